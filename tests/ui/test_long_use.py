"""What is closed is gone: documents at once, windows with all of theirs, dialogs, failures."""

from __future__ import annotations

import gc
import os
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from colorstudio.app import Application
from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.tiles import Tiles
from colorstudio.imaging import io
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.jobs.job import Job
from colorstudio.ui.garbage import GarbageCollector
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.main_window import MainWindow

PATIENCE_MS = 30_000
WINDOWS = 3
RED = Hint("h1", "point", ((20.0, 20.0),), 4.0, Color.from_hex("#a03020"))


def picture(width: int = 320, height: int = 240) -> Pixels:
    """A grey ramp."""
    codes = np.full((height, width, 4), 255, np.uint8)
    codes[..., :3] = np.linspace(40, 220, width).astype(np.uint8)[None, :, None]
    return Pixels(codes)


@pytest.fixture
def application(qtbot: QtBot) -> Iterator[Application]:
    """The program with one window, which stays."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    hook = sys.excepthook
    application = Application(qt, safe_mode=True)
    application.open_window()
    yield application
    application.close()
    sys.excepthook = hook
    settle(qtbot)


def settle(qtbot: QtBot, milliseconds: int = 50) -> None:
    """What is to be deleted is, and garbage is collected."""
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qtbot.wait(milliseconds)
        gc.collect()


def answered(qtbot: QtBot, window: MainWindow, path: Path) -> Document:
    """The picture, opened, with a hint and the answer to it."""
    session = window.session
    session.open([path])
    qtbot.waitUntil(lambda: session.document is not None, timeout=PATIENCE_MS)
    document = session.document
    assert document is not None
    session.push(AddHints((RED,)))
    qtbot.waitUntil(lambda: document.answer is not None, timeout=PATIENCE_MS)
    idle(qtbot, window)
    return document


def idle(qtbot: QtBot, window: MainWindow) -> None:
    lanes = (window.session.instant, window.session.slow)
    for _ in range(2):
        qtbot.waitUntil(lambda: all(lane.queue.idle for lane in lanes), timeout=PATIENCE_MS)
        qtbot.wait(80)  # longer than an answer stands before it is measured


def census(application: Application) -> dict[str, int]:
    """How many there are of what a closed window could leave behind."""
    roots: list[QObject] = [application, application.slow, application.models, application.fetches]
    for window in application.windows:
        roots += [window.session, window.session.instant]
    roots += QApplication.topLevelWidgets()
    objects = [item for root in roots for item in (root, *root.findChildren(QObject))]
    folder = Path("/proc/self/fd")
    return {
        "widgets": len(QApplication.allWidgets()),
        "objects": len(objects),
        "timers": sum(isinstance(item, QTimer) for item in objects),
        "threads": len([t for t in threading.enumerate() if t.name == "journal"]),
        "tasks": len(list(Path("/proc/self/task").iterdir())) if folder.is_dir() else 0,
        "descriptors": len(os.listdir(folder)) if folder.is_dir() else 0,
    }


def test_a_closed_window_is_gone_with_all_that_was_its_own(
    qtbot: QtBot, application: Application, tmp_path: Path
) -> None:
    path = tmp_path / "ramp.png"
    io.write(path, picture())
    alive: list[weakref.ref[Any]] = []
    counts: list[dict[str, int]] = []
    for _ in range(WINDOWS):
        window = application.open_window()
        session = window.session
        document = answered(qtbot, window, path)
        document.mark_saved(path)
        tiles = document.state.source_layer
        assert tiles is not None
        alive += [
            weakref.ref(it)
            for it in (
                window, window.canvas, session, session.instant, session.pyramid, document,
                document.state, tiles, window.candidates,
            )
        ]  # fmt: skip
        window.close_now()
        del window, session, document, tiles
        gc.unfreeze()  # what was frozen in the middle is not to be kept by that
        settle(qtbot)
        counts.append(census(application))
    assert [type(it()).__name__ for it in alive if it() is not None] == []
    assert counts[1:] == [counts[1]] * (WINDOWS - 1)


def test_a_closed_document_does_not_wait_for_the_collector(
    qtbot: QtBot, application: Application, tmp_path: Path
) -> None:
    path = tmp_path / "ramp.png"
    io.write(path, picture())
    (window,) = application.windows
    left: list[str] = []
    for _ in range(2):  # what the first one made for all is there at the second
        gc.collect()
        gc.freeze()  # as the program does: circles of what is there now are never collected
        application.garbage.hold()
        document = answered(qtbot, window, path)
        document.mark_saved(path)
        alive = [weakref.ref(it) for it in (document, document.state, document.answer)]
        del document
        window.session.close_document()
        idle(qtbot, window)
        left = [type(it()).__name__ for it in alive if it() is not None]
        gc.unfreeze()
    assert left == []


@pytest.mark.parametrize("tool", ["hint", "unhint", "stroke", "move", "object", "mask_brush"])
def test_a_tool_lets_go_of_the_document_it_was_used_in(
    qtbot: QtBot, window: MainWindow, tool: str
) -> None:
    session, canvas = window.session, window.canvas
    session.show(Document.from_pixels(picture()))
    session.push(AddHints((RED,)))
    session.set_tool(id=tool, refine=frozenset())
    at = [
        QPoint(*(round(v / canvas.ratio) for v in canvas.view.to_screen(x, 20))) for x in (90, 20)
    ]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at[0])
    QTest.mouseMove(canvas, at[1])
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at[1])
    idle(qtbot, window)
    assert session.document is not None
    source = session.document.state.source_layer
    assert source is not None
    alive = [weakref.ref(session.document), weakref.ref(source.tiles)]
    del source
    session.close_document()
    idle(qtbot, window)
    gc.collect()
    assert [type(it()).__name__ for it in alive if it() is not None] == []


def test_no_reduced_copies_are_left_of_a_document_that_was_closed(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window.session
    session.show(Document.from_pixels(picture(2600, 1700)))  # shown reduced
    qtbot.waitUntil(lambda: session.pyramid.nbytes > 0, timeout=PATIENCE_MS)
    idle(qtbot, window)
    session.close_document()
    qtbot.waitUntil(lambda: session.pyramid.nbytes == 0, timeout=PATIENCE_MS)


def test_a_pyramid_is_tidied_and_cleared() -> None:
    pyramid = Pyramid()
    kept, gone = (Tiles.from_array(picture().array) for _ in range(2))

    def look(tiles: Tiles) -> None:
        for tile in tiles.tiles.values():
            pyramid.tile(tile, 2)

    look(kept)
    look(gone)
    half = len(pyramid) // 2
    del gone
    pyramid.tidy()
    assert len(pyramid) == half
    pyramid.clear()
    assert (len(pyramid), pyramid.nbytes) == (0, 0)
    assert pyramid.tile(next(iter(kept.tiles.values())), 2).shape[2] == 4


def test_a_failure_holds_nothing_of_what_it_worked_on(qtbot: QtBot) -> None:
    class Picture:
        pass

    held = Picture()
    alive = weakref.ref(held)
    lane = JobRunner("test")
    told: list[str] = []

    def work(_: object, picture: Picture = held) -> None:
        raise ZeroDivisionError(id(picture))

    job: Job = lane.submit("x", work, failed=lambda error: told.append(type(error).__name__))
    del held, work
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    QApplication.processEvents()
    assert alive() is None
    assert isinstance(job.error, ZeroDivisionError)
    lane.close()


@pytest.mark.parametrize(
    "action",
    ["edit.preferences", "help.shortcuts", "help.about", "task.models", "file.export",
     "task.levels_dialog", "file.open", "file.save_as"],
)  # fmt: skip
def test_a_dialog_that_was_closed_is_gone(qtbot: QtBot, opened: MainWindow, action: str) -> None:
    counts: list[int] = []
    for _ in range(4):
        opened.actions_table[action].trigger()
        (dialog,) = (d for d in opened.findChildren(QDialog) if d.isVisible())
        dialog.close()
        idle(qtbot, opened)
        settle(qtbot, 10)
        counts.append(len(QApplication.allWidgets()))
    assert counts[1:] == [counts[1]] * 3


def test_garbage_is_collected_before_what_is_there_is_kept_for_good(qtbot: QtBot) -> None:
    class Circle:
        def __init__(self) -> None:
            self.itself = self

    gc.collect()
    collector = GarbageCollector()
    alive = weakref.ref(Circle())
    collector.hold()
    collector.settle()
    collector.close()
    gc.unfreeze()
    assert alive() is None


def test_notices_steps_and_rows_of_jobs_have_a_bound(qtbot: QtBot, opened: MainWindow) -> None:
    session = opened.session
    settle(qtbot)
    counts: list[int] = []

    for n in range(3):
        for k in range(30):
            session.notice(f"Something else {n} {k}")
            session.submit(f"Job {n} {k}", lambda _: None)
            QTest.qWait(1)
        idle(qtbot, opened)
        opened.toasts.clear()
        settle(qtbot, 10)
        counts.append(len(QApplication.allWidgets()))
    assert counts[1:] == [counts[1]] * 2
    assert len(opened.toasts.toasts) == 0


def test_an_action_that_changes_often_is_heard_as_often_as_at_first(opened: MainWindow) -> None:
    actions = [opened.actions_table[name] for name in opened.actions_table.ids]

    def heard() -> dict[str, int]:
        return {action.text(): action.receivers(SIGNAL("changed()")) for action in actions}

    counts: list[dict[str, int]] = []
    for _ in range(3):
        for action in actions:
            was = action.isEnabled()
            for on in (not was, was):
                action.setEnabled(on)
        counts.append(heard())
    assert counts[1:] == [counts[0]] * 2
