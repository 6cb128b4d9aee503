"""The one colour cast of a toned scan (sepia, cyanotype): measured, recognised, taken out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from colorstudio.imaging.color import rgb_to_lab
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import SRGB, Profile

SAMPLES = 120_000
TONED_CHROMA = (1.0, 45.0)
"""Median chroma of a toned scan. Historic prints reach 30; an eye's retina, all red, has 62."""
TONED_SPREAD_90, TONED_SPREAD_99 = 12.0, 18.0
"""a*b* distance from the tone curve that 90 % and 99 % of a toned scan stay below.

Of 13 toned prints the worst have 10.6 and 14.8; the least colourful of 20 colour photos 9.2 and 58.
"""
MIDDLE_L = (10.0, 95.0)
"""Where chroma is judged: nearer to black and white any cast fades."""
SMOOTH_L = 3.0
"""Sigma in L* of the smoothing of the tone curve."""
VOTING_L = 5
"""A tone that so many neighbours on both sides do not share is a stain or a stamp."""
TRUSTED_COUNT = 200
"""A bin of L* with so many samples counts fully."""


@dataclass(frozen=True, eq=False)
class Toning:
    """How toned a picture is.

    ``chroma``: 101 x 2, a* and b* at L* = 0 ... 100 under the profile's white. ``strength``: median
    chroma of the picture's middle tones. ``spread_90``, ``spread_99``: quantiles of the a*b*
    distance of its pixels from that curve.
    """

    chroma: np.ndarray
    strength: float
    spread_90: float
    spread_99: float

    @property
    def toned(self) -> bool:
        """True for a grey picture with one cast; False for a neutral one and for a colour photo."""
        low, high = TONED_CHROMA
        return (
            low <= self.strength <= high
            and self.spread_90 <= TONED_SPREAD_90
            and self.spread_99 <= TONED_SPREAD_99
        )


def measure_tone(pixels: np.ndarray, profile: Profile = SRGB) -> Toning:
    """The tone of a picture (h x w x 4 codes), from at most about `SAMPLES` visible pixels.

    Each L* gets the median a*b* of its pixels, smoothed along L* by their number, so that a stain,
    a coloured stamp or a rare tone does not bend the curve.
    """
    step = max(1, int(np.ceil((pixels.shape[0] * pixels.shape[1] / SAMPLES) ** 0.5)))
    some = pixels[::step, ::step]
    lab = rgb_to_lab(some[some[..., 3] > 0], profile)
    if len(lab) == 0:
        return Toning(np.zeros((101, 2)), 0.0, 0.0, 0.0)
    chroma = _curve(lab)
    middle = (lab[:, 0] >= MIDDLE_L[0]) & (lab[:, 0] <= MIDDLE_L[1])
    judged = lab[middle] if middle.any() else lab
    off = judged[:, 1:] - tone_at(judged[:, 0], chroma)
    spread = np.quantile(np.hypot(off[:, 0], off[:, 1]), [0.9, 0.99])
    strength = np.median(np.hypot(judged[:, 1], judged[:, 2]))
    return Toning(chroma, float(strength), float(spread[0]), float(spread[1]))


def is_toned(pixels: np.ndarray, profile: Profile = SRGB) -> bool:
    """True for a grey picture (h x w x 4 codes) with one colour cast."""
    return measure_tone(pixels, profile).toned


def tone_at(L: np.ndarray, chroma: np.ndarray) -> np.ndarray:
    """a*b* (... x 2) of a tone curve (101 x 2) at L*."""
    steps = np.arange(101)
    return np.stack([np.interp(L, steps, chroma[:, c]) for c in range(2)], axis=-1)


def neutral(pixels: np.ndarray, profile: Profile = SRGB) -> np.ndarray:
    """A new picture (h x w x 4): R = G = B at the code nearest to each pixel's luminance.

    L* moves by the rounding to whole codes and by nothing else; alpha stays.
    """
    weights, codes = _neutral_tables(profile, pixels.dtype)
    y = weights[0].take(pixels[..., 0])
    y += weights[1].take(pixels[..., 1])
    y += weights[2].take(pixels[..., 2])
    np.sqrt(y, out=y)
    y *= np.float32(len(codes) - 1)
    y += np.float32(0.5)
    grey = codes.take(y.astype(np.int32), mode="clip")
    out = np.empty_like(pixels)
    for channel in range(3):
        out[..., channel] = grey
    out[..., 3] = pixels[..., 3]
    return out


@lru_cache(maxsize=4)
def _neutral_tables(profile: Profile, dtype: np.dtype) -> tuple[np.ndarray, np.ndarray]:
    """Share of each code in Y (3 x codes), and the grey code at each step of sqrt(Y).

    The square root spreads the shadows; so many steps keep the error below a twentieth of a code.
    """
    full = MAX_CODE[np.dtype(dtype)]
    weights = (profile.decode(dtype) * profile.luma[:, None]).astype(np.float32)
    steps = 1 << (16 if full == 255 else 20)
    y_of_code = profile.luma @ profile.curves
    y = (np.arange(steps + 1) / steps) ** 2 * y_of_code[-1]
    grey = np.interp(y, y_of_code, np.linspace(0, full, y_of_code.size))
    return weights, np.rint(grey).astype(dtype)


def _curve(lab: np.ndarray) -> np.ndarray:
    bins = np.clip(np.rint(lab[:, 0]), 0, 100).astype(int)
    order = np.argsort(bins, kind="stable")
    edges = np.searchsorted(bins[order], np.arange(102))
    medians, weight = np.zeros((101, 2)), np.zeros(101)
    for L in range(101):
        members = order[edges[L] : edges[L + 1]]
        if len(members):
            medians[L] = np.median(lab[members, 1:], axis=0)
            weight[L] = min(1.0, len(members) / TRUSTED_COUNT)
    medians = _outvoted(medians, weight > 0)
    distance = np.subtract.outer(np.arange(101), np.arange(101)) / SMOOTH_L
    # Far from any sample the nearest ones decide: the heavy tail never vanishes.
    kernel = np.exp(-0.5 * distance**2) + 1e-6 / (1 + distance**4)
    kernel *= weight
    return kernel @ medians / kernel.sum(axis=1, keepdims=True)


def _outvoted(medians: np.ndarray, present: np.ndarray) -> np.ndarray:
    """Each present bin (101 x 2) replaced by the median of the present ones around it."""
    out = medians.copy()
    for L in np.flatnonzero(present):
        near = slice(max(0, L - VOTING_L), L + VOTING_L + 1)
        out[L] = np.median(medians[near][present[near]], axis=0)
    return out
