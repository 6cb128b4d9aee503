"""What a model proposes comes into a document: one step, with its recipe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from colorstudio.document.edits import SetLayer
from colorstudio.document.layers import AnswerLayer
from colorstudio.document.model_colors import ModelColors
from colorstudio.document.state import DocumentState


@dataclass(frozen=True, eq=False)
class ProposeColors:
    """A model's colours come under the hints, with the recipe of the run.

    ``former``: a recipe whose place it takes, since the same run was only looked at otherwise.
    Nothing happens where the layer ``layer_id`` is gone.
    """

    layer_id: str
    colors: ModelColors
    recipe: Mapping[str, Any]
    former: Mapping[str, Any] | None = None
    name: str = "Colours from a model"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        if not isinstance(state.layer(self.layer_id), AnswerLayer):
            return state
        after = SetLayer(self.layer_id, {"model": self.colors}).apply(state)
        rest = tuple(recipe for recipe in after.recipes if recipe is not self.former)
        return replace(after, recipes=(*rest, self.recipe))
