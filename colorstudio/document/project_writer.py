"""Writes a project: every grid of tiles as PNG, what other programs need, and the manifest."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from weakref import WeakKeyDictionary

import cv2
import numpy as np

import colorstudio
from colorstudio import json_text
from colorstudio.document.bake import (
    baked,
    baked_rect,
    blend_outside,
    covered_rect,
    merged,
    separated,
)
from colorstudio.document.display import to_display
from colorstudio.document.layers import (
    AnswerLayer,
    ColorLayer,
    FlatsLayer,
    GroupLayer,
    Layer,
    PixelLayer,
)
from colorstudio.document.openraster import MIMETYPE, Source, pictures, stack_xml
from colorstudio.document.pyramid import MAX_LEVEL, Pyramid, reduced_size
from colorstudio.document.record import packed, state_record
from colorstudio.document.render import flatten, render
from colorstudio.document.showing import is_plain
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.geometry import Rect

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer

FORMAT = 1
"""Version of what stands in the manifest. A reader refuses files with a higher one."""
MANIFEST = "colorstudio/manifest.json"
MERGED = "mergedimage.png"
THUMBNAIL = "Thumbnails/thumbnail.png"
EMPTY = "data/empty.png"
FIXED = frozenset(("mimetype", "stack.xml", MANIFEST, MERGED, THUMBNAIL, EMPTY))
THUMBNAIL_SIDE = 256
COLOR_ZERO = 0x8000
"""a* = 0 in the unsigned 16-bit PNG of a colour layer."""
LARGE_BYTES = 500_000_000
"""Pictures above this are encoded one after the other: each needs two copies while it is."""
NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The same document gives the same bytes."""


class PngCache:
    """PNGs of grids of tiles that were saved before; one that no state has any more drops out."""

    def __init__(self) -> None:
        self._pngs: WeakKeyDictionary[Tiles, bytes] = WeakKeyDictionary()

    def get(self, tiles: Tiles, make: Callable[[], bytes]) -> bytes:
        png = self._pngs.get(tiles)
        if png is None:
            png = self._pngs[tiles] = make()
        return png


