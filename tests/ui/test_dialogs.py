"""Dialogs: export, shortcuts, preferences, recovery, about."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.recovery import Recovery
from colorstudio.document.state import DocumentState, Tone
from colorstudio.imaging.pixels import Pixels
from colorstudio.settings import Settings
from colorstudio.ui.dialogs.about import AboutDialog
from colorstudio.ui.dialogs.export import FORMATS, ExportDialog
from colorstudio.ui.dialogs.recovery import RecoveryDialog, offer_recovery
from colorstudio.ui.dialogs.settings import PAGES, SettingsDialog
from colorstudio.ui.dialogs.shortcuts import ShortcutsDialog
from colorstudio.ui.main_window import MainWindow

PATIENCE_MS = 20000


def dialog(window: MainWindow, kind: type) -> Any:
    (found,) = [d for d in window.findChildren(kind) if d.isVisible()]
    return found


# -- export ------------------------------------------------------------------


@pytest.fixture
def export(opened: MainWindow) -> ExportDialog:
    opened.actions_table["file.export"].trigger()
    return dialog(opened, ExportDialog)


def choose(export: ExportDialog, format_id: str) -> None:
    export.format.setCurrentIndex([row.id for row in FORMATS].index(format_id))


def test_export_proposes_a_name_that_is_not_the_photos(export: ExportDialog) -> None:
    assert export.name.text() == "ramp-coloured.png"
    assert export.original.isHidden()
    assert not export.quality.isEnabled()


def test_the_format_sets_the_ending_and_says_what_it_keeps(export: ExportDialog) -> None:
    choose(export, "jpeg")
    assert export.name.text() == "ramp-coloured.jpg"
    assert export.quality.isEnabled()
    assert "no promise" in export.told.text()
    choose(export, "png16")
    assert export.path.suffix == ".png"
    assert export.options().depth == 16


def test_options_follow_the_choices(export: ExportDialog) -> None:
    choose(export, "webp-lossless")
    assert export.options().lossless
    choose(export, "jpeg")
    export.quality.setValue(77)
    export.gps.setChecked(True)
    options = export.options()
    assert (options.quality, options.keep_gps, options.keep_metadata) == (77, True, True)
    export.metadata.setChecked(False)
    assert not export.gps.isEnabled()
    assert not export.options().keep_gps


def test_export_writes_the_file(qtbot: QtBot, export: ExportDialog, tmp_path: Path) -> None:
    path = export.path
    assert path.parent == tmp_path
    export.export_button.click()
    qtbot.waitUntil(path.is_file, timeout=PATIENCE_MS)
    assert path.stat().st_size > 100


def test_an_existing_file_is_asked_about(qtbot: QtBot, export: ExportDialog) -> None:
    path = export.path
    path.write_bytes(b"old")
    export.export_button.click()
    (question,) = export.findChildren(QMessageBox)
    question.buttons()[1].click()
    assert path.read_bytes() == b"old"
    assert export.isVisible()


def test_the_tone_of_a_scan_is_offered_where_it_was_neutralised(
    opened: MainWindow, photo: Document
) -> None:
    photo.state = replace(photo.state, tone=Tone(np.zeros((101, 2))))
    opened.actions_table["file.export"].trigger()
    assert not dialog(opened, ExportDialog).original.isHidden()


# -- shortcuts ---------------------------------------------------------------


@pytest.fixture
def sheet(opened: MainWindow) -> ShortcutsDialog:
    opened.actions_table["help.shortcuts"].trigger()
    return dialog(opened, ShortcutsDialog)


def visible(sheet: ShortcutsDialog) -> list[str]:
    return [item.text(0) for item in sheet.items() if not item.isHidden()]


def test_the_sheet_lists_everything_and_finds_it(qtbot: QtBot, sheet: ShortcutsDialog) -> None:
    assert len(visible(sheet)) > 60
    sheet.search.setText("mirror")
    assert visible(sheet) == ["Mirror View"]
    sheet.search.setText("ctrl+shift+z")
    assert visible(sheet) == ["Redo"]
    sheet.search.setText("hold")
    assert "Hold for the eyedropper" in visible(sheet)
    sheet.search.setText("")
    assert len(visible(sheet)) > 60


def select(sheet: ShortcutsDialog, name: str) -> None:
    sheet.list.setCurrentItem(next(i for i in sheet.items() if i.text(0) == name))


def test_a_key_is_set_kept_and_reset(sheet: ShortcutsDialog, opened: MainWindow) -> None:
    select(sheet, "Mirror View")
    sheet.keys.setKeySequence(QKeySequence("Shift+F2"))
    sheet.set_button.click()
    action = opened.actions_table["view.mirror"]
    assert [s.toString() for s in action.shortcuts()] == ["Shift+F2"]
    kept = Settings.load(opened.session.settings_path)
    assert kept.shortcuts == {"view.mirror": "Shift+F2"}
    sheet.reset_button.click()
    assert [s.toString() for s in action.shortcuts()] == ["M"]
    sheet.none_button.click()
    assert action.shortcuts() == []


def test_a_clash_is_told_and_the_other_gives_way(
    sheet: ShortcutsDialog, opened: MainWindow
) -> None:
    select(sheet, "Mirror View")
    sheet.keys.setKeySequence(QKeySequence("Ctrl+Y"))
    assert "belongs to “Redo”" in sheet.told.text()
    sheet.set_button.click()
    table = opened.actions_table
    assert [s.toString() for s in table["view.mirror"].shortcuts()] == ["Ctrl+Y"]
    assert [s.toString() for s in table["edit.redo"].shortcuts()] == ["Ctrl+Shift+Z"]


# -- preferences -------------------------------------------------------------


def test_every_preference_of_the_form_is_one_of_the_settings() -> None:
    defaults = Settings()
    for _, rows in PAGES:
        for row in rows:
            assert getattr(defaults, row.name) == row.default


def test_a_preference_acts_at_once_and_is_kept(opened: MainWindow) -> None:
    opened.actions_table["edit.preferences"].trigger()
    preferences = dialog(opened, SettingsDialog)
    form = preferences.forms[0]
    box = form.control("theme")
    box.setCurrentIndex(box.findData("light"))
    assert opened.session.settings.theme == "light"
    assert opened.palette().window().color().name() == "#ececec"
    preferences.forms[1].control("pressure_size").setChecked(False)
    assert not opened.session.tool.brush.pressure_size
    preferences.forms[2].control("max_megapixels").setValue(400)
    kept = Settings.load(opened.session.settings_path)
    assert (kept.theme, kept.pressure_size, kept.max_megapixels) == ("light", False, 400.0)
    checked = [a.data() for a in opened.themes_menu.actions() if a.isChecked()]
    assert checked == ["light"]
    preferences._reset()
    assert opened.session.settings.theme == "dark"


# -- recovery ----------------------------------------------------------------


@dataclass(frozen=True)
class Unsaved(Recovery):
    """A recovery whose journal is a value of the test."""

    state: DocumentState | None = None
    thrown: Callable[[], None] = lambda: None

    def load(self) -> DocumentState:
        assert self.state is not None
        return self.state

    def discard(self) -> None:
        self.thrown()


def unsaved(tmp_path: Path, thrown: list[str], name: str) -> Unsaved:
    codes = np.full((30, 40, 4), 255, np.uint8)
    return Unsaved(
        name, None, datetime(2025, 3, 4, 5, 6), (40, 30), tmp_path,
        DocumentState.from_pixels(Pixels(codes)), lambda: thrown.append(name),
    )  # fmt: skip


def test_unsaved_work_is_recovered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    thrown: list[str] = []
    window.session.journalled = lambda seconds: True
    offer_recovery(window.session, [unsaved(tmp_path, thrown, "portrait")], window)
    offer = dialog(window, RecoveryDialog)
    assert offer.list.item(0).text().startswith("portrait, 40 × 30, last change ")
    with qtbot.waitSignal(window.session.document_changed, timeout=PATIENCE_MS):
        offer.recover_button.click()
    document = window.session.document
    assert document is not None
    assert (document.title, document.modified) == ("portrait", True)
    qtbot.waitUntil(lambda: thrown == ["portrait"])


def test_throwing_one_away_offers_the_rest(window: MainWindow, tmp_path: Path) -> None:
    thrown: list[str] = []
    found = [unsaved(tmp_path, thrown, name) for name in ("one", "two")]
    offer_recovery(window.session, found, window)
    offer = dialog(window, RecoveryDialog)
    offer.discard_button.click()
    assert thrown == ["one"]
    assert offer.isVisible()
    offer.later_button.click()
    assert thrown == ["one"]


def test_nothing_to_recover_says_nothing(window: MainWindow) -> None:
    offer_recovery(window.session, [], window)
    assert window.findChildren(RecoveryDialog) == []


def test_about_tells_the_version(window: MainWindow) -> None:
    from PySide6.QtWidgets import QLabel

    import colorstudio

    window.actions_table["help.about"].trigger()
    about = dialog(window, AboutDialog)
    texts = [label.text() for label in about.findChildren(QLabel)]
    assert f"ColorStudio {colorstudio.__version__}" in texts


def test_escape_closes_every_dialog(qtbot: QtBot, opened: MainWindow) -> None:
    for action_id, kind in (
        ("file.export", ExportDialog),
        ("help.shortcuts", ShortcutsDialog),
        ("edit.preferences", SettingsDialog),
        ("help.about", AboutDialog),
    ):
        opened.actions_table[action_id].trigger()
        shown = dialog(opened, kind)
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
        assert [d for d in opened.findChildren(kind) if d.isVisible()] == []
