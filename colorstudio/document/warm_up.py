"""All that the instant lane compiles or loads before its first answer."""

from __future__ import annotations


def warm_up() -> None:
    """Half a second, from the second time on; the first time on a machine, tens of seconds."""
    # panels import looks on the UI thread, at the first colour: they are there by then
    from colorstudio.document import palette_look, recolor_look, render
    from colorstudio.imaging import cutout_kernels, flood, matting, recolor, spread

    del palette_look, recolor_look
    spread.warm_up()
    flood.warm_up()
    render.warm_up()
    matting.warm_up()
    recolor.warm_up()
    cutout_kernels.warm_up()


def warm_up_more() -> None:
    """What the first answers do not need: palettes, plates, the map of differences."""
    from colorstudio.imaging import delta_map, inks, palette_extract, transport

    transport.warm_up()
    palette_extract.warm_up()
    delta_map.warm_up()
    inks.warm_up()
