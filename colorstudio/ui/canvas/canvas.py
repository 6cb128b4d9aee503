"""The canvas: shows the document, lets the artist look around in it, and serves the tools."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from colorstudio.document.document import Committed, Document, Edit
from colorstudio.document.event import Change
from colorstudio.document.pyramid import Pyramid
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.ui.canvas import scene
from colorstudio.ui.canvas.display import Display
from colorstudio.ui.canvas.hover_card import HoverCard
from colorstudio.ui.canvas.input import GESTURES, Input
from colorstudio.ui.canvas.overlay import DIFFERS, Overlay, mark_rect
from colorstudio.ui.canvas.pointer import NO_MODIFIERS, Pointer
from colorstudio.ui.canvas.sampling import color_at
from colorstudio.ui.canvas.stage import Stage, rect_of, rects_of
from colorstudio.ui.canvas.tools import TOOLS, CanvasTool
from colorstudio.ui.canvas.view import INDEX, View
from colorstudio.ui.session import Session, Tool

if TYPE_CHECKING:
    from colorstudio.imaging.spread import HintReport

ROTATE_STEP = 15.0


class Compare(Enum):
    """How the picture is held against the photo that it was made from."""

    off = "off"
    split = "split"
    side = "side"


@dataclass(frozen=True)
class Pointed:
    """What lies under the pointer: pixel indices and the colour shown there (None outside)."""

    x: int
    y: int
    color: Color | None


class Canvas(QWidget):
    """One document on the screen. All lengths inside are device pixels unless they say otherwise.

    ``pointed(Pointed | None)``, ``zoomed(float)`` (device pixels per picture pixel),
    ``view_changed(View)``, ``selection_changed(frozenset of hint ids)``,
    ``compare_changed(Compare)``, ``grey_changed(bool)``, ``painted()`` after each paint.
    """

    pointed = Signal(object)
    zoomed = Signal(float)
    view_changed = Signal(object)
    selection_changed = Signal(object)
    compare_changed = Signal(object)
    grey_changed = Signal(bool)
    painted = Signal()

    def __init__(
        self, session: Session, pyramid: Pyramid | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.pyramid = pyramid or session.pyramid
        self.display = Display(session, self.pyramid, self)
        self.overlay = Overlay()
        self.overlay_shown = True
        self.reports: dict[str, HintReport] = {}
        self.compare = Compare.off
        self.split_at = 0.5
        self._peeking = False
        self._view: View | None = None
        self._fits = True
        self._origin: QPoint | None = None
        self._tools: dict[str, CanvasTool] = {row.id: row.make(self) for row in TOOLS}
        self.card = HoverCard(self)
        self.input = Input(self)
        self._prepare_widget()
        self.display.changed.connect(self._pixels_changed)
        session.document_changed.connect(self._document_changed)
        session.committed.connect(self._committed)
        session.reported.connect(self._reported)
        session.tool_changed.connect(self._tool_changed)
        if session.document is not None:
            self._document_changed(session.document)

    def _prepare_widget(self) -> None:
        self.setObjectName("canvas")
        self.setAccessibleName("Canvas")
        self.setAccessibleDescription("The picture. Arrow keys move the selected hints.")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)

    def sizeHint(self) -> QSize:
        return QSize(1024, 768)

    # -- where things are ---------------------------------------------------------------------

    @property
    def ratio(self) -> float:
        """Device pixels per logical pixel."""
        return self.devicePixelRatioF()

    @property
    def document(self) -> Document | None:
        return self.session.document

    @property
    def view(self) -> View:
        """Where the picture lies in a pane. Only while there is a document."""
        assert self._view is not None
        return self._view

    @property
    def has_picture(self) -> bool:
        return self._view is not None

    @property
    def tool(self) -> CanvasTool:
        """The tool in hand."""
        return self._tools.get(self.session.tool.id, self._tools["hint"])

    def tool_named(self, tool_id: str) -> CanvasTool:
        """The canvas's tool with that id. Raises KeyError."""
        return self._tools[tool_id]

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
        return [(0, w, self.display.after)]

    def pointer(
        self,
        at: QPointF,
        modifiers: Qt.KeyboardModifier = NO_MODIFIERS,
        pressure: float = 1.0,
        eraser: bool = False,
        *,
        whole: bool = True,
    ) -> Pointer:
        """A place of the widget (logical pixels) as tools want it. ``whole``: the place names a
        device pixel, as a mouse does, and its middle is meant."""
        more = 0.5 if whole else 0.0
        sx, sy = at.x() * self.ratio + more, at.y() * self.ratio + more
        left = [x for x, _, _ in self.panes() if x <= sx]
        sx -= left[-1] if left else 0
        return Pointer(*self.view.to_picture(sx, sy), sx, sy, pressure, modifiers, eraser)

    def hint_at(self, p: Pointer) -> Hint | None:
        """The mark under the pointer."""
        if not self.overlay_shown:
            return None
        return self.overlay.at(p.sx, p.sy, self.view, self.ratio)

    def inside(self, p: Pointer) -> bool:
        """Whether the pointer is over the picture."""
        w, h = self.view.size
        return 0 <= p.x < w and 0 <= p.y < h

    def place_of(self, hint: Hint) -> QPoint:
        """Where a mark begins, in logical pixels of the widget."""
        left, _, _ = self.panes()[-1]
        x, y = self.view.to_screen(hint.x + INDEX, hint.y + INDEX)
        return QPoint(round((x + left) / self.ratio), round(y / self.ratio))

    def global_place_of(self, hint: Hint) -> QPoint:
        """Where a mark begins on the desktop, a little aside."""
        return self.mapToGlobal(self.place_of(hint)) + QPoint(16, 8)

    def color_at(self, p: Pointer, source: str = "composite") -> Color | None:
        """The colour under the pointer of what is shown; of the photo or the layer for
        ``source`` = "source", "layer". None outside, and where nothing covers the place."""
        return color_at(self.display, self.session, p.x, p.y, source)

    def report_pointer(self, p: Pointer | None) -> None:
        """Tells the status bar what lies under the pointer."""
        if p is None or not self.has_picture:
            self.pointed.emit(None)
            self.session.measured.emit("color", None)
        else:
            color = self.color_at(p) if self.inside(p) else None
            self.pointed.emit(Pointed(math.floor(p.x), math.floor(p.y), color))
            self.session.measured.emit("color", color)

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
        """Off, a split that can be dragged, or both pictures side by side."""
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
        self.grey_changed.emit(self.display.grey)
        self.update()

    def show_overlay(self, on: bool) -> None:
        """Shows or hides the rings and strokes of hints."""
        if on != self.overlay_shown:
            self.overlay_shown = on
            self.card.leave()
            self.update()

    def _compare_again(self) -> None:
        self._viewport_changed()
        self.display.compare(self._peeking or self.compare is not Compare.off)
        self.update()

    # -- for the tools ------------------------------------------------------------------------

    def push(self, edit: Edit) -> Change | None:
        return self.session.push(edit)

    def select(self, ids: Iterable[str]) -> None:
        """These hints are the ones that keys and menus mean."""
        chosen = frozenset(ids)
        if chosen == self.overlay.selection:
            return
        changed = chosen ^ self.overlay.selection
        self.overlay.selection = chosen
        self.update_hints(h for h in self.overlay.hints.items if h.id in changed)
        self.selection_changed.emit(chosen)

    @property
    def selection(self) -> frozenset[str]:
        return self.overlay.selection

    def show_moved(self, hints: Iterable[Hint]) -> None:
        """Draws marks where they are being dragged to; none: where the document has them."""
        old = list(self.overlay.moved.values())
        self.overlay.moved = {hint.id: hint for hint in hints}
        self.update_hints([*old, *self.overlay.moved.values()])
        self.update_hints(h for h in self.overlay.hints.items if any(h.id == o.id for o in old))

    def update_hints(self, hints: Iterable[Hint]) -> None:
        """Repaints the places of these marks."""
        if self.has_picture:
            for hint in hints:
                self.update_device(mark_rect(hint, self.view, self.ratio))

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

    # -- what happened ------------------------------------------------------------------------

    def _document_changed(self, document: Document | None) -> None:
        self.input.drop()
        self.card.leave()
        self.display.reset()
        self._view = None
        self.reports = {}
        self.overlay.moved, self.overlay.amber = {}, frozenset()
        self.overlay.hints = Hints() if document is None else document.state.hints
        self.select(())
        if document is not None:
            self._show_whole(document.state.size)
        self.update()

    def _show_whole(self, size: tuple[int, int]) -> None:
        first = View(self._viewport(), size)
        self.set_view(first.fitted(enlarge=min(size) < 64), fits=True)

    def _committed(self, committed: Committed) -> None:
        if committed.after.size != committed.before.size and self._view is not None:
            self._show_whole(committed.after.size)
        before, after = committed.before.hints, committed.after.hints
        if before is after:
            return
        self.overlay.hints = after
        kept = {id(hint) for hint in after.items} & {id(hint) for hint in before.items}
        self.update_hints(h for h in (*before.items, *after.items) if id(h) not in kept)
        if before.hidden != after.hidden:
            self.update()
        ids = {hint.id for hint in after.items}
        self.select(self.selection & ids)

    def _reported(self, reports: Iterable[HintReport]) -> None:
        self.reports = {report.hint_id: report for report in reports}
        amber = frozenset(
            hint_id
            for hint_id, report in self.reports.items()
            if report.delta_e00 > DIFFERS or report.reason
        )
        changed, self.overlay.amber = amber ^ self.overlay.amber, amber
        self.update_hints(h for h in self.overlay.hints.items if h.id in changed)
        self.card.refresh()

    def _tool_changed(self, tool: Tool) -> None:
        self.input.tool_changed()
        self.update()

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
        if stage is self.display.after:
            if self.overlay_shown:
                self.overlay.draw(painter, self.view, self.ratio, exposed)
            self.input.paint(painter)
        painter.restore()

    def _paint_divider(self, painter: QPainter, ratio: float) -> None:
        w, h = self.device_size()
        if self._peeking or self.compare is Compare.off:
            return
        if self.compare is Compare.split:
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

    # -- input, handled apart -----------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # others come already while the canvas is being made
        if event.type() in GESTURES and self.input.event(event):
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.input.mouse_pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.input.mouse_moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.input.mouse_released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.input.mouse_pressed(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.input.left()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.input.wheel(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        self.input.tablet(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.input.key_pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.input.key_released(event):
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.input.focus_lost()
        super().focusOutEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab hides the panels while the canvas has focus; F6 leads out of it
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        self.input.drop()
        super().closeEvent(event)
