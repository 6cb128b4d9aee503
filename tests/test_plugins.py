"""Ways of other packages: a real package is built, installed aside, and used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import invalidate_caches
from pathlib import Path

import numpy as np
import pytest

from colorstudio import doctor
from colorstudio.cli import main
from colorstudio.engine.engine import Engine
from colorstudio.errors import BadInput, PlugInFailed
from colorstudio.imaging import io
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods import plugins, registry
from colorstudio.methods.base import MethodSpec, Quiet
from tests.conftest import REPOSITORY

EXAMPLE = REPOSITORY / "examples" / "colorstudio-duotone"
BROKEN = {
    "nowhere": ("plugin_nowhere:WAY", "", "ModuleNotFoundError"),
    "raises": ("plugin_raises:WAY", "raise RuntimeError('no luck')", "RuntimeError: no luck"),
    "number": ("plugin_number:WAY", "WAY = 7", "it names a int, not a MethodSpec"),
    "taken": (
        "plugin_taken:WAY",
        "from colorstudio import MethodSpec\n"
        "WAY = MethodSpec('colorize.instant', 'Mine', 'plugin_taken:R', 'plugin_taken:run')",
        "there already is a way “colorize.instant”",
    ),
    "task": (
        "plugin_task:WAY",
        "from colorstudio import MethodSpec\n"
        "WAY = MethodSpec('cook.soup', 'Soup', 'plugin_task:R', 'plugin_task:run')",
        "its id “cook.soup” is not “task.way”",
    ),
    "bare": (
        "plugin_bare:WAY",
        "from dataclasses import dataclass\n"
        "from colorstudio import MethodSpec, Pixels\n"
        "@dataclass\nclass R:\n    image: Pixels\n    depth: int\n"
        "WAY = MethodSpec('sketch.bare', 'Bare', 'plugin_bare:R', 'plugin_bare:run')",
        "the field “depth” of its request has no default",
    ),
}
FAULTY = """
from dataclasses import dataclass
from colorstudio import BadInput, MethodSpec, Pixels, slider
WAY = MethodSpec('recolor.faulty', 'Faulty', 'plugin_faulty:R', 'plugin_faulty:run')
@dataclass(frozen=True)
class R:
    image: Pixels
    kind: int = slider(0, 0, 2)
def run(request, ctx):
    if request.kind == 0:
        raise KeyError('missing')
    if request.kind == 1:
        raise BadInput('This is too blue.', 'Take another one.')
    return request.image
