"""A model's colours in a document: under the hints, undone as one step, kept in the file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from states import same

from colorstudio.document.answer import Answerer
from colorstudio.document.capture import instant_request
from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints, SetLayer
from colorstudio.document.journal import Journal
from colorstudio.document.model_colors import SIDE, ModelColors
from colorstudio.document.project_file import load, save
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.record import layer_from, layer_record
from colorstudio.document.recovery import recoverable
from colorstudio.document.render import flatten
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.flats import Flats
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.spread import ChromaField
from colorstudio.methods.base import Quiet
from colorstudio.methods.colorize.instant import run

GREEN = Color.from_hex("#508050")


def decode() -> Pixels:
    """Blue, with a red thing at the left and another one at the right."""
    codes = np.full((80, 120, 4), 255, np.uint8)
    codes[..., :3] = (90, 100, 150)
    codes[20:60, 10:50, :3] = codes[20:60, 80:110, :3] = (170, 90, 80)
    return Pixels(codes)


@pytest.fixture
def document() -> Document:
    """A grey photo of that, with the model's colours."""
    grey = np.full((160, 240, 4), 255, np.uint8)
    grey[..., :3] = 110
    grey[40:120, 20:100, :3] = grey[40:120, 160:220, :3] = 150
    document = Document.from_pixels(Pixels(grey))
    layer = document.state.answer_layer
    assert layer is not None
    document.push(SetLayer(layer.id, {"model": ModelColors.of(decode())}))
    return document


def solved(answerer: Answerer, document: Document) -> ChromaField | None:
    field = answerer.solve(document.state, lambda: None)
    assert not isinstance(field, Flats)
    return field


def shown(answerer: Answerer, document: Document) -> np.ndarray:
    return flatten(document.state, solved(answerer, document)).array.astype(int)


def test_they_colour_the_photo_and_hints_turn_what_they_lie_on(document: Document) -> None:
    answerer = Answerer(Pyramid())
    codes = shown(answerer, document)
    for thing in (codes[60:100, 40:80], codes[60:100, 180:200]):
        assert (thing[..., 0] > thing[..., 1] + 30).all()
    assert (codes[:30, :, 2] > codes[:30, :, 0] + 20).all()
    document.push(AddHints((Hint("p", "point", ((60.0, 80.0),), color=GREEN),)))
    hinted = shown(answerer, document)
    assert (hinted[60:100, 40:80, 1] > hinted[60:100, 40:80, 0] + 10).all()
    assert np.abs(hinted - codes)[60:100, 180:200].max() < 6
    document.undo()
    np.testing.assert_array_equal(shown(answerer, document), codes)
    document.undo()
    assert solved(answerer, document) is None


def test_the_exact_run_gives_what_the_window_shows(document: Document) -> None:
    document.push(AddHints((Hint("p", "point", ((60.0, 80.0),), color=GREEN),)))
    exact = run(instant_request(document.state), Quiet()).pixels.array.astype(int)
    assert np.abs(exact - shown(Answerer(Pyramid()), document)).mean() < 1


def test_they_are_kept_in_files_and_journals(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.colorstudio"
    save(path, document.state, solved(Answerer(Pyramid()), document))
    back = load(path)[0].answer_layer
    layer = document.state.answer_layer
    assert layer is not None
    assert back is not None
    assert layer.model is not None
    assert back.model is not None
    np.testing.assert_array_equal(back.model.codes, layer.model.codes)
    document.mark_unsaved()
    journal = Journal(tmp_path / "journal", document)
    assert journal.flush()
    journal.close(keep=True)
    (found,) = recoverable(tmp_path / "journal")
    again = found.read().state.answer_layer
    assert again is not None
    assert again.model is not None
    np.testing.assert_array_equal(again.model.codes, layer.model.codes)


def test_large_ones_are_reduced_and_none_is_lost() -> None:
    codes = np.random.default_rng(0).integers(0, 256, (300, 1200, 4), np.uint8)
    colors = ModelColors.of(Pixels(codes))
    assert colors.codes.shape == (64, SIDE, 2)
    np.testing.assert_array_equal(ModelColors.from_text(colors.text).codes, colors.codes)


@pytest.mark.parametrize("text", [None, 3, "", "ä", "AAAA", "x" * 2_000_000])
def test_damaged_ones_say_so(text: object, document: Document) -> None:
    with pytest.raises(BadInput, match="damaged"):
        ModelColors.from_text(text)
    layer = document.state.answer_layer
    assert layer is not None
    row = layer_record(layer, lambda tiles: None) | {"model": text}
    with pytest.raises(BadInput, match="damaged"):
        layer_from(row, lambda *_: pytest.fail("no pixels here"), np.dtype(np.uint8))


def test_a_document_without_them_is_as_before() -> None:
    document = Document.from_pixels(decode())
    layer = document.state.answer_layer
    assert layer is not None
    row = layer_record(layer, lambda tiles: None)
    assert "model" not in row
    same(layer_from(row, lambda *_: pytest.fail("none"), np.dtype(np.uint8)), layer)
