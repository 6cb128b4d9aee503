"""The photo as the model sees it, and the model's picture as the solver and the artist see it."""

from __future__ import annotations

import math

import cv2
import numpy as np

from colorstudio.imaging.color import encode_rgb, lab_f_inverse, rgb_to_lab
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.spread import reduced_lightness

CELL = 8
"""Pixels of a side that one latent stands for."""
LONGEST = 2.0
"""Times the side that the weights were trained at: longer pictures are squeezed."""


def model_size(size: tuple[int, int], resolution: int) -> tuple[int, int]:
    """Width and height that the model works at: as many pixels as it was trained with.

    Multiples of CELL, in the picture's proportions up to 4 to 1; larger and smaller pictures alike.
    """
    longer = min(math.sqrt(max(size) / min(size)), LONGEST)
    sides = resolution * longer, resolution / longer
    first, second = (max(CELL, CELL * round(side / CELL)) for side in sides)
    return (first, second) if size[0] >= size[1] else (second, first)


def grey_of(image: Pixels, size: tuple[int, int]) -> np.ndarray:
    """The photo's lightness as a grey of ``size`` (w, h): h x w float32 sRGB codes in [-1, 1]."""
    light = reduced_lightness(image, max(size))
    shrinks = light.shape[0] > size[1] or light.shape[1] > size[0]
    kind = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return grey_codes(np.asarray(cv2.resize(light, size, interpolation=kind), np.float32))


def grey_codes(lightness: np.ndarray) -> np.ndarray:
    """sRGB codes of neutral greys of this L*, in [-1, 1], float32; the same shape."""
    linear = lab_f_inverse((np.clip(lightness.astype(np.float64), 0, 100) + 16) / 116)
    codes = encode_rgb(np.repeat(linear[..., None], 3, axis=-1), SRGB)[..., 0]
    return (codes * 2 - 1).astype(np.float32)


def pixels_of(rgb: np.ndarray, size: tuple[int, int]) -> Pixels:
    """The model's h x w x 3 uint8 picture, in the proportions of a photo of ``size``."""
    h, w = rgb.shape[:2]
    scale = max(w, h) / max(size)
    wanted = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    if wanted != (w, h):
        rgb = np.asarray(cv2.resize(rgb, wanted, interpolation=cv2.INTER_AREA))
    codes = np.full((*rgb.shape[:2], 4), 255, np.uint8)
    codes[..., :3] = rgb
    return Pixels(codes)


def chroma_of(rgb: np.ndarray) -> np.ndarray:
    """a*b* of h x w x 3 uint8 sRGB: h x w x 2 float32."""
    codes = np.full((*rgb.shape[:2], 4), 255, np.uint8)
    codes[..., :3] = rgb
    return np.ascontiguousarray(rgb_to_lab(codes, SRGB)[..., 1:], np.float32)
