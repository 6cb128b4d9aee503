"""No visible text escapes translation; catalogs, languages and what is said below the window."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from colorstudio import resources
from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints
from colorstudio.document.text_edits import SetTextEdits
from colorstudio.errors import BadInput
from colorstudio.imaging.hints import Hint
from colorstudio.methods.sketch.reference.edits import TextEdit
from colorstudio.ui import catalog, sketch_actions, translation
from colorstudio.ui.actions import plain
from colorstudio.ui.catalog import Catalog, Message
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.generate import GenerateSection
from colorstudio.ui.panels.model_section import ModelSection
from colorstudio.ui.panels.paint import PaintSection
from colorstudio.ui.panels.propose import ProposeSection
from colorstudio.ui.text import FILLED, HOLE, TEXTS, number, shown
from tests.ui import walk
from tests.ui.test_long_texts import cut_texts
from tests.ui.texts import Brackets, bare, texts_of

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "translations.py"
SECTIONS: tuple[type[ModelSection], ...] = (ProposeSection, PaintSection, GenerateSection)
NAMES = ("ramp.png", "lost.png")


def script() -> ModuleType:
    """`scripts/translations.py`, which lies outside of the package."""
    spec = importlib.util.spec_from_file_location("translations_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def sources() -> Catalog:
    """All texts that the script finds in the sources as they are now."""
    return Catalog("en", tuple(script().found()))


@pytest.fixture
def brackets(qapp: QApplication, sources: Catalog) -> Iterator[Brackets]:
    """Every text that goes through translation, and is found by the script, is in brackets."""
    translator = Brackets(sources, qapp)
    qapp.installTranslator(translator)
    FILLED.learn(sources.templates(TEXTS))
    yield translator
    FILLED.learn(())
    qapp.removeTranslator(translator)
    translator.deleteLater()


@pytest.fixture(params=["de", "ja"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The program's own German and Japanese."""
    former = QLocale()
    assert translation.install(qapp, request.param) == request.param
    yield request.param
    translation.remove(qapp)
    QLocale.setDefault(former)


def model_names() -> tuple[str, ...]:
    """What models and licences are called, in every language."""
    path = resources.path("models.toml")
    table = tomllib.loads(path.read_text("utf-8"))
    titles = [row["title"] for row in (*table["model"], *table["unavailable"])]
    return (*titles, *(row["id"] for row in table["licence"].values()))


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
        found += escaped(part, model_names())
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
    opened.places.reveal("history")
    QApplication.processEvents()
    assert opened.history.list.item(1).text() == "⟦Add hint⟧"


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ("The layer “Sky” is locked.", "Die Ebene „Sky“ ist gesperrt."),
        ("a.png cannot be read: No such file.", "a.png kann nicht gelesen werden: No such file."),
        ("Undo Add hint", "Hinweis hinzufügen rückgängig machen"),
        ("Nobody has ever said this.", "Nobody has ever said this."),
        ("", ""),
    ],
)
def test_a_sentence_is_known_again_after_its_holes_were_filled(
    qapp: QApplication, filled: str, said: str
) -> None:
    former = QLocale()
    translation.install(qapp, "de")
    try:
        assert shown(filled) == said
    finally:
        translation.remove(qapp)
        QLocale.setDefault(former)
    assert shown(filled) == filled


# -- languages and catalogs --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "wanted", "language"),
    [
        ("de", ("ja-JP",), "de"),
        ("", ("de-AT", "en"), "de"),
        ("", ("fr-FR", "ja", "de"), "ja"),
        ("", ("fr-FR",), "en"),
        ("klingon", ("de",), "de"),
        ("en", ("de",), "en"),
    ],
)
def test_which_language_is_meant(setting: str, wanted: tuple[str, ...], language: str) -> None:
    assert translation.language_of(setting, wanted) == language


def test_the_window_speaks_the_language(language: str, window: MainWindow) -> None:
    titles = {"de": "Datei", "ja": "ファイル"}
    assert plain(window.menuBar().actions()[0].text()) == titles[language]
    assert number(1.5, 1) == {"de": "1,5", "ja": "1.5"}[language]
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancel"  # Qt's own part


