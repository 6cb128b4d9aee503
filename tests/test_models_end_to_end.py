"""From an empty folder to pictures and back: install from a hub, run, import, find, remove."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio import cli, paths
from colorstudio.engine import catalog, downloads
from colorstudio.imaging import io
from colorstudio.imaging.pixels import Pixels
from tests.loopback_hub import LoopbackHub, Trouble, loopback_hub
from tests.tiny_models import tiny_ldm_file, tiny_sd
from tests.tiny_sam import tiny_sam

UNET = "unet/diffusion_pytorch_model"
GENERATE = ("palette", "generate", "--palette", "#c03020,#e0d0a0,#203060", "--prompt", "red")
QUICK = ("--steps", "3", "--device", "cpu")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Weights as their makers have them: `tiny-sd1`, `one.safetensors` and SAM in a folder."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    root = tmp_path_factory.mktemp("made")
    folder = tiny_sd(root)
    (folder / "bundle.toml").unlink()  # the hub has none
    (folder / "tokenizer" / "special_tokens_map.json").write_text('{"pad_token": "!"}', "utf-8")
    tiny_ldm_file(root / "one.safetensors")
    tiny_sam(root, "transformers_sam")
    yield root
    torch.set_num_threads(threads)


@pytest.fixture
def nobodys_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other program has weights, and nothing is remembered of a login."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    for name in ("HF_HUB_CACHE", "HF_HUB_OFFLINE", "HF_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def hub(made: Path, nobodys_models: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    """Serves small weights under the ids and file names of the shipped catalogue."""
    sam = made / "tiny-transformers-sam" / "model"
    small = {
        "sd15": {
            row.names[0]: (made / "tiny-sd1" / (row.path or row.names[0])).read_bytes()
            for row in catalog.catalogue().model("sd15").files
        },
        "sam-vit-b": {
            "model.safetensors": (sam / "model.safetensors").read_bytes(),
            "config.json": (sam / "config.json").read_bytes(),
            "preprocessor_config.json": b"{}",
        },
    }
    shipped = catalog.catalogue()
    rows = tuple(_of_any_size(row) for row in shipped.models)
    known = replace(shipped, models=rows)
    for module in ("catalog", "listing", "discovery", "importing", "store"):
        monkeypatch.setattr(f"colorstudio.engine.{module}.catalogue", lambda: known)
    monkeypatch.setattr(downloads, "PAUSE_SECONDS", 0.0)
    with loopback_hub() as there:
        for model_id, files in small.items():
            there.add(shipped.model(model_id).repo, files)
        monkeypatch.setenv("HF_ENDPOINT", there.url)
        yield there


def _of_any_size(row: catalog.ModelRow) -> catalog.ModelRow:
    """All that the catalogue says of a model but its bytes, and the pixels that it paints best."""
    files = tuple(replace(file, exact=False, sha256="", size=1000) for file in row.files)
    return replace(row, files=files, resolution=64)


class Line:
    """Runs command lines and keeps what was said."""

    def __init__(self, said: pytest.CaptureFixture[str]) -> None:
        self._said = said
        self.out = self.error = ""

    def __call__(self, *words: object) -> int:
        status = cli.main([str(word) for word in words])
        self.out, self.error = self._said.readouterr()
        return status

    def json(self, *words: object) -> dict[str, Any]:
        assert self(*words, "--json") == 0, self.error
        return json.loads(self.out)

    def state(self, model_id: str) -> str:
        items = self.json("models", "list")["items"]
        return next((item["state"] for item in items if item["id"] == model_id), "")


@pytest.fixture
def line(capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(capsys)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    codes = np.full((48, 64, 4), 255, np.uint8)
    codes[..., :3] = (70, 140, 60)
    codes[12:36, 16:48, :3] = (40, 60, 160)
    io.write(tmp_path / "photo.png", Pixels(codes))
    return tmp_path / "photo.png"


class Terminal(StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def test_from_an_empty_folder_to_pictures_and_back(
    hub: LoopbackHub,
    line: Line,
    photo: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out.png"
    assert line(*GENERATE, "-o", out, *QUICK) == 3
    assert "The weights for this are not installed." in line.error
    assert "colorstudio models install sd15" in line.error
    assert line.state("sd15") == "available"

    # the licence is asked for; the download breaks off in the middle of the largest file
    row = catalog.catalogue().model("sd15")
    name = f"{row.repo}/{UNET}.fp16.safetensors"
    half = len(hub.files[name]) // 2
    hub.troubles[name] = Trouble(break_after=half, times=1)
    hub.troubles[f"{row.repo}/vae/diffusion_pytorch_model.fp16.safetensors"] = Trouble(
        store_status=500
    )
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdin", Terminal("y\n"))
        patch.setattr("sys.stderr.isatty", lambda: True)
        assert line("models", "install", "sd15") == 3
    assert row.licence.text in line.error
    assert hub.bodies(name) == ["", f"bytes={half}-"]
    assert line.state("sd15") == "begun"
    assert line(*GENERATE, "-o", out, *QUICK) == 3, "half a model is none"

    hub.troubles.clear()
    hub.asked.clear()
    answer = line.json("models", "install", "sd15", "--accept-licence")
    assert hub.bodies(name) == [], "what was whole is not fetched twice"
    folder = Path(answer["path"])
    assert folder == paths.data() / "models" / "sd15"
    assert (folder / f"{UNET}.safetensors").read_bytes() == hub.files[name]
    line.json("models", "install", "sam-vit-b", "--accept-licence")
    items = line.json("models", "verify")["items"]
    assert [(item["id"], item["ok"]) for item in items] == [("sam-vit-b", True), ("sd15", True)]
    assert line.state("sd15") == "installed"

    # from here on no network is needed
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    said = line.json(*GENERATE, "-o", out, "--size", "64x64", "--exact", *QUICK)
    assert said["bundle"] == "sd15"
    assert said["recipe"]["weights"]["licence"]["id"] == "creativeml-openrail-m"
    assert said["seals"]["palette_share_error"] == 0
    assert len(np.unique(io.read(out).pixels.array.reshape(-1, 4), axis=0)) == 3
    mask, recolored = tmp_path / "mask.png", tmp_path / "recolored.png"
    marks = ("--box", "16,12,47,35")
    found = line.json("segment", photo, "-o", mask, *marks, "--way", "sam", "--device", "cpu")
    assert len(found["scores"]) == 3
    square = io.read(photo).pixels.array.copy()
    square[..., :3] = 0
    square[12:36, 16:48, :3] = 255
    io.write(mask, Pixels(square))
    said = line.json(
        "recolor", photo, "-o", recolored, "--mask", mask, "--to", "#c8102e",
        "--way", "coloredit", *QUICK,
    )  # fmt: skip
    assert (said["bundle"], said["seals"]) == ("sd15", {"outside_changed_pixels": 0})
    before, after = (io.read(path).pixels.array for path in (photo, recolored))
    assert not np.array_equal(before[12:36, 16:48], after[12:36, 16:48])

    pictures = {path: path.read_bytes() for path in (out, recolored)}
    assert line("models", "remove", "sd15") == 0
    assert not folder.exists()
    assert line.state("sd15") == "available"
    assert line(*GENERATE, "-o", out, *QUICK) == 3
    assert "The weights for this are not installed." in line.error
    edit = ("recolor", photo, "-o", recolored, "--mask", mask, "--to", "#c8102e")
    assert line(*edit, "--way", "coloredit", *QUICK) == 3
    assert line.error.count("\n") == 1
    assert {path: path.read_bytes() for path in pictures} == pictures


def test_a_single_file_is_imported_and_paints(
    nobodys_models: None, made: Path, line: Line, tmp_path: Path
) -> None:
    # a name that lies: what a file is, its keys say
    file = tmp_path / "sam_photo_v2.safetensors"
    shutil.copyfile(made / "one.safetensors", file)
    assert line.json("models", "import", file)["family"] == "sd1"
    out = tmp_path / "out.png"
    said = line.json(*GENERATE, "-o", out, "--size", "64x64", *QUICK)
    assert said["bundle"] == "sam_photo_v2"
    file.unlink()
    assert line.state("sam_photo_v2") == "damaged"
    painted = out.read_bytes()
    assert line(*GENERATE, "-o", out, *QUICK) == 3
    assert f"“sam_photo_v2” are damaged: {file} is gone or cut off. Put" in line.error
    assert out.read_bytes() == painted


def test_a_folder_of_the_hubs_cache_paints_where_it_lies(
    nobodys_models: None, made: Path, line: Line, tmp_path: Path
) -> None:
    commit = "a" * 40
    repo = tmp_path / "hf" / "hub" / "models--stable-diffusion-v1-5--stable-diffusion-v1-5"
    shutil.copytree(made / "tiny-sd1", repo / "snapshots" / commit)
    (repo / "refs").mkdir()
    (repo / "refs" / "main").write_text(commit, "utf-8")
    assert line.state("sd15") == "found"
    said = line.json(*GENERATE, "-o", tmp_path / "out.png", "--size", "64x64", *QUICK)
    assert said["bundle"] == "sd15"
    assert said["recipe"]["weights"]["licence"]["id"] == "creativeml-openrail-m"
    assert not list(paths.data().rglob("*.safetensors")), "nothing was copied"
    assert line("models", "remove", "sd15") == 0
    assert (repo / "snapshots" / commit / f"{UNET}.safetensors").is_file()
    assert line(*GENERATE, "-o", tmp_path / "again.png", *QUICK) == 3


# -- bad input that only the whole way shows -----------------------------------------------------


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("--prompt", b"caf\xe9".decode("utf-8", "surrogateescape")), 2, "not text in UTF-8"),
        (("--seed", 10**30), 2, "from 0 to 2147483647."),
        (("--size", "8x8"), 2, "from 64 to 16384 px."),
        (("-o", "missing/folder/out.png"), 2, "does not exist"),
        (("--raw", "."), 2, "does not end like a picture"),
    ],
)
def test_what_cannot_be_is_told_before_a_model_is_loaded(
    nobodys_models: None,
    made: Path,
    line: Line,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[Any, ...],
    status: int,
    sentence: str,
) -> None:
    monkeypatch.setattr("colorstudio.engine.residency.load", None)
    line("models", "import", made / "one.safetensors")
    assert line(*GENERATE, "-o", tmp_path / "out.png", *QUICK, *words) == status
    assert sentence in line.error
    assert line.error.count("\n") == 1
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("vocab.json", '{"a": ', "The tokenizer is damaged."),
        ("merges.txt", "#version: 0.2\nr e\n", "merges.txt is cut off"),
        ("tokenizer_config.json", None, ""),
        ("../text_encoder/config.json", '{"num_hidden_layers": 1000000}', "is damaged"),
    ],
)
def test_small_files_of_a_model_that_are_damaged(
    nobodys_models: None,
    made: Path,
    line: Line,
    tmp_path: Path,
    name: str,
    content: str | None,
    sentence: str,
) -> None:
    folder = shutil.copytree(made / "tiny-sd1", tmp_path / "mine")
    line("models", "import", folder)
    file, out = folder / "tokenizer" / name, tmp_path / "out.png"
    if content is None:
        file.unlink()
    else:
        file.write_text(content, "utf-8")
    (paths.data() / "models" / "mine" / "bundle.toml").write_text(
        _unlisted((paths.data() / "models" / "mine" / "bundle.toml").read_text("utf-8")), "utf-8"
    )
    status = line(*GENERATE, "-o", out, "--size", "64x64", *QUICK)
    assert status == (2 if sentence else 0), line.error
    assert sentence in line.error
    assert out.exists() is (status == 0)
    assert not sentence or line.error.startswith("colorstudio: mine, t")


def _unlisted(facts: str) -> str:
    """A bundle's facts without its files: one that somebody made by hand."""
    return facts.partition("[[files]]")[0]


