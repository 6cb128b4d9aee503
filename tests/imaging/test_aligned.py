"""Flats from a coloured picture of the same drawing: a region takes what it mostly has."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from colorstudio.errors import BadInput
from colorstudio.imaging.aligned import from_picture
from colorstudio.imaging.casting import hints_of
from colorstudio.imaging.flats import Flatter
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.regions import found

SIDE = 240
RED, BLUE, PAGE = (200, 40, 40), (40, 60, 200), (250, 250, 240)


def drawing() -> np.ndarray:
    ink = np.zeros((SIDE, SIDE), np.uint8)
    cv2.circle(ink, (70, 120), 45, 255, 4)
    cv2.circle(ink, (170, 120), 45, 255, 4)
    return ink


def painted(*, size: int = SIDE, noise: float = 0.0) -> np.ndarray:
    """What a model might paint: shaded, not quite inside of the lines, ink in it."""
    y, x = np.mgrid[:SIDE, :SIDE]
    codes = np.full((SIDE, SIDE, 4), (*PAGE, 255), np.float32)
    for cx, color in ((70, RED), (170, BLUE)):
        inside = np.hypot(x - cx, y - 120) < 48
        light = 1 + 0.15 * (y - 120) / 48
        codes[inside, :3] = (np.array(color) * light[..., None])[inside]
    codes[drawing() > 0, :3] = 10
    codes[..., :3] += np.random.default_rng(1).normal(0, noise, (SIDE, SIDE, 3))
    codes = np.clip(codes, 0, 255).astype(np.uint8)
    return cv2.resize(codes, (size, size), interpolation=cv2.INTER_AREA)


@pytest.mark.parametrize("size", [60, 240, 480])
@pytest.mark.parametrize("noise", [0.0, 12.0])
def test_regions_take_the_colour_that_they_mostly_have(size: int, noise: float) -> None:
    regions, _ = found(drawing())
    made = from_picture(regions, painted(size=size, noise=noise))
    for x, color in ((70, RED), (170, BLUE)):
        region = regions.labels[120, x]
        assert made.given[region]
        assert np.abs(made.colors[region].astype(int) - color).max() <= 10
    assert not made.given[regions.labels[5, 5]]  # the page is no region to be coloured


def test_alike_colours_become_one_swatch() -> None:
    regions, _ = found(drawing())
    codes = painted()
    codes[:, 120:, :3] = RED
    codes[:, 120:, 0] = RED[0] + 3
    made = from_picture(regions, codes)
    left, right = regions.labels[120, 70], regions.labels[120, 170]
    assert (made.colors[left] == made.colors[right]).all()
    apart = from_picture(regions, painted())
    assert (apart.colors[left] != apart.colors[right]).any()


def test_it_becomes_hints_and_flats_without_the_shading() -> None:
    ink = drawing()
    regions, _ = found(ink)
    hints = Hints((SIDE, SIDE), hints_of(regions, from_picture(regions, painted())))
    shown = Flatter(regions, ink).solve(hints).shown(Rect(0, 0, SIDE, SIDE))
    inside = regions.labels == regions.labels[120, 70]
    assert len(np.unique(shown[inside].reshape(-1, 4), axis=0)) == 1


def test_what_is_sure_is_what_is_even() -> None:
    regions, _ = found(drawing())
    codes = painted()
    codes[75:165:2, 30:110, :3] = (30, 200, 30)
    made = from_picture(regions, codes)
    assert made.sure[regions.labels[120, 170]] > 0.8 > made.sure[regions.labels[120, 70]]


def test_transparent_pictures_and_other_proportions() -> None:
    regions, _ = found(drawing())
    codes = painted()
    codes[..., 3] = 0
    assert not from_picture(regions, codes).given.any()
    with pytest.raises(BadInput):
        from_picture(regions, painted()[:100])
    with pytest.raises(BadInput):
        from_picture(regions, painted()[..., :3])
