"""A file that Finder hands over, as Qt brings it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from colorstudio.ui.file_open import FileOpener


def test_a_file_that_the_system_brings_is_opened_and_other_events_go_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened: list[Path] = []
    watched, heard = QObject(), []

    class Other(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            heard.append(event.type())
            return False

    other = Other()
    watched.installEventFilter(other)
    opener = FileOpener(opened.append, other)
    watched.installEventFilter(opener)
    picture = tmp_path / "Bild ä.png"
    QCoreApplication.sendEvent(watched, QFileOpenEvent(QUrl.fromLocalFile(str(picture))))
    assert opened == [picture]
    assert heard == []
    QCoreApplication.sendEvent(watched, QEvent(QEvent.Type.User))
    assert heard == [QEvent.Type.User]
