"""Microsoft's binary palettes (.pal): a logical palette in a RIFF container."""

from __future__ import annotations

import struct

from colorstudio.imaging.palette import Palette, Swatch, check_count
from colorstudio.imaging.palette_files import spaces
from colorstudio.imaging.palette_files.cursor import Cursor, Damaged

MAGIC = b"RIFF"
FORM = b"PAL "
VERSION = 0x0300


def read(data: bytes) -> Palette:
    """The first chunk "data"; others are left aside."""
    file = Cursor(data)
    if file.take(4) != MAGIC or file.take(8)[4:] != FORM:
        raise Damaged("it is a RIFF file, but not a palette")
    while True:
        name, size = file.unpack("<4sI")
        if name == b"data":
            return _colors(file)
        file.take(size + size % 2)


def _colors(file: Cursor) -> Palette:
    _version, count = file.unpack("<HH")
    check_count(count)
    return Palette(tuple(Swatch(spaces.rgb8(*file.unpack("4B")[:3])) for _ in range(count)))


def write(palette: Palette) -> bytes:
    colors = b"".join(struct.pack("4B", *s.color.rgb8, 0) for s in palette)
    body = struct.pack("<HH", VERSION, len(palette)) + colors
    form = FORM + b"data" + struct.pack("<I", len(body)) + body
    return MAGIC + struct.pack("<I", len(form)) + form
