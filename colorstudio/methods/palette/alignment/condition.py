"""The condition c of Color Alignment: colours as a picture to encode, and what each place counts.

As the paper has it for latents: a picture of the colours is blurred, so that no structure leaks
into the latents, and encoded; its latent points with their multiplicities are c.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.assignment import transported
from colorstudio.imaging.color import decode_rgb, encode_rgb
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import MAX_CODE, Pixels, frozen
from colorstudio.imaging.profiles import SRGB, adaptation
from colorstudio.imaging.transport import palette_codes

CELL = 8
"""Pixels of a picture's side that one latent stands for."""
GRIDS = ((16, 8), (64, 16), (256, 32))
"""Up to so many colours: blocks of a canvas' side. The paper has 8, 64 px each."""


@dataclass(frozen=True, eq=False)
class Canvas:
    """Colours before they are blurred and encoded.

    ``rgb``: side x side x 3 uint8, sRGB. ``counts``: what each latent counts, (side / 8) x
    (side / 8) float64 that sum to 1.
    """

    rgb: np.ndarray
    counts: np.ndarray


def shares_of(palette: Palette) -> np.ndarray:
    """The part of each colour, K float64 that sum to 1; free ones share the rest in equal parts."""
    shares = np.array([np.nan if s.share is None else s.share for s in palette])
    free = np.isnan(shares)
    if free.any():
        shares[free] = max(0.0, 1 - palette.given) / free.sum()
    if shares.sum() <= 0:
        raise BadInput("No colour has a share above zero.", "Give one of them a share.")
    return shares / shares.sum()


