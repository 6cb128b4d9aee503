"""Pixels of any colour model turned into RGBA, with a sentence where that changes them."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import cv2
import numpy as np

from colorstudio.imaging import profiles
from colorstudio.imaging.color import encode_rgb, lab_f_inverse
from colorstudio.imaging.io.values import Decoded
from colorstudio.imaging.pixels import MAX_CODE
from colorstudio.imaging.profiles import (
    PCS_WHITE,
    SRGB,
    BadProfile,
    NotMatrix,
    Profile,
    adaptation,
)

BLOCK_PIXELS = 2**18
"""Pixels converted at a time, so that no picture-sized float array is ever made."""
RELATIVE, BLACK_POINT, EXACT = 1, 0x2000, 0x0100
"""LittleCMS: relative colorimetric intent; black point compensation; no table in between.

Its usual 33 x 33 x 33 table is off by up to 20 of 255 near black (measured on ProPhoto).
"""
DAMAGED_PROFILE = "The colour profile in the file is damaged; sRGB was taken instead."
NAMES = {"rgb": "an RGB", "grey": "a grey", "cmyk": "a CMYK", "lab": "a Lab"}

Converted = tuple[np.ndarray, Profile, list[str]]


def to_rgba(picture: Decoded) -> Converted:
    """H x W x 4 array, its profile, notices."""
    return CONVERTERS[picture.space](picture)


def _opened(icc: bytes | None, space: str) -> tuple[bytes | None, list[str]]:
    """The profile if it is sound and made for ``space``, and what to say where it is not."""
    if icc is None:
        return None, []
    try:
        made_for = profiles.color_space(icc)
    except BadProfile:
        return None, [DAMAGED_PROFILE]
    if made_for != space:
        found = NAMES.get(made_for, "another")
        return None, [
            f"The file holds {found} profile that does not fit its pixels; it was left out."
        ]
    return icc, []


def _from_rgb(picture: Decoded) -> Converted:
    rgba = _with_alpha(picture.array)
    icc, notices = _opened(picture.icc, "rgb")
    if icc is None:
        return rgba, SRGB, notices
    try:
        return rgba, profiles.from_icc(icc), notices
    except BadProfile:
        return rgba, SRGB, [*notices, DAMAGED_PROFILE]
    except NotMatrix:
        pass
    try:
        converted = through_icc(rgba[..., :3], icc, "rgb")
    except ValueError:
        return rgba, SRGB, [*notices, DAMAGED_PROFILE]
    rgba = np.dstack([converted, rgba[..., 3]])
    return (
        rgba,
        SRGB,
        [*notices, "The picture's profile is made of tables; it was converted to sRGB."],
    )


def _with_alpha(array: np.ndarray) -> np.ndarray:
    if array.shape[2] == 4:
        return array
    return cv2.cvtColor(np.ascontiguousarray(array), cv2.COLOR_RGB2RGBA)


def _from_grey(picture: Decoded) -> Converted:
    grey = picture.array if picture.array.ndim == 2 else picture.array[..., 0]
    icc, notices = _opened(picture.icc, "grey")
    if picture.icc is not None and icc is None and not notices:
        notices.append(DAMAGED_PROFILE)
    if icc is not None:
        try:
            table = _grey_to_srgb(icc, grey.dtype)
        except BadProfile:
            notices.append(DAMAGED_PROFILE)
        else:
            if not np.array_equal(table, np.arange(len(table))):
                notices.append("The grey picture was converted from its profile to sRGB.")
                grey = table[grey]
    rgba = cv2.cvtColor(np.ascontiguousarray(grey), cv2.COLOR_GRAY2RGBA)
    if picture.alpha:
        rgba[..., 3] = picture.array[..., 1]
    return rgba, SRGB, notices


def _grey_to_srgb(icc: bytes, dtype: np.dtype) -> np.ndarray:
    """Table from grey code to the sRGB code of the same relative luminance.

    The curve is used itself instead of LittleCMS, so that greys come out without a tint.
    """
    top = MAX_CODE[dtype]
    linear = profiles.grey_curve(icc)[:: 65535 // top]
    codes = np.interp(linear, SRGB.curves[0], np.linspace(0.0, top, 65536))
    table = np.rint(codes)
    # a grey profile with sRGB's own curve must not move a code by rounding of its table
    near = np.abs(codes - np.arange(top + 1)) < top * 2e-5 + 1e-9
    return np.where(near, np.arange(top + 1), table).astype(dtype)


def _from_cmyk(picture: Decoded) -> Converted:
    ink = picture.array[..., :4]
    icc, notices = _opened(picture.icc, "cmyk")
    rgb = None
    if icc is not None:
        try:
            rgb = through_icc(ink, icc, "cmyk")
            notices.append("The CMYK picture was converted to sRGB by its profile.")
        except ValueError:
            notices.append("The colour profile in the file is damaged.")
    if rgb is None:
        rgb = _in_blocks(ink, typical_print)
        notices.append(
            "The CMYK picture has no profile; it was converted to sRGB as a typical print."
        )
    return _joined(rgb, picture.array[..., 4] if picture.alpha else None), SRGB, notices


def typical_print(ink: np.ndarray) -> np.ndarray:
    """CMYK in [0, 1] (... x 4) to sRGB in [0, 1] as on coated paper.

    Neugebauer's model: the sixteen overprints of ISO 12647-2 solids on coated paper, weighted by
    coverage, mixed with Yule-Nielsen's n = 1.7 (about 15 % dot gain), relative to the paper's
    white and to the darkest overprint. The usual (1 - c)(1 - k) shows cyan ink as #00ffff.
    """
    weights = np.ones((*ink.shape[:-1], 1), np.float32)
    for n in range(4):
        part = ink[..., n : n + 1]
        weights = np.concatenate([weights * (1 - part), weights * part], axis=-1)
    linear = (weights @ _overprints()) ** np.float32(YULE_NIELSEN)
    return encode_rgb(linear)


YULE_NIELSEN = 1.7
SOLIDS = (
    ((0, 0, 0), (95, 0, -2)),
    ((0, 0, 1), (89, -5, 93)),
    ((0, 1, 0), (48, 74, -3)),
    ((0, 1, 1), (47, 68, 48)),
    ((1, 0, 0), (55, -37, -50)),
    ((1, 0, 1), (50, -65, 27)),
    ((1, 1, 0), (24, 22, -46)),
    ((1, 1, 1), (23, 0, 0)),
)
"""Solid inks (cyan, magenta, yellow) and their L*a*b* under D50 on coated paper."""
BLACK_SHARE = 0.0225
"""Light that black ink (L* 16) lets through, as a share."""


@cache
def _overprints() -> np.ndarray:
    """16 x 3 float32: linear sRGB of every overprint, to the power 1/n; white 1, darkest 0."""
    light = np.zeros((16, 3))
    for (c, m, y), lab in SOLIDS:
        at = c + 2 * m + 4 * y
        light[at] = _linear_from_lab(np.array(lab, np.float64))
        light[at + 8] = light[at] * BLACK_SHARE
    darkest = light[15]
    light = np.clip((light - darkest) / (light[0] - darkest), 0.0, 1.0)
    return (light ** (1 / YULE_NIELSEN)).astype(np.float32)


def _from_lab(picture: Decoded) -> Converted:
    rgb = _in_blocks(picture.array[..., :3], _lab_to_srgb)
    alpha = picture.array[..., 3] if picture.alpha else None
    return _joined(rgb, alpha), SRGB, ["The Lab picture was converted to sRGB."]


def _lab_to_srgb(lab: np.ndarray) -> np.ndarray:
    """Lab as fractions of the code range (a*, b* with 128/255 as zero) to sRGB."""
    scale, shift = np.array([100.0, 255.0, 255.0]), np.array([0.0, 128.0, 128.0])
    return encode_rgb(_linear_from_lab(lab.astype(np.float64) * scale - shift))


def _linear_from_lab(lab: np.ndarray) -> np.ndarray:
    """L*a*b* (... x 3) under D50 to linear sRGB."""
    fy = (lab[..., 0] + 16) / 116
    f = np.stack([fy + lab[..., 1] / 500, fy, fy - lab[..., 2] / 200], axis=-1)
    to_linear = SRGB.from_xyz @ adaptation(PCS_WHITE, SRGB.white)
    return (lab_f_inverse(f) * PCS_WHITE) @ to_linear.T


def _joined(rgb: np.ndarray, alpha: np.ndarray | None) -> np.ndarray:
    rgba = cv2.cvtColor(rgb, cv2.COLOR_RGB2RGBA)
    if alpha is not None:
        rgba[..., 3] = alpha
    return rgba


def _in_blocks(array: np.ndarray, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """``function`` (fractions, ... x C to ... x 3) over an array of codes, some rows at a time."""
    top = MAX_CODE[array.dtype]
    out = np.empty((*array.shape[:2], 3), array.dtype)
    rows = max(1, BLOCK_PIXELS // array.shape[1])
    for y in range(0, array.shape[0], rows):
        block = array[y : y + rows].astype(np.float32) / np.float32(top)
        out[y : y + rows] = np.rint(function(block) * top)
    return out


def through_icc(array: np.ndarray, icc: bytes, space: str) -> np.ndarray:
    """Codes (H x W x 3 or 4) through LittleCMS from ``icc`` to sRGB (H x W x 3), same depth.

    Relative colorimetric with black point compensation. Raises ValueError for a broken profile.
    """
    import imagecodecs

    out = np.empty((*array.shape[:2], 3), array.dtype)
    rows = max(1, BLOCK_PIXELS // array.shape[1])
    target = SRGB.icc_bytes

    def convert(y: int) -> None:
        out[y : y + rows] = imagecodecs.cms_transform(
            np.ascontiguousarray(array[y : y + rows]),
            icc,
            target,
            colorspace=space,
            outcolorspace="rgb",
            intent=RELATIVE,
            flags=BLACK_POINT | EXACT,
        )

    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        try:
            list(pool.map(convert, range(0, array.shape[0], rows)))
        except (imagecodecs.CmsError, RuntimeError) as error:
            raise ValueError(str(error)) from error
    return out


CONVERTERS: dict[str, Callable[[Decoded], Converted]] = {
    "rgb": _from_rgb,
    "grey": _from_grey,
    "cmyk": _from_cmyk,
    "lab": _from_lab,
}


def turned(array: np.ndarray, orientation: int) -> np.ndarray:
    """The array upright, from how EXIF says that it was stored (1 to 8)."""
    if orientation == 1:
        return array
    if orientation >= 5:
        array = cv2.transpose(array)
    flip = {2: 1, 3: -1, 4: 0, 6: 1, 7: -1, 8: 0}.get(orientation)
    return array if flip is None else cv2.flip(array, flip)


def is_grey(array: np.ndarray) -> bool:
    """True where red, green and blue are equal everywhere. Stops early, copies nothing large."""
    rows = max(1, BLOCK_PIXELS // array.shape[1])
    for y in range(0, array.shape[0], rows):
        block = array[y : y + rows]
        if not (
            np.array_equal(block[..., 0], block[..., 1])
            and np.array_equal(block[..., 1], block[..., 2])
        ):
            return False
    return True


def is_opaque(array: np.ndarray) -> bool:
    """True where alpha is full everywhere."""
    rows = max(1, BLOCK_PIXELS // array.shape[1])
    top = MAX_CODE[array.dtype]
    return all(
        bool((array[y : y + rows, :, 3] == top).all()) for y in range(0, array.shape[0], rows)
    )
