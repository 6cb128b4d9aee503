"""Turns mouse, pen, touch and keys into looking around and into calls of the tool in hand."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QDropEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)

from colorstudio.errors import ColorStudioError
from colorstudio.imaging.color import Color
from colorstudio.imaging.pressure import PressureCurve, curve_of
from colorstudio.ui.canvas.commands import HELD
from colorstudio.ui.canvas.gestures import gesture, touched
from colorstudio.ui.canvas.outline import BrushOutline
from colorstudio.ui.canvas.pointer import NO_MODIFIERS, Pointer
from colorstudio.ui.canvas.scene import HANDLE
from colorstudio.ui.canvas.sizing import Sizing
from colorstudio.ui.shortcut_schemes import MODIFIERS, resize_of, sample_of

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas
    from colorstudio.ui.canvas.tools.base import CanvasTool

WHEEL_ZOOM = 2 ** (1 / 3)
"""Zoom of one notch of the wheel."""
NOTCH = 120.0
DRAG_PX = 4.0
"""Logical pixels after which a press is a drag."""
HOVER_MS = 350

LEFT, MIDDLE, RIGHT = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)
TABLET_KINDS = {
    QEvent.Type.TabletPress: "press",
    QEvent.Type.TabletMove: "move",
    QEvent.Type.TabletRelease: "release",
}
GESTURES = frozenset(
    (
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
        QEvent.Type.NativeGesture,
        QEvent.Type.ShortcutOverride,
    )
)
"""Events that have no handler of their own in a widget."""


class Drag(Enum):
    """What a pressed button is doing."""

    none = "none"
    pan = "pan"
    tool = "tool"
    shift = "shift"  # a line to here, or a resize: the first movement decides
    resize = "resize"
    divider = "divider"


class Input:
    """Owned by the canvas. Ink is coalesced: all points that came since the last turn of the event
    loop are handed to the tool together, so that a fast pen never piles up work."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._drag = Drag.none
        self._tool: CanvasTool | None = None
        self._last = QPointF()
        self._hover: Pointer | None = None
        self._pending: list[Pointer] = []
        self._pressed_at: Pointer | None = None
        self._resizing: Sizing | None = None
        self._held: set[int] = set()
        self._pen_down = False
        self._touching = False
        self._curve_text = ""
        self._felt = PressureCurve()
        self._outline = BrushOutline(canvas)
        self._flush = QTimer(canvas)
        self._flush.setSingleShot(True)
        self._flush.setInterval(0)
        self._flush.timeout.connect(self.flush)
        self._rest = QTimer(canvas)
        self._rest.setSingleShot(True)
        self._rest.setInterval(HOVER_MS)
        self._rest.timeout.connect(self._rested)

    # -- which tool ---------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """True while a button is pressed."""
        return self._drag is not Drag.none

    def tool_for(self, modifiers: Qt.KeyboardModifier, eraser: bool = False) -> CanvasTool:
        """The tool in hand, or the one that Alt, Space or the pen's other end puts there."""
        canvas = self._canvas
        if self._tool is not None:
            return self._tool
        if Qt.Key.Key_Space.value in self._held:
            return canvas.tool_named("hand")
        tool = canvas.tool
        if eraser:
            return canvas.tool_named(tool.eraser_id)
        if tool.alt_samples and modifiers & self._sampling(tool):
            return canvas.tool_named("eyedropper")
        return tool

    def _sampling(self, tool: CanvasTool) -> Qt.KeyboardModifier:
        """The key that is held for the eyedropper; Alt where the tool has Ctrl for itself."""
        way = sample_of(self._canvas.session.settings)
        return MODIFIERS["alt" if tool.uses_ctrl else way]

    def _resizes(self, button: Qt.MouseButton, p: Pointer) -> CanvasTool | None:
        """The tool whose size this press is to change, by the scheme's way; None for another use.

        Shift+drag is none of these: there the first movement decides.
        """
        way = resize_of(self._canvas.session.settings)
        asked = (way == "alt_right" and button == RIGHT and p.alt) or (
            way == "ctrl_alt" and button == LEFT and p.ctrl and p.alt
        )
        tool = self.tool_for(NO_MODIFIERS, p.eraser) if asked else None
        return tool if tool is not None and tool.sizing is not None else None

    def drop(self) -> None:
        """Ends the drag without its effect."""
        tool, self._tool, self._drag = self._tool, None, Drag.none
        self._pending.clear()
        self._flush.stop()
        self._resizing = None
        if tool is not None:
            tool.cancel()
        self._all_points(False)

    def tool_changed(self) -> None:
        """Another tool, colour or size is in hand."""
        if self._tool is not None and self._tool is not self._canvas.tool:
            in_hand = self._tool
            if in_hand not in (self._canvas.tool_named("eyedropper"),):
                self.drop()
        self._move_outline()
        self._show_cursor()

    # -- press, move, release, whatever the device ----------------------------------------------

    def _press(self, at: QPointF, button: Qt.MouseButton, p: Pointer) -> None:
        canvas = self._canvas
        canvas.card.leave()
        self._rest.stop()
        if self.busy:
            return
        self._last = at
        self._pressed_at = p
        if button == MIDDLE or (button == LEFT and self.tool_for(p.modifiers).pans):
            self._drag = Drag.pan
        elif (tool := self._resizes(button, p)) is not None and tool.sizing is not None:
            self._drag, self._tool = Drag.resize, tool
            self._resizing = tool.sizing.begun(canvas.session)
        elif button == RIGHT:
            self._call(lambda: self.tool_for(NO_MODIFIERS).secondary(p))
        elif button == LEFT and self._on_divider(at):
            self._drag = Drag.divider
        elif button == LEFT:
            self._begin(p)
        self._show_cursor()

    def _begin(self, p: Pointer) -> None:
        tool = self.tool_for(p.modifiers, p.eraser)
        by_shift = resize_of(self._canvas.session.settings) == "shift"
        if p.shift and (tool.lines or (by_shift and tool.sizing is not None)):
            self._drag = Drag.shift
            self._tool = tool
            return
        self._drag, self._tool = Drag.tool, tool
        self._all_points(True)
        self._call(lambda: tool.press(p))

    def _move(self, at: QPointF, p: Pointer) -> None:
        canvas = self._canvas
        if self._drag is Drag.pan:
            moved = at - self._last
            canvas.set_view(canvas.view.panned(moved.x() * canvas.ratio, moved.y() * canvas.ratio))
        elif self._drag is Drag.divider:
            canvas.set_split(at.x() / max(1, canvas.width()))
        elif self._drag is Drag.tool:
            self._pending.append(p)
            if not self._flush.isActive():
                self._flush.start()
        elif self._drag in (Drag.shift, Drag.resize):
            self._resize(p)
        self._last = at
        self._hovered(p)

    def _release(self, p: Pointer) -> None:
        drag, tool = self._drag, self._tool
        self.flush()
        if self._drag is not Drag.none:  # the flush may have ended it with a notice
            self._drag, self._tool, self._resizing = Drag.none, None, None
            if tool is not None and drag is Drag.tool:
                self._call(lambda: tool.release(p), tool)
            elif tool is not None and drag is Drag.shift:
                self._call(lambda: tool.line_to(p), tool)
        self._all_points(False)
        self._show_cursor()
        self._hovered(p)

    def flush(self) -> None:
        points, self._pending = self._pending, []
        self._flush.stop()
        tool = self._tool
        if points and tool is not None and self._drag is Drag.tool:
            self._call(lambda: tool.drag(points))

    def _call(self, what: Callable[[], object], tool: CanvasTool | None = None) -> None:
        """Lets a tool act; what it refuses is said once, and the drag is dropped."""
        try:
            what()
        except ColorStudioError as error:
            if tool is not None:
                tool.cancel()
            self.drop()
            self._canvas.session.notice(error)

    def _resize(self, p: Pointer) -> None:
        start = self._pressed_at
        assert start is not None
        assert self._tool is not None
        sizing = self._tool.sizing
        if sizing is None:
            return
        if self._drag is Drag.shift:
            if resize_of(self._canvas.session.settings) != "shift":
                return
            if abs(p.sx - start.sx) < DRAG_PX * self._canvas.ratio:
                return
            self._drag = Drag.resize
            self._resizing = sizing.begun(self._canvas.session)
        assert self._resizing is not None
        self._resizing.dragged(self._canvas.session, (p.sx - start.sx) / self._canvas.view.zoom)

    def _on_divider(self, at: QPointF) -> bool:
        from colorstudio.ui.canvas.canvas import Compare

        canvas = self._canvas
        if canvas.compare is not Compare.split or not canvas.has_picture:
            return False
        away = abs(at.x() - canvas.split_at * canvas.width())
        near_handle = abs(at.y() - canvas.height() / 2) <= HANDLE
        return away <= (HANDLE * 0.8 if near_handle else 3)

    def _all_points(self, on: bool) -> None:
        """While ink flows, Qt hands on every point of the mouse instead of the newest."""
        QCoreApplication.setAttribute(
            Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, not on
        )

    # -- hovering -----------------------------------------------------------------------------

    def _hovered(self, p: Pointer) -> None:
        canvas = self._canvas
        self._hover = p
        self._move_outline()
        canvas.report_pointer(p)
        if not self.busy:
            tool = self.tool_for(p.modifiers)
            self._call(lambda: tool.hover(p))
            canvas.card.leave_unless_over(p)
            self._rest.start()

    def _rested(self) -> None:
        if self._hover is not None and not self.busy and self._canvas.has_picture:
            self._canvas.card.show_for(self._canvas.hint_at(self._hover))

    def left(self) -> None:
        """The pointer left the canvas."""
        self._rest.stop()
        self._canvas.card.leave()
        self._hover = None
        self._move_outline()
        self._canvas.report_pointer(None)

    def _move_outline(self) -> None:
        """After the pointer, the tool or its size has changed."""
        if self._hover is None:
            self._outline.move(None, None)
            return
        # while it is resized the outline stays where the drag began
        at = self._pressed_at if self._drag is Drag.resize else self._hover
        sizing = self.tool_for(self._hover.modifiers, self._hover.eraser).sizing
        self._outline.move(at, sizing)

    def paint(self, painter: QPainter) -> None:
        """Draws what the tool shows over the picture, and the outline of the brush."""
        modifiers = self._hover.modifiers if self._hover else NO_MODIFIERS
        (self._tool or self.tool_for(modifiers)).paint(painter)
        self._outline.paint(painter)

    def _show_cursor(self) -> None:
        canvas = self._canvas
        if self._drag is Drag.pan:
            canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._drag is Drag.divider:
            canvas.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            modifiers = self._hover.modifiers if self._hover else NO_MODIFIERS
            canvas.setCursor(self.tool_for(modifiers).cursor)

    # -- mouse --------------------------------------------------------------------------------

    def _ignored(self, event: QMouseEvent) -> bool:
        """A mouse event that the system made up from the pen or from fingers."""
        made_up = event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
        return not self._canvas.has_picture or (made_up and (self._pen_down or self._touching))

    def mouse_pressed(self, event: QMouseEvent) -> None:
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        if not self._ignored(event):
            at = event.position()
            self._press(at, event.button(), self._canvas.pointer(at, event.modifiers()))

    def mouse_moved(self, event: QMouseEvent) -> None:
        if not self._ignored(event):
            at = event.position()
            self._move(at, self._canvas.pointer(at, event.modifiers()))
            if not self.busy:
                self._show_cursor()
                if self._on_divider(at):
                    self._canvas.setCursor(Qt.CursorShape.SplitHCursor)

    def mouse_released(self, event: QMouseEvent) -> None:
        if not self._ignored(event):
            self._release(self._canvas.pointer(event.position(), event.modifiers()))

    def wheel(self, event: QWheelEvent) -> None:
        """Zooms at the cursor; two fingers on a touch pad pan."""
        canvas = self._canvas
        event.accept()
        if not canvas.has_picture:
            return
        p = canvas.pointer(event.position(), event.modifiers())
        steps = (event.angleDelta().y() or event.angleDelta().x()) / NOTCH
        pad = event.device().type() == QInputDevice.DeviceType.TouchPad
        if (pad or not event.pixelDelta().isNull()) and not p.ctrl:
            delta = event.pixelDelta()
            if delta.isNull():
                delta = event.angleDelta() / 4
            canvas.set_view(canvas.view.panned(delta.x() * canvas.ratio, delta.y() * canvas.ratio))
        elif not (p.ctrl and canvas.tool.wheel(p, steps)):
            canvas.set_view(canvas.view.zoomed(canvas.view.zoom * WHEEL_ZOOM**steps, p.sx, p.sy))
        self._hovered(canvas.pointer(event.position(), event.modifiers()))

    def dropped(self, event: QDropEvent) -> None:
        """A swatch that was dropped recolours the object under it."""
        canvas = self._canvas
        color = event.mimeData().colorData()
        tool = canvas.tool_named("object")
        if not canvas.has_picture or not isinstance(color, QColor) or self.busy:
            return
        event.acceptProposedAction()
        p = canvas.pointer(event.position())
        self._call(lambda: tool.swap(p, Color.from_hex(color.name())))

    # -- pen ----------------------------------------------------------------------------------

    def tablet(self, event: QTabletEvent) -> None:
        """The pen draws; accepting its events keeps Qt from making mouse events of them."""
        event.accept()
        canvas = self._canvas
        if not canvas.has_picture:
            return
        eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        at = event.position()
        kind = TABLET_KINDS.get(event.type(), "move")
        pressure = event.pressure() if self._pen_down or kind == "press" else 1.0
        if kind != "release":  # a pen that is lifted presses with nothing, whatever the curve says
            pressure = self._curve()(pressure)
        p = canvas.pointer(at, event.modifiers(), pressure, eraser, whole=False)
        if kind == "press":
            canvas.setFocus(Qt.FocusReason.MouseFocusReason)
            self._pen_down = True
            self._press(at, event.button(), p)
        elif kind == "release":
            self._release(p)
            self._pen_down = False
        else:
            self._move(at, p)

    def _curve(self) -> PressureCurve:
        """The curve of the preferences, read anew only where it was changed."""
        text = self._canvas.session.settings.pressure_curve
        if text != self._curve_text:
            self._curve_text, self._felt = text, curve_of(text)
        return self._felt

    # -- fingers ------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Touch and gestures, which only move the picture. True when handled."""
        if isinstance(event, QTouchEvent):
            event.accept()
            self._touching = event.type() in (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate)
            if not self._pen_down and not self.busy and self._canvas.has_picture:
                touched(self._canvas, event.points())
            return True
        if isinstance(event, QNativeGestureEvent) and self._canvas.has_picture:
            return gesture(self._canvas, event)
        if isinstance(event, QKeyEvent) and (self.busy or event.key() in HELD):
            # a shortcut override: during a drag no shortcut pulls the picture away (undo, delete),
            # and of held keys the canvas wants the release too
            event.accept()
            return True
        return False

    # -- keys ---------------------------------------------------------------------------------

    def key_pressed(self, event: QKeyEvent) -> bool:
        """True when the key was meant for the canvas."""
        key = event.key()
        if key in HELD:
            if not event.isAutoRepeat():
                self._held.add(key)
                HELD[key](self._canvas, True)
                self._modifiers_changed(event)
            return True
        if key in (Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Control):
            self._modifiers_changed(event)
            return False
        if self.busy:
            if key == Qt.Key.Key_Escape:
                self.drop()
                self._show_cursor()
            return True
        canvas = self._canvas
        return canvas.has_picture and canvas.tool.key(event)

    def key_released(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in HELD:
            if not event.isAutoRepeat():
                self._held.discard(key)
                HELD[key](self._canvas, False)
                self._modifiers_changed(event)
            return True
        self._modifiers_changed(event)
        return False

    def focus_lost(self) -> None:
        """Keys that were held are not released here."""
        for key in tuple(self._held):
            self._held.discard(key)
            HELD[key](self._canvas, False)
        self._show_cursor()

    def _modifiers_changed(self, event: QKeyEvent) -> None:
        if self._hover is not None and self._canvas.has_picture:
            from dataclasses import replace

            self._hover = replace(self._hover, modifiers=_after(event))
            self._move_outline()
        self._show_cursor()


_MODIFIER_KEYS = {
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
}


def _after(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The modifiers that hold once the event is over; platforms differ in what the event says."""
    modifiers = event.modifiers()
    own = _MODIFIER_KEYS.get(Qt.Key(event.key()), NO_MODIFIERS)
    return modifiers | own if event.type() == QEvent.Type.KeyPress else modifiers & ~own
