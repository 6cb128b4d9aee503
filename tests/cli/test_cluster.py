"""Batches on a cluster: real workers on this machine, one of which is killed."""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path

import cv2
import numpy as np
import psutil
import pytest

from colorstudio.cli import main

pytest.importorskip("ray")
PALETTE = ["--palette", "#203040,#a05030,#f0e0c0", "--exact"]


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Six small pictures, and one that is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    rng = np.random.default_rng(3)
    for number in range(6):
        codes = cv2.GaussianBlur(rng.integers(0, 256, (60, 80, 3), np.uint8), (0, 0), 4)
        cv2.imwrite(str(folder / f"{number}.png"), codes)
    (folder / "broken.png").write_bytes(b"no picture")
    return folder


def batch(capsys: pytest.CaptureFixture[str], folder: Path, out: Path, *more: str) -> dict:
    """What the batch prints as JSON; its exit status as "status"."""
    status = main(["batch", "palette", str(folder), str(out), *PALETTE, "--json", *more])
    return {**json.loads(capsys.readouterr().out), "status": status}


def workers() -> list[psutil.Process]:
    """The workers of Ray below this process, as far as they have begun."""
    below = psutil.Process().children(recursive=True)
    return [one for one in below if "_Worker" in one.name() or "_Worker" in "".join(_line(one))]


def _line(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def test_a_cluster_gives_the_same_files_and_a_dead_worker_s_pictures_are_done_again(
    capsys: pytest.CaptureFixture[str], pictures: Path, tmp_path: Path
) -> None:
    alone = batch(capsys, pictures, tmp_path / "alone")
    killed: list[int] = []

    def kill_one() -> None:
        until = time.monotonic() + 60
        while not killed and time.monotonic() < until:
            for process in workers()[:1]:
                process.kill()
                killed.append(process.pid)
            time.sleep(0.02)

    thread = threading.Thread(target=kill_one)
    thread.start()
    there = batch(capsys, pictures, tmp_path / "there", "--cluster", "local", "--workers", "2")
    thread.join()
    assert killed
    assert there["status"] == alone["status"] == 2
    assert [Path(one["input"]).name for one in there["failed"]] == ["broken.png"]
    assert there["failed"] == alone["failed"]
    assert there["seals"] == alone["seals"]
    assert len(there["done"]) == 6
    for path in (tmp_path / "alone").iterdir():
        assert (tmp_path / "there" / path.name).read_bytes() == path.read_bytes()
    assert {path.name for path in (tmp_path / "there").iterdir()} == {
        f"{number}.png" for number in range(6)
    }
    assert not workers()

    (tmp_path / "there" / "3.png").unlink()
    (pictures / "broken.png").unlink()
    again = batch(capsys, pictures, tmp_path / "there", "--resume", "--cluster", "local")
    assert again["status"] == 0
    assert [Path(name).name for name in again["done"]] == ["3.png"]
    assert len(again["skipped"]) == 5


def test_a_cluster_that_is_not_there_is_said_at_once(
    capsys: pytest.CaptureFixture[str], pictures: Path, tmp_path: Path
) -> None:
    line = ["batch", "palette", str(pictures), str(tmp_path / "out"), *PALETTE]
    started = time.monotonic()
    assert main([*line, "--cluster", "127.0.0.1:1"]) == 2
    assert time.monotonic() - started < 15
    assert "127.0.0.1:1 cannot be reached" in capsys.readouterr().err


def test_without_ray_it_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str],
    pictures: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    line = ["batch", "palette", str(pictures), str(tmp_path / "out"), *PALETTE]
    assert main([*line, "--cluster", "local"]) == 2
    assert "colorstudio[cluster]" in capsys.readouterr().err


def test_what_workers_cannot_see_is_said(tmp_path: Path) -> None:
    from colorstudio import __version__
    from colorstudio.cli.cluster import _problem

    token = tmp_path / "token"
    assert "does not see" in str(_problem(str(tmp_path), str(token), __version__))
    token.touch()
    assert "Install the same" in str(_problem(str(tmp_path), str(token), "0.0.1"))
