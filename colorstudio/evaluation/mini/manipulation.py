"""The table of ColorizeDiffusion's edits by words: one of two glyphs takes another colour.

Yan et al., arXiv 2401.01456, Algorithm 2: the local tokens of a reference are moved along the words
"a blue X" where control words find X. The reference is the picture that the drawing is made of, so
that before the edit both glyphs have their own colours; their masks are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio.evaluation.mini import measures, reference
from colorstudio.evaluation.mini.reference import Case
from colorstudio.evaluation.mini.report import Figure, Section, mean_figure
from colorstudio.evaluation.mini.sheets import contact_sheet
from colorstudio.imaging import xdog
from colorstudio.imaging.color import rgb_to_lab
from colorstudio.methods.sketch.reference.edits import TextEdit
from colorstudio.training.scenes.collection import Item
from colorstudio.training.scenes.compose import OBJECT_ALPHA, Layer, composed
from colorstudio.training.scenes.families import VALIDATION
from colorstudio.training.scenes.words import HUES, with_article

if TYPE_CHECKING:
    from colorstudio.evaluation.mini.testbed import Testbed

ID = "manipulation"
COUNT, WITHOUT, CHOOSING = 100, 24, 8
"""Edits; edits that are made once more without control words; edits that settings are tried on."""
TRIES = 400
"""Pairs of glyphs that are looked at for each edit until both have one plain colour."""
POSITIONS = 5
STYLES = ("flat", "color")
WAYS = ((False, False), (True, False), (True, True))
"""With an anchor or without, enhanced or not: what is tried."""
STARTS = ((2.0, False), (5.0, True))
"""Hold on the reference, and whether the drawing begins with it: what is tried."""
SIZE, TARGET_CHROMA = 60, 60.0
STEPS = 20
RANK, LEAST, MOST_BESIDE = 0.9, 10.0, 1 / 3
"""What an edit has to reach: Spearman, dE00 end to end, part of that in the other glyph."""
BAR = ">= 70"
NOTES = (
    "Two glyphs side by side on white; drawing (XDoG) and reference are of the same picture; the"
    f" slider goes in {POSITIONS} equal steps from 0 to its end, with one seed.",
    "Words: “a blue X” is the target, “a red X”, as it was measured, the control, and the anchor"
    " where one is used.",
    "Shift: of the glyph's mean a*b* against slider 0, along the way to the target's hue at chroma"
    f" {TARGET_CHROMA:g}. End to end: mean CIEDE2000 between the first and the last picture.",
    "An edit counts where Spearman, the named glyph's dE00 and the other's part of it all hold.",
)


@dataclass(frozen=True)
class Setting:
    """How edits are made. ``end``: of the slider. ``strength``: r of Eq. 10."""

    end: float = 1.0
    strength: float = 4.0
    anchor: bool = True
    enhance: bool = False
    guidance: float = 2.0
    reference_noise: bool = False


SETTING = Setting()
"""Chosen on the validation split (`choose`) before `STARTS` had its second row, with which both
glyphs did as they should in 6 of 12 edits there."""


@dataclass(frozen=True, eq=False)
class Edit:
    """One of two glyphs and what shall become of it.

    ``named``, ``other``: 1 on the glyph. ``words``: its name; ``color``: what it has; ``target``:
    what it shall have, a name of `words.HUES`.
    """

    case: Case
    named: np.ndarray
    other: np.ndarray
    words: str
    color: str
    target: str

    def text(self, slider: float, setting: Setting) -> TextEdit:
        """The edit by words at one position of the slider."""
        before = with_article(f"{self.color} {self.words}")
        return TextEdit(
            with_article(f"{self.target} {self.words}"),
            before if setting.anchor else "",
            before,
            slider=slider,
            strength=setting.strength,
            enhance=setting.enhance,
        )


@dataclass(frozen=True)
class Outcome:
    """``rank``: Spearman of position and shift; ``named``, ``other``: dE00 from end to end."""

    rank: float
    named: float
    other: float

    @property
    def holds(self) -> bool:
        """Whether all three bars are reached."""
        stays = self.other <= MOST_BESIDE * self.named
        return self.rank >= RANK and self.named >= LEAST and stays


def measure(bed: Testbed) -> Section:
    """The share of edits that hold, and what it is made of."""
    asked = edits(bed, COUNT)
    outcomes, rows = [], []
    for number, edit in enumerate(asked, 1):
        bed.say(f"edit {number} of {len(asked)}: {edit.color} {edit.words} to {edit.target}")
        made = painted(bed, edit, SETTING)
        outcomes.append(outcome(edit, made))
        rows.append((edit.case.reference, *made))
    labels = [f"{slider:.3g}" for slider in sliders(SETTING)]
    contact_sheet(bed, ID, rows, ("reference", *labels))
    nowhere = [
        outcome(edit, painted(bed, edit, SETTING, control=False))
        for edit in asked[: bed.count(WITHOUT)]
    ]
    settings = {**vars(SETTING), "steps": STEPS, "side": measures.SIDE, "form": "attention"}
    return Section(
        ID, "ColorizeDiffusion: edits by words", figures(outcomes, nowhere), NOTES, settings
    )


def figures(outcomes: Sequence[Outcome], nowhere: Sequence[Outcome]) -> list[Figure]:
    """``nowhere``: of the same edits without control words."""
    parts = {
        "Spearman holds": lambda one: one.rank >= RANK,
        "the named glyph changes enough": lambda one: one.named >= LEAST,
        "the other one stays": lambda one: one.other <= MOST_BESIDE * one.named,
    }
    return [
        mean_figure(
            "edits that hold",
            [100.0 * one.holds for one in outcomes],
            bar=BAR,
            unit="%",
            beside={"without control words": 100 * float(np.mean([o.holds for o in nowhere]))},
            paper="shown in pictures, not measured",
        ),
        *(
            mean_figure(name, [100.0 * of(one) for one in outcomes], unit="%")
            for name, of in parts.items()
        ),
        mean_figure("Spearman of slider and shift", [one.rank for one in outcomes]),
        *(
            mean_figure(
                f"dE00 from end to end, {name}",
                [getattr(one, key) for one in outcomes],
                beside={
                    "without control words": float(np.mean([getattr(o, key) for o in nowhere]))
                },
            )
            for name, key in (("named glyph", "named"), ("other glyph", "other"))
        ),
    ]


def choose(bed: Testbed) -> dict[str, Any]:
    """The setting under which most edits of the validation split hold.

    ``candidates``: share that holds, mean rank, and changes, by setting; among equals the one that
    comes nearest to its bars in the mean. Raises ValueError on another split.
    """
    if bed.split != VALIDATION:
        raise ValueError("choices are made on the validation split")
    asked = edits(bed, CHOOSING)
    rows = []
    for end, strength, way, start in product((0.5, 1.0, 2.0), (2.0, 4.0), WAYS, STARTS):
        setting = Setting(end, strength, *way, *start)
        found = [outcome(edit, painted(bed, edit, setting)) for edit in asked]
        rows.append(
            {
                **vars(setting),
                "holds": float(np.mean([one.holds for one in found])),
                "near": float(np.mean([_near(one) for one in found])),
                **{
                    key: float(np.mean([getattr(one, key) for one in found]))
                    for key in ("rank", "named", "other")
                },
            }
        )
    best = max(rows, key=lambda row: (row["holds"], row["near"]))
    return {"setting": {key: best[key] for key in vars(SETTING)}, "candidates": rows}


def _near(one: Outcome) -> float:
    """How near an outcome comes to its bars: the mean of three parts, each 1 where it holds."""
    stays = MOST_BESIDE * one.named / max(one.other, 1e-6)
    return float(np.mean(np.clip([one.rank / RANK, one.named / LEAST, stays], 0, 1)))


# -- edits ----------------------------------------------------------------------------------------


def edits(bed: Testbed, whole: int) -> list[Edit]:
    """Unchosen pairs of glyphs of different plain colours, one of which shall have a third."""
    items = [item for item in bed.glyphs if item.style in STYLES]
    return [_edit(bed, items, number) for number in range(bed.count(whole))]


def _edit(bed: Testbed, items: Sequence[Item], number: int) -> Edit:
    rng = bed.rng(ID, number)
    for _ in range(TRIES):
        layers = [_layer(items, left, rng) for left in (0, measures.SIDE // 2)]
        ground = np.full((measures.SIDE, measures.SIDE, 3), 255, np.uint8)
        scene = composed(bed.collection, layers, ground)
        colors = [thing.color for thing in scene.things]
        plain = all(color in HUES for color in colors) and colors[0] != colors[1]
        if plain and layers[0].item.words != layers[1].item.words:
            break
    else:
        raise ValueError("no two glyphs of this split have one plain colour each")
    which = int(rng.integers(2))
    masks = [(thing.mask > OBJECT_ALPHA).astype(np.float64) for thing in scene.things]
    targets = [name for name in HUES if name not in colors]
    case = Case(
        scene.caption, xdog.thin_lines(scene.rgb), scene.rgb, scene.rgb, masks[which], number
    )
    return Edit(
        case,
        masks[which],
        masks[1 - which],
        layers[which].item.words,
        colors[which],
        targets[int(rng.integers(len(targets)))],
    )


def _layer(items: Sequence[Item], left: int, rng: np.random.Generator) -> Layer:
    item = items[int(rng.integers(len(items)))]
    at = left + (measures.SIDE // 2 - SIZE) // 2, (measures.SIDE - SIZE) // 2
    return Layer(item, at, SIZE, turned=float(rng.uniform(0, 360)))


# -- making ---------------------------------------------------------------------------------------


def sliders(setting: Setting) -> list[float]:
    """The positions of the slider, from 0 to its end."""
    return [float(v) for v in np.linspace(0, setting.end, POSITIONS)]


def painted(
    bed: Testbed, edit: Edit, setting: Setting, *, control: bool = True
) -> list[np.ndarray]:
    """The model's own pictures by position of the slider; ``control``: whether words say where."""
    made = []
    for slider in sliders(setting):
        text = edit.text(slider, setting)
        own = {name: getattr(setting, name) for name in ("guidance", "reference_noise")}
        texts = (text if control else replace(text, control=""),)
        made.append(reference.painted(bed, edit.case, edits=texts, steps=STEPS, **own))
    return made


