"""Puts the program together: settings, lanes, windows; the one place where the parts meet."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

import colorstudio
from colorstudio import environments, heap, paths
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.run_mark import RunMark, crashed_runs
from colorstudio.engine.engine import Engine
from colorstudio.jobs.job import Job, JobContext, JobState
from colorstudio.safe_mode import enter as enter_safe_mode
from colorstudio.safe_mode import on as safe_mode_on
from colorstudio.settings import Settings
from colorstudio.ui import start_again, translation
from colorstudio.ui.file_open import FileOpener
from colorstudio.ui.garbage import GarbageCollector
from colorstudio.ui.idle_seeds import IdleSeeds
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.live import LiveAnswer
from colorstudio.ui.live_look import LiveLook
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.safety import Safety
from colorstudio.ui.session import Session
from colorstudio.ui.start_notices import tell_at_start
from colorstudio.ui.theme import apply_theme
from colorstudio.ui.watchdog import Watchdog

log = logging.getLogger(__name__)

SETTINGS = "settings.json"
INTERRUPTED = 130
"""Exit status after Ctrl+C in the terminal."""

AFTER_PAINT_MS = 50
"""By then the window has painted itself; imports on a worker would have taken turns with it."""
CLOSING_MS = 3000
"""How long the end of a window or of the program waits for a job that does not look up."""
LATER_MS = 4000
"""By then the first picture is open, where one was given."""
PATIENCE_MS = 2500
NATIVE_BYTES = 200_000
"""The file of native faults begins anew once it is longer."""


class Application(QObject):
    """All windows of one running program, and what they share: settings, the slow lane, models.

    ``safe_mode``: starts with default settings.
    """

    def __init__(
        self, qt: QApplication, *, safe_mode: bool = False, settings: Settings | None = None
    ) -> None:
        super().__init__()
        heap.tune()
        environments.open_no_socket()
        self.qt = qt
        self.garbage = GarbageCollector(self)
        self.settings_path = paths.config() / SETTINGS
        self.settings = settings or read_settings(safe_mode)
        translation.install(qt, self.settings.language)
        self.slow = JobRunner("slow", before=_give_way)
        self.mark = RunMark(paths.runs())
        self.crashed = crashed_runs(paths.runs())
        self.models = JobRunner("model", witness=self._witness)
        self.fetches = JobRunner("fetch", before=_give_way)
        careful = safe_mode or any(run.where != "cpu" for run in self.crashed)
        self.engine = Engine(
            self.settings.model_store(), "cpu" if careful else "auto", history=paths.data()
        )
        self.windows: list[MainWindow] = []
        self._late: list[JobRunner] = []
        self._models_ready = False
        self._noted: Job | None = None
        self._imported = False
        self.watchdog = Watchdog((self.models, self.slow), self._tell, self.restart, self)
        apply_theme(qt, self.settings.theme)
        sys.excepthook = self._fault
        if sys.platform == "darwin":
            qt.installEventFilter(FileOpener(self.open_file, self))

    def open_window(self, files: Sequence[Path] = ()) -> MainWindow:
        """A further window, with these files if any."""
        instant = JobRunner("instant")
        pyramid = Pyramid()
        session = Session(
            self.settings,
            self.settings_path,
            instant,
            self.slow,
            pyramid,
            self.models,
            self.engine,
            self.fetches,
        )
        session.runs.prepare = self._prepare_models
        LiveAnswer(session)
        LiveLook(session)
        safety = Safety(session, paths.recovery())
        window = MainWindow(session)
        window.suggesting.take_seeds(IdleSeeds(session))
        self.windows.append(window)
        session.restart_wanted.connect(self.restart)
        session.wants_window.connect(lambda path: self.open_window([path]))
        session.shelf.changed.connect(lambda: self._weights_found(session))
        window.closed.connect(lambda: self._window_closed(window, instant, safety))
        window.show()
        if files:
            session.open(files)
        # imports and compiled kernels of the instant lane, off the UI thread, after first paint;
        # on another lane, so that pictures are shown meanwhile
        QTimer.singleShot(AFTER_PAINT_MS, lambda: _warm_up(session, self.fetches))
        QTimer.singleShot(LATER_MS, window, lambda: self._add_plug_ins(window))
        return window

    def open_file(self, path: Path) -> None:
        """A file that the system hands over: into the empty first window, else into its own."""
        first = self.windows[0] if self.windows else None
        if first is not None and first.session.document is None:
            first.session.open([path])
        else:
            self.open_window([path])

    def prepare_more(self) -> None:
        """Makes ready what later tasks need, behind everything else.

        A job for each part: where they are compiled, a save must not wait for all of them.
        """
        from colorstudio.document.warm_up import MORE, warm_up_more

        def go_on(left: Sequence[str]) -> None:
            if left and not self.slow.queue.closed:
                self.slow.submit(
                    "Prepare further tools",
                    lambda _: warm_up_more(left[:1]),
                    quiet=True,
                    then=lambda _: go_on(left[1:]),
                )

        go_on(MORE)

    def _add_plug_ins(self, window: MainWindow) -> None:
        """Ways of other people, once the window has long been painted."""
        from colorstudio.ui.panels.plug_ins import add_plug_ins

        if not self.slow.queue.closed:
            first = window is self.windows[0]
            add_plug_ins(window.session, window.tasks.panels, tell=first)

    def look_for_models(self) -> None:
        """Looks which weights there are. Where there are some, what runs them is imported."""
        if self.windows:
            self.windows[0].session.shelf.refresh()

    def _weights_found(self, session: Session) -> None:
        if self._models_ready or not session.shelf.bundles or self.models.queue.closed:
            return
        self._models_ready = True
        prepare = self._prepare_models

        def failed(error: BaseException) -> None:
            # a run says what is wrong, where it is asked for
            log.warning("The models' libraries cannot be imported: %s", error)

        job = self.models.submit("Prepare models", prepare, quiet=True, front=True, failed=failed)
        self.garbage.hold()
        self.models.ended.connect(lambda ended: self.garbage.settle() if ended is job else None)

    def _prepare_models(self, context: JobContext) -> None:
        """On the lane of models: all that is imported for them, once; then it gives way.

        Not before: whoever imports holds Python's lock, and one that gives way while it holds the
        lock makes the window wait for every other program.
        """
        if self._imported:
            return
        from colorstudio.engine.warm_up import warm_up

        with environments.attempt():  # a graphics card's libraries can bring the program down
            warm_up(context.check, self.engine)
        self._imported = True
        _give_way()

    def look_for_graphics_card(self) -> None:
        """Says why a GPU pack is left aside, or offers one where there is a card for it."""
        if self.windows:
            from colorstudio.ui.gpu_pack_offer import look_at_start

            look_at_start(self.windows[0])

    def _witness(self, job: Job, state: JobState) -> None:
        """On the lane of models: what begins is noted, since a driver can end the program."""
        if state is JobState.running and job is not self._noted:
            self._noted = job
            self.mark.note(job.title, self.engine.where)
        elif state.over and job is self._noted:
            self._noted = None
            self.mark.clear()

    def tell_crash(self) -> None:
        """Says what ran when the program last ended without being asked to."""
        if not self.crashed:
            return
        run = self.crashed[-1]
        if run.where == "cpu":
            text = self.tr("The program ended while “{0}” ran. Diagnostics may tell why.")
            button, action = self.tr("Diagnostics…"), self._diagnose
        else:
            text = self.tr("The program ended while “{0}” ran. Models use the processor for now.")
            button, action = self.tr("Use the graphics card"), self._use_card
        self._tell(Notice(text.format(run.title), Level.error, button=button, action=action))

    def _use_card(self) -> None:
        # on the lane of models: nothing runs there meanwhile
        self.models.submit("Use the graphics card", lambda _: self.engine.use("auto"), quiet=True)

    def _diagnose(self) -> None:
        if self.windows:
            self.windows[-1].commands.diagnostics()

    def _tell(self, notice: Notice) -> None:
        if self.windows:
            self.windows[-1].session.notice(notice)

    def restart(self) -> None:
        """Ends the program and starts it anew with its files, after a question for each window."""
        if self.windows:
            start_again.start_again(self.windows[-1])

    def offer_recovery(self) -> None:
        """Looks for unsaved work of programs that are gone, and offers it in the first window."""

        def work(_: object) -> object:
            from colorstudio.document.recovery import recoverable

            return recoverable(paths.recovery())

        def then(found: Any) -> None:
            if self.windows and found:
                from colorstudio.ui.dialogs.recovery import offer_recovery

                offer_recovery(self.windows[0].session, found, self.windows[0])

        if not self.slow.queue.closed:
            self.slow.submit("Look for unsaved work", work, quiet=True, then=then)

    def close(self) -> None:
        """Ends all windows and lanes."""
        for window in tuple(self.windows):
            window.close_now()
        self.watchdog.close()
        self._end_shared()
        self.mark.clear()
        self.garbage.close()

    @property
    def ended(self) -> bool:
        """Whether every worker is done, so that the program may end in the ordinary way."""
        return all(runner.close(0) for runner in self._late)

    def _end(self, runner: JobRunner) -> None:
        """Stops a lane; one amid something that cannot be stopped is kept, and not waited for."""
        if not runner.close(CLOSING_MS) and runner not in self._late:
            self._late.append(runner)

    def _end_shared(self) -> None:
        shared = (self.models, self.slow, self.fetches)
        for runner in shared:
            runner.queue.close()  # all stop at once, then each is waited for
        for runner in shared:
            self._end(runner)

    def _window_closed(self, window: MainWindow, instant: JobRunner, safety: Safety) -> None:
        if window in self.windows:
            self.windows.remove(window)
        self._end(instant)
        safety.close()
        session = window.session
        session.close_document()
        session.pyramid.clear()
        window.deleteLater()
        # their connections hold them in circles that Python's collector does not see
        session.deleteLater()
        if instant not in self._late:
            instant.deleteLater()
        if not self.windows:
            self._end_shared()
            self.qt.quit()

    def _fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error("Unexpected fault\n%s", details)
        text = "Something in the program went wrong. Your picture is unharmed."
        notice = Notice(text, Level.error, button="Copy details", details=details)
        if self.windows and threading.current_thread() is threading.main_thread():
            self.windows[-1].session.notice(notice)


def read_settings(safe_mode: bool = False) -> Settings:
    """The preferences; in safe mode as they are for somebody who never changed any."""
    return Settings() if safe_mode else Settings.load(paths.config() / SETTINGS)


def _give_way() -> None:
    """Lowers the calling thread, since QThread's priority does nothing on Linux."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


