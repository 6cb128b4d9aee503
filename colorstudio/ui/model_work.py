"""Fetching, checking and removing weights for the window: all on a lane of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import Job, JobContext

if TYPE_CHECKING:
    from colorstudio.engine.listing import Entry
    from colorstudio.engine.store import ModelStore
    from colorstudio.ui.session import Session

PACE_SECONDS = 3.0
"""Before, what is left of a download is anybody's guess."""


class ModelWork(QObject):
    """What is done to models, and how it went. Lives on the UI thread; nothing here waits.

    ``entries``: all models, once looked up; ``listed()``: they are new. ``moved(id)``: a job of
    that model is further on, or over. ``told``: by id, the last sentence on it.
    """

    listed = Signal()
    moved = Signal(str)
    imported = Signal(str)  # id of weights that were taken in

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.entries: tuple[Entry, ...] = ()
        self.told: dict[str, str] = {}
        self._paces: dict[int, tuple[float, int]] = {}
        lane = session.fetches
        for signal in (lane.queued, lane.started, lane.progressed, lane.ended):
            signal.connect(self._lane_moved)

    @property
    def store(self) -> ModelStore:
        return self._session.engine.store

    def refresh(self) -> None:
        """Looks anew what there is; the panels hear of it too."""
        store = self.store

        def work(_: object) -> tuple[Entry, ...]:
            from colorstudio.engine.listing import entries

            return tuple(entries(store))

        def then(found: Any) -> None:
            self.entries = found
            self.listed.emit()

        self._session.submit("List models", work, key="model-list", quiet=True, then=then)
        self._session.shelf.refresh()

    def hide_noncommercial(self, on: bool) -> None:
        """Leaves out what may not be used commercially, here and in the panels."""
        self._session.settings.hide_noncommercial = on
        self._session.save_settings()
        self.store.commercial_only = on
        self.refresh()

    def add_folder(self, folder: Path) -> None:
        """Looks for weights there too, from now on."""
        settings = self._session.settings
        if str(folder) not in settings.model_folders:
            settings.model_folders = [*settings.model_folders, str(folder)]
            self._session.save_settings()
        self.store.folders = tuple(Path(f) for f in settings.model_folders)
        self.refresh()

    def job_of(self, model_id: str) -> Job | None:
        """What runs or waits for a model, whichever window asked for it."""
        queue = self._session.fetches.queue
        for job in (queue.running, *queue.waiting):
            if job is not None and not job.state.over and _id_of(job) == model_id:
                return job
        return None

    def seconds_left(self, job: Job) -> float | None:
        """How long a job will still take at its present pace; None while that is not known."""
        began = self._paces.get(job.id)
        if began is None:
            return None
        seconds, gained = time.monotonic() - began[0], job.progress.done - began[1]
        if seconds < PACE_SECONDS or gained <= 0:
            return None
        return (job.progress.total - job.progress.done) * seconds / gained

    def cancel(self, model_id: str) -> None:
        """Stops what is done to a model; what has come of it is kept."""
        job = self.job_of(model_id)
        if job is not None:
            self._session.fetches.cancel(job)

    def install(self, entry: Entry, repo: str = "") -> None:
        """Fetches a model whose licence the person has accepted."""
        store, row = self.store, entry.row
        assert row is not None

        def work(ctx: JobContext) -> str:
            from colorstudio.engine.downloads import install

            install(store, row, ctx, accepted=True, repo=repo)
            return self.tr("Installed.")

        self._submit(entry.id, self.tr("Install {0}").format(entry.title), work)

    def verify(self, entry: Entry) -> None:
        """Reads every byte of an installed model."""
        store = self.store

        def work(ctx: JobContext) -> str:
            problems = store.verify(entry.id, ctx)
            return " ".join(p.text for p in problems) or self.tr("Whole: every byte is as it was.")

        self._submit(entry.id, self.tr("Verify {0}").format(entry.title), work)

    def repair(self, entry: Entry) -> None:
        """Fetches what is damaged of an installed model."""
        store = self.store

        def work(ctx: JobContext) -> str:
            from colorstudio.engine.downloads import repair

            bad = repair(store, entry.id, ctx)
            return self.tr("Repaired: {0}.").format(", ".join(bad)) if bad else self.tr("Whole.")

        self._submit(entry.id, self.tr("Repair {0}").format(entry.title), work)

    def set_prediction(self, entry: Entry, prediction_type: str) -> None:
        """Says of which kind imported weights of a Stable Diffusion 2 are."""
        store = self.store

        def work(_: JobContext) -> str:
            store.set_prediction(entry.id, prediction_type)
            return ""

        self._submit(entry.id, self.tr("Note the kind of {0}").format(entry.title), work)

    def remove(self, entry: Entry) -> None:
        """Takes a model away, or forgets one of another program, or a download that broke off."""
        store = self.store

        def work(_: JobContext) -> str:
            from colorstudio.engine.downloads import remove

            return remove(store, entry.id)

        self._submit(entry.id, self.tr("Remove {0}").format(entry.title), work)

    def take_in(self, path: Path, *, copy: bool, pickle_allowed: bool) -> None:
        """Lists a file or folder of weights."""
        store = self.store

        def work(ctx: JobContext) -> Any:
            from colorstudio.engine.importing import take_in

            return take_in(store, path, ctx, copy=copy, pickle_allowed=pickle_allowed)

        def then(taken: Any) -> None:
            self.told[taken.bundle.id] = " ".join(taken.notes)
            self.imported.emit(taken.bundle.id)
            self.refresh()

        title = self.tr("Import {0}").format(path.name)
        self._session.submit(title, work, then=then, lane=self._session.fetches)

    def _submit(self, model_id: str, title: str, work: Callable[[JobContext], str]) -> None:
        def over(text: str) -> None:
            self.told[model_id] = text
            self.moved.emit(model_id)
            self.refresh()

        def refused(error: BaseException) -> None:
            if isinstance(error, ColorStudioError):
                over(str(error))
            else:
                self._session.report_error(error, title)
                self.moved.emit(model_id)

        self.told.pop(model_id, None)
        self._session.submit(
            title,
            work,
            key=f"model:{model_id}",
            then=over,
            refused=refused,
            lane=self._session.fetches,
        )

    @Slot(object)
    def _lane_moved(self, job: Job) -> None:
        model_id = _id_of(job)
        if job.state.over:
            self._paces.pop(job.id, None)
        elif job.progress.total and model_id:
            self._paces.setdefault(job.id, (time.monotonic(), job.progress.done))
        if model_id:
            self.moved.emit(model_id)
            if job.state.over:
                self.refresh()


def _id_of(job: Job) -> str:
    """The model that a job is for, "" for none; before it stands the window's own number."""
    return job.key.partition(":model:")[2]
