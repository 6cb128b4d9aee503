"""What becomes of the words' meaning where Color Alignment gives the colours: the judge says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from colorstudio.evaluation.judge import accuracy, captions, judge_of
from colorstudio.evaluation.mini.conditions import (
    KINDS,
    cases,
    painted,
    recolored,
    used_settings,
)
from colorstudio.evaluation.mini.report import Figure, Section, mean_figure, ratio_figure
from colorstudio.evaluation.mini.sheets import contact_sheet
from colorstudio.evaluation.mini.testbed import Testbed

CASES = 60
"""Conditions of each kind: each caption three times."""
UNALIGNED, INSTANT, ALIGNED = "unaligned", "instant solver", "aligned"
LEAST, KEPT = ">= 0.5", ">= 0.9"


def measure(bed: Testbed) -> Section:
    """The table: pictures of twenty captions, with and without other colours."""
    judge, words = judge_of(bed), captions(bed.collection)
    count = bed.count(CASES)
    asked = cases(bed, "meaning", count, words)
    rows = []
    for case in asked:
        bed.say(f"meaning, {case.kind}: {case.prompt}")
        plain = painted(bed, case, strength=0.0)
        rows.append([case.rgb, plain, recolored(bed, plain, case), painted(bed, case)])
    columns = ("condition", UNALIGNED, INSTANT, ALIGNED)
    contact_sheet(bed, "meaning", rows, columns)
    places = np.array([words.index(case.prompt) for case in asked])
    right = {
        name: (judge.top([row[n] for row in rows], words) == places).astype(float)
        for n, name in enumerate(columns)
        if n
    }
    return Section(
        "meaning",
        "Color Alignment, meaning",
        [*figures_of([case.kind for case in asked], right, len(words)), *accuracy(bed)],
        (
            f"Right: the judge finds the caption likeliest among {len(words)}, which are the "
            "things that training shows most often: " + "; ".join(words) + ".",
            "The judge shares no weights with what is judged; how often it is right itself, on "
            "true pictures, stands below.",
        ),
        {**used_settings(bed), "pictures": len(asked)},
    )


def figures_of(
    kinds: Sequence[str], right: Mapping[str, np.ndarray], captions: int
) -> list[Figure]:
    """``right``: 0 or 1 for each picture, by what was done."""
    plain, own, instant = (list(right[done]) for done in (UNALIGNED, ALIGNED, INSTANT))
    chance = {"chance": 1 / captions}
    top = f"top-1 of {captions}"
    figures = [
        mean_figure(f"{top}, unaligned", plain, bar=LEAST, beside=chance),
        mean_figure(f"{top}, aligned", own, beside={**chance, INSTANT: float(np.mean(instant))}),
        ratio_figure(
            f"{top}, aligned, of the unaligned",
            own,
            plain,
            bar=KEPT,
            beside={INSTANT: float(np.mean(instant) / max(np.mean(plain), 1e-12))},
        ),
    ]
    for kind in KINDS:
        at = [n for n, name in enumerate(kinds) if name == kind]
        means = {done: float(np.mean(right[done][at])) for done in (UNALIGNED, INSTANT)}
        some = [own[n] for n in at]
        figures.append(mean_figure(f"{top}, aligned, {kind}", some, beside=means))
    return figures
