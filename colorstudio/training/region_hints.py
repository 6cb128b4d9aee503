"""Hints made of a photo's own colours: superpixels, a reduced palette, marks as people make them.

The paper (Liu et al., arXiv 2304.11105, section 4.1) keeps 30 to 50 % of the regions of a map of
SLIC superpixels in quantised colours. Its sizes are not known: those here are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.methods.colorize.piggyback.hint_map import HintMap, hint_map

ITERATIONS = 10
PAPER_LOW = 0.3
"""The paper's least part of the regions that is hinted."""
LEAST_RADIUS = 1.0
STROKES = 0.5
"""The part of the marks that are strokes; the others are discs."""
REACH = 1.8
"""Times the size of a region: so far a stroke goes on, among regions of one colour."""
LONGEST = 4
"""Regions that a stroke runs through."""


@dataclass(frozen=True, eq=False)
class Regions:
    """``labels``: h x w int32, 0 ... n - 1. ``lab``: n x 3, a region's colour of the palette.

    ``color``: n int, which colour of the palette that is. ``center``: n x 2, x and y.
    """

    labels: np.ndarray
    lab: np.ndarray
    color: np.ndarray
    center: np.ndarray

    def __len__(self) -> int:
        return len(self.lab)


def regions_of(rgb: np.ndarray, segments: int, compactness: float, colors: int) -> Regions:
    """SLIC superpixels (Achanta et al., 2012) of h x w x 3 uint8, in ``colors`` colours or less."""
    h, w = rgb.shape[:2]
    side = max(2, round((h * w / segments) ** 0.5))
    lab = rgb_to_lab(np.ascontiguousarray(rgb)).astype(np.float32)
    slic = cv2.ximgproc.createSuperpixelSLIC(lab, cv2.ximgproc.SLIC, side, compactness)
    slic.iterate(ITERATIONS)
    slic.enforceLabelConnectivity(25)
    _, labels = np.unique(slic.getLabels(), return_inverse=True)
    labels = labels.reshape(h, w).astype(np.int32)
    n = int(labels.max()) + 1
    count = np.bincount(labels.ravel(), minlength=n)
    y, x = np.mgrid[:h, :w]

    def mean(values: np.ndarray) -> np.ndarray:
        return np.bincount(labels.ravel(), values.ravel(), n) / count

    means = np.stack([mean(lab[..., c]) for c in range(3)], axis=1)
    palette, color = quantised(means, count, colors)
    return Regions(labels, palette[color], color, np.stack([mean(x), mean(y)], axis=1))


def quantised(values: np.ndarray, weight: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """k-means of n x 3 values, begun with those farthest from each other; needs no chance.

    Returns k x 3 and n int, k at most ``count``.
    """
    first = int(np.argmax(weight))
    chosen = [first]
    away = ((values - values[first]) ** 2).sum(axis=1)
    while len(chosen) < min(count, len(values)) and away.max() > 1e-6:
        chosen.append(int(np.argmax(away)))
        away = np.minimum(away, ((values - values[chosen[-1]]) ** 2).sum(axis=1))
    centers = values[chosen].astype(np.float64)
    nearest = np.zeros(len(values), np.int64)
    for _ in range(ITERATIONS):
        apart = ((values[:, None] - centers) ** 2).sum(axis=-1)
        nearest = apart.argmin(axis=1)
        total = np.bincount(nearest, weight, len(centers))
        for c in range(3):
            moved = np.bincount(nearest, weight * values[:, c], len(centers))
            centers[:, c] = np.where(total > 0, moved / np.maximum(total, 1), centers[:, c])
    return centers, nearest


def share_of_regions(rng: np.random.Generator, n: int, *, paper: bool, most: float) -> float:
    """Which part of n regions is hinted.

    As the tools are used: log-uniform from one region up to ``most``, for a few clicks are common.
    ``paper``: uniform from 30 % to ``most``.
    """
    if paper:
        return float(rng.uniform(min(PAPER_LOW, most), most))
    low = min(1 / n, most)
    return float(np.exp(rng.uniform(np.log(low), np.log(max(most, low)))))


def map_of(
    regions: Regions, lightness: np.ndarray, rng: np.random.Generator, *, paper: bool, most: float
) -> HintMap:
    """The map of hints of a picture; ``lightness``: its L*, h x w.

    ``paper``: whole regions in their colours; else discs and strokes, drawn as the tools' are.
    """
    share = share_of_regions(rng, len(regions), paper=paper, most=most)
    chosen = rng.permutation(len(regions))[: max(1, round(share * len(regions)))]
    if paper:
        return _whole(regions, chosen)
    height, width = lightness.shape
    marks = tuple(_mark(regions, int(region), rng, n) for n, region in enumerate(chosen))
    return hint_map(Hints((width, height), marks), lightness)


def _whole(regions: Regions, chosen: np.ndarray) -> HintMap:
    height, width = regions.labels.shape
    made = HintMap.empty((width, height))
    codes = np.array([Color(*lab).rgb8 for lab in regions.lab], np.float32) / 127.5 - 1
    inside = np.isin(regions.labels, chosen)
    made.codes[inside] = codes[regions.labels[inside]]
    made.mask[inside] = 1
    return made


def _mark(regions: Regions, region: int, rng: np.random.Generator, number: int) -> Hint:
    """A disc or a stroke on a region, at a random place of it, in its colour."""
    color = Color(*(float(v) for v in regions.lab[region]))
    (x, y), room = _place(regions, region, rng)
    radius = float(np.exp(rng.uniform(np.log(LEAST_RADIUS), np.log(max(room, 1.5)))))
    if rng.random() >= STROKES:
        return Hint(f"h{number}", "point", ((x, y),), radius=radius, color=color)
    points = [(x, y)]
    for other in _company(regions, region, rng):
        points.append(_place(regions, other, rng)[0])
    if len(points) == 1:
        points.append(_place(regions, region, rng)[0])
    return Hint(f"h{number}", "stroke", tuple(points), radius=radius, color=color)


def _place(
    regions: Regions, region: int, rng: np.random.Generator
) -> tuple[tuple[float, float], float]:
    """A pixel well inside of a region, and how far its border is."""
    rows, columns = np.nonzero(regions.labels == region)
    top, left = rows.min(), columns.min()
    inside = np.zeros((int(np.ptp(rows)) + 3, int(np.ptp(columns)) + 3), np.uint8)
    inside[rows - top + 1, columns - left + 1] = 1
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)[rows - top + 1, columns - left + 1]
    deep = np.flatnonzero(depth >= 0.5 * depth.max())
    at = int(deep[rng.integers(len(deep))])
    return (float(columns[at]), float(rows[at])), float(depth[at])


def _company(regions: Regions, region: int, rng: np.random.Generator) -> list[int]:
    """Where a stroke goes on: regions of the same colour, each beside the one before."""
    size = (regions.labels.size / len(regions)) ** 0.5
    found, last = [], region
    free = regions.color == regions.color[region]
    free[region] = False
    for _ in range(int(rng.integers(LONGEST))):
        away = np.hypot(*(regions.center - regions.center[last]).T)
        near = np.flatnonzero(free & (away < REACH * size))
        if not len(near):
            break
        last = int(near[rng.integers(len(near))])
        free[last] = False
        found.append(last)
    return found
