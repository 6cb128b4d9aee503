"""ColorStudio's own palettes: JSON that holds all there is to a swatch."""

from __future__ import annotations

import json

from colorstudio import json_text
from colorstudio.imaging import palette as palettes
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.palette_files.cursor import Damaged
from colorstudio.imaging.palette_files.text import decoded


def read(data: bytes) -> Palette:
    """From the form of `palette.to_json`, or from a bare list of colours."""
    try:
        content = json_text.loads(decoded(data))
    except (ValueError, RecursionError):
        raise Damaged("it is not JSON") from None
    return palettes.from_json(content)


def write(palette: Palette) -> bytes:
    """In the form of `palette.to_json`."""
    text = json.dumps(palettes.to_json(palette), indent=1, ensure_ascii=False)
    return text.encode("utf-8", "replace") + b"\n"
