"""The tours, driven through the real window with a mouse: each step goes on when it was done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from colorstudio import resources
from colorstudio.document.picture_look import PictureLook
from colorstudio.settings import Settings
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.model_runs import Ask
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.start_page import SAMPLES
from colorstudio.ui.tours.steps import TOURS, section_of
from colorstudio.ui.tours.tours import APPROVED_MS, DONE, Tours, reached

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000
RUN_MS = 600_000
"""For a run of the shipped weights, its imports and all, on a busy machine."""
TASKS = tuple(TOURS)


def on_canvas(window: MainWindow, x: float, y: float) -> QPoint:
    """A place of the picture, as parts of its sides, on the canvas."""
    canvas, document = window.canvas, window.session.document
    assert document is not None
    width, height = document.state.size
    sx, sy = canvas.view.to_screen(x * width, y * height)
    return QPoint(round(sx / canvas.ratio), round(sy / canvas.ratio))


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """By hand: down, along, up; on what lies at the start."""
    under = widget.childAt(start) or widget
    start, end = under.mapFrom(widget, start), under.mapFrom(widget, end)
    QTest.mousePress(under, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for n in range(1, 9):
        QTest.mouseMove(under, start + (end - start) * n / 8)
        QTest.qWait(5)
    QTest.mouseRelease(under, LEFT, Qt.KeyboardModifier.NoModifier, end)


def click_canvas(x: float, y: float) -> Callable[[MainWindow, QWidget], None]:
    return lambda window, target: click(window.canvas, on_canvas(window, x, y))


def drag_hint(window: MainWindow, target: QWidget) -> None:
    document = window.session.document
    assert document is not None
    points = [hint for hint in document.state.hints.items if hint.kind == "point"]
    x, y = points[-1].points[0]
    width, height = document.state.size
    start = on_canvas(window, x / width, y / height)
    drag(window.canvas, start, start + QPoint(24, 16))


def drag_wheel(window: MainWindow, target: QWidget) -> None:
    """Another colour, by a drag over the plane of hue and chroma."""
    plane = next(w for w in target.findChildren(QWidget) if type(w).__name__ == "ChromaPlane")
    middle = plane.rect().center()
    drag(plane, middle + QPoint(4, 0), middle + QPoint(-12, 8))


def scrub(window: MainWindow, target: QWidget) -> None:
    middle = target.rect().center()
    drag(target, middle, middle - QPoint(60, 0))


def drag_border(window: MainWindow, target: QWidget) -> None:
    border = QPoint(round(target.border_x(0)), 6)  # type: ignore[attr-defined]
    drag(target, border, border + QPoint(20, 0))


def click_last_swatch(window: MainWindow, target: QWidget) -> None:
    count = len(target.palette_shown)  # type: ignore[attr-defined]
    click(target, target.cell(count - 1).center())  # type: ignore[attr-defined]


def other_mode(window: MainWindow, target: QWidget) -> None:
    target.setFocus()
    QTest.keyClick(target, Qt.Key.Key_Down)
    window.tasks.panels["palette"].mode.activated.emit(1)  # type: ignore[attr-defined]


def press(window: MainWindow, target: QWidget) -> None:
    click(target)


WORDS = "a boat on a lake"


def write_and_press(window: MainWindow, target: QWidget) -> None:
    """What is to be seen, typed into the field above the button."""
    section = section_of(window, window.commands.tours.step)
    assert section is not None
    field = section.prompt.field  # type: ignore[attr-defined]
    click(field.viewport())
    field.selectAll()
    QTest.keyClicks(field, WORDS)
    click(target)


Hands = tuple[Callable[[MainWindow, QWidget], None] | None, ...]

DONE_BY: dict[str, Hands] = {
    "colorize": (click_canvas(0.2, 0.75), drag_wheel, drag_hint, scrub, None),
    "recolor": (press, click_canvas(0.5, 0.5), drag_wheel, scrub, press),
    "palette": (click_last_swatch, drag_border, other_mode, press, None),
    "sketch": (click_canvas(0.5, 0.45), scrub, press, None, press),
}
"""What a hand does at each step; None where a model would run: there are no weights here."""


WITH_WEIGHTS: dict[str, Hands] = {
    "colorize": (*DONE_BY["colorize"][:-1], press),
    "palette": (*DONE_BY["palette"][:-1], write_and_press),
    "sketch": (*DONE_BY["sketch"][:3], press, press),
}
"""With the program's own weights: the tours that run a model."""


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights that come with the program, and no others."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    monkeypatch.setattr(resources, "shipped_models", lambda: resources.root() / "models")


