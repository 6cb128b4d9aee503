"""Runs of models in the window: in line, followed, stopped, refused; what is made joins the strip.

The way that runs here steps when it is told to, so that nothing has to be waited for.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import SetLayer
from colorstudio.document.palette_look import PaletteLook
from colorstudio.errors import BadInput, ModelMissing
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette, Swatch
from colorstudio.imaging.pixels import Pixels
from colorstudio.jobs.job import JobState
from colorstudio.methods import registry
from colorstudio.methods.base import MethodSpec, Result, RunContext
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.model_runs import Ask, ModelRun
from colorstudio.ui.panels.model_row import bytes_text, seconds_text
from colorstudio.ui.widgets.prompt import PromptField

PATIENCE_MS = 10000
WAY = "palette.stepwise"
LOOK = PaletteLook(Palette((Swatch(Color.from_hex("#a03020")), Swatch(Color.from_hex("#204080")))))


@dataclass(frozen=True, eq=False)
class Stepwise:
    """``gate``: acquired once for each of its steps. ``fails``: raised at the end."""

    gate: threading.Semaphore
    steps: int = 4
    fails: BaseException | None = None


def run_stepwise(request: Stepwise, ctx: RunContext) -> Result:
    for n in range(request.steps):
        preview = np.full((6, 8, 3), 20 * n, np.uint8)
        ctx.step(n, request.steps, "Denoising", preview)
        while not request.gate.acquire(timeout=0.005):
            ctx.step(n, request.steps, "Denoising")
    if request.fails is not None:
        raise request.fails
    return Result(Pixels(np.zeros((4, 4, 4), np.uint8)), {})


@pytest.fixture
def stepwise(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("stepwise_way")
    module.run = run_stepwise  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "stepwise_way", module)
    spec = MethodSpec(WAY, "Stepwise", "stepwise_way:Stepwise", "stepwise_way:run")
    monkeypatch.setattr(registry, "METHODS", (*registry.METHODS, spec))


@pytest.fixture
def gate(opened: MainWindow, stepwise: None) -> Iterator[threading.Semaphore]:
    gate = threading.Semaphore(0)
    yield gate
    gate.release(1000)


def ask(window: MainWindow, gate: threading.Semaphore, title: str = "Red", **more: Any) -> Ask:
    document = window.session.document
    assert document is not None
    request: Callable[[Any], Any] = lambda _: Stepwise(gate, **more)  # noqa: E731
    return Ask(WAY, "palette", title, document, request, lambda result, asked: LOOK, covers=True)


def started(window: MainWindow, what: Ask, **more: Any) -> ModelRun:
    run = window.session.runs.start(what, **more)
    assert run is not None
    return run


def test_a_run_is_followed_and_what_it_makes_is_tried_from_the_strip(
    qtbot: QtBot, opened: MainWindow, gate: threading.Semaphore
) -> None:
    session = opened.session
    session.choose_task("palette")
    before = opened.session.document.state  # type: ignore[union-attr]
    previews: list[np.ndarray] = []
    session.runs.previewed.connect(lambda run: previews.append(run.preview))
    run = started(opened, ask(opened, gate))
    for part in (0.25, 0.5):
        gate.release()
        qtbot.waitUntil(lambda part=part: run.fraction == part, timeout=PATIENCE_MS)
    assert run.stage == "Denoising"
    assert run.seconds_left is not None
    qtbot.waitUntil(lambda: bool(previews), timeout=PATIENCE_MS)
    strip = opened.strip.list
    assert [strip.item(n).text() for n in range(strip.count())] == ["50 %"]
    assert not opened.strip.isHidden()
    gate.release(2)
    qtbot.waitUntil(lambda: bool(opened.candidates.items), timeout=PATIENCE_MS)
    (kept,) = opened.candidates.items
    assert (kept.look, kept.task) == (LOOK, "palette")
    assert session.look == LOOK
    assert session.runs.runs == ()
    assert strip.count() == 1
    assert session.document is not None
    assert session.document.state.layers is before.layers


def test_a_cancelled_run_leaves_nothing(
    qtbot: QtBot, opened: MainWindow, gate: threading.Semaphore
) -> None:
    session = opened.session
    run = started(opened, ask(opened, gate))
    gate.release(1)
    qtbot.waitUntil(lambda: run.preview is not None, timeout=PATIENCE_MS)
    session.runs.cancel(run)
    qtbot.waitUntil(lambda: not session.runs.runs, timeout=PATIENCE_MS)
    assert run.job.state is JobState.cancelled
    assert opened.candidates.items == []
    assert opened.strip.list.count() == 0
    assert opened.strip.isHidden()
    assert session.look is None


def middle(window: MainWindow) -> tuple[int, int, int]:
    """The colour on the canvas in the middle of the picture."""
    canvas = window.canvas
    x, y = (v / canvas.ratio for v in canvas.view.to_screen(80, 60))
    color = canvas.grab().toImage().pixelColor(round(x), round(y))
    return color.red(), color.green(), color.blue()


def test_previews_lie_over_the_picture_until_one_paints_on_or_stops(
    qtbot: QtBot, opened: MainWindow, gate: threading.Semaphore
) -> None:
    session, canvas = opened.session, opened.canvas
    session.choose_task("palette")
    qtbot.waitUntil(lambda: canvas.display.settled, timeout=PATIENCE_MS)
    bare = middle(opened)
    run = started(opened, ask(opened, gate))
    gate.release(3)
    qtbot.waitUntil(lambda: middle(opened) == (60, 60, 60), timeout=PATIENCE_MS)
    session.choose_task("recolor")
    assert middle(opened) == bare
    session.choose_task("palette")
    assert middle(opened) == (60, 60, 60)
    session.runs.cancel(run)
    qtbot.waitUntil(lambda: middle(opened) == bare, timeout=PATIENCE_MS)
    again = started(opened, ask(opened, gate))
    gate.release(3)
    qtbot.waitUntil(lambda: canvas.model_preview.shown, timeout=PATIENCE_MS)
    session.push(SetLayer(session.document.state.layers[0].id, {"opacity": 0.5}))  # type: ignore[union-attr]
    assert not canvas.model_preview.shown
    assert again.running


def test_runs_wait_in_line_and_shift_puts_one_ahead(
    qtbot: QtBot, opened: MainWindow, gate: threading.Semaphore
) -> None:
    runs = opened.session.runs
    first = started(opened, ask(opened, gate, "first"))
    qtbot.waitUntil(lambda: first.running, timeout=PATIENCE_MS)
    started(opened, ask(opened, gate, "second"))
    started(opened, ask(opened, gate, "third"), front=True)
    assert [run.ask.title for run in runs.runs] == ["first", "third", "second"]
    assert [row.title.text() for row in opened.jobs.rows] == ["first", "third", "second"]
    runs.cancel_all()
    qtbot.waitUntil(lambda: not runs.runs, timeout=PATIENCE_MS)


def test_a_refusal_is_told_and_the_next_run_is_right(
    qtbot: QtBot, opened: MainWindow, gate: threading.Semaphore
) -> None:
    session = opened.session
    gate.release(8)
    told: list[Any] = []
    session.runs.refused.connect(lambda _, error: told.append(error))
    started(opened, ask(opened, gate, fails=ModelMissing("Not here.")))
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert isinstance(told[0], ModelMissing)
    assert opened.candidates.items == []
    started(opened, ask(opened, gate))
    qtbot.waitUntil(lambda: len(opened.candidates.items) == 1, timeout=PATIENCE_MS)


def test_a_fault_is_logged_with_details_and_no_refusal(
    qtbot: QtBot, opened: MainWindow, gate: threading.Semaphore
) -> None:
    gate.release(4)
    notices: list[Any] = []
    opened.session.noticed.connect(notices.append)
    started(opened, ask(opened, gate, fails=ZeroDivisionError("x")))
    qtbot.waitUntil(lambda: bool(notices), timeout=PATIENCE_MS)
    assert "ZeroDivisionError" in notices[0].details


def test_another_document_or_a_closed_window_stops_its_runs(
    qtbot: QtBot, opened: MainWindow, gate: threading.Semaphore
) -> None:
    session = opened.session
    run = started(opened, ask(opened, gate))
    qtbot.waitUntil(lambda: run.running, timeout=PATIENCE_MS)
    session.show(Document.from_pixels(Pixels(np.full((8, 8, 4), 255, np.uint8))))
    qtbot.waitUntil(lambda: run.job.state.over, timeout=PATIENCE_MS)
    assert run.job.state is JobState.cancelled
    again = started(opened, ask(opened, gate))
    qtbot.waitUntil(lambda: again.running, timeout=PATIENCE_MS)
    session.end()
    qtbot.waitUntil(lambda: again.job.state.over, timeout=PATIENCE_MS)
    QCoreApplication.processEvents()
    assert opened.candidates.items == []


def test_a_request_that_cannot_be_made_is_a_refusal(
    qtbot: QtBot, opened: MainWindow, stepwise: None
) -> None:
    def request(_: Any) -> Any:
        raise BadInput("The mask is empty.")

    document = opened.session.document
    assert document is not None
    told: list[Any] = []
    opened.session.runs.refused.connect(lambda _, error: told.append(str(error)))
    started(opened, Ask(WAY, "palette", "x", document, request, lambda *_: LOOK))
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == ["The mask is empty."]


def test_times_and_sizes_are_read_in_passing() -> None:
    assert [seconds_text(s) for s in (0.2, 3.2, 89.0, 119.0, 7200.0)] == [
        "1 s", "4 s", "89 s", "2 min", "2.0 h",
    ]  # fmt: skip
    assert [bytes_text(b) for b in (10.0, 6.1e8, 2.13e9)] == ["1 MB", "610 MB", "2.1 GB"]


def test_former_prompts_come_back_under_alt_and_from_the_menu(qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    prompt = PromptField("Words", history=lambda: ["newest", "older"])
    qtbot.addWidget(prompt)
    prompt.set_text("mine")
    up = Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier
    down = Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier
    seen = []
    for key, modifier in (up, up, up, down, down):
        qtbot.keyClick(prompt.field, key, modifier)
        seen.append(prompt.text())
    assert seen == ["newest", "older", "older", "newest", "mine"]
    menu = prompt.menu()
    assert [action.text() for action in menu.actions()] == ["newest", "older"]
    menu.actions()[1].trigger()
    assert prompt.text() == "older"
    with qtbot.waitSignal(prompt.run) as ran:
        qtbot.keyClick(prompt.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ran.args == [False]
