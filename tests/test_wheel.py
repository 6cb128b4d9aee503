"""What people install: a wheel in a clean environment, with only the dependencies it declares."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

import cv2
import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
MIN_SPREAD = 10.0
"""Standard deviation of the codes of a picture that shows something."""

OWN_WEIGHTS = """
id = "colorstudio-mini"
title = "ColorStudio mini"
family = "colorstudio-mini"

[parts]
unet = { path = "unet" }
"""

IMPORT_ALL = """
import importlib, importlib.util, pkgutil, colorstudio
for module in pkgutil.walk_packages(colorstudio.__path__, "colorstudio."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print("scipy" if importlib.util.find_spec("scipy") else "no scipy")
"""


def run(*command: object, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
    words = [str(word) for word in command]
    report = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True)
    assert report.returncode == 0, report.stdout + report.stderr
    return report.stdout


def needed_by(requirements: list[str], known: dict[str, Distribution]) -> dict[str, Distribution]:
    """The installed distributions that these requirements and theirs in turn ask for, no extras."""
    for requirement in requirements:
        match = re.match(r"[\w.-]+", requirement)
        if match and "extra ==" not in requirement and match[0].lower() not in known:
            if ";" in requirement and importlib.util.find_spec(match[0]) is None:
                continue  # for another system or another Python
            known[match[0].lower()] = distribution(match[0])
            needed_by(known[match[0].lower()].requires or [], known)
    return known


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the tree."""
    folder = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    run(*build, cwd=REPOSITORY)
    (built,) = folder.glob("colorstudio-*.whl")
    return built


@pytest.fixture(scope="module")
def clean_environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment that holds the wheel and links to its declared dependencies."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder / "venv", symlinks=os.name != "nt")
    python = folder / "venv" / "bin" / "python"
    run(
        *(sys.executable, "-m", "pip", "--python", python, "install"),
        *("--quiet", "--no-deps", "--no-index", wheel),
        cwd=folder,
    )
    place = sysconfig.get_path("purelib", vars={"base": str(folder / "venv")})
    metadata = next(Path(place).glob("colorstudio-*.dist-info"))
    for needed in needed_by(Distribution.at(metadata).requires or [], {}).values():
        for top in {file.parts[0] for file in needed.files or [] if file.parts[0] != ".."}:
            link = Path(place) / top
            if not link.exists():
                link.symlink_to(Path(str(needed.locate_file(top))))
    return folder


def test_wheel_carries_resources_and_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [f for f in (REPOSITORY / "resources").rglob("*") if f.is_file()]
    carried = {
        f"colorstudio/_resources/{f.relative_to(REPOSITORY / 'resources').as_posix()}"
        for f in files
    }
    assert carried - names == set()
    assert {"colorstudio/py.typed", "colorstudio/__init__.pyi"} <= names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "scripts/")) for name in names)


def test_declared_dependencies_suffice(clean_environment: Path) -> None:
    python = clean_environment / "venv" / "bin" / "python"
    output = run(python, "-c", IMPORT_ALL, cwd=clean_environment)
    assert output.split() == ["no", "scipy"]


def test_installed_wheel_finds_its_resources(clean_environment: Path) -> None:
    python = clean_environment / "venv" / "bin" / "python"
    code = "import colorstudio.resources as r; print(r.path('README.md')); print(r.__file__)"
    found = run(python, "-c", code, cwd=clean_environment).splitlines()
    assert all(Path(line).is_relative_to(clean_environment) for line in found)


def test_installed_wheel_lists_the_weights_that_come_with_it(
    clean_environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORSTUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    place = sysconfig.get_path("purelib", vars={"base": str(clean_environment / "venv")})
    folder = Path(place) / "colorstudio" / "_resources" / "models" / "mini"
    if not (REPOSITORY / "resources" / "models" / "mini" / "bundle.toml").is_file():
        (folder / "unet").mkdir(parents=True)
        (folder / "bundle.toml").write_text(OWN_WEIGHTS)
    program = clean_environment / "venv" / "bin" / "colorstudio"
    items = json.loads(run(program, "models", "list", "--json", cwd=tmp_path))["items"]
    (own,) = [item for item in items if item["id"] == "colorstudio-mini"]
    assert own["state"] == "shipped"
    assert Path(own["path"]) == folder


def test_installed_wheel_opens_the_window(clean_environment: Path, tmp_path: Path) -> None:
    if importlib.util.find_spec("colorstudio.demo") is None:
        pytest.skip("colorstudio.demo is not written yet")
    program = clean_environment / "venv" / "bin" / "colorstudio"
    run(program, "--demo-offscreen", tmp_path / "out", cwd=clean_environment)
    pictures = sorted((tmp_path / "out").glob("*.png"))
    assert len(pictures) >= 2  # the coloured photo and the window
    for picture in pictures:
        pixels = cv2.imread(str(picture))
        assert pixels is not None
        assert pixels.std() > MIN_SPREAD
