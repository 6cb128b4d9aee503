"""A look: how the picture would be with another colour or palette, before anything is changed.

A panel makes a `Look`, a frozen value that says what is asked. A worker turns it into a `Draft`,
which answers for any rectangle at any reduction, so that the window shows it at once. Apply bakes
the draft into a layer (`bake_look.py`), and only that is an edit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from colorstudio.document.state import DocumentState
from colorstudio.imaging.geometry import Rect

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer
    from colorstudio.document.pyramid import Pyramid


@dataclass(frozen=True, eq=False)
class Scene:
    """What a look is laid over: the picture as its layers show it.

    ``answer``: the solver's answer to the hints. ``cache``: reduced tiles, for one worker thread.
    ``memory``: what the looks of this worker keep from one question to the next (a prepared matte,
    the picture's histogram), under keys of their own; emptied with another document.
    """

    state: DocumentState
    answer: Answer | None
    cache: Pyramid
    memory: MutableMapping[str, Any]

    def codes(self, rect: Rect, level: int = 0) -> np.ndarray:
        """RGBA codes of the picture below the look. See `render`."""
        from colorstudio.document.render import render

        return render(self.state, self.answer, rect, level, self.cache)


class Draft(Protocol):
    """A prepared look. Frozen, and shared by threads."""

    @property
    def figures(self) -> Any:
        """What the panel shows of it: a `Contract`, a recolour report; plain values."""
        ...

    def shown(self, codes: np.ndarray, rect: Rect, level: int) -> np.ndarray:
        """``codes`` (h x w x 4, the document's depth) of ``rect`` at ``level`` with the look.

        Where it changes nothing, the same bits. At level 0 exactly what `bake` puts on the layer,
        except for looks whose last step needs the whole picture (`exact` palettes).
        """
        ...

    def support(self, rect: Rect) -> np.ndarray | None:
        """Where the look acts at level 0: h x w bool; None for everywhere."""
        ...


class Look(Protocol):
    """What is asked, as a frozen value that compares equal when it asks the same."""

    @property
    def title(self) -> str:
        """Name of the layer that it becomes, and of its candidate."""
        ...

    def prepared(self, scene: Scene, check: Callable[[], None]) -> Draft:
        """The draft for the present picture. ``check`` may raise Cancelled.

        Raises BadInput with a sentence where there is nothing to do (no mask, an empty palette).
        """
        ...

    def finished(self, scene: Scene, check: Callable[[], None]) -> tuple[Draft, np.ndarray | None]:
        """The draft for baking, and for looks that need the whole picture its codes (H x W x 4).

        None for the codes: bake from `Draft.shown` band by band.
        """
        ...

    def recipe(self, state: DocumentState) -> Mapping[str, Any]:
        """JSON that makes the same again from the same picture."""
        ...
