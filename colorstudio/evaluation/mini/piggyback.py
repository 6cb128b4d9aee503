"""The table of piggybacked colorization: with hints beside the solver, and without any.

Liu et al., arXiv 2304.11105. Pictures are glyphs of the split on a ground of one colour, made grey.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio.evaluation.mini import hinted, measures
from colorstudio.evaluation.mini.report import (
    Figure,
    Section,
    mean_figure,
    ratio_figure,
    statistic_figure,
)
from colorstudio.evaluation.mini.sheets import contact_sheet
from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.methods.colorize.piggyback.request import INSTANT, WAY
from colorstudio.training.scenes.collection import Item
from colorstudio.training.scenes.compose import Scene
from colorstudio.training.scenes.families import VALIDATION

if TYPE_CHECKING:
    from colorstudio.evaluation.mini.testbed import Testbed

ID = "piggyback"
MODEL, SOLVER, NO_HINTS, GREY = "model", "instant solver", "without its hints", "grey input"
NO_GUIDER = "without its guider"
ALL_FREE = "model, strength 1"
"""Of the first draw alone."""
SHOWN = ("3 hints", "solver", "model", ALL_FREE, "no hints", "truth")
HINTED, DRAWS = 40, 5
"""Objects that are coloured with hints, and how often the hints of each are drawn."""
COUNTS = {3: "<= 0.9", 10: "<= 1"}
"""How many hints, and how large the error may be beside the solver's."""
MOST_MISSED = "<= 3"
FREE, SEEDED, SEEDS = 100, 40, 8
"""Objects that are coloured without hints, how many of these from several seeds, and how many."""
KID_BAR, BEST_BAR, COLOURFUL_BAR, DIFFER_BAR = "<= 0.5", "<= 0.9", "0.85 .. 1.15", "> 1"
REFERENCE = 400
"""Most truths of other objects that KID compares with."""
CHOOSING = 48
"""Objects on which readings are compared."""
LIVELY = 0.85, 1.15
"""Colourfulness over the truth's that the bar asks for."""
STRENGTHS = (1.0, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)
FREED, WITHIN = 20, 1.1
"""Objects on which it is chosen how free the model is where hints are, and how much more error
more freedom may cost."""
PAPER = "colourfulness 32.18, PSNR 21.64, FID 6.11 (ImageNet; no hints)"


@dataclass(frozen=True, eq=False)
class Hinted:
    """One object over all draws: mean CIEDE2000 to the truth, by ways and numbers of hints.

    ``free``: at strength 1, of the first draw. ``no_hints``: of the model's first seed. ``missed``:
    asked against got at every hint, by MODEL, SOLVER, NO_HINTS, GREY and ALL_FREE.
    """

    model: Mapping[int, float]
    solver: Mapping[int, float]
    free: Mapping[int, float]
    no_hints: float
    grey: float
    missed: Mapping[str, np.ndarray]


@dataclass(frozen=True, eq=False)
class Free:
    """One object without hints. ``made``: raw decodes by seed; ``alone``: by the prior alone."""

    scene: Scene
    made: list[np.ndarray]
    alone: np.ndarray

    def error(self, rgb: np.ndarray) -> float:
        return measures.de00(rgb, self.scene.rgb, self.scene.things[0].mask)

    @property
    def errors(self) -> list[float]:
        return [self.error(rgb) for rgb in self.made]


def measure(bed: Testbed) -> Section:
    """With 3 and 10 hints, and with none, at 128 pixels."""
    from colorstudio.evaluation.judge import judge_of

    judge = judge_of(bed)
    with_hints = hint_figures(hinted_objects(bed))
    found = free_objects(bed)
    return Section(
        ID,
        "Piggybacked colorization",
        [*with_hints, kid_line(found, judge, _others(bed)), *free_figures(bed, found)],
        notes=(
            "Glyphs of different families, as they are. Errors are CIEDE2000 over the object's"
            " pixels, of the raw decode.",
            "Hints are points at random places of the object in the truth's colours; the solver"
            " gets the same. With hints, half of the grounds are white; without, all are.",
            "Upon these weights a run with hints begins with the solver's colours and goes the last"
            " part of the way alone (strength); what it makes of all of it stands beside.",
            "Asked against got is of hue and chroma, as the window tells it.",
            "Random hue: the truth's L* and chroma, all hues turned by a random angle.",
            "KID: to the truths of other objects of the split. Its interval is over random halves"
            " of the pictures. What the judge is worth stands in its own table.",
        ),
        settings={
            "steps": hinted.STEPS,
            "sampler": "ddim",
            "radius": hinted.RADIUS,
            "draws": DRAWS,
            "seeds": SEEDS,
            **hinted.beginning(bed),
            **{f"no hints, {name}": value for name, value in vars(hinted.READING).items()},
        },
    )


