"""Colours for a photo by the trained ways, in the window: words, chance, a scale that acts live."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.picture_look import PictureLook
from colorstudio.document.recipe import recipe_of
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.colorize.piggyback.request import PiggybackRequest
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.colorize import ColorizePanel
from colorstudio.ui.panels.propose import COLD, METHOD, PIGGYBACK, ProposeSection
from tests.tiny_cold import add_cold
from tests.tiny_models import tiny_sd
from tests.tiny_piggyback import add_piggyback

PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def cold_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cold")
    add_cold(tiny_sd(root), captioner=True, strength=3.0)
    return root


@pytest.fixture(scope="module")
def guided_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("guided")
    add_piggyback(tiny_sd(root))
    return root


@pytest.fixture
def panel(opened: MainWindow) -> ProposeSection:
    found = opened.findChild(ColorizePanel)
    assert found is not None
    return found.propose


@pytest.fixture
def cold(
    qtbot: QtBot,
    opened: MainWindow,
    panel: ProposeSection,
    cold_weights: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ProposeSection]:
    """The section on tiny weights of cold diffusion, few steps."""
    torch.set_num_threads(1)
    session = opened.session
    monkeypatch.setattr(session.engine.store, "root", cold_weights)
    panel.fold.set_open(True)
    qtbot.waitUntil(lambda: bool(panel.bundle), timeout=PATIENCE_MS)
    assert panel.form is not None
    panel.form.control("steps").set_value(2)  # type: ignore[attr-defined]
    yield panel
    session.engine.close()


@pytest.fixture
def guided(
    qtbot: QtBot,
    opened: MainWindow,
    panel: ProposeSection,
    guided_weights: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ProposeSection]:
    """The section on tiny weights with a guider, few steps."""
    torch.set_num_threads(1)
    session = opened.session
    monkeypatch.setattr(session.engine.store, "root", guided_weights)
    panel.fold.set_open(True)
    qtbot.waitUntil(lambda: bool(panel.bundle), timeout=PATIENCE_MS)
    assert panel.form is not None
    panel.form.control("steps").set_value(2)  # type: ignore[attr-defined]
    yield panel
    session.engine.close()


def shown(window: MainWindow) -> Document:
    document = window.session.document
    assert document is not None
    return document


def rested(qtbot: QtBot, window: MainWindow, panel: ProposeSection) -> None:
    def over() -> bool:
        return not window.session.runs.runs and not panel.scaling.busy

    qtbot.waitUntil(over, timeout=PATIENCE_MS)


def codes(document: Document) -> np.ndarray:
    layer = document.state.answer_layer
    assert layer is not None
    assert layer.model is not None
    return layer.model.codes


def test_a_forecast_is_of_the_size_that_the_model_works_at(
    guided: ProposeSection, opened: MainWindow
) -> None:
    document = opened.session.document
    assert document is not None
    guided._set_way(PIGGYBACK)
    photo = Pixels(np.zeros((document.state.height, document.state.width, 4), np.uint8))
    chosen = guided._chosen()
    assert chosen is not None
    wanted = PiggybackRequest(image=photo).model_pixels(chosen.resolution)
    assert math.prod(guided.work_size()) == wanted != photo.width * photo.height


def test_ways_that_can_run_come_first_and_others_say_what_they_lack(
    cold: ProposeSection, opened: MainWindow
) -> None:
    assert cold.method == COLD
    assert [cold.way.itemData(n) for n in range(3)] == [COLD, PIGGYBACK, METHOD]
    assert "grainy" in cold.negative.text()
    cold.negative.set_text("dust")
    cold.choose_way(PIGGYBACK)
    assert cold.body.isHidden()
    assert not cold.without.isHidden()
    assert cold.negative.text() == ""
    wanted: list[object] = []
    opened.session.weights_wanted.disconnect()
    opened.session.weights_wanted.connect(wanted.append)
    cold.get.click()
    assert wanted == [cold.specs[PIGGYBACK].models]
    cold.take_vivid()
    assert cold.negative.text() == "color bleeding"
    cold.choose_way(COLD)
    assert cold.negative.text() == "dust"
    assert not cold.body.isHidden()
    assert cold.chance.isHidden()
    assert not cold.color_scale.isHidden()


def test_the_colour_scale_answers_after_the_run_as_one_step(
    cold: ProposeSection, opened: MainWindow, qtbot: QtBot
) -> None:
    document = shown(opened)
    cold.color_scale.setValue(150)
    assert not cold.scaling.live
    cold.color_scale.setValue(100)
    cold.run()
    rested(qtbot, opened, cold)
    assert [step.name for step in document.steps] == ["Colours from a model"]
    assert cold.scaling.live
    first = codes(document)
    for percent in (120, 60, 20, 0):
        cold.color_scale.setValue(percent)
    rested(qtbot, opened, cold)
    assert [step.name for step in document.steps] == ["Colours from a model", "Colour scale"]
    grey = codes(document)
    assert np.abs(grey.astype(int) - first).max() > 0
    (recipe,) = document.state.recipes
    assert recipe["color_scale"] == 0
    # what a run at that scale gives
    cold.run()
    rested(qtbot, opened, cold)
    np.testing.assert_array_equal(codes(document), grey)
    opened.session.undo()
    opened.session.undo()
    np.testing.assert_array_equal(codes(document), first)
    assert document.state.recipes[0]["color_scale"] == 1


def test_on_another_photo_the_scale_waits_for_the_next_run(
    cold: ProposeSection, opened: MainWindow, qtbot: QtBot
) -> None:
    cold.run()
    rested(qtbot, opened, cold)
    other = Document.from_pixels(Pixels(np.full((64, 64, 4), 200, np.uint8)), title="other.png")
    opened.session.show(other)
    cold.color_scale.setValue(40)
    assert not cold.scaling.live
    assert not cold.scaling.busy
    assert not other.steps


def test_a_model_says_what_is_seen_before_the_run(
    cold: ProposeSection, opened: MainWindow, qtbot: QtBot
) -> None:
    assert not cold.describe.isHidden()
    cold.describe.click()
    qtbot.waitUntil(
        lambda: bool(cold.prompt.text()) or not cold.problem.isHidden(), timeout=PATIENCE_MS
    )
    assert cold.prompt.text(), cold.problem.text()
    cold.prompt.set_text("a grey ramp in red")
    cold.run()
    rested(qtbot, opened, cold)
    assert shown(opened).state.recipes[-1]["prompt"] == "a grey ramp in red"
    assert recipe_of(shown(opened).state)["weights"][0]["bundle"] == "tiny-sd1"


def test_another_seed_gives_other_colours_and_the_same_one_the_same(
    guided: ProposeSection, opened: MainWindow, qtbot: QtBot
) -> None:
    document = shown(opened)
    assert guided.method == PIGGYBACK
    assert guided.color_scale.isHidden()
    guided.prompt.set_text("a red house")
    guided.run()
    rested(qtbot, opened, guided)
    first = codes(document)
    guided.run()
    rested(qtbot, opened, guided)
    np.testing.assert_array_equal(codes(document), first)
    guided.others.click()
    rested(qtbot, opened, guided)
    assert guided.seed.seed() == 1
    assert (codes(document) != first).any()
    assert [recipe["seed"] for recipe in document.state.recipes] == [0, 0, 1]
    assert opened.candidates.items == []


def test_four_seeds_to_choose_from_and_the_first_is_taken(
    guided: ProposeSection, opened: MainWindow, qtbot: QtBot
) -> None:
    document = shown(opened)
    opened.show()
    assert guided.proposals.isHidden()
    guided.four.click()
    rested(qtbot, opened, guided)
    assert guided.seed.seed() == 0
    assert len(guided.proposals.buttons) == 4
    assert not guided.proposals.isHidden()
    # below Run, and scrolled to
    panel = opened.findChild(ColorizePanel)
    assert panel is not None
    area = panel.findChild(QScrollArea)
    assert area is not None

    def in_view() -> bool:
        row = guided.proposals
        at = row.mapTo(area.viewport(), row.rect().bottomLeft())
        return at.y() < area.viewport().height()

    qtbot.waitUntil(in_view, timeout=PATIENCE_MS)
    assert [step.name for step in document.steps] == ["Colours from a model"]
    assert [b.isChecked() for b in guided.proposals.buttons] == [True, False, False, False]
    first = codes(document)
    guided.proposals.buttons[2].click()
    assert (codes(document) != first).any()
    assert document.state.recipes[-1]["seed"] == 2
    assert len(document.state.recipes) == 1  # of the colours that lie there
    assert [b.isChecked() for b in guided.proposals.buttons] == [False, False, True, False]
    opened.session.undo()
    np.testing.assert_array_equal(codes(document), first)
    assert guided.proposals.buttons[0].isChecked()
    opened.session.show(Document.from_pixels(Pixels(np.full((64, 64, 4), 200, np.uint8))))
    assert not guided.proposals.buttons


def test_a_relit_photo_is_a_candidate_and_changes_nothing_by_itself(
    guided: ProposeSection, opened: MainWindow, qtbot: QtBot
) -> None:
    session, document = opened.session, shown(opened)
    assert guided.form is not None
    guided.form.control("relight").setChecked(True)  # type: ignore[attr-defined]
    guided.run()
    rested(qtbot, opened, guided)
    (candidate,) = opened.candidates.items
    assert isinstance(candidate.look, PictureLook)
    assert candidate.task == "colorize"
    assert session.look is candidate.look
    assert not document.steps
    assert "no seal" in guided.problem.text()
    opened.candidates.apply(candidate.id)
    qtbot.waitUntil(lambda: bool(document.steps), timeout=PATIENCE_MS)
    assert document.state.recipes[-1]["way"] == PIGGYBACK
