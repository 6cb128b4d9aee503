"""What is told at the start: safe mode, and a portable copy on media that cannot be written to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from colorstudio import paths, safe_mode
from colorstudio.document.pyramid import Pyramid
from colorstudio.settings import Settings
from colorstudio.ui.job_runner import JobRunner
from colorstudio.ui.main_window import MainWindow
from colorstudio.ui.notices import Notice
from colorstudio.ui.session import Session
from colorstudio.ui.start_notices import tell_at_start


def told(session: Session) -> list[str]:
    heard: list[Notice] = []
    session.noticed.connect(heard.append)
    tell_at_start(session)
    return [notice.text for notice in heard]


def test_an_ordinary_start_says_nothing(window: MainWindow) -> None:
    assert told(window.session) == []
    assert window.windowTitle() == "ColorStudio"


def test_safe_mode_is_in_the_title_and_in_a_notice(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(safe_mode.VARIABLE, "1")
    (text,) = told(window.session)
    assert text.startswith("Safe mode: default settings")
    window.session.renamed.emit()
    assert window.windowTitle() == "ColorStudio (safe mode)"


def test_safe_mode_does_not_touch_the_settings(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    Settings(theme="light").save(file)
    before = file.read_bytes()
    monkeypatch.setenv(safe_mode.VARIABLE, "1")
    lane = JobRunner("instant")
    session = Session(Settings(), file, lane, lane, Pyramid())
    session.save_settings()
    lane.close()
    assert file.read_bytes() == before


def test_a_portable_copy_that_cannot_be_written_to_says_so_once(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "ColorStudio"
    copy.mkdir()
    for name in (paths.FACTS, paths.PORTABLE, paths.PORTABLE_HOME):
        (copy / name).touch()  # a file where the folder of settings would be
    monkeypatch.setattr(sys, "base_prefix", str(copy / "runtime"))
    monkeypatch.delenv(paths.HOME)
    session = window.session
    session.settings_path = paths.config() / "settings.json"
    (text,) = told(session)
    assert "nothing can be written" in text
    heard: list[object] = []
    session.noticed.connect(heard.append)
    session.save_settings()
    assert heard == []


def test_a_portable_copy_that_can_be_written_to_says_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (paths.FACTS, paths.PORTABLE):
        (tmp_path / name).touch()
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path / "runtime"))
    monkeypatch.delenv(paths.HOME)
    assert told(window.session) == []
    assert window.session.keeps_settings


def test_the_program_has_an_icon_of_its_own(window: MainWindow) -> None:
    picture = window.windowIcon().pixmap(32, 32).toImage()
    colors = {picture.pixelColor(x, 16).name() for x in range(32)}
    assert {"#c3c6cb", "#e4573d"} <= colors, "grey on the left, colour on the right"
