"""GPU packs of tiny wheels: fetched, killed, resumed, refused, tried out, chosen, rolled back."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import colorstudio
from colorstudio import environments, paths
from colorstudio.engine import downloads, gpu_install, hub, wheels
from colorstudio.engine.gpu_packs import Pack, known, pack_here, read_lock
from colorstudio.engine.graphics_cards import Card, Cards, look
from colorstudio.errors import BadInput, Cancelled, ColorStudioError, ModelMissing
from colorstudio.methods.base import Quiet
from tests.loopback_index import LoopbackIndex, loopback_index
from tests.tiny_packs import BALLAST, driver, lock_text, make_wheel, tiny_pack

__all__ = ["driver"]
NAME = f"{colorstudio.__version__}-tiny"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackIndex]:
    monkeypatch.setattr(downloads, "PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(downloads, "MARGIN_BYTES", 0)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with loopback_index(tmp_path / "wheels") as there:
        monkeypatch.setenv("COLORSTUDIO_PACKAGE_INDEX", there.url)
        yield there


@pytest.fixture
def pack(index: LoopbackIndex) -> Pack:
    return tiny_pack(index.folder)


class Steps(Quiet):
    """Keeps the stages; cancels when one begins with these words."""

    def __init__(self, cancel_at: str = "?") -> None:
        self.stages: list[str] = []
        self.fractions: list[float] = []
        self._cancel_at = cancel_at

    def step(self, done: int, total: int, stage: str = "", preview: object = None) -> None:
        self.stages.append(stage)
        if total:
            self.fractions.append(done / total)
        if stage.startswith(self._cancel_at):
            raise Cancelled


def left() -> list[str]:
    """What lies among the packs, hidden things too."""
    return sorted(path.name for path in environments.root().iterdir())


def test_a_pack_is_fetched_unpacked_tried_out_and_chosen(index: LoopbackIndex, pack: Pack) -> None:
    steps = Steps()
    made = gpu_install.install(pack, steps)
    assert (made.name, made.torch, made.device) == (NAME, "9.0.0", "Tiny Card")
    assert environments.pointer() == environments.Pointer(NAME, "")
    assert environments.trouble(made) == ""
    assert (made.site / "torch/lib/libtorch_cuda.so").read_bytes() == BALLAST
    assert os.access(made.site / "torch/bin/helper", os.X_OK)
    assert made.files["torch/lib/libtorch_cuda.so"] == len(BALLAST)
    assert left() == sorted([NAME, "current.json", gpu_install.DOWNLOADS])
    assert gpu_install.begun(pack) == 0, "nothing is kept twice"
    assert "Trying it out on the graphics card" in steps.stages
    assert max(steps.fractions) == 1
    assert gpu_install.check(NAME, Quiet()) == []


def test_the_tree_is_the_one_that_pip_makes(pack: Pack, index: LoopbackIndex) -> None:
    made = gpu_install.install(pack, Quiet())
    target = index.folder.parent / "pip"
    requirements = index.folder.parent / "requirements.txt"
    lines = [f"{w.name}=={w.version} --hash=sha256:{w.sha256}\n" for w in pack.wheels]
    requirements.write_text("".join(lines))
    line = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    line += ["--no-compile", "--require-hashes", "--find-links", str(index.folder)]
    line += ["--target", str(target), "-r", str(requirements)]
    subprocess.run(line, check=True, capture_output=True)

    def tree(root: Path) -> dict[str, tuple[str, bool]]:
        own = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
        return {
            str(file.relative_to(root)): (
                hashlib.sha256(file.read_bytes()).hexdigest(),
                bool(file.stat().st_mode & 0o100),
            )
            for file in root.rglob("*")
            if file.is_file() and file.name not in own and "__pycache__" not in file.parts
        }

    assert tree(made.site) == tree(target)


@pytest.mark.parametrize("html", [False, True])
def test_a_file_is_found_by_name_on_the_index_and_believed_by_its_hash(
    index: LoopbackIndex, pack: Pack, html: bool
) -> None:
    index.html = html
    gpu_install.install(pack, Quiet())
    assert ("/simple/torch/", "") in index.asked
    assert len(index.ranges(pack.wheels[0].file)) == 1


def test_the_hubs_token_is_not_sent_to_an_index(
    index: LoopbackIndex, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    gpu_install.install(pack, Quiet())
    assert set(index.keys) == {""}


def test_a_connection_that_is_cut_goes_on_where_it_was(index: LoopbackIndex, pack: Pack) -> None:
    index.break_after, index.times = 200_000, 2
    gpu_install.install(pack, Quiet())
    assert index.ranges(pack.wheels[0].file) == ["", "bytes=200000-", "bytes=400000-"]


def test_a_download_that_was_stopped_goes_on_in_another_run_of_the_program(
    index: LoopbackIndex, pack: Pack
) -> None:
    index.break_after, index.times, index.stall = 200_000, 1, threading.Event()

    class Stop(Quiet):
        def step(self, done: int, total: int, stage: str = "", preview: object = None) -> None:
            if done >= 200_000:
                raise Cancelled

    with pytest.raises(Cancelled):
        gpu_install.install(pack, Stop())
    assert gpu_install.begun(pack) >= 200_000
    assert environments.pointer().current == ""
    index.asked.clear()
    gpu_install.install(pack, Quiet())
    assert index.ranges(pack.wheels[0].file) == ["bytes=200000-"]


def test_a_wrong_hash_is_thrown_away_and_nothing_is_chosen(
    index: LoopbackIndex, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pack.wheels[0].file
    right = (index.folder / file).read_bytes()
    index.other[file] = right[:-1] + b"?"
    with pytest.raises(ModelMissing, match="holds another torch") as seen:
        gpu_install.install(pack, Quiet())
    assert "HF_ENDPOINT" not in str(seen.value)
    assert index.ranges(file) == [], "the index says itself that it is another"
    address = index.url.replace("/simple", "/files")
    told = tuple(replace(w, url=f"{address}/{w.file}") for w in pack.wheels)
    monkeypatch.delenv("COLORSTUDIO_PACKAGE_INDEX")
    with pytest.raises(ModelMissing, match="its hash is another") as seen:
        gpu_install.install(replace(pack, wheels=told), Quiet())
    assert "import the files from a disk" in str(seen.value)
    assert environments.pointer().current == ""
    index.other.clear()
    assert gpu_install.install(replace(pack, wheels=told), Quiet()).name == NAME


def test_what_the_index_does_not_have_is_said(index: LoopbackIndex, pack: Pack) -> None:
    (index.folder / pack.wheels[1].file).unlink()
    with pytest.raises(ModelMissing, match="does not have torchvision"):
        gpu_install.install(pack, Quiet())


def test_offline_nobody_is_asked(
    index: LoopbackIndex, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelMissing, match="forbids using the network"):
        gpu_install.install(pack, Quiet())
    assert index.asked == []
    made = gpu_install.install(pack, Quiet(), source=index.folder)
    assert made.name == NAME
    assert index.asked == []


def test_files_of_a_folder_are_believed_by_their_hash_only(
    index: LoopbackIndex, pack: Pack, tmp_path: Path
) -> None:
    copied = tmp_path / "stick"
    shutil.copytree(index.folder, copied)
    file = copied / pack.wheels[0].file
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    with pytest.raises(BadInput, match="its hash is another"):
        gpu_install.install(pack, Quiet(), source=copied)
    file.unlink()
    with pytest.raises(BadInput, match="does not have torch-"):
        gpu_install.install(pack, Quiet(), source=copied)
    assert gpu_install.items() == []


def test_a_full_disk_is_said_before_anything_is_fetched(
    index: LoopbackIndex, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = pack.download + pack.disk
    usage = shutil.disk_usage(index.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=needed - 1))
    with pytest.raises(BadInput, match="Make room"):
        gpu_install.install(pack, Quiet())
    assert index.ranges(pack.wheels[0].file) == []
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=needed))
    gpu_install.install(pack, Quiet())


@pytest.mark.parametrize(
    ("card", "why"),
    [
        ("none", "it finds no graphics card .RuntimeError: Found no driver"),
        ("wrong", "the graphics card computes wrongly"),
        ("full", "too little free memory"),
        ("broken", "its libraries cannot be imported .ImportError: libtiny.so"),
        ("crash", "the test of it crashed"),
        ("slow", "It took longer than 1 seconds"),
    ],
)
def test_a_pack_that_fails_its_test_is_not_chosen_and_the_former_one_stays(
    index: LoopbackIndex, pack: Pack, card: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = gpu_install.install(pack, Quiet())
    bad = tiny_pack(index.folder, "9.5.0", card)
    if card == "slow":
        monkeypatch.setattr(gpu_install, "SMOKE_SECONDS", 1.0)
    with pytest.raises(ColorStudioError, match=why) as seen:
        gpu_install.install(bad, Quiet())
    log = paths.logs() / gpu_install.LOG
    assert str(log) in str(seen.value)
    assert log.is_file()
    assert environments.pointer() == environments.Pointer(good.name, "")
    assert environments.trouble(good) == ""
    assert [item.role for item in gpu_install.items()] == ["current", "download"]
    assert gpu_install.begun(bad) >= bad.download, "what has come is kept for another try"


def test_the_former_pack_is_kept_for_going_back_and_those_before_it_are_deleted(
    index: LoopbackIndex, pack: Pack
) -> None:
    packs = [pack, tiny_pack(index.folder, "9.5.0"), tiny_pack(index.folder, "9.6.0")]
    names = [gpu_install.install(each, Quiet()).name for each in packs]
    assert names == [NAME, f"{NAME}-2", f"{NAME}-3"]
    assert environments.pointer() == environments.Pointer(names[2], names[1])
    assert [(i.name, i.role) for i in gpu_install.items()] == [
        (names[1], "previous"),
        (names[2], "current"),
    ]
    assert gpu_install.rollback() == names[1]
    assert environments.pointer() == environments.Pointer(names[1], names[2])
    assert gpu_install.rollback() == names[2]


def test_without_a_former_one_going_back_means_what_came_along(pack: Pack) -> None:
    with pytest.raises(BadInput, match="No GPU pack is installed"):
        gpu_install.rollback()
    gpu_install.install(pack, Quiet())
    assert gpu_install.rollback() == ""
    assert environments.pointer() == environments.Pointer("", NAME)
    assert gpu_install.rollback() == NAME


def test_the_same_files_are_not_fetched_again_for_another_version_of_the_program(
    index: LoopbackIndex, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = gpu_install.install(pack, Quiet())
    monkeypatch.setattr(colorstudio, "__version__", "77.0")
    assert environments.trouble(made) == environments.OTHER_PROGRAM
    index.asked.clear()
    steps = Steps()
    again = gpu_install.install(pack, steps)
    assert index.asked == []
    assert set(steps.stages) == {"Trying it out on the graphics card"}
    assert (again.name, again.program) == (NAME, "77.0")
    assert environments.trouble(again) == ""
    assert gpu_install.install(pack, Quiet(), fresh=True).name == "77.0-tiny"
    assert index.asked


@pytest.mark.parametrize("stage", ["Unpacking", "Trying", "Choosing"])
def test_a_cancel_at_any_step_leaves_what_was(pack: Pack, stage: str) -> None:
    steps = Steps(stage)
    with pytest.raises(Cancelled):
        gpu_install.install(pack, steps)
    assert environments.pointer().current == ""
    assert left() == [gpu_install.DOWNLOADS]
    gpu_install.install(pack, Quiet())


KILLED = """
import sys, os, signal
from pathlib import Path
from colorstudio.engine import downloads, gpu_install
from colorstudio.engine.gpu_packs import read_lock
from colorstudio.methods.base import Quiet

