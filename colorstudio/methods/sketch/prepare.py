"""A drawing made ready for flats: its regions as the marks cut and join them, and proposals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np

from colorstudio.imaging import lettering as letters_of
from colorstudio.imaging import regions as cutting
from colorstudio.imaging.bands import nothing
from colorstudio.imaging.cast import Cast, Part
from colorstudio.imaging.casting import cast_hints, hints_of, proposed_onto, recast
from colorstudio.imaging.color_named import parts_from_words
from colorstudio.imaging.flats import path
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.matting import mask_as_codes
from colorstudio.imaging.proposals import Reference, proposed
from colorstudio.imaging.regions import KEPT, Gap, Regions
from colorstudio.imaging.screentone import screentone

BY_HAND = "lettering"
"""The mask of this name marks lettering and tone that is not found."""


def prepare(
    darkness: np.ndarray,
    hints: Hints,
    *,
    gap: float = 12.0,
    threshold: int = 96,
    lettering: bool = True,
    masks: Mapping[str, np.ndarray] | None = None,
    outside: np.ndarray | None = None,
    check: Callable[[], None] = nothing,
) -> tuple[Regions, tuple[Gap, ...]]:
    """The regions of a drawing and the gaps of its lines; the slow part, once per set of walls.

    ``darkness``: H x W uint8 of `lineart.separated`. Of ``hints`` the barriers are walls and the
    joins make one region of those they cross. ``lettering``: it and screentone are looked for,
    part nothing, and balloons get the role KEPT; what ``masks`` calls BY_HAND (H x W uint8) counts
    in any case. ``outside``: H x W bool, what is no part of the picture, such as another panel.
    """
    passable, letters = _passable(darkness, lettering, (masks or {}).get(BY_HAND), check)
    size = darkness.shape[1], darkness.shape[0]
    regions, gaps = cutting.found(
        darkness,
        gap=gap,
        threshold=threshold,
        walls=_walls(hints, darkness.shape, outside),
        passable=passable,
        joined=[_flat(mark, size) for mark in hints.acting if mark.kind == "join"],
        check=check,
    )
    if letters is None or not letters.any():
        return regions, gaps
    role = np.where(letters_of.balloons(regions, letters), np.uint8(KEPT), regions.role)
    return replace(regions, role=role), gaps


def with_proposals(
    regions: Regions,
    hints: Hints,
    chosen: np.ndarray,
    *,
    references: Sequence[Reference] = (),
    cast: Cast | None = None,
    cast_reference: np.ndarray | None = None,
    words: str = "",
    seed: int = 0,
) -> Hints:
    """The hints, and behind them proposed ones for the ``chosen`` regions (N bool).

    Parts take the colour that ``words`` or the cast say, in proposals and in hints of their group.
    Words without a cast are one, unless the hints have all of its parts already.
    """
    proposals: tuple[Hint, ...] = ()
    fills = True
    if cast is None and words:
        cast = Cast("", tuple(Part(n, c) for n, c in parts_from_words(words).items()))
        groups = {g.strip().casefold() for g in hints.groups}
        fills = not {part.name.casefold() for part in cast.parts} <= groups
    if not chosen.any():
        fills = False
    if fills and cast is not None:
        shown = references if references else cast_reference
        proposals = cast_hints(regions, cast, shown, seed=seed, chosen=chosen)
    elif fills and references:
        proposals = hints_of(regions, proposed(regions, references, seed=seed, chosen=chosen))
    both = proposed_onto(hints, proposals)
    if cast is None:
        return both
    return recast(both, cast.with_words(words) if words else cast)


def _passable(
    darkness: np.ndarray, find: bool, by_hand: np.ndarray | None, check: Callable[[], None]
) -> tuple[np.ndarray | None, np.ndarray | None]:
    """Ink that parts nothing, and lettering (H x W bool each), None where there is none."""
    marked = None if by_hand is None else mask_as_codes(by_hand) > 127
    if not find:
        return marked, marked
    tone = screentone(darkness)
    check()
    letters = letters_of.lettering(darkness, tone)
    check()
    if marked is not None:
        letters = letters | marked
    return tone | letters, letters


def _walls(hints: Hints, shape: tuple[int, ...], outside: np.ndarray | None) -> np.ndarray | None:
    barriers = [mark for mark in hints.acting if mark.kind == "barrier"]
    if not barriers and outside is None:
        return None
    walls = np.zeros(shape, np.uint8) if outside is None else outside.astype(np.uint8)
    for mark in barriers:
        points = np.rint(np.asarray(mark.points)).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(walls, [points], False, 1, max(1, round(2 * mark.radius)))
    return walls.view(bool)


def _flat(mark: Hint, size: tuple[int, int]) -> np.ndarray:
    places = path(mark, size)
    return places[:, 1] * size[0] + places[:, 0]
