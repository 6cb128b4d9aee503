"""GIMP's palettes (.gpl), which Krita, Inkscape, MyPaint and many others write too."""

from __future__ import annotations

import re

from colorstudio.imaging.palette import Palette, Swatch, check_count
from colorstudio.imaging.palette_files import spaces
from colorstudio.imaging.palette_files.cursor import Damaged
from colorstudio.imaging.palette_files.text import decoded, lines, one_line, quoted

FIRST = "GIMP Palette"
UNNAMED = "Untitled"
COLOR = re.compile(r"[ \t]*([0-9]{1,3})[ \t]+([0-9]{1,3})[ \t]+([0-9]{1,3})(?:[ \t]+(.*))?")
ALPHA = re.compile(r"[0-9]{1,3}(?:[ \t]+|$)")
HEADER = re.compile(r"(Name|Columns|Channels):[ \t]*(.*)")


def read(data: bytes) -> Palette:
    """Header, comments and one line per colour: red, green, blue, name."""
    first, *rest = lines(decoded(data))
    if first.strip() != FIRST:
        raise Damaged(f"its first line is not “{FIRST}”")
    header, rows = {"Name": "", "Channels": "RGB"}, []
    for number, line in enumerate(rest, 2):
        entry = HEADER.fullmatch(line)
        if entry and not rows:
            header[entry[1]] = entry[2].strip(" \t")
        elif line.strip() and not line.lstrip().startswith("#"):
            rows.append(_row(line, number, header["Channels"].upper() == "RGBA"))
    check_count(len(rows))
    return Palette(tuple(Swatch(spaces.rgb8(*rgb), name) for rgb, name in rows), header["Name"])


def _row(line: str, number: int, alpha: bool) -> tuple[tuple[int, int, int], str]:
    match = COLOR.fullmatch(line)
    codes = tuple(int(c) for c in match.groups()[:3]) if match else ()
    if match is None or len(codes) != 3 or max(codes) > 255:
        raise Damaged(f"line {number} is {quoted(line)}, not three numbers from 0 to 255")
    name = match[4] or ""
    if alpha:
        name = ALPHA.sub("", name, count=1)
    name = name.strip(" \t")
    # some programs name a colour by its hex value, or by a word for "no name"
    plain = name == UNNAMED or name.lower().lstrip("#") == bytes(codes).hex()
    return codes, "" if plain else name


def write(palette: Palette) -> bytes:
    """In UTF-8, as GIMP reads it."""
    rows = [FIRST, f"Name: {one_line(palette.name)}", "Columns: 0", "#"]
    for s in palette:
        name = one_line(s.name)
        rows.append("{:3d} {:3d} {:3d}".format(*s.color.rgb8) + (f"\t{name}" if name else ""))
    return ("\n".join(rows) + "\n").encode("utf-8")
