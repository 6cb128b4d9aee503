"""Help: every tool, panel and dialog has its page, every link a target, every label a place."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QTabWidget,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

import colorstudio.ui
from colorstudio import resources
from colorstudio.document.document import Document
from colorstudio.ui.canvas.tools import TOOLS
from colorstudio.ui.help.pages import ORDER, anchor_of, plain, read_pages, search, section_of
from colorstudio.ui.help.topics import TOPICS, label_of, tool_topic, topic_at
from colorstudio.ui.help.window import HelpWindow
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.widgets.dock import Dock

PAGES = read_pages()
MARKED = re.compile(r"""(?:\btr|\b_tr|\b_T)\(\s*((?:[rf]?"(?:[^"\\]|\\.)*"[,\s]*)+)""")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def modules() -> Iterator[ModuleType]:
    """Every module of the window."""
    for found in pkgutil.walk_packages(colorstudio.ui.__path__, "colorstudio.ui."):
        yield importlib.import_module(found.name)


def said(text: str) -> str:
    """Words as they are seen: without mnemonics and dots."""
    plain = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return " ".join(plain.split()).rstrip("…")


def texts_of(window: QWidget) -> set[str]:
    """All that a window shows or says, also what is hidden at the moment."""
    found: set[str] = set()
    for action in window.findChildren(QAction):
        found |= {action.text(), action.toolTip()}
    for menu in window.findChildren(QMenu):
        found.add(menu.title())
    for widget in (window, *window.findChildren(QWidget)):
        found |= {widget.accessibleName(), widget.toolTip(), widget.windowTitle()}
        if isinstance(widget, QAbstractButton | QLabel):
            found.add(widget.text())
        if isinstance(widget, QGroupBox):
            found.add(widget.title())
        if isinstance(widget, QComboBox):
            found |= {widget.itemText(n) for n in range(widget.count())}
        if isinstance(widget, QTabWidget):
            found |= {widget.tabText(n) for n in range(widget.count())}
        if isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        if isinstance(widget, QListWidget):
            found |= {widget.item(n).text() for n in range(widget.count())}
        if isinstance(widget, QTreeWidget):
            found |= {widget.headerItem().text(n) for n in range(widget.columnCount())}
    return {said(text) for text in found}


def texts_of_code() -> set[str]:
    """What the window's code marks for translation: menus and dialogs that are made when needed."""
    found = set()
    for module in modules():
        source = Path(str(module.__file__)).read_text("utf-8")
        for call in MARKED.findall(source):
            parts = STRING.findall(call)
            found |= {*parts, "".join(parts), "".join(parts[1:])}
    return {said(text) for text in found}


@pytest.mark.parametrize("page", ORDER)
def test_every_link_of_a_page_goes_somewhere(page: str) -> None:
    for link in PAGES[page].links:
        assert not link.startswith("http"), "help asks nothing of the network"
        target = f"{page}{link}" if link.startswith("#") else link
        assert section_of(PAGES, target) is not None, f"{page}.md links to {link}"


def test_no_page_is_left_out_of_the_contents_and_none_is_empty() -> None:
    files = {path.stem for path in resources.path("help/en").glob("*.md")}
    assert files == set(ORDER)
    for page in PAGES.values():
        assert page.text.startswith("# ")
        assert len(plain(page.text).split()) >= 60, page.name
        assert "!" not in plain(page.text).replace("](", ""), "help does not shout"
    titles = [page.title for page in PAGES.values()]
    assert len(set(titles)) == len(titles)


def test_no_page_speaks_of_a_label_that_the_window_does_not_have(window: MainWindow) -> None:
    known = texts_of(window) | texts_of_code()
    unknown = [
        f"{page.name}.md: {label}"
        for page in PAGES.values()
        for label in page.labels
        if said(label) not in known
    ]
    assert unknown == []


def test_every_tool_has_a_section_of_its_own() -> None:
    for tool in TOOLS:
        section = section_of(PAGES, tool_topic(tool.id))
        assert section is not None, tool.id
        assert section.anchor == anchor_of(tool.title)
        assert tool.key in section.text, f"the key of {tool.id}"


def test_every_topic_is_there() -> None:
    for name, topic in TOPICS.items():
        assert section_of(PAGES, topic) is not None, f"{name}: {topic}"


def test_every_panel_bar_and_dialog_has_a_topic(window: MainWindow) -> None:
    for dock in window.findChildren(Dock):
        assert topic_at(dock.widget()) != TOPICS["MainWindow"], dock.objectName()
        assert type(dock.widget()).__name__ in TOPICS, dock.objectName()
    for panel in window.tasks.panels.values():
        assert type(panel).__name__ in TOPICS
    for bar in (window.tools, window.options, window.status, window.view_corner, window.strip):
        assert type(bar).__name__ in TOPICS
    dialogs = {
        kind.__name__
        for module in modules()
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, QDialog) and kind.__module__.startswith("colorstudio")
    }
    assert len(dialogs) >= 7
    assert dialogs <= set(TOPICS), f"without a page: {dialogs - set(TOPICS)}"