@pytest.fixture
def tours(window: MainWindow) -> Tours:
    """The tours of a shown window."""
    return window.commands.tours


def begun(window: MainWindow, tours: Tours, qtbot: QtBot, task: str) -> None:
    """A tour, begun with the button on the start page."""
    click(window.start.tours[task])
    qtbot.waitUntil(lambda: tours.running, timeout=PATIENCE_MS)
    window.session.shelf.refresh()
    qtbot.waitUntil(lambda: window.session.shelf.known, timeout=PATIENCE_MS)


def walk(window: MainWindow, tours: Tours, qtbot: QtBot, task: str, hands: Hands) -> None:
    """From the first step to behind the last, each done by hand or, with None, by *Next*."""
    canvas, session = window.canvas, window.session
    for number, (step, do) in enumerate(zip(TOURS[task], hands, strict=True)):
        assert tours.number == number
        assert not tours.card.isHidden()
        target = step.target(window)
        qtbot.waitUntil(lambda target=target: target.isVisible() and target.isEnabled())
        qtbot.waitUntil(lambda: session.instant.queue.running is None, timeout=PATIENCE_MS)
        # never modal, never over the middle of the canvas, nor over what it points at
        middle = canvas.mapTo(window, canvas.rect().center())
        card = QRect(tours.card.mapTo(window, QPoint(0, 0)), tours.card.size())
        assert not card.contains(middle)
        assert not tours.card.isModal()
        around = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        assert target is canvas or not card.intersects(around)
        qtbot.waitUntil(lambda: tours.pointer.isVisible())
        assert tours.pointer.geometry().intersects(around)
        assert step.words in tours.card.accessibleName() or step.without
        if do is None:
            click(tours.card.next_button)
        else:
            do(window, target)
            patience = RUN_MS if step.without else PATIENCE_MS
            qtbot.waitUntil(
                lambda n=number: tours.number != n or not tours.running, timeout=patience
            )


@pytest.mark.parametrize("task", TASKS)
def test_a_tour_goes_on_with_what_is_really_done(
    task: str, window: MainWindow, tours: Tours, qtbot: QtBot
) -> None:
    begun(window, tours, qtbot, task)
    session = window.session
    walk(window, tours, qtbot, task, DONE_BY[task])
    assert not tours.running
    assert tours.card.isHidden()
    assert session.settings.tours[task] == DONE
    assert Settings.load(session.settings_path).tours[task] == DONE
    session.close_document()
    assert "done" in window.start.tours[task].accessibleName(), "the start page marks it as done"


@pytest.mark.slow
@pytest.mark.parametrize("task", WITH_WEIGHTS)
def test_run_is_pressed_with_the_weights_that_come_along(
    shipped: None, task: str, window: MainWindow, tours: Tours, qtbot: QtBot
) -> None:
    session = window.session
    begun(window, tours, qtbot, task)
    runs = [step for step in TOURS[task] if step.without]
    assert len(runs) == 1
    before = tuple(window.candidates.items)  # samples bring some
    said: list[Notice] = []
    session.noticed.connect(said.append)
    made: list[Ask] = []
    session.runs.made.connect(lambda ask, look, notes: made.append(ask))
    walk(window, tours, qtbot, task, WITH_WEIGHTS[task])
    assert session.settings.tours[task] == DONE
    qtbot.waitUntil(lambda: not session.runs.of_task(task), timeout=RUN_MS)
    assert len(made) == 1, [notice.text for notice in said]
    assert made[0].bundle == "colorstudio-mini"
    assert task != "palette" or made[0].title == WORDS
    document = session.document
    assert document is not None
    if task == "colorize":
        layer = document.state.answer_layer
        assert layer is not None
        assert layer.model is not None
    else:
        new = [one for one in window.candidates.items if one not in before]
        assert [one.task for one in new if isinstance(one.look, PictureLook)] == [task]
    assert not [notice.text for notice in said if notice.level is Level.error]


