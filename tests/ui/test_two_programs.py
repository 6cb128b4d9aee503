"""One project opened by two programs, each in a window of its own on one X server, by keys."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from colorstudio import resources
from colorstudio.document.project_file import load
from tests.ui.test_real_window import PATIENCE_SECONDS, Desk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
    ),
]


class TwoDesk(Desk):
    """A screen on which a second program may be started."""

    second: subprocess.Popen[bytes] | None = None

    def start_second(self, file: Path) -> None:
        self.second = subprocess.Popen(
            [sys.executable, "-m", "colorstudio", str(file)],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def close(self) -> None:
        if self.second is not None:
            self.second.terminate()
            self.second.wait(20)
        super().close()

    def all_named(self, name: str) -> list[str]:
        """The windows whose titles begin so; ``name``: a regular expression."""
        return self.xdotool("search", "--onlyvisible", "--name", f"^{name}").split()

    def wait(self, name: str) -> str:
        end = time.monotonic() + PATIENCE_SECONDS
        while not (found := self.all_named(name)):
            assert time.monotonic() < end, f"no window “{name}”"
            time.sleep(0.1)
        return found[0]

    def press(self, window: str, *keys: str) -> None:
        self.xdotool("windowfocus", "--sync", window)
        for key in keys:
            self.xdotool("key", key)
            time.sleep(0.2)

    def save_over(self, window: str, name: str) -> None:
        """Ctrl+S, this name, and yes to replacing what is there."""
        self.press(window, "ctrl+s")
        dialog = self.wait("Save as")
        self.press(dialog, "ctrl+a")
        self.xdotool("type", "--delay", "20", name)
        self.press(dialog, "Return")
        end = time.monotonic() + PATIENCE_SECONDS
        while shown := self.all_named("Save as"):
            assert time.monotonic() < end, "the dialog stays"
            for question in shown:
                if question != dialog:
                    self.press(question, "alt+y")  # again where it was not ready to be asked
            time.sleep(0.5)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with no more than its picture and a mask."""
    path = tmp_path / "a.colorstudio"
    shutil.copy(resources.path("samples/recolor.colorstudio"), path)
    return path


@pytest.fixture
def desk(tmp_path: Path, project: Path) -> Iterator[TwoDesk]:
    desk = TwoDesk(tmp_path, [project])
    yield desk
    desk.close()


@pytest.mark.parametrize("end", ["closed", "killed"])
def test_the_second_program_has_a_copy_until_the_first_is_gone(
    end: str, desk: TwoDesk, project: Path
) -> None:
    before = project.read_bytes()
    first = desk.wait(r"a\.colorstudio –")
    desk.start_second(project)
    second = desk.wait(r"a \(copy\) –")
    desk.press(second)
    desk.xdotool("mousemove", "450", "300", "click", "1")
    desk.wait(r"a \(copy\)\* –")
    desk.save_over(second, project.name)
    time.sleep(1.0)
    assert project.read_bytes() == before, "the first program has it"
    assert desk.all_named(r"a \(copy\)\* –") == [second]
    if end == "closed":
        desk.press(first, "ctrl+q")
    else:
        os.kill(desk.program.pid, 9)
    assert desk.program.wait(PATIENCE_SECONDS) == (0 if end == "closed" else -9)
    desk.save_over(second, project.name)
    assert desk.wait(r"a\.colorstudio –") == second
    assert len(load(project)[0].hints) == 1
    assert project.with_name("a.colorstudio~").read_bytes() == before
