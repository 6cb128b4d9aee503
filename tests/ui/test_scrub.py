"""The number field: drag, type, arrows, wheel only with the focus, double-click for the default."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from colorstudio.ui.widgets.scrub import ScrubField

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """A window with a number field and another field to hold the focus."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(ScrubField("Size", 24, 1, 500, unit="px", logarithmic=True, decimals=1))
    column.addWidget(QLineEdit())
    holder.resize(220, 90)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    return holder


@pytest.fixture
def field(holder: QWidget) -> ScrubField:
    (field,) = holder.findChildren(ScrubField)
    return field


def drag(qtbot: QtBot, field: ScrubField, by: int, held: Qt.KeyboardModifier | None = None) -> None:
    line = field.lineEdit()
    start = QPoint(5, 8)
    modifier = held or Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(line, LEFT, modifier, start)
    for n in range(1, 11):
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QMouseEvent

        at = QPointF(start) + QPointF(by * n / 10, 0)
        event = QMouseEvent(QEvent.Type.MouseMove, at, line.mapToGlobal(at), LEFT, LEFT, modifier)
        QApplication.sendEvent(line, event)
    qtbot.mouseRelease(line, LEFT, modifier, start + QPoint(by, 0))


def test_it_reads_like_text_with_its_unit(field: ScrubField) -> None:
    assert field.text() == "24 px"
    assert field.accessibleName() == "Size"


def test_dragging_scrubs(qtbot: QtBot, field: ScrubField) -> None:
    told: list[float] = []
    field.changed.connect(told.append)
    drag(qtbot, field, 60)
    assert field.number() > 60
    assert told == sorted(told)
    drag(qtbot, field, -240)
    assert field.number() < 30


def test_shift_makes_it_fine(qtbot: QtBot, field: ScrubField) -> None:
    drag(qtbot, field, 60, Qt.KeyboardModifier.ShiftModifier)
    assert 24 < field.number() < 30


def test_a_click_edits_and_enter_takes_the_number(qtbot: QtBot, field: ScrubField) -> None:
    qtbot.mouseClick(field.lineEdit(), LEFT, pos=QPoint(5, 8))
    qtbot.keyClicks(field, "37,5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.number() == 37.5
    assert not field.hasFocus()


@pytest.mark.parametrize(("typed", "value"), [("80 px", 80), ("80px", 80), ("9999", 500)])
def test_units_may_be_typed_and_limits_hold(
    qtbot: QtBot, field: ScrubField, typed: str, value: float
) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.number() == value


def test_escape_leaves_the_number_as_it_was(qtbot: QtBot, field: ScrubField) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "99")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.number() == 24


def test_arrows_step(qtbot: QtBot, field: ScrubField) -> None:
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.number() == pytest.approx(26.4)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.number() == pytest.approx(24)


def test_double_click_brings_the_default(qtbot: QtBot, field: ScrubField) -> None:
    field.set_value(300)
    qtbot.mouseDClick(field.lineEdit(), LEFT, pos=QPoint(5, 8))
    assert field.number() == 24


def wheel(field: ScrubField) -> None:
    at = QPointF(10, 10)
    event = QWheelEvent(
        at, field.mapToGlobal(at), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)


def test_the_wheel_acts_only_with_the_focus(qtbot: QtBot, field: ScrubField) -> None:
    field.clearFocus()
    wheel(field)
    assert field.number() == 24
    field.setFocus()
    wheel(field)
    assert field.number() > 24


def test_setting_it_is_silent(field: ScrubField) -> None:
    told: list[float] = []
    field.changed.connect(told.append)
    field.set_value(50)
    assert field.number() == 50
    assert told == []


def test_percent_is_shown_and_the_fraction_meant(qtbot: QtBot) -> None:
    field = ScrubField("Opacity", 0.35, 0, 1, unit="%", shown=100)
    qtbot.addWidget(field)
    assert field.text() == "35 %"
    field.setValue(50)
    assert field.number() == 0.5


def test_a_long_label_gives_way_to_the_number(qtbot: QtBot) -> None:
    field = ScrubField("Helligkeitsabhängigkeit der Farbsättigung", 0.4, 0, 1, unit="%", shown=100)
    qtbot.addWidget(field)
    field.resize(140, 28)
    field.show()
    text_width = field.fontMetrics().horizontalAdvance(field.text())
    assert field.lineEdit().width() >= text_width
    assert field.lineEdit().geometry().right() <= field.width()
    assert field.toolTip() == "Helligkeitsabhängigkeit der Farbsättigung"
