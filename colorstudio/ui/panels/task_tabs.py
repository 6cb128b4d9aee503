"""The tasks of the program as tabs: one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from colorstudio.ui.canvas.tools import TOOLS
from colorstudio.ui.panels.colorize import ColorizePanel
from colorstudio.ui.panels.palette import PalettePanel
from colorstudio.ui.panels.recolor import RecolorPanel
from colorstudio.ui.panels.sketch import SketchPanel
from colorstudio.ui.session import Session
from colorstudio.ui.text import marked as _T

if TYPE_CHECKING:
    from colorstudio.imaging.cast import Cast


@dataclass(frozen=True)
class TaskRow:
    """One task. ``make(session)`` builds its panel."""

    id: str
    title: str
    make: Callable[[Session], QWidget]


TASKS: tuple[TaskRow, ...] = (
    TaskRow("colorize", _T("Tasks", "Colorize"), ColorizePanel),
    TaskRow("recolor", _T("Tasks", "Recolor"), RecolorPanel),
    TaskRow("palette", _T("Tasks", "Palette"), PalettePanel),
    TaskRow("sketch", _T("Tasks", "Sketch"), SketchPanel),
)
"""Only tasks that work stand here: a tab that leads nowhere would be a lie."""


class TaskTabs(QWidget):
    """The task's panel; the bar of tabs appears as soon as there is a choice."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._tool_before = ""
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Tasks"))
        self.tabs.tabBar().setAccessibleName(self.tr("Tasks"))
        self.tabs.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.tabBar().setAutoHide(True)
        self.panels: dict[str, QWidget] = {}
        for row in TASKS:
            panel = self.panels[row.id] = row.make(session)
            title = QCoreApplication.translate("Tasks", row.title)
            self.tabs.setTabToolTip(self.tabs.addTab(panel, title), title)
        self.tabs.currentChanged.connect(lambda n: self.choose(TASKS[n].id))
        session.task_changed.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def choose(self, task: str) -> None:
        """Another task, by hand. Where its panel asks for a click on the object, a tool for hints
        gives way, since with it that click would colour the whole picture; it comes back later."""
        session, before = self._session, self._tool_before
        if task == session.task:
            return
        session.choose_task(task)
        self._tool_before = ""
        if task == "recolor":
            if any(row.id == session.tool.id and row.group == "hints" for row in TOOLS):
                self._tool_before = session.tool.id
                session.set_tool(id="object")
        elif before and session.tool.id == "object":
            session.set_tool(id=before)

    def _show(self, task: str) -> None:
        self.tabs.setCurrentWidget(self.panels[task])

    @property
    def cast(self) -> Cast | None:
        """The cast that is open in the panel Sketch."""
        return self.panels["sketch"].cast.cast  # type: ignore[attr-defined]

    @property
    def title(self) -> str:
        """The name of the task that is shown."""
        return self.tabs.tabText(self.tabs.currentIndex())
