"""Levels: black point, white point and gamma on code values, as other programs set them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.pixels import MAX_CODE

SMALLEST_SPAN = 1 / 255
CLIPPED = 0.001
"""Part of the samples that automatic levels let go to pure black, and to pure white."""
SAMPLES = 1_000_000


@dataclass(frozen=True)
class Levels:
    """What becomes of a code value v in [0, 1], in each of R, G, B alike.

    ``((v - black) / (white - black)) ** (1 / gamma)``, clipped, then stretched over
    ``out_black .. out_white``. ``gamma`` in [0.1, 10]; above 1 lightens the middle. All others in
    [0, 1], ``white`` above ``black``. Raises BadInput otherwise.
    """

    black: float = 0.0
    white: float = 1.0
    gamma: float = 1.0
    out_black: float = 0.0
    out_white: float = 1.0

    def __post_init__(self) -> None:
        if not (0 <= self.black < self.white <= 1):
            raise BadInput("The white point has to be above the black point, both within 0 to 1.")
        if not 0.1 <= self.gamma <= 10:
            raise BadInput(f"Gamma is 0.1 to 10, not {self.gamma:g}.")
        if not (0 <= self.out_black <= 1 and 0 <= self.out_white <= 1):
            raise BadInput("The output range has to lie within 0 to 1.")

    def table(self, dtype: np.dtype | type) -> np.ndarray:
        """New code for each code: 256 uint8 or 65536 uint16."""
        full = MAX_CODE[np.dtype(dtype)]
        v = np.linspace(0.0, 1.0, full + 1)
        v = np.clip((v - self.black) / (self.white - self.black), 0, 1) ** (1 / self.gamma)
        v = self.out_black + v * (self.out_white - self.out_black)
        return np.rint(v * full).astype(dtype)


def levelled(pixels: np.ndarray, levels: Levels) -> np.ndarray:
    """A new picture (h x w x 4 codes) with its R, G, B through ``levels``; alpha stays."""
    table = levels.table(pixels.dtype)
    if pixels.dtype == np.uint8:
        alpha = np.arange(256, dtype=np.uint8)
        return cv2.LUT(pixels, np.stack([table, table, table, alpha], axis=-1)[None])
    out = table.take(pixels)
    out[..., 3] = pixels[..., 3]
    return out


def auto_levels(pixels: np.ndarray, clipped: float = CLIPPED) -> Levels:
    """Black and white point at the darkest and lightest codes of a picture (h x w x 4).

    ``clipped``: the part of the visible samples let go on each side. The three channels share their
    points, so the picture's colours do not turn. A picture of one flat tone gets neutral levels.
    """
    step = max(1, int((pixels.shape[0] * pixels.shape[1] / SAMPLES) ** 0.5))
    some = pixels[::step, ::step]
    codes = some[some[..., 3] > 0][:, :3]
    if codes.size == 0:
        return Levels()
    full = MAX_CODE[pixels.dtype]
    low, high = np.quantile(codes, [clipped, 1 - clipped]) / full
    return Levels(float(low), float(high)) if high - low >= SMALLEST_SPAN else Levels()
