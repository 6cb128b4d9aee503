"""Shows a document and lets one look around in it: zoom, pan, turn, hold it against the photo."""

from __future__ import annotations

import math
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from colorstudio.document.pyramid import Pyramid
from colorstudio.imaging.geometry import Rect
from colorstudio.ui.canvas import scene
from colorstudio.ui.canvas.display import Display
from colorstudio.ui.canvas.stage import Stage, rect_of, rects_of
from colorstudio.ui.canvas.view import View
from colorstudio.ui.session import Session

ROTATE_STEP = 15.0
TINY = 64
"""Pictures with a side below this many pixels are opened enlarged."""


class Compare(Enum):
    """How the picture is held against the photo that it was made from, or a look against none."""

    off = "off"
    split = "split"
    side = "side"
    delta = "delta"


class PictureView(QWidget):
    """One document on the screen. All lengths inside are device pixels unless they say otherwise.

    ``zoomed(float)`` (device pixels per picture pixel), ``view_changed(View)``,
    ``compare_changed(Compare)``, ``grey_changed(bool)``, ``painted()`` after each paint.
    """

    zoomed = Signal(float)
    view_changed = Signal(object)
    compare_changed = Signal(object)
    grey_changed = Signal(bool)
    painted = Signal()

    def __init__(self, session: Session, pyramid: Pyramid, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.session = session
        self.pyramid = pyramid
        self.display = Display(session, pyramid, self)
        self.compare = Compare.off
        self.split_at = 0.5
        self._peeking = False
        self._view: View | None = None
        self._fits = True
        self._origin: QPoint | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.display.changed.connect(self._pixels_changed)
        self.display.show_viewer(session.viewer)
        session.viewer_changed.connect(self._viewer_changed)

    def sizeHint(self) -> QSize:
        return QSize(1024, 768)

    def paint_over(self, painter: QPainter, exposed: Rect) -> None:
        """What lies over the picture; ``exposed`` in the device pixels of its pane."""

    def forget_picture(self) -> None:
        """There is nothing to show until `show_whole`."""
        self.display.reset()
        self._view = None
        self.update()

    def show_whole(self, size: tuple[int, int]) -> None:
        """A picture of that size, fitted into the view, tiny ones enlarged."""
        first = View(self._viewport(), size)
        self.set_view(first.fitted(enlarge=min(size) < TINY), fits=True)

    @property
    def ratio(self) -> float:
        """Device pixels per logical pixel."""
        return self.devicePixelRatioF()

    @property
    def view(self) -> View:
        """Where the picture lies in a pane. Only while there is a document."""
        assert self._view is not None
        return self._view

    @property
    def has_picture(self) -> bool:
        return self._view is not None

    def device_size(self) -> tuple[int, int]:
        """Width and height of the widget in device pixels."""
        return round(self.width() * self.ratio), round(self.height() * self.ratio)

    def panes(self) -> list[tuple[int, int, Stage]]:
        """Left edge, width and stage of each picture on the canvas, in device pixels."""
        w, _ = self.device_size()
        if self._peeking:
            return [(0, w, self.display.before)]
        if self.compare is Compare.side:
            half = w // 2
            return [(0, half, self.display.before), (w - half, half, self.display.after)]
        if self.compare is Compare.delta:
            return [(0, w, self.display.delta)]
        return [(0, w, self.display.after)]

    # -- looking around -----------------------------------------------------------------------

    def set_view(self, view: View, *, fits: bool = False) -> None:
        """Shows the picture like that."""
        self._fits = fits
        if view == self._view:
            return
        old, self._view = self._view, view
        self.display.look(view)
        self.update()
        self.view_changed.emit(view)
        if old is None or old.zoom != view.zoom:
            self.zoomed.emit(view.zoom)
            self.session.measured.emit("zoom", view.zoom)

    def _middle(self) -> tuple[float, float]:
        w, h = self.view.viewport
        return w / 2, h / 2

    def fit(self) -> None:
        """The whole picture."""
        if self.has_picture:
            self.set_view(self.view.fitted(), fits=True)

    def actual_size(self) -> None:
        """One picture pixel on one device pixel."""
        self.zoom_to(1.0)

    def zoom_to(self, zoom: float) -> None:
        """A zoom in device pixels per picture pixel, about the middle of the canvas."""
        if self.has_picture:
            self.set_view(self.view.zoomed(zoom, *self._middle()))

    def zoom_in(self) -> None:
        if self.has_picture:
            self.set_view(self.view.stepped(True, *self._middle()))

    def zoom_out(self) -> None:
        if self.has_picture:
            self.set_view(self.view.stepped(False, *self._middle()))

    def rotate_left(self) -> None:
        self._turn(-ROTATE_STEP)

    def rotate_right(self) -> None:
        self._turn(ROTATE_STEP)

    def _turn(self, degrees: float) -> None:
        if self.has_picture:
            self.set_view(self.view.turned(degrees))

    def reset_rotation(self) -> None:
        if self.has_picture:
            self.set_view(self.view.upright())

    def mirror(self) -> None:
        """Swaps left and right on the screen; the picture stays as it is."""
        if self.has_picture:
            self.set_view(self.view.flipped(), fits=self._fits)

    # -- comparing ----------------------------------------------------------------------------

    def peek(self, on: bool) -> None:
        """The photo alone, as long as a key is held."""
        if on != self._peeking:
            self._peeking = on
            self._compare_again()

    def set_compare(self, mode: Compare) -> None:
        """Off, a split that can be dragged, both pictures side by side, or how far they differ."""
        if mode is not self.compare:
            self.compare = mode
            self._compare_again()
            self.compare_changed.emit(mode)

    def next_compare(self) -> None:
        modes = list(Compare)
        self.set_compare(modes[(modes.index(self.compare) + 1) % len(modes)])

    def set_split(self, at: float) -> None:
        """Where the divider stands, as a part of the canvas's width."""
        self.split_at = min(1.0, max(0.0, at))
        self.update()

    def toggle_grey(self) -> None:
        """The picture with its colour, or by its lightness alone."""
        self.display.show_grey(not self.display.grey)
        if self.display.grey:
            self.session.see_as("")
        self.grey_changed.emit(self.display.grey)
        self.update()

    def _viewer_changed(self, viewer: str) -> None:
        if viewer and self.display.grey:
            self.toggle_grey()
        self.display.show_viewer(viewer)
        self.update()

    def _compare_again(self) -> None:
        self._viewport_changed()
        self.display.compare(
            before=self._peeking or self.compare in (Compare.split, Compare.side),
            delta=self.compare is Compare.delta,
        )
        self.update()

    def update_device(self, rect: Rect) -> None:
        """Repaints a rectangle of every pane, in the pane's device pixels."""
        for left, _, _ in self.panes():
            x, y = (rect.x + left) / self.ratio, rect.y / self.ratio
            right, bottom = (rect.right + left) / self.ratio, rect.bottom / self.ratio
            self.update(
                QRect(
                    QPoint(math.floor(x), math.floor(y)),
                    QPoint(math.ceil(right), math.ceil(bottom)),
                )
            )

    def _pixels_changed(self, stage: Stage, region: QRegion) -> None:
        if not self.has_picture or all(stage is not s for _, _, s in self._drawn()):
            return
        for rect in rects_of(region):
            # smoothing spreads a pixel's change to its neighbours
            self.update_device(self.view.screen_rect(rect.grown(1), stage.level).grown(1))

    # -- painting -----------------------------------------------------------------------------

    def _drawn(self) -> list[tuple[int, int, Stage]]:
        drawn = self.panes()
        if self.compare is Compare.split and not self._peeking:
            drawn.append((0, self.device_size()[0], self.display.before))
        return drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.ratio
        painter.scale(1 / ratio, 1 / ratio)
        r = rect_of(event.rect())
        exposed = Rect.from_edges(
            math.floor(r.x * ratio),
            math.floor(r.y * ratio),
            math.ceil(r.right * ratio),
            math.ceil(r.bottom * ratio),
        )
        surround = self.palette().color(QPalette.ColorRole.Dark)
        if self.has_picture:
            for left, width, stage in self.panes():
                self._paint_pane(painter, exposed, left, width, stage, surround)
            self._paint_divider(painter, ratio)
        else:
            painter.fillRect(0, 0, *self.device_size(), surround)
        painter.end()
        self.painted.emit()

    def _paint_pane(
        self,
        painter: QPainter,
        exposed: Rect,
        left: int,
        width: int,
        stage: Stage,
        surround: QColor,
    ) -> None:
        height = self.device_size()[1]
        exposed = Rect(exposed.x - left, exposed.y, exposed.w, exposed.h)
        exposed = exposed.intersected(Rect(0, 0, width, height))
        if exposed.empty:
            return
        painter.save()
        painter.translate(left, 0)
        painter.setClipRect(QRect(0, 0, width, height), Qt.ClipOperation.IntersectClip)
        scene.draw_surround(painter, self.view, exposed, surround)
        scene.draw_stage(painter, self.view, stage, exposed)
        if self.compare is Compare.split and not self._peeking:
            cut = round(self.split_at * width)
            painter.save()
            painter.setClipRect(QRect(0, 0, cut, height), Qt.ClipOperation.IntersectClip)
            before = exposed.intersected(Rect(0, 0, cut, height))
            if not before.empty:
                scene.draw_stage(painter, self.view, self.display.before, before)
            painter.restore()
        scene.draw_grid(painter, self.view, exposed, self.ratio)
        scene.draw_border(painter, self.view, self.ratio)
        if stage is not self.display.before:
            self.paint_over(painter, exposed)
        painter.restore()

    def _paint_divider(self, painter: QPainter, ratio: float) -> None:
        w, h = self.device_size()
        if self._peeking or self.compare is Compare.off:
            return
        if self.compare is Compare.delta:
            scene.draw_heat_scale(painter, h, ratio)
        elif self.compare is Compare.split:
            scene.draw_divider(painter, round(self.split_at * w) + 0.5, h, ratio)
        else:
            painter.fillRect(
                w // 2 - 1, 0, 2 + w % 2, h, self.palette().color(QPalette.ColorRole.Mid)
            )

    # -- the size of the canvas ---------------------------------------------------------------

    def _viewport(self) -> tuple[int, int]:
        w, h = self.device_size()
        return max(1, w // 2 if self.compare is Compare.side and not self._peeking else w), max(
            1, h
        )

    def _viewport_changed(self) -> None:
        if self._view is None:
            return
        viewport = self._viewport()
        # docks that come and go move the canvas; the picture stays where it is on the screen
        origin = self.mapToGlobal(QPoint(0, 0))
        moved = origin - self._origin if self._origin is not None else QPoint(0, 0)
        self._origin = origin
        if viewport == self._view.viewport:
            return
        view = self._view
        if self._fits:
            self.set_view(replace(view, viewport=viewport).fitted(enlarge=view.zoom > 1), fits=True)
        elif viewport[0] == view.viewport[0] // 2 or viewport[0] // 2 == view.viewport[0]:
            self.set_view(replace(view, viewport=viewport))
        else:
            away = -moved.x() * self.ratio, -moved.y() * self.ratio
            self.set_view(view.resized(viewport, *away))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._viewport_changed()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()
        super().changeEvent(event)
