"""A number as editable text: drag to scrub, type, arrows, double-click for the default."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSizePolicy, QWidget

from colorstudio.ui import theme

DRAG_START_PX = 3
FULL_SCRUB_PX = 240
"""A drag of this many pixels goes through the whole range."""
RADIUS_PX = 4
LEAST_LABEL_PX = 16
"""A label with less room than this is left to the tooltip."""
FINE = 0.1
COARSE = 4.0


class ScrubField(QDoubleSpinBox):
    """A number with its label and unit inside of one field.

    ``changed(value)`` comes while it is scrubbed or stepped and after typing; a value set from code
    is silent. ``logarithmic`` for sizes, where 1 to 2 is as far as 100 to 200 (``low`` > 0).
    ``shown``: a factor between the value and what is displayed (0.35 as 35 %).
    """

    changed = Signal(float)

    def __init__(
        self,
        label: str,
        value: float,
        low: float,
        high: float,
        *,
        default: float | None = None,
        unit: str = "",
        decimals: int = 0,
        step: float = 1.0,
        logarithmic: bool = False,
        shown: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._shown = shown
        self._default = (value if default is None else default) * shown
        self._logarithmic = logarithmic
        self._press: QPointF | None = None
        self._exact: float | None = None
        self._scrubbing = False
        self.setAccessibleName(label)
        self.setDecimals(decimals)
        self.setRange(low * shown, high * shown)
        self.setSingleStep(step * shown)
        self.setSuffix({"%": " %", "°": "°", "": ""}.get(unit, f" {unit}"))
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(label)
        self.set_value(value)
        self._quiet = False
        self.valueChanged.connect(self._tell)
        line = self.lineEdit()
        line.installEventFilter(self)
        line.setCursor(Qt.CursorShape.SizeHorCursor)
        line.setAutoFillBackground(False)
        self.setFrame(False)

    # -- the value --------------------------------------------------------------------------

    @property
    def label(self) -> str:
        return self._label

    def number(self) -> float:
        """The value in the units of the code."""
        return self.value() / self._shown

    def set_value(self, value: float) -> None:
        """Shows a value without telling."""
        if abs(value * self._shown - self.value()) < 10.0 ** -(self.decimals() + 2):
            return
        self._quiet = True
        self.setValue(value * self._shown)
        self._quiet = False

    @property
    def shown(self) -> float:
        """How many times larger the displayed number is."""
        return self._shown

    def set_label(self, label: str) -> None:
        self._label = label
        self.setAccessibleName(label)
        self.update()

    def set_default(self, value: float) -> None:
        """Another value to go back to, in the units of the code; what is shown stays."""
        self._default = value * self._shown

    def reset(self) -> None:
        """Back to the default."""
        self.setValue(self._default)

    def _tell(self, value: float) -> None:
        self.update()
        if not self._quiet:
            self.changed.emit(value / self._shown)

    def valueFromText(self, text: str) -> float:
        plain = _bare(text, self.suffix())
        try:
            return float(plain)
        except ValueError:
            return super().valueFromText(text)

    def validate(self, text: str, position: int) -> Any:
        from PySide6.QtGui import QValidator

        plain = _bare(text, self.suffix())
        try:
            value = float(plain)
        except ValueError:
            # what can still become a number may stand there while it is typed
            allowed = all(c in "+-.0123456789" for c in plain)
            state = QValidator.State.Intermediate if allowed else QValidator.State.Invalid
            return state, text, position
        inside = self.minimum() <= value <= self.maximum()
        state = QValidator.State.Acceptable if inside else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        try:
            value = float(_bare(text, self.suffix()))
        except ValueError:
            value = self.value()
        return self.textFromValue(min(self.maximum(), max(self.minimum(), value)))

    def textFromValue(self, value: float) -> str:
        text = QLocale.c().toString(value, "f", self.decimals())
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return text.replace(".", QLocale().decimalPoint())

    def stepBy(self, steps: int) -> None:
        if self._logarithmic:
            # a tenth, but no less than the smallest number that is seen
            by = max(abs(self.value() * (1.1**steps - 1)), self._smallest)
            self.setValue(self.value() + (by if steps > 0 else -by))
        else:
            super().stepBy(steps)

    @property
    def _smallest(self) -> float:
        return 10.0 ** -self.decimals()

    # -- the fraction of the range ------------------------------------------------------------

    def _fraction(self) -> float:
        low, high, value = self.minimum(), self.maximum(), self.value()
        if self._logarithmic:
            return math.log(max(value, low) / low) / math.log(high / low)
        return (value - low) / (high - low) if high > low else 0.0

    def _at_fraction(self, fraction: float) -> float:
        fraction = min(1.0, max(0.0, fraction))
        low, high = self.minimum(), self.maximum()
        if self._logarithmic:
            return low * (high / low) ** fraction
        return low + (high - low) * fraction

    # -- pointer and keys -----------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handlers: dict[QEvent.Type, Callable[[Any], bool]] = {
            QEvent.Type.MouseButtonPress: self._mouse_press,
            QEvent.Type.MouseMove: self._mouse_move,
            QEvent.Type.MouseButtonRelease: self._mouse_release,
            QEvent.Type.MouseButtonDblClick: self._mouse_double,
        }
        handler = handlers.get(event.type())
        return handler(event) if handler is not None and self.isEnabled() else False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._mouse_press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse_move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse_release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse_double(event)

    def _mouse_press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._press = event.globalPosition()
        self._exact = self._fraction()
        self._scrubbing = False
        return True

    def _mouse_move(self, event: QMouseEvent) -> bool:
        if self._press is None:
            return False
        moved = event.globalPosition().x() - self._press.x()
        if not self._scrubbing and abs(moved) < DRAG_START_PX:
            return True
        self._scrubbing = True
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            moved *= FINE
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            moved *= COARSE
        # step by step, so that a modifier pressed on the way does not jump; and exact, because the
        # value itself is rounded to its decimals
        self._press = event.globalPosition()
        exact = self._fraction() if self._exact is None else self._exact
        self._exact = min(1.0, max(0.0, exact + moved / FULL_SCRUB_PX))
        self.setValue(self._at_fraction(self._exact))
        return True

    def _mouse_release(self, event: QMouseEvent) -> bool:
        if self._press is None:
            return False
        self._press = None
        self._exact = None
        if not self._scrubbing:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectAll()
        self._scrubbing = False
        return True

    def _mouse_double(self, event: QMouseEvent) -> bool:
        self._press = None
        self.reset()
        self.selectAll()
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            # the panel underneath scrolls instead
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.clearFocus()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.lineEdit().setText(self.textFromValue(self.value()) + self.suffix())
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    # -- looks ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._place_text()

    def _place_text(self) -> None:
        # the style lets the text fill the field and paints over the label and the bar
        text = self.fontMetrics().horizontalAdvance(self._widest()) + 12
        width = min(text, self.width() - 4)
        self.lineEdit().setGeometry(self.width() - width - 2, 2, width, self.height() - 6)

    def sizeHint(self) -> QSize:
        return QSize(self._wanted_width(), theme.control_height())

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._widest()) + 20, theme.control_height())

    def _widest(self) -> str:
        # with all decimals: a value between the limits may have more of them than these
        limits = self.minimum(), self.maximum()
        return max((f"{v:.{self.decimals()}f}{self.suffix()}" for v in limits), key=len)

    def _wanted_width(self) -> int:
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self._label + "  " + self._widest()) + 24

    def _bar(self) -> QRectF:
        """How far the value is, along the lower edge."""
        return QRectF(3, self.height() - 4, (self.width() - 6) * self._fraction(), 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        focused = self.hasFocus() or self.lineEdit().hasFocus()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(palette.color(role.Accent if focused else role.Midlight))
        painter.setBrush(palette.color(role.Base if self.isEnabled() else role.Window))
        painter.drawRoundedRect(frame, RADIUS_PX, RADIUS_PX)
        if self.isEnabled():
            painter.fillRect(self._bar(), palette.color(role.PlaceholderText))
        room = self.lineEdit().x() - 10
        if room < LEAST_LABEL_PX:
            return
        text = self.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideMiddle, room)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(
            palette.color(group, role.PlaceholderText if self.isEnabled() else role.Text)
        )
        aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(frame.adjusted(7, -1, 0, -2), aligned, text)


def _bare(text: str, suffix: str) -> str:
    """What was typed, without the unit, with a point for the comma of many keyboards."""
    return text.strip().removesuffix(suffix.strip()).strip().replace(",", ".")
