"""What the window works on: one document, the lanes, the tool in hand, and the ways in and out.

`Session` only connects. A panel calls its methods and listens to its signals.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from colorstudio import safe_mode
from colorstudio.document.document import Committed, Document, Edit
from colorstudio.document.event import Change
from colorstudio.document.filling import How
from colorstudio.errors import ColorStudioError, OutOfMemory, not_written
from colorstudio.imaging.brush import Brush
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.jobs.job import Job, JobContext
from colorstudio.settings import Settings
from colorstudio.ui.files import DocumentFiles
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.model_runs import ModelRuns
from colorstudio.ui.model_shelf import ModelShelf
from colorstudio.ui.model_work import ModelWork
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.remedies import remedy_of
from colorstudio.ui.text import shown

if TYPE_CHECKING:
    from colorstudio.document.export import ExportOptions
    from colorstudio.document.look import Draft, Look
    from colorstudio.document.render import Pyramid
    from colorstudio.document.tiles import Tiles
    from colorstudio.engine.engine import Engine
    from colorstudio.ui.candidates import Candidate

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ViewArea:
    """What the canvas shows: ``rect`` in the picture reduced by 2**``level``."""

    level: int
    rect: Rect


@dataclass(frozen=True)
class Tool:
    """What is in the artist's hand. ``how``: what a new selection does to the chosen mask.
    ``refine``: ids of the tools whose selections get a matte as fine as the picture.
    ``segmenter``: id of the weights that find objects, "" for the way that needs none."""

    id: str = "hint"
    color: Color = Color.from_hex("#c08040")
    background: Color = Color.from_hex("#ffffff")
    hint_radius: float = 6.0
    group: str = ""
    brush: Brush = Brush()
    tolerance: float = 12.0
    contiguous: bool = True
    how: How = "replace"
    refine: frozenset[str] = frozenset({"object"})
    segmenter: str = ""


@dataclass(frozen=True)
class ObjectAnswer:
    """How the object tool stands: answer ``number`` (from 0) of ``count``; ``looking``: a model is
    still looking at the picture, and the quick way answers meanwhile."""

    number: int = 0
    count: int = 0
    looking: bool = False


class Session(QObject):
    """The state of one window. Lives on the UI thread.

    ``models``: the lane of all work with models, one for all windows (default: the slow lane).
    ``engine``: what runs there, also one for all windows. Only jobs of that lane may run it.
    ``keeps_settings``: whether preferences outlive the program.
    ``kept``: the candidates, which a project file and the journal take along; ``kept_saved``: those
    that the document's file holds. ``journalled``: waits at most that many
    seconds until recovery holds the present state, and says whether it does. Not to be called
    on the UI thread.
    """

    document_changed = Signal(object)  # Document | None: another one is shown
    committed = Signal(object)  # Committed: an edit, undo or redo
    answered = Signal(object)  # DisplayArea | None: document.answer is new; the visible area of it
    look_changed = Signal(object)  # Look | None: what is tried on the picture
    drafted = Signal(object)  # DisplayArea | None: document.draft is new; the visible area of it
    against_changed = Signal(object)  # Look | None: what stands before the look that is tried
    against_drafted = Signal()  # against_draft is new
    look_refused = Signal(object)  # ColorStudioError: why the look cannot be shown
    look_wanted = Signal(object, str)  # Look, name: it is to become a layer
    look_applied = Signal(object)  # Look: it became a layer
    kept_changed = Signal()  # other candidates, or they are saved
    mask_changed = Signal(str)  # another mask is the chosen one; "" for none
    gaps_shown_changed = Signal(bool)  # whether the gaps of a drawing are lit up
    viewer_changed = Signal(str)  # as whom the canvas is seen; "" as everybody
    mask_shown_changed = Signal(bool)  # whether the outline of the chosen mask is drawn
    cast_wanted = Signal(object)  # Path: a cast, to be placed on the drawing that is shown
    recolor_wanted = Signal(object)  # Color: for the object of the chosen mask
    action_wanted = Signal(str)  # id of an action of the window, which a button stands for
    weights_wanted = Signal(object)  # tuple of roles: weights for them are to be offered
    object_answered = Signal(object)  # ObjectAnswer: what the object tool has to show
    object_answer_wanted = Signal(int)  # another of its answers: 1 the next, -1 the one before
    picked = Signal(object)  # Pick: a place or a rectangle that a panel had asked for
    task_changed = Signal(str)  # id of the task whose panel is shown
    reported = Signal(object)  # tuple[HintReport, ...]: asked against got
    tool_changed = Signal(object)  # Tool
    renamed = Signal()  # path, title or unsaved mark
    noticed = Signal(object)  # Notice
    place_wanted = Signal(str)  # "save", "export": another place is to be asked for
    changed_on_disk = Signal(object, object)  # Path, then: somebody else wrote the project
    restart_wanted = Signal()  # the program is to be started anew, as it is
    wants_window = Signal(object)  # Path: a further file, to be opened in a window of its own
    measured = Signal(str, object)  # a figure for the status bar: name, value (None: unknown)

    def __init__(
        self,
        settings: Settings,
        settings_path: Path,
        instant: JobRunner,
        slow: JobRunner,
        pyramid: Pyramid,
        models: JobRunner | None = None,
        engine: Engine | None = None,
        fetches: JobRunner | None = None,
    ) -> None:
        super().__init__()
        self.files = DocumentFiles(self, pyramid)
        self.pyramid = pyramid
        self.settings = settings
        self.settings_path = settings_path
        self.instant = instant
        self.slow = slow
        self.models = models or slow
        self.fetches = fetches or slow
        self._engine = engine
        self.document: Document | None = None
        self.view: ViewArea | None = None
        self.look: Look | None = None
        self.against: Look | None = None
        self.against_draft: Draft | None = None
        self.mask = ""
        self.viewer = ""
        self.mask_shown = True
        self.gaps_shown = True
        self.task = "colorize"
        self.tool = Tool(
            hint_radius=settings.hint_radius,
            segmenter=settings.segmenter,
            brush=Brush(
                radius_px=settings.brush_radius,
                hardness=settings.brush_hardness,
                opacity=settings.brush_opacity,
                flow=settings.brush_flow,
                pressure_size=settings.pressure_size,
                pressure_opacity=settings.pressure_opacity,
            ),
        )
        self.kept: tuple[Candidate, ...] = ()
        self.kept_saved: tuple[Candidate, ...] = ()
        self.journalled: Callable[[float], bool] = lambda _: False
        self._opening = False
        self._disconnect: list[Callable[[], None]] = []
        self.ended = False
        self._settings_failed = False
        self.keeps_settings = not safe_mode.on()
        instant.failed.connect(self._job_failed)
        self.runs = ModelRuns(self)
        self.shelf = ModelShelf(self)
        self.model_work = ModelWork(self)

    # -- the document -----------------------------------------------------------------------

    def show(self, document: Document) -> None:
        """Makes ``document`` the one that the window works on."""
        self._opening = False
        for disconnect in self._disconnect:
            disconnect()
        self.set_look(None)
        self.compare_with(None)
        self.view = None  # that of the former picture, until the canvas shows this one
        copy = self.files.hold(document)
        self.document = document
        self._disconnect = [
            document.committed.connect(self._masks_changed),
            document.committed.connect(self.committed.emit),
            document.renamed.connect(lambda _: self.renamed.emit()),
        ]
        self.document_changed.emit(document)
        self.choose_mask("")
        self.renamed.emit()
        if copy is not None:  # now that there is something to lie over
            self.notice(copy)

    def open(self, paths: Sequence[Path]) -> None:
        """Opens pictures, projects or hints: the first here if nothing is open, others apart.

        Hints are for the document that is open, or for the picture that came with them.
        """
        marks = [path for path in paths if path.suffix.lower() == ".json"]

        def load_marks(_: object = None) -> None:
            for path in marks:
                self.files.open(path)

        later = False
        for path in paths:
            if path in marks:
                continue
            if self.document is None and not self._opening:
                self._opening = later = True
                self.files.open(path, load_marks)
            else:
                self.wants_window.emit(path)
        if not later:
            load_marks()

    def open_bytes(self, data: bytes, name: str) -> None:
        """Opens a picture that was dropped or pasted."""
        self.files.open_bytes(data, name)

    def save(self) -> bool:
        """Saves to the project's own file; False when it has none yet (then ask for a path)."""
        if self.document is None or self.document.path is None:
            return False
        self.files.save(self.document.path)
        return True

    def save_as(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Saves the project under a new name."""
        self.files.save(path, then)

    def export(self, path: Path, options: ExportOptions) -> None:
        """Writes a picture with its recipe, or its layers."""
        self.files.export(path, options)

    def keep(self, kept: tuple[Candidate, ...]) -> None:
        """These are the candidates now."""
        self.kept = kept
        self.kept_changed.emit()

    def keep_saved(self, kept: tuple[Candidate, ...]) -> None:
        """The document's file holds these candidates now."""
        self.kept_saved = kept
        self.kept_changed.emit()

    @property
    def kept_unsaved(self) -> bool:
        """Whether there are candidates that no project holds."""
        return any(candidate not in self.kept_saved for candidate in self.kept)

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost with the window: edits, or candidates."""
        return self.document is not None and (self.document.modified or self.kept_unsaved)

    def close_document(self) -> None:
        """Puts the document away; the window shows its empty state. Ask before: this does not."""
        for disconnect in self._disconnect:
            disconnect()
        self._disconnect = []
        self.set_look(None)
        self.compare_with(None)
        self.files.hold(None)
        self.document = None
        self.view = None
        self.choose_mask("")
        self.document_changed.emit(None)
        self.renamed.emit()
        QTimer.singleShot(0, self._tidy)

    @Slot()
    def _tidy(self) -> None:
        self.pyramid.tidy()

    def push(self, edit: Edit) -> Change | None:
        """Makes an edit; what cannot be done becomes a notice and returns None."""
        if self.document is None:
            return None
        try:
            return self.document.push(edit)
        except ColorStudioError as error:
            self.notice(error)
            return None

    def undo(self) -> None:
        if self.document is not None:
            self.document.undo()

    def redo(self) -> None:
        if self.document is not None:
            self.document.redo()

    def submit(
        self,
        title: str,
        work: Callable[[JobContext], Any],
        *,
        key: str = "",
        quiet: bool = False,
        front: bool = False,
        then: Callable[[Any], None] | None = None,
        refused: Callable[[BaseException], None] | None = None,
        lane: JobRunner | None = None,
    ) -> Job | None:
        """Work for a lane that all windows share (default: the slow one); keys and failures are
        this window's own.

        ``refused``: hears of failures instead of the notices. None where the lane takes no more;
        that is said. After `end`, neither ``then`` nor ``refused`` is called.
        """

        def failed(error: BaseException) -> None:
            if self.ended:
                return
            if refused is not None:
                refused(error)
                return
            self._opening = False
            self.report_error(error, title)

        def done(result: Any) -> None:
            if then is not None and not self.ended:
                then(result)

        own = f"{id(self)}:{key}" if key else ""
        try:
            return (lane or self.slow).submit(
                title, work, key=own, quiet=quiet, front=front, then=done, failed=failed
            )
        except ColorStudioError as error:
            failed(error)
            return None

    @property
    def engine(self) -> Engine:
        """Runs ways with models, on the lane of models only."""
        if self._engine is None:
            from colorstudio.engine.engine import Engine

            self._engine = Engine(self.settings.model_store())
        return self._engine

    def end(self) -> None:
        """The window is gone: what still runs on the lanes of all windows has nobody to tell."""
        self.ended = True
        self.files.hold(None)
        self.runs.cancel_all()

    # -- what is tried, and where ---------------------------------------------------------------

    def set_look(self, look: Look | None) -> None:
        """Tries a look on the picture, or takes it off. Nothing is changed until `apply_look`."""
        if look != self.look:
            self.look = look
            self.look_changed.emit(look)

    def compare_with(self, look: Look | None) -> None:
        """Holds another look against the one that is tried; None: the picture itself."""
        if look != self.against:
            self.against = look
            self.against_changed.emit(look)

    def apply_look(self, look: Look | None = None, name: str = "") -> None:
        """Makes a look (default: the one that is tried) a layer, in one step."""
        look = look or self.look
        if look is not None and self.document is not None:
            self.look_wanted.emit(look, name)

    def choose_mask(self, name: str) -> None:
        """The mask that tools stay inside of and tasks work on; "" for none."""
        state = self.document.state if self.document is not None else None
        name = name if state is not None and name in state.masks else ""
        if name != self.mask:
            self.mask = name
            self.mask_changed.emit(name)

    def show_gaps(self, on: bool) -> None:
        """Lights up the gaps in the lines of a drawing, or leaves them alone."""
        if on != self.gaps_shown:
            self.gaps_shown = on
            self.gaps_shown_changed.emit(on)

    def see_as(self, viewer: str) -> None:
        """Shows the canvas as a `Viewer` sees it, "" as it is. No file and no tool is touched."""
        if viewer != self.viewer:
            self.viewer = viewer
            self.viewer_changed.emit(viewer)

    def show_mask(self, on: bool) -> None:
        """Draws the outline of the chosen mask on the canvas, or leaves it away."""
        if on != self.mask_shown:
            self.mask_shown = on
            self.mask_shown_changed.emit(on)

    @property
    def mask_tiles(self) -> Tiles | None:
        """The chosen mask, H x W x 1 uint8; None where everything may be changed."""
        return self.document.state.masks.get(self.mask) if self.document is not None else None

    def choose_task(self, task: str) -> None:
        """The task whose panel is shown; the look of the one before is taken off."""
        if task != self.task:
            self.task = task
            self.set_look(None)
            self.task_changed.emit(task)

    def _masks_changed(self, committed: Committed) -> None:
        old, new = committed.before.masks, committed.after.masks
        if old is new or not self.mask or self.mask in new:
            return
        # renamed, or gone: the same pixels under another name stay chosen
        same = [n for n, tiles in new.items() if tiles is old.get(self.mask) and n not in old]
        self.choose_mask(same[0] if same else "")

    # -- the hand ---------------------------------------------------------------------------

    def set_tool(self, **values: Any) -> None:
        """Changes the tool in hand: id, color, background, hint_radius, group, brush, ..."""
        tool = replace(self.tool, **values)
        if tool != self.tool:
            self.tool = tool
            self.tool_changed.emit(tool)

    def set_brush(self, **values: Any) -> None:
        """Changes the brush: radius_px, hardness, opacity, flow, ..."""
        self.set_tool(brush=replace(self.tool.brush, **values))

    def use_color(self, color: Color) -> None:
        """A colour was really used: it joins the recent ones."""
        self.settings.remember_color(color.text)
        self.save_settings()

    # -- telling ----------------------------------------------------------------------------

    def notice(self, what: Notice | ColorStudioError | str) -> None:
        """Says something to the artist."""
        if isinstance(what, ColorStudioError):
            what = self._notice_of(what)
        elif isinstance(what, str):
            what = Notice(what)
        self.noticed.emit(replace(what, text=shown(what.text), button=shown(what.button)))

    def _notice_of(self, error: ColorStudioError) -> Notice:
        """The notice for an expected failure, with the button that helps, if one does."""
        notice, remedy = Notice.of(error), remedy_of(error)
        if remedy is None:
            return notice
        return replace(notice, button=remedy.shown, action=lambda: remedy.do(self, error))

    def save_settings(self) -> None:
        """Writes the preferences; that they cannot be written is told once, not at every colour."""
        if not self.keeps_settings:
            return
        try:
            self.settings.save(self.settings_path)
            self._settings_failed = False
        except OSError as error:
            if self._settings_failed:
                return
            self._settings_failed = True
            self.notice(
                not_written(
                    error,
                    self.settings_path,
                    f"The preferences were not saved: {error.strerror or error}.",
                    "They are saved with the next change that can be.",
                )
            )

    def _job_failed(self, job: Job) -> None:
        self._opening = False
        self.report_error(job.error, job.title)

    def report_error(self, error: BaseException | None, what: str) -> None:
        """An expected failure says its sentence; anything else is a bug, logged, to be copied."""
        if isinstance(error, MemoryError):
            log.error("%s: memory is full", what)
            error = OutOfMemory(
                f"{what} did not fit into memory.",
                "Close other programs, or work on a smaller copy. Your picture is unharmed.",
            )
        if isinstance(error, ColorStudioError):
            self.notice(error)
        elif error is not None:
            details = "".join(traceback.format_exception(error))
            log.error("%s failed\n%s", what, details)
            self.notice(
                Notice(
                    self.tr(
                        "{0} failed because of a fault in the program. Your picture is unharmed."
                    ).format(shown(what)),
                    Level.error,
                    button="Copy details",
                    details=details,
                )
            )


__all__ = ["Committed", "Session", "Tool", "ViewArea"]
