"""How long a run will take and how much memory: from runs of before, or from sizes. No torch."""

from __future__ import annotations

import json
import logging
import math
import statistics
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from colorstudio import json_text
from colorstudio.atomic import write_bytes
from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.headers import read_header
from colorstudio.engine.identity import files
from colorstudio.errors import BadInput, ColorStudioError
from colorstudio.imaging.pixels import Pixels

log = logging.getLogger(__name__)

FILE = "past-runs.json"
KEPT = 8
"""Runs that are remembered of each kind."""
MAX_KINDS = 200

GROWTH = 1.15
"""Seconds of a step grow with this power of the pixels: convolutions 1, attention 2."""

WORK_PIXELS = 512 * 512
FLOPS_PER_WEIGHT = 800.0
"""Of one evaluation of Stable Diffusion's U-Net at 512 x 512: 0.7 T for 860 M weights."""
PASSES = 2
"""Evaluations a step: with the prompt and without."""
BYTES_PER_PIXEL = 6500.0
"""What the VAE needs for each pixel of a tile, in float32; more than the U-Net does."""
MEGABYTE = 1 << 20
LARGEST = 2


@dataclass(frozen=True)
class Work:
    """A run as its cost depends on it.

    ``device``: its name for people. ``pixels``: of the picture that the model works on.
    ``weights``: bytes in memory; ``unet_weights``: their number in the U-Net.
    """

    method: str
    bundle: str
    device: str
    tier: str
    steps: int
    pixels: int
    weights: int = 0
    unet_weights: int = 0

    @property
    def kind(self) -> str:
        """What must be equal for one run to tell of another."""
        return "|".join((self.method, self.bundle, self.device, self.tier))


@dataclass(frozen=True)
class PastRun:
    """What one run took. ``seconds``: all of it, ``loading`` and ``stepping`` among it.

    ``peak``: bytes at most, the models among them; ``weights``: bytes of the models.
    """

    steps: int
    pixels: int
    seconds: float
    loading: float
    stepping: float
    peak: int
    weights: int


@dataclass(frozen=True)
class Forecast:
    """``seconds`` and ``peak`` bytes to expect. ``runs``: how many stand behind it; 0: a guess."""

    seconds: float
    peak: int
    runs: int = 0

    def fits(self, free: int) -> bool:
        """Whether it will fit into ``free`` bytes as they are now."""
        return self.peak <= free


