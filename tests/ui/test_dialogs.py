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
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import AddRecipe
from colorstudio.document.export import EXPORT_FORMATS, ExportOptions
from colorstudio.document.export_names import FIELDS
from colorstudio.document.recovery import Recovered, Recovery
from colorstudio.document.state import DocumentState, Tone
from colorstudio.imaging.pixels import Pixels
from colorstudio.settings import Settings
from colorstudio.ui.dialogs.about import AboutDialog
from colorstudio.ui.dialogs.export import ExportDialog
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
    export.format.setCurrentIndex(list(EXPORT_FORMATS).index(format_id))


def pick(export: ExportDialog, name: str) -> None:
    """A preset, as the mouse picks it."""
    index = export.presets.list.findText(name)
    assert index > 0
    export.presets.list.setCurrentIndex(index)
    export.presets.list.activated.emit(index)


def test_export_proposes_a_name_that_is_not_the_photos(export: ExportDialog) -> None:
    assert export.name.line.text() == "{name}-coloured"
    assert export.name.example.text() == "ramp-coloured.png"
    assert export.original.isHidden()
    assert export.quality.isHidden()


def test_export_warns_of_weights_that_may_not_be_sold(opened: MainWindow) -> None:
    document = opened.session.document
    assert document is not None
    licence = {"id": "cc-by-nc-4.0", "commercial": False}
    weights = {"bundle": "play", "title": "Play", "licence": licence}
    opened.actions_table["file.export"].trigger()
    assert dialog(opened, ExportDialog).limits.isHidden()
    dialog(opened, ExportDialog).hide()
    document.push(AddRecipe({"way": "recolor.coloredit", "weights": weights}))
    opened.actions_table["file.export"].trigger()
    warning = dialog(opened, ExportDialog).limits
    assert warning.isVisible()
    assert "may not be used commercially: Play (cc-by-nc-4.0)" in warning.text()


def test_the_format_sets_the_ending_and_says_what_it_keeps(export: ExportDialog) -> None:
    choose(export, "jpeg")
    assert export.name.example.text() == "ramp-coloured.jpg"
    assert export.quality.isVisible()
    assert "no promise" in export.told.text()
    choose(export, "png16")
    assert export.path is not None
    assert export.path.suffix == ".png"
    assert "lightness of the photo is kept" in export.told.text()
    assert export.options().write_options().depth == 16
    export.srgb.setChecked(True)
    assert "lightness" not in export.told.text()


def test_options_follow_the_choices(export: ExportDialog) -> None:
    choose(export, "webp-lossless")
    assert export.options().write_options().lossless
    choose(export, "jpeg")
    export.quality.setValue(77)
    export.gps.setChecked(True)
    options = export.options()
    assert (options.quality, options.keep_gps, options.keep_metadata) == (77, True, True)
    export.metadata.setChecked(False)
    assert not export.gps.isEnabled()
    assert not export.options().keep_gps
    assert not export.side.isEnabled()
    export.scale.setChecked(True)
    export.side.setValue(80)
    assert export.options().max_side == 80
    export.name.line.setText("{width}x{height}")
    assert export.name.example.text() == "80x60.jpg"


def test_a_layered_format_leaves_the_pixels_alone(export: ExportDialog) -> None:
    export.scale.setChecked(True)
    export.srgb.setChecked(True)
    export.separate.setChecked(True)
    choose(export, "psd")
    assert export.options() == ExportOptions("psd")
    assert not export.scale.isEnabled()
    assert not export.side.isEnabled()
    assert "colour is baked" in export.told.text()
    choose(export, "ora")
    assert not export.metadata.isEnabled()
    choose(export, "png")
    assert export.options().max_side == 2048


@pytest.mark.parametrize("format_id", EXPORT_FORMATS)
def test_export_writes_the_file(qtbot: QtBot, export: ExportDialog, format_id: str) -> None:
    choose(export, format_id)
    path = export.path
    assert path is not None
    export.export_button.click()
    qtbot.waitUntil(path.is_file, timeout=PATIENCE_MS)
    assert path.stat().st_size > 100


def test_an_existing_file_is_asked_about(qtbot: QtBot, export: ExportDialog) -> None:
    path = export.path
    assert path is not None
    path.write_bytes(b"old")
    export.export_button.click()
    (question,) = export.findChildren(QMessageBox)
    question.buttons()[1].click()
    assert path.read_bytes() == b"old"
    assert export.isVisible()


