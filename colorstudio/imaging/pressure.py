"""How a pen's pressure is felt: a curve through a few points that a person drags."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from colorstudio.errors import BadInput

MOST_POINTS = 8
LEAST_APART = 0.02
"""Of two points, along the pen's pressure: a curve has one answer everywhere."""
Point = tuple[float, float]


@dataclass(frozen=True)
class PressureCurve:
    """A smooth curve from what the pen says to what the brush feels, both in [0, 1].

    ``points`` rise in the pen's pressure, 2 to `MOST_POINTS` of them. Left of the first and right
    of the last the curve is level: they are the least and the most that is felt. It never leaves
    the range of its points (monotone cubics). Raises BadInput.
    """

    points: tuple[Point, ...] = ((0.0, 0.0), (1.0, 1.0))

    def __post_init__(self) -> None:
        if not 2 <= len(self.points) <= MOST_POINTS:
            raise BadInput(
                f"A pressure curve has 2 to {MOST_POINTS} points.",
                "Take points away, or reset the curve.",
            )
        if any(not (0 <= x <= 1 and 0 <= y <= 1) for x, y in self.points):
            raise BadInput(
                "The points of a pressure curve lie between 0 and 1.", "Reset the curve."
            )
        xs = [x for x, _ in self.points]
        if any(b - a < LEAST_APART - 1e-9 for a, b in itertools.pairwise(xs)):
            raise BadInput(
                "The points of a pressure curve stand too close to each other.", "Draw them apart."
            )

    @classmethod
    def from_text(cls, text: str) -> PressureCurve:
        """The inverse of ``text``; "" is the straight line. Raises BadInput."""
        if not text.strip():
            return cls()
        try:
            numbers = [tuple(float(n) for n in pair.split(",")) for pair in text.split()]
            points = tuple((x, y) for x, y in numbers)
        except ValueError as error:
            raise BadInput(f"“{text}” is no pressure curve.", "Reset the curve.") from error
        return cls(points)

    @property
    def text(self) -> str:
        """The points as ``"0,0 0.5,0.3 1,1"``; "" for the straight line."""
        if self.straight:
            return ""
        return " ".join(f"{x:.4g},{y:.4g}" for x, y in self.points)

    @property
    def straight(self) -> bool:
        """True where pressure is felt as the pen says it."""
        return self == PressureCurve()

    def __call__(self, pressure: float) -> float:
        """What is felt under that pressure, both in [0, 1]."""
        points = self.points
        if self.straight:
            return min(1.0, max(0.0, pressure))
        if pressure <= points[0][0]:
            return points[0][1]
        if pressure >= points[-1][0]:
            return points[-1][1]
        n = next(n for n in range(1, len(points)) if pressure <= points[n][0])
        (x0, y0), (x1, y1) = points[n - 1], points[n]
        width = x1 - x0
        t = (pressure - x0) / width
        slopes = self._slopes()
        start, end = slopes[n - 1] * width, slopes[n] * width
        value = (
            (1 + 2 * t) * (1 - t) ** 2 * y0
            + t * (1 - t) ** 2 * start
            + t * t * (3 - 2 * t) * y1
            + t * t * (t - 1) * end
        )
        return min(max(value, min(y0, y1)), max(y0, y1))

    def _slopes(self) -> list[float]:
        """The slope at each point, after Fritsch and Carlson: none makes the curve turn back."""
        points = self.points
        steps = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.pairwise(points)]
        slopes = [steps[0]]
        for before, after in itertools.pairwise(steps):
            level = before * after <= 0
            slopes.append(0.0 if level else 2 * before * after / (before + after))
        return [*slopes, steps[-1]]

    def moved(self, index: int, x: float, y: float) -> PressureCurve:
        """With one point elsewhere; it is held within [0, 1] and between its neighbours."""
        low = self.points[index - 1][0] + LEAST_APART if index > 0 else 0.0
        last = index == len(self.points) - 1
        high = 1.0 if last else self.points[index + 1][0] - LEAST_APART
        point = (round(min(max(x, low), high), 4), round(min(max(y, 0.0), 1.0), 4))
        return PressureCurve((*self.points[:index], point, *self.points[index + 1 :]))

    def with_point(self, x: float, y: float) -> PressureCurve:
        """With one point more; the same curve where there is no room for it."""
        near = any(abs(x - at) < 2 * LEAST_APART for at, _ in self.points)
        if near or len(self.points) >= MOST_POINTS or not (0 <= x <= 1 and 0 <= y <= 1):
            return self
        return PressureCurve(tuple(sorted((*self.points, (round(x, 4), round(y, 4))))))

    def without(self, index: int) -> PressureCurve:
        """Without one point; the ends stay."""
        if not 0 < index < len(self.points) - 1:
            return self
        return PressureCurve((*self.points[:index], *self.points[index + 1 :]))


def curve_of(text: str) -> PressureCurve:
    """The curve that a text holds; one that cannot be read is the straight line."""
    try:
        return PressureCurve.from_text(text)
    except BadInput:
        return PressureCurve()
