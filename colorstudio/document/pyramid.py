"""Reduced copies of tiles, made when first looked at, kept as long as there is room for them."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from dataclasses import dataclass
from weakref import ref

import cv2
import numpy as np

from colorstudio.document.layers import FULL_ALPHA
from colorstudio.document.tiles import TILE, Tiles
from colorstudio.imaging.color import lightness
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import frozen
from colorstudio.imaging.profiles import Profile

MAX_LEVEL = 8
"""At this level a tile is one pixel, so that tiles of every level keep their grid."""
PYRAMID_BYTES = 384_000_000
ALPHA_CHANNEL = {4: 3, 3: 2}
"""Where alpha lies: RGBA tiles, a*b*alpha tiles; masks have none."""
FULL = {np.dtype(np.uint8): 255, np.dtype(np.uint16): 65535, np.dtype(np.int16): FULL_ALPHA}


@dataclass(frozen=True, eq=False)
class _Entry:
    tile: ref[np.ndarray]
    value: np.ndarray


class Pyramid:
    """A cache of reduced tiles, keyed by the tile object itself: a new tile is a new entry.

    Holds at most ``max_bytes`` (least recently used goes first) and keeps no tile alive. Any thread
    may use it; two that miss at once both compute, and one result stays.
    """

    def __init__(self, max_bytes: int = PYRAMID_BYTES) -> None:
        self.max_bytes = max_bytes
        self.nbytes = 0
        self._entries: OrderedDict[tuple[int, str], _Entry] = OrderedDict()
        self._dead: deque[tuple[int, str]] = deque()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def clear(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._entries.clear()
            self._dead.clear()
            self.nbytes = 0

    def tidy(self) -> None:
        """Forgets what was made of tiles that are gone; later, the next new tile does it."""
        with self._lock:
            self._bury()

    def tile(self, tile: np.ndarray, level: int) -> np.ndarray:
        """The tile reduced by ``2**level`` by area average, rounded up in size; read-only."""
        if level == 0:
            return tile
        found = self._get(tile, f"{level}")
        return self._put(tile, f"{level}", reduced(tile, level)) if found is None else found

    def lightness_tile(self, tile: np.ndarray, level: int, profile: Profile) -> np.ndarray:
        """L* of `tile`, h x w float32, read-only."""
        kind = f"L{level}:{id(profile)}"
        found = self._get(tile, kind)
        if found is None:
            found = self._put(tile, kind, lightness(self.tile(tile, level), profile))
        return found

    def read(self, tiles: Tiles, rect: Rect, level: int) -> np.ndarray:
        """Pixels of ``rect`` in the picture reduced by ``2**level``; `rect` in its coordinates.

        h x w x channels. At level 0 as `Tiles.read`, uncopied where that is.
        """
        if level == 0:
            return tiles.read(rect)
        out = np.zeros((rect.h, rect.w, tiles.channels), tiles.dtype)
        side = TILE >> level
        for coord in _written_coords(tiles, rect, side):
            _paste(out, rect, self.tile(tiles.tiles[coord], level), coord, side)
        return out

    def read_lightness(self, tiles: Tiles, rect: Rect, level: int, profile: Profile) -> np.ndarray:
        """L* of ``rect`` in the reduced picture, h x w float32; 0 where nothing was written."""
        out = np.zeros((rect.h, rect.w), np.float32)
        side = TILE >> level
        for coord in _written_coords(tiles, rect, side):
            _paste(out, rect, self.lightness_tile(tiles.tiles[coord], level, profile), coord, side)
        return out

    def _get(self, tile: np.ndarray, kind: str) -> np.ndarray | None:
        key = (id(tile), kind)
        with self._lock:
            entry = self._entries.get(key)
            # an id may be used again once its tile is gone
            if entry is None or entry.tile() is not tile:
                return None
            self._entries.move_to_end(key)
            return entry.value

    def _put(self, tile: np.ndarray, kind: str, value: np.ndarray) -> np.ndarray:
        key = (id(tile), kind)
        frozen(value)
        dead = self._dead
        # a tile may die while this lock is held, so its callback only leaves a note
        entry = _Entry(ref(tile, lambda _: dead.append(key)), value)
        with self._lock:
            self._bury()
            if key in self._entries:
                self._drop(key)
            self._entries[key] = entry
            self.nbytes += value.nbytes
            while self.nbytes > self.max_bytes and len(self._entries) > 1:
                self._drop(next(iter(self._entries)))
        return value

    def _bury(self) -> None:
        """Drops what was noted as dead; with the lock held."""
        while self._dead:
            gone = self._dead.popleft()
            if gone in self._entries and self._entries[gone].tile() is None:
                self._drop(gone)

    def _drop(self, key: tuple[int, str]) -> None:
        self.nbytes -= self._entries.pop(key).value.nbytes


def reduced_size(size: tuple[int, int], level: int) -> tuple[int, int]:
    """Width and height of a picture at a level; a part of a pixel at the border is a pixel."""
    return -(-size[0] >> level), -(-size[1] >> level)


def reduced(tile: np.ndarray, level: int) -> np.ndarray:
    """Area average of blocks of ``2**level`` pixels (h x w x 1, 3 or 4; alpha-weighted colours)."""
    factor = 1 << level
    h, w, channels = tile.shape
    alpha = tile[..., ALPHA_CHANNEL[channels]] if channels > 1 else None
    whole = h % factor == 0 and w % factor == 0
    if whole and (alpha is None or alpha.min() == FULL[tile.dtype]):
        return _area(tile, factor)
    valid = np.ones((h, w), np.float32)
    weight = valid if alpha is None else alpha.astype(np.float32) / FULL[tile.dtype]
    return _weighted(tile, weight, valid, factor)


def _weighted(tile: np.ndarray, weight: np.ndarray, valid: np.ndarray, factor: int) -> np.ndarray:
    h, w, channels = tile.shape
    padding = ((0, -h % factor), (0, -w % factor))
    valid, weight = np.pad(valid, padding)[..., None], np.pad(weight, padding)[..., None]
    values = np.pad(tile.astype(np.float32), (*padding, (0, 0)))
    mean_valid, mean_weight = _area(valid, factor), _area(weight, factor)
    # where all is transparent the colours still are what an eraser may bring back
    by_weight = _area(values * weight, factor) / np.maximum(mean_weight, np.float32(1e-9))
    plain = _area(values, factor) / mean_valid
    out = np.where(mean_weight > 0, by_weight, plain)
    if channels > 1:
        channel = ALPHA_CHANNEL[channels]
        out[..., channel] = plain[..., channel]
    return np.rint(out).astype(tile.dtype)


def _area(array: np.ndarray, factor: int) -> np.ndarray:
    h, w, channels = array.shape
    size = (w // factor, h // factor)
    return cv2.resize(array, size, interpolation=cv2.INTER_AREA).reshape(size[1], size[0], channels)


def _written_coords(tiles: Tiles, rect: Rect, side: int) -> list[tuple[int, int]]:
    if not tiles.tiles:
        return []
    return [coord for coord in rect.tiles(side) if coord in tiles.tiles]


def _paste(
    out: np.ndarray, rect: Rect, piece: np.ndarray, coord: tuple[int, int], side: int
) -> None:
    at = Rect(coord[0] * side, coord[1] * side, piece.shape[1], piece.shape[0])
    part = at.intersected(rect)
    out[part.y - rect.y : part.bottom - rect.y, part.x - rect.x : part.right - rect.x] = piece[
        part.y - at.y : part.bottom - at.y, part.x - at.x : part.right - at.x
    ]
