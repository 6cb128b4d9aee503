"""The table of ColorizeDiffusion: drawings in the colours of a reference of another style.

Yan et al., arXiv 2401.01456. The drawing is made of a glyph in the style "flat", the reference is
the same glyph in "3d"; the hues of both are turned alike, so that no memory of glyphs helps, and
the turned "flat" is the truth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from colorstudio.engine.starts import start_values
from colorstudio.evaluation.mini import measures
from colorstudio.evaluation.mini.report import Figure, Section, mean_figure, ratio_figure
from colorstudio.evaluation.mini.sheets import contact_sheet
from colorstudio.evaluation.spill import distance_to, ink_of, spill
from colorstudio.imaging import xdog
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.registry import method
from colorstudio.methods.sketch.reference.request import WAY, ReferenceRequest
from colorstudio.methods.sketch.request import SketchRequest
from colorstudio.training.scenes.collection import Item
from colorstudio.training.scenes.compose import Scene
from colorstudio.training.scenes.families import VALIDATION

if TYPE_CHECKING:
    from colorstudio.evaluation.mini.testbed import Testbed

ID = "reference"
INSTANT = "sketch.instant"
DRAWN_OF, LENT_BY = "flat", "3d"
COUNT, SPILT, CHOOSING = 100, 24, 24
"""Glyphs that are coloured, that are coloured at every guidance, and that it is chosen on."""
OWN: Mapping[str, Any] = {"side": measures.SIDE, "lines": "as-is", "placed": False}
"""What the table asks for itself; the rest is as the weights have it (`choose`)."""
SCALES = (1.0, 2.0, 3.0, 5.0, 10.0)
"""GS of the paper's tables."""
CANDIDATES = tuple(product((False, True), (1.0, 1.5, 2.0, 3.0, 5.0)))
"""Whether a run starts from the reference under full noise (the authors' program), and GS."""
TOLD = ("steps", "guidance", "sampler", "reference_noise")
PAPER_WHITE = 250
"""sRGB codes of a drawing from which on a pixel has no ink."""
REACH = 2.0
"""Pixels by which lines may lie beside each other."""
LEAST_INK = 0.8
BARS = {"bare": "<= 0.6", "instant": "< 1", "ink": f">= {LEAST_INK:g}"}
PAPER = "FID 8.93 at GS 5 with shuffled references (Danbooru, shuffle-noisy, 5 epochs); no dE00"
NOTES = (
    "Drawings: XDoG of the flat picture (at twice its size, sigma 0.6), as they are; one glyph"
    " of each family.",
    "CIEDE2000: mean over the object's pixels. Instant: the solver's proposals from the same"
    " reference; its ink is left out and the object's flats are grown under it, for the truth has"
    " no ink.",
    "Ink: lines (XDoG) of the made picture against those of the drawing, F1 within 2 pixels.",
    "Spill: share of strong edges of colour farther than 2 pixels from the drawing's ink.",
)


@dataclass(frozen=True, eq=False)
class Case:
    """A drawing (h x w uint8, dark lines), its reference and its truth (h x w x 3 uint8).

    ``mask``: 1 on the object. ``seed``: of the noise.
    """

    name: str
    drawing: np.ndarray
    reference: np.ndarray
    truth: np.ndarray
    mask: np.ndarray
    seed: int

    @property
    def page(self) -> Pixels:
        return measures.pixels_of(self.sketch)

    @property
    def sketch(self) -> np.ndarray:
        """The drawing as h x w x 3."""
        return np.dstack([self.drawing] * 3)

    @property
    def lending(self) -> Reference:
        return Reference(measures.pixels_of(self.reference).array)

    def error(self, rgb: np.ndarray) -> float:
        return measures.de00(rgb, self.truth, self.mask)


@dataclass(frozen=True, eq=False)
class Made:
    """What a case became, h x w x 3 uint8: ``model`` and ``bare`` (no reference) are raw decodes.

    ``with_ink``: the solver's whole picture; ``instant``: its flats alone.
    """

    case: Case
    model: np.ndarray
    bare: np.ndarray
    instant: np.ndarray
    with_ink: np.ndarray