class ProjectWriter:
    """One state on its way into one file."""

    def __init__(
        self,
        state: DocumentState,
        answer: Answer | None,
        check: Callable[[], None],
        cache: PngCache,
    ) -> None:
        self.state = state
        self.answer = answer
        self.check = check
        self.cache = cache
        self.pyramid = Pyramid()
        self._jobs: dict[str, Callable[[], bytes]] = {}
        self._names: dict[int, str] = {}
        self._sources: dict[str, Source] = {}
        self._merged_is = ""

    def write(self, file: BinaryIO) -> None:
        """The whole project. Raises what ``check`` raises."""
        stack = self._planned()
        document = state_record(self.state, self._store)
        del document["foreign"]
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            self._put_stack(archive, stack)
            _put(archive, MANIFEST, self._manifest(document), packed=True)
            self._put_pictures(archive)
            for name, data in self.state.foreign.items():
                if name not in self._jobs and name not in FIXED:
                    _put(archive, name, data, packed=True)

    def write_plain(self, file: BinaryIO) -> None:
        """Only what every program reads: an OpenRaster file without hints, palettes, metadata."""
        stack = self._planned()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            self._put_stack(archive, stack)
            self._put_pictures(archive)

    def _planned(self) -> bytes:
        """The stack.xml, once it is known what becomes of every layer."""
        layers = separated(self.state.layers)
        for layer in pictures(layers):
            self._plan(layer)
        self._plan_merged()
        metadata = self.state.metadata
        return stack_xml(
            self.state.size,
            None if metadata is None else metadata.dpi,
            layers,
            self.state.active,
            lambda layer: self._sources[layer.id],
            lambda layer: blend_outside(self.state, layer),
        )

    def _put_stack(self, archive: zipfile.ZipFile, stack: bytes) -> None:
        _put(archive, "mimetype", MIMETYPE)
        _put(archive, "stack.xml", stack, packed=True)

    def _put_pictures(self, archive: zipfile.ZipFile) -> None:
        for name, data in self._encoded():
            _put(archive, name, data)
        _put(archive, THUMBNAIL, self._thumbnail())

    def _manifest(self, document: dict[str, Any]) -> bytes:
        known = {
            "format_version": FORMAT,
            "program": f"ColorStudio {colorstudio.__version__}",
            "entries": sorted(self._jobs),
            "document": document,
        }
        foreign = json_text.loads(self.state.foreign.get(MANIFEST, b"{}"))
        return packed(foreign | known)

    # ---- what goes where

    def _store(self, tiles: Tiles) -> dict[str, Any]:
        """Keeps a grid losslessly; the JSON that `project_reader` finds it by."""
        rect = covered_rect(tiles)
        if rect.empty:
            return {"src": None}
        name = self._names.get(id(tiles))
        if name is None:
            folder = {4: "data/pixels", 3: "colorstudio/color", 1: "colorstudio/mask"}
            name = f"{folder[tiles.channels]}{len(self._names) + 1}.png"
            self._names[id(tiles)] = name
            self._jobs[name] = lambda: self.cache.get(tiles, lambda: self._lossless(tiles, rect))
        return {"src": name, "x": rect.x, "y": rect.y}

    def _plan(self, layer: Layer) -> None:
        """Decides which picture other programs show for a layer."""
        rect = baked_rect(self.state, layer, self.answer)
        colors = isinstance(layer, ColorLayer | AnswerLayer | FlatsLayer)
        if rect.empty:
            self._jobs[EMPTY] = lambda: _png(np.zeros((1, 1, 4), np.uint8), None)
            source = Source(EMPTY, baked=colors)
        elif isinstance(layer, PixelLayer) and layer.mask is None:
            source = Source(self._store(layer.tiles)["src"], rect.x, rect.y)
        else:
            name = f"data/baked{len(self._sources) + 1}.png"
            self._jobs[name] = lambda: self._baked(layer)
            # what is masked keeps its opacity and blend mode: only its alpha is changed
            source = Source(name, rect.x, rect.y, baked=colors)
        self._sources[layer.id] = source

    def _plan_merged(self) -> None:
        """Where one layer's picture is the whole composite, it is encoded once."""
        showing = [la for la in self.state.layers if la.visible and la.opacity > 0]
        if self.answer is None:
            showing = [la for la in showing if not isinstance(la, AnswerLayer)]
        top = showing[-1] if showing else None
        whole = Rect(0, 0, *self.state.size)
        alone = (
            len(showing) == 1
            and isinstance(top, PixelLayer)
            and is_plain(top)
            and covered_rect(top.tiles) == whole
        )
        answer = isinstance(top, AnswerLayer) and blend_outside(self.state, top) == "normal"
        if top is not None and (alone or answer):
            self._merged_is = self._sources[top.id].name
        else:
            self._jobs[MERGED] = self._flat

    # ---- pictures

    def _encoded(self) -> Iterator[tuple[str, bytes]]:
        """All planned pictures in their order, two encoded at a time where memory allows."""
        names = list(self._jobs)
        picture_bytes = self.state.width * self.state.height * 4 * self.state.dtype.itemsize
        at_once = 1 if picture_bytes > LARGE_BYTES else 2
        with ThreadPoolExecutor(at_once) as pool:
            waiting: list[tuple[str, Future[bytes]]] = []
            try:
                while names or waiting:
                    self.check()
                    while names and len(waiting) < at_once:
                        name = names.pop(0)
                        waiting.append((name, pool.submit(self._jobs[name])))
                    name, future = waiting.pop(0)
                    data = future.result()
                    yield name, data
                    if name == self._merged_is:
                        yield MERGED, data
            finally:
                for _, future in waiting:
                    future.cancel()

    def _lossless(self, tiles: Tiles, rect: Rect) -> bytes:
        array = tiles.read(rect)
        if tiles.channels == 3:
            return _png((array.view(np.uint16) ^ COLOR_ZERO), None)
        if tiles.channels == 1:
            return _png(array[..., 0], None)
        return _png(_without_full_alpha(array), self.state.profile.icc)

    def _baked(self, layer: Layer) -> bytes:
        more = self.check, self.pyramid
        if isinstance(layer, GroupLayer):
            picture = merged(self.state, self.answer, layer, *more)
        else:
            picture = baked(self.state, self.answer, layer.id, *more)
        return _png(_without_full_alpha(picture.array), self.state.profile.icc)

    def _flat(self) -> bytes:
        pixels = flatten(self.state, self.answer, self.check)
        return _png(_without_full_alpha(pixels.array), self.state.profile.icc)

    def _thumbnail(self) -> bytes:
        """At most 256 pixels a side, 8-bit sRGB with alpha, as OpenRaster asks."""
        self.check()
        level = 0
        while level < MAX_LEVEL and max(reduced_size(self.state.size, level + 1)) >= THUMBNAIL_SIDE:
            level += 1
        w, h = reduced_size(self.state.size, level)
        codes = render(self.state, self.answer, Rect(0, 0, w, h), level, self.pyramid)
        rgba = cv2.cvtColor(to_display(_opaque(codes), self.state.profile), cv2.COLOR_BGRA2RGBA)
        rgba[..., 3] = codes[..., 3] // (257 if codes.dtype == np.uint16 else 1)
        scale = min(1.0, THUMBNAIL_SIDE / max(w, h))
        size = max(1, round(w * scale)), max(1, round(h * scale))
        return _png(cv2.resize(rgba, size, interpolation=cv2.INTER_AREA), None)


def _opaque(codes: np.ndarray) -> np.ndarray:
    codes = codes.copy()
    codes[..., 3] = np.iinfo(codes.dtype).max
    return codes


def _without_full_alpha(array: np.ndarray) -> np.ndarray:
    """Three channels where alpha says nothing: a third less to pack, and read back the same."""
    from colorstudio.imaging.io.convert import is_opaque

    return cv2.cvtColor(array, cv2.COLOR_RGBA2RGB) if is_opaque(array) else array


def _png(array: np.ndarray, icc: bytes | None) -> bytes:
    from colorstudio.imaging.io import encode_png

    return encode_png(np.ascontiguousarray(array), icc)


def _put(archive: zipfile.ZipFile, name: str, data: bytes, *, packed: bool = False) -> None:
    entry = zipfile.ZipInfo(name, NO_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def write_project(
    path: Path,
    state: DocumentState,
    answer: Answer | None,
    check: Callable[[], None],
    cache: PngCache,
) -> None:
    """Writes the file whole or not at all; the version before stays as ``NAME~``."""
    from colorstudio import atomic

    with atomic.replacing(path, backup=True) as file:
        ProjectWriter(state, answer, check, cache).write(file)
