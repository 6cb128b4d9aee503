"""Reads what a .safetensors file says of itself, and none of its numbers. Imports no torch."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from colorstudio import json_text
from colorstudio.errors import BadInput, BadWeights

MAX_HEADER = 16 * 2**20
"""Bytes. Those of real files have some hundred KB; Python's objects take 20 times as much."""

MAX_DIMENSIONS = 8

BITS = {
    "BOOL": 8,
    "U8": 8,
    "I8": 8,
    "F8_E4M3": 8,
    "F8_E5M2": 8,
    "U16": 16,
    "I16": 16,
    "F16": 16,
    "BF16": 16,
    "U32": 32,
    "I32": 32,
    "F32": 32,
    "U64": 64,
    "I64": 64,
    "F64": 64,
}
"""How wide a number of each dtype is, by the format's names."""

AGAIN = "Download it again, or choose another file."

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "is a PNG picture, not a model"),
    (b"\xff\xd8\xff", "is a JPEG picture, not a model"),
    (b"%PDF", "is a PDF, not a model"),
    (b"GGUF", "is a GGUF model, which is not supported"),
    (b"version https://git-lfs", "is only a pointer of Git LFS; the model itself is missing"),
    (b"<!doctype", "is a web page, not a model"),
    (b"<html", "is a web page, not a model"),
    (b"PK\x03\x04", "is a PyTorch file or another archive, not safetensors"),
    (b"\x80\x02", "is a PyTorch file, not safetensors"),
    (b"{", "is a text file, not a model"),
)


@dataclass(frozen=True)
class TensorInfo:
    """``dtype``: a key of BITS. ``start``, ``stop``: bytes, counted from the end of the header."""

    dtype: str
    shape: tuple[int, ...]
    start: int
    stop: int


@dataclass(frozen=True)
class Header:
    """``tensors``: by key, in the order of the file. ``bytes``: of the whole file."""

    tensors: Mapping[str, TensorInfo]
    metadata: Mapping[str, str]
    bytes: int


def read_header(path: Path) -> Header:
    """The header of a .safetensors file, checked against the file's length.

    Takes milliseconds, however large the file. Raises BadInput where it is no such file, is cut
    off, or says what cannot be.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            start = file.read(32)
            length = _header_length(path.name, start, size)
            file.seek(8)
            text = file.read(length)
    except OSError as error:
        raise BadInput(
            f"{path.name} cannot be read: {error.strerror or error}.",
            "Check its permissions, or copy it elsewhere.",
        ) from error
    if len(text) < length:
        raise BadWeights(f"{path.name} is cut off within its header.", AGAIN)
    tensors, metadata = _parsed(path.name, text)
    _check_extent(path.name, tensors, size - 8 - length)
    return Header(tensors, metadata, size)


def foreign_kind(start: bytes) -> str:
    """What a file that begins like this is, as the end of a sentence; "" where it is not known."""
    for magic, kind in _MAGIC:
        if start.lstrip()[: len(magic)].lower() == magic.lower():
            return kind
    return ""


def is_pytorch(path: Path) -> bool:
    """Whether a file begins like those of PyTorch, which can hold programs, whatever its name."""
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError:
        return False
    is_named_safe = path.suffix.lower() == ".safetensors"
    return not is_named_safe and start[8:9] != b"{" and "PyTorch" in foreign_kind(start)


def _header_length(name: str, start: bytes, size: int) -> int:
    if size == 0:
        raise BadWeights(f"{name} is empty.", AGAIN)
    # a real header's length ends in zeros, so that none of the other kinds begins like one
    if kind := foreign_kind(start[:8]) or foreign_kind(start):
        length = int.from_bytes(start[:8], "little")
        if len(start) < 9 or start[8:9] != b"{" or length > MAX_HEADER:
            raise BadInput(f"{name} {kind}.", "Choose a .safetensors file.")
    if size < 10 or start[8:9] != b"{":
        raise BadWeights(f"{name} is not a model in the safetensors format.", AGAIN)
    length = int.from_bytes(start[:8], "little")
    if length > MAX_HEADER:
        raise BadWeights(f"The header of {name} is too long to be a model's.", AGAIN)
    return length


def _parsed(name: str, text: bytes) -> tuple[dict[str, TensorInfo], dict[str, str]]:
    try:
        entries = json_text.loads(text.decode("utf-8"), object_pairs_hook=_without_doubles)
        if not isinstance(entries, dict):
            raise ValueError("no table")
        metadata = entries.pop("__metadata__", None) or {}
        if not isinstance(metadata, dict):
            raise ValueError("metadata")
        words = {key: value for key, value in metadata.items() if isinstance(value, str)}
        return {key: _tensor(entry) for key, entry in entries.items()}, words
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadWeights(f"The header of {name} is damaged.", AGAIN) from error


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError("one key twice")
    return table


def _tensor(entry: Any) -> TensorInfo:
    dtype, shape, (start, stop) = entry["dtype"], entry["shape"], entry["data_offsets"]
    numbers = (*shape, start, stop)
    if not isinstance(shape, list) or len(shape) > MAX_DIMENSIONS:
        raise ValueError("shape")
    if any(type(number) is not int or not 0 <= number < 2**62 for number in numbers):
        raise ValueError("not a size")
    if (stop - start) * 8 != math.prod(shape) * BITS[dtype]:
        raise ValueError("length")
    return TensorInfo(dtype, tuple(shape), start, stop)


def _check_extent(name: str, tensors: Mapping[str, TensorInfo], there: int) -> None:
    end = 0
    for info in sorted(tensors.values(), key=lambda info: (info.start, info.stop)):
        if info.start != end:
            raise BadWeights(f"The header of {name} is damaged: its parts overlap.", AGAIN)
        end = info.stop
    if end > there:
        raise BadWeights(f"{name} is cut off: {there} of {end} bytes of weights are there.", AGAIN)
    if end < there:
        raise BadWeights(f"{name} is damaged: it goes on after its end.", AGAIN)
