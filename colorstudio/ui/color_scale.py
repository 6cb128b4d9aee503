"""The colour scale of cold diffusion after its run: one decode per move, the newest comes next."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from colorstudio.document.document import DRAG_KEY, MERGE_SECONDS
from colorstudio.document.model_colors import ModelColors
from colorstudio.document.model_edits import ProposeColors
from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import Job, JobContext

if TYPE_CHECKING:
    from colorstudio.document.document import Document
    from colorstudio.document.tiles import Tiles
    from colorstudio.ui.session import Session

ROLES = ("vae",)


@dataclass(eq=False)
class Scalable:
    """What the last run left: ``kept`` of its result, of the photo with these pixels.

    ``recipe``: of the colours that are shown now; the next ones take its place.
    """

    document: Document
    photo: Tiles
    layer_id: str
    bundle: str
    kept: Any
    recipe: Mapping[str, Any]


class ColorScale(QObject):
    """Answers on the lane of models; while one answer is made, only the newest wish is kept.

    ``refused``: hears what cannot be.
    """

    def __init__(
        self, session: Session, refused: Callable[[ColorStudioError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._refused = refused
        self._of: Scalable | None = None
        self._job: Job | None = None
        self._wanted: float | None = None
        self._moved = 0.0
        self._drag = 0
        session.document_changed.connect(self.forget)
        session.models.ended.connect(self._ended)

    @property
    def live(self) -> bool:
        """Whether a move is answered at once."""
        of, document = self._of, self._session.document
        if of is None or document is None or document is not of.document:
            return False
        source = document.state.source_layer
        has_layer = document.state.layer(of.layer_id) is not None
        return source is not None and source.tiles is of.photo and has_layer

    @property
    def busy(self) -> bool:
        """Whether an answer is being made."""
        return self._job is not None

    def take(self, of: Scalable) -> None:
        """From now on moves are of this run."""
        self.forget()
        self._of = of
        self._drag += 1

    def forget(self, *_: object) -> None:
        """Moves are answered by the next run."""
        self._of = self._wanted = None
        if self._job is not None:
            self._session.models.cancel(self._job)

    def move(self, scale: float) -> None:
        """Asks for another colour scale; nothing without a run of this photo."""
        if not self.live:
            return
        now = time.monotonic()
        if now - self._moved > MERGE_SECONDS:
            self._drag += 1
        self._moved, self._wanted = now, scale
        if self._job is None:
            self._start()

    def _start(self) -> None:
        of, scale = self._of, self._wanted
        self._wanted = None
        if of is None or scale is None or not self.live:
            return
        engine = self._session.engine

        def work(context: JobContext) -> ModelColors:
            from colorstudio.methods.colorize.cold.run import rescaled

            context.check()
            models = engine.models_for(ROLES, of.bundle)
            return ModelColors.of(rescaled(models, of.kept, scale))

        def then(colors: ModelColors) -> None:
            if self._of is of and self.live:
                self._show(of, colors, scale)

        self._job = self._session.submit(
            self.tr("Colour scale"), work, quiet=True, front=True, then=then,
            refused=self._failed, lane=self._session.models,
        )  # fmt: skip

    def _show(self, of: Scalable, colors: ModelColors, scale: float) -> None:
        recipe = {**of.recipe, "color_scale": scale}
        self._session.push(
            ProposeColors(
                of.layer_id, colors, recipe, former=of.recipe, name=self.tr("Colour scale"),
                merge_key=f"{DRAG_KEY}colour scale {self._drag}",
            )
        )  # fmt: skip
        of.recipe = recipe

    def _failed(self, error: BaseException) -> None:
        self._wanted = None
        if isinstance(error, ColorStudioError):
            self._refused(error)
        else:
            self._session.report_error(error, self.tr("Colour scale"))

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        if self._wanted is not None:
            self._start()
