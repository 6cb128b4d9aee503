"""What an artist asks of ColorEdit: an object, a colour to go by, and the words for both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.matting import check_proportions, mask_as_codes
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import check_ranges, choice, slider, switch, text

READINGS = ("auto", "R1", "R2", "R3")
"""What the paper's "value" of cross-attention is taken to be. In Stable Diffusion it depends on the
text alone, so it cannot come from a reference picture as the paper says; these can:

R1: what cross-attention puts out, per place. R2: the values themselves, of the reference's text.
R3: the values of self-attention, per place."""
READING_OF_FAMILY: Mapping[str, str] = {"sd1": "R1", "sd2": "R1"}
"""What "auto" stands for; families that are not named take DEFAULT_READING."""
DEFAULT_READING = "R1"
MEASURED_READING = "coloredit_reading"
"""In a bundle's constants: the reading that was best with these weights on validation pictures."""
BASELINES = ("coloredit", "value-only", "key-amplification", "text-only")
INVERSIONS = ("negative-prompt", "null-text", "ddim")
BLOCKS = ("1", "2", "3", "1+2", "2+3", "1+2+3")
MAPS = ("up", "all")
MOST_SEEDS = 2**31 - 1


@dataclass(frozen=True, eq=False)
class ColorEditRequest:
    """One object, one reference; ``mask`` and the two ways to name a reference as in `recolor`.

    ``mask``: h x w float32 in [0, 1], the object's matte; another size of the same proportions is
    scaled. Exactly one of ``color`` (a swatch is made of it) and ``reference`` (a crop, or a
    picture) is given. ``prompt``: words for the picture as it is; ``target_prompt``: for the
    picture as it shall be, "" for the same words. ``generated``: the picture was made by the same
    weights from ``prompt``, ``negative_prompt``, ``seed``, ``steps`` and ``guidance``
    (`run.source_picture`), so that its own latents are there and nothing has to be inverted.
    Raises BadInput for values out of range, a mask that does not fit, an empty mask.
    """

    image: Pixels
    mask: np.ndarray
    color: Color | None = None
    reference: Pixels | None = None
    prompt: str = text("", help="The picture as it is: “a photo of a hat”.")
    target_prompt: str = text("", help="The picture as it shall be: “a photo of a red hat”.")
    negative_prompt: str = text("", label="Leave out", help="What the picture shall not be.")
    tau: float = slider(
        0.8, 0.5, 1.0, step=0.01, help="Colours are aligned down to this part of the noise; 1: not."
    )
    blend: float = slider(
        0.1, 0.0, 1.0, step=0.01, help="How much of the reference is mixed in at the start."
    )
    reading: str = choice(
        "auto",
        READINGS,
        label="Colours are taken from",
        words={
            "auto": "What suits the model",
            "R1": "R1: what the words put in",
            "R2": "R2: the words' own values",
            "R3": "R3: the picture's own values",
        },
        help="What the paper's “values” are.",
    )
    blocks: str = choice(
        "1+2", BLOCKS, label="Aligned blocks", help="Blocks of the decoder that are aligned."
    )
    maps: str = choice(
        "up",
        MAPS,
        label="Shape kept in",
        words={"up": "The decoder", "all": "All blocks"},
        help="Blocks that take the picture's own self-attention.",
    )
    baseline: str = choice(
        "coloredit",
        BASELINES,
        label="Way",
        words={
            "coloredit": "ColorEdit",
            "key-amplification": "Louder words",
            "value-only": "Values only",
            "text-only": "Words only",
        },
        help="The paper's way, or what it is held to.",
    )
    amplification: float = slider(
        2.0,
        1.0,
        5.0,
        step=0.1,
        label="Loudness of the words",
        help="Of the new words' keys, for key-amplification.",
    )
    inversion: str = choice(
        "negative-prompt",
        INVERSIONS,
        label="Tracing back",
        words={
            "negative-prompt": "Negative prompt (fast)",
            "null-text": "Null text (slow, closest)",
            "ddim": "Plain DDIM",
        },
        help="How a picture is traced back to its noise.",
    )
    background: float = slider(
        0.2,
        0.0,
        1.0,
        step=0.05,
        label="Keep the surroundings",
        help="Last part of the steps in which what is around is kept.",
    )
    guidance: float = slider(
        7.5, 1.0, 20.0, step=0.5, label="Hold on the words", help="How far the words are followed."
    )
    steps: int = slider(50, 2, 250, help="More take longer and follow the picture closer.")
    seed: int = slider(0, 0, MOST_SEEDS, help="Of a generated picture.")
    generated: bool = switch(False, help="These weights made the picture from prompt and seed.")
    match_lightness: float = slider(
        1.0,
        0.0,
        1.0,
        step=0.05,
        label="Lightness of the model",
        help="1 takes the model's lightness, 0 keeps the object's.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)
        if (self.color is None) == (self.reference is None):
            raise BadInput("The new colour is not clear.", "Give a colour or a reference.")
        matte = mask_as_codes(self.mask)
        check_proportions(matte, self.image.size)
        if not matte.any():
            raise BadInput("The mask is empty.", "Choose an object first.")

    @property
    def wanted(self) -> str:
        """The words for the picture as it shall be."""
        return self.target_prompt or self.prompt

    def reading_for(self, family: str, measured: object = None) -> str:
        """The reading that is used with weights of this family.

        ``measured``: MEASURED_READING of their constants, which goes before the family's.
        """
        if self.reading != "auto":
            return self.reading
        if measured in READINGS[1:]:
            return str(measured)
        return READING_OF_FAMILY.get(family, DEFAULT_READING)


def settings_of(request: ColorEditRequest) -> dict[str, Any]:
    """Every field that a person sets, as a recipe holds it."""
    return {f.name: getattr(request, f.name) for f in fields(request) if f.metadata.get("form")}


def request_from(
    recipe: Mapping[str, Any], image: Pixels, mask: np.ndarray, reference: Pixels | None = None
) -> ColorEditRequest:
    """The request that made a recipe, for its picture, mask and (where it had one) reference.

    Raises BadInput for a recipe of another way, and one that is damaged.
    """
    if recipe.get("way") != "recolor.coloredit":
        raise BadInput("This recipe is not one of ColorEdit.", "Ask anew, without the recipe.")
    names = {f.name for f in fields(ColorEditRequest) if f.metadata.get("form")}
    kept = {name: recipe[name] for name in names if name in recipe}
    to = recipe.get("to")
    try:
        color = Color.parse(to) if to else None
        return ColorEditRequest(image, mask, color, None if color else reference, **kept)
    except (TypeError, AttributeError) as error:
        raise BadInput(
            f"This recipe is damaged: {error}.", "Ask anew, without the recipe."
        ) from error
