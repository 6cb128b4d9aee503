"""Nothing asks the network that was not asked to: watched by the kernel's own word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
LOCAL = ("AF_UNIX", "AF_NETLINK")
"""To the display, the desktop and the kernel: they leave no machine."""
TRACED = "socket,connect,bind,listen,sendto,sendmsg,sendmmsg"
FAMILY = re.compile(r"\b(?:socket|connect|bind|listen|sendto)\([^)]*?\b(AF_[A-Z0-9_]+)")

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")

WATCHED = """
import runpy, sys

def heard(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname", "socket.sethostname"):
        if event == "socket.__new__" and arguments[1] == 1:  # AF_UNIX
            return
        sys.__stderr__.write(f"SOCKET {event} {arguments[1:]}\\n")
        sys.__stderr__.flush()

sys.addaudithook(heard)
sys.argv = ["quiet_flows", *sys.argv[1:]]
runpy.run_module("tests.quiet_flows", run_name="__main__")
"""


def environment(home: Path) -> dict[str, str]:
    """Of a person who has forbidden nothing, and has no weights but the program's own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HF_", "TRANSFORMERS_"))}
    return {
        **kept,
        "COLORSTUDIO_HOME": str(home / "home"),
        "HF_HOME": str(home / "hf"),
        "HOME": str(home),
        "PYTHONPATH": str(REPOSITORY),
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": str(home / "tmp"),
    }


def run(line: list[str], flow: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """One flow to its end, which leaves nothing in the folder of temporary files."""
    (folder / "tmp").mkdir()
    (folder / "work").mkdir()
    done = subprocess.run(
        [*line, flow, str(folder / "work")],
        env=environment(folder),
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=1500,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.endswith("done\n"), done.stderr[-3000:]
    assert [path.name for path in (folder / "tmp").iterdir()] == []
    return done


def traced(flow: str, folder: Path) -> list[str]:
    """Every line in which a process of the flow spoke of a network."""
    log = folder / "strace.txt"
    line = ["strace", "-f", "-qq", "-e", f"trace={TRACED}", "-o", str(log)]
    run([*line, sys.executable, "-m", "tests.quiet_flows"], flow, folder)
    lines = log.read_text("utf-8", "replace").splitlines()
    return [line for line in lines if foreign(line)]


def foreign(line: str) -> bool:
    """Whether a call leaves the machine, or opens a door into it."""
    family = FAMILY.search(line)
    if family is None:
        # what follows on a socket was let pass, or not, where that was made
        return " listen(" in line
    return family[1] not in LOCAL


def test_the_watch_sees_what_it_is_there_for() -> None:
    lines = (
        "12 socket(AF_INET6, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 17",
        "12 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 17",
        '12 connect(17, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 0',
        "12 listen(5, 128) = 0",
    )  # fmt: skip
    assert all(foreign(line) for line in lines)
    assert not foreign("12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3")
    assert not foreign('12 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X0"}, 20) = 0')


def test_lists_of_models_and_ways_ask_no_network(tmp_path: Path) -> None:
    done = run([sys.executable, "-c", WATCHED], "told", tmp_path)
    assert "SOCKET" not in done.stderr


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("flow", ["told", "instant", "window", "mini"])
def test_nothing_asks_the_network_that_was_not_asked_to(flow: str, tmp_path: Path) -> None:
    assert traced(flow, tmp_path) == []


def test_the_libraries_of_models_tell_nothing_and_try_nothing(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "sys.addaudithook(lambda e, a: e.startswith('socket.') and sys.exit(f'{e} {a[1:]}'))\n"
        "from colorstudio import environments; environments.open_no_socket()\n"
        "import requests, huggingface_hub.constants as c\n"
        "assert c.HF_HUB_DISABLE_TELEMETRY"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path), capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