def measure(bed: Testbed) -> Section:
    """With and without a reference, beside the solver; spill at every guidance."""
    found = []
    for number, case in enumerate(cases(bed, COUNT), 1):
        bed.say(f"reference {number}: {case.name}")
        model, bare = painted(bed, case), painted(bed, case, bare=True)
        solved = instant(bed, case)
        found.append(Made(case, model, bare, grown(solved, case), solved))
    spilt = spills(bed, [one.case for one in found[: bed.count(SPILT)]])
    request = asked(bed, found[0].case)
    rows = [
        (m.case.sketch, m.case.reference, m.with_ink, m.bare, m.model, m.case.truth) for m in found
    ]
    columns = ("drawing", "reference", "instant", "no reference", "model, raw", "truth")
    contact_sheet(bed, ID, rows, columns)
    return Section(
        ID,
        "ColorizeDiffusion: drawings in a reference's colours",
        [*figures(found), *spill_figures(spilt)],
        NOTES,
        {"side": measures.SIDE, **{name: getattr(request, name) for name in TOLD}},
    )


def figures(found: Sequence[Made]) -> list[Figure]:
    """Errors beside those without a reference and of the solver, and how far the lines stay."""
    model = [one.case.error(one.model) for one in found]
    bare = [one.case.error(one.bare) for one in found]
    solved = [one.case.error(one.instant) for one in found]
    beside = {
        "no reference": float(np.mean(bare)),
        "instant": float(np.mean(solved)),
        "instant with its ink": float(np.mean([one.case.error(one.with_ink) for one in found])),
        "grey input": float(np.mean([one.case.error(one.case.sketch) for one in found])),
        "the reference itself": float(
            np.mean([one.case.error(one.case.reference) for one in found])
        ),
    }
    inks = [ink_f1(one.model, one.case.drawing) for one in found]
    bare_inks = [ink_f1(one.bare, one.case.drawing) for one in found]
    return [
        mean_figure("dE00 on object pixels", model, beside=beside, paper=PAPER),
        ratio_figure("dE00, of that without a reference", model, bare, bar=BARS["bare"]),
        ratio_figure("dE00, of that of instant", model, solved, bar=BARS["instant"]),
        mean_figure(
            f"ink F1 at {REACH:g} px",
            inks,
            bar=BARS["ink"],
            beside={"no reference": float(np.mean(bare_inks))},
        ),
    ]


def spill_figures(spilt: Mapping[str, Sequence[float]]) -> list[Figure]:
    """One line for each guidance; beside it what truths and the solver have."""
    others = {name: float(np.mean(v)) for name, v in spilt.items() if v and name[:2] != "GS"}
    return [
        mean_figure(f"spill at {name}", values, beside=others)
        for name, values in spilt.items()
        if values and name[:2] == "GS"
    ]


def choose(bed: Testbed) -> dict[str, Any]:
    """GS and the start on the validation split: the least error among those that keep the lines.

    ``tried``: error and ink F1 of each; where none keeps the lines, the best lines win. Raises
    ValueError on another split.
    """
    if bed.split != VALIDATION:
        raise ValueError("choices are made on the validation split")
    chosen_on = cases(bed, CHOOSING)
    tried: list[dict[str, Any]] = []
    for noised, scale in CANDIDATES:
        setting = {"guidance": scale, "reference_noise": noised}
        made = [(case, painted(bed, case, **setting)) for case in chosen_on]
        error = float(np.mean([case.error(rgb) for case, rgb in made]))
        ink = float(np.mean([ink_f1(rgb, case.drawing) for case, rgb in made]))
        bed.say(f"reference: {setting}: dE00 {error:.2f}, ink {ink:.2f}")
        tried.append({**setting, "dE00": error, "ink": ink})
    keep = [row for row in tried if row["ink"] >= LEAST_INK]
    best = min(keep, key=lambda row: row["dE00"]) if keep else max(tried, key=lambda r: r["ink"])
    return {WAY: {name: best[name] for name in ("guidance", "reference_noise")}, "tried": tried}


# -- cases ----------------------------------------------------------------------------------------


def cases(bed: Testbed, whole: int) -> list[Case]:
    """Unchosen glyphs that have both styles, one of each family, with hues turned by chance."""
    by_style = {(item.source, item.code, item.style): item for item in bed.glyphs}
    pairs: dict[str, tuple[Item, Item]] = {}
    for item in bed.drawn(bed.glyphs, len(bed.glyphs), ID):
        lender = by_style.get((item.source, item.code, LENT_BY))
        if item.style == DRAWN_OF and lender is not None:
            pairs.setdefault(item.family, (item, lender))
    chosen = list(pairs.values())[: bed.count(whole)]
    return [_case(bed, item, lender, number) for number, (item, lender) in enumerate(chosen)]


