"""What lies over the picture at a constant size on the screen: rings of hints, strokes, walls."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
    QTransform,
)

from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.ui.canvas.view import INDEX, View

BLACK, WHITE = QColor(0, 0, 0), QColor(255, 255, 255)
AMBER = QColor("#ffb000")
RING = 6.0
"""Radius of a hint's disc of colour, in logical pixels; the outlines lie around it."""
WHITE_WIDTH, BLACK_WIDTH = 2.0, 1.25
REACH = 20
"""Logical pixels around a mark that its drawing may touch."""
HIT = 9.0
"""Logical pixels within which a click means a mark."""
DIFFERS = 3.0
"""dE00 from which an answer is said to differ from the ask."""


@dataclass(frozen=True)
class Look:
    """How a hint point is drawn."""

    rgb: tuple[int, int, int]
    selected: bool = False
    amber: bool = False
    pinned: bool = False


@dataclass
class Overlay:
    """The marks to draw. ``moved``: marks that are being dragged, in place of the document's own.
    ``amber``: ids of the hints whose answer differs from the ask.
    """

    hints: Hints = field(default_factory=Hints)
    moved: dict[str, Hint] = field(default_factory=dict)
    selection: frozenset[str] = frozenset()
    amber: frozenset[str] = frozenset()

    def shown(self) -> Iterable[Hint]:
        """All marks that act, as they are drawn now."""
        return (self.moved.get(hint.id, hint) for hint in self.hints.acting)

    def draw(self, painter: QPainter, view: View, ratio: float, exposed: Rect) -> None:
        """Draws the marks that touch ``exposed``, in device pixels. Points lie above strokes."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = [h for h in self.shown() if mark_rect(h, view, ratio).intersected(exposed).area]
        for hint in marks:
            if hint.kind != "point":
                draw_stroke(painter, hint, view, ratio, hint.id in self.selection)
        for hint in marks:
            if hint.kind == "point":
                self._draw_point(painter, hint, view, ratio)

    def _draw_point(self, painter: QPainter, hint: Hint, view: View, ratio: float) -> None:
        x, y = view.to_screen(hint.x + INDEX, hint.y + INDEX)
        selected = hint.id in self.selection
        if selected and hint.radius * view.zoom > RING * ratio:
            draw_circle(painter, x, y, hint.radius * view.zoom, ratio)
        look = Look(
            rgb_of(hint.color),
            selected,
            hint.id in self.amber,
            hint.pinned,
        )
        sprite = ring(look, ratio)
        half = sprite.width() / 2
        painter.drawImage(QPointF(round(x - half), round(y - half)), sprite)

    def at(self, sx: float, sy: float, view: View, ratio: float) -> Hint | None:
        """The mark under a device pixel: the nearest point, else the uppermost stroke."""
        nearest, best = HIT * ratio, None
        stroke = None
        for hint in self.shown():
            places = [view.to_screen(x + INDEX, y + INDEX) for x, y in hint.points]
            if hint.kind == "point":
                away = math.dist(places[0], (sx, sy))
                if away <= nearest:
                    nearest, best = away, hint
            elif distance_to(places, sx, sy) <= max(HIT * ratio / 2, hint.radius * view.zoom):
                stroke = hint
        return best or stroke


def mark_rect(hint: Hint, view: View, ratio: float) -> Rect:
    """Device pixels that the drawing of a mark may touch."""
    return view.screen_rect(hint.rect).grown(math.ceil(REACH * ratio))


def distance_to(path: list[tuple[float, float]], x: float, y: float) -> float:
    """Distance of a place from a path of straight lines (one point is a path too)."""
    best = math.dist(path[0], (x, y))
    for (ax, ay), (bx, by) in itertools.pairwise(path):
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        t = 0.0 if length == 0 else min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / length))
        best = min(best, math.hypot(x - ax - t * dx, y - ay - t * dy))
    return best


@lru_cache(maxsize=4096)
def rgb_of(color: Color | None) -> tuple[int, int, int]:
    """A colour as the screen shows it; grey for none. Found by search, so worth remembering."""
    return (128, 128, 128) if color is None else color.rgb8


@lru_cache(maxsize=1024)
def ring(look: Look, ratio: float) -> QImage:
    """The picture of a hint point: its colour, white around it, black around that."""
    outlines = [(BLACK, RING + WHITE_WIDTH + BLACK_WIDTH), (WHITE, RING + WHITE_WIDTH)]
    if look.selected:
        far = outlines[0][1]
        outlines = [(BLACK, far + 3.0), (WHITE, far + 2.0), *outlines]
    # a dark edge keeps a white or pale hint from melting into its own outline
    outlines += [(QColor(0, 0, 0, 80), RING + 0.5), (QColor(*look.rgb), RING)]
    side = math.ceil((outlines[0][1] + 6) * ratio) * 2 + 1
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    painter.scale(ratio, ratio)
    painter.setPen(Qt.PenStyle.NoPen)
    for color, size in outlines:
        painter.setBrush(color)
        painter.drawEllipse(QPointF(0, 0), size, size)
    if look.pinned:
        _draw_pin(painter)
    if look.amber:
        _draw_amber(painter, RING + WHITE_WIDTH)
    painter.end()
    return image


def _draw_pin(painter: QPainter) -> None:
    painter.setBrush(BLACK)
    painter.drawEllipse(QPointF(0, 0), 2.5, 2.5)
    painter.setBrush(WHITE)
    painter.drawEllipse(QPointF(0, 0), 1.5, 1.5)


def _draw_amber(painter: QPainter, radius: float) -> None:
    """A triangle at the upper right; its shape says it to those who do not see the amber."""
    at = radius * math.sqrt(0.5) + 0.5
    sign = QPolygonF(
        [QPointF(at, -at - 6.0), QPointF(at + 5.4, -at + 3.4), QPointF(at - 5.4, -at + 3.4)]
    )
    pen = QPen(BLACK, 1.25)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(AMBER)
    painter.drawPolygon(sign)
    painter.setPen(Qt.PenStyle.NoPen)


def draw_circle(painter: QPainter, x: float, y: float, radius: float, ratio: float) -> None:
    """A thin circle that is seen on any ground, such as a brush's outline."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, away in ((QColor(0, 0, 0, 190), 0.5), (QColor(255, 255, 255, 220), -0.5)):
        painter.setPen(QPen(color, ratio))
        painter.drawEllipse(QPointF(x, y), radius + away * ratio, radius + away * ratio)


