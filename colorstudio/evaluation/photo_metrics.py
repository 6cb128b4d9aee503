"""How near a coloured photo is to the original, and how colourful it is: needs no weights.

Pictures are h x w x 3 uint8 in sRGB.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from colorstudio.evaluation.recolor_metrics import Metric, interval, ssim

BEST_PSNR = 100.0
"""What is said of equal pictures, whose PSNR is infinite."""
DIGITS = 6

METRICS: Mapping[str, Metric] = {
    "psnr": Metric("higher", "of all channels against the original, dB; 100 where they are equal"),
    "ssim": Metric("higher", "mean over R, G and B of SSIM to the original (Wang et al. 2004)"),
    "colorfulness": Metric(
        "higher", "Hasler and Süsstrunk 2003, of the result alone; compare with that of originals"
    ),
}


def psnr(before: np.ndarray, after: np.ndarray) -> float:
    """Peak signal to noise in dB, at most BEST_PSNR."""
    away = np.mean((before.astype(np.float64) - after.astype(np.float64)) ** 2)
    return BEST_PSNR if away == 0 else float(min(BEST_PSNR, 10 * np.log10(255**2 / away)))


def color_ssim(before: np.ndarray, after: np.ndarray) -> float:
    """Mean of the channels' structural similarity."""
    return float(np.mean([ssim(before[..., c], after[..., c]) for c in range(3)]))


def colorfulness(rgb: np.ndarray) -> float:
    """M = sigma_rgyb + 0.3 mu_rgyb, rg = R - G, yb = (R + G) / 2 - B (Hasler, Süsstrunk 2003)."""
    r, g, b = np.moveaxis(rgb.astype(np.float64), -1, 0)
    rg, yb = r - g, (r + g) / 2 - b
    spread = np.hypot(rg.std(), yb.std())
    return float(spread + 0.3 * np.hypot(rg.mean(), yb.mean()))


def measured(before: np.ndarray, after: np.ndarray) -> dict[str, float]:
    """All of METRICS; both of one size."""
    return {
        "psnr": psnr(before, after),
        "ssim": color_ssim(before, after),
        "colorfulness": colorfulness(after),
    }


def summary(values: Sequence[float]) -> dict[str, Any]:
    """Mean and its 95 % interval by bootstrap over the pictures, as reports hold them."""
    mean, low, high = (round(value, DIGITS) for value in interval(np.array(values)))
    return {"mean": mean, "low": low, "high": high, "n": len(values)}


def set_summary(value: float, n: int) -> dict[str, Any]:
    """Of a number that is one for all pictures: without an interval."""
    return {"mean": round(value, DIGITS), "low": None, "high": None, "n": n}


def summaries(found: Sequence[Mapping[str, float]], names: Iterable[str]) -> dict[str, Any]:
    """`summary` of each name over those pictures that have it."""
    columns = {name: [row[name] for row in found if name in row] for name in names}
    return {name: summary(values) for name, values in columns.items() if values}


def lines(report: Mapping[str, Any], kinds: Sequence[str] = ("placed", "raw")) -> list[str]:
    """A report in short: a line per row and kind, what is absent, what was left out."""
    said = []
    for row in report["means"]:
        for kind in kinds:
            figures = [f"{name} {got['mean']:.4g}" for name, got in row.get(kind, {}).items()]
            if figures:
                said.append(f"{row['row']:22s} {kind:7s} {'  '.join(figures)}")
    said += [f"{name} is absent: {reason}." for name, reason in report["absent"].items()]
    said += [f"Left out, {entry['name']}: {entry['reason']}" for entry in report["skipped"]]
    return said