def test_no_text_is_cut_in_the_languages_that_there_are(
    language: str, window: MainWindow, photo: Document, hints: tuple[Hint, ...], tmp_path: Path
) -> None:
    window.resize(1280, 720)
    walk.fill(window, photo, hints)
    for task in ("colorize", "recolor", "palette", "sketch"):
        window.session.choose_task(task)
        window.places.reveal("task")
        QApplication.processEvents()
        assert cut_texts(window) == []
    assert window.width() == 1280
    for dock in window.docks.values():
        assert dock.minimumSizeHint().width() <= 340, dock.objectName()
    for make in walk.dialogs(window, tmp_path):
        dialog = make()
        dialog.show()
        QApplication.processEvents()
        assert cut_texts(dialog) == [], type(dialog).__name__
        dialog.close()


@pytest.mark.parametrize("language", ["en", "de", "ja"])
def test_ours_and_qts_compiler_say_the_same(
    language: str, qapp: QApplication, tmp_path: Path
) -> None:
    script().release(tmp_path)
    words = catalog.read_language(resources.path("translations"), language)
    ours, theirs = translation.OurTranslator(catalog.compiled(words), qapp), QTranslator()
    assert theirs.load(str(tmp_path / f"colorstudio_{language}.qm"))
    assert len(words.messages) > 5
    for message in words.messages:
        if message.done:
            for count in (1, 2, 7) if message.plural else (-1,):
                key = (message.context, message.source, message.comment, count)
                assert ours.translate(*key) == theirs.translate(*key) != "", key
    ours.deleteLater()


@pytest.mark.parametrize("language", ["de", "ja"])
def test_the_translations_are_whole_and_keep_their_holes(language: str, sources: Catalog) -> None:
    words = catalog.read_language(resources.path("translations"), language)
    known = {message.source for message in words.messages if message.done}
    wanted = {message.source for message in sources.messages}
    assert len(wanted - known) < len(wanted) / 10
    for message in words.messages:
        for form in message.forms:
            holes = sorted(HOLE.findall(form))
            assert holes == sorted(HOLE.findall(message.source)) or not form, message.source
            mnemonic = "&" in message.source.replace("&&", "")
            assert mnemonic == ("&" in form.replace("&&", "")) or not form, message.source


def test_english_knows_one_and_many(qapp: QApplication, window: MainWindow) -> None:
    former = QLocale()
    translation.install(qapp, "en")
    try:
        said = [window.candidates.tr("%n candidates are pinned: delete one first.", "", n)
                for n in (1, 2)]  # fmt: skip
    finally:
        translation.remove(qapp)
        QLocale.setDefault(former)
    assert said[0] == "1 candidate is pinned: delete it first."
    assert said[1] == "2 candidates are pinned: delete one first."


def test_the_script_finds_every_kind_of_text() -> None:
    source = (
        "from x import marked as _T\n"
        'def _tr(text):\n    return QCoreApplication.translate("Tools", text)\n'
        "class Panel:\n"
        '    """Not a text."""\n'
        "    def make(self):\n"
        '        self.tr("Brush"); _tr("Size"); _T("Menu", "&Open")\n'
        '        self.tr("%n layers", "", 3)\n'
        '        raise BadInput(f"The file {name} is damaged.", "Choose another.")\n'
        '        raise ValueError("Nobody sees this one.")\n'
        '        submit("fill", work)\n'
        "class Request:\n"
        '    noise_level: float = slider(0.0, 0.0, 1.0, help="how much")\n'
    )
    found = {(m.context, m.source, m.plural) for m in script().texts_of(source)}
    assert found == {
        ("Panel", "Brush", False), ("Tools", "Size", False), ("Menu", "&Open", False),
        ("Panel", "%n layers", True), (TEXTS, "The file {0} is damaged.", False),
        (TEXTS, "Choose another.", False), (TEXTS, "fill", False),
        (TEXTS, "Noise level", False), (TEXTS, "how much", False),
    }  # fmt: skip


def test_a_catalog_is_written_and_read_again(tmp_path: Path) -> None:
    words = Catalog("de", (
        Message("A", "Cut & <paste>", "a comment", False, ("Ausschneiden & <einfügen>",)),
        Message("A", "%n hints", "", True, ("%n Hinweis", "%n Hinweise")),
        Message("B", "Not yet"),
    ))  # fmt: skip
    catalog.write(tmp_path / "x.ts", words)
    assert catalog.read(tmp_path / "x.ts") == words


def test_menu_names_lose_their_mnemonics() -> None:
    assert [plain(text) for text in ("Save &as…", "開く(&O)…", "A && B")] == [
        "Save as…", "開く…", "A & B",
    ]  # fmt: skip
