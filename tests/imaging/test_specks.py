"""Dust is found on calm ground; edges, texture and lines are left alone."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from colorstudio.errors import BadInput
from colorstudio.imaging.specks import specks

SPOTS = [(40, 30, 2), (100, 150, 3), (220, 100, 1), (250, 170, 4)]


def scan() -> np.ndarray:
    """Grain on a slope, a hard edge below, a field of coarse texture to the right."""
    columns = np.arange(400.0)
    rng = np.random.default_rng(1)
    picture = 120 + columns[None] / 10 + rng.normal(0, 2, (300, 400))
    picture[200:] = 30 + rng.normal(0, 2, (100, 400))
    picture[:, 320:] += cv2.resize(rng.normal(0, 40, (60, 16)), (80, 300))
    picture[60:63, 20:300] = 220
    return np.clip(picture, 0, 255).astype(np.uint8)


def dusty() -> np.ndarray:
    picture = scan()
    for n, (x, y, r) in enumerate(SPOTS):
        cv2.circle(picture, (x, y), r, 250 if n % 2 else 10, -1)
    return picture


def test_every_spot_is_found_whole_and_nothing_else_on_calm_ground():
    found = specks(dusty()) > 0
    spots = np.zeros(found.shape, np.uint8)
    for x, y, r in SPOTS:
        cv2.circle(spots, (x, y), r, 1, -1)
    assert np.all(found[spots > 0])
    near = cv2.dilate(spots, np.ones((5, 5), np.uint8)) > 0
    assert not np.any(found[:, :315] & ~near[:, :315])


def test_a_clean_scan_has_next_to_no_dust():
    found = specks(scan()) > 0
    assert not found[:, :315].any()
    assert found[:, 315:].mean() < 0.02


def test_more_sensitivity_finds_more():
    faint = scan()
    cv2.circle(faint, (100, 150), 3, 150, -1)
    assert not specks(faint, sensitivity=0.1)[150, 100]
    assert specks(faint, sensitivity=1.0)[150, 100]


def test_spots_larger_than_asked_for_are_no_dust():
    picture = scan()
    cv2.circle(picture, (100, 150), 8, 10, -1)
    assert not specks(picture, 4)[150, 100]
    assert specks(picture, 10)[150, 100]


@pytest.mark.parametrize(("radius", "sensitivity"), [(0, 0.5), (31, 0.5), (4, 1.5)])
def test_values_out_of_range_are_refused(radius, sensitivity):
    with pytest.raises(BadInput, match="Dust"):
        specks(scan(), radius, sensitivity)
