"""The button on an error does what it says, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from colorstudio.errors import (
    BadInput,
    BadWeights,
    ColorStudioError,
    ModelMissing,
    NoRoom,
    NotWritten,
    OutOfMemory,
    TooLarge,
)
from colorstudio.ui.dialogs.models import ModelsDialog
from colorstudio.ui.dialogs.settings import SettingsDialog
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.panels.colorize import ColorizePanel
from colorstudio.ui.remedies import open_folder
from colorstudio.ui.toasts import Toast


def told(window: MainWindow, error: ColorStudioError) -> Toast:
    window.session.notice(error)
    return window.toasts.toasts[-1]


def closed(kind: type) -> bool:
    """Closes the dialog of that kind, if it is open."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, kind) and widget.isVisible():
            widget.close()
            return True
    return False


@pytest.mark.parametrize(
    ("error", "label", "dialog"),
    [
        (ModelMissing("It is not here.", "Install it."), "Models…", ModelsDialog),
        (BadWeights("It is damaged.", "Repair it."), "Models…", ModelsDialog),
        (TooLarge("It is too large.", "Raise the limit."), "Preferences…", SettingsDialog),
    ],
)
def test_a_button_opens_what_helps(
    error: ColorStudioError, label: str, dialog: type, opened: MainWindow, qtbot: QtBot
) -> None:
    toast = told(opened, error)
    assert toast.button.text() == label
    assert str(error) in toast.accessibleName()
    toast.button.click()
    qtbot.waitUntil(lambda: closed(dialog))


def test_memory_is_freed_on_the_lane_of_models(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    freed: list[bool] = []
    monkeypatch.setattr(opened.session.engine, "free", lambda: freed.append(True))
    toast = told(opened, OutOfMemory("It did not fit.", "Close other programs."))
    assert toast.button.text() == "Free memory"
    toast.button.click()
    qtbot.waitUntil(lambda: bool(freed))
    qtbot.waitUntil(lambda: bool(opened.toasts.toasts))
    assert opened.toasts.toasts[-1].notice.text.startswith("The models were let go")


@pytest.mark.parametrize("kind", [NoRoom, NotWritten])
def test_the_folder_is_shown_where_nothing_could_be_written(
    kind: type[NotWritten], opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    place = tmp_path / "gone" / "palette.json"
    toast = told(opened, kind("It was not written.", "Make room.", place))
    assert toast.button.text() == "Show the folder"
    toast.button.click()
    assert shown == [str(tmp_path)], "the nearest one that there is"
    open_folder(tmp_path)
    assert shown[-1] == str(tmp_path)


def test_what_no_button_helps_against_has_none(opened: MainWindow) -> None:
    toast = told(opened, BadInput("This is no colour.", "Write it as #rrggbb."))
    assert not toast.notice.button
    assert not toast.leaves_by_itself


def test_preferences_that_cannot_be_written_are_told_once_with_their_folder(
    opened: MainWindow, tmp_path: Path
) -> None:
    session = opened.session
    (tmp_path / "file").write_text("no folder")
    session.settings_path = tmp_path / "file" / "settings.json"
    session.save_settings()
    session.save_settings()
    (toast,) = opened.toasts.toasts
    assert toast.notice.text.startswith("The preferences were not saved: ")
    assert toast.button.text() == "Show the folder"


def test_a_panel_offers_the_same_above_run(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    freed: list[bool] = []
    monkeypatch.setattr(opened.session.engine, "free", lambda: freed.append(True))
    panel = opened.findChild(ColorizePanel)
    assert panel is not None
    section = panel.propose
    section.say("It did not fit.", OutOfMemory("It did not fit."))
    assert not section.problem_button.isHidden()
    assert section.problem_button.text() == "Free memory"
    section.problem_button.click()
    qtbot.waitUntil(lambda: bool(freed))
    section.say("Missing.", ModelMissing("Missing."))
    assert section.problem_button.text() == "Get a model…"
    section.problem_button.click()
    qtbot.waitUntil(lambda: closed(ModelsDialog))
    section.say("Choose one.", BadInput("Choose one."))
    assert section.problem_button.isHidden()
