"""The map of differences says what the formula says."""

from __future__ import annotations

import numpy as np

from colorstudio.imaging.color import rgb_to_lab
from colorstudio.imaging.delta_map import HOT, delta_map, heat
from colorstudio.imaging.metrics import delta_e00


def test_it_is_ciede2000_of_every_pixel() -> None:
    rng = np.random.default_rng(3)
    one, other = rng.integers(0, 256, (2, 37, 53, 4), dtype=np.uint8)
    other[:5] = one[:5]
    want = delta_e00(rgb_to_lab(one[..., 2::-1]), rgb_to_lab(other[..., 2::-1]))
    got = delta_map(one, other)
    assert np.abs(got - want).max() < 1e-3
    assert not got[:5].any()


def test_heat_grows_with_the_difference() -> None:
    shown = heat(np.array([[0, HOT / 2, HOT, 10 * HOT]], np.float32))[0, :, :3].astype(int).sum(1)
    assert shown[0] < 20 < shown[1] < shown[2] == shown[3]
