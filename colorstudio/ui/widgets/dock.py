"""A panel's frame: it can be moved to another side, let float, hidden; with our own title line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QWidget

from colorstudio.ui.widgets.buttons import icon_button
from colorstudio.ui.widgets.elided import ElidedLabel

TITLE_HEIGHT = 28


class Dock(QDockWidget):
    """A dock named ``name`` (for remembering its place) around ``panel``."""

    def __init__(self, name: str, title: str, panel: QWidget, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self._title = ElidedLabel(title, role="title")
        close = icon_button("x", self.tr("Hide {0}").format(title), self.close)
        close.setFixedSize(24, 24)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 2, 4, 2)
        row.setSpacing(4)
        row.addWidget(self._title, 1)
        row.addWidget(close)
        bar.setFixedHeight(TITLE_HEIGHT)
        self.setTitleBarWidget(bar)
        self.setWidget(panel)  # after the title, so that Tab comes to it after the title's button
        self.windowTitleChanged.connect(self._title.setText)
