"""The samples of the start page: projects that are whole, editable, and nobody's file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from colorstudio import resources
from colorstudio.document.document import Document
from colorstudio.document.edits import AddRecipe, SetMask, Several
from colorstudio.document.project_file import save
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.notices import Notice
from colorstudio.ui.panels.coloredit import METHOD, ColorEditSection
from colorstudio.ui.start_page import SAMPLES, StartPage

PATIENCE_MS = 60_000
RECIPE = {"way": METHOD, "prompt": "a photo of a coat", "target_prompt": ""}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sample project for Recolor in place of what ships, and none for the other tasks."""
    path, found = tmp_path / "samples" / "recolor.colorstudio", resources.path
    path.parent.mkdir()
    codes = np.full((60, 80, 4), 255, np.uint8)
    codes[10:50, 20:60, :3] = 90, 120, 160
    mask = np.zeros((60, 80, 1), np.uint8)
    mask[10:50, 20:60] = 255
    edits = Several((SetMask("coat", Tiles.from_array(mask)), AddRecipe(RECIPE)), name="Sample")
    save(path, edits.apply(DocumentState.from_pixels(Pixels(codes))), None)

    def where(name: str) -> Path:
        if name.endswith(".colorstudio"):
            if not (tmp_path / name).is_file():
                raise FileNotFoundError(name)
            return tmp_path / name
        return found(name)

    monkeypatch.setattr(resources, "path", where)
    return path


def clicked(qtbot: QtBot, window: MainWindow, n: int) -> Document:
    with qtbot.waitSignal(window.session.document_changed, timeout=PATIENCE_MS):
        window.start.samples[n].click()
    document = window.session.document
    assert document is not None
    return document


def test_a_project_opens_in_its_task_as_it_was_made_with_a_line_on_what_is_next(
    project: Path, qtbot: QtBot, window: MainWindow
) -> None:
    told: list[Notice] = []
    window.session.noticed.connect(told.append)
    document = clicked(qtbot, window, 1)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert window.session.task == "recolor"
    assert window.session.mask == "coat"
    section = window.tasks.panels["recolor"].findChild(ColorEditSection)
    assert section is not None
    assert section.fold.is_open
    assert section.prompt.text() == "a photo of a coat"
    assert told[-1].text.startswith("Take another colour")
    # nobody's file: the program's own is never written, nor remembered
    assert document.path is None
    assert document.title == "Recolour a jacket"
    assert not document.modified
    assert window.session.settings.recent_files == []
    # editable, and undoable
    empty = Tiles.from_array(np.zeros((60, 80, 1), np.uint8))
    window.session.push(SetMask("coat", empty))
    window.session.undo()
    assert document.state.masks["coat"].to_array().any()


def test_without_a_project_the_picture_and_what_lies_beside_it_opens(
    project: Path, qtbot: QtBot, window: MainWindow
) -> None:
    document = clicked(qtbot, window, 0)
    assert window.session.task == "colorize"
    assert len(document.state.hints) > 0
    assert document.path is None


def test_the_start_page_shows_pictures_of_projects_and_of_pictures(
    project: Path, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QLabel

    page = StartPage()
    qtbot.addWidget(page)
    page.show()

    def shown(n: int) -> QLabel:
        return page.samples[n].findChildren(QLabel)[0]

    qtbot.waitUntil(lambda: all(not shown(n).pixmap().isNull() for n in range(4)))
    middle = shown(1).pixmap().toImage().pixelColor(72, 48)
    assert (middle.red(), middle.green(), middle.blue()) == pytest.approx((90, 120, 160), abs=3)
    project.write_bytes(b"no zip")
    broken = StartPage()
    qtbot.addWidget(broken)
    broken.show()
    label = broken.samples[1].findChildren(QLabel)[0]
    qtbot.waitUntil(label.isHidden)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.task)
def test_what_ships_is_there_and_small(sample: object) -> None:
    from colorstudio.ui.start_page import Sample

    assert isinstance(sample, Sample)
    assert sample.path.stat().st_size <= 400_000
    assert resources.path(sample.resource).is_file()
    if sample.reference:
        assert resources.path(sample.reference).is_file()
