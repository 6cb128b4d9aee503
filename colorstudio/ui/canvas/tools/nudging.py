"""Keys that mean the chosen hints: arrows move them, Delete takes them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from colorstudio.document.edits import ChangeHints, RemoveHints
from colorstudio.ui.canvas.hint_menu import show_hint_menu

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas

NUDGES = {
    Qt.Key.Key_Left.value: (-1, 0),
    Qt.Key.Key_Right.value: (1, 0),
    Qt.Key.Key_Up.value: (0, -1),
    Qt.Key.Key_Down.value: (0, 1),
}
FAR = 10


def selection_key(canvas: Canvas, event: QKeyEvent) -> bool:
    """Arrow keys move the chosen hints by one pixel (Shift: ten), Delete takes them away, the menu
    key opens the menu of one."""
    document = canvas.document
    if document is None or not canvas.selection:
        return False
    chosen = [h for h in document.state.hints.items if h.id in canvas.selection]
    key = event.key()
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        canvas.push(RemoveHints(tuple(h.id for h in chosen)))
        return True
    if key == Qt.Key.Key_Menu and len(chosen) == 1:
        show_hint_menu(canvas, chosen[0])
        return True
    if key not in NUDGES:
        return False
    dx, dy = canvas.view.unturned_step(*NUDGES[key])
    far = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
    moved = tuple(h.moved(dx * far, dy * far) for h in chosen)
    name = "Move hint" if len(moved) == 1 else "Move hints"
    merge = "nudge:" + ",".join(sorted(canvas.selection))
    canvas.push(ChangeHints(moved, name, merge))
    return True
