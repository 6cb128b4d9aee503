"""The bytes of a journal: framed records, tiles packed once, states as differences."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO
from weakref import ref

import numpy as np

from colorstudio.document import text_edits
from colorstudio.document.layers import ColorLayer, PixelLayer, walk
from colorstudio.document.record import (
    Json,
    layer_record,
    metadata_record,
    packed,
    parsed,
    profile_record,
    state_from,
)
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import TILE, Coord, Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.palette import to_json
from colorstudio.imaging.pixels import frozen

MAGIC = b"CSJOURN1"
FRAME = struct.Struct("<IIc")
"""Length of the payload, CRC32 of kind and payload, kind."""
ABOUT, BLOB, STATE, CLEAN, LOOK, DESK = b"A", b"B", b"S", b"C", b"L", b"D"
"""What the journal is of; pixels of a tile; a state; the state before is saved in a file; a
candidate; which candidates there are and what is chosen."""
MAX_PAYLOAD = 1 << 30
TILE_HEAD = struct.Struct("<IBHHBB")
"""Number, form, height, width, channels, dtype."""
WHOLE, GREY, RAW = 0, 1, 2
"""Forms of a blob: all channels; one channel of an opaque grey tile; bytes that are no tile."""
DTYPES = (np.dtype(np.uint8), np.dtype(np.uint16), np.dtype(np.int16))
ZSTD_LEVEL = 1


def frame(kind: bytes, payload: bytes) -> bytes:
    """A record as it stands in the file."""
    return FRAME.pack(len(payload), zlib.crc32(payload, zlib.crc32(kind)), kind) + payload


@dataclass(frozen=True)
class Found:
    """A record in a file: its kind, where its payload begins, and how long that is."""

    kind: bytes
    at: int
    length: int


def records(file: BinaryIO, *, checked: bool = True) -> Iterator[Found]:
    """Whole records from the beginning, up to the first that is torn or damaged.

    Without ``checked`` only lengths are looked at, which is fast. The file's position is its own.
    """
    file.seek(0, 2)
    end = file.tell()
    file.seek(0)
    if file.read(len(MAGIC)) != MAGIC:
        return
    at = len(MAGIC)
    while at + FRAME.size <= end:
        file.seek(at)
        length, crc, kind = FRAME.unpack(file.read(FRAME.size))
        at += FRAME.size
        if length > MAX_PAYLOAD or at + length > end:
            return
        if checked and zlib.crc32(file.read(length), zlib.crc32(kind)) != crc:
            return
        yield Found(kind, at, length)
        at += length


def payload(file: BinaryIO, found: Found) -> bytes:
    """What a record holds."""
    file.seek(found.at)
    return file.read(found.length)


# ---- writing


class Recorder:
    """Turns states into records; knows what it has written, so each tile is packed once."""

    def __init__(self) -> None:
        self._state: DocumentState | None = None
        self._numbers = 0
        self._tiles: dict[int, tuple[ref[np.ndarray], int]] = {}
        self._raw: dict[int, tuple[bytes, int]] = {}
        self._grids: dict[int, tuple[Tiles, int]] = {}
        self._hints: dict[int, tuple[Hint, int]] = {}

    def records(self, state: DocumentState, *, full: bool = False) -> Iterator[tuple[bytes, bytes]]:
        """Kind and payload of what leads from the last state to this one; tiles come first.

        ``full``: the state's record stands for itself (tiles that were written are still named).
        The recorder has moved on once the iteration has ended.
        """
        before = None if full else self._state
        new_tiles, new_raw = self._unwritten(state)
        for array, number in new_tiles:
            yield BLOB, pack_tile(number, array)
        for data, number in new_raw:
            yield BLOB, TILE_HEAD.pack(number, RAW, 0, 0, 0, 0) + compressed(data)
        yield STATE, compressed(packed(self._difference(before, state)))
        self._state = state

    def living(self) -> set[int]:
        """Numbers of the blobs that the last state needs."""
        state = self._state
        if state is None:
            return set()
        tiles = {self._tile_number(t) for grid in grids(state) for t in grid.tiles.values()}
        return tiles | {self._raw[id(data)][1] for data in state.foreign.values()}

    def forget(self, keep: set[int]) -> None:
        """All blobs but these are no longer in the file."""
        self._tiles = {key: entry for key, entry in self._tiles.items() if entry[1] in keep}
        self._raw = {key: entry for key, entry in self._raw.items() if entry[1] in keep}

    def _number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _unwritten(
        self, state: DocumentState
    ) -> tuple[list[tuple[np.ndarray, int]], list[tuple[bytes, int]]]:
        tiles: list[tuple[np.ndarray, int]] = []
        for grid in grids(state):
            for array in grid.tiles.values():
                known = self._tiles.get(id(array))
                # an id may be used again once its tile is gone
                if known is None or known[0]() is not array:
                    number = self._number()
                    self._tiles[id(array)] = (ref(array), number)
                    tiles.append((array, number))
        raw: list[tuple[bytes, int]] = []
        for data in state.foreign.values():
            if id(data) not in self._raw:
                number = self._number()
                self._raw[id(data)] = (data, number)
                raw.append((data, number))
        return tiles, raw

    def _tile_number(self, array: np.ndarray) -> int:
        return self._tiles[id(array)][1]

    def _difference(self, before: DocumentState | None, state: DocumentState) -> Json:
        old_grids, self._grids = ({} if before is None else self._grids), {}
        patches: dict[str, Json] = {}
        bases = {} if before is None else _bases(before, state)

        def store(tiles: Tiles) -> int:
            known = self._grids.get(id(tiles)) or old_grids.get(id(tiles))
            if known is None:
                known = (tiles, self._number())
                base = bases.get(id(tiles))
                written = None if base is None else old_grids.get(id(base))
                patches[str(known[1])] = self._grid(tiles, written)
            self._grids[id(tiles)] = known
            return known[1]

        row: Json = {
            "size": list(state.size),
            "depth": state.dtype.name,
            "layers": [layer_record(layer, store) for layer in state.layers],
            "source": state.source,
            "active": state.active,
            "masks": {name: store(tiles) for name, tiles in state.masks.items()},
            "foreign": {name: self._raw[id(data)][1] for name, data in state.foreign.items()},
        }
        for key, make in SELDOM.items():
            if before is None or getattr(before, key) is not getattr(state, key):
                row[key] = make(getattr(state, key))
        difference: Json = {"full": before is None, "set": row, "grids": patches}
        if before is None or before.hints is not state.hints:
            difference["hints"] = self._hint_rows(state.hints, forget=before is None)
        return difference

    def _grid(self, tiles: Tiles, base: tuple[Tiles, int] | None) -> Json:
        form = {"w": tiles.width, "h": tiles.height, "c": tiles.channels, "d": tiles.dtype.name}
        if base is None:
            changed = list(tiles.tiles)
        else:
            form["base"] = base[1]
            changed = tiles.changed_since(base[0])
        blobs = {
            f"{x},{y}": None if (x, y) not in tiles.tiles else self._tile_number(tiles.tiles[x, y])
            for x, y in changed
        }
        return form | {"set": blobs}

    def _hint_rows(self, hints: Hints, *, forget: bool) -> Json:
        """The order of all marks by number, and those marks in full that are new."""
        old, self._hints = ({} if forget else self._hints), {}
        new: dict[str, Any] = {}
        order: list[int] = []
        for hint in hints.items:
            known = old.get(id(hint))
            if known is None:
                known = (hint, self._number())
                new[str(known[1])] = _hint_row(hint)
            self._hints[id(hint)] = known
            order.append(known[1])
        return {
            "size": list(hints.size),
            "hidden": sorted(hints.hidden),
            "order": order,
            "new": new,
        }


SELDOM = {
    "profile": profile_record,
    "palette": to_json,
    "palettes": lambda palettes: [to_json(palette) for palette in palettes],
    "tone": lambda tone: None if tone is None else tone.chroma.tolist(),
    "metadata": metadata_record,
    "text_edits": text_edits.to_record,
    "recipes": lambda recipes: [dict(recipe) for recipe in recipes],
}
"""Parts of a state that are written only when they changed, and how."""


def grids(state: DocumentState) -> Iterator[Tiles]:
    """Every grid of tiles that a state holds."""
    for layer in walk(state.layers):
        if isinstance(layer, PixelLayer | ColorLayer):
            yield layer.tiles
        if layer.mask is not None:
            yield layer.mask
    yield from state.masks.values()


def _bases(before: DocumentState, state: DocumentState) -> dict[int, Tiles]:
    """For each grid of ``state``: the grid that stood in its place before."""
    out: dict[int, Tiles] = {}
    old = {layer.id: layer for layer in walk(before.layers)}
    for layer in walk(state.layers):
        previous = old.get(layer.id)
        if previous is None or previous is layer:
            continue
        if isinstance(layer, PixelLayer | ColorLayer) and type(previous) is type(layer):
            out[id(layer.tiles)] = previous.tiles  # type: ignore[attr-defined]
        if layer.mask is not None and previous.mask is not None:
            out[id(layer.mask)] = previous.mask
    for name, tiles in state.masks.items():
        if name in before.masks:
            out[id(tiles)] = before.masks[name]
    return out


def pack_tile(number: int, array: np.ndarray) -> bytes:
    """A tile as the payload of a BLOB record."""
    h, w, channels = array.shape
    form = WHOLE
    if channels == 4 and _is_opaque_grey(array):
        form, array = GREY, array[..., :1]
    head = TILE_HEAD.pack(number, form, h, w, channels, DTYPES.index(array.dtype))
    return head + compressed(np.ascontiguousarray(array).tobytes())


def _is_opaque_grey(array: np.ndarray) -> bool:
    return bool(
        (array[..., 3] == np.iinfo(array.dtype).max).all()
        and np.array_equal(array[..., 0], array[..., 1])
        and np.array_equal(array[..., 1], array[..., 2])
    )


def compressed(data: bytes) -> bytes:
    """Bytes as they stand in a record."""
    import imagecodecs

    return struct.pack("<I", len(data)) + imagecodecs.zstd_encode(data, level=ZSTD_LEVEL)


def uncompressed(data: bytes, limit: int = MAX_PAYLOAD) -> bytes:
    """Inverse of `compressed`. Raises BadInput, also for more than ``limit`` bytes."""
    import imagecodecs

    (length,) = struct.unpack_from("<I", data)
    if length > limit:
        raise BadInput("The journal is damaged.")
    try:
        out = imagecodecs.zstd_decode(data[4:], out=length)
    except (imagecodecs.ZstdError, ValueError) as error:
        raise BadInput("The journal is damaged.") from error
    if len(out) != length:
        raise BadInput("The journal is damaged.")
    return bytes(out)


def _hint_row(hint: Hint) -> list[Any]:
    return [
        hint.id,
        hint.kind,
        [list(p) for p in hint.points],
        hint.radius,
        None if hint.color is None else list(hint.color.lab),
        hint.group,
        hint.mask,
        hint.pinned,
    ]


def _hint(row: list[Any]) -> Hint:
    ident, kind, points, radius, lab, group, mask, pinned = row
    return Hint(
        ident,
        kind,
        tuple((p[0], p[1]) for p in points),
        radius,
        None if lab is None else Color(*lab),
        group,
        mask,
        pinned,
    )


# ---- reading


@dataclass
class Playback:
    """Goes through the records of a journal and can give the state that they lead to."""

    file: BinaryIO
    row: Json = field(default_factory=dict)
    grids: dict[int, Json] = field(default_factory=dict)
    hints: Json = field(default_factory=dict)
    marks: dict[int, Hint] = field(default_factory=dict)
    about: Json = field(default_factory=dict)
    desk: Json = field(default_factory=dict)
    looks: dict[int, Found] = field(default_factory=dict)
    clean: bool = False
    _blobs: dict[int, Found] = field(default_factory=dict)

    def run(self) -> None:
        """To the last whole record."""
        for found in records(self.file):
            self.take(found)

    def take(self, found: Found) -> None:
        """One record further. Raises BadInput for one that makes no sense."""
        if found.kind == BLOB:
            self.file.seek(found.at)
            (number,) = struct.unpack("<I", self.file.read(4))
            self._blobs[number] = found
        elif found.kind == ABOUT:
            self.about = parsed(payload(self.file, found), "the journal")
        elif found.kind == LOOK:
            self.file.seek(found.at)
            (number,) = struct.unpack("<I", self.file.read(4))
            self.looks[number] = found
        elif found.kind == DESK:
            self.desk = parsed(uncompressed(payload(self.file, found)), "the journal")
        elif found.kind == CLEAN:
            self.clean = True
        elif found.kind == STATE:
            self._patch(parsed(uncompressed(payload(self.file, found)), "the journal"))
            self.clean = False

    def state(self) -> DocumentState:
        """The state after the last record. Raises BadInput where there is none."""
        if not self.row:
            raise BadInput("There is nothing in the journal.")
        cache: dict[int, Tiles] = {}

        def fetch(token: Any, channels: int, dtype: np.dtype) -> Tiles:
            if token not in cache:
                cache[token] = self._grid(self.grids[token])
            return cache[token]

        raw = {name: self._raw(number) for name, number in self.row["foreign"].items()}
        state = state_from(self.row | {"foreign": {}, "hints": None}, fetch)
        return replace(state, hints=self._hints(), foreign=raw)

    def _patch(self, patch: Json) -> None:
        if patch["full"]:
            self.row, old_grids, old_marks = {}, {}, {}
        else:
            old_grids, old_marks = self.grids, self.marks
        self.row = self.row | patch["set"]
        fresh: dict[int, Json] = {}
        for key, form in patch["grids"].items():
            base = old_grids[form["base"]]["tiles"] if "base" in form else {}
            tiles = dict(base)
            for coord, number in form.pop("set").items():
                if number is None:
                    tiles.pop(coord, None)
                else:
                    tiles[coord] = number
            fresh[int(key)] = form | {"tiles": tiles}
        self.grids = {**old_grids, **fresh}
        used = set(_tokens(self.row))
        self.grids = {key: form for key, form in self.grids.items() if key in used}
        if "hints" in patch:
            self.hints = patch["hints"]
            marks = old_marks | {int(k): _hint(row) for k, row in self.hints["new"].items()}
            self.marks = {number: marks[number] for number in self.hints["order"]}

    def _grid(self, form: Json) -> Tiles:
        tiles: dict[Coord, np.ndarray] = {}
        for coord, number in form["tiles"].items():
            x, y = coord.split(",")
            tiles[int(x), int(y)] = self._tile(number)
        dtype = np.dtype(form["d"])
        return Tiles(form["w"], form["h"], form["c"], dtype, tiles)

    def _tile(self, number: int) -> np.ndarray:
        data = payload(self.file, self._blobs[number])
        _, form, h, w, channels, kind = TILE_HEAD.unpack_from(data)
        dtype = DTYPES[kind]
        stored = 1 if form == GREY else channels
        if h > TILE or w > TILE or not 1 <= channels <= 4 or (form == GREY and channels != 4):
            raise BadInput("The journal is damaged.")
        size = h * w * stored * dtype.itemsize
        flat = np.frombuffer(uncompressed(data[TILE_HEAD.size :], size), dtype)
        array = flat.reshape(h, w, stored)
        if form == GREY:
            out = np.empty((h, w, channels), dtype)
            out[..., :3] = array
            out[..., 3] = np.iinfo(dtype).max
            array = out
        return frozen(array)

    def _raw(self, number: int) -> bytes:
        return uncompressed(payload(self.file, self._blobs[number])[TILE_HEAD.size :])

    def _hints(self) -> Hints:
        size = self.hints["size"]
        items = tuple(self.marks[number] for number in self.hints["order"])
        return Hints((size[0], size[1]), items, frozenset(self.hints["hidden"]))


def _tokens(row: Json) -> Iterator[int]:
    """Numbers of all grids that a state's row names."""
    yield from row["masks"].values()
    yield from _layer_tokens(row["layers"])


def _layer_tokens(layers: list[Mapping[str, Any]]) -> Iterator[int]:
    for layer in layers:
        yield from (layer[key] for key in ("tiles", "mask") if key in layer)
        yield from _layer_tokens(layer.get("children", []))
