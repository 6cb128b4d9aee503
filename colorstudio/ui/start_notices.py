"""What a person is told right after the start, where the program is not as they left it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from colorstudio import paths, safe_mode
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.session import Session


def tell_at_start(session: Session) -> None:
    """Says that this is safe mode, or that a portable copy lies where nothing can be written."""
    if safe_mode.on():
        text = QCoreApplication.translate(
            "StartNotices",
            "Safe mode: default settings, no graphics card, no plug-ins. What you have set is kept"
            " for the next ordinary start.",
        )
        session.notice(Notice(text, Level.warning))
    copy, home = paths.installed_at(), paths.home()
    if copy is not None and home is not None and copy in home.parents and not paths.writable(home):
        session.keeps_settings = False
        text = QCoreApplication.translate(
            "StartNotices",
            "This portable copy lies where nothing can be written: settings and recovery are off."
            " Save your work to another disk.",
        )
        session.notice(Notice(text, Level.warning))
