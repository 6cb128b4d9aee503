"""The palette coach in the window, and the canvas as other people see it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import SetPalette
from colorstudio.document.palette_look import PaletteLook
from colorstudio.document.render import flatten
from colorstudio.imaging.color_vision import Viewer, seen_screen
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.palette_coach import merges
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.coach import CoachBox
from colorstudio.ui.panels.palette import PalettePanel
from colorstudio.ui.viewers import ViewerSign

PATIENCE_MS = 20_000
MERGING = Palette.of(["#c04030", "#608020", "#204060"], "Signs")


@pytest.fixture
def panel(window: MainWindow) -> PalettePanel:
    """The palette panel on a picture of two colours that merge for deutan viewers."""
    codes = np.full((60, 80, 4), 255, np.uint8)
    codes[:, :40, :3] = (0xC0, 0x40, 0x30)
    codes[:, 40:, :3] = (0x60, 0x80, 0x20)
    window.session.show(Document.from_pixels(Pixels(codes), title="sign.png"))
    window.session.choose_task("palette")
    window.session.push(SetPalette(MERGING, "Load palette"))
    found = window.tasks.panels["palette"]
    assert isinstance(found, PalettePanel)
    return found


@pytest.fixture
def coach(panel: PalettePanel, qtbot: QtBot) -> CoachBox:
    """The coach, open, with its advice."""
    panel.coach.fold.set_open(True)
    qtbot.waitUntil(lambda: panel.coach.advice is not None, timeout=PATIENCE_MS)
    return panel.coach


def texts(coach: CoachBox) -> list[str]:
    return [line.accessibleName() for line in coach._lines]


def test_it_names_the_pair_and_the_move(coach: CoachBox) -> None:
    assert coach.said.text() == "Pairs that merge: 1. Moves that part them: 1."
    pair, move = texts(coach)
    assert pair.startswith("Deutan: ΔE 0.6")
    assert "#c04030 →" in move


def test_the_move_is_one_step_and_can_be_undone(
    coach: CoachBox, panel: PalettePanel, window: MainWindow, qtbot: QtBot
) -> None:
    document = window.session.document
    assert document is not None
    coach.part.click()
    assert document.steps[-1].name == "Part colours"
    assert not merges(document.state.palette)
    assert document.state.palette.name == "Signs"
    qtbot.waitUntil(lambda: coach.advice is not None, timeout=PATIENCE_MS)
    assert "stay apart" in coach.said.text()
    assert not coach.part.isEnabled()
    window.session.undo()
    assert document.state.palette == MERGING


def test_it_is_tried_on_the_picture_without_an_edit(
    coach: CoachBox, window: MainWindow, qtbot: QtBot
) -> None:
    session, document = window.session, window.session.document
    assert document is not None
    steps = len(document.steps)
    coach.preview.setChecked(True)
    assert isinstance(session.look, PaletteLook)
    assert coach.advice is not None
    assert session.look.palette == coach.advice.palette
    qtbot.waitUntil(
        lambda: getattr(document.draft, "look", None) == session.look, timeout=PATIENCE_MS
    )
    assert len(document.steps) == steps
    assert document.state.palette == MERGING
    coach.preview.setChecked(False)
    assert session.look.palette == MERGING


def test_other_viewers_ask_anew_and_a_locked_pair_is_told(
    coach: CoachBox, panel: PalettePanel, window: MainWindow, qtbot: QtBot
) -> None:
    coach.viewers["deutan"].setChecked(False)
    qtbot.waitUntil(lambda: coach.advice is not None, timeout=PATIENCE_MS)
    assert "stay apart" in coach.said.text()
    coach.viewers["deutan"].setChecked(True)
    locked = MERGING.changed(0, locked=True).changed(1, locked=True)
    window.session.push(SetPalette(locked, "Lock colour"))
    qtbot.waitUntil(lambda: coach.advice is not None, timeout=PATIENCE_MS)
    assert texts(coach)[-1] == "Both are locked: unlock one."
    assert not coach.part.isEnabled()


def test_a_line_chooses_its_swatch_by_key(coach: CoachBox, panel: PalettePanel) -> None:
    panel.grid.choose(2)
    QTest.keyClick(coach._lines[0], Qt.Key.Key_Space)
    assert panel.grid.current == 0


def test_closed_it_asks_for_nothing(panel: PalettePanel, window: MainWindow) -> None:
    window.session.push(SetPalette(MERGING.without(2), "Delete colour"))
    assert panel.coach.advice is None


def screen(window: MainWindow, x: int) -> tuple[int, ...]:
    stage = window.canvas.display.after
    return tuple(int(v) for v in stage.pixels[30, x, 2::-1])


def test_the_canvas_is_seen_as_others_see_it_and_no_file_is(
    panel: PalettePanel, window: MainWindow, qtbot: QtBot
) -> None:
    session, display = window.session, window.canvas.display
    panel.preview.setChecked(False)
    document = session.document
    assert document is not None
    sign = window.status.findChild(ViewerSign)
    assert sign is not None
    assert sign.isHidden()
    qtbot.waitUntil(lambda: display.settled, timeout=PATIENCE_MS)
    assert screen(window, 10) == (0xC0, 0x40, 0x30)
    actions = {a.text(): a for a in window.viewers_menu.actions()}
    next(a for text, a in actions.items() if "Deutan" in text).trigger()
    qtbot.waitUntil(lambda: display.settled, timeout=PATIENCE_MS)
    bgrx = np.array([[[0x30, 0x40, 0xC0, 255]]], np.uint8)
    assert screen(window, 10) == tuple(seen_screen(bgrx, Viewer.deutan)[0, 0, 2::-1])
    assert sign.text() == "Seen by: Deutan"
    assert sign.isVisible()
    assert tuple(flatten(document.state, document.answer).array[30, 10, :3]) == (0xC0, 0x40, 0x30)
    assert not document.modified or document.steps[-1].name == "Load palette"
    sign.click()
    qtbot.waitUntil(lambda: display.settled, timeout=PATIENCE_MS)
    assert screen(window, 10) == (0xC0, 0x40, 0x30)
    assert next(iter(actions.values())).isChecked()


def test_grey_and_a_viewer_take_turns(panel: PalettePanel, window: MainWindow) -> None:
    window.session.see_as("protan")
    window.actions_table["view.grey"].trigger()
    assert window.canvas.display.grey
    assert window.session.viewer == ""
    window.session.see_as("tritan")
    assert not window.canvas.display.grey
    assert not window.actions_table["view.grey"].isChecked()
