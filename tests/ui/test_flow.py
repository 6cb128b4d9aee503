"""Small widgets of the model sections: lines that break, lists that the wheel leaves alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.flow import Flow
from colorstudio.ui.widgets.threshold_bar import ThresholdBar


def test_what_has_no_room_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    buttons = [QPushButton(text) for text in ("A first button", "A second button", "A third")]
    flow = Flow(*buttons)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(flow)
    column.addStretch(1)
    qtbot.addWidget(holder)
    holder.resize(800, 200)
    holder.show()
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) == 1
    one_line = flow.height()
    holder.resize(180, 200)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) == 3
    assert flow.height() > 2 * one_line
    buttons[1].hide()
    QApplication.processEvents()
    assert flow.heightForWidth(160) < flow.height() + one_line
    flow.remove(buttons[0])
    assert flow.heightForWidth(800) == one_line


def test_the_wheel_scrolls_the_panel_and_not_the_choice(qtbot: QtBot) -> None:
    box = ChoiceBox()
    box.addItems(["one", "two", "three"])
    qtbot.addWidget(box)
    box.show()

    def turn() -> bool:
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        box.clearFocus()
        box.wheelEvent(event)
        return event.isAccepted()

    assert not turn()
    assert box.currentIndex() == 0


def test_thresholds_are_moved_by_keys_and_stay_apart(qtbot: QtBot) -> None:
    bar = ThresholdBar((0.2, 0.4, 0.6, 0.8), [QColor("red")] * 5, "Thresholds")
    qtbot.addWidget(bar)
    bar.resize(212, 28)
    told: list[tuple[float, ...]] = []
    bar.changed.connect(told.append)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.values == (0.21, 0.4, 0.6, 0.8)
    QTest.keyClick(bar, Qt.Key.Key_PageUp)
    QTest.keyClick(bar, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(bar, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert bar.values[1] == 0.22
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(6 + 160, 6))
    QTest.mouseMove(bar, QPoint(6 + 20, 6))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(6 + 20, 6))
    assert bar.values[3] == 0.61
    assert told[-1] == bar.values
    assert "0.22" in bar.accessibleName()
