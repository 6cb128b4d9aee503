"""What every tool has in common: it is pressed, dragged, released, and may be dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter

from colorstudio.ui.canvas.pointer import Pointer
from colorstudio.ui.canvas.sizing import Sizing

if TYPE_CHECKING:
    from colorstudio.document.document import Document
    from colorstudio.imaging.color import Color
    from colorstudio.ui.canvas.canvas import Canvas


class CanvasTool:
    """Does nothing by itself. A tool may raise ColorStudioError anywhere: the sentence becomes a
    notice, `cancel` is called and the drag is dropped.

    ``sizing``: what [ ] and Shift-drag change; its radius is drawn around the pointer.
    ``lines``: Shift-click calls `line_to`.
    ``alt_samples``: Alt puts the eyedropper into the hand for as long as it is held.
    ``uses_ctrl``: Ctrl means something to it, and is never the eyedropper's key.
    ``pans``: dragging moves the view. ``eraser_id``: the tool at the pen's other end.
    """

    sizing: ClassVar[Sizing | None] = None
    lines: ClassVar[bool] = False
    alt_samples: ClassVar[bool] = True
    uses_ctrl: ClassVar[bool] = False
    pans: ClassVar[bool] = False
    eraser_id: ClassVar[str] = "unhint"
    cursor: ClassVar[Qt.CursorShape] = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    @property
    def document(self) -> Document:
        """The document; tools are only called while there is one."""
        document = self.canvas.document
        assert document is not None
        return document

    def press(self, p: Pointer) -> None:
        """The left button or the pen came down."""

    def drag(self, points: Sequence[Pointer]) -> None:
        """It moved through all these places since the last call."""

    def release(self, p: Pointer) -> None:
        """It was lifted; the effect is pushed as an edit."""

    def cancel(self) -> None:
        """The drag is over without an effect; all is as it was before `press`."""

    def line_to(self, p: Pointer) -> None:
        """Shift-click: straight from where the last drag ended. By default a plain click."""
        self.press(p)
        self.release(p)

    def secondary(self, p: Pointer) -> None:
        """The right button was pressed."""

    def swap(self, p: Pointer, color: Color) -> None:
        """A colour was dropped here."""

    def hover(self, p: Pointer) -> None:
        """The pointer moves with no button pressed."""

    def wheel(self, p: Pointer, steps: float) -> bool:
        """Ctrl+wheel over the canvas. False lets it zoom."""
        return False

    def key(self, event: QKeyEvent) -> bool:
        """A key while the canvas has focus. True when it meant something to the tool."""
        return False

    def paint(self, painter: QPainter) -> None:
        """Draws over the picture, in device pixels of the pane."""
