"""Bends a picture at random: references with the colours of a picture and other shapes."""

from __future__ import annotations

import cv2
import numpy as np

HANDLES = 4
"""Points in a row and a column that are moved."""
GRID = 33
"""Points in a row at which the map is worked out; between them it is linear."""


def deformed(rgb: np.ndarray, rng: np.random.Generator, reach: float = 0.12) -> np.ndarray:
    """h x w x 3 uint8, its handles moved, and every other time mirrored (hflip).

    ``reach``: how far handles move, as a share of the side (one standard deviation: half of it).
    What would lie outside is continued by reflection.
    """
    h, w = rgb.shape[:2]
    x, y = np.meshgrid(*(np.linspace(0, 1, HANDLES),) * 2)
    before = np.stack([x.ravel(), y.ravel()], axis=-1)
    moved = before + np.clip(rng.normal(0, reach / 2, before.shape), -reach, reach)
    mirrored = rng.random() < 0.5
    gx, gy = np.meshgrid(*(np.linspace(0, 1, GRID),) * 2)
    # where each pixel of the new picture comes from: the handles' way back
    places = rigid(np.stack([gx.ravel(), gy.ravel()], axis=-1), moved, before)
    size = np.array([w - 1, h - 1], np.float64)
    grid = (places * size).reshape(GRID, GRID, 2).astype(np.float32)
    xs, ys = np.linspace(0, GRID - 1, w), np.linspace(0, GRID - 1, h)
    at = [v.astype(np.float32) for v in np.meshgrid(xs, ys)]
    fine = cv2.remap(grid, at[0], at[1], cv2.INTER_LINEAR)
    out = cv2.remap(
        rgb, fine[..., 0], fine[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    return np.ascontiguousarray(out[:, ::-1] if mirrored else out)


def rigid(
    points: np.ndarray, sources: np.ndarray, targets: np.ndarray, alpha: float = 1.0
) -> np.ndarray:
    """Where ``points`` (m x 2) go when ``sources`` go to ``targets`` (n x 2): moving least squares.

    The rigid deformation of Schaefer, McPhail and Warren ("Image deformation using moving least
    squares", SIGGRAPH 2006, Eq. 8), in complex numbers: around each point the rotation that moves
    the handles best, weighted by 1 / distance^(2 alpha). Handles themselves go to their targets.
    """
    v, p, q = (_complex(part) for part in (points, sources, targets))
    weight = 1 / np.maximum(np.abs(v[:, None] - p[None]) ** (2 * alpha), 1e-12)
    weight /= weight.sum(axis=1, keepdims=True)
    p_mean, q_mean = weight @ p, weight @ q
    turn = (weight * np.conj(p[None] - p_mean[:, None]) * (q[None] - q_mean[:, None])).sum(axis=1)
    length = np.abs(turn)
    turn = np.where(length > 1e-12, turn / np.maximum(length, 1e-12), 1)
    out = (v - p_mean) * turn + q_mean
    return np.stack([out.real, out.imag], axis=-1)


def _complex(points: np.ndarray) -> np.ndarray:
    return points[:, 0].astype(np.float64) + 1j * points[:, 1].astype(np.float64)
