"""Smaller in linear light, and into sRGB: against plain averages and against LittleCMS."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.color import decode_rgb, encode_rgb
from colorstudio.imaging.fitting import fitted, fitted_size
from colorstudio.imaging.io.convert import through_icc
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB, Profile, adaptation, named


def noise(size: tuple[int, int], dtype: type = np.uint8) -> np.ndarray:
    codes = np.random.default_rng(8).integers(0, np.iinfo(dtype).max, (size[1], size[0], 4), dtype)
    codes[..., 3] = np.iinfo(dtype).max
    return codes


def test_nothing_to_do_gives_the_picture_itself() -> None:
    pixels = Pixels(noise((40, 30)))
    assert fitted(pixels, max_side=40, srgb=True) is pixels
    tagged = Pixels(noise((40, 30)), named("srgb"))
    assert fitted(tagged, srgb=True) is tagged


@given(st.integers(1, 70_000), st.integers(1, 70_000), st.integers(1, 70_000))
def test_the_longer_side_fits_and_the_shape_stays(w: int, h: int, side: int) -> None:
    new = fitted_size((w, h), side)
    assert max(new) <= max(side, 1)
    assert max(new) == min(side, max(w, h))
    scale = max(new) / max(w, h)
    assert abs(min(new) - max(1, min(w, h) * scale)) <= 0.5


@pytest.mark.parametrize("profile", [SRGB, named("adobe-rgb")])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_fine_pattern_keeps_its_light(dtype: type, profile: Profile) -> None:
    full = np.iinfo(dtype).max
    codes = np.full((64, 96, 4), full, dtype)
    codes[::2, ::2, :3] = codes[1::2, 1::2, :3] = 0  # a chequered board: half of the light
    small = fitted(Pixels(codes, profile), max_side=24)
    assert (small.size, small.profile) == ((24, 16), profile)
    half = np.rint(encode_rgb(np.full(3, 0.5), small.profile) * full)
    assert np.abs(small.array[..., :3].astype(int) - half).max() <= 1
    assert (small.array[..., 3] == full).all()


def test_a_factor_that_is_not_whole_averages_areas() -> None:
    pixels = Pixels(noise((90, 60), np.uint16))
    small = fitted(pixels, max_side=40)
    light = decode_rgb(pixels.array[..., :3])
    across = np.zeros((90, 40))
    for n in range(40):
        left, right = n * 2.25, (n + 1) * 2.25
        for x in range(int(left), min(90, int(np.ceil(right)))):
            across[x, n] = (min(x + 1, right) - max(x, left)) / 2.25
    down = np.zeros((27, 60))
    for n in range(27):
        top, bottom = n * 60 / 27, (n + 1) * 60 / 27
        for y in range(int(top), min(60, int(np.ceil(bottom)))):
            down[n, y] = (min(y + 1, bottom) - max(y, top)) * 27 / 60
    mean = np.einsum("ny,yxc,xm->nmc", down, light, across)
    assert np.abs(small.array[..., :3] - encode_rgb(mean) * 65535).max() < 30


def test_what_was_transparent_gives_no_rim() -> None:
    codes = np.zeros((40, 40, 4), np.uint8)
    codes[:, :, :3] = (0, 255, 0)
    codes[:, 21:] = (200, 30, 40, 255)
    small = fitted(Pixels(codes), max_side=20).array
    assert small[0, 10].tolist() == [200, 30, 40, 128]
    assert small[0, 9, 3] == 0


@pytest.mark.parametrize("name", ["adobe-rgb", "display-p3", "prophoto"])
def test_srgb_is_what_littlecms_makes_of_it(name: str) -> None:
    profile = named(name)
    # colours inside of sRGB: outside, both clip
    inside = Pixels(noise((64, 64), np.uint16))
    matrix = profile.from_xyz @ adaptation(SRGB.white, profile.white) @ SRGB.to_xyz
    codes = inside.array.copy()
    light = decode_rgb(codes[..., :3]) @ matrix.T
    codes[..., :3] = np.rint(encode_rgb(np.clip(light, 0, 1), profile) * 65535)
    ours = fitted(Pixels(codes, profile), srgb=True)
    theirs = through_icc(codes[..., :3], profile.icc_bytes, "rgb")
    assert ours.profile is SRGB
    bright = theirs > 2000  # LittleCMS's curves are rough in the deepest blacks
    assert np.abs(ours.array[..., :3].astype(int) - theirs)[bright].max() <= 60


def test_a_side_below_one_is_refused() -> None:
    with pytest.raises(BadInput, match="at least one pixel"):
        fitted(Pixels(noise((4, 4))), max_side=0)
