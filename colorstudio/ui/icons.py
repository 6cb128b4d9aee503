"""Icons of one set (Lucide), drawn at device resolution in the colour of the palette's role, and
the program's own."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from colorstudio import resources

STROKE = "1.75"
"""Width of the lines in Lucide's 24 units; its own 2 is heavy beside text of 12 px."""
_MODES = {
    QIcon.Mode.Normal: (QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText),
    QIcon.Mode.Active: (QPalette.ColorGroup.Active, QPalette.ColorRole.BrightText),
    QIcon.Mode.Selected: (QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText),
    QIcon.Mode.Disabled: (QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText),
}


@cache
def _svg(name: str) -> str:
    text = resources.path(f"icons/{name}.svg").read_text("utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


@cache
def _drawn(name: str, side: int, color: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg = _svg(name).replace("currentColor", color)
    QSvgRenderer(svg.encode()).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def pixmap(name: str, side: int, color: QColor | str, ratio: float = 1.0) -> QPixmap:
    """An icon of ``side`` logical pixels in one colour. Raises FileNotFoundError."""
    drawn = QPixmap(_drawn(name, round(side * ratio), QColor(color).name()))
    drawn.setDevicePixelRatio(ratio)
    return drawn


class _Engine(QIconEngine):
    """Asks the palette while painting, so that an icon follows the theme by itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        return _Engine(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        drawn = self.scaledPixmap(QSize(side, side), mode, state, ratio)
        corner = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawPixmap(QRect(corner, QSize(side, side)), drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        group, role = _MODES[mode]
        color = QGuiApplication.palette().color(group, role)
        return pixmap(self._name, min(size.width(), size.height()), color, scale)


def icon(name: str) -> QIcon:
    """The icon of that name in `resources/icons`. Read when it is first drawn."""
    return QIcon(_Engine(name))


def program_icon() -> QIcon:
    """The program's own icon, in its own colours, drawn at the size that is asked for."""
    return QIcon(str(resources.path("app/colorstudio.svg")))
