"""Draws the picture on the canvas: surround, stages, border, pixel grid, divider."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPolygonF, QRegion, QTransform

from colorstudio.imaging.geometry import Rect
from colorstudio.ui.canvas.stage import Stage, qrect
from colorstudio.ui.canvas.view import View

CRISP_ZOOM = 2.0
"""From here on pixels are squares; below, uneven squares would look worse than smoothing."""
GRID_ZOOM = 8.0
GRID_ALPHA = 44
HANDLE = 12.0
"""Half the height of the divider's handle, in logical pixels."""


def transform_of(view: View) -> QTransform:
    """From the picture plane to device pixels."""
    xx, xy, yx, yy, dx, dy = view.matrix
    return QTransform(xx, yx, xy, yy, dx, dy)


def outline_of(view: View) -> QPolygonF:
    """The picture's corners in device pixels."""
    w, h = view.size
    corners = ((0, 0), (w, 0), (w, h), (0, h))
    return QPolygonF([QPointF(*view.to_screen(x, y)) for x, y in corners])


def draw_surround(painter: QPainter, view: View, exposed: Rect, color: QColor) -> None:
    """The neutral grey around the picture."""
    region = QRegion(qrect(exposed))
    if view.angle % 90 == 0:
        region -= QRegion(qrect(_upright_rect(view)))
    for rect in region:  # type: ignore[attr-defined]
        painter.fillRect(rect, color)


def draw_stage(painter: QPainter, view: View, stage: Stage, exposed: Rect) -> None:
    """The part of a stage that lies in ``exposed`` (device pixels), where the view puts it."""
    if stage.rect.empty:
        return
    source = _needed(view, stage, exposed)
    if source.empty:
        return
    scale = view.zoom * 2**stage.level
    painter.save()
    turned = view.angle % 90 != 0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, turned)
    painter.setRenderHint(
        QPainter.RenderHint.SmoothPixmapTransform,
        scale != 1.0 and not (stage.level == 0 and scale >= CRISP_ZOOM),
    )
    painter.setTransform(
        QTransform.fromScale(2**stage.level, 2**stage.level) * transform_of(view), True
    )
    # a reduced picture may end within a pixel; what would stick out of the picture is cut away
    w, h = (side / 2**stage.level for side in view.size)
    if w % 1 or h % 1:
        painter.setClipRect(QRectF(0, 0, w, h), Qt.ClipOperation.IntersectClip)
    painter.drawImage(
        QPointF(source.x, source.y),
        stage.image,
        QRectF(source.x - stage.rect.x, source.y - stage.rect.y, source.w, source.h),
    )
    painter.restore()


def _needed(view: View, stage: Stage, exposed: Rect) -> Rect:
    """The pixels of a stage that ``exposed`` is painted from."""
    corners = [
        view.to_picture(x, y)
        for x in (exposed.x, exposed.right)
        for y in (exposed.y, exposed.bottom)
    ]
    xs, ys = zip(*corners, strict=True)
    f = 2**stage.level
    # two pixels more, since smoothing looks at the neighbours of those that are seen
    return Rect.from_edges(
        math.floor(min(xs) / f) - 2,
        math.floor(min(ys) / f) - 2,
        math.ceil(max(xs) / f) + 2,
        math.ceil(max(ys) / f) + 2,
    ).intersected(stage.rect)


def draw_border(painter: QPainter, view: View, ratio: float) -> None:
    """A thin dark line around the picture, so that a light picture does not melt into the grey."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, view.angle % 90 != 0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = max(1, round(ratio))
    pen = QPen(QColor(0, 0, 0, 110), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    if view.angle % 90 == 0:
        r = _upright_rect(view)
        half = width / 2
        painter.drawRect(QRectF(r.x - half, r.y - half, r.w + width, r.h + width))
    else:
        painter.drawPolygon(outline_of(view))


def draw_grid(painter: QPainter, view: View, exposed: Rect, ratio: float) -> None:
    """Lines between pixels, where they are large enough to be looked at one by one."""
    if view.zoom < GRID_ZOOM * ratio:
        return
    seen = view.visible(0)
    lines = [
        QLineF(QPointF(*view.to_screen(x, seen.y)), QPointF(*view.to_screen(x, seen.bottom)))
        for x in range(seen.x, seen.right + 1)
    ] + [
        QLineF(QPointF(*view.to_screen(seen.x, y)), QPointF(*view.to_screen(seen.right, y)))
        for y in range(seen.y, seen.bottom + 1)
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, view.angle % 90 != 0)
    painter.setPen(QPen(QColor(128, 128, 128, GRID_ALPHA), 1))
    painter.drawLines(lines)


def draw_divider(painter: QPainter, x: float, height: float, ratio: float) -> None:
    """The line between before (left) and after (right), with a handle."""
    for color, width in ((QColor(0, 0, 0, 160), 3 * ratio), (QColor(255, 255, 255), ratio)):
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(x, 0, x, height))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    reach, middle = HANDLE * ratio, height / 2
    painter.setPen(QPen(QColor(0, 0, 0, 160), ratio))
    painter.setBrush(QColor(255, 255, 255))
    painter.drawRoundedRect(
        QRectF(x - reach * 0.6, middle - reach, 1.2 * reach, 2 * reach), 3 * ratio, 3 * ratio
    )
    painter.setPen(QPen(QColor(60, 60, 60), 1.5 * ratio))
    for side in (-1, 1):
        tip = x + side * 0.38 * reach
        back = tip - side * 0.22 * reach
        painter.drawLine(QLineF(back, middle - 0.28 * reach, tip, middle))
        painter.drawLine(QLineF(tip, middle, back, middle + 0.28 * reach))


def draw_heat_scale(painter: QPainter, height: int, ratio: float) -> None:
    """What the colours of the map of differences mean, in the lower left corner."""
    from colorstudio.imaging.delta_map import HOT, heat_table

    width, bar, gap = 160 * ratio, 8 * ratio, 8 * ratio
    card = QRectF(gap, height - 46 * ratio, width + 2 * gap, 38 * ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 170))
    painter.drawRoundedRect(card, 4 * ratio, 4 * ratio)
    left, top = card.left() + gap, card.bottom() - gap - bar
    ramp = QLinearGradient(left, 0, left + width, 0)
    for at in range(0, 256, 15):
        b, g, r, _ = (int(v) for v in heat_table()[at])
        ramp.setColorAt(at / 255, QColor(r, g, b))
    painter.fillRect(QRectF(left, top, width, bar), ramp)
    font = painter.font()
    font.setPixelSize(round(11 * ratio))
    painter.setFont(font)
    painter.setPen(QColor(255, 255, 255))
    line = QRectF(left, card.top() + 3 * ratio, width, 15 * ratio)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, "0")
    painter.drawText(line, Qt.AlignmentFlag.AlignHCenter, "ΔE00")
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, f"{HOT:g}+")


def _upright_rect(view: View) -> Rect:
    corners = [view.to_screen(x, y) for x in (0, view.size[0]) for y in (0, view.size[1])]
    xs, ys = zip(*corners, strict=True)
    # as the rasteriser does: a pixel belongs to the picture when its middle lies in it
    return Rect.from_edges(
        math.ceil(min(xs) - 0.5),
        math.ceil(min(ys) - 0.5),
        math.ceil(max(xs) - 0.5),
        math.ceil(max(ys) - 0.5),
    )
