"""Photoshop's swatches (.aco), versions 1 and 2.

After Adobe's "Photoshop File Formats Specification", colour swatches. Grey and wide CMYK are
amounts of ink there in ten-thousandths, as in the files that Photoshop brings along.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette, Swatch, check_count
from colorstudio.imaging.palette_files import spaces
from colorstudio.imaging.palette_files.cursor import Cursor, Damaged
from colorstudio.imaging.palette_files.text import whole

RGB, LAB = 0, 7
TOP = 65535
Words = tuple[int, int, int, int]
Entry = tuple[int, Words, str]
"""Colour space, its four words, name."""


def read(data: bytes) -> Palette:
    """The second version where it is there, which has the names; else the first."""
    file = Cursor(data)
    entries = _section(file, (0, 1, 2))
    if file.left >= 4 and data[file.at : file.at + 2] == b"\0\2":
        entries = _section(file, (2,))
    known = [e for e in entries if e[0] in SPACES]
    if entries and not known:
        raise Damaged("its colours are numbers of a printer's catalogue")
    high = _shifted(known)
    return Palette(tuple(Swatch(_color(space, words, high), name) for space, words, name in known))


def _section(file: Cursor, versions: tuple[int, ...]) -> list[Entry]:
    version, count = file.unpack(">HH")
    if version not in versions:
        raise Damaged(f"it is of version {version}; 1 and 2 are known")
    check_count(count)
    entries: list[Entry] = []
    for _ in range(count):
        space, *words = file.unpack(">5H")
        name = ""
        if version == 2:
            length = file.number(">I")
            name = file.take(2 * length).decode("utf-16-be", "replace").rstrip("\0")
        entries.append((space, (words[0], words[1], words[2], words[3]), name))
    return entries


def _shifted(entries: list[Entry]) -> bool:
    """True for programs that wrote 8 bit in the upper byte alone, so that white is 0xff00."""
    values = [w for space, words, _ in entries if space == RGB for w in words[:3]]
    return max(values, default=0) > 0 and all(w & 0xFF == 0 for w in values)


def _color(space: int, words: Words, high: bool) -> Color:
    if space == RGB and high:
        return spaces.rgb8(*(w >> 8 for w in words[:3]))
    return SPACES[space](words)


def _signed(word: int) -> int:
    return word - 0x10000 if word >= 0x8000 else word


SPACES: dict[int, Callable[[Words], Color]] = {
    RGB: lambda w: spaces.rgb([v / TOP for v in w[:3]]),
    1: lambda w: spaces.hsb(w[0] / TOP, w[1] / TOP, w[2] / TOP),
    2: lambda w: spaces.cmyk([1 - v / TOP for v in w]),
    LAB: lambda w: spaces.lab50((w[0] / 100, _signed(w[1]) / 100, _signed(w[2]) / 100)),
    8: lambda w: spaces.grey(1 - min(w[0] / 10000, 1.0)),
    9: lambda w: spaces.cmyk([1 - min(v / 10000, 1.0) for v in w]),
}


def write(palette: Palette) -> bytes:
    """Both versions, one after the other: old programs read the first, new ones the second."""
    first = second = b""
    for s in palette:
        color = _packed(s.color)
        name = whole(s.name).replace("\0", "").encode("utf-16-be") + b"\0\0"
        first += color
        second += color + struct.pack(">I", len(name) // 2) + name
    count = struct.pack(">H", len(palette))
    return b"\0\1" + count + first + b"\0\2" + count + second


def _packed(color: Color) -> bytes:
    rgb = spaces.to_rgb(color)
    if rgb is not None:
        return struct.pack(">5H", RGB, *(round(TOP * v) for v in rgb), 0)
    L, a, b = (round(100 * v) for v in spaces.to_lab50(color))
    ab = (min(max(v, -12800), 12700) for v in (a, b))
    return struct.pack(">HHhhH", LAB, min(max(L, 0), 10000), *ab, 0)
