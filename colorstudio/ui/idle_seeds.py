"""What a model would make of the photo: eight seeds, small, while nobody asks for anything else.

With the program's own weights a seed costs about 1.5 seconds of one core, all eight 12 seconds,
once per photo: little enough to run unasked. Weights that are slow here are not used for it. As
soon as the pointer is moved, it stops. The switch is in the preferences.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QGuiApplication

from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import Job, JobContext
from colorstudio.methods.registry import load, method

if TYPE_CHECKING:
    from colorstudio.diffusion.bundle import Bundle
    from colorstudio.document.model_colors import ModelColors
    from colorstudio.document.state import DocumentState
    from colorstudio.document.tiles import Tiles
    from colorstudio.imaging.pixels import Pixels
    from colorstudio.ui.session import Session

WAY = "colorize.piggyback"
SEEDS = 8
IDLE_SECONDS = 5.0
LOOK_MS = 1000
WATCH_MS = 100
"""How often it is looked whether the pointer was moved, while a seed is run."""
SIDE = 384
"""Longest side in pixels of the photo that the model is given."""
OWN: Mapping[str, object] = {"caption": False, "begin": "noise", "strength": 1.0}
"""The model's own ideas: nothing of the hints' colours lies under the noise."""
THREADS = 1
"""What nobody asked for leaves the other cores alone. Where other programs keep the cores busy,
several threads wait for each other: two took 20 to 100 times as long as one was seen to take."""
MOST_SECONDS = 10.0
BELIEVED = 3
"""A seed that is expected to take longer than MOST_SECONDS is not run unasked. Where seeds were run
before, so many must have been slow: one may have been while the machine was busy."""


class IdleSeeds(QObject):
    """``runs``: a*b* (h x w x 2) of the photo that is shown, one of each seed that is done.
    ``changed()``: there is one more, or none any more.

    ``idle_seconds``: for how long nothing may have happened before a seed is run.
    """

    changed = Signal()

    def __init__(self, session: Session, *, idle_seconds: float = IDLE_SECONDS) -> None:
        super().__init__(session)
        self._session = session
        self._idle = idle_seconds
        self._photo: Tiles | None = None
        self._made: list[ModelColors] = []
        self._job: Job | None = None
        self._failed = False
        self._stirred = time.monotonic()
        self._pointer = QCursor.pos()
        lane = session.models
        lane.queued.connect(self._other_queued)
        lane.started.connect(self._stir_lane)
        lane.ended.connect(self._ended)
        for signal in (session.committed, session.tool_changed, session.look_changed):
            signal.connect(lambda *_: self.stir())
        session.document_changed.connect(lambda _: self._forget())
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def runs(self) -> tuple[np.ndarray, ...]:
        """What is there for the photo that is shown now."""
        fits = self._photo is not None and self._photo is self._source()
        return tuple(made.chroma for made in self._made) if fits else ()

    @property
    def running(self) -> bool:
        """Whether a seed is being run."""
        return self._job is not None

    def stir(self) -> None:
        """Somebody does something: what runs here ends at its next step, and waits again."""
        self._stirred = time.monotonic()
        job = self._job
        if job is not None:
            self._session.models.cancel(job)

    def _source(self) -> Tiles | None:
        document = self._session.document
        if document is None or document.state.answer_layer is None:
            return None  # flats are for drawings, which the model does not know
        source = document.state.source_layer
        return source.tiles if source is not None else None

    def _forget(self) -> None:
        self.stir()
        self._photo, self._made, self._failed = None, [], False
        self.changed.emit()

    # -- when it is time --------------------------------------------------------------------------

    def _look(self) -> None:
        session = self._session
        pointer, self._pointer = self._pointer, QCursor.pos()
        if pointer != self._pointer:
            self.stir()
        if session.ended or not session.settings.idle_seeds or self._job is not None:
            return
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton or session.look is not None:
            self._stirred = time.monotonic()
            return
        if not session.models.queue.idle or time.monotonic() - self._stirred < self._idle:
            return
        photo = self._source()
        if photo is None or self._failed:
            return
        if photo is not self._photo:
            self._photo, self._made = photo, []
            self.changed.emit()
        if len(self._made) < SEEDS:
            bundle = self._quick_bundle()
            if bundle is None:
                self._stirred = time.monotonic()  # asked again after the next pause
            else:
                self._start(bundle, photo, len(self._made))

    def _quick_bundle(self) -> Bundle | None:
        """The first weights that take no longer than may be taken unasked; None: none are known."""
        session, spec = self._session, method(WAY)
        document = session.document
        if document is None:
            return None
        from colorstudio.imaging.pixels import Pixels

        w, h = _small(document.state.size)
        blank = Pixels(np.zeros((h, w, 4), np.uint8))
        for bundle in session.shelf.fitting(spec.models, spec.optional):
            try:
                request = load(spec.request)(image=blank, placed=False, **_starts(bundle))
                found = session.engine.forecast(WAY, request, bundle, THREADS)
            except ColorStudioError:
                continue
            if found is None:
                continue
            if found.seconds <= MOST_SECONDS or 0 < found.runs < BELIEVED:
                return bundle
        return None

    # -- one seed ---------------------------------------------------------------------------------

    def _start(self, bundle: Bundle, photo: Tiles, seed: int) -> None:
        session = self._session
        document = session.document
        assert document is not None
        state, engine, prepare = document.state, session.engine, session.runs.prepare

        def work(context: JobContext) -> ModelColors:
            from colorstudio.document.model_colors import ModelColors

            prepare(context)
            context.check()
            request = load(method(WAY).request)(
                image=small_photo(state), seed=seed, placed=False, **_starts(bundle)
            )
            result = engine.run(WAY, request, context, bundle=bundle.id, threads=THREADS)
            assert result.raw is not None
            return ModelColors.of(result.raw)

        def then(made: ModelColors) -> None:
            if self._photo is photo and self._source() is photo and seed == len(self._made):
                self._made.append(made)
                self.changed.emit()

        def refused(_: BaseException) -> None:
            self._failed = True  # nobody asked, so nobody is told; a run that is asked for says why

        self._job = session.submit(
            self.tr("Colours for suggestions"), work, key="idle-seed", quiet=True, then=then,
            refused=refused, lane=session.models,
        )  # fmt: skip
        self._timer.setInterval(WATCH_MS if self._job is not None else LOOK_MS)

    @Slot(object)
    def _other_queued(self, job: Job) -> None:
        if self._job is not None and job is not self._job and not job.key.endswith(":idle-seed"):
            self.stir()

    @Slot(object)
    def _stir_lane(self, job: Job) -> None:
        if job is not self._job:
            self._stirred = time.monotonic()

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._timer.setInterval(LOOK_MS)
            self._look()
        else:
            self._stirred = time.monotonic()


def _starts(bundle: Bundle) -> dict[str, object]:
    from colorstudio.engine.starts import start_values

    spec = method(WAY)
    return {**start_values(spec, load(spec.request), bundle), **OWN}


def _small(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, SIDE / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def small_photo(state: DocumentState) -> Pixels:
    """The photo alone, at most SIDE pixels large."""
    import cv2

    from colorstudio.document.pyramid import MAX_LEVEL, Pyramid, reduced_size
    from colorstudio.document.render import render
    from colorstudio.imaging.geometry import Rect
    from colorstudio.imaging.pixels import Pixels
    from colorstudio.ui.canvas.display import alone

    level = 0
    while level < MAX_LEVEL and max(reduced_size(state.size, level + 1)) >= SIDE:
        level += 1
    w, h = reduced_size(state.size, level)
    codes = render(alone(state), None, Rect(0, 0, w, h), level, Pyramid(), workers=1)
    size = _small(state.size)
    if size != (w, h):
        codes = cv2.resize(codes, size, interpolation=cv2.INTER_AREA)
    return Pixels(np.ascontiguousarray(codes), state.profile)
