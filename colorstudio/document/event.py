"""How the document tells that something changed, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from colorstudio.imaging.geometry import Rect

T = TypeVar("T")


class Event(Generic[T]):
    """A list of listeners that are called in order with one value."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def connect(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Adds a listener; the returned function takes it away again."""
        self._listeners.append(listener)

        def disconnect() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return disconnect

    def emit(self, value: T) -> None:
        """Calls every listener; one that raises stops the rest, since that is a bug."""
        for listener in tuple(self._listeners):
            listener(value)


@dataclass(frozen=True)
class Change:
    """What an edit, an undo or a redo changed.

    ``rect``: pixels whose composite may differ (empty when none). ``hints``: the marks differ.
    ``source``: the photo's own lightness differs (healed, levelled). ``layers``: names, order or
    properties of layers differ. ``masks``: named masks differ.
    """

    rect: Rect
    hints: bool = False
    source: bool = False
    layers: bool = False
    masks: bool = False
    palette: bool = False
