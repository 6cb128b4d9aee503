"""What is compiled or loaded before it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module


def warm_up() -> None:
    """For the first answer to a hint. Half a second, from the second time on; the first time on a
    machine, tens of seconds."""
    from colorstudio.document import render
    from colorstudio.imaging import flood, spread

    spread.warm_up()
    flood.warm_up()
    render.warm_up()


MORE = (
    "matting",
    "recolor",
    "cutout_kernels",
    "transport",
    "palette_extract",
    "delta_map",
    "inks",
    "sketching",
)
"""Modules of `imaging` with kernels of their own."""


def warm_up_more(parts: Sequence[str] = MORE) -> None:
    """For objects, palettes, plates, drawings, the map of differences: behind everything else."""
    # panels import looks on the UI thread, at the first colour: they are there by then
    from colorstudio.document import palette_look, recolor_look

    del palette_look, recolor_look
    for part in parts:
        import_module(f"colorstudio.imaging.{part}").warm_up()
