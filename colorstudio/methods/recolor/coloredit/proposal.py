"""A model's answer as a small value that goes with a candidate; light to import."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import frozen


@dataclass(frozen=True, eq=False)
class Proposal:
    """A model's answer, at its size.

    ``rgb``: h x w x 3 uint8 sRGB, what it made. ``source``: the same place as it was shown.
    ``mask``: h x w uint8, the object in it. ``crop``: that place in the picture.
    Raises BadInput for sizes that do not fit one another.
    """

    rgb: np.ndarray
    source: np.ndarray
    mask: np.ndarray
    crop: Rect

    def __post_init__(self) -> None:
        shape = self.rgb.shape
        fits = self.source.shape == shape and self.mask.shape == shape[:2]
        if not fits or len(shape) != 3 or shape[2] != 3 or min(shape[:2]) < 2:
            raise BadInput("This proposal is damaged: its pictures do not fit.", "Run it again.")
        if self.crop.empty:
            raise BadInput("This proposal is damaged: it has no place.", "Run it again.")
        for array in (self.rgb, self.source, self.mask):
            frozen(array)
