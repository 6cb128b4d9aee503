"""How other programs stack layers, written out plainly: W3C's formulas in double precision.

Shares no line with the program: a layered file is held against this.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

LUMA = np.array([0.3, 0.59, 0.11])


@dataclass
class Sheet:
    """A layer or group. ``rgba``: straight, in [0, 1], of the whole canvas; None for a group."""

    rgba: np.ndarray | None = None
    opacity: float = 1.0
    mode: str = "normal"
    visible: bool = True
    clipped: bool = False
    mask: np.ndarray | None = None
    children: list[Sheet] = field(default_factory=list)


def _screen(b: np.ndarray, s: np.ndarray) -> np.ndarray:
    return b + s - b * s


def _hard(b: np.ndarray, s: np.ndarray) -> np.ndarray:
    return np.where(s <= 0.5, 2 * b * s, _screen(b, 2 * s - 1))


def _soft(b: np.ndarray, s: np.ndarray) -> np.ndarray:
    d = np.where(b <= 0.25, ((16 * b - 12) * b + 4) * b, np.sqrt(b))
    return np.where(s <= 0.5, b - (1 - 2 * s) * b * (1 - b), b + (2 * s - 1) * (d - b))


def _color(b: np.ndarray, s: np.ndarray) -> np.ndarray:
    c = s + ((b - s) @ LUMA)[..., None]
    luma = (c @ LUMA)[..., None]
    low, high = c.min(-1, keepdims=True), c.max(-1, keepdims=True)
    with np.errstate(all="ignore"):
        c = np.where(low < 0, luma + (c - luma) * luma / (luma - low), c)
        return np.where(high > 1, luma + (c - luma) * (1 - luma) / (high - luma), c)


MIXES = {
    "normal": lambda b, s: s,
    "atop": lambda b, s: s,
    "multiply": lambda b, s: b * s,
    "screen": _screen,
    "overlay": lambda b, s: _hard(s, b),
    "darken": np.minimum,
    "lighten": np.maximum,
    "hard-light": _hard,
    "soft-light": _soft,
    "difference": lambda b, s: np.abs(b - s),
    "color": _color,
}


def stacked(sheets: list[Sheet], size: tuple[int, int]) -> np.ndarray:
    """Straight RGBA (h x w x 4) of sheets, bottom first, over nothing. Groups are isolated."""
    out = np.zeros((size[1], size[0], 4))
    for n, sheet in enumerate(sheets):
        if sheet.clipped or not sheet.visible:
            continue
        source = _picture(sheet, size)
        for upper in sheets[n + 1 :]:
            if not upper.clipped:
                break
            if upper.visible:
                source = _laid(source, _picture(upper, size), upper, atop=True)
        out = _laid(out, source, sheet, atop=sheet.mode == "atop")
    return out


def _picture(sheet: Sheet, size: tuple[int, int]) -> np.ndarray:
    return stacked(sheet.children, size) if sheet.rgba is None else sheet.rgba


def _laid(below: np.ndarray, source: np.ndarray, sheet: Sheet, *, atop: bool) -> np.ndarray:
    a_s = source[..., 3:] * sheet.opacity
    if sheet.mask is not None:
        a_s = a_s * sheet.mask[..., None]
    a_b, cb, cs = below[..., 3:], below[..., :3], source[..., :3]
    mix = MIXES[sheet.mode](cb, cs)
    over_nothing = 0.0 if atop else a_s * (1 - a_b)
    a_o = over_nothing + a_b
    color = over_nothing * cs + a_s * a_b * mix + (1 - a_s) * a_b * cb
    return np.concatenate([color / np.maximum(a_o, 1e-12), a_o], axis=-1)


def on_paper(rgba: np.ndarray) -> np.ndarray:
    """The picture over white, h x w x 3 in [0, 1]: what is seen of it."""
    return rgba[..., :3] * rgba[..., 3:] + 1 - rgba[..., 3:]
