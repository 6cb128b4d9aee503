"""What an installer holds: every distribution that is asked for, in exact versions, no more."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import ModuleType

import pytest

from colorstudio import paths

REPOSITORY = Path(__file__).resolve().parents[2]
BASE = REPOSITORY / "packaging" / "base.txt"
CONSTRAINTS = REPOSITORY / "constraints.txt"
Load = Callable[[str], ModuleType]


@pytest.fixture
def payload(script: Load) -> ModuleType:
    return script("payload")


def asked_for(payload: ModuleType) -> set[str]:
    """What ColorStudio asks for, and what that asks for in turn, less what is left out."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    waiting, found = list(project["project"]["dependencies"]), set()
    while waiting:
        name, marker = payload._asked(waiting.pop())
        if name in found or name in payload.LEFT_OUT or payload.FOR_CARDS.match(name):
            continue
        if "extra" in marker or (marker and not payload._holds(marker)):
            continue
        found.add(name)
        try:
            waiting += distribution(name).requires or []
        except PackageNotFoundError:
            pytest.fail(f"{name} is not installed here")
    return found - {"torch"}  # which torch is said when it is built


def test_the_base_holds_what_is_asked_for_and_nothing_else(payload: ModuleType) -> None:
    lines = [line for line in BASE.read_text("utf-8").splitlines() if not line.startswith("#")]
    names = {payload.normal(line.partition(";")[0].strip()) for line in lines if ";" not in line}
    assert names == asked_for(payload)


def test_every_distribution_has_an_exact_version(payload: ModuleType) -> None:
    lines = payload.requirements(BASE.read_text("utf-8"), CONSTRAINTS.read_text("utf-8"))
    assert len(lines) > 50
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines if ";" not in line)


def test_one_without_a_version_ends_the_build(payload: ModuleType) -> None:
    assert payload.requirements("A_b.c\nd ; os_name == 'nt'\n", "a-b-c==1.0 # why\n") == [
        "A_b.c==1.0",
        "d ; os_name == 'nt'",
    ]
    with pytest.raises(ValueError, match="no version of e"):
        payload.requirements("e\n", "a==1\n")


def test_the_facts_are_found_by_the_program(payload: ModuleType) -> None:
    assert payload.FACTS == paths.FACTS


def test_what_is_asked_for_and_missing_is_named(payload: ModuleType, tmp_path: Path) -> None:
    info = tmp_path / "one-1.0.dist-info"
    info.mkdir()
    rows = ["Requires-Dist: gone>=2", "Requires-Dist: torchvision", "Requires-Dist: nvidia-x"]
    rows += ["Requires-Dist: extra-thing; extra == 'more'", "Requires-Dist: w; os_name == 'none'"]
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: one\nVersion: 1.0\n" + "\n".join(rows)
    )
    from importlib.metadata import distributions

    assert payload.unmet(distributions(path=[str(tmp_path)])) == {"gone": "one"}


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's")
def test_the_launcher_starts_the_python_beside_it_and_hides_all_others(
    payload: ModuleType, tmp_path: Path
) -> None:
    folder = tmp_path / "with a space" / "copy"
    (folder / "runtime" / "bin").mkdir(parents=True)
    payload.write_launcher(folder)
    (folder / "runtime" / "bin" / "python3").write_text('#!/bin/sh\nprintf "%s|" "$0" "$@"\n')
    (folder / "runtime" / "bin" / "python3").chmod(0o755)
    link = tmp_path / "colorstudio"  # as /usr/bin has it
    link.symlink_to(folder / "colorstudio")
    said = subprocess.run([link, "a b", "--c"], capture_output=True, text=True, check=True).stdout
    python = folder / "runtime" / "bin" / "python3"
    assert said.split("|")[:-1] == [str(python), "-I", "-m", "colorstudio", "a b", "--c"]


@pytest.mark.skipif(sys.platform == "win32", reason="has no such modes")
def test_only_programs_may_be_run(payload: ModuleType, tmp_path: Path) -> None:
    files = {
        "start": b"#!/bin/sh\n",
        "python3": b"\x7fELF",
        "libpython3.11.so.1.0": b"\x7fELF",
        "_csv.cpython-311-x86_64-linux-gnu.so": b"\x7fELF",
        "LICENSE": b"Copyright",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        (tmp_path / name).chmod(0o700)
    (tmp_path / "notes.txt").write_bytes(b"#!")
    payload.tidy_modes(tmp_path)
    modes = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()}
    assert {name for name, mode in modes.items() if mode == 0o755} == {"start", "python3"}
    assert {mode for name, mode in modes.items() if name not in ("start", "python3")} == {0o644}


