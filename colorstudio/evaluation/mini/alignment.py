"""Zero-shot Color Alignment: how near to the given colours, and how it is set for these weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np

from colorstudio.evaluation.mini.conditions import (
    BANDS,
    KINDS,
    METRICS,
    PAPER,
    Case,
    away,
    cases,
    painted,
    recolored,
    round_trip,
    used_settings,
)
from colorstudio.evaluation.mini.report import Figure, Section, ratio_figure
from colorstudio.evaluation.mini.sheets import contact_sheet
from colorstudio.evaluation.mini.testbed import Testbed
from colorstudio.methods.palette.alignment.request import FINE_TUNED, TRAINED_ROLE, WAY
from colorstudio.training.scenes.families import VALIDATION
from colorstudio.training.scenes.words import with_article

CASES, AS_PALETTE, TRAINED = 100, 50, 20
"""Conditions of each kind; bands that are given as a palette, too; cases of the trained form."""
CHOOSING = 20
STOPS, BLURS = (0.0, 0.1, 0.2, 0.3), (1.0, 2.0, 3.0)
KEPT_MEANING = 0.9
UNALIGNED, ALIGNED = "unaligned", "aligned"
INSTANT, TRIP = "instant solver", "round trip"
PALETTE, FINE = "as a palette", "fine-tuned"
LEFT, TRIPS = "<= 0.3333", "<= 1.5"
CHAMFER = ("cd_a", "cd_c")


@dataclass(frozen=True, eq=False)
class Answer:
    """A condition, and how far the pictures are from it: by what was done, then by metric."""

    case: Case
    pictures: Mapping[str, np.ndarray]

    def far(self) -> dict[str, dict[str, float]]:
        return {name: away(rgb, self.case) for name, rgb in self.pictures.items()}


def measure(bed: Testbed) -> Section:
    """The table; every case is painted with and without alignment."""
    count = bed.count(CASES)
    answers = [
        answered(bed, case, number // len(KINDS))
        for number, case in enumerate(cases(bed, "alignment", count, prompts(bed)))
    ]
    columns = ("condition", UNALIGNED, INSTANT, ALIGNED)
    rows = [[a.case.rgb, *(a.pictures[name] for name in columns[1:])] for a in answers]
    contact_sheet(bed, "alignment", rows, columns)
    return Section(
        "alignment",
        "Color Alignment, zero-shot",
        figures_of([(a.case.kind, a.far()) for a in answers]),
        (
            "Captions of glyphs of training without colours. Unaligned: the same words and seed "
            "with strength 0. Instant solver: the unaligned picture moved onto the condition's "
            "palette by transport, which paints nothing anew.",
            "Round trip: the condition itself through the autoencoder and back, against itself. "
            "There is no grey input: the pictures are made of words.",
            "The free end of the noise and the blur were chosen on the validation split.",
        ),
        {**used_settings(bed), "conditions of each kind": count},
    )


def prompts(bed: Testbed) -> list[str]:
    """What glyphs of training show, without colours, in an order by lot."""
    drawn = bed.drawn(bed.collection.training_words, bed.count(CASES), "alignment/words")
    return [with_article(words) for words in drawn]


def answered(bed: Testbed, case: Case, number: int) -> Answer:
    """``number``: of the case among those of its kind."""
    bed.say(f"alignment, {case.kind}: {case.prompt}")
    plain = painted(bed, case, strength=0.0)
    pictures = {
        UNALIGNED: plain,
        ALIGNED: painted(bed, case),
        INSTANT: recolored(bed, plain, case),
        TRIP: round_trip(bed, case.rgb),
    }
    if case.kind == BANDS and number < bed.count(AS_PALETTE):
        pictures[PALETTE] = painted(bed, case, reference=None, palette=case.palette)
    if TRAINED_ROLE in bed.weights.parts and number < bed.count(TRAINED):
        pictures[FINE] = painted(bed, case, form=FINE_TUNED)
    return Answer(case, pictures)


def figures_of(rows: Sequence[tuple[str, Mapping[str, Mapping[str, float]]]]) -> list[Figure]:
    """``rows``: each case's kind, and its distances by what was done."""
    figures: list[Figure] = []
    for kind in KINDS:
        far = [found for name, found in rows if name == kind]
        figures += [_of_unaligned(kind, metric, far) for metric in METRICS]
        figures += [_of_round_trip(kind, metric, far) for metric in CHAMFER]
        for done in (PALETTE, FINE):
            some = [found for found in far if done in found]
            if some:
                figures += [_of_unaligned(kind, metric, some, done) for metric in METRICS]
    return figures


