"""A few choices side by side, one of them taken: icons with names, large enough for a finger."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from colorstudio.ui.widgets.buttons import icon_button


class Segments(QWidget):
    """``rows``: (value, icon, name). ``chosen(value)`` comes after a click alone."""

    chosen = Signal(str)

    def __init__(self, name: str, rows: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value, icon, title in rows:
            button = icon_button(icon, title, lambda v=value: self.chosen.emit(v), checkable=True)
            self._group.addButton(button)
            self.buttons[value] = button
            row.addWidget(button)

    def set_value(self, value: str) -> None:
        """Shows one of the values as taken."""
        button = self.buttons.get(value)
        if button is not None:
            button.setChecked(True)
