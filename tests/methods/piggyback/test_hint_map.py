"""The map of hints: what is drawn where, in which colour, and what is not drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.methods.colorize.piggyback.hint_map import HintMap, drawn, hint_map

RED, BLUE = Color.from_hex("#b03020"), Color.from_hex("#3040c0")
SIZE = (60, 40)
LIGHT = np.full((40, 60), 50, np.float32)


def lab(made: HintMap) -> np.ndarray:
    return rgb_to_lab(np.rint((made.codes + 1) * 127.5).astype(np.uint8))


def test_without_hints_it_is_mid_grey_and_empty() -> None:
    made = hint_map(Hints(SIZE), LIGHT)
    assert made.codes.shape == (40, 60, 3)
    assert not made.codes.any()
    assert not made.mask.any()


def test_a_point_is_a_disc_and_a_stroke_has_its_width() -> None:
    point = Hint("a", "point", ((20.0, 12.0),), radius=5, color=RED)
    stroke = Hint("b", "stroke", ((10.0, 30.0), (50.0, 30.0)), radius=3, color=BLUE)
    mask = hint_map(Hints(SIZE, (point, stroke)), LIGHT).mask
    y, x = np.mgrid[:40, :60]
    along = np.clip(x, 10, 50)
    disc = (x - 20) ** 2 + (y - 12) ** 2 <= 25
    capsule = (x - along) ** 2 + (y - 30) ** 2 <= 9
    np.testing.assert_array_equal(mask, (disc | capsule).astype(np.float32))


def test_a_colour_is_shown_at_the_photos_lightness() -> None:
    light = np.tile(np.linspace(20, 80, 60, dtype=np.float32), (40, 1))
    for x, expected in ((10, 20 + 600 / 59), (49, 20 + 49 * 60 / 59)):
        hint = Hint("a", "point", ((float(x), 20.0),), radius=3, color=Color(50, 12, 18))
        got = lab(hint_map(Hints(SIZE, (hint,)), light))[20, x]
        np.testing.assert_allclose(got, (expected, 12, 18), atol=1.5)


def test_a_colour_that_is_not_there_keeps_lightness_and_hue() -> None:
    hint = Hint("a", "point", ((30.0, 20.0),), radius=3, color=RED)
    L, a, b = lab(hint_map(Hints(SIZE, (hint,)), np.full((40, 60), 92, np.float32)))[20, 30]
    assert pytest.approx(92, abs=1) == L
    assert b / a == pytest.approx(RED.b / RED.a, abs=0.15)
    assert np.hypot(a, b) < RED.chroma / 2


def test_later_marks_lie_over_earlier_and_pinned_over_all() -> None:
    at = ((30.0, 20.0),)
    first = Hint("a", "point", at, radius=6, color=RED)
    second = Hint("b", "point", at, radius=3, color=BLUE)
    assert lab(hint_map(Hints(SIZE, (first, second)), LIGHT))[20, 30, 2] < -20
    pinned = Hint("a", "point", at, radius=6, color=RED, pinned=True)
    assert lab(hint_map(Hints(SIZE, (pinned, second)), LIGHT))[20, 30, 2] > 10


def test_keep_is_grey_and_walls_joins_and_hidden_marks_are_not_shown() -> None:
    line = ((10.0, 20.0), (50.0, 20.0))
    keep = hint_map(Hints(SIZE, (Hint("k", "keep", line, radius=3),)), LIGHT)
    assert keep.mask.sum() > 200
    np.testing.assert_allclose(lab(keep)[20, 30], (50, 0, 0), atol=0.5)
    others = (
        Hint("w", "barrier", line),
        Hint("j", "join", line),
        Hint("h", "stroke", line, color=RED, group="off"),
    )
    assert not hint_map(Hints(SIZE, others, frozenset({"off"})), LIGHT).mask.any()


def test_a_mark_does_not_leave_its_mask() -> None:
    left = np.zeros((20, 30), np.float32)
    left[:, :15] = 1
    hint = Hint("a", "stroke", ((10.0, 20.0), (50.0, 20.0)), radius=3, color=RED, mask="left")
    mask = hint_map(Hints(SIZE, (hint,)), LIGHT, {"left": left}).mask
    assert mask[20, 12:30].all()
    assert not mask[:, 30:].any()


@given(
    x=st.floats(0, 5999),
    y=st.floats(0, 3999),
    radius=st.floats(0.5, 200),
    to=st.sampled_from([(60, 40), (64, 40), (512, 344), (7, 3)]),
)
def test_no_mark_is_lost_however_small_the_picture_gets(
    x: float, y: float, radius: float, to: tuple[int, int]
) -> None:
    hint = Hint("a", "point", ((x, y),), radius=radius, color=RED)
    made = drawn(hint, (to[0] / 6000, to[1] / 4000), to)
    assert made.any()
    rows, columns = np.nonzero(made)
    assert abs(columns.mean() - (x + 0.5) * to[0] / 6000 + 0.5) < max(1, radius * to[0] / 6000)
    assert abs(rows.mean() - (y + 0.5) * to[1] / 4000 + 0.5) < max(1, radius * to[1] / 4000)
