"""The command `models`, as a script would use it, against a hub on the loopback address."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from colorstudio import cli, doctor, paths, resources
from colorstudio.engine import catalog, downloads
from colorstudio.settings import Settings
from tests.engine.test_discovery import LDM, TEXT, UNET, VAE, safetensors
from tests.loopback_hub import LoopbackHub, Trouble, loopback_hub

REPO = "somebody/tiny"
CATALOGUE = """
[licence.mit]
id = "mit"
url = "https://example.org/mit"
text = "MIT: free for any use."

[licence.play]
id = "cc-by-nc-4.0"
url = "https://example.org/nc"
text = "For play only: no commercial use."
commercial = false

[[group]]
id = "diffusion"
title = "Pictures"
enables = ["palette.alignment"]

[[group]]
id = "other"
title = "Other"
enables = []

[[unavailable]]
title = "A paper"
text = "Its weights are not public."

[[model]]
id = "tiny"
title = "Tiny"
group = "diffusion"
family = "sd1"
repo = "somebody/tiny"
licence = "mit"
[model.parts]
unet = { path = "unet" }
vae = { path = "vae" }
text_encoder = { path = "text_encoder" }
tokenizer = { path = "tokenizer" }
[[model.files]]
names = ["unet/model.safetensors"]
path = "unet/diffusion_pytorch_model.safetensors"
about = 1000000
[[model.files]]
names = ["vae/model.safetensors"]
path = "vae/diffusion_pytorch_model.safetensors"
about = 1000
[[model.files]]
names = ["text_encoder/model.safetensors"]
about = 1000
[[model.files]]
names = ["tokenizer/vocab.json"]
about = 10
[[model.files]]
names = ["tokenizer/merges.txt"]
about = 10