def draw_cross(painter: QPainter, x: float, y: float, reach: float, ratio: float) -> None:
    """A cross that is seen on any ground, open in the middle."""
    for color, width in ((BLACK, 3 * ratio), (WHITE, ratio)):
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            near, far = 0.3 * reach, reach
            painter.drawLine(QLineF(x + near * dx, y + near * dy, x + far * dx, y + far * dy))


def path_of(points: Iterable[tuple[float, float]], view: View) -> QPainterPath:
    """A path on the screen through places given in pixel indices."""
    places = [QPointF(*view.to_screen(x + INDEX, y + INDEX)) for x, y in points]
    path = QPainterPath(places[0])
    for place in places[1:]:
        path.lineTo(place)
    if len(places) == 1:
        path.lineTo(places[0] + QPointF(0.01, 0))
    return path


def draw_stroke(
    painter: QPainter, hint: Hint, view: View, ratio: float, selected: bool = False
) -> None:
    """A stroke with colour, a keep stroke or a barrier."""
    _STROKES[hint.kind](painter, hint, view, ratio)
    if selected:
        for x, y in (hint.points[0], hint.points[-1]):
            at = QPointF(*view.to_screen(x + INDEX, y + INDEX))
            side = 3.0 * ratio
            painter.setPen(QPen(BLACK, 1.25 * ratio))
            painter.setBrush(WHITE)
            painter.drawRect(QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side))


def _band(hint: Hint, view: View, ratio: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(max(2 * hint.radius * view.zoom, 3 * ratio))
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path_of(hint.points, view)).simplified()


def _outline(painter: QPainter, band: QPainterPath, ratio: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.strokePath(band, QPen(BLACK, 5 * ratio))
    painter.strokePath(band, QPen(WHITE, 2.5 * ratio))


def _draw_colored(painter: QPainter, hint: Hint, view: View, ratio: float) -> None:
    band = _band(hint, view, ratio)
    _outline(painter, band, ratio)
    color = QColor(*rgb_of(hint.color))
    if 2 * hint.radius * view.zoom <= 16 * ratio:
        painter.fillPath(band, color)
        return
    # a wide stroke would hide the picture whose colour it asks for: only its spine is drawn full
    painter.strokePath(
        path_of(hint.points, view),
        QPen(
            color,
            6 * ratio,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        ),
    )


def _draw_keep(painter: QPainter, hint: Hint, view: View, ratio: float) -> None:
    band = _band(hint, view, ratio)
    _outline(painter, band, ratio)
    painter.fillPath(band, QColor(128, 128, 128, 150))
    hatch = QBrush(QColor(235, 235, 235, 200), Qt.BrushStyle.BDiagPattern)
    hatch.setTransform(QTransform.fromScale(ratio, ratio))
    painter.fillPath(band, hatch)


def _draw_barrier(painter: QPainter, hint: Hint, view: View, ratio: float) -> None:
    stroker = QPainterPathStroker()
    stroker.setWidth(max(2 * hint.radius * view.zoom, 5 * ratio))
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    double = stroker.createStroke(path_of(hint.points, view)).simplified()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.strokePath(double, QPen(BLACK, 2.5 * ratio))
    dashes = QPen(WHITE, 1.25 * ratio)
    dashes.setDashPattern([4, 2.5])
    painter.strokePath(double, dashes)


def _draw_join(painter: QPainter, hint: Hint, view: View, ratio: float) -> None:
    path = path_of(hint.points, view)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((BLACK, 4.5), (WHITE, 2.5)):
        pen = QPen(color, width * ratio)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, pen)
    painter.setPen(QPen(BLACK, ratio))
    painter.setBrush(WHITE)
    for x, y in (hint.points[0], hint.points[-1]):
        at = QPointF(*view.to_screen(x + INDEX, y + INDEX))
        painter.drawEllipse(at, 3.5 * ratio, 3.5 * ratio)


_STROKES: Mapping[str, Callable[[QPainter, Hint, View, float], None]] = {
    "stroke": _draw_colored,
    "keep": _draw_keep,
    "barrier": _draw_barrier,
    "join": _draw_join,
}
