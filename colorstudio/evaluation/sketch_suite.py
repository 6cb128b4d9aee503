"""ColorizeDiffusion with shuffled references (Yan et al., arXiv 2401.01456, section 4), and spill.

A folder of pictures: the lines of each are drawn by XDoG, another picture of the folder is its
reference. With the subfolder ``drawings`` these are taken instead, and the references from
``references``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio import __version__
from colorstudio.errors import BadInput
from colorstudio.evaluation import photo_files, photo_metrics, standard_metrics
from colorstudio.evaluation.alignment_suite import pictures
from colorstudio.evaluation.recolor_metrics import Metric
from colorstudio.evaluation.spill import REACH, STRONG, ink_of, spill
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.base import RunContext
from colorstudio.methods.registry import method
from colorstudio.methods.sketch.reference.request import WAY, ReferenceRequest

if TYPE_CHECKING:
    from colorstudio.engine.engine import Engine

lines = photo_metrics.lines
SCALES = (1.0, 2.0, 3.0, 5.0, 10.0)
"""Of guidance, the paper's GS."""
DRAWINGS, REFERENCES = "drawings", "references"
FID = ("fid",)
METRICS: Mapping[str, Metric] = {
    "spill": Metric(
        "lower",
        f"share of the edges of colour (a*b* of neighbours differ by {STRONG:g}) that lie farther "
        f"than {REACH:g} pixels from any ink; absent where there is no such edge",
    ),
    "colorfulness": photo_metrics.METRICS["colorfulness"],
    "fid": Metric(
        "lower",
        "Fréchet distance of InceptionV3's features between all results and all references; of a "
        "set, so it has no interval; it does not see colour that runs over the lines",
    ),
}
NOTES = (
    "placed: flats and shade under the drawing's own ink. raw: the model's own picture.",
    "Pixels of spill are those of the picture that is measured: raw at the model's size.",
)


@dataclass(frozen=True)
class Pair:
    """A drawing, or a picture whose lines are to be drawn, and what lends it colours."""

    drawing: Path
    reference: Path
    drawn: bool

    def read(self) -> tuple[np.ndarray, Pixels]:
        """Dark lines, h x w uint8, and the reference. Raises BadInput."""
        pixels = photo_files.read(self.drawing)
        return _grey(pixels) if self.drawn else _lines(pixels), photo_files.read(self.reference)


def evaluate(
    data: Path,
    engine: Engine,
    ctx: RunContext,
    *,
    settings: Mapping[str, Any] | None = None,
    scales: Sequence[float] = SCALES,
    shuffle: int = 0,
    bundle: str = "",
    say: Callable[[str], None] = lambda text: None,
) -> dict[str, Any]:
    """The report of a folder: every drawing under its reference at every scale.

    ``settings``: fields of `ReferenceRequest` for all runs. ``shuffle``: the seed of who gets whose
    colours, never its own. The same folder and weights give the same report. Unreadable pictures
    are named and left out. Raises BadInput for a folder with fewer than two pictures, ModelMissing,
    Cancelled.
    """
    weights = engine.bundle_for(method(WAY), bundle)
    measures = standard_metrics.available(engine.store, engine.facts.device, FID)
    found, skipped = pairs(data, shuffle), []
    asked, rows = dict(settings or {}), []
    sets: dict[tuple[float, str], list[np.ndarray]] = {}
    lenders: list[np.ndarray] = []
    for number, pair in enumerate(found, 1):
        name, lender = pair.drawing.name, pair.reference.name
        say(f"{number} of {len(found)}: {name} in the colours of {lender}")
        try:
            drawing, reference = pair.read()
        except BadInput as error:
            skipped.append({"name": f"{name}, {lender}", "reason": str(error)})
            continue
        lenders.append(photo_files.seen_by_fid(photo_files.rgb(reference)))
        for scale in scales:
            request = ReferenceRequest(
                _page(drawing),
                references=(Reference(reference.array),),
                **{**asked, "guidance": scale},
            )
            result = engine.run(WAY, request, ctx, bundle=weights.id)
            assert result.raw is not None
            row: dict[str, Any] = {"item": name, "reference": lender, "row": _named(scale)}
            for kind, pixels in (("placed", result.pixels), ("raw", result.raw)):
                codes = photo_files.rgb(pixels)
                row[kind] = measured(codes, ink_of(drawing, pixels.size))
                if measures.sets:
                    sets.setdefault((scale, kind), []).append(photo_files.seen_by_fid(codes))
            rows.append(row)
    if not rows:
        raise BadInput(f"There is no usable picture in {data}.", skipped[0]["reason"])
    return {
        "program": f"ColorStudio {__version__}",
        "suite": "sketch",
        "way": WAY,
        "bundle": weights.id,
        "settings": {**asked, "shuffle": shuffle},
        "metrics": {name: vars(m) for name, m in METRICS.items() if name not in measures.absent},
        "absent": dict(measures.absent),
        "notes": list(NOTES),
        "means": [_means(scale, rows, sets, lenders, measures) for scale in scales],
        "items": rows,
        "skipped": skipped,
    }


