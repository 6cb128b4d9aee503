"""What the model is shown: the object with its surroundings, at the size of its training."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color, decode_rgb, encode_rgb
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.matting import mask_as_codes
from colorstudio.imaging.pixels import MAX_CODE, Pixels, frozen
from colorstudio.imaging.profiles import SRGB, Profile, adaptation
from colorstudio.imaging.shading import tight_bounds

STEP = 8
"""Sides at model size are multiples of this: the pixels of a latent."""
MARGIN = 0.25
"""Of the object's longer side, on each side, is shown with it."""
SMALL = 0.75
"""An object that fills less than this part of the longer side, margin and all, is shown alone."""
SLIMMEST = 4
"""A view is at most so many times as long as wide, where the picture allows it."""
GRID = 16
"""Views begin at multiples of this, so that reduced pictures meet their pixels."""


@dataclass(frozen=True, eq=False)
class View:
    """``crop``: in the picture. ``rgb``: h x w x 3 uint8, sRGB. ``mask``: h x w uint8."""

    crop: Rect
    rgb: np.ndarray
    mask: np.ndarray

    @property
    def size(self) -> tuple[int, int]:
        """Width and height at model size."""
        return self.rgb.shape[1], self.rgb.shape[0]


def view_of(image: Pixels, matte: np.ndarray, resolution: int) -> View:
    """The object of a full-size matte (H x W uint8) as the model is shown it."""
    crop = crop_around(tight_bounds(matte), image.size, resolution)
    size = model_size((crop.w, crop.h), resolution)
    return View(
        crop,
        frozen(srgb(image.array[crop.slices], image.profile, size)),
        frozen(resized_mask(matte[crop.slices], size)),
    )


def whole_view(image: Pixels, matte: np.ndarray) -> View:
    """A picture that a model made, pixel for pixel. Raises BadInput for sides it does not make."""
    if image.width % STEP or image.height % STEP:
        raise BadInput(
            f"The picture is {image.width} × {image.height}: no model made it at this size.",
            "Choose a real picture instead of a generated one.",
        )
    return View(image.rect, frozen(srgb(image.array, image.profile, image.size)), matte)


def full_matte(mask: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """A mask of the picture's proportions as H x W uint8."""
    matte = mask_as_codes(mask)
    if matte.shape == (size[1], size[0]):
        return matte
    return cv2.resize(matte, size, interpolation=cv2.INTER_LINEAR)


def crop_around(bounds: Rect, size: tuple[int, int], resolution: int) -> Rect:
    """The part of a picture of ``size`` that is shown for an object in ``bounds``.

    All of it, unless the object is small; never less than ``resolution`` pixels a side where there
    are so many, for a model that sees more of the scene guesses better than one that sees blur.
    """
    width, height = size
    side = max(bounds.w, bounds.h) * (1 + 2 * MARGIN)
    long = max(side, min(resolution, max(size)))
    if long >= SMALL * max(size):
        return Rect(0, 0, width, height)
    short = max(long / SLIMMEST, min(resolution, long))
    w = round(max(bounds.w + side - max(bounds.w, bounds.h), short))
    h = round(max(bounds.h + side - max(bounds.w, bounds.h), short))
    left, right = _interval(bounds.x + bounds.w / 2, w, width)
    top, bottom = _interval(bounds.y + bounds.h / 2, h, height)
    return Rect.from_edges(left, top, right, bottom)


def _interval(middle: float, length: int, most: int) -> tuple[int, int]:
    """About ``length`` pixels around ``middle``, moved to lie within 0 .. ``most``."""
    length = min(length, most)
    first = int(min(max(middle - length / 2, 0), most - length)) // GRID * GRID
    return first, min(most, first + -(-length // GRID) * GRID + GRID)


def model_size(size: tuple[int, int], resolution: int) -> tuple[int, int]:
    """Width and height for the model: the longer side is ``resolution``, both multiples of STEP."""
    scale = resolution / max(size)
    least = max(STEP, resolution // (2 * SLIMMEST) // STEP * STEP)
    w, h = (max(least, round(side * scale / STEP) * STEP) for side in size)
    return w, h


def srgb(
    codes: np.ndarray,
    profile: Profile,
    size: tuple[int, int],
    behind: np.ndarray | None = None,
) -> np.ndarray:
    """Codes (H x W x 4) as h x w x 3 uint8 in sRGB at ``size`` (w, h), reduced in linear light.

    What is transparent is shown on ``behind``, a linear colour (3) of the profile, or on white.
    """
    w, h = size
    if min(codes.shape[1] / w, codes.shape[0] / h) > 4:
        # memory: the first and largest reduction is made of codes
        codes = cv2.resize(codes, (2 * w, 2 * h), interpolation=cv2.INTER_AREA)
    light = decode_rgb(codes[..., :3], profile)
    alpha = codes[..., 3:].astype(np.float32) / MAX_CODE[codes.dtype]
    light = light * alpha + (1 - alpha) * (np.float32(1) if behind is None else behind)
    if (codes.shape[1], codes.shape[0]) != size:
        smaller = codes.shape[1] > w
        how = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
        light = cv2.resize(light, size, interpolation=how)
    if not profile.same_as_srgb:
        matrix = SRGB.from_xyz @ adaptation(profile.white, SRGB.white) @ profile.to_xyz
        light = light @ matrix.T.astype(np.float32)
    return np.rint(encode_rgb(np.clip(light, 0, 1)) * 255).astype(np.uint8)


def resized_mask(matte: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """A matte (h x w uint8) at ``size`` (w, h)."""
    if (matte.shape[1], matte.shape[0]) == size:
        return matte
    smaller = matte.shape[1] > size[0]
    how = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return cv2.resize(matte, size, interpolation=how)


def swatch(color: Color, size: tuple[int, int]) -> np.ndarray:
    """A reference of one colour: h x w x 3 uint8."""
    return np.full((size[1], size[0], 3), color.rgb8, np.uint8)


def reference_view(reference: Pixels, size: tuple[int, int]) -> np.ndarray:
    """A reference picture at ``size`` (w, h), its middle cut to these proportions; h x w x 3.

    What is transparent takes its mean colour, so that a cut-out tells of itself alone.
    """
    w, h = size
    scale = min(reference.width / w, reference.height / h)
    cut_w, cut_h = max(1, round(w * scale)), max(1, round(h * scale))
    x, y = (reference.width - cut_w) // 2, (reference.height - cut_h) // 2
    part = reference.array[y : y + cut_h, x : x + cut_w]
    return srgb(part, reference.profile, size, _mean_light(reference))


def _mean_light(pixels: Pixels) -> np.ndarray:
    """Mean linear colour (3, float32) by alpha; white where there is none."""
    step = max(1, round((pixels.width * pixels.height / 1e6) ** 0.5))
    codes = pixels.array[::step, ::step]
    weight = codes[..., 3:].astype(np.float64)
    if not weight.any():
        return np.ones(3, np.float32)
    light = decode_rgb(codes[..., :3], pixels.profile)
    return ((light * weight).sum((0, 1)) / weight.sum()).astype(np.float32)
