"""The question before unsaved work is put away: save, don't save, cancel."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QMessageBox, QWidget


class Answer(StrEnum):
    """What the artist chose."""

    save = "save"
    discard = "discard"
    cancel = "cancel"


class CloseDialog(QMessageBox):
    """Names the document; Save is what Enter does, Cancel what Esc does."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.NoIcon)
        self.setWindowTitle(self.tr("Unsaved changes"))
        self.setText(self.tr("Save the changes to “{0}” before it is closed?").format(title))
        self.setInformativeText(
            self.tr("If you do not save, a copy for recovery stays for a while.")
        )
        role = QMessageBox.ButtonRole
        self.save = self.addButton(self.tr("&Save"), role.AcceptRole)
        self.discard = self.addButton(self.tr("&Don't save"), role.DestructiveRole)
        self.cancel = self.addButton(self.tr("Cancel"), role.RejectRole)
        self.setDefaultButton(self.save)
        self.setEscapeButton(self.cancel)

    @property
    def answer(self) -> Answer:
        clicked = self.clickedButton()
        if clicked is self.save:
            return Answer.save
        return Answer.discard if clicked is self.discard else Answer.cancel


def ask_to_close(parent: QWidget, title: str, then: Callable[[Answer], object]) -> CloseDialog:
    """Opens the question; ``then`` is called with the answer."""
    dialog = CloseDialog(parent, title)
    dialog.finished.connect(lambda _: then(dialog.answer))
    dialog.finished.connect(lambda _: dialog.deleteLater())
    dialog.open()
    return dialog
