"""Hints on a model's colours: the whole thing follows, and nothing beside it."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.overruled import Overruler
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import place_all
from colorstudio.imaging.spread import Spreader, reduced_lightness

SIZE = (240, 160)
GREEN = Color.from_hex("#508050")


@pytest.fixture
def chroma() -> np.ndarray:
    """Blue ground; a red thing at the left and another one at the right."""
    out = np.zeros((80, 120, 2), np.float32)
    out[:] = (5, -30)
    out[20:60, 10:50] = out[20:60, 80:110] = (40, 25)
    return out


def hints(*marks: Hint) -> Hints:
    return Hints(SIZE, marks)


def point(x: float, y: float, **more: object) -> Hint:
    return Hint("p", "point", ((x, y),), color=GREEN, **more)  # type: ignore[arg-type]


def test_the_thing_under_the_hint_is_left_to_it(chroma: np.ndarray) -> None:
    overruler = Overruler(chroma, SIZE)
    assert overruler.proposal(hints()).confidence.min() == 1
    sure = overruler.proposal(hints(point(60, 80))).confidence
    assert sure[24:56, 14:46].max() < 0.1
    assert sure[:, 55:].min() > 0.95
    assert sure[:15].min() > 0.95


def test_a_barrier_and_a_mask_bound_it(chroma: np.ndarray) -> None:
    wall = Hint("w", "barrier", ((60.0, 0.0), (60.0, 159.0)))
    sure = Overruler(chroma, SIZE).proposal(hints(point(40, 80), wall)).confidence
    assert sure[24:56, 14:26].max() < 0.1
    assert sure[24:56, 34:46].min() > 0.9
    mask = np.zeros((160, 240), np.float32)
    mask[:, :60] = 1
    masked = point(40, 80, mask="half")
    sure = Overruler(chroma, SIZE).proposal(hints(masked), {"half": mask}).confidence
    assert sure[24:56, 14:26].max() < 0.1
    assert sure[24:56, 34:46].min() > 0.9


def test_what_is_kept_is_what_would_be_found_anew(chroma: np.ndarray) -> None:
    overruler = Overruler(chroma, SIZE)
    wall = Hint("w", "barrier", ((60.0, 0.0), (60.0, 159.0)))
    for asked in (
        hints(point(60, 80)),
        hints(point(200, 80), Hint("k", "keep", ((10.0, 10.0), (200.0, 10.0)))),
        hints(point(60, 80), wall),
        hints(point(60, 80)),
    ):
        again = Overruler(chroma, SIZE).proposal(asked).confidence
        np.testing.assert_array_equal(overruler.proposal(asked).confidence, again)


def test_the_picture_turns_where_the_hint_says_so(chroma: np.ndarray) -> None:
    grey = np.full((160, 240, 4), 255, np.uint8)
    grey[..., :3] = 120
    grey[40:120, 20:100, :3] = grey[40:120, 160:220, :3] = 150
    image = Pixels(grey)
    spreader = Spreader(reduced_lightness(image), SIZE)
    asked = hints(point(60, 80))
    field = spreader.solve(asked, proposal=Overruler(chroma, SIZE).proposal(asked))
    codes = place_all(field, image).array.astype(int)
    left, right, ground = codes[60:100, 40:80], codes[60:100, 180:200], codes[5:30, 110:150]
    assert (left[..., 1] > left[..., 0] + 10).all()  # green now
    assert (right[..., 0] > right[..., 1] + 20).all()  # red still
    assert (ground[..., 2] > ground[..., 0] + 10).all()  # blue still


@pytest.mark.parametrize("size", [(1, 1), (8, 3), (6000, 10)])
def test_any_size(size: tuple[int, int]) -> None:
    chroma = np.zeros((16, 16, 2), np.float32)
    mark = Hint("p", "point", ((size[0] - 1.0, 0.0),), color=GREEN, radius=300)
    sure = Overruler(chroma, size).proposal(Hints(size, (mark,))).confidence
    assert sure.shape == (16, 16)
    assert np.isfinite(sure).all()
