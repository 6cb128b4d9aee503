"""A drawing painted by a model in the window: references, words, flats and shade under the ink."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints
from colorstudio.document.model_flats import SHADE_ID
from colorstudio.document.picture_look import PictureLook
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.sketch.reference.edits import TextEdit
from colorstudio.ui import sketch_actions
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.paint import PaintSection
from colorstudio.ui.panels.sketch import SketchPanel
from colorstudio.ui.panels.text_edit_row import TextEditRow
from tests.tiny_reference import tiny_reference

PATIENCE_MS = 60_000


def drawing() -> Document:
    """Two boxes side by side on white paper."""
    codes = np.full((120, 160, 4), 255, np.uint8)
    for x in (10, 90):
        cv2.rectangle(codes, (x, 20), (x + 55, 100), (0, 0, 0, 255), 3)
    return Document.from_pixels(Pixels(codes), title="boxes.png")


def picture() -> Pixels:
    """A reference of two colours."""
    codes = np.full((64, 64, 4), 255, np.uint8)
    codes[:, :32, :3], codes[:, 32:, :3] = (200, 60, 40), (40, 90, 200)
    return Pixels(codes)


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("reference")
    tiny_reference(root)
    return root


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> SketchPanel:
    """The panel on a drawing whose ink is separated."""
    session = window.session
    session.show(drawing())
    session.choose_task("sketch")
    found = window.tasks.panels["sketch"]
    assert isinstance(found, SketchPanel)
    sketch_actions.begin(session)
    qtbot.waitUntil(
        lambda: sketch_actions.living_flats(session.document) is not None, timeout=PATIENCE_MS
    )
    return found


@pytest.fixture
def section(
    qtbot: QtBot,
    window: MainWindow,
    panel: SketchPanel,
    weights: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[PaintSection]:
    torch.set_num_threads(1)
    session = window.session
    monkeypatch.setattr(session.engine.store, "root", weights)
    made = panel.paint
    made.fold.set_open(True)
    qtbot.waitUntil(lambda: bool(made.bundle), timeout=PATIENCE_MS)
    assert made.form is not None
    made.form.control("steps").set_value(2)  # type: ignore[attr-defined]
    yield made
    session.engine.close()


def shown(window: MainWindow) -> Document:
    document = window.session.document
    assert document is not None
    return document


def painted(qtbot: QtBot, window: MainWindow, section: PaintSection) -> None:
    section.run()
    assert not section.problem.text()
    qtbot.waitUntil(lambda: not window.session.runs.runs, timeout=PATIENCE_MS)
    assert not section.problem.text() or "damaged" not in section.problem.text()


def typed(field: object, text: str) -> None:
    field.setFocus()  # type: ignore[attr-defined]
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)  # type: ignore[call-overload]
    QTest.keyClick(field, Qt.Key.Key_Return)  # type: ignore[call-overload]


def added(section: PaintSection, words: str) -> TextEditRow:
    section.edits.add.click()
    row = section.edits.rows[-1]
    typed(row.target, words)
    return section.edits.rows[-1]


def test_a_run_is_one_step_of_hints_and_shade_and_a_candidate(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel, section: PaintSection
) -> None:
    document = shown(window)
    mine = Hint("mine", "point", ((37.0, 60.0),), color=Color.from_hex("#20a040"))
    window.session.push(AddHints((mine,)))
    before = len(document.steps)
    panel.references.take(picture(), "two.png")
    painted(qtbot, window, section)
    assert len(document.steps) == before + 1
    hints = document.state.hints
    assert hints.get("mine") == mine
    proposed = [h for h in hints.items if h.id.startswith(sketch_actions.PREFIX)]
    assert proposed
    assert all(not 10 < h.x < 65 or not 20 < h.y < 100 for h in proposed)
    ids = [layer.id for layer in document.state.layers]
    assert ids.index("flats") < ids.index(SHADE_ID) < ids.index("ink")
    (candidate,) = window.candidates.items
    assert isinstance(candidate.look, PictureLook)
    assert candidate.task == "sketch"
    assert window.session.look is None
    assert document.state.recipes[-1]["references"] == 1
    # once more: the former proposals and the former shade give way
    section.seed.set_seed(5)
    painted(qtbot, window, section)
    again = [h.id for h in document.state.hints.items if h.id.startswith(sketch_actions.PREFIX)]
    assert sorted(again) == sorted(h.id for h in proposed)
    assert [layer.id for layer in document.state.layers].count(SHADE_ID) == 1
    window.session.undo()
    window.session.undo()
    assert document.state.hints.items == (mine,)
    assert document.state.layer(SHADE_ID) is None


def test_words_are_edits_of_the_document(
    qtbot: QtBot, window: MainWindow, section: PaintSection
) -> None:
    document = shown(window)
    box = section.edits
    row = added(section, "red hair")
    assert document.state.text_edits == (TextEdit("red hair"),)
    row.slider.setValue(1.5)
    row.fold.click()
    typed(row.anchor, "black hair")
    typed(row.control, "hair")
    row.enhance.click()
    expected = TextEdit("red hair", "black hair", "hair", slider=1.5, enhance=True)
    assert document.state.text_edits == (expected,)
    added(section, "a sunset")
    assert [r.target.text() for r in box.rows] == ["red hair", "a sunset"]
    box.rows[1].up.click()
    assert [e.target for e in document.state.text_edits] == ["a sunset", "red hair"]
    QTest.keyClick(box.rows[0].target, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [e.target for e in document.state.text_edits] == ["red hair", "a sunset"]
    box.rows[1].mute.click()
    assert document.state.text_edits[1].muted
    box.rows[0].as_raw.click()
    assert document.state.text_edits[0].scale == 8
    assert not box.rows[0].raw.isHidden()
    box.rows[0].remove.click()
    assert [e.target for e in document.state.text_edits] == ["a sunset"]
    names = [step.name for step in document.steps]
    for _ in range(3):
        window.session.undo()
    assert [r.target.text() for r in box.rows] == ["red hair", "a sunset"]
    assert not box.rows[1].edit.muted  # type: ignore[union-attr]
    assert names[-4:] == ["Move words", "Change words", "Change words", "Remove words"]


def test_an_empty_target_is_no_edit_and_nothing_is_lost(
    window: MainWindow, section: PaintSection
) -> None:
    document = shown(window)
    box = section.edits
    box.add.click()
    box.add.click()
    assert len(box.rows) == 1
    assert not box.rows[0].slider.isEnabled()
    typed(box.rows[0].target, "   ")
    assert document.state.text_edits == ()
    typed(box.rows[0].target, "fire")
    typed(box.rows[0].target, " ")
    assert box.rows[0].target.text() == "fire"
    typed(box.rows[0].target, "x" * 2000)
    assert "letters" in box.problem.text()
    assert document.state.text_edits == (TextEdit("fire"),)
    assert box.rows[0].target.text() == "fire"


def test_the_centre_of_the_slider_holds_a_drag(section: PaintSection) -> None:
    row = added(section, "fire")
    assert row.slider._at_fraction(0.51) == 0
    assert row.slider._at_fraction(0.49) == 0
    assert row.slider._at_fraction(0.6) > 0


def test_words_turn_what_the_model_paints(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel, section: PaintSection
) -> None:
    panel.references.take(picture(), "two.png")
    painted(qtbot, window, section)
    row = added(section, "fire")
    painted(qtbot, window, section)
    row.slider.setValue(4)
    painted(qtbot, window, section)
    row.mute.click()
    painted(qtbot, window, section)
    plain, idle, turned, muted = (c.look.picture.array for c in window.candidates.items)  # type: ignore[attr-defined]
    np.testing.assert_array_equal(idle, plain)
    np.testing.assert_array_equal(muted, plain)
    assert (turned != plain).any()
    assert shown(window).state.recipes[-2]["edits"][0]["slider"] == 4


def test_the_map_shows_where_and_thresholds_stay_in_order(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel, section: PaintSection
) -> None:
    document = shown(window)
    row = added(section, "fire")
    row.fold.click()
    row.where.click()
    assert "reference" in row.heat.about.text()
    panel.references.take(picture(), "two.png")
    typed(row.control, "hair")
    qtbot.waitUntil(lambda: row.heat._seen is not None, timeout=PATIENCE_MS)
    assert not row.heat.picture.isHidden()
    assert sum(int(p.text().split(" %")[0]) for p in row.heat.parts) in range(97, 104)
    row.heat.bar.take(0, 0.2)
    assert document.state.text_edits[0].thresholds == (0.2, 0.55, 0.65, 0.95)
    row.heat.bar.take(0, 0.9)
    assert document.state.text_edits[0].thresholds[0] < 0.55
    row.heat.numbers[3].setValue(0.1)
    first, second, third, fourth = document.state.text_edits[0].thresholds
    assert first < second < third < fourth
    window.session.undo()
    assert row.heat.bar.values == document.state.text_edits[0].thresholds


def test_quick_pictures_along_the_slider_while_nothing_else_runs(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel, section: PaintSection
) -> None:
    window.session.choose_task("sketch")
    panel.references.take(picture(), "two.png")
    section.film._idle.setInterval(1)
    row = added(section, "fire")
    section.edits.film.click()
    qtbot.waitUntil(lambda: "how fast" in section.edits.problem.text(), timeout=PATIENCE_MS)
    section.edits.film.click()
    painted(qtbot, window, section)  # from now on it is known how long a run takes
    window.candidates.clear()
    before = len(shown(window).steps)
    assert row.film.isHidden()
    section.edits.film.click()

    def all_there() -> bool:
        return all(not button.isHidden() for button in row.film.buttons.values())

    qtbot.waitUntil(all_there, timeout=PATIENCE_MS)
    assert len(shown(window).steps) == before
    assert window.candidates.items == []
    row.film.buttons[1.0].click()
    assert shown(window).state.text_edits[0].slider == 1
    assert all_there()  # the same pictures still
    typed(row.control, "hair")
    qtbot.waitUntil(lambda: not all_there(), timeout=PATIENCE_MS)
    qtbot.waitUntil(all_there, timeout=PATIENCE_MS)
    other = added(section, "ice")
    qtbot.waitUntil(lambda: not other.film.isHidden(), timeout=PATIENCE_MS)
    other.up.click()
    assert other.film.isHidden()  # its words have gone up, and these were of them
    assert row.film.isHidden()
    section.edits.film.click()
    assert row.film.isHidden()


def test_without_ink_or_weights_it_is_said(window: MainWindow, panel: SketchPanel) -> None:
    window.session.show(drawing())
    assert panel.paint.isHidden()
    panel.paint.run()
    assert "ink" in panel.paint.problem.text()


def test_weights_that_know_no_words_say_so(
    qtbot: QtBot,
    window: MainWindow,
    panel: SketchPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, section = window.session, panel.paint
    tiny_reference(tmp_path / "wordless", words=False)
    monkeypatch.setattr(session.engine.store, "root", tmp_path / "wordless")
    section.fold.set_open(True)
    qtbot.waitUntil(lambda: bool(section.bundle), timeout=PATIENCE_MS)
    assert not section.edits.lacking.isHidden()
    assert section.form is not None
    section.form.control("steps").set_value(1)  # type: ignore[attr-defined]
    added(section, "fire").slider.setValue(1)
    before = len(shown(window).steps)
    section.run()
    qtbot.waitUntil(lambda: bool(section.problem.text()), timeout=PATIENCE_MS)
    assert not section.problem_button.isHidden()
    assert len(shown(window).steps) == before
    session.engine.close()


def test_damaged_weights_are_said_and_the_drawing_stays(
    qtbot: QtBot, window: MainWindow, section: PaintSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise BadInput("The model gave no numbers.", "Install it again.")

    monkeypatch.setattr(window.session.engine, "run", damaged)
    before = shown(window).state
    section.run()
    qtbot.waitUntil(lambda: "no numbers" in section.problem.text(), timeout=PATIENCE_MS)
    assert shown(window).state is before
    assert section.problem_button.isHidden()


def test_words_are_dragged_to_another_place_in_one_step(
    qtbot: QtBot, window: MainWindow, panel: SketchPanel, section: PaintSection
) -> None:
    for words in ("red", "green", "blue"):
        added(section, words)
    rows, document = section.edits.rows, shown(window)
    steps = len(document.steps)

    def order() -> list[str]:
        assert [row.target.text() for row in rows] == [e.target for e in document.state.text_edits]
        return [edit.target for edit in document.state.text_edits]

    def drag(row: TextEditRow, *over: TextEditRow) -> None:
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        grip = row.grip
        QTest.mousePress(grip, button, none, grip.rect().center())
        for other in over:
            QTest.mouseMove(grip, grip.mapFromGlobal(other.mapToGlobal(other.rect().center())))
        QTest.mouseRelease(grip, button, none, grip.rect().center())

    qtbot.waitUntil(lambda: rows[2].y() > rows[1].y() > rows[0].y(), timeout=PATIENCE_MS)
    drag(rows[0], rows[1], rows[2])
    assert order() == ["green", "blue", "red"]
    assert len(document.steps) == steps + 1
    drag(rows[2], rows[0])
    assert order() == ["red", "green", "blue"]
    assert len(document.steps) == steps + 2
    window.session.undo()
    assert order() == ["green", "blue", "red"]
    # an empty row is no place
    section.edits.add.click()
    assert not rows[3].grip.isEnabled()
    drag(rows[0], rows[3])
    assert [edit.target for edit in document.state.text_edits] == ["blue", "red", "green"]