def pairs(data: Path, shuffle: int = 0) -> list[Pair]:
    """Drawings with shuffled references. Raises BadInput where there are too few."""
    own = (data / DRAWINGS).is_dir()
    files = [file for file, _ in pictures(data / DRAWINGS if own else data)]
    lending = [file for file, _ in pictures(data / REFERENCES)] if own else files
    if not own and len(files) < 2:
        raise BadInput(
            f"There is too little in {data}: a picture never lends to itself.",
            f"Name a folder of pictures, or one with {DRAWINGS} and {REFERENCES} in it.",
        )
    order = shuffled(len(files), len(lending), shuffle, apart=not own)
    return [Pair(file, lending[at], own) for file, at in zip(files, order, strict=True)]


def shuffled(drawings: int, references: int, seed: int, *, apart: bool) -> list[int]:
    """Whose colours each drawing gets; each reference as often as any other, as far as possible.

    ``apart``: the two are the same pictures, and none gets its own; needs two of them.
    """
    rng = np.random.default_rng(seed)
    if apart:  # one round through all of them in chance order: never one's own
        order = rng.permutation(drawings)
        found = np.empty(drawings, np.int64)
        found[order] = np.roll(order, -1)
        return found.tolist()
    rounds = -(-drawings // references)
    return np.concatenate([rng.permutation(references) for _ in range(rounds)])[:drawings].tolist()


def measured(codes: np.ndarray, ink: np.ndarray) -> dict[str, float]:
    """All that needs no weights, of h x w x 3 uint8 under ink, h x w bool."""
    found = {"colorfulness": photo_metrics.colorfulness(codes)}
    share = spill(codes, ink)
    if share is not None:
        found["spill"] = share
    return {name: round(value, 6) for name, value in found.items()}


def _means(
    scale: float,
    rows: Sequence[Mapping[str, Any]],
    sets: Mapping[tuple[float, str], list[np.ndarray]],
    lenders: list[np.ndarray],
    measures: standard_metrics.Measures,
) -> dict[str, Any]:
    told: dict[str, Any] = {"row": _named(scale)}
    for kind in ("placed", "raw"):
        mine = [row[kind] for row in rows if row["row"] == _named(scale)]
        told[kind] = photo_metrics.summaries(mine, METRICS)
        made = sets.get((scale, kind), [])
        if len(made) > 1:
            told[kind]["fid"] = photo_metrics.set_summary(
                measures.sets["fid"](lenders, made), len(made)
            )
    return told


def _named(scale: float) -> str:
    return f"GS {scale:g}"


def _lines(pixels: Pixels) -> np.ndarray:
    from colorstudio.imaging import xdog

    return xdog.lines(photo_files.rgb(pixels))


def _grey(pixels: Pixels) -> np.ndarray:
    """h x w uint8, over white."""
    values = pixels.array.astype(np.float32)
    alpha = values[..., 3:] / 255
    over = values[..., :3] * alpha + 255 * (1 - alpha)
    return np.rint(over @ np.array([0.299, 0.587, 0.114], np.float32)).astype(np.uint8)


def _page(drawing: np.ndarray) -> Pixels:
    return Pixels(np.dstack([drawing, drawing, drawing, np.full_like(drawing, 255)]))