# -- measures -------------------------------------------------------------------------------------


def outcome(edit: Edit, made: Sequence[np.ndarray]) -> Outcome:
    """What pictures, h x w x 3 uint8 from the slider's 0 to its end, say of an edit."""
    shifts = [shift(made[0], rgb, edit.named, edit.target) for rgb in made]
    return Outcome(
        spearman(range(len(made)), shifts),
        measures.de00(made[-1], made[0], edit.named),
        measures.de00(made[-1], made[0], edit.other),
    )


def shift(before: np.ndarray, after: np.ndarray, mask: np.ndarray, target: str) -> float:
    """How far the mean a*b* within a mask goes along the straight way to the target's hue."""
    old, new = (
        np.array([measures.weighted(lab[..., axis], mask) for axis in (1, 2)])
        for lab in (rgb_to_lab(before), rgb_to_lab(after))
    )
    angle = np.deg2rad(HUES[target])
    way = TARGET_CHROMA * np.array([np.cos(angle), np.sin(angle)]) - old
    return float((new - old) @ way / max(np.linalg.norm(way), 1e-9))


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """The correlation of ranks; 0 where either does not change. Equal values share their rank."""
    ranks = [_ranks(np.asarray(values, np.float64)) for values in (one, other)]
    away = [values - values.mean() for values in ranks]
    spread = np.sqrt(np.prod([values @ values for values in away]))
    return float(away[0] @ away[1] / spread) if spread > 0 else 0.0


def _ranks(values: np.ndarray) -> np.ndarray:
    return (values[:, None] > values).sum(1) + ((values[:, None] == values).sum(1) - 1) / 2
