"""How a generated picture keeps its colours: the paper's distances, and what they do not see."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from colorstudio.imaging.color import rgb_to_lab
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.oklab import codes_to_oklab
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.palette_metrics import cd_a_l1_255, cd_c_l1_255, wasserstein1_oklab
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.transport import ContractRow, palette_codes

SAMPLE = 4096
"""Pixels by which a picture is measured; see `_sample`."""


@dataclass(frozen=True)
class Figures:
    """``cd_a``, ``cd_c``: see `imaging.palette_metrics`; 0 to 765. ``wasserstein1``: in OKLab.
    ``share_error``: largest miss of a share, as a part of the whole, by the nearest swatch; None
    for a reference."""

    cd_a: float
    cd_c: float
    wasserstein1: float
    share_error: float | None

    @property
    def sentences(self) -> tuple[str, ...]:
        """For the artist."""
        first = (
            f"The model's own picture is off by {self.cd_a:.1f} in its colours (CD-A), by "
            f"{self.cd_c:.1f} in colours that are left out (CD-C), and by {self.wasserstein1:.3f} "
            "in their amounts (Wasserstein-1 in OKLab)."
        )
        if self.share_error is None:
            return (first,)
        return first, f"Its largest miss of a share is {100 * self.share_error:.1f} %."


def measured(rgb: np.ndarray, colors: np.ndarray, counts: np.ndarray) -> tuple[float, float, float]:
    """CD-A, CD-C and Wasserstein-1 of pixels (n x 3 uint8 sRGB) to weighted colours (m x 3)."""
    rgb = rgb[_sample(len(rgb))]
    at = _sample(len(colors))
    colors, counts = colors[at], counts[at]
    used = counts > 0
    colors, counts = colors[used], counts[used]
    # equal colours are one of their common weight: the exact distance takes time for each
    own, weights = _merged(rgb, np.ones(len(rgb)))
    asked, amounts = _merged(colors, counts)
    far = wasserstein1_oklab(codes_to_oklab(own), weights, codes_to_oklab(asked), amounts)
    return cd_a_l1_255(rgb, colors), cd_c_l1_255(rgb, colors), far


def _merged(colors: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Different colours and their summed counts."""
    found, place = np.unique(colors, axis=0, return_inverse=True)
    return found, np.bincount(place.ravel(), counts, len(found))


def rows_of(
    rgb: np.ndarray, palette: Palette, shares: np.ndarray
) -> tuple[tuple[ContractRow, ...], float]:
    """Per swatch what was asked and what the nearest pixels (n x 3 uint8 sRGB) say, and the largest
    miss; ``shares``: K, those that were aimed at, free ones too."""
    rgb = rgb[_sample(len(rgb))]
    colors = palette_codes(palette, SRGB, np.uint8)
    pixels, targets = codes_to_oklab(rgb), codes_to_oklab(colors)
    nearest = np.square(pixels[:, None] - targets[None]).sum(axis=-1).argmin(axis=1)
    counts = np.bincount(nearest, minlength=len(palette))
    lab = palette.lab
    away = delta_e00(rgb_to_lab(rgb), lab[nearest])
    sums = np.bincount(nearest, away, minlength=len(palette))
    got = counts / len(rgb)
    rows = tuple(
        ContractRow(
            color=swatch.color,
            asked=swatch.share,
            achieved=float(got[n]),
            pixels=int(counts[n]),
            delta_e00=float(sums[n] / max(1, counts[n])),
        )
        for n, swatch in enumerate(palette)
    )
    return rows, float(np.abs(got - shares).max())


def _sample(count: int) -> np.ndarray:
    """Which of ``count`` pixels in rows are measured: one of each of SAMPLE equal parts, by lot.

    At even steps they would all lie in a few columns, and stripes in between would not be seen.
    """
    if count <= SAMPLE:
        return np.arange(count)
    lots = np.random.default_rng(0).random(SAMPLE)
    return ((np.arange(SAMPLE) + lots) * (count / SAMPLE)).astype(np.int64)
