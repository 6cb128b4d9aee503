"""The pen in the preferences: its curve is dragged, kept, felt; the tester says what comes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from colorstudio.imaging.pressure import PressureCurve
from colorstudio.settings import Settings
from colorstudio.ui.canvas.tools.paint import BrushTool
from colorstudio.ui.dialogs.settings import SettingsDialog
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.pen import PenPage

PRESS, MOVE, RELEASE = (
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletRelease,
)
PEN, ERASER = QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser


def tablet(widget: QWidget, kind: QEvent.Type, at: QPointF, pressure: float, **more: Any) -> None:
    """A real event of a pen. ``end``, ``tilt``, ``when`` (milliseconds)."""
    pen = QPointingDevice(
        "Drawing tablet", 1, QPointingDevice.DeviceType.Stylus, more.get("end", PEN),
        QPointingDevice.Capability.Pressure, 1, 2,
    )  # fmt: skip
    down = kind != RELEASE
    x, y = more.get("tilt", (0, 0))
    event = QTabletEvent(
        kind, pen, at, widget.mapToGlobal(at), pressure, x, y, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton if down else Qt.MouseButton.NoButton,
    )  # fmt: skip
    event.setTimestamp(more.get("when", 0))
    QApplication.sendEvent(widget, event)


@pytest.fixture
def page(qtbot: QtBot) -> PenPage:
    page = PenPage("")
    qtbot.addWidget(page)
    page.resize(520, 320)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_the_tester_says_all_that_the_pen_says(page: PenPage) -> None:
    pad = page.tester.pad
    tablet(pad, PRESS, QPointF(20, 20), 0.25, tilt=(12, -30), when=1000)
    for n in range(1, 101):
        tablet(pad, MOVE, QPointF(20 + n, 20), 0.25, tilt=(12, -30), when=1000 + 5 * n)
    told = page.tester.lines.text()
    assert "Pressure: 25.0 %, felt as 25 %" in told
    assert "Tilt: 12°, -30°" in told
    assert "End: tip · 200 samples a second" in told
    assert "Device: Drawing tablet" in told
    assert not page.tester.hint.isVisible()
    tablet(pad, RELEASE, QPointF(120, 20), 0.0, when=1600)
    assert "Pressure: 0.0 %, felt as 0 %" in page.tester.lines.text()
    tablet(pad, PRESS, QPointF(20, 60), 0.5, end=ERASER, when=1700)
    assert "End: eraser" in page.tester.lines.text()
    tablet(pad, RELEASE, QPointF(20, 60), 0.0, end=ERASER, when=1710)


def test_what_is_drawn_is_seen_and_the_curve_makes_it_thinner(page: PenPage) -> None:
    pad = page.tester.pad

    def ink() -> int:
        pad.clear()
        tablet(pad, PRESS, QPointF(20, 50), 0.5)
        for x in range(20, 140, 4):
            tablet(pad, MOVE, QPointF(x, 50), 0.5)
        tablet(pad, RELEASE, QPointF(140, 50), 0.0)
        image = pad.grab().toImage()
        text = pad.palette().text().color()
        return sum(image.pixelColor(80, y) == text for y in range(image.height()))

    straight = ink()
    page.take("firmer")
    assert 0 < ink() < straight


def test_a_point_is_dragged_added_and_deleted(qtbot: QtBot, page: PenPage) -> None:
    editor = page.editor
    told: list[str] = []
    page.changed.connect(told.append)
    middle = editor._place(0.5, 0.5).toPoint()
    target = editor._place(0.5, 0.2).toPoint()
    qtbot.mousePress(editor, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(editor, target)
    qtbot.mouseRelease(editor, Qt.MouseButton.LeftButton, pos=target)
    assert editor.curve(0.5) == pytest.approx(0.2, abs=0.02)
    assert told == [editor.curve.text]
    assert page.tester.pad.curve == editor.curve
    assert "Point 2 of 3" in editor.accessibleDescription()
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert editor.curve(0.5) == pytest.approx(0.22, abs=0.02)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.curve == PressureCurve()
    qtbot.keyClick(editor, Qt.Key.Key_PageUp)
    qtbot.mouseClick(editor, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert editor.curve == PressureCurve()


def test_the_curve_is_felt_by_the_brush_and_kept(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    felt: list[float] = []
    monkeypatch.setattr(BrushTool, "press", lambda self, p: felt.append(p.pressure))
    monkeypatch.setattr(
        BrushTool, "drag", lambda self, points: felt.extend(p.pressure for p in points)
    )
    monkeypatch.setattr(BrushTool, "release", lambda self, p: felt.append(p.pressure))
    opened.session.set_tool(id="brush")
    canvas = opened.canvas
    at = QPointF(canvas.rect().center())

    def stroke() -> list[float]:
        felt.clear()
        tablet(canvas, PRESS, at, 0.5)
        tablet(canvas, MOVE, at + QPointF(5, 0), 0.5)
        tablet(canvas, RELEASE, at + QPointF(5, 0), 0.0)
        return list(felt)

    assert stroke() == [0.5, 0.5, 0.0]
    dialog = SettingsDialog(opened)
    dialog.pen.editor.set_curve(PressureCurve(((0.0, 0.3), (0.5, 0.9), (1.0, 1.0))))
    dialog.pen.editor.settled.emit(dialog.pen.editor.curve)
    assert stroke() == [0.9, 0.9, 0.0]  # lifted: no pressure, whatever the curve begins with
    kept = Settings.load(opened.session.settings_path)
    assert kept.pressure_curve == "0,0.3 0.5,0.9 1,1"
    dialog.tabs.setCurrentIndex(1)
    dialog._reset()
    assert stroke() == [0.5, 0.5, 0.0]
    dialog.close()
