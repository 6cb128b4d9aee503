"""A round brush: the coverage that a stroke of the pen leaves, piece by piece while it is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.geometry import Rect

TILE = 256
"""Side of the squares in which coverage is kept; the same as that of a layer's tiles."""
MIN_RADIUS_PX = 0.5
MAX_RADIUS_PX = 2000.0
PRESSURE_FLOOR = 0.05
"""The lightest touch still draws, at this part of the full size or opacity."""
SCALLOP_PX = 0.12
"""How far the border of a hard stroke may fall back between two dabs."""
SOFT_SCALLOP = 0.02
"""The same for the soft part, as a part of its width: there it is not seen."""
FLOW_DISTANCE = 0.5
"""A dab's full flow belongs to this way, in radii; closer dabs are thinned. So strokes look the
same at any finer spacing, and a soft brush stays soft when it is drawn along."""
CHUNK_PIXELS = 1 << 20
"""Dabs are laid into windows of about this size, so that a long fast line needs no huge one."""
DAB_CACHE_BYTES = 64 << 20
NO_RECT = Rect(0, 0, 0, 0)

Coord = tuple[int, int]


@dataclass(frozen=True)
class Brush:
    """What the pen draws with.

    ``radius_px`` in [0.5, 2000] pixels of the picture. ``hardness`` in [0, 1]: the part of the
    radius that is covered fully before the edge falls off. ``opacity`` in [0, 1]: the most that one
    stroke covers, however often it crosses itself. ``flow`` in [0, 1]: how much of what is left to
    that ceiling a touch adds, and again with each quarter of the diameter that is drawn.
    ``spacing``: distance of dabs as a part of the diameter; below 0.25 it changes nothing but the
    time, and the brush sets more dabs by itself where a hard border would show them.
    ``pressure_size`` and ``pressure_opacity``: what the pen's pressure scales, as
    pressure ** ``pressure_curve``.
    ``smoothing`` in [0, 1]: 0 joins the samples by straight lines, more rounds the path.
    Raises BadInput for values outside of their ranges.
    """

    radius_px: float = 20.0
    hardness: float = 0.8
    opacity: float = 1.0
    flow: float = 1.0
    spacing: float = 0.07
    pressure_size: bool = True
    pressure_opacity: bool = False
    pressure_curve: float = 1.0
    smoothing: float = 0.2

    def __post_init__(self) -> None:
        for name, low, high in _RANGES:
            value = getattr(self, name)
            if not low <= value <= high:
                raise BadInput(f"The brush's {name} is {low:g} to {high:g}, not {value:g}.")

    def radius_at(self, pressure: float) -> float:
        """Radius in pixels under that pressure (0 to 1)."""
        factor = self._felt(pressure) if self.pressure_size else 1.0
        return max(MIN_RADIUS_PX, self.radius_px * factor)

    def opacity_at(self, pressure: float) -> float:
        """The ceiling of coverage under that pressure (0 to 1)."""
        return self.opacity * (self._felt(pressure) if self.pressure_opacity else 1.0)

    def step_at(self, radius: float) -> float:
        """Pixels from one dab to the next: as spaced, or less where the edge would be scalloped."""
        wanted = max(1.0, 2 * radius * self.spacing)
        depth = SCALLOP_PX + SOFT_SCALLOP * (1 - self.hardness) * radius
        return min(wanted, max(0.5, math.sqrt(8 * radius * depth)))

    def _felt(self, pressure: float) -> float:
        return max(PRESSURE_FLOOR, min(1.0, max(0.0, pressure)) ** self.pressure_curve)


