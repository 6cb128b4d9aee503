"""Mixed pixels are taken apart: both sides' colours, and whether they were mixed in light."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.imaging.color import decode_rgb, encode_rgb
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.rim import rim_of, unmixed

RED, GREEN = np.array([200, 20, 30], np.uint8), np.array([30, 150, 60], np.uint8)


def mixed_disc(in_codes: bool, inside: np.ndarray = RED) -> tuple[np.ndarray, np.ndarray]:
    """H x W x 4 codes (16 bit) of a disc with a soft edge, and its matte."""
    y, x = np.mgrid[:160, :160] + 0.5
    matte = np.rint(np.clip(50 - np.hypot(x - 80, y - 80), -2, 2) * 63.75 + 127.5)
    part = matte[..., None] / 255
    if in_codes:
        values = (part * inside + (1 - part) * GREEN) / 255
    else:
        values = encode_rgb(part * decode_rgb(inside) + (1 - part) * decode_rgb(GREEN))
    codes = np.full((160, 160, 4), 65535, np.uint16)
    codes[..., :3] = np.rint(values * 65535)
    return codes, matte.astype(np.uint8)


@pytest.mark.parametrize("in_codes", [False, True])
def test_both_sides_are_found_again(in_codes: bool) -> None:
    codes, matte = mixed_disc(in_codes)
    assert rim_of(codes, matte, Rect(0, 0, 160, 160), SRGB).in_codes is in_codes
    inner, outer = unmixed(codes, matte, SRGB)
    rim = (matte > 0) & (matte < 255)
    assert np.abs(inner[rim] - decode_rgb(RED)).max() < 0.01
    assert np.abs(outer[rim] - decode_rgb(GREEN)).max() < 0.01


def test_pure_pixels_are_themselves() -> None:
    codes, matte = mixed_disc(False)
    inner, outer = unmixed(codes, matte, SRGB)
    light = decode_rgb(codes[..., :3])
    assert np.abs(inner - light)[matte == 255].max() < 1e-5
    assert np.abs(outer - light)[matte == 0].max() < 1e-5


def test_the_rim_of_a_reduced_picture_serves_the_full_one() -> None:
    codes, matte = mixed_disc(False)
    half = rim_of(codes[::2, ::2], matte[::2, ::2], Rect(0, 0, 80, 80), SRGB, level=1)
    inner, _ = unmixed(codes, matte, SRGB, half)
    rim = (matte > 0) & (matte < 255)
    assert np.abs(inner[rim] - decode_rgb(RED)).max() < 0.01
