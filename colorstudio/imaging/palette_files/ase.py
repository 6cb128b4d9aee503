"""Adobe's swatch exchange (.ase); Aseprite's sprites have the same ending and give their palette.

Adobe has not published the format; it is as Illustrator and InDesign write it. Lab is under D50.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette, Swatch, check_count
from colorstudio.imaging.palette_files import aseprite, spaces
from colorstudio.imaging.palette_files.cursor import Cursor, Damaged
from colorstudio.imaging.palette_files.text import whole

MAGIC = b"ASEF"
GROUP, GROUP_END, COLOR = 0xC001, 0xC002, 0x0001
GLOBAL, SPOT, PROCESS = 0, 1, 2
SPACES: dict[bytes, tuple[int, Callable[[Sequence[float]], Color]]] = {
    b"RGB ": (3, spaces.rgb),
    b"CMYK": (4, spaces.cmyk),
    b"LAB ": (3, lambda v: spaces.lab50((100 * v[0], v[1], v[2]))),
    b"Gray": (1, lambda v: spaces.grey(v[0])),
}
"""Name of the colour space: how many numbers a colour has, and what they mean."""


def read(data: bytes) -> Palette:
    """All colours in their order; a group that holds all of them names the palette."""
    if aseprite.is_sprite(data):
        return aseprite.read(data)
    file = Cursor(data)
    if file.take(4) != MAGIC:
        raise Damaged("it is neither an Adobe palette nor a sprite of Aseprite")
    file.take(4)
    groups: list[str] = []
    colors: list[Cursor] = []
    loose = False
    inside = False
    for _ in range(file.number(">I")):
        if not file.left:
            break  # some programs count their groups wrongly
        kind, size = file.unpack(">HI")
        block = file.part(size)
        if kind == GROUP:
            groups.append(_name(block))
            inside = True
        elif kind == GROUP_END:
            inside = False
        elif kind == COLOR:
            colors.append(block)
            loose = loose or not inside
    check_count(len(colors))
    name = groups[0] if len(groups) == 1 and not loose else ""
    return Palette(tuple(_swatch(block) for block in colors), name)


def _name(block: Cursor) -> str:
    return block.take(2 * block.number(">H")).decode("utf-16-be", "replace").rstrip("\0")


def _swatch(block: Cursor) -> Swatch:
    name = _name(block)
    space = block.take(4)
    if space not in SPACES:
        raise Damaged(f"the colour space of {name or 'a colour'} is not known")
    count, color = SPACES[space]
    values = block.unpack(f">{count}f")
    spot = block.left >= 2 and block.number(">H") == SPOT
    return Swatch(color(values), name, spot=spot)


def write(palette: Palette) -> bytes:
    """RGB for what 8 bit says exactly, else Lab; in a group of the palette's name."""
    blocks = [_block(COLOR, _color(s)) for s in palette]
    if palette.name:
        blocks = [_block(GROUP, _packed(palette.name)), *blocks, _block(GROUP_END, b"")]
    return MAGIC + struct.pack(">HHI", 1, 0, len(blocks)) + b"".join(blocks)


def _block(kind: int, body: bytes) -> bytes:
    return struct.pack(">HI", kind, len(body)) + body


def _packed(name: str) -> bytes:
    text = whole(name).replace("\0", "").encode("utf-16-be")[:0xFFFC] + b"\0\0"
    return struct.pack(">H", len(text) // 2) + text


def _color(swatch: Swatch) -> bytes:
    if spaces.is_8bit(swatch.color):
        values = b"RGB " + struct.pack(">3f", *(c / 255 for c in swatch.color.rgb8))
    else:
        L, a, b = spaces.to_lab50(swatch.color)
        values = b"LAB " + struct.pack(">3f", L / 100, a, b)
    return _packed(swatch.name) + values + struct.pack(">H", SPOT if swatch.spot else PROCESS)
