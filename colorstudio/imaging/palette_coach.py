"""Colours of a palette that merge for some viewers, and the smallest moves that part them.

Two swatches merge for a viewer who sees them less than `APART` (CIEDE2000) from each other though
everybody else tells them apart. A move is measured as a distance in OKLab, which is what OKLCH is
in polar form. All is said of the 8-bit sRGB codes that a screen shows, so that a palette file in
hex keeps what was promised.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from colorstudio.imaging.bands import nothing
from colorstudio.imaging.color import Color, decode_rgb
from colorstudio.imaging.color_vision import DICHROMATS, Viewer, seen_lab
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.oklab import linear_to_oklab
from colorstudio.imaging.palette import Palette

APART = 8.0
"""CIEDE2000 from which on two flat colours are told apart at a glance, not only side by side."""
GRID = 43
"""Steps of each channel that are tried first, all over sRGB."""
STARTS = 16
"""So many of the nearest that will do are looked around in."""
CHUNK = 2048
DARKEST, SURELY = 1.76, 7.5
"""Distances in L*, and in a*b*, above this many times a CIEDE2000 are surely larger: it divides by
1.75 at most in black and white, and by less than 1 + 0.045 * 140 in chroma."""
ROUNDS = 4
MANY = 16
"""Up to so many colours two ways to choose who moves are held against each other."""


class Why(StrEnum):
    """What keeps a pair from being parted."""

    locked = "locked"
    """Both colours are locked."""
    crowded = "crowded"
    """Wherever one of them could go, it would merge with another colour of the palette."""


@dataclass(frozen=True)
class Merge:
    """Swatches ``first`` < ``second`` merge for ``viewer``: ``delta`` for them, ``normal`` for
    everybody else, both CIEDE2000."""

    first: int
    second: int
    viewer: Viewer
    delta: float
    normal: float


@dataclass(frozen=True)
class Move:
    """Swatch ``index`` goes from ``old`` to ``new``; ``distance`` in OKLab."""

    index: int
    old: Color
    new: Color
    distance: float


@dataclass(frozen=True)
class Advice:
    """``merges``: what was found; ``palette``: the same with ``moves`` made; ``left``: pairs that
    still merge there, and why."""

    palette: Palette
    merges: tuple[Merge, ...] = ()
    moves: tuple[Move, ...] = ()
    left: tuple[tuple[Merge, Why], ...] = ()


def merges(
    palette: Palette, viewers: Sequence[Viewer] = DICHROMATS, apart: float = APART
) -> tuple[Merge, ...]:
    """The pairs that merge for each of the viewers, the worst first."""
    return _Desk(palette, viewers, apart).merges()


def advised(
    palette: Palette,
    viewers: Sequence[Viewer] = DICHROMATS,
    apart: float = APART,
    check: Callable[[], None] = nothing,
) -> Advice:
    """The palette with the smallest moves that part what merges, for all of the viewers at once.

    Locked colours, names, shares and order stay. No move leaves a pair nearer than ``apart`` that
    was not so before, for anybody. Each moved colour is as near to where it was as the others let
    it; one that need not move does not. The same palette gives the same advice. Raises what
    ``check`` raises.
    """
    first = _Desk(palette, viewers, apart)
    found = first.merges()
    if not found:
        return Advice(palette)
    best: tuple[tuple[int, float], _Desk] | None = None
    for eager in (True, False) if len(palette) <= MANY else (True,):
        desk = _Desk(palette, viewers, apart)
        desk.part(eager, check)
        desk.settle(check)
        cost = len(desk.merges()), float(desk.distances().sum())
        if best is None or cost < (best[0][0], best[0][1] - 1e-9):
            best = cost, desk
    assert best is not None
    desk = best[1]
    moves, made = [], palette
    for n in np.flatnonzero((desk.codes != first.codes).any(axis=-1)):
        index = int(n)
        new = Color.from_hex("#{:02x}{:02x}{:02x}".format(*desk.codes[index]))
        moves.append(Move(index, palette[index].color, new, float(desk.distances()[index])))
        made = made.changed(index, color=new)
    left = tuple((merge, desk.reason(merge)) for merge in desk.merges())
    return Advice(made, found, tuple(moves), left)


def turn_of(move: Move) -> tuple[float, float, float]:
    """The move in OKLCH: lightness (of 1), chroma, hue in degrees (0 where one side is grey)."""
    ends = []
    for color in (move.old, move.new):
        L, a, b = linear_to_oklab(decode_rgb(np.array(color.rgb8, np.uint8)).astype(np.float64))
        ends.append((float(L), math.hypot(a, b), math.degrees(math.atan2(b, a))))
    (l0, c0, h0), (l1, c1, h1) = ends
    hue = (h1 - h0 + 180) % 360 - 180 if min(c0, c1) > 0.01 else 0.0
    return l1 - l0, c1 - c0, hue


class _Desk:
    """A palette being put right: ``codes`` K x 3 uint8, and the same as everyone sees them.

    ``eyes``: somebody with all colours, then the viewers. ``lab``: eyes x K x 3.
    """

    def __init__(self, palette: Palette, viewers: Sequence[Viewer], apart: float) -> None:
        self.eyes: tuple[Viewer | None, ...] = (None, *dict.fromkeys(viewers))
        self.apart = apart
        self.locked = np.array([s.locked for s in palette], bool)
        self.codes = np.array([s.color.rgb8 for s in palette], np.uint8).reshape(-1, 3)
        self.home = _oklab(self.codes)
        self.lab = _seen(self.codes, self.eyes)
        self._home_codes = self.codes.copy()
        self._given_up: set[tuple[int, int]] = set()
        self.before = np.minimum(self._deltas(), apart)

    def _deltas(self) -> np.ndarray:
        """CIEDE2000 of all pairs, eyes x K x K."""
        return delta_e00(self.lab[:, :, None], self.lab[:, None, :])

    def distances(self) -> np.ndarray:
        """How far each colour is from where it was, in OKLab."""
        return np.linalg.norm(_oklab(self.codes) - self.home, axis=-1)

    def merges(self) -> tuple[Merge, ...]:
        deltas = self._deltas()
        found = []
        for e, viewer in enumerate(self.eyes):
            if viewer is None:
                continue
            near = (deltas[e] < self.apart) & (deltas[0] >= self.apart)
            for i, j in np.argwhere(np.triu(near, 1)):
                found.append(
                    Merge(int(i), int(j), viewer, float(deltas[e, i, j]), float(deltas[0, i, j]))
                )
        return tuple(sorted(found, key=lambda m: (m.delta, m.first, m.second)))

    def _pairs(self) -> dict[tuple[int, int], float]:
        """The pairs that merge and may yet be parted, with the nearest that anybody sees them."""
        pairs: dict[tuple[int, int], float] = {}
        for m in self.merges():
            pair = m.first, m.second
            if pair not in self._given_up:
                pairs[pair] = min(m.delta, pairs.get(pair, math.inf))
        return pairs

    def part(self, eager: bool, check: Callable[[], None]) -> None:
        """Moves one colour after the other until nothing merges that can be helped.

        ``eager``: a colour that merges with several is parted from all of them at once.
        """
        while pairs := self._pairs():
            check()
            options: list[tuple[float, int, np.ndarray, list[tuple[int, int]]]] = []
            worst = min(pairs, key=lambda pair: (pairs[pair], pair))
            for s in worst:
                own = [pair for pair in pairs if s in pair] if eager else [worst]
                place = self._nearest(s, own)
                if place is None and len(own) > 1:
                    own = [worst]
                    place = self._nearest(s, own)
                if place is not None:
                    far = float(np.linalg.norm(_oklab(place) - self.home[s]))
                    options.append((far / len(own), s, place, own))
            if not options:
                self._given_up.add(worst)
                continue
            _, s, place, _ = min(options, key=lambda option: option[:2])
            self._put(s, place)

    def settle(self, check: Callable[[], None]) -> None:
        """Brings each moved colour as near to where it was as the others by now allow."""
        for _ in range(ROUNDS):
            changed = False
            for s in np.flatnonzero(self.distances() > 0):
                check()
                place = self._nearest(int(s), [])
                far = self.distances()[s] - 1e-9
                if place is not None and np.linalg.norm(_oklab(place) - self.home[s]) < far:
                    self._put(int(s), place)
                    changed = True
            if not changed:
                return

    def _put(self, s: int, code: np.ndarray) -> None:
        self.codes[s] = code
        self.lab[:, s] = _seen(code[None], self.eyes)[:, 0]

    def reason(self, merge: Merge) -> Why:
        """Why a pair still merges."""
        both = self.locked[merge.first] and self.locked[merge.second]
        return Why.locked if both else Why.crowded

    # ---- where one colour can go

    def _least(self, s: int, parted: Sequence[tuple[int, int]]) -> np.ndarray:
        """The least CIEDE2000 that colour ``s`` has to keep from each other one, eyes x K.

        What is told apart by now stays so, what is ``parted`` becomes so; what merges still, and
        shades that are near on purpose, must not come nearer than they were.
        """
        now, before = self._deltas()[:, s], self.before[:, s]
        told = (before[0] >= self.apart) & (now >= self.apart)
        least = np.where(told, self.apart, before)
        for pair in parted:
            least[:, pair[0] if pair[1] == s else pair[1]] = self.apart
        least[:, s] = 0
        return least

    def _nearest(self, s: int, parted: Sequence[tuple[int, int]]) -> np.ndarray | None:
        """The codes nearest to where ``s`` was that keep their distances; None: there are none."""
        if self.locked[s]:
            return None
        least = self._least(s, parted)
        if self._fits(self._home_codes[s][None], s, least)[0]:
            return self._home_codes[s]
        codes, oklab = _grid()
        order = np.argsort(((oklab - self.home[s]) ** 2).sum(axis=-1), kind="stable")
        labs = [_grid_lab(eye) for eye in self.eyes]
        starts: list[np.ndarray] = []
        at = 0
        while at < len(order) and len(starts) < STARTS:
            some = order[at : at + max(CHUNK, at)]
            good = self._keep([lab[some] for lab in labs], s, least)
            starts += list(codes[some[good]][: STARTS - len(starts)])
            at += len(some)
        if not starts:
            return None
        best, nearer = starts[0], self._around(np.array(starts), starts[0], s, least)
        while nearer is not None:
            best = nearer
            nearer = self._around(best[None], best, s, least)
        return best

    def _around(
        self, places: np.ndarray, best: np.ndarray, s: int, least: np.ndarray
    ) -> np.ndarray | None:
        """The nearest codes within a few steps of ``places`` that will do and are nearer to where
        ``s`` was than ``best``; None: there are none."""
        around = (places[:, None].astype(int) + _CUBE).reshape(-1, 3)
        around = around[((around >= 0) & (around <= 255)).all(axis=-1)].astype(np.uint8)
        away = np.linalg.norm(_oklab(around) - self.home[s], axis=-1)
        far = np.linalg.norm(_oklab(best) - self.home[s]) - 1e-9
        order = np.flatnonzero(away < far)
        order = order[np.lexsort((*around[order].T, away[order]))]
        at, count = 0, 64
        while at < len(order):
            some = order[at : at + count]
            good = some[self._fits(around[some], s, least)]
            if len(good):
                return around[good[0]]
            at, count = at + count, 2 * count
        return None

    def _fits(self, codes: np.ndarray, s: int, least: np.ndarray) -> np.ndarray:
        """Which of N x 3 codes keep their distances from all other colours, N bool."""
        return self._keep(_seen(codes, self.eyes), s, least)

    def _keep(
        self, labs: Sequence[np.ndarray] | np.ndarray, s: int, least: np.ndarray
    ) -> np.ndarray:
        """The same of colours as everybody sees them, eyes x N x 3."""
        good = np.ones(len(labs[0]), bool)
        for e, lab in enumerate(labs):
            still = np.flatnonzero(good)
            others = np.flatnonzero(least[e] > 0)
            at, to, wanted = lab[still], self.lab[e, others], least[e, others]
            light = np.abs(at[:, None, 0] - to[:, 0])
            n, k = np.nonzero(light < DARKEST * wanted)
            far = ((at[n, 1:] - to[k, 1:]) ** 2).sum(axis=-1) >= (SURELY * wanted[k]) ** 2
            n, k = n[~far], k[~far]
            apart = delta_e00(at[n], to[k]) >= wanted[k]
            good[still[n[~apart]]] = False
        return good


_CUBE = np.array(list(itertools.product(range(-4, 5), repeat=3)))


def _oklab(codes: np.ndarray) -> np.ndarray:
    return linear_to_oklab(decode_rgb(codes).astype(np.float64))


def _seen(codes: np.ndarray, eyes: Sequence[Viewer | None]) -> np.ndarray:
    """CIELAB of N x 3 codes for everybody in ``eyes``, eyes x N x 3."""
    linear = decode_rgb(codes).astype(np.float64)
    return np.stack([seen_lab(linear, viewer) for viewer in eyes])


@lru_cache(maxsize=1)
def _grid() -> tuple[np.ndarray, np.ndarray]:
    """Codes all over sRGB, and the same as OKLab."""
    steps = np.rint(np.linspace(0, 255, GRID)).astype(np.uint8)
    codes = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    return codes, _oklab(codes)


@lru_cache(maxsize=8)
def _grid_lab(eye: Viewer | None) -> np.ndarray:
    """The same as somebody sees them."""
    return _seen(_grid()[0], (eye,))[0]
