"""A model's colours in the window: asked for in the panel, under the hints, one step to undo."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from pytestqt.qtbot import QtBot

from colorstudio.document.edits import AddHints
from colorstudio.document.recipe import recipe_of
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.colorize import ColorizePanel
from colorstudio.ui.panels.propose import ProposeSection
from tests.tiny_ddcolor import tiny_ddcolor

PATIENCE_MS = 30000


@pytest.fixture
def section(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> ProposeSection:
    """The section, with tiny weights in the models folder."""
    torch.set_num_threads(1)
    session = opened.session
    tiny_ddcolor(tmp_path / "models")
    session._engine = Engine(ModelStore(tmp_path / "models"), "cpu")
    panel = opened.findChild(ColorizePanel)
    assert panel is not None
    section = panel.propose
    section.fold.set_open(True)
    session.shelf.refresh()
    qtbot.waitUntil(lambda: bool(section.bundle), timeout=PATIENCE_MS)
    return section


def colored(window: MainWindow) -> bool:
    document = window.session.document
    assert document is not None
    return document.answer is not None


def test_run_colours_the_photo_in_one_step(
    section: ProposeSection, opened: MainWindow, qtbot: QtBot
) -> None:
    session = opened.session
    document = session.document
    assert document is not None
    assert section.without_model.isHidden()
    section.run()
    qtbot.waitUntil(lambda: colored(opened), timeout=PATIENCE_MS)
    layer = document.state.answer_layer
    assert layer is not None
    assert layer.model is not None
    assert [step.name for step in document.steps] == ["Colours from a model"]
    assert session.look is None
    assert not section.without_model.isHidden()
    assert recipe_of(document.state)["weights"][0]["bundle"] == "tiny-ddcolor"
    first = document.answer
    session.push(AddHints((Hint("p", "point", ((80.0, 60.0),), color=Color(50, 40, 20)),)))
    qtbot.waitUntil(lambda: document.answer is not first, timeout=PATIENCE_MS)
    session.undo()
    section.take_away()
    qtbot.waitUntil(lambda: document.answer is None, timeout=PATIENCE_MS)
    assert section.without_model.isHidden()
    session.undo()
    qtbot.waitUntil(lambda: colored(opened), timeout=PATIENCE_MS)
    session.undo()
    qtbot.waitUntil(lambda: document.answer is None, timeout=PATIENCE_MS)


def test_without_a_photo_it_says_so(section: ProposeSection, opened: MainWindow) -> None:
    opened.session.close_document()
    section.run()
    assert "no photo" in section.problem.text()
    assert np.all([run.ask.method != section.method for run in opened.session.runs.runs])
