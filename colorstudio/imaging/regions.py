"""The areas between the lines of a drawing, as one map of numbers and one row of facts each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

PLAIN, PAPER, KEPT = 0, 1, 2
"""What a region is to the artist: to be coloured; the page around everything; balloons, lettering."""


@dataclass(frozen=True, eq=False)
class Regions:
    """A drawing cut along its ink. Frozen; shared by threads.

    ``labels``: H x W int32, every pixel of the picture, also those under ink, belongs to one of
    the regions 0 .. N - 1. ``free``: H x W bool, where there is no ink.

    One row per region: ``area`` (N int64, free pixels), ``centroid`` (N x 2 float64, x and y of its
    free pixels), ``inner`` (N x 2 int32, x and y of the pixel farthest from ink: where a hint is
    put), ``radius`` (N float32, how far that is, pixels), ``bounds`` (N x 4 int32, x0 y0 x1 y1,
    the last two exclusive), ``role`` (N uint8: PLAIN, PAPER, KEPT).

    ``neighbours``: M x 2 int32, pairs of regions with ink or nothing between them, the lower
    number first; ``shared``: M int64, length of their common border in pixels.
    """

    labels: np.ndarray
    free: np.ndarray
    area: np.ndarray
    centroid: np.ndarray
    inner: np.ndarray
    radius: np.ndarray
    bounds: np.ndarray
    role: np.ndarray
    neighbours: np.ndarray
    shared: np.ndarray

    def __len__(self) -> int:
        return len(self.area)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return self.labels.shape[1], self.labels.shape[0]
