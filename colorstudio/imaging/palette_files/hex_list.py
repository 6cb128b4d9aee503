"""Lists of hex colours, one per line (.hex), as Lospec and pixel art programs exchange them."""

from __future__ import annotations

import re

from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette, Swatch, check_count
from colorstudio.imaging.palette_files.cursor import Damaged
from colorstudio.imaging.palette_files.text import decoded, lines, quoted

LINE = re.compile(r"#?([0-9a-fA-F]{6})(?:[0-9a-fA-F]{2})?|#([0-9a-fA-F]{3})")
COMMENTS = (";", "//")


def read(data: bytes) -> Palette:
    """rrggbb, #rrggbb, rrggbbaa (the alpha is left aside) or #rgb on each line."""
    found = []
    for number, raw in enumerate(lines(decoded(data)), 1):
        line = raw.strip()
        if not line or line.startswith(COMMENTS):
            continue
        match = LINE.fullmatch(line)
        if match is None:
            raise Damaged(f"line {number} is {quoted(line)}, not a hex colour")
        found.append(match[1] or match[2])
    check_count(len(found))
    return Palette(tuple(Swatch(Color.from_hex(h)) for h in found))


def write(palette: Palette) -> bytes:
    return "".join(s.color.hex[1:] + "\n" for s in palette).encode("ascii")
