"""Pixels of a layer as a grid of frozen tiles; a written grid shares all that it did not touch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import frozen

TILE = 256
"""Side of a tile in pixels; tiles at the right and lower border are smaller."""

Coord = tuple[int, int]
_NO_TILES: Mapping[Coord, np.ndarray] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Tiles:
    """A ``height`` x ``width`` x ``channels`` picture. A missing tile is 0 everywhere.

    Values never change: `written` and `mapped` return a new grid (copy on write by tile), so a
    capture, an undo step and a journal record cost only what differs.
    """

    width: int
    height: int
    channels: int
    dtype: np.dtype
    tiles: Mapping[Coord, np.ndarray] = field(default_factory=lambda: _NO_TILES)

    @classmethod
    def empty(cls, size: tuple[int, int], channels: int, dtype: np.dtype | type) -> Tiles:
        return cls(size[0], size[1], channels, np.dtype(dtype))

    @classmethod
    def from_array(cls, array: np.ndarray) -> Tiles:
        """Tiles that are views of ``array`` (H x W x C), which is frozen: nothing is copied."""
        frozen(array)
        h, w, channels = array.shape
        tiles = {
            (tx, ty): array[ty * TILE : (ty + 1) * TILE, tx * TILE : (tx + 1) * TILE]
            for tx, ty in Rect(0, 0, w, h).tiles(TILE)
        }
        return cls(w, h, channels, array.dtype, tiles)

    @property
    def rect(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    def tile_rect(self, coord: Coord) -> Rect:
        """The pixels that a tile covers, cut at the border of the picture."""
        tx, ty = coord
        return Rect(tx * TILE, ty * TILE, TILE, TILE).intersected(self.rect)

    def tile(self, coord: Coord) -> np.ndarray | None:
        """The tile's array, read-only, or None where nothing was ever written."""
        return self.tiles.get(coord)

    def coords(self, rect: Rect | None = None) -> Iterator[Coord]:
        """Coordinates of all tiles that ``rect`` touches, written or not."""
        return (rect or self.rect).intersected(self.rect).tiles(TILE)

    def read(self, rect: Rect) -> np.ndarray:
        """Pixels of ``rect`` (h x w x channels); what lies outside of the picture is 0.

        Read-only and uncopied when the tiles still are views of one array.
        """
        inside = rect.intersected(self.rect)
        if inside == rect and (whole := self.view(rect)) is not None:
            return whole
        out = np.zeros((rect.h, rect.w, self.channels), self.dtype)
        for coord in self.coords(inside):
            tile = self.tile(coord)
            if tile is None:
                continue
            at = self.tile_rect(coord)
            part = at.intersected(inside)
            out[part.y - rect.y : part.bottom - rect.y, part.x - rect.x : part.right - rect.x] = (
                tile[part.y - at.y : part.bottom - at.y, part.x - at.x : part.right - at.x]
            )
        return out

    def view(self, rect: Rect) -> np.ndarray | None:
        """Pixels of ``rect`` (inside, not empty) without a copy, or None where tiles lie apart."""
        if rect.empty:
            return None
        coords = list(self.coords(rect))
        first = self.tile(coords[0])
        if first is None:
            return None
        at = self.tile_rect(coords[0])
        down, right, _ = first.strides
        start = _address(first) - at.y * down - at.x * right
        for tx, ty in coords[1:]:
            tile = self.tile((tx, ty))
            if (
                tile is None
                or tile.base is None
                or tile.base is not first.base
                or tile.strides != first.strides
                or _address(tile) != start + ty * TILE * down + tx * TILE * right
            ):
                return None
        part = first[rect.y - at.y :, rect.x - at.x :]
        shape = (rect.h, rect.w, self.channels)
        return np.lib.stride_tricks.as_strided(part, shape, first.strides, writeable=False)

    def to_array(self) -> np.ndarray:
        """The whole picture; uncopied when the tiles still are views of one array."""
        return frozen(self.read(self.rect))

    def written(self, rect: Rect, array: np.ndarray) -> Tiles:
        """The grid with ``array`` (h x w x channels) at ``rect``; parts outside are left away."""
        changed: dict[Coord, np.ndarray] = {}
        inside = rect.intersected(self.rect)
        for coord in self.coords(inside):
            at = self.tile_rect(coord)
            part = at.intersected(inside)
            old = self.tile(coord)
            tile = np.zeros((at.h, at.w, self.channels), self.dtype) if old is None else old.copy()
            tile[part.y - at.y : part.bottom - at.y, part.x - at.x : part.right - at.x] = array[
                part.y - rect.y : part.bottom - rect.y, part.x - rect.x : part.right - rect.x
            ]
            if old is None or not np.array_equal(old, tile):
                changed[coord] = tile
        return self.replaced(changed)

    def replaced(self, changed: Mapping[Coord, np.ndarray | None]) -> Tiles:
        """The grid with these tiles instead; None empties one. Itself if nothing changes."""
        if not changed:
            return self
        tiles = dict(self.tiles)
        for coord, tile in changed.items():
            if tile is None:
                tiles.pop(coord, None)
            else:
                tiles[coord] = frozen(tile)
        return replace(self, tiles=tiles)

    def changed_since(self, other: Tiles) -> list[Coord]:
        """Coordinates of the tiles that are not the same object in both grids."""
        if self is other or self.tiles is other.tiles:
            return []
        before = other.tiles.get
        changed = [coord for coord, tile in self.tiles.items() if before(coord) is not tile]
        return changed + [coord for coord in other.tiles if coord not in self.tiles]

    @property
    def nbytes(self) -> int:
        """Bytes of all written tiles."""
        return sum(t.nbytes for t in self.tiles.values())


def _address(array: np.ndarray) -> int:
    return array.__array_interface__["data"][0]
