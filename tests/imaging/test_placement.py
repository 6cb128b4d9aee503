"""Placing keeps L* of every pixel, stays in gamut at constant hue, and never depends on threads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging.color import chroma_limit, lightness, rgb_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import (
    ChromaField,
    block_lightness,
    chroma_boundary,
    chroma_max,
    codes_to_lightness,
    empty_field,
    lightness_error,
    mark_row,
    place,
    place_all,
)
from colorstudio.imaging.profiles import D50, SRGB, Profile, adaptation

CODES = np.linspace(0, 1, 65536)


def from_primaries(name: str, xy: list[tuple[float, float]], white: np.ndarray, gamma: float):
    """A profile from the chromaticities of its primaries."""
    columns = np.array([[x / y, 1.0, (1 - x - y) / y] for x, y in xy]).T
    matrix = columns * np.linalg.solve(columns, white)
    return Profile(name, matrix, np.stack([CODES**gamma] * 3))


P3 = replace(SRGB, name="P3", to_xyz=from_primaries(
    "", [(0.68, 0.32), (0.265, 0.69), (0.15, 0.06)], SRGB.white, 2.2).to_xyz)  # fmt: skip
ADOBE = from_primaries("Adobe", [(0.64, 0.33), (0.21, 0.71), (0.15, 0.06)], SRGB.white, 563 / 256)
PROPHOTO = from_primaries(
    "ProPhoto", [(0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001)], D50, 1.8
)
PROFILES = {p.name: p for p in (SRGB, P3, ADOBE, PROPHOTO)}
# wider profiles have larger steps between the codes of dark colours
SEAL8 = {"sRGB": 0.18, "P3": 0.18, "Adobe": 0.25, "ProPhoto": 0.30}
SEAL16 = 0.002


def flat(size: tuple[int, int], a: float, b: float, follow: float = 0.0) -> ChromaField:
    grid = np.zeros((3, 2, 2), np.float32)
    grid[0], grid[1], grid[2] = 50, a, b
    return replace(empty_field(size), grid=grid, follow=follow)


def noise(dtype: type, w: int = 96, h: int = 64, seed: int = 0) -> np.ndarray:
    top = np.iinfo(dtype).max
    return np.random.default_rng(seed).integers(0, top + 1, (h, w, 4)).astype(dtype)


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@given(a=st.floats(-128, 128), b=st.floats(-128, 128), seed=st.integers(0, 1000))
def test_lightness_is_sealed_for_any_colour_in_any_profile(name, dtype, a, b, seed):
    codes = noise(dtype, 48, 32, seed)
    codes[..., 3] = np.iinfo(dtype).max
    before = Pixels(codes, PROFILES[name])
    after = place_all(flat(before.size, a, b), before)
    assert lightness_error(before, after) <= (SEAL8[name] if dtype is np.uint8 else SEAL16)


def test_the_seal_is_what_the_colour_module_measures():
    before = Pixels(noise(np.uint8))
    after = place_all(flat(before.size, 30, -40), before)
    mine, its = lightness(before.array), lightness(after.array)
    shown = before.array[..., 3] > 0
    assert lightness_error(before, after) == pytest.approx(
        np.abs(mine - its)[shown].max(), abs=1e-4
    )


def test_every_grey_in_every_colour_is_sealed():
    greys = np.arange(256, dtype=np.uint8)
    worst = 0.0
    for hue in np.linspace(0, 2 * np.pi, 24, endpoint=False):
        for chroma in (4, 20, 60, 120):
            codes = np.dstack([greys[None]] * 3 + [np.full((1, 256), 255, np.uint8)])
            before = Pixels(codes)
            field = flat(before.size, chroma * np.cos(hue), chroma * np.sin(hue))
            worst = max(worst, lightness_error(before, place_all(field, before)))
    assert worst <= 0.18


def test_sealing_does_what_plain_rounding_does_not():
    codes = np.dstack([np.tile(np.arange(256, dtype=np.uint8), (8, 1))] * 4)
    codes[..., 3] = 255
    before = Pixels(codes)
    field = flat(before.size, 40, 30)
    plain = Pixels(place(field, before.array, SRGB, before.rect, sealed=False))
    assert lightness_error(before, place_all(field, before)) < lightness_error(before, plain)


@given(L=st.floats(1, 99), hue=st.floats(0, 360))
def test_the_boundary_is_where_the_exact_search_finds_it(L, hue):
    way = np.array([np.cos(np.radians(hue)), np.sin(np.radians(hue))]) * 200
    exact = 200 * float(chroma_limit(L, way))
    assert float(chroma_max(np.array(L), np.array(hue), SRGB)) == pytest.approx(exact, abs=2.0)


def test_the_boundary_closes_at_black_and_white():
    table = chroma_boundary(SRGB)
    assert table.shape == (201, 721)
    assert not table[0].any()
    assert not table[-1].any()
    np.testing.assert_array_equal(table[:, 0], table[:, -1])


@given(L=st.integers(8, 247), hue=st.floats(-180, 180))
def test_too_much_chroma_keeps_its_hue(L, hue):
    codes = np.full((1, 2, 4), L * 257, np.uint16)
    codes[..., 3] = 65535
    before = Pixels(codes)
    field = flat(before.size, 130 * np.cos(np.radians(hue)), 130 * np.sin(np.radians(hue)))
    _, a, b = rgb_to_lab(place_all(field, before).array[0, 0])
    turned = (np.degrees(np.arctan2(b, a)) - hue + 180) % 360 - 180
    assert abs(np.radians(turned)) * np.hypot(a, b) < 1.0


def test_colour_in_gamut_arrives_as_asked():
    codes = np.full((1, 2, 4), 40000, np.uint16)
    codes[..., 3] = 65535
    before = Pixels(codes)
    lab = rgb_to_lab(place_all(flat(before.size, 12.0, -20.0), before).array[0, 0])
    np.testing.assert_allclose(lab[1:], [12, -20], atol=0.02)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_grey_that_stays_grey_is_copied_and_so_is_what_has_no_alpha(dtype):
    codes = noise(dtype)
    codes[..., 1] = codes[..., 2] = codes[..., 0]
    before = Pixels(codes)
    np.testing.assert_array_equal(place_all(empty_field(before.size), before).array, codes)
    codes = noise(dtype)
    codes[..., 3] = 0
    before = Pixels(codes)
    np.testing.assert_array_equal(place_all(flat(before.size, 30, 30), before).array, codes)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_alpha_is_kept(dtype):
    before = Pixels(noise(dtype))
    after = place_all(flat(before.size, 30, 30), before)
    np.testing.assert_array_equal(after.array[..., 3], before.array[..., 3])
    assert (after.array[..., :3] != before.array[..., :3]).any()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_pixels_do_not_depend_on_workers_or_on_the_rectangle(dtype):
    w, h = 210, 170
    before = Pixels(noise(dtype, w, h))
    grid = np.random.default_rng(1).uniform(-30, 30, (3, 9, 11)).astype(np.float32)
    mark = mark_row((20, 30, 90, 100), 6, (40, 10), 50, follow=0.4, point=False)
    field = replace(empty_field((w, h)), grid=grid, follow=0.4, marks=np.array([mark], np.float32))
    whole = place_all(field, before, workers=1).array
    np.testing.assert_array_equal(place_all(field, before, workers=3).array, whole)
    rect = Rect(15, 22, 101, 93)
    part = place(field, before.array[rect.slices], before.profile, rect)
    np.testing.assert_array_equal(part, whole[rect.slices])


def test_it_writes_into_an_array_that_is_given_even_a_part_of_one():
    before = Pixels(noise(np.uint8))
    field = flat(before.size, 20, 20)
    room = np.zeros((before.height, 2 * before.width, 4), np.uint8)
    part = room[:, : before.width]
    assert place(field, before.array, SRGB, before.rect, out=part) is part
    np.testing.assert_array_equal(part, place_all(field, before).array)
    assert not room[:, before.width :].any()


def test_a_reduced_view_lies_where_the_picture_lies():
    w, h = 256, 128
    grid = np.zeros((3, 4, 8), np.float32)
    grid[0] = 50
    grid[1] = np.linspace(-30, 30, 8)
    field = replace(empty_field((w, h)), grid=grid)
    full = field.chroma(np.full((h, w), 50, np.float32), Rect(0, 0, w, h))
    rect = Rect(8, 4, 40, 20)
    small = field.chroma(np.full((20, 40), 50, np.float32), rect, 4.0)
    mean = full.reshape(h // 4, 4, w // 4, 4, 2).mean(axis=(1, 3))
    np.testing.assert_allclose(small, mean[rect.slices], atol=0.3)


def test_thin_structures_do_not_bleed():
    """A dark line thinner than a working pixel; beside it all is bright and of another colour."""
    grid = np.zeros((3, 4, 8), np.float32)
    grid[0], grid[0, :, 4:] = 80, 20
    grid[1], grid[1, :, 4:] = 40, -40
    field = replace(empty_field((64, 32)), grid=grid)
    L = np.full((32, 64), 80, np.float32)
    L[:, 33:] = 20
    L[:, 30] = 20  # a line on the bright side of the edge
    a = field.chroma(L, Rect(0, 0, 64, 32))[..., 0]
    assert a[16, 30] < -20
    assert a[16, 29] > 20
    assert a[16, 31] > 20
    assert a[16, 34] < -20


def test_a_point_has_its_colour_exactly_and_does_not_paint_its_neighbours_of_another_lightness():
    mark = mark_row((20, 15, 20, 15), 4, (25, -10), 60, follow=0.4, point=True)
    field = replace(empty_field((40, 30)), follow=0.4, marks=np.array([mark], np.float32))
    L = np.full((30, 40), 60, np.float32)
    L[:, 21:] = 10
    ab = field.chroma(L, Rect(0, 0, 40, 30))
    np.testing.assert_allclose(ab[15, 20], [25, -10], atol=1e-4)
    assert ab[15, 19, 0] > 20
    assert ab[15, 21, 0] < 2
    assert not ab[15, 30].any()


def test_cancel_stops_between_bands():
    before = Pixels(noise(np.uint8, 1200, 900))
    calls = iter(range(100))

    def check():
        if next(calls) == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        place_all(flat(before.size, 20, 20), before, workers=2, check=check)


def test_lightness_of_blocks_is_the_mean():
    codes = noise(np.uint8, 50, 37)
    L = codes_to_lightness(codes, SRGB)
    np.testing.assert_allclose(L, lightness(codes), atol=1e-3)
    blocks = block_lightness(codes, SRGB, 8)
    assert blocks.shape == (5, 7)
    assert blocks[0, 0] == pytest.approx(L[:8, :8].mean(), abs=1e-3)
    assert blocks[-1, -1] == pytest.approx(L[32:, 48:].mean(), abs=1e-3)


def test_shapes_that_do_not_fit_are_refused():
    before = Pixels(noise(np.uint8))
    with pytest.raises(BadInput):
        place_all(flat((3, 3), 0, 0), before)
    with pytest.raises(BadInput):
        place(flat(before.size, 0, 0), before.array, SRGB, Rect(0, 0, 3, 3))
    with pytest.raises(BadInput):
        empty_field((4, 4)).chroma(np.zeros((2, 2), np.float32), Rect(0, 0, 3, 3))
    with pytest.raises(BadInput):
        lightness_error(before, Pixels(noise(np.uint8, 5, 5)))


def test_a_profile_with_another_white_keeps_its_own():
    """Chroma 0 is the profile's own grey, equal code values, whatever its white."""
    assert not np.allclose(adaptation(PROPHOTO.white, SRGB.white), np.eye(3))
    codes = noise(np.uint16)
    codes[..., 3] = 65535
    after = place_all(empty_field((96, 64)), Pixels(codes, PROPHOTO)).array[..., :3].astype(int)
    assert np.ptp(after, axis=-1).max() <= 2
