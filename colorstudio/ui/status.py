"""The line at the bottom: size, profile, seal, preview time, the colour under the pointer, zoom."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QToolButton, QWidget

from colorstudio.document.document import Document
from colorstudio.imaging.color import Color
from colorstudio.ui import icons
from colorstudio.ui.session import Session
from colorstudio.ui.text import number
from colorstudio.ui.viewers import ViewerSign
from colorstudio.ui.widgets.elided import ElidedLabel
from colorstudio.ui.widgets.swatch import color_words, paint_swatch

SEAL_8_BIT = 0.18
"""The lightness that 8-bit rounding alone may cost; more than this is told with a sign."""


class _Spot(QWidget):
    """A small square of the colour under the pointer."""

    def __init__(self) -> None:
        super().__init__()
        self.color: Color | None = None
        self.setFixedSize(12, 12)

    def sizeHint(self) -> QSize:
        return QSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.color is not None:
            paint_swatch(QPainter(self), self.rect(), self.color, self.palette())


class StatusBar(QStatusBar):
    """Figures that stand still: each has its place and its own width."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setSizeGripEnabled(False)
        self.size_text = ElidedLabel(role="dim")
        self.seal_text = ElidedLabel(role="dim")
        self.preview_text = ElidedLabel(role="dim")
        self.color_text = ElidedLabel(role="dim")
        self.zoom_text = ElidedLabel(role="dim")
        self._spot = _Spot()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(16)
        widths = (
            (self.size_text, 230),
            (self.seal_text, 100),
            (self.preview_text, 130),
        )
        for label, width in widths:
            label.setFixedWidth(width)
            label.setSizePolicy(
                label.sizePolicy().Policy.Maximum, label.sizePolicy().Policy.Preferred
            )
            row.addWidget(label)
        row.addWidget(self._spot)
        row.addWidget(self.color_text, 1)
        row.addWidget(ViewerSign(session))
        self.zoom_text.setFixedWidth(90)
        self.zoom_text.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.zoom_text)
        self.jobs = QToolButton()
        self.jobs.setIcon(icons.icon("list-checks"))
        self.jobs.setIconSize(QSize(14, 14))
        self.jobs.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.jobs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.jobs.setFixedHeight(22)
        row.addWidget(self.jobs)
        self.show_jobs(0)
        self.addWidget(holder, 1)
        self.setMinimumHeight(26)
        session.document_changed.connect(self._document_changed)
        session.measured.connect(self._measured)

    def show_jobs(self, count: int) -> None:
        """How many jobs run or wait."""
        self.jobs.setText(self.tr("Jobs: {0}").format(count))
        self.jobs.setToolTip(self.tr("Show the list of jobs"))

    def _document_changed(self, document: Document | None) -> None:
        for label in (self.size_text, self.seal_text, self.preview_text):
            label.setText("")
        self.show_color(None)
        if document is None:
            self.zoom_text.setText("")
            return
        state = document.state
        depth = 8 * state.dtype.itemsize
        name = state.profile.name or self.tr("RGB")
        self.size_text.setText(
            self.tr("{0} × {1} · {2} · {3} bit").format(state.width, state.height, name, depth)
        )

    def _measured(self, name: str, value: Any) -> None:
        show = {
            "seal": self._show_seal,
            "ink": self._show_ink,
            "preview": self._show_preview,
            "zoom": self.show_zoom,
            "color": self.show_color,
        }.get(name)
        if show is not None:
            show(value)

    def _show_seal(self, value: float | None) -> None:
        if value is None:
            self.seal_text.setText("")
            return
        sign = " ⚠" if value > SEAL_8_BIT + 0.005 else ""
        self.seal_text.setText(self.tr("L* seal {0}").format(number(value, 2) + sign))
        self.seal_text.setToolTip(
            self.tr("The largest change of lightness against the grey photo: {0} L*.").format(
                number(value, 3)
            )
        )

    def _show_ink(self, pixels: int) -> None:
        sign = " ⚠" if pixels else ""
        self.seal_text.setText(self.tr("ink seal {0}").format(f"{pixels}{sign}"))
        self.seal_text.setToolTip(
            self.tr("Pixels of ink that differ from the drawing, where it is shown: {0}.").format(
                pixels
            )
        )

    def _show_preview(self, milliseconds: float | None) -> None:
        text = "" if milliseconds is None else self.tr("preview {0} ms").format(round(milliseconds))
        self.preview_text.setText(text)

    def show_zoom(self, zoom: float | None) -> None:
        """The scale of the view, 1.0 for 100 %."""
        self.zoom_text.setText(
            "" if zoom is None else f"{QLocale().toString(100 * zoom, 'g', 4)} %"
        )

    def show_color(self, color: Color | None) -> None:
        """The colour under the pointer; None away from the picture."""
        if color == self._spot.color:
            return
        self._spot.color = color
        self._spot.update()
        text = "" if color is None else f"“{color_words(color)}” {color.hex}"
        self.color_text.setText(text)
