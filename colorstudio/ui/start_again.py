"""The size of the whole window, which Qt takes at the start alone; and starting anew."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from colorstudio.ui.main_window import MainWindow

SCALES = (75, 100, 125, 150, 175, 200)
"""Percent of the size that the system asks for."""
VARIABLE = "QT_SCALE_FACTOR"
OURS = "COLORSTUDIO_SET_SCALE"
"""Says to a program that is started from this one that the variable came from the preferences."""
FILES = "colorstudio_start_again"
"""The property of the application that holds what is opened at the new start."""


def set_scale(percent: int, environ: MutableMapping[str, str] = os.environ) -> None:
    """Has Qt draw everything so large; before the application is made, else it does nothing.

    A scale that somebody set for this program by hand goes before the preferences.
    """
    if environ.get(OURS):
        environ.pop(VARIABLE, None)
        environ.pop(OURS)
    if percent not in SCALES or percent == 100 or environ.get(VARIABLE):
        return
    environ[VARIABLE] = f"{percent / 100:g}"
    environ[OURS] = "1"


def start_again(window: MainWindow) -> None:
    """Closes all windows, each with its question, and has the program start anew with their files.

    Nothing happens where a question is answered with Cancel, or while a file is being written.
    """
    windows = [w for w in QApplication.topLevelWidgets() if type(w) is type(window)]
    if any(each.session.files.writing for each in windows):
        text = QCoreApplication.translate(
            "StartAgain", "A file is being written. Start again when it is done."
        )
        window.session.notice(text)
        return
    ask(windows, list(windows))


def ask(all_windows: Sequence[MainWindow], left: list[MainWindow]) -> None:
    """Asks the windows that are left one after the other; then closes all of them."""
    if left:
        left[0].when_saved(lambda: ask(all_windows, left[1:]))
        return
    files = [file for each in all_windows if (file := _file_of(each))]
    app = QCoreApplication.instance()
    assert app is not None
    app.setProperty(FILES, files)
    for each in all_windows:
        each.close_now()


def _file_of(window: MainWindow) -> str:
    """What shows the window's picture again: its project, or the file that was opened; or ""."""
    document = window.session.document
    if document is None:
        return ""
    if document.path is not None:
        return str(document.path)
    recent = window.session.settings.recent_files
    return next((file for file in recent if Path(file).name == document.title), "")


def wanted(app: QCoreApplication) -> list[str] | None:
    """The files to open at a new start; None where none was asked for."""
    files = app.property(FILES)
    return [str(file) for file in files] if files is not None else None


def launch(files: Sequence[str]) -> None:
    """Starts the program anew, on its own."""
    frozen = getattr(sys, "frozen", False)
    apart = ["-I"] if sys.flags.isolated else []  # as an installed copy was started
    command = [sys.executable] if frozen else [sys.executable, *apart, "-m", "colorstudio"]
    subprocess.Popen([*command, *files], start_new_session=os.name != "nt")
