"""The small card beside a hint: what was asked, what the picture got, and why they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.ui.canvas.hint_menu import pin_hint, show_hint_menu
from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.text import number, shown
from colorstudio.ui.widgets.swatch import color_words, paint_swatch

if TYPE_CHECKING:
    from colorstudio.imaging.spread import HintReport
    from colorstudio.ui.canvas.canvas import Canvas

AWAY = 14
REASONS = {
    "gamut": "No screen shows this colour at this lightness; the nearest one is shown.",
    "barrier": "A barrier lies on this place.",
    "overruled": "Another hint takes this place.",
    "keep": "A keep stroke holds this place grey.",
    "mask": "A mask shuts this hint out.",
    "": "The colours around pull the answer away.",
}
PINNABLE = ("", "overruled")
"""Reasons that a pin can overrule: it enforces the colour, but not against gamut or walls."""


class _Swatch(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.color: Color | None = None
        self.setFixedSize(28, 16)

    def sizeHint(self) -> QSize:
        return QSize(28, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.color is not None:
            paint_swatch(QPainter(self), self.rect(), self.color, self.palette())


class HoverCard(QFrame):
    """A child of the canvas. Appears beside a hint on which the pointer rests."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._hint = ""
        self.setObjectName("toast")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._swatches = _Swatch(), _Swatch()
        self._texts = QLabel(), QLabel()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, (title, swatch, text) in enumerate(
            zip((self.tr("Asked"), self.tr("Got")), self._swatches, self._texts, strict=True)
        ):
            grid.addWidget(QLabel(title), row, 0)
            grid.addWidget(swatch, row, 1)
            grid.addWidget(text, row, 2)
        self._why = QLabel()
        self._why.setWordWrap(True)
        self._why.setMaximumWidth(240)
        self.pin_button = QPushButton(self.tr("Pin"))
        self.pin_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pin_button.clicked.connect(self._pin_it)
        self.more_button = QPushButton(self.tr("More…"))
        self.more_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more_button.clicked.connect(self._open_menu)
        buttons = QHBoxLayout()
        buttons.addWidget(self.pin_button)
        buttons.addWidget(self.more_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(grid)
        column.addWidget(self._why)
        column.addLayout(buttons)
        self.hide()

    def show_for(self, hint: Hint | None) -> None:
        """Shows the card of a hint that asks for a colour; hides it for anything else."""
        if hint is None or hint.color is None:
            self.leave()
            return
        self._hint = hint.id
        self.refresh()
        self.adjustSize()
        self.move(self._place(hint))
        self.show()
        self.raise_()

    def text(self) -> str:
        """All that the card says."""
        return "\n".join(label.text() for label in (*self._texts, self._why))

    def refresh(self) -> None:
        """The figures of the newest answer."""
        if not self._hint:
            return
        hint = self._shown_hint()
        if hint is None or hint.color is None:
            self.leave()
            return
        report: HintReport | None = self._canvas.reports.get(hint.id)
        asked, got = hint.color, report.got if report is not None else None
        for swatch, text, color in zip(self._swatches, self._texts, (asked, got), strict=True):
            swatch.color = color
            swatch.update()
            text.setText("…" if color is None else f"{color.hex} {color_words(color)}")
        self._tell(hint, report)

    def _tell(self, hint: Hint, report: HintReport | None) -> None:
        differs = hint.id in self._canvas.overlay.amber
        lines = [] if report is None else [f"ΔE {number(report.delta_e00, 1)}"]
        if hint.group:
            lines.append(self.tr("Group: {0}").format(hint.group))
        if report is not None and differs:
            lines.append(shown(REASONS[report.reason]))
        if hint.pinned:
            lines.append(self.tr("Pinned."))
        self._why.setText("\n".join(lines))
        self._why.setVisible(bool(lines))
        self.pin_button.setVisible(
            report is not None and differs and not hint.pinned and report.reason in PINNABLE
        )
        self.adjustSize()

    def leave(self) -> None:
        """Goes away."""
        self._hint = ""
        self.hide()

    def leave_unless_over(self, p: Pointer) -> None:
        """Goes away when the pointer moved off the hint, and not towards the card."""
        if not self._hint:
            return
        hint = self._canvas.hint_at(p)
        at = QPoint(round(p.sx / self._canvas.ratio), round(p.sy / self._canvas.ratio))
        near = self.geometry().adjusted(-AWAY, -AWAY, AWAY, AWAY).contains(at)
        if (hint is None or hint.id != self._hint) and not near:
            self.leave()

    def leaveEvent(self, event: QEvent) -> None:
        self.leave()
        super().leaveEvent(event)

    def _shown_hint(self) -> Hint | None:
        document = self._canvas.document
        items = () if document is None else document.state.hints.items
        return next((h for h in items if h.id == self._hint), None)

    def _pin_it(self) -> None:
        hint = self._shown_hint()
        self.leave()
        if hint is not None:
            pin_hint(self._canvas, hint, True)

    def _open_menu(self) -> None:
        hint = self._shown_hint()
        self.leave()
        if hint is not None:
            show_hint_menu(self._canvas, hint)

    def _place(self, hint: Hint) -> QPoint:
        """Beside the hint, within the canvas."""
        at = self._canvas.place_of(hint)
        room: QRect = self._canvas.rect().adjusted(4, 4, -4, -4)
        size = self.sizeHint()
        x = at.x() + AWAY
        if x + size.width() > room.right():
            x = at.x() - AWAY - size.width()
        y = min(at.y() + AWAY // 2, room.bottom() - size.height())
        return QPoint(max(room.left(), x), max(room.top(), y))
