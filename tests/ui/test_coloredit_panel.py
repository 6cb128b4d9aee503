"""An object recoloured by a model from the Recolor panel, with tiny weights from files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from colorstudio.document.coloredit_look import ColorEditLook
from colorstudio.document.document import Document
from colorstudio.document.edits import SetMask
from colorstudio.document.looks import packed, unpacked
from colorstudio.document.render import flatten
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.color import Color
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.coloredit import ColorEditSection
from colorstudio.ui.panels.recolor import RecolorPanel

PATIENCE_MS = 60_000
BLUE = Color.from_hex("#2050a0")


@pytest.fixture
def panel(window: MainWindow) -> RecolorPanel:
    """The panel on noise with a mask in its middle."""
    session = window.session
    rng = np.random.default_rng(3)
    codes = rng.integers(0, 256, (96, 96, 4), dtype=np.uint8)
    codes[..., 3] = 255
    session.show(Document.from_pixels(Pixels(codes), title="noise.png"))
    mask = np.zeros((96, 96, 1), np.uint8)
    mask[20:70, 10:80] = 255
    session.push(SetMask("part", Tiles.from_array(mask)))
    session.choose_task("recolor")
    found = window.tasks.panels["recolor"]
    assert isinstance(found, RecolorPanel)
    return found


@pytest.fixture
def section(
    qtbot: QtBot, panel: RecolorPanel, tiny_weights: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ColorEditSection]:
    """The section, open, with the tiny weights on the shelf and few steps."""
    session = panel._session
    monkeypatch.setattr(session.engine.store, "root", tiny_weights)
    model = panel.model
    model.fold.set_open(True)
    qtbot.waitUntil(lambda: session.shelf.known, timeout=PATIENCE_MS)
    assert model.form is not None
    model.form.control("steps").set_value(4)  # type: ignore[attr-defined]
    yield model
    session.engine.close()


def finished(qtbot: QtBot, window: MainWindow) -> list[Any]:
    qtbot.waitUntil(lambda: not window.session.runs.runs, timeout=PATIENCE_MS)
    return [candidate.look for candidate in window.candidates.items]


def test_without_a_mask_it_is_said_what_to_do(
    qtbot: QtBot, window: MainWindow, section: ColorEditSection
) -> None:
    section.row.button.click()
    assert "No object is chosen" in section.problem.text()
    assert window.session.runs.runs == ()


def test_an_object_takes_a_colour_and_nothing_else_changes(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel, section: ColorEditSection
) -> None:
    session = window.session
    document = session.document
    assert document is not None
    before = flatten(document.state, document.answer).array
    session.choose_mask("part")
    panel.new.show_color(BLUE)
    section.prompt.set_text("a photo of a part")
    section.reach.set_value(0.4)
    section.row.button.click()
    (look,) = finished(qtbot, window)
    assert isinstance(look, ColorEditLook)
    assert session.look == look
    recipe = look.recipe(document.state)
    assert (recipe["prompt"], recipe["tau"], recipe["steps"]) == ("a photo of a part", 0.6, 4)
    assert "R1" in section.problem.text()
    assert document.state.layers[-1].name != look.title
    qtbot.waitUntil(lambda: document.draft is not None, timeout=PATIENCE_MS)
    assert not panel.result.isHidden()
    layers = len(document.state.layers)
    panel.apply.click()
    qtbot.waitUntil(lambda: len(document.state.layers) == layers + 1, timeout=PATIENCE_MS)
    after = flatten(document.state, document.answer).array
    changed = (before != after).any(-1)
    assert changed[20:70, 10:80].any()
    changed[20:70, 10:80] = False
    assert not changed.any()
    ((task, _, again),) = unpacked(packed([("recolor", True, look)]))
    assert task == "recolor"
    assert isinstance(again, ColorEditLook)
    assert (again.proposal.rgb == look.proposal.rgb).all()


def test_a_reference_picture_takes_the_place_of_the_swatch(
    qtbot: QtBot, window: MainWindow, panel: RecolorPanel, section: ColorEditSection
) -> None:
    from colorstudio.ui.recolor_actions import Reference

    session = window.session
    session.choose_mask("part")
    green = np.zeros((24, 24, 4), np.uint8)
    green[:] = (30, 160, 60, 255)
    panel.new.refer_to(Reference(Pixels(green), "leaf.png"))
    section.run()
    assert session.runs.runs[0].ask.title == "part: leaf.png"
    (look,) = finished(qtbot, window)
    assert look.asked.a < -20


def test_tau_and_blend_are_in_plain_words_and_the_rest_under_more(
    section: ColorEditSection,
) -> None:
    assert section.form is not None
    names = set(section.form.values())
    assert {"reading", "inversion", "steps", "background", "guidance"} <= names
    assert not {"tau", "blend", "prompt", "target_prompt", "generated"} & names
    assert (section.reach.text(), section.mix.text()) == ("20 %", "10 %")
