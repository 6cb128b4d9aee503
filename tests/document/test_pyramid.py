"""Reduced tiles: true averages, bounded memory, nothing kept alive."""

from __future__ import annotations

import gc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.document.layers import FULL_ALPHA
from colorstudio.document.pyramid import Pyramid, reduced, reduced_size
from colorstudio.document.tiles import TILE, Tiles
from colorstudio.imaging.color import lightness
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.profiles import SRGB


def block_means(tile: np.ndarray, factor: int) -> np.ndarray:
    """The averages written out: colours by alpha, what lies outside counts for nothing."""
    h, w, channels = tile.shape
    channel = {4: 3, 3: 2}.get(channels)
    full = {"uint8": 255, "uint16": 65535, "int16": FULL_ALPHA}[tile.dtype.name]
    rows = []
    for y in range(0, h, factor):
        row = []
        for x in range(0, w, factor):
            block = tile[y : y + factor, x : x + factor].reshape(-1, channels).astype(float)
            weight = np.ones(len(block)) if channel is None else block[:, channel] / full
            mean = block.mean(axis=0)
            if weight.sum() > 0:
                colors = (block * weight[:, None]).sum(axis=0) / weight.sum()
                mean = np.where(np.arange(channels) == channel, mean, colors)
            row.append(mean)
        rows.append(row)
    return np.array(rows)


def opaque_means(array: np.ndarray, factor: int) -> np.ndarray:
    rows, columns = np.arange(0, array.shape[0], factor), np.arange(0, array.shape[1], factor)
    sums = np.add.reduceat(np.add.reduceat(array.astype(float), rows), columns, axis=1)
    high = np.diff([*rows, array.shape[0]])
    wide = np.diff([*columns, array.shape[1]])
    return sums / (high[:, None] * wide)[..., None]


@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.sampled_from([(1, np.uint8), (4, np.uint8), (4, np.uint16), (3, np.int16)]),
    st.integers(1, 4),
    st.booleans(),
    st.integers(0, 99),
)
@settings(max_examples=60)
def test_a_reduced_tile_is_the_average_of_its_blocks(
    w: int, h: int, form: tuple, level: int, opaque: bool, seed: int
) -> None:
    channels, dtype = form
    rng = np.random.default_rng(seed)
    low = -3000 if dtype is np.int16 else 0
    high = 3000 if dtype is np.int16 else np.iinfo(dtype).max
    tile = rng.integers(low, high, (h, w, channels), dtype)
    if channels > 1:
        full = FULL_ALPHA if dtype is np.int16 else np.iinfo(dtype).max
        tile[..., -1] = full if opaque else rng.choice([0, full // 3, full], (h, w))
    out = reduced(tile, level)
    assert out.dtype == tile.dtype
    assert np.abs(out - block_means(tile, 1 << level)).max() <= 0.51


def test_a_reduced_picture_is_joined_from_its_tiles() -> None:
    array = np.random.default_rng(0).integers(0, 256, (700, 900, 4), np.uint8)
    array[..., 3] = 255
    tiles = Tiles.from_array(array)
    pyramid = Pyramid()
    for level in range(9):
        w, h = reduced_size((900, 700), level)
        whole = pyramid.read(tiles, Rect(0, 0, w, h), level)
        assert np.abs(whole - opaque_means(array, 1 << level)).max() <= 0.51
        part = Rect(w // 3, h // 4, max(1, w // 2), max(1, h // 2))
        assert np.array_equal(pyramid.read(tiles, part, level), whole[part.slices])


def test_lightness_is_kept_per_tile() -> None:
    array = np.random.default_rng(0).integers(0, 256, (300, 520, 4), np.uint8)
    array[..., 3] = 255
    tiles = Tiles.from_array(array)
    pyramid = Pyramid()
    rect = Rect(0, 0, 260, 150)
    L = pyramid.read_lightness(tiles, rect, 1, SRGB)
    assert np.allclose(L, lightness(pyramid.read(tiles, rect, 1), SRGB), atol=1e-4)
    first = pyramid.lightness_tile(tiles.tiles[(0, 0)], 1, SRGB)
    assert pyramid.lightness_tile(tiles.tiles[(0, 0)], 1, SRGB) is first


def test_memory_is_bounded_and_dead_tiles_are_forgotten() -> None:
    pyramid = Pyramid(max_bytes=10 * 128 * 128 * 4)
    tiles = [np.full((TILE, TILE, 4), n, np.uint8) for n in range(30)]
    for n in range(30):
        pyramid.tile(tiles[n], 1)
    assert pyramid.nbytes <= pyramid.max_bytes
    assert len(pyramid) == 10
    kept = pyramid.tile(tiles[-1], 1)
    assert pyramid.tile(tiles[-1], 1) is kept
    del tiles
    gc.collect()
    pyramid.tile(np.zeros((TILE, TILE, 4), np.uint8), 1)
    assert len(pyramid) <= 2


def test_a_new_tile_in_the_place_of_a_dead_one_is_not_taken_for_it() -> None:
    pyramid = Pyramid()
    for n in range(200):
        tile = np.full((TILE, TILE, 4), n, np.uint8)
        assert pyramid.tile(tile, 4)[0, 0, 0] == n
        del tile


def test_level_zero_is_the_tile_itself() -> None:
    tile = np.zeros((TILE, TILE, 4), np.uint8)
    assert Pyramid().tile(tile, 0) is tile
    with pytest.raises(ValueError, match="read-only"):
        Pyramid().tile(tile, 3)[0] = 1