class History:
    """Past runs, in a file of ``folder``; a damaged one counts as none. For all threads.

    Not being able to write it is logged, and no reason for a run to fail.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._runs: dict[str, list[PastRun]] | None = None
        self._lock = threading.Lock()

    def of(self, work: Work) -> Sequence[PastRun]:
        """The runs of that kind, oldest first."""
        with self._lock:
            return tuple(self._all().get(work.kind, ()))

    def record(self, work: Work, run: PastRun) -> None:
        """Remembers a run that was done to its end."""
        with self._lock:
            runs = self._all()
            # to the end: the kinds that were not used for longest are forgotten
            runs[work.kind] = [*runs.pop(work.kind, []), run][-KEPT:]
            for kind in list(runs)[:-MAX_KINDS]:
                del runs[kind]
            rows = {kind: [asdict(past) for past in pasts] for kind, pasts in runs.items()}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(self._file, json.dumps({"runs": rows}, indent=1).encode())
        except (OSError, ColorStudioError) as error:
            log.warning("Past runs are not kept: %s", error)

    def _all(self) -> dict[str, list[PastRun]]:
        if self._runs is None:
            try:
                rows = json_text.loads(self._file.read_text("utf-8"))["runs"]
                self._runs = {str(k): [_past(row) for row in v] for k, v in rows.items()}
            except FileNotFoundError:
                self._runs = {}
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                log.warning("Past runs cannot be read: %s", error)
                self._runs = {}
        return self._runs


def forecast(
    work: Work, past: Sequence[PastRun], *, flops: float, loaded: bool = False, tile: int = 0
) -> Forecast:
    """What a run will take.

    ``past``: runs of its kind; those nearest in size count. Without any, a guess from the sizes of
    the models. ``flops``: what the device does a second. ``loaded``: the models are in memory.
    ``tile``: side of the VAE's tiles in latent pixels, 0 for none.
    """
    if not past:
        return _guess(work, flops, tile)
    nearest = _nearest(past, work.pixels)
    seconds = statistics.median(_seconds(run, work) for run in nearest)
    if not loaded:
        seconds += max(run.loading for run in nearest)
    peak = max(_peak(run, work) for run in nearest)
    return Forecast(seconds, peak, len(nearest))


def weights_of(bundle: Bundle, roles: Iterable[str]) -> dict[str, int]:
    """How many numbers each role has, from the heads of its files. Takes milliseconds.

    0 for what holds none, such as a tokenizer.
    """
    return {role: _numbers(bundle, role) for role in roles if role in bundle.parts}


def step_weights(numbers: Mapping[str, int]) -> int:
    """Those that each step goes through, of a way's `weights_of`.

    What was trained for a task alone stands in for the prior's U-Net; a guider comes beside it.
    """
    own = sum(numbers.get(role, 0) for role in ("sketch_unet", "alignment_unet", "pixel_unet"))
    return (own or numbers.get("unet", 0)) + numbers.get("guider", 0)


def work_pixels(request: Any, resolution: int = 512) -> int:
    """Pixels that a model works on for a request: its picture's, else its width x height; 0: none.

    A request that knows better says so itself, by ``model_pixels(resolution)``. Other ways paint
    large pictures at LARGEST times the ``resolution`` that a model was trained at, and small ones
    at half of it: more or less than that costs nothing more or less.
    """
    said = getattr(request, "model_pixels", None)
    if said is not None:
        return int(said(resolution))
    pixels = 0
    picture = getattr(request, "image", None)
    width, height = getattr(request, "width", 0), getattr(request, "height", 0)
    if isinstance(picture, Pixels):
        pixels = picture.width * picture.height
    elif isinstance(width, int) and isinstance(height, int):
        pixels = width * height
    if pixels <= 0:
        return 0
    return min(max(pixels, (resolution // 2) ** 2), (LARGEST * resolution) ** 2)


def _numbers(bundle: Bundle, role: str) -> int:
    part, count = bundle.parts[role], 0
    for file in files(bundle, role):
        if file.suffix == ".safetensors":
            try:
                tensors = read_header(file).tensors
            except BadInput:  # loading will say so, in words
                continue
            keys = (key for key in tensors if key.startswith(part.prefix))
            count += sum(math.prod(tensors[key].shape) for key in keys)
        elif file.suffix in {".bin", ".ckpt", ".pt", ".pth"}:
            count += file.stat().st_size // 4
    return count


def _past(row: dict[str, Any]) -> PastRun:
    values = {f.name: row[f.name] for f in fields(PastRun)}
    if any(isinstance(v, bool) or not isinstance(v, int | float) for v in values.values()):
        raise ValueError("not a number")
    if any(not 0 <= v < 1e18 for v in values.values()):
        raise ValueError("out of range")
    return PastRun(**values)


def _nearest(past: Sequence[PastRun], pixels: int) -> list[PastRun]:
    """Those runs whose size is nearest, as a ratio; the larger one where two are equally near."""
    away = [abs(math.log(max(run.pixels, 1) / max(pixels, 1))) for run in past]
    return [run for run, far in zip(past, away, strict=True) if far <= min(away) + 1e-9]


def _seconds(run: PastRun, work: Work) -> float:
    """Of ``work``, by this run's pace, without loading."""
    area = max(work.pixels, 1) / max(run.pixels, 1)
    rest = max(0.0, run.seconds - run.loading - run.stepping)
    pace = run.stepping / max(run.steps, 1)
    return pace * max(work.steps, 1) * area**GROWTH + rest * area


def _peak(run: PastRun, work: Work) -> int:
    area = max(work.pixels, 1) / max(run.pixels, 1)
    return int(run.weights + max(0, run.peak - run.weights) * area)


def _guess(work: Work, flops: float, tile: int) -> Forecast:
    pixels = max(work.pixels, 1)
    area = pixels / WORK_PIXELS
    step = PASSES * FLOPS_PER_WEIGHT * work.unet_weights * area**GROWTH / max(flops, 1.0)
    at_once = min(pixels, (8 * tile) ** 2) if tile else pixels
    peak = work.weights + int(BYTES_PER_PIXEL * at_once) + 100 * MEGABYTE
    return Forecast(step * max(work.steps, 1), peak)
