"""What is seen in a photo, in words: by a model (BLIP), for ways that take a prompt."""

from __future__ import annotations

import re
from typing import Any, Protocol

import numpy as np

from colorstudio.errors import BadInput, ModelMissing
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Models
from colorstudio.methods.colorize.picture import grey_of

ROLE = "captioner"
SIDE = 384
"""Longest side that is shown to the model, which sees squares of this side."""
_GREY = re.compile(
    r"^(?:there is |this is )?an? (?:old )?"
    r"(?:black and white|black & white|grayscale|greyscale|monochrome)"
    r" (?:photograph|photo|picture|image|drawing)s? of ",
    re.IGNORECASE,
)


class Asks(Protocol):
    """What a request has to say about words, and whose photo it is."""

    @property
    def prompt(self) -> str: ...
    @property
    def caption(self) -> bool: ...
    @property
    def image(self) -> Pixels: ...


def caption(models: Models, image: Pixels) -> str:
    """A sentence on what a photo shows, taken by its lightness alone.

    Raises ModelMissing where the bundle has no captioner, BadInput for one that says nothing.
    """
    if ROLE not in models.bundle.parts:
        raise ModelMissing(
            "There is no model here that says what a photo shows.",
            "Install one (BLIP), or say it yourself.",
        )
    scale = SIDE / max(image.size)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    grey = np.rint((grey_of(image, size) + 1) * 127.5).astype(np.uint8)
    with models.lease(ROLE) as (captioner,):
        said = without_grey(captioner.said(np.repeat(grey[..., None], 3, axis=-1)))
    if not said:
        raise BadInput("The model said nothing of this photo.", "Say yourself what is seen.")
    return said


def captioned(engine: Any, image: Pixels, bundle: str = "") -> str:
    """`caption` outside of a run, for words that a person edits before it; blocks.

    ``engine``: an `Engine`. ``bundle``: whose captioner is taken, if it has one; else any that is
    installed. On the thread of model runs. Raises as `caption`.
    """
    try:
        models = engine.models_for((ROLE,), bundle)
    except ModelMissing:
        models = engine.models_for((ROLE,))
    return caption(models, image)


def for_prompt(models: Models, request: Asks, notes: list[str]) -> str:
    """The caption that stands in for an empty prompt; "" where none is wanted or none can be had.

    ``notes``: gets a sentence on it.
    """
    if not request.caption or request.prompt.strip():
        return ""
    if ROLE not in models.bundle.parts:
        notes.append("No caption was made: no model for it (BLIP) is installed.")
        return ""
    said = caption(models, request.image)
    notes.append(f"The words are a model's: “{said}”.")
    return said


def without_grey(text: str) -> str:
    """A caption without "a black and white photo of": those words would lead back to grey."""
    return _GREY.sub("", text.strip()).strip()
