"""The size of everything, and the new start: what is told, asked, and opened again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints
from colorstudio.imaging.hints import Hint
from colorstudio.ui import start_again, window_places
from colorstudio.ui.dialogs.close import CloseDialog
from colorstudio.ui.dialogs.settings import SettingsDialog
from colorstudio.ui.main_window import MainWindow


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    qapp.setProperty(start_again.FILES, None)


def test_the_scale_is_told_to_qt_and_an_own_variable_goes_before_it() -> None:
    environ: dict[str, str] = {}
    start_again.set_scale(150, environ)
    assert environ == {"QT_SCALE_FACTOR": "1.5", "COLORSTUDIO_SET_SCALE": "1"}
    start_again.set_scale(75, environ)  # a program that was started from this one
    assert environ["QT_SCALE_FACTOR"] == "0.75"
    start_again.set_scale(100, environ)
    assert environ == {}
    by_hand = {"QT_SCALE_FACTOR": "3"}
    start_again.set_scale(150, by_hand)
    assert by_hand == {"QT_SCALE_FACTOR": "3"}
    start_again.set_scale(1000, environ)  # no scale that can be chosen
    assert environ == {}


def test_everything_is_drawn_so_large(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"ui_scale": 150}')
    code = (
        "from colorstudio.app import make_qt, read_settings; "
        "from colorstudio.ui import start_again; "
        "start_again.set_scale(read_settings().ui_scale); "
        "print(make_qt(['x']).primaryScreen().devicePixelRatio())"
    )
    home = {"COLORSTUDIO_HOME": str(tmp_path), "COLORSTUDIO_UI_SCALE": "150"}
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **home}, capture_output=True, text=True
    )
    assert done.stdout.strip() == "1.5", done.stderr


def test_a_new_start_opens_the_files_again(
    app: QApplication, opened: MainWindow, photo: Document, tmp_path: Path
) -> None:
    photo.mark_saved(tmp_path / "mine.colorstudio", photo.state)
    start_again.start_again(opened)
    assert start_again.wanted(app) == [str(tmp_path / "mine.colorstudio")]
    assert not opened.isVisible()


def test_a_picture_that_was_never_saved_is_opened_again_too(
    app: QApplication, opened: MainWindow, tmp_path: Path
) -> None:
    opened.session.settings.remember_file(tmp_path / "ramp.png")
    start_again.start_again(opened)
    assert start_again.wanted(app) == [str(tmp_path / "ramp.png")]


def test_one_and_a_half_times_as_large_fits_a_small_screen(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_places, "LOW_SCREEN", 10_000)
    opened.session.settings.window = {}
    low = MainWindow(opened.session)
    low.show()
    QApplication.processEvents()
    least = low.minimumSizeHint()
    assert least.width() <= 1280 / 1.5
    assert least.height() <= 720 / 1.5
    low.close_now()
    low.deleteLater()


def test_a_new_start_asks_for_changes_and_cancel_calls_it_off(
    qtbot: QtBot, app: QApplication, opened: MainWindow, hints: tuple[Hint, ...]
) -> None:
    opened.session.push(AddHints(hints))
    start_again.start_again(opened)
    (question,) = opened.findChildren(CloseDialog)
    question.reject()
    assert opened.isVisible()
    assert start_again.wanted(app) is None


def test_the_preferences_offer_the_new_start(
    app: QApplication, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = SettingsDialog(window)
    dialog.show()
    assert not dialog.later.isVisible()
    box = dialog.forms[0].control("language")
    box.setCurrentIndex(box.findData("de"))  # type: ignore[attr-defined]
    assert dialog.later.isVisible()
    assert window.session.settings.language == "de"
    size = dialog.forms[0].control("ui_scale")
    size.setCurrentIndex(size.findData(150))  # type: ignore[attr-defined]
    assert window.session.settings.ui_scale == 150
    dialog._restart()
    assert start_again.wanted(app) == []
