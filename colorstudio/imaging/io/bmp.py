"""BMP: every flavour read by Pillow, version 5 written by hand so that the profile goes along."""

from __future__ import annotations

import io
import struct
from typing import BinaryIO

import cv2
import numpy as np

from colorstudio.imaging.io.values import Decoded, Encodable, WriteOptions

HEADER = "<IiiHHIIiiII4I4s36s3IIIII"
BITFIELDS = 3
MASKS = (0x00FF0000, 0x0000FF00, 0x000000FF, 0xFF000000)
EMBEDDED = b"DEBM"
PERCEPTUAL_INTENT = 4
FILE_HEADER_BYTES, VERSION_5_BYTES = 14, 124


def read(data: bytes) -> Decoded:
    """A BMP: 1 to 32 bits, palettes, run lengths, bit fields. Raises what Pillow raises."""
    # the class itself: Image.open would apply Pillow's own size limit, ours has been checked
    from PIL.BmpImagePlugin import BmpImageFile

    with BmpImageFile(io.BytesIO(data)) as image:
        dpi = image.info.get("dpi")
        mode = {"1": "L", "L": "L", "RGBA": "RGBA"}.get(image.mode, "RGB")
        array = np.array(image if image.mode == mode else image.convert(mode))
    out = Decoded(array, "grey" if mode == "L" else "rgb", alpha=mode == "RGBA")
    if dpi and min(dpi) > 0:
        out.dpi = (float(dpi[0]), float(dpi[1]))
    out.icc = _profile(data)
    return out


def _profile(data: bytes) -> bytes | None:
    if len(data) < FILE_HEADER_BYTES + VERSION_5_BYTES:
        return None
    (size,) = struct.unpack_from("<I", data, 14)
    if size != VERSION_5_BYTES or data[70:74] != EMBEDDED:
        return None
    at, count = struct.unpack_from("<II", data, 126)
    at += FILE_HEADER_BYTES
    return data[at : at + count] if at + count <= len(data) else b""


def write(file: BinaryIO, picture: Encodable, options: WriteOptions) -> None:
    """Write a 24- or 32-bit BMP with its profile."""
    height, width, channels = picture.array.shape
    stride = -(-width * channels // 4) * 4
    image_bytes = stride * height
    icc = picture.icc or b""
    density = [round(min(max(v, 0.0), 1e6) / 0.0254) for v in picture.dpi or (0.0, 0.0)]
    start = FILE_HEADER_BYTES + VERSION_5_BYTES
    file.write(b"BM" + struct.pack("<IHHI", start + image_bytes + len(icc), 0, 0, start))
    file.write(
        struct.pack(
            HEADER,
            VERSION_5_BYTES,
            width,
            height,
            1,
            channels * 8,
            BITFIELDS if channels == 4 else 0,
            image_bytes,
            *density,
            0,
            0,
            *MASKS,
            EMBEDDED,
            bytes(36),
            0,
            0,
            0,
            PERCEPTUAL_INTENT,
            VERSION_5_BYTES + image_bytes,
            len(icc),
            0,
        )
    )
    code = cv2.COLOR_RGBA2BGRA if channels == 4 else cv2.COLOR_RGB2BGR
    rows = max(1, 2**20 // width)
    for bottom in range(height, 0, -rows):
        block = cv2.cvtColor(picture.array[max(0, bottom - rows) : bottom][::-1].copy(), code)
        padded = np.zeros((len(block), stride), np.uint8)
        padded[:, : width * channels] = block.reshape(len(block), -1)
        file.write(padded.data)
    file.write(icc)
