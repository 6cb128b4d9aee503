"""Photoshop's colour tables of indexed pictures (.act): 256 places, perhaps their count."""

from __future__ import annotations

import struct

from colorstudio.imaging.palette import MAX_COLORS, Palette, Swatch
from colorstudio.imaging.palette_files import spaces
from colorstudio.imaging.palette_files.cursor import Cursor, Damaged

TABLE_BYTES = 3 * MAX_COLORS
NONE = 0xFFFF


def read(data: bytes) -> Palette:
    """768 bytes, or 772 with the count and the place that is transparent and thus no colour."""
    if len(data) not in (TABLE_BYTES, TABLE_BYTES + 4):
        raise Damaged(f"it has {len(data):,} bytes instead of {TABLE_BYTES} or {TABLE_BYTES + 4}")
    file = Cursor(data)
    table = [file.unpack("3B") for _ in range(MAX_COLORS)]
    count, transparent = file.unpack(">HH") if file.left else (MAX_COLORS, NONE)
    if count > MAX_COLORS:
        raise Damaged(f"it claims {count:,} colours and has places for {MAX_COLORS}")
    used = table[: count or MAX_COLORS]
    return Palette(tuple(Swatch(spaces.rgb8(*c)) for n, c in enumerate(used) if n != transparent))


def write(palette: Palette) -> bytes:
    table = b"".join(bytes(s.color.rgb8) for s in palette)
    return table.ljust(TABLE_BYTES, b"\0") + struct.pack(">HH", len(palette), NONE)
