"""WebP: RIFF chunks read and written by hand around libwebp's pixels."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np

from colorstudio.imaging.io.headers import SIZES, Damaged
from colorstudio.imaging.io.values import Decoded, Encodable, WriteOptions

ANIMATED, HAS_XMP, HAS_EXIF, HAS_ALPHA, HAS_ICC = 0x02, 0x04, 0x08, 0x10, 0x20
PICTURE_CHUNKS = (b"ALPH", b"VP8 ", b"VP8L")


def chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """``(name, start, end)`` of the content of each chunk."""
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        yield name, at + 8, min(at + 8 + size, len(data))
        at += 8 + size + size % 2


def read(data: bytes) -> Decoded:
    """A WebP with all that it says about itself. Raises Damaged."""
    import imagecodecs

    found: dict[bytes, tuple[int, int]] = {}
    for name, start, end in chunks(data):
        found.setdefault(name, (start, end))
    canvas = SIZES["webp"](io.BytesIO(data))
    for name in (b"VP8 ", b"VP8L"):
        if name in found:
            start = found[name][0] - 8
            inner = data[:12] + data[start : start + 64] + bytes(18)
            # the canvas has been checked against the limit, so the picture must not be larger
            if SIZES["webp"](io.BytesIO(inner)) != canvas:
                raise Damaged("two sizes")
    try:
        array = imagecodecs.webp_decode(data)
    except (imagecodecs.WebpError, ValueError) as error:
        raise Damaged(str(error)) from error
    out = Decoded(np.ascontiguousarray(array), "rgb", alpha=array.shape[2] == 4)
    out.icc = data[slice(*found[b"ICCP"])] if b"ICCP" in found else None
    out.exif = data[slice(*found.get(b"EXIF", (0, 0)))].removeprefix(b"Exif\x00\x00")
    out.xmp = data[slice(*found.get(b"XMP ", (0, 0)))]
    if b"ANIM" in found:
        out.notices.append("The picture is an animation; only its first image was opened.")
    return out


def write(file: BinaryIO, picture: Encodable, options: WriteOptions) -> None:
    """Write a WebP; with ``lossless`` exact, also under full transparency."""
    import imagecodecs

    pixels = imagecodecs.webp_encode(
        np.ascontiguousarray(picture.array),
        # for lossless this is the effort; 0 is 10 times as fast as 100 and 3 % larger
        level=0 if options.lossless else min(max(options.quality, 1), 100),
        lossless=options.lossless,
        method=1 if options.lossless else 4,
    )
    height, width, channels = picture.array.shape
    flags = (
        (HAS_ICC if picture.icc else 0)
        | (HAS_ALPHA if channels == 4 else 0)
        | (HAS_EXIF if picture.exif else 0)
        | (HAS_XMP if picture.xmp else 0)
    )
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    parts = [_chunk(b"VP8X", bytes((flags, 0, 0, 0)) + sides)]
    if picture.icc:
        parts.append(_chunk(b"ICCP", picture.icc))
    view = memoryview(pixels)
    parts += [_chunk(n, view[s:e]) for n, s, e in chunks(bytes(pixels)) if n in PICTURE_CHUNKS]
    if picture.exif:
        parts.append(_chunk(b"EXIF", picture.exif))
    if picture.xmp:
        parts.append(_chunk(b"XMP ", picture.xmp))
    file.write(b"RIFF" + struct.pack("<I", 4 + sum(map(len, parts))) + b"WEBP")
    file.writelines(parts)


def _chunk(name: bytes, body: bytes | memoryview) -> bytes:
    return b"".join((name, struct.pack("<I", len(body)), body, b"\x00" * (len(body) % 2)))
