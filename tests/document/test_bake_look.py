"""A look that is applied is one step, and the composite is the look itself, bit for bit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from colorstudio.document.bake_look import baked_look
from colorstudio.document.document import Document
from colorstudio.document.layers import PixelLayer
from colorstudio.document.look import Draft, Scene
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import flatten, render_display
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels


@dataclass(frozen=True)
class Darkened:
    """The smallest look there is: half as bright inside of a rectangle."""

    rect: Rect
    title: str = "Darkened"

    figures = None

    def prepared(self, scene: Scene, check: Callable[[], None]) -> Draft:
        return self

    def finished(self, scene: Scene, check: Callable[[], None]) -> tuple[Draft, np.ndarray | None]:
        return self, None

    def shown(self, codes: np.ndarray, rect: Rect, level: int) -> np.ndarray:
        out = codes.copy()
        part = self.rect.scaled_down(2**level).intersected(rect)
        at = Rect(part.x - rect.x, part.y - rect.y, part.w, part.h).slices
        out[at][..., :3] //= 2
        return out

    def support(self, rect: Rect) -> np.ndarray | None:
        return None

    def recipe(self, state: DocumentState) -> Mapping[str, Any]:
        return {"way": "test.darkened"}


PLACE = Rect(30, 200, 400, 90)


def picture(alpha: int | None, dtype: type = np.uint8) -> DocumentState:
    rng = np.random.default_rng(1)
    full = np.iinfo(dtype).max
    codes = rng.integers(2, full, (300, 520, 4), dtype=dtype)
    codes[..., 3] = full if alpha is None else codes[..., 3]
    codes[:, 100:110, 3] = 0 if alpha is not None else full
    return DocumentState.from_pixels(Pixels(codes))


def nothing() -> None:
    return


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_composite_is_the_look(dtype: type) -> None:
    state = picture(None, dtype)
    document = Document(state)
    before = flatten(state, None).array
    scene = Scene(state, None, Pyramid(), {})
    document.push(baked_look(scene, Darkened(PLACE), nothing))
    after = flatten(document.state, None).array
    assert np.array_equal(after, Darkened(PLACE).shown(before, Rect(0, 0, 520, 300), 0))
    layer = document.state.active_layer
    assert isinstance(layer, PixelLayer)
    assert layer.name == "Darkened"
    assert document.state.layers[-1] is layer
    assert document.state.recipes[-1] == {"way": "test.darkened", "layer": layer.id}
    assert set(layer.tiles.tiles) == {(0, 0), (1, 0), (0, 1), (1, 1)}
    document.undo()
    assert document.state is state


def test_a_transparent_picture_keeps_its_alpha() -> None:
    state = picture(7)
    document = Document(state)
    before = flatten(state, None).array
    scene = Scene(state, None, Pyramid(), {})
    document.push(baked_look(scene, Darkened(PLACE), nothing))
    after = flatten(document.state, None).array
    assert np.array_equal(after[..., 3], before[..., 3])
    want = Darkened(PLACE).shown(before, Rect(0, 0, 520, 300), 0)
    seen = before[..., 3] > 0
    assert np.abs(after[seen].astype(int) - want[seen]).max() <= 1


def test_a_look_that_changes_nothing_is_refused() -> None:
    state = picture(None)
    scene = Scene(state, None, Pyramid(), {})
    with pytest.raises(BadInput, match="changes nothing"):
        baked_look(scene, Darkened(Rect(0, 0, 0, 0)), nothing)


def test_the_screen_shows_it_before_it_is_an_edit() -> None:
    state, whole, pyramid = picture(None), Rect(0, 0, 520, 300), Pyramid()
    plain = render_display(state, None, whole, 0, pyramid).bgrx
    tried = render_display(state, None, whole, 0, pyramid, draft=Darkened(PLACE)).bgrx
    differs = (plain != tried).any(axis=-1)
    assert differs[PLACE.slices].all()
    assert differs.sum() == PLACE.area
