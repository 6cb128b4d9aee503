"""The table of actions: no key twice, single letters for the canvas alone, all of it works."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from colorstudio.ui.action_table import MENUS, ROWS
from colorstudio.ui.actions import conflicts, keys_of
from colorstudio.ui.canvas.tools import TOOLS
from colorstudio.ui.main_window import MainWindow, tool_rows

ALL_ROWS = (*ROWS, *tool_rows())
ENDS_THE_WINDOW = ("file.quit",)


def test_no_shortcut_is_claimed_twice() -> None:
    assert conflicts(row for row in ALL_ROWS if not row.id.startswith("-")) == {}


def test_a_clash_is_found() -> None:
    rows = [row for row in ALL_ROWS if not row.id.startswith("-")]
    assert conflicts(rows, {"file.open": "Ctrl+S"}) == {"Ctrl+S": ["file.open", "file.save"]}


def test_ids_are_unique_and_keys_readable() -> None:
    ids = [row.id for row in ALL_ROWS if not row.id.startswith("-")]
    assert len(ids) == len(set(ids))
    for row in ALL_ROWS:
        for key in row.keys:
            assert not QKeySequence(key).isEmpty(), f"{row.id}: {key}"


def test_bare_letters_act_in_the_canvas_alone() -> None:
    for row in ALL_ROWS:
        for key in row.keys:
            if len(key) == 1 or key in ("Tab",) or (key.startswith("Shift+") and len(key) == 7):
                assert row.canvas or key == "Shift+?", row.id


def test_the_keys_that_were_decided() -> None:
    keys = {row.id: row.keys for row in ALL_ROWS}
    assert keys["edit.redo"] == ("Ctrl+Shift+Z", "Ctrl+Y")
    assert keys["view.fit"] == ("Ctrl+0",)
    assert keys["view.actual"] == ("Ctrl+1",)
    assert keys["view.mirror"] == ("M",)
    assert keys["view.compare"] == ("Shift+M",)
    assert keys["view.panels"] == ("Tab",)
    assert keys["focus.leave_canvas"] == ("F6",)
    assert keys["help.contents"] == ("F1",)
    assert keys["help.shortcuts"] == ("Shift+?",)
    assert keys["color.swap"] == ("X",)


def test_an_override_replaces_and_takes_away() -> None:
    row = next(row for row in ROWS if row.id == "edit.redo")
    assert keys_of(row, {"edit.redo": "Ctrl+R"}) == ("Ctrl+R",)
    assert keys_of(row, {"edit.redo": "Ctrl+R ; F4"}) == ("Ctrl+R", "F4")
    assert keys_of(row, {"edit.redo": ""}) == ()


def test_the_menus_hold_every_row(window: MainWindow) -> None:
    bar = window.menuBar()
    titles = [action.text().replace("&", "") for action in bar.actions()]
    assert titles == list(MENUS)
    for title, action in zip(MENUS, bar.actions(), strict=True):
        menu = action.menu()
        shown = [a for a in menu.actions() if not a.isSeparator()]  # type: ignore[union-attr]
        assert len(shown) == len([r for r in ROWS if r.menu == title and r.id != "-"])
        letters = [a.text()[a.text().index("&") + 1].lower() for a in shown if "&" in a.text()]
        assert len(letters) == len(set(letters)), f"{title}: mnemonics {sorted(letters)}"


def close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
    QApplication.processEvents()


@pytest.mark.parametrize("with_document", [False, True])
def test_every_action_can_be_triggered(
    qtbot: QtBot, window: MainWindow, photo: object, with_document: bool, monkeypatch: object
) -> None:
    monkeypatch.setattr(  # type: ignore[attr-defined]
        "colorstudio.ui.window_commands.QDesktopServices.openUrl", lambda url: True
    )
    for action_id in window.actions_table.ids:
        if action_id in ENDS_THE_WINDOW:
            continue
        if with_document and window.session.document is None:
            window.session.show(photo)  # type: ignore[arg-type]
        action = window.actions_table[action_id]
        before = action.isChecked()
        action.trigger()
        close_dialogs()
        if action.isCheckable() and action.isChecked() != before:
            action.trigger()
            close_dialogs()
    if with_document:
        photo_state = photo.state  # type: ignore[attr-defined]
        assert photo_state.size == (160, 120)
    with qtbot.waitSignal(window.session.slow.ended, timeout=20000, raising=False):
        window.session.slow.submit("Last", lambda c: None)


def test_what_needs_a_document_is_grey_without_one(window: MainWindow, photo: object) -> None:
    table = window.actions_table
    assert not table["file.save"].isEnabled()
    assert not table["layer.delete"].isEnabled()
    assert table["file.open"].isEnabled()
    window.session.show(photo)  # type: ignore[arg-type]
    assert table["file.save"].isEnabled()
    assert table["layer.delete"].isEnabled()
    assert not table["edit.undo"].isEnabled()


def test_tool_keys_pick_the_tool(qtbot: QtBot, opened: MainWindow) -> None:
    opened.canvas.setFocus()
    for tool in TOOLS:
        if not tool.key:
            continue
        QTest.keySequence(opened.canvas, QKeySequence(tool.key))
        assert opened.session.tool.id == tool.id
        assert opened.actions_table[f"tool.{tool.id}"].isChecked()


def test_letters_type_in_a_field_and_do_nothing_else(qtbot: QtBot, opened: MainWindow) -> None:
    opened.session.set_tool(id="hint")
    line: QLineEdit = opened.color.picker.hex
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "beeb")
    assert line.text() == "beeb"
    assert opened.session.tool.id == "hint"


def test_an_override_of_the_settings_is_heeded(opened: MainWindow) -> None:
    table = opened.actions_table
    table.rebind({"file.open": "Ctrl+Alt+O"})
    assert [s.toString() for s in table["file.open"].shortcuts()] == ["Ctrl+Alt+O"]
    assert "Ctrl+Alt+O" in table["file.open"].toolTip()
    table.rebind({})
    assert [s.toString() for s in table["file.open"].shortcuts()] == ["Ctrl+O"]


def test_open_asks_for_a_file_without_stopping(window: MainWindow) -> None:
    window.actions_table["file.open"].trigger()
    dialogs = window.findChildren(QFileDialog)
    assert dialogs
    assert dialogs[0].isVisible()
    close_dialogs()