def _case(bed: Testbed, item: Item, lender: Item, number: int) -> Case:
    degrees = float(bed.rng(ID, "turn", item.id).uniform(0, 360))
    truth, lent = (
        measures.plain_ground(bed.collection, one, turned=degrees) for one in (item, lender)
    )
    return case_of(truth, lent.rgb, item.words, number)


def case_of(truth: Scene, reference: np.ndarray, name: str, seed: int) -> Case:
    """The case of a scene: its lines are drawn, its first object is what is measured."""
    return Case(
        name, xdog.thin_lines(truth.rgb), reference, truth.rgb, measures.object_of(truth), seed
    )


# -- making ---------------------------------------------------------------------------------------


def painted(bed: Testbed, case: Case, *, bare: bool = False, **settings: Any) -> np.ndarray:
    """The model's own picture; ``bare``: without the reference; ``settings``: of the request."""
    return measures.rgb_of(bed.run(WAY, asked(bed, case, bare=bare, **settings)).raw)


def asked(bed: Testbed, case: Case, *, bare: bool = False, **settings: Any) -> ReferenceRequest:
    """The request as a person meets it with these weights, but for `OWN` and ``settings``."""
    starts = start_values(method(WAY), ReferenceRequest, bed.weights)
    lending = () if bare else (case.lending,)
    told = {**starts, **OWN, "seed": case.seed, **settings}
    return ReferenceRequest(case.page, references=lending, **told)


def instant(bed: Testbed, case: Case) -> np.ndarray:
    """The solver's picture, with proposals from the same reference."""
    request = SketchRequest(case.page, references=(case.lending,))
    return measures.rgb_of(bed.run(INSTANT, request).pixels)


def grown(rgb: np.ndarray, case: Case) -> np.ndarray:
    """The solver's picture without ink: each pixel of a line has the nearest flat's colour.

    Of the object's own flats, though lines part it from its ground: in the solver's favour.
    """
    flats = (case.drawing >= PAPER_WHITE) & (case.mask > 0)
    if not flats.any():
        return rgb
    away = (~flats).astype(np.uint8)
    _, labels = cv2.distanceTransformWithLabels(
        away, cv2.DIST_L2, cv2.DIST_MASK_PRECISE, labelType=cv2.DIST_LABEL_PIXEL
    )
    nearest = np.asarray(labels, np.int64)
    colors = np.zeros((int(nearest.max()) + 1, 3), np.uint8)
    colors[nearest[flats]] = rgb[flats]
    inked = (case.drawing < PAPER_WHITE) & (case.mask > 0)
    return np.where(inked[..., None], colors[nearest], rgb)


# -- measures -------------------------------------------------------------------------------------


def ink_f1(rgb: np.ndarray, drawing: np.ndarray, reach: float = REACH) -> float:
    """How far the lines of a picture are those of a drawing: F1 of both shares within ``reach``.

    Both without lines agree: 1; one of them without: 0.
    """
    made, wanted = ink_of(xdog.thin_lines(rgb)), ink_of(drawing)
    if not made.any() or not wanted.any():
        return float(made.any() == wanted.any())
    precision = float((distance_to(wanted)[made] <= reach).mean())
    recall = float((distance_to(made)[wanted] <= reach).mean())
    return 2 * precision * recall / max(precision + recall, 1e-12)


def spills(bed: Testbed, asked: Sequence[Case]) -> dict[str, list[float]]:
    """Spill by "GS 2" and the like, of "truth" and of "instant"; where there are no edges, none."""
    found: dict[str, list[float]] = {f"GS {scale:g}": [] for scale in SCALES}
    found |= {"truth": [], "instant": []}
    for number, case in enumerate(asked, 1):
        bed.say(f"spill {number} of {len(asked)}: {case.name}")
        pictures = {f"GS {s:g}": painted(bed, case, guidance=s) for s in SCALES}
        pictures |= {"truth": case.truth, "instant": instant(bed, case)}
        ink = ink_of(case.drawing)
        for name, rgb in pictures.items():
            share = spill(rgb, ink)
            if share is not None:
                found[name].append(share)
    return found
