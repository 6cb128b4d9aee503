"""What an artist asks of DDColor: colours for the whole photo, with the hints of the moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import slider
from colorstudio.methods.colorize.request import (
    ModelRequest,
    follow_slider,
    saturation_slider,
)

STEP = 32
"""The network halves the picture five times."""


@dataclass(frozen=True, eq=False)
class DDColorRequest(ModelRequest):
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
    follow: float = follow_slider()
    saturation: float = saturation_slider()
    placed: bool = field(default=True, metadata={"document": True})

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.side % STEP:
            raise BadInput(f"side is {self.side}; it goes in steps of {STEP}.")
