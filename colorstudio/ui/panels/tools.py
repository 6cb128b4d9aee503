"""The strip of tools at the side, with the colour in hand and the background colour below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from colorstudio.ui.session import Session, Tool
from colorstudio.ui.widgets.buttons import ActionButton
from colorstudio.ui.widgets.swatch import ColorPair

SIDE, GAP, RULE = 32, 4, 9
"""A button, the room between two, and what a line between groups takes; logical pixels."""
MAX_COLUMNS = 3


class ToolGrid(QWidget):
    """Buttons in groups below each other; where the window is low, in two or three columns."""

    def __init__(self, groups: list[list[QAction]]) -> None:
        super().__init__()
        self._groups = [[self._button(action) for action in group] for group in groups]
        self._rules: list[int] = []
        self._columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._arrange(1)

    def _button(self, action: QAction) -> QToolButton:
        button = ActionButton(action, self)
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(SIDE, SIDE)
        button.setAccessibleName(action.text().replace("&", ""))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @property
    def columns(self) -> int:
        return self._columns

    @property
    def buttons(self) -> list[QToolButton]:
        return [button for group in self._groups for button in group]

    def _height(self, columns: int) -> int:
        rows = sum(-(-len(group) // columns) for group in self._groups)
        return rows * (SIDE + GAP) - GAP + (len(self._groups) - 1) * RULE

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), self._height(MAX_COLUMNS))

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self._height(1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        fits = (n for n in range(1, MAX_COLUMNS + 1) if self._height(n) <= self.height())
        self._arrange(next(fits, MAX_COLUMNS))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self._rules = []
        y = 0
        for group in self._groups:
            if y:
                self._rules.append(y - GAP + (GAP + RULE) // 2)
                y += RULE
            for n, button in enumerate(group):
                row, column = divmod(n, columns)
                button.move(column * (SIDE + GAP), y + row * (SIDE + GAP))
            y += -(-len(group) // columns) * (SIDE + GAP)
        self.setFixedWidth(columns * (SIDE + GAP) - GAP)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Midlight))
        for y in self._rules:
            painter.drawLine(4, y, self.width() - 5, y)


class ToolStrip(QToolBar):
    """One button for each tool. ``tools``: checkable actions in order; ``gaps``: ids before which a
    new group begins."""

    def __init__(self, session: Session, tools: dict[str, QAction], gaps: frozenset[str]) -> None:
        super().__init__()
        self._tools = tools
        self.setObjectName("tools")
        self.setWindowTitle(self.tr("Tools"))
        self.setOrientation(Qt.Orientation.Vertical)
        # a grid of columns would be no line above the picture
        self.setAllowedAreas(Qt.ToolBarArea.LeftToolBarArea | Qt.ToolBarArea.RightToolBarArea)
        group = QActionGroup(self)
        groups: list[list[QAction]] = [[]]
        for tool_id, action in tools.items():
            if tool_id in gaps:
                groups.append([])
            groups[-1].append(action)
            group.addAction(action)
        self.grid = ToolGrid(groups)
        self.addWidget(self.grid)
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
