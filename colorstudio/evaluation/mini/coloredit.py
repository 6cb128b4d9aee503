"""ColorEdit with the shipped weights: what the model itself makes of an object and a reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from colorstudio.engine.starts import start_values
from colorstudio.evaluation.colorbench import as_shown
from colorstudio.evaluation.mini.coloredit_cases import LEAST_TURN, Case, cases
from colorstudio.evaluation.mini.coloredit_measures import chroma_of, hue_error, structure
from colorstudio.evaluation.mini.measures import grey_of, pixels_of, rgb_of
from colorstudio.evaluation.mini.report import Figure, Section, mean_figure, ratio_figure
from colorstudio.evaluation.mini.sheets import contact_sheet
from colorstudio.evaluation.mini.testbed import Testbed
from colorstudio.evaluation.recolor_metrics import background_error
from colorstudio.methods.recolor.coloredit.request import (
    MEASURED_READING,
    READINGS,
    ColorEditRequest,
)
from colorstudio.methods.registry import method
from colorstudio.training.scenes.families import VALIDATION

COUNT = 48
"""Edits of the table; a run of ColorEdit at its 50 steps takes some seconds."""
HUE_MOST, OUTSIDE_MOST = 12.0, 0.5
WAY, INSTANT = "recolor.coloredit", "recolor.instant"
NAMED = READINGS[1:]
TEXT_ALONE: Mapping[str, Any] = {"baseline": "text-only", "background": 0.0}
"""The same inversion and the other words; nothing aligned, injected, mixed in or kept."""
PAPER = "L1Hue of COLORBENCH: lower than that of its rivals; the text that we have gives no number"


@dataclass(frozen=True)
class Outcome:
    """What is measured of an edit, see `coloredit_measures`.

    ``hue``: degrees. ``outside``: codes away from the picture; ``edited``: from the autoencoder's
    own decode of it. ``chroma``: over the truth's. ``raw``: h x w x 3 uint8.
    """

    hue: float
    outside: float
    edited: float
    structure: float
    chroma: float
    raw: np.ndarray = field(repr=False)


@dataclass(frozen=True, eq=False)
class Row:
    """A case with all its edits, by name: the readings, "text alone"; ``used``: the default."""

    case: Case
    edits: Mapping[str, Outcome]
    used: str
    beside: Mapping[str, float]
    autoencoder: Outcome
    instant: np.ndarray

    @property
    def default(self) -> Outcome:
        return self.edits[self.used]


def measure(bed: Testbed) -> Section:
    """The table of the split; all readings on every case, the default one against the bars."""
    rows = []
    wanted = bed.count(COUNT)
    for number, case in enumerate(cases(bed, wanted), 1):
        bed.say(f"coloredit: {number} of {wanted}")
        rows.append(edited(bed, case))
    _sheet(bed, rows)
    request = asked(bed, rows[0].case)
    return Section(
        "coloredit",
        "ColorEdit, the model's own decode before it is placed",
        [*_bars(rows), *_readings(rows)],
        (
            "Glyphs of one colour on grounds of their own; the wanted hue is at least "
            f"{LEAST_TURN:g} degrees away. Every other reference is a colour, the others another "
            "glyph of the wanted hue, cut out.",
            "Hue: distance in HSV to the reference's mean, each pixel by its chroma (S x V); an "
            "answer without chroma counts 90.",
            "Change outside: mean absolute difference in 8-bit codes where the mask is 0, of the "
            "decode against the picture. The autoencoder's own loss is in both of the ratio.",
            "Structure: SSIM inside the object, after the monotone curve of L* that fits best.",
            "Text alone: the same inversion and words; nothing aligned, injected, mixed or kept.",
        ),
        {
            "reading": rows[0].used,
            **{n: getattr(request, n) for n in ("tau", "blend", "blocks", "maps", "background")},
            **{n: getattr(request, n) for n in ("steps", "guidance", "inversion")},
        },
    )


# -- which reading --------------------------------------------------------------------------------

CANDIDATES: Mapping[str, tuple[Any, ...]] = {
    "reading": NAMED,
    "tau": (0.8, 0.65, 0.5),
    "blend": (0.1, 0.0, 0.3, 0.5, 0.7),
    "blocks": ("1+2", "1", "2"),
    "guidance": (7.5, 4.0, 2.0),
}
"""Tried one after another, each with the best of those before; the paper's, or ours, first."""
CHOSEN_ON = 16
LEAST_STRUCTURE = 0.85
"""Of the autoencoder's own, in a choice."""


