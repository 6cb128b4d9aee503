"""The a*b* plane at one lightness: only colours that are reachable there, and two handles."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from colorstudio.imaging.color import Color, chroma_limit, encode_rgb, lab_to_linear
from colorstudio.ui.widgets.swatch import color_words

LEAST_EXTENT = 8.0
"""Chroma at the rim near black and white, where hardly any colour can be reached."""
RIM_PX = 10
"""Room around the plane for the hue handle."""
HANDLE_PX = 6


@lru_cache(maxsize=256)
def extent(L: float) -> float:
    """The largest chroma of any hue that sRGB reaches at that lightness, with a little room."""
    angles = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    ab = np.stack([np.cos(angles), np.sin(angles)], axis=-1) * 140
    return max(LEAST_EXTENT, float(chroma_limit(L, ab).max()) * 140 * 1.03)


@lru_cache(maxsize=8)
def plane_image(L: float, side: int) -> QImage:
    """The reachable colours at ``L`` as a ``side`` x ``side`` picture in sRGB, a* right, b* up.

    What cannot be reached is transparent; the border is antialiased. The last few are kept: each
    takes 0.1 MB, on a fine screen 0.5 MB.
    """
    reach = extent(L)
    at = (np.arange(side, dtype=np.float32) + 0.5) / side * 2 - 1
    lab = np.empty((side, side, 3), np.float32)
    lab[..., 0] = L
    lab[..., 1] = at[None, :] * reach
    lab[..., 2] = -at[:, None] * reach
    linear = lab_to_linear(lab)
    depth = np.minimum(linear, 1 - linear).min(axis=-1)
    # distance to the gamut's border in pixels, to first order
    slope = np.hypot(*np.gradient(depth))
    coverage = np.clip(depth / np.maximum(slope, 1e-9), 0, 1)
    out = np.empty((side, side, 4), np.uint8)
    out[..., :3] = np.rint(encode_rgb(linear) * 255)
    out[..., 3] = np.rint(coverage * 255)
    image = QImage(out.data, side, side, 4 * side, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def reachable(L: float, a: float, b: float) -> Color:
    """The colour at ``L``, with chroma reduced at constant hue as far as sRGB demands."""
    factor = float(chroma_limit(L, np.array([a, b])))
    return Color(L, a * factor, b * factor)


class ChromaPlane(QWidget):
    """Click or drag to choose hue and chroma; the small handle on the rim turns the hue alone.

    Shift keeps the hue, Ctrl keeps the chroma. Arrows: left and right turn, up and down change
    chroma. The lightness is set from outside and never changed here.
    """

    picked = Signal(object)  # Color
    released = Signal()

    def __init__(self, side: int = 188) -> None:
        super().__init__()
        self._lightness = 50.0
        self._color = Color(50.0, 0.0, 0.0)
        self._dragging = ""
        self._side = side
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(side, side)
        self.setAccessibleName(self.tr("Hue and chroma"))
        self.setToolTip(
            self.tr(
                "Colours that can be reached at this lightness. "
                "Shift keeps the hue, Ctrl the chroma."
            )
        )

    @property
    def lightness(self) -> float:
        return self._lightness

    def set_lightness(self, L: float) -> None:
        """Shows the colours of another lightness; the colour itself stays."""
        L = min(100.0, max(0.0, round(2 * L) / 2))
        if self._lightness != L:
            self._lightness = L
            self.update()

    def set_color(self, color: Color) -> None:
        self._color = color
        self.setAccessibleDescription(f"{color_words(color)}, {color.hex}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    # -- where things are ---------------------------------------------------------------------

    @property
    def _plane(self) -> QRectF:
        return QRectF(self.rect()).adjusted(RIM_PX, RIM_PX, -RIM_PX, -RIM_PX)

    def position_of(self, color: Color) -> QPointF:
        """Where a colour's hue and chroma lie, in the widget's pixels."""
        plane, reach = self._plane, extent(self._lightness)
        chroma = color.chroma
        # a colour beyond the rim is shown on the rim
        shrink = min(1.0, reach / chroma) if chroma > 0 else 1.0
        half = plane.width() / 2
        return plane.center() + QPointF(color.a, -color.b) * (shrink * half / reach)

    def color_at(self, position: QPointF) -> Color:
        """The reachable colour at a place of the widget."""
        plane, reach = self._plane, extent(self._lightness)
        offset = (position - plane.center()) * (reach / (plane.width() / 2))
        return reachable(self._lightness, offset.x(), -offset.y())

    def _hue(self) -> float:
        return math.atan2(self._color.b, self._color.a)

    def _hue_handle(self) -> QPointF:
        radius = self.width() / 2 - HANDLE_PX + 1
        hue = self._hue()
        return QRectF(self.rect()).center() + QPointF(math.cos(hue), -math.sin(hue)) * radius

    # -- choosing -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        away = event.position() - self._hue_handle()
        self._dragging = "hue" if math.hypot(away.x(), away.y()) <= HANDLE_PX + 2 else "both"
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = ""
            self.released.emit()

    def _drag(self, event: QMouseEvent) -> None:
        color = self.color_at(event.position())
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ShiftModifier and self._color.chroma > 0:
            self._choose(self._hue(), color.chroma)
        elif self._dragging == "hue" or modifiers & Qt.KeyboardModifier.ControlModifier:
            away = event.position() - self._plane.center()
            self._choose(math.atan2(-away.y(), away.x()), self._color.chroma)
        else:
            self._set(color)

    def _choose(self, hue: float, chroma: float) -> None:
        chroma = max(0.0, chroma)
        self._set(reachable(self._lightness, chroma * math.cos(hue), chroma * math.sin(hue)))

    def _set(self, color: Color) -> None:
        if color != self._color:
            self.set_color(color)
            self.picked.emit(color)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fine = 0.2 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        turns = {
            Qt.Key.Key_Left: (math.radians(3), 0.0),
            Qt.Key.Key_Right: (-math.radians(3), 0.0),
            Qt.Key.Key_Up: (0.0, 2.0),
            Qt.Key.Key_Down: (0.0, -2.0),
        }
        turn = turns.get(Qt.Key(event.key()))
        if turn is None:
            super().keyPressEvent(event)
            return
        self._choose(self._hue() + fine * turn[0], self._color.chroma + fine * turn[1])
        self.released.emit()

    # -- looks ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plane, palette = self._plane, self.palette()
        center = plane.center()
        rim = plane.adjusted(-3, -3, 3, 3)
        accent = palette.color(QPalette.ColorRole.Accent)
        line = palette.color(QPalette.ColorRole.Midlight)
        painter.setPen(QPen(accent if self.hasFocus() else line, 1.5 if self.hasFocus() else 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawEllipse(rim)
        side = round(plane.width() * self.devicePixelRatioF())
        painter.drawImage(plane, plane_image(self._lightness, side))
        painter.setPen(QPen(QColor(0, 0, 0, 90), 1))
        painter.drawLine(center - QPointF(3, 0), center + QPointF(3, 0))
        painter.drawLine(center - QPointF(0, 3), center + QPointF(0, 3))
        _ring(painter, self._hue_handle(), 4)
        _ring(painter, self.position_of(self._color), HANDLE_PX, QColor(*self._color.rgb8))


def _ring(painter: QPainter, at: QPointF, radius: float, fill: QColor | None = None) -> None:
    """A ring that is seen on every colour: white inside of black."""
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0), 1.5))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(QPen(QColor(255, 255, 255), 1.5))
    painter.drawEllipse(at, radius - 1.5, radius - 1.5)
