"""Color Alignment held against its own parts (Shum et al., arXiv 2503.06746): folders of pictures
as conditions, each painted by every form and without alignment, and without psi.

Words of a picture stand in ``captions.jsonl`` in its folder, a line each: ``{"image", "caption"}``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio import __version__, json_text
from colorstudio.errors import BadInput, ModelMissing
from colorstudio.evaluation.recolor_metrics import Metric, grey, interval, ssim
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Result, RunContext, options
from colorstudio.methods.palette.alignment import measure
from colorstudio.methods.palette.alignment.condition import picked, reduced, shares_of
from colorstudio.methods.palette.alignment.pixels_request import ROLE as PIXEL_ROLE
from colorstudio.methods.palette.alignment.pixels_request import WAY as PIXELS_WAY
from colorstudio.methods.palette.alignment.pixels_request import PixelsRequest
from colorstudio.methods.palette.alignment.place import resized
from colorstudio.methods.palette.alignment.request import (
    FINE_TUNED,
    TRAINED_ROLE,
    WAY,
    ZERO_SHOT,
    AlignmentRequest,
)
from colorstudio.methods.palette.instant import palette_of
from colorstudio.methods.registry import method

if TYPE_CHECKING:
    from colorstudio.diffusion.bundle import Bundle
    from colorstudio.engine.engine import Engine
    from colorstudio.evaluation.perceptual import Measure

CAPTIONS = "captions.jsonl"
WORDS = "clip_score"

METRICS: Mapping[str, Metric] = {
    "cd_a": Metric(
        "lower",
        "mean over the result's pixels of the L1 distance to the condition's nearest, 0 to 765",
    ),
    "cd_c": Metric("lower", "the same from the condition's pixels to the result's"),
    "wasserstein1": Metric(
        "lower", "transport distance of the colours in their amounts, OKLab; CD sees no amounts"
    ),
    "share_error": Metric(
        "lower", "largest miss of a share, by the condition's own palette, as part of the whole"
    ),
    "structure_ssim": Metric(
        "lower", "SSIM of the grey result and condition: high where the layout was copied"
    ),
    WORDS: Metric("higher", "100 x the cosine of picture and words in CLIP"),
}


@dataclass(frozen=True)
class Variant:
    """A row of the table: which way, with what else, and the role that it needs besides."""

    name: str
    way: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    role: str = ""


VARIANTS = (
    Variant("no alignment", WAY, {"form": ZERO_SHOT, "strength": 0.0}),
    Variant("zero-shot", WAY, {"form": ZERO_SHOT}),
    Variant("fine-tuned", WAY, {"form": FINE_TUNED}, TRAINED_ROLE),
    Variant(
        "fine-tuned, no permutation",
        WAY,
        {"form": FINE_TUNED, "permuted": False},
        TRAINED_ROLE,
    ),
    Variant("pixels", PIXELS_WAY, {}, PIXEL_ROLE),
    Variant("pixels, no permutation", PIXELS_WAY, {"permuted": False}, PIXEL_ROLE),
)
NOTES = (
    "No permutation: the same weights are shown the condition where its colours lie; the paper "
    "trains others for it.",
    "All figures are of the model's own decode.",
)


def evaluate(
    data: Path,
    engine: Engine,
    ctx: RunContext,
    *,
    settings: Mapping[str, Any] | None = None,
    bundle: str = "",
    pixel_bundle: str = "",
    say: Callable[[str], None] = lambda text: None,
) -> dict[str, Any]:
    """The report of a folder: every picture as a condition of every variant that can run.

    ``settings``: fields of `AlignmentRequest` for all runs (those that `PixelsRequest` has, for it
    too). ``bundle``, ``pixel_bundle``: ids of weights, "" for any. The same folder and weights give
    the same report. Unreadable pictures are named and left out; variants whose weights are not
    installed stand in ``absent``. Raises BadInput for a folder without pictures, ModelMissing where
    no variant can run, or none of the weights that are named, Cancelled.
    """
    from colorstudio.evaluation.perceptual import available

    asked = dict(settings or {})
    weights, absent = _weights(engine, bundle, pixel_bundle)
    variants = [row for row in VARIANTS if row.name in weights]
    measures, missing = available(engine.store, engine.facts.device)
    if WORDS in missing:
        absent[WORDS] = missing[WORDS]
    absent["fid"] = "it needs the paper's data sets and thousands of pictures"
    rows: list[dict[str, Any]] = []
    skipped: list[dict[str, str]] = []
    files = pictures(data)
    for number, (file, words) in enumerate(files, 1):
        say(f"{number} of {len(files)}: {file.name}")
        try:
            reference = _read(file)
        except BadInput as error:
            skipped.append({"name": file.name, "reason": str(error)})
            continue
        conditions: dict[str, Condition] = {}
        for variant in variants:
            own = weights[variant.name]
            if variant.way not in conditions:
                conditions[variant.way] = Condition.of(reference, variant.way, own.resolution)
            result = _run(engine, ctx, variant, own, reference, words, asked)
            assert result.raw is not None
            made = result.raw.array[..., :3]
            found = figures(made, conditions[variant.way])
            if WORDS in measures and variant.way == WAY and words:
                found[WORDS] = _words(measures[WORDS], made, words)
            rows.append({"item": file.name, "variant": variant.name, "raw": _rounded(found)})
    if not rows:
        raise BadInput(f"There is no usable picture in {data}.", skipped[0]["reason"])
    return {
        "program": f"ColorStudio {__version__}",
        "suite": "alignment",
        "bundle": next((w.id for n, w in weights.items() if not n.startswith("pixels")), ""),
        "pixel_bundle": next((w.id for n, w in weights.items() if n.startswith("pixels")), ""),
        "settings": asked,
        "metrics": {name: vars(m) for name, m in METRICS.items() if name not in absent},
        "absent": absent,
        "notes": list(NOTES),
        "means": [_means(v.name, weights[v.name].id, rows) for v in variants],
        "items": rows,
        "skipped": skipped,
    }


def lines(report: Mapping[str, Any]) -> list[str]:
    """The report in short: a line per variant, what is absent, what was left out."""
    said = []
    for row in report["means"]:
        figures = [f"{name} {got['mean']:.3f}" for name, got in row["raw"].items()]
        said.append(f"{row['variant']:28s} {'  '.join(figures)}")
    said += [f"{name} is absent: {reason}." for name, reason in report["absent"].items()]
    said += [f"Left out, {entry['name']}: {entry['reason']}" for entry in report["skipped"]]
    return said


def pictures(data: Path) -> list[tuple[Path, str]]:
    """The pictures of a folder by name, with their words. Raises BadInput where there are none."""
    from colorstudio.imaging.io import ENDINGS

    if not data.is_dir():
        raise BadInput(f"{data} is not a folder.", "Name a folder of pictures.")
    files = sorted(f for f in data.iterdir() if f.suffix.lower() in ENDINGS and f.is_file())
    if not files:
        raise BadInput(f"There are no pictures in {data}.", "Name a folder of pictures.")
    words = _captions(data / CAPTIONS)
    return [(file, words.get(file.name, "")) for file in files]


def _captions(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    found: dict[str, str] = {}
    try:
        for line in filter(str.strip, file.read_text("utf-8").splitlines()):
            row = json_text.loads(line)
            found[str(row["image"])] = str(row["caption"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(
            f"{file.name} is damaged: {error}.", 'Each line is {"image": …, "caption": …}.'
        ) from error
    return found


def _weights(
    engine: Engine, bundle: str, pixel_bundle: str
) -> tuple[dict[str, Bundle], dict[str, str]]:
    """The weights of each variant that can run, and why the others cannot."""
    found: dict[str, Bundle] = {}
    absent: dict[str, str] = {}
    asked, errors = {WAY: bundle, PIXELS_WAY: pixel_bundle}, dict[str, ModelMissing]()
    for variant in VARIANTS:
        roles = method(variant.way).models
        roles = roles if variant.role in (*roles, "") else (*roles, variant.role)
        try:
            found[variant.name] = engine.store.bundle_for(roles, asked[variant.way])
        except ModelMissing as error:
            absent[variant.name] = f"no weights with the part {variant.role or 'unet'} fit"
            errors[variant.way] = error
    here = {variant.way for variant in VARIANTS if variant.name in found}
    for way, error in errors.items():
        if way not in here and (asked[way] or not found):  # what is named has to be there
            raise error
    return found, absent


def _read(file: Path) -> Pixels:
    from colorstudio.imaging import io

    pixels = io.read(file).pixels
    if not (pixels.array[..., 3] > 0).any():
        raise BadInput("It is transparent.")
    return pixels


def _run(
    engine: Engine,
    ctx: RunContext,
    variant: Variant,
    weights: Bundle,
    reference: Pixels,
    words: str,
    settings: Mapping[str, Any],
) -> Result:
    side = weights.resolution
    kind = PixelsRequest if variant.way == PIXELS_WAY else AlignmentRequest
    given = {name: value for name, value in settings.items() if name in options(kind)}
    if kind is AlignmentRequest:
        given = {"prompt": words, "width": side, "height": side, **given}
    request = kind(Palette(), reference, **{**given, **variant.changes})
    return engine.run(variant.way, request, ctx, bundle=weights.id)


@dataclass(frozen=True, eq=False)
class Condition:
    """A picture as the models see it, before any blur, and its palette."""

    pixels: Pixels
    palette: Palette

    @classmethod
    def of(cls, reference: Pixels, way: str, side: int) -> Condition:
        """That of a way whose weights paint ``side`` pixels."""
        shrink = picked if way == PIXELS_WAY else reduced
        pixels = shrink(reference, side)
        return cls(pixels, palette_of(pixels))


def figures(made: np.ndarray, condition: Condition) -> dict[str, float]:
    """The metrics that need no weights: ``made`` (h x w x 3 uint8 sRGB) against a condition."""
    colors = condition.pixels.array.reshape(-1, 4)
    seen = made.reshape(-1, 3)
    accuracy, completeness, far = measure.measured(seen, colors[:, :3], colors[:, 3] / 255.0)
    _, miss = measure.rows_of(seen, condition.palette, shares_of(condition.palette))
    before = grey(condition.pixels.array[..., :3])
    return {
        "cd_a": accuracy,
        "cd_c": completeness,
        "wasserstein1": far,
        "share_error": miss,
        "structure_ssim": ssim(before, grey(resized(made, condition.pixels.size))),
    }


def _words(measure_: Measure, made: np.ndarray, words: str) -> float:
    return measure_(made, made, np.ones(made.shape[:2], np.float32), words)


def _rounded(found: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(value), 6) for name, value in found.items()}


def _means(variant: str, bundle: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Mean and 95 % interval of each metric over the pictures that have it."""
    mine = [row["raw"] for row in rows if row["variant"] == variant]
    found: dict[str, Any] = {}
    for name in METRICS:
        values = np.array([row[name] for row in mine if name in row])
        if len(values):
            mean, low, high = interval(values)
            found[name] = {
                "mean": round(mean, 6),
                "low": round(low, 6),
                "high": round(high, 6),
                "n": len(values),
            }
    return {"variant": variant, "bundle": bundle, "raw": found}
