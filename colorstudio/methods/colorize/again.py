"""The request behind a recipe of a coloured photo, so that it is made once more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging import hints as hint_files
from colorstudio.imaging.pixels import Pixels

DAMAGED = "This recipe is damaged"
MASK = "Give the mask with it."


def request_from(
    recipe: Mapping[str, Any],
    way: str,
    request_type: type,
    image: Pixels,
    *,
    mask: np.ndarray | None = None,
    masks: Mapping[str, np.ndarray] | None = None,
) -> Any:
    """The request of a way ("colorize.cold") that made a recipe, for its photo and masks.

    ``request_type``: of that way. ``masks``: those that its hints name. Raises BadInput for a
    recipe of another way, one that is damaged, and a photo of other proportions.
    """
    if recipe.get("way") != way:
        raise BadInput(f"This recipe is not one of {way}.", "Name another file.")
    names = {f.name for f in fields(request_type) if f.metadata.get("form")}
    if recipe.get("masked") and mask is None:
        raise BadInput(
            "This picture was coloured inside of a mask, which its recipe has not.", MASK
        )
    settings: dict[str, Any] = {name: recipe[name] for name in names if name in recipe}
    try:
        marks = hint_files.from_json(recipe.get("hints"))
        return request_type(image=image, hints=marks, mask=mask, masks=masks or {}, **settings)
    except (TypeError, AttributeError, ValueError) as error:
        raise BadInput(f"{DAMAGED}: {error}.", "Ask anew, without the recipe.") from error
