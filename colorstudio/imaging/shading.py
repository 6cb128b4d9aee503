"""The shading of an object: its own colour, its lit mid-tone, where it shines; measured once.

A pixel is taken to be shading x albedo + highlight, in linear light.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color, linear_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB, Profile, adaptation
from colorstudio.imaging.rim import Rim, rim_of

MIDTONE_PERCENT = 70
"""The lit mid-tone: brighter than so much of the object, shadows and folds left behind."""
SAMPLES = 40_000
"""The object is measured on about so many of its pixels."""
PURE = 242
"""Matte value from which a pixel is measured as the object's own."""
GREY_RATIO, COLORED_RATIO = 0.8, 0.45
"""Lowest over highest channel of a colour: from the one on no highlight can be told by its colour,
up to the other it surely can."""
GLOSS_L = (2.0, 14.0)
"""L* above the lit mid-tone between which a pale pixel of a coloured object becomes a highlight."""
GREY_GLOSS = 1.5
"""A grey object shines where its luminance is so many times its bright parts'."""
WHITE_L, BLACK_L, SATURATED_CHROMA = 72.0, 28.0, 18.0


@dataclass(frozen=True, eq=False)
class ObjectShading:
    """What recolouring knows of an object.

    ``albedo``: "white", "grey", "black" or "saturated". ``color``: its lit mid-tone. ``tones``: 101
    percentiles of the luminance of its shading (highlights taken off). ``samples``: n x 3 linear
    colours of its pixels, and ``shades``: their shading. ``gloss``: seven numbers for
    `recolor_kernels.highlight`. ``rim``: the colours at its edge.
    """

    albedo: str
    color: Color
    tones: np.ndarray
    samples: np.ndarray
    shades: np.ndarray
    gloss: np.ndarray
    profile: Profile
    rim: Rim


def measured(
    codes: np.ndarray,
    matte: np.ndarray,
    profile: Profile,
    rect: Rect | None = None,
    *,
    level: int = 0,
) -> ObjectShading:
    """The shading model of an object.

    ``codes``: h x w x 4; ``matte``: h x w uint8; both of ``rect`` (None: the whole picture) in the
    picture reduced by ``2**level``; a reduced picture serves a full-size one. Raises BadInput where
    the matte is empty or all that it holds is transparent.
    """
    h, w = matte.shape
    rect = Rect(0, 0, w, h) if rect is None else rect
    samples = _samples(codes, matte, profile)
    rim = rim_of(codes, matte, rect, profile, level=level)
    return _model(samples, profile, rim)


def color_of(reference: Pixels, anchor: str = "midtone") -> Color:
    """The colour of a reference crop: its lit mid-tone, or its mean where that is the anchor.

    Raises BadInput for a crop that is wholly transparent.
    """
    array = reference.array
    step = max(1, round((array.shape[0] * array.shape[1] / 4e6) ** 0.5))
    codes = array[::step, ::step]
    matte = np.full(codes.shape[:2], 255, np.uint8)
    if not codes[..., 3].any():
        raise BadInput("The reference is transparent.", "Choose a part that shows the colour.")
    samples = _samples(codes, matte, reference.profile)
    if anchor == "mean":
        return as_color(samples.mean(axis=0), reference.profile)
    empty = Rim(np.zeros((1, 1, 6), np.float32), 1, (0, 0))
    return _model(samples, reference.profile, empty).color


