"""OKLab: where distances between colours are measured when pictures meet palettes.

After Björn Ottosson, "A perceptual color space for image processing" (2020). L is 0 to 1. It is
defined over D65; other profiles come in through their white.
"""

from __future__ import annotations

import numpy as np

from colorstudio.imaging.color import Color, decode_rgb, lab_to_linear
from colorstudio.imaging.profiles import SRGB, Profile, adaptation

XYZ_TO_LMS = np.array(
    [
        [0.8189330101, 0.3618667424, -0.1288597137],
        [0.0329845436, 0.9293118715, 0.0361456387],
        [0.0482003018, 0.2643662691, 0.6338517070],
    ]
)
LMS_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
OKLAB_TO_LMS = np.linalg.inv(LMS_TO_OKLAB)


def to_lms(profile: Profile = SRGB) -> np.ndarray:
    """Matrix 3 x 3 from linear RGB of ``profile`` to OKLab's cone responses; white gives 1, 1, 1
    to within the rounding of the published numbers."""
    return XYZ_TO_LMS @ adaptation(profile.white, SRGB.white) @ profile.to_xyz


def linear_to_oklab(linear: np.ndarray, profile: Profile = SRGB) -> np.ndarray:
    """Linear RGB (... x 3) to OKLab (L in [0, 1])."""
    return np.cbrt(np.asarray(linear) @ to_lms(profile).T) @ LMS_TO_OKLAB.T


def oklab_to_linear(oklab: np.ndarray, profile: Profile = SRGB) -> np.ndarray:
    """Inverse of `linear_to_oklab`; values outside [0, 1] are out of the profile's gamut."""
    lms = np.asarray(oklab) @ OKLAB_TO_LMS.T
    return (lms**3) @ np.linalg.inv(to_lms(profile)).T


def codes_to_oklab(codes: np.ndarray, profile: Profile = SRGB) -> np.ndarray:
    """Code values (... x 3 or 4, uint8 or uint16) to OKLab, float64."""
    return linear_to_oklab(decode_rgb(codes[..., :3], profile).astype(np.float64), profile)


def color_to_oklab(color: Color) -> np.ndarray:
    """A `Color` to OKLab, 3 float64."""
    return linear_to_oklab(lab_to_linear(np.array(color.lab)))
