"""Ink and paper of a drawing: the ink as a layer of its own, and how dark it is everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.imaging.bands import nothing, run_bands
from colorstudio.imaging.pixels import MAX_CODE, Pixels

SAMPLES = 250_000
"""Pixels from which paper, noise and the strength of the ink are measured."""
BLOCK = 32
"""Side in pixels of the blocks in which the paper is looked for."""
PAPER_PERCENTILE = 90
EVEN = 3.0
"""Paper whose blocks differ less than this (in 1 / 255) is one colour."""
PAPERLIKE = 0.6
"""A block is paper where it is at least so bright, as a share of the brightest."""
SOLID_FROM = 0.9
"""Ink as dark as this is taken as it is; paler ink is spread until it covers."""
FAINTEST = 0.12
MOST_NOISE = 0.12
MID_TONES = 0.45
"""More of such a share in mid tones, and the picture is a photo or a painting, not line art."""
ALL_INK = 0.97


@dataclass(frozen=True, eq=False)
class LineArt:
    """A drawing in its two parts.

    ``ink``: H x W x 4 codes in the drawing's depth and profile; laid over ``paper`` it is the
    drawing again, bit for bit, wherever it is not fully transparent. ``darkness``: H x W uint8,
    0 paper .. 255 covering ink. ``paper``: H x W x 3 or 1 x 1 x 3 codes. ``solid``: darkness in
    [0, 1] from which ink covers. ``transparent``: the drawing has no paper of its own.
    ``notes``: sentences for the artist about what looks unlike line art.
    """

    ink: np.ndarray
    darkness: np.ndarray
    paper: np.ndarray
    solid: float
    transparent: bool
    notes: tuple[str, ...] = ()


def separated(drawing: Pixels, *, workers: int = 2, check: Callable[[], None] = nothing) -> LineArt:
    """Parts a drawing into ink and paper, whatever its contrast, its paper and the ink's colour.

    A transparent drawing that holds ink alone is its own ink layer, bit for bit. Uneven and tinted
    paper is measured in blocks; specks below its noise are left on the paper. Linear in the number
    of pixels; raises Cancelled through ``check``.
    """
    from colorstudio.imaging.lineart_kernels import part

    codes = drawing.array
    full = float(drawing.max_code)
    check()
    transparent = _is_ink_alone(codes)
    paper, noise = (_white(codes), 0.0) if transparent else _paper(codes)
    solid = 1.0 if transparent else _solid(codes, paper, noise)
    check()
    ink = np.empty_like(codes)
    darkness = np.empty(codes.shape[:2], np.uint8)

    def band(top: int, bottom: int) -> None:
        own = paper if paper.shape[0] == 1 else paper[top:bottom]
        part(codes[top:bottom], own, noise, solid, full, ink[top:bottom], darkness[top:bottom])

    run_bands(band, codes.shape[0], width=codes.shape[1], workers=workers, check=check)
    if transparent:
        ink = codes
    return LineArt(ink, darkness, paper, solid, transparent, _notes(darkness))


def ink_changed(drawing: Pixels, art: LineArt, after: Pixels) -> int:
    """The ink seal (cli.md: ``ink_changed_pixels``): 0 where the ink is what it was.

    Counts pixels of covering ink that ``after`` shows otherwise than the drawing, and pixels of
    any ink that its layer, laid over the paper, does not give back.
    """
    from colorstudio.imaging.lineart_kernels import changed, unlike

    full = float(drawing.max_code)
    broken = 0 if art.transparent else unlike(drawing.array, art.paper, art.ink, full)
    return int(changed(drawing.array, art.ink, after.array, full) + broken)


def _white(codes: np.ndarray) -> np.ndarray:
    return np.full((1, 1, 3), MAX_CODE[codes.dtype], codes.dtype)


def _sampled(codes: np.ndarray) -> np.ndarray:
    """Every n-th pixel in both directions, about SAMPLES of them."""
    step = max(1, int(np.sqrt(codes.shape[0] * codes.shape[1] / SAMPLES)))
    return codes[step // 2 :: step, step // 2 :: step]


def _is_ink_alone(codes: np.ndarray) -> bool:
    """A picture that is transparent but for dark pixels: there is no paper to be taken off."""
    part = _sampled(codes)
    full = MAX_CODE[codes.dtype]
    alpha = part[..., 3]
    if (alpha < full // 2).mean() < 0.02:
        return False
    seen = alpha > full // 2
    bright = part[..., :3].min(axis=-1) > 0.75 * full
    return bool((seen & bright).sum() <= 0.02 * max(1, seen.sum()))


def _paper(codes: np.ndarray) -> tuple[np.ndarray, float]:
    """The paper (codes, 1 x 1 x 3 where it is even) and its noise in [0, 1]."""
    full = MAX_CODE[codes.dtype]
    h, w = codes.shape[:2]
    step = max(1, int(np.sqrt(h * w / SAMPLES)))
    small = codes[step // 2 :: step, step // 2 :: step].astype(np.float32)
    alpha = small[..., 3:] / full
    small = small[..., :3] * alpha + full * (1 - alpha)
    side = max(4, BLOCK // step)
    rows, columns = -(-small.shape[0] // side), -(-small.shape[1] // side)
    padded = np.pad(
        small,
        ((0, rows * side - small.shape[0]), (0, columns * side - small.shape[1]), (0, 0)),
        mode="edge",
    )
    blocks = padded.reshape(rows, side, columns, side, 3).transpose(0, 2, 1, 3, 4)
    blocks = blocks.reshape(rows, columns, side * side, 3)
    place = blocks.shape[2] * PAPER_PERCENTILE // 100
    light = np.partition(blocks, place, axis=2)[:, :, place]
    brightness = light.mean(axis=-1)
    top = float(np.percentile(brightness, 95))
    good = brightness >= PAPERLIKE * top
    known = light[good]
    one = np.median(known, axis=0)
    spread = float(np.percentile(np.abs(known - one).max(axis=-1), 90)) * 255 / full
    if spread < EVEN:
        paper = np.rint(np.maximum(one, 1)).reshape(1, 1, 3)
        noise = _noise(small, paper)
        return paper.astype(codes.dtype), noise
    weight = cv2.GaussianBlur(good.astype(np.float32), (0, 0), 1.5) + 1e-3
    smooth = cv2.GaussianBlur((light * good[..., None]).astype(np.float32), (0, 0), 1.5)
    field = (smooth + 1e-3 * one) / weight[..., None]
    noise = _noise(small, cv2.resize(field, small.shape[1::-1], interpolation=cv2.INTER_LINEAR))
    whole = cv2.resize(field.astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR)
    return np.clip(np.rint(whole), 1, full).astype(codes.dtype), noise


def _noise(small: np.ndarray, paper: np.ndarray) -> float:
    """The darkness that grain and dust of the paper reach, in [0, 1]; 0 on clean paper."""
    d = ((paper - small) / np.maximum(paper, 1)).max(axis=-1)
    near = d[np.abs(d) < 0.25]
    if near.size == 0:
        return 0.0
    deviation = 1.4826 * float(np.median(np.abs(near - np.median(near))))
    return float(np.clip(4 * deviation, 0.0, MOST_NOISE))


def _solid(codes: np.ndarray, paper: np.ndarray, noise: float) -> float:
    """The darkness of full strokes: 1 for black ink, less for pencil and pale pens."""
    full = MAX_CODE[codes.dtype]
    step = max(1, int(np.sqrt(codes.shape[0] * codes.shape[1] / SAMPLES)))
    part = codes[::step, ::step].astype(np.float32)
    alpha = part[..., 3:] / full
    own = (paper if paper.shape[0] == 1 else paper[::step, ::step]).astype(np.float32)
    d = (((own - part[..., :3]) * alpha) / np.maximum(own, 1)).max(axis=-1)
    dark = d[d > max(2 * noise, 0.06)]
    if dark.size == 0:
        return 1.0
    strong = float(np.percentile(dark, 90))
    return 1.0 if strong >= SOLID_FROM else max(FAINTEST, strong)


def _notes(darkness: np.ndarray) -> tuple[str, ...]:
    part = _sampled(darkness)
    if (part > 230).mean() > ALL_INK:
        return ("The picture is all ink: there is no paper that could be coloured.",)
    if not (part > 32).any():
        return ("There is no ink in the picture: it is one region.",)
    middle = float(((part > 24) & (part < 230)).mean())
    if middle > MID_TONES:
        return (
            "This looks like a photo or a painting, not like line art: its dark parts are taken"
            " for ink.",
        )
    return ()
