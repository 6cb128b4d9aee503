"""The program as a person meets it: a real window on a real X server, a real mouse."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from colorstudio import resources

SCREEN = (1280, 800)
PATIENCE_SECONDS = 60.0
GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
)


class Desk:
    """A virtual screen with the program on it."""

    def __init__(self, home: Path, files: list[Path]) -> None:
        self.folder = home
        read, write = os.pipe()
        size = f"{SCREEN[0]}x{SCREEN[1]}x24"
        self.server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(write),
                "-screen",
                "0",
                size,
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            display = f":{pipe.readline().strip()}"
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "COLORSTUDIO_HOME": str(home / "home"),
        }
        end = time.monotonic() + PATIENCE_SECONDS
        while not self.xdotool("getdisplaygeometry"):  # the server may not take guests yet
            assert time.monotonic() < end, "the virtual screen did not start"
            time.sleep(0.05)
        self.program = subprocess.Popen(
            [sys.executable, "-m", "colorstudio", *map(str, files)],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def close(self) -> None:
        for process in (self.program, self.server):
            process.terminate()
            process.wait(20)

    def xdotool(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        ).stdout.strip()

    def screenshot(self) -> np.ndarray:
        """The whole screen as B, G, R, int16."""
        file = self.folder / "screen.png"
        subprocess.run([sys.executable, "-c", GRAB, str(file)], env=self.environment, check=True)
        picture = cv2.imread(str(file))
        assert picture is not None
        return picture.astype(np.int16)

    def until(self, what: str, seen: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not seen():
            assert self.program.poll() is None, "the program ended by itself"
            assert time.monotonic() < end, f"{what} did not happen"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    photo = tmp_path / "photo.jpg"
    shutil.copy(resources.path("samples/chamomile.jpg"), photo)  # without its hints
    desk = Desk(tmp_path, [photo])
    yield desk
    desk.close()


@pytest.fixture
def print_desk(tmp_path: Path) -> Iterator[Desk]:
    """The sample for a shirt print, with its six inks beside it."""
    for name in ("osprey.jpg", "osprey.palette.json"):
        shutil.copy(resources.path(f"samples/{name}"), tmp_path / name)
    desk = Desk(tmp_path, [tmp_path / "osprey.jpg"])
    yield desk
    desk.close()


def chroma(picture: np.ndarray, x: int, y: int, reach: int = 60) -> float:
    """Mean distance between the channels around a place."""
    part = picture[y - reach : y + reach, x - reach : x + reach]
    return float((part.max(axis=-1) - part.min(axis=-1)).mean())


def test_a_click_colours_the_photo_and_undo_takes_it_back(desk: Desk) -> None:
    desk.until("the window", lambda: bool(desk.xdotool("search", "--name", "photo.jpg")))
    window = desk.xdotool("search", "--name", "photo.jpg").split()[0]
    desk.xdotool("windowsize", "--sync", window, *map(str, SCREEN))
    desk.xdotool("windowmove", "--sync", window, "0", "0")
    desk.xdotool("windowfocus", "--sync", window)
    x, y = 420, 520

    def shows_photo() -> bool:
        part = desk.screenshot()[y - 60 : y + 60, x - 60 : x + 60]
        return float(part.std()) > 3

    desk.until("the photo", shows_photo)
    assert chroma(desk.screenshot(), x, y) < 1, "the photo is grey"
    desk.xdotool("mousemove", "--sync", str(x), str(y), "click", "1")
    desk.until("the colour", lambda: chroma(desk.screenshot(), x, y) > 15)
    far = chroma(desk.screenshot(), x + 120, y - 60, 20)
    assert far > 5, "the colour spreads beyond the ring"
    desk.xdotool("key", "ctrl+z")
    desk.until("the grey", lambda: chroma(desk.screenshot(), x, y) < 1)


def test_a_palette_is_tried_applied_and_undone_by_keys(print_desk: Desk) -> None:
    desk = print_desk
    desk.until("the window", lambda: bool(desk.xdotool("search", "--name", "osprey.jpg")))
    window = desk.xdotool("search", "--name", "osprey.jpg").split()[0]
    desk.xdotool("windowsize", "--sync", window, *map(str, SCREEN))
    desk.xdotool("windowmove", "--sync", window, "0", "0")
    desk.xdotool("windowfocus", "--sync", window)
    part = np.s_[300:500, 200:700]

    def settled() -> np.ndarray:
        before = desk.screenshot()[part]
        while True:
            time.sleep(0.4)
            now = desk.screenshot()[part]
            if np.array_equal(now, before):
                return now
            before = now

    desk.until("the photo", lambda: float(desk.screenshot()[part].std()) > 10)
    photo = settled()
    desk.xdotool("key", "F4")
    desk.until("the look", lambda: np.abs(desk.screenshot()[part] - photo).mean() > 2)
    look = settled()
    desk.xdotool("key", "Escape")
    desk.until("the photo again", lambda: np.abs(desk.screenshot()[part] - photo).mean() < 0.5)
    desk.xdotool("key", "F2", "F4")
    desk.until("the look again", lambda: np.abs(desk.screenshot()[part] - look).mean() < 0.5)
    desk.xdotool("key", "ctrl+Return")
    time.sleep(2)
    assert np.abs(settled() - look).mean() < 2, "what was tried is what became a layer"
    desk.xdotool("key", "ctrl+z", "Escape")
    desk.until("the step undone", lambda: np.abs(desk.screenshot()[part] - photo).mean() < 0.5)


@pytest.fixture
def drawing_desk(tmp_path: Path) -> Iterator[Desk]:
    """A ring of ink, 600 x 600, that fills the canvas."""
    page = np.full((600, 600), 255, np.uint8)
    cv2.circle(page, (300, 300), 220, 0, 6, cv2.LINE_AA)
    cv2.imwrite(str(tmp_path / "ring.png"), page)
    desk = Desk(tmp_path, [tmp_path / "ring.png"])
    yield desk
    desk.close()


def test_the_first_click_on_a_drawing_fills_its_region(drawing_desk: Desk) -> None:
    desk = drawing_desk
    desk.until("the window", lambda: bool(desk.xdotool("search", "--name", "ring.png")))
    window = desk.xdotool("search", "--name", "ring.png").split()[0]
    desk.xdotool("windowsize", "--sync", window, *map(str, SCREEN))
    desk.xdotool("windowmove", "--sync", window, "0", "0")
    desk.xdotool("windowfocus", "--sync", window)
    x, y = 510, 420
    desk.until("the drawing", lambda: float(desk.screenshot()[y, x].min()) > 250)
    desk.xdotool("key", "F5")
    desk.xdotool("mousemove", "--sync", str(x), str(y), "click", "1")
    desk.until("the flat", lambda: chroma(desk.screenshot(), x - 120, y, 30) > 60)
    screen = desk.screenshot()
    near = screen[y - 340 : y + 340, x - 340 : x + 340]
    assert near.min() < 20, "the ink is still black"
    # the flat is one colour up to the line: no fringe of paper between them
    row = screen[y, x - 260 : x - 60]
    inked = np.flatnonzero(row.max(axis=-1) < 60)
    assert len(inked)
    inside = row[inked.max() + 4 :]
    assert np.abs(inside - inside[-1]).max() == 0
    desk.xdotool("key", "ctrl+z", "ctrl+z")
    desk.until("the paper again", lambda: chroma(desk.screenshot(), x - 120, y, 30) < 1)
