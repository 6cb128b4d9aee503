"""How large a dialog opens: as it wants to be, but never larger than the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

FRAME = 48
"""Logical pixels that the frame of a window may take from the screen."""


def resize_within(widget: QWidget, width: int, height: int) -> None:
    """Gives a window this size, or what the screen has of it; logical pixels."""
    room = widget.screen().availableGeometry()
    widget.resize(min(width, room.width() - FRAME), min(height, room.height() - FRAME))
