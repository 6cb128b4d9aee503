"""Whether a grey object takes the colour that the words ask for: piggyback and cold diffusion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from colorstudio.evaluation.mini.hinted import beginning
from colorstudio.evaluation.mini.measures import (
    grey_of,
    hue_of,
    object_of,
    pixels_of,
    plain_ground,
    rgb_of,
    weighted,
)
from colorstudio.evaluation.mini.report import Figure, Section, mean_figure
from colorstudio.evaluation.mini.sheets import contact_sheet
from colorstudio.evaluation.mini.testbed import Testbed
from colorstudio.imaging.color import rgb_to_lab
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.colorize.cold.request import ColdRequest
from colorstudio.methods.colorize.piggyback.request import MOST_SEEDS, PiggybackRequest
from colorstudio.training.scenes.collection import Item
from colorstudio.training.scenes.compose import Scene
from colorstudio.training.scenes.words import HUES, nearest_hue, with_article

OBJECTS = 25
DARKEST, LIGHTEST = 25.0, 85.0
"""The median L* of an object lies between: beyond, there is hardly a colour to be had."""
STEPS = 20
FAINT = 2.0
"""An object of less chroma has no hue: it is wrong whatever was asked."""
BAR = ">= 60"
CHANCE = 100 / len(HUES)
COLORS = tuple(HUES)


@dataclass(frozen=True)
class Asked:
    """A way that colours by words. ``make``: the request of a photo, words, seed and what it begins
    with (`hinted.beginning`)."""

    name: str
    way: str
    make: Callable[[Pixels, str, int, Mapping[str, Any]], Any]


WAYS = (
    Asked(
        "piggyback",
        "colorize.piggyback",
        lambda image, words, seed, begin: PiggybackRequest(
            image, prompt=words, seed=seed, steps=STEPS, relight=True, placed=False, **begin
        ),
    ),
    Asked(
        "cold",
        "colorize.cold",
        lambda image, words, *_: ColdRequest(image, prompt=words, steps=STEPS, placed=False),
    ),
)


@dataclass(frozen=True, eq=False)
class Answers:
    """What came of one object. ``silent``: without words; ``colored``: a picture per colour."""

    scene: Scene
    silent: np.ndarray
    colored: Sequence[np.ndarray]
    mask: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mask", object_of(self.scene))

    @property
    def right(self) -> list[bool]:
        """For each colour whether it is the one that was asked for."""
        return [is_right(rgb, self.mask, n) for n, rgb in enumerate(self.colored)]

    @property
    def right_without(self) -> list[bool]:
        """The same of the picture that was made without words."""
        return [is_right(self.silent, self.mask, n) for n in range(len(COLORS))]


def measure(bed: Testbed) -> Section:
    """The table: eight colours for each object, every way, with words and without."""
    items = objects(bed, bed.count(OBJECTS))
    figures: list[Figure] = []
    notes = [
        "The glyph on white, in grey, at the weights' size; asked in the words of the captions "
        "(“a red apple”); the decode's mean hue on the object, by chroma, is nearest to the hue "
        "of the asked word. An object that stays grey is wrong.",
        "Without words a picture is the same for all eight: one in eight is right if it has a hue.",
        f"The interval is over {len(items)} objects, {len(items) * len(COLORS)} pictures a way.",
    ]
    for way in WAYS:
        answers = [answered(bed, way, item) for item in items]
        figures += figures_of(way.name, answers)
        notes.append(by_color(way.name, answers))
        rows = [[grey_of(a.scene.rgb), a.silent, *a.colored] for a in answers]
        contact_sheet(bed, f"words-{way.name}", rows, ("grey", "without words", *COLORS))
    return Section(
        "words", "Colours in words", figures, notes, {"steps": STEPS, "objects": len(items)}
    )


def objects(bed: Testbed, count: int) -> list[Item]:
    """Glyphs that are neither dark nor light, each of another family, unchosen."""
    found: dict[str, Item] = {}
    for item in bed.drawn(bed.glyphs, len(bed.glyphs), "words"):
        if len(found) == count:
            break
        if item.family not in found and is_between(plain_ground(bed.collection, item)):
            found[item.family] = item
    return list(found.values())


def is_between(scene: Scene) -> bool:
    """Whether the object's median L* is between `DARKEST` and `LIGHTEST`."""
    seen = rgb_to_lab(scene.rgb)[object_of(scene) > 0]
    return len(seen) > 0 and DARKEST < float(np.median(seen[..., 0])) < LIGHTEST


def asked_words(color: str, item: Item) -> str:
    """ "a red apple", as captions of training have it."""
    return with_article(f"{color} {item.words}".strip())


def answered(bed: Testbed, way: Asked, item: Item) -> Answers:
    """Runs a way on a grey object without words and with each colour's; one seed for all."""
    bed.say(f"words: {way.name}, {item.words}")
    scene = plain_ground(bed.collection, item, side=bed.weights.resolution)
    image = pixels_of(grey_of(scene.rgb))
    seed = int(bed.rng("words", item.id).integers(MOST_SEEDS))

    def painted(words: str) -> np.ndarray:
        return rgb_of(bed.run(way.way, way.make(image, words, seed, beginning(bed))).raw)

    return Answers(scene, painted(""), [painted(asked_words(color, item)) for color in COLORS])


def is_right(rgb: np.ndarray, mask: np.ndarray, color: int) -> bool:
    """Whether the nearest of `HUES` to the object's mean hue is the one at ``color``."""
    return chroma_on(rgb, mask) >= FAINT and int(nearest_hue(np.array(hue_of(rgb, mask)))) == color


def chroma_on(rgb: np.ndarray, mask: np.ndarray) -> float:
    """Mean chroma of the pixels of a mask."""
    ab = rgb_to_lab(rgb)[..., 1:]
    return weighted(np.hypot(ab[..., 0], ab[..., 1]), mask)


def figures_of(name: str, answers: Sequence[Answers]) -> list[Figure]:
    """The share of right colours, and how strong they are."""
    shares = [100 * float(np.mean(a.right)) for a in answers]
    beside = {
        "without words": 100 * float(np.mean([a.right_without for a in answers])),
        "chance": CHANCE,
    }
    strong = [float(np.mean([chroma_on(rgb, a.mask) for rgb in a.colored])) for a in answers]
    truth = float(np.mean([chroma_on(a.scene.rgb, a.mask) for a in answers]))
    silent = float(np.mean([chroma_on(a.silent, a.mask) for a in answers]))
    return [
        mean_figure(f"{name}: asked hue is the nearest", shares, bar=BAR, unit="%", beside=beside),
        mean_figure(
            f"{name}: mean chroma on the object",
            strong,
            beside={"without words": silent, "the glyph's own": truth, "grey": 0.0},
        ),
    ]


def by_color(name: str, answers: Sequence[Answers]) -> str:
    """A sentence with the share of each colour."""
    shares: Mapping[str, float] = dict(
        zip(COLORS, 100 * np.mean([a.right for a in answers], axis=0), strict=True)
    )
    return f"{name}: " + ", ".join(f"{c} {share:.0f} %" for c, share in shares.items()) + "."
