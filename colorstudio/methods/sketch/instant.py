"""Colours a drawing at once: ink apart, regions, proposals for those without a hint, flats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from colorstudio import __version__
from colorstudio.errors import BadInput
from colorstudio.imaging import cast as casts
from colorstudio.imaging import hints as hint_files
from colorstudio.imaging.bands import nothing
from colorstudio.imaging.color import Color
from colorstudio.imaging.flats import Flats, Flatter, uncoloured
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hints
from colorstudio.imaging.lineart import ink_changed, separated
from colorstudio.imaging.matting import mask_as_codes
from colorstudio.imaging.panels import Panel, panels
from colorstudio.imaging.proposals import Reference
from colorstudio.imaging.regions import Gap, Regions
from colorstudio.imaging.shade import cel_shade
from colorstudio.imaging.sketching import (
    LETTERING,
    SCREENTONE,
    Lettering,
    cut,
    lettering_in,
)
from colorstudio.methods.base import Result, RunContext
from colorstudio.methods.sketch.composite import composed
from colorstudio.methods.sketch.proposing import with_proposals
from colorstudio.methods.sketch.request import SketchRequest

STAGES = ("Parting ink and paper", "Finding regions", "Laying flats", "Measuring")


@dataclass(frozen=True, eq=False)
class _Part:
    """The part of the page that is coloured: all of it, or a panel (``inside``: bool, its mask)."""

    rect: Rect
    inside: np.ndarray | None

    def of(self, array: np.ndarray) -> np.ndarray:
        return np.ascontiguousarray(array[self.rect.slices])


def run(
    request: SketchRequest,
    ctx: RunContext,
    *,
    workers: int = 2,
    shading: Callable[[Flats], np.ndarray] | None = None,
) -> Result:
    """Colours the drawing; the seal counts changed pixels of ink.

    The recipe's hints are all that were used: the artist's and the proposals. ``shading``: makes
    the layer that is multiplied over the flats, instead of the request's own.
    """
    total = len(STAGES)

    def reached(stage: int) -> None:
        ctx.step(stage, total, STAGES[min(stage, total - 1)])

    reached(0)
    image = request.image
    art = separated(image, workers=workers, check=lambda: reached(0))
    frames = frames_of(request, art.darkness)
    part = _part(request, frames, image.size)
    darkness, hints = part.of(art.darkness), _moved(request.hints, part.rect)
    masks = {name: part.of(_fitted(mask, image.size)) for name, mask in request.masks.items()}
    reached(1)
    if part.inside is not None:
        darkness[~part.inside] = 255
    regions, gaps = prepare(request, darkness, hints, masks, lambda: reached(1))
    reached(2)
    flatter = Flatter(regions, darkness, image.profile, image.array.dtype)
    chosen = uncoloured(flatter.solve(hints, masks=masks, check=lambda: reached(2)))
    if part.inside is not None:
        x, y = regions.inner.T
        chosen &= part.inside[y, x]
    used = with_proposals(
        regions,
        hints,
        chosen,
        aligned=_aligned(request, part),
        references=_references(request, frames, part),
        cast=request.cast,
        cast_reference=request.cast_reference,
        words=request.words,
        seed=request.seed,
    )
    flats = flatter.solve(used, masks=masks, check=lambda: reached(2))
    shade = shading(flats) if shading else None
    if shading is None and request.shade == "cel":
        shade = cel_shade(
            flats,
            light=request.light,
            shades=shades_of(request),
            profile=image.profile,
            workers=workers,
            check=lambda: reached(2),
        )
    pixels = composed(
        image,
        art,
        flats,
        request.paper,
        rect=part.rect,
        inside=part.inside,
        shade=shade,
        workers=workers,
        check=lambda: reached(2),
    )
    reached(3)
    changed = ink_changed(image, art, pixels)
    ctx.step(total, total, "Done")
    return Result(
        pixels=pixels,
        recipe=recipe(request, _everywhere(request.hints, used, part.rect)),
        seals={"ink_changed_pixels": changed},
        notes=(*art.notes, *_notes(request, flats, gaps, used, part)),
        reports=flats.reports,
    )


def prepare(
    request: SketchRequest,
    darkness: np.ndarray,
    hints: Hints,
    masks: Mapping[str, np.ndarray],
    check: Callable[[], None] = nothing,
) -> tuple[Regions, tuple[Gap, ...]]:
    """The regions of a drawing (H x W uint8 darkness) and its gaps, as the request has them cut."""
    by_hand = (masks.get(name) for name in (LETTERING, SCREENTONE))
    letters, tone = (None if mask is None else mask > 127 for mask in by_hand)
    known = Lettering(letters, tone)
    if request.lettering:
        known = lettering_in(darkness, letters=letters, tone=tone, check=check)
    return cut(
        darkness,
        hints.acting,
        gap=request.gap,
        threshold=request.ink,
        lettering=known,
        check=check,
    )


def shades_of(request: SketchRequest) -> dict[str, Color]:
    """The colours in the shade of a cast's parts, as words have left them."""
    if request.cast is None:
        return {}
    cast = request.cast.with_words(request.words) if request.words else request.cast
    return {part.name: part.shade for part in cast.parts if part.shade is not None}


def recipe(request: SketchRequest, used: Hints) -> dict[str, object]:
    """JSON that makes the same picture again from the same drawing, without the references."""
    return {
        "program": f"ColorStudio {__version__}",
        "way": "sketch.instant",
        "size": list(request.image.size),
        "hints": hint_files.to_json(used),
        "cast": casts.to_json(request.cast) if request.cast else None,
        "words": request.words,
        "gap": request.gap,
        "ink": request.ink,
        "paper": request.paper,
        "lettering": request.lettering,
        "shade": request.shade,
        "light": request.light,
        "panel": request.panel,
        "seed": request.seed,
    }


