"""Whatever is chosen from menus and panels, in any order, breaks nothing and can be undone."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from colorstudio.ui.action_table import ROWS
from colorstudio.ui.main_window import MainWindow
from tests.document.states import same

FEW, MANY = 150, 2000
LEFT_OUT = frozenset(
    {
        "file.close",  # the end of the sequence
        "file.quit",
        "file.open_elsewhere",  # other programs
        "help.contents",
        "help.logs",
        "help.diagnostics",
        "file.new_from_clipboard",  # another picture, whose first state nobody noted
        *(row.id for row in ROWS if row.id.startswith("help.tour")),
    }
)
LOOK_MS = 10


@pytest.fixture
def nobody_answers(qtbot: QtBot) -> Iterator[None]:
    """Every dialog and menu that opens is closed again, as with Escape."""
    timer = QTimer()

    def close() -> None:
        for widget in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if isinstance(widget, QDialog):
                widget.reject()
            elif isinstance(widget, QMenu):
                widget.close()

    timer.timeout.connect(close)
    timer.start(LOOK_MS)
    yield
    timer.stop()


@pytest.mark.usefixtures("nobody_answers")
@pytest.mark.parametrize(
    "steps", [FEW, pytest.param(MANY, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_actions_in_any_order(steps: int, opened: MainWindow, qtbot: QtBot) -> None:
    """pytest-qt fails it for every exception that reaches Qt's loop."""
    rng = random.Random(f"actions/{steps}")
    document = opened.session.document
    assert document is not None
    first = document.state
    chosen: list[str] = []
    for _ in range(steps):
        ids = [name for name in opened.actions_table.ids if name not in LEFT_OUT]
        name = rng.choice(ids)
        action = opened.actions_table[name]
        if action.isEnabled():
            chosen.append(name)
            action.trigger()
        qtbot.wait(1)
        for dialog in opened.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
    assert len(chosen) > steps // 3
    assert opened.session.document is document
    while document.can_undo:
        document.undo()
    same(first, document.state)
    assert not [b for b in opened.findChildren(QAbstractButton) if b.isDown()]
