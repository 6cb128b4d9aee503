"""How a picture was made, as JSON that travels in the file and makes the same picture again."""

from __future__ import annotations

from typing import Any

import colorstudio
from colorstudio.document.layers import AnswerLayer, FlatsLayer
from colorstudio.document.state import DocumentState
from colorstudio.document.weights import weights_of
from colorstudio.imaging import hints


def recipe_of(state: DocumentState, seal: float | None = None) -> dict[str, Any]:
    """The recipe of what the window shows: the way, its settings, the hints, the seals, and which
    weights had a part in it, by what licence."""
    flats = state.flats_layer
    recipe = _of_photo(state, seal) if flats is None else _of_drawing(state, flats)
    made_with = weights_of(state)
    return {**recipe, "weights": [dict(facts) for facts in made_with]} if made_with else recipe


def _of_photo(state: DocumentState, seal: float | None) -> dict[str, Any]:
    answer = state.answer_layer or AnswerLayer(id="", name="")
    recipe: dict[str, Any] = {
        "program": f"ColorStudio {colorstudio.__version__}",
        "way": "colorize.instant",
        "size": list(state.size),
        "hints": hints.to_json(state.hints),
        "follow": answer.follow,
        "saturation": answer.saturation,
        "layers": len(state.layers),
    }
    if seal is not None:
        recipe["seals"] = {"lightness_max_error": round(seal, 4)}
    return recipe


def _of_drawing(state: DocumentState, flats: FlatsLayer) -> dict[str, Any]:
    """As `methods.sketch.instant.recipe` has it: hints are all that a drawing's colours need."""
    paper = {"#ffffff": "white", "": "none"}.get(flats.paper, "own")
    return {
        "program": f"ColorStudio {colorstudio.__version__}",
        "way": "sketch.instant",
        "size": list(state.size),
        "hints": hints.to_json(state.hints),
        "gap": flats.gap,
        "ink": flats.threshold,
        "paper": paper,
        "lettering": flats.lettering,
        "layers": len(state.layers),
    }
