"""What an artist asks of Color Alignment in pixels: colours with their amounts, and no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from colorstudio.diffusion.bundle import Bundle
from colorstudio.errors import BadInput
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import check_ranges, slider, switch
from colorstudio.methods.palette.alignment.request import DOCUMENT, colors_in, kept_in

WAY = "palette.pixels"
ROLE = "pixel_unet"
RESOLUTION = "pixel_resolution"
"""In a bundle's constants: the side that this network was trained at, where others have another."""


@dataclass(frozen=True, eq=False)
class PixelsRequest:
    """A small picture of what the weights were trained on, in exactly the colours that are given.

    ``palette``: colours with shares; free ones have equal parts of what the shares leave.
    ``reference``: a picture whose pixels are taken, as they are, instead; transparent ones do not
    count. The side is the weights' own. ``permuted``: see `AlignmentRequest`. Raises BadInput for
    values out of range and no colours.
    """

    palette: Palette = field(default_factory=Palette, metadata=DOCUMENT)
    reference: Pixels | None = field(default=None, metadata=DOCUMENT)
    permuted: bool = field(default=True, metadata=DOCUMENT)
    steps: int = slider(50, 1, 250, help="More take longer and settle finer.")
    seed: int = slider(0, 0, 2**31 - 1, help="Another number, another picture.")
    enlarge: int = slider(8, 1, 32, unit=" ×", help="Each pixel becomes a square of so many.")
    exact: bool = switch(False, help="The palette's shares to a pixel, too.")

    def __post_init__(self) -> None:
        check_ranges(self)
        if self.reference is None:
            self.palette.checked()

    def model_pixels(self, resolution: int) -> int:
        """What the model works on, for `engine.forecast`."""
        return resolution * resolution


def side_of(bundle: Bundle) -> int:
    """The side of the pictures that the weights make, in pixels."""
    return int(bundle.constants.get(RESOLUTION, bundle.resolution))


def request_from(recipe: Mapping[str, Any]) -> PixelsRequest:
    """The request that made a recipe. Raises BadInput for one of another way, or damaged."""
    if recipe.get("way") != WAY:
        raise BadInput(
            "This recipe is not one of Color Alignment in pixels.", "Ask anew, without the recipe."
        )
    try:
        return PixelsRequest(**colors_in(recipe), **kept_in(recipe, PixelsRequest))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(
            f"This recipe is damaged: {error}.", "Ask anew, without the recipe."
        ) from error
