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
from colorstudio.document.text_edits import SetTextEdits
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
    translator = Brackets(qapp)
    qapp.installTranslator(translator)
    words = catalog.read(resources.path("translations/colorstudio_de.ts"))
    FILLED.learn(words.templates(TEXTS))
    yield translator
    FILLED.learn(())
    qapp.removeTranslator(translator)
    translator.deleteLater()


def escaped(root: QWidget, names: tuple[str, ...] = ()) -> list[str]:
    found = {f"{where}: {text}" for where, text in texts_of(root) if bare(text, (*NAMES, *names))}
    return sorted(found)


def unknown(translator: Brackets) -> list[tuple[str, str]]:
    """What the window asked to be translated, and no catalog can know."""
    words = catalog.read(resources.path("translations/colorstudio_de.ts"))
    contexts = {m.context for m in words.messages} - {TEXTS}
    sources = {m.source for m in words.messages}
    return sorted(
        (context, text)
        for context, text in translator.asked
        if context in contexts and text not in sources and bare(text, NAMES)
        and not bare(f"⟦{text}⟧", NAMES) and "⟦" not in text
    )  # fmt: skip


def test_no_text_of_the_window_escapes_translation(
    brackets: Brackets, window: MainWindow, photo: Document, hints: tuple[Hint, ...], tmp_path: Path
) -> None:
    found = escaped(window)
    groups = tuple(replace(h, group=h.group and f"ramp.png {h.group}") for h in hints)
    walk.fill(window, photo, tuple(groups))
    for part in walk.parts(window, tmp_path):
        found += escaped(part)
    assert not found, "\n".join(sorted(set(found)))
    assert unknown(brackets) == []


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
    names = tuple(path.name for path in trained_weights.rglob("*") if path.is_dir())
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
    assert unknown(brackets) == []
