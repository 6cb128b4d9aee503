"""The picture as it stands ready for painting: one buffer of screen pixels at one reduction.

A stage is never blank. What is not rendered yet shows what was there before, scaled, or the
backdrop: the whole picture, small. `fresh` says which pixels are right.
"""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QRegion

from colorstudio.imaging.geometry import Rect

NO_RECT = Rect(0, 0, 0, 0)
MARGIN = 8
"""A stage reaches beyond what is seen by this fraction (1 / MARGIN) of it, so that a pan finds
pixels."""
BLANK_GREY = 0x80
SPARE = 8
"""A buffer is used again for a stage of at least this fraction (1 / SPARE) of its size."""
BACKDROP_SIDE = 1024
"""Longest side of the backdrop in pixels."""


def qrect(rect: Rect) -> QRect:
    return QRect(rect.x, rect.y, rect.w, rect.h)


def rect_of(rect: QRect) -> Rect:
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())


def rects_of(region: QRegion) -> list[Rect]:
    """The region as disjoint rectangles."""
    return [rect_of(rect) for rect in region]  # type: ignore[attr-defined]


class Stage:
    """``pixels``: h x w x 4 uint8 B, G, R, X over ``rect`` of the picture reduced by 2**``level``;
    ``image`` looks at the same memory. ``known``: where there is anything to show. ``fresh``: where
    it is the present state. Both are regions of the reduced picture.
    """

    def __init__(self) -> None:
        self.level = 0
        self.rect = NO_RECT
        self._memory = self._spare = np.empty(0, np.uint8)
        self.pixels = np.zeros((0, 0, 4), np.uint8)
        self.image = QImage()
        self.known = QRegion()
        self.fresh = QRegion()

    def clear(self) -> None:
        """Forgets everything: another document is shown."""
        self._hold(0, NO_RECT)
        self._memory = self._spare = np.empty(0, np.uint8)

    def cover(self, level: int, visible: Rect, whole: Rect, under: Stage | None) -> None:
        """Makes sure that ``visible`` of level ``level`` can be painted.

        ``whole``: all of the reduced picture. ``under``: what to show where this stage knows
        nothing (the backdrop).
        """
        if level != self.level or visible.intersected(self.rect) != visible:
            margin = Rect.from_edges(
                visible.x - visible.w // MARGIN,
                visible.y - visible.h // MARGIN,
                visible.right + visible.w // MARGIN,
                visible.bottom + visible.h // MARGIN,
            ).intersected(whole)
            self._move(level, margin, visible)
        self._fill(QRegion(qrect(visible)) - self.known, under)

    def put(self, rect: Rect, pixels: np.ndarray, *, without: QRegion | None = None) -> QRegion:
        """Takes rendered ``pixels`` (h x w x 4) of ``rect``, save those in ``without``.

        Returns the region that was taken; it is fresh now.
        """
        taken = QRegion(qrect(rect.intersected(self.rect)))
        if without is not None:
            taken -= without
        for part in rects_of(taken):
            at = Rect(part.x - rect.x, part.y - rect.y, part.w, part.h)
            self.pixels[self._inside(part).slices] = pixels[at.slices]
        self.known += taken
        self.fresh += taken
        return taken

    def stale(self, rect: Rect | None = None) -> None:
        """The pixels of ``rect`` (default: all) are of a state that is gone."""
        self.fresh = QRegion() if rect is None else self.fresh - QRegion(qrect(rect))

    def missing(self, rect: Rect) -> QRegion:
        """What of ``rect`` still has to be rendered."""
        return QRegion(qrect(rect.intersected(self.rect))) - self.fresh

    def pixel(self, x: int, y: int) -> tuple[int, int, int] | None:
        """R, G, B at a pixel of the reduced picture, None where nothing is known."""
        if not self.rect.contains(x, y):
            return None
        b, g, r, _ = self.pixels[y - self.rect.y, x - self.rect.x]
        return int(r), int(g), int(b)

    def _inside(self, rect: Rect) -> Rect:
        return Rect(rect.x - self.rect.x, rect.y - self.rect.y, rect.w, rect.h)

    def _hold(self, level: int, rect: Rect) -> None:
        self.level, self.rect = level, rect
        need = 4 * rect.w * rect.h
        # fresh memory costs more than what is drawn into it, so two buffers take turns
        if not need <= self._spare.size <= SPARE * need:
            self._spare = np.empty(need + need // 4, np.uint8)
        self._memory, self._spare = self._spare, self._memory
        self.pixels = self._memory[:need].reshape(rect.h, rect.w, 4)
        # QImage does not keep the array alive; `pixels` does
        self.image = (
            QImage()
            if rect.empty
            else QImage(self.pixels.data, rect.w, rect.h, 4 * rect.w, QImage.Format.Format_RGB32)
        )
        self.known, self.fresh = QRegion(), QRegion()

    def _move(self, level: int, rect: Rect, visible: Rect) -> None:
        """Another place or level; takes along what can be used there."""
        old = Stage()
        old.level, old.rect = self.level, self.rect
        old.pixels, old.image, old.known, old.fresh = (
            self.pixels,
            self.image,
            self.known,
            self.fresh,
        )
        self._hold(level, rect)
        if old.rect.empty:
            return
        if old.level == level:
            kept = old.known & QRegion(qrect(rect))
            for part in rects_of(kept):
                self.pixels[self._inside(part).slices] = old.pixels[old._inside(part).slices]
            self.known, self.fresh = kept, old.fresh & kept
        else:
            self._draw(old, QRegion(qrect(visible)) & _scaled(old.known, old.level, level))

    def _fill(self, region: QRegion, under: Stage | None) -> None:
        if region.isEmpty():
            return
        if under is not None and not under.rect.empty:
            self._draw(under, region)
            return
        for part in rects_of(region):
            self.pixels[self._inside(part).slices] = BLANK_GREY
        self.known += region

    def _draw(self, other: Stage, region: QRegion) -> None:
        """Another stage's pixels, scaled, into ``region``."""
        k = 2.0 ** (self.level - other.level)
        for part in rects_of(region):
            into = self.pixels[self._inside(part).slices]
            # from the middle of a pixel here to the middle of what it lies on there
            across = k * (part.x + 0.5) - 0.5 - other.rect.x
            down = k * (part.y + 0.5) - 0.5 - other.rect.y
            # not QPainter, which takes ten times as long here
            cv2.warpAffine(
                other.pixels,
                np.array([[k, 0, across], [0, k, down]]),
                (part.w, part.h),
                dst=into,
                flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                borderMode=cv2.BORDER_REPLICATE,
            )
        self.known += region


def _scaled(region: QRegion, level: int, to: int) -> QRegion:
    """The pixels of another level that lie wholly within a region of this one."""
    f = 2.0 ** (level - to)
    out = QRegion()
    for r in rects_of(region):
        left, top = -int(-r.x * f // 1), -int(-r.y * f // 1)
        right, bottom = int(r.right * f // 1), int(r.bottom * f // 1)
        out += QRegion(qrect(Rect.from_edges(left, top, right, bottom)))
    return out
