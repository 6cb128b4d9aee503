"""What a recoloured object is judged by: its hue, its structure, and what is around it.

The paper of COLORBENCH (arXiv 2411.10232) names its metrics and gives no formulas; those here are
ours, and the report says so. Pictures are h x w x 3 uint8 in sRGB; masks h x w float in [0, 1].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np

GREY_SATURATION = 0.02
"""A colour of less saturation has no hue: it counts half, the mean distance of all hues."""
NO_HUE = 0.5
SSIM_SIDE, SSIM_SIGMA = 11, 1.5
SSIM_C1, SSIM_C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
INSIDE = 0.5
"""A pixel of which the mask holds so much is the object's."""


@dataclass(frozen=True)
class Metric:
    """What a number means. ``better``: "lower" or "higher"."""

    better: str
    meaning: str


METRICS: Mapping[str, Metric] = {
    "l1_hue_obj": Metric(
        "lower",
        "mean over the object of the circular distance of hue (HSV) to the reference's mean hue, "
        "1 is opposite; grey counts 0.5; absent where the reference is grey",
    ),
    "l1_hsv_obj": Metric(
        "lower",
        "mean over the object and over H (circular), S and V of the distance to the reference's "
        "mean, each in [0, 1]",
    ),
    "ssim": Metric("higher", "SSIM of the grey pictures before and after (Wang et al. 2004)"),
    "background_error": Metric(
        "lower", "mean absolute difference outside of the mask, 8-bit codes of all channels"
    ),
    "structure_distance": Metric(
        "lower",
        "mean squared difference, before and after, of the self-similarity of the last layer's "
        "keys of DINO-ViT (Tumanyan et al. 2022)",
    ),
    "clip_score": Metric("higher", "100 x the cosine of picture and target prompt in CLIP"),
    "lpips_bg": Metric("lower", "LPIPS (AlexNet) before and after, averaged outside of the mask"),
}


@dataclass(frozen=True)
class MeanColor:
    """A reference as HSV: ``hue`` in degrees, None where it is grey; ``s``, ``v`` in [0, 1]."""

    hue: float | None
    s: float
    v: float


def hsv(rgb: np.ndarray) -> np.ndarray:
    """h x w x 3 float32: H in degrees, S and V in [0, 1]."""
    return cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2HSV)


def mean_color(rgb: np.ndarray) -> MeanColor:
    """A reference's mean: hue as a direction, weighted by chroma (S x V), so that grey is mute."""
    h, s, v = np.moveaxis(hsv(rgb).astype(np.float64), -1, 0)
    weight = s * v
    angle = np.radians(h)
    x, y = float((weight * np.cos(angle)).mean()), float((weight * np.sin(angle)).mean())
    grey = float(s.mean()) < GREY_SATURATION or np.hypot(x, y) < 1e-6
    hue = None if grey else float(np.degrees(np.arctan2(y, x)) % 360)
    return MeanColor(hue, float(s.mean()), float(v.mean()))


def hue_distance(hue: np.ndarray, other: float) -> np.ndarray:
    """Circular distance of hues in degrees: 0 the same, 1 opposite."""
    return np.abs((np.asarray(hue, np.float64) - other + 180) % 360 - 180) / 180


def object_metrics(rgb: np.ndarray, mask: np.ndarray, reference: MeanColor) -> dict[str, float]:
    """``l1_hue_obj`` and ``l1_hsv_obj`` of a result; without hue where the reference is grey."""
    inside = mask >= min(INSIDE, float(mask.max()))
    h, s, v = (channel[inside] for channel in np.moveaxis(hsv(rgb).astype(np.float64), -1, 0))
    found: dict[str, float] = {}
    if reference.hue is None:
        away = np.where(s < GREY_SATURATION, 0.0, NO_HUE)
    else:
        away = np.where(s < GREY_SATURATION, NO_HUE, hue_distance(h, reference.hue))
        found["l1_hue_obj"] = float(away.mean())
    parts = away, np.abs(s - reference.s), np.abs(v - reference.v)
    found["l1_hsv_obj"] = float(np.mean([part.mean() for part in parts]))
    return found


def grey(rgb: np.ndarray) -> np.ndarray:
    """Luma of encoded values (ITU-R BT.601), float64 in [0, 255]."""
    return rgb.astype(np.float64) @ np.array([0.299, 0.587, 0.114])


def ssim(before: np.ndarray, after: np.ndarray) -> float:
    """Structural similarity of two grey pictures (h x w float, 0 to 255), Gaussian windows.

    The border, where windows are cut off, is left out. 1 where a picture is smaller than a window
    and both are equal.
    """
    found = ssim_map(before, after)
    pad = SSIM_SIDE // 2
    inner = found[pad:-pad, pad:-pad] if min(found.shape) > 2 * pad else found
    return float(inner.mean())


def ssim_map(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """`ssim` of the window around every place: h x w float64."""
    x, y = before.astype(np.float64), after.astype(np.float64)

    def mean(values: np.ndarray) -> np.ndarray:
        return cv2.GaussianBlur(
            values, (SSIM_SIDE, SSIM_SIDE), SSIM_SIGMA, borderType=cv2.BORDER_REFLECT
        )

    mx, my = mean(x), mean(y)
    vx, vy, cov = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    return ((2 * mx * my + SSIM_C1) * (2 * cov + SSIM_C2)) / (
        (mx * mx + my * my + SSIM_C1) * (vx + vy + SSIM_C2)
    )


def background_error(before: np.ndarray, after: np.ndarray, mask: np.ndarray) -> float:
    """Mean absolute difference where the mask is 0; 0 where it is nowhere 0."""
    outside = mask <= 0
    if not outside.any():
        return 0.0
    return float(np.abs(before[outside].astype(np.float64) - after[outside]).mean())


def measured(
    before: np.ndarray, after: np.ndarray, mask: np.ndarray, reference: MeanColor
) -> dict[str, float]:
    """All metrics that need no weights, by the names of METRICS."""
    return {
        **object_metrics(after, mask, reference),
        "ssim": ssim(grey(before), grey(after)),
        "background_error": background_error(before, after, mask),
    }


def interval(
    values: np.ndarray, *, resamples: int = 2000, seed: int = 0
) -> tuple[float, float, float]:
    """Mean, and the 95 % interval of the mean by bootstrap over items; the same on every run."""
    values = np.asarray(values, np.float64)
    draws = np.random.default_rng(seed).integers(0, len(values), (resamples, len(values)))
    low, high = np.percentile(values[draws].mean(axis=1), [2.5, 97.5])
    return float(values.mean()), float(low), float(high)
