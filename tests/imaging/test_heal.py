"""Healing: the border is met without a seam, the texture of the other place is kept."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.imaging.heal import healed, lender, membrane


def test_a_membrane_continues_a_ramp():
    rows, columns = np.mgrid[:101, :140].astype(np.float32)
    ramp = (2 * columns - rows)[..., None]
    known = np.ones((101, 140), bool)
    known[20:81, 30:110] = False
    hidden = np.where(known[..., None], ramp, np.float32(0))
    assert np.abs(membrane(hidden, known) - ramp).max() < 1.0


def test_a_membrane_through_one_known_pixel_is_flat():
    known = np.zeros((37, 23), bool)
    known[5, 7] = True
    values = np.where(known[..., None], np.array([3, -4], np.float32), np.float32(0))
    assert np.abs(membrane(values, known) - np.array([3, -4], np.float32)).max() < 1e-3


@pytest.mark.parametrize("offset", [-60.0, 0.0, 90.0])
def test_a_healed_spot_has_the_means_around_it_and_the_other_places_grain(offset):
    grain = np.random.default_rng(1).normal(0, 6, (80, 80, 1)).astype(np.float32)
    rows, columns = np.mgrid[:80, :80].astype(np.float32)
    target = (100 + columns)[..., None].astype(np.float32)
    region = np.hypot(rows - 40, columns - 40) < 22
    damaged = np.where(region[..., None], np.float32(255), target)
    result = healed(damaged, 100 + offset + grain, region)
    off = (result - target - grain)[region]
    assert np.abs(off).max() < 6
    assert abs(off.mean()) < 1.5


def test_a_region_without_a_border_takes_the_mean():
    target, source = np.full((8, 8, 3), 50, np.float32), np.full((8, 8, 3), 90, np.float32)
    assert np.allclose(healed(target, source, np.ones((8, 8), bool)), 50)


def spotted() -> tuple[np.ndarray, np.ndarray]:
    """A dark left half and a bright right half, both grainy, and a spot in the bright one."""
    picture = np.full((200, 300), 60, np.float32)
    picture[:, 150:] = 180
    picture += np.random.default_rng(0).normal(0, 3, picture.shape).astype(np.float32)
    rows, columns = np.mgrid[:200, :300]
    region = np.hypot(rows - 100, columns - 200) < 12
    picture[region] = 0
    return picture, region


def test_texture_is_lent_by_a_place_like_the_border_and_beside_the_spot():
    picture, region = spotted()
    offset = lender(picture, region, 80)
    assert offset is not None
    dx, dy = offset
    rows, columns = np.nonzero(region)
    lent = picture[rows + dy, columns + dx]
    assert not region[rows + dy, columns + dx].any()
    assert np.abs(lent - 180).max() < 20
    assert max(abs(dx), abs(dy)) <= 80


def test_a_large_spot_is_looked_for_in_a_smaller_picture():
    picture, region = spotted()
    large, spot = (
        np.kron(picture, np.ones((6, 6), np.float32)),
        np.kron(region, np.ones((6, 6))) > 0,
    )
    offset = lender(large, spot, 400)
    assert offset is not None
    rows, columns = np.nonzero(spot)
    assert np.abs(large[rows + offset[1], columns + offset[0]] - 180).max() < 20


def test_no_place_lends_to_a_region_that_fills_the_picture():
    assert lender(np.zeros((20, 20), np.float32), np.ones((20, 20), bool), 50) is None
    almost = np.ones((20, 20), bool)
    almost[0] = False
    assert lender(np.zeros((20, 20), np.float32), almost, 50) is None
