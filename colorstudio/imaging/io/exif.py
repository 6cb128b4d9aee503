"""EXIF changed in place: camera notes hold absolute offsets that a rebuilt one would break."""

from __future__ import annotations

import struct
from typing import NamedTuple

ORIENTATION = 0x0112
EXIF_IFD = 0x8769
GPS_IFD = 0x8825
INTEROP_IFD = 0xA005
INTEROP_INDEX = 0x0001
USER_COMMENT = 0x9286
WIDTH, HEIGHT = 0xA002, 0xA003
PREVIEW_START, PREVIEW_LENGTH = 0x0201, 0x0202
STRIP_STARTS, STRIP_LENGTHS = 0x0111, 0x0117
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of one value by TIFF type number."""
MAX_ENTRIES = 1024
MAX_VALUE = 2**20
"""Bytes of one value that are carried over from a TIFF file."""
EMPTY = b"II*\x00\x08\x00\x00\x00" + bytes(6)


class Entry(NamedTuple):
    """One IFD entry; ``value`` is its last four bytes: the value itself or its offset."""

    tag: int
    kind: int
    number: int
    value: bytes

    @property
    def size(self) -> int:
        return SIZES.get(self.kind, 1) * self.number


def directory(order: str, entries: list[Entry], following: int) -> bytes:
    """The bytes of an IFD. ``following``: offset of the next one, or 0."""
    rows = (struct.pack(order + "HHI4s", *entry) for entry in sorted(entries))
    return b"".join(
        [struct.pack(order + "H", len(entries)), *rows, struct.pack(order + "I", following)]
    )


class Blob:
    """A TIFF structure that can be changed; whatever is out of bounds reads as absent."""

    def __init__(self, data: bytes) -> None:
        self.data = bytearray(data)
        self.order = ">" if data[:2] == b"MM" else "<"

    @classmethod
    def over(cls, data: bytes) -> Blob:
        """For reading only, without a copy of a large file."""
        blob = cls(data[:4])
        blob.data = data  # type: ignore[assignment]
        return blob

    @property
    def valid(self) -> bool:
        head = bytes(self.data[:4])
        return head in (b"II*\x00", b"MM\x00*") and self.entries(self.first) is not None

    @property
    def first(self) -> int:
        """Offset of IFD 0."""
        return self.number("I", 4) or 0

    def number(self, letter: str, at: int) -> int | None:
        if at < 0 or at + struct.calcsize(letter) > len(self.data):
            return None
        return struct.unpack_from(self.order + letter, self.data, at)[0]

    def entries(self, at: int) -> list[Entry] | None:
        """Entries of the IFD at that offset, or None where there is none."""
        count = self.number("H", at) if at >= 8 else None
        if count is None or count > MAX_ENTRIES or at + 2 + 12 * count > len(self.data):
            return None
        return [
            Entry(*struct.unpack_from(self.order + "HHI4s", self.data, at + 2 + 12 * n))
            for n in range(count)
        ]

    def next(self, at: int) -> int:
        """Offset of the IFD after the one at ``at``, 0 for none."""
        count = self.number("H", at) or 0
        return self.number("I", at + 2 + 12 * count) or 0

    def find(self, at: int, tag: int) -> Entry | None:
        return next((e for e in self.entries(at) or [] if e.tag == tag), None)

    def pointer(self, entry: Entry) -> int:
        return struct.unpack(self.order + "I", entry.value)[0]

    def integers(self, entry: Entry) -> list[int]:
        """Values of a SHORT or LONG entry."""
        letter = {1: "B", 3: "H", 4: "I"}.get(entry.kind)
        raw = self.raw(entry)
        if letter is None or not raw:
            return []
        return list(struct.unpack(f"{self.order}{entry.number}{letter}", raw))

    def raw(self, entry: Entry) -> bytes:
        if entry.size <= 4:
            return entry.value[: entry.size]
        at = self.pointer(entry)
        return bytes(self.data[at : at + entry.size]) if at + entry.size <= len(self.data) else b""

    def wipe(self, at: int, count: int) -> None:
        """Zero the bytes there, as far as there are any."""
        at, end = max(at, 8), min(at + count, len(self.data))
        if end > at:
            self.data[at:end] = bytes(end - at)

    def wipe_ifd(self, at: int) -> None:
        """Zero an IFD and what its entries hold."""
        entries = self.entries(at)
        if entries is None:
            return
        for entry in entries:
            if entry.size > 4:
                self.wipe(self.pointer(entry), entry.size)
        self.wipe(at, 2 + 12 * len(entries) + 4)

    def store(self, at: int, entries: list[Entry], following: int) -> int:
        """Write an IFD over the one at ``at`` if it fits there, else at the end; its offset."""
        body = directory(self.order, entries, following)
        old = self.entries(at)
        if old is not None and len(old) >= len(entries):
            self.wipe(at, 2 + 12 * len(old) + 4)
        else:
            at = self.append(b"")
            self.data += bytes(len(body))
        self.data[at : at + len(body)] = body
        return at

    def append(self, payload: bytes) -> int:
        """Add bytes at the end, at an even offset; that offset."""
        self.data += bytes(len(self.data) % 2)
        at = len(self.data)
        self.data += payload
        return at

    def without(self, at: int, tag: int) -> None:
        entries = self.entries(at)
        if entries is not None and any(e.tag == tag for e in entries):
            self.store(at, [e for e in entries if e.tag != tag], self.next(at))

    def used(self) -> int:
        """The end of the last byte that an IFD uses."""
        end = 8
        todo = [self.first]
        seen: set[int] = set()
        while todo:
            at = todo.pop()
            entries = self.entries(at)
            if entries is None or at in seen:
                continue
            seen.add(at)
            end = max(end, at + 2 + 12 * len(entries) + 4)
            for entry in entries:
                if entry.size > 4:
                    end = max(end, self.pointer(entry) + entry.size)
                elif entry.tag in (EXIF_IFD, GPS_IFD, INTEROP_IFD):
                    todo.append(self.pointer(entry))
        return min(end, len(self.data))


def _blob(data: bytes) -> Blob | None:
    blob = Blob(data)
    return blob if blob.valid else None


def orientation(data: bytes) -> int:
    """EXIF orientation 1 to 8; 1 where there is none."""
    blob = _blob(data)
    entry = blob and blob.find(blob.first, ORIENTATION)
    values = blob.integers(entry) if blob and entry else []
    return values[0] if values and 1 <= values[0] <= 8 else 1


def says_adobe_rgb(data: bytes) -> bool:
    """True where a camera marked the picture as Adobe RGB (DCF 2.0: interoperability R03)."""
    blob = _blob(data)
    if blob is None:
        return False
    at = blob.first
    for tag in (EXIF_IFD, INTEROP_IFD):
        pointer = blob.find(at, tag)
        if pointer is None:
            return False
        at = blob.pointer(pointer)
    index = blob.find(at, INTEROP_INDEX)
    return index is not None and blob.raw(index)[:3] == b"R03"


def cleaned(data: bytes, width: int, height: int) -> bytes:
    """The same EXIF for an upright picture: orientation 1, no thumbnail, this size.

    Empty where ``data`` is not EXIF.
    """
    blob = _blob(data)
    if blob is None:
        return b""
    _reset_orientation(blob)
    _drop_thumbnail(blob)
    _set_size(blob, width, height)
    return bytes(blob.data[: blob.used()])


def _reset_orientation(blob: Blob) -> None:
    entries = blob.entries(blob.first) or []
    one = struct.pack(blob.order + "HH", 1, 0)
    fresh = [Entry(ORIENTATION, 3, 1, one) if e.tag == ORIENTATION else e for e in entries]
    blob.store(blob.first, fresh, blob.next(blob.first))


def _drop_thumbnail(blob: Blob) -> None:
    at = blob.next(blob.first)
    if not at:
        return
    for starts, lengths in ((PREVIEW_START, PREVIEW_LENGTH), (STRIP_STARTS, STRIP_LENGTHS)):
        a, b = blob.find(at, starts), blob.find(at, lengths)
        if a and b:
            for start, length in zip(blob.integers(a), blob.integers(b), strict=False):
                # a broken offset must not cost the main directory
                if start > blob.first:
                    blob.wipe(start, length)
    if at != blob.first:
        blob.wipe_ifd(at)
    entries = blob.entries(blob.first)
    if entries is not None:
        blob.store(blob.first, entries, 0)


def _set_size(blob: Blob, width: int, height: int) -> None:
    pointer = blob.find(blob.first, EXIF_IFD)
    at = blob.pointer(pointer) if pointer else 0
    entries = blob.entries(at)
    if entries is None:
        return
    sides = {WIDTH: width, HEIGHT: height}
    fresh = [
        Entry(e.tag, 4, 1, struct.pack(blob.order + "I", sides[e.tag])) if e.tag in sides else e
        for e in entries
    ]
    blob.store(at, fresh, blob.next(at))


def without_positions(data: bytes) -> bytes:
    """The same EXIF with every GPS directory removed and its bytes zeroed."""
    blob = _blob(data)
    if blob is None:
        return b""
    pointer = blob.find(blob.first, EXIF_IFD)
    for at in (blob.first, blob.pointer(pointer) if pointer else 0):
        gps = blob.find(at, GPS_IFD)
        if gps is not None:
            if blob.pointer(gps) not in (at, blob.first):
                blob.wipe_ifd(blob.pointer(gps))
            blob.without(at, GPS_IFD)
    return bytes(blob.data) if blob.valid else b""


def without_comment(data: bytes) -> bytes:
    """The same EXIF without its UserComment, whose bytes are zeroed or cut off."""
    blob = _blob(data)
    if blob is None:
        return b""
    pointer = blob.find(blob.first, EXIF_IFD)
    at = blob.pointer(pointer) if pointer else 0
    old = blob.find(at, USER_COMMENT)
    if old is None:
        return data
    if old.size > 4 and blob.pointer(old) not in (at, blob.first):
        blob.wipe(blob.pointer(old), old.size)
    blob.without(at, USER_COMMENT)
    return bytes(blob.data[: blob.used()]) if blob.valid else b""


def with_comment(data: bytes, comment: str) -> bytes:
    """The same EXIF (a new one where ``data`` is none) with this UserComment."""
    blob = _blob(without_comment(data)) or Blob(EMPTY)
    if comment.isascii():
        body = b"ASCII\x00\x00\x00" + comment.encode("ascii")
    else:
        # EXIF leaves the byte order open; other programs write big-endian, whatever the header says
        body = b"UNICODE\x00" + comment.encode("utf-16-be")
    where = struct.pack(blob.order + "I", blob.append(body))
    pointer = blob.find(blob.first, EXIF_IFD)
    at = blob.pointer(pointer) if pointer else 0
    kept = blob.entries(at) or []
    at = blob.store(at, [*kept, Entry(USER_COMMENT, 7, len(body), where)], 0)
    main = [e for e in blob.entries(blob.first) or [] if e.tag != EXIF_IFD]
    main.append(Entry(EXIF_IFD, 4, 1, struct.pack(blob.order + "I", at)))
    first = blob.store(blob.first, main, blob.next(blob.first))
    struct.pack_into(blob.order + "I", blob.data, 4, first)
    return bytes(blob.data)


def comment(data: bytes) -> str:
    """The UserComment, or an empty text."""
    blob = _blob(data)
    pointer = blob and blob.find(blob.first, EXIF_IFD)
    entry = blob.find(blob.pointer(pointer), USER_COMMENT) if blob and pointer else None
    if blob is None or entry is None:
        return ""
    raw = blob.raw(entry)
    code, body = raw[:8], raw[8:]
    if code == b"UNICODE\x00":
        text = body.decode("utf-16-le" if _looks_little(body) else "utf-16-be", "replace")
    else:
        text = body.decode("utf-8", "replace")
    return text.strip("\x00 ")


def relocated(data: bytes, base: int) -> tuple[bytes, list[Entry]]:
    """EXIF as it must read where it starts ``base`` bytes into a file, and IFD 0's entries then."""
    blob = _blob(data)
    if blob is None:
        return b"", []
    first = _shifted(blob, blob.first, base)
    for entry in blob.entries(blob.first) or []:
        if entry.tag in (EXIF_IFD, GPS_IFD):
            at = blob.pointer(entry)
            inner = _shifted(blob, at, base)
            for deep in blob.entries(at) or []:
                if deep.tag == INTEROP_IFD:
                    where = blob.pointer(deep)
                    _overwrite(blob, where, _shifted(blob, where, base))
            _overwrite(blob, at, inner)
    return bytes(blob.data), first


