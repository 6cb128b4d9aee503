"""What an artist asks of the ways that give a picture a palette."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import check_ranges, slider, switch


@dataclass(frozen=True, eq=False)
class PaletteRequest:
    """A picture moved onto a palette, or onto the colours of another picture.

    ``mask``: H x W float32 in [0, 1]; outside of it nothing changes. ``reference``: a picture whose
    colours and amounts are taken; then ``palette`` may be empty. Raises BadInput for values out of
    range, an empty palette without a reference, and a mask of another size.
    """

    image: Pixels
    palette: Palette = field(default_factory=Palette, metadata={"document": True})
    mask: np.ndarray | None = field(default=None, metadata={"document": True})
    reference: Pixels | None = field(default=None, metadata={"document": True})
    exact: bool = switch(False, help="Only the palette's own colours, with its shares to a pixel.")
    strength: float = slider(
        1.0, 0.0, 1.0, step=0.05, help="How far colours are moved, where not exact."
    )
    dither: float = slider(
        0.0, 0.0, 1.0, step=0.05, help="Blue noise between the colours, where exact."
    )
    keep_lightness: bool = switch(False, help="Keep the lightness of the picture, where not exact.")

    def __post_init__(self) -> None:
        check_ranges(self)
        if self.reference is None:
            self.palette.checked()
        if self.mask is not None and self.mask.shape != self.image.array.shape[:2]:
            height, width = self.mask.shape
            raise BadInput(
                f"The mask is {width} × {height}, and the picture {self.image.width} × "
                f"{self.image.height}.",
                "Give a mask of the picture's size.",
            )
