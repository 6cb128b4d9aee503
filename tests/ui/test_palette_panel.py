"""The Palette panel under a mouse: swatches, shares, the look that follows, its layer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import SetMask, SetPalette
from colorstudio.document.layers import PixelLayer
from colorstudio.document.palette_look import PaletteLook
from colorstudio.document.render import flatten
from colorstudio.document.tiles import Tiles
from colorstudio.imaging import palette_files
from colorstudio.imaging.palette import Palette, from_hex_list
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.transport import Contract
from colorstudio.palette_store import PaletteStore
from colorstudio.ui import palette_actions
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.palette import PalettePanel

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
INKS = from_hex_list("#202020 #e0d0b0 #a04020", "Three")


@pytest.fixture
def panel(window: MainWindow, tmp_path: Path) -> PalettePanel:
    """The panel of the task, on a colour picture, with the artist's own store."""
    rng = np.random.default_rng(5)
    codes = rng.integers(0, 256, (90, 120, 4), dtype=np.uint8)
    codes[..., 3] = 255
    window.session.show(Document.from_pixels(Pixels(codes), title="noise.png"))
    window.session.choose_task("palette")
    found = window.tasks.panels["palette"]
    assert isinstance(found, PalettePanel)
    found._store = PaletteStore(tmp_path / "palettes")
    return found


def document(panel: PalettePanel) -> Document:
    shown = panel._session.document
    assert shown is not None
    return shown


def tried(panel: PalettePanel, qtbot: QtBot) -> Contract:
    """Waits until the look that the panel asks for is shown; its figures."""
    qtbot.waitUntil(lambda: document(panel).draft is not None, timeout=10_000)
    session = panel._session
    qtbot.waitUntil(
        lambda: getattr(document(panel).draft, "look", None) == session.look, timeout=10_000
    )
    figures = document(panel).draft.figures  # type: ignore[union-attr]
    assert isinstance(figures, Contract)
    return figures


def middle(panel: PalettePanel, index: int) -> QPoint:
    return panel.grid.cell(index).center()


def test_an_empty_palette_teaches(panel: PalettePanel) -> None:
    assert panel.empty.isVisible()
    assert not panel.grid.isVisible()
    assert not panel.apply.isEnabled()
    assert panel._session.look is None


def test_the_picture_follows_the_palette(panel: PalettePanel, qtbot: QtBot) -> None:
    palette_actions.use(panel._session, INKS)
    assert tried(panel, qtbot).counted > 0
    assert panel.meter.isVisible()
    assert len(panel.achieved) == 3
    panel.mode.setCurrentIndex(1)
    panel._how_changed()
    figures = tried(panel, qtbot)
    assert figures.exact
    assert "only these colours" in panel.verdict.text()
    panel.preview.click()
    assert panel._session.look is None
    assert document(panel).draft is None


def test_apply_makes_a_layer_of_exactly_these_colours(panel: PalettePanel, qtbot: QtBot) -> None:
    palette_actions.use(panel._session, INKS.with_shares({0: 0.5, 1: 0.25, 2: 0.25}))
    panel.mode.setCurrentIndex(1)
    panel._how_changed()
    tried(panel, qtbot)
    steps = document(panel).index
    panel.apply.click()
    qtbot.waitUntil(lambda: document(panel).index == steps + 1, timeout=10_000)
    state = document(panel).state
    layer = state.layers[-1]
    assert isinstance(layer, PixelLayer)
    assert layer.name == "Three"
    out = flatten(state, None).array[..., :3].reshape(-1, 3)
    colors, counts = np.unique(out, axis=0, return_counts=True)
    assert {tuple(c) for c in colors.tolist()} == {s.color.rgb8 for s in INKS}
    assert sorted(counts.tolist()) == [2700, 2700, 5400]
    assert state.recipes[-1]["way"] == "palette.instant"
    panel._session.undo()
    assert document(panel).state.layers[-1] is not layer