# -- panels ---------------------------------------------------------------------------------------


def frames_of(request: SketchRequest, darkness: np.ndarray) -> list[Panel]:
    """The page's panels, where any is asked for. Raises BadInput for one that is not there."""
    asked = max((request.panel, *request.reference_panels))
    if asked == 0:
        return []
    frames = panels(darkness)
    if asked > len(frames):
        there = {0: "no panels were found on it", 1: "it has one panel"}
        words = there.get(len(frames), f"it has {len(frames)} panels")
        raise BadInput(
            f"The page has no panel {asked}: {words}.",
            "Panels are counted from left to right and from top to bottom; 0 is the whole page.",
        )
    return frames


def _part(request: SketchRequest, frames: list[Panel], size: tuple[int, int]) -> _Part:
    if request.panel == 0:
        return _Part(Rect(0, 0, *size), None)
    frame = frames[request.panel - 1]
    return _Part(frame.rect, frame.mask)


def bound_to(
    mask: np.ndarray | None, number: int, frames: Sequence[Panel], size: tuple[int, int]
) -> np.ndarray | None:
    """Where a reference counts on the page, H x W bool: in its mask and its panel; None: anywhere.

    ``number``: of the panel, from 1; 0 for none.
    """
    if number == 0:
        return mask
    frame = frames[number - 1]
    there = np.zeros(size[::-1], bool)
    there[frame.rect.slices] = True if frame.mask is None else frame.mask
    return there if mask is None else mask & there


def _references(request: SketchRequest, frames: list[Panel], part: _Part) -> tuple[Reference, ...]:
    """The references for this part of the page, their masks cut to it."""
    out = []
    for reference, number in zip(request.references, request.reference_panels, strict=True):
        mask = bound_to(reference.mask, number, frames, request.image.size)
        if mask is None:
            out.append(reference)
            continue
        own = part.of(mask)
        # of several panels only one is coloured: what is bound to the others has no use
        if request.panel == 0 or own.any():
            out.append(replace(reference, mask=own))
    return tuple(out)


def _aligned(request: SketchRequest, part: _Part) -> np.ndarray | None:
    """The coloured picture of this part of the page."""
    codes, (w, h) = request.aligned, request.image.size
    if codes is None or (part.rect.w, part.rect.h) == (w, h):
        return codes
    return part.of(cv2.resize(codes, (w, h), interpolation=cv2.INTER_LINEAR))


def _moved(hints: Hints, rect: Rect) -> Hints:
    if (rect.x, rect.y) == (0, 0) and (rect.w, rect.h) == hints.size:
        return hints
    items = tuple(mark.moved(-rect.x, -rect.y) for mark in hints.items)
    return replace(hints, size=(rect.w, rect.h), items=items)


def _everywhere(own: Hints, used: Hints, rect: Rect) -> Hints:
    """All hints in the page's coordinates; the artist's keep theirs to the last bit."""
    items = [
        replace(mark, points=before.points)
        for mark, before in zip(used.items, own.items, strict=False)
    ]
    items += [mark.moved(rect.x, rect.y) for mark in used.items[len(own) :]]
    return replace(own, items=tuple(items))


def _fitted(mask: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    codes = mask_as_codes(mask)
    if codes.shape == (size[1], size[0]):
        return codes
    return cv2.resize(codes, size, interpolation=cv2.INTER_LINEAR)


# -- what is said ---------------------------------------------------------------------------------

REASONS = {
    "overruled": "another mark lies over it",
    "keep": "a keep stroke lies over it",
    "mask": "its mask does not reach it",
}
SHOWN = 5


def _notes(
    request: SketchRequest, flats: Flats, gaps: tuple[Gap, ...], used: Hints, part: _Part
) -> list[str]:
    out = _about_gaps(gaps, request.gap)
    for reason, words in REASONS.items():
        ids = [r.hint_id for r in flats.reports if r.reason == reason]
        if ids:
            more = " and others" if len(ids) > SHOWN else ""
            out.append(f"Not met: {', '.join(ids[:SHOWN])}{more} ({words}).")
    away = sum(mark.rect.intersected(Rect(0, 0, *used.size)).empty for mark in used.acting)
    if away:
        out.append(f"{_many(away, 'hint')} outside of panel {request.panel} had no effect.")
    left = uncoloured(flats)
    if part.inside is not None:
        x, y = flats.regions.inner.T
        left &= part.inside[y, x]
    if not flats.entries:
        out.append("Nothing said which colours there are: give hints, a reference, or a cast.")
    elif left.any():
        out.append(f"{_many(int(left.sum()), 'region')} stayed without a colour.")
    return out


def _about_gaps(gaps: tuple[Gap, ...], closed_up_to: int) -> list[str]:
    closed = [gap.width for gap in gaps if gap.closed]
    wide = [gap.width for gap in gaps if not gap.closed]
    out = []
    if closed:
        widest = min(max(closed), closed_up_to)  # measured to a pixel or two
        out.append(f"{_many(len(closed), 'gap')} in the lines, up to {widest:.0f} px, closed.")
    if wide:
        out.append(
            f"{_many(len(wide), 'gap')} of more than {closed_up_to} px left open, up to"
            f" {max(wide):.0f} px: close more, or put barriers there."
        )
    return out


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