def canvas_of_palette(palette: Palette, side: int, seed: int) -> Canvas:
    """Blocks of the colours, mixed; about ``side`` pixels a side.

    Blocks go to colours by largest remainders, and what a latent counts then sets the shares right
    to a hair. Which blocks a colour has depends on the seed and its place in the palette; another
    share, another colour or a further one moves as few of them as can be.
    """
    shares = shares_of(palette)
    grid = next(grid for most, grid in GRIDS if len(palette) <= most)
    wanted = _blocks(shares, grid * grid)
    taste = [
        np.random.default_rng([seed, n]).exponential(size=grid * grid) for n in range(len(shares))
    ]
    plan, _ = transported(np.stack(taste, axis=1), np.ones(grid * grid, np.int64), wanted)
    labels = plan.argmax(axis=1).reshape(grid, grid)
    cells = max(1, side // CELL // grid)
    labels = np.repeat(np.repeat(labels, cells, axis=0), cells, axis=1)
    held = np.bincount(labels.ravel(), minlength=len(shares))
    counts = (shares / np.maximum(held, 1))[labels]
    colors = palette_codes(palette, SRGB, np.uint8)
    rgb = np.repeat(np.repeat(colors[labels], CELL, axis=0), CELL, axis=1)
    return Canvas(frozen(rgb), frozen(counts / counts.sum()))


def _blocks(shares: np.ndarray, total: int) -> np.ndarray:
    """Blocks per colour, K int64: largest remainders, and one at least where there is a share."""
    ideal = shares * total
    out = np.where(shares > 0, np.maximum(np.floor(ideal), 1), 0).astype(np.int64)
    while out.sum() != total:
        short = out.sum() < total
        gap = np.where(shares > 0, ideal - out, -np.inf if short else np.inf)
        if short:
            out[gap.argmax()] += 1
        else:
            out[np.where(out > 1, gap, np.inf).argmin()] -= 1
    return out


def reduced(reference: Pixels, side: int) -> Pixels:
    """A reference as it is used and kept: side x side, 8 bit, sRGB. The identity for such ones.

    Its proportions do not matter, for places mean nothing; colours are averaged in linear light.
    """
    codes, profile = reference.array, reference.profile
    if codes.shape[:2] == (side, side) and codes.dtype == np.uint8 and profile.same_as_srgb:
        return reference
    if min(codes.shape[:2]) > 4 * side:
        # memory: the first and largest reduction is made of codes
        codes = cv2.resize(codes, (2 * side, 2 * side), interpolation=cv2.INTER_AREA)
    alpha = codes[..., 3].astype(np.float32) / MAX_CODE[codes.dtype]
    light = decode_rgb(codes[..., :3], profile) * alpha[..., None]
    smaller = min(codes.shape[:2]) >= side
    how = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    light = cv2.resize(light, (side, side), interpolation=how)
    alpha = cv2.resize(alpha, (side, side), interpolation=how)
    light = light / np.maximum(alpha, 1e-6)[..., None]
    if not profile.same_as_srgb:
        matrix = SRGB.from_xyz @ adaptation(profile.white, SRGB.white) @ profile.to_xyz
        light = light @ matrix.T.astype(np.float32)
    out = np.empty((side, side, 4), np.uint8)
    out[..., :3] = np.rint(encode_rgb(np.clip(light, 0, 1)) * 255)
    out[..., 3] = np.rint(alpha * 255)
    return Pixels(out)


def canvas_of_reference(reference: Pixels, *, mixed: bool, seed: int) -> Canvas:
    """The colours of a `reduced` picture. ``mixed``: cut into blocks that change places.

    What is transparent counts nothing, and shows the mean of the rest. Raises BadInput where all
    of it is.
    """
    side = reference.width
    alpha = reference.array[..., 3].astype(np.float64) / 255
    if not (reference.array[..., 3] > 127).any():
        raise BadInput("The reference is transparent.", "Choose a picture with colours.")
    rgb = reference.array[..., :3].astype(np.float64)
    mean = (rgb * alpha[..., None]).sum(axis=(0, 1)) / alpha.sum()
    shown = np.rint(rgb * alpha[..., None] + mean * (1 - alpha[..., None])).astype(np.uint8)
    cells = side // CELL
    counts = alpha.reshape(cells, CELL, cells, CELL).mean(axis=(1, 3))
    if mixed:
        grid = GRIDS[0][1]
        order = np.random.default_rng([seed]).permutation(grid * grid)
        shown, counts = _in_order(shown, order, grid), _in_order(counts, order, grid)
    return Canvas(frozen(shown), frozen(counts / counts.sum()))


def _in_order(array: np.ndarray, order: np.ndarray, grid: int) -> np.ndarray:
    """A square array with its ``grid`` x ``grid`` blocks in another order."""
    size = len(array) // grid
    rest = array.shape[2:]
    blocks = array[: size * grid, : size * grid].reshape(grid, size, grid, size, *rest)
    blocks = blocks.swapaxes(1, 2).reshape(grid * grid, size, size, *rest)[order]
    blocks = blocks.reshape(grid, grid, size, size, *rest).swapaxes(1, 2)
    return np.ascontiguousarray(blocks.reshape(grid * size, grid * size, *rest))


def picked(reference: Pixels, side: int) -> Pixels:
    """A reference by ``side`` x ``side`` of its own pixels, none averaged; 8 bit, sRGB.

    The identity for such ones.
    """
    rows, columns = (
        ((np.arange(side) + 0.5) * (length / side)).astype(np.int64)
        for length in reference.array.shape[:2]
    )
    chosen = np.ascontiguousarray(reference.array[rows[:, None], columns])
    return reduced(Pixels(chosen, reference.profile), side)


def colors_of_palette(palette: Palette, total: int) -> np.ndarray:
    """``total`` colours, n x 3 uint8 sRGB, each as often as its share asks, to one.

    Raises BadInput where there are more colours than that.
    """
    if len(palette) > total:
        raise BadInput(f"These weights paint {total} pixels.", f"Give at most {total} colours.")
    codes = palette_codes(palette, SRGB, np.uint8)
    return np.repeat(codes, _blocks(shares_of(palette), total), axis=0)


def colors_of_reference(reference: Pixels) -> np.ndarray:
    """As many of a picture's colours as it has pixels, n x 3 uint8; in its order if it is opaque.

    Raises BadInput where it is transparent.
    """
    seen = reference.array[..., 3] > 127
    if not seen.any():
        raise BadInput("The reference is transparent.", "Choose a picture with colours.")
    colors = reference.array[seen][:, :3]
    if len(colors) < seen.size:
        colors = resampled(colors, np.ones(len(colors)), seen.size).astype(np.uint8)
    return colors


def blurred(rgb: np.ndarray, factor: float) -> np.ndarray:
    """``rgb`` (h x w x 3 uint8) bilinearly down by ``factor`` and up again; float32 in [-1, 1]."""
    out = rgb.astype(np.float32) * np.float32(2 / 255) - 1
    height, width = rgb.shape[:2]
    small = max(1, int(width / factor)), max(1, int(height / factor))
    if small != (width, height):
        out = cv2.resize(out, small, interpolation=cv2.INTER_LINEAR)
        out = cv2.resize(out, (width, height), interpolation=cv2.INTER_LINEAR)
    return out


def resampled(points: np.ndarray, counts: np.ndarray, total: int) -> np.ndarray:
    """``total`` of the points (n x d), each as often as its count (n, in any unit) asks.

    Taken at even steps along the axis in which they differ most, so that every colour is met by
    its part; their order has no influence.
    """
    order = np.lexsort((counts, *points.T[::-1]))
    points, counts = points[order].astype(np.float64), counts[order].astype(np.float64)
    middle = (counts @ points) / counts.sum()
    away = points - middle
    axis = np.linalg.eigh((away * counts[:, None]).T @ away)[1][:, -1]
    axis = axis * np.sign(axis[np.abs(axis).argmax()])
    order = np.argsort(away @ axis, kind="stable")
    heaped = np.cumsum(counts[order])
    steps = (np.arange(total) + 0.5) / total * heaped[-1]
    at = np.minimum(np.searchsorted(heaped, steps, side="right"), len(points) - 1)
    return points[order[at]].astype(np.float32)


def picture_text(picture: Pixels) -> str:
    """A small sRGB picture as text for a recipe: PNG in base 64."""
    from colorstudio.imaging.io import encode_png

    return base64.b64encode(encode_png(picture.array, level=9)).decode("ascii")


def picture_from_text(text: str) -> Pixels:
    """Inverse of `picture_text`. Raises BadInput."""
    from colorstudio.imaging.io import decode_png
    from colorstudio.imaging.io.headers import Damaged

    try:
        return Pixels(decode_png(base64.b64decode(text, validate=True)))
    except (ValueError, Damaged) as error:
        raise BadInput(
            "The picture in this recipe is damaged.", "Ask anew, without the recipe."
        ) from error
