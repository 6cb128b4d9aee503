"""The part of the Colorize panel that asks a model for the colours of the whole photo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from colorstudio.document.document import Committed
from colorstudio.document.edits import SetLayer, Several
from colorstudio.document.model_edits import ProposeColors
from colorstudio.errors import BadInput
from colorstudio.jobs.job import JobContext
from colorstudio.methods.registry import load, method
from colorstudio.ui.color_scale import ColorScale, Scalable
from colorstudio.ui.model_runs import Ask
from colorstudio.ui.panels.describe import DescribeButton
from colorstudio.ui.panels.model_section import ModelSection
from colorstudio.ui.panels.proposals_row import ProposalsRow
from colorstudio.ui.session import Session
from colorstudio.ui.text import marked as _T
from colorstudio.ui.widgets.buttons import note, text_button
from colorstudio.ui.widgets.flow import Flow
from colorstudio.ui.widgets.fold import Fold
from colorstudio.ui.widgets.prompt import PromptField
from colorstudio.ui.widgets.scrub import ScrubField
from colorstudio.ui.widgets.seed import LARGEST, SeedField

if TYPE_CHECKING:
    from colorstudio.document.document import Edit
    from colorstudio.document.layers import AnswerLayer
    from colorstudio.document.look import Look
    from colorstudio.document.state import DocumentState
    from colorstudio.imaging.pixels import Pixels
    from colorstudio.methods.base import Result

METHOD, PIGGYBACK, COLD = "colorize.ddcolor", "colorize.piggyback", "colorize.cold"
ABOUT = {
    PIGGYBACK: _T(
        "Ways",
        "A model that paints pictures colours the photo, by your hints and words. Another seed,"
        " other colours.",
    ),
    COLD: _T(
        "Ways",
        "A model that paints pictures brings colour into the grey, by your words. The same words,"
        " the same colours.",
    ),
    METHOD: _T(
        "Ways",
        "A model colours the whole photo. A hint then turns the thing that it lies on.",
    ),
}
WORDED = frozenset({PIGGYBACK, COLD})
FOUR = 4


class ProposeSection(ModelSection):
    """The colours come under the hints, in one step; hints go on answering over them."""

    method = METHOD
    task = "colorize"
    own = frozenset(
        {"follow", "saturation", "prompt", "negative_prompt", "caption", "seed", "color_scale"}
    )
    ways = (
        (PIGGYBACK, _T("Ways", "Piggyback: by hints and words")),
        (COLD, _T("Ways", "Cold diffusion: by words, no chance")),
        (METHOD, _T("Ways", "DDColor: quick, without words")),
    )

    def __init__(self, session: Session) -> None:
        self._left_out: dict[str, str] = {}
        self._count = 1
        self._picture: Pixels | None = None
        self.proposals = ProposalsRow()
        super().__init__(session, self.tr("Colours from a model"))
        self.scaling = ColorScale(session, self._say_error, self)
        inside = self.body.layout()
        assert inside is not None
        # below all else, so that nothing is shifted when it comes
        inside.addWidget(self.proposals)
        inside.addWidget(self.without_model)
        self.proposals.chosen.connect(self._take)
        session.document_changed.connect(lambda _: self._document_changed())
        session.committed.connect(self._committed)
        session.runs.ran.connect(self._ran)
        self.color_scale.changed.connect(self.scaling.move)
        self.way_shown()
        self._show()

    def make_given(self) -> Sequence[QWidget]:
        self.about = note("")
        self.without_model = text_button(
            self.tr("Take the model's colours away"), self.take_away, icon="x"
        )
        self.prompt = PromptField(
            self.tr("What is seen, and in what colours"),
            self.tr("What is seen: a red bicycle before a brick wall"),
            history=self.recent,
        )
        self.negative = PromptField(self.tr("What the colours shall not be like"))
        self.unwanted = Fold(self.tr("Leave out"), self.negative)
        for field in (self.prompt, self.negative):
            field.run.connect(self.run)
        low, high = 0.0, 2.0
        self.color_scale = ScrubField(
            self.tr("Colour scale"), 1, low, high, default=1, unit="%", shown=100, step=0.05
        )
        self.color_scale.setToolTip(
            self.tr("Below 100 % mutes, above it saturates; after a run it acts at once")
        )
        return (
            self.about, self.prompt, self._helps(), self.unwanted,
            self._chance(), self.color_scale,
        )  # fmt: skip

    def _helps(self) -> QWidget:
        """What writes words."""
        self.vivid = text_button(self.tr("Vivid photo"), self.take_vivid)
        self.vivid.setToolTip(self.tr("The paper's words for strong colours that do not run"))
        self.describe = DescribeButton(self._session, self.prompt, lambda: self.bundle)
        self.describe.said.connect(lambda text: self.say(text))
        self.helps = Flow(self.vivid, self.describe)
        return self.helps

    def _chance(self) -> QWidget:
        self.seed = SeedField()
        self.seed.lock.setChecked(True)
        self.others = text_button(self.tr("Other colours"), self.run_others, icon="dices")
        self.others.setToolTip(self.tr("Runs with the next seed"))
        self.four = text_button(self.tr("Try four"), self.run_four)
        self.four.setToolTip(self.tr("Four seeds from this one on, to choose from"))
        self.seed.dice.hide()
        self.chance = Flow(self.others, self.four, self.seed)
        return self.chance

    def prepare(self, defaults: Mapping[str, Any]) -> None:
        words = str(defaults.get("negative_prompt", ""))
        self._left_out.setdefault(self.method, words)
        self.negative.set_text(self._left_out[self.method])

    def worded(self) -> Mapping[str, PromptField]:
        return {"prompt": self.prompt, "negative_prompt": self.negative}

    def rebase(self, name: str, old: Any, new: Any) -> None:
        if name == "negative_prompt" and self.negative.text() == old:
            self._left_out[self.method] = new
            self.negative.set_text(new)

    def _set_way(self, method: str) -> None:
        self._left_out[self.method] = self.negative.text()
        super()._set_way(method)
        if method in self._left_out:
            self.negative.set_text(self._left_out[method])

    def way_shown(self) -> None:
        worded = self.method in WORDED
        self.about.setText(QCoreApplication.translate("Ways", ABOUT[self.method]))
        for part in (self.prompt, self.unwanted, self.helps):
            part.setVisible(worded)
        self.chance.setVisible(self.method == PIGGYBACK)
        self.vivid.setVisible(self.method == PIGGYBACK)
        self.color_scale.setVisible(self.method == COLD)
        self.describe.refresh()

    # -- words and chance -------------------------------------------------------------------------

    def take_vivid(self) -> None:
        """The paper's words for strong colours, in both fields."""
        from colorstudio.methods.colorize.piggyback.request import BLEEDING, VIVID

        self.prompt.set_text(VIVID)
        self.negative.set_text(BLEEDING)
        self.unwanted.set_open(True)

    def run_others(self) -> None:
        """Runs with the next seed, which stays."""
        self.seed.set_seed((self.seed.seed() + 1) % (LARGEST + 1))
        self.seed.lock.setChecked(True)
        self.run()

    def run_four(self) -> None:
        """Runs with this seed and the next three; the first one's colours are taken."""
        self._count = FOUR
        self.run()
        self._count = 1

    # -- running ----------------------------------------------------------------------------------

    def work_size(self) -> tuple[int, int]:
        size, bundle = super().work_size(), self._chosen()
        if bundle is None or not all(size) or self.method == METHOD:
            return size
        from colorstudio.methods.colorize.picture import model_size

        return model_size(size, bundle.resolution)

    def asks(self) -> Sequence[Ask]:
        document = self._session.document
        layer = self._layer()
        if document is None or layer is None:
            raise BadInput(self.tr("There is no photo to colour."), self.tr("Open a photo first."))
        state, title = document.state, self.tr("Colours from a model")
        values = {**self.options(), **self._worded()}
        if values.get("relight"):
            made = _relit(state.size, self.tr("Relit by the model"))
        else:
            made = _edit_for(layer.id, title)
        asks = []
        for n in range(self._count):
            if n:
                values = {**values, "seed": (values["seed"] + 1) % (LARGEST + 1)}
            asks.append(
                Ask(
                    self.method, self.task, title, document,
                    _Capture(self.method, state, layer, values), made, self.bundle,
                    self.loras.uses(), first=n == 0, covers=n == 0, edits=not values.get("relight"),
                )
            )  # fmt: skip
        return asks

    def _worded(self) -> dict[str, Any]:
        """What the chosen way takes of the fields above More."""
        if self.method not in WORDED:
            return {}
        text = self.prompt.text()
        self.remember(text, self.prompt)
        values: dict[str, Any] = {"prompt": text, "negative_prompt": self.negative.text()}
        if self.method == PIGGYBACK:
            return {**values, "seed": self.seed.take()}
        return {**values, "color_scale": self.color_scale.number()}

    def _made(self, ask: Ask, look: object, notes: tuple[str, ...]) -> None:
        super()._made(ask, look, notes)
        picture, self._picture = self._picture, None
        if picture is None or not isinstance(look, ProposeColors):
            return
        request = ask.request
        assert isinstance(request, _Capture)
        name = dict(self.ways)[request.way]
        seed = request.values.get("seed")
        words = [QCoreApplication.translate("Ways", name), str(request.values.get("prompt", ""))]
        words += [self.tr("seed {0}").format(seed)] if seed is not None else []
        self.proposals.add(look, picture, " · ".join(filter(None, words)))
        self._show()

    def _ran(self, ask: Ask, result: Result) -> None:
        """What a run of cold diffusion kept answers the slider from now on."""
        request = ask.request
        self._picture = result.raw if ask.method in self.specs else None
        if ask.method != COLD or result.kept is None or not isinstance(request, _Capture):
            return
        source = request.state.source_layer
        assert source is not None
        self.scaling.take(
            Scalable(
                ask.document, source.tiles, request.layer.id, result.bundle, result.kept,
                result.recipe,
            )
        )  # fmt: skip
        wanted = self.color_scale.number()
        if wanted != request.values["color_scale"]:
            self.scaling.move(wanted)

    # -- what is there ----------------------------------------------------------------------------

    def take_away(self) -> None:
        """The colours come from the hints alone again."""
        layer = self._layer()
        if layer is not None and layer.model is not None:
            edit = SetLayer(layer.id, {"model": None})
            self._session.push(Several((edit,), name=self.tr("Take the model's colours away")))

    def _take(self, edit: ProposeColors) -> None:
        """Other colours that were proposed take the place of those that lie on the photo."""
        layer = self._layer()
        if layer is not None and layer.model is not edit.colors:
            now = self.proposals.edit_of(layer.model)
            self._session.push(replace(edit, former=now.recipe if now is not None else None))
        self._show()

    def _document_changed(self) -> None:
        self.proposals.forget()
        self._show()

    def _layer(self) -> AnswerLayer | None:
        document = self._session.document
        return document.state.answer_layer if document is not None else None

    def _committed(self, committed: Committed) -> None:
        if committed.change.layers:
            self._show()

    def _show(self) -> None:
        layer = self._layer()
        model = layer.model if layer is not None else None
        self.without_model.setVisible(model is not None)
        self.proposals.show_current(model)


