"""Files of weights: what is damaged, foreign or hostile ends in a sentence; nothing in it runs."""

from __future__ import annotations

import io
import json
import os
import pickle
import struct
import time
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from safetensors.torch import save_file

from colorstudio.engine.checkpoints import opened, sound_weights
from colorstudio.engine.headers import MAX_HEADER, read_header
from colorstudio.engine.inspection import inspected
from colorstudio.errors import BadInput

WEIGHTS = {"a.weight": torch.arange(6.0).reshape(2, 3), "a.bias": torch.ones(2)}


def written(path: Path, header: Any, data: bytes = b"", length: int | None = None) -> Path:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text) if length is None else length) + text + data)
    return path


def entry(shape: Any = (2,), offsets: Any = (0, 8), dtype: Any = "F32") -> dict[str, Any]:
    return {"dtype": dtype, "shape": list(shape), "data_offsets": list(offsets)}


def told(look: Callable[[Path], Any], path: Path) -> Any:
    """What ``look`` gives; None where it refuses and says which file it means."""
    try:
        return look(path)
    except BadInput as error:
        if path.name not in error.message:
            raise
        return None


# -- safetensors -----------------------------------------------------------------------------------


def test_headers_are_read_as_safetensors_wrote_them(tmp_path: Path):
    path = tmp_path / "x.safetensors"
    save_file(WEIGHTS, path, {"format": "pt"})
    header = read_header(path)
    assert {key: info.shape for key, info in header.tensors.items()} == {
        "a.weight": (2, 3),
        "a.bias": (2,),
    }
    assert header.metadata == {"format": "pt"}
    assert header.bytes == path.stat().st_size
    with opened(path) as file:
        assert torch.equal(file.tensor("a.weight"), WEIGHTS["a.weight"])


LIES: dict[str, tuple[Any, bytes]] = {
    "beyond the end": ({"a": entry(offsets=(0, 8))}, b"1234"),
    "more than is said": ({"a": entry()}, b"12345678 and more"),
    "overlap": ({"a": entry(), "b": entry(offsets=(4, 12))}, b"1" * 12),
    "a hole": ({"a": entry(offsets=(4, 12))}, b"1" * 12),
    "too many numbers": ({"a": entry(shape=(3,))}, b"1" * 8),
    "negative": ({"a": entry(shape=(-2,))}, b"1" * 8),
    "huge": ({"a": entry(shape=(2**62, 2**62), offsets=(0, 2**63))}, b"1" * 8),
    "fractions": ({"a": entry(shape=(2.0,))}, b"1" * 8),
    "true": ({"a": entry(shape=(True,), offsets=(0, 4))}, b"1" * 4),
    "no dtype": ({"a": {"shape": [2], "data_offsets": [0, 8]}}, b"1" * 8),
    "a strange dtype": ({"a": entry(dtype="F128")}, b"1" * 8),
    "dtype is a list": ({"a": entry(dtype=["F32"])}, b"1" * 8),
    "one offset": ({"a": entry(offsets=(0,))}, b"1" * 8),
    "backwards": ({"a": entry(offsets=(8, 0))}, b"1" * 8),
    "a list": ([1, 2], b""),
    "no JSON": (b"{nothing", b""),
    "no text": (b"{\xff\xfe\x00}", b""),
    "nested": (b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}", b""),
    "long numbers": (b'{"a":' + b"9" * 100_000 + b"}", b""),
    "one key twice": (b'{"a":{},"a":{}}', b""),
    "metadata": ({"__metadata__": [1]}, b""),
    "many dimensions": ({"a": entry(shape=(1,) * 60, offsets=(0, 4))}, b"1" * 4),
}


@pytest.mark.parametrize("lie", LIES)
def test_headers_that_lie(lie: str, tmp_path: Path):
    path = written(tmp_path / "x.safetensors", *LIES[lie])
    with pytest.raises(BadInput, match=r"^x\.safetensors|header of x\.safetensors"):
        read_header(path)


