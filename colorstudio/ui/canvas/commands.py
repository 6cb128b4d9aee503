"""What the canvas can be told by name, for menus and keys; and the keys that act while held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from colorstudio.imaging.color import Color
from colorstudio.ui.canvas.sizing import step_hardness

if TYPE_CHECKING:
    from colorstudio.ui.canvas.canvas import Canvas

Command = Callable[["Canvas"], None]
FOREGROUND, BACKGROUND = "#000000", "#ffffff"


def smaller(canvas: Canvas) -> None:
    """The tool in hand gets smaller."""
    _step(canvas, False)


def larger(canvas: Canvas) -> None:
    """The tool in hand gets larger."""
    _step(canvas, True)


def _step(canvas: Canvas, up: bool) -> None:
    if canvas.tool.sizing is not None:
        canvas.tool.sizing.stepped(canvas.session, up)


def softer(canvas: Canvas) -> None:
    """The brush gets softer."""
    step_hardness(canvas.session, False)


def harder(canvas: Canvas) -> None:
    """The brush gets harder."""
    step_hardness(canvas.session, True)


def swap_colors(canvas: Canvas) -> None:
    """The tool's colour and the background colour change places."""
    tool = canvas.session.tool
    canvas.session.set_tool(color=tool.background, background=tool.color)


def default_colors(canvas: Canvas) -> None:
    """Black on white."""
    canvas.session.set_tool(color=Color.from_hex(FOREGROUND), background=Color.from_hex(BACKGROUND))


COMMANDS: dict[str, Command] = {
    "fit": lambda c: c.fit(),
    "actual_size": lambda c: c.actual_size(),
    "zoom_in": lambda c: c.zoom_in(),
    "zoom_out": lambda c: c.zoom_out(),
    "rotate_left": lambda c: c.rotate_left(),
    "rotate_right": lambda c: c.rotate_right(),
    "reset_rotation": lambda c: c.reset_rotation(),
    "mirror": lambda c: c.mirror(),
    "grey": lambda c: c.toggle_grey(),
    "hints": lambda c: c.show_overlay(not c.overlay_shown),
    "compare": lambda c: c.next_compare(),
    "swap_colors": swap_colors,
    "default_colors": default_colors,
    "smaller": smaller,
    "larger": larger,
    "softer": softer,
    "harder": harder,
}

HELD: Mapping[int, Callable[[Canvas, bool], None]] = {
    Qt.Key.Key_Backslash.value: lambda canvas, on: canvas.peek(on),
    Qt.Key.Key_Space.value: lambda canvas, on: None,
}
"""Keys that act as long as they are held. Space puts the hand tool into the hand."""
