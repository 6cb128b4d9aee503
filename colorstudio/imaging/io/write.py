"""Pixels and metadata become a picture file, whole or not at all."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from colorstudio import atomic
from colorstudio.errors import BadInput, OutOfMemory
from colorstudio.imaging import profiles
from colorstudio.imaging.fitting import fitted
from colorstudio.imaging.io import exif as exif_block
from colorstudio.imaging.io import recipe as recipes
from colorstudio.imaging.io import xmp as packets
from colorstudio.imaging.io.convert import is_grey, is_opaque
from colorstudio.imaging.io.formats import ENDINGS, FORMATS, Format
from colorstudio.imaging.io.values import Encodable, Metadata, WriteOptions
from colorstudio.imaging.pixels import Pixels

NO_METADATA = Metadata()
DEFAULTS = WriteOptions()
POSITION = re.compile(r"gps|latitude|longitude", re.IGNORECASE)
"""Keywords of PNG texts that hold positions, like ImageMagick's ``exif:GPSLatitude``."""


def write(
    path: Path | str,
    pixels: Pixels,
    metadata: Metadata = NO_METADATA,
    options: WriteOptions = DEFAULTS,
    recipe: dict[str, Any] | None = None,
) -> None:
    """Save a picture; the ending of ``path`` names the format.

    The profile is embedded (sRGB where the picture came without one), positions are left out
    unless ``options.keep_gps``, alpha becomes white paper where the format knows none. ``recipe``
    takes the place of ``metadata.recipe``. Raises BadInput; a file that was there is then unharmed.
    """
    path = Path(path)
    row = format_of(path)
    try:
        pixels = fitted(pixels, max_side=options.max_side, srgb=options.convert_to_srgb)
    except MemoryError as error:
        raise OutOfMemory(
            f"Saving {path.name} does not fit into memory.",
            "Close other programs, or save a smaller copy.",
        ) from error
    if max(pixels.size) > row.max_side:
        raise BadInput(
            f"{pixels.width} x {pixels.height} pixels do not fit into a {row.title} file.",
            f"It holds at most {row.max_side} on a side; save as PNG or TIFF.",
        )
    try:
        picture = _prepared(row, pixels, metadata, options, recipe)
        with atomic.replacing(path, backup=options.backup) as file:
            row.writer(file, picture, options)
    except MemoryError as error:
        raise OutOfMemory(
            f"Saving {path.name} does not fit into memory.",
            "Close other programs, or save a smaller copy.",
        ) from error


def format_of(path: Path) -> Format:
    """The row of ``FORMATS`` that a file name's ending names. Raises BadInput."""
    kind = ENDINGS.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(sorted(ENDINGS))
        raise BadInput(f"{path.name} does not end like a picture.", f"Use one of {known}.")
    return FORMATS[kind]


def _prepared(
    row: Format,
    pixels: Pixels,
    metadata: Metadata,
    options: WriteOptions,
    recipe: dict[str, Any] | None,
) -> Encodable:
    array = pixels.array
    depth = options.depth or pixels.depth
    if depth not in (8, 16):
        raise BadInput(f"{depth} bits per channel cannot be saved.", "Choose 8 or 16.")
    array = at_depth(array, depth if depth in row.depths else 8)
    opaque = is_opaque(array)
    if not opaque and not row.alpha:
        array, opaque = on_white(array), True
    grey = options.grey_if_possible and row.grey and is_grey(array)
    grey = grey and _one_curve(pixels.profile)
    if not row.grey_alpha and not opaque:
        grey = False
    icc = profiles.grey_icc(pixels.profile) if grey else pixels.profile.icc_bytes
    array = _channels(array, grey, opaque)
    return with_texts(
        Encodable(array, icc=icc, dpi=metadata.dpi), metadata, options, recipe, row.recipe_in
    )


def with_texts(
    picture: Encodable,
    metadata: Metadata,
    options: WriteOptions,
    recipe: dict[str, Any] | None,
    recipe_in: str,
) -> Encodable:
    """The picture with EXIF, XMP, texts and recipe as ``options`` ask for them.

    ``recipe_in``: as in `Format`. Nothing is added where metadata are not kept.
    """
    if not options.keep_metadata:
        return picture
    height, width = picture.array.shape[:2]
    made = recipe if recipe is not None else metadata.recipe
    exif, xmp = metadata.exif, metadata.xmp
    if exif:
        exif = exif_block.cleaned(exif, width, height)
    if not options.keep_gps:
        exif, xmp = exif_block.without_positions(exif), packets.without_positions(xmp)
    text = dict(metadata.text)
    if not options.keep_gps:
        text = {k: v for k, v in text.items() if not POSITION.search(k)}
    base = replace(picture, exif=exif, xmp=xmp, text=text)
    return recipes.embedded(base, made, recipe_in, (width, height))


def _one_curve(profile: profiles.Profile) -> bool:
    return bool(np.all(profile.curves == profile.curves[1]))


def _channels(array: np.ndarray, grey: bool, opaque: bool) -> np.ndarray:
    """Only the channels that say something."""
    if grey:
        return np.ascontiguousarray(array[..., 0] if opaque else array[..., [0, 3]])
    return cv2.cvtColor(array, cv2.COLOR_RGBA2RGB) if opaque else array


def at_depth(array: np.ndarray, depth: int) -> np.ndarray:
    """The same codes in 8 or 16 bit, rounded to the nearest."""
    if array.dtype.itemsize * 8 == depth:
        return array
    if depth == 16:
        return array.astype(np.uint16) * np.uint16(257)
    out = np.empty(array.shape, np.uint8)
    rows = max(1, 2**20 // array.shape[1])
    for y in range(0, array.shape[0], rows):
        out[y : y + rows] = (array[y : y + rows].astype(np.uint32) + 128) // 257
    return out


def on_white(array: np.ndarray) -> np.ndarray:
    """The picture over white paper, opaque, blended in code values as viewers do."""
    top = np.iinfo(array.dtype).max
    out = np.empty_like(array)
    rows = max(1, 2**20 // array.shape[1])
    for y in range(0, array.shape[0], rows):
        block = array[y : y + rows].astype(np.float32)
        alpha = block[..., 3:] / np.float32(top)
        out[y : y + rows, :, :3] = np.rint(block[..., :3] * alpha + top * (1 - alpha))
    out[..., 3] = top
    return out