[[model]]
id = "play"
title = "Play"
group = "diffusion"
family = "sd1"
repo = "somebody/play"
licence = "play"
parts = { vae = { path = "." } }
files = [{ names = ["model.safetensors"], about = 1000 }]
"""


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    for role, shapes in (("unet", UNET), ("vae", VAE), ("text_encoder", TEXT)):
        safetensors(tmp_path / "hub" / role / "model.safetensors", shapes)
    (tmp_path / "hub" / "tokenizer").mkdir()
    (tmp_path / "hub" / "tokenizer" / "vocab.json").write_text("{}")
    (tmp_path / "hub" / "tokenizer" / "merges.txt").write_text("#")
    files = [f for f in (tmp_path / "hub").rglob("*") if f.is_file()]
    (tmp_path / "models.toml").write_text(CATALOGUE, "utf-8")
    known = catalog.read_catalogue(tmp_path / "models.toml")
    for module in ("catalog", "listing", "discovery", "importing", "store"):
        monkeypatch.setattr(f"colorstudio.engine.{module}.catalogue", lambda: known)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    for name in ("HF_HUB_CACHE", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(downloads, "PAUSE_SECONDS", 0.0)
    with loopback_hub() as there:
        there.add(REPO, {f.relative_to(tmp_path / "hub").as_posix(): f.read_bytes() for f in files})
        monkeypatch.setenv("HF_ENDPOINT", there.url)
        yield there


class Command:
    """Runs lines of `colorstudio models` and keeps what was said."""

    def __init__(self, said: pytest.CaptureFixture[str]) -> None:
        self._said = said
        self.error = self.out = ""

    def __call__(self, *line: str) -> int:
        status = cli.main(["models", *line])
        self.out, self.error = self._said.readouterr()
        return status

    def json(self, *line: str) -> Any:
        assert self(*line, "--json") == 0, self.error
        return json.loads(self.out)

    def states(self) -> dict[str, str]:
        return {item["id"]: item["state"] for item in self.json("list")["items"]}


@pytest.fixture
def models(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def test_from_the_list_to_an_installed_verified_and_removed_model(
    hub: LoopbackHub, models: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert models.states() == {"tiny": "available", "play": "available"}
    answer = models.json("install", "tiny", "--accept-licence")
    assert answer["bundle"] == "tiny"
    assert Path(answer["path"]) == paths.data() / "models" / "tiny"
    assert models.states()["tiny"] == "installed"
    cli.main(["methods", "--json"])
    ways = {item["id"]: item for item in json.loads(capsys.readouterr().out)["items"]}
    assert ways["recolor.coloredit"]["installed"]
    assert models.json("verify")["items"] == [
        {"id": "tiny", "ok": True, "problems": [], "repaired": []}
    ]
    assert models("remove", "tiny") == 0
    assert models.states()["tiny"] == "available"
    cli.main(["methods", "--json"])
    ways = {item["id"]: item for item in json.loads(capsys.readouterr().out)["items"]}
    assert not ways["recolor.coloredit"]["installed"]


def test_the_list_for_people_names_sizes_licences_and_what_cannot_be_had(
    hub: LoopbackHub, models: Command
) -> None:
    assert models("list") == 0
    for words in ("Pictures", "~1.0 MB", "Not for commercial use", "A paper: Its weights are not"):
        assert words in models.out
    assert hub.asked == [], "a list asks nobody"


def test_a_licence_that_was_not_accepted_is_told_and_nothing_is_fetched(
    hub: LoopbackHub, models: Command
) -> None:
    assert models("install", "tiny") == 2
    assert models.error.count("\n") == 1
    assert "MIT: free for any use. (https://example.org/mit)" in models.error
    assert "--accept-licence" in models.error
    assert hub.asked == []


@pytest.mark.parametrize(("typed", "status"), [("y\n", 0), ("YES\n", 0), ("\n", 2), ("no\n", 2)])
def test_on_a_terminal_the_licence_is_asked_for(
    hub: LoopbackHub,
    models: Command,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    status: int,
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert models("install", "tiny") == status
    assert "Accept this licence?" in models.error
    assert (models.states()["tiny"] == "installed") is (status == 0)


def test_a_download_that_broke_off_is_listed_as_begun_and_resumed(
    hub: LoopbackHub, models: Command
) -> None:
    name = f"{REPO}/unet/model.safetensors"
    hub.troubles[name] = Trouble(break_after=0, times=-1)
    assert models("install", "tiny", "--accept-licence") == 3
    assert "cannot be reached, or broke off" in models.error
    hub.troubles[name] = Trouble(break_after=40_000, times=1, no_ranges=False)
    hub.files[f"{REPO}/gone"] = hub.files.pop(f"{REPO}/vae/model.safetensors")
    assert models("install", "tiny", "--accept-licence") == 3
    assert "has no file vae/model.safetensors" in models.error
    hub.files[f"{REPO}/vae/model.safetensors"] = hub.files.pop(f"{REPO}/gone")
    hub.troubles[f"{REPO}/vae/model.safetensors"] = Trouble(body=b"wrong" * 1000)
    assert models("install", "tiny", "--accept-licence") == 3
    assert models.states()["tiny"] == "begun"
    hub.troubles.clear()
    hub.asked.clear()
    assert models("install", "tiny", "--accept-licence") == 0
    assert hub.bodies(name) == [], "what was whole is not fetched twice"


def test_what_a_broken_off_download_left_is_thrown_away(hub: LoopbackHub, models: Command) -> None:
    hub.troubles[f"{REPO}/vae/model.safetensors"] = Trouble(break_after=0)
    assert models("install", "tiny", "--accept-licence") == 3
    assert models.states()["tiny"] == "begun"
    assert models("remove", "tiny") == 0
    assert "thrown away" in models.out
    assert models.states()["tiny"] == "available"
    assert list((paths.data() / "models" / ".downloading").iterdir()) == []


def test_offline_asks_nobody(
    hub: LoopbackHub, models: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    assert models("install", "tiny", "--accept-licence", "--offline") == 3
    assert "HF_HUB_OFFLINE" in models.error
    assert hub.asked == []


def test_damage_is_found_told_and_repaired(hub: LoopbackHub, models: Command) -> None:
    models("install", "tiny", "--accept-licence")
    file = paths.data() / "models/tiny/unet/diffusion_pytorch_model.safetensors"
    data = file.read_bytes()
    file.write_bytes(data[:-1] + b"x")
    assert models("verify", "tiny") == 3
    assert "has other content than it had" in models.out
    assert "--repair" in models.error
    answer = models.json("verify", "--repair")
    assert answer["items"][0]["repaired"] == ["unet/diffusion_pytorch_model.safetensors"]
    assert file.read_bytes() == data
    assert doctor._models().found.startswith("tiny")
    file.unlink()
    assert models.states()["tiny"] == "damaged"
    check = doctor._models()
    assert not check.ok
    assert "verify tiny --repair" in check.mend


def test_a_file_on_a_disk_is_imported(hub: LoopbackHub, models: Command, tmp_path: Path) -> None:
    file = safetensors(tmp_path / "disk" / "mine.safetensors", LDM)
    answer = models.json("import", str(file))
    assert (answer["bundle"], answer["family"]) == ("mine", "sd1")
    assert "licence is not known" in models.error
    assert models("import", str(file), "--copy", "--title", "Second", "--quiet") == 0
    assert models.states()["second"] == "installed"
    assert models("import", str(tmp_path / "nothing.safetensors")) == 2
    assert models.error.count("\n") == 1


def test_non_commercial_models_and_own_folders_follow_the_preferences(
    hub: LoopbackHub, models: Command, tmp_path: Path
) -> None:
    safetensors(tmp_path / "disk" / "mine.safetensors", LDM)
    settings = Settings(hide_noncommercial=True, model_folders=[str(tmp_path / "disk")])
    settings.save(paths.config() / "settings.json")
    assert models.states() == {"mine": "found", "tiny": "available"}
    assert models("remove", "mine") == 0
    assert "stay where they are" in models.out
    assert models.states() == {"tiny": "available"}


def test_what_is_not_there_is_a_line(hub: LoopbackHub, models: Command) -> None:
    assert models("install", "nothing", "--accept-licence") == 2
    assert "There are: tiny, play" in models.error
    assert models("remove", "nothing") == 3
    assert models("verify", "nothing") == 3
    assert models("install", "tiny", "--accept-licence", "--repo", "nobody/nothing") == 3
    assert "nobody/nothing is not on the hub" in models.error
    assert models() == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals of this kind are not known there")
@pytest.mark.parametrize("end", ["SIGKILL", "SIGINT"])
def test_a_program_that_ended_amid_a_download_goes_on_where_it_was(
    hub: LoopbackHub, tmp_path: Path, end: str
) -> None:
    repo, name = "facebook/sam-vit-base", "facebook/sam-vit-base/model.safetensors"
    small = {"config.json": b"{}", "preprocessor_config.json": b"{}"}
    hub.add(repo, {"model.safetensors": bytes(range(250)) * 2000, **small})
    hub.troubles[name] = Trouble(break_after=200_000, times=1, stall=threading.Event())
    line = [sys.executable, "-m", "colorstudio", "models", "install", "sam-vit-b"]
    line += ["--accept-licence", "--json"]
    program = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        part = paths.data() / "models/.downloading/sam-vit-b/model.safetensors.part"
        deadline = time.monotonic() + 60
        while not (part.exists() and part.stat().st_size) and time.monotonic() < deadline:
            assert program.poll() is None, program.communicate()
            hub.stalled.wait(0.05)
        program.send_signal(getattr(signal, end))
        said = program.communicate(timeout=20)[1]
    finally:
        program.kill()
    if end == "SIGINT":
        assert program.returncode == cli.INTERRUPTED
        assert said.count("\n") == 1
    stall = hub.troubles.pop(name).stall
    assert stall is not None
    stall.set()
    hub.asked.clear()
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    folder = Path(json.loads(done.stdout)["path"])
    assert (folder / "model.safetensors").read_bytes() == bytes(range(250)) * 2000
    (resumed,) = hub.bodies(name)
    assert resumed.startswith("bytes=")
    assert not part.exists()


# -- the program's own ----------------------------------------------------------------------------

OWN = """
id = "colorstudio-mini"
title = "ColorStudio mini"
family = "colorstudio-mini"
resolution = 128
latent_channels = 8
knows = ["Trained on drawings.", "Photos only roughly."]

