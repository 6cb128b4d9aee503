"""Codes of a document turned into what a screen shows: 8-bit sRGB, paper under transparency."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from colorstudio.imaging.pixels import MAX_CODE, frozen
from colorstudio.imaging.profiles import SRGB, Profile, adaptation

CHECKER = (0x9A, 0x80)
CHECKER_SIDE = 16
NEUTRAL = (0x80, 0x80)
DISPLAY_STEPS = 8192


def to_display(
    codes: np.ndarray,
    profile: Profile,
    *,
    under: tuple[int, int] = CHECKER,
    origin: tuple[int, int] = (0, 0),
) -> np.ndarray:
    """B, G, R, X as h x w x 4 uint8 (QImage.Format_RGB32) of h x w x 4 codes.

    ``under``: the two greys of the board that shows through where alpha is less than full
    (`NEUTRAL` for a plain one). ``origin``: where the codes lie in the picture, so that boards of
    neighbouring rectangles meet.
    """
    alpha = cv2.extractChannel(codes, 3)
    if profile.same_as_srgb:
        eight = codes if codes.dtype == np.uint8 else cv2.convertScaleAbs(codes, alpha=1 / 257)
        out = cv2.cvtColor(eight, cv2.COLOR_RGBA2BGRA)
    else:
        out = _converted(codes, profile)
    if alpha.size and alpha.min() < MAX_CODE[codes.dtype]:
        _lay_on_board(out, alpha, under, origin)
    return out


def _converted(codes: np.ndarray, profile: Profile) -> np.ndarray:
    # numba is slow to import, and sRGB pictures never need it here
    from colorstudio.document.composite_kernels import to_bgrx

    out = np.empty((*codes.shape[:2], 4), np.uint8)
    matrix, encode = _screen_tables(profile)
    codes = frozen(np.ascontiguousarray(codes).view())
    to_bgrx(codes, profile.decode(codes.dtype), matrix, encode, out)
    return out


@lru_cache(maxsize=16)
def _screen_tables(profile: Profile) -> tuple[np.ndarray, np.ndarray]:
    to_srgb = SRGB.from_xyz @ adaptation(profile.white, SRGB.white) @ profile.to_xyz
    linear = (np.arange(DISPLAY_STEPS + 1) / DISPLAY_STEPS) ** 2
    encoded = np.interp(linear, SRGB.curves[0], np.linspace(0, 255, 65536))
    return np.ascontiguousarray(to_srgb, np.float32), np.rint(encoded).astype(np.uint8)


def _lay_on_board(
    out: np.ndarray, alpha: np.ndarray, under: tuple[int, int], origin: tuple[int, int]
) -> None:
    h, w = alpha.shape
    column = (np.arange(w) + origin[0]) // CHECKER_SIDE
    row = (np.arange(h) + origin[1]) // CHECKER_SIDE
    board = np.where((column[None] + row[:, None]) % 2 == 0, under[0], under[1])
    part = (alpha / np.float32(MAX_CODE[alpha.dtype]))[..., None]
    mixed = board[..., None] + (out[..., :3] - board[..., None]) * part
    out[..., :3] = np.rint(mixed)
    out[..., 3] = 255
