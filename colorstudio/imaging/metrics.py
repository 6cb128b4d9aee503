"""How far two pictures lie apart: a*b* distance, PSNR, CIEDE2000."""

from __future__ import annotations

import math

import numpy as np


def chroma_distance(ab: np.ndarray, other: np.ndarray) -> float:
    """Mean Euclidean distance of two a*b* fields (... x 2)."""
    d = np.asarray(ab, np.float64) - other
    return float(np.sqrt((d * d).sum(axis=-1)).mean())


def psnr(codes: np.ndarray, other: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB of two arrays of the same integer type; inf when equal.

    Give RGB without alpha: an alpha that is equal everywhere would flatter.
    """
    peak = np.iinfo(codes.dtype).max
    d = codes.astype(np.float64) - other
    mse = float((d * d).mean())
    return math.inf if mse == 0 else 10 * math.log10(peak * peak / mse)


def delta_e00(lab: np.ndarray, other: np.ndarray) -> np.ndarray:
    """CIEDE2000 colour difference of two CIELAB arrays (... x 3), with kL = kC = kH = 1.

    After Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula: implementation notes,
    supplementary test data, and mathematical observations" (2005); the tests hold its data.
    """
    l1, a1, b1 = np.moveaxis(np.asarray(lab, np.float64), -1, 0)
    l2, a2, b2 = np.moveaxis(np.asarray(other, np.float64), -1, 0)
    c7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    stretch = 1 + 0.5 * (1 - np.sqrt(c7 / (c7 + 25.0**7)))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1 = np.degrees(np.arctan2(b1, a1)) % 360
    h2 = np.degrees(np.arctan2(b2, a2)) % 360
    grey = c1 * c2 == 0

    dh = (h2 - h1 + 180) % 360 - 180
    # at opposite hues the sign is a matter of convention; the paper takes +180 for h2 > h1
    dh = np.where((dh == -180) & (h2 > h1), 180.0, dh)
    dh = np.where(grey, 0.0, dh)
    dl, dc = l2 - l1, c2 - c1
    dhue = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(dh / 2))

    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    total = h1 + h2
    hm = np.where(
        np.abs(h1 - h2) <= 180, total / 2, np.where(total < 360, total / 2 + 180, total / 2 - 180)
    )
    hm = np.where(grey, total, hm)
    t = (
        1
        - 0.17 * np.cos(np.radians(hm - 30))
        + 0.24 * np.cos(np.radians(2 * hm))
        + 0.32 * np.cos(np.radians(3 * hm + 6))
        - 0.20 * np.cos(np.radians(4 * hm - 63))
    )
    sl = 1 + 0.015 * (lm - 50) ** 2 / np.sqrt(20 + (lm - 50) ** 2)
    sc = 1 + 0.045 * cm
    sh = 1 + 0.015 * cm * t
    c7 = cm**7
    rotation = (
        -2
        * np.sqrt(c7 / (c7 + 25.0**7))
        * np.sin(np.radians(60 * np.exp(-(((hm - 275) / 25) ** 2))))
    )
    square = (dl / sl) ** 2 + (dc / sc) ** 2 + (dhue / sh) ** 2 + rotation * (dc / sc) * (dhue / sh)
    return np.sqrt(np.maximum(square, 0))
