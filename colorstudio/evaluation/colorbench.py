"""COLORBENCH: a folder of pictures, masks, prompts and references, recoloured and measured.

The folder holds ``items.jsonl``, a line per item: ``{"image", "mask", "source_prompt",
"target_prompt", "reference"}``. Paths are relative to it; ``reference`` may be a colour instead.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio import __version__, json_text
from colorstudio.errors import BadInput
from colorstudio.evaluation.recolor_metrics import (
    METRICS,
    MeanColor,
    interval,
    mean_color,
    measured,
)
from colorstudio.imaging.color import Color
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Result, RunContext, Slider
from colorstudio.methods.recolor.coloredit.request import ColorEditRequest

if TYPE_CHECKING:
    from colorstudio.engine.engine import Engine
    from colorstudio.evaluation.perceptual import Measure

WAY = "recolor.coloredit"
LIST = "items.jsonl"
FIELDS = ("image", "mask", "source_prompt", "target_prompt", "reference")
GRIDS: Mapping[str, tuple[float, ...]] = {
    "tau": (0.5, 0.65, 0.8, 0.95),
    "blend": (0.0, 0.05, 0.1, 0.15, 0.3),
}
"""What a sweep goes through where no values are given."""
LONGEST_NAME = 80

Say = Callable[[str], None]
Setting = Mapping[str, float]


@dataclass(frozen=True)
class Item:
    """A line of the list; ``name``: what it is called in the report."""

    name: str
    image: Path
    mask: Path
    source_prompt: str
    target_prompt: str
    reference: Path | Color


@dataclass(frozen=True)
class Skipped:
    name: str
    reason: str


def evaluate(
    data: Path,
    engine: Engine,
    ctx: RunContext,
    *,
    sweep: Sequence[Setting] = ({},),
    settings: Mapping[str, Any] | None = None,
    bundle: str = "",
    say: Say = lambda text: None,
) -> dict[str, Any]:
    """The report of a folder: every item under every setting, means with their intervals.

    ``settings``: fields of `ColorEditRequest` for all runs. The same folder and weights give the
    same report, byte for byte. A bad item is named and left out of all settings. Raises BadInput
    for a folder without usable items, ModelMissing, Cancelled.
    """
    from colorstudio.evaluation.perceptual import available
    from colorstudio.methods.registry import method

    weights = engine.store.bundle_for(method(WAY).models, bundle)
    items, skipped = read_items(data)
    measures, absent = available(engine.store, engine.facts.device)
    rows: list[dict[str, Any]] = []
    for number, item in enumerate(items, 1):
        say(f"{number} of {len(items)}: {item.name}")
        try:
            bench = _Bench(item, engine, ctx, weights.id, measures, settings or {})
            rows += [bench.row(setting) for setting in sweep]
        except BadInput as error:
            skipped.append(Skipped(item.name, str(error)))
    if not rows:
        reasons = "; ".join(f"{s.name}: {s.reason}" for s in skipped[:3])
        raise BadInput(f"There is no usable item in {data.name}.", reasons)
    return {
        "program": f"ColorStudio {__version__}",
        "suite": "colorbench",
        "way": WAY,
        "bundle": weights.id,
        "reading": rows[0]["reading"],
        "settings": dict(settings or {}),
        "metrics": {n: vars(m) for n, m in METRICS.items() if n not in absent},
        "absent": absent,
        "means": [_means(setting, rows) for setting in sweep],
        "items": rows,
        "skipped": [vars(entry) for entry in skipped],
    }


def read_items(data: Path) -> tuple[list[Item], list[Skipped]]:
    """The items of a folder, and the lines that are none. Raises BadInput without a list."""
    try:
        lines = (data / LIST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"There is no readable {LIST} in {data}.", "Name its folder.") from error
    items: list[Item] = []
    skipped: list[Skipped] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name = f"line {number}"
        try:
            items.append(_item(data, line, number))
        except BadInput as error:
            skipped.append(Skipped(name, str(error)))
    return items, skipped


def lines(report: Mapping[str, Any]) -> list[str]:
    """The report in short: a line per setting and metric, what is absent, what was left out."""
    said = []
    for row in report["means"]:
        where = ", ".join(f"{name} {value:g}" for name, value in row["setting"].items())
        for name, got in row["placed"].items():
            interval = f"{got['mean']:.4f} ({got['low']:.4f} to {got['high']:.4f}, n = {got['n']})"
            said.append(f"{where:24s} {name:20s} {interval}")
    said += [f"{name} is absent: {reason}." for name, reason in report["absent"].items()]
    said += [f"Left out, {entry['name']}: {entry['reason']}" for entry in report["skipped"]]
    return said


def sweep_of(text: str) -> list[dict[str, float]]:
    """Settings of "tau,blend" (the grids of GRIDS) or "tau=0.7:0.8,blend=0.1". Raises BadInput."""
    axes: dict[str, tuple[float, ...]] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        name, _, values = part.partition("=")
        if name not in GRIDS:
            raise BadInput(f"“{name}” cannot be swept.", f"There are: {', '.join(GRIDS)}.")
        axes[name] = _values(name, values) if values else GRIDS[name]
    return [dict(zip(axes, row, strict=True)) for row in itertools.product(*axes.values())]


def _values(name: str, text: str) -> tuple[float, ...]:
    form = ColorEditRequest.__dataclass_fields__[name].metadata["form"]
    assert isinstance(form, Slider)
    try:
        values = tuple(float(value) for value in text.split(":"))
    except ValueError:
        values = ()
    if not values or not all(form.low <= value <= form.high for value in values):
        raise BadInput(
            f"“{text}” are no values for {name}.",
            f"Write them like {name}={form.low:g}:{form.high:g}, within these.",
        )
    return values


def _item(data: Path, line: str, number: int) -> Item:
    try:
        row = json_text.loads(line)
    except ValueError as error:
        raise BadInput("It is no JSON.", "Mend the line.") from error
    if not isinstance(row, dict):
        raise BadInput("It is no JSON object.", "Mend the line.")
    missing = [name for name in FIELDS if not isinstance(row.get(name), str)]
    if missing:
        raise BadInput(f"It has no {missing[0]}.", "Add it to the line.")
    reference = row["reference"]
    return Item(
        f"{number}: {row['image']}"[:LONGEST_NAME],
        _inside(data, row["image"]),
        _inside(data, row["mask"]),
        row["source_prompt"],
        row["target_prompt"],
        Color.parse(reference) if _is_color(reference) else _inside(data, reference),
    )


def _is_color(text: str) -> bool:
    return text.startswith(("#", "lab("))


def _inside(data: Path, name: str) -> Path:
    """A file of the folder; a list from elsewhere must not make others be read."""
    try:
        path = (data / name).resolve()
        is_inside, is_there = path.is_relative_to(data.resolve()), path.is_file()
    except (OSError, ValueError, RuntimeError) as error:  # what no system would call a file
        raise BadInput(f"“{name[:60]}” is no name of a file.", "Mend the line.") from error
    if not is_inside:
        raise BadInput(f"{name} lies outside of the folder.", "Put it into the folder.")
    if not is_there:
        raise BadInput(f"{name} is not there.", "Put it into the folder.")
    return path


class _Bench:
    """One item, read once, run under several settings."""

    def __init__(
        self,
        item: Item,
        engine: Engine,
        ctx: RunContext,
        bundle: str,
        measures: Mapping[str, Measure],
        settings: Mapping[str, Any],
    ) -> None:
        from colorstudio.imaging import io

        self.item, self.engine, self.ctx, self.bundle = item, engine, ctx, bundle
        self.measures = measures
        self.settings = settings
        self.image = io.read(item.image).pixels
        self.mask = io.read_mask(item.mask, self.image.size)
        self.color = item.reference if isinstance(item.reference, Color) else None
        self.reference = (
            io.read(item.reference).pixels if isinstance(item.reference, Path) else None
        )
        if self.reference is None:
            assert self.color is not None
            self.wanted = mean_color(np.array([[self.color.rgb8]], np.uint8))
        else:
            self.wanted = mean_color(_whole(self.reference))

    def row(self, setting: Setting) -> dict[str, Any]:
        """The item's metrics: ``placed`` of the finished picture, ``raw`` of the model's decode."""
        request = ColorEditRequest(
            self.image,
            self.mask,
            self.color,
            self.reference,
            **{
                **self.settings,
                "prompt": self.item.source_prompt,
                "target_prompt": self.item.target_prompt,
                **setting,
            },
        )
        result = self.engine.run(WAY, request, self.ctx, bundle=self.bundle)
        placed = _whole(self.image), _whole(result.pixels), self.mask
        return {
            "item": self.item.name,
            "setting": dict(setting),
            "reading": result.recipe["reading_used"],
            "placed": self._measured(*placed, self.wanted),
            "raw": self._measured(*as_shown(self.image, self.mask, result), self.wanted),
        }

    def _measured(
        self, before: np.ndarray, after: np.ndarray, mask: np.ndarray, wanted: MeanColor
    ) -> dict[str, float]:
        found = measured(before, after, mask, wanted)
        for name, measure in self.measures.items():
            found[name] = measure(before, after, mask, self.item.target_prompt)
        return {name: round(value, 6) for name, value in found.items()}


def as_shown(
    image: Pixels, mask: np.ndarray, result: Result
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What ColorEdit's model was shown, what it made, and the mask, all at the model's size."""
    from colorstudio.methods.recolor.coloredit.view import full_matte, resized_mask, srgb

    assert result.raw is not None
    crop, size = Rect(*result.recipe["crop"]), result.raw.size
    before = srgb(image.array[crop.slices], image.profile, size)
    matte = full_matte(mask, image.size)[crop.slices]
    return before, result.raw.array[..., :3], resized_mask(matte, size) / 255


def _whole(pixels: Pixels) -> np.ndarray:
    from colorstudio.methods.recolor.coloredit.view import srgb

    return srgb(pixels.array, pixels.profile, pixels.size)


def _means(setting: Setting, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Mean and 95 % interval of each metric over the items that have it."""
    mine = [row for row in rows if row["setting"] == dict(setting)]
    return {
        "setting": dict(setting),
        **{
            kind: {name: summary for name, summary in _summaries([row[kind] for row in mine])}
            for kind in ("placed", "raw")
        },
    }


def _summaries(found: Sequence[Mapping[str, float]]) -> Iterator[tuple[str, dict[str, float]]]:
    for name in METRICS:
        values = np.array([row[name] for row in found if name in row])
        if len(values):
            mean, low, high = interval(values)
            yield (
                name,
                {
                    "mean": round(mean, 6),
                    "low": round(low, 6),
                    "high": round(high, 6),
                    "n": len(values),
                },
            )