def choose(bed: Testbed) -> dict[str, Any]:
    """The one of `hinted.READINGS` that serves best on the validation split, without hints; and,
    where runs begin with the hints' colours, the largest strength of nearly the least error."""
    bed = replace(bed, split=VALIDATION)
    found: dict[str, Any] = {"reading": _reading(bed)}
    if hinted.beginning(bed).get("begin") == INSTANT:
        found[WAY] = {"strength": _strength(bed)}
    return found


def _strength(bed: Testbed) -> float:
    """With 3 and 10 hints; errors are over the solver's."""
    scenes = [_scene(bed, item) for item in _objects(bed, FREED, "strength")]
    away = dict.fromkeys(STRENGTHS, 0.0)
    for number, (scene, count) in enumerate(product(scenes, COUNTS)):
        mask = scene.things[0].mask
        hints = hinted.drawn_hints(scene.rgb, mask, count, bed.rng(ID, "strength", number))
        solved = measures.de00(hinted.instant(bed, scene.rgb, hints), scene.rgb, mask)
        for strength in STRENGTHS:
            raw = hinted.piggybacked(bed, scene.rgb, hints, strength=strength)
            away[strength] += measures.de00(raw, scene.rgb, mask) / max(solved, 1e-6)
    for strength, total in away.items():
        bed.say(f"strength {strength:g}: {total / (2 * len(scenes)):.2f} of the solver's error")
    return freest(away)


def freest(away: Mapping[float, float]) -> float:
    """The largest of those within 10 % of the least error."""
    least = min(away.values())
    return max(strength for strength, error in away.items() if error <= WITHIN * least)


def _reading(bed: Testbed) -> str:
    items = _objects(bed, CHOOSING, "choice")
    scenes = [_scene(bed, item) for item in items]
    truth = np.mean([measures.colourfulness(scene.rgb) for scene in scenes])
    away, strength = {}, {}
    for name, reading in hinted.READINGS.items():
        made = [
            hinted.piggybacked(bed, scene.rgb, seed=number, reading=reading)
            for number, scene in enumerate(scenes)
        ]
        pairs = zip(made, scenes, strict=True)
        away[name] = float(np.mean([Free(scene, [rgb], rgb).errors for rgb, scene in pairs]))
        strength[name] = float(np.mean([measures.colourfulness(rgb) for rgb in made]) / truth)
        bed.say(f"{name}: dE00 {away[name]:.2f}, colourfulness {strength[name]:.2f} of the truth's")
    return chosen(away, strength)


def chosen(away: Mapping[str, float], strength: Mapping[str, float]) -> str:
    """Of those whose colourfulness lies in `LIVELY`, else is nearest to that, the least error."""

    def outside(name: str) -> float:
        return max(LIVELY[0] - strength[name], strength[name] - LIVELY[1], 0.0)

    return min(away, key=lambda name: (outside(name), away[name]))


# -- with hints -----------------------------------------------------------------------------------


def hinted_objects(bed: Testbed) -> list[Hinted]:
    """Every object with all draws of its hints; the first rows go to a contact sheet."""
    found, rows = [], []
    for number, item in enumerate(_objects(bed, HINTED, "hints")):
        ground = plain_color(bed.rng(ID, "ground", number))
        scene = _scene(bed, item, ground)
        one, shown = _hinted(bed, scene, number)
        found.append(one)
        rows.append(shown)
        if number % 10 == 9:
            bed.say(f"{ID}: {number + 1} objects with hints")
    contact_sheet(bed, f"{ID}-hints", rows, SHOWN)
    return found


def hint_figures(found: Sequence[Hinted]) -> list[Figure]:
    """The lines of the table with hints."""
    lines = []
    for count, bar in COUNTS.items():
        model = [one.model[count] for one in found]
        solver = [one.solver[count] for one in found]
        beside = {
            f"{MODEL}, dE00": float(np.mean(model)),
            f"{ALL_FREE}, dE00": float(np.mean([one.free[count] for one in found])),
            f"{SOLVER}, dE00": float(np.mean(solver)),
            f"{GREY}, dE00": float(np.mean([one.grey for one in found])),
            f"{NO_HINTS}, dE00": float(np.mean([one.no_hints for one in found])),
        }
        name = f"{count} hints: error, of the solver's"
        lines.append(ratio_figure(name, model, solver, bar=bar, beside=beside))
    missed = {name: np.stack([one.missed[name] for one in found]) for name in found[0].missed}
    beside = {name: _median(rows) for name, rows in missed.items() if name != MODEL}
    name, facts = "asked against got at hints, median", {"bar": MOST_MISSED, "unit": "dE00"}
    lines.append(statistic_figure(name, missed[MODEL], _median, beside=beside, **facts))
    return lines


