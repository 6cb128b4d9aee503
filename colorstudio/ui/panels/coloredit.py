"""The part of the Recolor panel that asks a model: words for the object, how far it may go, Run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtWidgets import QWidget

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.pixels import Pixels
from colorstudio.jobs.job import JobContext
from colorstudio.ui.model_runs import Ask
from colorstudio.ui.panels.model_section import ModelSection
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.prompt import PromptField
from colorstudio.ui.widgets.scrub import ScrubField
from colorstudio.ui.widgets.swatch import color_words

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.document.look import Look
    from colorstudio.document.pyramid import Pyramid
    from colorstudio.document.state import DocumentState
    from colorstudio.methods.base import Result
    from colorstudio.ui.panels.recolor_parts import NewColor

METHOD = "recolor.coloredit"
REACH, MIX = 0.2, 0.1
NEAR = 1e-4
"""The paper's: the first fifth of the steps, a tenth of the reference."""


class ColorEditSection(ModelSection):
    """The object is the chosen mask, the colour that of ``new``: its swatch or its reference."""

    method = METHOD
    task = "recolor"
    own = frozenset({"prompt", "target_prompt", "tau", "blend", "generated", "seed"})

    def __init__(self, session: Session, new: NewColor) -> None:
        self._new = new
        super().__init__(session, self.tr("Ask a model to recolour it"))

    def make_given(self) -> Sequence[QWidget]:
        self.prompt = PromptField(
            self.tr("The picture as it is"),
            self.tr("The picture in words: a photo of a hat"),
            history=self.recent,
        )
        self.target = PromptField(
            self.tr("The picture as it shall be"),
            self.tr("As it shall be, if you like: a photo of a red hat"),
            history=self.recent,
        )
        self.reach = ScrubField(
            self.tr("Colour change"), REACH, 0, 0.5, default=REACH, unit="%", shown=100, step=0.01
        )
        self.reach.setToolTip(
            self.tr(
                "The first part of the steps in which the new colour is put in: more changes the "
                "colour further and keeps less of the shape"
            )
        )
        self.mix = ScrubField(
            self.tr("Mix in at the start"), MIX, 0, 0.3, default=MIX, unit="%", shown=100, step=0.01
        )
        self.mix.setToolTip(self.tr("How much of the new colour the model begins with"))
        for field in (self.prompt, self.target):
            field.run.connect(self.run)
        return self.prompt, self.target, self.reach, self.mix

    def worded(self) -> Mapping[str, PromptField]:
        return {"prompt": self.prompt, "target_prompt": self.target}

    def rebase(self, name: str, old: Any, new: Any) -> None:
        field = {"tau": self.reach, "blend": self.mix}.get(name)
        if field is None:
            return
        before, after = (1 - old, 1 - new) if name == "tau" else (old, new)
        field.set_default(after)
        if abs(field.number() - before) < NEAR:
            field.set_value(after)

    def asks(self) -> Sequence[Ask]:
        session = self._session
        document = session.document
        if document is None:
            raise BadInput(self.tr("No picture is open."), self.tr("Open one first."))
        if not session.mask:
            raise BadInput(self.tr("No object is chosen."), self.tr("Click it, or draw around it."))
        reference = self._new.reference
        color = self._new.color if reference is None else None
        name = color_words(color) if color is not None else reference.name if reference else ""
        values = {
            **self.options(),
            "prompt": self.prompt.text(),
            "target_prompt": self.target.text(),
            "tau": round(1 - self.reach.number(), 4),
            "blend": self.mix.number(),
        }
        for words in (self.target, self.prompt):
            self.remember(words.text(), self.prompt, self.target)
        request = _Capture(
            document.state, document.answer, session.pyramid, session.mask, color,
            reference.pixels if reference is not None else None, values,
        )  # fmt: skip
        title = self.tr("{0}: {1}").format(session.mask, name)
        return [
            Ask(
                METHOD, self.task, title, document, request, _looked(session.mask), self.bundle,
                self.loras.uses(),
            )
        ]  # fmt: skip


class _Capture:
    """The document as it was when Run was pressed, and the request that is made of it."""

    def __init__(
        self,
        state: DocumentState,
        answer: Answer | None,
        pyramid: Pyramid,
        mask: str,
        color: Color | None,
        reference: Pixels | None,
        values: dict[str, Any],
    ) -> None:
        self._state, self._answer, self._pyramid = state, answer, pyramid
        self._mask, self._color, self._reference = mask, color, reference
        self._values = values

    def __call__(self, context: JobContext) -> Any:
        from colorstudio.document.render import flatten
        from colorstudio.methods.recolor.coloredit.request import ColorEditRequest

        state = self._state
        image = flatten(state, self._answer, context.check, cache=self._pyramid)
        mask = state.masks[self._mask].to_array()[..., 0] * np.float32(1 / 255)
        return ColorEditRequest(image, mask, self._color, self._reference, **self._values)


def _looked(mask: str) -> Callable[[Result, Any], Look]:
    """What makes the look of a result that was asked for inside of ``mask``."""

    def look(result: Result, request: Any) -> Look:
        from colorstudio.document.coloredit_look import look_of

        return look_of(result, request, mask)

    return look
