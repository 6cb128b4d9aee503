"""PNG: chunks read and written by hand around libpng's pixels; 16 bit and texts are kept."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import numpy as np

from colorstudio.imaging import profiles
from colorstudio.imaging.io.headers import Damaged
from colorstudio.imaging.io.values import Decoded, Encodable, WriteOptions

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_TEXT_BYTES = 16 * 2**20
"""A profile, or all texts together, that unpack to more are left out: a bomb or a mistake."""
RAW_PROFILE = "Raw profile type "
"""Keyword of ImageMagick's texts that hold EXIF, IPTC or XMP as hexadecimal digits."""
DISPLAY_P3 = b"\x0c\x0d\x00\x01"
"""A cICP chunk (PNG 3rd edition): P3 primaries, sRGB curve, RGB, full range."""
MIN_PACKED, MAX_PACKED = 4096, 2**20
"""Texts between these sizes are compressed; Pillow refuses whole files for larger packed ones."""
XMP_KEYWORD = "XML:com.adobe.xmp"
FILTER_AVERAGE = 0x40
"""On photos at level 1 the smallest and, after RLE, the fastest (6000 x 4000: 0.78 s, 30 MB)."""
FILTER_ALL = 0xF8
MOST_UNPACKED = 1032
"""Bytes that one byte of deflate can become."""
CHANNELS = {0: (1, 1), 2: (3, 3), 3: (1, 3), 4: (2, 2), 6: (4, 4)}
"""By colour type: channels in the file, and decoded."""
WITHOUT_ALPHA = (0, 2, 3)
"""Colour types to which a tRNS chunk adds alpha."""


def chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """``(type, start, end)`` of each chunk's content, up to IEND or where the file breaks off."""
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            return
        yield kind, at + 8, at + 8 + length
        if kind == b"IEND":
            return
        at += 12 + length


def chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk with its length and check sum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def inflate(data: bytes, limit: int = MAX_TEXT_BYTES) -> bytes | None:
    """What ``data`` unpacks to, or None where it is broken or longer than ``limit`` bytes."""
    unpacker = zlib.decompressobj()
    try:
        out = unpacker.decompress(data, limit)
    except zlib.error:
        return None
    return out if unpacker.eof else None


def decode_png(data: bytes) -> np.ndarray:
    """The pixels of a PNG, exactly: H x W, or H x W x 2, 3, 4; uint8 or uint16.

    A palette becomes colours, fewer than 8 bits become 8, a transparent colour becomes alpha.
    Raises Damaged.
    """
    import imagecodecs

    pixels = _pixels_only(data)
    out = _room(pixels)
    try:
        return imagecodecs.png_decode(pixels, out=out)
    except imagecodecs.PngError as error:
        # a decoder that fails keeps its array for ever: what is left of it shall be small
        out.resize(0, refcheck=False)
        raise Damaged(str(error)) from error
    except ValueError:  # of another shape than its head says, as with a tRNS that does not count
        try:
            return imagecodecs.png_decode(pixels)
        except (imagecodecs.PngError, ValueError) as error:
            raise Damaged(str(error)) from error


def _room(data: bytes) -> np.ndarray:
    """An array, not filled, for the picture of a PNG. Raises Damaged where it cannot be whole."""
    kinds = {kind: (start, end) for kind, start, end in chunks(data)}
    start, end = kinds.get(b"IHDR", (0, 0))
    if end - start != 13:
        raise Damaged("no IHDR")
    width, height, depth, color = struct.unpack_from(">IIBB", data, start)
    if color not in CHANNELS or depth not in (1, 2, 4, 8, 16):
        raise Damaged("no such kind of pixels")
    stored, channels = CHANNELS[color]
    packed = sum(end - start for kind, start, end in chunks(data) if kind == b"IDAT")
    if width * height * stored * depth > 8 * MOST_UNPACKED * packed:
        raise Damaged("the file is far too short for its size")
    channels += b"tRNS" in kinds and color in WITHOUT_ALPHA
    shape = (height, width) if channels == 1 else (height, width, channels)
    return np.empty(shape, np.uint16 if depth == 16 else np.uint8)


PIXEL_CHUNKS = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))


def _pixels_only(data: bytes) -> bytes:
    """The same PNG without its texts and profiles.

    libpng writes complaints about those to standard error, and a bomb in them would be unpacked.
    """
    view = memoryview(data)
    parts = [view[s - 8 : e + 4] for kind, s, e in chunks(data) if kind in PIXEL_CHUNKS]
    return b"".join([SIGNATURE, *parts])


def encode_png(
    array: np.ndarray,
    icc: bytes | None = None,
    text: Mapping[str, str] | None = None,
    level: int = 1,
) -> bytes:
    """``array`` (H x W, or H x W x 1, 2, 3, 4; uint8 or uint16) as the bytes of a PNG.

    ``icc``: profile to embed; ``text``: keyword to text, written as iTXt; ``level``: 0 to 9.
    """
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[..., 0]
    picture = Encodable(array, icc=icc, text=text or {})
    return b"".join(_parts(picture, level, FILTER_AVERAGE if level < 5 else FILTER_ALL))


