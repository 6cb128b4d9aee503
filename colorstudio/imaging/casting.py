"""Region colours become hints that can be edited: proposals, and the parts of a cast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.cast import Cast, Part
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.proposals import Proposal, Reference, proposed
from colorstudio.imaging.regions import PLAIN, Regions

LARGEST_RADIUS, PART_OF_RADIUS = 6.0, 0.5
"""A hint's radius in pixels: so much of its region's inscribed circle, and no more than this."""
FOREIGN = 30.0
"""CIEDE2000 from which on a colour belongs to no part."""
FIRST, TIES = 0.5, 1e-3
"""Of several parts without a reference, each is to have so much of the area of the one before; of
those that lack as much, the larger one comes first."""
APART = 4.0
"""What a border with a region of the same part counts against how much of it there is."""
STRAY = 1.0
"""How far other seeds stray from the parts' areas (scale of a logarithm)."""


def hints_of(
    regions: Regions, proposal: Proposal, *, group: str = "", prefix: str = "p"
) -> tuple[Hint, ...]:
    """A point hint of each proposed colour, where its region is widest.

    Ids are ``prefix`` and the region's number from 1 on; see `proposed_onto` for taken ones.
    """
    known: dict[bytes, Color] = {}
    made = []
    for region in np.flatnonzero(proposal.given):
        codes = proposal.colors[region]
        color = known.setdefault(codes.tobytes(), Color.from_pixel(codes))
        made.append(_hint(regions, int(region), color, group, prefix))
    return tuple(made)


def cast_hints(
    regions: Regions,
    cast: Cast,
    reference: np.ndarray | Sequence[Reference] | None,
    *,
    seed: int = 0,
    chosen: np.ndarray | None = None,
    prefix: str = "c",
) -> tuple[Hint, ...]:
    """A hint of a part's colour and of its name as group, for each region that is to have one.

    ``reference``: the character in these colours (h x w x 4 uint8 sRGB, or several references
    bound to masks): what `proposed` takes from it goes to the nearest part, by CIEDE2000 to its
    colour or its shade; from FOREIGN on it stays a colour of its own, without a group. Without a
    reference the largest regions get the first parts, neighbours different ones. ``seed`` and
    ``chosen``: as `proposed` has them. Raises BadInput as it does.
    """
    if reference is None:
        return _assigned(regions, cast, seed, chosen, prefix)
    references = [Reference(reference)] if isinstance(reference, np.ndarray) else reference
    proposal = proposed(regions, references, seed=seed, chosen=chosen)
    parts: dict[bytes, Part | None] = {}
    made = []
    for hint, region in zip(
        hints_of(regions, proposal, prefix=prefix), np.flatnonzero(proposal.given), strict=True
    ):
        key = proposal.colors[region].tobytes()
        if key not in parts:
            assert hint.color is not None
            parts[key] = nearest_part(cast, hint.color)
        part = parts[key]
        made.append(replace(hint, color=part.color, group=part.name) if part else hint)
    return tuple(made)


def nearest_part(cast: Cast, color: Color) -> Part | None:
    """The part whose colour or shade is nearest (CIEDE2000); None where all are FOREIGN."""
    labs = [part.color.lab for part in cast.parts]
    shades = [(part.shade or part.color).lab for part in cast.parts]
    wanted = np.array(color.lab)
    apart = np.minimum(delta_e00(np.array(labs), wanted), delta_e00(np.array(shades), wanted))
    n = int(apart.argmin())
    return cast.parts[n] if apart[n] < FOREIGN else None


def recast(hints: Hints, cast: Cast) -> Hints:
    """Coloured hints whose group is called like a part take its present colour: words obeyed."""
    colors = {_key(part.name): part.color for part in cast.parts}
    return replace(
        hints,
        items=tuple(
            replace(h, color=colors[_key(h.group)])
            if h.color is not None and _key(h.group) in colors
            else h
            for h in hints.items
        ),
    )


def proposed_onto(hints: Hints, proposals: Sequence[Hint]) -> Hints:
    """The artist's hints and the proposals behind them; taken ids get a mark."""
    taken = {h.id for h in hints.items}
    made = []
    for hint in proposals:
        ident = hint.id
        while ident in taken:
            ident += "'"
        taken.add(ident)
        made.append(replace(hint, id=ident))
    return replace(hints, items=(*hints.items, *made))


def _hint(regions: Regions, region: int, color: Color, group: str, prefix: str) -> Hint:
    x, y = (float(v) for v in regions.inner[region])
    radius = min(LARGEST_RADIUS, PART_OF_RADIUS * float(regions.radius[region]))
    return Hint(
        id=f"{prefix}{region + 1}",
        kind="point",
        points=((x, y),),
        radius=max(radius, 0.5),
        color=color,
        group=group,
    )


def _assigned(
    regions: Regions, cast: Cast, seed: int, chosen: np.ndarray | None, prefix: str
) -> tuple[Hint, ...]:
    """Parts by area: the largest regions first, each to the part that lacks most, not beside it."""
    plain = regions.role == PLAIN
    wanted = plain if chosen is None else np.asarray(chosen, bool)
    if len(wanted) != len(regions):
        raise BadInput(f"{len(wanted)} choices do not fit {len(regions)} regions.")
    count = len(cast.parts)
    share = FIRST ** np.arange(count, dtype=np.float64)
    if seed:
        share *= np.exp(STRAY * np.random.default_rng(seed).gumbel(size=count))
    share /= share.sum()
    beside: dict[int, list[tuple[int, float]]] = {}
    for (a, b), border in zip(regions.neighbours.tolist(), regions.shared.tolist(), strict=True):
        beside.setdefault(a, []).append((b, border))
        beside.setdefault(b, []).append((a, border))
    area = regions.area.astype(np.float64) / max(1, int(regions.area[wanted].sum()))
    used = np.zeros(count)
    part_of: dict[int, int] = {}
    for region in sorted(np.flatnonzero(wanted).tolist(), key=lambda n: (-area[n], n)):
        met = np.zeros(count)
        for other, border in beside.get(region, ()):
            if other in part_of:
                met[part_of[other]] += border
        cost = APART * met / max(1.0, met.sum()) - np.maximum(share - used, 0) / share
        cost += np.maximum(used - share, 0) - TIES * share
        part = int(cost.argmin())
        part_of[region] = part
        used[part] += area[region]
    return tuple(
        _hint(regions, region, cast.parts[n].color, cast.parts[n].name, prefix)
        for region, n in sorted(part_of.items())
    )


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
