"""Cold diffusion on grey glyphs: how colourful it is, how near to the truth; and its s' chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from colorstudio.evaluation.mini.measures import (
    colourfulness,
    de00,
    grey_of,
    object_of,
    pixels_of,
    plain_ground,
    rgb_of,
)
from colorstudio.evaluation.mini.report import Figure, Section, mean_figure, ratio_figure
from colorstudio.evaluation.mini.sheets import contact_sheet
from colorstudio.evaluation.mini.testbed import Testbed
from colorstudio.methods.colorize.cold.request import WAY, ColdRequest
from colorstudio.training.scenes.collection import Item
from colorstudio.training.scenes.compose import Scene
from colorstudio.training.scenes.families import VALIDATION
from colorstudio.training.scenes.words import with_article

SCENES, CHOOSING = 100, 60
STEPS = 20
CANDIDATES = tuple(round(0.2 + 0.1 * n, 1) for n in range(29))
"""s' from 0.2 to 3."""
WITHIN = (0.8, 1.05)
"""A tenth inside of the bar: other pictures are other pictures."""
CAPTION, NAME, SILENT = "caption", "name alone", "no words"
SAID = (CAPTION, NAME, SILENT)


@dataclass(frozen=True, eq=False)
class Answer:
    """A glyph, and what was made of its grey: pictures by what was said."""

    scene: Scene
    made: Mapping[str, np.ndarray]

    @property
    def object(self) -> np.ndarray:
        return object_of(self.scene)

    def away(self, said: str) -> float:
        return de00(self.made[said], self.scene.rgb, self.object)

    @property
    def grey_away(self) -> float:
        return de00(grey_of(self.scene.rgb), self.scene.rgb, self.object)


def measure(bed: Testbed) -> Section:
    """The table, with the captions of training, with the name alone and without words."""
    from colorstudio.methods.colorize.cold.run import SATURATION, saturation_of

    items = bed.drawn(bed.glyphs, bed.count(SCENES), "cold")
    answers = [answered(bed, item) for item in items]
    rows = [[grey_of(a.scene.rgb), a.made[SILENT], a.made[CAPTION], a.scene.rgb] for a in answers]
    contact_sheet(bed, "cold", rows, ("grey", SILENT, CAPTION, "truth"))
    return Section(
        "cold",
        "Cold diffusion",
        figures_of(answers),
        (
            "Glyphs on white, in their own colours; the caption names the colours that were "
            "measured on them, as in training. Without hints the instant solver leaves grey.",
            "s' was chosen on the validation split, for the least dE00 among those that are "
            f"{WITHIN[0]} to {WITHIN[1]} times as colourful as the truth.",
        ),
        {
            "steps": STEPS,
            "guidance": ColdRequest.guidance,
            SATURATION: saturation_of(bed.weights),
        },
    )


def figures_of(answers: Sequence[Answer]) -> list[Figure]:
    """Colourfulness as a part of the truth's, and dE00 on object pixels as a part of grey's."""
    true = [colourfulness(a.scene.rgb) for a in answers]
    grey = [a.grey_away for a in answers]
    found = {said: [colourfulness(a.made[said]) for a in answers] for said in SAID}
    away = {said: [a.away(said) for a in answers] for said in SAID}
    others = SAID[1:]
    truth, plain = float(np.mean(true)), float(np.mean(grey))
    return [
        ratio_figure(
            "colourfulness, of the truth's",
            found[CAPTION],
            true,
            bar="0.7 .. 1.15",
            beside={"grey": 0.0, **{said: float(np.mean(found[said])) / truth for said in others}},
        ),
        ratio_figure(
            "dE00 on the object, of grey's",
            away[CAPTION],
            grey,
            bar="< 1",
            beside={"grey": 1.0, **{said: float(np.mean(away[said])) / plain for said in others}},
        ),
        mean_figure(
            "dE00 on the object",
            away[CAPTION],
            beside={"grey": plain, **{said: float(np.mean(away[said])) for said in others}},
        ),
    ]


def choose(bed: Testbed) -> dict[str, Any]:
    """What belongs into the bundle's constants: s', measured on the validation split.

    Every candidate costs one decode.
    """
    from colorstudio.methods.colorize.cold.run import SATURATION, rescaled, saturation_of

    bed = replace(bed, split=VALIDATION)
    items = bed.drawn(bed.glyphs, bed.count(CHOOSING), "cold")
    models = bed.engine.models_for(("vae",), bed.bundle)
    unit = saturation_of(bed.weights)
    away, strong, true = np.zeros((3, len(CANDIDATES), len(items)))
    for i, item in enumerate(items):
        bed.say(f"cold, s': {item.words}")
        scene = plain_ground(bed.collection, item, side=bed.weights.resolution)
        kept = bed.run(WAY, request_of(scene, scene.caption)).kept
        for c, candidate in enumerate(CANDIDATES):
            rgb = rgb_of(rescaled(models, kept, candidate / unit))
            away[c, i] = de00(rgb, scene.rgb, object_of(scene))
            strong[c, i], true[c, i] = colourfulness(rgb), colourfulness(scene.rgb)
    best = chosen(away.mean(axis=1), strong.mean(axis=1) / true.mean(axis=1))
    bed.say(f"{SATURATION} = {CANDIDATES[best]}")
    return {SATURATION: CANDIDATES[best]}


def chosen(away: np.ndarray, strength: np.ndarray) -> int:
    """The place of the least ``away`` whose ``strength`` is in `WITHIN`, else of the nearest."""
    outside = np.maximum(np.maximum(WITHIN[0] - strength, strength - WITHIN[1]), 0)
    return int(np.lexsort((away, outside))[0])


def answered(bed: Testbed, item: Item) -> Answer:
    """Colours the grey of a glyph: as its caption says, as its name says, without words."""
    bed.say(f"cold: {item.words}")
    scene = plain_ground(bed.collection, item, side=bed.weights.resolution)
    words = {CAPTION: scene.caption, NAME: with_article(item.words), SILENT: ""}
    made = {said: bed.run(WAY, request_of(scene, text)).raw for said, text in words.items()}
    return Answer(scene, {said: rgb_of(raw) for said, raw in made.items()})


def request_of(scene: Scene, words: str) -> ColdRequest:
    return ColdRequest(pixels_of(grey_of(scene.rgb)), prompt=words, steps=STEPS, placed=False)
