"""Colours laid over pixels: source-over with straight alpha, exact where nothing covers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from colorstudio.imaging.color import Color
from colorstudio.imaging.ink import color_codes, covered, thinned
from colorstudio.imaging.profiles import SRGB

pictures = st.sampled_from([np.uint8, np.uint16]).flatmap(lambda t: arrays(t, (3, 5, 4)))
coverages = arrays(np.float32, (3, 5), elements=st.floats(0, 1, width=32))
values = arrays(np.float32, (3,), elements=st.floats(0, 255, width=32))


def full_of(picture: np.ndarray) -> int:
    return int(np.iinfo(picture.dtype).max)


@given(picture=pictures, value=values)
def test_no_coverage_changes_nothing(picture, value):
    nothing = np.zeros(picture.shape[:2], np.float32)
    assert np.array_equal(covered(picture, value, nothing, full_of(picture)), picture)
    assert np.array_equal(thinned(picture, nothing), picture)


@given(picture=pictures, value=values)
def test_full_coverage_is_the_colour(picture, value):
    everything = np.ones(picture.shape[:2], np.float32)
    out = covered(picture, value, everything, full_of(picture))
    assert np.all(out[..., :3] == np.rint(value))
    assert np.all(out[..., 3] == full_of(picture))


@given(picture=pictures, value=values, coverage=coverages)
def test_partial_coverage_is_porter_and_duffs_over(picture, value, coverage):
    full = full_of(picture)
    out = covered(picture, value, coverage, full)
    a = picture[..., 3] / full
    c = coverage.astype(np.float64)
    alpha = a + c * (1 - a)
    assert np.abs(out[..., 3] - alpha * full).max() <= 0.5 + full * 1e-6
    premultiplied = picture[..., :3] * (a * (1 - c))[..., None] + value * c[..., None]
    seen = alpha[..., None] > 1e-6
    wanted = premultiplied / np.maximum(alpha, 1e-12)[..., None]
    assert (np.abs(out[..., :3] - wanted) * seen).max() <= 0.5 + full * 2e-6


def test_laying_over_chroma_keeps_the_sign():
    chroma = np.zeros((2, 2, 3), np.int16)
    out = covered(chroma, np.array([-5120.0, 640.0], np.float32), np.full((2, 2), 0.5), 32767)
    assert out[0, 0].tolist() == [-5120, 640, 16384]


def test_erasing_lowers_alpha_and_keeps_colours():
    picture = np.full((2, 2, 4), 200, np.uint8)
    out = thinned(picture, np.array([[0, 0.5], [0.25, 1]], np.float32))
    assert out[..., 3].tolist() == [[200, 100], [150, 0]]
    assert np.all(out[..., :3] == 200)


@pytest.mark.parametrize("text", ["#000000", "#ffffff", "#c04020", "#0080ff"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_hex_colour_gives_its_own_codes(text, dtype):
    full = np.iinfo(dtype).max
    wanted = np.array(list(bytes.fromhex(text[1:]))) * (full / 255)
    assert np.abs(color_codes(Color.from_hex(text), SRGB, np.dtype(dtype)) - wanted).max() < (
        full * 2e-5
    )
