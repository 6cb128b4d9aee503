"""What an artist asks of the ways that colour a grey photo."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.spread import Proposal
from colorstudio.methods.base import check_ranges, slider


def follow_slider() -> Any:
    """The field ``follow`` of every request that is placed under a photo's lightness."""
    return slider(
        0.4, 0.0, 1.0, step=0.05, help="How far a colour pales where the photo is darker."
    )


def saturation_slider() -> Any:
    """The field ``saturation`` of the same."""
    return slider(1.0, 0.0, 2.0, step=0.05, help="Multiplies the chroma of the whole picture.")


@dataclass(frozen=True, eq=False)
class InstantRequest:
    """Hints spread along edges.

    ``image``: taken by its L* alone. ``hints``: in its coordinates, or at another size of the same
    proportions. ``mask``: h x w float32 in [0, 1], any resolution; outside of it nothing is
    coloured. ``masks``: those which hints name. ``proposal``: a model's soft term. ``placed``:
    False where nobody looks at the full-size answer: its pixels are the photo's, without a seal.
    Raises BadInput for values out of range and hints that do not fit.
    """

    image: Pixels
    hints: Hints
    mask: np.ndarray | None = field(default=None, metadata={"document": True})
    masks: Mapping[str, np.ndarray] = field(default_factory=dict, metadata={"document": True})
    proposal: Proposal | None = field(default=None, metadata={"document": True})
    follow: float = follow_slider()
    saturation: float = saturation_slider()
    placed: bool = field(default=True, metadata={"document": True})

    def __post_init__(self) -> None:
        check_ranges(self)
        fitted = self.hints.scaled_to(self.image.size).checked()
        object.__setattr__(self, "hints", fitted)
        for hint in fitted.acting:
            if hint.mask and hint.mask not in self.masks:
                raise BadInput(
                    f"A {hint.kind} names the mask “{hint.mask}”, which is not there.",
                    "Give the mask, or take its name out of the hint.",
                )


class ModelRequest:
    """What the requests of all models that propose colours for a photo have in common.

    Not a dataclass: each of them lists these fields where its form shows them.
    """

    image: Pixels
    hints: Hints
    mask: np.ndarray | None
    masks: Mapping[str, np.ndarray]
    follow: float
    saturation: float
    placed: bool

    def __post_init__(self) -> None:
        """Raises BadInput for values out of range and hints that do not fit."""
        check_ranges(self)
        object.__setattr__(self, "hints", self.placing(None).hints)

    def placing(self, proposal: Proposal | None) -> InstantRequest:
        """What the solver is asked, with the model's answer."""
        return InstantRequest(
            image=self.image,
            hints=self.hints,
            mask=self.mask,
            masks=self.masks,
            proposal=proposal,
            follow=self.follow,
            saturation=self.saturation,
            placed=self.placed,
        )


class DiffusionRequest(ModelRequest):
    """The same of those whose models see the photo at the size of their weights."""

    def model_pixels(self, resolution: int) -> int:
        """What the model works on, for `engine.forecast`."""
        from colorstudio.methods.colorize.picture import model_size

        return math.prod(model_size(self.image.size, resolution))
