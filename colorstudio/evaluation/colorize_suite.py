"""Piggyback held against its paper's own rows (Liu et al., arXiv 2304.11105, Tables 1 and 2).

A folder of colour photos: each is made grey, coloured, and compared with itself. Words of a photo
stand in ``captions.jsonl`` in the folder, a line each: ``{"image", "caption"}``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from colorstudio import __version__
from colorstudio.errors import BadInput
from colorstudio.evaluation import photo_files, photo_metrics, standard_metrics
from colorstudio.evaluation.alignment_suite import pictures
from colorstudio.imaging.overruled import Overruler
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Models, Quiet, RunContext
from colorstudio.methods.colorize import instant, picture
from colorstudio.methods.colorize.piggyback.request import (
    BLEEDING,
    VIVID,
    WAY,
    PiggybackRequest,
)
from colorstudio.methods.registry import method

if TYPE_CHECKING:
    from pathlib import Path

    from colorstudio.diffusion.bundle import Bundle
    from colorstudio.engine.engine import Engine
    from colorstudio.evaluation.standard_metrics import Measures

lines = photo_metrics.lines
NO_WORDS = "no captions.jsonl, and no captioner (BLIP) that says anything"
LIGHTNESS, CAPTIONER = "lightness", "captioner"
R_FID = "r_fid"
METRICS: Mapping[str, Any] = {
    **photo_metrics.METRICS,
    **standard_metrics.METRICS,
    R_FID: standard_metrics.Metric("lower", "FID of photos that were only encoded and decoded"),
}
NOTES = (
    "placed: the finished picture under the photo's own lightness. raw: the model's own decode.",
    "Rows without the guider have the words of the row caption where there are any.",
    "The autoencoder's rows are of the colour photo itself, encoded and decoded.",
)


@dataclass(frozen=True)
class Row:
    """A row of the table. ``changes``: fields of the request. ``made``: how the picture is made
    where it is not by the way itself. ``role``: what it needs besides."""

    name: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    made: str = ""
    role: str = ""
    captioned: bool = False


ROWS = (
    Row("originals", made="original"),
    Row("plain"),
    Row("caption", captioned=True),
    Row("quality prompt", {"prompt": VIVID, "negative_prompt": BLEEDING}),
    Row("no guider", made="alone", captioned=True),
    Row("plain decoder", {"decoder": "plain"}),
    Row("SDEdit 0.45", made="sdedit", captioned=True),
    Row("autoencoder, plain", made="plain"),
    Row("autoencoder, lightness", made="lightness", role=LIGHTNESS),
)
OPTIONAL_WORDS = ("alone", "sdedit")
AUTOENCODERS = ("plain", "lightness")


def evaluate(
    data: Path,
    engine: Engine,
    ctx: RunContext,
    *,
    settings: Mapping[str, Any] | None = None,
    bundle: str = "",
    say: Callable[[str], None] = lambda text: None,
) -> dict[str, Any]:
    """The report of a folder: every photo in every row that can be made.

    ``settings``: fields of `PiggybackRequest` for all rows; a row's own go before. The same folder
    and weights give the same report. Unreadable photos are named and left out; rows and metrics
    that cannot be had stand in ``absent`` with the reason. Raises BadInput for a folder without
    usable photos, ModelMissing, Cancelled.
    """
    spec = method(WAY)
    weights = engine.bundle_for(spec, bundle)
    measures = standard_metrics.available(engine.store, engine.facts.device)
    table = _Table(engine, ctx, weights, measures, dict(settings or {}))
    skipped: list[dict[str, str]] = []
    files = pictures(data)
    for number, (file, words) in enumerate(files, 1):
        say(f"{number} of {len(files)}: {file.name}")
        try:
            table.add(file.name, photo_files.read(file), words)
        except BadInput as error:
            skipped.append({"name": file.name, "reason": str(error)})
    if not table.items:
        reason = skipped[0]["reason"] if skipped else ""
        raise BadInput(f"There is no usable picture in {data}.", reason)
    made = {entry["row"] for entry in table.items}
    wordless = {row.name: NO_WORDS for row in ROWS if row.captioned and row.name not in made}
    absent = {**table.absent, **wordless, **measures.absent}
    if "fid" in absent:
        absent[R_FID] = absent["fid"]
    return {
        "program": f"ColorStudio {__version__}",
        "suite": "colorize",
        "way": WAY,
        "bundle": weights.id,
        "settings": table.settings,
        "metrics": {name: vars(m) for name, m in METRICS.items() if name not in absent},
        "absent": absent,
        "notes": list(NOTES),
        "means": table.means(),
        "items": table.items,
        "skipped": skipped,
    }


class _Table:
    """What comes together over a folder. ``items``: a row per photo and table row."""

    def __init__(
        self,
        engine: Engine,
        ctx: RunContext,
        weights: Bundle,
        measures: Measures,
        settings: dict[str, Any],
    ) -> None:
        self.engine, self.ctx, self.weights = engine, ctx, weights
        self.measures, self.settings = measures, settings
        self.items: list[dict[str, Any]] = []
        self.absent: dict[str, str] = {}
        self._sets: dict[tuple[str, str], tuple[list[np.ndarray], list[np.ndarray]]] = {}
        roles = *method(WAY).models, LIGHTNESS
        self._models: Models = engine.models_for(
            tuple(role for role in roles if role in weights.parts), weights.id
        )
        for row in ROWS:
            if row.role and row.role not in weights.parts:
                self.absent[row.name] = f"no weights with the part {row.role} are installed"

    def add(self, name: str, original: Pixels, words: str) -> None:
        """Makes every row of one photo. Raises BadInput where it cannot be used."""
        grey = _grey(original)
        request = PiggybackRequest(grey, **self.settings)
        size = picture.model_size(original.size, self.weights.resolution)
        caption = words or self._said(grey)
        found = []
        for row in ROWS:
            if row.name in self.absent:
                continue
            if row.captioned and not caption and row.made not in OPTIONAL_WORDS:
                continue
            text = caption if row.captioned else row.changes.get("prompt", request.prompt)
            asked = PiggybackRequest(grey, **{**self.settings, **row.changes, "prompt": text})
            placed, raw = self._made(row, asked, original, size)
            entry: dict[str, Any] = {"item": name, "row": row.name}
            for kind, after in (("placed", placed), ("raw", raw)):
                if after is not None:
                    entry[kind] = self._measured(row, kind, original, after, text)
            found.append(entry)
        self.items += found

    def means(self) -> list[dict[str, Any]]:
        """Mean and 95 % interval by row; FID of the whole set."""
        rows = []
        for row in ROWS:
            mine = [entry for entry in self.items if entry["row"] == row.name]
            if not mine:
                continue
            told: dict[str, Any] = {"row": row.name}
            for kind in ("placed", "raw"):
                found = [entry[kind] for entry in mine if kind in entry]
                if found:
                    told[kind] = photo_metrics.summaries(found, METRICS)
                    told[kind].update(self._of_sets(row, kind))
            rows.append(told)
        return rows

    def _of_sets(self, row: Row, kind: str) -> dict[str, Any]:
        before, after = self._sets.get((row.name, kind), ([], []))
        name = R_FID if row.made in AUTOENCODERS else "fid"
        if len(before) < 2 or "fid" not in self.measures.sets:
            return {}
        value = self.measures.sets["fid"](before, after)
        return {name: photo_metrics.set_summary(value, len(before))}

    def _said(self, grey: Pixels) -> str:
        from colorstudio.methods.colorize.captions import captioned

        if CAPTIONER in self.weights.parts:
            with suppress(BadInput):  # a model that says nothing of a photo is no fault of it
                return captioned(self.engine, grey, self.weights.id)
        return ""

    def _made(
        self, row: Row, request: PiggybackRequest, original: Pixels, size: tuple[int, int]
    ) -> tuple[np.ndarray | None, np.ndarray | None]:
        """The finished picture and the model's own, h x w x 3 uint8 each; None: there is none."""
        from colorstudio.evaluation import colorize_ablations as ablations

        if row.made == "original":
            return photo_files.rgb(original), None
        if not row.made:
            result = self.engine.run(WAY, request, self.ctx, bundle=self.weights.id)
            assert result.raw is not None
            return photo_files.rgb(result.pixels), result.raw.array[..., :3]
        if row.made in AUTOENCODERS:
            seen = photo_files.resized(photo_files.rgb(original), size)
            return None, ablations.reconstructed(seen, self._models, row.made)
        make = ablations.alone if row.made == "alone" else ablations.sdedit
        raw = make(request, self._models, self.ctx)
        proposal = Overruler(picture.chroma_of(raw), original.size).proposal(request.hints)
        placed = instant.run(request.placing(proposal), Quiet())
        return photo_files.rgb(placed.pixels), raw

    def _measured(
        self, row: Row, kind: str, original: Pixels, after: np.ndarray, words: str
    ) -> dict[str, float]:
        before = photo_files.resized(photo_files.rgb(original), (after.shape[1], after.shape[0]))
        if row.made == "original":
            return {"colorfulness": round(photo_metrics.colorfulness(after), 6)}
        found = photo_metrics.measured(before, after)
        rebuilt = row.made in AUTOENCODERS
        for name in ("psim",) if rebuilt else ("lpips",):
            if name in self.measures.pairs:
                found[name] = self.measures.pairs[name](before, after)
        if words and not rebuilt and "clip_score" in self.measures.words:
            found["clip_score"] = self.measures.words["clip_score"](after, words)
        if "fid" in self.measures.sets:
            befores, afters = self._sets.setdefault((row.name, kind), ([], []))
            befores.append(photo_files.seen_by_fid(before))
            afters.append(photo_files.seen_by_fid(after))
        return {name: round(value, 6) for name, value in found.items()}


def _grey(original: Pixels) -> Pixels:
    """The photo without its colours, of the same lightness."""
    codes = picture.grey_of(original, original.size)
    grey = np.rint((codes + 1) * 127.5).astype(np.uint8)
    return Pixels(np.dstack([grey, grey, grey, original.array[..., 3]]))
