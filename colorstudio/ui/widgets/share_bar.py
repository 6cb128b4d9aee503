"""How much of each colour: a bar whose borders are dragged, asked above, achieved below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from colorstudio.imaging.palette import Palette

HEIGHT = 40
ASKED = 24
"""Height of the upper bar, which is dragged; the lower one shows what was achieved."""
GRIP = 5.0
LEAST = 0.005
"""Half a percent: what a dragged share cannot go below."""


def widths_of(palette: Palette, achieved: Sequence[float] = ()) -> list[float]:
    """The part of the bar of each swatch; they sum to 1.

    Given shares as they are; the rest goes to the free ones as it was achieved, or evenly.
    """
    shares = [s.share for s in palette]
    rest = max(0.0, 1 - palette.given)
    free = [n for n, share in enumerate(shares) if share is None]
    natural = [achieved[n] if n < len(achieved) else 0.0 for n in free]
    total = sum(natural)
    out = [share or 0.0 for share in shares]
    for n, part in zip(free, natural, strict=True):
        out[n] = rest * (part / total if total > 0 else 1 / len(free))
    whole = sum(out)
    return [w / whole for w in out] if whole > 0 else [1 / len(out)] * len(out)


def dragged(palette: Palette, widths: Sequence[float], border: int, to: float) -> dict[int, float]:
    """New shares when the border after swatch ``border`` is dragged to ``to`` in [0, 1].

    Of the two neighbours the fixed ones change, so that their sum stays; where both are free the
    left one becomes fixed. The sum of all shares never passes 1.
    """
    left, right = border, border + 1
    start = sum(widths[:left])
    both = widths[left] + widths[right]
    new = min(max(to - start, min(LEAST, both / 2)), max(both - LEAST, both / 2))
    out: dict[int, float] = {}
    free = [s.share is None for s in palette]
    if not free[left] or free[right]:
        out[left] = new
    if not free[right]:
        out[right] = both - new
    room = 1 - sum(s.share or 0 for n, s in enumerate(palette) if n not in out)
    total = sum(out.values())
    scale = min(1.0, room / total) if total > 0 else 1.0
    return {n: max(0.0, share * scale) for n, share in out.items()}


class ShareBar(QWidget):
    """``changed(shares by index, done)``: ``done`` is False while a border is dragged.

    ``chosen(index)``: a part was clicked. ``toggled(index)``: double-clicked, free or fixed.
    """

    changed = Signal(object, bool)
    chosen = Signal(int)
    toggled = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._palette = Palette()
        self._achieved: tuple[float, ...] = ()
        self._border = -1
        self._last: Mapping[int, float] = {}
        self.current = -1
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Shares"))
        self.setToolTip(
            self.tr("Drag the borders. Double-click a colour to fix its share or to let it go.")
        )

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def show_palette(self, palette: Palette, achieved: Sequence[float] = ()) -> None:
        """Shows a palette and, where it is known, what became of it (shares by index)."""
        self._palette, self._achieved = palette, tuple(achieved)
        self.update()

    def choose(self, index: int) -> None:
        self.current = index
        self.update()

    @property
    def widths(self) -> list[float]:
        return widths_of(self._palette, self._achieved)

    def border_x(self, border: int) -> float:
        """Where the border after a swatch stands, in pixels."""
        return sum(self.widths[: border + 1]) * self.width()

    def _index_at(self, x: float) -> int:
        edge = 0.0
        for index, part in enumerate(self.widths):
            edge += part * self.width()
            if x < edge:
                return index
        return len(self._palette) - 1

    def _border_at(self, x: float) -> int:
        near = [(abs(x - self.border_x(n)), n) for n in range(len(self._palette) - 1)]
        away, border = min(near, default=(GRIP + 1, -1))
        return border if away <= GRIP else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        palette, role = self.palette(), QPalette.ColorRole
        line = palette.color(role.PlaceholderText)
        if not len(self._palette):
            return
        w, x = self.width(), 0.0
        for index, (swatch, part) in enumerate(zip(self._palette, self.widths, strict=True)):
            area = QRectF(x, 0, part * w, ASKED)
            color = QColor(*swatch.color.rgb8)
            painter.fillRect(area, color)
            ink = QColor("black" if swatch.color.L > 55 else "white")
            if swatch.share is None:
                ink.setAlpha(90)
                painter.fillRect(area, QBrush(ink, Qt.BrushStyle.BDiagPattern))
            elif area.width() > 30:
                painter.setPen(ink)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{100 * swatch.share:.3g}")
            if index == self.current:
                painter.setPen(QPen(palette.color(role.Text), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area.adjusted(1, 1, -1, -1))
            x += part * w
            painter.fillRect(QRectF(x - 0.5, 0, 1, ASKED), line)
        x = 0.0
        for swatch, part in zip(self._palette, self._achieved, strict=False):
            painter.fillRect(QRectF(x, ASKED + 4, part * w, 8), QColor(*swatch.color.rgb8))
            x += part * w
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(0, 0, w - 1, ASKED - 1)
        if self._achieved:
            painter.drawRect(0, ASKED + 4, w - 1, 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not len(self._palette):
            return
        self._border, self._last = self._border_at(event.position().x()), {}
        if self._border < 0:
            self.chosen.emit(self._index_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._border >= 0 and event.buttons() & Qt.MouseButton.LeftButton:
            self._last = dragged(self._palette, self.widths, self._border, x / self.width())
            self.changed.emit(dict(self._last), False)
            return
        over = self._border_at(x) >= 0
        self.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        border, self._border = self._border, -1
        if border >= 0 and self._last:
            self.changed.emit(dict(self._last), True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if len(self._palette):
            self.toggled.emit(self._index_at(event.position().x()))
