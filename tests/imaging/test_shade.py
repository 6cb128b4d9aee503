"""Cel shading: at the side away from the light, in the part's own shade, nowhere else."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from colorstudio.imaging.color import Color
from colorstudio.imaging.flats import Flats, Flatter
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.regions import found
from colorstudio.imaging.shade import USUAL, cel_shade, multiplied

SIDE, MIDDLE, RADIUS = 200, 100, 70
ORANGE, BROWN = Color.from_hex("#e0a050"), Color.from_hex("#804020")


def ball(dtype: type = np.uint8) -> Flats:
    """A circle that is coloured, on paper that is not."""
    ink = np.zeros((SIDE, SIDE), np.uint8)
    cv2.circle(ink, (MIDDLE, MIDDLE), RADIUS, 255, 4)
    regions, _ = found(ink)
    hint = Hint("a", "point", ((MIDDLE, MIDDLE),), color=ORANGE, group="Skin")
    flatter = Flatter(regions, ink, dtype=np.dtype(dtype))
    return flatter.solve(Hints((SIDE, SIDE), (hint,)))


@pytest.mark.parametrize(
    ("light", "dark"), [(0.0, (0, 1)), (90.0, (-1, 0)), (180.0, (0, -1)), (315.0, (0.7, 0.7))]
)
def test_the_side_away_from_the_light_is_in_the_shade(
    light: float, dark: tuple[float, float]
) -> None:
    shade = cel_shade(ball(), light=light)[..., 3]
    far = 0.94 * RADIUS
    x, y = round(MIDDLE + far * dark[0]), round(MIDDLE + far * dark[1])
    assert shade[y, x] == 255
    assert shade[2 * MIDDLE - y, 2 * MIDDLE - x] == 0
    assert shade[MIDDLE, MIDDLE] == 0


def test_paper_is_never_shaded() -> None:
    flats = ball()
    shade = cel_shade(flats)
    outside = flats.index(flats_rect()) == 0
    assert not shade[outside].any()


def flats_rect():
    from colorstudio.imaging.geometry import Rect

    return Rect(0, 0, SIDE, SIDE)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_part_becomes_its_own_shade(dtype: type) -> None:
    flats = ball(dtype)
    shade = cel_shade(flats, light=0.0, shades={"skin": BROWN})
    shown = multiplied(flats.shown(flats_rect()), shade)
    y = MIDDLE + round(0.94 * RADIUS)
    full = np.iinfo(dtype).max
    got = shown[y, MIDDLE, :3].astype(float) * 255 / full
    assert np.abs(got - BROWN.rgb8).max() <= 1
    lit = shown[MIDDLE, MIDDLE, :3].astype(float) * 255 / full
    assert np.abs(lit - ORANGE.rgb8).max() <= 0.5


def test_other_flats_take_the_usual_shade() -> None:
    shade = cel_shade(ball(), light=0.0, shades={"hair": BROWN})
    y = MIDDLE + round(0.94 * RADIUS)
    assert np.abs(shade[y, MIDDLE, :3] / 255 - USUAL).max() < 0.003


def test_depth_says_how_far_it_reaches() -> None:
    little, much = (cel_shade(ball(), depth=d)[..., 3] > 0 for d in (0.02, 0.11))
    assert 0 < little.sum() < much.sum()


def test_the_page_around_everything_throws_no_shade() -> None:
    ink = np.zeros((SIDE, SIDE), np.uint8)
    cv2.circle(ink, (MIDDLE, MIDDLE), RADIUS, 255, 4)
    regions, _ = found(ink)
    page = Hint("p", "point", ((3.0, 3.0),), color=BROWN)
    flats = Flatter(regions, ink).solve(Hints((SIDE, SIDE), (page,)))
    assert not cel_shade(flats)[..., 3].any()
