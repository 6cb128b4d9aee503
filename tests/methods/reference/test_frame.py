"""How the drawing reaches the model: size, padding, lines, regions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.imaging.lineart import separated
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.sketch.reference import frame as frames
from tests.methods.reference.conftest import drawing

SIDES = st.integers(1, 5000)


@given(SIDES, SIDES, st.integers(64, 4096))
def test_frames_are_multiples_of_64_with_the_drawing_in_the_middle(
    w: int, h: int, side: int
) -> None:
    frame = frames.frame_of((w, h), side)
    inner = frame.inner
    assert all(v % 64 == 0 for v in frame.size)
    assert abs(max(frame.size) - side) <= 32
    assert max(inner.w, inner.h) == max(frame.size)
    if min(inner.w, inner.h) > 1:
        assert abs(inner.w * h - inner.h * w) <= max(w, h)
    for start, length, whole in zip(
        (inner.x, inner.y), (inner.w, inner.h), frame.size, strict=True
    ):
        assert 0 <= whole - length < 64
        assert start == (whole - length) // 2


def shown(image: Pixels, lines: str = "auto", side: int = 128) -> tuple[np.ndarray, frames.Frame]:
    frame = frames.frame_of(image.size, side)
    return frames.sketch_of(image, separated(image).darkness, frame, lines), frame


def test_lines_are_white_on_black_and_what_is_around_is_blank() -> None:
    page, frame = shown(drawing((180, 100)))
    inner = frame.inner
    assert page.shape == (128, 128)
    assert inner.h < 128
    assert page.min() == -1
    assert page.max() == 1
    assert (page[: inner.y] == -1).all()
    assert (page[inner.bottom :] == -1).all()
    assert page[64, 13] > 0  # the box' left side
    assert page[64, 40] == -1


def test_thin_lines_of_a_large_page_keep_their_strength() -> None:
    codes = np.full((1500, 1500, 4), 255, np.uint8)
    codes[:, 700:702, :3] = 0
    page, _ = shown(Pixels(codes))
    assert page[:, 55:65].max(axis=1).min() > 0.9


def test_tinted_paper_is_blank() -> None:
    image = drawing()
    tinted = image.array.copy()
    tinted[..., :3] = np.minimum(tinted[..., :3], np.array([235, 225, 200], np.uint8))
    page, frame = shown(Pixels(tinted))
    inside = page[frame.inner.slices]
    assert inside[2, 2] == -1
    assert page.max() == 1


def painting() -> Pixels:
    codes = np.full((96, 96, 4), 255, np.uint8)
    codes[..., :3] = (190, 140, 120)
    codes[20:70, 20:70, :3] = (60, 90, 130)
    return Pixels(codes)


def test_pictures_that_are_no_line_art_get_lines_unless_told_otherwise() -> None:
    auto, extract = (shown(painting(), lines)[0] for lines in ("auto", "extract"))
    assert np.array_equal(auto, extract)
    assert auto[46, 46 + 8] == -1
    assert auto[24:32, 40:80].max() > 0.5
    assert not np.array_equal(shown(painting(), "as-is")[0], auto)
    own = shown(drawing(), "as-is")[0]
    assert np.array_equal(shown(drawing(), "auto")[0], own)


def test_the_null_sketch_is_a_blank_page_or_zeros() -> None:
    frame = frames.frame_of((64, 64), 64)
    assert (frames.blank(frame, "blank") == -1).all()
    assert (frames.blank(frame, "zeros") == 0).all()


def test_masks_reach_the_latents_where_the_drawing_lies() -> None:
    frame = frames.frame_of((128, 64), 128)
    mask = np.zeros((64, 128), bool)
    mask[:, :64] = True
    cells = frames.cells_of(mask, frame, (frame.size[1] // 8, frame.size[0] // 8))
    assert cells.shape == (8, 16)
    assert (cells[:, :8] == 1).all()
    assert (cells[:, 8:] == 0).all()
    tall = frames.frame_of((100, 60), 128)  # padded: what is around goes with its neighbour
    around = frames.cells_of(np.ones((60, 100), bool), tall, (16, 16))
    assert (around == 1).all()


@pytest.mark.parametrize("scale", [1, 8])
def test_the_border_is_taken_off_at_any_size(scale: int) -> None:
    frame = frames.frame_of((180, 100), 128)
    picture = np.zeros((frame.size[1] // scale, frame.size[0] // scale, 3), np.uint8)
    found = frames.without_border(picture, frame)
    assert abs(found.shape[0] - frame.inner.h / scale) <= 1
    assert abs(found.shape[1] - frame.inner.w / scale) <= 1


def test_what_is_clear_in_a_reference_is_white() -> None:
    codes = np.zeros((8, 8, 4), np.uint8)
    codes[:, 4:] = (200, 10, 10, 255)
    rgb = frames.over_white(codes)
    assert rgb[0, 0].tolist() == [255, 255, 255]
    assert rgb[0, 7].tolist() == [200, 10, 10]
    assert frames.squashed(codes, (64, 32)).shape == (32, 64, 3)
