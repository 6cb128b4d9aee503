"""Where things are kept: by the system's custom, in one folder, beside a portable copy."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from colorstudio import doctor, paths

PLACES = (paths.config, paths.recovery, paths.cache, paths.logs, paths.data)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed copy that this Python seems to belong to; nothing names another home."""
    folder = tmp_path / "ColorStudio"
    (folder / "runtime").mkdir(parents=True)
    (folder / paths.FACTS).write_text("{}")
    monkeypatch.setattr(sys, "base_prefix", str(folder / "runtime"))
    for name in (paths.HOME, "NUMBA_CACHE_DIR"):
        monkeypatch.setenv(name, "put back afterwards")
        monkeypatch.delenv(name)
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "own" / name))
    return folder


def test_a_source_tree_is_no_installed_copy() -> None:
    assert paths.installed_at() is None


def test_an_installed_copy_keeps_things_by_the_systems_custom(copy: Path) -> None:
    assert paths.installed_at() == copy
    assert paths.home() is None
    assert not any(copy in place().parents for place in PLACES)


def test_a_portable_copy_keeps_everything_beside_its_launcher(copy: Path) -> None:
    (copy / paths.PORTABLE).touch()
    assert all(copy / "user" in place().parents for place in PLACES)
    assert "portable" in doctor.examine()[0].found


def test_a_folder_that_is_named_goes_before_portable(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy / paths.PORTABLE).touch()
    monkeypatch.setenv(paths.HOME, str(tmp_path / "named"))
    assert all(tmp_path / "named" in place().parents for place in PLACES)


def test_what_is_started_from_a_portable_copy_finds_its_places(copy: Path) -> None:
    (copy / paths.PORTABLE).touch()
    paths.settle()
    assert os.environ[paths.HOME] == str(copy / "user")
    assert os.environ["NUMBA_CACHE_DIR"] == str(copy / "user" / "cache" / "kernels")


def test_kernels_of_an_installed_copy_go_to_the_cache(copy: Path) -> None:
    paths.settle()
    assert paths.HOME not in os.environ
    assert os.environ["NUMBA_CACHE_DIR"] == str(paths.cache() / "kernels")


def test_kernels_of_a_copy_on_read_only_media_go_to_the_persons_own_cache(
    copy: Path, tmp_path: Path
) -> None:
    (copy / paths.PORTABLE).touch()
    (copy / "user").touch()  # a file: no folder can be made there, by nobody
    paths.settle()
    kernels = Path(os.environ["NUMBA_CACHE_DIR"])
    assert tmp_path / "own" in kernels.parents
    assert kernels.is_dir()


def test_kernels_that_were_compiled_while_installing_are_taken_over_once(copy: Path) -> None:
    made, taken = copy / paths.KERNELS, paths.cache() / paths.KERNELS
    made.mkdir()
    (made / "a.nbi").write_text("compiled")
    (made / paths.STAMP).write_text("first")
    paths.settle()
    assert (taken / "a.nbi").read_text() == "compiled"
    (taken / "a.nbi").write_text("compiled again since")
    del os.environ["NUMBA_CACHE_DIR"]
    paths.settle()
    assert (taken / "a.nbi").read_text() == "compiled again since"
    (made / paths.STAMP).write_text("second")
    del os.environ["NUMBA_CACHE_DIR"]
    paths.settle()
    assert (taken / "a.nbi").read_text() == "compiled"


def test_a_source_tree_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    before = dict(os.environ)
    paths.settle()
    assert dict(os.environ) == before
