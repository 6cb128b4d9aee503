"""Where the new picture lies, at what size the model paints it, and how it comes back full-size."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.imaging.color import decode_rgb, encode_rgb
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.matting import mask_as_codes
from colorstudio.imaging.pixels import MAX_CODE, Pixels
from colorstudio.imaging.profiles import SRGB, Profile, adaptation
from colorstudio.imaging.shading import tight_bounds

CELL = 8
LEAST = 64
"""Pixels that a side has at least where the model paints."""
MARGIN = 0.25
"""Of the selection's longer side, on each side, is shown with it."""

GRID = 16
"""Frames begin at multiples of this, so that reduced pictures meet their pixels."""


@dataclass(frozen=True)
class Frame:
    """``rect``: where the new picture lies. ``size``: width and height at which it is painted."""

    rect: Rect
    size: tuple[int, int]

    @property
    def cells(self) -> tuple[int, int]:
        """Height and width of its latents."""
        return -(-self.size[1] // CELL), -(-self.size[0] // CELL)

    @property
    def as_asked(self) -> bool:
        return self.size == (self.rect.w, self.rect.h)


def frame_of(size: tuple[int, int], resolution: int) -> Frame:
    """A picture of its own, of ``size`` (w, h), by a model that was trained at ``resolution``."""
    return Frame(Rect(0, 0, *size), painted_size(size, resolution, (2 * resolution) ** 2))


def frame_inside(matte: np.ndarray, resolution: int) -> Frame:
    """A selection (H x W uint8) with its surroundings; the model paints about its own size."""
    bounds = tight_bounds(np.where(matte > 127, matte, 0).astype(np.uint8))
    grown = bounds.grown(round(MARGIN * max(bounds.w, bounds.h)))
    left, top = grown.x // GRID * GRID, grown.y // GRID * GRID
    rect = Rect.from_edges(left, top, grown.right, grown.bottom)
    rect = rect.intersected(Rect(0, 0, matte.shape[1], matte.shape[0]))
    return Frame(rect, painted_size((rect.w, rect.h), resolution, resolution**2))


def painted_size(size: tuple[int, int], resolution: int, most: int) -> tuple[int, int]:
    """Width and height at which a picture of ``size`` is painted: its own where the model can.

    At most ``most`` pixels in all, and half of ``resolution`` on the shorter side where that
    leaves room for it: models that see too little paint noise.
    """
    w, h = size
    room = (most / (w * h)) ** 0.5
    scale = min(room, max(1.0, resolution / 2 / min(w, h)))
    if scale == 1:
        return max(LEAST, w), max(LEAST, h)
    return max(LEAST, round(w * scale)), max(LEAST, round(h * scale))


def full_matte(mask: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """A mask of the picture's proportions as H x W uint8."""
    matte = mask_as_codes(mask)
    if matte.shape == (size[1], size[0]):
        return matte
    return cv2.resize(matte, size, interpolation=cv2.INTER_LINEAR)


def cells_inside(matte: np.ndarray, frame: Frame) -> np.ndarray:
    """Latents (h x w bool) that lie in a selection by half or more; one at least."""
    height, width = frame.cells
    part = matte[frame.rect.slices].astype(np.float32)
    small = cv2.resize(part, (width, height), interpolation=cv2.INTER_AREA)
    return small >= min(127.5, float(small.max()))


def resized(rgb: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """``rgb`` (h x w x 3 uint8) at ``size`` (w, h), by Lanczos; averaged where it gets smaller."""
    if (rgb.shape[1], rgb.shape[0]) == size:
        return rgb
    smaller = rgb.shape[1] > size[0] or rgb.shape[0] > size[1]
    how = cv2.INTER_AREA if smaller else cv2.INTER_LANCZOS4
    return cv2.resize(rgb, size, interpolation=how)


def as_squares(rgb: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """``rgb`` at ``size``, with no colour of its own; averaged where it gets smaller."""
    smaller = rgb.shape[1] > size[0] or rgb.shape[0] > size[1]
    how = cv2.INTER_AREA if smaller else cv2.INTER_NEAREST
    return cv2.resize(rgb, size, interpolation=how)


def shown_to_model(image: Pixels, frame: Frame) -> np.ndarray:
    """What is around a selection: h x w x 3 uint8 sRGB at the frame's size, on white."""
    codes = image.array[frame.rect.slices]
    light = decode_rgb(codes[..., :3], image.profile)
    alpha = codes[..., 3:].astype(np.float32) / MAX_CODE[codes.dtype]
    light = light * alpha + (1 - alpha)
    smaller = frame.size[0] < frame.rect.w
    how = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    light = cv2.resize(light, frame.size, interpolation=how)
    light = _between(light, image.profile, SRGB)
    return np.rint(encode_rgb(np.clip(light, 0, 1)) * 255).astype(np.uint8)


def as_codes(rgb: np.ndarray, profile: Profile, dtype: np.dtype) -> np.ndarray:
    """sRGB (h x w x 3 uint8) as opaque codes h x w x 4 of a document."""
    full = MAX_CODE[np.dtype(dtype)]
    out = np.full((*rgb.shape[:2], 4), full, dtype)
    if profile.same_as_srgb and full == 255:
        out[..., :3] = rgb
        return out
    light = np.clip(_between(decode_rgb(rgb), SRGB, profile), 0, 1)
    out[..., :3] = np.rint(encode_rgb(light, profile) * full)
    return out


def laid_over(below: np.ndarray, above: np.ndarray, matte: np.ndarray | None) -> np.ndarray:
    """``above`` on ``below`` (both h x w x 4 codes) as far as ``matte`` (h x w uint8) says.

    Where it is 0, the very codes of ``below``; where it is 255 those of ``above``.
    """
    if matte is None:
        return above
    part = matte.astype(np.float32)[..., None] / 255
    mixed = below + (above.astype(np.float32) - below) * part
    out = np.rint(mixed).astype(below.dtype)
    out[matte == 255] = above[matte == 255]
    return out


def _between(light: np.ndarray, source: Profile, target: Profile) -> np.ndarray:
    """Linear light of one profile in another."""
    if source is target or (source.same_as_srgb and target.same_as_srgb):
        return light
    matrix = target.from_xyz @ adaptation(source.white, target.white) @ source.to_xyz
    return light @ matrix.T.astype(np.float32)
