"""How saturated a picture is, and how it is made more so; sRGB codes, h x w x 3 uint8."""

from __future__ import annotations

import cv2
import numpy as np

from colorstudio.imaging.color import encode_rgb, lab_to_linear, rgb_to_lab

LEAST_TRAINED, LEAST_TESTED = 0.18, 0.10
"""Mean saturations below which pictures teach and test colourizing badly: Boraso et al., section
3.1, and the paper that they follow."""


def mean_saturation(rgb: np.ndarray) -> float:
    """The mean of HSV's S, in [0, 1]."""
    most = rgb.max(axis=-1).astype(np.float32)
    least = rgb.min(axis=-1).astype(np.float32)
    return float(np.mean((most - least) / np.maximum(most, 1)))


def saturated(rgb: np.ndarray, factor: float) -> np.ndarray:
    """HSV's S times ``factor``, as far as it goes; hue and value stay."""
    codes = rgb.astype(np.float32)
    most = codes.max(axis=-1, keepdims=True)
    least = codes.min(axis=-1, keepdims=True)
    spread = np.maximum(most - least, 1e-6)
    reach = np.minimum(factor, most / spread)
    return _codes(most - (most - codes) * reach)


def with_chroma(rgb: np.ndarray, factor: float) -> np.ndarray:
    """CIELAB's chroma times ``factor``; hue and lightness stay, where sRGB has such a colour."""
    lab = rgb_to_lab(rgb)
    lab[..., 1:] *= factor
    return _codes(encode_rgb(lab_to_linear(lab)) * 255)


def with_contrast(rgb: np.ndarray, contrast: float, brightness: float) -> np.ndarray:
    """Distances from the picture's mean times ``contrast``; all times ``brightness``."""
    codes = rgb.astype(np.float32)
    middle = codes.mean()
    return _codes(((codes - middle) * contrast + middle) * brightness)


def blurred(rgb: np.ndarray, sigma: float) -> np.ndarray:
    """A Gaussian of ``sigma`` pixels."""
    return np.asarray(cv2.GaussianBlur(rgb, (0, 0), sigma))


def _codes(values: np.ndarray) -> np.ndarray:
    return np.rint(np.clip(values, 0, 255)).astype(np.uint8)
