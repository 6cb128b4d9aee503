"""Kernels are compiled by several processes, and none is lost or taken for another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from colorstudio.document import compile_ahead, warm_up


def made(folder: Path, name: str, text: str, files: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.py311.nbi").write_text(text)
    for number in range(1, files + 1):
        (folder / f"{name}.py311.{number}.nbc").write_text(f"{text} {number}")


def test_every_part_is_in_one_share() -> None:
    parts = [part for share in compile_ahead.SHARES for part in share]
    assert sorted(parts) == sorted(("first", *warm_up.MORE))


def test_a_kernel_comes_with_all_its_files_and_replaces_none(tmp_path: Path) -> None:
    here, there = tmp_path / "here" / "imaging", tmp_path / "there" / "imaging"
    made(there, "fill.rows-1", "old", files=1)
    made(here, "fill.rows-1", "new", files=2)
    made(here, "fill.rows-12", "other", files=2)
    compile_ahead.bring_together(tmp_path / "here", tmp_path / "there")
    assert {file.name: file.read_text() for file in there.iterdir()} == {
        "fill.rows-1.py311.nbi": "old",
        "fill.rows-1.py311.1.nbc": "old 1",
        "fill.rows-12.py311.nbi": "other",
        "fill.rows-12.py311.1.nbc": "other 1",
        "fill.rows-12.py311.2.nbc": "other 2",
    }


def test_processes_compile_what_is_found_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", "")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(compile_ahead, "ROOM", 0)
    monkeypatch.setattr(compile_ahead, "SHARES", (("delta_map",), ("cutout_kernels",), ("none",)))
    monkeypatch.setattr(compile_ahead, "_compile", lambda share: None)
    folder = tmp_path / "kernels"
    compile_ahead.compile_ahead(folder)
    found = {file.name.partition(".")[0] for file in folder.rglob("*.nbi")}
    assert {"delta_kernels", "cutout_kernels"} <= found, found
    assert all(list(file.parent.glob("*.nbc")) for file in folder.rglob("*.nbi"))
    assert os.environ["NUMBA_CACHE_DIR"] == str(folder)
    # what was not compiled by a process of its own, and the folders of these, are not left
    assert not [place for place in folder.iterdir() if place.name.startswith("tmp")]
