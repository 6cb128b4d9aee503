"""Masks made wider, narrower, softer: exact where they can be, never beyond what was asked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.masks import feathered, grown, shrunk


def box(height: int = 80, width: int = 100) -> np.ndarray:
    mask = np.zeros((height, width), np.uint8)
    mask[30:50, 40:60] = 255
    return mask


@pytest.mark.parametrize("px", [1, 4, 10])
def test_sides_move_by_whole_pixels(px: int) -> None:
    row, column = grown(box(), px)[40], grown(box(), px)[:, 50]
    assert np.flatnonzero(row == 255).tolist() == list(range(40 - px, 60 + px))
    assert np.flatnonzero(column).tolist() == list(range(30 - px, 50 + px))
    if px < 10:
        row = shrunk(box(), px)[40]
        assert np.flatnonzero(row).tolist() == list(range(40 + px, 60 - px))


def test_parts_of_a_pixel_count_and_corners_are_round() -> None:
    wide = grown(box(), 4.5)
    assert wide[40, 36] == 255
    assert wide[40, 35] == pytest.approx(128, abs=2)
    assert wide[26, 36] == 0, "the corner of a square would be here"


@given(st.integers(0, 2**31), st.floats(0, 12))
def test_growing_keeps_and_shrinking_takes(seed: int, px: float) -> None:
    mask = np.random.default_rng(seed).integers(0, 256, (24, 32)).astype(np.uint8)
    assert (grown(mask, px) >= mask).all()
    assert (shrunk(mask, px) <= mask).all()
    assert feathered(mask, px).shape == mask.shape


@pytest.mark.parametrize("px", [3, 40, 400])
def test_a_feather_is_an_even_slope_in_the_middle_of_the_edge(px: int) -> None:
    mask = np.zeros((200, 1200), np.uint8)
    mask[:, 600:] = 255
    soft = feathered(mask, px)[100].astype(int)
    assert (np.diff(soft) >= -1).all()
    assert soft[599:601].mean() == pytest.approx(127.5, abs=4)
    assert soft[600 - 2 * px if px < 300 else 0] < 40
    assert np.count_nonzero((soft > 2) & (soft < 253)) >= px


def test_an_empty_and_a_full_mask_stay() -> None:
    for value in (0, 255):
        mask = np.full((20, 30), value, np.uint8)
        for change in (grown, shrunk, feathered):
            assert np.array_equal(change(mask, 5), mask)


@pytest.mark.parametrize("px", [-1, float("nan"), float("inf")])
def test_what_cannot_be_is_refused(px: float) -> None:
    for change in (grown, shrunk, feathered):
        with pytest.raises(BadInput):
            change(box(), px)
