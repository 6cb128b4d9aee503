"""What the .deb and the portable folder say and hold, without building the 1.7 GB of them."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from configparser import RawConfigParser
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from colorstudio.cli import COMMANDS
from colorstudio.document import openraster

FACTS = {"version": "1.2.3", "platform": "linux-x86_64", "glibc": "2.35"}
Load = Callable[[str], ModuleType]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's")


@pytest.fixture
def deb(script: Load) -> ModuleType:
    return script("deb")


@pytest.fixture
def share(script: Load) -> ModuleType:
    return script("share")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A payload in small, with this Python in place of one of its own."""
    folder = tmp_path / "payload"
    (folder / "runtime" / "bin").mkdir(parents=True)
    python = folder / "runtime" / "bin" / "python3"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (folder / "colorstudio").write_text("#!/bin/sh\n")
    for file in (python, folder / "colorstudio"):
        file.chmod(0o755)
    (folder / "payload.json").write_text(json.dumps(FACTS))
    return folder


def test_control_has_what_dpkg_asks_for(deb: ModuleType) -> None:
    text = deb.control(FACTS, 5000, deb.depends(["libGL.so.1", "libm.so.6"], "2.35"))
    rows = dict(re.findall(r"^([\w-]+): (.*)$", text, re.M))
    assert rows["Package"] == "colorstudio"
    assert (rows["Version"], rows["Architecture"]) == ("1.2.3", "amd64")
    assert rows["Installed-Size"] == "5"
    assert rows["Depends"] == "libc6 (>= 2.35), libgl1"
    assert "shared-mime-info" in rows["Recommends"]
    assert text.endswith("\n")
    assert max(map(len, deb.DESCRIPTION.splitlines())) <= 80


def test_a_library_of_no_known_package_ends_the_build(deb: ModuleType) -> None:
    with pytest.raises(KeyError, match="libnew"):
        deb.depends(["libnew.so.1"], "2.35")


def test_debians_packages_are_those_that_a_source_tree_installs(
    script: Load, deb: ModuleType
) -> None:
    for library, package in script("system_libraries").LIBRARIES.items():
        assert package in deb.PACKAGES[library].split(" | ")


@linux
def test_what_is_linked_to_and_not_held_is_asked_of_the_system(
    deb: ModuleType, tmp_path: Path
) -> None:
    if not shutil.which("patchelf"):
        pytest.skip("needs patchelf")
    from PySide6 import QtGui

    library = Path(str(QtGui.__file__))
    shutil.copy(library, tmp_path)
    (tmp_path / "notes.so.txt").write_text("no library")
    asked = deb.asked_of_system(tmp_path)
    assert "libQt6Gui.so.6" in asked
    shutil.copy(library, tmp_path / "libQt6Gui.so.6")
    assert "libQt6Gui.so.6" not in deb.asked_of_system(tmp_path)


