"""The question before a project is saved over what somebody else has written there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget


class ChangedDialog(QMessageBox):
    """Names the file; a copy is what Enter makes, Esc leaves everything as it is."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.NoIcon)
        self.setWindowTitle(self.tr("Changed on the disk"))
        self.setText(
            self.tr("“{0}” was changed by another program since it was opened here.").format(name)
        )
        self.setInformativeText(
            self.tr("Save yours as a copy, or over it: the other version then stays as “{0}~”.")
            .format(name)
        )  # fmt: skip
        role = QMessageBox.ButtonRole
        self.copy = self.addButton(self.tr("Save a &copy…"), role.AcceptRole)
        self.overwrite = self.addButton(self.tr("&Overwrite"), role.DestructiveRole)
        self.cancel = self.addButton(self.tr("Cancel"), role.RejectRole)
        self.setDefaultButton(self.copy)
        self.setEscapeButton(self.cancel)


def ask_to_overwrite(
    parent: QWidget, name: str, copy: Callable[[], object], overwrite: Callable[[], object]
) -> ChangedDialog:
    """Opens the question and does what is chosen."""
    dialog = ChangedDialog(parent, name)

    def answered(_: int) -> None:
        clicked = dialog.clickedButton()
        dialog.deleteLater()
        if clicked is dialog.copy:
            copy()
        elif clicked is dialog.overwrite:
            overwrite()

    dialog.finished.connect(answered)
    dialog.open()
    return dialog
