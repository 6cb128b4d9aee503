"""Filling: what is alike, what hangs together, and an edge that follows the ink's antialiasing."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.color import rgb_to_lab
from colorstudio.imaging.flood import Region, color_distance, flood


def paper(w: int = 90, h: int = 70, dtype: type = np.uint8) -> np.ndarray:
    return np.full((h, w, 4), np.iinfo(dtype).max, dtype)


def whole(region: Region, picture: np.ndarray) -> np.ndarray:
    out = np.zeros(picture.shape[:2], np.uint8)
    out[region.rect.slices] = region.coverage
    return out


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_distances_are_those_of_cielab(dtype):
    picture = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (40, 40, 4), dtype)
    picture[..., 3] = np.iinfo(dtype).max
    lab = rgb_to_lab(picture)
    wanted = np.linalg.norm(lab - lab[3, 4], axis=-1)
    assert np.abs(color_distance(picture, picture[3, 4]) / 64 - wanted).max() < 0.05


@settings(max_examples=30)
@given(st.integers(0, 89), st.integers(0, 69), st.floats(0, 60), st.booleans())
def test_without_growth_a_fill_is_what_its_definition_says(x, y, tolerance, connected):
    picture = paper()
    noise = np.random.default_rng(4).integers(0, 3, (70, 90, 1))
    picture[..., :3] = noise * 90
    cover = whole(flood(picture, (x, y), tolerance, connected=connected, expand_px=0), picture)
    alike = (color_distance(picture, picture[y, x]) <= int(tolerance * 64)).astype(np.uint8)
    if connected:
        _, labels = cv2.connectedComponents(alike, connectivity=4)
        alike = ((labels == labels[y, x]) & (alike > 0)).astype(np.uint8)
    assert np.array_equal(cover, alike * 255)


def test_a_diagonal_line_of_single_pixels_holds():
    picture = paper(60, 60)
    for n in range(60):
        picture[n, n, :3] = 0
    cover = whole(flood(picture, (50.5, 5.5), 10, expand_px=1), picture)
    assert cover[5, 50] == 255
    assert cover[50, 5] == 0


def test_a_fill_takes_its_share_of_antialiased_ink_and_none_of_solid_ink():
    picture = paper()
    picture[:, 40:44, :3] = 0
    picture[:, 39, :3] = 128
    cover = whole(flood(picture, (5, 5), 8), picture)
    assert np.all(cover[:, :39] == 255)
    assert np.all((cover[:, 39] > 80) & (cover[:, 39] < 200))
    assert np.all(cover[:, 40:] == 0)


def test_ink_without_antialiasing_is_left_alone():
    picture = paper()
    picture[:, 40:44, :3] = 0
    cover = whole(flood(picture, (5, 5), 8), picture)
    assert np.all(cover[:, :40] == 255)
    assert np.all(cover[:, 40:] == 0)


def test_a_fill_in_gentle_tones_gets_a_rounded_edge():
    picture = paper()
    picture[..., :3] = np.linspace(100, 160, 90, dtype=np.uint8)[None, :, None]
    edge = whole(flood(picture, (0, 30), 5), picture)[30]
    partly = (edge > 0) & (edge < 255)
    assert partly.sum() == 1
    assert edge[0] == 255
    assert edge[-1] == 0


def test_growth_goes_so_far_and_no_farther():
    picture = paper()
    picture[20:50, 30:60, :3] = 90
    for grown in (1, 2, 4):
        cover = whole(flood(picture, (45, 35), 5, expand_px=grown), picture)
        assert np.all(
            cover[20 - grown + 1 : 50 + grown - 1, 30 - grown + 1 : 60 + grown - 1] == 255
        )
        assert cover[: 20 - grown].max() == 0
        assert cover[:, 60 + grown :].max() == 0


def test_transparent_pixels_are_alike_whatever_colour_they_hide():
    picture = paper()
    picture[..., 3] = 0
    picture[:, 45:, :3] = 7
    picture[30:40, 10:20, 3] = 255
    cover = whole(flood(picture, (80, 5), 5), picture)
    assert cover[5, 5] == 255
    assert cover[35, 15] == 0


@pytest.mark.parametrize("at", [(-1, 5), (90, 5), (5, 70.2)])
def test_a_click_outside_is_refused(at):
    with pytest.raises(BadInput, match="outside"):
        flood(paper(), at, 5)


def test_a_negative_tolerance_is_refused():
    with pytest.raises(BadInput, match="negative"):
        flood(paper(), (5, 5), -1)
