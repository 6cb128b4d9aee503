"""The colourways of a mask: a list of colours to try with a click and to export, one file each."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.document import Committed
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette, Swatch
from colorstudio.ui import mask_actions
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import heading, icon_button, note, text_button
from colorstudio.ui.widgets.swatch import color_words, paint_swatch

SIDE, CELL, HEIGHT = 24, 32, 36
COLOR = Qt.ItemDataRole.UserRole


class _Row(QListWidget):
    """Swatches in a row; Delete takes the chosen one away."""

    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setMovement(QListView.Movement.Static)
        self.setWrapping(False)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setGridSize(QSize(CELL, CELL))
        self.setFixedHeight(HEIGHT + 4)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class ColorwaysBox(QWidget):
    """The list of the chosen mask. ``tried(Color)``: one of them is to be seen on the picture.
    ``wanted()``: all are to be exported."""

    tried = Signal(object)
    wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: Palette | None = None
        self.list = _Row()
        self.list.setAccessibleName(self.tr("Colourways"))
        self.empty = note(self.tr("Collect colours for this object, then export one file each."))
        rows = (
            ("add", "plus", self.tr("Add the colour in hand"), self.add),
            ("palette", "palette", self.tr("Add all colours of the palette"), self.add_palette),
            ("left", "arrow-left", self.tr("Move to the left"), lambda: self.move_chosen(-1)),
            ("right", "arrow-right", self.tr("Move to the right"), lambda: self.move_chosen(1)),
            ("delete", "trash-2", self.tr("Delete the colourway"), self.delete),
        )
        self.buttons = {key: icon_button(icon, name, do) for key, icon, name, do in rows}
        self.export = text_button(
            self.tr("Export colourways…"), self.wanted.emit, icon="image-down"
        )
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(heading(self.tr("Colourways")), 1)
        for button in self.buttons.values():
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.list)
        column.addWidget(self.export)
        self.list.itemClicked.connect(lambda item: self.tried.emit(item.data(COLOR)))
        self.list.itemActivated.connect(lambda item: self.tried.emit(item.data(COLOR)))
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.deleted.connect(self.delete)
        session.mask_changed.connect(lambda _: self._refresh())
        session.document_changed.connect(lambda _: self._refresh())
        session.committed.connect(self._committed)
        self._refresh()

    @property
    def palette_shown(self) -> Palette:
        """The colourways of the chosen mask."""
        document = self._session.document
        if document is None or not self._session.mask:
            return Palette()
        return mask_actions.colorways(document.state, self._session.mask)

    @property
    def colors(self) -> tuple[Color, ...]:
        return tuple(swatch.color for swatch in self.palette_shown)

    def _committed(self, committed: Committed) -> None:
        if committed.change.palette:
            self._refresh()

    def _refresh(self) -> None:
        palette = self.palette_shown
        if palette != self._shown:
            row = self.list.currentRow()
            self._shown = palette
            self.list.clear()
            for swatch in palette:
                self.list.addItem(_item(swatch.color, self))
            self.list.setCurrentRow(min(row, len(palette) - 1))
        self._enable()

    def _enable(self) -> None:
        some, chosen = self.list.count() > 0, self._chosen() >= 0
        document = self._session.document
        has_mask = bool(self._session.mask)
        self.empty.setVisible(not some)
        self.list.setVisible(some)
        self.export.setVisible(some)
        self.buttons["add"].setEnabled(has_mask)
        self.buttons["palette"].setEnabled(
            has_mask and document is not None and len(document.state.palette) > 0
        )
        for key in ("left", "right", "delete"):
            self.buttons[key].setVisible(some)
            self.buttons[key].setEnabled(chosen)

    def _chosen(self) -> int:
        rows = [index.row() for index in self.list.selectedIndexes()]
        return rows[0] if rows else -1

    # -- what is done -----------------------------------------------------------------------------

    def add(self, color: Color | None = None) -> None:
        """Adds a colour (default: the one in hand); one that is there is not added twice."""
        self._add([color or self._session.tool.color])

    def add_palette(self) -> None:
        """Adds all colours of the document's palette."""
        if self._session.document is not None:
            self._add([swatch.color for swatch in self._session.document.state.palette])

    def _add(self, colors: list[Color]) -> None:
        palette = self.palette_shown
        there = set(self.colors)
        new = [Swatch(color) for color in dict.fromkeys(colors) if color not in there]
        if new and self._session.mask:
            mask_actions.set_colorways(self._session, palette.added(*new), self.tr("Add colourway"))

    def delete(self) -> None:
        """Takes the chosen colour out of the list."""
        n = self._chosen()
        if n >= 0:
            left = self.palette_shown.without(n)
            mask_actions.set_colorways(self._session, left, self.tr("Delete colourway"))

    def move_chosen(self, by: int) -> None:
        """The chosen colour one place to the left (-1) or right (1)."""
        n = self._chosen()
        to = n + by
        if n < 0 or not 0 <= to < self.list.count():
            return
        moved = self.palette_shown.moved(n, to)
        mask_actions.set_colorways(self._session, moved, self.tr("Move colourway"))
        self.list.setCurrentRow(to)


def _item(color: Color, widget: QWidget) -> QListWidgetItem:
    text = f"{color.hex} {color_words(color)}"
    item = QListWidgetItem(_swatch_icon(color, widget), "")
    item.setData(COLOR, color)
    item.setToolTip(text)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
    return item


def _swatch_icon(color: Color, widget: QWidget) -> QIcon:
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, QRect(0, 0, SIDE, SIDE), color, widget.palette())
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
