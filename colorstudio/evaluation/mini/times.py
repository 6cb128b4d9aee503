"""How long each way takes with the shipped weights on two processor cores, from asking to result.

The one table that is no two times the same.
"""

from __future__ import annotations

import platform
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from colorstudio.engine.starts import start_values
from colorstudio.evaluation.mini.measures import grey_of, pixels_of, plain_ground
from colorstudio.evaluation.mini.report import Figure, Section
from colorstudio.evaluation.mini.testbed import Testbed
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.palette import Palette, Swatch
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.palette.alignment.request import FINE_TUNED, TRAINED_ROLE, ZERO_SHOT
from colorstudio.methods.registry import load, method
from colorstudio.training.scenes.collection import Item
from colorstudio.training.scenes.compose import Scene

CORES = 2
RUNS = 3
SIDES = (128, 256)
"""Bars are for the first; pictures of the second are what the weights can do beyond."""
BAR, SLOW_BAR = "<= 10", "<= 60"
TARGET = Color.from_hex("#1f6fd0")
Fields = Mapping[str, Any]
SWATCHES = ("#f2e6c8", "#c8102e", "#1f6fd0", "#14284b")


@dataclass(frozen=True)
class Timed:
    """A way as a person meets it: default steps. ``make``: the request's fields for a picture and
    another one, whose colours are taken.

    ``role``: a part that is needed besides those of the way. ``sides``: those that it knows.
    """

    name: str
    way: str
    make: Callable[[Scene, Scene], Fields]
    bar: str = BAR
    role: str = ""
    sides: tuple[int, ...] = SIDES


def measure(bed: Testbed, settings: Mapping[str, Any] | None = None) -> Section:
    """The table: the median of three runs of every way, each on a picture that is new to it.

    ``settings``: fields of all requests, instead of what a person meets. The first run of a way,
    which loads weights and compiles, stands beside.
    """
    runs = bed.count(RUNS, 1)
    items = bed.drawn(bed.glyphs, runs + 2, "times")
    figures: list[Figure] = []
    left_out: list[str] = []
    with cores(bed, CORES):
        for row in WAYS:
            if not _is_there(bed, row):
                left_out.append(f"{row.name}: the weights have no part for it.")
                continue
            for side in row.sides:
                bed.say(f"times: {row.name}, {side} px")
                found = seconds(bed, row, items, side, settings or {})
                figures.append(figure_of(row, side, found))
    return Section(
        "times",
        f"Seconds of a result on {CORES} cores",
        figures,
        (
            "Default steps; the median of the runs, with the shortest and the longest. Beside: the "
            "first run, which reads the weights from the disk.",
            "Photos of 256 pixels are shown to the model at its own size, and placed at theirs.",
            *left_out,
        ),
        {"cores": CORES, "runs": runs, "processor": _processor(), **(settings or {})},
    )


def seconds(
    bed: Testbed, row: Timed, items: list[Item], side: int, settings: Mapping[str, Any]
) -> list[float]:
    """Seconds of a run for each item but the last, the first one cold where nothing is loaded.

    The last lends its colours.
    """
    other = plain_ground(bed.collection, items[-1], side=side)
    spec = method(row.way)
    request_type = load(spec.request)
    starts = start_values(spec, request_type, bed.weights)
    found = []
    for item in items[:-1]:
        asked = row.make(plain_ground(bed.collection, item, side=side), other)
        request = request_type(**{**starts, **asked, **settings})
        started = time.perf_counter()
        bed.run(row.way, request)
        found.append(time.perf_counter() - started)
    return found


@contextmanager
def cores(bed: Testbed, count: int) -> Iterator[None]:
    """Torch and numba on ``count`` cores; as they were afterwards. Models are let go before."""
    import numba
    import torch

    # the engine takes all cores when it first looks at the machine: before ours are set
    assert bed.engine.facts is not None
    bed.engine.free()
    before = torch.get_num_threads(), numba.get_num_threads()
    torch.set_num_threads(count)
    numba.set_num_threads(min(count, before[1]))
    try:
        yield
    finally:
        torch.set_num_threads(before[0])
        numba.set_num_threads(before[1])


