"""Finds weights that other programs have: the hub's cache, ComfyUI, A1111, any folder. Copies none.

Only names, small files and headers are read, so that a list of hundreds is made in an instant.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from colorstudio.diffusion.bundle import Bundle


def found_bundles(folders: Sequence[Path] = ()) -> list[Bundle]:
    """All that is found: the hub's cache first, then the usual places, then ``folders``."""
    return []
