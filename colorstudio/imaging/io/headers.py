"""Which format a file has and how large its picture is, told from its first bytes."""

from __future__ import annotations

import struct
from typing import BinaryIO, NamedTuple

from colorstudio.errors import BadInput


class Header(NamedTuple):
    """Format name, and width and height as stored (before orientation)."""

    format: str
    width: int
    height: int


class Damaged(Exception):
    """The bytes are not what the format asks for; becomes a BadInput with the file's name."""


class Unsupported(Exception):
    """A sound file of a kind that is not read; becomes a BadInput that begins with its name.

    ``words`` go on after the file's name; ``hint`` names the way on.
    """

    def __init__(self, words: str, hint: str) -> None:
        super().__init__(words, hint)
        self.words, self.hint = words, hint


MAGIC: tuple[tuple[bytes, int, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "png"),
    (b"\xff\xd8\xff", 0, "jpeg"),
    (b"WEBP", 8, "webp"),
    (b"II*\x00", 0, "tiff"),
    (b"MM\x00*", 0, "tiff"),
    (b"II+\x00", 0, "tiff"),
    (b"MM\x00+", 0, "tiff"),
    (b"BM", 0, "bmp"),
)
"""Bytes, their place, format."""

FOREIGN: tuple[tuple[bytes, int, str], ...] = (
    (b"GIF8", 0, "a GIF picture"),
    (b"8BPS", 0, "a Photoshop file"),
    (b"ftypheic", 4, "a HEIC picture"),
    (b"ftypheix", 4, "a HEIC picture"),
    (b"ftypmif1", 4, "a HEIC picture"),
    (b"ftypavif", 4, "an AVIF picture"),
    (b"\xff\x0a", 0, "a JPEG XL picture"),
    (b"JXL ", 4, "a JPEG XL picture"),
    (b"\x00\x00\x00\x0cjP  ", 0, "a JPEG 2000 picture"),
    (b"%PDF", 0, "a PDF document"),
    (b"gimp xcf", 0, "a GIMP file"),
    (b"<svg", 0, "an SVG drawing"),
    (b"\x00\x00\x01\x00", 0, "an icon file"),
)
"""Well-known formats that are not read, for a message that says so."""


def sniff(head: bytes) -> str | None:
    """The format of a file from its first 16 bytes, or None."""
    for magic, at, name in MAGIC:
        if head[at : at + len(magic)] == magic:
            return name
    return None


def foreign(head: bytes) -> str | None:
    """What a file is that is not read here, in words, or None."""
    if b"mimetypeimage/openraster" in head:
        return "a layered project"
    for magic, at, words in FOREIGN:
        if head[at : at + len(magic)] == magic:
            return words
    return None


def header(file: BinaryIO, name: str) -> Header:
    """Format and size of the picture in an open file. Reads a few kilobytes, decodes nothing.

    ``name`` stands in messages. Raises BadInput for what is not a readable picture.
    """
    file.seek(0)
    head = file.read(64)
    if not head:
        raise BadInput(f"{name} is empty.", "Choose another file.")
    kind = sniff(head)
    if kind is None:
        words = foreign(head)
        if words is not None:
            raise BadInput(f"{name} is {words}.", "Save it as PNG, JPEG, WebP, TIFF or BMP first.")
        raise BadInput(f"{name} is not a picture.", "Choose a PNG, JPEG, WebP, TIFF or BMP file.")
    try:
        width, height = SIZES[kind](file)
    except (Damaged, struct.error, IndexError, OverflowError, ValueError) as error:
        raise damaged(name) from error
    if width <= 0 or height <= 0:
        raise damaged(name)
    return Header(kind, width, height)


def damaged(name: str) -> BadInput:
    """The one sentence for every broken picture file."""
    return BadInput(
        f"{name} is damaged or incomplete.", "Open another copy, or repair it in another program."
    )


def _at(file: BinaryIO, offset: int, count: int) -> bytes:
    file.seek(offset)
    data = file.read(count)
    if len(data) < count:
        raise Damaged("the file ends too early")
    return data


def _png(file: BinaryIO) -> tuple[int, int]:
    length, kind, width, height = struct.unpack(">I4sII", _at(file, 8, 16))
    if kind != b"IHDR" or length != 13:
        raise Damaged("no IHDR")
    return width, height


def is_frame(marker: int) -> bool:
    """True for the JPEG markers SOF0 to SOF15, which hold the size."""
    return 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)


def _jpeg(file: BinaryIO) -> tuple[int, int]:
    at = 2
    for _ in range(4096):
        lead, marker = _at(file, at, 2)
        if lead != 0xFF:
            raise Damaged("no marker")
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:  # markers without a length
            at += 2
            continue
        (length,) = struct.unpack(">H", _at(file, at + 2, 2))
        if is_frame(marker):
            height, width = struct.unpack(">HH", _at(file, at + 5, 4))
            return width, height
        if length < 2 or marker in (0xD9, 0xDA):
            raise Damaged("no frame")
        at += 2 + length
    raise Damaged("no frame")


def _webp(file: BinaryIO) -> tuple[int, int]:
    data = _at(file, 12, 18)
    kind = data[:4]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[12:15], "little"), 1 + int.from_bytes(data[15:18], "little")
    if kind == b"VP8L" and data[8] == 0x2F:
        bits = int.from_bytes(data[9:13], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and data[11:14] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", data[14:18])
        return width & 0x3FFF, height & 0x3FFF
    raise Damaged("no picture chunk")


def _bmp(file: BinaryIO) -> tuple[int, int]:
    (size,) = struct.unpack("<I", _at(file, 14, 4))
    if size == 12:
        return struct.unpack("<HH", _at(file, 18, 4))
    if not 16 <= size <= 256:
        raise Damaged("unknown header")
    width, height = struct.unpack("<ii", _at(file, 18, 8))
    return width, abs(height)


def _tiff(file: BinaryIO) -> tuple[int, int]:
    head = _at(file, 0, 8)
    order = "<" if head[:2] == b"II" else ">"
    big = head[2:4] in (b"+\x00", b"\x00+")
    if big:
        (start,) = struct.unpack(order + "Q", _at(file, 8, 8))
        (count,) = struct.unpack(order + "Q", _at(file, start, 8))
        first, step, wide = start + 8, 20, "Q"
    else:
        (start,) = struct.unpack(order + "I", head[4:8])
        (count,) = struct.unpack(order + "H", _at(file, start, 2))
        first, step, wide = start + 2, 12, "I"
    if count > 4096:
        raise Damaged("too many entries")
    found: dict[int, int] = {}
    for n in range(count):
        entry = _at(file, first + n * step, step)
        tag, kind = struct.unpack(order + "HH", entry[:4])
        if tag in (256, 257):
            value = entry[4 + struct.calcsize(wide) :]
            letter = {1: "B", 3: "H", 4: "I", 16: "Q"}.get(kind)
            if letter is None:
                raise Damaged("a size of an unknown type")
            (found[tag],) = struct.unpack_from(order + letter, value)
    if len(found) != 2:
        raise Damaged("no size")
    return found[256], found[257]


SIZES = {"png": _png, "jpeg": _jpeg, "webp": _webp, "tiff": _tiff, "bmp": _bmp}
