"""A picture made smaller in linear light, or carried into sRGB, before it is written."""

from __future__ import annotations

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.color import decode_rgb, encode_rgb
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB, Profile, adaptation

BLOCK_PIXELS = 2**19
"""Pixels worked on at a time, so that only what is smaller in width is ever held as floats."""


def fitted_size(size: tuple[int, int], max_side: int | None) -> tuple[int, int]:
    """``size`` scaled down so that its longer side is at most ``max_side``; never scaled up.

    Raises BadInput for a side below 1.
    """
    if max_side is None:
        return size
    if max_side < 1:
        raise BadInput("The longer side has to be at least one pixel.")
    scale = max_side / max(size)
    return size if scale >= 1 else (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))


def fitted(pixels: Pixels, *, max_side: int | None = None, srgb: bool = False) -> Pixels:
    """The picture with its longer side at most ``max_side``, and in sRGB where that is asked.

    Areas are averaged in linear light, weighted by alpha, so that fine patterns keep their
    brightness and edges get no rim from what was transparent. Colours outside of sRGB are clipped
    there (relative colorimetric). The same depth; itself where there is nothing to do. Raises
    BadInput for a side below 1.
    """
    size = fitted_size(pixels.size, max_side)
    profile = SRGB if srgb and not pixels.profile.same_as_srgb else pixels.profile
    if size == pixels.size:
        return pixels if profile is pixels.profile else _converted(pixels, profile)
    narrow = np.empty((pixels.height, size[0], 4), np.float32)
    for rows in _bands(pixels.height, pixels.width):
        light = _linear(pixels.array[rows], pixels, profile)
        light[..., :3] *= light[..., 3:]
        narrow[rows] = cv2.resize(light, (size[0], len(light)), interpolation=cv2.INTER_AREA)
    small = cv2.resize(narrow, size, interpolation=cv2.INTER_AREA)
    small[..., :3] /= np.maximum(small[..., 3:], np.float32(1e-9))
    out = np.empty((size[1], size[0], 4), pixels.array.dtype)
    for rows in _bands(*size[::-1]):
        out[rows] = _codes(small[rows], pixels, profile)
    return Pixels(out, profile)


def _converted(pixels: Pixels, profile: Profile) -> Pixels:
    out = np.empty_like(pixels.array)
    for rows in _bands(pixels.height, pixels.width):
        out[rows] = _codes(_linear(pixels.array[rows], pixels, profile), pixels, profile)
    return Pixels(out, profile)


def _bands(height: int, width: int) -> list[slice]:
    rows = max(1, BLOCK_PIXELS // width)
    return [slice(top, min(top + rows, height)) for top in range(0, height, rows)]


def _linear(codes: np.ndarray, pixels: Pixels, profile: Profile) -> np.ndarray:
    """Linear light in ``profile`` and alpha in [0, 1], h x w x 4 float32."""
    out = np.empty(codes.shape, np.float32)
    out[..., :3] = decode_rgb(codes[..., :3], pixels.profile)
    if profile is not pixels.profile:
        own = pixels.profile
        matrix = profile.from_xyz @ adaptation(own.white, profile.white) @ own.to_xyz
        out[..., :3] = np.clip(out[..., :3] @ matrix.T.astype(np.float32), 0, 1)
    out[..., 3] = codes[..., 3] / np.float32(pixels.max_code)
    return out


def _codes(light: np.ndarray, pixels: Pixels, profile: Profile) -> np.ndarray:
    out = np.empty(light.shape, np.float32)
    out[..., :3] = encode_rgb(light[..., :3], profile)
    out[..., 3] = light[..., 3]
    return np.rint(out * np.float32(pixels.max_code)).astype(pixels.array.dtype)