class Kill(Quiet):
    def step(self, done, total, stage="", preview=None):
        if stage.startswith(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

downloads.MARGIN_BYTES = 0
gpu_install.install(read_lock(Path(sys.argv[1]))[0], Kill())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("stage", ["torch-", "Unpacking torchvision", "Trying", "Choosing"])
def test_a_killed_installation_harms_nothing_and_the_next_one_goes_on(
    index: LoopbackIndex, pack: Pack, tmp_path: Path, stage: str
) -> None:
    good = gpu_install.install(pack, Quiet())
    newer = tiny_pack(index.folder, "9.5.0")
    lock = tmp_path / "lock.toml"
    lock.write_text(lock_text(newer))
    run = subprocess.run([sys.executable, "-c", KILLED, str(lock), stage])
    assert run.returncode == -signal.SIGKILL
    assert environments.pointer() == environments.Pointer(good.name, "")
    assert environments.trouble(good) == ""
    assert [pack.name for pack in environments.installed()] == [good.name]
    index.asked.clear()
    made = gpu_install.install(newer, Quiet())
    assert environments.pointer() == environments.Pointer(made.name, good.name)
    if stage != "torch-":
        assert not any(path.startswith("/files/") for path, _ in index.asked), "it was all here"
    assert left() == sorted([good.name, made.name, "current.json", gpu_install.DOWNLOADS])


def test_removing_says_what_is_freed_and_follows_no_link(pack: Pack, tmp_path: Path) -> None:
    made = gpu_install.install(pack, Quiet())
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    (pictures / "mine.png").write_bytes(b"picture")
    (made.folder / "link").symlink_to(pictures)
    (made.site / "torch" / "link").symlink_to(pictures / "mine.png")
    (item,) = gpu_install.items()
    assert item.size >= pack.disk
    assert gpu_install.remove(made.name) == item.size
    assert (pictures / "mine.png").read_bytes() == b"picture"
    assert environments.pointer() == environments.Pointer()
    assert not made.folder.exists()
    with pytest.raises(BadInput, match="There is no GPU pack"):
        gpu_install.remove(made.name)
    with pytest.raises(BadInput):
        gpu_install.remove("..")


def test_a_pack_that_lies_elsewhere_loses_its_link_only(pack: Pack, tmp_path: Path) -> None:
    made = gpu_install.install(pack, Quiet())
    elsewhere = tmp_path / "other-disk"
    shutil.move(made.folder, elsewhere)
    made.folder.symlink_to(elsewhere)
    assert environments.trouble(made) == ""
    gpu_install.remove(made.name)
    assert not made.folder.is_symlink()
    assert (elsewhere / "site/torch/__init__.py").is_file()


def test_the_pack_that_runs_is_deleted_after_the_next_start(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = gpu_install.install(pack, Quiet())
    choice = environments.Choice(made, made.name)
    monkeypatch.setattr(environments._Running, "choice", choice)
    assert gpu_install.remove(made.name) == 0
    assert made.site.is_dir()
    assert environments.pointer().current == ""
    gpu_install.sweep()
    assert made.site.is_dir()
    monkeypatch.setattr(environments._Running, "choice", environments.Choice())
    gpu_install.sweep()
    assert not made.folder.exists()


def test_a_sweep_takes_nothing_that_is_not_ours(pack: Pack) -> None:
    gpu_install.install(pack, Quiet())
    mine = environments.root() / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("keep")
    running = environments.root() / f"{gpu_install.STAGE}{os.getpid()}-00"
    running.mkdir()
    dead = environments.root() / f"{gpu_install.STAGE}{2**22 + 1}-00"
    dead.mkdir()
    gpu_install.sweep()
    assert (mine / "notes.txt").is_file()
    assert running.is_dir()
    assert not dead.exists()


def test_damage_is_found_and_mended_by_installing_anew(pack: Pack) -> None:
    made = gpu_install.install(pack, Quiet())
    library = made.site / "torch/lib/libtorch_cuda.so"
    library.write_bytes(BALLAST[::-1])
    assert gpu_install.check(made.name, Quiet()) == ["torch/lib/libtorch_cuda.so"]
    library.unlink()
    assert environments.trouble(made) == environments.BROKEN
    again = gpu_install.install(pack, Quiet())
    assert again.name == f"{NAME}-2"
    assert gpu_install.check(again.name, Quiet()) == []


def test_a_wheel_that_reaches_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    for name in ("../evil.py", "/evil.py", "C:/evil.py", "a\\..\\evil.py"):
        path = make_wheel(tmp_path / "wheels", "evil", "1.0", {name: b"x"})
        with pytest.raises(BadInput, match=r"reaches out of|is not a whole wheel"):
            wheels.unpack(path, tmp_path / "site", lambda _: None)
    assert not (tmp_path / "evil.py").exists()


def test_two_wheels_do_not_write_one_file(tmp_path: Path) -> None:
    for name in ("one", "two"):
        path = make_wheel(tmp_path / "wheels", name, "1.0", {"shared.py": b"x"})
        if name == "one":
            wheels.unpack(path, tmp_path / "site", lambda _: None)
    with pytest.raises(BadInput, match="a file of another wheel"):
        wheels.unpack(path, tmp_path / "site", lambda _: None)


def test_a_time_limit_ends_the_test_itself(index: LoopbackIndex) -> None:
    bad = tiny_pack(index.folder, "9.5.0", "slow")
    started = time.monotonic()
    with pytest.raises(Cancelled):
        gpu_install.install(bad, Steps("Trying"))
    assert time.monotonic() - started < 60


# -- the lock file and the card -------------------------------------------------------------------


def test_the_lock_names_every_file_by_size_and_hash() -> None:
    for pack in known():
        assert pack.torch
        assert pack.licence_url
        for wheel in pack.wheels:
            assert len(wheel.sha256) == 64
            assert wheel.size > 0
            assert wheel.file.endswith(".whl")
            assert wheel.url == "" or wheel.url.startswith("https://files.pythonhosted.org/")
            assert wheel.url.endswith(wheel.file) or not wheel.url
        assert pack.disk > pack.download
    assert len({pack.id for pack in known()}) == len(known())


def test_the_pack_of_this_system_and_python_is_taken(tmp_path: Path) -> None:
    mine = tiny_pack(tmp_path)
    others = [
        replace(mine, id="a", system="plan9"),
        replace(mine, id="b", machine="vax"),
        replace(mine, id="c", python="cp27"),
        replace(mine, id="d", driver=12000),
    ]
    assert pack_here([*others, mine]) == mine
    assert pack_here(others[:3]) is None
    assert read_lock(_written(tmp_path / "lock.toml", mine))[0].lock == mine.lock


def _written(path: Path, pack: Pack) -> Path:
    path.write_text(lock_text(pack))
    return path


def test_a_card_or_driver_that_is_too_old_is_refused_with_what_to_do(tmp_path: Path) -> None:
    pack = tiny_pack(tmp_path)
    card = Card("Tiny Card", 8 << 30, (8, 6))
    assert pack.refusal(Cards((card,), 13020, "580.65")) == ""
    assert "No graphics card" in pack.refusal(Cards())
    assert "knows CUDA 12.4; the pack needs 13.0" in pack.refusal(Cards((card,), 12040, "550.1"))
    old = replace(card, capability=(6, 1))
    assert "needs compute capability 7.5" in pack.refusal(Cards((old,), 13020))


def test_the_driver_is_asked_without_torch(driver: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = [str(driver / "libcuda.so.1"), str(driver / "libnvidia-ml.so.1")]
    found = look(libraries=libraries)
    assert found == Cards((Card("Tiny Card", 8_000_000_000, (8, 6)),), 13020, "580.65")
    monkeypatch.setenv("TINY_CUDA_STATUS", "100")
    assert "finds no card" in look(libraries=libraries).trouble
    monkeypatch.setenv("TINY_CUDA_STATUS", "999")
    assert "fails with error 999" in look(libraries=libraries).trouble
    monkeypatch.delenv("TINY_CUDA_STATUS")
    monkeypatch.setenv("TINY_CUDA_CRASH", "1")
    assert "ended the test" in look(libraries=libraries).trouble


def test_without_a_driver_there_is_no_card() -> None:
    found = look(libraries=["libnone-such.so.9", "libnone-such.so.9"])
    assert found == Cards()
    assert found.words == "no graphics card of NVIDIA found"


def test_broken_off_is_what_a_dead_line_is(index: LoopbackIndex, pack: Pack) -> None:
    index.break_after, index.times = 0, -1
    with pytest.raises(hub.BrokenOff):
        gpu_install.install(pack, Quiet())
