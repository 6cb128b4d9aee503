"""What an artist asks of cold diffusion: colours for the photo from words, without chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from colorstudio.imaging.hints import Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import choice, slider, switch, text
from colorstudio.methods.colorize.request import (
    DiffusionRequest,
    follow_slider,
    saturation_slider,
)

WAY = "colorize.cold"
NEGATIVE = "grainy black-and-white photo, photo taken on an old box camera, grayscale photography"
ORDERS = ("auto", "grey-to-colour", "as-published")


@dataclass(frozen=True, eq=False)
class ColdRequest(DiffusionRequest):
    """The photo as in `InstantRequest`. The same request gives the same colours: there is no seed.

    ``kept``: `Result.kept` of a former run of the same photo, words and steps: then only
    ``color_scale`` is applied and decoded, without sampling.
    Raises BadInput for values out of range and hints that do not fit.
    """

    image: Pixels
    hints: Hints = field(default_factory=Hints, metadata={"document": True})
    mask: np.ndarray | None = field(default=None, metadata={"document": True})
    masks: Mapping[str, np.ndarray] = field(default_factory=dict, metadata={"document": True})
    kept: Any = field(default=None, metadata={"document": True})
    prompt: str = text("", help="What is seen, and in what colours.")
    negative_prompt: str = text(NEGATIVE, label="Leave out", help="What the colours are led from.")
    caption: bool = switch(False, help="Lets a model say what is seen, where no words are given.")
    guidance: float = slider(
        1.6, 0.0, 10.0, step=0.1, label="Hold on the words", help="On top of the plain answer."
    )
    color_scale: float = slider(
        1.0, 0.0, 2.0, step=0.05, label="Colour scale", help="Below 1 mutes, above 1 saturates."
    )
    steps: int = slider(50, 1, 250, help="More take longer and settle finer.")
    order: str = choice(
        "auto",
        ORDERS,
        label="Order of time",
        words={
            "auto": "As the weights say",
            "grey-to-colour": "From grey to colour",
            "as-published": "As published",
        },
        help="How time runs; the weights know it.",
    )
    follow: float = follow_slider()
    saturation: float = saturation_slider()
    placed: bool = field(default=True, metadata={"document": True})
