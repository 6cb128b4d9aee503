"""Buttons that do what an action of the menu does say its key in their tooltip, as it is set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from colorstudio.ui.main_window import MainWindow

LAYERS = {
    "image-plus": "layer.add_pixels",
    "droplet": "layer.add_color",
    "folder-plus": "layer.add_group",
    "copy": "layer.duplicate",
    "trash-2": "layer.delete",
}
"""Icon of a button of the layers panel to its action."""


def keyed(window: MainWindow) -> Iterator[tuple[QAbstractButton, str]]:
    """Each such button with the id of its action."""
    panels: dict[str, Any] = dict(window.tasks.panels)
    yield window.start.open_button, "file.open"
    yield window.start.paste_button, "edit.paste"
    yield panels["colorize"].bake, "task.bake"
    yield panels["recolor"].apply, "task.apply_look"
    yield panels["palette"].apply, "task.apply_look"
    for icon, action_id in LAYERS.items():
        yield window.layers.buttons[icon], action_id


class KeyTip(QObject):
    """The tooltip of one button; belongs to it."""

    def __init__(self, button: QAbstractButton, action: QAction) -> None:
        super().__init__(button)
        self._button, self._action = button, action
        self._words = button.toolTip() or button.text().replace("&", "").rstrip("…")
        action.changed.connect(self.show)
        self.show()

    def show(self) -> None:
        """The words, and the key in brackets if there is one."""
        key = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._button.setToolTip(f"{self._words} ({key})" if key else self._words)


def show_keys(window: MainWindow) -> None:
    """Puts the keys into the tooltips, also when they are set anew."""
    for button, action_id in keyed(window):
        KeyTip(button, window.actions_table[action_id])
