"""Codes of any profile and depth as a screen shows them."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.document.display import NEUTRAL, to_display
from colorstudio.imaging.color import Color
from colorstudio.imaging.profiles import D50, SRGB, Profile

PROPHOTO_LIKE = Profile(
    "wide",
    np.array([[0.7977, 0.1352, 0.0313], [0.2880, 0.7119, 0.0001], [0.0, 0.0, 0.8249]])
    * (D50 / np.array([0.9642, 1.0, 0.8249]))[:, None],
    np.stack([np.linspace(0, 1, 65536) ** 1.8] * 3),
)


def test_srgb_is_shown_as_it_is_with_blue_first() -> None:
    codes = np.random.default_rng(0).integers(0, 256, (40, 50, 4), np.uint8)
    codes[..., 3] = 255
    out = to_display(codes, SRGB)
    assert out.dtype == np.uint8
    assert np.array_equal(out[..., 2::-1], codes[..., :3])


def test_sixteen_bits_are_rounded_to_eight() -> None:
    values = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    codes = np.dstack([values, values, values, np.full_like(values, 65535)])
    out = to_display(codes, SRGB)
    assert np.array_equal(out[..., 0], np.rint(values / 257).astype(np.uint8))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_another_profile_is_shown_in_its_own_colours(dtype: type) -> None:
    full = np.iinfo(dtype).max
    rng = np.random.default_rng(0)
    codes = rng.integers(full // 3, full // 2, (6, 6, 4), dtype)
    codes[..., 3] = full
    codes[0, 0, :3] = full
    out = to_display(codes, PROPHOTO_LIKE)
    assert out[0, 0].tolist() == [255, 255, 255, 255]
    for y, x in ((1, 1), (3, 4), (5, 2)):
        expected = Color.from_pixel(codes[y, x], PROPHOTO_LIKE).rgb8
        assert np.abs(out[y, x, 2::-1].astype(int) - expected).max() <= 1


def test_a_board_shows_through_transparency_and_meets_its_neighbours() -> None:
    codes = np.zeros((64, 64, 4), np.uint8)
    whole = to_display(codes, SRGB)
    assert len(np.unique(whole[..., :3])) == 2
    part = to_display(codes[8:, 24:], SRGB, origin=(24, 8))
    assert np.array_equal(part, whole[8:, 24:])
    assert np.all(to_display(codes, SRGB, under=NEUTRAL)[..., :3] == NEUTRAL[0])
    codes[..., :3] = 255
    codes[..., 3] = 128
    half = to_display(codes, SRGB, under=(0, 0))
    assert np.all(half[..., :3] == 128)
