"""How covered pixels take a colour, take other pixels, or lose what they have."""

from __future__ import annotations

import numpy as np

from colorstudio.imaging.color import Color, chroma_limit, encode_rgb, lab_to_linear
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import Profile


def color_codes(color: Color, profile: Profile, dtype: np.dtype) -> np.ndarray:
    """The colour as RGB codes of ``profile``, 3 float32, unrounded; chroma yields to the gamut."""
    lab = color.lab_in(profile)
    lab[1:] *= chroma_limit(lab[0], lab[1:], profile)
    return (encode_rgb(lab_to_linear(lab, profile), profile) * MAX_CODE[np.dtype(dtype)]).astype(
        np.float32
    )


def covered(pixels: np.ndarray, value: np.ndarray, coverage: np.ndarray, full: int) -> np.ndarray:
    """``value`` laid over ``pixels`` by ``coverage``, source-over with straight alpha.

    ``pixels``: h x w x (n + 1), integers, alpha last, ``full`` where it covers fully. ``value``: n
    colour values, or h x w x n, float32, in the same units. ``coverage``: h x w float32 in [0, 1].
    Returns a new array like ``pixels``; where coverage is 0 every pixel is what it was.
    Porter and Duff 1984: alpha = a + c (1 - a); colour moves towards ``value`` by c / alpha.
    """
    alpha = pixels[..., -1]
    weight = coverage
    if alpha.min() != full:
        a = alpha.astype(np.float32)
        a += coverage * (np.float32(full) - a)
        weight = np.divide(coverage * np.float32(full), a, out=np.zeros_like(a), where=a > 0)
    return _moved(pixels, _with_alpha(value, pixels, full), weight, coverage)


def thinned(pixels: np.ndarray, coverage: np.ndarray) -> np.ndarray:
    """``pixels`` (h x w x n, alpha last) with alpha lowered by ``coverage``; colours stay."""
    out = pixels.copy()
    alpha = pixels[..., -1].astype(np.float32)
    alpha *= 1 - coverage
    out[..., -1] = np.rint(alpha)
    return out


def _with_alpha(value: np.ndarray, pixels: np.ndarray, full: int) -> np.ndarray:
    """``value`` with an alpha of ``full`` behind it, as one row of h rows or for every row."""
    h, w, n = pixels.shape
    if value.ndim == 1:
        return np.tile(np.append(value, full).astype(np.float32), w)[None]
    out = np.empty((h, w, n), np.float32)
    out[..., :-1] = value
    out[..., -1] = full
    return out.reshape(h, w * n)


def _moved(
    pixels: np.ndarray, target: np.ndarray, weight: np.ndarray, alpha_weight: np.ndarray
) -> np.ndarray:
    """``pixels`` moved towards ``target``, rounded. Flat rows: a loop over 3 channels is slow."""
    h, w, n = pixels.shape
    parts = np.empty((h, w, n), np.float32)
    for channel in range(n - 1):
        parts[..., channel] = weight
    parts[..., -1] = alpha_weight
    now = pixels.astype(np.float32).reshape(h, w * n)
    change = target - now
    change *= parts.reshape(h, w * n)
    change += now
    np.rint(change, out=change)
    return change.astype(pixels.dtype).reshape(h, w, n)