@dataclass(frozen=True)
class Trial:
    """Means of a setting over the cases. ``outside``: over that by text alone; ``structure``: over
    that of the autoencoder alone."""

    settings: Mapping[str, Any]
    hue: float
    outside: float
    structure: float

    @property
    def score(self) -> float:
        """Less is better: hue over its bar, and what is missed of the rest, dearly."""
        spilled = max(0.0, self.outside - OUTSIDE_MOST)
        broken = max(0.0, LEAST_STRUCTURE - self.structure)
        return self.hue / HUE_MOST + 8 * (spilled + broken)

    def as_json(self) -> dict[str, Any]:
        found = {"hue": self.hue, "outside": self.outside, "structure": self.structure}
        return {**self.settings, **{n: round(v, 4) for n, v in found.items()}}


def choose(bed: Testbed, names: Sequence[str] = tuple(CANDIDATES)) -> dict[str, Any]:
    """What belongs into the bundle's defaults, by the way's id, on the validation split.

    ``tried``: every setting with what it gave, the best first.
    """
    bed = replace(bed, split=VALIDATION)
    found = list(cases(bed, bed.count(CHOSEN_ON)))
    plain = [edit(bed, case, **TEXT_ALONE) for case in found]
    own = [autoencoded(bed, case) for case in found]
    tried: list[Trial] = []
    best: dict[str, Any] = {name: CANDIDATES[name][0] for name in names}
    for name in names:
        settings = [{**best, name: value} for value in CANDIDATES[name]]
        # case by case: what is traced back of a picture is kept for the next setting
        edits = [[edit(bed, case, **setting) for setting in settings] for case in found]
        for setting, row in zip(settings, zip(*edits, strict=True), strict=True):
            trial = trial_of(setting, row, plain, own)
            if all(trial.settings != other.settings for other in tried):
                tried.append(trial)
                bed.say(f"coloredit: {trial.as_json()}, score {trial.score:.2f}")
        best = dict(min(tried, key=lambda trial: trial.score).settings)
    order = sorted(tried, key=lambda trial: trial.score)
    return {WAY: best, "tried": [trial.as_json() for trial in order]}


def trial_of(
    settings: Mapping[str, Any],
    edits: Sequence[Outcome],
    plain: Sequence[Outcome],
    own: Sequence[Outcome],
) -> Trial:
    """The means of edits, by text alone beside them, and of the autoencoder alone."""
    return Trial(
        settings,
        _mean([e.hue for e in edits]),
        _over([e.outside for e in edits], [e.outside for e in plain]),
        _over([e.structure for e in edits], [e.structure for e in own]),
    )


def _over(values: Sequence[float], others: Sequence[float]) -> float:
    return float(np.mean(values) / max(np.mean(others), 1e-9))


# -- edits ----------------------------------------------------------------------------------------


def edit(bed: Testbed, case: Case, **settings: Any) -> Outcome:
    """A run of ColorEdit, its raw decode measured; ``settings`` besides what fields start with."""
    result = bed.run(WAY, asked(bed, case, **settings))
    before, raw, mask = as_shown(pixels_of(case.source.rgb), case.mask, result)
    return _outcome(case, (before, mask), raw, _decoded(bed, before))


def asked(bed: Testbed, case: Case, **settings: Any) -> ColorEditRequest:
    """The request as a person meets it with these weights."""
    starts = start_values(method(WAY), ColorEditRequest, bed.weights)
    return case.asked(**{**starts, **settings})


def edited(bed: Testbed, case: Case) -> Row:
    """Every reading, text alone, and what stands beside."""
    edits = {name: edit(bed, case, reading=name) for name in NAMED}
    edits["text alone"] = edit(bed, case, **TEXT_ALONE)
    used = asked(bed, case).reading_for(
        bed.weights.family, bed.weights.constants.get(MEASURED_READING)
    )
    instant = rgb_of(bed.run(INSTANT, case.asked_at_once()).pixels)
    beside = {
        "text alone": edits["text alone"].hue,
        "instant": hue_error(instant, case.mask, case.wanted),
        "truth": hue_error(case.truth.rgb, case.mask, case.wanted),
        "unchanged": hue_error(case.source.rgb, case.mask, case.wanted),
        "grey": hue_error(grey_of(case.source.rgb), case.mask, case.wanted),
    }
    return Row(case, edits, used, beside, autoencoded(bed, case), instant)


def autoencoded(bed: Testbed, case: Case) -> Outcome:
    """The picture through the autoencoder alone: nothing that a model keeps is better kept."""
    shown = _shown(bed, case)
    own = _decoded(bed, shown[0])
    return _outcome(case, shown, own, own)


