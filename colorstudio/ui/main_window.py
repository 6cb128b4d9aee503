"""The main window: canvas in the middle, tools at the side, panels in docks, menus from a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from colorstudio import resources, safe_mode
from colorstudio.document.document import Document
from colorstudio.jobs.job import Job, JobState
from colorstudio.ui import icons, sketch_actions, theme
from colorstudio.ui.accessible import CanvasVoice
from colorstudio.ui.accessible import install as install_roles
from colorstudio.ui.action_table import ROWS, ActionRow
from colorstudio.ui.actions import Actions, translated
from colorstudio.ui.candidates import Candidates
from colorstudio.ui.canvas.canvas import Canvas, Compare, Pointed
from colorstudio.ui.canvas.tools import TOOLS
from colorstudio.ui.clipboard import open_mime, opens
from colorstudio.ui.dialogs.close import Answer, CloseDialog, ask_to_close
from colorstudio.ui.panels.candidates import CandidateStrip
from colorstudio.ui.panels.color import ColorPanel
from colorstudio.ui.panels.history import HistoryPanel
from colorstudio.ui.panels.jobs import JobsPanel
from colorstudio.ui.panels.layers import LayersPanel
from colorstudio.ui.panels.masks import MasksPanel
from colorstudio.ui.panels.model_section import ModelSection
from colorstudio.ui.panels.sketch_parts import ReferencesBox
from colorstudio.ui.panels.task_tabs import TaskTabs
from colorstudio.ui.panels.tool_options import ToolOptions
from colorstudio.ui.panels.tools import ToolStrip
from colorstudio.ui.session import Session, Tool
from colorstudio.ui.shortcut_schemes import Keys
from colorstudio.ui.start_page import Sample, StartPage
from colorstudio.ui.status import StatusBar
from colorstudio.ui.suggesting import Suggesting
from colorstudio.ui.text import shown
from colorstudio.ui.tips import show_keys
from colorstudio.ui.toasts import Toasts
from colorstudio.ui.view_corner import ViewCorner
from colorstudio.ui.viewers import fill_viewers
from colorstudio.ui.widgets.dock import Dock
from colorstudio.ui.window_commands import WindowCommands
from colorstudio.ui.window_places import WindowPlaces

ESC_TWICE_MS = 2000


def tool_rows() -> tuple[ActionRow, ...]:
    """The tools as rows of the table of actions."""
    return tuple(
        ActionRow(
            f"tool.{tool.id}", tool.title, (tool.key,) if tool.key else (), icon=tool.icon,
            canvas=True, checkable=True,
        )
        for tool in TOOLS
        if tool.group
    )  # fmt: skip


class MainWindow(QMainWindow):
    """One window on one `Session`. ``closed``: it is gone, its lane can be ended."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._sure = False
        self._closing: tuple[Job, ...] = ()
        self._question: CloseDialog | None = None
        self.setWindowIcon(icons.program_icon())
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        with theme.undressed():
            self._make()
        self._escape = QTimer(self)
        self._escape.setSingleShot(True)
        self._escape.setInterval(ESC_TWICE_MS)
        show_keys(self)
        self._document_changed(session.document)
        self.places.restore()

    # -- parts --------------------------------------------------------------------------------

    def _make(self) -> None:
        session = self.session
        self.canvas = Canvas(session)
        self.start = StartPage()
        self.middle = QStackedWidget()
        self.middle.addWidget(self.start)
        self.middle.addWidget(self.canvas)
        self.candidates = Candidates(session)
        self.strip = CandidateStrip(session, self.candidates)
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.middle, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(desk)
        self.toasts = Toasts(self.middle)
        self.commands = WindowCommands(self)
        self._make_actions()
        self._make_bars()
        install_roles()
        CanvasVoice(self.canvas, session, {t.id: translated(t.title) for t in TOOLS})
        self._make_docks()
        self._make_menus()
        self._connect()

    def _make_actions(self) -> None:
        tools = tool_rows()
        handlers = self.commands.handlers()
        for row in tools:
            tool_id = row.id.removeprefix("tool.")
            handlers[row.id] = lambda on, t=tool_id: self.session.set_tool(id=t) if on else None
        self.actions_table = Actions(
            self, self.canvas, (*ROWS, *tools), handlers, Keys(self.session.settings).overrides()
        )

    def _make_bars(self) -> None:
        shown = [tool for tool in TOOLS if tool.group]
        tools = {tool.id: self.actions_table[f"tool.{tool.id}"] for tool in shown}
        starts = {tool.group: tool.id for tool in reversed(shown)}
        gaps = frozenset(starts.values()) - {TOOLS[0].id}
        self.tools = ToolStrip(self.session, tools, gaps)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.tools)
        self.options = ToolOptions(self.session)
        self.options.set_titles({t.id: translated(t.title) for t in TOOLS})
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.options)
        self.view_corner = ViewCorner(self.canvas, self.actions_table)
        if self.menuBar().isNativeMenuBar():
            self.options.addWidget(self.view_corner)
        else:
            self.menuBar().setCornerWidget(self.view_corner)
        self.status = StatusBar(self.session)
        self.setStatusBar(self.status)

    def _make_docks(self) -> None:
        session = self.session
        self.tasks = TaskTabs(session)
        self.color = ColorPanel(session)
        self.layers = LayersPanel(session)
        self.masks = MasksPanel(session)
        self.masks.setContentsMargins(8, 4, 8, 4)
        self.history = HistoryPanel(session)
        self.jobs = JobsPanel(session)
        rows = (
            ("task", self.tasks.title, self.tasks),
            ("color", self.tr("Colour"), self.color),
            ("layers", self.tr("Layers"), self.layers),
            ("masks", self.tr("Masks"), self.masks),
            ("history", self.tr("History"), self.history),
            ("jobs", self.tr("Jobs"), self.jobs),
        )
        self.docks = {name: Dock(name, title, panel, self) for name, title, panel in rows}
        self.places = WindowPlaces(self)

    def _make_menus(self) -> None:
        self.recent_menu = QMenu(self)
        self.recent_menu.aboutToShow.connect(self._fill_recent)
        self.panels_menu = QMenu(self)
        for dock in self.docks.values():
            self.panels_menu.addAction(dock.toggleViewAction())
        for bar in (self.tools, self.options):
            self.panels_menu.addAction(bar.toggleViewAction())
        self.themes_menu = QMenu(self)
        group = QActionGroup(self)
        for name, row in theme.THEMES.items():
            action = self.themes_menu.addAction(shown(row.title, "Form"))
            action.setCheckable(True)
            action.setChecked(name == self.session.settings.theme)
            action.setData(name)
            action.triggered.connect(lambda _=False, n=name: self.wear(n))
            group.addAction(action)
        self.viewers_menu = QMenu(self)
        fill_viewers(self.viewers_menu, self.session)
        self.actions_table.fill(
            self.menuBar(),
            {
                "menu.recent": self.recent_menu,
                "menu.panels": self.panels_menu,
                "menu.viewers": self.viewers_menu,
                "menu.themes": self.themes_menu,
            },
        )

    def _connect(self) -> None:
        session, canvas = self.session, self.canvas
        session.document_changed.connect(self._document_changed)
        session.renamed.connect(self._show_title)
        session.committed.connect(lambda _: self._enable())
        session.noticed.connect(self.toasts.tell)
        session.slow.ended.connect(self._job_ended)
        session.weights_wanted.connect(self.commands.models)
        session.action_wanted.connect(lambda id: self.actions_table[id].trigger())
        session.tool_changed.connect(self._tool_changed)
        session.task_changed.connect(lambda _: self.docks["task"].setWindowTitle(self.tasks.title))
        self.strip.comparing.connect(self._compare)
        self.suggesting = Suggesting(session, canvas, lambda: self.tasks.cast)
        self.suggesting.changed.connect(self.color.offered.show_suggestions)
        self.color.offered.chosen.connect(self.suggesting.choose)
        canvas.pointed.connect(self._pointed)
        canvas.zoomed.connect(self.status.show_zoom)
        canvas.grey_changed.connect(lambda on: self.check("view.grey", on))
        self.start.opened.connect(lambda path: session.open([path]))
        self.start.sampled.connect(self.open_sample)
        self.start.toured.connect(self.commands.tour)
        self.start.browse.connect(self.commands.open)
        self.start.paste.connect(self.commands.paste)
        self.status.jobs.clicked.connect(lambda: self.places.reveal("jobs"))
        self.jobs.counted.connect(self.status.show_jobs)
        task = self.tasks.panels["colorize"]
        task.load.clicked.connect(self.commands.load_hints)  # type: ignore[attr-defined]
        task.save.clicked.connect(self.commands.save_hints)  # type: ignore[attr-defined]
        recolor = self.tasks.panels["recolor"]
        for looking in (recolor, self.tasks.panels["palette"]):
            looking.keep.clicked.connect(lambda: self.candidates.keep())  # type: ignore[attr-defined]
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        self.check("view.panels", True)
        self.check("view.hints", True)

    # -- what is shown ------------------------------------------------------------------------

    def _document_changed(self, document: Document | None) -> None:
        self.middle.setCurrentWidget(self.start if document is None else self.canvas)
        if document is None:
            self.start.show_recent(self.session.settings.recent_files)
            self.start.show_tours(self.session.settings.tours)
            self.start.setFocus()
        else:
            self.canvas.setFocus()
        self._enable()
        self._show_title()

    def open_sample(self, sample: Sample, then: Callable[[Document], None] | None = None) -> None:
        """A sample with what belongs to it, in the panel of its task; then calls ``then``."""
        path = sample.path
        words = QCoreApplication.translate("StartPage", sample.words)

        def shown(document: Document) -> None:
            self.session.choose_task(sample.task)
            if sample.task == "sketch":
                sketch_actions.begin(self.session)
            if document.state.masks:
                self.session.choose_mask(next(iter(document.state.masks)))
            if document.state.recipes:
                self._resume(sample, document.state.recipes[-1])
            if then is not None:
                then(document)

        self.session.files.open_sample(path, words, shown)

    def _resume(self, sample: Sample, recipe: Mapping[str, Any]) -> None:
        """The panel as it was when a sample was made, and a line on what to try next."""
        panel = self.tasks.panels[sample.task]
        for section in panel.findChildren(ModelSection):
            section.resume(recipe)
        if sample.reference:
            for box in panel.findChildren(ReferencesBox):
                box.read(resources.path(sample.reference))
        self.session.notice(QCoreApplication.translate("StartPage", sample.next_step))

    def _show_title(self) -> None:
        document = self.session.document
        name = "" if document is None else f"{document.title}[*] – "
        program = self.tr("ColorStudio (safe mode)") if safe_mode.on() else "ColorStudio"
        self.setWindowTitle(f"{name}{program}")
        self.setWindowModified(document is not None and document.modified)

    def _compare(self) -> None:
        """Two candidates are to be seen: beside each other, unless they are compared already."""
        if self.canvas.compare is Compare.off:
            self.canvas.set_compare(Compare.side)

    def _enable(self) -> None:
        document = self.session.document
        active = document is not None and document.state.active_layer is not None
        self.actions_table.enable(document=document is not None, layer=active)
        for action_id, can in (("edit.undo", "can_undo"), ("edit.redo", "can_redo")):
            self.actions_table[action_id].setEnabled(
                document is not None and getattr(document, can)
            )

    def check(self, action_id: str, on: bool) -> None:
        """Shows a state in the menu without acting on it."""
        action = self.actions_table[action_id]
        action.blockSignals(True)
        action.setChecked(on)
        action.blockSignals(False)

    def _tool_changed(self, tool: Tool) -> None:
        action_id = f"tool.{tool.id}"
        if action_id in self.actions_table:
            self.actions_table[action_id].setChecked(True)

    def _pointed(self, pointed: Pointed | None) -> None:
        color = pointed.color if pointed is not None else None
        self.status.show_color(color)
        if color is not None:
            self.color.show_spot(color.L)

    def _fill_recent(self) -> None:
        self.recent_menu.clear()
        for text in self.session.settings.recent_files:
            path = Path(text)
            action = self.recent_menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(text)
            action.setEnabled(path.is_file())
            action.triggered.connect(lambda _=False, p=path: self.session.open([p]))
        if self.recent_menu.isEmpty():
            self.recent_menu.addAction(self.tr("No files yet")).setEnabled(False)

    def wear(self, name: str) -> None:
        """Another theme, remembered."""
        settings = self.session.settings
        settings.theme = name
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply_theme(app, name, compact=settings.compact_controls)
        for action in self.themes_menu.actions():
            action.setChecked(action.data() == name)
        self.session.save_settings()

    @property
    def front(self) -> QWidget:
        """The canvas, or the start page in its place."""
        return self.start if self.session.document is None else self.canvas

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self.commands.focused(new)
        if new is None and self.isActiveWindow() and QApplication.activeModalWidget() is None:
            # Enter in a field gives the focus back: the next key is for the canvas again
            self.front.setFocus()

    # -- keys and files that are dropped --------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escaped()
            return
        super().keyPressEvent(event)

    def _escaped(self) -> None:
        jobs = self.jobs.jobs()
        if self.commands.end_tour():
            return
        if self.session.look is not None:
            self.session.set_look(None)
        elif not jobs:
            self.toasts.clear()
        elif self._escape.isActive():
            self._escape.stop()
            self.jobs.cancel_front()
        else:
            self._escape.start()
            self.session.notice(
                self.tr("Press Esc again to cancel “{0}”.").format(shown(jobs[0][0].title))
            )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if opens(event.mimeData()):
            event.acceptProposedAction()
            self.start.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start.set_over(False)
        if open_mime(self.session, event.mimeData()):
            event.acceptProposedAction()

    # -- coming and going -----------------------------------------------------------------------

    def _remember(self) -> None:
        self.places.remember()
        settings, tool = self.session.settings, self.session.tool
        settings.hint_radius = tool.hint_radius
        settings.brush_radius = tool.brush.radius_px
        settings.brush_hardness = tool.brush.hardness
        settings.brush_opacity = tool.brush.opacity
        settings.brush_flow = tool.brush.flow
        self.session.save_settings()

    def when_saved(self, then: object) -> None:
        """Asks about unsaved changes if there are any; calls ``then()`` unless it is cancelled."""
        document = self.session.document
        assert callable(then)
        if document is None or not self.session.unsaved:
            then()
            return

        def answered(answer: Answer) -> None:
            self._question = None
            if answer is Answer.save:
                self.commands.save(then)
            elif answer is Answer.discard:
                then()

        if self._question is None:
            self._question = ask_to_close(self, document.title, answered)
        else:  # asked already: another window quits all
            self._question.raise_()

    @Slot(object)
    def _job_ended(self, job: Job) -> None:
        """Goes on with closing after the last file; what failed or was stopped keeps the window."""
        if job not in self._closing:
            return
        done = job.state is JobState.done
        self._closing = tuple(j for j in self._closing if j is not job) if done else ()
        if done and not self._closing:
            self.close()

    def close_now(self) -> None:
        """Closes without a question."""
        self._sure = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        writing = () if self._sure else self.session.files.writing
        if writing:
            event.ignore()
            if not self._closing:
                self._closing = writing
                self.session.notice(
                    self.tr("The window closes when this is done: {0}.").format(
                        shown(writing[0].title)
                    )
                )
            return
        if not self._sure and self.session.unsaved:
            event.ignore()
            self.when_saved(self.close_now)
            return
        self._remember()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.disconnect(self._focus_changed)
        self.canvas.close()
        self.session.end()
        event.accept()
        self.closed.emit()
