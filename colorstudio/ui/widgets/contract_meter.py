"""The contract of a palette: asked against achieved for every colour, and whether it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from colorstudio.ui.text import number
from colorstudio.ui.widgets.swatch import paint_swatch

if TYPE_CHECKING:
    from colorstudio.imaging.transport import Contract

ROW = 18
SHOWN = 12


class ContractMeter(QWidget):
    """A row per colour: swatch, asked, achieved, CIEDE2000; the largest where there are many."""

    def __init__(self) -> None:
        super().__init__()
        self._contract: Contract | None = None
        self._rows: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Contract"))
        self.show_contract(None)

    def show_contract(self, contract: Contract | None) -> None:
        """Shows what became of a palette; None while nothing is tried."""
        self._contract = contract
        rows = range(len(contract.rows)) if contract is not None else ()
        if contract is not None and len(contract.rows) > SHOWN:
            by_area = sorted(rows, key=lambda n: -contract.rows[n].pixels)
            rows = sorted(by_area[:SHOWN])
        self._rows = list(rows)
        self.setFixedHeight(ROW * (len(self._rows) + 1) if self._rows else 0)
        self.setVisible(bool(self._rows))
        if contract is not None:
            self.setAccessibleDescription(self.verdict)
        self.update()

    @property
    def verdict(self) -> str:
        """The contract in a sentence."""
        contract = self._contract
        if contract is None:
            return ""
        if not contract.kept:
            return self.tr("Shares are off by up to %n pixels", "", contract.share_error)
        if contract.exact:
            return self.tr("Kept: only these colours, shares to a pixel")
        return self.tr("Shares kept; colours {0} ΔE away").format(number(contract.delta_e00, 1))

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        contract = self._contract
        if contract is None:
            return
        painter = QPainter(self)
        palette, role = self.palette(), QPalette.ColorRole
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        w = self.width()
        asked, got, away = (QRect(x, 0, 64, ROW) for x in (w - 200, w - 128, w - 64))
        painter.setPen(palette.color(role.PlaceholderText))
        for area, title in ((asked, self.tr("asked")), (got, self.tr("got")), (away, "ΔE00")):
            painter.drawText(area, right, title)
        for line, n in enumerate(self._rows, 1):
            row, y = contract.rows[n], line * ROW
            paint_swatch(painter, QRect(0, y + 3, 28, ROW - 6), row.color, palette)
            painter.setPen(palette.color(role.PlaceholderText))
            painter.drawText(QRect(36, y, 80, ROW), Qt.AlignmentFlag.AlignVCenter, row.color.hex)
            share = self.tr("free") if row.asked is None else f"{number(100 * row.asked, 2)} %"
            painter.drawText(asked.translated(0, y), right, share)
            painter.setPen(palette.color(role.Text))
            painter.drawText(got.translated(0, y), right, f"{number(100 * row.achieved, 2)} %")
            painter.drawText(away.translated(0, y), right, number(row.delta_e00, 1))
