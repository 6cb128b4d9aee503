"""What colour is under the pointer: of the picture as shown, of the photo, or of one layer."""

from __future__ import annotations

import math

import numpy as np

from colorstudio.document.layers import ColorLayer, PixelLayer
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.ui.canvas.display import Display, alone
from colorstudio.ui.session import Session


def color_at(
    display: Display, session: Session, x: float, y: float, source: str = "composite"
) -> Color | None:
    """The colour at a place of the picture plane, in the document's own precision.

    ``source``: "composite", "source" (the photo that hints are spread over), or "layer" (the
    active one, by itself). None outside of the picture, and where nothing covers the place.
    """
    state = display.state
    if state is None:
        return None
    column, row = math.floor(x), math.floor(y)
    rect = Rect(column, row, 1, 1)
    if rect.intersected(Rect(0, 0, *state.size)).empty:
        return None
    answer = session.document.answer if session.document is not None else None
    if source == "source":
        state, answer = alone(state), None
    layer = state.active_layer
    if source == "layer" and isinstance(layer, PixelLayer):
        codes = layer.tiles.read(rect)
    elif not display.may_render_now(state, answer):
        return _shown(display, column, row)
    else:
        from colorstudio.document.render import render

        if source == "layer" and isinstance(layer, ColorLayer):
            state = alone(state).with_layers((*alone(state).layers, layer))
            answer = None
        codes = render(state, answer, rect, 0, display.pyramid, workers=1)
    r, g, b, alpha = (int(v) for v in codes[0, 0])
    return None if alpha == 0 else Color.from_pixel(np.array([r, g, b], codes.dtype), state.profile)


def _shown(display: Display, column: int, row: int) -> Color | None:
    """From the screen's pixels, until the compiled code for more is at hand."""
    if display.altered:
        return None
    stage = display.after
    rgb = stage.pixel(column >> stage.level, row >> stage.level)
    return None if rgb is None else Color.from_pixel(np.array(rgb, np.uint8))