def test_a_mask_limits_it(panel: PalettePanel, qtbot: QtBot) -> None:
    before = flatten(document(panel).state, None).array
    mask = np.zeros((90, 120, 1), np.uint8)
    mask[:, :60] = 255
    panel._session.push(SetMask("left", Tiles.from_array(mask)))
    panel._session.choose_mask("left")
    palette_actions.use(panel._session, INKS)
    tried(panel, qtbot)
    look = panel._session.look
    assert isinstance(look, PaletteLook)
    assert look.mask == "left"
    panel.apply.click()
    steps = document(panel).index
    qtbot.waitUntil(lambda: document(panel).index == steps + 1, timeout=10_000)
    after = flatten(document(panel).state, None).array
    assert np.array_equal(after[:, 60:], before[:, 60:])
    assert (after[:, :60] != before[:, :60]).any()


def test_dragging_one_swatch_onto_another_swaps_them(panel: PalettePanel) -> None:
    palette_actions.use(panel._session, INKS.with_shares({0: 0.5}))
    grid = panel.grid
    QTest.mousePress(grid, LEFT, PLAIN, middle(panel, 0))
    QTest.mouseMove(grid, middle(panel, 0) + QPoint(12, 0))
    QTest.mouseMove(grid, middle(panel, 2))
    QTest.mouseRelease(grid, LEFT, PLAIN, middle(panel, 2))
    shown = panel.shown
    assert [s.color.hex for s in shown] == ["#a04020", "#e0d0b0", "#202020"]
    assert shown[0].share == 0.5, "the amounts stay where they are"
    panel._session.undo()
    assert panel.shown[0].color.hex == "#202020"


def test_dragging_between_two_moves(panel: PalettePanel) -> None:
    palette_actions.use(panel._session, INKS)
    grid = panel.grid
    end = QPoint(grid.cell(2).right() - 2, grid.cell(2).center().y())
    QTest.mousePress(grid, LEFT, PLAIN, middle(panel, 0))
    QTest.mouseMove(grid, middle(panel, 1))
    QTest.mouseMove(grid, end)
    QTest.mouseRelease(grid, LEFT, PLAIN, end)
    assert [s.color.hex for s in panel.shown] == ["#e0d0b0", "#a04020", "#202020"]


def test_the_keyboard_reaches_everything(panel: PalettePanel) -> None:
    palette_actions.use(panel._session, INKS)
    grid = panel.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.current == 1
    assert panel._session.tool.color.hex == "#e0d0b0"
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert [s.color.hex for s in panel.shown] == ["#202020", "#a04020", "#e0d0b0"]
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert [s.color.hex for s in panel.shown] == ["#202020", "#a04020"]


def test_locked_colours_stay(panel: PalettePanel) -> None:
    palette_actions.use(panel._session, INKS.changed(1, locked=True))
    panel.grid.choose(1)
    panel._remove()
    assert len(panel.shown) == 3
    assert "locked" in panel.problem.text()
    panel._swapped(0, 1)
    assert panel.shown[1].color.hex == "#e0d0b0"
    panel._set(panel.shown.sorted_by("lightness"), "Sort colours")
    assert panel.shown[1].color.hex == "#e0d0b0"


def test_a_share_is_fixed_typed_and_freed(panel: PalettePanel, qtbot: QtBot) -> None:
    palette_actions.use(panel._session, INKS)
    tried(panel, qtbot)
    panel.grid.choose(1)
    panel._toggle(1)
    assert panel.shown[1].share == pytest.approx(panel.achieved[1], abs=1e-3)
    panel._share_typed(0.4)
    assert panel.shown[1].share == 0.4
    panel.grid.choose(0)
    panel._toggle(0)
    panel._share_typed(0.9)
    assert panel.shown[0].share == pytest.approx(0.6), "no more than there is"
    panel._toggle(1)
    assert panel.shown[1].share is None


