"""Grey pictures coloured for the tables: with hints of the truth's colours or none, by any way.

Pictures are h x w x 3 uint8 in sRGB. Of a way with weights its raw decode is given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from colorstudio.evaluation.mini import measures
from colorstudio.imaging.color import Color, lightness, rgb_to_lab
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.metrics import delta_e00
from colorstudio.methods.colorize.piggyback.hint_map import hint_map
from colorstudio.methods.colorize.piggyback.request import (
    BLEEDING,
    VIVID,
    WAY,
    PiggybackRequest,
)
from colorstudio.methods.colorize.request import InstantRequest

if TYPE_CHECKING:
    from colorstudio.evaluation.mini.testbed import Testbed

RADIUS = 2.0
"""Of a hint, pixels: a point as a person makes one on so small a picture."""
STEPS = 20


@dataclass(frozen=True)
class Reading:
    """Words that are the same for all pictures and name no colour, and how far they count."""

    prompt: str = ""
    negative_prompt: str = ""
    guidance: float = 1.0


READINGS = {
    "no words": Reading(),
    "color photo, 3": Reading("color photo", "", 3.0),
    "high quality photo, 3": Reading("high quality photo", "", 3.0),
    "vivid, 3": Reading(VIVID, BLEEDING, 3.0),
    "vivid, 4": Reading(VIVID, BLEEDING, 4.0),
    "vivid, 5": Reading(VIVID, BLEEDING, 5.0),
    "vivid, 7.5": Reading(VIVID, BLEEDING, 7.5),
}
NO_WORDS = READINGS["no words"]
READING = READINGS["vivid, 4"]
"""What pictures without hints are made with in the table; chosen on validation
(`piggyback.choose`)."""


def drawn_hints(
    truth: np.ndarray, mask: np.ndarray | None, count: int, rng: np.random.Generator
) -> Hints:
    """``count`` points at random places, each with the truth's colour at its own pixel.

    ``mask``: h x w in [0, 1]; points lie inside of it, and all of a point as far as that is
    possible. None: anywhere.
    """
    h, w = truth.shape[:2]
    inside = np.ones((h, w), bool) if mask is None else np.asarray(mask) > 0.5
    if not inside.any():
        inside[:] = True
    framed = np.pad(inside.astype(np.uint8), 1)
    depth = cv2.distanceTransform(framed, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)[1:-1, 1:-1]
    deep = depth > min(RADIUS, 0.99 * float(depth.max()))
    rows, columns = np.nonzero(deep)
    chosen = rng.choice(len(rows), count, replace=len(rows) < count)
    items = []
    for number, at in enumerate(chosen):
        y, x = int(rows[at]), int(columns[at])
        color = Color(*(float(v) for v in rgb_to_lab(truth[y, x])))
        point = ((float(x), float(y)),)
        items.append(Hint(f"h{number}", "point", point, radius=RADIUS, color=color))
    return Hints((w, h), tuple(items))


def instant(bed: Testbed, truth: np.ndarray, hints: Hints) -> np.ndarray:
    """The truth's grey, coloured by the product's solver alone."""
    request = InstantRequest(_photo(truth), hints)
    return measures.rgb_of(bed.run("colorize.instant", request).pixels)


def piggybacked(
    bed: Testbed,
    truth: np.ndarray,
    hints: Hints | None = None,
    *,
    seed: int = 0,
    reading: Reading = NO_WORDS,
    strength: float | None = None,
) -> np.ndarray:
    """The raw decode of the truth's grey. ``strength``: None for that of the weights."""
    begun = beginning(bed)
    if strength is not None:
        begun["strength"] = strength
    request = _request(truth, hints, seed, reading)
    return measures.rgb_of(bed.run(WAY, replace(request, **begun)).raw)


def beginning(bed: Testbed) -> dict[str, Any]:
    """What a run begins with, as the weights have it: fields of the request."""
    found = bed.weights.defaults.get(WAY, {})
    return {name: found[name] for name in ("begin", "strength") if name in found}


def unguided(
    bed: Testbed, truth: np.ndarray, *, seed: int = 0, reading: Reading = NO_WORDS
) -> np.ndarray:
    """The prior without its guider, decoded under the truth's grey: the condition removed."""
    from colorstudio.evaluation.colorize_ablations import alone
    from colorstudio.methods.registry import method

    models = bed.engine.models_for((*method(WAY).models, "lightness"), bed.bundle)
    return alone(_request(truth, None, seed, reading), models, bed.ctx)


def asked_against_got(raw: np.ndarray, hints: Hints) -> np.ndarray:
    """CIEDE2000 at each hint's pixel, of hue and chroma alone, as the window reports it."""
    found = []
    for hint in hints.items:
        assert hint.color is not None
        got = rgb_to_lab(raw[round(hint.y), round(hint.x)])
        asked = np.array([got[0], hint.color.a, hint.color.b])
        found.append(float(delta_e00(asked, got)))
    return np.array(found)


def with_hints(truth: np.ndarray, hints: Hints) -> np.ndarray:
    """The truth's grey with the hints on it, to be looked at."""
    drawn = hint_map(hints, np.asarray(lightness(truth)))
    codes = np.rint((drawn.codes + 1) * 127.5).astype(np.uint8)
    return np.where(drawn.mask[..., None] > 0, codes, measures.grey_of(truth))


def _photo(truth: np.ndarray) -> Any:
    return measures.pixels_of(measures.grey_of(truth))


def _request(
    truth: np.ndarray, hints: Hints | None, seed: int, reading: Reading
) -> PiggybackRequest:
    # only the raw decode is looked at: nothing is placed
    return PiggybackRequest(
        _photo(truth),
        hints=hints or Hints(),
        prompt=reading.prompt,
        negative_prompt=reading.negative_prompt,
        guidance=reading.guidance,
        steps=STEPS,
        seed=seed,
        relight=True,
        placed=False,
    )