def _outcome(
    case: Case, shown: tuple[np.ndarray, np.ndarray], raw: np.ndarray, own: np.ndarray
) -> Outcome:
    before, mask = shown
    return Outcome(
        hue_error(raw, mask, case.wanted),
        background_error(before, raw, mask),
        background_error(own, raw, mask),
        structure(before, raw, mask),
        chroma_of(raw, mask) / max(chroma_of(case.truth.rgb, case.mask), 1e-6),
        raw,
    )


def _shown(bed: Testbed, case: Case) -> tuple[np.ndarray, np.ndarray]:
    """The picture and the mask as the model is shown them."""
    from colorstudio.methods.recolor.coloredit.view import full_matte, view_of

    image = pixels_of(case.source.rgb)
    view = view_of(image, full_matte(case.mask, image.size), bed.weights.resolution)
    return view.rgb, view.mask / 255


def _decoded(bed: Testbed, rgb: np.ndarray) -> np.ndarray:
    """A picture through the autoencoder and back."""
    import torch

    from colorstudio.diffusion import latents
    from colorstudio.methods.recolor.coloredit.edit import codes_of, tensor_of

    models = bed.engine.models_for(("vae",), bed.bundle)
    with torch.no_grad(), models.lease("vae") as (vae,):
        z = latents.encoded(vae, tensor_of(rgb, models.device))
        return codes_of(latents.decoded(vae, z))[0]


# -- what is reported -----------------------------------------------------------------------------


def _bars(rows: Sequence[Row]) -> list[Figure]:
    plain = [row.edits["text alone"] for row in rows]
    own = [row.autoencoder for row in rows]
    default = [row.default for row in rows]
    beside = {name: _mean([row.beside[name] for row in rows]) for name in rows[0].beside}
    figures = [
        mean_figure(
            "hue error inside the object, weighted by chroma",
            [d.hue for d in default],
            bar=f"<= {HUE_MOST:g}",
            unit="degrees",
            beside=beside,
            paper=PAPER,
        )
    ]
    for name, by_picture in (("a colour", False), ("another glyph", True)):
        some = [row for row in rows if row.case.by_picture == by_picture]
        if some:
            figures.append(
                mean_figure(
                    f"hue error, the reference is {name}",
                    [row.default.hue for row in some],
                    unit="degrees",
                    beside={n: _mean([row.beside[n] for row in some]) for n in beside},
                )
            )
    return [
        *figures,
        ratio_figure(
            "change outside, over that of the edit by text alone",
            [d.outside for d in default],
            [p.outside for p in plain],
            bar=f"<= {OUTSIDE_MOST:g}",
            beside={
                "codes": _mean([d.outside for d in default]),
                "codes, text alone": _mean([p.outside for p in plain]),
                "codes, autoencoder alone": _mean([o.outside for o in own]),
            },
        ),
        ratio_figure(
            "the same against the autoencoder's own decode",
            [d.edited for d in default],
            [p.edited for p in plain],
            beside={
                "codes": _mean([d.edited for d in default]),
                "codes, text alone": _mean([p.edited for p in plain]),
            },
        ),
        mean_figure(
            "structure after a monotone L* curve",
            [d.structure for d in default],
            unit="SSIM",
            beside={
                "text alone": _mean([p.structure for p in plain]),
                "autoencoder alone": _mean([o.structure for o in own]),
            },
        ),
        mean_figure("chroma over the truth's", [d.chroma for d in default]),
    ]


def _readings(rows: Sequence[Row]) -> Iterator[Figure]:
    for name in NAMED:
        edits = [row.edits[name] for row in rows]
        plain = [row.edits["text alone"] for row in rows]
        yield mean_figure(
            f"{name}: hue error",
            [e.hue for e in edits],
            unit="degrees",
            beside={
                "change outside": _over([e.outside for e in edits], [p.outside for p in plain]),
                "structure": _mean([e.structure for e in edits]),
                "chroma": _mean([e.chroma for e in edits]),
            },
        )


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


def _sheet(bed: Testbed, rows: Sequence[Row]) -> None:
    contact_sheet(
        bed,
        "coloredit",
        [
            [
                row.case.source.rgb,
                row.case.swatch,
                row.instant,
                row.edits["text alone"].raw,
                row.default.raw,
                row.case.truth.rgb,
            ]
            for row in rows
        ],
        ("picture", "reference", "instant", "text alone", "ColorEdit", "hue turned"),
    )