def _shifted(blob: Blob, at: int, base: int) -> list[Entry]:
    out = []
    for entry in blob.entries(at) or []:
        if entry.size > 4 or entry.tag in (EXIF_IFD, GPS_IFD, INTEROP_IFD):
            moved = (blob.pointer(entry) + base) & 0xFFFFFFFF
            entry = entry._replace(value=struct.pack(blob.order + "I", moved))
        out.append(entry)
    return out


def _overwrite(blob: Blob, at: int, entries: list[Entry]) -> None:
    if blob.entries(at) is not None:
        blob.store(at, entries, 0)


def extracted(data: bytes, wanted: frozenset[int]) -> bytes:
    """EXIF of its own from the directories of a TIFF file, with these tags of its first one."""
    source = Blob.over(data)
    if not source.valid:
        return b""
    out = Blob(data[:4] + struct.pack(source.order + "I", 8) + bytes(6))
    first = _copied(source, source.first, out, wanted)
    if not first:
        return b""
    at = out.store(out.first, first, 0)
    struct.pack_into(out.order + "I", out.data, 4, at)
    return bytes(out.data)


def _copied(
    source: Blob, at: int, out: Blob, wanted: frozenset[int] | None, depth: int = 0
) -> list[Entry]:
    """Entries of an IFD with what they hold appended to ``out``."""
    entries: list[Entry] = []
    for entry in source.entries(at) or []:
        if (wanted is not None and entry.tag not in wanted) or entry.size > MAX_VALUE:
            continue
        if entry.tag in (EXIF_IFD, GPS_IFD, INTEROP_IFD):
            inner = (
                _copied(source, source.pointer(entry), out, None, depth + 1) if depth < 2 else []
            )
            if not inner:
                continue
            where = out.append(directory(out.order, inner, 0))
            entry = entry._replace(value=struct.pack(out.order + "I", where))
        elif entry.size > 4:
            where = out.append(source.raw(entry))
            entry = entry._replace(value=struct.pack(out.order + "I", where))
        entries.append(entry)
    return entries


def _looks_little(body: bytes) -> bool:
    """True where the even bytes of a UTF-16 text hold its letters."""
    return body[1::2].count(0) > body[::2].count(0)
