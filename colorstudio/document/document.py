"""A document: its present state, the way back and forward, and who wants to know of changes."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from colorstudio.document.difference import change_between
from colorstudio.document.event import Change, Event
from colorstudio.document.layers import ColorLayer, GroupLayer, Layer, PixelLayer, walk
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput
from colorstudio.imaging.pixels import Pixels

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.document.look import Draft

HISTORY_STEPS = 500
HISTORY_BYTES = 1_500_000_000
MERGE_SECONDS = 2.0
DRAG_KEY = "drag:"
"""Begins the merge keys of one drag each: its edits are one step however long it takes."""


class Edit(Protocol):
    """One undoable change. A frozen value; `apply` is pure and raises BadInput when it cannot be.

    ``name`` is shown in the history ("Paint", "Move hint"). Edits with the same ``merge_key`` that
    follow each other within MERGE_SECONDS become one step (a dragged slider, a moved hint).
    """

    @property
    def name(self) -> str: ...

    @property
    def merge_key(self) -> str: ...

    def apply(self, state: DocumentState) -> DocumentState: ...


@dataclass(frozen=True, eq=False)
class Step:
    """An edit that was made: the states on both sides of it share all that it did not touch."""

    name: str
    before: DocumentState
    after: DocumentState
    merge_key: str
    seconds: float
    nbytes: int
    """As `step_bytes`; kept, since going through all steps at every edit would be felt."""


@dataclass(frozen=True, eq=False)
class Committed:
    """Told to the journal and to views: which way, and what changed."""

    name: str
    before: DocumentState
    after: DocumentState
    change: Change


class Document:
    """Mutable only here. Lives on one thread; everything that it hands out is frozen.

    ``notices``: sentences about how the file was read, for the artist. ``draft``: the look that is
    shown over the picture and is not part of it yet. ``answered_state``: what ``answer`` is of; the
    hints may be further. ``on_disk``: what `on_disk.mark_of` says of the project's file as it was
    last read or written here, "" while that is not known.

    ``events``: ``committed`` after every push, undo and redo; ``answered`` when the living answer
    to the hints was replaced; ``renamed`` when path, title or the unsaved mark changed.
    """

    def __init__(self, state: DocumentState, *, path: Path | None = None, title: str = "") -> None:
        self.state = state
        self.path = path
        self.title = title or (path.name if path else "Untitled")
        self.on_disk = ""
        self.notices: tuple[str, ...] = ()
        self.steps: list[Step] = []
        self.index = 0
        self.answer: Answer | None = None
        self.answered_state: DocumentState | None = None
        self.draft: Draft | None = None
        self.committed: Event[Committed] = Event()
        self.answered: Event[Answer | None] = Event()
        self.renamed: Event[None] = Event()
        self._saved = state

    @classmethod
    def from_pixels(
        cls, pixels: Pixels, *, metadata: Any = None, path: Path | None = None, title: str = ""
    ) -> Document:
        """A new document of one photo; ``metadata`` as `imaging.io.Metadata`."""
        state = DocumentState.from_pixels(pixels, metadata=metadata)
        return cls(state, path=path, title=title)

    @property
    def modified(self) -> bool:
        """True while there is something that was not saved."""
        return self.state is not self._saved

    @property
    def can_undo(self) -> bool:
        return self.index > 0

    @property
    def can_redo(self) -> bool:
        return self.index < len(self.steps)

    def push(self, edit: Edit) -> Change:
        """Applies an edit and remembers the way back. What was undone before is gone."""
        before = self.state
        after = edit.apply(before)
        change = change_between(before, after)
        if after is before:
            return change
        now = time.monotonic()
        del self.steps[self.index :]
        last = self.steps[-1] if self.steps else None
        if (
            last is not None
            and edit.merge_key
            and last.merge_key == edit.merge_key
            and (now - last.seconds < MERGE_SECONDS or edit.merge_key.startswith(DRAG_KEY))
            and last.after is before
            and last.after is not self._saved
        ):
            nbytes = step_bytes(last.before, after)
            self.steps[-1] = replace(last, after=after, seconds=now, nbytes=nbytes)
        else:
            nbytes = step_bytes(before, after)
            self.steps.append(Step(edit.name, before, after, edit.merge_key, now, nbytes))
            self._forget_old()
        self.index = len(self.steps)
        self._go(after, edit.name)
        return change

    def undo(self) -> None:
        """One step back; nothing at the beginning."""
        if self.can_undo:
            self.index -= 1
            step = self.steps[self.index]
            self._go(step.before, f"Undo {step.name}")

    def redo(self) -> None:
        """One step forward; nothing at the end."""
        if self.can_redo:
            step = self.steps[self.index]
            self.index += 1
            self._go(step.after, f"Redo {step.name}")

    def go_to(self, index: int) -> None:
        """To the state after ``index`` steps (0: as it was opened). Raises BadInput outside."""
        if not 0 <= index <= len(self.steps):
            raise BadInput("There is no such step in the history.")
        if index == self.index:
            return
        target = self.steps[index - 1].after if index else self.steps[0].before
        self.index = index
        self._go(target, "History")

    def set_answer(self, field: Answer | None, of: DocumentState | None = None) -> None:
        """The solver's newest answer to the hints of ``of``; derived from it, so not an edit."""
        self.answer, self.answered_state = field, of
        self.answered.emit(field)

    def choose(self, layer_id: str) -> None:
        """Another layer is the one that tools work on. Not an edit: undo does not stop here."""
        if layer_id == self.state.active or self.state.layer(layer_id) is None:
            return
        before, saved = self.state, not self.modified
        self.state = replace(before, active=layer_id)
        if saved:
            self._saved = self.state
        change = change_between(before, self.state)
        self.committed.emit(Committed("Choose layer", before, self.state, change))

    def mark_saved(self, path: Path, state: DocumentState | None = None) -> None:
        """``state`` (default: the present one) is now what the file at ``path`` holds."""
        self._saved = state or self.state
        self.path = path
        self.title = path.name
        self.renamed.emit(None)

    def mark_unsaved(self) -> None:
        """Nothing on disk holds the present state (a recovered or a new document)."""
        self._saved = replace(self.state)
        self.renamed.emit(None)

    def _go(self, state: DocumentState, name: str) -> None:
        before, was_modified = self.state, self.modified
        self.state = state
        self.committed.emit(Committed(name, before, state, change_between(before, state)))
        if self.modified != was_modified:
            self.renamed.emit(None)

    def _forget_old(self) -> None:
        """Drops the oldest steps beyond HISTORY_STEPS and HISTORY_BYTES."""
        drop = max(0, len(self.steps) - HISTORY_STEPS)
        total = 0
        for n in range(len(self.steps) - 1, drop - 1, -1):
            total += self.steps[n].nbytes
            if total > HISTORY_BYTES:
                drop = max(drop, min(n + 1, len(self.steps) - 1))
                break
        del self.steps[:drop]


def step_bytes(before: DocumentState, after: DocumentState) -> int:
    """Bytes of tiles that only a step between these states keeps alive: those that it replaced."""
    old = {layer.id: layer for layer in walk(before.layers)}
    total = 0
    for layer in walk(after.layers):
        previous = old.pop(layer.id, None)
        if previous is layer or isinstance(layer, GroupLayer):
            continue
        total += _replaced_bytes(previous, layer)
    return total + sum(_tile_bytes([layer]) for layer in old.values())


def _replaced_bytes(previous: Layer | None, layer: Layer) -> int:
    if not (isinstance(layer, PixelLayer | ColorLayer)):
        return 0
    if not isinstance(previous, PixelLayer | ColorLayer):
        return layer.tiles.nbytes
    return sum(
        tile.nbytes
        for coord in layer.tiles.changed_since(previous.tiles)
        if (tile := previous.tiles.tile(coord)) is not None
    )


def _tile_bytes(layers: Iterable[Layer]) -> int:
    return sum(la.tiles.nbytes for la in layers if isinstance(la, PixelLayer | ColorLayer))
