"""Reads weights from files, of safetensors and of PyTorch, and never runs what a file holds."""

from __future__ import annotations

import pickle
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from colorstudio.engine.headers import AGAIN, foreign_kind, read_header
from colorstudio.errors import BadInput, BadWeights

WRAPPERS = ("state_dict", "params_ema", "params", "model")
"""Under which of its keys a PyTorch file keeps its weights, where it keeps more than these."""

DTYPES = {
    torch.float64: "F64",
    torch.float32: "F32",
    torch.float16: "F16",
    torch.bfloat16: "BF16",
    torch.float8_e4m3fn: "F8_E4M3",
    torch.float8_e5m2: "F8_E5M2",
    torch.int64: "I64",
    torch.int32: "I32",
    torch.uint8: "U8",
    torch.bool: "BOOL",
}
"""torch's dtypes by the names that safetensors gives them."""

SAFE = "Choose the .safetensors file of the same model."


@dataclass(frozen=True)
class Checkpoint:
    """An open file of weights. ``shapes``, ``dtypes``: by key; ``metadata``: words of its maker.

    ``tensor``: the weight of a key, on the CPU; it may lie in the file, so copy it before the file
    closes.
    """

    path: Path
    shapes: Mapping[str, tuple[int, ...]]
    dtypes: Mapping[str, str]
    metadata: Mapping[str, str]
    tensor: Callable[[str], Tensor]


@contextmanager
def opened(path: Path) -> Iterator[Checkpoint]:
    """The weights in a file; what it holds says of which format it is, but for .safetensors.

    Only keys and shapes are read at once. Raises BadInput where the file is none of weights, is
    damaged, or asks for anything to be run.
    """
    if is_pickle(path):
        yield _pickled(path)
        return
    header = read_header(path)
    try:
        with safe_open(path, framework="pt") as file:
            shapes = {key: info.shape for key, info in header.tensors.items()}
            dtypes = {key: info.dtype for key, info in header.tensors.items()}
            yield Checkpoint(path, shapes, dtypes, header.metadata, file.get_tensor)
    except (SafetensorError, OSError) as error:
        raise BadWeights(f"{path.name} is damaged: {error}.", AGAIN) from error


def is_pickle(path: Path) -> bool:
    """Whether a file is of PyTorch's own formats, and does not claim to be a safe one.

    Raises BadInput where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise BadInput(
            f"{path.name} cannot be read: {error.strerror or error}.",
            "Check its permissions, or copy it elsewhere.",
        ) from error
    is_named_safe = path.suffix.lower() == ".safetensors"
    return not is_named_safe and start[8:9] != b"{" and "PyTorch" in foreign_kind(start)


def sound(file: Checkpoint, key: str, dtype: torch.dtype | None = None) -> Tensor:
    """A weight that may be kept: copied out of the file, and known to hold nothing but numbers.

    ``dtype``: of what has a fraction; None: as in the file. Raises BadInput.
    """
    value = file.tensor(key)
    if not value.is_floating_point():
        return value.clone()
    # a copy always: the file may be replaced while the model is in use
    value = value.to(dtype or value.dtype, copy=True).contiguous()
    if not _is_finite(value):
        raise BadWeights(
            f"{file.path.name} holds values that are not numbers (NaN or infinity), in {key}.",
            "The file is damaged, or its training failed; choose another one.",
        )
    return value


def sound_weights(
    path: Path, dtype: torch.dtype | None = None, check: Callable[[], None] = lambda: None
) -> dict[str, Tensor]:
    """All weights of a file by their keys; see `opened` and `sound`.

    ``check``: called before each weight; may raise Cancelled.
    """
    with opened(path) as file:
        weights = {}
        for key in file.shapes:
            check()
            weights[key] = sound(file, key, dtype)
        return weights


def _is_finite(value: Tensor) -> bool:
    if value.numel() == 0:
        return True
    if value.dtype.itemsize == 1:
        value = value.half()
    # one pass without a second array; either end is no number as soon as one weight is none
    return all(bool(torch.isfinite(end)) for end in value.aminmax())


def _pickled(path: Path) -> Checkpoint:
    tensors = _weights(_unpickled(path), path.name)
    shapes = {key: tuple(value.shape) for key, value in tensors.items()}
    dtypes = {key: DTYPES.get(value.dtype, "?") for key, value in tensors.items()}
    return Checkpoint(path, shapes, dtypes, {}, tensors.__getitem__)


def _unpickled(path: Path) -> Any:
    with path.open("rb") as file:
        is_archive = file.read(2) == b"PK"
    if is_archive:
        _check_archive(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about unusual pickles, which are read or refused
            # weights_only: tensors and plain containers are made, everything else is refused
            return torch.load(path, map_location="cpu", weights_only=True, mmap=is_archive)
    except pickle.UnpicklingError as error:
        if "global" in str(error).lower():
            raise BadInput(
                f"{path.name} holds more than weights; it was not opened.", SAFE
            ) from error
        raise BadWeights(f"{path.name} is damaged.", AGAIN) from error
    except _DAMAGE as error:
        raise BadWeights(f"{path.name} is damaged or cut off.", AGAIN) from error


_DAMAGE = (
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    MemoryError,
    struct.error,
)
"""What torch raises for bytes that make no sense."""


def _check_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            packed = any(entry.compress_type for entry in archive.infolist())
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BadWeights(f"{path.name} is damaged or cut off.", AGAIN) from error
    if packed or not any(name.endswith("data.pkl") for name in names):
        raise BadInput(f"{path.name} is an archive, not a model.", "Unpack it first.")
    if any(name.endswith("constants.pkl") for name in names):
        raise BadInput(f"{path.name} is a program of TorchScript, not weights.", SAFE)


def _weights(content: Any, name: str) -> dict[str, Tensor]:
    for wrapper in WRAPPERS:
        if isinstance(content, Mapping) and isinstance(content.get(wrapper), Mapping):
            content = content[wrapper]
    if not isinstance(content, Mapping):
        raise BadInput(f"{name} holds no table of weights.", SAFE)
    found = {
        key: value.detach()
        for key, value in content.items()
        if isinstance(key, str)
        and isinstance(value, Tensor)
        and value.layout == torch.strided
        and not value.is_quantized
    }
    if found and all(key.startswith("module.") for key in found):
        return {key.removeprefix("module."): value for key, value in found.items()}
    return found
