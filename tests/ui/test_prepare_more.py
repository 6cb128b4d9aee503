"""What later tasks need is prepared in parts, so that work that is asked for goes in between."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from colorstudio import app
from colorstudio.document import warm_up
from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui.main_window import MainWindow

RED = Hint("h1", "point", ((20.0, 20.0),), 4.0, Color.from_hex("#a03020"))


def test_a_save_does_not_wait_for_all_parts(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    order: list[str] = []
    monkeypatch.setattr(warm_up, "warm_up_more", lambda parts: order.extend(parts))
    application = app.Application(qapp)
    try:
        application.prepare_more()
        application.slow.submit("Save", lambda _: order.append("save"))
        qtbot.waitUntil(lambda: len(order) == len(warm_up.MORE) + 1, timeout=10_000)
    finally:
        application.close()
    assert order.index("save") <= 1
    assert [name for name in order if name != "save"] == list(warm_up.MORE)


def test_a_photo_is_shown_while_the_solver_is_prepared_and_coloured_then(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled, real = threading.Event(), warm_up.warm_up

    def slow() -> None:
        compiled.wait(30)
        real()

    monkeypatch.setattr(warm_up, "warm_up", slow)
    hook, begun = sys.excepthook, list[object]()
    application = app.Application(qapp, safe_mode=True)
    application.fetches.started.connect(begun.append)
    try:
        window = application.open_window()
        qtbot.waitUntil(lambda: bool(begun), timeout=10_000)
        codes = np.full((120, 160, 4), 255, np.uint8)
        codes[..., :3] = np.linspace(40, 220, 160).astype(np.uint8)[None, :, None]
        window.session.show(Document.from_pixels(Pixels(codes)))
        display = window.canvas.display
        qtbot.waitUntil(lambda: display.settled, timeout=5000)
        assert np.ptp(display.after.pixels[..., 0].astype(int)) > 100
        compiled.set()
        window.session.push(AddHints((RED,)))
        document = window.session.document
        assert document is not None
        qtbot.waitUntil(lambda: document.answer is not None, timeout=60_000)
    finally:
        compiled.set()
        application.close()
        sys.excepthook = hook


def test_a_picture_with_hints_is_shown_before_its_answer_is_asked_for(
    window: MainWindow, qtbot: QtBot, photo: Document
) -> None:
    asked: list[str] = []
    window.session.instant.queued.connect(lambda job: asked.append(job.title))
    photo.push(AddHints((RED,)))
    window.session.show(photo)
    qtbot.waitUntil(lambda: photo.answer is not None, timeout=30_000)
    assert asked.index("Show") < asked.index("Colour from hints")
