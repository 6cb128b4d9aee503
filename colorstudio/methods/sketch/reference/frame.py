"""The drawing as the model gets it: its size, its lines white on black, its regions. No torch."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.imaging import xdog
from colorstudio.imaging.fitting import fitted
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.lineart import MID_TONES
from colorstudio.imaging.pixels import Pixels

BLANK = -1.0
"""A page without lines, as the encoder is shown it; lines are 1."""
MULTIPLE = 64
"""Sides that the model paints are its multiples: 8 for the autoencoder, times 8 for the U-Net."""
STRONGEST = 99.5
"""Percentile of a small drawing's darkness, among what is not paper, that becomes full ink."""


@dataclass(frozen=True)
class Frame:
    """What the model paints: ``size`` (w, h); the drawing lies at ``inner``, blank around it."""

    size: tuple[int, int]
    inner: Rect


def frame_of(drawing: tuple[int, int], side: int) -> Frame:
    """The frame for a drawing (w, h) whose longer side is painted at about ``side`` pixels.

    The drawing keeps its proportions and lies in the middle, as the authors pad it.
    """
    side = max(MULTIPLE, round(side / MULTIPLE) * MULTIPLE)
    scale = side / max(drawing)
    w, h = (max(1, round(v * scale)) for v in drawing)
    width, height = (-(-v // MULTIPLE) * MULTIPLE for v in (w, h))
    return Frame((width, height), Rect((width - w) // 2, (height - h) // 2, w, h))


def is_painted(darkness: np.ndarray) -> bool:
    """Whether so much of it (H x W, 0 paper .. 255 ink) is mid tones that it is no line art."""
    step = max(1, int(np.sqrt(darkness.size / 250_000)))
    part = darkness[step // 2 :: step, step // 2 :: step]
    return float(((part > 24) & (part < 230)).mean()) > MID_TONES


def sketch_of(image: Pixels, darkness: np.ndarray, frame: Frame, lines: str) -> np.ndarray:
    """What the sketch encoder is shown: h x w float32, 1 on lines, BLANK on paper and around.

    ``darkness``: of `lineart.separated`. ``lines``: "as-is": the drawing's own ink, tinted paper
    taken off; "extract": lines are looked for (XDoG); "auto": that where it is no line art.
    """
    wanted = "extract" if lines == "auto" and is_painted(darkness) else lines
    if wanted == "extract":
        ink = 255 - xdog.lines(over_white(fitted_rgba(image, frame)))
    else:
        ink = _smaller(darkness, frame)
    return framed(ink, frame)


def extracted(rgb: np.ndarray) -> np.ndarray:
    """The lines of a coloured picture, h x w x 3 uint8, as the encoder is shown them: h x w."""
    return (255 - xdog.lines(rgb)).astype(np.float32) / 127.5 - 1


def over_white(codes: np.ndarray) -> np.ndarray:
    """h x w x 4 uint8, straight alpha, as h x w x 3 uint8: what is clear is white."""
    alpha = codes[..., 3:].astype(np.float32) / 255
    return np.rint(255 + alpha * (codes[..., :3].astype(np.float32) - 255)).astype(np.uint8)


def framed(ink: np.ndarray, frame: Frame) -> np.ndarray:
    """Ink (uint8, as large as ``frame.inner``) in the frame: h x w float32 in [-1, 1]."""
    out = np.full((frame.size[1], frame.size[0]), BLANK, np.float32)
    out[frame.inner.slices] = ink.astype(np.float32) / 127.5 - 1
    return out


def blank(frame: Frame, kind: str) -> np.ndarray:
    """No lines, for guidance: "blank" page as the present program has it, or "zeros" (grey)."""
    value = BLANK if kind == "blank" else 0.0
    return np.full((frame.size[1], frame.size[0]), value, np.float32)


def fitted_rgba(image: Pixels, frame: Frame) -> np.ndarray:
    """The picture as large as ``frame.inner``: h x w x 4 uint8 sRGB."""
    from colorstudio.imaging.io.write import at_depth

    inner = frame.inner
    small = fitted(image, max_side=max(inner.w, inner.h), srgb=True)
    codes = at_depth(small.array, 8)
    return cv2.resize(codes, (inner.w, inner.h), interpolation=cv2.INTER_LINEAR)


def _smaller(darkness: np.ndarray, frame: Frame) -> np.ndarray:
    """The ink at the frame's size; thin lines of a large page keep their strength."""
    inner = frame.inner
    shrinks = inner.w < darkness.shape[1]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    small = cv2.resize(darkness, (inner.w, inner.h), interpolation=how)
    seen = small[small > 8]
    if not shrinks or not seen.size:
        return small
    peak = max(1.0, float(np.percentile(seen, STRONGEST)))
    return np.clip(np.rint(small * (255.0 / peak)), 0, 255).astype(np.uint8)


def cells_of(mask: np.ndarray, frame: Frame, cells: tuple[int, int]) -> np.ndarray:
    """A mask of the drawing (H x W bool) as the model's places have it: h x w float32 in [0, 1].

    ``cells``: height and width of the latents.
    """
    inner = frame.inner
    small = cv2.resize(mask.astype(np.float32), (inner.w, inner.h), interpolation=cv2.INTER_AREA)
    left, top = inner.x, inner.y
    right, below = frame.size[0] - inner.right, frame.size[1] - inner.bottom
    whole = cv2.copyMakeBorder(small, top, below, left, right, cv2.BORDER_REPLICATE)
    return np.asarray(cv2.resize(whole, cells[::-1], interpolation=cv2.INTER_AREA))


def without_border(rgb: np.ndarray, frame: Frame) -> np.ndarray:
    """The drawing's part of a picture in the frame, at whatever size that picture has."""
    h, w = rgb.shape[:2]
    across, down = w / frame.size[0], h / frame.size[1]
    inner = frame.inner
    rows = slice(round(inner.y * down), max(round(inner.bottom * down), round(inner.y * down) + 1))
    columns = slice(
        round(inner.x * across), max(round(inner.right * across), round(inner.x * across) + 1)
    )
    return np.ascontiguousarray(rgb[rows, columns])


def squashed(codes: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """A reference (h x w x 4 uint8) over white at ``size`` (w, h): h x w x 3 uint8."""
    rgb = over_white(codes)
    shrinks = size[0] < rgb.shape[1] and size[1] < rgb.shape[0]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    return cv2.resize(rgb, size, interpolation=how)