def _warm_up(session: Session, lane: JobRunner) -> None:
    """Makes ready what the instant lane will need; says so where that takes long (the first time
    on a machine)."""

    def work(_: object) -> None:
        from colorstudio.document.warm_up import warm_up

        warm_up()

    def tell() -> None:
        if not job.state.over and not lane.queue.closed:
            text = "Preparing the colour solver for this computer. This happens once."
            session.notice(Notice(text))

    if lane.queue.closed or session.instant.queue.closed:  # the window is gone
        return
    job = lane.submit("Prepare the colour solver", work)
    QTimer.singleShot(PATIENCE_MS, session, tell)


def start_logging() -> Path | None:
    """Logs to a rotating file; faults of native code go to a file beside it. Returns the file.

    None where there is no place for it: logs go to standard error then.
    """
    folder = paths.logs()
    file = folder / "colorstudio.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(file, maxBytes=1_000_000, backupCount=3)
        faults = folder / "native-faults.log"
        grown = faults.exists() and faults.stat().st_size > NATIVE_BYTES
        native = open(faults, "w" if grown else "a")  # noqa: SIM115 (open for life)
    except OSError as error:
        faulthandler.enable()
        log.warning("No log is written: %s", error)
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    faulthandler.enable(native)
    choice = environments.running()
    pack = choice.name if choice.active is not None else choice.words or "none"
    log.info("ColorStudio %s, GPU pack: %s", colorstudio.__version__, pack)
    return file


