"""Colour spaces of palette files, each to a `Color` and back."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Sequence

import numpy as np

from colorstudio.imaging.color import (
    Color,
    encode_rgb,
    lab_f,
    lab_f_inverse,
    lab_to_linear,
)
from colorstudio.imaging.palette_files.cursor import Damaged
from colorstudio.imaging.profiles import PCS_WHITE, SRGB, Profile, adaptation

SNAP = 2e-6
"""A fraction this near to k / 255 is meant as that code: single precision rounds to 6e-8, and the
next code of 16 bit lies 1.5e-5 away."""
WIDEST = 200.0
"""Bound of a* and b* of a `Color`; further out there is nothing to be seen."""


def rgb8(r: int, g: int, b: int) -> Color:
    """sRGB codes, 0 to 255."""
    return Color.from_hex(f"{r:02x}{g:02x}{b:02x}")


def rgb(values: Sequence[float] | np.ndarray, profile: Profile = SRGB) -> Color:
    """Encoded RGB of ``profile`` in [0, 1] (clipped to it): exact hex where it is 8 bit sRGB."""
    clipped = [min(max(v, 0.0), 1.0) for v in finite(values)]
    if profile.same_as_srgb:
        codes = [round(255 * v) for v in clipped]
        if all(abs(255 * v - c) < 255 * SNAP for v, c in zip(clipped, codes, strict=True)):
            return rgb8(*codes)
    at = np.linspace(0.0, 1.0, profile.curves.shape[1])
    linear = [np.interp(v, at, curve) for v, curve in zip(clipped, profile.curves, strict=True)]
    return linear_rgb(linear, profile)


def linear_rgb(values: Sequence[float] | np.ndarray, profile: Profile = SRGB) -> Color:
    """Linear RGB of ``profile``, clipped to [0, 1]."""
    linear = np.clip(finite(values), 0.0, 1.0)
    return _from_xyz(adaptation(profile.white, SRGB.white) @ profile.to_xyz @ linear)


def hsb(hue: float, saturation: float, brightness: float) -> Color:
    """Hue as a part of the circle, saturation and brightness (HSV's value), all in [0, 1]."""
    finite((hue, saturation, brightness))
    return rgb(colorsys.hsv_to_rgb(hue % 1.0, saturation, brightness))


def hsl(hue: float, saturation: float, lightness: float) -> Color:
    """Hue as a part of the circle, saturation and lightness, all in [0, 1]."""
    finite((hue, saturation, lightness))
    saturation, lightness = (min(max(v, 0.0), 1.0) for v in (saturation, lightness))
    return rgb(colorsys.hls_to_rgb(hue % 1.0, lightness, saturation))


def cmyk(ink: Sequence[float], icc: bytes | None = None) -> Color:
    """Ink of cyan, magenta, yellow, black in [0, 1]: by its profile, else as a typical print."""
    from colorstudio.imaging.io import convert

    inks = np.clip(finite(ink), 0.0, 1.0)
    if icc is not None:
        try:
            codes = np.rint(65535 * inks).astype(np.uint16).reshape(1, 1, 4)
            return rgb(convert.through_icc(codes, icc, "cmyk")[0, 0] / 65535)
        except ValueError:  # the numbers without a profile are better than none
            return cmyk(ink)
    return rgb(convert.typical_print(inks.astype(np.float32)))


def grey(value: float, profile: Profile = SRGB) -> Color:
    """A grey by its encoded value in [0, 1], 0 black, on the curve of ``profile``."""
    return rgb((value,) * 3, profile)


def lab50(values: Sequence[float]) -> Color:
    """CIELAB under D50, as print programs write it: L 0 to 100."""
    L, a, b = finite(values)
    fy = (L + 16) / 116
    f = np.array([fy + a / 500, fy, fy - b / 200])
    return xyz50(lab_f_inverse(f) * PCS_WHITE)


def xyz50(values: Sequence[float] | np.ndarray) -> Color:
    """XYZ under D50, Y of white 1."""
    return _from_xyz(adaptation(PCS_WHITE, SRGB.white) @ np.asarray(values))


def _from_xyz(xyz: np.ndarray) -> Color:
    f = lab_f(xyz / SRGB.white)
    lab = finite((116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])))
    L = min(max(lab[0], 0.0), 100.0)
    return Color(L, *(min(max(v, -WIDEST), WIDEST) for v in lab[1:]))


def to_lab50(color: Color) -> tuple[float, float, float]:
    """Inverse of `lab50`."""
    xyz = SRGB.to_xyz @ lab_to_linear(np.array(color.lab))
    f = lab_f(adaptation(SRGB.white, PCS_WHITE) @ xyz / PCS_WHITE)
    return float(116 * f[1] - 16), float(500 * (f[0] - f[1])), float(200 * (f[1] - f[2]))


def to_rgb(color: Color) -> tuple[float, float, float] | None:
    """Encoded sRGB in [0, 1], exactly k / 255 for an 8 bit colour; None outside of the gamut."""
    if is_8bit(color):
        r, g, b = (c / 255 for c in color.rgb8)
        return r, g, b
    linear = lab_to_linear(np.array(color.lab))
    if linear.min() < -1e-6 or linear.max() > 1 + 1e-6:
        return None
    r, g, b = (float(v) for v in encode_rgb(linear))
    return r, g, b


def is_8bit(color: Color) -> bool:
    """True where the hex value says the colour exactly."""
    return Color.from_hex(color.hex) == color


def finite(values: Sequence[float] | np.ndarray) -> list[float]:
    """The values as floats. Raises Damaged where one is infinite or no number."""
    out = [float(v) for v in values]
    if not all(map(math.isfinite, out)):
        raise Damaged("a colour of it is not a number")
    return out
