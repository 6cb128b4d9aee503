"""Which libraries a start chooses: a pack, or what came along with a sentence on why."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import colorstudio
from colorstudio import environments, paths
from colorstudio.environments import Environment
from tests.engine.test_gpu_install import driver, index
from tests.loopback_index import LoopbackIndex
from tests.tiny_packs import lock_text, tiny_pack

__all__ = ["driver", "index"]
LIBRARY = "libtiny.so"

ASK = """
import importlib.util, json, sys
from colorstudio import environments
choice = environments.activate(sys.argv[1:])
torch = importlib.util.find_spec("torch").origin
print(json.dumps([choice.reason, choice.active.name if choice.active else "", torch]))
"""


@pytest.fixture
def pack() -> Environment:
    """A pack that was chosen; its torch is an empty file."""
    made = Environment(
        name="1-tiny",
        pack="tiny",
        title="Tiny cards",
        backend="tiny",
        program=colorstudio.__version__,
        python=environments.PYTHON,
        lock="0",
        torch="9.0.0",
        size=5,
        files={LIBRARY: 5, "torch/__init__.py": 0},
    )
    (made.site / "torch").mkdir(parents=True)
    (made.site / "torch/__init__.py").touch()
    (made.site / LIBRARY).write_bytes(b"bytes")
    environments.write(made, made.folder)
    environments.point(made.name, "")
    return made


def start(*arguments: str, **environ: str) -> tuple[str, str, str]:
    """Reason, pack and torch of a fresh process."""
    line = [sys.executable, "-c", ASK, *arguments]
    run = subprocess.run(line, env={**os.environ, **environ}, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    reason, name, torch = json.loads(run.stdout)
    return reason, name, torch


def test_the_chosen_pack_goes_before_the_programs_own_libraries(pack: Environment) -> None:
    reason, name, torch = start()
    assert (reason, name) == ("", pack.name)
    assert torch == str(pack.site / "torch/__init__.py")


def test_without_a_pack_nothing_changes() -> None:
    reason, name, torch = start()
    assert (reason, name) == ("", "")
    assert str(paths.data()) not in torch


def test_safe_mode_and_a_variable_leave_it_aside(pack: Environment) -> None:
    assert start("photo.jpg", "--safe-mode")[:2] == (environments.SAFE, "")
    assert start(COLORSTUDIO_GPU_PACK="off")[:2] == (environments.TURNED_OFF, "")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"python": "cpython-26"}, environments.OTHER_PYTHON),
        ({"program": "0.0.1"}, environments.OTHER_PROGRAM),
        ({"files": {LIBRARY: 6}}, environments.BROKEN),
        ({"files": {"gone.so": 6}}, environments.BROKEN),
        ({"files": {}}, environments.BROKEN),
        ({"files": {"../" * 20 + "etc/passwd": 6}}, environments.BROKEN),
        ({"size": "many"}, environments.BROKEN),
    ],
)
def test_a_pack_that_cannot_be_used_is_left_aside(
    pack: Environment, change: dict[str, object], reason: str
) -> None:
    environments.write(replace(pack, **change), pack.folder)  # type: ignore[arg-type]
    found = start()
    assert found[:2] == (reason, "")
    assert str(pack.site) not in found[2]
    assert environments.REASONS[reason].endswith(".")


def test_damaged_files_of_ours_start_the_program_all_the_same(pack: Environment) -> None:
    for text in ("", "{", "[]", '{"files": 3}', '{"name": "x"}', "\x00" * 100):
        (pack.folder / environments.FACTS).write_text(text)
        assert start()[0] == environments.BROKEN
    (pack.folder / environments.FACTS).unlink()
    assert start()[0] == environments.BROKEN
    for text in ("", "[]", '{"current": 3}', '{"current": "../1-tiny"}', '{"current": null}'):
        (environments.root() / environments.POINTER).write_text(text)
        assert start()[:2] == ("", "")
    environments.point("not-there", "")
    assert start()[0] == environments.GONE


DIE = """
import os, sys
from colorstudio import environments
environments.activate([])
environments.begin()
if sys.argv[1] == "fine":
    environments.survived()
os._exit(139)
"""


def die(how: str = "") -> None:
    subprocess.run([sys.executable, "-c", DIE, how], check=False)


def test_a_start_that_died_leaves_the_pack_aside_until_it_is_chosen_again(
    pack: Environment,
) -> None:
    die("fine")
    assert start()[1] == pack.name
    die()
    for _ in range(2):
        assert start()[:2] == (environments.DIED, "")
    environments.point(pack.name, "")
    assert start()[1] == pack.name


def test_a_start_that_is_under_way_elsewhere_is_no_death(pack: Environment) -> None:
    facts = {"name": pack.name, "pid": os.getpid(), "time": time.time()}
    (environments.root() / environments.STARTING).write_text(json.dumps(facts))
    assert start()[1] == pack.name
    # the number of a process that began long after
    facts["time"] = 1e9
    (environments.root() / environments.STARTING).write_text(json.dumps(facts))
    assert start()[0] == environments.DIED
    (environments.root() / environments.STARTING).write_text("{}")
    assert start()[1] == pack.name


def test_a_pack_comes_too_late_where_torch_is_imported(pack: Environment) -> None:
    line = "import sys, types; sys.modules['torch'] = types.ModuleType('torch')\n"
    line += "from colorstudio import environments; print(environments.activate([]).reason)"
    run = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True)
    assert run.stdout.strip() == environments.LATE


def test_choosing_costs_the_start_next_to_nothing(pack: Environment) -> None:
    """The bound is ten times what was measured, for machines that do other things too."""
    many = {f"lib{n}.so": 5 for n in range(64)}
    for name in many:
        (pack.site / name).write_bytes(b"bytes")
    environments.write(replace(pack, files=many), pack.folder)
    line = "import time\nfrom colorstudio import environments\nt = time.perf_counter()\n"
    line += "c = environments.activate([])\nprint(time.perf_counter() - t, c.active.name)"
    runs = [
        subprocess.run([sys.executable, "-c", line], capture_output=True, text=True).stdout
        for _ in range(3)
    ]
    assert all(run.split()[1] == pack.name for run in runs)
    assert min(float(run.split()[0]) for run in runs) < 0.01


WINDOW = """
import os, sys
from PySide6.QtCore import QTimer
from colorstudio import app, cli, environments
make_qt = app.make_qt
seen = []
app.LATER_MS = 200

