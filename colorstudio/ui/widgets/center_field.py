"""A number around a centre where nothing happens: the bar grows from there, a drag rests there."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from colorstudio.ui.widgets.scrub import ScrubField

REST = 0.04
"""Part of the range around the centre that a drag takes for the centre."""


class CenterField(ScrubField):
    """As `ScrubField`, from -``reach`` to ``reach``; 0 is the centre and the default."""

    def __init__(
        self,
        label: str,
        value: float,
        reach: float,
        *,
        unit: str = "",
        decimals: int = 2,
        step: float = 0.1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            label, value, -reach, reach, default=0, unit=unit, decimals=decimals, step=step,
            parent=parent,
        )  # fmt: skip

    def _at_fraction(self, fraction: float) -> float:
        if abs(fraction - 0.5) < REST / 2:
            return 0.0
        return super()._at_fraction(fraction)

    def _bar(self) -> QRectF:
        whole = self.width() - 6
        middle, at = 3 + whole / 2, 3 + whole * self._fraction()
        return QRectF(min(middle, at), self.height() - 4, abs(at - middle), 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        color = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.fillRect(QRectF(self.width() / 2 - 0.5, self.height() - 7, 1, 5), color)
