"""Levels: points, gamma, and automatic points of a flat scan."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.levels import Levels, auto_levels, levelled


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_points_become_black_and_white_and_gamma_lightens_the_middle(dtype):
    full = np.iinfo(dtype).max
    table = Levels(0.2, 0.8, gamma=2).table(dtype)
    assert table[int(0.2 * full)] == 0
    assert table[-(-8 * full // 10)] == full
    assert table[full // 2] == pytest.approx(full * 0.5**0.5, abs=2 + full / 255)
    assert np.all(np.diff(table.astype(int)) >= 0)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_neutral_levels_change_nothing(dtype):
    assert np.array_equal(Levels().table(dtype), np.arange(np.iinfo(dtype).max + 1))


@given(
    black=st.floats(0, 0.4),
    white=st.floats(0.5, 1),
    gamma=st.floats(0.2, 5),
    dtype=st.sampled_from([np.uint8, np.uint16]),
)
def test_a_picture_goes_through_the_table_and_alpha_stays(black, white, gamma, dtype):
    picture = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (9, 7, 4), dtype)
    levels = Levels(black, white, gamma, 0.1, 0.9)
    out = levelled(picture, levels)
    assert np.array_equal(out[..., :3], levels.table(dtype)[picture[..., :3]])
    assert np.array_equal(out[..., 3], picture[..., 3])


def test_automatic_levels_find_the_range_of_a_flat_scan_and_pass_over_dust():
    picture = np.random.default_rng(0).integers(60, 181, (200, 200, 4), np.uint8)
    picture[..., 3] = 255
    picture[0, :20, :3] = 255
    picture[1, :5, :3] = 0
    levels = auto_levels(picture)
    assert levels.black * 255 == pytest.approx(60, abs=1)
    assert levels.white * 255 == pytest.approx(180, abs=1)


def test_automatic_levels_leave_one_flat_tone_and_emptiness_alone():
    assert auto_levels(np.full((20, 20, 4), 99, np.uint8)) == Levels()
    assert auto_levels(np.zeros((20, 20, 4), np.uint8)) == Levels()


@pytest.mark.parametrize(
    "values", [{"black": 0.9, "white": 0.1}, {"gamma": 0}, {"out_white": 2}, {"black": -1}]
)
def test_levels_out_of_range_are_refused(values):
    with pytest.raises(BadInput):
        Levels(**values)
