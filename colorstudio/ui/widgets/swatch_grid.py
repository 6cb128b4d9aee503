"""The swatches of a palette as a grid: choose, drag between two to move, drag onto one to swap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette, Role
from colorstudio.ui import icons
from colorstudio.ui.widgets.swatch import color_words, paint_swatch

CELL = 32
GAP = 4
EDGE = 0.28
"""The part of a cell at each side where a drop means "between"."""


class SwatchGrid(QWidget):
    """Shows a palette; what is done to it is only told.

    ``chosen(index)``, ``opened(index)`` (double-click or Enter), ``moved(index, to)``,
    ``swapped(a, b)``, ``removed(index)``, ``added(Color, index)`` (a colour dropped from
    elsewhere), ``menu_wanted(index, global place)``.
    """

    chosen = Signal(int)
    opened = Signal(int)
    moved = Signal(int, int)
    swapped = Signal(int, int)
    removed = Signal(int)
    added = Signal(object, int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.palette_shown = Palette()
        self.current = -1
        self._pressed: QPoint | None = None
        self._dragged = -1
        self._at = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Swatches"))

    def show_palette(self, palette: Palette) -> None:
        """Shows these swatches; the chosen place stays where it is."""
        self.palette_shown = palette
        self.current = min(self.current, len(palette) - 1)
        if self.current < 0 and len(palette):
            self.current = 0
        self._fit()
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Says the chosen swatch in words, for those who do not see it."""
        count = len(self.palette_shown)
        if not 0 <= self.current < count:
            self.setAccessibleDescription(self.tr("No colours yet"))
            return
        swatch = self.palette_shown[self.current]
        said = self.tr("{0} of {1}: {2}, {3}").format(
            self.current + 1, count, color_words(swatch.color), swatch.color.hex
        )
        self.setAccessibleDescription(f"{swatch.name}: {said}" if swatch.name else said)

    def choose(self, index: int) -> None:
        """Makes a swatch the chosen one."""
        if 0 <= index < len(self.palette_shown) and index != self.current:
            self.current = index
            self._describe()
            self.update()
            self.chosen.emit(index)

    # -- places -----------------------------------------------------------------------------------

    @property
    def columns(self) -> int:
        return max(1, (self.width() + GAP) // (CELL + GAP))

    def cell(self, index: int) -> QRect:
        """Where a swatch stands."""
        row, column = divmod(index, self.columns)
        return QRect(column * (CELL + GAP), row * (CELL + GAP), CELL, CELL)

    def index_at(self, at: QPoint) -> int:
        """The swatch at a place, -1 for none."""
        row, column = at.y() // (CELL + GAP), at.x() // (CELL + GAP)
        index = row * self.columns + column
        inside = 0 <= column < self.columns and 0 <= index < len(self.palette_shown)
        return index if inside and at.x() >= 0 and at.y() >= 0 else -1

    def gap_at(self, at: QPoint) -> int:
        """The index before which a drop at this place would come; -1 where it is on a swatch."""
        index = self.index_at(at)
        if index < 0:
            return len(self.palette_shown)
        part = (at.x() - self.cell(index).x()) / CELL
        if part < EDGE:
            return index
        return index + 1 if part > 1 - EDGE else -1

    def heightForWidth(self, width: int) -> int:
        columns = max(1, (width + GAP) // (CELL + GAP))
        rows = max(1, -(-len(self.palette_shown) // columns))
        return rows * (CELL + GAP) - GAP

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), CELL)))

    def _fit(self) -> None:
        self.setFixedHeight(self.heightForWidth(max(self.width(), CELL)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    # -- drawing ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette, role = self.palette(), QPalette.ColorRole
        dragging = self._dragged >= 0
        over = self.index_at(self._at) if dragging and self.gap_at(self._at) < 0 else -1
        for index, swatch in enumerate(self.palette_shown):
            cell = self.cell(index)
            painter.setOpacity(0.35 if dragging and index == self._dragged else 1)
            paint_swatch(painter, cell.adjusted(1, 1, -1, -1), swatch.color, palette)
            ink = QColor("black" if swatch.color.L > 55 else "white")
            if swatch.locked:
                painter.drawPixmap(
                    cell.right() - 14, cell.bottom() - 14,
                    icons.pixmap("lock", 12, ink, self.devicePixelRatioF()),
                )  # fmt: skip
            if swatch.role is Role.paper:
                painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
                painter.drawRect(cell.adjusted(4, 4, -5, -5))
            if index in (over, self.current):
                accent = role.Accent if self.hasFocus() or index == over else role.Text
                painter.setPen(QPen(palette.color(accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(cell.adjusted(1, 1, -1, -1))
        painter.setOpacity(1)
        gap = self.gap_at(self._at) if dragging else -1
        if gap >= 0:
            before = self.cell(min(gap, len(self.palette_shown) - 1))
            x = before.x() - GAP // 2 if gap < len(self.palette_shown) else before.right() + 2
            painter.fillRect(QRect(max(0, x - 1), before.y(), 2, CELL), palette.color(role.Accent))

    def event(self, event) -> bool:
        if isinstance(event, QHelpEvent):
            index = self.index_at(event.pos())
            if index >= 0:
                s = self.palette_shown[index]
                name = f"{s.name}\n" if s.name else ""
                QToolTip.showText(
                    event.globalPos(), f"{name}{s.color.hex} {color_words(s.color)}", self
                )
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    # -- the pointer ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            index = self.index_at(self._pressed)
            if index >= 0:
                self.current = index
                self.update()
                self.chosen.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        self._at = event.position().toPoint()
        away = (self._at - self._pressed).manhattanLength()
        start = self.index_at(self._pressed)
        if self._dragged < 0 and start >= 0 and away >= QApplication.startDragDistance():
            self._dragged = start
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._dragged, self._pressed = self._dragged, -1, None
        self.update()
        if dragged < 0:
            return
        at = event.position().toPoint()
        if not self.rect().adjusted(-CELL, -CELL, CELL, CELL).contains(at):
            return
        gap = self.gap_at(at)
        if gap < 0:
            other = self.index_at(at)
            if other != dragged:
                self.swapped.emit(dragged, other)
            return
        to = gap - 1 if gap > dragged else gap
        if to != dragged:
            self.current = to
            self.moved.emit(dragged, to)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position().toPoint())
        if index >= 0:
            self.opened.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.index_at(event.pos())
        if index >= 0:
            self.choose(index)
            self.menu_wanted.emit(index, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_Down: self.columns,
        }.get(Qt.Key(key), 0)
        target = self.current + step
        if step and 0 <= target < len(self.palette_shown):
            if control:
                at, self.current = self.current, target
                self.moved.emit(at, target)
            else:
                self.choose(target)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current >= 0:
            self.removed.emit(self.current)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current >= 0:
            self.opened.emit(self.current)
        elif key == Qt.Key.Key_Escape and self._dragged >= 0:
            self._dragged, self._pressed = -1, None
            self.update()
        else:
            super().keyPressEvent(event)

    # -- colours from elsewhere -------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasColor():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasColor():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        color = QColor(event.mimeData().colorData())
        gap = self.gap_at(event.position().toPoint())
        at = gap if gap >= 0 else self.index_at(event.position().toPoint()) + 1
        self.added.emit(Color.from_hex(color.name()), at)
        event.acceptProposedAction()
