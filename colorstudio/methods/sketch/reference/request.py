"""What an artist asks of ColorizeDiffusion: a drawing in a reference's colours, turned by words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from colorstudio.diffusion.sampler_names import SAMPLER_NAMES
from colorstudio.errors import BadInput
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.base import check_ranges, choice, slider, switch
from colorstudio.methods.sketch.reference.edits import TextEdit, checked_edits, from_json
from colorstudio.methods.sketch.request import MOST_SEEDS, PAPERS, SketchRequest

WAY = "sketch.reference"
FORMS = ("attention", "cls")
LINES = ("auto", "as-is", "extract")
NULLS = ("blank", "zeros")
LARGEST_SIDE = 4096


@dataclass(frozen=True, eq=False)
class ReferenceRequest:
    """A drawing, any number of references, and edits by words; none but ``image`` is needed.

    ``image``, ``hints``, ``masks``, ``references``, ``reference_panels``: as of `SketchRequest`.
    ``edits``: applied in order to the tokens of every reference. ``gap``, ``ink``, ``paper``,
    ``lettering``: how the solver cuts the drawing, as of `SketchRequest`. ``placed``: False where
    only the model's own picture is wanted: there are no flats, and the pixels are the drawing's.
    Raises BadInput for values out of range, hints and masks that do not fit.
    """

    image: Pixels
    hints: Hints = field(default_factory=Hints, metadata={"document": True})
    masks: Mapping[str, np.ndarray] = field(default_factory=dict, metadata={"document": True})
    references: tuple[Reference, ...] = field(default=(), metadata={"document": True})
    reference_panels: tuple[int, ...] = field(default=(), metadata={"document": True})
    edits: tuple[TextEdit, ...] = field(default=(), metadata={"document": True})
    guidance: float = slider(
        5.0, 1.0, 15.0, step=0.5, label="Hold on the reference", help="The paper's GS."
    )
    sketch_guidance: float = slider(
        1.0, 1.0, 5.0, step=0.1, label="Hold on the lines", help="The paper's SGS."
    )
    noise_level: float = slider(
        0.0,
        0.0,
        1.0,
        step=0.05,
        label="Blurred reference",
        help="Part of the steps, from the first, in which the reference is blurred by noise.",
    )
    shade: bool = switch(True, help="Keeps the model's shadows as a layer of its own.")
    seed: int = slider(0, 0, MOST_SEEDS, help="Another number, another picture.")
    steps: int = slider(20, 1, 250, help="More take longer and settle finer.")
    side: int = slider(
        0,
        0,
        LARGEST_SIDE,
        step=64,
        unit=" px",
        label="Painted at",
        help="Longer side that the model paints; 0: the side that it was trained at.",
    )
    lines: str = choice(
        "auto",
        LINES,
        words={
            "auto": "As the picture needs",
            "as-is": "The drawing's own",
            "extract": "Looked for",
        },
        help="Where the model's lines come from; pictures that are no line art need extract.",
    )
    sketch_strength: float = slider(
        1.0, 0.0, 3.0, step=0.1, label="Strength of the lines", help="Of what the lines add."
    )
    form: str = choice(
        "attention",
        FORMS,
        label="Seen of the reference",
        words={"attention": "All its places", "cls": "Its sum alone"},
        help="What the model is shown of the reference, as it was trained.",
    )
    sampler: str = choice("dpmpp_2m_karras", SAMPLER_NAMES, help="How the noise is taken away.")
    null_sketch: str = choice(
        "blank",
        NULLS,
        label="No lines are",
        words={"blank": "A blank page", "zeros": "Zeros, as in the paper"},
        help="What the lines are held against.",
    )
    injection: bool = switch(
        False, label="Attention injection", help="The picture looks at the reference's own places."
    )
    injection_fidelity: float = slider(
        0.5,
        0.0,
        1.0,
        step=0.05,
        label="Injection, fidelity",
        help="How far what the reference is held against stays without it.",
    )
    injection_lines: float = slider(
        0.0,
        0.0,
        2.0,
        step=0.1,
        label="Injection, lines",
        help="Strength of the reference's own lines.",
    )
    injection_start: float = slider(
        0.0,
        0.0,
        1.0,
        step=0.05,
        label="Injection, start",
        help="Part of the steps after which it begins.",
    )
    adain: float = slider(
        0.0,
        0.0,
        2.0,
        step=0.05,
        label="AdaIN",
        help="0: none; the higher, the more blocks take the reference's mean and spread.",
    )
    reference_noise: bool = switch(
        False, label="Start from the reference", help="Begins with the reference under full noise."
    )
    released_edits: bool = switch(
        False,
        label="Edits as released",
        help="Edits by words as in the authors' program where it departs from the paper.",
    )
    scale_is_d: bool = switch(
        False,
        label="Edits as in Algorithm 2",
        help="Edits without an anchor move by their scale, whatever the reference has of it.",
    )
    gap: int = slider(12, 0, 64, unit=" px", help="Holes in lines up to this width are closed.")
    ink: int = slider(96, 1, 255, help="Darkness from which a pixel parts regions.")
    paper: str = choice(
        "white", PAPERS, help="Under flats and ink: white, the drawing's own paper, or nothing."
    )
    lettering: bool = switch(
        True, help="Lettering and screentone part no regions; balloons stay paper."
    )
    placed: bool = field(default=True, metadata={"document": True})

    def __post_init__(self) -> None:
        check_ranges(self)
        object.__setattr__(self, "edits", checked_edits(self.edits))
        fitted = self.placing(None)
        object.__setattr__(self, "hints", fitted.hints)
        object.__setattr__(self, "reference_panels", fitted.reference_panels)

    def model_pixels(self, resolution: int) -> int:
        """What the model works on, for `engine.forecast`."""
        from colorstudio.methods.sketch.reference.frame import frame_of

        return math.prod(frame_of(self.image.size, self.side or resolution).size)

    def placing(self, aligned: np.ndarray | None) -> SketchRequest:
        """What the solver is asked, with the model's answer (h x w x 4 uint8 sRGB)."""
        return SketchRequest(
            image=self.image,
            hints=self.hints,
            masks=self.masks,
            references=self.references if aligned is None else (),
            reference_panels=self.reference_panels if aligned is None else (),
            aligned=aligned,
            gap=self.gap,
            ink=self.ink,
            paper=self.paper,
            lettering=self.lettering,
        )


