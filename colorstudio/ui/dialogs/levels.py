"""Levels of the photo: black, middle and white on its histogram, with a picture of the result."""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.display import to_display
from colorstudio.document.layers import PixelLayer
from colorstudio.document.pyramid import Pyramid, reduced_size
from colorstudio.document.state import DocumentState
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.levels import Levels, auto_levels, levelled
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.ui import colorize_actions
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import text_button
from colorstudio.ui.widgets.scrub import ScrubField

PREVIEW_SIDE = 400
BINS = 256
LEAST_GAP = 0.01


class Histogram(QWidget):
    """How often each lightness occurs, and where black and white lie."""

    def __init__(self, counts: np.ndarray) -> None:
        super().__init__()
        self._heights = np.sqrt(counts / max(1, counts.max()))
        self.black, self.white = 0.0, 1.0
        self.setFixedHeight(96)
        self.setAccessibleName(self.tr("Histogram"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        w, h = self.width(), self.height()
        painter.fillRect(self.rect(), self.palette().base())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().placeholderText())
        bar = w / BINS
        for n, height in enumerate(self._heights):
            painter.drawRect(QRectF(n * bar, h - height * h, bar + 0.5, height * h))
        painter.setBrush(self.palette().text())
        for at in (self.black, self.white):
            x = at * w
            painter.drawRect(QRectF(x - 0.5, 0, 1, h))
            painter.drawPolygon(
                QPolygonF([QPointF(x - 5, h), QPointF(x + 5, h), QPointF(x, h - 7)])
            )


class LevelsDialog(QDialog):
    """Works on a reduced copy while it is open; OK makes one undoable edit of the whole layer."""

    def __init__(self, session: Session, layer: PixelLayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Levels"))
        self._session, self._layer_id = session, layer.id
        assert session.document is not None
        self._state = session.document.state
        self._small = small_copy(self._state, layer, session.pyramid)
        counts = np.bincount(_bins(self._small), minlength=BINS)
        self.histogram = Histogram(counts)
        field = partial(ScrubField, unit="%", shown=100.0)
        self.black = field(self.tr("Black"), 0.0, 0.0, 0.99, default=0.0)
        self.white = field(self.tr("White"), 1.0, 0.01, 1.0, default=1.0)
        self.gamma = ScrubField(
            self.tr("Middle"), 1.0, 0.1, 10.0, default=1.0, decimals=2, step=0.05, logarithmic=True
        )
        for value in (self.black, self.white, self.gamma):
            value.changed.connect(lambda _: self._changed())
        self.shown = QCheckBox(self.tr("Show the &result"))
        self.shown.setChecked(True)
        self.shown.toggled.connect(lambda _: self._show())
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        h, w = self._small.shape[:2]
        self.picture.setMinimumSize(QSize(max(w, PREVIEW_SIDE), h))
        self.ok = text_button(self.tr("&OK"), self._apply)
        self.ok.setDefault(True)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        fields = QGridLayout()
        for column, widget in enumerate((self.black, self.gamma, self.white)):
            fields.addWidget(widget, 0, column)
        buttons = QHBoxLayout()
        buttons.addWidget(text_button(self.tr("&Automatic"), self.automatic))
        buttons.addWidget(text_button(self.tr("Re&set"), lambda: self.set_levels(Levels())))
        buttons.addWidget(self.shown)
        buttons.addStretch(1)
        buttons.addWidget(text_button(self.tr("Cancel"), self.reject))
        buttons.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.picture, 1)
        column.addWidget(self.histogram)
        column.addLayout(fields)
        column.addLayout(buttons)

    @property
    def levels(self) -> Levels:
        """What the fields say; black gives way where it would reach white."""
        white = max(self.white.number(), LEAST_GAP)
        black = max(0.0, min(self.black.number(), white - LEAST_GAP))
        return Levels(black, white, self.gamma.number())

    def set_levels(self, levels: Levels) -> None:
        """Puts levels into the fields."""
        for field, value in (
            (self.black, levels.black),
            (self.white, levels.white),
            (self.gamma, levels.gamma),
        ):
            field.set_value(value)
        self._changed()

    def automatic(self) -> None:
        """Black and white where the darkest and lightest places are."""
        self.set_levels(auto_levels(self._small))

    def _changed(self) -> None:
        self.histogram.black, self.histogram.white = self.levels.black, self.levels.white
        self.histogram.update()
        self._show()

    def _show(self) -> None:
        codes = levelled(self._small, self.levels) if self.shown.isChecked() else self._small
        bgrx = np.ascontiguousarray(to_display(codes, self._state.profile))
        h, w = bgrx.shape[:2]
        image = QImage(bgrx.data, w, h, 4 * w, QImage.Format.Format_RGB32)
        # a pixmap copies, so the array may go
        self.picture.setPixmap(QPixmap.fromImage(image))

    def _apply(self) -> None:
        if self.levels != Levels():
            colorize_actions.apply_levels(self._session, self._layer_id, self.levels)
        self.accept()


def small_copy(state: DocumentState, layer: PixelLayer, pyramid: Pyramid) -> np.ndarray:
    """The layer's codes (h x w x 4), longer side at most PREVIEW_SIDE."""
    level = 0
    while max(reduced_size(state.size, level + 1)) >= PREVIEW_SIDE:
        level += 1
    rect = Rect(0, 0, *reduced_size(state.size, level))
    codes = np.ascontiguousarray(pyramid.read(layer.tiles, rect, level))
    scale = PREVIEW_SIDE / max(rect.w, rect.h)
    if scale >= 1:
        return codes
    size = max(1, round(rect.w * scale)), max(1, round(rect.h * scale))
    return cv2.resize(codes, size, interpolation=cv2.INTER_AREA)


def _bins(codes: np.ndarray) -> np.ndarray:
    seen = codes[codes[..., 3] > 0][:, :3].astype(np.float32).mean(axis=1)
    return (seen * (BINS - 1) / MAX_CODE[codes.dtype]).astype(int)


def open_levels(session: Session, parent: QWidget) -> LevelsDialog | None:
    """Opens the dialog for the photo, or for the chosen layer where there is none."""
    if session.document is None:
        return None
    state = session.document.state
    layer = state.source_layer or state.active_layer
    if not isinstance(layer, PixelLayer):
        session.notice(QCoreApplication.translate("Levels", "Choose a pixel layer first."))
        return None
    dialog = LevelsDialog(session, layer, parent)
    dialog.open()
    return dialog
