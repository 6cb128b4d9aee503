"""Flat colours from hints: a region takes the colour of the hint in it, or is shared by several."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.ink import color_codes
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import SRGB, Profile
from colorstudio.imaging.regions import PLAIN, Gap, Regions

if TYPE_CHECKING:  # numba is slow to import
    from colorstudio.imaging.hint_report import HintReport

CELLS = 120_000
"""A region that several hints share is divided on no more cells than about this."""
MASKS = 8
"""Masks that hints may name at once."""
LEAST_STROKE = 0.2
"""A stroke colours a region where so much of its length lies, or that it really goes into:"""
DEEP, DEEP_OF_PICTURE = 0.35, 0.02
"""as far from ink as this share of the region's inscribed radius, or of the longer side. Slips of
the pen over an outline do neither."""
KEPT_COSTS = 64
"""Prepared regions that are remembered for the next question."""


@dataclass(frozen=True)
class Entry:
    """One flat colour in one region: ``hint`` gave it; ``group`` is the part that it belongs to."""

    region: int
    hint: str
    group: str
    color: Color | None


@dataclass(frozen=True, eq=False)
class Flats:
    """The flat colours of a drawing, for any rectangle at any reduction. Frozen.

    ``entries``: those that there are; number 0 is "no colour". ``codes``: E x 4 of the document's
    profile and depth, number 0 transparent.
    """

    regions: Regions
    entries: tuple[Entry, ...]
    codes: np.ndarray
    table: np.ndarray
    patches: np.ndarray
    cells: np.ndarray
    needs: np.ndarray
    sides: np.ndarray
    reports: tuple[HintReport, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        return self.regions.size

    def index(self, rect: Rect, scale: int = 1, *, workers: int = 2) -> np.ndarray:
        """Numbers of entries (h x w int32) in ``rect`` of the picture reduced by ``scale``."""
        from colorstudio.imaging import flats_kernels as kernels

        out = np.empty((rect.h, rect.w), np.int32)

        def band(top: int, bottom: int) -> None:
            kernels.entries(
                self.regions.labels,
                self.sides,
                rect.y + top,
                rect.x,
                scale,
                self.table,
                self.patches,
                self.cells,
                self.needs,
                out[top:bottom],
            )

        run_bands(band, rect.h, width=rect.w, workers=workers)
        return out

    def shown(
        self, rect: Rect, scale: int = 1, *, ground: np.ndarray | None = None, workers: int = 2
    ) -> np.ndarray:
        """RGBA codes (h x w x 4) of ``rect`` in the picture reduced by ``scale``.

        ``ground``: 4 codes that stand where no colour is; nothing does by default.
        """
        from colorstudio.imaging import flats_kernels as kernels

        codes = self.codes
        if ground is not None:
            codes = np.where(codes[:, 3:] == 0, ground.astype(codes.dtype), codes)

        found = self.index(rect, scale, workers=workers)
        out = np.empty((rect.h, rect.w, 4), self.codes.dtype)

        def band(top: int, bottom: int) -> None:
            kernels.coloured(found[top:bottom], codes, out[top:bottom])

        run_bands(band, rect.h, width=rect.w, workers=workers)
        return out

    def at(self, x: int, y: int) -> Entry | None:
        """What colours a pixel; None where nothing does."""
        number = int(self.index(Rect(x, y, 1, 1), workers=1)[0, 0])
        return self.entries[number - 1] if number else None


@dataclass
class Flatter:
    """A drawing cut into regions, ready to be coloured again and again. For one thread at a time.

    ``darkness``: H x W uint8, as `lineart.LineArt` has it.
    """

    regions: Regions
    darkness: np.ndarray
    profile: Profile = SRGB
    dtype: np.dtype = field(default_factory=lambda: np.dtype(np.uint8))
    _costs: dict[int, tuple[Rect, int, np.ndarray]] = field(default_factory=dict, repr=False)

    def solve(
        self,
        hints: Hints,
        *,
        masks: Mapping[str, np.ndarray] | None = None,
        check: Callable[[], None] = nothing,
    ) -> Flats:
        """The flats that ``hints`` (in coordinates of the drawing) ask for.

        A point colours the region under its centre, a stroke those that it crosses; `keep` leaves
        them as paper. Where several colours meet in one region it is shared: every place takes the
        colour that travels there soonest, in the open fast, along ink and through narrow places
        slowly, across steps of tone hardly (cells of about CELLS per region; the travel time is
        the eikonal one, found by sweeping). ``masks``: H x W uint8 by name; a hint never colours
        outside of its own.
        """
        masks = masks or {}
        names = sorted({h.mask for h in hints.acting if h.mask in masks})[:MASKS]
        bits = {name: 1 << n for n, name in enumerate(names)}
        sides = np.zeros((1, 1), np.uint8)
        if names:
            sides = np.zeros(self.regions.labels.shape, np.uint8)
            for name in names:
                sides |= (masks[name] > 127).astype(np.uint8) * np.uint8(bits[name])
        marks = [h for h in hints.acting if h.kind in ("point", "stroke", "keep")]
        seeds: dict[int, list[tuple[Hint, np.ndarray]]] = {}
        for mark in marks:
            for region, places in _touched(self.regions, mark, sides, bits.get(mark.mask, 0)):
                seeds.setdefault(region, []).append((mark, places))
        check()
        return self._assembled(marks, seeds, bits, sides, check)

    def _assembled(
        self,
        marks: Sequence[Hint],
        seeds: Mapping[int, list[tuple[Hint, np.ndarray]]],
        bits: Mapping[str, int],
        sides: np.ndarray,
        check: Callable[[], None],
    ) -> Flats:
        table = np.zeros(len(self.regions), np.int32)
        entries: list[Entry] = []
        needs = [0]
        patches: list[tuple[int, ...]] = []
        cells: list[np.ndarray] = []
        offset = 0
        for region, own in seeds.items():
            first = len(entries) + 1
            numbers: dict[tuple[Color | None, str], int] = {}
            for mark, _ in own:
                key = (mark.color, mark.mask)
                if key not in numbers:
                    numbers[key] = first + len(numbers)
                    entries.append(Entry(region, mark.id, mark.group, mark.color))
                    needs.append(bits.get(mark.mask, 0))
            if len(numbers) == 1:
                table[region] = first
                continue
            check()
            rect, step, owner = self._shared(region, own, numbers, first, needs, sides)
            table[region] = -1 - len(patches)
            patches.append((rect.x, rect.y, step, *owner.shape, offset))
            cells.append(owner.ravel())
            offset += owner.size
        codes = np.zeros((len(entries) + 1, 4), self.dtype)
        full = MAX_CODE[self.dtype]
        known: dict[Color, np.ndarray] = {}
        for n, entry in enumerate(entries, start=1):
            if entry.color is None:
                continue
            if entry.color not in known:
                known[entry.color] = np.rint(color_codes(entry.color, self.profile, self.dtype))
            codes[n, :3] = known[entry.color]
            codes[n, 3] = full
        flats = Flats(
            self.regions,
            tuple(entries),
            codes,
            table,
            np.array(patches, np.int64).reshape(-1, 6),
            np.concatenate(cells) if cells else np.zeros(0, np.int32),
            np.array(needs, np.uint8),
            sides,
        )
        return _reported(flats, marks)

    def _shared(
        self,
        region: int,
        own: list[tuple[Hint, np.ndarray]],
        numbers: Mapping[tuple[Color | None, str], int],
        first: int,
        needs: list[int],
        sides: np.ndarray,
    ) -> tuple[Rect, int, np.ndarray]:
        """A region's cells, each with the entry whose colour gets there soonest (-1 outside)."""
        from colorstudio.imaging import flats_kernels as kernels

        rect, step, cost = self._cost(region)
        rows, columns = cost.shape
        travel = np.full(cost.shape, kernels.FAR, np.float32)
        owner = np.full(cost.shape, -1, np.int32)
        for mark, places in own:
            number = numbers[mark.color, mark.mask]
            at = (places - np.array([rect.x, rect.y], np.int64)) // step
            travel[at[:, 1], at[:, 0]] = 0
            owner[at[:, 1], at[:, 0]] = number - first
            cost[at[:, 1], at[:, 0]] = np.maximum(cost[at[:, 1], at[:, 0]], 0)
        coarse_sides = np.zeros(cost.shape, np.uint8)
        if sides.size > 1:
            ys = np.minimum(rect.y + np.arange(rows) * step + step // 2, sides.shape[0] - 1)
            xs = np.minimum(rect.x + np.arange(columns) * step + step // 2, sides.shape[1] - 1)
            coarse_sides = np.ascontiguousarray(sides[np.ix_(ys, xs)])
        allowed = np.array(needs[first : first + len(numbers)], np.uint8)
        kernels.travelled(cost, coarse_sides, travel, owner, allowed)
        return rect, step, np.where(owner >= 0, owner + first, -1).astype(np.int32)

    def _cost(self, region: int) -> tuple[Rect, int, np.ndarray]:
        from colorstudio.imaging import flats_kernels as kernels

        if region not in self._costs:
            while len(self._costs) >= KEPT_COSTS:
                del self._costs[next(iter(self._costs))]
            x0, y0, x1, y1 = (int(v) for v in self.regions.bounds[region])
            step = max(1, int(np.ceil(np.sqrt((x1 - x0) * (y1 - y0) / CELLS))))
            cost = np.empty((-(-(y1 - y0) // step), -(-(x1 - x0) // step)), np.float32)
            kernels.coarse(
                self.regions.labels,
                self.regions.distance,
                self.darkness,
                x0,
                y0,
                step,
                region,
                cost,
            )
            self._costs[region] = (Rect(x0, y0, x1 - x0, y1 - y0), step, cost)
        rect, step, cost = self._costs[region]
        return rect, step, cost.copy()


def path(mark: Hint, size: tuple[int, int]) -> np.ndarray:
    """The pixels (n x 2 int, x and y) along the middle of a mark that lie in the picture."""
    points = np.asarray(mark.points, np.float64)
    parts = [points[:1]]
    for a, b in itertools.pairwise(points):
        steps = max(1, int(np.ceil(np.abs(b - a).max())))
        parts.append(a + (b - a) * (np.arange(1, steps + 1) / steps)[:, None])
    places = np.floor(np.concatenate(parts) + 0.5).astype(np.int64)
    inside = ((places >= 0) & (places < size)).all(axis=1)
    return places[inside]


def _touched(
    regions: Regions, mark: Hint, sides: np.ndarray, need: int
) -> list[tuple[int, np.ndarray]]:
    """The regions that a mark colours, each with the mark's pixels in it."""
    places = path(mark, regions.size)
    if need:
        places = places[(sides[places[:, 1], places[:, 0]] & need) == need]
    if len(places) == 0:
        return []
    labels = regions.labels[places[:, 1], places[:, 0]]
    if mark.kind == "point":
        return [(int(labels[0]), places)]
    found, counts = np.unique(labels, return_counts=True)
    long_enough = LEAST_STROKE * len(places)
    out = []
    for region, count in zip(found, counts, strict=True):
        own = places[labels == region]
        distance = regions.distance[own[:, 1], own[:, 0]]
        free = distance > 0
        deep = min(DEEP * float(regions.radius[region]), DEEP_OF_PICTURE * max(regions.size))
        goes_in = count >= long_enough or float(distance.max()) >= deep
        if goes_in and (free.any() or len(found) == 1):
            out.append((int(region), own[free] if free.any() else own))
    if not out:
        region = found[np.argmax(counts)]
        out.append((int(region), places[labels == region]))
    return out


def _reported(flats: Flats, marks: Sequence[Hint]) -> Flats:
    """With what every coloured hint got: its colour, or why not."""
    from colorstudio.imaging.hint_report import HintReport

    reports = []
    for mark in marks:
        if mark.color is None:
            continue
        places = path(mark, flats.size)
        if len(places) == 0:
            continue
        x, y = (int(v) for v in places[len(places) // 2])
        entry = flats.at(x, y)
        if entry is not None and entry.color == mark.color:
            reports.append(HintReport(mark.id, mark.color, mark.color, 0.0))
        elif entry is None or entry.color is None:
            white = Color.from_hex("#ffffff")
            reason = "mask" if mark.mask else "keep"
            reports.append(HintReport(mark.id, mark.color, white, 99.0, reason))
        else:
            reports.append(HintReport(mark.id, mark.color, entry.color, 99.0, "overruled"))
    return replace(flats, reports=tuple(reports))


def uncoloured(flats: Flats) -> np.ndarray:
    """N bool: plain regions that no hint colours yet."""
    plain = flats.regions.role == PLAIN
    return plain & (flats.table == 0)
