"""What an artist asks of DDColor: colours for the whole photo, with the hints of the moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.spread import Proposal
from colorstudio.methods.base import check_ranges, slider
from colorstudio.methods.colorize.request import InstantRequest

STEP = 32
"""The network halves the picture five times."""


@dataclass(frozen=True, eq=False)
class DDColorRequest:
    """The photo as in `InstantRequest`; without hints the model colours all of it.

    ``side``: of the square that the network sees, in pixels. Raises BadInput for values out of
    range and hints that do not fit.
    """

    image: Pixels
    hints: Hints = field(default_factory=Hints, metadata={"document": True})
    mask: np.ndarray | None = field(default=None, metadata={"document": True})
    masks: Mapping[str, np.ndarray] = field(default_factory=dict, metadata={"document": True})
    side: int = slider(
        512,
        256,
        1024,
        step=STEP,
        unit=" px",
        label="Seen by the model",
        help="Side of the square that the model sees.",
    )
    follow: float = slider(
        0.4, 0.0, 1.0, step=0.05, help="How far a colour pales where the photo is darker."
    )
    saturation: float = slider(
        1.0, 0.0, 2.0, step=0.05, help="Multiplies the chroma of the whole picture."
    )
    placed: bool = field(default=True, metadata={"document": True})

    def __post_init__(self) -> None:
        check_ranges(self)
        if self.side % STEP:
            raise BadInput(f"side is {self.side}; it goes in steps of {STEP}.")
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
