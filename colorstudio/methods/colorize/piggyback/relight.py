"""The model's own picture at the photo's size, with the lightness that the model gave it."""

from __future__ import annotations

import cv2
import numpy as np

from colorstudio.imaging.color import decode_rgb, encode_rgb
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import empty_field, place_all
from colorstudio.imaging.profiles import SRGB, Profile, adaptation

BAND_PIXELS = 1 << 20


def relit(image: Pixels, rgb: np.ndarray, mask: np.ndarray | None = None) -> Pixels:
    """``rgb`` (h x w x 3 uint8 sRGB) scaled to the photo, in its profile, depth and alpha.

    ``mask``: h x w in [0, 1], any size; outside of it the photo stays, as a grey of its lightness.
    Works in bands of rows.
    """
    width, height = image.size
    out = (place_all(empty_field(image.size), image) if mask is not None else image).array.copy()
    smaller = rgb.shape[1] > width or rgb.shape[0] > height
    way = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    full = cv2.resize(rgb, image.size, interpolation=way)
    inside = None
    if mask is not None:
        inside = cv2.resize(np.asarray(mask, np.float32), image.size)
    rows = max(1, BAND_PIXELS // width)
    for top in range(0, height, rows):
        band = slice(top, top + rows)
        codes = _codes(full[band], image.profile) * image.max_code
        if inside is not None:
            part = np.clip(inside[band], 0, 1)[..., None]
            codes = codes * part + out[band, :, :3] * (1 - part)
        out[band, :, :3] = np.rint(codes)
    return Pixels(out, image.profile)


def _codes(rgb: np.ndarray, profile: Profile) -> np.ndarray:
    """sRGB (h x w x 3 uint8) as codes of a profile in [0, 1]."""
    if profile.same_as_srgb:
        return rgb.astype(np.float32) / 255
    matrix = profile.from_xyz @ adaptation(SRGB.white, profile.white) @ SRGB.to_xyz
    light = np.clip(decode_rgb(rgb, SRGB) @ matrix.T.astype(np.float32), 0, 1)
    return encode_rgb(light, profile)
