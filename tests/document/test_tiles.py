"""Tiles against a plain array: what is written is read, what is untouched is shared."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.document.tiles import TILE, Tiles
from colorstudio.imaging.geometry import Rect

SIDE = st.integers(1, 600)
RECT = st.builds(Rect, st.integers(-300, 650), st.integers(-300, 650), SIDE, SIDE)


def outside_is_zero(array: np.ndarray, rect: Rect) -> np.ndarray:
    """``array[rect]`` with 0 beyond its borders, written out."""
    out = np.zeros((rect.h, rect.w, array.shape[2]), array.dtype)
    inside = rect.intersected(Rect(0, 0, array.shape[1], array.shape[0]))
    if not inside.empty:
        at = Rect(inside.x - rect.x, inside.y - rect.y, inside.w, inside.h)
        out[at.slices] = array[inside.slices]
    return out


@given(SIDE, SIDE, st.lists(RECT, max_size=4), RECT, st.booleans())
@settings(max_examples=60)
def test_what_is_written_is_read(
    w: int, h: int, writes: list[Rect], read: Rect, filled: bool
) -> None:
    rng = np.random.default_rng(w * 1000 + h)
    array = np.zeros((h, w, 2), np.uint16)
    if filled:
        array = rng.integers(0, 65536, array.shape, np.uint16)
    tiles = Tiles.from_array(array.copy()) if filled else Tiles.empty((w, h), 2, np.uint16)
    for rect in writes:
        patch = rng.integers(0, 65536, (rect.h, rect.w, 2), np.uint16)
        before, copy = tiles, array.copy()
        tiles = tiles.written(rect, patch)
        inside = rect.intersected(tiles.rect)
        if not inside.empty:
            source = Rect(inside.x - rect.x, inside.y - rect.y, inside.w, inside.h)
            array[inside.slices] = patch[source.slices]
        assert np.array_equal(before.read(before.rect), copy)
        touched = set(tiles.coords(rect))
        assert set(tiles.changed_since(before)) <= touched
    assert np.array_equal(tiles.to_array(), array)
    assert np.array_equal(tiles.read(read), outside_is_zero(array, read))


def test_from_array_copies_nothing_and_freezes() -> None:
    array = np.arange(700 * 600 * 4, dtype=np.uint32).astype(np.uint8).reshape(700, 600, 4)
    tiles = Tiles.from_array(array)
    assert all(np.shares_memory(tile, array) for tile in tiles.tiles.values())
    with pytest.raises(ValueError, match="read-only"):
        array[0, 0, 0] = 1
    rect = Rect(100, 200, 400, 450)
    part = tiles.read(rect)
    assert np.shares_memory(part, array)
    assert np.array_equal(part, array[rect.slices])
    assert not part.flags.writeable
    assert np.shares_memory(tiles.to_array(), array)
    assert sum(t.nbytes for t in tiles.tiles.values()) == tiles.nbytes == array.nbytes


def test_a_picture_that_is_itself_a_view_is_not_copied_either() -> None:
    whole = np.zeros((400, 800, 4), np.uint8)
    tiles = Tiles.from_array(whole[:, 100:700])
    assert np.shares_memory(tiles.to_array(), whole)
    assert tiles.to_array().shape == (400, 600, 4)


def test_tiles_from_elsewhere_in_an_array_are_not_taken_for_neighbours() -> None:
    """Tiles may be views of one array and still not lie where they lay there."""
    array = np.random.default_rng(0).integers(0, 255, (256, 768, 4), np.uint8)
    tiles = Tiles.from_array(array)
    swapped = tiles.replaced({(0, 0): tiles.tiles[1, 0], (1, 0): tiles.tiles[0, 0]})
    expected = np.hstack([array[:, 256:512], array[:, :256], array[:, 512:]])
    assert np.array_equal(swapped.to_array(), expected)
    assert np.array_equal(swapped.read(Rect(200, 0, 100, 10)), expected[:10, 200:300])


def test_writing_what_is_there_changes_nothing() -> None:
    tiles = Tiles.from_array(np.full((300, 300, 4), 7, np.uint8))
    assert tiles.written(Rect(0, 0, 300, 300), np.full((300, 300, 4), 7, np.uint8)) is tiles
    assert tiles.replaced({}) is tiles
    emptied = tiles.replaced({(0, 0): None})
    assert emptied.tile((0, 0)) is None
    assert not emptied.read(Rect(0, 0, TILE, TILE)).any()
    assert emptied.tile((1, 1)) is tiles.tile((1, 1))
    assert emptied.changed_since(tiles) == [(0, 0)]
    assert tiles.changed_since(tiles) == []


def test_a_written_tile_is_frozen() -> None:
    tiles = Tiles.empty((10, 10), 4, np.uint8).written(
        Rect(0, 0, 2, 2), np.ones((2, 2, 4), np.uint8)
    )
    with pytest.raises(ValueError, match="read-only"):
        tiles.tiles[0, 0][0, 0, 0] = 5
