"""Draws a share card: title, the picture before and after, its colours by name, a line below."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QPainter,
    QPen,
)

from colorstudio.document.card_file import SQUARE, WIDTH, squares
from colorstudio.ui.widgets.swatch import color_words

if TYPE_CHECKING:
    from colorstudio.document.share_card import CardPicture

MARGIN, GAP = 56, 24
INSIDE = WIDTH - 2 * MARGIN
MOST_HEIGHT = 900
"""Pixels that the pictures take from top to bottom, at most."""
GROUND, INK, DIM = QColor("#5c5c5c"), QColor("#f4f4f4"), QColor("#d2d2d2")
"""Neutral, and darker than most pictures: no colour beside it is changed by it."""
TITLE_PX, TEXT_PX, SMALL_PX = 40, 21, 18
SWATCH_HEIGHT, WIDEST_SWATCH = 76, 240
RING = 11.0


@dataclass(frozen=True)
class CardText:
    """What is written on the card; all of it in the language of the window."""

    title: str = ""
    before: str = ""
    after: str = ""
    footer: str = ""
    more: str = ""

    @classmethod
    def for_title(cls, title: str) -> CardText:
        """The usual words."""
        translate = QCoreApplication.translate
        return cls(
            title=" ".join(title.split()),
            before=translate("ShareCard", "Before"),
            after=translate("ShareCard", "After"),
            footer=translate(
                "ShareCard", "Made with ColorStudio. Open this file there to go on with it."
            ),
            more=translate("ShareCard", "and {0} more"),
        )


def paint_card(
    card: CardPicture, text: CardText, *, both: bool = True, rings: bool = True
) -> QImage:
    """The card as a picture WIDTH pixels wide and as high as it needs. On any thread.

    ``both``: the picture before beside the one after, where there is one. ``rings``: where hints
    lie, on the one after.
    """
    names = _Names(card, text)
    title = 2 * TITLE_PX if text.title else 0
    before = card.before if both else None
    places = _places(card.after, before, MARGIN + title)
    below = max(rect.bottom() for rect in places) + 1
    caption = TEXT_PX + 16 if before is not None else 0
    colors_top = below + caption + GAP
    height = colors_top + names.height + GAP + 2 * TEXT_PX + MARGIN - 8
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if text.title:
        _write(
            painter, QRect(MARGIN, MARGIN - 12, INSIDE, TITLE_PX + 24), text.title, TITLE_PX, INK,
            bold=True,
        )  # fmt: skip
    shown = [(before, text.before)] if before is not None else []
    shown.append((card.after, text.after))
    for rect, (codes, words) in zip(places, shown, strict=True):
        painter.drawImage(rect, _image(codes))
        if caption:
            under = QRect(rect.left(), rect.bottom() + 6, rect.width(), caption)
            _write(painter, under, words, TEXT_PX, DIM)
    if rings:
        _draw_rings(painter, places[-1], card)
    names.draw(painter, colors_top)
    foot = QRect(MARGIN, height - 2 * TEXT_PX - MARGIN + 24, INSIDE - 320, 2 * TEXT_PX)
    _write(painter, foot, text.footer, SMALL_PX, DIM)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for x, y, grey in squares(height):
        painter.fillRect(x, y, SQUARE, SQUARE, QColor(grey, grey, grey))
    painter.end()
    return image


@contextmanager
def with_letters() -> Iterator[None]:
    """Qt ready to draw letters, where no window is open; the platform is the environment's."""
    if QGuiApplication.instance() is not None:
        yield
        return
    application = QGuiApplication([])
    yield
    application.shutdown()


def rgb_of(image: QImage) -> np.ndarray:
    """The pixels of a picture, h x w x 3 uint8; a copy."""
    wide = image.convertToFormat(QImage.Format.Format_RGBX8888)
    h, w = wide.height(), wide.width()
    rows = np.frombuffer(wide.constBits(), np.uint8).reshape(h, wide.bytesPerLine())
    return rows[:, : 4 * w].reshape(h, w, 4)[..., :3].copy()


def _image(codes: np.ndarray) -> QImage:
    h, w = codes.shape[:2]
    codes = np.ascontiguousarray(codes)
    return QImage(codes.data, w, h, 3 * w, QImage.Format.Format_RGB888).copy()


def _places(after: np.ndarray, before: np.ndarray | None, top: int) -> list[QRect]:
    """Where the pictures lie: beside or above each other, however they are larger."""
    h, w = after.shape[:2]
    if before is None:
        scale = min(INSIDE / w, MOST_HEIGHT / h)
        return [_centered(w * scale, h * scale, MARGIN, INSIDE, top)]
    half = (INSIDE - GAP) // 2
    beside = min(half / w, MOST_HEIGHT / h)
    above = min(INSIDE / w, (MOST_HEIGHT - GAP) / 2 / h)
    if beside >= above * 0.9:
        wide = min(half, round(w * beside))
        left = (WIDTH - 2 * wide - GAP) // 2
        return [QRect(x, top, wide, max(1, round(h * beside))) for x in (left, left + wide + GAP)]
    first = _centered(w * above, h * above, MARGIN, INSIDE, top)
    return [first, first.translated(0, first.height() + GAP + TEXT_PX + 16)]


def _centered(w: float, h: float, left: int, room: int, top: int) -> QRect:
    return QRect(left + round((room - w) / 2), top, max(1, round(w)), max(1, round(h)))


def _font(px: int, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(px)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _write(
    painter: QPainter, rect: QRect, text: str, px: int, color: QColor, *, bold: bool = False
) -> None:
    """One line, elided where there is no room."""
    font = _font(px, bold=bold)
    painter.setFont(font)
    painter.setPen(color)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def _draw_rings(painter: QPainter, rect: QRect, card: CardPicture) -> None:
    painter.save()
    painter.setClipRect(rect)
    for x, y, color in card.rings:
        at = QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height())
        painter.setBrush(QColor(*color.rgb8))
        painter.setPen(QPen(QColor(0, 0, 0), 2.0))
        painter.drawEllipse(at, RING, RING)
        painter.setPen(QPen(QColor(255, 255, 255), 2.5))
        painter.drawEllipse(at, RING - 2, RING - 2)
    painter.restore()


class _Names:
    """The row of colours with their names and codes."""

    def __init__(self, card: CardPicture, text: CardText) -> None:
        self._swatches = card.swatches
        self._more = text.more.format(card.more) if card.more else ""

    @property
    def height(self) -> int:
        return SWATCH_HEIGHT + 2 * (TEXT_PX + 10) if self._swatches else 0

    def draw(self, painter: QPainter, top: int) -> None:
        count = len(self._swatches)
        if not count:
            return
        room = INSIDE - (130 if self._more else 0)
        gap = 12
        width = min(WIDEST_SWATCH, (room - gap * (count - 1)) // count)
        for n, (color, name) in enumerate(self._swatches):
            x = MARGIN + n * (width + gap)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(*color.rgb8))
            painter.drawRoundedRect(QRectF(x, top, width, SWATCH_HEIGHT), 6, 6)
            line = TEXT_PX + 8
            under = QRect(x, top + SWATCH_HEIGHT + 6, width, line)
            _write(painter, under, name or color_words(color), SMALL_PX, INK)
            _write(painter, under.translated(0, line - 2), color.hex, SMALL_PX, DIM)
        if self._more:
            x = MARGIN + count * (width + gap)
            _write(painter, QRect(x, top, 130, SWATCH_HEIGHT), self._more, SMALL_PX, DIM)
