"""The chosen mask over the picture: an outline that is seen on any ground, a veil outside of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from colorstudio.document.pyramid import Pyramid
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.geometry import Rect
from colorstudio.jobs.job import JobContext
from colorstudio.ui.canvas.view import View

if TYPE_CHECKING:
    from colorstudio.document.document import Committed
    from colorstudio.ui.canvas.canvas import Canvas

MARGIN_PX = 96
"""Device pixels around the viewport that are drawn too, so that a small pan finds them there."""
VEIL = 0.22
"""How far what lies outside of the mask is covered with middle grey."""
VEIL_GREY = 128
FULL, FAINT = 255, 80
"""Alpha of the outline; faint while a look is tried."""
SELECTING = "select"
"""The group of tools in whose hands the veil is drawn."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """An outline as it was drawn for one view: ``image`` begins ``MARGIN_PX`` before its corner."""

    view: View
    image: QImage


class MaskOverlay(QObject):
    """Keeps the drawing of the chosen mask what mask and view ask for. The drawing is made on the
    instant lane, in the pixels of the screen: it costs the same for any mask and any picture.
    Until a new view's own is there the last one is shown, moved along with the picture.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._drawn: Drawn | None = None
        self._asked: tuple[object, ...] = ()
        self._shown: tuple[object, ...] = ()
        session = canvas.session
        session.document_changed.connect(lambda _: self._forget())
        session.committed.connect(self._committed)
        for signal in (
            session.mask_changed,
            session.mask_shown_changed,
            session.tool_changed,
            session.look_changed,
            canvas.view_changed,
        ):
            signal.connect(lambda *_: self.refresh())

    @property
    def settled(self) -> bool:
        """Whether what is drawn is the present mask in the present view."""
        return self._shown == self._wanted()

    @property
    def veiled(self) -> bool:
        """Whether what lies outside is toned down: with a select tool, unless a look is tried."""
        from colorstudio.ui.canvas.tools import TOOLS

        session = self._canvas.session
        group = next((row.group for row in TOOLS if row.id == session.tool.id), "")
        return group == SELECTING and session.look is None

    def _committed(self, committed: Committed) -> None:
        if committed.change.masks:
            self.refresh()

    def _forget(self) -> None:
        self._drawn, self._asked, self._shown = None, (), ()

    def _wanted(self) -> tuple[object, ...]:
        """What the drawing depends on; empty where there is nothing to draw."""
        canvas = self._canvas
        tiles = canvas.session.mask_tiles
        if tiles is None or not canvas.has_picture or not canvas.session.mask_shown:
            return ()
        return canvas.view, tiles, self.veiled, canvas.session.look is not None, canvas.ratio

    def refresh(self) -> None:
        """Asks for a new drawing where the present one is not it."""
        wanted = self._wanted()
        if wanted == self._asked:
            return
        self._asked = wanted
        if not wanted:
            self._take(None, wanted)
            return
        view, tiles, veiled, faint, ratio = wanted
        assert isinstance(view, View)
        assert isinstance(tiles, Tiles)
        assert isinstance(ratio, float)
        canvas = self._canvas
        pyramid, document = canvas.pyramid, canvas.document

        def work(context: JobContext) -> np.ndarray:
            context.check()
            return outlined(tiles, view, pyramid, ratio, veiled=bool(veiled), faint=bool(faint))

        def then(bgra: np.ndarray) -> None:
            # an older one is better than none while the view moves on; one of another mask is not
            if canvas.document is document and canvas.session.mask_tiles is tiles and self._asked:
                h, w = bgra.shape[:2]
                image = QImage(
                    bgra.data, w, h, 4 * w, QImage.Format.Format_ARGB32_Premultiplied
                ).copy()
                self._take(Drawn(view, image), wanted)

        canvas.session.instant.submit("Outline", work, key="mask-outline", quiet=True, then=then)

    def _take(self, drawn: Drawn | None, wanted: tuple[object, ...]) -> None:
        had = self._drawn is not None
        self._drawn, self._shown = drawn, wanted
        if had or drawn is not None:
            self._canvas.update()

    def draw(self, painter: QPainter, exposed: Rect) -> None:
        """Draws over the picture, in device pixels of the pane."""
        drawn = self._drawn
        if drawn is None:
            return
        now = self._canvas.view
        if now == drawn.view:
            part = QRectF(
                exposed.x + MARGIN_PX, exposed.y + MARGIN_PX, exposed.w, exposed.h
            ).intersected(QRectF(drawn.image.rect()))
            painter.drawImage(part.translated(-MARGIN_PX, -MARGIN_PX), drawn.image, part)
            return
        painter.save()
        before, _ = _transform(drawn.view).inverted()
        painter.setTransform(before * _transform(now) * painter.transform())
        painter.drawImage(-MARGIN_PX, -MARGIN_PX, drawn.image)
        painter.restore()


