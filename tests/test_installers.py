"""The installers of Windows and macOS, as far as they can be looked at without these systems."""

from __future__ import annotations

import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
WINDOWS = REPOSITORY / "packaging" / "windows"
MACOS = REPOSITORY / "packaging" / "macos"
BUILD = WINDOWS / "build_installer.py"


def built(payload: Path, out: Path, *words: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, str(BUILD), str(payload), "--out", str(out), "--compressor", "zlib"]
    return subprocess.run([*line, *words], capture_output=True, text=True)


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A stand-in payload and its installer."""
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not here (apt-get install nsis)")
    folder = tmp_path_factory.mktemp("windows")
    run = built(folder / "payload", folder / "out", "--stand-in")
    assert run.returncode == 0, run.stderr
    assert "warning" not in run.stdout.lower()
    (setup,) = (folder / "out").iterdir()
    return folder / "payload", setup


def test_the_installer_for_windows_compiles_and_holds_the_payload(
    stand_in: tuple[Path, Path],
) -> None:
    payload, setup = stand_in
    assert setup.name.endswith("-windows-x86_64-stand-in-setup.exe")
    assert setup.read_bytes()[:2] == b"MZ"
    tool = shutil.which("7z") or shutil.which("7zz")
    if tool is None:
        pytest.skip("7z is not here to look inside (apt-get install p7zip-full)")
    said = subprocess.run([tool, "l", "-slt", str(setup)], capture_output=True, text=True).stdout
    inside = {path.replace("\\", "/") for path in re.findall(r"^Path = (.+)$", said, re.MULTILINE)}
    for path in payload.rglob("*"):
        if path.is_file():
            name = str(path.relative_to(payload))
            assert any(there.endswith(f"~new/{name}") for there in inside), name


def test_what_an_update_deletes_is_a_list_of_names_with_parents_first(
    stand_in: tuple[Path, Path],
) -> None:
    payload, _ = stand_in
    rows = (payload / "installed-files.txt").read_bytes().decode("utf-16-le").split("\r\n")
    assert rows.pop() == ""
    there = {str(p.relative_to(payload)).replace("/", "\\"): p.is_dir() for p in payload.rglob("*")}
    there.pop("installed-files.txt")
    assert {row[2:]: row[0] == "D" for row in rows} == there
    seen: set[str] = {""}
    for row in rows:
        assert row[2:].rpartition("\\")[0] in seen
        seen.add(row[2:])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("runtime/msvcp140.dll", "runtime/msvcp140.dll"),
        ("runtime/pythonw.exe", "runtime/pythonw.exe"),
        ("licences/ColorStudio.txt", ""),
    ],
)
def test_a_payload_that_would_not_run_ends_the_build(
    stand_in: tuple[Path, Path], tmp_path: Path, name: str, said: str
) -> None:
    payload = tmp_path / "payload"
    shutil.copytree(stand_in[0], payload)
    (payload / name).unlink()
    run = built(payload, tmp_path / "out")
    assert (run.returncode == 0) == (not said)
    assert said in run.stderr


def test_paths_that_windows_does_not_take_and_used_copies_end_the_build(
    stand_in: tuple[Path, Path], tmp_path: Path
) -> None:
    payload = tmp_path / "payload"
    shutil.copytree(stand_in[0], payload)
    long = payload / "runtime" / ("a" * 80) / ("b" * 80)
    long.mkdir(parents=True)
    (long / "x.py").touch()
    assert "too long" in built(payload, tmp_path / "out").stderr
    shutil.rmtree(long.parent)
    (payload / "portable.txt").touch()
    assert "portable copy" in built(payload, tmp_path / "out").stderr


def test_the_scripts_of_windows_delete_no_tree_and_want_no_rights() -> None:
    for script in WINDOWS.glob("*.nsi"):
        text = script.read_text("utf-8")
        assert "RequestExecutionLevel user" in text
        assert not re.search(r"RMDir\s+/r", text), "it would follow junctions"
        assert "HKLM" not in text


def test_the_property_list_names_projects_as_ours_and_pictures_as_others() -> None:
    text = (MACOS / "Info.plist").read_text("utf-8").replace("@VERSION@", "1.2.3")
    facts = plistlib.loads(text.encode())
    assert facts["CFBundleShortVersionString"] == "1.2.3"
    assert facts["CFBundlePackageType"] == "APPL"
    project, picture = facts["CFBundleDocumentTypes"]
    (kind,) = facts["UTExportedTypeDeclarations"]
    assert project["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert project["LSHandlerRank"] == "Owner"
    assert "public.data" in kind["UTTypeConformsTo"]
    assert "public.zip-archive" not in kind["UTTypeConformsTo"]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["colorstudio"]
    assert picture["LSHandlerRank"] == "Alternate"
    assert {"public.png", "public.jpeg", "public.tiff"} <= set(picture["LSItemContentTypes"])
    declared = {t["UTTypeIdentifier"] for t in facts["UTImportedTypeDeclarations"]}
    assert "org.openraster.ora" in declared & set(picture["LSItemContentTypes"])
    assert plistlib.loads((MACOS / "entitlements.plist").read_bytes())


def test_the_script_of_macos_is_shell_and_says_that_it_never_ran() -> None:
    script = MACOS / "build_app.sh"
    assert "NEVER RUN" in script.read_text("utf-8")[:400]
    shell = shutil.which("sh")
    if shell is not None:
        assert subprocess.run([shell, "-n", str(script)]).returncode == 0
