"""Thresholds on a bar from 0 to 1, each dragged between its neighbours; colours tell the parts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from colorstudio.ui.text import number

APART = 0.01
"""The least between neighbours."""
BAND_PX, HANDLE_PX, MARGIN_PX = 12, 10, 6
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class ThresholdBar(QWidget):
    """``changed(values)``: by hand. Left and Right move the chosen threshold, with Shift ten steps;
    Page Up and Page Down choose another."""

    changed = Signal(object)

    def __init__(self, values: Sequence[float], colors: Sequence[QColor], name: str) -> None:
        super().__init__()
        self.values = tuple(values)
        self.current = 0
        self._colors = tuple(colors)
        self._name = name
        self._drag = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            self.tr("Drag a threshold; arrow keys move the chosen one, Page Up and Down choose")
        )
        self._describe()

    def set_values(self, values: Sequence[float]) -> None:
        """Shows other values without telling."""
        self.values = tuple(values)
        self._describe()
        self.update()

    def take(self, n: int, value: float) -> None:
        """Threshold ``n`` goes to ``value``, as far as its neighbours let it."""
        low = self.values[n - 1] + APART if n else APART
        high = self.values[n + 1] - APART if n + 1 < len(self.values) else 1 - APART
        value = round(min(max(value, low), high), 3)
        if value != self.values[n]:
            self.set_values((*self.values[:n], value, *self.values[n + 1 :]))
            self.changed.emit(self.values)

    def sizeHint(self) -> QSize:
        return QSize(160, BAND_PX + HANDLE_PX + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _describe(self) -> None:
        shown = ", ".join(number(value, 2) for value in self.values)
        self.setAccessibleName(f"{self._name}: {shown}")

    def _x(self, value: float) -> float:
        return MARGIN_PX + value * (self.width() - 2 * MARGIN_PX)

    def _value(self, x: float) -> float:
        return (x - MARGIN_PX) / max(1, self.width() - 2 * MARGIN_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self.current = min(range(len(self.values)), key=lambda n: abs(self._x(self.values[n]) - x))
        self._drag = True
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            self.take(self.current, self._value(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            large = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            by = STEPS[key] * APART * (10 if large else 1)
            self.take(self.current, self.values[self.current] + by)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            by = 1 if key == Qt.Key.Key_PageUp else -1
            self.current = min(max(self.current + by, 0), len(self.values) - 1)
            self.update()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        edges = (0.0, *self.values, 1.0)
        for low, high, color in zip(edges, edges[1:], self._colors, strict=False):
            left, right = self._x(low), self._x(high)
            painter.fillRect(QRectF(left, 2, right - left, BAND_PX), color)
        for n, value in enumerate(self.values):
            x, top = self._x(value), BAND_PX + 2.0
            chosen = n == self.current and self.hasFocus()
            painter.setPen(palette.color(role.Accent if chosen else role.WindowText))
            painter.setBrush(palette.color(role.Accent if chosen else role.Button))
            painter.drawPolygon(
                QPolygonF([
                    QPointF(x, top - 3), QPointF(x + 5, top + 4), QPointF(x + 5, top + HANDLE_PX),
                    QPointF(x - 5, top + HANDLE_PX), QPointF(x - 5, top + 4),
                ])
            )  # fmt: skip
