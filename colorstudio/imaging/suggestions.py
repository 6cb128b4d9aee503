"""Colours that are offered for a place of the picture, and why each of them is.

Hints count by the distance that the spread guesses by (`likeness`): how far L* and the place lie
apart. Under a photo's lightness every colour is shown as it would be there: with the L* of the
place, paler or fuller as the spread makes it, and within the gamut.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from colorstudio.imaging.color import Color, chroma_limit
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.metrics import delta_e00

PER_L, PER_PLACE = 20.0, 0.25
"""How much L* and how much of the longer side count as far as one another, as in `likeness`."""
FLOOR = 6.0
"""What `placement` adds to L* where chroma follows it."""
DISTINCT = 6.0
"""CIEDE2000; what is nearer to an earlier suggestion is not offered again."""
CLUSTER = 9.0
"""CIEDE2000 within which colours of a model count as one."""
AROUND = 1
"""Pixels to each side that are averaged in a model's small answer."""
MOST = {"hint": 3, "cast": 6, "model": 3, "recent": 3}
MOST_HINTS = 64


class Why(StrEnum):
    """What a colour is offered for."""

    hint = "hint"
    cast = "cast"
    model = "model"
    recent = "recent"


@dataclass(frozen=True)
class Spot:
    """A place of the picture: pixels, the picture's size, and the photo's L* there; None where a
    colour brings its own lightness (flats of a drawing, the colour of an object)."""

    x: float
    y: float
    size: tuple[int, int]
    L: float | None = None
    follow: float = 0.4


@dataclass(frozen=True)
class Suggestion:
    """``name``: of the part or the hint's group, "" for none. ``votes``: of how many runs of a
    model, 0 for what no model made."""

    color: Color
    why: Why
    name: str = ""
    votes: int = 0


def suggested(
    spot: Spot,
    *,
    hints: Iterable[Hint] = (),
    lightness_at: Callable[[Hint], float | None] = lambda _: None,
    cast: Iterable[tuple[str, Color]] = (),
    runs: Sequence[np.ndarray] = (),
    recent: Iterable[Color] = (),
) -> tuple[Suggestion, ...]:
    """Colours for a place, each once: of the nearest hints, of the cast, of a model, the last used.

    ``lightness_at``: the photo's L* under a hint. ``cast``: parts by name. ``runs``: h x w x 2
    a*b* of the whole picture, one of each seed. Colours that lie within DISTINCT of an earlier one
    are left out; of each kind there are MOST at most.
    """
    found: list[Suggestion] = []
    for why, offered in (
        (Why.hint, _of_hints(spot, hints, lightness_at)),
        (Why.cast, _named(spot, cast)),
        (Why.model, _of_runs(spot, runs)),
        (Why.recent, _last(spot, recent)),
    ):
        left = MOST[why.value]
        for one in offered:
            if left and _is_new(one.color, found):
                found.append(one)
                left -= 1
    return tuple(found)


def at_spot(color: Color, spot: Spot) -> Color:
    """The colour as it is at the place: with its L*, and within sRGB."""
    return _all_at([color], np.ones(1), spot)[0]


def _all_at(colors: Sequence[Color], scales: np.ndarray, spot: Spot) -> list[Color]:
    """The same for many, each with its a*b* times a scale."""
    if spot.L is None or not colors:
        return list(colors)
    ab = np.array([(color.a, color.b) for color in colors]) * scales[:, None]
    ab = ab * chroma_limit(spot.L, ab)[:, None]
    return [Color(spot.L, float(a), float(b)) for a, b in ab]


def distance(spot: Spot, hint: Hint, L: float | None) -> float:
    """How far a hint is, as the spread sees it; ``L``: the photo's under the hint."""
    longer = max(spot.size) or 1
    place = min(math.hypot(x - spot.x, y - spot.y) for x, y in hint.points) / longer / PER_PLACE
    light = (L - spot.L) / PER_L if L is not None and spot.L is not None else 0.0
    return math.hypot(place, light)


def _named(spot: Spot, cast: Iterable[tuple[str, Color]]) -> list[Suggestion]:
    parts = list(cast)
    there = _all_at([color for _, color in parts], np.ones(len(parts)), spot)
    return [Suggestion(c, Why.cast, name) for c, (name, _) in zip(there, parts, strict=True)]


def _last(spot: Spot, recent: Iterable[Color]) -> list[Suggestion]:
    colors = list(recent)
    return [Suggestion(c, Why.recent) for c in _all_at(colors, np.ones(len(colors)), spot)]


def _of_hints(
    spot: Spot, hints: Iterable[Hint], lightness_at: Callable[[Hint], float | None]
) -> list[Suggestion]:
    colored = [hint for hint in hints if hint.color is not None]
    near = sorted(colored, key=lambda hint: distance(spot, hint, spot.L))[:MOST_HINTS]
    lights = {hint.id: lightness_at(hint) for hint in near}
    near.sort(key=lambda hint: distance(spot, hint, lights[hint.id]))
    colors = [hint.color for hint in near if hint.color is not None]
    scales = np.ones(len(near))
    if spot.L is not None:
        under = [spot.L if lights[hint.id] is None else lights[hint.id] for hint in near]
        scales = ((spot.L + FLOOR) / (np.array(under, np.float64) + FLOOR)) ** spot.follow
    there = _all_at(colors, scales, spot)
    return [Suggestion(c, Why.hint, hint.group) for c, hint in zip(there, near, strict=True)]


def _of_runs(spot: Spot, runs: Sequence[np.ndarray]) -> list[Suggestion]:
    """Distinct colours of a model's answers at the place, the most frequent first."""
    level = 50.0 if spot.L is None else spot.L
    at = replace(spot, L=level)
    taken = [sampled(chroma, spot) for chroma in runs]
    there = _all_at([Color(level, float(a), float(b)) for a, b in taken], np.ones(len(taken)), at)
    clusters: list[tuple[Color, list[np.ndarray]]] = []
    for color, ab in zip(there, taken, strict=True):
        for first, own in clusters:
            if _apart(color, [first])[0] < CLUSTER:
                own.append(ab)
                break
        else:
            clusters.append((color, [ab]))
    clusters.sort(key=lambda cluster: -len(cluster[1]))
    means = [np.mean(own, axis=0) for _, own in clusters]
    made = _all_at([Color(level, float(a), float(b)) for a, b in means], np.ones(len(means)), at)
    return [
        Suggestion(color, Why.model, votes=len(own))
        for color, (_, own) in zip(made, clusters, strict=True)
    ]


def sampled(chroma: np.ndarray, spot: Spot) -> np.ndarray:
    """The mean a*b* around the place in an answer (h x w x 2) of any size of the picture."""
    h, w = chroma.shape[:2]
    column = min(w - 1, max(0, int((spot.x + 0.5) / max(1, spot.size[0]) * w)))
    row = min(h - 1, max(0, int((spot.y + 0.5) / max(1, spot.size[1]) * h)))
    around = chroma[max(0, row - AROUND) : row + AROUND + 1, max(0, column - AROUND) : column + 2]
    return np.asarray(around, np.float64).reshape(-1, 2).mean(axis=0)


def _is_new(color: Color, found: Sequence[Suggestion]) -> bool:
    return bool((_apart(color, [other.color for other in found]) >= DISTINCT).all())


def _apart(one: Color, others: Sequence[Color]) -> np.ndarray:
    labs = np.array([other.lab for other in others]).reshape(-1, 3)
    return delta_e00(np.broadcast_to(one.lab, labs.shape), labs)
