"""What an artist asks of the ways that colour a grey photo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.spread import Proposal
from colorstudio.methods.base import check_ranges, slider


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
    follow: float = slider(
        0.4, 0.0, 1.0, step=0.05, help="How far a colour pales where the photo is darker."
    )
    saturation: float = slider(
        1.0, 0.0, 2.0, step=0.05, help="Multiplies the chroma of the whole picture."
    )
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
