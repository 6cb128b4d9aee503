"""`colorstudio bench`: every figure that is promised, measured on this machine, beside its peer."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

Say = Callable[[str], None]

BENCHES: dict[str, str] = {
    "start": "colorstudio.evaluation.bench_start:bench",
    "spread": "colorstudio.evaluation.hint_spread:spread",
    "peers": "colorstudio.evaluation.hint_spread:peers",
    "quality": "colorstudio.evaluation.hint_spread:quality",
    "seal": "colorstudio.evaluation.bench_seal:bench",
    "canvas": "colorstudio.ui.canvas.measure:bench",
    "palette": "colorstudio.evaluation.bench_palette:bench",
    "masks": "colorstudio.evaluation.bench_masks:bench",
    "click": "colorstudio.evaluation.bench_click:bench",
    "recolor": "colorstudio.evaluation.bench_recolor:bench",
    "large": "colorstudio.evaluation.bench_large:bench",
    "lineart": "colorstudio.evaluation.bench_lineart:bench",
    "gaps": "colorstudio.evaluation.bench_gaps:bench",
    "proposals": "colorstudio.evaluation.bench_proposals:bench",
    "alignment": "colorstudio.evaluation.bench_alignment:bench",
    "diffusion": "colorstudio.evaluation.bench_diffusion:bench",
    "engine": "colorstudio.evaluation.bench_engine:bench",
    "training": "colorstudio.evaluation.bench_training:bench",
}
"""Name to "module:function"; each takes the folder of test pictures or None, and a `Say`."""


@dataclass(frozen=True)
class Figure:
    """One measured number: ``value`` in ``unit``, its bar, and a named peer on the same work."""

    name: str
    value: float
    unit: str
    bar: str = ""
    peer: str = ""
    peer_value: float | None = None

    @property
    def ratio(self) -> float | None:
        """value / peer value; below 1 means less than the peer."""
        return self.value / self.peer_value if self.peer_value else None

    def as_json(self) -> dict[str, Any]:
        """The row of ``cli.md``."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "bar": self.bar,
            "peer": self.peer,
            "peer_value": self.peer_value,
            "ratio": self.ratio,
        }


def run_benches(names: Sequence[str], data: Path | None, say: Say) -> list[Figure]:
    """Runs the named benches in order; one that lacks its pictures is left out and said so."""
    figures: list[Figure] = []
    for name in names:
        say(f"{name} ...")
        module, _, function = BENCHES[name].partition(":")
        try:
            figures += getattr(import_module(module), function)(data, say)
        except FileNotFoundError as error:
            say(f"{name} left out: {error}")
        except ModuleNotFoundError as error:
            say(f"{name} left out: the peer {error.name} is not installed (pip install it)")
    return figures


def median_ms(work: Callable[[], object], *, runs: int = 11, warm: int = 2) -> float:
    """Median milliseconds of ``runs`` calls, after ``warm`` calls that do not count."""
    for _ in range(warm):
        work()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def test_pictures(data: Path | None) -> Path:
    """The folder of real photos. Raises FileNotFoundError that says how to give it."""
    folder = (data or Path("../shared/data")) / "photos_full"
    if not folder.is_dir():
        raise FileNotFoundError(f"no pictures in {folder}; name their folder with --data")
    return folder
