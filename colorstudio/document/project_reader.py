"""Reads a project, or an OpenRaster file of another program, and trusts nothing in it."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from colorstudio.document.archive import Archive
from colorstudio.document.layers import AnswerLayer, GroupLayer, Layer, PixelLayer, walk
from colorstudio.document.openraster import OraLayer, read_stack
from colorstudio.document.project_writer import COLOR_ZERO, FIXED, FORMAT, MANIFEST, MERGED
from colorstudio.document.record import parsed, size_from, state_from
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput, TooLarge
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import SRGB, BadProfile, NotMatrix, Profile, from_icc

MAX_JSON_BYTES = 256 * 2**20
MAX_STACK_BYTES = 16 * 2**20
MAX_FOREIGN_BYTES = 256 * 2**20
"""Entries that this version does not know are kept up to this size, all together."""
MAX_LAYER_PICTURES = 16
"""All layers together may have this many times the pixels of the largest picture allowed."""
PNG_HEAD_BYTES = 33


class ProjectReader:
    """One open file on its way to a state. ``notices``: sentences for the artist."""

    def __init__(self, archive: Archive, max_megapixels: float) -> None:
        self.archive = archive
        self.max_pixels = max_megapixels * 1e6
        self.left_pixels = self.max_pixels * MAX_LAYER_PICTURES
        self.notices: list[str] = []
        self._size = (0, 0)
        self._grids: dict[tuple[str, int, int, int], Tiles] = {}

    def read(self) -> DocumentState:
        """The state in the file. Raises BadInput."""
        names = self.archive.names
        if MANIFEST in names:
            return self._own()
        if "stack.xml" not in names:
            raise BadInput(
                f"{self.archive.name} is a zip file, but not a project.",
                "Open a .colorstudio or .ora file, or a picture.",
            )
        return self._foreign_program()

    # ---- our own files

    def _own(self) -> DocumentState:
        manifest = parsed(self.archive.read(MANIFEST, MAX_JSON_BYTES), "the manifest")
        version = manifest.get("format_version")
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            raise self.archive.damaged("its manifest has no format version")
        if version > FORMAT:
            raise BadInput(
                f"{self.archive.name} was saved by a newer ColorStudio "
                f"(format {version}; this one knows {FORMAT}).",
                "Update ColorStudio to open it.",
            )
        document = manifest.get("document")
        if not isinstance(document, dict):
            raise self.archive.damaged("its manifest describes no document")
        self._size = self._checked(size_from(document.get("size")))
        state = state_from(document, self._fetch)
        entries = manifest.get("entries")
        own = {e for e in entries if isinstance(e, str)} if isinstance(entries, list) else set()
        foreign = self._kept(own)
        known = ("format_version", "program", "entries", "document")
        further = {key: value for key, value in manifest.items() if key not in known}
        if further:
            foreign[MANIFEST] = json.dumps(further).encode()
        return replace(state, foreign=foreign)

    def _fetch(self, token: Any, channels: int, dtype: np.dtype) -> Tiles:
        empty = Tiles.empty(self._size, channels, dtype)
        if not isinstance(token, dict):
            raise self.archive.damaged("a layer does not say where its pixels are")
        name, x, y = token.get("src"), token.get("x", 0), token.get("y", 0)
        if name is None:
            return empty
        if not isinstance(name, str) or not (isinstance(x, int) and isinstance(y, int)):
            raise self.archive.damaged("a layer does not say where its pixels are")
        key = (name, x, y, channels)
        if key not in self._grids:
            self._grids[key] = laid(empty, self._native(name, channels, dtype), x, y)
        return self._grids[key]

    def _native(self, name: str, channels: int, dtype: np.dtype) -> np.ndarray:
        array = self._png(name)
        if channels == 3 and array.dtype == np.uint16 and array.ndim == 3:
            array = (array ^ np.uint16(COLOR_ZERO)).view(np.int16)
        elif channels == 4 and array.ndim == 3 and array.shape[2] == 3:
            array = cv2.cvtColor(array, cv2.COLOR_RGB2RGBA)
        elif channels == 1 and array.ndim == 2:
            array = array[..., None]
        if array.ndim != 3 or array.shape[2] != channels or array.dtype != dtype:
            raise self.archive.damaged(f"“{name[:80]}” inside is not of the kind that it should be")
        return array

    # ---- files of other programs

    def _foreign_program(self) -> DocumentState:
        size, rows, notices = read_stack(self.archive.read("stack.xml", MAX_STACK_BYTES))
        self._size = self._checked(size)
        self.notices += notices
        pictures = {row.source.name: None for row in _all_layers(rows) if row.source is not None}
        decoded = {name: self._rgba(name) for name in pictures}
        deep = any(array.dtype == np.uint16 for array in decoded.values())
        dtype = np.dtype(np.uint16 if deep else np.uint8)
        ids: dict[str, str] = {}
        layers = tuple(self._layer(row, decoded, dtype, ids) for row in rows)
        state = DocumentState(
            size=size,
            profile=self._profile(list(pictures)),
            dtype=dtype,
            layers=layers,
            active=ids.get("selected", ""),
            hints=Hints(size),
            foreign=self._kept(set(pictures)),
        )
        state = with_answer(state)
        return state.with_layers(state.layers)

    def _layer(
        self, row: OraLayer, decoded: dict[str, np.ndarray], dtype: np.dtype, ids: dict[str, str]
    ) -> Layer:
        number = len(ids) + 1
        layer_id = f"layer{number}"
        ids[layer_id] = layer_id
        if row.selected:
            ids["selected"] = layer_id
        common: dict[str, Any] = {
            "id": layer_id,
            "name": row.name,
            "opacity": row.opacity,
            "visible": row.visible,
            "blend": row.blend,
            "locked": row.locked,
        }
        if row.source is None:
            children = tuple(self._layer(child, decoded, dtype, ids) for child in row.children)
            return GroupLayer(**common, children=children)
        array = decoded[row.source.name]
        if array.dtype != dtype:
            array = array.astype(np.uint16) * np.uint16(257)
        tiles = laid(Tiles.empty(self._size, 4, dtype), array, row.source.x, row.source.y)
        return PixelLayer(**common, tiles=tiles)

    def _rgba(self, name: str) -> np.ndarray:
        array = self._png(name)
        if array.ndim == 2:
            return cv2.cvtColor(array, cv2.COLOR_GRAY2RGBA)
        if array.shape[2] == 2:
            rgba = cv2.cvtColor(np.ascontiguousarray(array[..., 0]), cv2.COLOR_GRAY2RGBA)
            rgba[..., 3] = array[..., 1]
            return rgba
        return cv2.cvtColor(array, cv2.COLOR_RGB2RGBA) if array.shape[2] == 3 else array

    def _profile(self, pictures: list[str]) -> Profile:
        from colorstudio.imaging.io.headers import Damaged
        from colorstudio.imaging.io.png import read

        for name in [MERGED, *pictures]:
            if name not in self.archive.names:
                continue
            try:
                icc = read(self.archive.read(name, self._png_limit(name))).icc
                if icc is not None:
                    return from_icc(icc)
            except (BadProfile, NotMatrix, Damaged):
                self.notices.append("Its colour profile cannot be used; sRGB was taken instead.")
                return SRGB
        return SRGB

    # ---- entries

    def _checked(self, size: tuple[int, int]) -> tuple[int, int]:
        if size[0] * size[1] > self.max_pixels:
            raise TooLarge(
                f"{self.archive.name} is {size[0]} x {size[1]} pixels, more than "
                f"{self.max_pixels / 1e6:g} megapixels.",
                "Raise the limit in the preferences if you trust this file.",
            )
        return size

    def _png_limit(self, name: str) -> int:
        """Most bytes that a PNG of the size in its head can have, some metadata included."""
        head = self.archive.head(name, PNG_HEAD_BYTES)
        if len(head) < PNG_HEAD_BYTES or head[:8] != b"\x89PNG\r\n\x1a\n" or head[12:16] != b"IHDR":
            raise self.archive.damaged(f"“{name[:80]}” inside is not a PNG picture")
        w, h = struct.unpack(">II", head[16:24])
        if w == 0 or h == 0 or w * h > min(self.max_pixels, self.left_pixels):
            raise self.archive.damaged(f"“{name[:80]}” inside has {w} x {h} pixels")
        return w * h * 9 + h * 16 + 2**24

    def _png(self, name: str) -> np.ndarray:
        from colorstudio.imaging.io import decode_png
        from colorstudio.imaging.io.headers import Damaged

        data = self.archive.read(name, self._png_limit(name))
        w, h = struct.unpack(">II", data[16:24])
        self.left_pixels -= w * h
        try:
            array = decode_png(data)
        except Damaged as error:
            raise self.archive.damaged(f"“{name[:80]}” inside cannot be read") from error
        if array.dtype not in MAX_CODE or array.shape[:2] != (h, w):
            raise self.archive.damaged(f"“{name[:80]}” inside cannot be read")
        return array

    def _kept(self, own: set[str]) -> dict[str, bytes]:
        """Entries that neither this version nor OpenRaster knows, for the next saving."""
        kept: dict[str, bytes] = {}
        left = MAX_FOREIGN_BYTES
        for name in self.archive.names:
            if name in own or name in FIXED:
                continue
            if self.archive.size(name) > left:
                self.notices.append(f"“{name[:80]}” in the file is too large to be kept on saving.")
                continue
            kept[name] = self.archive.read(name, left)
            left -= len(kept[name])
        return kept


def laid(empty: Tiles, array: np.ndarray, x: int, y: int) -> Tiles:
    """A grid with ``array`` at ``(x, y)``, cut at the canvas; tiles of zeros are not kept."""
    whole = empty.rect
    if (x, y) == (0, 0) and array.shape[:2] == (whole.h, whole.w):
        return Tiles.from_array(np.ascontiguousarray(array))
    tiles = empty.written(Rect(x, y, array.shape[1], array.shape[0]), array)
    return tiles.replaced({coord: None for coord, t in tiles.tiles.items() if not t.any()})


def with_answer(state: DocumentState) -> DocumentState:
    """A document of another program with its lowest shown picture as the photo to be coloured."""
    shown = (la for la in walk(state.layers) if la.visible)
    photo = next((la for la in shown if isinstance(la, PixelLayer)), None)
    if photo is None:
        return state
    answer = AnswerLayer(id="answer", name="Colour from hints")
    layers: list[Layer] = []
    for layer in state.layers:
        layers.append(layer)
        if photo in walk((layer,)):
            layers.append(answer)
    return replace(state, layers=tuple(layers), source=photo.id, active=state.active or photo.id)


def _all_layers(rows: tuple[OraLayer, ...]) -> list[OraLayer]:
    return [row for top in rows for row in (top, *_all_layers(top.children))]