def test_hex_lists_are_pasted(panel: PalettePanel) -> None:
    QGuiApplication.clipboard().setText("#112233, #445566\nfoo aabbcc")
    panel._paste()
    assert [s.color.hex for s in panel.shown] == ["#112233", "#445566", "#aabbcc"]


def test_colours_are_taken_from_the_picture(panel: PalettePanel, qtbot: QtBot) -> None:
    palette_actions.extract(panel._session, 5, "picture")
    qtbot.waitUntil(lambda: len(panel.shown) == 5, timeout=10_000)
    assert all(s.share is None for s in panel.shown)


def test_palettes_are_kept_loaded_and_deleted(panel: PalettePanel) -> None:
    palette_actions.use(panel._session, INKS)
    panel.keep_as("Mine: a/b")
    assert "Mine: a/b" in panel.store.names()
    panel._session.push(SetPalette(Palette()))
    panel._load_named("Mine: a/b")
    assert [s.color.hex for s in panel.shown] == [s.color.hex for s in INKS]
    assert panel.deletable
    panel._delete_kept()
    assert "Mine: a/b" not in panel.store.names()
    menu = panel.palettes_menu()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) > 10
    menu.deleteLater()


def test_files_come_in_and_go_out(panel: PalettePanel, qtbot: QtBot, tmp_path: Path) -> None:
    palette_actions.use(panel._session, INKS.with_shares({0: 0.5}))
    said: list[object] = []
    panel._session.noticed.connect(said.append)
    palette_actions.save(panel._session, tmp_path / "p.gpl")
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "shares" in str(said[0])
    assert [s.color.hex for s in palette_files.read(tmp_path / "p.gpl")] == [
        s.color.hex for s in INKS
    ]
    panel._session.push(SetPalette(Palette()))
    panel.open_file(tmp_path / "p.gpl")
    qtbot.waitUntil(lambda: len(panel.shown) == 3, timeout=10_000)


def test_plates_are_saved(panel: PalettePanel, qtbot: QtBot, tmp_path: Path) -> None:
    palette_actions.use(panel._session, INKS)
    tried(panel, qtbot)
    panel.inks.fold.set_open(True)
    panel.inks.save_plates(tmp_path / "plates")
    folder = tmp_path / "plates"
    qtbot.waitUntil(lambda: len(list(folder.glob("*.tif"))) == 3, timeout=20_000)
    qtbot.waitUntil(lambda: panel.inks.report.isVisible(), timeout=5_000)


def test_a_candidate_brings_its_palette_back(
    panel: PalettePanel, window: MainWindow, qtbot: QtBot
) -> None:
    palette_actions.use(panel._session, INKS)
    tried(panel, qtbot)
    assert not window.strip.isVisible()
    panel.keep.click()
    panel.keep.click()
    assert len(window.candidates.items) == 1, "the same look is kept once"
    assert window.strip.isVisible()
    kept = window.candidates.items[0]
    qtbot.waitUntil(lambda: kept.id in window.candidates.thumbnails, timeout=10_000)
    palette_actions.use(panel._session, from_hex_list("#000000 #ffffff", "Two"))
    tried(panel, qtbot)
    assert window.candidates.current == 0
    window.candidates.show(kept.id)
    assert panel.shown.name == "Three"
    assert window.candidates.current == kept.id
    window.candidates.pin(kept.id, True)
    window.candidates.clear()
    assert len(window.candidates.items) == 1
    window.candidates.remove(kept.id)
    assert not window.strip.isVisible()


def test_leaving_the_task_takes_the_look_off(panel: PalettePanel, qtbot: QtBot) -> None:
    palette_actions.use(panel._session, INKS)
    tried(panel, qtbot)
    panel._session.choose_task("colorize")
    assert panel._session.look is None
    assert document(panel).draft is None
    panel._session.choose_task("palette")
    tried(panel, qtbot)
