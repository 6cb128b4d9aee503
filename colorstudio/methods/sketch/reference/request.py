"""What an artist asks of ColorizeDiffusion: a drawing in a reference's colours, turned by words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from colorstudio.diffusion.sampler_names import SAMPLER_NAMES
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.base import check_ranges, choice, slider, switch
from colorstudio.methods.sketch.reference.edits import TextEdit
from colorstudio.methods.sketch.request import MOST_SEEDS, SketchRequest

FORMS = ("attention", "cls")


@dataclass(frozen=True, eq=False)
class ReferenceRequest:
    """A drawing, any number of references, and edits by words; none but ``image`` is needed.

    ``image``, ``hints``, ``masks``, ``references``, ``reference_panels``: as of `SketchRequest`.
    ``edits``: applied in order to the tokens of every reference.
    Raises BadInput for values out of range, hints and masks that do not fit.
    """

    image: Pixels
    hints: Hints = field(default_factory=Hints, metadata={"document": True})
    masks: Mapping[str, np.ndarray] = field(default_factory=dict, metadata={"document": True})
    references: tuple[Reference, ...] = field(default=(), metadata={"document": True})
    reference_panels: tuple[int, ...] = field(default=(), metadata={"document": True})
    edits: tuple[TextEdit, ...] = field(default=(), metadata={"document": True})
    form: str = choice("attention", FORMS, help="What the model is shown of the reference.")
    guidance: float = slider(
        5.0, 1.0, 15.0, step=0.5, label="Hold on the reference", help="The paper's GS."
    )
    sketch_guidance: float = slider(
        1.0, 1.0, 5.0, step=0.1, label="Hold on the lines", help="The paper's SGS."
    )
    sketch_strength: float = slider(
        1.0, 0.0, 3.0, step=0.1, label="Strength of the lines", help="Of what the lines add."
    )
    noise_level: float = slider(
        0.0,
        0.0,
        1.0,
        step=0.05,
        help="Part of the steps in which the reference is blurred by noise.",
    )
    steps: int = slider(20, 1, 250, help="More take longer and settle finer.")
    sampler: str = choice("dpmpp_2m_karras", SAMPLER_NAMES, help="How the noise is taken away.")
    seed: int = slider(0, 0, MOST_SEEDS, help="Another number, another picture.")
    shade: bool = switch(True, help="Keeps the model's light and shadow as a layer of its own.")

    def __post_init__(self) -> None:
        check_ranges(self)
        fitted = self.placing(None)
        object.__setattr__(self, "hints", fitted.hints)
        object.__setattr__(self, "reference_panels", fitted.reference_panels)

    def placing(self, aligned: np.ndarray | None) -> SketchRequest:
        """What the solver is asked, with the model's answer (h x w x 4 uint8 sRGB)."""
        return SketchRequest(
            image=self.image,
            hints=self.hints,
            masks=self.masks,
            references=self.references if aligned is None else (),
            reference_panels=self.reference_panels if aligned is None else (),
            aligned=aligned,
        )