@pytest.mark.parametrize("words", [["--title", "a\udcff\x00b"], ["--title", "a\nb"]])
def test_a_title_of_odd_letters(
    nobodys_models: None, made: Path, line: Line, words: list[str]
) -> None:
    assert line.json("models", "import", made / "one.safetensors", *words)
    titles = [item["title"] for item in line.json("models", "list")["items"] if item["path"]]
    assert titles in (["ab"], ["a b"])


def test_a_folder_that_cannot_be_made_is_a_sentence(
    nobodys_models: None, made: Path, line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("COLORSTUDIO_HOME", str(tmp_path / "file"))
    assert line("models", "import", made / "one.safetensors") == 2
    assert "cannot be made" in line.error
    assert line.error.count("\n") == 1


def test_a_program_of_another_name_is_asked_about_too(
    nobodys_models: None, line: Line, tmp_path: Path
) -> None:
    torch.save({"weight": torch.zeros(3)}, tmp_path / "model.bak")
    assert line("models", "import", tmp_path / "model.bak") == 2
    assert "--allow-pickle" in line.error


def test_full_memory_under_sam_is_tried_twice_then_told(
    made: Path, line: Line, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from colorstudio.engine import segment_sam

    tiny_sam(paths.data() / "models")
    out = tmp_path / "mask.png"
    words = ("segment", photo, "-o", out, "--way", "sam", "--point", "20,20", "--device", "cpu")
    assert line(*words) == 0
    mask = out.read_bytes()
    real, calls = segment_sam._square, []

    def full(*given: Any) -> Any:
        calls.append(1)
        if len(calls) <= times:
            raise torch.OutOfMemoryError("out of memory")
        return real(*given)

    monkeypatch.setattr(segment_sam, "_square", full)
    for times in (1, 2):
        calls.clear()
        assert line(*words) == (0 if times == 1 else 4)
        assert out.read_bytes() == mask
    assert "did not fit into memory. Close other programs" in line.error
    assert len(calls) == 2
