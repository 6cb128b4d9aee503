"""A main window on a small picture, with a real session and real lanes behind it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.pyramid import Pyramid
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.settings import Settings
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.live import LiveAnswer
from colorstudio.ui.live_look import LiveLook
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.session import Session
from colorstudio.ui.theme import apply_theme

RED, BLUE = Color.from_hex("#a03020"), Color.from_hex("#204080")


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    """The kernels are ready: no test waits for the compiler, which takes longer than it grants."""
    from colorstudio.imaging import flood, spread

    spread.warm_up()
    flood.warm_up()
    gc.collect()
    gc.freeze()  # what the imports made stays; collections after each test look at the rest


@pytest.fixture(autouse=True)
def garbage_on_this_thread(compiled: None) -> Iterator[None]:
    """What a test leaves behind holds Qt objects, and those must not die on a worker.

    In the program `ui.garbage` sees to it.
    """
    gc.collect()
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(scope="session")
def tiny_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models with one tiny Stable Diffusion in it."""
    from tests.tiny_models import tiny_sd  # imports torch: only where it is wanted

    root = tmp_path_factory.mktemp("models")
    tiny_sd(root)
    return root


@pytest.fixture(scope="session")
def trained_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models with tiny weights for all trained ways."""
    from tests.tiny_cold import add_cold
    from tests.tiny_models import tiny_sd
    from tests.tiny_piggyback import add_piggyback
    from tests.tiny_reference import tiny_reference

    root = tmp_path_factory.mktemp("trained")
    folder = tiny_sd(root)
    add_cold(folder, captioner=True, strength=3.0)
    add_piggyback(folder)
    tiny_reference(root)
    return root


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A shown window without a document."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "dark")
    instant, slow = JobRunner("instant"), JobRunner("slow")
    settings = Settings(last_folder=str(tmp_path))
    session = Session(settings, tmp_path / "settings.json", instant, slow, Pyramid())
    LiveAnswer(session)
    LiveLook(session)
    window = MainWindow(session)
    window.resize(1200, 760)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    yield window
    instant.close()
    slow.close()
    window.close_now()
    window.deleteLater()
    # at once: windows of earlier tests would be styled and painted along with the next one
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def photo() -> Document:
    """A grey ramp of 160 x 120 as a new document."""
    codes = np.full((120, 160, 4), 255, np.uint8)
    codes[..., :3] = np.linspace(40, 220, 160).astype(np.uint8)[None, :, None]
    return Document.from_pixels(Pixels(codes), title="ramp.png")


@pytest.fixture
def opened(window: MainWindow, photo: Document) -> MainWindow:
    """The window with the ramp shown."""
    window.session.show(photo)
    return window


@pytest.fixture
def hints() -> tuple[Hint, ...]:
    """Two points of a coat, one of skin, one without a group, one place to keep grey."""
    return (
        Hint("h1", "point", ((20.0, 20.0),), 4.0, RED, group="coat"),
        Hint("h2", "point", ((40.0, 60.0),), 4.0, RED, group="coat"),
        Hint("h3", "point", ((90.0, 60.0),), 4.0, BLUE, group="skin"),
        Hint("h4", "point", ((120.0, 30.0),), 4.0, BLUE),
        Hint("h5", "keep", ((10.0, 100.0), (30.0, 100.0)), 3.0),
    )
