"""The rectangle of a change covers every pixel that really looks different."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from states import answer_for, photo

from colorstudio.document import edits
from colorstudio.document.difference import change_between
from colorstudio.document.layers import (
    CHROMA_SCALE,
    FULL_ALPHA,
    AnswerLayer,
    ColorLayer,
    GroupLayer,
    Layer,
    PixelLayer,
    walk,
)
from colorstudio.document.render import render
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint

SIZE = (560, 300)
WHOLE = Rect(0, 0, *SIZE)
ANSWER = replace(answer_for(SIZE), follow=1.0)
ANSWER.grid[..., 1:] = 0.2


def paint(seed: int, coord: tuple[int, int]) -> np.ndarray:
    rect = Tiles.empty(SIZE, 4, np.uint8).tile_rect(coord)
    return np.random.default_rng(seed).integers(0, 256, (rect.h, rect.w, 4), np.uint8)


def chroma(seed: int, coord: tuple[int, int]) -> np.ndarray:
    rect = Tiles.empty(SIZE, 3, np.int16).tile_rect(coord)
    rng = np.random.default_rng(seed)
    tile = rng.integers(-40 * CHROMA_SCALE, 40 * CHROMA_SCALE, (rect.h, rect.w, 3), np.int16)
    tile[..., 2] = FULL_ALPHA
    return tile


def mask(seed: int) -> Tiles:
    return Tiles.empty(SIZE, 1, np.uint8).written(
        Rect(seed * 7 % 300, 0, 200, 200), np.full((200, 200, 1), 255, np.uint8)
    )


def start() -> DocumentState:
    state = DocumentState.from_pixels(photo(SIZE))
    color = edits.new_color_layer(state)
    color = replace(color, id="c", tiles=color.tiles.replaced({(1, 0): chroma(1, (1, 0))}))
    pixels = edits.new_pixel_layer(state)
    pixels = replace(pixels, id="p", tiles=pixels.tiles.replaced({(0, 0): paint(2, (0, 0))}))
    group = GroupLayer(id="g", name="G", children=(color,))
    return replace(state, layers=(*state.layers, group, pixels))


def step(state: DocumentState, kind: str, n: int) -> DocumentState:
    layers = list(walk(state.layers))
    some, other = layers[n % len(layers)], layers[n // 7 % len(layers)]
    coord = (n % 3, n // 3 % 2)
    new = state.new_layer_id()
    fresh: Layer = edits.new_pixel_layer(state)
    if n % 2:
        fresh = replace(edits.new_color_layer(state), id=new)
    if n % 3 and isinstance(fresh, PixelLayer):
        fresh = replace(fresh, tiles=fresh.tiles.replaced({coord: paint(n, coord)}))
    groups = [la.id for la in layers if isinstance(la, GroupLayer)]
    into = groups[n % len(groups)] if groups and n % 5 else None
    if kind == "tiles":
        make = chroma if isinstance(some, ColorLayer) else paint
        return edits.ReplaceTiles(some.id, {coord: None if n % 4 == 0 else make(n, coord)}).apply(
            state
        )
    if kind == "group":
        return edits.AddLayer(GroupLayer(id=new, name=""), above=some.id, into=into).apply(state)
    edit = {
        "add": edits.AddLayer(fresh, above=some.id, into=into),
        "remove": edits.RemoveLayer(some.id),
        "move": edits.MoveLayer(some.id, above=other.id, into=into),
        "bottom": edits.MoveLayer(some.id),
        "hide": edits.SetLayer(some.id, {"visible": not some.visible}),
        "opacity": edits.SetLayer(some.id, {"opacity": (n % 11) / 10}),
        "blend": edits.SetLayer(some.id, {"blend": ("normal", "screen", "multiply")[n % 3]}),
        "mask": edits.SetLayer(some.id, {"mask": mask(n) if n % 4 else None}),
        "rename": edits.SetLayer(some.id, {"name": f"n{n}"}),
        "several": edits.Several(
            (edits.MoveLayer(some.id, above=other.id), edits.SetLayer(other.id, {"opacity": 0.3}))
        ),
    }[kind]
    return edit.apply(state)


KINDS = """tiles tiles add group remove move bottom hide opacity blend mask rename several"""
STEPS = st.tuples(st.sampled_from(KINDS.split()), st.integers(0, 999))


@given(st.lists(STEPS, min_size=1, max_size=6), st.booleans())
@settings(max_examples=40)
def test_the_rectangle_covers_all_that_looks_different(steps: list, hints: bool) -> None:
    state = start()
    answer = ANSWER if hints else None
    picture = render(state, answer, WHOLE)
    for kind, n in steps:
        try:
            after = step(state, kind, n)
        except BadInput:
            continue
        change = change_between(state, after)
        shown = render(after, answer, WHOLE)
        outside = np.ones((SIZE[1], SIZE[0]), bool)
        outside[change.rect.intersected(WHOLE).slices] = False
        off = np.abs(shown.astype(int) - picture).max(axis=2)
        # colours that nobody sees
        off[(shown[..., 3] == 0) & (picture[..., 3] == 0)] = 0
        # whether colour is fused may round a code differently
        assert off[outside].max(initial=0) <= 1, (kind, n)
        if kind == "rename":
            assert change.rect.empty
        state, picture = after, shown


def test_what_changed_is_told_apart() -> None:
    state = start()
    hint = Hint("h", "point", ((5.0, 5.0),), 4.0, Color(50, 20, 20))
    change = change_between(state, edits.AddHints((hint,)).apply(state))
    assert (change.hints, change.source, change.layers, change.masks) == (True, False, False, False)
    assert change.rect.empty
    change = change_between(state, edits.SetMask("m", mask(1)).apply(state))
    assert (change.masks, change.hints, change.rect.empty) == (True, False, True)
    painted = edits.ReplaceTiles("photo", {(2, 1): paint(1, (2, 1))}).apply(state)
    change = change_between(state, painted)
    assert (change.source, change.layers) == (True, True)
    assert change.rect == Rect(512, 256, 48, 44)
    nothing = change_between(state, state)
    assert nothing.rect.empty
    assert not nothing.layers


def test_another_source_redraws_all_that_the_answer_colours() -> None:
    state = start()
    assert isinstance(state.answer_layer, AnswerLayer)
    assert change_between(state, replace(state, source="p")).rect == WHOLE
    hidden = edits.SetLayer("photo", {"visible": False}).apply(state)
    layer = hidden.source_layer
    assert layer is not None
    tiles = layer.tiles.replaced({(0, 0): paint(5, (0, 0))})
    after = edits.SetLayer("photo", {"tiles": tiles}).apply(hidden)
    assert change_between(hidden, after).rect == Rect(0, 0, 256, 256)
