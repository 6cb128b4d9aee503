"""A picture in the Palette panel's colours, with tiny weights from files: from Run to a layer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import SetMask, SetPalette
from colorstudio.document.looks import packed, unpacked
from colorstudio.document.palette_look import PaletteLook
from colorstudio.document.render import flatten
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.palette import from_hex_list
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.generate import METHOD, PIXELS, GenerateSection
from colorstudio.ui.panels.palette import PalettePanel

PATIENCE_MS = 60_000
INKS = from_hex_list("#202020 #e0d0b0 #a04020")


@pytest.fixture
def panel(window: MainWindow, tmp_path: Path) -> PalettePanel:
    window.session.choose_task("palette")
    found = window.tasks.panels["palette"]
    assert isinstance(found, PalettePanel)
    return found


@pytest.fixture
def section(
    qtbot: QtBot, panel: PalettePanel, tiny_weights: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[GenerateSection]:
    """The section, open, with the tiny weights on the shelf and few steps."""
    store = panel._session.engine.store
    monkeypatch.setattr(store, "root", tiny_weights)
    model = panel.model
    model.fold.set_open(True)
    qtbot.waitUntil(lambda: panel._session.shelf.known, timeout=PATIENCE_MS)
    assert model.form is not None
    model.form.control("steps").set_value(3)  # type: ignore[attr-defined]
    yield model
    panel._session.engine.close()


def pictures(window: MainWindow) -> list[Any]:
    return [candidate.look for candidate in window.candidates.items]


def finished(qtbot: QtBot, window: MainWindow, count: int) -> None:
    qtbot.waitUntil(lambda: not window.session.runs.runs, timeout=PATIENCE_MS)
    assert len(window.candidates.items) == count, window.tasks.panels[
        "palette"
    ].model.problem.text()  # type: ignore[attr-defined]


def test_without_weights_there_is_one_line_and_a_button(qtbot: QtBot, panel: PalettePanel) -> None:
    model, session = panel.model, panel._session
    assert model.fold.body.isHidden()
    model.fold.set_open(True)
    qtbot.waitUntil(lambda: session.shelf.known, timeout=PATIENCE_MS)
    assert model.body.isHidden()
    assert "GB" in model.missing.text()
    assert "licence" in model.missing.text()
    wanted: list[Any] = []
    session.weights_wanted.disconnect()
    session.weights_wanted.connect(wanted.append)
    model.get.click()
    assert wanted == [model.needs.models]
    assert "palette.alignment" in session.settings.unfolded


def test_a_new_picture_from_words_in_a_palette_that_came_before_it(
    qtbot: QtBot, window: MainWindow, panel: PalettePanel, section: GenerateSection
) -> None:
    session = window.session
    assert not section.body.isHidden()
    section.row.button.click()
    assert "colours" in section.problem.text()
    assert session.document is None
    panel._set(INKS, "Paste colours")
    assert len(panel.shown) == 3
    section.sizes.setCurrentIndex(section.sizes.findData(None))
    section.sizes.activated.emit(section.sizes.currentIndex())
    section.width_.set_value(96)
    section.height_.set_value(64)
    section.prompt.set_text("a fox")
    section.count.set_value(2)
    section.row.button.click()
    document = session.document
    assert document is not None
    assert document.state.size == (96, 64)
    assert document.state.palette.swatches == INKS.swatches
    finished(qtbot, window, 2)
    first, second = pictures(window)
    assert [look.title for look in (first, second)] == ["a fox (1)", "a fox (2)"]
    assert session.look == first
    assert first != second
    assert session.settings.recent_prompts("palette.alignment") == ("a fox",)
    assert not section.prompt.former.isHidden()
    layers = len(document.state.layers)
    qtbot.waitUntil(lambda: document.draft is not None, timeout=PATIENCE_MS)
    assert len(document.state.layers) == layers
    panel.apply.click()
    qtbot.waitUntil(lambda: len(document.state.layers) == layers + 1, timeout=PATIENCE_MS)
    assert document.state.layers[-1].name == "a fox (1)"
    # candidates go with the project
    ((_, _, again),) = unpacked(packed([("palette", False, first)]))
    assert (again.picture.array == first.picture.array).all()  # type: ignore[attr-defined]
    assert again.title == first.title


def test_a_locked_seed_and_another_colour_stand_beside_the_former(
    qtbot: QtBot, window: MainWindow, panel: PalettePanel, section: GenerateSection
) -> None:
    session = window.session
    codes = np.full((64, 64, 4), 255, np.uint8)
    session.show(Document.from_pixels(Pixels(codes), title="white.png"))
    session.push(SetPalette(INKS))
    section.seed.number.setText("7")
    section.seed.lock.setChecked(True)
    section.run()
    finished(qtbot, window, 1)
    section.run()
    finished(qtbot, window, 2)
    first, same = pictures(window)
    assert (first.picture.array == same.picture.array).all()
    panel.grid.choose(2)
    panel._change({"color": from_hex_list("#20a040")[0].color}, "Change colour")
    assert isinstance(session.look, PaletteLook)
    section.run()
    finished(qtbot, window, 3)
    assert section.seed.seed() == 7
    first, _, second = pictures(window)
    assert first.recipe(session.document.state)["seed"] == 7  # type: ignore[union-attr]
    assert second.recipe(session.document.state)["seed"] == 7  # type: ignore[union-attr]
    assert (first.picture.array != second.picture.array).any()
    section.seed.lock.setChecked(False)
    section.seed.take()
    assert section.seed.seed() != 7


def test_inside_of_a_mask_nothing_else_changes(
    qtbot: QtBot, window: MainWindow, section: GenerateSection
) -> None:
    session = window.session
    rng = np.random.default_rng(3)
    codes = rng.integers(0, 256, (96, 96, 4), dtype=np.uint8)
    codes[..., 3] = 255
    document = Document.from_pixels(Pixels(codes), title="noise.png")
    session.show(document)
    session.push(SetPalette(INKS))
    mask = np.zeros((96, 96, 1), np.uint8)
    mask[20:70, 10:80] = 255
    session.push(SetMask("part", Tiles.from_array(mask)))
    session.choose_mask("part")
    assert not section.inside.isHidden()
    section.run()
    finished(qtbot, window, 1)
    (look,) = pictures(window)
    session.apply_look(look)
    before = len(document.state.layers)
    qtbot.waitUntil(lambda: len(document.state.layers) == before + 1, timeout=PATIENCE_MS)
    now = flatten(document.state, document.answer).array
    outside = mask[..., 0] == 0
    assert (now[outside] == codes[outside]).all()
    assert (now[~outside] != codes[~outside]).any()


def test_weights_that_go_away_are_said_with_a_button(
    qtbot: QtBot,
    window: MainWindow,
    section: GenerateSection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = window.session
    session.show(Document.from_pixels(Pixels(np.full((64, 64, 4), 255, np.uint8))))
    session.push(SetPalette(INKS))
    monkeypatch.setattr(session.engine.store, "root", tmp_path / "nothing")
    section.run()
    qtbot.waitUntil(lambda: bool(section.problem.text()), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not section.body.isVisibleTo(section), timeout=PATIENCE_MS)
    assert not section.without.isHidden()
    assert window.candidates.items == []


# -- in pixels ------------------------------------------------------------------------------------


@pytest.fixture
def small(
    qtbot: QtBot, panel: PalettePanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[GenerateSection]:
    """The section with nothing on the shelf but tiny weights that paint 16 x 16 pixels."""
    from tests.tiny_alignment import tiny_pixels

    tiny_pixels(tmp_path / "models")
    monkeypatch.setattr(panel._session.engine.store, "root", tmp_path / "models")
    model = panel.model
    model.fold.set_open(True)
    qtbot.waitUntil(lambda: model.method == PIXELS, timeout=PATIENCE_MS)
    assert model.form is not None
    model.form.control("steps").set_value(3)  # type: ignore[attr-defined]
    yield model
    panel._session.engine.close()


def test_in_pixels_a_new_picture_has_no_colour_but_those_of_the_palette(
    qtbot: QtBot, window: MainWindow, panel: PalettePanel, small: GenerateSection
) -> None:
    session = window.session
    # what can run comes first, and was taken
    assert [small.way.itemData(n) for n in range(small.way.count())] == [PIXELS, METHOD]
    assert small.prompt.isHidden()
    assert small.new_size.isHidden()
    assert not small.enlarge.isHidden()
    panel._set(INKS.changed(0, share=0.25).changed(2, share=0.5), "Paste colours")
    small.enlarge.set_value(5)
    small._show_place()
    assert "80 × 80" in small.place.text()
    small.finish.setCurrentIndex(small.finish.findData(True))
    small.count.set_value(2)
    small.row.button.click()
    document = session.document
    assert document is not None
    assert document.state.size == (80, 80)
    finished(qtbot, window, 2)
    first, second = pictures(window)
    assert (first.picture.array != second.picture.array).any()
    assert first.recipe(document.state)["exact"] is True
    layers = len(document.state.layers)
    session.apply_look(first)
    qtbot.waitUntil(lambda: len(document.state.layers) == layers + 1, timeout=PATIENCE_MS)
    seen = flatten(document.state, document.answer).array[..., :3]
    assert (seen[::5, ::5] == first.picture.array[..., :3]).all()
    assert (seen.reshape(16, 5, 16, 5, 3) == seen[::5, ::5][:, None, :, None]).all()
    colors, amounts = np.unique(seen.reshape(-1, 3), axis=0, return_counts=True)
    assert [bytes(color).hex() for color in colors] == ["202020", "a04020", "e0d0b0"]
    assert list(amounts / 25) == [64, 128, 64]
    ((_, _, again),) = unpacked(packed([("palette", False, first)]))
    assert (again.squares, again.rect) == (True, first.rect)  # type: ignore[attr-defined]


def test_in_pixels_over_a_picture_the_squares_are_as_large_as_fit(
    qtbot: QtBot, window: MainWindow, small: GenerateSection
) -> None:
    session = window.session
    document = Document.from_pixels(Pixels(np.full((50, 71, 4), 255, np.uint8)), title="white.png")
    session.show(document)
    session.push(SetPalette(INKS))
    mask = np.zeros((50, 71, 1), np.uint8)
    mask[5:40, 15:50] = 255
    mask[5:40, 40:50] = 90  # less than half: a soft edge mixes no colour
    session.push(SetMask("part", Tiles.from_array(mask)))
    session.choose_mask("part")
    assert "each pixel 3 × 3" in small.place.text()
    small.run()
    finished(qtbot, window, 1)
    (look,) = pictures(window)
    assert look.rect == Rect(11, 1, 48, 48)
    layers = len(document.state.layers)
    session.apply_look(look)
    qtbot.waitUntil(lambda: len(document.state.layers) == layers + 1, timeout=PATIENCE_MS)
    now = flatten(document.state, document.answer).array[..., :3]
    inside = mask[..., 0] > 127
    assert (now[~inside] == 255).all()
    large = np.full((50, 71, 3), 0, np.uint8)
    large[1:49, 11:59] = look.picture.array[..., :3].repeat(3, 0).repeat(3, 1)
    assert (now[inside] == large[inside]).all()


def test_in_pixels_a_picture_that_is_too_small_is_refused_before_the_run(
    window: MainWindow, small: GenerateSection
) -> None:
    session = window.session
    session.show(Document.from_pixels(Pixels(np.full((12, 40, 4), 255, np.uint8))))
    session.push(SetPalette(INKS))
    small.run()
    assert "16 × 16" in small.problem.text()
    assert not session.runs.runs