def _hinted(bed: Testbed, scene: Scene, number: int) -> tuple[Hinted, list[np.ndarray]]:
    truth, mask = scene.rgb, scene.things[0].mask

    def error(rgb: np.ndarray) -> float:
        return measures.de00(rgb, truth, mask)

    grey, plain = measures.grey_of(truth), hinted.piggybacked(bed, truth)
    model: dict[int, list[float]] = {count: [] for count in COUNTS}
    solver: dict[int, list[float]] = {count: [] for count in COUNTS}
    free: dict[int, np.ndarray] = {}
    names = (MODEL, SOLVER, NO_HINTS, GREY, ALL_FREE)
    missed: dict[str, list[np.ndarray]] = {name: [] for name in names}
    shown = []
    for draw, count in product(range(bed.count(DRAWS)), COUNTS):
        hints = hinted.drawn_hints(truth, mask, count, bed.rng(ID, number, count, draw))
        raw = hinted.piggybacked(bed, truth, hints, seed=draw)
        solved = hinted.instant(bed, truth, hints)
        if draw == 0:
            free[count] = hinted.piggybacked(bed, truth, hints, seed=draw, strength=1.0)
            missed[ALL_FREE].append(hinted.asked_against_got(free[count], hints))
        model[count].append(error(raw))
        solver[count].append(error(solved))
        for name, rgb in zip(names, (raw, solved, plain, grey), strict=False):
            missed[name].append(hinted.asked_against_got(rgb, hints))
        if not shown:
            shown = [hinted.with_hints(truth, hints), solved, raw, free[count], plain, truth]
    one = Hinted(
        {count: float(np.mean(errors)) for count, errors in model.items()},
        {count: float(np.mean(errors)) for count, errors in solver.items()},
        {count: error(rgb) for count, rgb in free.items()},
        error(plain),
        error(grey),
        {name: np.concatenate(found) for name, found in missed.items()},
    )
    return one, shown


# -- without --------------------------------------------------------------------------------------


def free_objects(bed: Testbed) -> list[Free]:
    """Every object coloured without hints, the first ones from several seeds."""
    found = []
    several = bed.count(SEEDED)
    for number, item in enumerate(_objects(bed, FREE, "free")):
        scene = _scene(bed, item)
        first = SEEDS * number
        seeds = range(first, first + (bed.count(SEEDS) if number < several else 1))
        reading = hinted.READING
        made = [hinted.piggybacked(bed, scene.rgb, seed=seed, reading=reading) for seed in seeds]
        alone = hinted.unguided(bed, scene.rgb, seed=first, reading=reading)
        found.append(Free(scene, made, alone))
        if number % 20 == 19:
            bed.say(f"{ID}: {number + 1} objects without hints")
    rows = [
        [measures.grey_of(one.scene.rgb), one.alone, *one.made[:2], one.scene.rgb]
        for one in found[:several]
    ]
    contact_sheet(bed, ID, rows, ("grey input", "no guider", "seed 0", "seed 1", "truth"))
    return found


def free_figures(bed: Testbed, found: Sequence[Free]) -> list[Figure]:
    """The lines of the table without hints, but for KID."""
    seeded = [one for one in found if len(one.made) > 1]
    return [
        _best_line(bed, seeded),
        _colourfulness_line(
            "no hints: colourfulness, of the truth's",
            [one.made[0] for one in found],
            [one.scene for one in found],
            [one.alone for one in found],
            bar=COLOURFUL_BAR,
            paper=PAPER,
        ),
        mean_figure(
            "no hints: how far seeds are apart",
            [seeds_apart(one) for one in seeded],
            bar=DIFFER_BAR,
            unit="dE00",
        ),
    ]