def _transform(view: View) -> QTransform:
    """From the picture plane to the screen."""
    xx, xy, yx, yy, dx, dy = view.matrix
    return QTransform(xx, yx, xy, yy, dx, dy)


def outlined(
    tiles: Tiles,
    view: View,
    pyramid: Pyramid,
    ratio: float = 1.0,
    *,
    veiled: bool = False,
    faint: bool = False,
) -> np.ndarray:
    """The mask's drawing for a view: h x w x 4 uint8 B, G, R, A (premultiplied), the viewport with
    MARGIN_PX on all sides. White lies just inside of the half-covered border, black outside.
    ``faint``: so that new colours can be judged up to the edge."""
    w, h = (side + 2 * MARGIN_PX for side in view.viewport)
    out = np.zeros((h, w, 4), np.uint8)
    level = view.level
    reach = -(-MARGIN_PX // max(1e-6, view.zoom * 2**level)) + 2
    part = view.visible(level).grown(int(reach)).intersected(view.level_rect(level))
    if part.empty:
        return out
    codes = np.ascontiguousarray(pyramid.read(tiles, part, level)[..., 0])
    shown = _on_screen(codes, part, view, level, (w, h))
    inside = (shown >= 128).view(np.uint8)
    width = max(1, round(ratio))
    around = np.ones((2 * width + 1, 2 * width + 1), np.uint8)
    if veiled:
        whole = _on_screen(np.full_like(codes, 255), part, view, level, (w, h))
        alpha = cv2.subtract(whole, shown).astype(np.float32) * np.float32(VEIL)
        out[..., :3] = np.rint(alpha * (VEIL_GREY / 255))[..., None]
        out[..., 3] = np.rint(alpha)
    line = cv2.subtract(cv2.dilate(inside, around), inside)
    alpha = FAINT if faint else FULL
    out[line > 0] = (0, 0, 0, alpha)
    line = cv2.subtract(inside, cv2.erode(inside, around, borderType=cv2.BORDER_REPLICATE))
    out[line > 0] = alpha
    return out


def _on_screen(
    codes: np.ndarray, part: Rect, view: View, level: int, size: tuple[int, int]
) -> np.ndarray:
    """``codes`` (h x w uint8) of ``part`` at ``level``, as they lie on the screen with margins."""
    xx, xy, yx, yy, dx, dy = view.matrix
    f = float(2**level)
    # cv2 counts from the middles of pixels: half a pixel in on both sides
    left, top = part.x + 0.5, part.y + 0.5
    matrix = np.array(
        [
            [xx * f, xy * f, (xx * left + xy * top) * f + dx + MARGIN_PX - 0.5],
            [yx * f, yy * f, (yx * left + yy * top) * f + dy + MARGIN_PX - 0.5],
        ]
    )
    return cv2.warpAffine(codes, matrix, size, flags=cv2.INTER_LINEAR, borderValue=0)