@linux
def test_the_tree_lies_where_linux_looks(deb: ModuleType, small: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    deb.tree(small, root, "1.2.3")
    found = {
        f.relative_to(root).as_posix() for f in root.rglob("*") if f.is_symlink() or not f.is_dir()
    }
    assert {
        "opt/colorstudio/colorstudio",
        "usr/bin/colorstudio",
        "usr/libexec/colorstudio-thumbnailer",
        "usr/share/applications/colorstudio.desktop",
        "usr/share/doc/colorstudio/copyright",
        "usr/share/icons/hicolor/16x16/apps/colorstudio.png",
        "usr/share/icons/hicolor/512x512/apps/colorstudio.png",
        "usr/share/icons/hicolor/scalable/apps/colorstudio.svg",
        "usr/share/man/man1/colorstudio.1.gz",
        "usr/share/metainfo/org.colorstudio.colorstudio.metainfo.xml",
        "usr/share/mime/packages/colorstudio.xml",
        "usr/share/thumbnailers/colorstudio.thumbnailer",
    } <= found
    assert {name.split("/")[0] for name in found} == {"opt", "usr"}
    assert (root / "usr/bin/colorstudio").readlink() == Path("/opt/colorstudio/colorstudio")
    news = gzip.decompress((root / "usr/share/doc/colorstudio/NEWS.gz").read_bytes())
    assert b"Changelog" in news
    lines = deb.sums(root).splitlines()
    assert len(lines) == sum(f.is_file() and not f.is_symlink() for f in root.rglob("*"))
    assert all(re.fullmatch(r"[0-9a-f]{32}  (opt|usr)/.*", line) for line in lines)


def test_the_menu_entry_starts_the_program_and_takes_projects(share: ModuleType) -> None:
    parser = RawConfigParser()
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read_string(share.filled("colorstudio.desktop", {}))
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == "colorstudio %F"
    assert entry["Icon"] == "colorstudio"
    assert "image/x-colorstudio" in entry["MimeType"].split(";")
    assert entry["MimeType"].endswith(";")
    assert parser["Desktop Action safe-mode"]["Exec"] == "colorstudio --safe-mode %F"


def test_a_projects_name_weighs_more_than_its_likeness_to_openraster(share: ModuleType) -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ElementTree.fromstring(share.filled("colorstudio.xml", {})).find(f"{space}mime-type")
    assert kind is not None
    glob, parent = kind.find(f"{space}glob"), kind.find(f"{space}sub-class-of")
    assert glob is not None
    assert parent is not None
    assert glob.get("pattern") == "*.colorstudio"
    assert int(glob.get("weight", "50")) > 50
    assert parent.get("type") == openraster.MIMETYPE.decode()


def test_the_man_page_names_every_command_and_option(share: ModuleType) -> None:
    text = share.filled("colorstudio.1", {"VERSION": "1.2.3", "DATE": "2020-01-01"})
    for command in COMMANDS:
        assert f".B {command}\n".replace("-", "\\-") in text
    for option in ("safe", "demo", "version"):
        assert f"\\-\\-{option}" in text
    assert "@" not in text


def test_texts_carry_version_and_date_and_name_nothing_unknown(share: ModuleType) -> None:
    facts = {"VERSION": "1.2.3", "DATE": "2020-01-02"}
    release = ElementTree.fromstring(share.filled("colorstudio.metainfo.xml", facts)).find(
        "releases/release"
    )
    assert release is not None
    assert (release.get("version"), release.get("date")) == ("1.2.3", "2020-01-02")
    with pytest.raises(KeyError):
        share.filled("colorstudio.metainfo.xml", {"VERSION": "1"})


@linux
@pytest.mark.skipif(not shutil.which("unzip"), reason="needs unzip")
def test_the_thumbnail_is_taken_out_of_a_project(share: ModuleType, tmp_path: Path) -> None:
    from colorstudio import resources

    project = resources.path("samples/colorize.colorstudio")
    script = share.FILES / "colorstudio-thumbnailer"
    subprocess.run(["sh", script, project, tmp_path / "out.png"], check=True)
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")


def test_a_portable_copy_is_one(script: Load, tmp_path: Path) -> None:
    from colorstudio import paths

    module = script("portable")
    module.add_portable(tmp_path, "1.2.3")
    assert (tmp_path / paths.PORTABLE).is_file()
    assert (tmp_path / paths.PORTABLE_HOME).is_dir()
    assert "ColorStudio 1.2.3" in (tmp_path / "README.txt").read_text()


@linux
@pytest.mark.parametrize("fails", [False, True])
def test_unpacking_compiles_the_kernels_where_the_first_start_looks(
    script: Load, tmp_path: Path, fails: bool
) -> None:
    from colorstudio import paths

    script("portable").add_portable(tmp_path, "1.2.3")
    python = tmp_path / "runtime" / "bin" / "python3"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\necho "$@" > asked\nexit {int(fails)}\n')
    python.chmod(0o755)
    done = subprocess.run(["./unpacked.sh"], cwd=tmp_path, capture_output=True, text=True)
    place = tmp_path.resolve() / paths.PORTABLE_HOME / "cache" / paths.KERNELS
    asked = (tmp_path / "asked").read_text()
    assert asked == f"-I -m colorstudio.document.compile_ahead {place}\n"
    assert done.returncode == 0
    assert done.stdout.endswith("The first start will do it.\n" if fails else "Done.\n")


@linux
@pytest.mark.parametrize("name", ["appimage.sh", "prove-deb.sh"])
def test_shell_scripts_are_whole(share: ModuleType, name: str) -> None:
    subprocess.run(["bash", "-n", share.HERE / name], check=True)


def test_the_recipe_that_was_never_run_says_so(share: ModuleType) -> None:
    assert "# NEVER RUN" in (share.HERE / "appimage.sh").read_text().splitlines()[1]


@linux
def test_scripts_of_the_package_are_whole_and_take_away_what_they_made(
    deb: ModuleType, tmp_path: Path
) -> None:
    from colorstudio import paths

    for name, text in (("postinst", deb.POSTINST), ("prerm", deb.PRERM)):
        (tmp_path / name).write_text(text)
        subprocess.run(["sh", "-n", tmp_path / name], check=True)
        assert f"/{deb.OPT}/{paths.KERNELS}" in text
    assert f"$kernels/{paths.STAMP}" in deb.POSTINST