def test_a_control_opens_its_page_where_its_name_stands(opened: MainWindow) -> None:
    helper = opened.commands.helper
    panel = opened.tasks.panels["sketch"]
    assert helper.topic_for(panel.gap) == "sketch#where-colour-stops"  # type: ignore[attr-defined]
    colorize = opened.tasks.panels["colorize"]
    assert helper.topic_for(colorize.follow) == "colorize#answer"  # type: ignore[attr-defined]
    assert helper.topic_for(colorize) == "colorize"
    for button in opened.tools.grid.buttons:
        tool_id = button.defaultAction().objectName().removeprefix("tool.")
        assert helper.topic_for(button) == tool_topic(tool_id)
    opened.session.set_tool(id="barrier")
    assert helper.topic_for(opened.canvas) == "tools-hints#barrier"
    # nothing in the whole window is without a page
    for widget in opened.findChildren(QWidget):
        assert section_of(PAGES, helper.topic_for(widget)) is not None, label_of(widget)


def shown(window: MainWindow) -> HelpWindow:
    found = window.commands.helper.shown
    assert found is not None
    assert found.isVisible()
    return found


def test_f1_follows_the_keyboard_and_the_pointer(opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.set_tool(id="wand")
    opened.canvas.setFocus()
    QTest.keyClick(opened.canvas, Qt.Key.Key_F1)
    assert shown(opened).topic == "tools-masks#wand-mask", "the pointer rested"
    opened.commands.helper.close()


@pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
)
def test_f1_on_a_real_screen_is_about_what_the_mouse_points_at(tmp_path: Path) -> None:
    from tests.ui.test_real_window import SCREEN, Desk

    photo = tmp_path / "photo.jpg"
    shutil.copy(resources.path("samples/chamomile.jpg"), photo)
    desk = Desk(tmp_path, [photo])
    try:
        desk.until("the window", lambda: bool(desk.xdotool("search", "--name", "photo.jpg")))
        window = desk.xdotool("search", "--name", "photo.jpg").split()[0]
        desk.xdotool("windowsize", "--sync", window, *map(str, SCREEN))
        desk.xdotool("windowmove", "--sync", window, "0", "0")
        desk.xdotool("windowfocus", "--sync", window)
        time.sleep(1.0)  # until the focus has come, which says where the pointer rested
        desk.xdotool("mousemove", "--sync", str(SCREEN[0] - 200), "84")

        def helped() -> bool:
            desk.xdotool("key", "--window", window, "F1")
            return bool(desk.xdotool("search", "--name", "– Help"))

        desk.until("help", helped)
        name = desk.xdotool("getwindowname", desk.xdotool("search", "--name", "– Help").split()[0])
        assert name in ("Tasks – Help", "Colorize a photo – Help")
    finally:
        desk.close()


def test_f1_works_in_a_dialog_that_holds_the_window(opened: MainWindow, qtbot: QtBot) -> None:
    opened.commands.export()
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    inside = dialog.findChild(QComboBox)
    assert inside is not None
    inside.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    help_window = shown(opened)
    assert help_window.topic == "export"
    # it is not shut out by the dialog: its links and its search work
    help_window.search.setFocus()
    QTest.keyClicks(help_window.search, "gps")
    assert help_window.list.item(0).data(Qt.ItemDataRole.UserRole).startswith("export")
    dialog.close()
    opened.commands.helper.close()


def test_search_links_back_and_forward(opened: MainWindow, qtbot: QtBot) -> None:
    window = opened.commands.helper.show("start")
    assert window.list.count() == len(ORDER)
    QTest.keyClicks(window.search, "trap ink")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.topic == "inks"
    window.search.clear()
    window.browser.anchorClicked.emit(QUrl("palette.md"))
    assert window.topic == "palette"
    window.browser.anchorClicked.emit(QUrl("sketch.md#casts"))
    qtbot.waitUntil(lambda: window.browser.verticalScrollBar().value() > 0)
    window.back.click()
    assert window.topic == "palette"
    window.forward.click()
    assert window.topic == "sketch#casts"
    QTest.keyClicks(window.search, "zzz")
    assert "Nothing" in window.list.item(0).text()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    opened.commands.helper.close()


def test_the_help_window_goes_with_its_main_window(opened: MainWindow, photo: Document) -> None:
    opened.commands.helper.show("masks")
    opened.close_now()
    assert opened.commands.helper.shown is None


def test_what_search_finds_comes_in_a_useful_order() -> None:
    first = search(PAGES, "barrier")[0].section
    assert (first.page, first.anchor) == ("tools-hints", "barrier")
    assert search(PAGES, "") == []
    assert all("**" not in hit.snippet for hit in search(PAGES, "colour"))


def test_a_language_without_pages_gets_the_english_ones() -> None:
    assert read_pages("xx_YY").keys() == PAGES.keys()


def test_buttons_say_the_key_of_what_they_do(window: MainWindow) -> None:
    from colorstudio.ui.tips import keyed

    table = window.actions_table
    buttons = list(keyed(window))
    assert len(buttons) >= 10
    for button, action_id in buttons:
        key = table[action_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert button.toolTip().endswith(f"({key})"), action_id
    table.rebind({"file.open": "Ctrl+Alt+O"})
    assert window.start.open_button.toolTip() == "Open (Ctrl+Alt+O)"
    table.rebind({"file.open": ""})
    assert window.start.open_button.toolTip() == "Open"
