"""Choosing a colour: the plane of what is reachable, lightness, numbers, hex and Lab as text."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color, encode_rgb, lab_to_linear
from colorstudio.ui.text import number
from colorstudio.ui.widgets.buttons import icon_button
from colorstudio.ui.widgets.chroma_plane import ChromaPlane, reachable
from colorstudio.ui.widgets.scrub import ScrubField
from colorstudio.ui.widgets.swatch import Swatch

RAMP_STOPS = 24


class LightnessStrip(QWidget):
    """A ramp from black to white in the chosen hue, with a handle; a tick marks the spot's L*."""

    changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._color = Color(50, 0, 0)
        self._spot: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)
        self.setAccessibleName(self.tr("Lightness"))
        self.setToolTip(self.tr("Lightness L*"))

    def set_color(self, color: Color) -> None:
        self._color = color
        self.setAccessibleDescription(self.tr("L* {0}").format(number(color.L, 1)))
        self.update()

    def set_spot(self, L: float | None) -> None:
        self._spot = L
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 20)

    def _at(self, x: float) -> float:
        return min(100.0, max(0.0, 100 * (x - 6) / max(1, self.width() - 12)))

    def _x(self, L: float) -> float:
        return 6 + L / 100 * (self.width() - 12)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.changed.emit(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.changed.emit(self._at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1.0, Qt.Key.Key_Right: 1.0}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step *= 0.2
        self.changed.emit(min(100.0, max(0.0, self._color.L + step)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        bar = QRectF(6, 4, self.width() - 12, self.height() - 8)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for n, rgb in enumerate(_ramp(self._color)):
            gradient.setColorAt(n / RAMP_STOPS, QColor(*rgb))
        painter.setBrush(gradient)
        focused = self.hasFocus()
        line = QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Midlight
        painter.setPen(QPen(palette.color(line), 1.5 if focused else 1))
        painter.drawRoundedRect(bar, 3, 3)
        if self._spot is not None:
            x = self._x(self._spot)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.5))
            painter.drawLine(QPointF(x, 0), QPointF(x, 3))
            painter.drawLine(QPointF(x, self.height()), QPointF(x, self.height() - 3))
        handle = QRectF(self._x(self._color.L) - 3, 2, 6, self.height() - 4)
        painter.setBrush(QColor(*self._color.rgb8))
        painter.setPen(QPen(QColor(0, 0, 0), 1))
        painter.drawRoundedRect(handle, 2, 2)
        painter.setPen(QPen(QColor(255, 255, 255), 1))
        painter.drawRoundedRect(handle.adjusted(1, 1, -1, -1), 1, 1)


def _ramp(color: Color) -> list[tuple[int, int, int]]:
    """The colour's hue at RAMP_STOPS + 1 lightnesses; clipped, since it only hints at the way."""
    L = np.linspace(0, 100, RAMP_STOPS + 1)
    # less chroma towards black and white, so that the ramp ends in both
    fade = np.clip(np.minimum(L, 100 - L) / 25, 0, 1)
    lab = np.stack([L, color.a * fade, color.b * fade], axis=-1)
    codes = np.rint(encode_rgb(lab_to_linear(lab)) * 255).astype(int)
    return [(int(r), int(g), int(b)) for r, g, b in codes]


class ColorPicker(QWidget):
    """Shows a colour and lets it be changed; alpha does not occur here.

    ``changed(Color)`` while it is dragged, ``settled(Color)`` once it stays. `show_spot` tells the
    lightness of the place last pointed at: with the link pressed, the plane shows what is reachable
    *there*, and what is picked from it has that lightness.
    """

    changed = Signal(object)  # Color
    settled = Signal(object)  # Color

    def __init__(self, color: Color, *, side: int = 180, compare: bool = True) -> None:
        super().__init__()
        self._color = color
        self._spot: float | None = None
        self.plane = ChromaPlane(side)
        self.strip = LightnessStrip()
        self.now = Swatch(color, self.tr("Colour now"), 28)
        self.before = Swatch(color, self.tr("Colour before"), 28)
        self.link = icon_button(
            "link", self.tr("Lightness follows the place under the pointer"), checkable=True
        )
        self.link.setChecked(True)
        self.fields = {
            "L": ScrubField(self.tr("L*"), 50, 0, 100, decimals=1),
            "C": ScrubField(self.tr("Chroma"), 0, 0, 140, decimals=1),
            "h": ScrubField(self.tr("Hue"), 0, 0, 360, decimals=0, unit="°"),
        }
        self.hex = QLineEdit()
        self.hex.setAccessibleName(self.tr("Colour as hex"))
        self.hex.setToolTip(self.tr("Hex, like #c08040"))
        self.lab = QLineEdit()
        self.lab.setAccessibleName(self.tr("Colour as L a b"))
        self.lab.setToolTip(self.tr("L* a* b*, like 57 18 43"))
        self._lay_out(compare)
        self._connect()
        self.set_color(color)

    def _lay_out(self, compare: bool) -> None:
        swatches = QHBoxLayout()
        swatches.setSpacing(0)
        for swatch in (self.now, self.before):
            swatch.setMinimumWidth(28)
            swatch.setMaximumWidth(200)
            swatches.addWidget(swatch)
        swatches.addSpacing(4)
        swatches.addWidget(self.link)
        self.before.setVisible(compare)
        self.link.setVisible(compare)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(swatches)
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(self.hex)
        column.addWidget(self.lab)
        column.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.plane, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(column, 0, 1)
        grid.addWidget(self.strip, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.plane.picked.connect(self._take)
        self.plane.released.connect(lambda: self.settled.emit(self._color))
        self.strip.changed.connect(self._take_lightness)
        self.fields["L"].changed.connect(self._take_lightness)
        self.fields["C"].changed.connect(lambda v: self._take_polar(v, None))
        self.fields["h"].changed.connect(lambda v: self._take_polar(None, v))
        self.hex.returnPressed.connect(lambda: self._take_text(self.hex))
        self.hex.editingFinished.connect(lambda: self._take_text(self.hex))
        self.lab.editingFinished.connect(lambda: self._take_text(self.lab))
        self.before.clicked.connect(lambda: self._take(self.before.color))
        self.link.toggled.connect(lambda on: self._show_plane())

    # -- the colour -------------------------------------------------------------------------------

    @property
    def color(self) -> Color:
        return self._color

    def set_color(self, color: Color) -> None:
        """Shows a colour; nothing is told."""
        self._color = color
        self.now.set_color(color)
        self.strip.set_color(color)
        self.plane.set_color(color)
        self._show_plane()
        self.fields["L"].set_value(color.L)
        self.fields["C"].set_value(color.chroma)
        if color.chroma > 0.05:
            self.fields["h"].set_value(math.degrees(math.atan2(color.b, color.a)) % 360)
        if not self.hex.isModified():
            self.hex.setText(color.hex)
        if not self.lab.isModified():
            self.lab.setText(f"{color.L:.1f} {color.a:.1f} {color.b:.1f}")
            self.lab.setCursorPosition(0)

    def set_before(self, color: Color) -> None:
        """The colour that was in hand before; a click on it brings it back."""
        self.before.set_color(color)

    def take(self, color: Color) -> None:
        """A colour that was chosen elsewhere, as if it had been picked here."""
        self._take(color)
        self.settled.emit(color)

    def show_spot(self, L: float | None) -> None:
        """The lightness under the pointer, None without a picture. Never changes the colour."""
        self._spot = L
        self.strip.set_spot(L if self.link.isChecked() else None)
        self._show_plane()

    def _show_plane(self) -> None:
        linked = self.link.isChecked() and self._spot is not None and not self.link.isHidden()
        self.strip.set_spot(self._spot if linked else None)
        self.plane.set_lightness(self._spot if linked and self._spot is not None else self._color.L)

    def _take(self, color: Color) -> None:
        if color == self._color:
            return
        self.hex.setModified(False)
        self.lab.setModified(False)
        self.set_color(color)
        self.changed.emit(color)

    def _take_lightness(self, L: float) -> None:
        # an L* that was asked for by hand goes before the place under the pointer
        if self._spot is not None:
            self.show_spot(None)
        self._take(reachable(L, self._color.a, self._color.b))

    def _take_polar(self, chroma: float | None, hue: float | None) -> None:
        c = self._color.chroma if chroma is None else chroma
        h = math.radians(self.fields["h"].number() if hue is None else hue)
        self._take(reachable(self._color.L, c * math.cos(h), c * math.sin(h)))

    def _take_text(self, line: QLineEdit) -> None:
        if not line.isModified():
            return
        text = line.text().strip()
        line.setModified(False)
        try:
            color = parse_color(text)
        except BadInput as error:
            self.set_color(self._color)
            line.setToolTip(str(error))
            return
        self._spot = None
        self._take(color)
        self.set_color(color)
        self.settled.emit(color)


def parse_color(text: str) -> Color:
    """Hex, ``lab(L a b)`` or three bare numbers. Raises BadInput with an example."""
    if text.lower().startswith("lab("):
        return Color.parse(text)
    numbers = text.replace(",", " ").replace(";", " ").split()
    if len(numbers) == 3:
        return Color.parse(f"lab({' '.join(numbers)})")
    return Color.parse(text)