[licence]
id = "apache-2.0"
text = "Free for any use."

[parts]
unet = { path = "unet" }

[[files]]
path = "unet/config.json"
size = 2
sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
"""


@pytest.fixture
def own(hub: LoopbackHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of weights that came with the program."""
    folder = tmp_path / "shipped" / "mini"
    (folder / "unet").mkdir(parents=True)
    (folder / "unet" / "config.json").write_text("{}")
    (folder / "bundle.toml").write_text(OWN, "utf-8")
    monkeypatch.setattr(resources, "shipped_models", lambda: folder.parent)
    known = catalog.read_catalogue(tmp_path / "models.toml")
    group = catalog.Group("own", "Comes with ColorStudio", ())
    known = replace(known, groups=(group, *known.groups))
    monkeypatch.setattr("colorstudio.engine.listing.catalogue", lambda: known)
    return folder


def test_the_programs_own_weights_are_listed_with_what_they_know_and_stay(
    own: Path, models: Command
) -> None:
    assert models.states()["colorstudio-mini"] == "shipped"
    assert models("list") == 0
    assert models.out.startswith("Comes with ColorStudio\n  colorstudio-mini")
    assert "Trained on drawings. Photos only roughly." in models.out
    assert models("show", "colorstudio-mini") == 0
    for words in ("Trained on drawings. Photos only roughly.", "128 pixels", "Free for any use."):
        assert words in models.out
    knows = ["Trained on drawings.", "Photos only roughly."]
    assert models.json("show", "colorstudio-mini")["knows"] == knows
    assert models("show", "nothing") == 3
    assert models("remove", "colorstudio-mini") == 2
    assert "comes with ColorStudio" in models.error
    assert models("verify") == 0
    assert "colorstudio-mini: whole" in models.out
    (own / "unet" / "config.json").write_text("[]")
    assert models("verify", "--repair") == 2
    assert "Install ColorStudio again" in models.error


def test_the_doctor_names_the_programs_own_weights(own: Path) -> None:
    def said() -> tuple[bool, str, str]:
        check = doctor._own_models()
        return check.ok, check.found, check.mend

    assert said() == (True, "colorstudio-mini (whole, 0 MB)", "")
    (own / "unet" / "config.json").write_text("[]")
    assert said() == (False, "damaged: colorstudio-mini", "Install ColorStudio again.")
    (own / "bundle.toml").write_text("id = ")
    assert said() == (False, "damaged: mini", "Install ColorStudio again.")
