"""No visible text escapes translation; catalogs, languages and what is said below the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from colorstudio import resources
from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints
from colorstudio.document.text_edits import SetTextEdits
from colorstudio.errors import BadInput
from colorstudio.imaging.hints import Hint
from colorstudio.methods.sketch.reference.edits import TextEdit
from colorstudio.ui import catalog, sketch_actions
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.generate import GenerateSection
from colorstudio.ui.panels.model_section import ModelSection
from colorstudio.ui.panels.paint import PaintSection
from colorstudio.ui.panels.propose import ProposeSection
from colorstudio.ui.text import FILLED, TEXTS
from tests.ui import walk
from tests.ui.texts import Brackets, bare, texts_of

SECTIONS: tuple[type[ModelSection], ...] = (ProposeSection, PaintSection, GenerateSection)
NAMES = ("ramp.png", "lost.png")


@pytest.fixture
def brackets(qapp: QApplication) -> Iterator[Brackets]:
    """Every text that goes through translation stands in brackets."""
    words = catalog.read_language(resources.path("translations"), "de")
    translator = Brackets(words, qapp)
    qapp.installTranslator(translator)
    FILLED.learn(words.templates(TEXTS))
    yield translator
    FILLED.learn(())
    qapp.removeTranslator(translator)
    translator.deleteLater()


def escaped(root: QWidget, names: tuple[str, ...] = ()) -> list[str]:
    found = {f"{where}: {text}" for where, text in texts_of(root) if bare(text, (*NAMES, *names))}
    return sorted(found)


def test_no_text_of_the_window_escapes_translation(
    brackets: Brackets, window: MainWindow, photo: Document, hints: tuple[Hint, ...], tmp_path: Path
) -> None:
    found = escaped(window)
    groups = tuple(replace(h, group=h.group and f"{h.group}.png") for h in hints)
    walk.fill(window, photo, groups)
    for part in walk.parts(window, tmp_path):
        found += escaped(part)
    assert not found, "\n".join(sorted(set(found)))


def test_no_text_of_the_ways_with_models_escapes_translation(
    qtbot: QtBot,
    brackets: Brackets,
    window: MainWindow,
    photo: Document,
    trained_weights: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = window.session
    monkeypatch.setattr(session.engine.store, "root", trained_weights)
    session.show(photo)
    sections = [found for kind in SECTIONS for found in window.findChildren(kind)]
    for section in sections:
        section.fold.set_open(True)
        section.more.set_open(True)
    qtbot.waitUntil(lambda: session.shelf.known, timeout=60_000)
    sketch_actions.begin(session)
    qtbot.waitUntil(
        lambda: sketch_actions.living_flats(session.document) is not None, timeout=60_000
    )
    session.push(SetTextEdits((TextEdit("ramp.png"), TextEdit("ramp.png", scale=5))))
    names = tuple(bundle.title for bundle in session.shelf.bundles)
    found = []
    for section in sections:
        window.tasks.tabs.setCurrentWidget(window.tasks.panels[section.task])
        for way in section.specs:
            section.choose_way(way)
            for fold in section.findChildren(QToolButton):
                if fold.isCheckable() and fold.property("fold") is None and fold.isVisible():
                    fold.click()
            QApplication.processEvents()
            found += escaped(section, names)
    assert not found, "\n".join(sorted(set(found)))


# -- what is said below the window -------------------------------------------------------------


def test_errors_and_names_of_steps_are_said_in_the_language(
    brackets: Brackets, opened: MainWindow, hints: tuple[Hint, ...]
) -> None:
    session = opened.session
    hint = "Give a part of the whole, such as 0.25."
    session.notice(BadInput("The brush's size is 1 to 2, not 3.", hint))
    said = opened.toasts.toasts[-1].notice.text
    assert said == f"⟦The brush's size is 1 to 2, not 3.⟧ ⟦{hint}⟧"
    session.push(AddHints(hints))
    opened.reveal("history")
    QApplication.processEvents()
    assert opened.history.list.item(1).text() == "⟦Add hint⟧"