def test_a_tour_is_left_with_esc_and_resumed_where_it_was(
    window: MainWindow, tours: Tours, qtbot: QtBot
) -> None:
    begun(window, tours, qtbot, "recolor")
    card = tours.card
    assert not card.back_button.isEnabled()
    click(card.next_button)
    click(card.next_button)
    click(card.back_button)
    assert tours.number == 1
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert not tours.running
    assert card.isHidden()
    assert tours.pointer.isHidden()
    assert window.session.settings.tours == {"recolor": "1"}
    # on the same sample it goes on at once, from the menu
    window.actions_table["help.tour.recolor"].trigger()
    assert (tours.running, tours.number) == (True, 1)
    # another picture ends it
    window.session.close_document()
    assert not tours.running
    assert window.start.tours["recolor"].text() == "Resume tour"
    begun(window, tours, qtbot, "recolor")
    assert tours.number == 1


def test_what_is_folded_or_hidden_comes_into_sight(
    window: MainWindow, tours: Tours, qtbot: QtBot
) -> None:
    begun(window, tours, qtbot, "colorize")
    window.places.show_panels(False)
    while tours.number < len(TOURS["colorize"]) - 1:
        tours.onward()
    target = tours.step.target(window)
    qtbot.waitUntil(lambda: not target.visibleRegion().isEmpty())
    assert window.actions_table["view.panels"].isChecked()
    section = section_of(window, tours.step)
    assert section is not None
    assert section.fold.is_open
    assert target is section.get, "without weights it points at what gets some"
    assert tours.card.words.text() == tours.step.without
    # the outline goes along with the layout
    qtbot.waitUntil(lambda: tours.pointer.isVisible())
    before = tours.pointer.geometry()
    window.resize(window.width() - 160, window.height())
    qtbot.waitUntil(lambda: tours.pointer.geometry() != before)


def test_a_tool_that_is_in_hand_need_not_be_taken(
    window: MainWindow, tours: Tours, qtbot: QtBot
) -> None:
    window.session.set_tool(id="object")
    begun(window, tours, qtbot, "recolor")
    qtbot.waitUntil(lambda: tours.card.sign.isVisible() or tours.number == 1)
    assert tours.card.accessibleName().startswith("Done.") or tours.number == 1
    qtbot.waitUntil(lambda: tours.number == 1, timeout=10 * APPROVED_MS)


def test_tab_reaches_the_card_and_its_keys_work(
    window: MainWindow, tours: Tours, qtbot: QtBot
) -> None:
    begun(window, tours, qtbot, "sketch")
    card = tours.card
    for button in card.findChildren(QPushButton):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: tours.number == 1)
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: tours.number == 0)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not tours.running)


def test_steps_are_few_and_one_sentence_each() -> None:
    assert tuple(sample.task for sample in SAMPLES) == TASKS
    for steps in TOURS.values():
        assert 4 <= len(steps) <= 6
        for step in steps:
            for words in filter(None, (step.words, step.without)):
                assert words.endswith(".")
                assert words.count(". ") == 0
                assert len(words) <= 110


def test_what_was_remembered_wrongly_does_no_harm() -> None:
    assert reached({}, "sketch") == 0
    assert reached({"sketch": "done"}, "sketch") == 0
    assert reached({"sketch": "3"}, "sketch") == 3
    assert reached({"sketch": "99"}, "sketch") == 4
    assert reached({"sketch": "-1"}, "sketch") == 0
