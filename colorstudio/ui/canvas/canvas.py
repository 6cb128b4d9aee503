"""The canvas: shows the document, lets the artist look around in it, and serves the tools."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from colorstudio.document.document import Committed, Document, Edit
from colorstudio.document.event import Change
from colorstudio.document.pyramid import Pyramid
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.ui.canvas.gaps import GapOverlay
from colorstudio.ui.canvas.hover_card import HoverCard
from colorstudio.ui.canvas.input import GESTURES, Input
from colorstudio.ui.canvas.looking import Compare, PictureView
from colorstudio.ui.canvas.mask_overlay import MaskOverlay
from colorstudio.ui.canvas.model_preview import ModelPreview
from colorstudio.ui.canvas.overlay import DIFFERS, Overlay, mark_rect
from colorstudio.ui.canvas.pointer import NO_MODIFIERS, Pointer
from colorstudio.ui.canvas.sampling import color_at
from colorstudio.ui.canvas.tools import TOOLS, CanvasTool
from colorstudio.ui.canvas.view import INDEX
from colorstudio.ui.session import Session, Tool

if TYPE_CHECKING:
    from colorstudio.imaging.spread import HintReport
    from colorstudio.ui.suggesting import Suggesting


@dataclass(frozen=True)
class Pointed:
    """What lies under the pointer: pixel indices and the colour shown there (None outside)."""

    x: int
    y: int
    color: Color | None


class Canvas(PictureView):
    """The document in front of the artist: pixels, hints over them, and the tool in hand.

    ``pointed(Pointed | None)``, ``selection_changed(frozenset of hint ids)``.
    """

    pointed = Signal(object)
    selection_changed = Signal(object)

    def __init__(
        self, session: Session, pyramid: Pyramid | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, pyramid or session.pyramid, parent)
        self.overlay = Overlay()
        self.overlay_shown = True
        self.suggesting: Suggesting | None = None
        self.reports: dict[str, HintReport] = {}
        self._tools: dict[str, CanvasTool] = {row.id: row.make(self) for row in TOOLS}
        self.card = HoverCard(self)
        self.input = Input(self)
        self.model_preview = ModelPreview(self)
        self.mask_overlay = MaskOverlay(self)
        self.gap_overlay = GapOverlay(self)
        self._prepare_widget()
        session.document_changed.connect(self._document_changed)
        session.committed.connect(self._committed)
        session.reported.connect(self._reported)
        session.tool_changed.connect(self._tool_changed)
        if session.document is not None:
            self._document_changed(session.document)

    def _prepare_widget(self) -> None:
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Canvas"))
        self.setAccessibleDescription(self.tr("The picture. Arrow keys move the selected hints."))
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(True)

    def paint_over(self, painter: QPainter, exposed: Rect) -> None:
        self.model_preview.draw(painter)
        self.mask_overlay.draw(painter, exposed)
        self.gap_overlay.draw(painter, exposed)
        if self.overlay_shown:
            self.overlay.draw(painter, self.view, self.ratio, exposed)
        self.input.paint(painter)

    # -- where things are ---------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        return self.session.document

    @property
    def tool(self) -> CanvasTool:
        """The tool in hand."""
        return self._tools.get(self.session.tool.id, self._tools["hint"])

    def tool_named(self, tool_id: str) -> CanvasTool:
        """The canvas's tool with that id. Raises KeyError."""
        return self._tools[tool_id]

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

    def show_overlay(self, on: bool) -> None:
        """Shows or hides the rings and strokes of hints."""
        if on != self.overlay_shown:
            self.overlay_shown = on
            self.card.leave()
            self.update()

    # -- what happened ------------------------------------------------------------------------

    def _document_changed(self, document: Document | None) -> None:
        self.input.drop()
        self.card.leave()
        self.forget_picture()
        self.reports = {}
        self.overlay.moved, self.overlay.amber = {}, frozenset()
        self.overlay.hints = Hints() if document is None else document.state.hints
        self.select(())
        if document is not None:
            self.show_whole(document.state.size)
        self.update()

    def _committed(self, committed: Committed) -> None:
        if committed.after.size != committed.before.size and self.has_picture:
            self.show_whole(committed.after.size)
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # what is no colour is for the window: files and pictures
        event.setAccepted(self.has_picture and event.mimeData().hasColor())

    def dropEvent(self, event: QDropEvent) -> None:
        self.input.dropped(event)

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


__all__ = ["Canvas", "Compare", "Pointed"]