_RANGES = (
    ("radius_px", MIN_RADIUS_PX, MAX_RADIUS_PX),
    ("hardness", 0, 1),
    ("opacity", 0, 1),
    ("flow", 0, 1),
    ("spacing", 0.01, 2),
    ("pressure_curve", 0.1, 10),
    ("smoothing", 0, 1),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """Where the pen was, in pixels of the picture (pixel i reaches from i to i + 1), how hard."""

    x: float
    y: float
    pressure: float = 1.0


def dab(radius: float, hardness: float, subpixel: tuple[float, float] = (0.0, 0.0)) -> np.ndarray:
    """Coverage of one touch, float32 n x n in [0, 1], n odd, antialiased, the same on all sides.

    The array's middle pixel is the one that the touch falls into when its centre lies ``subpixel``
    = (x, y) in [-0.5, 0.5] beside that pixel's centre. Units are pixels.
    """
    reach = math.ceil(radius + 1)
    at = np.arange(-reach, reach + 1, dtype=np.float32)
    dx, dy = at - np.float32(subpixel[0]), at - np.float32(subpixel[1])
    distance = np.sqrt(np.add.outer(dy * dy, dx * dx))
    outer = radius + 0.5
    width = outer - min(hardness * radius, radius - 0.5)
    t = np.subtract(outer, distance, out=distance)
    t *= np.float32(1 / width)
    np.clip(t, 0, 1, out=t)
    # A border one pixel wide is antialiased best by its straight ramp; a wide one shows the ramp's
    # corners as rings (Mach bands), so it is rounded.
    rounded = np.float32(min(1.0, width - 1.0))
    if rounded > 0:
        s = 3 - 2 * t
        s *= t
        s *= t
        t += rounded * (s - t)
    return t


class StrokeMask:
    """Coverage of one stroke over a picture of ``size`` (width, height), grown by samples.

    Each dab raises coverage c by (ceiling - c) * flow * dab, as long as c is below the ceiling:
    c never leaves [0, opacity]. It is kept in squares of `TILE`, made only where the stroke comes.
    The result does not depend on how the samples were grouped into calls.
    """

    def __init__(self, brush: Brush, size: tuple[int, int]) -> None:
        self.brush = brush
        self.bounds = Rect(0, 0, *size)
        self.rect = NO_RECT
        self.tiles: dict[Coord, np.ndarray] = {}
        self._path = _Path(brush)
        self._dabs: dict[tuple[float, ...], np.ndarray] = {}
        self._dab_bytes = 0

    def add(self, samples: Iterable[Sample]) -> Rect:
        """Draws on through ``samples``. Returns the pixels that may have changed."""
        return self._draw(t for sample in samples for t in self._path.through(sample))

    def line_to(self, sample: Sample) -> Rect:
        """Draws a straight line from the last point (Shift-click), whatever the smoothing."""
        return self._draw(self._path.straight_to(sample))

    def finish(self) -> Rect:
        """Draws what smoothing held back, up to the last sample. May be called twice."""
        return self._draw(self._path.rest())

    def read(self, rect: Rect) -> np.ndarray:
        """Coverage of ``rect`` (h x w, float32 in [0, 1]); 0 where the stroke never was."""
        out = np.zeros((rect.h, rect.w), np.float32)
        for coord, there, here in _parts(rect):
            tile = self.tiles.get(coord)
            if tile is not None:
                out[here] = tile[there]
        return out

    def _draw(self, touches: Iterable[_Touch]) -> Rect:
        dirty = NO_RECT
        for rect, chunk in _chunks(touches, self.bounds):
            window = self.read(rect)
            for touch in chunk:
                self._lay(window, rect, touch)
            for coord, there, here in _parts(rect):
                tile = self.tiles.get(coord)
                if tile is None:
                    tile = self.tiles[coord] = np.zeros((TILE, TILE), np.float32)
                tile[there] = window[here]
            dirty = dirty.united(rect)
        self.rect = self.rect.united(dirty)
        return dirty

    def _lay(self, window: np.ndarray, rect: Rect, touch: _Touch) -> None:
        part = touch.rect.intersected(rect)
        if part.empty:
            return
        strength = self._strength(touch)
        reach = strength.shape[0] // 2
        left, top = touch.column - reach, touch.row - reach
        added = strength[Rect(part.x - left, part.y - top, part.w, part.h).slices]
        coverage = window[Rect(part.x - rect.x, part.y - rect.y, part.w, part.h).slices]
        room = np.subtract(np.float32(touch.ceiling), coverage)
        np.maximum(room, 0, out=room)
        room *= added
        coverage += room

    def _strength(self, touch: _Touch) -> np.ndarray:
        """Flow times dab, thinned where dabs stand closer than the brush's spacing."""
        key = (touch.radius, *touch.subpixel, touch.share)
        found = self._dabs.get(key)
        if found is None:
            found = dab(touch.radius, self.brush.hardness, touch.subpixel)
            found *= np.float32(self.brush.flow)
            if touch.share < 1:
                np.subtract(1, found, out=found)
                np.power(found, np.float32(touch.share), out=found)
                np.subtract(1, found, out=found)
            if self._dab_bytes > DAB_CACHE_BYTES:
                self._dabs.clear()
                self._dab_bytes = 0
            self._dabs[key] = found
            self._dab_bytes += found.nbytes
        return found


@dataclass(frozen=True, slots=True)
class _Touch:
    """One dab: its middle pixel, the rest to its centre, and how much it adds."""

    column: int
    row: int
    subpixel: tuple[float, float]
    radius: float
    ceiling: float
    share: float

    @property
    def rect(self) -> Rect:
        reach = math.ceil(self.radius + 1)
        return Rect(self.column - reach, self.row - reach, 2 * reach + 1, 2 * reach + 1)


class _Path:
    """Turns samples into evenly spaced touches, remembering how far the last one lies back."""

    def __init__(self, brush: Brush) -> None:
        self.brush = brush
        self.pen: Sample | None = None
        """Where the ink ends."""
        self.last: Sample | None = None
        """The newest sample after smoothing; the ink is half a step behind it."""
        self.target: Sample | None = None
        """The newest sample as it came."""
        self.until_next = 0.0
        self.touches = 0
        self.first = self.hardest = 0.0

    def through(self, sample: Sample) -> Iterator[_Touch]:
        self.hardest = max(self.hardest, sample.pressure)
        if self.pen is None or self.last is None:
            self.pen = self.last = self.target = sample
            self.first = sample.pressure
            yield self._touch(sample, 1.0)
            return
        self.target = sample
        if self.brush.smoothing == 0:
            self.last = sample
            yield from self._to(sample)
            return
        corner = self.last
        self.last = _between(corner, sample, 1 - 0.8 * self.brush.smoothing)
        yield from self._curve(corner, _between(corner, self.last, 0.5))

    def straight_to(self, sample: Sample) -> Iterator[_Touch]:
        self.hardest = max(self.hardest, sample.pressure)
        if self.pen is None:
            yield from self.through(sample)
            return
        yield from self.rest()
        self.last = self.target = sample
        yield from self._to(sample)

    def rest(self) -> Iterator[_Touch]:
        if self.pen is None or self.last is None or self.target is None:
            return
        yield from self._curve(self.last, self.target)
        self.last = self.target
        pressed = self.brush.pressure_size or self.brush.pressure_opacity
        if self.touches == 1 and pressed and self.hardest > self.first:
            # A tap: the pen came down lightly, then was pressed without being moved.
            yield self._touch(Sample(self.pen.x, self.pen.y, self.hardest), 1.0)

    def _curve(self, corner: Sample, end: Sample) -> Iterator[_Touch]:
        """Along the quadratic curve from the pen to ``end`` that ``corner`` pulls at."""
        assert self.pen is not None
        start = self.pen
        bend = math.hypot(start.x - 2 * corner.x + end.x, start.y - 2 * corner.y + end.y)
        pieces = max(1, min(64, math.ceil(math.sqrt(bend / 0.5))))
        for n in range(1, pieces + 1):
            t = n / pieces
            yield from self._to(_between(_between(start, corner, t), _between(corner, end, t), t))

    def _to(self, end: Sample) -> Iterator[_Touch]:
        assert self.pen is not None
        start = self.pen
        length = math.hypot(end.x - start.x, end.y - start.y)
        if length == 0:
            self.pen = end
            return
        gone = self.until_next
        while gone <= length:
            yield self._touch(_between(start, end, gone / length), None)
            gone += self.until_next
        self.until_next = gone - length
        self.pen = end

    def _touch(self, at: Sample, share: float | None) -> _Touch:
        brush = self.brush
        radius = _rounded(brush.radius_at(at.pressure))
        step = brush.step_at(radius)
        if share is None:
            share = min(1.0, step / (FLOW_DISTANCE * radius))
        self.until_next = step
        self.touches += 1
        column, row = math.floor(at.x), math.floor(at.y)
        steps = 8 if radius <= 16 else 4
        subpixel = (
            round((at.x - column - 0.5) * steps) / steps,
            round((at.y - row - 0.5) * steps) / steps,
        )
        return _Touch(column, row, subpixel, radius, brush.opacity_at(at.pressure), round(share, 3))


def _between(a: Sample, b: Sample, t: float) -> Sample:
    return Sample(
        a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.pressure + (b.pressure - a.pressure) * t
    )


def _rounded(radius: float) -> float:
    """To 1/16 pixel or 1 %, so that dabs of a pressed stroke can be used again."""
    step = max(1 / 16, 2.0 ** math.floor(math.log2(radius / 64)))
    return max(MIN_RADIUS_PX, round(radius / step) * step)


def _chunks(touches: Iterable[_Touch], bounds: Rect) -> Iterator[tuple[Rect, list[_Touch]]]:
    """Touches in their order, in groups of which each lies in one moderate rectangle."""
    chunk: list[_Touch] = []
    rect = NO_RECT
    for touch in touches:
        own = touch.rect.intersected(bounds)
        if own.empty:
            continue
        grown = rect.united(own)
        if chunk and grown.area > max(CHUNK_PIXELS, 2 * own.area):
            yield rect, chunk
            chunk, grown = [], own
        chunk.append(touch)
        rect = grown
    if chunk:
        yield rect, chunk


def _parts(rect: Rect) -> Iterator[tuple[Coord, tuple[slice, slice], tuple[slice, slice]]]:
    """The tiles under ``rect``, each with the common part's slices in the tile and in ``rect``."""
    for tx, ty in rect.tiles(TILE):
        part = rect.intersected(Rect(tx * TILE, ty * TILE, TILE, TILE))
        yield (
            (tx, ty),
            Rect(part.x - tx * TILE, part.y - ty * TILE, part.w, part.h).slices,
            Rect(part.x - rect.x, part.y - rect.y, part.w, part.h).slices,
        )
