"""The part of the Colorize panel that asks a model for the colours of the whole photo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from colorstudio.document.document import Committed
from colorstudio.document.edits import AddRecipe, SetLayer, Several
from colorstudio.errors import BadInput
from colorstudio.jobs.job import JobContext
from colorstudio.ui.model_runs import Ask
from colorstudio.ui.panels.model_section import ModelSection
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import note, text_button

if TYPE_CHECKING:
    from colorstudio.document.layers import AnswerLayer
    from colorstudio.document.state import DocumentState
    from colorstudio.methods.base import Result

METHOD = "colorize.ddcolor"


class ProposeSection(ModelSection):
    """The colours come under the hints, in one step; hints go on answering over them."""

    method = METHOD
    task = "colorize"
    own = frozenset({"follow", "saturation"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, self.tr("Colours from a model"))
        session.document_changed.connect(lambda _: self._show())
        session.committed.connect(self._committed)
        self._show()

    def make_given(self) -> Sequence[QWidget]:
        self.about = note(
            self.tr("A model colours the whole photo. A hint then turns the thing that it lies on.")
        )
        self.without_model = text_button(
            self.tr("Take the model's colours away"), self.take_away, icon="x"
        )
        return self.about, self.without_model

    def asks(self) -> Sequence[Ask]:
        document = self._session.document
        layer = self._layer()
        if document is None or layer is None:
            raise BadInput(self.tr("There is no photo to colour."), self.tr("Open a photo first."))
        state, title = document.state, self.tr("Colours from a model")
        return (
            Ask(
                METHOD, self.task, title, document, _Capture(state, layer, self.options()),
                _edit_for(layer.id, title), self.bundle, covers=True, edits=True,
            ),
        )  # fmt: skip

    def take_away(self) -> None:
        """The colours come from the hints alone again."""
        layer = self._layer()
        if layer is not None and layer.model is not None:
            edit = SetLayer(layer.id, {"model": None})
            self._session.push(Several((edit,), name=self.tr("Take the model's colours away")))

    def _layer(self) -> AnswerLayer | None:
        document = self._session.document
        return document.state.answer_layer if document is not None else None

    def _committed(self, committed: Committed) -> None:
        if committed.change.layers:
            self._show()

    def _show(self) -> None:
        layer = self._layer()
        self.without_model.setVisible(layer is not None and layer.model is not None)


class _Capture:
    """The photo as it was when Run was pressed; makes the request of it."""

    def __init__(self, state: DocumentState, layer: AnswerLayer, values: dict[str, Any]) -> None:
        self._state, self._layer, self._values = state, layer, values

    def __call__(self, context: JobContext) -> Any:
        from colorstudio.document.capture import mask_arrays, source_pixels
        from colorstudio.methods.colorize.ddcolor.request import DDColorRequest

        context.check()
        return DDColorRequest(
            source_pixels(self._state),
            self._state.hints,
            masks=mask_arrays(self._state),
            follow=self._layer.follow,
            saturation=self._layer.saturation,
            **self._values,
        )


def _edit_for(layer_id: str, title: str) -> Any:
    def edit(result: Result, request: Any) -> Several:
        from colorstudio.document.model_colors import ModelColors

        assert result.raw is not None
        colors = SetLayer(layer_id, {"model": ModelColors.of(result.raw)})
        return Several((colors, AddRecipe(result.recipe)), name=title)

    return edit
