"""Other languages: texts one and a half times as long, and Japanese, are elided but never cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.text_edits import SetTextEdits
from colorstudio.methods.sketch.reference.edits import TextEdit
from colorstudio.ui import sketch_actions
from colorstudio.ui.dialogs.export import ExportDialog
from colorstudio.ui.dialogs.models import ModelsDialog
from colorstudio.ui.dialogs.settings import SettingsDialog
from colorstudio.ui.dialogs.shortcuts import ShortcutsDialog
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.model_section import ModelSection
from colorstudio.ui.panels.paint import PaintSection
from colorstudio.ui.panels.propose import ProposeSection
from colorstudio.ui.widgets.elided import ElidedLabel

SECTIONS: tuple[type[ModelSection], ...] = (ProposeSection, PaintSection)
WIDEST = 300
"""Of what stands in a panel of the right column, with a scroll bar beside it."""


class Long(QTranslator):
    """Every text grows as it does in German."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if len(text) < 2 or text.startswith("#"):
            return text
        return f"{text} {'sehrlang'[: max(1, len(text) // 2)]}"

    def isEmpty(self) -> bool:
        return False


class Japanese(Long):
    """Every text in wide characters, the places for numbers kept."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if "%" in text:
            return text
        wide = "色彩塗装筆画面設定保存" * 3
        numbers = "".join(f" {{{k}}}" for k in range(5) if f"{{{k}}}" in text)
        return wide[: max(2, len(text) // 2)] + numbers


@pytest.fixture(params=[Long, Japanese], ids=["German", "Japanese"])
def language(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[QTranslator]:
    translator = request.param()
    QCoreApplication.installTranslator(translator)
    yield translator
    QCoreApplication.removeTranslator(translator)


def cut(widget: QWidget) -> bool:
    """True where a text needs more room than it has and is not elided."""
    if isinstance(widget, ElidedLabel) or not widget.isVisible():
        return False
    if isinstance(widget, QLabel):
        if not widget.text() or widget.pixmap().width() > 0:
            return False
        if widget.wordWrap():
            return widget.height() + 1 < widget.heightForWidth(widget.width())
        needs = QFontMetrics(widget.font()).horizontalAdvance(widget.text().replace("&", ""))
        return needs > widget.width() + 1
    if isinstance(widget, QPushButton | QCheckBox | QToolButton) and widget.text():
        if isinstance(widget, QToolButton) and widget.width() < 40:
            return False
        return widget.width() + 1 < widget.minimumSizeHint().width()
    return False


def cut_texts(root: QWidget) -> list[str]:
    kinds: tuple[type[QWidget], ...] = (QLabel, QAbstractButton)
    widgets = [w for kind in kinds for w in root.findChildren(kind)]
    return [f"{type(w).__name__} {w.text()!r}" for w in widgets if cut(w)]  # type: ignore[attr-defined]


def test_the_test_sees_a_cut_text(qtbot: QtBot) -> None:
    label = QLabel("A text that is much too long for its room")
    label.setFixedWidth(40)
    qtbot.addWidget(label)
    label.show()
    assert cut(label)


def test_no_text_of_the_window_is_cut(
    language: QTranslator, window: MainWindow, photo: Document
) -> None:
    window.resize(1280, 720)
    QApplication.processEvents()
    assert window.docks["task"].windowTitle() != "Colorize"
    assert cut_texts(window) == []
    window.session.show(photo)
    for name in window.docks:
        window.places.reveal(name)
        QApplication.processEvents()
        assert cut_texts(window) == []
    assert window.width() == 1280


def test_the_right_column_stays_narrow(
    language: QTranslator, window: MainWindow, photo: Document
) -> None:
    window.session.show(photo)
    for dock in window.docks.values():
        assert dock.minimumSizeHint().width() <= 340, dock.objectName()


@pytest.mark.parametrize(
    ("action_id", "kind"),
    [
        ("file.export", ExportDialog),
        ("edit.preferences", SettingsDialog),
        ("help.shortcuts", ShortcutsDialog),
        ("task.models", ModelsDialog),
    ],
)
def test_no_text_of_a_dialog_is_cut(
    language: QTranslator, opened: MainWindow, action_id: str, kind: type[QWidget]
) -> None:
    opened.actions_table[action_id].trigger()
    (dialog,) = opened.findChildren(kind)
    QApplication.processEvents()
    assert cut_texts(dialog) == []


def test_no_text_is_cut_where_models_are_asked(
    qtbot: QtBot,
    language: QTranslator,
    window: MainWindow,
    photo: Document,
    trained_weights: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = window.session
    monkeypatch.setattr(session.engine.store, "root", trained_weights)
    window.resize(1280, 720)
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
    session.push(SetTextEdits((TextEdit("hair"), TextEdit("sky", scale=5))))
    for section in sections:
        window.tasks.tabs.setCurrentWidget(window.tasks.panels[section.task])
        for way in section.specs:
            section.choose_way(way)
            for fold in section.findChildren(QToolButton):
                if fold.isCheckable() and fold.property("fold") is None and fold.isVisible():
                    fold.click()
            # heights follow widths, from the inside out
            qtbot.waitUntil(lambda s=section: cut_texts(s) == [], timeout=10_000)
            assert section.minimumSizeHint().width() <= WIDEST, way
