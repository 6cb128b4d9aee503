"""Fills as edits: pixels, colour alone, selections."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from colorstudio.document.document import Document
from colorstudio.document.edits import AddLayer, new_color_layer, new_pixel_layer
from colorstudio.document.filling import filled, filled_mask
from colorstudio.document.render import render
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color, lightness
from colorstudio.imaging.flood import flood
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels

SIZE = (600, 520)
WHOLE = Rect(0, 0, *SIZE)
BLUE = Color.from_hex("#2060c0")


def drawing() -> np.ndarray:
    """Paper with a black frame of 6 pixels around the middle."""
    picture = np.full((SIZE[1], SIZE[0], 4), 255, np.uint8)
    picture[100:400, 100:500, :3] = 0
    picture[106:394, 106:494, :3] = 255
    return picture


def drawn_state() -> DocumentState:
    state = DocumentState.from_pixels(Pixels(drawing()))
    state = AddLayer(replace(new_color_layer(state), id="colour")).apply(state)
    return AddLayer(replace(new_pixel_layer(state), id="paint")).apply(state)


def test_a_fill_stays_within_the_lines_and_is_one_step():
    document = Document(drawn_state())
    region = flood(drawing(), (300, 250), 10)
    document.push(filled(document.state, "paint", region, BLUE))
    alpha = render(document.state, None, WHOLE)
    assert tuple(alpha[250, 300, :3]) == BLUE.rgb8
    assert np.array_equal(alpha[:100], drawing()[:100])
    assert len(document.steps) == 1
    document.undo()
    assert np.array_equal(render(document.state, None, WHOLE), drawing())


def test_whole_tiles_are_shared():
    state = drawn_state()
    edit = filled(state, "paint", flood(np.full_like(drawing(), 255), (0, 0), 5), BLUE)
    assert edit.tiles[0, 0] is edit.tiles[1, 1]
    assert len(edit.tiles) == 9


def test_a_fill_on_a_colour_layer_keeps_lightness():
    grey = drawing()
    grey[..., :3] = 40 + grey[..., :3] // 2
    state = DocumentState.from_pixels(Pixels(grey))
    state = AddLayer(replace(new_color_layer(state), id="colour")).apply(state)
    after = filled(state, "colour", flood(grey, (300, 250), 10), BLUE).apply(state)
    codes = render(after, None, WHOLE)
    assert np.abs(lightness(codes) - lightness(grey)).max() <= 0.18
    assert codes[250, 300, 2] > codes[250, 300, 0] + 30
    assert np.array_equal(codes[50, 50], grey[50, 50])


def test_opacity_and_a_selection_thin_a_fill():
    half = np.zeros((SIZE[1], SIZE[0], 1), np.uint8)
    half[:, :300] = 255
    region = flood(drawing(), (300, 250), 10)
    state = drawn_state()
    after = filled(state, "paint", region, BLUE, opacity=0.5, mask=Tiles.from_array(half))
    layer = after.apply(state).layer("paint")
    alpha = layer.tiles.read(WHOLE)[..., 3]  # type: ignore[union-attr]
    assert alpha[250, 200] == 128
    assert alpha[250, 400] == 0


def test_a_region_replaces_grows_and_shrinks_a_selection():
    state = drawn_state()
    inside, outside = flood(drawing(), (300, 250), 10), flood(drawing(), (5, 5), 10)

    def selected(*calls) -> np.ndarray:
        now = state
        for region, how in calls:
            now = filled_mask(now, "selection", region, how).apply(now)
        return now.masks["selection"].read(WHOLE)[..., 0]

    assert selected((inside, "replace"))[[250, 5], [300, 5]].tolist() == [255, 0]
    both = selected((inside, "replace"), (outside, "add"))
    assert both[[250, 5, 103], [300, 5, 300]].tolist() == [255, 255, 0]
    back = selected((inside, "replace"), (outside, "add"), (inside, "subtract"))
    assert np.array_equal(back, selected((outside, "replace")))
    assert np.array_equal(selected((inside, "replace"), (outside, "replace")), back)


def test_a_fill_refuses_the_answer_layer():
    with pytest.raises(BadInput, match="follows the hints"):
        filled(drawn_state(), "answer", flood(drawing(), (5, 5), 5), BLUE)
