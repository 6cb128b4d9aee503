"""Color Alignment in pixels: no colour that was not given, and how many of the given ones occur."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from colorstudio.engine.starts import start_values
from colorstudio.evaluation.judge import Judge, judge_of
from colorstudio.evaluation.mini.conditions import KINDS, METRICS, PICTURES, Case, away, cases
from colorstudio.evaluation.mini.measures import halves_figure, pixels_of, rgb_of
from colorstudio.evaluation.mini.report import Figure, Section, mean_figure
from colorstudio.evaluation.mini.sheets import contact_sheet
from colorstudio.evaluation.mini.testbed import Testbed
from colorstudio.imaging.matching import nearest
from colorstudio.methods.palette.alignment.pixels_request import WAY, PixelsRequest, side_of
from colorstudio.methods.registry import method

CASES, STEPS = 100, 50
"""Conditions of each kind, and the steps of the way's own default: all of them are aligned."""
BARS = {"cd_a": "= 0", "cd_c": "<= 6"}
PAPER = {
    "cd_a": "0, by construction",
    "cd_c": "emoji 3.65, flowers 4.12",
}
NOISE = "noise in these colours"


def measure(bed: Testbed) -> Section:
    """The table: four bands, and pictures of the split at the network's side, as conditions."""
    side = side_of(bed.weights)
    count = bed.count(CASES)
    asked = cases(bed, "alignment-pixels", count, ("",), side=side)
    made = [painted(bed, case) for case in asked]
    plain = [in_noise(bed, case) for case in asked]
    rows = [[c.rgb, n, m] for c, n, m in zip(asked, plain, made, strict=True)]
    contact_sheet(bed, "alignment-pixels", rows, ("condition", NOISE, "aligned"))
    return Section(
        "alignment-pixels",
        "Color Alignment in pixels",
        [
            *figures_of(
                [case.kind for case in asked],
                [away(rgb, case) for rgb, case in zip(made, asked, strict=True)],
                [away(rgb, case) for rgb, case in zip(plain, asked, strict=True)],
            ),
            kid_figure(
                judge_of(bed),
                [row for row, c in zip(rows, asked, strict=True) if c.kind == PICTURES],
            ),
        ],
        (
            f"{NOISE.capitalize()}: the first noise with every place in its nearest colour of the "
            "condition, before any network. The network has never been without a condition, so "
            "that there is none to remove; and it reads no words.",
            "Noise meets nearly every one of its colours by chance, so that CD-C alone tells no "
            "picture from noise; KID does: by the judge, to the pictures that gave the colours.",
        ),
        {"sampler": "ddpm", "steps": STEPS, "side": side, "conditions of each kind": count},
    )


def painted(bed: Testbed, case: Case) -> np.ndarray:
    """The raw picture of a case: side x side x 3 uint8."""
    bed.say(f"alignment in pixels, {case.kind}: {case.seed}")
    asked = {
        **start_values(method(WAY), PixelsRequest, bed.weights),
        "steps": STEPS,
        "seed": case.seed,
        "reference": pixels_of(case.rgb),
    }
    return rgb_of(bed.run(WAY, PixelsRequest(**asked)).raw)


def in_noise(bed: Testbed, case: Case) -> np.ndarray:
    """Noise in which every pixel takes the nearest colour of a case."""
    noise = bed.rng("alignment-pixels/noise", case.seed).standard_normal(case.rgb.shape)
    colors = case.rgb.reshape(-1, 3).astype(np.float32) / 127.5 - 1
    found = nearest(noise.reshape(-1, 3), colors)
    return np.rint((found + 1) * 127.5).astype(np.uint8).reshape(case.rgb.shape)


def figures_of(
    kinds: Sequence[str],
    made: Sequence[Mapping[str, float]],
    plain: Sequence[Mapping[str, float]],
) -> list[Figure]:
    """Per kind a line for each metric; ``plain``: those of noise."""
    figures = []
    for kind in KINDS:
        at = [n for n, name in enumerate(kinds) if name == kind]
        for metric, title in METRICS.items():
            figures.append(
                mean_figure(
                    f"{title}, {kind}",
                    [made[n][metric] for n in at],
                    bar=BARS.get(metric, ""),
                    beside={NOISE: float(np.mean([plain[n][metric] for n in at]))},
                    paper=PAPER.get(metric, ""),
                )
            )
    return figures


def kid_figure(judge: Judge, rows: Sequence[Sequence[np.ndarray]]) -> Figure:
    """KID of what was made to the conditions. ``rows``: condition, noise and picture of each."""
    true, noise, made = (judge.features(column) for column in zip(*rows, strict=True))
    return halves_figure(
        f"KID to the conditions, {PICTURES}",
        np.concatenate([made, true], axis=1),
        lambda both: judge.kid(*np.split(both, 2, axis=1)),
        beside={NOISE: judge.kid(noise, true)},
    )
