"""JPEG: marker segments read and written by hand around libjpeg-turbo's pixels."""

from __future__ import annotations

import hashlib
import math
import re
import struct
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np

from colorstudio.imaging.io.headers import Damaged, is_frame
from colorstudio.imaging.io.values import Decoded, Encodable, WriteOptions

EXIF = b"Exif\x00\x00"
XMP = b"http://ns.adobe.com/xap/1.0/\x00"
XMP_EXTENSION = b"http://ns.adobe.com/xmp/extension/\x00"
ICC = b"ICC_PROFILE\x00"
MAX_SEGMENT = 65533
"""Bytes that fit into one marker segment beside its length."""
MOST_PIXELS_PER_BYTE = 1024
"""Of a whole file: a block of 64 pixels takes a bit at least (a white picture: 170 to 260)."""
END = b"\xff\xd9"
SUBSAMPLING = ((90, "444"), (75, "422"), (0, "420"))
"""From this quality on, this chroma subsampling: painted colour edges show it early."""
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """``(marker, start, end)`` of the content of each segment up to and with the first scan's."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise Damaged("no marker")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            at += 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if length < 2 or marker == 0xD9:
            raise Damaged("no scan")
        yield marker, at + 4, min(at + 2 + length, len(data))
        if marker == 0xDA:
            return
        at += 2 + length
    raise Damaged("no scan")


def _complete(data: bytes, scan_end: int) -> bool:
    """True where the picture data runs to an end-of-image marker."""
    at = scan_end
    while (match := MARKER.search(data, at)) is not None:
        marker = data[match.start() + 1]
        if marker == 0xD9:
            return True
        if match.end() + 2 > len(data):
            return False
        at = match.end() + max(2, struct.unpack_from(">H", data, match.end())[0])
    return False


def read(data: bytes) -> Decoded:
    """A JPEG with all that it says about itself; grey, RGBA (opaque) or CMYK. Raises Damaged."""
    import imagecodecs

    components, size, scan_end, adobe = 0, 0, 0, False
    out = Decoded(np.zeros((0, 0), np.uint8), "rgb")
    profile: dict[int, bytes] = {}
    extension: dict[int, bytes] = {}
    for marker, start, end in segments(data):
        body = data[start : min(end, start + MAX_SEGMENT)]
        scan_end = end
        if is_frame(marker) and len(body) >= 6:
            components = body[5]
            size = math.prod(struct.unpack(">HH", body[1:5]))
        elif marker == 0xE0 and body[:5] == b"JFIF\x00" and len(body) >= 12:
            out.dpi = _density(*struct.unpack(">BHH", body[7:12]))
        elif marker == 0xE1 and body.startswith(EXIF) and not out.exif:
            out.exif = body[len(EXIF) :]
        elif marker == 0xE1 and body.startswith(XMP) and not out.xmp:
            out.xmp = body[len(XMP) :]
        elif marker == 0xE1 and body.startswith(XMP_EXTENSION):
            # 32 bytes name, 4 total length, 4 offset
            rest = body[len(XMP_EXTENSION) :]
            extension[int.from_bytes(rest[36:40], "big")] = rest[40:]
        elif marker == 0xE2 and body.startswith(ICC) and len(body) > 14:
            profile[body[12]] = body[14:]
        elif marker == 0xEE and body.startswith(b"Adobe"):
            adobe = True
    if profile:
        out.icc = b"".join(profile[n] for n in sorted(profile))
    out.xmp_extension = b"".join(extension[n] for n in sorted(extension))
    space = {1: "GRAYSCALE", 3: "RGBA", 4: "CMYK"}.get(components)
    if space is None:
        raise Damaged(f"{components} components")
    if size > MOST_PIXELS_PER_BYTE * len(data):
        # libjpeg would paint the rest grey, for half a minute
        raise Damaged("the file is far too short for its size")
    if not _complete(data, scan_end):
        _refuse_truncated(data, space)
    try:
        array = imagecodecs.jpeg8_decode(data, outcolorspace=space)
    except (imagecodecs.Jpeg8Error, ValueError) as error:
        raise Damaged(str(error)) from error
    if array.dtype == np.uint16:  # 12-bit JPEG
        array = (array << 4) | (array >> 8)
    if components == 1:
        out.space = "grey"
    elif components == 4:
        out.space = "cmyk"
        if adobe:  # Adobe programs store the paper that is left, not the ink
            np.invert(array, out=array)
    else:
        out.opaque = True
    out.array = array
    return out


def _density(unit: int, x: int, y: int) -> tuple[float, float] | None:
    scale = {1: 1.0, 2: 2.54}.get(unit)
    return (x * scale, y * scale) if scale and x and y else None


def _refuse_truncated(data: bytes, space: str) -> None:
    """Raise Damaged unless only the end marker is missing.

    libjpeg fills what is missing with grey or with whatever follows; where nothing is missing,
    what follows does not show.
    """
    import imagecodecs

    ends = (END, bytes(range(1, 255)) * 16 + END)
    try:
        first, second = (imagecodecs.jpeg8_decode(data + e, outcolorspace=space) for e in ends)
    except (imagecodecs.Jpeg8Error, ValueError) as error:
        raise Damaged(str(error)) from error
    if not np.array_equal(first, second):
        raise Damaged("the file ends too early")


def write(file: BinaryIO, picture: Encodable, options: WriteOptions) -> None:
    """Write a JPEG: grey or YCbCr, 8 bit, no alpha."""
    import imagecodecs

    quality = min(max(options.quality, 1), 100)
    subsampling = next(name for least, name in SUBSAMPLING if quality >= least)
    pixels = memoryview(
        imagecodecs.jpeg8_encode(
            np.ascontiguousarray(picture.array),
            level=quality,
            subsampling=subsampling if picture.array.ndim == 3 else None,
            optimize=True,
        )
    )
    at = 2
    if bytes(pixels[2:4]) == b"\xff\xe0":
        at += 2 + int.from_bytes(pixels[4:6], "big")
    dpi = picture.dpi or (72.0, 72.0)
    x, y = (min(max(round(v), 1), 65535) for v in dpi)
    unit = 1 if picture.dpi else 0
    file.write(b"\xff\xd8")
    file.write(
        segment(
            0xE0,
            b"JFIF\x00\x01\x01" + struct.pack(">BHHBB", unit, *((x, y) if unit else (1, 1)), 0, 0),
        )
    )
    if picture.exif and len(EXIF) + len(picture.exif) <= MAX_SEGMENT:
        file.write(segment(0xE1, EXIF + picture.exif))
    if picture.xmp and len(XMP) + len(picture.xmp) <= MAX_SEGMENT:
        file.write(segment(0xE1, XMP + picture.xmp))
    if picture.xmp_extension:
        _write_extension(file, picture.xmp_extension)
    if picture.icc:
        step = MAX_SEGMENT - 14
        parts = [picture.icc[n : n + step] for n in range(0, len(picture.icc), step)]
        for n, part in enumerate(parts, 1):
            file.write(segment(0xE2, ICC + bytes((n, len(parts))) + part))
    file.write(pixels[at:])


def segment(marker: int, body: bytes) -> bytes:
    """One marker segment with its length."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def _write_extension(file: BinaryIO, packet: bytes) -> None:
    """Extended XMP (XMP specification part 3, 1.1.3.1): what is too long for one segment."""
    name = hashlib.md5(packet, usedforsecurity=False).hexdigest().upper().encode()
    for at in range(0, len(packet), 65000):
        head = name + struct.pack(">II", len(packet), at)
        file.write(segment(0xE1, XMP_EXTENSION + head + packet[at : at + 65000]))
