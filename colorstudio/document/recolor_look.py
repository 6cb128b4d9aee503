"""The look of an object in another colour: measured once, shown at once while the colour moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio import __version__
from colorstudio.document.look import Draft, Scene
from colorstudio.document.pyramid import Pyramid, reduced_size
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.color_words import described
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels

if TYPE_CHECKING:  # numba is slow to import; a look is prepared on a worker
    from colorstudio.imaging.recolor import Recoloring, RecolorReport
    from colorstudio.imaging.shading import ObjectShading

MEASURED_SIDE = 2048
"""Objects are measured in a picture reduced until their longer side is at most this."""
KEPT = 4
"""Objects of which the shading is remembered."""
MEMORY = "recolor"


@dataclass(frozen=True)
class RecolorLook:
    """The object of a named mask in ``color``, or in the colour of a ``reference`` crop.

    ``anchor``: "midtone", "mean" or "point" (then ``point``: x, y in the picture).
    ``match_lightness``: 1 lands on the asked colour, 0 keeps the L* of every pixel.
    ``highlights``: multiplies the neutral highlights. ``name``: of the layer to be.
    """

    mask: str
    color: Color | None = None
    reference: Pixels | None = None
    anchor: str = "midtone"
    point: tuple[float, float] | None = None
    match_lightness: float = 1.0
    highlights: float = 1.0
    name: str = ""

    @property
    def title(self) -> str:
        if self.name:
            return self.name
        return f"{self.mask}: {described(self.color)}" if self.color else f"{self.mask}: new colour"

    def prepared(self, scene: Scene, check: Callable[[], None]) -> RecolorDraft:
        """Raises BadInput where mask or colour is missing, and for a point off the object."""
        from colorstudio.imaging.recolor import recolored
        from colorstudio.imaging.shading import color_of

        tiles = scene.state.masks.get(self.mask)
        if tiles is None:
            raise BadInput("No object is chosen.", "Click on the object, or choose a mask.")
        color = self.color
        if color is None:
            if self.reference is None:
                raise BadInput("No colour is chosen.", "Choose a swatch or a reference.")
            color = color_of(self.reference, self.anchor)
        shading, bounds = measured_object(scene, tiles, check)
        made = recolored(
            shading,
            color,
            anchor=self.anchor,
            point_light=self._point_light(scene, tiles),
            match_lightness=self.match_lightness,
            highlights=self.highlights,
        )
        return RecolorDraft(made, tiles, bounds, scene.cache)

    def finished(self, scene: Scene, check: Callable[[], None]) -> tuple[Draft, np.ndarray | None]:
        return self.prepared(scene, check), None

    def recipe(self, state: DocumentState) -> Mapping[str, Any]:
        """The reference itself is not kept, only that there was one."""
        return {
            "program": f"ColorStudio {__version__}",
            "way": "recolor.instant",
            "size": list(state.size),
            "mask": self.mask,
            "to": self.color.text if self.color else None,
            "reference": self.reference is not None,
            "anchor": self.anchor,
            "point": list(self.point) if self.point else None,
            "match_lightness": self.match_lightness,
            "highlights": self.highlights,
        }

    def _point_light(self, scene: Scene, tiles: Tiles) -> np.ndarray | None:
        from colorstudio.imaging.shading import anchor_light, point_rect

        if self.anchor != "point" or self.point is None:
            return None
        rect = point_rect(self.point, scene.state.size)
        matte = tiles.read(rect)[..., 0]
        at = self.point[0] - rect.x, self.point[1] - rect.y
        return anchor_light(scene.codes(rect), matte, at, scene.state.profile)


@dataclass(frozen=True, eq=False)
class RecolorDraft:
    """A `RecolorLook` for the present picture. ``bounds``: where the mask lies, at full size."""

    made: Recoloring
    mask: Tiles
    bounds: Rect
    cache: Pyramid

    @property
    def figures(self) -> RecolorReport:
        return self.made.report

    def shown(self, codes: np.ndarray, rect: Rect, level: int) -> np.ndarray:
        part = self.bounds.scaled_down(1 << level).intersected(rect)
        if part.empty:
            return codes
        at = Rect(part.x - rect.x, part.y - rect.y, part.w, part.h).slices
        matte = self.cache.read(self.mask, part, level)[..., 0]
        new = self.made.applied(codes[at], matte, part, level)
        if part == rect:
            return new
        out = codes.copy()
        out[at] = new
        return out

    def support(self, rect: Rect) -> np.ndarray | None:
        return self.mask.read(rect)[..., 0] > 0


@dataclass(frozen=True, eq=False)
class _Known:
    """What was measured, and on which picture: the very same tiles and layers."""

    mask: Tiles
    layers: Any
    answer: Any
    shading: ObjectShading
    bounds: Rect


def measured_object(
    scene: Scene, mask: Tiles, check: Callable[[], None]
) -> tuple[ObjectShading, Rect]:
    """The shading of what a mask holds, and where it lies; remembered in the scene.

    Raises BadInput for an empty mask.
    """
    state = scene.state
    known: tuple[_Known, ...] = scene.memory.get(MEMORY, ())
    for entry in known:
        same = entry.mask is mask and entry.layers is state.layers
        if same and entry.answer is scene.answer:
            return entry.shading, entry.bounds
    bounds = _bounds(mask)
    if bounds.empty:
        raise BadInput("The mask is empty.", "Choose an object first.")
    check()
    shading = _shading(scene, mask, bounds, check)
    entry = _Known(mask, state.layers, scene.answer, shading, bounds)
    scene.memory[MEMORY] = (entry, *known[: KEPT - 1])
    return shading, bounds


def _shading(scene: Scene, mask: Tiles, bounds: Rect, check: Callable[[], None]) -> ObjectShading:
    from colorstudio.imaging.shading import measured, with_surroundings

    state, level = scene.state, 0
    while max(bounds.w, bounds.h) >> level > MEASURED_SIDE:
        level += 1
    rect = with_surroundings(bounds.scaled_down(1 << level), reduced_size(state.size, level))
    matte = scene.cache.read(mask, rect, level)[..., 0]
    check()
    codes = scene.codes(rect, level)
    check()
    return measured(codes, matte, state.profile, rect, level=level)


def _bounds(mask: Tiles) -> Rect:
    """The smallest rectangle that holds all of a mask."""
    from colorstudio.imaging.shading import tight_bounds

    bounds = Rect(0, 0, 0, 0)
    for coord, tile in mask.tiles.items():
        at, own = mask.tile_rect(coord), tight_bounds(tile[..., 0])
        bounds = bounds.united(Rect(at.x + own.x, at.y + own.y, own.w, own.h))
    return bounds