def kid_line(found: Sequence[Free], judge: Any, others: Sequence[np.ndarray]) -> Figure:
    """KID to the truths of other objects, of the grey pictures' own.

    ``judge``: `features` of pictures to n x c, `kid` of two such.
    """
    truths = judge.features(list(others))
    by_name = {
        MODEL: [one.made[0] for one in found],
        GREY: [measures.grey_of(one.scene.rgb) for one in found],
        NO_GUIDER: [one.alone for one in found],
        "truth": [one.scene.rgb for one in found],
    }
    features = {name: judge.features(pictures) for name, pictures in by_name.items()}
    beside = {f"{name}, KID": float(judge.kid(rows, truths)) for name, rows in features.items()}
    width = features[MODEL].shape[1]

    def ratio(rows: np.ndarray) -> float:
        made, grey = (judge.kid(part, truths) for part in (rows[:, :width], rows[:, width:]))
        return float(made / max(grey, 1e-12))

    both = np.concatenate([features[MODEL], features[GREY]], axis=1)
    return measures.halves_figure(
        "no hints: KID, of the grey input's", both, ratio, bar=KID_BAR, beside=beside
    )


def seeds_apart(one: Free) -> float:
    """Mean CIEDE2000 of all pairs of seeds, over the object."""
    mask = one.scene.things[0].mask
    return float(np.mean([measures.de00(a, b, mask) for a, b in combinations(one.made, 2)]))


def random_hues(scene: Scene, count: int, rng: np.random.Generator) -> list[np.ndarray]:
    """The truth with all its hues turned by random angles, L* and chroma as they are."""
    ab = rgb_to_lab(scene.rgb)[..., 1:]
    found = []
    for angle in rng.uniform(0, 2 * np.pi, count):
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        found.append(measures.colored(scene.rgb, ab @ turn))
    return found


def plain_color(rng: np.random.Generator) -> tuple[int, int, int]:
    """Of a ground (sRGB): white for half of the draws, else any colour."""
    if rng.random() < 0.5:
        return measures.WHITE
    angle, chroma = rng.uniform(0, 2 * np.pi), rng.uniform(0, 60)
    return Color(rng.uniform(30, 92), chroma * np.cos(angle), chroma * np.sin(angle)).rgb8


def _scene(bed: Testbed, item: Item, ground: tuple[int, int, int] = measures.WHITE) -> Scene:
    side = bed.weights.resolution
    return measures.plain_ground(bed.collection, item, ground, side=side)


def _objects(bed: Testbed, count: int, name: str) -> list[Item]:
    """Glyphs of different families."""
    drawn = bed.drawn(bed.glyphs, len(bed.glyphs), f"{ID} {name}")
    return measures.one_of_each(drawn)[: bed.count(count)]


def _others(bed: Testbed) -> list[np.ndarray]:
    """Truths of objects that are not coloured without hints."""
    taken = set(_objects(bed, FREE, "free"))
    others = [item for item in bed.glyphs if item not in taken]
    return [_scene(bed, item).rgb for item in bed.drawn(others, REFERENCE, f"{ID} others")]


def _best_line(bed: Testbed, seeded: Sequence[Free]) -> Figure:
    best, random, lucky = [], [], []
    for number, one in enumerate(seeded):
        hues = random_hues(one.scene, len(one.made), bed.rng(ID, "hue", number))
        apart = [one.error(rgb) for rgb in hues]
        best.append(min(one.errors))
        random.append(np.mean(apart))
        lucky.append(min(apart))
    beside = {
        "best seed, dE00": float(np.mean(best)),
        "mean seed, dE00": float(np.mean([np.mean(one.errors) for one in seeded])),
        "random hue, dE00": float(np.mean(random)),
        "best of as many random hues, dE00": float(np.mean(lucky)),
        f"{GREY}, dE00": _mean_error(seeded, [measures.grey_of(o.scene.rgb) for o in seeded]),
        f"{NO_GUIDER}, dE00": _mean_error(seeded, [one.alone for one in seeded]),
    }
    name = f"no hints: best of {SEEDS} seeds, of a random hue's error"
    return ratio_figure(name, best, random, bar=BEST_BAR, beside=beside)


def _colourfulness_line(
    name: str,
    made: Sequence[np.ndarray],
    scenes: Sequence[Scene],
    alone: Sequence[np.ndarray] = (),
    **facts: str,
) -> Figure:
    ours = [measures.colourfulness(rgb) for rgb in made]
    truth = [measures.colourfulness(scene.rgb) for scene in scenes]
    beside = {GREY: 0.0}
    if alone:
        others = [measures.colourfulness(rgb) for rgb in alone]
        beside[NO_GUIDER] = float(np.mean(others) / np.mean(truth))
    return ratio_figure(name, ours, truth, beside=beside, **facts)


def _mean_error(found: Sequence[Free], pictures: Sequence[np.ndarray]) -> float:
    return float(np.mean([one.error(rgb) for one, rgb in zip(found, pictures, strict=True)]))


def _median(rows: np.ndarray) -> float:
    return float(np.median(rows))
