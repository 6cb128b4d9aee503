"""What a model painted of a drawing, in the document: the artist's hints and later ones stay."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from colorstudio.document.answer import Answerer
from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints
from colorstudio.document.layers import PixelLayer
from colorstudio.document.model_colors import ModelColors
from colorstudio.document.model_edits import ProposeColors
from colorstudio.document.model_flats import SHADE_ID, ProposeFlats, flats_of
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.sketch import begun
from colorstudio.imaging.color import Color
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.pixels import Pixels

RED, BLUE = (200, 50, 40), (40, 60, 200)
GREEN = Color.from_hex("#20a040")


@pytest.fixture
def document() -> Document:
    """Two boxes, their ink apart."""
    codes = np.full((120, 160, 4), 255, np.uint8)
    for x in (10, 90):
        cv2.rectangle(codes, (x, 20), (x + 55, 100), (0, 0, 0, 255), 3)
    document = Document.from_pixels(Pixels(codes))
    document.push(begun(document.state))
    return document


def solved(document: Document, hints: Hints | None = None) -> Flats:
    state = document.state
    state = state if hints is None else replace(state, hints=hints)
    found = Answerer(Pyramid()).solve(state, lambda: None)
    assert isinstance(found, Flats)
    return found


def painted() -> np.ndarray:
    """The boxes red and blue, dark in their lower halves."""
    codes = np.full((120, 160, 4), 255, np.uint8)
    codes[22:100, 12:65, :3], codes[22:100, 92:145, :3] = RED, BLUE
    codes[75:100, :, :3] = (codes[75:100, :, :3] * 0.6).astype(np.uint8)
    return codes


def edit_of(document: Document, *, shade: bool = True) -> ProposeFlats:
    flats, own = solved(document), document.state.hints
    chosen = np.ones(len(flats.regions), bool)
    return flats_of(
        flats, own, painted(), chosen, "p:", group="model",
        shade=(lambda hints: solved(document, hints)) if shade else None,
        recipe={"way": "sketch.reference"}, name="Colours from a model",
    )  # fmt: skip


def in_box(document: Document, left: int) -> list[Hint]:
    hints = document.state.hints.items
    return [h for h in hints if left < h.x < left + 55 and 20 < h.y < 100]


def test_flats_and_shade_come_in_one_step(document: Document) -> None:
    before = document.state
    document.push(edit_of(document))
    (red,), (blue,) = in_box(document, 10), in_box(document, 90)
    assert red.color is not None
    assert blue.color is not None
    assert red.color.lab[1] > 40
    assert blue.color.lab[2] < -40
    shade = document.state.layer(SHADE_ID)
    assert isinstance(shade, PixelLayer)
    assert shade.blend == "multiply"
    tiles = shade.tiles.to_array()
    assert tiles[90, 40, 0] < 200
    assert tiles[90, 40, 3] == 255
    assert tiles[40, 40, 3] == 0
    assert document.state.recipes[-1] == {"way": "sketch.reference"}
    assert len(document.steps) == 2
    document.undo()
    assert document.state is before


def test_a_hint_that_was_made_meanwhile_keeps_its_region(document: Document) -> None:
    edit = edit_of(document)
    mine = Hint("mine", "point", ((30.0, 50.0),), color=GREEN)
    document.push(AddHints((mine,)))
    document.push(edit)
    assert in_box(document, 10) == [mine]
    assert len(in_box(document, 90)) == 1


def test_the_next_run_takes_the_place_of_the_former(document: Document) -> None:
    document.push(edit_of(document))
    first = document.state.hints
    document.push(edit_of(document))
    assert [h.id for h in document.state.hints.items] == [h.id for h in first.items]
    assert [la.id for la in document.state.layers].count(SHADE_ID) == 1
    document.push(edit_of(document, shade=False))
    assert document.state.layer(SHADE_ID) is None


def test_colours_of_the_same_run_keep_one_recipe() -> None:
    document = Document.from_pixels(Pixels(painted()))
    layer = document.state.answer_layer
    assert layer is not None
    colors, recipe = ModelColors.of(Pixels(painted())), {"color_scale": 1.0}
    document.push(ProposeColors(layer.id, colors, recipe))
    muted = {"color_scale": 0.5}
    document.push(ProposeColors(layer.id, colors, muted, former=recipe))
    assert document.state.recipes == (muted,)
    other = ProposeColors("nothing", colors, recipe)
    assert other.apply(document.state) is document.state
