"""What an artist asks of the ways that colour a drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.aligned import check_same_drawing
from colorstudio.imaging.cast import Cast
from colorstudio.imaging.color_named import parts_from_words
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.matting import check_proportions
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.base import check_ranges, choice, slider, switch

PAPERS = ("white", "own", "none")
SHADES = ("none", "cel")
MOST_PANELS = 999
MOST_SEEDS = 2**31 - 1


@dataclass(frozen=True, eq=False)
class SketchRequest:
    """Flat colours under the ink of a drawing; none but ``image`` is needed.

    ``hints``: in the drawing's coordinates, or at another size of the same proportions. ``masks``:
    those that hints name, h x w in [0, 1] or uint8; also LETTERING and SCREENTONE.
    ``references``: coloured pictures for regions without a hint; ``reference_panels``: for each of
    them the panel of the page that it is for, 0 for none.
    ``aligned``: the same drawing coloured (a model's proposal), h x w x 4 uint8 sRGB of its
    proportions: regions take the colour that they have there; it goes before references.
    ``cast``: the parts, in the colours that its picture has; ``cast_reference``: that picture,
    h x w x 4 uint8 sRGB, used where there are no ``references``. ``words``: other colours for
    parts, "hair: dark green"; without a cast they are one.

    Raises BadInput for values out of range, hints and masks that do not fit, unknown parts.
    """

    image: Pixels
    hints: Hints = field(default_factory=Hints, metadata={"document": True})
    masks: Mapping[str, np.ndarray] = field(default_factory=dict, metadata={"document": True})
    references: tuple[Reference, ...] = field(default=(), metadata={"document": True})
    reference_panels: tuple[int, ...] = field(default=(), metadata={"document": True})
    aligned: np.ndarray | None = field(default=None, metadata={"document": True})
    cast: Cast | None = field(default=None, metadata={"document": True})
    cast_reference: np.ndarray | None = field(default=None, metadata={"document": True})
    words: str = field(default="", metadata={"document": True})
    gap: int = slider(12, 0, 64, unit=" px", help="Holes in lines up to this width are closed.")
    ink: int = slider(96, 1, 255, help="Darkness from which a pixel parts regions.")
    paper: str = choice(
        "white", PAPERS, help="Under flats and ink: white, the drawing's own paper, or nothing."
    )
    lettering: bool = switch(
        True, help="Lettering and screentone part no regions; balloons stay paper."
    )
    shade: str = choice(
        "none", SHADES, help="cel: a sickle of shade on every flat, away from the light."
    )
    light: float = slider(
        315.0,
        0.0,
        360.0,
        step=5.0,
        unit="°",
        help="Where light comes from, clockwise from above.",
    )
    panel: int = slider(
        0, 0, MOST_PANELS, help="Only this panel of a comic page, in reading order; 0 is all of it."
    )
    seed: int = slider(0, 0, MOST_SEEDS, help="Another one is another proposal.")

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
        for mask in self.masks.values():
            check_proportions(mask, self.image.size)
        if self.aligned is not None:
            check_same_drawing(self.aligned, self.image.size)
        panels = self.reference_panels or (0,) * len(self.references)
        if len(panels) != len(self.references):
            raise BadInput(
                f"{len(panels)} panels do not fit {len(self.references)} references.",
                "Give one for each, 0 for none.",
            )
        object.__setattr__(self, "reference_panels", panels)
        if self.words:
            _ = self.cast.with_words(self.words) if self.cast else parts_from_words(self.words)
