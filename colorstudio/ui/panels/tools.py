"""The strip of tools at the side, with the colour in hand and the background colour below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from colorstudio.ui.session import Session, Tool
from colorstudio.ui.widgets.swatch import ColorPair


class ToolStrip(QToolBar):
    """One button for each tool. ``actions``: a checkable one for each, in order, "" for a gap."""

    def __init__(self, session: Session, tools: dict[str, QAction], gaps: frozenset[str]) -> None:
        super().__init__()
        self._tools = tools
        self.setObjectName("tools")
        self.setWindowTitle(self.tr("Tools"))
        self.setOrientation(Qt.Orientation.Vertical)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        group = QActionGroup(self)
        for tool_id, action in tools.items():
            if tool_id in gaps:
                self.addSeparator()
            group.addAction(action)
            self.addAction(action)
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setFixedSize(32, 32)
                button.setAccessibleName(action.text().replace("&", ""))
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.addWidget(room)
        self.pair = ColorPair(session.tool.color, session.tool.background)
        self.addWidget(self.pair)
        self.pair.swap_clicked.connect(
            lambda: session.set_tool(color=session.tool.background, background=session.tool.color)
        )
        session.tool_changed.connect(self._tool_changed)
        self._tool_changed(session.tool)

    def _tool_changed(self, tool: Tool) -> None:
        action = self._tools.get(tool.id)
        if action is not None:
            action.setChecked(True)
        self.pair.show_colors(tool.color, tool.background)