def test_a_number_in_the_name_counts_up(export: ExportDialog) -> None:
    folder = Path(export.where.text())
    (folder / "ramp 01.png").touch()
    export.name.line.setText("{name} {n:02}")
    assert export.name.example.text() == "ramp 02.png"


def test_a_name_that_cannot_be_used_says_why(export: ExportDialog) -> None:
    export.name.line.setText("{nmae}")
    assert "There is no “{nmae}”" in export.name.example.text()
    assert not export.export_button.isEnabled()
    export.name.line.setText(" ")
    assert "needs a name" in export.name.example.text()
    export.name.line.setText("a/b.jpg")
    assert export.name.example.text() == "a-b.png"
    assert export.export_button.isEnabled()


def test_fields_are_put_in_from_the_menu(export: ExportDialog) -> None:
    actions = export.name.fields.menu().actions()
    assert len(actions) == len(FIELDS)
    export.name.line.setText("")
    for action in actions:
        action.trigger()
    assert export.name.line.text() == "".join(f"{{{field}}}" for field in FIELDS)
    assert export.path is not None
    assert "160120" in export.path.name


def test_each_layer_becomes_a_file(qtbot: QtBot, export: ExportDialog) -> None:
    export.separate.setChecked(True)
    folder = Path(export.where.text())
    export.export_button.click()
    wanted = folder / "ramp-coloured 1 Photo.png"
    qtbot.waitUntil(wanted.is_file, timeout=PATIENCE_MS)


def test_a_preset_sets_everything(export: ExportDialog) -> None:
    pick(export, "Web: JPEG, 2048 px, sRGB")
    assert export.options() == ExportOptions(
        "jpeg", quality=85, max_side=2048, convert_to_srgb=True
    )
    assert export.side.isEnabled()
    assert not export.presets.delete.isEnabled()
    export.quality.setValue(86)
    export.quality.changed.emit(86.0)
    assert export.presets.preset is None
    pick(export, "Layers: Photoshop")
    assert export.name.example.text() == "ramp-coloured.psd"


def test_own_presets_are_kept_and_deleted(export: ExportDialog, opened: MainWindow) -> None:
    choose(export, "tiff")
    export.scale.setChecked(True)
    export.presets.keep.click()
    (asked,) = export.presets.findChildren(QInputDialog)
    asked.setTextValue("For the press")
    asked.accept()
    kept = Settings.load(opened.session.settings_path).export_presets
    assert list(kept) == ["For the press"]
    assert export.presets.list.currentText() == "For the press"
    pick(export, "Lossless: PNG")
    pick(export, "For the press")
    assert export.options() == ExportOptions("tiff", max_side=2048)
    assert export.presets.delete.isEnabled()
    export.presets.delete.click()
    assert Settings.load(opened.session.settings_path).export_presets == {}
    assert export.presets.preset is None
    assert export.options().format == "tiff"


def test_a_presets_name_may_be_refused(export: ExportDialog, opened: MainWindow) -> None:
    told: list[Any] = []
    opened.session.noticed.connect(told.append)
    export.presets.keep_as("Lossless: PNG")
    assert "comes with the program" in told[0].text
    assert opened.session.settings.export_presets == {}


def test_the_last_choices_come_again(
    qtbot: QtBot, export: ExportDialog, opened: MainWindow
) -> None:
    choose(export, "webp")
    export.quality.setValue(61)
    export.scale.setChecked(True)
    export.name.line.setText("{name} small")
    path = export.path
    assert path is not None
    export.export_button.click()
    qtbot.waitUntil(path.is_file, timeout=PATIENCE_MS)
    opened.actions_table["file.export"].trigger()
    again = dialog(opened, ExportDialog)
    assert again.options() == ExportOptions("webp", quality=61, max_side=2048)
    assert again.name.template == "{name} small"


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

    def read(self) -> Recovered:
        assert self.state is not None
        return Recovered(self.state)

    def discard(self) -> None:
        self.thrown()


def unsaved(tmp_path: Path, thrown: list[str], name: str) -> Unsaved:
    codes = np.full((30, 40, 4), 255, np.uint8)
    return Unsaved(
        name, None, datetime(2025, 3, 4, 5, 6), (40, 30), tmp_path,
        state=DocumentState.from_pixels(Pixels(codes)), thrown=lambda: thrown.append(name),
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
