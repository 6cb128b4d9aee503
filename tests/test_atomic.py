"""Saving never harms what was there, whatever goes wrong on the way."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from colorstudio import atomic
from colorstudio.errors import BadInput


def names(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()}


def test_a_new_file_appears_whole_and_alone(tmp_path: Path) -> None:
    atomic.write_bytes(tmp_path / "a.bin", b"new")
    assert (tmp_path / "a.bin").read_bytes() == b"new"
    assert names(tmp_path) == {"a.bin"}


@pytest.mark.parametrize("letter", ["a", "é", "写", "\N{GRINNING FACE}"])
def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path, letter: str) -> None:
    name = letter * (250 // len(letter.encode()))
    for data in (b"old", b"new"):
        atomic.write_bytes(tmp_path / name, data, backup=True)
    assert (tmp_path / name).read_bytes() == b"new"
    assert names(tmp_path) == {name, name + "~"}


def test_the_old_file_stays_until_the_new_one_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    with atomic.replacing(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


def test_a_failure_on_the_way_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")

    def break_off() -> None:
        with atomic.replacing(path, backup=True) as file:
            file.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"a.bin"}


def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")

    def fill() -> None:
        with atomic.replacing(path):
            raise OSError(28, "No space left on device")

    with pytest.raises(BadInput, match="No space left") as caught:
        fill()
    assert "unharmed" in caught.value.hint
    assert path.read_bytes() == b"old"


def test_backup_keeps_the_version_before(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    for body in (b"1", b"2", b"3"):
        atomic.write_bytes(path, body, backup=True)
    assert path.read_bytes() == b"3"
    assert (tmp_path / "a.bin~").read_bytes() == b"2"
    assert names(tmp_path) == {"a.bin", "a.bin~"}


def test_backup_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    for body in (b"1", b"2"):
        atomic.write_bytes(tmp_path / "a.bin", body, backup=True)
    assert (tmp_path / "a.bin~").read_bytes() == b"1"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.bin", tmp_path / "link.bin"
    real.write_bytes(b"old")
    link.symlink_to(real)
    atomic.write_bytes(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_permissions_are_kept_and_new_files_follow_the_umask(tmp_path: Path) -> None:
    old, new = tmp_path / "old.bin", tmp_path / "new.bin"
    old.write_bytes(b"")
    old.chmod(0o600)
    before = os.umask(0o027)
    try:
        atomic.write_bytes(old, b"1")
        atomic.write_bytes(new, b"1")
    finally:
        os.umask(before)
    assert stat.S_IMODE(old.stat().st_mode) == 0o600
    assert stat.S_IMODE(new.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p: p.mkdir(), "is a folder"),
        (lambda p: os.mkfifo(p), "not a file"),
    ],
)
def test_what_cannot_be_replaced_is_refused(tmp_path: Path, make, words: str) -> None:
    path = tmp_path / "a.bin"
    make(path)
    with pytest.raises(BadInput, match=words):
        atomic.write_bytes(path, b"new")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        atomic.write_bytes(tmp_path / "no" / "a.bin", b"new")


def test_file_and_folder_reach_the_disk_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def replaced(a: Path, b: Path) -> None:
        done.append("rename")
        replace(a, b)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    atomic.write_bytes(tmp_path / "a.bin", b"new")
    assert done == ["file", "rename", "folder"]


def test_leavings_of_a_killed_save_go_after_a_day(tmp_path: Path) -> None:
    old, young, other = (
        tmp_path / n for n in (".a.bin.01.part", ".a.bin.02.part", ".b.bin.1.part")
    )
    for path in (old, young, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (1, 1))
    atomic.write_bytes(tmp_path / "a.bin", b"new")
    assert names(tmp_path) == {"a.bin", young.name, other.name}


SAVE_FOR_EVER = """
import sys
from colorstudio import atomic
n = 0
print("ready", flush=True)
while True:
    n = (n + 1) % 256
    with atomic.replacing(sys.argv[1]) as file:
        for _ in range(64):
            file.write(bytes([n]) * 4096)
"""


def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(64 * 4096))
    for moment in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", SAVE_FOR_EVER, str(path)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parent.parent,
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.003 * moment)
            process.kill()
        body = path.read_bytes()
        assert len(body) == 64 * 4096
        assert len(set(body)) == 1
