"""The pen's pressure curve, to be dragged; and a place to try the pen."""

from __future__ import annotations

import time
from collections import deque

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from colorstudio.imaging.pressure import PressureCurve
from colorstudio.ui.text import number
from colorstudio.ui.widgets.buttons import note

MARGIN = 10
GRAB_PX = 12.0
KEY_STEP = 0.02
DRAWN_STEPS = 64
RATE_SECONDS = 1.0
"""Over this time samples are counted."""


class PressureEditor(QWidget):
    """A square with the curve. Drag a point; click the line for another one; Delete takes it away.

    With the keyboard: Page Up and Page Down choose a point, the arrows move it.
    """

    changed = Signal(object)  # PressureCurve: after each movement
    settled = Signal(object)  # PressureCurve: the pointer was lifted

    def __init__(self, curve: PressureCurve) -> None:
        super().__init__()
        self._curve = curve
        self._chosen = 0
        self._dragging = False
        self._felt: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pressure curve"))
        self.setToolTip(
            self.tr(
                "Across: how hard the pen presses. Up: what is felt. Drag a point; click the line"
                " for another one; Delete takes it away."
            )
        )
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(180, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 140)

    @property
    def curve(self) -> PressureCurve:
        return self._curve

    def set_curve(self, curve: PressureCurve) -> None:
        """Shows another curve; tells of it where it differs."""
        if curve == self._curve:
            return
        self._curve = curve
        self._chosen = min(self._chosen, len(curve.points) - 1)
        self._tell()
        self.update()
        self.changed.emit(curve)

    def show_pressure(self, pressure: float | None) -> None:
        """Marks where the pen is on the curve now."""
        self._felt = pressure
        self.update()

    def _tell(self) -> None:
        x, y = self._curve.points[self._chosen]
        words = self.tr("Point {0} of {1}: {2} % pressure is felt as {3} %")
        self.setAccessibleDescription(
            words.format(self._chosen + 1, len(self._curve.points), round(100 * x), round(100 * y))
        )

    # -- places ---------------------------------------------------------------------------------

    def _area(self) -> QRectF:
        side = min(self.width(), self.height()) - 2 * MARGIN
        return QRectF(MARGIN, (self.height() - side) / 2, side, side)

    def _place(self, x: float, y: float) -> QPointF:
        area = self._area()
        return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())

    def _value(self, at: QPointF) -> tuple[float, float]:
        area = self._area()
        return (at.x() - area.left()) / area.width(), (area.bottom() - at.y()) / area.height()

    def _at(self, at: QPointF) -> int:
        """The point under the pointer, -1 for none."""
        places = [self._place(x, y) for x, y in self._curve.points]
        away = [(place - at).manhattanLength() for place in places]
        nearest = min(range(len(away)), key=lambda n: away[n])
        return nearest if away[nearest] <= GRAB_PX else -1

    # -- pointer and keys -------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position())
        if index < 0 and event.button() == Qt.MouseButton.LeftButton:
            x, y = self._value(event.position())
            self.set_curve(self._curve.with_point(x, y))
            index = self._at(event.position())
        if index < 0:
            return
        self._chosen = index
        if event.button() == Qt.MouseButton.RightButton:
            self._remove()
        else:
            self._dragging = True
        self._tell()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.set_curve(self._curve.moved(self._chosen, *self._value(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.settled.emit(self._curve)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-KEY_STEP, 0.0),
            Qt.Key.Key_Right: (KEY_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, KEY_STEP),
            Qt.Key.Key_Down: (0.0, -KEY_STEP),
        }
        key = Qt.Key(event.key())
        if key in steps:
            x, y = self._curve.points[self._chosen]
            self.set_curve(self._curve.moved(self._chosen, x + steps[key][0], y + steps[key][1]))
            self.settled.emit(self._curve)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            step = 1 if key == Qt.Key.Key_PageUp else -1
            self._chosen = (self._chosen + step) % len(self._curve.points)
            self._tell()
            self.update()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)

    def _remove(self) -> None:
        self.set_curve(self._curve.without(self._chosen))
        self.settled.emit(self._curve)

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        area = self._area()
        painter.fillRect(area, palette.color(role.Base))
        painter.setPen(QPen(palette.color(role.Midlight), 1))
        for n in range(5):
            painter.drawLine(self._place(n / 4, 0), self._place(n / 4, 1))
            painter.drawLine(self._place(0, n / 4), self._place(1, n / 4))
        path = QPainterPath(self._place(0, self._curve(0)))
        for n in range(1, DRAWN_STEPS + 1):
            x = n / DRAWN_STEPS
            path.lineTo(self._place(x, self._curve(x)))
        painter.setPen(QPen(palette.color(role.Text), 2))
        painter.drawPath(path)
        if self._felt is not None:
            at = self._place(self._felt, self._curve(self._felt))
            painter.setPen(QPen(palette.color(role.Accent), 1))
            painter.drawLine(QPointF(at.x(), area.bottom()), at)
            painter.drawLine(QPointF(area.left(), at.y()), at)
        for n, (x, y) in enumerate(self._curve.points):
            chosen = n == self._chosen
            painter.setPen(QPen(palette.color(role.Text), 1.5))
            painter.setBrush(palette.color(role.Text if chosen else role.Base))
            painter.drawEllipse(self._place(x, y), 5, 5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(role.Accent), 2))
            painter.drawRect(area.adjusted(-3, -3, 3, 3))


