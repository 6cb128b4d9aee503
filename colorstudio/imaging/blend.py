"""Blend modes: how a layer's colours meet those below, after W3C Compositing and Blending Level 1.

All functions take encoded colours in [0, 1], float32, as other painting programs do, so that a
layered file looks the same there. Alpha is straight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Mix = Callable[[np.ndarray, np.ndarray], np.ndarray]

LUMA = np.array([0.3, 0.59, 0.11], np.float32)
"""Weights of R, G, B in the luminosity of W3C's non-separable modes (section 10.2)."""


@dataclass(frozen=True)
class BlendMode:
    """A row of `BLEND_MODES`.

    ``title``: for the layers panel. ``ora``: OpenRaster's ``composite-op``. ``mix(Cb, Cs)``: the
    mixed colour B of backdrop and source, ... x 3 float32 each. ``atop``: the layer covers only
    what is below it, whose alpha stays (Porter and Duff's *source atop*).
    """

    title: str
    ora: str
    mix: Mix
    atop: bool = False


def normal(cb: np.ndarray, cs: np.ndarray) -> np.ndarray:
    return cs


def multiply(cb: np.ndarray, cs: np.ndarray) -> np.ndarray:
    return cb * cs


def screen(cb: np.ndarray, cs: np.ndarray) -> np.ndarray:
    return cb + cs - cb * cs


def hard_light(cb: np.ndarray, cs: np.ndarray) -> np.ndarray:
    return np.where(cs <= 0.5, multiply(cb, 2 * cs), screen(cb, 2 * cs - 1))


def overlay(cb: np.ndarray, cs: np.ndarray) -> np.ndarray:
    return hard_light(cs, cb)


def color_dodge(cb: np.ndarray, cs: np.ndarray) -> np.ndarray:
    lifted = np.minimum(1, cb / np.maximum(1 - cs, np.float32(1e-7)))
    return np.where(cb <= 0, np.float32(0), np.where(cs >= 1, np.float32(1), lifted))


def color_burn(cb: np.ndarray, cs: np.ndarray) -> np.ndarray:
    burnt = 1 - np.minimum(1, (1 - cb) / np.maximum(cs, np.float32(1e-7)))
    return np.where(cb >= 1, np.float32(1), np.where(cs <= 0, np.float32(0), burnt))


def soft_light(cb: np.ndarray, cs: np.ndarray) -> np.ndarray:
    d = np.where(cb <= 0.25, ((16 * cb - 12) * cb + 4) * cb, np.sqrt(np.maximum(cb, 0)))
    return np.where(cs <= 0.5, cb - (1 - 2 * cs) * cb * (1 - cb), cb + (2 * cs - 1) * (d - cb))


def difference(cb: np.ndarray, cs: np.ndarray) -> np.ndarray:
    return np.abs(cb - cs)


def color(cb: np.ndarray, cs: np.ndarray) -> np.ndarray:
    """W3C's "color": hue and saturation of the source, luminosity of the backdrop.

    This is what other programs do and does not keep L*; a `ColorLayer` does.
    """
    return _clipped(cs + ((cb - cs) @ LUMA)[..., None])


def _clipped(c: np.ndarray) -> np.ndarray:
    """W3C's ClipColor: pulls colours into [0, 1] towards their own luminosity."""
    luma = (c @ LUMA)[..., None]
    low, high = c.min(axis=-1, keepdims=True), c.max(axis=-1, keepdims=True)
    tiny = np.float32(1e-7)
    c = np.where(low < 0, luma + (c - luma) * luma / np.maximum(luma - low, tiny), c)
    return np.where(high > 1, luma + (c - luma) * (1 - luma) / np.maximum(high - luma, tiny), c)


BLEND_MODES: dict[str, BlendMode] = {
    "normal": BlendMode("Normal", "svg:src-over", normal),
    "multiply": BlendMode("Multiply", "svg:multiply", multiply),
    "screen": BlendMode("Screen", "svg:screen", screen),
    "overlay": BlendMode("Overlay", "svg:overlay", overlay),
    "darken": BlendMode("Darken", "svg:darken", np.minimum),
    "lighten": BlendMode("Lighten", "svg:lighten", np.maximum),
    "color-dodge": BlendMode("Colour dodge", "svg:color-dodge", color_dodge),
    "color-burn": BlendMode("Colour burn", "svg:color-burn", color_burn),
    "hard-light": BlendMode("Hard light", "svg:hard-light", hard_light),
    "soft-light": BlendMode("Soft light", "svg:soft-light", soft_light),
    "difference": BlendMode("Difference", "svg:difference", difference),
    "color": BlendMode("Colour", "svg:color", color),
    "atop": BlendMode("Atop", "svg:src-atop", normal, atop=True),
}
FROM_ORA = {mode.ora: name for name, mode in BLEND_MODES.items()}
"""OpenRaster's ``composite-op`` to the name of a mode."""


def composited(
    backdrop: np.ndarray, source: np.ndarray, mode: str, alpha: np.ndarray | float = 1.0
) -> np.ndarray:
    """``source`` laid on ``backdrop`` (h x w x 4 float32 in [0, 1] each): a new array.

    ``alpha`` (a number or h x w): further coverage of the source: opacity times mask. Where the
    source covers nothing, the backdrop stays as it is, colours under alpha 0 too. W3C section 5.1
    and 10 (simple alpha compositing of the mixed colour); 9.1.10 for a mode that lies atop.
    """
    cs, cb = source[..., :3], backdrop[..., :3]
    a_s = source[..., 3:] * (alpha if np.isscalar(alpha) else np.asarray(alpha)[..., None])
    a_b = backdrop[..., 3:]
    row = BLEND_MODES[mode]
    mix = row.mix(cb, cs)
    out = np.empty_like(backdrop)
    if row.atop:
        out[..., :3] = np.where(a_b > 0, cb + a_s * (mix - cb), cb)
        out[..., 3:] = a_b
        return out
    if np.all(a_b == 1):
        out[..., :3] = cb + a_s * (mix - cb)
        out[..., 3] = 1
        return out
    a_o = a_s + a_b * (1 - a_s)
    mixed = (1 - a_b) * cs + a_b * mix
    part = a_s / np.maximum(a_o, np.float32(1e-12))
    out[..., :3] = np.where(a_s > 0, cb + part * (mixed - cb), cb)
    out[..., 3:] = a_o
    return out