"""


@pytest.fixture(scope="session")
def duotone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example package, built and installed into a folder of its own; no network."""
    target = tmp_path_factory.mktemp("plug-ins")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation"]
    command += ["--no-index", "--disable-pip-version-check", "--target", str(target), str(EXAMPLE)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for left in ("build", "dist"):
        assert not (EXAMPLE / left).exists()
    return target


@pytest.fixture
def installed(duotone: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The example, seen by this interpreter."""
    yield from _seen(duotone, monkeypatch)


def _seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with monkeypatch.context() as patch:
        patch.syspath_prepend(str(folder))
        invalidate_caches()
        plugins.forget()
        yield folder
    plugins.forget()
    for name in [n for n in sys.modules if n.startswith(("plugin_", "colorstudio_duotone"))]:
        del sys.modules[name]


def package(folder: Path, name: str, entry: str, code: str) -> None:
    """An installed package, by hand: its module, and what pip would have noted."""
    if code:
        (folder / f"{entry.partition(':')[0]}.py").write_text(code, "utf-8")
    notes = folder / f"plugin_{name}-2.0.dist-info"
    notes.mkdir()
    (notes / "METADATA").write_text(f"Metadata-Version: 2.1\nName: plugin-{name}\nVersion: 2.0\n")
    (notes / "entry_points.txt").write_text(f"[colorstudio.methods]\n{name} = {entry}\n")


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """One of each way in which a plug-in can be broken, and one that fails when it is run."""
    folder = tmp_path / "broken"
    folder.mkdir()
    for name, (entry, code, _) in BROKEN.items():
        package(folder, name, entry, code)
    package(folder, "faulty", "plugin_faulty:WAY", FAULTY)
    yield from _seen(folder, monkeypatch)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    codes = np.full((30, 40, 4), 255, np.uint8)
    codes[..., :3] = np.linspace(0, 255, 40).astype(np.uint8)[None, :, None]
    path = tmp_path / "photo.png"
    io.write(path, Pixels(codes))
    return path


def test_the_example_is_small(duotone: Path) -> None:
    code = (EXAMPLE / "colorstudio_duotone.py").read_text("utf-8")
    assert len([line for line in code.splitlines() if line.strip()]) <= 40


def test_its_way_is_known_with_its_package(
    installed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (spec,) = plugins.found().of_task("colorize")
    assert spec.id == "colorize.duotone"
    assert registry.method("colorize.duotone") is spec
    assert not registry.is_own(spec.id)
    assert main(["methods", "--json"]) == 0
    items = {row["id"]: row for row in json.loads(capsys.readouterr().out)["items"]}
    assert items["colorize.duotone"]["distribution"] == "colorstudio-duotone 1.0"
    assert items["colorize.instant"]["distribution"] == "colorstudio"
    assert main(["methods"]) == 0
    assert "plug-in of colorstudio-duotone 1.0" in capsys.readouterr().out
    check = next(check for check in doctor.examine() if check.name == "plug-ins")
    assert (check.ok, check.found) == (True, "colorize.duotone (colorstudio-duotone 1.0)")


def test_its_fields_are_options_of_the_command(
    installed: Path, photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    given = ["colorize", str(photo), "--way", "duotone", "-o", str(out), "--json"]
    assert main([*given, "--shadows", "#ff0000", "--lights", "#0000ff"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["recipe"]["way"] == "colorize.duotone"
    made = io.read(out).pixels.array
    assert made[0, 0].tolist() == [255, 0, 0, 255]
    assert made[0, -1].tolist() == [0, 0, 255, 255]
    assert main([*given, "--strength", "2"]) == 2
    assert "strength is 2" in capsys.readouterr().err
    # built-in ways go on as they were, and say that these options are not theirs
    assert main(["colorize", str(photo), "-o", str(out), "--shadows", "#ff0000"]) == 0
    assert "--shadows was left aside" in capsys.readouterr().out


def test_safe_mode_knows_none(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORSTUDIO_SAFE_MODE", "1")
    assert plugins.found() == plugins.Found()
    with pytest.raises(BadInput, match="There is no way “colorize"):
        registry.method("colorize.duotone")
    assert next(c for c in doctor.examine() if c.name == "plug-ins").found.endswith("safe mode")


def test_what_is_broken_is_named_and_breaks_nothing(
    broken: Path, photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = plugins.found()
    assert [found.spec.id for found in found.plugins] == ["recolor.faulty"]
    reasons = {row.name: row for row in found.broken}
    assert set(reasons) == set(BROKEN)
    for name, (_, _, reason) in BROKEN.items():
        assert reason in reasons[name].reason
        assert reasons[name].distribution == f"plugin-{name} 2.0"
        assert reasons[name].sentence.endswith(".")
    assert "RuntimeError: no luck" in reasons["raises"].details
    assert main(["colorize", str(photo), "-o", str(tmp_path / "out.png"), "--quiet"]) == 0
    assert main(["methods"]) == 0
    assert "The plug-in “raises” of plugin-raises 2.0 was left out" in capsys.readouterr().err
    check = next(check for check in doctor.examine() if check.name == "plug-ins")
    assert not check.ok
    assert "--safe-mode" in check.mend


def test_what_fails_in_a_run_is_said_to_be_the_plug_ins(broken: Path) -> None:
    spec = registry.method("recolor.faulty")
    request = registry.load(spec.request)
    picture = Pixels(np.full((4, 4, 4), 255, np.uint8))
    engine = Engine()
    with pytest.raises(PlugInFailed, match="faulty” failed: KeyError") as caught:
        engine.run(spec.id, request(picture, kind=0), Quiet())
    assert "plugin_faulty.py" in caught.value.details
    with pytest.raises(BadInput, match="too blue"):
        engine.run(spec.id, request(picture, kind=1), Quiet())
    with pytest.raises(PlugInFailed, match="gave back Pixels, not a Result"):
        engine.run(spec.id, request(picture, kind=2), Quiet())


def test_nothing_is_looked_for_at_the_start() -> None:
    code = (
        "import sys, colorstudio.app; from colorstudio.methods import registry, plugins;"
        "registry.method('colorize.instant');"
        "assert plugins._looked.cache_info().currsize == 0"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment)
    assert done.returncode == 0, done.stderr


def test_a_spec_is_what_the_program_uses_itself() -> None:
    assert all(isinstance(spec, MethodSpec) for spec in registry.methods())
    assert registry.methods("sketch")[0].id == "sketch.instant"
