"""Palettes from files and arguments, and back into files."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from colorstudio.atomic import write_bytes
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import MAX_NAME, Palette, Swatch, check_count
from colorstudio.imaging.palette_files.cursor import Damaged
from colorstudio.imaging.palette_files.formats import ENDINGS, format_of
from colorstudio.imaging.palette_files.text import one_line

MAX_BYTES = 32 * 2**20
PARTS = re.compile(r"lab\([^)]*\)|[^,;\s]+", re.IGNORECASE)


def read(path: Path | str) -> Palette:
    """The palette of a file, by its ending; named after the file where it has no name of its own.

    Raises BadInput for a missing, damaged, empty or foreign file and for more than 256 colours.
    """
    path = Path(path)
    known = format_of(path.name)
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder.", "Give the name of a palette file.") from None
    except FileNotFoundError:
        raise BadInput(f"There is no palette file {path}.", "Check the name.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(
            f"{path} could not be read: {reason}.", "Check its permissions, or copy it elsewhere."
        ) from error
    palette = read_bytes(data, known.ending, path.name)
    named = palette.name or path.name[: -len(known.ending)]
    return replace(palette, name=named)


def read_bytes(data: bytes, ending: str, name: str = "") -> Palette:
    """The palette of a file's bytes. ``ending``: of `ENDINGS`. ``name``: for sentences about it.

    Raises BadInput as `read` does.
    """
    known = format_of(ending)
    label = name or "This palette"
    if len(data) > MAX_BYTES:
        raise BadInput(f"{label} is far too large for a palette.", "Choose another file.")
    if not data:
        raise BadInput(f"{label} is an empty file.", "Choose another file.")
    try:
        palette = known.read(data)
    except Damaged as error:
        raise BadInput(
            f"{label} cannot be read as {known.title}: {error}.",
            "Save it again in the program that it came from.",
        ) from None
    if not palette.swatches:
        raise BadInput(f"There is no colour in {name or 'this palette'}.", "Choose another file.")
    return _tidied(palette)


def _tidied(palette: Palette) -> Palette:
    """With names that every window and file can show."""
    swatches = tuple(replace(s, name=_name(s.name)) for s in palette)
    return replace(palette, swatches=swatches, name=_name(palette.name))


def _name(name: str) -> str:
    return one_line(name)[:MAX_NAME].rstrip(" ")


def to_bytes(palette: Palette, ending: str) -> bytes:
    """The bytes of a palette file. Raises BadInput for an empty palette.

    What the format cannot hold is left away; `losses` tells what that is.
    """
    known = format_of(ending)
    if not palette.swatches:
        raise BadInput("The palette is empty.", "Add a colour before you save it.")
    return known.write(palette)


def write(path: Path | str, palette: Palette) -> None:
    """Saves a palette by the ending of ``path``, whole or not at all. Raises BadInput."""
    write_bytes(path, to_bytes(palette, Path(path).name))


def from_argument(text: str) -> Palette:
    """A palette as the command line takes it: a file, or hex and lab() colours between commas.

    Raises BadInput that names the colour or the file that cannot be used.
    """
    if text.lower().endswith(ENDINGS) or _is_file(text):
        return read(Path(text))
    parts = PARTS.findall(text)
    if not parts:
        raise BadInput("The palette is empty.", "Give a file, or colours such as #c08040,#204060.")
    check_count(len(parts))
    try:
        return Palette(tuple(Swatch(Color.parse(part)) for part in parts))
    except BadInput as error:
        raise BadInput(
            f"“{text[:60]}” is neither a palette file nor a list of colours.",
            "Give a file, or colours such as #c08040,#204060.",
        ) from error


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # a long list of colours is no name of a file
        return False
