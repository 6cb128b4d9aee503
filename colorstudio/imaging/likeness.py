"""Guesses colour where no hint reaches: places that look alike and lie near have like colours."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numba import njit

from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.multigrid import Grid

KERNEL = {
    "nogil": True,
    "cache": True,
    "error_model": "numpy",
    "fastmath": {"contract", "nsz", "arcp", "reassoc"},
}

FEATURES = 8
PER_L, PER_TEXTURE, PER_MEAN, PER_PLACE = 20.0, 15.0, 30.0, 0.25
"""How much L* (as it is, its local spread, its local mean) and how much of the longer side count as
far as one another. Halving or doubling any of them costs 1 to 4 %."""

NUGGET = 0.03
"""Distance by which two hints at one place may differ: keeps the equations well posed."""

MAX_SAMPLES = 512
"""Beyond, every n-th is asked: 512 take 30 ms on two cores."""

SMOOTHING = 16.0
"""Smooth features vary within a region as little as places 1/16 of the longer side apart."""


class Likeness:
    """What a picture looks like at each working pixel, and colours guessed from it.

    Kriging with a linear variogram (Matheron 1963; in one dimension it is linear interpolation):
    a colour is the weighted mean of the hints', the weights such that the expected error is least
    when colours differ, on the mean square, by the distance of the features. No parameter but the
    scales of the features: L* smoothed along edges (He, Sun and Tang 2010), the spread and the mean
    of L* around, place, and place and L* averaged within regions.
    """

    def __init__(self, lightness: np.ndarray, links: Grid) -> None:
        self.features = _features(np.ascontiguousarray(lightness, np.float32), links)

    def guess(
        self,
        rows: np.ndarray,
        columns: np.ndarray,
        values: np.ndarray,
        *,
        workers: int = 2,
        check: Callable[[], None] = nothing,
    ) -> np.ndarray:
        """Colours (2 x h x w float32) from samples: ``values`` (n x 2) at working pixels.

        n is at least 1; one sample colours everything. Samples beyond MAX_SAMPLES are thinned.
        """
        if len(rows) > MAX_SAMPLES:
            keep = np.linspace(0, len(rows) - 1, MAX_SAMPLES).astype(int)
            rows, columns, values = rows[keep], columns[keep], values[keep]
        at = np.ascontiguousarray(self.features[:, rows, columns].T)
        weights = _weights(at.astype(np.float64), values).astype(np.float32)
        out = np.empty((2, *self.features.shape[1:]), np.float32)

        def work(first: int, last: int) -> None:
            _sum_rows(self.features, at, weights, out, first, last)

        height, width = self.features.shape[1], self.features.shape[2]
        run_bands(work, height, width=width * len(at), workers=workers, check=check)
        return out


def _weights(at: np.ndarray, values: np.ndarray) -> np.ndarray:
    """(n + 1) x 2: what each sample's distance counts, and last the constant."""
    n = len(at)
    square = (at * at).sum(axis=1)
    distance = np.sqrt(np.maximum(square[:, None] + square[None] - 2 * at @ at.T, 0))
    system = np.ones((n + 1, n + 1))
    system[:n, :n] = NUGGET * np.eye(n) - distance
    system[n, n] = 0
    return np.linalg.solve(system, np.concatenate([values, np.zeros((1, 2))]))


def _features(L: np.ndarray, links: Grid) -> np.ndarray:
    """FEATURES x h x w float32, in units in which distances are compared."""
    h, w = L.shape
    side = max(h, w)
    wide = 3.0 * side / 256
    flat = cv2.ximgproc.guidedFilter(L, L, max(1, round(4 * side / 256)), 16.0)
    mean = cv2.GaussianBlur(L, (0, 0), wide)
    spread = np.sqrt(np.maximum(cv2.GaussianBlur(L * L, (0, 0), wide) - mean * mean, 0))
    y, x = (v.astype(np.float32) / side for v in np.mgrid[:h, :w])
    pull = np.full((h, w), (SMOOTHING / side) ** 2 / 4, np.float32)
    smooth: list[np.ndarray] = []
    for pair in (np.stack([y, x]), np.stack([L, L])):
        smooth.append(links.solve(pull, pair, pair, steps=30, tolerance=1e-2))
    return np.stack(
        [
            flat / PER_L,
            spread / PER_TEXTURE,
            mean / PER_MEAN,
            y / PER_PLACE,
            x / PER_PLACE,
            smooth[0][0] / PER_PLACE,
            smooth[0][1] / PER_PLACE,
            smooth[1][0] / PER_L,
        ]
    ).astype(np.float32)


@njit(**KERNEL)
def _sum_rows(features, at, weights, out, first, last):
    n = at.shape[0]
    for i in range(first, last):
        f0, f1, f2, f3 = features[0, i], features[1, i], features[2, i], features[3, i]
        f4, f5, f6, f7 = features[4, i], features[5, i], features[6, i], features[7, i]
        a_row, b_row = out[0, i], out[1, i]
        a_row[:] = weights[n, 0]
        b_row[:] = weights[n, 1]
        for k in range(n):
            s0, s1, s2, s3 = at[k, 0], at[k, 1], at[k, 2], at[k, 3]
            s4, s5, s6, s7 = at[k, 4], at[k, 5], at[k, 6], at[k, 7]
            wa, wb = weights[k, 0], weights[k, 1]
            for j in range(a_row.shape[0]):
                d = (f0[j] - s0) * (f0[j] - s0) + (f1[j] - s1) * (f1[j] - s1)
                d += (f2[j] - s2) * (f2[j] - s2) + (f3[j] - s3) * (f3[j] - s3)
                d += (f4[j] - s4) * (f4[j] - s4) + (f5[j] - s5) * (f5[j] - s5)
                d += (f6[j] - s6) * (f6[j] - s6) + (f7[j] - s7) * (f7[j] - s7)
                d = np.sqrt(d)
                a_row[j] -= wa * d
                b_row[j] -= wb * d
