"""Diagnostics: shown before anybody gets them, copied or saved by the artist, sent by nobody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import JobContext
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import heading, note, text_button


class DiagnosticsDialog(QDialog):
    """The text, once a worker has gathered it, and what can be done with it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("Diagnostics"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Diagnostics"))
        self.text.setPlaceholderText(self.tr("Looking at this installation…"))
        self.copy = text_button(self.tr("&Copy"), self._copy)
        self.save = text_button(self.tr("&Save…"), self._ask_place)
        self.folder = text_button(self.tr("Open &log folder"), self._open_logs)
        self.close_button = text_button(self.tr("Close"), self.reject)
        self.copy.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        for button in (self.close_button, self.save, self.copy):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("For a report of a fault")))
        words = self.tr(
            "This stays on your computer: nothing is sent. Names of you, of your folders and of "
            "your pictures are taken out; read it before you pass it on."
        )
        column.addWidget(note(words))
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.resize(760, 520)
        self._enable()
        self._gather()

    def _gather(self) -> None:
        session, window = self._session, _window_facts(self)
        document = session.document
        names = [] if document is None else [document.title]
        if document is not None and document.path is not None:
            names.append(str(document.path))
        settings = session.settings

        def work(context: JobContext) -> str:
            from colorstudio.diagnostics import report

            context.check()
            return report(settings, more=window, names=names)

        session.submit("Diagnostics", work, key="diagnostics", quiet=True, then=self.show_text)

    def show_text(self, text: str) -> None:
        """What was gathered."""
        self.text.setPlainText(text)
        self._enable()

    def _enable(self) -> None:
        for button in (self.copy, self.save):
            button.setEnabled(bool(self.text.toPlainText()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._session.notice(self.tr("Diagnostics copied."))

    def _ask_place(self) -> None:
        dialog = QFileDialog(self, self.tr("Save diagnostics"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile("colorstudio-diagnostics.txt")
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def save_to(self, path: Path) -> None:
        """The text as a file."""
        from colorstudio.atomic import write_bytes

        try:
            write_bytes(path, self.text.toPlainText().encode("utf-8"))
        except ColorStudioError as error:
            self._session.notice(error)

    def _open_logs(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        from colorstudio import paths

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.logs())))


def _window_facts(widget: QWidget) -> dict[str, str]:
    """What only Qt knows; screens without their names."""
    screens = [
        f"{s.size().width()} × {s.size().height()} at {s.devicePixelRatio():g}"
        for s in QGuiApplication.screens()
    ]
    return {
        "qt": QLibraryInfo.version().toString(),
        "platform": QGuiApplication.platformName(),
        "screens": ", ".join(screens),
        "scale": f"{widget.devicePixelRatioF():g}",
        "language": QLocale().name(),
    }
