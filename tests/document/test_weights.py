"""Which weights made a picture: found in any recipe, told once, written into the file."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.document.document import Document
from colorstudio.document.edits import AddRecipe
from colorstudio.document.recipe import recipe_of
from colorstudio.document.weights import noncommercial, weights_of
from colorstudio.imaging.pixels import Pixels


def facts(bundle: str, *, commercial: bool) -> dict[str, object]:
    licence = {"id": f"licence-of-{bundle}", "url": "", "commercial": commercial}
    return {"bundle": bundle, "title": bundle.title(), "fingerprint": "0", "licence": licence}


@pytest.fixture
def document() -> Document:
    return Document.from_pixels(Pixels(np.full((8, 8, 4), 255, np.uint8)))


def test_a_picture_without_models_says_nothing(document: Document) -> None:
    document.push(AddRecipe({"way": "recolor.instant", "to": "#ff0000"}))
    assert weights_of(document.state) == ()
    assert "weights" not in recipe_of(document.state)


def test_weights_are_found_in_any_recipe_told_once_and_written(document: Document) -> None:
    free, play = facts("free", commercial=True), facts("play", commercial=False)
    document.push(AddRecipe({"way": "palette.alignment", "weights": free}))
    document.push(AddRecipe({"way": "look", "made": {"steps": [{"weights": play}]}, "layer": "7"}))
    document.push(AddRecipe({"way": "palette.alignment", "weights": free}))
    assert weights_of(document.state) == (free, play)
    assert noncommercial(document.state) == ("Play (licence-of-play)",)
    assert recipe_of(document.state)["weights"] == [free, play]
    for _ in range(2):
        document.undo()
    assert noncommercial(document.state) == ()


@pytest.mark.parametrize("odd", [{"licence": {}}, {"licence": "mit"}, {"licence": None}, [], "x"])
def test_recipes_of_other_programs_and_versions_are_no_fault(
    document: Document, odd: object
) -> None:
    document.push(AddRecipe({"weights": odd}))
    assert noncommercial(document.state) == ()
