"""Palette files in and out: ours, GIMP, Krita, Adobe, Paint Shop Pro, hex lists, style sheets."""

from colorstudio.imaging.palette_files.files import (
    from_argument,
    read,
    read_bytes,
    to_bytes,
    write,
)
from colorstudio.imaging.palette_files.formats import (
    ENDINGS,
    PALETTE_FORMATS,
    PaletteFormat,
    format_of,
    losses,
)

__all__ = [
    "ENDINGS",
    "PALETTE_FORMATS",
    "PaletteFormat",
    "format_of",
    "from_argument",
    "losses",
    "read",
    "read_bytes",
    "to_bytes",
    "write",
]
