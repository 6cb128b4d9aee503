"""Rectangles of pixels: x right, y down, an integer is a pixel's index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A half-open rectangle of pixels: columns ``x .. x+w-1``, rows ``y .. y+h-1``."""

    x: int
    y: int
    w: int
    h: int

    @classmethod
    def from_edges(cls, left: int, top: int, right: int, bottom: int) -> Rect:
        """The rectangle from its edges; ``right`` and ``bottom`` are outside of it."""
        return cls(left, top, max(0, right - left), max(0, bottom - top))

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def empty(self) -> bool:
        return self.w <= 0 or self.h <= 0

    @property
    def area(self) -> int:
        return max(0, self.w) * max(0, self.h)

    @property
    def slices(self) -> tuple[slice, slice]:
        """Row and column slices for ``array[rect.slices]``."""
        return slice(self.y, self.y + self.h), slice(self.x, self.x + self.w)

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def intersected(self, other: Rect) -> Rect:
        """The common part; ``empty`` when there is none."""
        return Rect.from_edges(
            max(self.x, other.x),
            max(self.y, other.y),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def united(self, other: Rect) -> Rect:
        """The smallest rectangle that holds both; an empty one adds nothing."""
        if self.empty:
            return other
        if other.empty:
            return self
        return Rect.from_edges(
            min(self.x, other.x),
            min(self.y, other.y),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, by: int) -> Rect:
        return Rect.from_edges(self.x - by, self.y - by, self.right + by, self.bottom + by)

    def scaled_down(self, factor: int) -> Rect:
        """The rectangle in a picture ``factor`` times smaller that covers this one."""
        return Rect.from_edges(
            self.x // factor,
            self.y // factor,
            -(-self.right // factor),
            -(-self.bottom // factor),
        )

    def tiles(self, side: int) -> Iterator[tuple[int, int]]:
        """Coordinates ``(tx, ty)`` of the ``side`` x ``side`` tiles that this rectangle touches."""
        if self.empty:
            return
        for ty in range(self.y // side, (self.bottom - 1) // side + 1):
            for tx in range(self.x // side, (self.right - 1) // side + 1):
                yield tx, ty
