"""The colour in hand: picker, current and former, background, and the colours that were used."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from colorstudio.imaging.color import Color
from colorstudio.ui.session import Session, Tool
from colorstudio.ui.widgets.color_picker import ColorPicker
from colorstudio.ui.widgets.suggestion_row import SuggestionRow
from colorstudio.ui.widgets.swatch import SIDE, RecentColors

RECENT_ROWS, OFFERED_ROWS = 2, 2


class ColorPanel(QWidget):
    """Keeps `Session.tool.color` and the picker the same. Opening it changes no colour."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.picker = ColorPicker(session.tool.color)
        self.offered = SuggestionRow()
        self.recent = RecentColors()
        self._held = session.tool.color
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.picker)
        column.addWidget(self.offered)
        column.addWidget(self.recent)
        column.addStretch(1)
        # what is left of a tall column is for the hints, not for emptiness under the colours
        rows = (RECENT_ROWS + OFFERED_ROWS) * (SIDE + 4) + 8
        self.setMaximumHeight(self.picker.sizeHint().height() + rows + 20)
        self.picker.changed.connect(lambda color: session.set_tool(color=color))
        self.picker.settled.connect(lambda color: self._hold(color))
        self.recent.chosen.connect(self._choose)
        session.tool_changed.connect(self._tool_changed)
        # a tool tells of its colour just after its edit
        session.committed.connect(lambda _: QTimer.singleShot(0, self, self.show_recent))
        self.show_recent()

    def _tool_changed(self, tool: Tool) -> None:
        if tool.color != self.picker.color:
            self.picker.set_color(tool.color)
            self._hold(tool.color)

    def _hold(self, color: Color) -> None:
        """The colour stays for now: the one that was held before it becomes the former one."""
        if color != self._held:
            self.picker.set_before(self._held)
            self._held = color

    def _choose(self, color: Color) -> None:
        self._session.set_tool(color=color)

    def show_recent(self) -> None:
        """The colours that were really used, newest first."""
        self.recent.show_colors(self._session.settings.recent_colors)

    def show_spot(self, L: float | None) -> None:
        """The lightness of the photo under the pointer."""
        self.picker.show_spot(L)
