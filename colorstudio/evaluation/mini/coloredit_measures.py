"""What an object that took another hue is judged by: hue by chroma, structure, chroma.

Pictures are h x w x 3 uint8 in sRGB; masks h x w in [0, 1].
"""

from __future__ import annotations

import numpy as np

from colorstudio.evaluation.mini.measures import weighted
from colorstudio.evaluation.recolor_metrics import MeanColor, hsv, hue_distance, ssim_map
from colorstudio.imaging.color import rgb_to_lab

INSIDE = 0.5
NO_HUE = 90.0
"""Degrees: how far hues lie apart by chance; counted where there is no chroma at all."""
LEAST_CHROMA, LEAST_UNITY = 20.0, 0.97
"""Of a glyph of one colour: mean chroma in CIELAB, and length of its mean hue as a direction.
Glyphs whose hues are turned rightly are then some 7 degrees off their reference; at 0.9, 10."""
BINS = 256
FAINT = 1e-3


def hue_error(rgb: np.ndarray, mask: np.ndarray, wanted: MeanColor) -> float:
    """Mean distance of hue (HSV) to the wanted one in degrees, each pixel by chroma and mask.

    Chroma is S x V: what has none has no hue. Without any it is NO_HUE. Raises ValueError where
    the wanted colour is grey.
    """
    if wanted.hue is None:
        raise ValueError("a grey reference asks for no hue")
    h, s, v = np.moveaxis(hsv(rgb).astype(np.float64), -1, 0)
    weight = s * v * (np.asarray(mask) >= INSIDE) * mask
    if weight.sum() < FAINT:
        return NO_HUE
    return 180 * weighted(hue_distance(h, wanted.hue), weight)


def chroma_of(rgb: np.ndarray, mask: np.ndarray) -> float:
    """Mean chroma of an object, CIELAB."""
    ab = rgb_to_lab(rgb)[..., 1:]
    return weighted(np.hypot(ab[..., 0], ab[..., 1]), mask)


def structure(before: np.ndarray, after: np.ndarray, mask: np.ndarray) -> float:
    """SSIM of L* inside an object, after the rising curve of L* that brings it nearest.

    1 where only lightness was changed, as a curve changes it; in [-1, 1]. Windows count by how much
    of the object their middle is.
    """
    own, new = (rgb_to_lab(rgb)[..., 0].astype(np.float64) for rgb in (before, after))
    bent = curved(own, new, mask)
    # a window that reaches beyond the object would judge what is around: that is told elsewhere
    inside = np.asarray(mask) >= INSIDE
    there = np.where(inside, new, bent)
    return weighted(ssim_map(bent * 2.55, there * 2.55), np.where(inside, mask, 0.0))


def curved(own: np.ndarray, new: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """``own`` (L*, h x w) through the curve that never falls and comes nearest to ``new`` (h x w)
    in squares over the object."""
    inside = np.asarray(mask) >= INSIDE
    place = np.clip(own / 100 * (BINS - 1), 0, BINS - 1)
    bins = np.rint(place).astype(np.int64)
    weight = np.bincount(bins[inside], np.asarray(mask, np.float64)[inside], BINS)
    total = np.bincount(bins[inside], (mask * new)[inside], BINS)
    used = weight.nonzero()[0]
    return np.interp(place, used, rising(total[used] / weight[used], weight[used]))


def rising(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The sequence (n) that never falls and is nearest to ``values`` in weighted squares.

    Neighbours that fall are pooled into their mean (Ayer et al. 1955).
    """
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        pool = (float(value), float(weight), 1)
        while pools and pools[-1][0] > pool[0]:
            mean, heavy, count = pools.pop()
            both = heavy + pool[1]
            pool = ((mean * heavy + pool[0] * pool[1]) / both, both, count + pool[2])
        pools.append(pool)
    means, _, counts = zip(*pools, strict=True)
    return np.repeat(means, counts)


def is_one_colour(rgba: np.ndarray) -> bool:
    """Whether a glyph (h x w x 4) has colour, and most of it of one hue."""
    seen = rgba[rgba[..., 3] > INSIDE * 255][:, :3]
    if not len(seen):
        return False
    ab = rgb_to_lab(seen)[..., 1:]
    chroma = np.hypot(ab[..., 0], ab[..., 1])
    if chroma.mean() < LEAST_CHROMA:
        return False
    return float(np.hypot(*ab.mean(axis=0)) / chroma.mean()) >= LEAST_UNITY
