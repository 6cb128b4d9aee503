"""Finds the files that the program brings along, in the source tree and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
PLACES = (PACKAGE.parent / "resources", PACKAGE / "_resources")
"""The source tree; the wheel, which carries the folder inside of the package."""


def root() -> Path:
    """The folder of resources."""
    # Beside an installed package lies site-packages, where anyone may have put "resources".
    return PLACES[1] if PLACES[1].is_dir() else PLACES[0]


def shipped_models() -> Path:
    """The folder with the bundles that come with the program; may be empty, or not be there."""
    return root() / "models"


def path(name: str) -> Path:
    """The file or folder of this name, "/" between its parts. Raises FileNotFoundError."""
    found = root().joinpath(*name.split("/"))
    if not found.exists():
        raise FileNotFoundError(f"ColorStudio was installed without its resource {name}: {found}")
    return found
