"""Colours for the regions that no hint of the artist's colours: from references, casts, words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from colorstudio.imaging.aligned import from_picture
from colorstudio.imaging.cast import Cast, Part
from colorstudio.imaging.casting import cast_hints, hints_of, proposed_onto, recast
from colorstudio.imaging.color_named import parts_from_words
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.proposals import Reference, proposed
from colorstudio.imaging.regions import Regions


def with_proposals(
    regions: Regions,
    hints: Hints,
    chosen: np.ndarray,
    *,
    aligned: np.ndarray | None = None,
    references: Sequence[Reference] = (),
    cast: Cast | None = None,
    cast_reference: np.ndarray | None = None,
    words: str = "",
    seed: int = 0,
) -> Hints:
    """The hints, and behind them proposed ones for the ``chosen`` regions (N bool).

    ``aligned``: the same drawing coloured, of the same part of the page as the regions.
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
    if fills and aligned is not None:
        proposals = hints_of(regions, from_picture(regions, aligned, chosen=chosen))
    elif fills and cast is not None:
        shown = references if references else cast_reference
        proposals = cast_hints(regions, cast, shown, seed=seed, chosen=chosen)
    elif fills and references:
        proposals = hints_of(regions, proposed(regions, references, seed=seed, chosen=chosen))
    both = proposed_onto(hints, proposals)
    if cast is None:
        return both
    return recast(both, cast.with_words(words) if words else cast)
