"""What passes between picture files and the program: picture, metadata, ways to save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from colorstudio.imaging.pixels import Pixels

MAX_MEGAPIXELS = 250.0
"""Pictures above this many million pixels are refused unless the caller says otherwise."""


@dataclass(frozen=True, eq=False)
class Metadata:
    """What travels with a picture beside its pixels.

    ``exif``: a TIFF structure (no ``Exif`` prefix) with orientation 1 and no thumbnail, positions
    still inside. ``xmp``: a packet. ``dpi``: across and down. ``recipe``: how ColorStudio made the
    picture. ``text``: further PNG texts by keyword (``parameters``, ``Title``, ...).
    """

    exif: bytes = b""
    xmp: bytes = b""
    dpi: tuple[float, float] | None = None
    recipe: dict[str, Any] | None = None
    text: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as it was read.

    ``pixels``: upright (orientation applied). ``notices``: sentences for the artist about what was
    converted. ``format``: a key of ``FORMATS``, found by content. ``was_grey``: the file has one
    grey channel, or colour channels that are equal everywhere.
    """

    pixels: Pixels
    metadata: Metadata
    notices: tuple[str, ...]
    format: str
    was_grey: bool
    has_alpha: bool


@dataclass(frozen=True)
class WriteOptions:
    """How a picture is saved; what a format does not know is ignored.

    ``quality``: 1 to 100, for JPEG and lossy WebP. ``lossless``: for WebP. ``compression``:
    ``fast`` or ``small``, for PNG and TIFF. ``backup``: the old file stays as ``NAME~``.
    ``depth``: 8 or 16 bits per channel; None keeps the picture's. ``grey_if_possible``: one grey
    channel where red, green and blue are equal everywhere. ``max_side``: a longer side above it is
    scaled down, in linear light. ``convert_to_srgb``: whatever profile the picture is in.
    """

    quality: int = 92
    lossless: bool = False
    compression: Literal["fast", "small"] = "fast"
    keep_metadata: bool = True
    keep_gps: bool = False
    backup: bool = False
    depth: int | None = None
    grey_if_possible: bool = False
    max_side: int | None = None
    convert_to_srgb: bool = False


@dataclass(eq=False)
class Decoded:
    """A picture as its format holds it, before profile and orientation are dealt with.

    ``array``: H x W or H x W x C, uint8 or uint16. ``space``: ``grey``, ``rgb``, ``cmyk`` (more is
    more ink) or ``lab``. ``alpha``: the last channel is straight alpha. ``opaque``: a fourth
    channel is there for convenience and holds nothing but full opacity.
    """

    array: np.ndarray
    space: Literal["grey", "rgb", "cmyk", "lab"]
    alpha: bool = False
    opaque: bool = False
    icc: bytes | None = None
    exif: bytes = b""
    xmp: bytes = b""
    xmp_extension: bytes = b""
    dpi: tuple[float, float] | None = None
    text: dict[str, str] = field(default_factory=dict)
    orientation: int = 0
    """0 where the format itself says nothing; then EXIF decides."""
    notices: list[str] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Encodable:
    """What a writer puts into a file: pixels as the file shall hold them, and texts, all final.

    ``array``: H x W (grey), H x W x 2 (grey, alpha), x 3 or x 4; uint8 or uint16.
    """

    array: np.ndarray
    icc: bytes | None = None
    exif: bytes = b""
    xmp: bytes = b""
    xmp_extension: bytes = b""
    dpi: tuple[float, float] | None = None
    text: Mapping[str, str] = field(default_factory=dict)