class _Capture:
    """The photo as it was when Run was pressed; makes the request of it."""

    def __init__(
        self, way: str, state: DocumentState, layer: AnswerLayer, values: Mapping[str, Any]
    ) -> None:
        self.way, self.state, self.layer, self.values = way, state, layer, values

    def __call__(self, context: JobContext) -> Any:
        from colorstudio.document.capture import mask_arrays, source_pixels

        context.check()
        return load(method(self.way).request)(
            image=source_pixels(self.state),
            hints=self.state.hints,
            masks=mask_arrays(self.state),
            follow=self.layer.follow,
            saturation=self.layer.saturation,
            # the layer places what was proposed, and does so anew with every hint
            placed=False,
            **self.values,
        )


def _edit_for(layer_id: str, title: str) -> Callable[[Result, Any], Edit]:
    def edit(result: Result, request: Any) -> Edit:
        from colorstudio.document.model_colors import ModelColors

        assert result.raw is not None
        return ProposeColors(layer_id, ModelColors.of(result.raw), result.recipe, name=title)

    return edit


def _relit(size: tuple[int, int], title: str) -> Callable[[Result, Any], Look]:
    def look(result: Result, request: Any) -> Look:
        from colorstudio.document.picture_look import raw_look

        return raw_look(result, size, title)

    return look
