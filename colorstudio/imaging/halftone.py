"""Screens that turn tone into dots: amplitude modulated, at an angle, true in tone."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.pixels import frozen

STEPS = 4096
SHAPES = ("round", "ellipse")
ELLIPSE = 0.8
"""Width of an elliptical dot's second axis; its chains form before the crossings do."""


@lru_cache(maxsize=8)
def _response(shape: str) -> np.ndarray:
    """The spot function's values in order, so that a threshold can be uniformly distributed."""
    u, v = np.meshgrid(*[(np.arange(512) + 0.5) / 512] * 2)
    return frozen(np.quantile(_spot(u, v, shape), np.linspace(0, 1, STEPS)))


def _spot(u: np.ndarray, v: np.ndarray, shape: str) -> np.ndarray:
    """Height of the dot at a place of its cell, u and v in periods; highest in the middle."""
    second = ELLIPSE if shape == "ellipse" else 1.0
    return -(np.cos(2 * np.pi * u) + second * np.cos(2 * np.pi * v))


def thresholds(
    size: tuple[int, int], *, lpi: float, dpi: float, angle: float, shape: str = "round"
) -> np.ndarray:
    """Thresholds of a screen, H x W float32 uniformly distributed over (0, 1).

    ``angle`` in degrees. A place takes ink where its tone is above the threshold. Raises BadInput
    where a dot would have fewer than two pixels.
    """
    if not 0 < lpi <= dpi / 2:
        raise BadInput(
            f"A screen of {lpi:g} lines per inch needs more than {dpi:g} dpi.",
            f"Ask for {dpi / 4:g} lines or fewer.",
        )
    if shape not in SHAPES:
        raise BadInput(f"There is no dot “{shape}”.", f"There are: {', '.join(SHAPES)}.")
    w, h = size
    turn = np.radians(angle)
    x = (np.arange(w, dtype=np.float32) + 0.5)[None, :] * np.float32(lpi / dpi)
    y = (np.arange(h, dtype=np.float32) + 0.5)[:, None] * np.float32(lpi / dpi)
    u = x * np.float32(np.cos(turn)) + y * np.float32(np.sin(turn))
    v = y * np.float32(np.cos(turn)) - x * np.float32(np.sin(turn))
    height = _spot(u, v, shape)
    ranks = np.interp(height, _response(shape), np.linspace(0, 1, STEPS))
    return (1 - ranks).astype(np.float32)


def screened(coverage: np.ndarray, limits: np.ndarray) -> np.ndarray:
    """Dots (h x w bool) of a coverage (h x w float32 in [0, 1]): solid stays solid, bare bare."""
    return (coverage > limits) | (coverage >= 1)
