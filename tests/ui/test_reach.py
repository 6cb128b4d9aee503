"""Everything can be reached without a mouse and is read out: names, roles, order of the focus."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QToolBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import SetPalette
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.palette import Palette
from colorstudio.ui.canvas.canvas import Canvas, Pointed
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.widgets.swatch_grid import SwatchGrid
from tests.ui import walk

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client)
NOT_READ = (
    "QComboBoxPrivateContainer",
    "QAbstractSpinBox",
    "QComboBox",
    "QTabBar",
    "QKeySequenceEdit",
)
"""What stands inside of these is Qt's own, and read out with them."""


def place(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)


def is_qts_own(widget: QWidget) -> bool:
    parent = widget.parent()
    if isinstance(widget, QHeaderView | QScrollBar) or widget.objectName().startswith("qt_"):
        return True
    if isinstance(widget, QAbstractButton) and isinstance(parent, QLineEdit | QAbstractItemView):
        return True  # the cross that clears a field, the corner of a table
    return parent is not None and any(parent.inherits(name) for name in NOT_READ)


def controls(root: QWidget) -> list[QWidget]:
    found = [w for w in root.findChildren(QWidget) if not is_qts_own(w)]
    return [
        w for w in found
        if isinstance(w, CONTROLS) or w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]  # fmt: skip


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def role(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role() if interface is not None else QAccessible.Role.NoRole


def chain(root: QWidget) -> list[QWidget]:
    """What Tab goes through within a widget, in order."""
    found, at = [], root.nextInFocusChain()
    while at is not None and at is not root and len(found) < 4000:
        found.append(at)
        at = at.nextInFocusChain()
    return [w for w in found if root.isAncestorOf(w) and takes_tab(w)]


def takes_tab(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and not is_qts_own(widget)
    )


def area(widget: QWidget, beside: QWidget) -> QRect:
    """Where a widget is seen. What a scroll area hides counts as part of its edge, unless
    ``beside`` is scrolled with it."""
    found = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    holder = scrolled(widget)
    if holder is None or holder is scrolled(beside):
        return found
    port = holder.viewport()
    frame = QRect(port.mapToGlobal(QPoint(0, 0)), port.size())
    found.setTop(min(max(found.top(), frame.top()), frame.bottom()))
    found.setBottom(max(min(found.bottom(), frame.bottom()), found.top()))
    return found


def scrolled(widget: QWidget) -> QScrollArea | None:
    at = widget.parentWidget()
    while at is not None and not isinstance(at, QScrollArea):
        at = at.parentWidget()
    return at


def backwards(order: list[QWidget]) -> list[str]:
    """Pairs that follow each other in the focus, and against the way one reads."""
    found = []
    for a, b in pairwise(order):
        first, second = area(a, b), area(b, a)
        above = second.bottom() <= first.top() + 2
        away = abs(second.center().y() - first.center().y())
        beside = away < min(first.height(), second.height()) / 2
        if (above and second.left() < first.right()) or (beside and second.right() <= first.left()):
            found.append(f"{place(a)} [{spoken(a)}] → {place(b)} [{spoken(b)}]")
    return found


def scopes(root: QWidget) -> Iterator[QWidget]:
    """Parts that are read one by one: a dialog, or each panel and bar of the window."""
    if isinstance(root, MainWindow):
        yield from root.findChildren(QDockWidget)
        yield from root.findChildren(QToolBar)
        yield root.strip
        yield root.start
    else:
        yield root


def test_everything_is_named_has_a_role_and_is_reached_by_tab(
    window: MainWindow, photo: Document, hints: tuple[Hint, ...], tmp_path: Path
) -> None:
    walk.fill(window, photo, hints)
    nameless, unreachable, roles = set(), set(), set()
    seen = 0
    for part in walk.parts(window, tmp_path):
        QApplication.processEvents()
        for widget in controls(part):
            seen += 1
            if not spoken(widget):
                nameless.add(place(widget))
            mouse_alone = not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if widget.isVisible() and widget.isEnabled() and mouse_alone:
                unreachable.add(place(widget))
            if type(widget).__module__.startswith("colorstudio") and role(widget) in NO_ROLE:
                roles.add(place(widget))
    assert seen > 200
    assert (sorted(nameless), sorted(unreachable), sorted(roles)) == ([], [], [])


def test_tab_goes_the_way_one_reads(
    window: MainWindow, photo: Document, hints: tuple[Hint, ...], tmp_path: Path
) -> None:
    walk.fill(window, photo, hints)
    found, longest = set(), 0
    for part in walk.parts(window, tmp_path):
        if not part.isVisible():
            continue
        for scope in scopes(part):
            if isinstance(scope, QDockWidget):
                scope.raise_()
            QApplication.processEvents()
            order = chain(scope)
            longest = max(longest, len(order))
            found |= set(backwards(order))
    for task in ("colorize", "recolor", "palette", "sketch"):
        window.session.choose_task(task)
        window.places.reveal("task")
        QApplication.processEvents()
        found |= set(backwards(chain(window.docks["task"])))
    assert longest > 8
    assert sorted(found) == []


def test_the_test_sees_a_wrong_order(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    last, first = QLineEdit(), QLineEdit()
    column.addWidget(first)
    column.addWidget(last)
    QWidget.setTabOrder(last, first)
    box.show()
    assert len(backwards([last, first])) == 1
    assert backwards([first, last]) == []


def test_the_focus_is_seen_wherever_it_is(
    window: MainWindow, photo: Document, hints: tuple[Hint, ...], tmp_path: Path
) -> None:
    walk.fill(window, photo, hints)
    unseen, seen = set(), 0
    for part in walk.parts(window, tmp_path):
        if not part.isVisible() or part is window.canvas:
            continue
        part.activateWindow()
        QApplication.processEvents()
        for widget in chain(part):
            if isinstance(widget, Canvas):
                continue  # the largest thing there is; its focus is where no other is
            part.setFocus()
            widget.clearFocus()
            QApplication.processEvents()
            before = widget.grab().toImage()
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
            seen += 1
            if widget.hasFocus() and widget.grab().toImage() == before:
                unseen.add(f"{place(widget)} [{spoken(widget)}]")
    assert seen > 60
    assert sorted(unseen) == []


def test_the_canvas_says_tool_zoom_and_the_colour_under_the_pointer(
    qtbot: QtBot, opened: MainWindow
) -> None:
    canvas = opened.canvas
    opened.session.set_tool(id="brush")
    canvas.actual_size()
    qtbot.waitUntil(
        lambda: "Tool: Brush. Zoom: 100 %" in canvas.accessibleDescription(), timeout=5000
    )
    color = Color.from_hex("#a03020")
    canvas.pointed.emit(Pointed(12, 34, color))
    qtbot.waitUntil(lambda: "At 12, 34: " in canvas.accessibleDescription(), timeout=5000)
    assert canvas.accessibleDescription().endswith("red, #a03020.")
    assert canvas.accessibleDescription().startswith("ramp.png, 160 × 120 pixels.")
    assert spoken(canvas) == "Canvas"
    assert role(canvas) is QAccessible.Role.Canvas


def test_swatches_say_their_colour(qtbot: QtBot, opened: MainWindow) -> None:
    grid = opened.tasks.panels["palette"].findChild(SwatchGrid)
    assert grid is not None
    opened.session.push(SetPalette(Palette.of(("#a03020", "#204080"))))
    qtbot.waitUntil(lambda: len(grid.palette_shown) == 2, timeout=5000)
    grid.choose(1)
    assert grid.accessibleDescription() == "2 of 2: dark blue, #204080"
