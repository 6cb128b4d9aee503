"""The palette inside of a sprite of Aseprite (.ase, .aseprite), from its first frame."""

from __future__ import annotations

from colorstudio.imaging.palette import Palette, Swatch, check_count
from colorstudio.imaging.palette_files import spaces
from colorstudio.imaging.palette_files.cursor import Cursor, Damaged

SPRITE, FRAME = 0xA5E0, 0xF1FA
HEADER_BYTES = 128
NEW, OLD, OLD_6BIT = 0x2019, 0x0004, 0x0011
HAS_NAME = 1


def is_sprite(data: bytes) -> bool:
    """True where the bytes are a sprite, whatever the file is called."""
    return len(data) >= HEADER_BYTES and int.from_bytes(data[4:6], "little") == SPRITE


def read(data: bytes) -> Palette:
    """The palette that the sprite's pixels count in. Names where the artist has given some."""
    file = Cursor(data, HEADER_BYTES)
    _size, magic, old_count, _duration, _zero, new_count = file.unpack("<IHHH2sI")
    if magic != FRAME:
        raise Damaged("it is a sprite of Aseprite with a damaged frame")
    older: list[Swatch] = []
    for _ in range(new_count or old_count):
        size, kind = file.unpack("<IH")
        body = file.part(size - 6) if size >= 6 else Cursor(b"")
        if kind == NEW:
            return Palette(tuple(_new(body)))
        if kind in (OLD, OLD_6BIT) and not older:
            older = _old(body, 63 if kind == OLD_6BIT else 255)
        if size < 6:
            raise Damaged("it is a sprite of Aseprite with a damaged part")
    if not older:
        raise Damaged("it is a sprite of Aseprite without a palette")
    return Palette(tuple(older))


def _new(body: Cursor) -> list[Swatch]:
    _size, first, last = body.unpack("<III8x")
    check_count(last - first + 1)
    swatches = []
    for _ in range(first, last + 1):
        flags, r, g, b, _alpha = body.unpack("<H4B")
        name = ""
        if flags & HAS_NAME:
            name = body.take(body.number("<H")).decode("utf-8", "replace")
        swatches.append(Swatch(spaces.rgb8(r, g, b), name))
    return swatches


def _old(body: Cursor, top: int) -> list[Swatch]:
    colors = []
    for _ in range(body.number("<H")):
        _skipped, count = body.unpack("2B")
        colors += [body.unpack("3B") for _ in range(count or 256)]
        check_count(len(colors))
    return [Swatch(spaces.rgb8(*(min(v, top) * 255 // top for v in c))) for c in colors]
