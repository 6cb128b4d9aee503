"""What an artist asks of Color Alignment: words, colours with their amounts, and where."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from colorstudio.errors import BadInput, ModelMissing
from colorstudio.imaging.matting import check_proportions
from colorstudio.imaging.palette import Palette, from_json
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import check_ranges, choice, slider, switch, text

WAY = "palette.alignment"
LEAST_SIDE, MOST_SIDE = 64, 16384
MATCHERS = ("auction", "greedy", "nearest")
"""How the colours are given to the places of a latent.

auction: one-to-one, near the least cost. greedy: one-to-one, as the authors' code does it. nearest:
f of the paper, many-to-one, so that amounts are not kept.
"""
NEGATIVE = (
    "Low quality, bad quality, sketches, logo, watermark, text, ugly, deformed, blurry, lowres"
)
AUTO, ZERO_SHOT, FINE_TUNED = "auto", "zero-shot", "fine-tuned"
FORMS = (AUTO, ZERO_SHOT, FINE_TUNED)
"""zero-shot: the estimate of x0 takes the colours by g; any weights will do. fine-tuned: what the
network sees takes them by f, with weights trained so (``alignment_unet``). auto: fine-tuned where
the weights have that. The third form of the paper, in pixels, has a request of its own."""
TRAINED_ROLE = "alignment_unet"
DOCUMENT: Mapping[str, Any] = {"document": True}


@dataclass(frozen=True, eq=False)
class AlignmentRequest:
    """A picture from words, in the colours of a palette or of a ``reference``.

    ``palette``: colours with shares; free ones have equal parts of what the shares leave.
    ``reference``: a picture (or a hand-drawn canvas, then ``mixed``) whose colours are taken in
    their amounts, instead of the palette; transparent pixels do not count. ``image`` and ``mask``
    (h x w float32 in [0, 1], of the picture's proportions): the new picture is made inside of the
    mask, and ``width`` and ``height`` do not count. ``permuted`` is False only to show what the
    paper's psi is for: the fine-tuned network then sees the colours where they lie. Raises BadInput
    for values out of range, no colours, and a mask that is empty, of other proportions, or without
    a picture.
    """

    palette: Palette = field(default_factory=Palette, metadata=DOCUMENT)
    reference: Pixels | None = field(default=None, metadata=DOCUMENT)
    image: Pixels | None = field(default=None, metadata=DOCUMENT)
    mask: np.ndarray | None = field(default=None, metadata=DOCUMENT)
    permuted: bool = field(default=True, metadata=DOCUMENT)
    prompt: str = text(help="What is to be seen: “a red sports car in the rain”.")
    negative_prompt: str = text(NEGATIVE, help="What is not to be seen.")
    width: int = slider(512, LEAST_SIDE, MOST_SIDE, unit=" px", help="Of the new picture.")
    height: int = slider(512, LEAST_SIDE, MOST_SIDE, unit=" px", help="Of the new picture.")
    steps: int = slider(50, 1, 250, help="More take longer and settle finer.")
    guidance: float = slider(
        5.0, 1.0, 20.0, step=0.5, label="Hold on the words", help="How far the words are followed."
    )
    seed: int = slider(0, 0, 2**31 - 1, help="Another number, another picture.")
    exact: bool = switch(False, help="Only the palette's own colours, with its shares to a pixel.")
    strength: float = slider(
        1.0,
        0.0,
        1.0,
        step=0.05,
        label="Hold on the colours",
        help="How far each step is moved onto the colours.",
    )
    stop: float = slider(
        0.2,
        0.0,
        0.9,
        step=0.05,
        label="Free at the end",
        help="Last part of the noise in which details come freely.",
    )
    blur: float = slider(
        3.0,
        1.0,
        8.0,
        step=0.5,
        label="Blurred colours",
        help="How much the colours are blurred before the model sees them.",
    )
    matcher: str = choice(
        "auction",
        MATCHERS,
        label="Colours to places",
        words={"auction": "Least change", "greedy": "In turn", "nearest": "Nearest, any amounts"},
        help="How colours are given to places.",
    )
    form: str = choice(
        AUTO,
        FORMS,
        label="Kind of weights",
        words={
            AUTO: "The best installed",
            ZERO_SHOT: "Any model, as it is",
            FINE_TUNED: "Trained for given colours",
        },
        help="Trained weights see the colours themselves and give them to places in their own way.",
    )
    mixed: bool = switch(
        False, label="Mix the reference in blocks", help="For colours that were drawn by hand."
    )

    def __post_init__(self) -> None:
        check_ranges(self)
        if self.reference is None:
            self.palette.checked()
        if self.mask is None:
            return
        if self.image is None:
            raise BadInput(
                "There is a mask, and no picture that it belongs to.",
                "Give the picture, or leave the mask out.",
            )
        check_proportions(self.mask, self.image.size)
        if not (self.mask >= 0.5).any():
            raise BadInput("The mask is empty.", "Select where the picture is to be.")

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the answer."""
        return self.image.size if self.image is not None else (self.width, self.height)


def form_used(request: AlignmentRequest, roles: Container[str]) -> str:
    """ZERO_SHOT or FINE_TUNED, with weights of these ``roles``.

    Raises ModelMissing where a form is asked for that they cannot do.
    """
    if request.form == FINE_TUNED and TRAINED_ROLE not in roles:
        raise ModelMissing(
            "These weights are not trained for given colours.",
            f"Choose the form “{ZERO_SHOT}”, or install weights with the part {TRAINED_ROLE}.",
        )
    if request.form == AUTO:
        return FINE_TUNED if TRAINED_ROLE in roles else ZERO_SHOT
    return request.form


def settings_of(request: Any) -> dict[str, Any]:
    """Every field that a person sets, as a recipe holds it."""
    return {f.name: getattr(request, f.name) for f in fields(request) if f.metadata.get("form")}


def kept_in(recipe: Mapping[str, Any], request_type: Any) -> dict[str, Any]:
    """Of a recipe what `settings_of` a request of this type put there, and ``permuted``."""
    names = {f.name for f in fields(request_type) if f.metadata.get("form")} | {"permuted"}
    return {name: recipe[name] for name in names if name in recipe}


def colors_in(recipe: Mapping[str, Any]) -> dict[str, Any]:
    """The ``palette`` or the ``reference`` in a recipe.

    Raises BadInput, and what a damaged one raises: KeyError, TypeError, ValueError, AttributeError.
    """
    from colorstudio.methods.palette.alignment.condition import picture_from_text

    if "reference" in recipe:
        return {"reference": picture_from_text(recipe["reference"])}
    return {"palette": from_json(recipe["palette"])}


def request_from(
    recipe: Mapping[str, Any], image: Pixels | None = None, mask: np.ndarray | None = None
) -> AlignmentRequest:
    """The request that made a recipe; ``image`` and ``mask`` again where it was made inside of one.

    Raises BadInput for a recipe of another way, one that is damaged, and a missing picture.
    """
    if recipe.get("way") != WAY:
        raise BadInput(
            "This recipe is not one of Color Alignment.",
            "Name a picture that `palette generate` wrote.",
        )
    if recipe.get("inside") and image is None:
        raise BadInput(
            "This picture was made inside of another one.", "Give that picture and its mask."
        )
    # recipes from before there was a choice have no form
    kept = kept_in({"form": ZERO_SHOT, **recipe}, AlignmentRequest)
    try:
        return AlignmentRequest(**colors_in(recipe), image=image, mask=mask, **kept)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(
            f"This recipe is damaged: {error}.", "Ask anew, without the recipe."
        ) from error
