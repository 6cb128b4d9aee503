"""What an artist asks of the ways that give an object another colour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.matting import check_proportions, mask_as_codes
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.recolor import ANCHORS
from colorstudio.methods.base import check_ranges, choice, slider


@dataclass(frozen=True, eq=False)
class RecolorRequest:
    """One object, one colour.

    ``mask``: h x w float32 in [0, 1], the object's matte; another size of the same proportions is
    scaled. Exactly one of ``color`` and ``reference`` (a crop whose colour is taken) is given.
    ``point``: x, y of the pixel that becomes the colour, for ``anchor="point"``.
    Raises BadInput for values out of range, masks and points that do not fit, an empty mask.
    """

    image: Pixels
    mask: np.ndarray
    color: Color | None = None
    reference: Pixels | None = None
    point: tuple[float, float] | None = None
    anchor: str = choice(
        "midtone", ANCHORS, help="Where the colour lands: the lit mid-tone, the mean, a point."
    )
    match_lightness: float = slider(
        1.0, 0.0, 1.0, step=0.05, help="1 takes the colour's lightness, 0 keeps the object's."
    )
    highlights: float = slider(
        1.0, 0.0, 2.0, step=0.05, help="Multiplies the object's neutral highlights."
    )

    def __post_init__(self) -> None:
        check_ranges(self)
        if (self.color is None) == (self.reference is None):
            raise BadInput("The new colour is not clear.", "Give a colour or a reference.")
        matte = mask_as_codes(self.mask)
        check_proportions(matte, self.image.size)
        if not matte.any():
            raise BadInput("The mask is empty.", "Choose an object first.")
        if self.anchor == "point":
            self._check_point()

    def _check_point(self) -> None:
        if self.point is None:
            raise BadInput("No point was chosen for the colour.", "Click on the object.")
        x, y = self.point
        if not self.image.rect.contains(x, y):
            raise BadInput(
                f"The point {x:g}, {y:g} lies outside of the picture.", "Choose one inside of it."
            )