def read(data: bytes) -> Decoded:
    """A PNG with all that it says about itself. Raises Damaged."""
    array = decode_png(data)
    channels = 1 if array.ndim == 2 else array.shape[2]
    out = Decoded(array, "grey" if channels < 3 else "rgb", alpha=channels in (2, 4))
    seen: set[bytes] = set()
    for kind, start, end in chunks(data):
        if kind in TEXTS:
            _read_text(out, data[start:end], *TEXTS[kind])
        elif kind in READERS and kind not in seen:
            READERS[kind](out, data[start:end])
        seen.add(kind)
    out.xmp = out.text.pop(XMP_KEYWORD, "").encode()
    out.exif = (out.exif or _raw_exif(out.text)).removeprefix(b"Exif\x00\x00")
    # they would bring positions and old orientations back on saving
    out.text = {k: v for k, v in out.text.items() if not k.startswith(RAW_PROFILE)}
    if b"acTL" in seen:
        out.notices.append("The picture is an animation; only its first image was opened.")
    return out


def write(file: BinaryIO, picture: Encodable, options: WriteOptions) -> None:
    """Write a PNG."""
    small = options.compression == "small"
    for part in _parts(picture, 6 if small else 1, FILTER_ALL if small else FILTER_AVERAGE):
        file.write(part)


def _parts(picture: Encodable, level: int, row_filter: int) -> Iterator[bytes | memoryview]:
    import imagecodecs

    pixels = imagecodecs.png_encode(
        np.ascontiguousarray(picture.array), level=level, strategy=0, filter=row_filter
    )
    end_of_header = len(SIGNATURE) + 25
    view = memoryview(pixels)
    yield view[:end_of_header]
    if picture.icc:
        yield chunk(b"iCCP", b"ICC profile\x00\x00" + zlib.compress(picture.icc, 9))
    if picture.dpi is not None:
        x, y = (round(min(max(v, 0.0), 1e6) / 0.0254) for v in picture.dpi)
        yield chunk(b"pHYs", struct.pack(">IIB", x, y, 1))
    if picture.exif:
        yield chunk(b"eXIf", picture.exif)
    if picture.xmp:
        # XMP asks for an uncompressed text, so that it can be found without a PNG reader
        yield chunk(b"iTXt", _itxt(XMP_KEYWORD, picture.xmp, packed=False))
    for keyword, text in picture.text.items():
        body = text.encode("utf-8", "replace")
        yield chunk(b"iTXt", _itxt(keyword, body, packed=MIN_PACKED < len(body) <= MAX_PACKED))
    yield view[end_of_header:]


def _itxt(keyword: str, body: bytes, packed: bool) -> bytes:
    name = keyword.encode("latin-1", "replace")[:79].replace(b"\x00", b"") or b"Comment"
    flag = b"\x01" if packed else b"\x00"
    return name + b"\x00" + flag + b"\x00\x00\x00" + (zlib.compress(body) if packed else body)


def _read_icc(out: Decoded, body: bytes) -> None:
    if out.icc is not None:  # cICP has precedence
        return
    packed = body.partition(b"\x00")[2][1:]
    icc = inflate(packed)
    if icc is None:
        out.notices.append("The colour profile in the file is damaged; sRGB was taken instead.")
    out.icc = icc


def _read_text(out: Decoded, body: bytes, packed: bool, international: bool) -> None:
    """tEXt, zTXt and iTXt, as long as all of them together stay within `MAX_TEXT_BYTES`."""
    keyword, _, text = body.partition(b"\x00")
    name = keyword.decode("latin-1")
    if international:
        packed = text[:1] == b"\x01"
        text = text[2:].partition(b"\x00")[2].partition(b"\x00")[2]
    elif packed:
        text = text[1:]
    room = MAX_TEXT_BYTES - sum(map(len, out.text.values()))
    if not name or name in out.text or room <= 0:
        return
    plain = inflate(text, room) if packed else text
    if plain is None or len(plain) > room:
        out.notices.append(f"A text in the file (“{name[:40]}”) is damaged; it was left out.")
        return
    out.text[name] = plain.decode("utf-8" if international else "latin-1", "replace")


def _raw_exif(text: dict[str, str]) -> bytes:
    """EXIF from ImageMagick's text: a name, a length, hexadecimal digits."""
    for kind in ("exif", "APP1"):
        parts = text.get(RAW_PROFILE + kind, "").split(maxsplit=2)
        if len(parts) == 3:
            try:
                block = bytes.fromhex(parts[2])
            except ValueError:
                continue
            if block.startswith(b"Exif\x00\x00"):
                return block
    return b""


def _read_space(out: Decoded, body: bytes) -> None:
    if body == DISPLAY_P3:
        out.icc = profiles.named("display-p3").icc


def _read_density(out: Decoded, body: bytes) -> None:
    if len(body) == 9 and body[8] == 1:
        x, y = struct.unpack(">II", body[:8])
        if x and y:
            out.dpi = (x * 0.0254, y * 0.0254)


def _read_exif(out: Decoded, body: bytes) -> None:
    out.exif = body


TEXTS = {b"tEXt": (False, False), b"zTXt": (True, False), b"iTXt": (False, True)}
"""Chunk: whether it is packed, whether it is international."""
READERS = {
    b"iCCP": _read_icc,
    b"cICP": _read_space,
    b"pHYs": _read_density,
    b"eXIf": _read_exif,
}