@pytest.mark.parametrize("length", [MAX_HEADER + 1, 2**40, 2**64 - 1])
def test_a_header_of_that_length_is_not_waited_for(length: int, tmp_path: Path):
    path = written(tmp_path / "x.safetensors", {"a": entry()}, b"1" * 8, length)
    start = time.perf_counter()
    with pytest.raises(BadInput, match="too long"):
        read_header(path)
    assert time.perf_counter() - start < 1


def test_a_large_file_takes_no_longer(tmp_path: Path):
    """Eight gigabytes that the disk does not hold: only the header may be read."""
    size = 2**33
    path = written(tmp_path / "x.safetensors", {"a": entry((size // 4,), (0, size))})
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size + size)
    start = time.perf_counter()
    assert read_header(path).tensors["a"].shape == (size // 4,)
    assert time.perf_counter() - start < 1


FOREIGN = {
    "empty": (b"", "is empty"),
    "short": (b"abc", "not a model in the safetensors format"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "is a PNG picture"),
    "a page": (b"\n<!DOCTYPE html><html>Not found</html>", "is a web page"),
    "a pointer": (b"version https://git-lfs.github.com/spec/v1\noid", "pointer of Git LFS"),
    "gguf": (b"GGUF\x03\0\0\0" + b"\0" * 60, "GGUF"),
    "an answer": (b'{"error": "gated repo"}', "text file"),
    "noise": (bytes(range(256)), "not a model"),
    "zeros": (bytes(1000), "not a model"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_renamed_files_are_told_by_name(kind: str, tmp_path: Path):
    data, sentence = FOREIGN[kind]
    path = tmp_path / "x.safetensors"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=sentence) as error:
        inspected(path)
    assert error.value.hint


def test_a_header_as_long_as_a_letter_of_another_kind(tmp_path: Path):
    """A length whose first byte is "{" does not make it a text file."""
    path = tmp_path / "x.safetensors"
    length = ord("{") + 256
    text = json.dumps({"a": entry()}).encode().ljust(length)
    assert read_header(written(path, text, b"1" * 8)).tensors["a"].shape == (2,)


@pytest.mark.parametrize("share", [0.0001, 0.3, 0.9, 0.9999])
def test_cut_off_files(share: float, tmp_path: Path):
    for name in ("x.safetensors", "x.ckpt"):
        path = tmp_path / name
        weights = {"a": torch.zeros(200, 100)}
        if name.endswith("ckpt"):
            torch.save(weights, path)
        else:
            save_file(weights, path)
        path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
        with pytest.raises(BadInput, match=r"cut off|damaged|not a model|is empty|archive"):
            sound_weights(path)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mutated")


@hypothesis_settings(max_examples=300)
@given(st.data())
def test_any_change_to_a_header_is_refused_or_harmless(place: Path, data: st.DataObject):
    path = place / "x.safetensors"
    save_file(WEIGHTS, path, {"format": "pt"})
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    found = told(sound_weights, path)
    assert all(value.numel() <= 12 for value in (found or {}).values())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@hypothesis_settings(max_examples=100)
@given(st.dictionaries(st.text(max_size=6), JSON), st.binary(max_size=20))
def test_any_json_for_a_header(place: Path, header: dict[str, Any], data: bytes):
    path = written(place / "y.safetensors", header, data)
    told(read_header, path)


# -- PyTorch's formats -----------------------------------------------------------------------------


class Evil:
    """Unpickled the ordinary way, this makes a file."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.target),)


def exploits(target: Path) -> dict[str, bytes]:
    evil = Evil(target)
    archive, old = io.BytesIO(), io.BytesIO()
    torch.save({"state_dict": {"a": torch.ones(2), "b": evil}}, archive)
    torch.save({"a": evil}, old, _use_new_zipfile_serialization=False)
    return {"archive": archive.getvalue(), "old": old.getvalue(), "bare": pickle.dumps(evil)}


@pytest.mark.parametrize("kind", ["archive", "old", "bare"])
@pytest.mark.parametrize("suffix", ["ckpt", "pt", "pth", "bin", "safetensors"])
def test_a_program_in_a_file_is_never_run(kind: str, suffix: str, tmp_path: Path):
    target, path = tmp_path / "owned", tmp_path / f"x.{suffix}"
    path.write_bytes(exploits(target)[kind])
    for look in (inspected, sound_weights):
        with pytest.raises(BadInput) as error:
            look(path)
        assert error.value.hint
    assert not target.exists()
    # and it would have: the test means what it says
    if kind == "bare":
        pickle.loads(path.read_bytes())
        assert target.exists()


def test_what_is_refused_of_a_program_is_said(tmp_path: Path):
    path = tmp_path / "x.ckpt"
    path.write_bytes(exploits(tmp_path / "owned")["archive"])
    with pytest.raises(BadInput, match=r"holds more than weights.*safetensors"):
        sound_weights(path)


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize("wrapper", ["", "state_dict", "params", "params_ema", "model"])
def test_pytorch_files_give_the_same_weights(old: bool, wrapper: str, tmp_path: Path):
    path = tmp_path / "x.pth"
    inner = OrderedDict(WEIGHTS)
    content = {wrapper: inner, "epoch": 3, "name": "x"} if wrapper else inner
    torch.save(content, path, _use_new_zipfile_serialization=not old)
    with opened(path) as file:
        assert file.shapes == {"a.weight": (2, 3), "a.bias": (2,)}
        assert file.dtypes["a.bias"] == "F32"
    found = sound_weights(path)
    assert all(torch.equal(found[key], WEIGHTS[key]) for key in WEIGHTS)


def test_a_safetensors_file_of_another_name(tmp_path: Path):
    path = tmp_path / "x.bin"
    save_file(WEIGHTS, path)
    assert sound_weights(path).keys() == WEIGHTS.keys()


def test_parameters_and_parallel_training(tmp_path: Path):
    path = tmp_path / "x.pt"
    torch.save({f"module.{k}": torch.nn.Parameter(v) for k, v in WEIGHTS.items()}, path)
    found = sound_weights(path)
    assert found.keys() == WEIGHTS.keys()
    assert not any(value.requires_grad for value in found.values())


@pytest.mark.parametrize("content", [[1, 2], "words", torch.ones(3), {"a": 1, 2: torch.ones(1)}])
def test_pytorch_files_without_a_table_of_weights(content: Any, tmp_path: Path):
    path = tmp_path / "x.pt"
    torch.save(content, path)
    with pytest.raises(BadInput, match=r"no table of weights|no weights"):
        inspected(path)


def test_archives_that_are_no_models(tmp_path: Path):
    path = tmp_path / "x.ckpt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x/data.pkl", b"\0" * 10**7)
    with pytest.raises(BadInput, match="an archive, not a model"):
        inspected(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("picture.png", b"x")
    with pytest.raises(BadInput, match="an archive, not a model"):
        inspected(path)


def test_a_program_of_torchscript(tmp_path: Path):
    path = tmp_path / "x.pt"
    torch.save(WEIGHTS, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("x/constants.pkl", b"\x80\x02).")
    with pytest.raises(BadInput, match="a program of TorchScript"):
        inspected(path)


@hypothesis_settings(max_examples=150)
@given(st.data())
def test_any_change_to_a_pytorch_file_is_refused_or_harmless(place: Path, data: st.DataObject):
    content = bytearray(PICKLED[data.draw(st.booleans())])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    path = place / "x.ckpt"
    path.write_bytes(content)
    told(sound_weights, path)


def _pickled(is_old: bool) -> bytes:
    stream = io.BytesIO()
    torch.save(dict(WEIGHTS), stream, _use_new_zipfile_serialization=not is_old)
    return stream.getvalue()


PICKLED = {is_old: _pickled(is_old) for is_old in (False, True)}


def test_a_file_that_is_gone_or_a_folder(tmp_path: Path):
    for path in (tmp_path / "x.safetensors", tmp_path / "x.ckpt", tmp_path):
        with pytest.raises(BadInput):
            inspected(path)
