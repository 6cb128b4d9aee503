"""Hints of the truth's colours: where they lie, what they ask for, and who gets to see them."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.evaluation.mini import hinted, measures
from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.hints import Hint, Hints


def scene() -> tuple[np.ndarray, np.ndarray]:
    """A red square on blue, and where it is."""
    rgb = np.full((64, 64, 3), (60, 70, 190), np.uint8)
    rgb[20:44, 20:44] = (200, 60, 50)
    mask = np.zeros((64, 64), np.float32)
    mask[20:44, 20:44] = 1
    return rgb, mask


@pytest.mark.parametrize("count", [3, 10])
def test_points_lie_in_the_object_with_the_truths_color(count: int):
    rgb, mask = scene()
    hints = hinted.drawn_hints(rgb, mask, count, np.random.default_rng(1))
    assert len(hints) == len({hint.points for hint in hints.items}) == count
    red = rgb_to_lab(np.array((200, 60, 50), np.uint8))
    for hint in hints.items:
        assert hint.color is not None
        assert hint.color.lab == pytest.approx(red)
        # all of the disc is within
        assert 20 + hinted.RADIUS <= hint.x <= 43 - hinted.RADIUS
        assert 20 + hinted.RADIUS <= hint.y <= 43 - hinted.RADIUS


def test_chance_alone_says_where_they_lie():
    rgb, mask = scene()
    first, again, other = (
        hinted.drawn_hints(rgb, mask, 5, np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert first == again != other


def test_small_objects_and_whole_pictures_get_their_hints_too():
    rgb, mask = scene()
    small = np.zeros_like(mask)
    small[30, 30:32] = 1
    hints = hinted.drawn_hints(rgb, small, 10, np.random.default_rng(1))
    assert {(hint.x, hint.y) for hint in hints.items} <= {(30, 30), (31, 30)}
    assert len(hints) == 10
    assert len(hinted.drawn_hints(rgb, None, 50, np.random.default_rng(1))) == 50


def test_asked_against_got_is_of_hue_and_chroma_alone():
    rgb, mask = scene()
    hints = hinted.drawn_hints(rgb, mask, 3, np.random.default_rng(1))
    assert hinted.asked_against_got(rgb, hints) == pytest.approx(np.zeros(3), abs=1e-6)
    grey = measures.grey_of(rgb)
    assert hinted.asked_against_got(grey, hints).min() > 20
    lab = rgb_to_lab(np.array((200, 60, 50), np.uint8))
    dark = np.full_like(rgb, Color(lab[0] - 6, lab[1], lab[2]).rgb8)
    assert hinted.asked_against_got(dark, hints).max() < 1


def test_hints_are_seen_on_the_grey_that_is_shown():
    rgb, _ = scene()
    red = Hint("h", "point", ((10.0, 50.0),), radius=2.0, color=Color(50.0, 60.0, 40.0))
    shown = hinted.with_hints(rgb, Hints((64, 64), (red,)))
    colored = np.ptp(shown.astype(int), axis=-1) > 30
    assert colored[48:53, 8:13].sum() == colored.sum() >= 9
