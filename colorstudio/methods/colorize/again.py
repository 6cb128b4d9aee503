"""The request behind a recipe of a coloured photo, so that it is made once more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging import hints as hint_files
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.registry import METHODS, load

DAMAGED = "This recipe is damaged"
MASK = "Give the mask with it."


def request_from(
    recipe: Mapping[str, Any],
    image: Pixels,
    *,
    mask: np.ndarray | None = None,
    masks: Mapping[str, np.ndarray] | None = None,
) -> tuple[str, Any]:
    """The way's id and the request that made a recipe, for its photo and masks.

    ``masks``: those that its hints name. Raises BadInput for a recipe of another task, one that is
    damaged, and a photo of other proportions.
    """
    specs = {spec.id: spec for spec in METHODS if spec.task == "colorize"}
    spec = specs.get(str(recipe.get("way")))
    if spec is None:
        raise BadInput("This recipe is not one of a coloured photo.", "Name another file.")
    request_type = load(spec.request)
    names = {f.name for f in fields(request_type) if f.metadata.get("form")}
    if recipe.get("masked") and mask is None:
        raise BadInput(
            "This picture was coloured inside of a mask, which its recipe has not.", MASK
        )
    settings: dict[str, Any] = {name: recipe[name] for name in names if name in recipe}
    try:
        marks = hint_files.from_json(recipe.get("hints"))
        return spec.id, request_type(
            image=image, hints=marks, mask=mask, masks=masks or {}, **settings
        )
    except (TypeError, AttributeError, ValueError) as error:
        raise BadInput(f"{DAMAGED}: {error}.") from error