def test_parts_of_qt_that_are_imported_stay(script: Load) -> None:
    kept = script("payload_trim").QT_MODULES
    sources = (REPOSITORY / "colorstudio").rglob("*.py")
    used = {n for file in sources for n in re.findall(r"PySide6\.Qt(\w+)", file.read_text("utf-8"))}
    assert used
    assert used <= kept, "add it to payload_trim.QT_MODULES, with what it is linked to"


def test_trimming_takes_what_nobody_opens_and_leaves_the_rest(script: Load, tmp_path: Path) -> None:
    keep = (
        "PySide6/QtCore.abi3.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt6Widgets.dll",
        "torch/testing/__init__.py",
        "torch/bin/torch_shm_manager",
        "sympy/core/core.py",
        "colorstudio/_resources/models/mini/bundle.toml",
    )
    gone = (
        "bin/f2py",
        "PySide6/QtQml.abi3.so",
        "PySide6/QtCore.pyi",
        "PySide6/designer",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt/lib/libQt6QuickTest.so.6",
        "PySide6/Qt/qml/QtQuick/a.qml",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/translations/designer_de.qm",
        "torch/include/a.h",
        "torch/lib/libtorchbind_test.so",
        "sympy/core/tests/test_core.py",
    )
    for name in keep + gone:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"1234")
    assert script("payload_trim").trim(tmp_path) == 4 * len(gone)
    left = {f.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("*") if f.is_file()}
    assert left == set(keep)


def test_each_package_brings_its_licence(script: Load, tmp_path: Path) -> None:
    site, library, into = tmp_path / "site", tmp_path / "lib", tmp_path / "licences"
    library.mkdir()
    (library / "LICENSE.txt").write_text("Python's")
    for name, licence, file in (
        ("with", "MIT", "licenses/LICENSE"),
        ("qt", "LGPL-3.0-only OR GPL-2.0-only", ""),
        ("nothing", "Unheard-of", ""),
    ):
        info = site / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\nLicense: {licence}\n")
        (info / "RECORD").write_text(f"{info.name}/{file},,\n" if file else "")
        if file:
            (info / file).parent.mkdir()
            (info / file).write_text("The text")
    missing = script("payload_licences").collect(site, library, [], into)
    assert missing == ["nothing"], "an installer without it is not made"
    assert (into / "with" / "LICENSE").read_text() == "The text"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (into / "qt" / "LGPL-3.0.txt").read_text()
    assert (into / "Python" / "LICENSE.txt").read_text() == "Python's"


@pytest.mark.skipif(
    not (sys.platform.startswith("linux") and shutil.which("patchelf")), reason="needs patchelf"
)
def test_a_copied_python_runs_alone(script: Load, tmp_path: Path) -> None:
    module = script("payload_python")
    runtime = tmp_path / "runtime"
    module.copy_python(Path(sys.base_prefix), runtime)
    module.carry_libraries(runtime)
    moved = tmp_path / "elsewhere" / "runtime"
    moved.parent.mkdir()
    runtime.rename(moved)
    code = (
        "import ssl, sqlite3, ctypes, lzma, bz2, zlib, sys; print(sys.prefix, *sys.path, sep='|')"
    )
    line = [str(module.python_of(moved)), "-I", "-c", code]
    hostile = {"PYTHONPATH": "/nowhere", "PYTHONHOME": "/nowhere", "HOME": str(tmp_path)}
    said = subprocess.run(line, capture_output=True, text=True, env=hostile)
    assert said.returncode == 0, said.stderr
    places = said.stdout.strip().split("|")
    assert all(Path(place).is_relative_to(moved) for place in places)
    # of libraries only those of libc, and those that every desktop has, come from the system
    for extension in (moved / "lib").rglob("_ssl*.so"):
        for name, found in module.linked(extension).items():
            assert name in module.SYSTEM_LIBRARIES or found.resolve().is_relative_to(moved), name
