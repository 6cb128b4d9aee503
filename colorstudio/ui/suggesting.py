"""Which colours are offered for the place that the artist points at, and what a choice does."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from colorstudio.document.document import Document
from colorstudio.imaging.color import Color, lightness
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.suggestions import Spot, Suggestion, suggested
from colorstudio.ui.widgets.swatch import readable

if TYPE_CHECKING:
    from collections.abc import Callable

    from colorstudio.imaging.cast import Cast
    from colorstudio.ui.canvas.canvas import Canvas, Pointed
    from colorstudio.ui.idle_seeds import IdleSeeds
    from colorstudio.ui.session import Session

REST_MS = 250
"""The pointer rests when it has not moved for this long: on its way to a panel it does not."""
TOOLS = frozenset({"hint", "stroke"})
NEAR_PX = 12
"""A chosen hint is meant where the pointer is no farther from it, in screen pixels."""


class Suggesting(QObject):
    """``changed(tuple of Suggestion)``: other colours are offered than before.

    ``seeds``: what a model made of the photo, where that is run. ``cast``: the one that is open.
    """

    changed = Signal(object)

    def __init__(self, session: Session, canvas: Canvas, cast: Callable[[], Cast | None]) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._cast = cast
        self.seeds: IdleSeeds | None = None
        self.shown: tuple[Suggestion, ...] = ()
        self._spot: tuple[float, float] | None = None
        self._hint = ""
        self._pointed: Pointed | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        canvas.suggesting = self
        canvas.pointed.connect(self._moved)
        canvas.selection_changed.connect(lambda _: self._selected())
        session.document_changed.connect(self._document_changed)
        session.committed.connect(lambda _: self.refresh())
        session.task_changed.connect(lambda _: self.refresh())
        session.mask_changed.connect(lambda _: self.refresh())

    def take_seeds(self, seeds: IdleSeeds) -> None:
        """From now on a model's colours are offered, too."""
        self.seeds = seeds
        seeds.changed.connect(self.refresh)

    # -- the place --------------------------------------------------------------------------------

    def point_at(self, x: float, y: float, hint: str = "") -> None:
        """Offers colours for a place of the picture; ``hint``: id of the one that lies there."""
        self._spot, self._hint = (x, y), hint
        self.refresh()

    def refresh(self) -> None:
        """The same place, with hints and colours as they are now."""
        found = () if self._spot is None else self.colors_at(*self._spot, leave_out=self._hint)
        if found != self.shown:
            self.shown = found
            self.changed.emit(found)

    def colors_at(self, x: float, y: float, *, leave_out: str = "") -> tuple[Suggestion, ...]:
        """Colours for a place; ``leave_out``: id of a hint that is no reason for its own colour."""
        session = self._session
        document = session.document
        if document is None:
            return ()
        state, recolors = document.state, self._recolors
        flat = state.flats_layer is not None or recolors
        L = None if flat else self._lightness(x, y)
        if not flat and L is None:
            return ()
        layer = state.answer_layer
        spot = Spot(x, y, state.size, L, layer.follow if layer is not None else 0.4)
        cast = self._cast() if state.flats_layer is not None else None
        hints = [] if recolors else [h for h in state.hints.acting if h.id != leave_out]
        seeds = self.seeds
        return suggested(
            spot,
            hints=hints,
            lightness_at=lambda hint: self._lightness(hint.x, hint.y),
            cast=[(part.name, part.color) for part in cast.parts] if cast is not None else (),
            runs=seeds.runs if seeds is not None and not state.flats_layer else (),
            recent=readable(session.settings.recent_colors),
        )

    def for_hint(self, hint: Hint) -> tuple[Suggestion, ...]:
        """Colours for a hint that is there."""
        return self.colors_at(hint.x, hint.y, leave_out=hint.id)

    @property
    def _recolors(self) -> bool:
        return self._session.task == "recolor" and bool(self._session.mask)

    def _lightness(self, x: float, y: float) -> float | None:
        """The photo's L* at a place; None outside of it."""
        document = self._session.document
        source = document.state.source_layer if document is not None else None
        if document is None or source is None:
            return None
        at = Rect(math.floor(x), math.floor(y), 1, 1)
        if at.intersected(source.tiles.rect).empty:
            return None
        codes = source.tiles.read(at)[0, 0]
        return float(lightness(codes, document.state.profile))

    # -- the pointer ------------------------------------------------------------------------------

    def _moved(self, pointed: Pointed | None) -> None:
        self._pointed = pointed
        marks = self._session.tool.id in TOOLS or self._recolors
        if pointed is not None and pointed.color is not None and marks:
            self._rest.start()
        else:
            self._rest.stop()

    def _rested(self) -> None:
        pointed = self._pointed
        if pointed is not None and self._canvas.has_picture:
            self.point_at(pointed.x, pointed.y, self._chosen_near(pointed.x, pointed.y))

    def _selected(self) -> None:
        """A hint was placed or chosen: colours are for it."""
        hint = self._chosen_hint()
        if hint is not None:
            self.point_at(hint.x, hint.y, hint.id)
        elif self._hint:
            self._hint = ""
            self.refresh()

    def _chosen_hint(self) -> Hint | None:
        document = self._session.document
        chosen = self._canvas.selection
        if document is None or len(chosen) != 1:
            return None
        (wanted,) = chosen
        items = document.state.hints.items
        return next((h for h in items if h.id == wanted and h.color is not None), None)

    def _chosen_near(self, x: float, y: float) -> str:
        hint = self._chosen_hint()
        if hint is None:
            return ""
        reach = max(hint.radius, NEAR_PX / self._canvas.view.zoom)
        near = min(math.dist((x, y), point) for point in hint.points) <= reach
        return hint.id if near else ""

    def _document_changed(self, document: Document | None) -> None:
        self._rest.stop()
        self._spot, self._hint = None, ""
        self.refresh()

    # -- a choice ---------------------------------------------------------------------------------

    def choose(self, one: Suggestion) -> None:
        """Colours the hint that is meant, or the object; the colour comes into the hand, too."""
        from colorstudio.ui.canvas.hint_menu import set_color

        session = self._session
        color: Color = one.color
        if self._hint:
            set_color(self._canvas, self._hint, color)
            session.use_color(color)
        elif self._recolors:
            session.recolor_wanted.emit(color)
        session.set_tool(color=color)
