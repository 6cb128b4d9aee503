"""Guider and lightness decoder on photos that no training has seen, beside the instant solver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colorstudio.evaluation.mini import hinted
from colorstudio.evaluation.mini.measures import (
    colourfulness,
    de00,
    grey_of,
    photo_square,
    pixels_of,
    rgb_of,
)
from colorstudio.evaluation.mini.report import Figure, Section, mean_figure
from colorstudio.evaluation.mini.sheets import contact_sheet
from colorstudio.evaluation.mini.testbed import Testbed
from colorstudio.evaluation.photo_metrics import psnr
from colorstudio.imaging.hints import Hints
from colorstudio.methods.colorize.piggyback.request import MOST_SEEDS, WAY, PiggybackRequest
from colorstudio.training.scenes.collection import Item

FAMILIES = 80
"""More photos than are kept from training: all of them."""
OF_A_FAMILY = 4
"""Of a photo and its tiles so many are measured; their mean is one case."""
COUNTS = (0, 1, 3, 10, 50)
SHOWN = 10
"""Hints on the sheet and on large photos."""
LARGE_SIDE, LARGE = 256, 24
PAPER = "{} on COCO-Stuff at 256 px, without hints and words (Liu et al., Table 1, as published)"
CLOTHES, VIEWS = "clothes", "views"


@dataclass(frozen=True)
class Score:
    """Of one picture beside the truth."""

    away: float
    psnr: float
    colourfulness: float

    @classmethod
    def of(cls, rgb: np.ndarray, truth: np.ndarray) -> Score:
        return cls(de00(rgb, truth), psnr(rgb, truth), colourfulness(rgb))


@dataclass(frozen=True, eq=False)
class Family:
    """Photos of one scene; ``kind``: "clothes" or "views". ``scores``: by what made the picture.

    A score's names are "grey", "truth", and (way, hints) with "model" or "instant" as the way.
    """

    kind: str
    scores: dict[object, list[Score]]

    def mean(self, name: object, measure: str) -> float:
        return float(np.mean([getattr(score, measure) for score in self.scores[name]]))


@dataclass(frozen=True)
class Measure:
    """A measure of `Score`: what it is called, its unit, what the paper has."""

    field: str
    name: str
    unit: str = ""
    paper: str = ""


MEASURES = (
    Measure("away", "dE00"),
    Measure("psnr", "PSNR", "dB", PAPER.format("22.1 dB")),
    Measure("colourfulness", "colourfulness", "", PAPER.format("31.3")),
)


def measure(bed: Testbed) -> Section:
    """The table: every number of hints, the same hints both ways; no bar."""
    chosen = families(bed)
    found: list[Family] = []
    rows: list[list[np.ndarray]] = []
    for items in chosen:
        family, row = measured(bed, items)
        found.append(family)
        rows.append(row)
    labels = ("photo", f"grey, {SHOWN} hints", "instant", "model", "model, no hints")
    contact_sheet(bed, "photos", rows, labels)
    figures = [figure for count in COUNTS for figure in figures_of(found, count)]
    figures += large_figures(bed, [items[0] for items in chosen])
    pictures = sum(len(items) for items in chosen)
    return Section(
        "photos",
        "Held-out photos",
        figures,
        (
            f"{pictures} squares of {len(found)} photos, at the weights' size; the interval is "
            "over photos, with the squares of one photo as one case. Hints are points at random "
            "places in the photo's own colours, the same both ways; no words.",
            f"Photos of {LARGE_SIDE} px are shown to the model at its own size and placed under "
            "their own lightness: the finished picture is judged. Where the collection holds "
            "smaller ones, they were enlarged.",
            *kinds(found),
        ),
        {"steps": hinted.STEPS, "reading": hinted.READING.prompt, "families": len(found)},
    )


def families(bed: Testbed) -> list[list[Item]]:
    """Photos in an unchosen order, some of each family together."""
    by_name: dict[str, list[Item]] = {}
    for item in bed.drawn(bed.photos, len(bed.photos), "photos"):
        by_name.setdefault(item.family, []).append(item)
    groups = [items[:OF_A_FAMILY] for items in by_name.values()]
    return groups[: bed.count(min(FAMILIES, len(groups)))]


def measured(bed: Testbed, items: Sequence[Item]) -> tuple[Family, list[np.ndarray]]:
    """The scores of a family, and a row of the sheet with its first photo."""
    scores: dict[object, list[Score]] = {}
    row: list[np.ndarray] = []
    for item in items:
        bed.say(f"photos: {item.id}")
        truth = photo_square(bed.collection, item, bed.weights.resolution)
        made: dict[object, np.ndarray] = {"truth": truth, "grey": grey_of(truth)}
        for count in COUNTS:
            hints = hints_on(bed, truth, item, count)
            made["instant", count] = hinted.instant(bed, truth, hints)
            made["model", count] = hinted.piggybacked(bed, truth, hints, seed=seed_of(bed, item))
        for name, rgb in made.items():
            scores.setdefault(name, []).append(Score.of(rgb, truth))
        if not row:
            marked = hinted.with_hints(truth, hints_on(bed, truth, item, SHOWN))
            asked = ("instant", SHOWN), ("model", SHOWN), ("model", 0)
            row = [truth, marked, *(made[name] for name in asked)]
    return Family(kind_of(items[0]), scores), row


def hints_on(bed: Testbed, truth: np.ndarray, item: Item, count: int) -> Hints:
    """The same for a photo and a number, whatever else is measured."""
    return hinted.drawn_hints(truth, None, count, bed.rng("photos", item.id, count))


def seed_of(bed: Testbed, item: Item) -> int:
    return int(bed.rng("photos", item.id).integers(MOST_SEEDS))


def kind_of(item: Item) -> str:
    return CLOTHES if "clothing" in item.id else VIEWS


def figures_of(found: Sequence[Family], count: int) -> list[Figure]:
    """Every measure at a number of hints, beside grey, the solver, and the model without any."""
    figures = []
    for measure in MEASURES:

        def values(name: object, field: str = measure.field) -> list[float]:
            return [family.mean(name, field) for family in found]

        beside = {"grey": mean(values("grey")), "instant": mean(values(("instant", count)))}
        if count:
            beside["no hints"] = mean(values(("model", 0)))
        if measure.field == "colourfulness":
            beside["truth"] = mean(values("truth"))
        figures.append(
            mean_figure(
                f"{measure.name}, {told(count)}",
                values(("model", count)),
                unit=measure.unit,
                beside=beside,
                paper="" if count else measure.paper,
            )
        )
    return figures


def told(count: int) -> str:
    """ "no hints", "1 hint", "3 hints"."""
    return f"{count or 'no'} hint{'' if count == 1 else 's'}"


def mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


def large_figures(bed: Testbed, items: Sequence[Item]) -> list[Figure]:
    """The finished picture of larger photos, one of each family, with `SHOWN` hints."""
    scores: dict[str, list[Score]] = {}
    for item in items[: bed.count(LARGE)]:
        bed.say(f"photos, {LARGE_SIDE} px: {item.id}")
        truth = photo_square(bed.collection, item, LARGE_SIDE)
        hints = hints_on(bed, truth, item, SHOWN)
        request = PiggybackRequest(
            pixels_of(grey_of(truth)),
            hints,
            seed=seed_of(bed, item),
            steps=hinted.STEPS,
            **hinted.beginning(bed),
        )
        made = {
            "truth": truth,
            "grey": grey_of(truth),
            "instant": hinted.instant(bed, truth, hints),
            "model": rgb_of(bed.run(WAY, request).pixels),
        }
        for name, rgb in made.items():
            scores.setdefault(name, []).append(Score.of(rgb, truth))
    figures = []
    for measure in MEASURES:
        values = {n: [getattr(s, measure.field) for s in found] for n, found in scores.items()}
        beside = {name: mean(values[name]) for name in ("grey", "instant")}
        if measure.field == "colourfulness":
            beside["truth"] = mean(values["truth"])
        name = f"{measure.name}, {told(SHOWN)}, {LARGE_SIDE} px finished"
        figures.append(mean_figure(name, values["model"], unit=measure.unit, beside=beside))
    return figures


def kinds(found: Sequence[Family]) -> list[str]:
    """A sentence for each kind of photo: dE00 by number of hints, model and solver."""
    told_of = []
    for kind in (CLOTHES, VIEWS):
        mine = [family for family in found if family.kind == kind]
        if not mine:
            continue
        parts = []
        for count in COUNTS:
            model, solver = (
                mean([f.mean((way, count), "away") for f in mine]) for way in ("model", "instant")
            )
            parts.append(f"{told(count)} {model:.2f} ({solver:.2f})")
        told_of.append(
            f"{kind.capitalize()}, {len(mine)} photos, dE00 of the model (of the instant solver): "
            + ", ".join(parts)
            + "."
        )
    return told_of
