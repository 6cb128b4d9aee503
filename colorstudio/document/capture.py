"""What a worker gets of a document: frozen at one moment, nothing copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from colorstudio.document.document import Document
from colorstudio.document.layers import AnswerLayer
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput
from colorstudio.imaging.pixels import Pixels

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.methods.colorize.request import InstantRequest


@dataclass(frozen=True, eq=False)
class Capture:
    """The state of a document and the answer to its hints as they are now."""

    state: DocumentState
    answer: Answer | None

    @classmethod
    def of(cls, document: Document) -> Capture:
        """Made on the document's thread, read on any other."""
        return cls(document.state, document.answer)


def source_pixels(state: DocumentState) -> Pixels:
    """The photo that hints are spread over; uncopied while nothing was painted on it.

    Raises BadInput where the document has none.
    """
    source = state.source_layer
    if source is None:
        raise BadInput("This document has no photo to colour.", "Choose one in the layers panel.")
    return Pixels(source.tiles.to_array(), state.profile)


def mask_arrays(state: DocumentState) -> dict[str, np.ndarray]:
    """The masks that acting hints name, H x W float32 in [0, 1]. A missing one is left out."""
    named = {hint.mask for hint in state.hints.acting if hint.mask}
    return {
        name: state.masks[name].to_array()[..., 0] * np.float32(1 / 255)
        for name in sorted(named & state.masks.keys())
    }


def instant_request(state: DocumentState) -> InstantRequest:
    """The request of the exact full-size run of what the window shows. Raises BadInput."""
    from colorstudio.methods.colorize.request import InstantRequest

    answer = state.answer_layer or AnswerLayer(id="", name="")
    masks, proposal = mask_arrays(state), None
    if answer.model is not None:
        from colorstudio.imaging.overruled import Overruler

        proposal = Overruler(answer.model.chroma, state.size).proposal(state.hints, masks)
    return InstantRequest(
        image=source_pixels(state),
        hints=state.hints,
        masks=masks,
        proposal=proposal,
        follow=answer.follow,
        saturation=answer.saturation,
    )
