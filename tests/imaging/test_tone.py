"""Tones of old scans: found in the real ones, taken out to the nearest grey, remembered."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from colorstudio.imaging.color import encode_rgb, lab_to_linear, lightness
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.tone import is_toned, measure_tone, neutral, tone_at

NEUTRAL_PRINTS = {
    "1890sTouristsEgypt.png",
    "1901Electrophone.jpg",
    "GalwayIreland1902.jpg",
    "MementoMori1865.jpg",
    "Paris1899StreetDig.jpg",
    "Rutherford_Hayes.jpg",
    "civil-war_2.jpg",
}


def opened(path: Path, step: int = 1) -> np.ndarray:
    rgb = cv2.imread(str(path), cv2.IMREAD_COLOR_RGB)
    assert rgb is not None
    rgb = rgb[::step, ::step]
    return np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)])


def pictures(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix in {".jpg", ".png"})


def sepia(dtype: type, noise: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """A picture of all L* whose a*b* follow a known curve, and that curve (101 x 2)."""
    steps = np.arange(101)
    curve = (
        np.stack([4 + 0.04 * steps, 18 - 0.1 * steps], axis=-1)
        * np.sin(steps * np.pi / 100)[:, None]
    )
    L = np.tile(np.linspace(5, 95, 400), (300, 1))
    ab = tone_at(L, curve) + np.random.default_rng(2).normal(0, 1, (*L.shape, 2)) * noise
    lab = np.concatenate([L[..., None], ab], axis=-1)
    full = np.iinfo(dtype).max
    rgb = np.rint(encode_rgb(lab_to_linear(lab)) * full).astype(dtype)
    return np.dstack([rgb, np.full(L.shape, full, dtype)]), curve


@pytest.mark.parametrize(("dtype", "codes"), [(np.uint8, 0.51), (np.uint16, 0.56)])
def test_neutral_is_the_nearest_grey_code_of_the_same_luminance(dtype, codes):
    full = np.iinfo(dtype).max
    picture = np.random.default_rng(0).integers(0, full, (300, 300, 4), dtype, endpoint=True)
    grey = neutral(picture)
    assert np.array_equal(grey[..., 0], grey[..., 1])
    assert np.array_equal(grey[..., 0], grey[..., 2])
    assert np.array_equal(grey[..., 3], picture[..., 3])
    y = sum(SRGB.luma[c] * SRGB.decode(dtype)[c][picture[..., c]] for c in range(3))
    wanted = encode_rgb(np.stack([y] * 3, axis=-1))[..., 0] * full
    assert np.abs(grey[..., 0] - wanted).max() <= codes


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_grey_stays_the_grey_it_is(dtype):
    every = np.arange(np.iinfo(dtype).max + 1, dtype=dtype).reshape(16, -1, 1)
    grey = np.repeat(every, 4, axis=2)
    assert np.array_equal(neutral(grey), grey)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_known_tone_is_measured(dtype):
    picture, curve = sepia(dtype, noise=2)
    toning = measure_tone(picture)
    assert toning.toned
    assert np.abs(toning.chroma[10:91] - curve[10:91]).max() < 1.2


def test_a_stain_and_a_stamp_do_not_bend_the_tone():
    picture, curve = sepia(np.uint8)
    picture[100:140, 50:350, :3] = [40, 60, 200]
    assert np.abs(measure_tone(picture).chroma[10:91] - curve[10:91]).max() < 1.2


def test_a_picture_without_visible_pixels_has_no_tone():
    assert not is_toned(np.zeros((10, 10, 4), np.uint8))


def test_13_of_the_20_historic_prints_are_toned(shared_data):
    prints = pictures(shared_data / "photos_full" / "historic_bw_pre1906")
    assert len(prints) == 20
    assert {p.name for p in prints if not is_toned(opened(p))} == NEUTRAL_PRINTS


@pytest.mark.parametrize("folder", ["budgie_cc0", "library_samples"])
def test_no_colour_photo_is_taken_for_a_toned_print(shared_data, folder):
    step = 6 if folder == "budgie_cc0" else 1
    for path in pictures(shared_data / "photos_full" / folder):
        assert not is_toned(opened(path, step)), path.name


def test_a_real_print_keeps_its_lightness_to_half_a_code(shared_data):
    picture = opened(shared_data / "photos_full" / "historic_bw_pre1906" / "1874Mexico.png")
    assert np.abs(lightness(picture) - lightness(neutral(picture))).max() < 0.28
