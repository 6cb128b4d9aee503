"""The part of the Sketch panel that asks a model to paint: references, words, then flats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from colorstudio.errors import BadInput
from colorstudio.jobs.job import JobContext
from colorstudio.methods.registry import load, method
from colorstudio.ui import sketch_actions
from colorstudio.ui.model_runs import Ask, Both
from colorstudio.ui.panels.model_section import ModelSection
from colorstudio.ui.panels.text_edits import TextEditsBox
from colorstudio.ui.session import Session
from colorstudio.ui.slider_film import STEPS, SliderFilm, side_of
from colorstudio.ui.widgets.buttons import note, text_button
from colorstudio.ui.widgets.flow import Flow
from colorstudio.ui.widgets.scrub import ScrubField
from colorstudio.ui.widgets.seed import LARGEST, SeedField

if TYPE_CHECKING:
    from colorstudio.diffusion.bundle import Bundle
    from colorstudio.document.document import Document
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.document.state import DocumentState
    from colorstudio.document.tiles import Tiles
    from colorstudio.imaging.flats import Flats
    from colorstudio.imaging.hints import Hints
    from colorstudio.imaging.pixels import Pixels
    from colorstudio.methods.base import Result
    from colorstudio.ui.sketch_actions import BoundReference

METHOD = "sketch.reference"
GUIDANCE, GUIDANCE_RANGE = 5.0, (1.0, 15.0)
PAPERS = {"#ffffff": "white", "": "none"}
MOST_GAP = 64

References = Callable[[], Sequence["BoundReference"]]


class PaintSection(ModelSection):
    """``references`` gives those of the panel. The colours become hints, with a layer of shade."""

    method = METHOD
    task = "sketch"
    own = frozenset({"guidance", "seed", "gap", "ink", "paper", "lettering"})

    def __init__(self, session: Session, references: References) -> None:
        self._references = references
        super().__init__(session, self.tr("Colours by a model"))
        self.film = SliderFilm(session, METHOD, self._film, self)
        self.film.pictured.connect(self._pictured)
        self.film.begun.connect(self._film_begun)
        self.film.told.connect(self.edits.tell)
        self.edits.changed.connect(self._ask_film)

    def make_given(self) -> Sequence[QWidget]:
        self.about = note(
            self.tr(
                "A model paints the drawing in the colours of the references, or by itself. Flats"
                " and shade come under the ink; its own picture joins the candidates."
            )
        )
        self.edits = TextEditsBox(self._session, self._references, lambda: self.bundle)
        self.guidance = ScrubField(
            self.tr("Hold on the reference"), GUIDANCE, *GUIDANCE_RANGE, default=GUIDANCE,
            decimals=1, step=0.5,
        )  # fmt: skip
        self.guidance.setToolTip(self.tr("How far the reference is followed: the paper's GS"))
        self.edits.run.connect(self.run)
        return self.about, self.edits, self.guidance, self._chance()

    def _chance(self) -> QWidget:
        self.seed = SeedField()
        self.seed.lock.setChecked(True)
        self.others = text_button(self.tr("Another picture"), self.run_others, icon="dices")
        self.others.setToolTip(self.tr("Runs with the next seed"))
        self.seed.dice.hide()
        return Flow(self.others, self.seed)

    def rebase(self, name: str, old: Any, new: Any) -> None:
        if name == "guidance":
            self.guidance.set_default(new)
            if self.guidance.number() == old:
                self.guidance.set_value(new)

    def refresh(self) -> None:
        super().refresh()
        weights = self._chosen() if self.spec is not None else None
        self.edits.show_weights(weights.roles if weights is not None else frozenset())

    # -- pictures along a slider ------------------------------------------------------------------

    def _ask_film(self) -> None:
        if self.edits.film.isChecked():
            self.film.ask()
            return
        self.film.stop()
        self._film_begun()

    def _film(self) -> tuple[object, Bundle, Callable[[JobContext, float], object]] | None:
        """What `SliderFilm` asks: small pictures for the row that was touched last."""
        document, bundle, n = self._session.document, self._chosen(), self.edits.current
        shown = self.isVisible() and self.fold.is_open and self.edits.film.isChecked()
        if document is None or bundle is None or not shown or n >= len(self.edits.edits):
            return None
        state, references = document.state, tuple(self._references())
        if state.flats_layer is None:
            return None
        values = {
            **self.options(),
            "guidance": self.guidance.number(),
            "seed": self.seed.seed(),
            "steps": STEPS,
            "side": side_of(bundle),
            "shade": False,
            "placed": False,
        }
        others = tuple(
            replace(edit, slider=0.0, scale=None) if k == n else edit
            for k, edit in enumerate(state.text_edits)
        )
        pictures = tuple((id(r.pixels), r.mask) for r in references)
        key = n, others, pictures, tuple(values.items()), bundle.id, id(state.source_layer)

        def request(context: JobContext, value: float) -> object:
            turned = tuple(
                replace(edit, slider=value) if k == n else edit for k, edit in enumerate(others)
            )
            context.check()
            return _request(replace(state, text_edits=turned), references, values)

        return key, bundle, request

    def _film_begun(self) -> None:
        for row in self.edits.rows:
            row.film.forget()

    def _pictured(self, value: float, picture: Pixels) -> None:
        if self.edits.current < len(self.edits.rows):
            self.edits.rows[self.edits.current].film.show_picture(value, picture)

    # -- running ----------------------------------------------------------------------------------

    def run_others(self) -> None:
        """Runs with the next seed, which stays."""
        self.seed.set_seed((self.seed.seed() + 1) % (LARGEST + 1))
        self.seed.lock.setChecked(True)
        self.run()

    def work_size(self) -> tuple[int, int]:
        size, bundle = super().work_size(), self._chosen()
        if bundle is None or not all(size):
            return size
        from colorstudio.methods.sketch.reference.frame import frame_of

        return frame_of(size, self.options().get("side") or bundle.resolution).size

    def asks(self) -> Sequence[Ask]:
        session = self._session
        document = session.document
        if document is None or document.state.flats_layer is None:
            raise BadInput(self.tr("No drawing is begun."), self.tr("Separate its ink first."))
        now = sketch_actions.flats_now(session, document)
        if now is None:
            raise BadInput(self.tr("The drawing is not read yet."), self.tr("Try in a moment."))
        values = {
            **self.options(),
            "guidance": self.guidance.number(),
            "seed": self.seed.take(),
        }
        request = _Capture(
            document, now, session.mask_tiles, session.pyramid, tuple(self._references()), values
        )
        title = self.tr("Colours by a model")
        raw_title = self.tr("Painted, seed {0}").format(values["seed"])
        return [
            Ask(
                METHOD, self.task, title, document, request, request.made(title, raw_title),
                self.bundle, self.loras.uses(), covers=True, edits=True,
            )
        ]  # fmt: skip


def _request(
    state: DocumentState, references: Sequence[BoundReference], values: Mapping[str, Any]
) -> Any:
    """For workers: what is asked of the model for a drawing whose ink is separated."""
    from colorstudio.document.capture import mask_arrays, source_pixels

    layer = state.flats_layer
    assert layer is not None
    return load(method(METHOD).request)(
        image=source_pixels(state),
        hints=sketch_actions.own_hints(state),
        masks=mask_arrays(state),
        references=tuple(sketch_actions.as_bound(references, state)),
        edits=state.text_edits,
        gap=min(MOST_GAP, round(layer.gap)),
        ink=layer.threshold,
        paper=PAPERS.get(layer.paper, "own"),
        lettering=layer.lettering,
        **values,
    )


class _Capture:
    """The drawing as it was when Run was pressed; makes the request, and the edit of its answer."""

    def __init__(
        self,
        document: Document,
        now: Callable[[JobContext], Flats],
        mask: Tiles | None,
        pyramid: Pyramid,
        references: tuple[BoundReference, ...],
        values: Mapping[str, Any],
    ) -> None:
        self._state, self._now, self._mask = document.state, now, mask
        self._pyramid, self._references, self._values = pyramid, references, values
        self._context: JobContext | None = None
        self._flats: Flats | None = None

    def __call__(self, context: JobContext) -> Any:
        self._context, self._flats = context, self._now(context)
        return _request(self._state, self._references, self._values)

    def made(self, title: str, raw_title: str) -> Callable[[Result, Any], Both]:
        """What makes the step of an answer, and the look of the model's own picture."""

        def both(result: Result, request: Any) -> Both:
            from colorstudio.document.model_flats import flats_of
            from colorstudio.document.picture_look import raw_look

            flats, context = self._flats, self._context
            assert flats is not None
            assert context is not None
            assert result.raw is not None
            own = sketch_actions.own_hints(self._state)
            edit = flats_of(
                flats, own, result.raw.array,
                sketch_actions.chosen_regions(flats, own, self._mask, self._state),
                sketch_actions.PREFIX, group=sketch_actions.PROPOSED,
                shade=self._colored if request.shade else None, recipe=result.recipe,
                name=title, check=context.check,
            )  # fmt: skip
            return Both(edit, raw_look(result, self._state.size, raw_title))

        return both

    def _colored(self, hints: Hints) -> Flats | None:
        """The flats for other hints."""
        from colorstudio.document.files import solved
        from colorstudio.imaging.flats import Flats as Kind

        assert self._context is not None
        found = solved(replace(self._state, hints=hints), self._pyramid, self._context)
        return found if isinstance(found, Kind) else None


__all__ = ["METHOD", "PaintSection"]
