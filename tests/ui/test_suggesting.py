"""Suggested colours: why each is offered, what a choice does, a model that is asked while idle."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from colorstudio.document.edits import AddHints, SetMask
from colorstudio.document.model_colors import ModelColors
from colorstudio.document.tiles import Tiles
from colorstudio.engine.forecast import Forecast
from colorstudio.imaging.cast import Cast, Part
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.suggestions import Why
from colorstudio.jobs.job import JobContext
from colorstudio.ui import sketch_actions
from colorstudio.ui.canvas.hint_menu import change_color, hint_menu
from colorstudio.ui.idle_seeds import SEEDS, IdleSeeds
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.widgets.color_popup import ColorPopup
from colorstudio.ui.widgets.suggestion_row import SuggestionRow

PATIENCE_MS = 120_000
RED, BLUE = Color.from_hex("#a03020"), Color.from_hex("#204080")


@pytest.fixture
def hinted(opened: MainWindow, hints: tuple[Hint, ...]) -> MainWindow:
    """The ramp with hints, and one colour that was used before."""
    opened.session.push(AddHints(hints))
    opened.session.use_color(Color.from_hex("#30a040"))
    return opened


def point(window: MainWindow, qtbot: QtBot, x: float, y: float) -> SuggestionRow:
    """Rests the pointer on a place of the picture; the row of the panel."""
    canvas = window.canvas
    sx, sy = canvas.view.to_screen(x, y)
    at = canvas.rect().topLeft()
    at.setX(round(sx / canvas.ratio))
    at.setY(round(sy / canvas.ratio))
    QTest.mouseMove(canvas, at)
    canvas.report_pointer(canvas.pointer(at.toPointF()))
    qtbot.waitUntil(lambda: bool(window.suggesting.shown), timeout=PATIENCE_MS)
    return window.color.offered


def test_a_place_pointed_at_is_offered_colours_with_reasons(
    hinted: MainWindow, qtbot: QtBot
) -> None:
    row = hinted.color.offered
    assert not row.empty.isHidden()
    point(hinted, qtbot, 100, 60)
    names = [swatch.accessibleName() for swatch in row.swatches]
    assert names[0].startswith("Hint nearby, skin: #"), "the nearest one"
    assert any(name.startswith("Hint nearby, coat: #") and "red" in name for name in names)
    assert names[-1].startswith("Used before: #")
    assert row.empty.isHidden()
    L = hinted.suggesting.shown[0].color.L
    assert pytest.approx(hinted.suggesting._lightness(100, 60), abs=1.5) == L
    assert all(one.color.L == L and one.color.in_srgb for one in hinted.suggesting.shown)


def test_a_choice_is_the_colour_in_hand(hinted: MainWindow, qtbot: QtBot) -> None:
    row = point(hinted, qtbot, 60, 90)
    swatch = row.swatches[0]
    swatch.setFocus()
    QTest.keyClick(swatch, Qt.Key.Key_Space)
    assert hinted.session.tool.color == hinted.suggesting.shown[0].color
    document = hinted.session.document
    assert document is not None
    assert len(document.state.hints) == 5, "no hint was changed"


def test_a_choice_colours_the_hint_that_is_chosen(hinted: MainWindow, qtbot: QtBot) -> None:
    session = hinted.session
    document = session.document
    assert document is not None
    hinted.canvas.select(("h4",))
    offered = hinted.suggesting.shown
    assert offered[0].color != document.state.hints.get("h4").color
    hinted.color.offered.swatches[0].click()
    assert document.state.hints.get("h4").color == offered[0].color
    session.undo()
    assert document.state.hints.get("h4").color == BLUE


def test_the_menu_of_a_hint_says_them_in_words(hinted: MainWindow) -> None:
    document = hinted.session.document
    assert document is not None
    menu = hint_menu(hinted.canvas, document.state.hints.get("h4"))
    sub = next(a.menu() for a in menu.actions() if a.text() == "&Suggested Colours")
    texts = [action.text() for action in sub.actions()]  # type: ignore[union-attr]
    assert all(text.startswith("#") for text in texts)
    assert any("Hint nearby, coat" in text for text in texts)
    chosen = Color.from_hex(texts[0].split()[0])
    sub.actions()[0].trigger()  # type: ignore[union-attr]
    color = document.state.hints.get("h4").color
    assert color is not None
    assert color.hex == chosen.hex
    menu.deleteLater()


def test_the_picker_of_a_hint_has_them(hinted: MainWindow, qtbot: QtBot) -> None:
    document = hinted.session.document
    assert document is not None
    change_color(hinted.canvas, document.state.hints.get("h4"))
    popup = hinted.canvas.findChild(ColorPopup)
    assert popup is not None
    popup.row.swatches[0].click()
    assert document.state.hints.get("h4").color == popup.row._shown[0].color
    assert hinted.session.settings.recent_colors[0] == popup.row._shown[0].color.text
    popup.close()


def test_a_drawing_is_offered_its_cast_by_name(opened: MainWindow, qtbot: QtBot) -> None:
    session = opened.session
    sketch_actions.begin(session)
    qtbot.waitUntil(
        lambda: session.document is not None and session.document.state.flats_layer is not None,
        timeout=PATIENCE_MS,
    )
    cast = Cast("Mia", (Part("hair", RED), Part("coat", BLUE)))
    opened.tasks.panels["sketch"].cast.take(cast, None)  # type: ignore[attr-defined]
    opened.suggesting.point_at(80, 60)
    shown = opened.suggesting.shown
    assert [(one.why, one.name, one.color) for one in shown[:2]] == [
        (Why.cast, "hair", RED),
        (Why.cast, "coat", BLUE),
    ]


def test_in_recolor_a_choice_is_for_the_object(hinted: MainWindow, qtbot: QtBot) -> None:
    session = hinted.session
    whole = Tiles.from_array(np.full((120, 160, 1), 255, np.uint8))
    session.push(SetMask("coat", whole))
    session.choose_mask("coat")
    session.choose_task("recolor")
    asked: list[Color] = []
    session.recolor_wanted.connect(asked.append)
    hinted.suggesting.point_at(80, 60)
    assert [one.why for one in hinted.suggesting.shown] == [Why.recent]
    hinted.color.offered.swatches[0].click()
    assert [color.hex for color in asked] == ["#30a040"]


def test_nothing_is_offered_without_a_picture(opened: MainWindow) -> None:
    opened.suggesting.point_at(80, 60)
    opened.session.close_document()
    assert opened.suggesting.shown == ()
    assert not opened.color.offered.empty.isHidden()


# -- a model, while nobody asks for anything else -------------------------------------------------


@pytest.fixture
def seeds(
    opened: MainWindow, trained_weights: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> IdleSeeds:
    """Seeds on tiny weights, a tenth of a second after the last that was done."""
    import torch

    from colorstudio.engine.engine import Engine
    from colorstudio.engine.store import ModelStore
    from colorstudio.methods.base import Quiet
    from colorstudio.methods.colorize.piggyback.request import PiggybackRequest
    from colorstudio.ui import idle_seeds

    torch.set_num_threads(1)
    monkeypatch.setattr(idle_seeds, "LOOK_MS", 50)
    monkeypatch.setattr(idle_seeds, "OWN", {**idle_seeds.OWN, "steps": 2})
    session = opened.session
    session._engine = Engine(ModelStore(trained_weights), "cpu")
    # what the first run imports is not waited for below
    request = PiggybackRequest(image=Pixels(np.full((64, 64, 4), 99, np.uint8)), steps=1)
    session.engine.run("colorize.piggyback", request, Quiet())
    session.shelf.refresh()
    qtbot.waitUntil(lambda: bool(session.shelf.bundles), timeout=PATIENCE_MS)
    made = IdleSeeds(session, idle_seconds=0.1)
    opened.suggesting.take_seeds(made)
    return made


def test_eight_seeds_are_run_and_offered(
    seeds: IdleSeeds, opened: MainWindow, qtbot: QtBot
) -> None:
    session = opened.session
    session.settings.idle_seeds = True
    opened.suggesting.point_at(80, 60)
    qtbot.waitUntil(lambda: len(seeds.runs) == SEEDS, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not seeds.running, timeout=PATIENCE_MS)
    found = [one for one in opened.suggesting.shown if one.why is Why.model]
    assert found
    assert sum(one.votes for one in found) <= SEEDS
    assert all(one.color.in_srgb for one in found)
    assert not np.array_equal(seeds.runs[0], seeds.runs[1])
    document = session.document
    assert document is not None
    assert not document.steps, "nobody's picture was touched"
    session.close_document()
    assert seeds.runs == ()


def test_the_switch_keeps_it_from_running(seeds: IdleSeeds, opened: MainWindow) -> None:
    opened.session.settings.idle_seeds = False
    QTest.qWait(400)
    assert not seeds.running
    assert seeds.runs == ()


def test_it_gives_way_at_once_and_goes_on_later(
    seeds: IdleSeeds, opened: MainWindow, qtbot: QtBot
) -> None:
    session = opened.session
    qtbot.waitUntil(lambda: seeds.running, timeout=PATIENCE_MS)
    job, began = seeds._job, threading.Event()
    assert job is not None

    def asked(context: JobContext) -> None:
        began.set()

    session.submit("Asked for", asked, lane=session.models)
    qtbot.waitUntil(began.is_set, timeout=PATIENCE_MS)
    assert job.state.over
    qtbot.waitUntil(lambda: len(seeds.runs) == SEEDS, timeout=PATIENCE_MS)


def test_it_stops_while_the_pointer_is_moved(
    seeds: IdleSeeds, opened: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: seeds.running, timeout=PATIENCE_MS)
    job = seeds._job
    assert job is not None
    seeds._idle = 5.0
    QCursor.setPos(QCursor.pos() + QPoint(7, 5))
    qtbot.waitUntil(lambda: not seeds.running, timeout=PATIENCE_MS)
    assert job.state.over
    made = len(seeds.runs)
    QTest.qWait(300)
    assert not seeds.running
    assert len(seeds.runs) == made < SEEDS
    seeds._idle = 0.1
    qtbot.waitUntil(lambda: len(seeds.runs) == SEEDS, timeout=PATIENCE_MS)


@pytest.mark.parametrize(("runs", "tried"), [(0, False), (1, True), (2, True), (3, False)])
def test_slow_weights_are_not_run_unasked(
    runs: int,
    tried: bool,
    seeds: IdleSeeds,
    opened: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = opened.session
    session.settings.idle_seeds = False
    qtbot.waitUntil(lambda: not seeds.running, timeout=PATIENCE_MS)
    slow = Forecast(99.0, 1, runs)
    monkeypatch.setattr(session.engine, "forecast", lambda *asked: slow)
    assert (seeds._quick_bundle() is not None) == tried


def test_it_is_run_by_one_thread(
    seeds: IdleSeeds, opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    from colorstudio.methods.colorize.piggyback import run as way

    seen: list[int] = []
    real = way.run

    def watched(*given: Any) -> Any:
        seen.append(torch.get_num_threads())
        return real(*given)

    torch.set_num_threads(2)
    monkeypatch.setattr(way, "run", watched)
    qtbot.waitUntil(lambda: len(seeds.runs) == SEEDS, timeout=PATIENCE_MS)
    assert set(seen) == {1}


def test_what_was_made_for_another_photo_is_not_offered(
    seeds: IdleSeeds, opened: MainWindow
) -> None:
    opened.session.settings.idle_seeds = False
    seeds._photo = Tiles.from_array(np.zeros((9, 9, 4), np.uint8))
    seeds._made = [ModelColors(np.full((4, 4, 2), 200, np.uint8))]
    assert seeds.runs == ()