def make(arguments):
    qt = make_qt(arguments)
    QTimer.singleShot(0, lambda: seen.append(os.path.exists(environments.root() / "starting.json")))
    QTimer.singleShot(500, look)
    return qt

def look(tries=300):
    there = os.path.exists(environments.root() / "starting.json")
    if there and tries:
        return QTimer.singleShot(200, lambda: look(tries - 1))
    seen.append(there)
    print("SEEN", seen, file=sys.stderr, flush=True)
    app.QApplication.quit()

app.make_qt = make
cli.main([])
"""


def test_the_window_notes_that_it_starts_and_that_it_is_there(pack: Environment) -> None:
    line = [sys.executable, "-c", WINDOW]
    run = subprocess.run(line, capture_output=True, text=True, timeout=120)
    assert "SEEN [True, False]" in run.stderr, run.stderr
    log = (paths.logs() / "colorstudio.log").read_text("utf-8")
    assert f"GPU pack: {pack.name}" in log


# -- on the command line --------------------------------------------------------------------------


def command(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "colorstudio", *arguments]
    return subprocess.run(line, env={**os.environ, **environ}, capture_output=True, text=True)


def test_the_command_line_says_that_a_pack_is_left_aside_and_goes_on(pack: Environment) -> None:
    environments.write(replace(pack, program="0.0.1"), pack.folder)
    run = command("methods", "--json")
    assert run.returncode == 0
    assert json.loads(run.stdout)["items"]
    assert "another version of ColorStudio" in run.stderr
    assert command("methods", "--json", "--quiet").stderr == ""


def test_status_use_rollback_and_remove(pack: Environment) -> None:
    status = json.loads(command("gpu-pack", "status", "--json").stdout)
    assert (status["current"], status["previous"], status["running"]) == (
        pack.name,
        "base",
        pack.name,
    )
    assert [(i["name"], i["role"], i["torch"]) for i in status["items"]] == [
        (pack.name, "current", "9.0.0")
    ]
    assert "Tiny cards" in command("gpu-pack", "status").stdout
    assert json.loads(command("gpu-pack", "rollback", "--json").stdout) == {"current": "base"}
    assert environments.pointer().current == ""
    assert command("gpu-pack", "use", pack.name).returncode == 0
    assert environments.pointer().current == pack.name
    assert command("gpu-pack", "use", "other").returncode == 2
    assert command("gpu-pack", "verify").returncode == 0
    away = command("gpu-pack", "remove", pack.name, "--json", COLORSTUDIO_GPU_PACK="off")
    assert json.loads(away.stdout)["freed"] > 0
    assert not pack.folder.exists()


def test_install_by_the_command_line_from_card_to_next_start(
    index: LoopbackIndex, driver: Path, tmp_path: Path
) -> None:
    tiny = tiny_pack(index.folder)
    lock = tmp_path / "lock.toml"
    lock.write_text(lock_text(tiny))
    card = {"LD_LIBRARY_PATH": str(driver)}
    listed = command("gpu-pack", "files", "--lock", str(lock), "--json", **card)
    assert [f["file"] for f in json.loads(listed.stdout)["files"]] == [w.file for w in tiny.wheels]
    without = command("gpu-pack", "install", "--lock", str(lock))
    assert without.returncode == 1
    assert "No graphics card" in without.stderr
    run = command("gpu-pack", "install", "--lock", str(lock), "--json", **card)
    assert run.returncode == 0, run.stderr
    answer = json.loads(run.stdout)
    assert answer["device"] == "Tiny Card"
    assert "licence of tiny things" in run.stderr
    assert start()[1] == answer["name"]
    status = json.loads(command("gpu-pack", "status", "--json", **card).stdout)
    assert status["cards"][0]["name"] == "Tiny Card"
    assert status["driver"] == "580.65"
    offline = command("gpu-pack", "install", "--fresh", "--offline", "--lock", str(lock), **card)
    assert offline.returncode == 3
    assert "forbids using the network" in offline.stderr
    source = str(index.folder)
    again = command(
        "gpu-pack", "install", "--fresh", "--from", source, "--lock", str(lock), "--json", **card
    )
    assert json.loads(again.stdout)["name"] == f"{answer['name']}-2"


@pytest.mark.skipif(sys.platform != "linux", reason="GNU's OpenMP is torch's on Linux")
@pytest.mark.parametrize(("given", "used"), [(None, "1000"), ("7", "7")])
def test_threads_of_a_model_soon_sleep_while_they_wait(given: str | None, used: str) -> None:
    code = "from colorstudio import environments as e; e.share_cores(); import torch"
    own = {k: v for k, v in os.environ.items() if k != "GOMP_SPINCOUNT"}
    own |= {"OMP_DISPLAY_ENV": "VERBOSE"} | ({"GOMP_SPINCOUNT": given} if given else {})
    said = subprocess.run(
        [sys.executable, "-c", code], env=own, capture_output=True, text=True, check=True
    ).stderr
    assert f"GOMP_SPINCOUNT = '{used}'" in said
