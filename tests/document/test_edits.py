"""Every edit: does what it says, undo gives back the very state, redo the very other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from states import photo

from colorstudio.document import edits
from colorstudio.document.document import Document
from colorstudio.document.layers import AnswerLayer, ColorLayer, GroupLayer, PixelLayer, find, walk
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints

SIZE = (300, 200)
RED = Color.from_hex("#c02020")
POINT = Hint("h1", "point", ((10.0, 20.0),), 4.0, RED, group="skin")
OTHER = Hint("h2", "point", ((50.0, 20.0),), 4.0, RED, group="coat")


def start() -> DocumentState:
    state = DocumentState.from_pixels(photo(SIZE))
    paint = replace(edits.new_pixel_layer(state), id="paint")
    color = replace(edits.new_color_layer(state), id="color")
    group = GroupLayer(id="group", name="Group", children=(color,))
    mask = Tiles.from_array(np.full((SIZE[1], SIZE[0], 1), 9, np.uint8))
    return replace(
        state,
        layers=(*state.layers, paint, group),
        active="paint",
        hints=Hints(SIZE, (POINT, OTHER)),
        masks={"face": mask},
    )


def names(state: DocumentState) -> list[str]:
    return [layer.id for layer in walk(state.layers)]


def layer(state: DocumentState, layer_id: str) -> Any:
    return find(state.layers, layer_id)


TILE = np.full((200, 256, 4), 5, np.uint8)
MASK = Tiles.from_array(np.full((SIZE[1], SIZE[0], 1), 200, np.uint8))
MOVED = POINT.moved(5, 6)
NEW_HINT = Hint("h3", "keep", ((1.0, 2.0), (3.0, 4.0)))

CASES: dict[str, tuple[Any, Callable[[DocumentState], bool]]] = {
    "add hints": (
        edits.AddHints((NEW_HINT,)),
        lambda s: [h.id for h in s.hints.items] == ["h1", "h2", "h3"],
    ),
    "change hints": (edits.ChangeHints((MOVED,)), lambda s: s.hints.items[0] == MOVED),
    "remove hints": (edits.RemoveHints(("h1",)), lambda s: s.hints.items == (OTHER,)),
    "set hints": (
        edits.SetHints(Hints((150, 100), (POINT,))),
        lambda s: s.hints.size == SIZE and s.hints.items[0].x == 20.5,
    ),
    "recolor group": (
        edits.RecolorGroup("skin", Color(50, 1, 2)),
        lambda s: [h.color for h in s.hints.items] == [Color(50, 1, 2), RED],
    ),
    "hide group": (edits.ShowGroup("skin", False), lambda s: s.hints.hidden == {"skin"}),
    "tiles": (
        edits.ReplaceTiles("paint", {(0, 0): TILE}),
        lambda s: layer(s, "paint").tiles.tile((0, 0)) is TILE,
    ),
    "all tiles": (
        edits.SetLayerTiles("paint", Tiles.from_array(np.full((*SIZE[::-1], 4), 3, np.uint8))),
        lambda s: layer(s, "paint").tiles.to_array().min() == 3,
    ),
    "add layer": (
        edits.AddLayer(PixelLayer(id="n", name="n", tiles=Tiles.empty(SIZE, 4, np.uint8))),
        lambda s: names(s)[2:4] == ["paint", "n"] and s.active == "n",
    ),
    "add into": (
        edits.AddLayer(AnswerLayer(id="n", name="n"), into="group"),
        lambda s: names(s)[-2:] == ["color", "n"],
    ),
    "remove layer": (
        edits.RemoveLayer("group"),
        lambda s: names(s) == ["photo", "answer", "paint"],
    ),
    "move above": (
        edits.MoveLayer("color", above="photo"),
        lambda s: names(s) == ["photo", "color", "answer", "paint", "group"],
    ),
    "move into": (
        edits.MoveLayer("paint", into="group"),
        lambda s: names(s) == ["photo", "answer", "group", "color", "paint"],
    ),
    "move down": (edits.MoveLayer("paint"), lambda s: names(s)[0] == "paint"),
    "set layer": (
        edits.SetLayer("color", {"opacity": 0.5, "mask": MASK}),
        lambda s: layer(s, "color").opacity == 0.5 and layer(s, "color").mask is MASK,
    ),
    "set mask": (edits.SetMask("hair", MASK), lambda s: s.masks.get("hair") is MASK),
    "delete mask": (edits.SetMask("face", None), lambda s: not s.masks),
    "several": (
        edits.Several((edits.AddHints((NEW_HINT,)), edits.RemoveLayer("paint"))),
        lambda s: len(s.hints) == 3 and "paint" not in names(s) and s.active == "group",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_edit_does_undoes_and_does_again(case: str) -> None:
    edit, holds = CASES[case]
    document = Document(start())
    before = document.state
    assert not holds(before)
    document.push(edit)
    after = document.state
    assert holds(after)
    assert edit.name
    document.undo()
    assert document.state is before
    document.redo()
    assert document.state is after


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    document = Document(start())
    for edit in (
        edits.ReplaceTiles("paint", {}),
        edits.SetLayer("paint", {"opacity": 1.0}),
        edits.RemoveLayer("none"),
        edits.MoveLayer("none"),
    ):
        document.push(edit)
    assert not document.can_undo


REFUSED = {
    "no layer": edits.ReplaceTiles("none", {(0, 0): TILE}),
    "answer": edits.ReplaceTiles("answer", {(0, 0): TILE}),
    "group": edits.ReplaceTiles("group", {(0, 0): TILE}),
    "twice": edits.AddLayer(AnswerLayer(id="answer", name="")),
    "twice inside": edits.AddLayer(
        GroupLayer(id="new", name="", children=(AnswerLayer(id="answer", name=""),))
    ),
    "into itself": edits.MoveLayer("group", above="color"),
    "hints of another picture": edits.SetHints(Hints((10, 90), (POINT,))),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_and_changes_nothing(case: str) -> None:
    document = Document(start())
    before = document.state
    with pytest.raises(BadInput) as caught:
        document.push(REFUSED[case])
    assert caught.value.message.endswith(".")
    assert document.state is before
    assert not document.can_undo


@pytest.mark.parametrize("values", [{"locked": True}, {"visible": False}])
def test_a_locked_or_hidden_layer_is_not_painted_on(values: dict[str, bool]) -> None:
    state = edits.SetLayer("paint", values).apply(start())
    with pytest.raises(BadInput, match="Paint"):
        edits.ReplaceTiles("paint", {(0, 0): TILE}).apply(state)
    if "locked" in values:
        with pytest.raises(BadInput, match="locked"):
            edits.RemoveLayer("paint").apply(state)


@pytest.mark.parametrize(
    ("values", "says"), [({"locked": True}, "locked"), ({"visible": False}, "hidden")]
)
def test_a_locked_or_hidden_group_guards_what_is_inside(values: dict[str, bool], says: str) -> None:
    state = edits.SetLayer("group", values).apply(start())
    with pytest.raises(BadInput, match=f"Group.*{says}"):
        edits.paintable(state, "color")
    edits.paintable(state, "paint")


def test_a_group_with_a_locked_layer_is_not_deleted() -> None:
    state = edits.SetLayer("color", {"locked": True}).apply(start())
    with pytest.raises(BadInput, match="locked"):
        edits.RemoveLayer("group").apply(state)


def test_hints_that_would_colour_nothing_are_refused_in_words() -> None:
    state = start()
    edits.check_hints_act(state)
    for edit, says in (
        (edits.RemoveLayer("photo"), "no photo"),
        (edits.RemoveLayer("answer"), "is gone"),
        (edits.SetLayer("answer", {"visible": False}), "hidden"),
    ):
        with pytest.raises(BadInput, match=says):
            edits.check_hints_act(edit.apply(state))


def test_the_last_layer_stays() -> None:
    state = start()
    for layer_id in ("answer", "paint", "group"):
        state = edits.RemoveLayer(layer_id).apply(state)
    with pytest.raises(BadInput, match="last"):
        edits.RemoveLayer("photo").apply(state)


def test_new_layers_are_empty_and_have_ids_of_their_own() -> None:
    state = start()
    paint, color = edits.new_pixel_layer(state), edits.new_color_layer(state)
    assert isinstance(color, ColorLayer)
    assert paint.id not in names(state)
    assert (paint.tiles.nbytes, color.tiles.nbytes) == (0, 0)
    assert (paint.tiles.dtype, color.tiles.dtype) == (state.dtype, np.int16)
