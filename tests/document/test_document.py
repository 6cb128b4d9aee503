"""The history: steps, merging, limits, what is unsaved, who is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from states import photo

from colorstudio.document import document as document_module
from colorstudio.document import edits
from colorstudio.document.document import Committed, Document
from colorstudio.document.event import Event
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint

SIZE = (520, 300)


@pytest.fixture
def document() -> Document:
    return Document(DocumentState.from_pixels(photo(SIZE)), title="a.png")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that the document sees; change it with ``clock[0] = ...``."""
    now = [100.0]
    monkeypatch.setattr(document_module.time, "monotonic", lambda: now[0])
    return now


def painted(value: int) -> edits.ReplaceTiles:
    return edits.ReplaceTiles("photo", {(0, 0): np.full((256, 256, 4), value, np.uint8)})


def moved(n: int, key: str = "move:h1") -> edits.ChangeHints:
    hint = Hint("h1", "point", ((float(n), 5.0),), 4.0, Color(50, 20, 20))
    return edits.ChangeHints((hint,), merge_key=key)


def with_hint(document: Document) -> Document:
    document.push(edits.AddHints((Hint("h1", "point", ((0.0, 5.0),), 4.0, Color(50, 1, 1)),)))
    return document


def test_undo_and_redo_walk_through_the_very_states(document: Document) -> None:
    states = [document.state]
    for n in range(4):
        document.push(painted(n))
        states.append(document.state)
    for state in reversed(states[:-1]):
        document.undo()
        assert document.state is state
    document.undo()
    assert document.state is states[0]
    for state in states[1:]:
        document.redo()
        assert document.state is state
    document.redo()
    assert document.state is states[-1]
    for index in (2, 0, 4, 1):
        document.go_to(index)
        assert document.state is states[index]
    for index in (-1, 5):
        with pytest.raises(BadInput):
            document.go_to(index)


def test_a_new_edit_ends_what_was_undone(document: Document) -> None:
    for n in range(3):
        document.push(painted(n))
    document.undo()
    document.undo()
    document.push(painted(9))
    assert not document.can_redo
    assert len(document.steps) == 2


def test_a_dragged_hint_is_one_step(document: Document, clock: list[float]) -> None:
    before = with_hint(document).state
    for n in range(10):
        clock[0] += 0.5
        document.push(moved(n))
    assert len(document.steps) == 2
    assert document.state.hints.items[0].x == 9
    document.undo()
    assert document.state is before


def test_what_is_apart_stays_apart(document: Document, clock: list[float]) -> None:
    with_hint(document)
    document.push(moved(1))
    clock[0] += 5
    document.push(moved(2))
    document.push(moved(3, key="move:other"))
    document.push(moved(4, key=""))
    document.push(moved(5, key=""))
    assert len(document.steps) == 6
    document.undo()
    document.push(moved(6, key=""))
    document.mark_saved(Path("/a.colorstudio"))
    document.push(moved(7, key="x"))
    document.mark_saved(Path("/a.colorstudio"))
    document.push(moved(8, key="x"))
    # undo has to be able to stop at what was saved
    assert document.modified
    document.undo()
    assert not document.modified


def test_the_history_is_bounded_in_steps_and_bytes(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_module, "HISTORY_STEPS", 10)
    for n in range(30):
        document.push(painted(n))
    assert len(document.steps) == 10
    assert document.index == 10
    for _ in range(20):
        document.undo()
    layer = document.state.source_layer
    assert layer is not None
    assert layer.tiles.tiles[0, 0][0, 0, 0] == 19
    for _ in range(20):
        document.redo()
    tile_bytes = 256 * 256 * 4
    monkeypatch.setattr(document_module, "HISTORY_BYTES", 3 * tile_bytes)
    document.push(painted(99))
    assert sum(step.nbytes for step in document.steps) <= 3 * tile_bytes
    assert document.can_undo


def test_one_huge_step_can_still_be_undone(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_module, "HISTORY_BYTES", 10)
    before = document.state
    document.push(painted(1))
    assert document.can_undo
    document.undo()
    assert document.state is before


def test_it_tells_what_happened_and_what_is_unsaved(document: Document) -> None:
    told: list[Committed] = []
    renamed: list[None] = []
    stop = document.committed.connect(told.append)
    document.renamed.connect(renamed.append)
    document.push(painted(1))
    assert (told[-1].name, told[-1].change.rect.w) == ("Paint", 256)
    assert told[-1].after is document.state
    assert document.modified
    document.undo()
    assert told[-1].name == "Undo Paint"
    assert not document.modified
    document.redo()
    document.mark_saved(Path("/tmp/b.colorstudio"))
    assert not document.modified
    assert document.title == "b.colorstudio"
    document.mark_unsaved()
    assert document.modified
    assert len(renamed) == 5
    stop()
    count = len(told)
    document.undo()
    assert len(told) == count


def test_choosing_a_layer_is_no_edit(document: Document) -> None:
    document.push(painted(1))
    document.mark_saved(Path("/a.colorstudio"))
    document.choose("answer")
    assert document.state.active == "answer"
    assert not document.modified
    assert len(document.steps) == 1
    document.choose("not there")
    assert document.state.active == "answer"


def test_an_answer_is_told_and_is_no_edit(document: Document) -> None:
    told: list[object] = []
    document.answered.connect(told.append)
    document.set_answer(None)
    assert told == [None]
    assert not document.can_undo


def test_new_ids_are_new(document: Document) -> None:
    state = document.state
    for _ in range(5):
        layer = edits.new_pixel_layer(state)
        assert state.layer(layer.id) is None
        state = edits.AddLayer(layer).apply(state)
    assert state.with_layers(state.layers[:1]).active == "photo"
    assert replace(state, source="none").source_layer is None


def test_a_listener_may_leave_while_it_is_called() -> None:
    event: Event[int] = Event()
    seen: list[int] = []
    stops = []

    def once(value: int) -> None:
        seen.append(value)
        stops[0]()

    stops.append(event.connect(once))
    event.connect(lambda value: seen.append(-value))
    event.emit(1)
    event.emit(2)
    assert seen == [1, -1, -2]
    stops[0]()
