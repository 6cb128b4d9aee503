"""What an artist asks of the piggybacked model: colours for the photo from hints, words, chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from colorstudio.diffusion.sampler_names import SAMPLER_NAMES
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import choice, slider, switch, text
from colorstudio.methods.colorize.request import (
    DiffusionRequest,
    follow_slider,
    saturation_slider,
)

WAY = "colorize.piggyback"
DECODERS = ("lightness", "plain")
MOST_SEEDS = 2**31 - 1
NOISE, INSTANT = "noise", "instant"
"""What a run begins with: the paper's noise, or that over the colours of the instant solver."""
VIVID, BLEEDING = "a high quality colorful photo", "color bleeding"
"""The paper's words where colours are to be strong, and what they leave out (Table 1)."""


@dataclass(frozen=True, eq=False)
class PiggybackRequest(DiffusionRequest):
    """The photo as in `InstantRequest`; without hints and words the model colours it by itself.

    Raises BadInput for values out of range and hints that do not fit.
    """

    image: Pixels
    hints: Hints = field(default_factory=Hints, metadata={"document": True})
    mask: np.ndarray | None = field(default=None, metadata={"document": True})
    masks: Mapping[str, np.ndarray] = field(default_factory=dict, metadata={"document": True})
    prompt: str = text("", help="What is seen, and in what colours.")
    negative_prompt: str = text("", label="Leave out", help="What the colours shall not be like.")
    caption: bool = switch(False, help="Lets a model say what is seen, where no words are given.")
    guidance: float = slider(
        7.5, 1.0, 15.0, step=0.5, label="Hold on the words", help="How far the words are followed."
    )
    steps: int = slider(50, 1, 250, help="More take longer and settle finer.")
    sampler: str = choice("ddim", SAMPLER_NAMES, help="How the noise is taken away.")
    seed: int = slider(0, 0, MOST_SEEDS, help="Another number, other colours.")
    begin: str = choice(
        NOISE,
        (NOISE, INSTANT),
        label="Begins with",
        words={NOISE: "Noise alone", INSTANT: "Your hints' colours"},
        help="What lies under the first noise. Small models hold on to it more than to words.",
    )
    strength: float = slider(
        1.0,
        0.05,
        1.0,
        step=0.05,
        label="Freedom of the model",
        help="Less keeps more of your hints' colours, where a run begins with them.",
    )
    decoder: str = choice(
        "lightness",
        DECODERS,
        words={"lightness": "With the photo's detail", "plain": "Plain"},
        help="What makes pixels of the model's answer.",
    )
    relight: bool = switch(
        False, label="Let the model relight", help="Takes the model's own lightness: no seal."
    )
    follow: float = follow_slider()
    saturation: float = saturation_slider()
    placed: bool = field(default=True, metadata={"document": True})


def settings_of(request: PiggybackRequest) -> dict[str, Any]:
    """Every field that a person sets, as a recipe holds it."""
    return {f.name: getattr(request, f.name) for f in fields(request) if f.metadata.get("form")}
