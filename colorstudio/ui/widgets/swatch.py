"""Squares of colour to click on: one swatch, the pair of the tool's colours, the recent ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QWidget

from colorstudio.imaging.color import Color
from colorstudio.imaging.color_words import words
from colorstudio.ui import icons

SIDE = 20
RECENT_COLUMNS = 12


def color_words(color: Color) -> str:
    """The colour's name in the language of the window."""
    said = [QCoreApplication.translate("ColorWords", word) for word in words(color) if word]
    if len(said) < 2:
        return "".join(said)
    return QCoreApplication.translate("ColorWords", "{0} {1}", "adjective, noun").format(*said)


def paint_swatch(painter: QPainter, rect: QRect, color: Color, palette: QPalette) -> None:
    """A filled square with an outline that is seen on any ground."""
    painter.fillRect(rect, QColor(*color.rgb8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1))
    painter.drawRect(rect.adjusted(0, 0, -1, -1))


def color_data(color: Color) -> QMimeData:
    """A colour for other widgets and programs."""
    data = QMimeData()
    data.setColorData(QColor(*color.rgb8))
    data.setText(color.hex)
    return data


def drag_color(source: QWidget, color: Color) -> None:
    """Carries a colour away from a widget, until it is dropped."""
    drag = QDrag(source)
    drag.setMimeData(color_data(color))
    picture = QPixmap(SIDE, SIDE)
    picture.fill(QColor(*color.rgb8))
    drag.setPixmap(picture)
    drag.exec(Qt.DropAction.CopyAction)


class Swatch(QAbstractButton):
    """One colour as a button, which can be dragged onto an object in the picture.

    ``part`` says whose it is ("Background") to a screen reader.
    """

    def __init__(self, color: Color, part: str = "", side: int = SIDE) -> None:
        super().__init__()
        self._color = color
        self._part = part
        self._side = side
        self._pressed = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(side, side)
        self.set_color(color)

    @property
    def color(self) -> Color:
        return self._color

    def set_color(self, color: Color) -> None:
        self._color = color
        text = f"{color.hex} {color_words(color)}"
        self.setAccessibleName(f"{self._part}: {text}" if self._part else text)
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        away = (event.position() - self._pressed).manhattanLength()
        if self.isDown() and away >= QApplication.startDragDistance():
            self.setDown(False)
            drag_color(self, self._color)
            return
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_swatch(painter, self.rect().adjusted(1, 1, -1, -1), self._color, self.palette())
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class ColorPair(QWidget):
    """The colour in hand over the background colour; a click on the arrows swaps them."""

    foreground_clicked = Signal()
    background_clicked = Signal()
    swap_clicked = Signal()

    def __init__(self, foreground: Color, background: Color) -> None:
        super().__init__()
        self.front = Swatch(foreground, self.tr("Colour"), 22)
        self.back = Swatch(background, self.tr("Background colour"), 22)
        self.back.setParent(self)
        self.front.setParent(self)
        self.front.move(0, 0)
        self.back.move(10, 10)
        self.front.raise_()
        self.swap = _SwapButton(self)
        self.swap.setGeometry(0, 34, 32, 18)
        self.front.clicked.connect(self.foreground_clicked)
        self.back.clicked.connect(self.background_clicked)
        self.swap.clicked.connect(self.swap_clicked)
        self.setFixedSize(32, 54)

    def show_colors(self, foreground: Color, background: Color) -> None:
        self.front.set_color(foreground)
        self.back.set_color(background)


class _SwapButton(QAbstractButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Swap colours"))
        self.setToolTip(self.tr("Swap colour and background (X)"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.ButtonText
        drawn = icons.pixmap(
            "arrow-left-right", 14, self.palette().color(role), self.devicePixelRatioF()
        )
        painter.drawPixmap((self.width() - 14) // 2, (self.height() - 14) // 2, drawn)


class RecentColors(QWidget):
    """Rows of colours that were used, newest first."""

    chosen = Signal(object)  # Color

    def __init__(self, columns: int = RECENT_COLUMNS) -> None:
        super().__init__()
        self._columns = columns
        self._texts: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(columns, 1)
        self._swatches: list[Swatch] = []

    def show_colors(self, texts: Sequence[str]) -> None:
        """Shows colours given as text (``#rrggbb``, ``lab(...)``); unreadable ones are left out."""
        if tuple(texts) == self._texts:
            return
        self._texts = tuple(texts)
        for swatch in self._swatches:
            self._grid.removeWidget(swatch)
            swatch.deleteLater()
        self._swatches = []
        for color in readable(texts):
            swatch = Swatch(color, side=SIDE)
            swatch.clicked.connect(lambda _=False, c=color: self.chosen.emit(c))
            n = len(self._swatches)
            self._grid.addWidget(swatch, n // self._columns, n % self._columns)
            self._swatches.append(swatch)

    @property
    def swatches(self) -> tuple[Swatch, ...]:
        return tuple(self._swatches)


def readable(texts: Sequence[str]) -> list[Color]:
    """Colours written as text; those that cannot be read are left out."""
    from colorstudio.errors import BadInput

    colors = []
    for text in texts:
        try:
            colors.append(Color.parse(text))
        except BadInput:
            # a preferences file that was edited by hand does not stop the window
            continue
    return colors
