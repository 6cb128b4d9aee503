"""A share card on disk: one PNG that shows a picture and holds the whole project in its own chunks.

The chunks are called ``csPr``: ancillary, private and safe to copy, so that other programs show the
picture and may keep them. Each begins with version, number, count, the project's length and its
SHA-256. What a chat program writes anew loses them; a row of squares in the picture still tells
that it was a card.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.io.headers import Damaged
from colorstudio.imaging.io.png import SIGNATURE, chunk

KIND = b"csPr"
VERSION = 1
HEAD = struct.Struct(">BIIQ32s")
"""Version, number of the part, number of parts, bytes of the project, its SHA-256."""
PART = 2**26
"""Bytes of the project in one chunk; PNG allows 2**31 - 1."""
MOST_BYTES = 2**31
"""A larger project is not put into a card, nor taken out of one."""
LARGE_BYTES = 16 * 10**6
"""Above it, many mail and chat programs refuse a file, or write it anew."""
MOST_CHUNKS = 100_000

WIDTH = 1600
"""Pixels of every card from left to right; what is told of the squares is in these."""
MARK = "110100101100111000101101"
SQUARE, RIGHT, BOTTOM = 12, 56, 48
"""Side of a square, and how far the row's right and lower edge are from those of the card."""
DARK, LIGHT = 0x28, 0xE8
LEAST_CONTRAST = 70


class NewerCard(Damaged):
    """The chunks are of a version that is not known yet."""


def parts(project: bytes) -> Iterator[bytes]:
    """The chunks that hold a project. Raises BadInput for one that is too large."""
    if len(project) > MOST_BYTES:
        raise BadInput(
            f"This project has {len(project) / 1e9:.1f} GB, too much for a card.",
            "Save it as a project, or make a smaller copy of the picture.",
        )
    digest = hashlib.sha256(project).digest()
    count = max(1, -(-len(project) // PART))
    view = memoryview(project)
    for n in range(count):
        head = HEAD.pack(VERSION, n, count, len(project), digest)
        yield chunk(KIND, head + view[n * PART : (n + 1) * PART])


def write_card(file: BinaryIO, png: bytes, project: bytes) -> None:
    """Writes a PNG with a project before its end. Raises BadInput."""
    end = png.rindex(b"IEND") - 4
    file.write(memoryview(png)[:end])
    for part in parts(project):
        file.write(part)
    file.write(memoryview(png)[end:])


def project_in(file: BinaryIO) -> bytes | None:
    """The project that a PNG holds; None where there is none, or where it is no PNG.

    Raises Damaged where there is one that is not whole, and NewerCard.
    """
    if file.read(len(SIGNATURE)) != SIGNATURE:
        return None
    made: list[bytes] = []
    first: tuple[int, int, bytes] | None = None
    for _ in range(MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:
            break
        length, kind = struct.unpack(">I4s", head)
        if kind != KIND:
            if kind == b"IEND":
                break
            file.seek(length + 4, 1)
            continue
        if not HEAD.size <= length <= HEAD.size + PART:
            raise Damaged("a part of the project has a length that it cannot have")
        body = file.read(length)
        check = file.read(4)
        if len(body) < length or check != struct.pack(">I", zlib.crc32(kind + body)):
            raise Damaged("a part of the project is not whole")
        version, number, count, size, digest = HEAD.unpack_from(body)
        if version != VERSION:
            raise NewerCard("it was made by a newer ColorStudio")
        if first is None:
            first = count, size, digest
        if (count, size, digest) != first or number != len(made) or size > MOST_BYTES:
            raise Damaged("the parts of the project do not belong together")
        made.append(body[HEAD.size :])
    if first is None:
        return None
    project = b"".join(made)
    if len(made) != first[0] or len(project) != first[1]:
        raise Damaged("a part of the project is missing")
    if hashlib.sha256(project).digest() != first[2]:
        raise Damaged("the project was changed")
    return project


def held_by(path: Path) -> bytes | None:
    """The project in a file; None where it is no card. Raises Damaged."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return project_in(file)
    except OSError:
        return None  # what is wrong with the file is said where it is opened as a picture


def squares(height: int) -> list[tuple[int, int, int]]:
    """The row of squares of a card WIDTH pixels wide: left edge, upper edge, grey of each."""
    left, top = WIDTH - RIGHT - SQUARE * len(MARK), height - BOTTOM - SQUARE
    return [(left + n * SQUARE, top, LIGHT if bit == "1" else DARK) for n, bit in enumerate(MARK)]


def looks_like_card(codes: np.ndarray) -> bool:
    """Whether a picture (h x w x 3 or 4, uint8 or uint16) shows the row of squares, at any size."""
    h, w = codes.shape[:2]
    scale = w / WIDTH
    if scale * SQUARE < 3 or h < 0.2 * w:
        return False
    reach = max(0, int(scale * SQUARE / 4) - 1)
    greys = []
    for x, y, _ in squares(0):
        column = min(w - 1, int((x + SQUARE / 2) * scale))
        row = h + int((y + SQUARE / 2) * scale)
        if not 0 <= row < h:
            return False
        spot = codes[
            max(0, row - reach) : row + reach + 1, max(0, column - reach) : column + reach + 1
        ]
        greys.append(float(spot[..., :3].mean()) / (257 if codes.dtype == np.uint16 else 1))
    dark, light = min(greys), max(greys)
    if light - dark < LEAST_CONTRAST:
        return False
    return "".join("1" if g > (dark + light) / 2 else "0" for g in greys) == MARK
