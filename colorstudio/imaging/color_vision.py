"""How colours look to people who see fewer of them, and on a print without colour.

Protan and deutan: Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of
color vision deficiency", IEEE TVCG 15(6), 2009, the matrices of severity 1.0 that they publish for
linear sRGB. Their model is not fitted for tritan, so that one is Brettel, Viénot and Mollon,
"Computerized simulation of color appearance for dichromats", JOSA A 14(10), 1997: two half-planes
around the greys, as matrices for linear sRGB by Burrus (DaltonLens, public domain).
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

import cv2
import numpy as np

from colorstudio.imaging.color import linear_to_lab
from colorstudio.imaging.profiles import SRGB


class Viewer(StrEnum):
    """Who looks, or what is left of the colour: ``grey`` is a print in black ink."""

    deutan = "deutan"
    protan = "protan"
    tritan = "tritan"
    grey = "grey"


DICHROMATS = (Viewer.deutan, Viewer.protan, Viewer.tritan)
MACHADO = {
    Viewer.protan: np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    Viewer.deutan: np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}
BRETTEL_TRITAN = (
    np.array(
        [
            [1.01277, 0.13548, -0.14826],
            [-0.01243, 0.86812, 0.14431],
            [0.07589, 0.80500, 0.11911],
        ]
    ),
    np.array(
        [
            [0.93678, 0.18979, -0.12657],
            [0.06154, 0.81526, 0.12320],
            [-0.37562, 1.12767, 0.24796],
        ]
    ),
)
"""For colours on the one and on the other side of `TRITAN_PLANE`."""
TRITAN_PLANE = np.array([0.03901, -0.02788, -0.01113])
"""Its normal in linear sRGB: the greys and the hues that look the same lie in it."""
STEPS = 4096


def seen(linear: np.ndarray, viewer: Viewer) -> np.ndarray:
    """Linear sRGB (... x 3) as linear sRGB that shows everybody what ``viewer`` sees, in [0, 1]."""
    linear = np.asarray(linear)
    if viewer is Viewer.grey:
        return np.repeat(np.clip(linear @ SRGB.luma, 0, 1)[..., None], 3, axis=-1)
    if viewer is Viewer.tritan:
        first, second = (linear @ matrix.T for matrix in BRETTEL_TRITAN)
        made = np.where((linear @ TRITAN_PLANE >= 0)[..., None], first, second)
    else:
        made = linear @ MACHADO[viewer].T
    return np.clip(made, 0, 1)


def seen_lab(linear: np.ndarray, viewer: Viewer | None) -> np.ndarray:
    """CIELAB of what ``viewer`` sees of linear sRGB (... x 3); None: somebody with all colours."""
    return linear_to_lab(linear if viewer is None else seen(linear, viewer))


def seen_screen(bgrx: np.ndarray, viewer: Viewer) -> np.ndarray:
    """Screen pixels (h x w x 4 uint8 B, G, R, X in sRGB) as ``viewer`` sees them; a new array."""
    decode, encode = _tables()
    linear = cv2.LUT(np.ascontiguousarray(bgrx[..., :3]), decode)
    if viewer is Viewer.grey:
        flipped = np.tile(np.asarray(SRGB.luma)[::-1], (3, 1))
        made = cv2.transform(linear, flipped.astype(np.float32))
    elif viewer is Viewer.tritan:
        first, second = (cv2.transform(linear, _flipped(m)) for m in BRETTEL_TRITAN)
        plane = TRITAN_PLANE[::-1].astype(np.float32)
        side = cv2.transform(linear, plane[None])[..., None] >= 0
        made = np.where(side.reshape(*linear.shape[:2], 1), first, second)
    else:
        made = cv2.transform(linear, _flipped(MACHADO[viewer]))
    at = np.sqrt(np.clip(made, 0, 1)) * np.float32(STEPS) + np.float32(0.5)
    out = np.empty_like(bgrx)
    out[..., :3] = encode[at.astype(np.uint16)]
    out[..., 3] = bgrx[..., 3]
    return out


def _flipped(matrix: np.ndarray) -> np.ndarray:
    """The same for B, G, R."""
    return np.ascontiguousarray(matrix[::-1, ::-1], np.float32)


@lru_cache(maxsize=1)
def _tables() -> tuple[np.ndarray, np.ndarray]:
    decode = SRGB.decode(np.dtype(np.uint8))[0].astype(np.float32)
    steps = (np.arange(STEPS + 1) / STEPS) ** 2
    codes = np.interp(steps, decode.astype(np.float64), np.arange(256))
    return decode[None], np.rint(codes).astype(np.uint8)
