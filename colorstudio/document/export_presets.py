"""Named ways to export: those that come with the program, and the artist's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from colorstudio import json_text
from colorstudio.document.export import ExportOptions
from colorstudio.errors import BadInput

MAX_NAME = 60
MAX_OWN = 100


@dataclass(frozen=True)
class ExportPreset:
    """``own``: made by the artist, who may change and delete it."""

    name: str
    options: ExportOptions
    own: bool = False


BUILT_IN: tuple[ExportPreset, ...] = (
    ExportPreset("Lossless: PNG", ExportOptions("png")),
    ExportPreset(
        "Web: JPEG, 2048 px, sRGB",
        ExportOptions("jpeg", quality=85, max_side=2048, convert_to_srgb=True),
    ),
    ExportPreset(
        "Small: WebP, 1200 px, sRGB, no metadata",
        ExportOptions("webp", quality=80, max_side=1200, convert_to_srgb=True, keep_metadata=False),
    ),
    ExportPreset("Print: TIFF, 16 bit", ExportOptions("tiff16")),
    ExportPreset("Layers: Photoshop", ExportOptions("psd")),
    ExportPreset("Layers: OpenRaster", ExportOptions("ora")),
    ExportPreset("Layers: one PNG each", ExportOptions("png", separate=True)),
)


def presets(stored: Mapping[str, str]) -> tuple[ExportPreset, ...]:
    """Those that come with the program, then the artist's own by name.

    ``stored``: name to text, as `with_preset` made it; what cannot be read is left out.
    """
    own = []
    for name in sorted(stored, key=str.casefold):
        options = from_text(stored[name])
        if options is not None:
            own.append(ExportPreset(name, options, own=True))
    return (*BUILT_IN, *own)


def to_text(options: ExportOptions) -> str:
    """The options as a text for the settings."""
    return json.dumps(options.to_json())


def from_text(text: str) -> ExportOptions | None:
    """The options in a text, or None where it is none of ours."""
    try:
        data = json_text.loads(text)
        return ExportOptions.from_json(data) if isinstance(data, dict) else None
    except (ValueError, RecursionError, BadInput):
        return None


def tidy(name: str) -> str:
    """A preset's name on one line, not too long."""
    return " ".join(name.split())[:MAX_NAME].rstrip()


def with_preset(stored: Mapping[str, str], name: str, options: ExportOptions) -> dict[str, str]:
    """``stored`` with a preset of that name, in the place of one that was there.

    Raises BadInput for an empty name, that of a preset of the program, and for more than MAX_OWN.
    """
    name = tidy(name)
    if not name:
        raise BadInput("A preset needs a name.", "Type one.")
    if any(preset.name.casefold() == name.casefold() for preset in BUILT_IN):
        raise BadInput(f"“{name}” comes with the program.", "Choose another name.")
    others = {key: text for key, text in stored.items() if key.casefold() != name.casefold()}
    if len(others) >= MAX_OWN:
        raise BadInput(f"There are {MAX_OWN} presets already.", "Delete one first.")
    return {**others, name: to_text(options)}
