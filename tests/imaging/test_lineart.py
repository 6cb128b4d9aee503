"""Ink is parted from paper bit for bit, whatever the drawing; what is no line art is said so."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from colorstudio.imaging.io import read
from colorstudio.imaging.lineart import LineArt, ink_changed, separated
from colorstudio.imaging.pixels import Pixels

SIDE = 96


def strokes(width: int = 5) -> np.ndarray:
    """How much of each pixel (0 .. 1) anti-aliased strokes cover."""
    cover = np.zeros((SIDE, SIDE), np.uint8)
    cv2.circle(cover, (40, 44), 26, 255, width, cv2.LINE_AA)
    cv2.line(cover, (8, 88), (88, 60), 255, width, cv2.LINE_AA)
    cv2.ellipse(cover, (70, 26), (18, 9), 30, 0, 250, 255, width, cv2.LINE_AA)
    return cover / 255


def drawn(
    paper: np.ndarray | tuple[float, ...] = (1, 1, 1),
    ink: tuple[float, float, float] = (0, 0, 0),
    noise: float = 0.0,
    dtype: type = np.uint8,
    width: int = 5,
) -> Pixels:
    """Strokes of ``ink`` on ``paper`` (both in [0, 1]), with grain of that deviation."""
    cover = strokes(width)[..., None]
    values = (1 - cover) * np.asarray(paper) + cover * np.asarray(ink)
    values = values + np.random.default_rng(0).normal(0, noise, values.shape)
    full = np.iinfo(dtype).max
    codes = np.full((SIDE, SIDE, 4), full, dtype)
    codes[..., :3] = np.rint(np.clip(values, 0, 1) * full)
    return Pixels(codes)


def laid_over(art: LineArt) -> np.ndarray:
    """The ink over its paper, H x W x 3 codes, by the ordinary "over" of integers."""
    full = int(np.iinfo(art.ink.dtype).max)
    alpha = art.ink[..., 3:].astype(np.int64)
    paper = np.broadcast_to(art.paper, (*art.ink.shape[:2], 3)).astype(np.int64)
    return (2 * (art.ink[..., :3] * alpha + paper * (full - alpha)) + full) // (2 * full)


def uneven(low: float, tint: tuple[float, float, float]) -> np.ndarray:
    """Paper that falls off to ``low`` from one corner to the other."""
    y, x = np.mgrid[:SIDE, :SIDE] / (SIDE - 1)
    return ((1 + (low - 1) * (x + y) / 2)[..., None] * tint).astype(np.float64)


shades = st.floats(0.0, 1.0, width=16)


@settings(max_examples=60)
@given(
    tint=st.tuples(*[st.floats(0.5, 1.0, width=16)] * 3),
    low=st.sampled_from([1.0, 0.9, 0.7]),
    ink=st.tuples(shades, shades, shades),
    noise=st.sampled_from([0.0, 0.01, 0.04]),
    dtype=st.sampled_from([np.uint8, np.uint16]),
)
def test_ink_over_its_paper_is_the_drawing_again(
    tint: tuple[float, float, float],
    low: float,
    ink: tuple[float, float, float],
    noise: float,
    dtype: type,
):
    pixels = drawn(uneven(low, tint), ink, noise, dtype)
    art = separated(pixels)
    some = art.ink[..., 3] > 0
    assert np.array_equal(laid_over(art)[some], pixels.array[..., :3][some])
    assert ink_changed(pixels, art, pixels) == 0
    assert not art.darkness[~some].any()


@settings(max_examples=60)
@given(
    codes=hnp.arrays(
        st.sampled_from([np.dtype(np.uint8), np.dtype(np.uint16)]),
        st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(4)),
    ),
    workers=st.sampled_from([1, 3]),
)
def test_any_codes_at_all_keep_the_ink_seal(codes: np.ndarray, workers: int):
    pixels = Pixels(codes)
    art = separated(pixels, workers=workers)
    assert ink_changed(pixels, art, pixels) == 0
    assert art.ink.shape == codes.shape
    assert art.darkness.shape == codes.shape[:2]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_pixel_of_covering_ink_that_changes_by_one_code_breaks_the_seal(dtype: type):
    pixels = drawn(dtype=dtype)
    art = separated(pixels)
    ys, xs = np.nonzero(art.ink[..., 3] == pixels.max_code)
    assert len(ys) > 300
    after = pixels.array.copy()
    after[ys[7], xs[7], 1] += 1
    assert ink_changed(pixels, art, Pixels(after)) == 1
    # colour on the paper, and under half a pixel of ink, is what flats are for
    after = pixels.array.copy()
    after[art.ink[..., 3] < pixels.max_code] = 0
    assert ink_changed(pixels, art, Pixels(after)) == 0


def test_an_ink_layer_that_is_off_by_one_code_breaks_the_seal():
    pixels = drawn((0.9, 0.85, 0.8))
    art = separated(pixels)
    ink = art.ink.copy()
    y, x = np.argwhere(ink[..., 3] == 255)[0]
    ink[y, x, 0] += 1
    broken = LineArt(ink, art.darkness, art.paper, art.solid, art.transparent)
    assert ink_changed(pixels, broken, pixels) == 1


@pytest.mark.parametrize("strength", [1.0, 0.6, 0.35, 0.2])
def test_pale_strokes_cover_as_black_ones_do(strength: float):
    art = separated(drawn(ink=(1 - strength, 1 - strength, 1 - strength), noise=0.004))
    cover = strokes()
    assert art.darkness[cover == 1].min() >= 200
    assert art.darkness[cover == 0].max() <= 40


@pytest.mark.parametrize("noise", [0.01, 0.02])
def test_grain_of_the_paper_is_no_ink(noise: float):
    art = separated(drawn((0.95, 0.9, 0.8), noise=noise))
    blank = strokes() == 0
    assert (art.darkness[blank] > 0).mean() < 0.2
    assert art.darkness[blank].max() < 48
    assert (art.darkness[strokes() == 1] > 200).all()


def test_the_paper_is_measured_where_it_is_uneven_and_tinted():
    paper = uneven(0.5, (0.98, 0.92, 0.8))
    large = drawn(paper, (0.1, 0.1, 0.15), noise=0.01).array.repeat(6, 0).repeat(6, 1)
    art = separated(Pixels(large))
    cover, paper = (array.repeat(6, 0).repeat(6, 1) for array in (strokes(), paper))
    assert art.paper.shape == paper.shape
    assert np.abs(art.paper / 255 - paper).mean() < 0.02
    assert art.darkness[cover == 0].max() < 64
    assert art.darkness[cover == 1].min() > 180


def test_even_paper_is_one_colour():
    art = separated(drawn((0.98, 0.92, 0.8)))
    assert art.paper.shape == (1, 1, 3)
    assert art.paper.ravel().tolist() == [250, 235, 204]
    assert not art.darkness[strokes() == 0].any()


@pytest.mark.parametrize("ink", [(0.8, 0.1, 0.1), (0.1, 0.2, 0.7), (0.2, 0.6, 0.3)])
def test_ink_of_a_colour_keeps_it(ink: tuple[float, float, float]):
    art = separated(drawn(ink=ink))
    whole = strokes() == 1
    assert (art.ink[whole] == [*(round(255 * c) for c in ink), 255]).all()
    assert art.darkness[whole].min() > 200


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_transparent_drawing_is_its_own_ink(dtype: type):
    full = np.iinfo(dtype).max
    codes = np.zeros((SIDE, SIDE, 4), dtype)
    codes[..., 3] = np.rint(strokes() * full)
    codes[..., 2] = full // 5
    pixels = Pixels(codes)
    art = separated(pixels)
    assert art.transparent
    assert art.ink is pixels.array
    assert art.darkness[strokes() == 1].min() > 180
    assert art.darkness[strokes() == 0].max() == 0
    assert art.notes == ()
    assert ink_changed(pixels, art, pixels) == 0


def test_a_cut_out_picture_with_white_paint_is_not_ink_alone():
    codes = np.zeros((SIDE, SIDE, 4), np.uint8)
    codes[20:80, 20:80] = (255, 255, 255, 255)
    codes[48:52, 20:80] = (0, 0, 0, 255)
    art = separated(Pixels(codes))
    assert not art.transparent
    assert art.darkness[49, 30] > 200
    assert art.darkness[30, 30] == 0


def test_all_black_is_said_to_be_ink_alone():
    codes = np.zeros((50, 70, 4), np.uint8)
    codes[..., 3] = 255
    pixels = Pixels(codes)
    art = separated(pixels)
    assert ["all ink" in note for note in art.notes] == [True]
    assert ink_changed(pixels, art, pixels) == 0


@pytest.mark.parametrize("code", [255, 200])
def test_blank_paper_of_any_shade_is_said_to_hold_no_ink(code: int):
    art = separated(Pixels(np.full((50, 70, 4), [code, code, code, 255], np.uint8)))
    assert ["no ink" in note for note in art.notes] == [True]
    assert not art.darkness.any()
    assert not art.ink.any()


@pytest.mark.parametrize("code", [0, 90, 255])
@pytest.mark.parametrize("alpha", [0, 120, 255])
def test_one_pixel_is_a_drawing_too(code: int, alpha: int):
    pixels = Pixels(np.full((1, 1, 4), [code, code, code, alpha], np.uint8))
    art = separated(pixels)
    assert art.darkness.shape == (1, 1)
    assert ink_changed(pixels, art, pixels) == 0


def test_a_photo_is_said_to_look_unlike_line_art():
    y, x = np.mgrid[:200, :300]
    grey = 110 + 60 * np.sin(x / 40) + 50 * np.cos(y / 31 + x / 90)
    codes = np.full((200, 300, 4), 255, np.uint8)
    codes[..., :3] = grey[..., None]
    assert any("photo" in note for note in separated(Pixels(codes)).notes)
    assert separated(drawn()).notes == ()


def test_cancelled_work_stops():
    class Stop(Exception):
        pass

    def check() -> None:
        raise Stop

    with pytest.raises(Stop):
        separated(drawn(), check=check)


DRAWINGS = (
    "lineart/symbola_1024/1f408_cat.png",
    "lineart/fluent_high_contrast_1024/1f98a_fox.png",
    "illustrations/openmoji/line_derived/1f301.png",
    "illustrations/symbola/line/1f004.png",
    "lineart/pages/animals_1536x1152.png",
)


@pytest.mark.parametrize("name", DRAWINGS)
def test_real_drawings_come_apart_and_together(name: str, shared_data: Path):
    pixels = read(shared_data / name).pixels
    art = separated(pixels)
    assert art.notes == ()
    assert ink_changed(pixels, art, pixels) == 0
    ink = (art.darkness > 128).mean()
    assert 0.005 < ink < 0.5
    if not art.transparent:
        some = art.ink[..., 3] > 0
        opaque = some & (pixels.array[..., 3] == pixels.max_code)
        assert np.array_equal(laid_over(art)[opaque], pixels.array[..., :3][opaque])
