"""Paint Shop Pro's text palettes (.pal); a RIFF file of the same ending is handed on."""

from __future__ import annotations

from colorstudio.imaging.palette import Palette, Swatch, check_count
from colorstudio.imaging.palette_files import pal_riff, spaces
from colorstudio.imaging.palette_files.cursor import Damaged
from colorstudio.imaging.palette_files.text import decoded, lines, quoted

FIRST = "JASC-PAL"
VERSION = "0100"


def read(data: bytes) -> Palette:
    """JASC or RIFF, by the first bytes."""
    if data.startswith(pal_riff.MAGIC):
        return pal_riff.read(data)
    rows = [line.strip() for line in lines(decoded(data))]
    if rows[0] != FIRST:
        raise Damaged(f"it begins neither with “{FIRST}” nor with “RIFF”")
    if len(rows) < 3 or not (rows[2].isascii() and rows[2].isdigit() and len(rows[2]) < 10):
        raise Damaged("it does not say how many colours it has")
    count = int(rows[2])
    check_count(count)
    if len(rows) < 3 + count:
        raise Damaged("it ends too early")
    return Palette(
        tuple(Swatch(spaces.rgb8(*_codes(row, n))) for n, row in enumerate(rows[3 : 3 + count], 4))
    )


def _codes(row: str, number: int) -> list[int]:
    words = row.split()
    fits = len(words) in (3, 4) and all(w.isascii() and w.isdigit() and len(w) < 4 for w in words)
    codes = [int(w) for w in words[:3]] if fits else [256]
    if max(codes) > 255:
        raise Damaged(f"line {number} is {quoted(row)}, not three numbers from 0 to 255")
    return codes


def write(palette: Palette) -> bytes:
    rows = [FIRST, VERSION, str(len(palette))]
    rows += ["{} {} {}".format(*s.color.rgb8) for s in palette]
    return ("\r\n".join(rows) + "\r\n").encode("ascii")