def figure_of(row: Timed, side: int, found: list[float]) -> Figure:
    """The median of all runs but the first."""
    first, *again = found
    return Figure(
        f"{row.name}, {side} px",
        statistics.median(again),
        min(again),
        max(again),
        len(again),
        bar=row.bar if side == SIDES[0] else "",
        unit="s",
        beside={"first": first},
    )


def _is_there(bed: Testbed, row: Timed) -> bool:
    there = bed.engine.installed(method(row.way), bed.bundle)
    return there and (not row.role or row.role in bed.weights.roles)


def _processor() -> str:
    return platform.processor() or platform.machine()


# -- what is asked of each way --------------------------------------------------------------------


def _hints(scene: Scene, count: int = 3) -> Hints:
    """Points on the object in its own colours, spread over its pixels."""
    side = scene.rgb.shape[0]
    rows, columns = np.nonzero(scene.things[0].mask > 0.9)
    places = np.linspace(0, len(rows) - 1, count + 2, dtype=int)[1:-1] if len(rows) else ()
    marks = []
    for number, place in enumerate(places, 1):
        x, y = int(columns[place]), int(rows[place])
        color = Color.from_pixel(scene.rgb[y, x])
        marks.append(Hint(f"h{number}", "point", ((x + 0.5, y + 0.5),), max(2.0, side / 64), color))
    return Hints((side, side), tuple(marks))


def _photo(scene: Scene, other: Scene) -> Fields:
    grey = pixels_of(grey_of(scene.rgb))
    return {"image": grey, "hints": _hints(scene), "prompt": scene.caption}


def _object(scene: Scene, other: Scene) -> Fields:
    return {
        "image": pixels_of(scene.rgb),
        "mask": scene.things[0].mask,
        "color": TARGET,
        "prompt": scene.caption,
        "target_prompt": f"a blue {scene.things[0].item.words}",
        "inversion": "negative-prompt",
    }


def _words(scene: Scene, other: Scene) -> Fields:
    side = scene.rgb.shape[0]
    palette = Palette(tuple(Swatch(Color.from_hex(code)) for code in SWATCHES))
    size = {"width": side, "height": side}
    return {"palette": palette, "prompt": scene.caption, "form": ZERO_SHOT, **size}


def _borrowed(scene: Scene, other: Scene) -> Fields:
    return {**_words(scene, other), "palette": Palette(), **_colors(scene, other)}


def _colors(scene: Scene, other: Scene) -> Fields:
    return {"reference": pixels_of(other.rgb)}


def _drawing(scene: Scene, other: Scene) -> Fields:
    return {
        "image": pixels_of(grey_of(scene.rgb)),
        "references": (Reference(pixels_of(other.rgb).array),),
        "side": scene.rgb.shape[0],
    }


WAYS = (
    Timed("piggyback", "colorize.piggyback", _photo),
    Timed("cold", "colorize.cold", _photo),
    Timed("alignment, zero-shot", "palette.alignment", _words),
    Timed(
        "alignment, a picture's colours",
        "palette.alignment",
        lambda scene, other: {
            **_words(scene, other),
            "palette": Palette(),
            **_colors(scene, other),
        },
    ),
    Timed(
        "alignment, fine-tuned",
        "palette.alignment",
        lambda scene, other: {**_words(scene, other), "form": FINE_TUNED},
        role=TRAINED_ROLE,
    ),
    Timed("alignment in pixels", "palette.pixels", _colors, sides=SIDES[:1]),
    Timed("reference", "sketch.reference", _drawing),
    Timed("coloredit", "recolor.coloredit", _object),
    Timed(
        "coloredit, null-text",
        "recolor.coloredit",
        lambda scene, other: {**_object(scene, other), "inversion": "null-text"},
        bar=SLOW_BAR,
    ),
)