def make_qt(arguments: Sequence[str]) -> QApplication:
    """The Qt application with our name on it."""
    QApplication.setApplicationName("ColorStudio")
    QApplication.setApplicationVersion(colorstudio.__version__)
    QApplication.setDesktopFileName("colorstudio")
    return QApplication(list(arguments))


def run(files: Sequence[Path], *, safe_mode: bool = False) -> int:
    """Opens the window and stays until the last one is closed. Returns the exit status."""
    start_logging()
    environments.begin()
    if safe_mode:
        enter_safe_mode()
    settings = read_settings(safe_mode_on())
    start_again.set_scale(settings.ui_scale)
    qt = make_qt(["colorstudio"])
    application = Application(qt, safe_mode=safe_mode_on(), settings=settings)
    window = application.open_window(files)
    QTimer.singleShot(AFTER_PAINT_MS, lambda: tell_at_start(window.session))
    QTimer.singleShot(AFTER_PAINT_MS, environments.survived)
    QTimer.singleShot(AFTER_PAINT_MS, application.offer_recovery)
    QTimer.singleShot(AFTER_PAINT_MS, application.tell_crash)
    QTimer.singleShot(LATER_MS, application.prepare_more)
    QTimer.singleShot(LATER_MS, application.look_for_models)
    QTimer.singleShot(LATER_MS, application.look_for_graphics_card)
    interrupted: list[int] = []

    def interrupt(*_: object) -> None:
        # no exception: one that is raised within a finalizer is swallowed there
        interrupted.append(INTERRUPTED)
        qt.exit(INTERRUPTED)

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        status = interrupted[0] if interrupted else qt.exec()
    finally:
        signal.signal(signal.SIGINT, before)
    again = start_again.wanted(qt)
    if again is not None:
        application.close()
        start_again.launch(again)
    return finish(application, status)


def finish(application: Application, status: int) -> int:
    """Ends what still runs, and returns the exit status; the last that a program does.

    Does not return where a worker is within the compiler: waiting for it helps nobody. Nor where
    torch was imported: to take its objects down one by one takes seconds.
    """
    application.close()
    environments.survived()
    if not application.ended or "torch" in sys.modules:
        logging.shutdown()
        sys.stdout.flush()
        os._exit(status)
    return status