def settings_of(request: ReferenceRequest) -> dict[str, Any]:
    """Every field that a person sets, as a recipe holds it."""
    return {f.name: getattr(request, f.name) for f in fields(request) if f.metadata.get("form")}


def request_from(
    recipe: Mapping[str, Any],
    image: Pixels,
    references: tuple[Reference, ...] = (),
    hints: Hints | None = None,
    masks: Mapping[str, np.ndarray] | None = None,
) -> ReferenceRequest:
    """The request that made a recipe, for its drawing, references, hints and masks.

    Raises BadInput for a recipe of another way, and one that is damaged.
    """
    if recipe.get("way") != WAY:
        raise BadInput(
            "This recipe is not one of ColorizeDiffusion.", "Ask anew, without the recipe."
        )
    names = {f.name for f in fields(ReferenceRequest) if f.metadata.get("form")}
    kept = {name: recipe[name] for name in names if name in recipe}
    try:
        return ReferenceRequest(
            image,
            hints or Hints(image.size),
            masks or {},
            references,
            tuple(recipe.get("reference_panels", ())),
            from_json(recipe.get("edits", [])),
            **kept,
        )
    except (TypeError, AttributeError) as error:
        raise BadInput(
            f"This recipe is damaged: {error}.", "Ask anew, without the recipe."
        ) from error
