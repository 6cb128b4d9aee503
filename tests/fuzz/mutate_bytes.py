"""Bytes changed without any knowledge of what they mean: flipped, cut, doubled, mixed, lied to."""

from __future__ import annotations

import random
import struct
from collections.abc import Sequence

MAX_BYTES = 4 * 2**20
"""No mutated file is longer: what matters of size is what a file claims, not how long it is."""
NUMBERS = (0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 100, 127, 128, 129, 254, 255, 256,
           257, 511, 512, 1000, 4095, 4096, 16383, 16384, 32767, 32768, 60000, 65535, 65536,
           2**24, 2**30, 2**31 - 1, 2**31, 2**32 - 2, 2**32 - 1, 2**62, 2**63 - 1, 2**63,
           2**64 - 1, -1, -2, -128, -32768, -(2**31))  # fmt: skip
LAYOUTS = ("B", "<H", ">H", "<I", ">I", "<Q", ">Q")


def number(rng: random.Random) -> int:
    """A number where programs go wrong."""
    if rng.random() < 0.2:
        return rng.getrandbits(rng.choice((8, 16, 32)))
    return rng.choice(NUMBERS)


def packed(value: int, layout: str) -> bytes:
    """A number in so many bytes as the layout has, cut to fit."""
    width = struct.calcsize(layout)
    return struct.pack(layout, value & ((1 << 8 * width) - 1))


def mutated(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """``data`` after one to four changes of any kind. ``others``: files to splice with."""
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
        data = rng.choice(CHANGES)(data, rng, others)[:MAX_BYTES]
    return data


def _span(data: bytes, rng: random.Random) -> tuple[int, int]:
    at = rng.randrange(len(data) + 1)
    length = rng.choice((1, 2, 4, 8, 16, 64, 256, len(data) // 2 + 1))
    return at, min(at + length, len(data))


def _place(data: bytes, rng: random.Random) -> int:
    """Somewhere, but often near the front, where formats say what they are."""
    reach = rng.choice((16, 64, 256, len(data), len(data), len(data)))
    return rng.randrange(max(1, min(reach, len(data))))


def _flip(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        if out:
            out[_place(data, rng)] ^= 1 << rng.randrange(8)
    return bytes(out)


def _set(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4))):
        if out:
            out[_place(data, rng)] = rng.choice((0, 1, 0x20, 0x7F, 0x80, 0xFF, rng.randrange(256)))
    return bytes(out)


def _number(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    layout = rng.choice(LAYOUTS)
    value = packed(number(rng), layout)
    at = _place(data, rng)
    return data[:at] + value + data[at + len(value) :]


def _cut(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _without(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + data[end:]


def _doubled(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(data, rng)
    times = rng.choice((2, 2, 3, 10, 100))
    return data[:start] + data[start:end] * times + data[end:]


def _moved(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(data, rng)
    rest = data[:start] + data[end:]
    at = rng.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _noise(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + rng.randbytes(end - start) + data[end:]


def _zeros(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + rng.choice((b"\0", b"\xff")) * (end - start) + data[end:]


def _spliced(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    other = rng.choice(others) if others else data
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def _longer(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    return data + rng.randbytes(rng.choice((1, 3, 17, 4096)))


CHANGES = (_flip, _flip, _set, _set, _number, _number, _cut, _without, _doubled, _moved, _noise,
           _zeros, _spliced, _longer)  # fmt: skip
