"""ColorStudio: colour photos, objects, palettes and line art; the artist's colours are the law.

``import colorstudio`` gives what `colorstudio.api` lists, each name when it is first used.
"""

from __future__ import annotations

import os
from typing import Any

__version__ = "0.1.0"

# Nothing is told to anybody, whatever the libraries of models would: they look here when imported.
os.environ.update(
    dict.fromkeys(("HF_HUB_DISABLE_TELEMETRY", "DISABLE_TELEMETRY", "DO_NOT_TRACK"), "1")
)

API = frozenset(
    {
        "AlignmentRequest",
        "BadInput",
        "Cancelled",
        "ColdRequest",
        "Color",
        "ColorEditRequest",
        "ColorStudioError",
        "DDColorRequest",
        "Engine",
        "Hint",
        "Hints",
        "InstantRequest",
        "Lane",
        "MethodSpec",
        "ModelMissing",
        "OutOfMemory",
        "Palette",
        "PaletteRequest",
        "Picture",
        "PiggybackRequest",
        "Pixels",
        "PixelsRequest",
        "Quiet",
        "RecolorRequest",
        "ReferenceRequest",
        "Result",
        "RunContext",
        "SketchRequest",
        "Swatch",
        "check_ranges",
        "choice",
        "find_object",
        "lightness",
        "open_engine",
        "open_mask",
        "open_picture",
        "open_pixels",
        "read_hints",
        "read_palette",
        "recipe_of",
        "run",
        "save",
        "save_hints",
        "save_mask",
        "save_palette",
        "slider",
        "switch",
        "take_palette",
        "text",
        "way_of",
        "ways",
    }
)
"""The names of `colorstudio.api`; here, so that nobody else's import has to look there."""


def __getattr__(name: str) -> Any:
    if name not in API:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("colorstudio.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *API})
