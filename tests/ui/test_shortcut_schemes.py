"""Schemes of keys: no clash, real keys act, own keys are kept by scheme, files go out and in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from colorstudio.errors import BadInput
from colorstudio.settings import Settings
from colorstudio.ui import shortcut_schemes
from colorstudio.ui.action_table import ROWS
from colorstudio.ui.actions import conflicts
from colorstudio.ui.dialogs.shortcuts import ShortcutsDialog
from colorstudio.ui.main_window import MainWindow, tool_rows
from colorstudio.ui.shortcut_schemes import SCHEMES, Keys, is_bare

ALL_ROWS = tuple(row for row in (*ROWS, *tool_rows()) if not row.id.startswith("-"))
ALT, CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def sheet(opened: MainWindow) -> ShortcutsDialog:
    opened.actions_table["help.shortcuts"].trigger()
    (dialog,) = opened.findChildren(ShortcutsDialog)
    return dialog


def select(sheet: ShortcutsDialog, name: str) -> None:
    sheet.list.setCurrentItem(next(i for i in sheet.items() if i.text(0) == name))


def keys(window: MainWindow, action_id: str) -> list[str]:
    return [s.toString() for s in window.actions_table[action_id].shortcuts()]


@pytest.mark.parametrize("name", SCHEMES)
def test_no_scheme_claims_a_key_twice_and_each_key_has_an_action(name: str) -> None:
    settings = Settings(shortcut_scheme=name)
    assert conflicts(ALL_ROWS, Keys(settings).overrides()) == {}
    assert set(SCHEMES[name].keys) <= {row.id for row in ALL_ROWS}
    for given in SCHEMES[name].keys.values():
        assert all(shortcut_schemes.portable(key) == key for key in given)


def test_a_scheme_acts_on_real_keys(
    qtbot: QtBot, opened: MainWindow, sheet: ShortcutsDialog
) -> None:
    sheet.choose_scheme("photoshop")
    sheet.close()
    opened.activateWindow()
    opened.canvas.setFocus()
    qtbot.waitUntil(opened.canvas.hasFocus, timeout=5000)
    for key, tool in (("S", "clone"), ("G", "fill"), ("M", "box"), ("W", "wand"), ("B", "brush")):
        QTest.keySequence(opened.canvas, QKeySequence(key))
        assert opened.session.tool.id == tool, key
    assert opened.actions_table["tool.clone"].toolTip() == "Clone (S)"
    assert keys(opened, "edit.preferences") == ["Ctrl+K"]
    kept = Settings.load(opened.session.settings_path)
    assert kept.shortcut_scheme == "photoshop"


def test_a_letter_of_a_window_wide_action_acts_on_the_canvas_alone(
    qtbot: QtBot, opened: MainWindow
) -> None:
    opened.actions_table.rebind({"task.show.recolor": "Z", "select.all": "Ctrl+A ; Shift+Q"})
    line = opened.color.picker.hex
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, "z")
    assert (line.text(), opened.session.task) == ("z", "colorize")
    opened.layers.tree.setFocus()
    qtbot.keyClick(opened.layers.tree, Qt.Key.Key_Z)
    assert opened.session.task == "colorize"
    opened.canvas.setFocus()
    qtbot.keyClick(opened.canvas, Qt.Key.Key_Z)
    assert opened.session.task == "recolor"
    assert [s.toString() for s in opened.actions_table["select.all"].shortcuts()] == ["Ctrl+A"]
    opened.actions_table.rebind({})
    opened.session.choose_task("colorize")
    qtbot.keyClick(opened.canvas, Qt.Key.Key_Z)
    assert opened.session.task == "colorize"


@pytest.mark.parametrize(
    ("key", "bare"),
    [("M", True), ("Shift+M", True), ("Tab", True), ("[", True), ("Ctrl+M", False), ("F5", False),
     ("Alt+X", False), ("Shift+F5", False), ("Shift+?", False)],
)  # fmt: skip
def test_which_keys_are_for_the_canvas(key: str, bare: bool) -> None:
    assert is_bare(key) is bare


def test_a_clash_can_be_taken_over_or_left(
    qtbot: QtBot, sheet: ShortcutsDialog, opened: MainWindow
) -> None:
    select(sheet, "Mirror View")
    sheet.keys.setFocus()
    qtbot.keyClick(sheet.keys, Qt.Key.Key_S, CTRL)
    assert "belongs to “Save”" in sheet.told.text()
    assert sheet.set_button.text() == "&Take over"
    assert sheet.cancel_button.isVisible()
    sheet.cancel_button.click()
    assert keys(opened, "file.save") == ["Ctrl+S"]
    assert sheet.keys.keySequence().toString() == "M"
    assert not sheet.cancel_button.isVisible()
    qtbot.keyClick(sheet.keys, Qt.Key.Key_S, CTRL)
    sheet.set_button.click()
    assert keys(opened, "view.mirror") == ["Ctrl+S"]
    assert keys(opened, "file.save") == []
    select(sheet, "Save")
    sheet.reset_button.click()  # the table's key comes back, and is taken from who had it
    assert (keys(opened, "file.save"), keys(opened, "view.mirror")) == (["Ctrl+S"], [])
    sheet.reset_all_button.click()
    assert keys(opened, "view.mirror") == ["M"]
    assert opened.session.settings.shortcuts == {}


def test_a_key_that_is_held_cannot_be_given(sheet: ShortcutsDialog, opened: MainWindow) -> None:
    select(sheet, "Mirror View")
    sheet.keys.setKeySequence(QKeySequence("Space"))
    assert "while it is held" in sheet.told.text()
    assert not sheet.set_button.isEnabled()
    sheet.assign()
    assert keys(opened, "view.mirror") == ["M"]


def test_own_keys_belong_to_their_scheme(sheet: ShortcutsDialog, opened: MainWindow) -> None:
    select(sheet, "Brush")
    sheet.keys.setKeySequence(QKeySequence("Shift+F9"))
    sheet.assign()
    sheet.choose_scheme("photoshop")
    assert keys(opened, "tool.brush") == ["B"]
    select(sheet, "Brush")
    sheet.keys.setKeySequence(QKeySequence("Shift+F10"))
    sheet.assign()
    sheet.choose_scheme("colorstudio")
    assert keys(opened, "tool.brush") == ["Shift+F9"]
    sheet.choose_scheme("photoshop")
    assert keys(opened, "tool.brush") == ["Shift+F10"]


def test_keys_go_out_and_come_in(
    sheet: ShortcutsDialog, opened: MainWindow, tmp_path: Path
) -> None:
    sheet.choose_scheme("photoshop")
    select(sheet, "Brush")
    sheet.keys.setKeySequence(QKeySequence("Shift+F10"))
    sheet.assign()
    sheet.sample_way.setCurrentIndex(sheet.sample_way.findData("ctrl"))
    sheet._set_ways()
    sheet.export(tmp_path / "mine")
    assert sheet.told.text() == "Saved mine."
    sheet.reset_all()
    sheet.choose_scheme("colorstudio")
    sheet.take_in(tmp_path / "mine.json")
    assert opened.session.settings.shortcut_scheme == "photoshop"
    assert keys(opened, "tool.brush") == ["Shift+F10"]
    assert shortcut_schemes.sample_of(opened.session.settings) == "ctrl"
    assert sheet.scheme.currentData() == "photoshop"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not json", "no file of shortcuts"),
        ("[]", "no file of shortcuts"),
        ({"kind": "ColorStudio shortcuts", "scheme": "gimp"}, "scheme"),
        ({"kind": "ColorStudio shortcuts", "keys": {"file.open": ["Nonsense+"]}}, "cannot be read"),
        ({"kind": "ColorStudio shortcuts", "keys": {"file.open": ["Space"]}}, "Space"),
        (
            {"kind": "ColorStudio shortcuts", "keys": {"file.open": ["F9"], "file.save": ["F9"]}},
            "to two actions",
        ),
    ],
)
def test_a_file_that_is_not_right_changes_nothing(
    tmp_path: Path, content: object, said: str
) -> None:
    path = tmp_path / "keys.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    settings = Settings(shortcuts={"file.open": "F9"})
    with pytest.raises(BadInput, match=said):
        shortcut_schemes.load(path, settings, ALL_ROWS)
    assert settings == Settings(shortcuts={"file.open": "F9"})


def test_a_file_that_gives_a_key_away_leaves_no_clash(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text(
        json.dumps({"kind": "ColorStudio shortcuts", "keys": {"file.open": ["Ctrl+S"], "gone": []}})
    )
    settings = Settings()
    shortcut_schemes.load(path, settings, ALL_ROWS)
    assert conflicts(ALL_ROWS, Keys(settings).overrides()) == {}
    assert Keys(settings).own() == {"file.open": "Ctrl+S", "file.save": ""}


# -- what the pointer does -------------------------------------------------------------------


def drag(
    qtbot: QtBot, window: MainWindow, button: Qt.MouseButton, held: Qt.KeyboardModifier
) -> float:
    """Drags 40 pixels to the right with this button and these keys; how much the brush grew."""
    window.canvas.actual_size()
    before = window.session.tool.brush.radius_px
    start = window.canvas.rect().center()
    QTest.mousePress(window.canvas, button, held, start)
    for x in range(10, 50, 10):
        QTest.mouseMove(window.canvas, start + QPoint(x, 0))
        QApplication.processEvents()
    QTest.mouseRelease(window.canvas, button, held, start + QPoint(40, 0))
    QApplication.processEvents()
    return window.session.tool.brush.radius_px - before


@pytest.mark.parametrize(
    ("way", "button", "held"),
    [("shift", LEFT, SHIFT), ("alt_right", RIGHT, ALT), ("ctrl_alt", LEFT, CTRL | ALT)],
)
def test_the_brush_is_resized_the_schemes_way_and_no_other(
    qtbot: QtBot,
    opened: MainWindow,
    way: str,
    button: Qt.MouseButton,
    held: Qt.KeyboardModifier,
) -> None:
    opened.session.set_tool(id="brush")
    opened.session.settings.resize_gesture = way
    assert drag(qtbot, opened, button, held) == pytest.approx(40, abs=1)
    opened.session.settings.resize_gesture = "ctrl_alt" if way == "shift" else "shift"
    steps = opened.session.document
    assert drag(qtbot, opened, button, held) == pytest.approx(0)
    assert steps is opened.session.document


def test_the_photoshop_scheme_resizes_by_alt_and_the_right_button(
    qtbot: QtBot, opened: MainWindow
) -> None:
    opened.session.settings.shortcut_scheme = "photoshop"
    opened.session.set_tool(id="brush")
    assert drag(qtbot, opened, RIGHT, ALT) == pytest.approx(40, abs=1)


def test_the_eyedroppers_key_follows_the_choice(opened: MainWindow) -> None:
    canvas, settings = opened.canvas, opened.session.settings
    opened.session.set_tool(id="brush")
    assert canvas.input.tool_for(ALT) is canvas.tool_named("eyedropper")
    assert canvas.input.tool_for(CTRL) is canvas.tool_named("brush")
    settings.sample_key = "ctrl"
    assert canvas.input.tool_for(ALT) is canvas.tool_named("brush")
    assert canvas.input.tool_for(CTRL) is canvas.tool_named("eyedropper")
    opened.session.set_tool(id="clone")  # needs Ctrl itself
    assert canvas.input.tool_for(CTRL) is canvas.tool_named("clone")
    assert canvas.input.tool_for(ALT) is canvas.tool_named("eyedropper")
