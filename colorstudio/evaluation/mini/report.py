"""What a table of the shipped models says: figures with intervals beside their bars."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from colorstudio.errors import BadInput

RESAMPLED = 2000
DIGITS = 4
BAR = re.compile(r"^(<=|>=|<|>|=) *(-?[\d.]+)$|^(-?[\d.]+) *\.\. *(-?[\d.]+)$")


@dataclass(frozen=True)
class Figure:
    """One line of a table. ``value`` with its 95 % interval ``low`` .. ``high`` over ``n`` cases.

    ``bar``: "<= 0.9", ">= 60", "0.85 .. 1.15", "" where there is none. ``beside``: what the same
    measure says of the grey input, the instant solver, the network without its condition, ...
    ``paper``: the paper's own figure, on other data, in words.
    """

    name: str
    value: float
    low: float
    high: float
    n: int
    bar: str = ""
    unit: str = ""
    beside: Mapping[str, float] = field(default_factory=dict)
    paper: str = ""

    @property
    def is_met(self) -> bool | None:
        """Whether the bar is reached; None where there is none."""
        return reached(self.value, self.bar)

    def as_json(self) -> dict[str, Any]:
        """As the report has it; numbers that are none are None."""
        return {
            "name": self.name,
            "value": _rounded(self.value),
            "low": _rounded(self.low),
            "high": _rounded(self.high),
            "n": self.n,
            "bar": self.bar,
            "is_met": self.is_met,
            "unit": self.unit,
            "beside": {name: _rounded(value) for name, value in self.beside.items()},
            "paper": self.paper,
        }


@dataclass(frozen=True)
class Section:
    """A table. ``id``: as in `sections.SECTIONS`. ``notes``: sentences on how it was measured."""

    id: str
    title: str
    figures: Sequence[Figure]
    notes: Sequence[str] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "figures": [figure.as_json() for figure in self.figures],
            "notes": list(self.notes),
            "settings": dict(self.settings),
        }


def reached(value: float, bar: str) -> bool | None:
    """Whether ``value`` is within ``bar``; None where that is ""."""
    found = BAR.match(bar)
    if found is None:
        return None
    sign, edge, low, high = found.groups()
    if sign is None:
        return float(low) <= value <= float(high)
    wanted = float(edge)
    return {
        "<=": value <= wanted,
        ">=": value >= wanted,
        "<": value < wanted,
        ">": value > wanted,
        "=": value == wanted,
    }[sign]


def _rounded(value: float) -> float | None:
    return round(float(value), DIGITS) if math.isfinite(value) else None


def mean_figure(name: str, values: Sequence[float], **facts: Any) -> Figure:
    """The mean of one number per case, with its interval."""
    return statistic_figure(name, np.asarray(values, np.float64)[:, None], _first_mean, **facts)


def ratio_figure(
    name: str, values: Sequence[float], others: Sequence[float], **facts: Any
) -> Figure:
    """The ratio of two means over the same cases, with its interval."""
    both = np.stack([np.asarray(values), np.asarray(others)], axis=1).astype(np.float64)
    return statistic_figure(name, both, _ratio, **facts)


def statistic_figure(name: str, rows: np.ndarray, statistic: Any, **facts: Any) -> Figure:
    """``statistic`` (of rows: n x k to a number) with its interval by bootstrap over the rows.

    Cases of one picture belong in one row (their mean), so that the interval is honest. Raises
    BadInput where there is no row.
    """
    rng = np.random.Generator(np.random.Philox(0))
    n = len(rows)
    if not n:
        raise BadInput(f"There is no case for “{name}”.", "Measure more of the collection.")
    found = [statistic(rows[rng.integers(n, size=n)]) for _ in range(RESAMPLED)]
    low, high = np.percentile(found, [2.5, 97.5])
    return Figure(name, float(statistic(rows)), float(low), float(high), n, **facts)


def _first_mean(rows: np.ndarray) -> float:
    return float(rows[:, 0].mean())


def _ratio(rows: np.ndarray) -> float:
    return float(rows[:, 0].mean() / max(rows[:, 1].mean(), 1e-12))
