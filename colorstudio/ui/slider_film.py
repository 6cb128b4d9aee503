"""Small pictures along the slider of an edit by words, painted while the computer has nothing else.

Only where they are quick: a run that was asked for goes before, and stops them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import Job, JobContext
from colorstudio.ui.panels.model_section import Planned

if TYPE_CHECKING:
    from colorstudio.diffusion.bundle import Bundle
    from colorstudio.imaging.pixels import Pixels
    from colorstudio.ui.session import Session

VALUES = (-1.0, 0.0, 1.0)
STEPS = 6
LARGEST_SIDE = 256
IDLE_MS = 1500
MOST_SECONDS = 12.0
"""What one of them may take by the forecast; without a forecast there are none."""


def side_of(bundle: Bundle) -> int:
    """Longer side of the small pictures, in pixels: at most that which weights were made for."""
    return min(LARGEST_SIDE, bundle.resolution)


class SliderFilm(QObject):
    """``pictured(value, Pixels)``: one is painted. ``begun()``: those before are of another edit.
    ``told(str)``: why there are none, "" as soon as there are.

    ``question()`` tells what is to be painted: something that compares equal while the pictures
    stay the same, the weights, and what makes the request for a value on the worker; None: nothing.
    """

    pictured = Signal(float, object)
    begun = Signal()
    told = Signal(str)

    def __init__(
        self,
        session: Session,
        method: str,
        question: Callable[[], tuple[object, Bundle, Callable[[JobContext, float], object]] | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._method, self._question = session, method, question
        self._job: Job | None = None
        self._key: object = None
        self._left: list[float] = []
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._next)
        session.models.ended.connect(self._ended)
        session.runs.changed.connect(self._give_way)
        session.document_changed.connect(self.stop)

    def ask(self) -> None:
        """Looks for what is to be painted, after a while of rest."""
        if self._job is not None:
            self._session.models.cancel(self._job)
        self._idle.start()

    def stop(self, *_: object) -> None:
        """Nothing is to be painted."""
        self._idle.stop()
        self._key, self._left = None, []
        if self._job is not None:
            self._session.models.cancel(self._job)

    def _why(self, seconds: float | None) -> str:
        """There is no picture: it would take so long, or that is not known (None)."""
        if seconds is None:
            return self.tr("Quick pictures come once a run has shown how fast this computer is.")
        return self.tr(
            "Quick pictures would take this computer too long: about {0} s each."
        ).format(round(seconds))

    def _give_way(self) -> None:
        if not self._session.runs.runs:
            self._idle.start()
        elif self._job is not None:
            self._session.models.cancel(self._job)

    def _next(self) -> None:
        session = self._session
        asked = self._question()
        if asked is None or self._job is not None or session.models.queue.closed:
            return
        if not session.models.queue.idle:
            self._idle.start()
            return
        key, bundle, request = asked
        if key != self._key:
            self._key, self._left = key, sorted(VALUES, key=abs)
            self.begun.emit()
        if not self._left:
            return
        value, engine, method = self._left[0], session.engine, self._method

        def work(context: JobContext) -> Pixels | float | None:
            side = side_of(bundle)
            forecast = engine.forecast(method, Planned(STEPS, side, side), bundle)
            if forecast is None or forecast.seconds > MOST_SECONDS:
                return None if forecast is None else forecast.seconds
            return engine.run(method, request(context, value), context, bundle=bundle.id).raw

        def then(made: Pixels | float | None) -> None:
            if self._key != key:
                return
            if made is None or isinstance(made, float | int):
                self._key, self._left = None, []
                self.told.emit(self._why(made))
                return
            self._left = self._left[1:]
            self.told.emit("")
            self.pictured.emit(value, made)

        def refused(error: BaseException) -> None:
            self._left = []  # the artist's own run will say what is wrong
            if not isinstance(error, ColorStudioError):
                session.report_error(error, self.tr("Pictures along a slider"))

        self._job = session.submit(
            self.tr("Pictures along a slider"), work, quiet=True, then=then, refused=refused,
            lane=session.models,
        )  # fmt: skip

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            if self._left:
                self._idle.start()