def point_rect(point: tuple[float, float], size: tuple[int, int]) -> Rect:
    """The 3 x 3 pixels around a clicked point. Raises BadInput outside of the picture."""
    x, y = int(point[0] // 1), int(point[1] // 1)
    whole = Rect(0, 0, *size)
    if not whole.contains(x, y):
        raise BadInput(
            f"The point {point[0]:g}, {point[1]:g} lies outside of the picture.",
            "Choose one inside of it.",
        )
    return Rect(x - 1, y - 1, 3, 3).intersected(whole)


def anchor_light(
    codes: np.ndarray, matte: np.ndarray, point: tuple[float, float], profile: Profile
) -> np.ndarray:
    """Mean linear colour (3) of the object around a point (x, y): a clicked anchor.

    ``codes``: h x w x 4; ``matte``: h x w uint8. Raises BadInput where the object is not there.
    """
    rect = point_rect(point, (codes.shape[1], codes.shape[0]))
    around, own = codes[rect.slices], matte[rect.slices] >= PURE
    if matte[int(point[1]), int(point[0])] == 0:
        raise BadInput("The point does not lie on the object.", "Click inside of the mask.")
    colors = around[own] if own.any() else around.reshape(-1, 4)
    return decoded(colors[:, :3], profile).mean(axis=0)


def tight_bounds(matte: np.ndarray) -> Rect:
    """The smallest rectangle in which a matte (h x w) is not 0."""
    x, y, w, h = cv2.boundingRect(np.ascontiguousarray(matte))
    return Rect(x, y, w, h)


def with_surroundings(bounds: Rect, size: tuple[int, int]) -> Rect:
    """A rectangle around an object from which the colours behind its edge can be taken."""
    margin = 8 + max(bounds.w, bounds.h) // 32
    return bounds.grown(margin).intersected(Rect(0, 0, *size))


def bounds_of(matte: np.ndarray) -> Rect:
    """The rectangle of a full-size matte (H x W) with its surroundings."""
    return with_surroundings(tight_bounds(matte), (matte.shape[1], matte.shape[0]))


def decoded(codes: np.ndarray, profile: Profile) -> np.ndarray:
    """Codes (... x 3) to linear light, float32."""
    table = profile.decode(codes.dtype)
    return np.stack([table[c][codes[..., c]] for c in range(3)], axis=-1)


def _samples(codes: np.ndarray, matte: np.ndarray, profile: Profile) -> np.ndarray:
    """Linear colours (n x 3 float32) of pixels that are the object's own."""
    step = max(1, int((np.count_nonzero(matte) / SAMPLES) ** 0.5))
    for stride in (step, 1) if step > 1 else (1,):
        part, inside = codes[::stride, ::stride], matte[::stride, ::stride]
        inside = np.where(part[..., 3] > 0, inside, 0)
        top = int(inside.max(initial=0))
        if top > 0:
            return decoded(part[inside >= min(PURE, top)][:, :3], profile)
    raise BadInput("There is nothing in the mask.", "Choose an object first.")


def _model(samples: np.ndarray, profile: Profile, rim: Rim) -> ObjectShading:
    luma = profile.luma.astype(np.float32)
    Y = samples @ luma
    middle = float(np.percentile(Y, MIDTONE_PERCENT))
    # the body's own colour: around the mid-tone, where neither shadow nor highlight rules
    near = samples[(np.percentile(Y, 40) <= Y) & (np.percentile(Y, 85) >= Y)]
    near = near if len(near) else samples
    body = np.median(near / np.maximum(near @ luma, 1e-6)[:, None], axis=0)
    gloss = _gloss(body, Y, middle)
    shades = np.maximum(Y - highlights_of(samples, luma, gloss), 0)
    tones = np.percentile(shades, np.arange(101)).astype(np.float32)
    chosen = np.abs(shades - tones[MIDTONE_PERCENT]) <= max(0.03 * tones[MIDTONE_PERCENT], 1e-5)
    own = np.median(samples[chosen], axis=0) if chosen.any() else body * tones[MIDTONE_PERCENT]
    color = as_color(own, profile)
    return ObjectShading(_albedo(color), color, tones, samples, shades, gloss, profile, rim)


def _gloss(body: np.ndarray, Y: np.ndarray, middle: float) -> np.ndarray:
    low, high = int(np.argmin(body)), int(np.argmax(body))
    ratio = float(np.clip(body[low] / max(body[high], 1e-6), 0, 0.95))
    trust = float(np.clip((GREY_RATIO - ratio) / (GREY_RATIO - COLORED_RATIO), 0, 1))
    L = lightness_of(np.array(middle))
    first, last = (float(luminance_of(np.array(L + more))) for more in GLOSS_L)
    above = GREY_GLOSS * float(np.percentile(Y, 92))
    return np.array([low, high, ratio, trust, first, last, above], np.float32)


def highlights_of(light: np.ndarray, luma: np.ndarray, gloss: np.ndarray) -> np.ndarray:
    """Specular part (n) of linear colours (n x 3); ``gloss`` as in `ObjectShading`."""
    from colorstudio.imaging import recolor_kernels as kernels

    out = np.empty(len(light), np.float32)
    kernels.highlights(np.ascontiguousarray(light, np.float32), luma, gloss, out)
    return out


def _albedo(color: Color) -> str:
    if color.chroma >= SATURATED_CHROMA:
        return "saturated"
    return "white" if color.L >= WHITE_L else ("black" if color.L <= BLACK_L else "grey")


def as_color(light: np.ndarray, profile: Profile) -> Color:
    """A linear colour (3) of a picture as a `Color`."""
    xyz = adaptation(profile.white, SRGB.white) @ (profile.to_xyz @ np.asarray(light, np.float64))
    lab = linear_to_lab(SRGB.from_xyz @ xyz)
    return Color(*(float(v) for v in lab))


def lightness_of(Y: np.ndarray) -> np.ndarray:
    """L* of luminances in [0, 1]."""
    return np.where(Y > 216 / 24389, 116 * np.cbrt(Y) - 16, Y * (24389 / 27))


def luminance_of(L: np.ndarray) -> np.ndarray:
    """Inverse of `lightness_of`."""
    return np.where(L > 8, ((L + 16) / 116) ** 3, L * (27 / 24389))
