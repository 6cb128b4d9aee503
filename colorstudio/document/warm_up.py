"""What is compiled or loaded before it is first asked for."""

from __future__ import annotations


def warm_up() -> None:
    """For the first answer to a hint. Half a second, from the second time on; the first time on a
    machine, tens of seconds."""
    from colorstudio.document import render
    from colorstudio.imaging import flood, spread

    spread.warm_up()
    flood.warm_up()
    render.warm_up()


def warm_up_more() -> None:
    """For objects, palettes, plates, drawings, the map of differences: behind everything else."""
    # panels import looks on the UI thread, at the first colour: they are there by then
    from colorstudio.document import palette_look, recolor_look
    from colorstudio.imaging import (
        cutout_kernels,
        delta_map,
        inks,
        matting,
        palette_extract,
        recolor,
        sketching,
        transport,
    )

    del palette_look, recolor_look
    parts = (
        matting,
        recolor,
        cutout_kernels,
        transport,
        palette_extract,
        delta_map,
        inks,
        sketching,
    )
    for part in parts:
        part.warm_up()
