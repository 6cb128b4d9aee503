"""Tells for every coloured hint what it asked for, what its own pixels got, and why they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import ChromaField, chroma_max, place

Reason = Literal["", "gamut", "barrier", "overruled", "keep", "mask"]

VISIBLE = 2.0
"""CIEDE2000 from which on a hint counts as not met; 8-bit codes alone make up to 1.5 in shadows."""

PLACES = 16
"""Pixels along a stroke that are looked at."""


@dataclass(frozen=True)
class HintReport:
    """What a coloured hint asked for and what its own pixels got (along a stroke, on the mean).

    ``delta_e00`` compares hue and chroma alone, at the lightness of the photo. ``reason``: the
    colour is out of gamut at that lightness; another mark, a keep stroke or a barrier took the
    place; or a mask shuts the hint out. Empty where they agree.
    """

    hint_id: str
    asked: Color
    got: Color
    delta_e00: float
    reason: Reason = ""


def report(field: ChromaField, hints: Hints, pixels: Pixels) -> tuple[HintReport, ...]:
    """Asked against got for every acting coloured hint, measured on its placed pixels.

    ``pixels``: the photo, not the coloured picture.
    """
    order = _Order(sorted(hints.acting, key=lambda h: h.pinned))
    return tuple(
        _report(field, hint, order, pixels) for hint in hints.acting if hint.color is not None
    )


class _Order:
    """The acting marks from the lowest to the highest, to be asked which lie at a place.

    Boxes around the marks are looked through first: thousands of marks, each asked about all
    others, took minutes.
    """

    def __init__(self, marks: Sequence[Hint]) -> None:
        self.marks = marks
        self.height = {id(mark): n for n, mark in enumerate(marks)}
        self.boxes = np.array([_box(mark) for mark in marks], np.float64).reshape(-1, 4)

    def near(self, places: Sequence[tuple[int, int]], margin: float, above: int = -1) -> list[Hint]:
        """Marks higher than ``above`` that may reach within ``margin`` of one of the places."""
        xs, ys = [x for x, _ in places], [y for _, y in places]
        boxes = self.boxes[above + 1 :]
        hit = (boxes[:, 0] - margin <= max(xs)) & (boxes[:, 2] + margin >= min(xs))
        hit &= (boxes[:, 1] - margin <= max(ys)) & (boxes[:, 3] + margin >= min(ys))
        return [self.marks[above + 1 + n] for n in np.flatnonzero(hit).tolist()]


def _box(mark: Hint) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
    r = mark.radius
    return min(xs) - r, min(ys) - r, max(xs) + r, max(ys) + r


def _report(field: ChromaField, hint: Hint, order: _Order, pixels: Pixels) -> HintReport:
    assert hint.color is not None
    places = _places(hint, pixels.size)
    labs = []
    for x, y in places:
        rect = Rect(x, y, 1, 1)
        code = place(field, pixels.array[rect.slices], pixels.profile, rect)[0, 0]
        labs.append(Color.from_pixel(code, pixels.profile).lab)
    got = Color(*(float(v) for v in np.mean(labs, axis=0)))
    wanted = replace(hint.color, L=got.L)
    difference = float(delta_e00(np.array(wanted.lab), np.array(got.lab)))
    reason: Reason = ""
    if difference > VISIBLE:
        reason = _reason(field, hint, order, places, got, pixels)
    return HintReport(hint.id, hint.color, got, difference, reason)


def _places(hint: Hint, size: tuple[int, int]) -> list[tuple[int, int]]:
    step = max(1, len(hint.points) // PLACES)
    return [
        (min(max(round(x), 0), size[0] - 1), min(max(round(y), 0), size[1] - 1))
        for x, y in hint.points[::step]
    ]


def _reason(
    field: ChromaField,
    hint: Hint,
    order: _Order,
    places: Sequence[tuple[int, int]],
    got: Color,
    pixels: Pixels,
) -> Reason:
    if _shut_out(field, hint, places):
        return "mask"
    for mark in reversed(order.near(places, 1, order.height[id(hint)])):
        covered = sum(_distance(mark, x, y) <= mark.radius + 1 for x, y in places)
        if mark.kind not in ("barrier", "join") and 2 * covered >= len(places):
            return "keep" if mark.kind == "keep" else "overruled"
    assert hint.color is not None
    _, a, b = hint.color.lab_in(pixels.profile)
    hue = np.degrees(np.arctan2(b, a))
    if np.hypot(a, b) > chroma_max(np.array(got.L), hue, pixels.profile) + 0.5:
        return "gamut"
    for mark in order.near(places, hint.radius):
        near = (_distance(mark, x, y) <= hint.radius + mark.radius for x, y in places)
        if mark.kind == "barrier" and any(near):
            return "barrier"
    return "overruled"


def _shut_out(field: ChromaField, hint: Hint, places: Sequence[tuple[int, int]]) -> bool:
    w, h = field.size
    if field.mask.size:
        rows, columns = field.mask.shape
        inside = [field.mask[y * rows // h, x * columns // w] for x, y in places]
        if np.mean(inside) < 0.9:
            return True
    if not hint.mask:
        return False
    bits = field.bits.get(hint.mask, 0)
    rows, columns = field.sides.shape
    outside = [not field.sides[y * rows // h, x * columns // w] & bits for x, y in places]
    return 2 * sum(outside) >= len(places)


def _distance(mark: Hint, x: float, y: float) -> float:
    """From a place to a mark's axis, in pixels."""
    points = np.array(mark.points, np.float64)
    if len(points) == 1:
        return float(np.hypot(points[0, 0] - x, points[0, 1] - y))
    start, way = points[:-1], np.diff(points, axis=0)
    along = ((np.array([x, y]) - start) * way).sum(axis=1)
    t = np.clip(along / np.maximum((way * way).sum(axis=1), 1e-12), 0, 1)
    nearest = start + t[:, None] * way
    return float(np.hypot(nearest[:, 0] - x, nearest[:, 1] - y).min())