def _values(far: Sequence[Mapping[str, Mapping[str, float]]], done: str, metric: str) -> list:
    return [found[done][metric] for found in far]


def _of_unaligned(kind: str, metric: str, far: Sequence, done: str = ALIGNED) -> Figure:
    own, plain = _values(far, done, metric), _values(far, UNALIGNED, metric)
    instant = _values(far, INSTANT, metric)
    is_asked = done == ALIGNED
    return ratio_figure(
        f"{METRICS[metric]}, {kind}, {'' if is_asked else done + ', '}of the unaligned",
        own,
        plain,
        bar=LEFT if is_asked else "",
        beside={
            f"{done}, itself": float(np.mean(own)),
            f"{UNALIGNED}, itself": float(np.mean(plain)),
            INSTANT: float(np.mean(instant) / max(np.mean(plain), 1e-12)),
        },
        paper=PAPER.get(metric, ""),
    )


def _of_round_trip(kind: str, metric: str, far: Sequence) -> Figure:
    trip = _values(far, TRIP, metric)
    return ratio_figure(
        f"{METRICS[metric]}, {kind}, of the round trip",
        _values(far, ALIGNED, metric),
        trip,
        bar=TRIPS,
        beside={
            f"{TRIP}, itself": float(np.mean(trip)),
            UNALIGNED: float(np.mean(_values(far, UNALIGNED, metric)) / max(np.mean(trip), 1e-12)),
        },
        paper=PAPER.get(metric, ""),
    )


# -- the choice -----------------------------------------------------------------------------------


def choose(bed: Testbed) -> dict[str, dict[str, Any]]:
    """What belongs into the bundle's defaults: the free end and the blur, by the validation split.

    The nearest colours (CD-A and CD-C) among the candidates that keep the meaning, by the judge;
    where none does, what keeps most of it.
    """
    from colorstudio.evaluation.judge import captions, judge_of

    bed = replace(bed, split=VALIDATION)
    judge, words = judge_of(bed), captions(bed.collection)
    asked = cases(bed, "alignment/choice", bed.count(CHOOSING), words)

    def right(pictures: Sequence[np.ndarray]) -> float:
        said = judge.top(pictures, words)
        return float(np.mean([words[n] == c.prompt for n, c in zip(said, asked, strict=True)]))

    plain = right([painted(bed, case, strength=0.0) for case in asked])
    candidates = list(product(STOPS, BLURS))
    apart, kept = np.zeros((2, len(candidates)))
    for n, (stop, blur) in enumerate(candidates):
        made = [painted(bed, case, stop=stop, blur=blur) for case in asked]
        far = [away(rgb, case) for rgb, case in zip(made, asked, strict=True)]
        apart[n], kept[n] = np.mean([f["cd_a"] + f["cd_c"] for f in far]), right(made)
        bed.say(f"alignment, stop {stop}, blur {blur}: {apart[n]:.1f} apart, {kept[n]:.3f} right")
    stop, blur = candidates[chosen(apart, kept, KEPT_MEANING * plain)]
    bed.say(f"{WAY}: stop {stop}, blur {blur}; unaligned {plain:.3f} right")
    return {WAY: {"stop": stop, "blur": blur}}


def chosen(apart: np.ndarray, kept: np.ndarray, least: float) -> int:
    """The place of the least ``apart`` whose ``kept`` is ``least`` or more, else of most kept."""
    short = np.maximum(least - kept, 0)
    return int(np.lexsort((apart, short))[0])