class PenPad(QWidget):
    """A field to draw on: lines as thick as what is felt. ``felt(pressure)``, None: pen lifted."""

    felt = Signal(object)
    told = Signal()

    def __init__(self, curve: PressureCurve) -> None:
        super().__init__()
        self.curve = curve
        self.device = ""
        self.eraser = False
        self.is_pen = False
        self.pressure = 0.0
        self.tilt = (0.0, 0.0)
        self.rotation = 0.0
        self._points: list[tuple[QPointF, float, bool]] = []
        self._times: deque[float] = deque()
        self.setMinimumSize(160, 110)
        self.setAccessibleName(self.tr("Try the pen here"))
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def rate(self) -> float:
        """Samples a second, over the last second."""
        if len(self._times) < 2 or self._times[-1] <= self._times[0]:
            return 0.0
        return (len(self._times) - 1) / (self._times[-1] - self._times[0])

    def tabletEvent(self, event: QTabletEvent) -> None:
        event.accept()
        device = event.pointingDevice()
        self.is_pen = True
        self.device = device.name() if device is not None else ""
        self.eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        self.tilt = (event.xTilt(), event.yTilt())
        self.rotation = event.rotation()
        self._count(event.timestamp())
        lifted = event.type() == QEvent.Type.TabletRelease
        self._touched(event.position(), event.pressure(), lifted, bool(event.buttons()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse(event, lifted=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse(event, lifted=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse(event, lifted=True)

    def _mouse(self, event: QMouseEvent, *, lifted: bool) -> None:
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            return
        self.is_pen, self.eraser, self.tilt, self.rotation = False, False, (0.0, 0.0), 0.0
        device = event.pointingDevice()
        self.device = device.name() if device is not None else ""
        self._count(event.timestamp())
        self._touched(event.position(), 0.0 if lifted else 1.0, lifted, True)

    def _count(self, milliseconds: int) -> None:
        now = milliseconds / 1000 if milliseconds else time.monotonic()
        if self._times and now < self._times[-1]:
            self._times.clear()
        self._times.append(now)
        while now - self._times[0] > RATE_SECONDS:
            self._times.popleft()

    def _touched(self, at: QPointF, pressure: float, lifted: bool, down: bool) -> None:
        self.pressure = pressure
        if down and not lifted:
            self._points.append((at, pressure, self.eraser))
        elif self._points:
            self._points.append((QPointF(), -1.0, False))  # the line ends here
        self.felt.emit(None if lifted or not down else pressure)
        self.told.emit()
        self.update()

    def clear(self) -> None:
        """An empty field."""
        self._points.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette, role = self.palette(), QPalette.ColorRole
        painter.fillRect(self.rect(), palette.color(role.Base))
        painter.setPen(palette.color(role.Midlight))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._points:
            painter.setPen(palette.color(role.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, self.tr("Draw here"))
        for (a, _, _), (b, pressure, eraser) in zip(self._points, self._points[1:], strict=False):
            if pressure < 0 or a.isNull():
                continue
            pen = QPen(palette.color(role.Text), max(0.6, 14 * self.curve(pressure)))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            if eraser:  # told by its shape, not by a colour
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(a, b)


class PenTester(QWidget):
    """The field and what the pen says: pressure, tilt, which end, its name, samples a second."""

    def __init__(self, curve: PressureCurve) -> None:
        super().__init__()
        self.pad = PenPad(curve)
        self.lines = QLabel()
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        self.lines.setWordWrap(True)
        self.lines.setAccessibleName(self.tr("What the pen says"))
        self.hint = note(
            self.tr("No pen has been felt yet. If one is connected, look at the driver's settings.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.pad, 1)
        column.addWidget(self.lines)
        column.addWidget(self.hint)
        self.pad.told.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        pad = self.pad
        felt = round(100 * pad.curve(pad.pressure)) if pad.pressure else 0
        rows = [
            self.tr("Pressure: {0} %, felt as {1} %").format(
                number(100 * pad.pressure, 1), number(felt)
            ),
            self.tr("Tilt: {0}°, {1}° · Turn: {2}°").format(
                number(pad.tilt[0]), number(pad.tilt[1]), number(pad.rotation)
            ),
            self.tr("End: {0} · {1} samples a second").format(self._end(), number(pad.rate)),
            self.tr("Device: {0}").format(pad.device or self.tr("none yet")),
        ]
        self.lines.setText("\n".join(rows))
        self.hint.setVisible(not pad.is_pen)

    def _end(self) -> str:
        if not self.pad.is_pen:
            return self.tr("mouse") if self.pad.device else self.tr("none yet")
        return self.tr("eraser") if self.pad.eraser else self.tr("tip")
