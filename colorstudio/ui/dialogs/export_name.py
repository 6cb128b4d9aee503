"""The line of the export dialog for the file's name: a template, its fields, a live example."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from colorstudio.document.export import EXPORT_FORMATS
from colorstudio.document.export_names import FIELDS, named_path
from colorstudio.errors import BadInput
from colorstudio.ui.widgets.buttons import icon_button
from colorstudio.ui.widgets.elided import ElidedLabel

ENDINGS = frozenset(row.ending for row in EXPORT_FORMATS.values()) | {".jpeg", ".tiff"}


class NameField(QWidget):
    """A name with fields in braces. ``changed()`` when it, or whether it can be used, changes.

    ``example``: what it gives at the moment, or why it gives none; it is laid out by the dialog.
    """

    changed = Signal()

    def __init__(self, template: str, values: Mapping[str, Any]) -> None:
        super().__init__()
        self._values = values
        self._folder, self._ending = Path(), ""
        self.path: Path | None = None
        self.line = QLineEdit(template)
        self.line.setAccessibleName(self.tr("File name"))
        self.fields = icon_button("plus", self.tr("Add a field to the name"))
        self.fields.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        for field, words in FIELDS.items():
            action = menu.addAction(f"{QCoreApplication.translate('Export', words)}\t{{{field}}}")
            action.triggered.connect(lambda _=False, name=field: self.line.insert(f"{{{name}}}"))
        self.fields.setMenu(menu)
        self.example = ElidedLabel(role="dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.fields)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _: self._show())

    @property
    def template(self) -> str:
        """The name as written; an ending that a format sets is not part of it."""
        text = self.line.text().strip()
        suffix = Path(text).suffix
        return text.removesuffix(suffix) if suffix.lower() in ENDINGS else text

    def place(self, folder: Path, ending: str, values: Mapping[str, Any]) -> None:
        """Where the file goes, what its format adds, and what the fields are."""
        self._folder, self._ending, self._values = folder, ending, values
        self._show()

    def _show(self) -> None:
        self.path = None
        try:
            if not self.template:
                raise BadInput(self.tr("The file needs a name."), self.tr("Type one."))
            self.path = named_path(self._folder, self.template, self._values, self._ending)
            self.example.setText(self.path.name)
        except BadInput as error:
            self.example.setText(error.message)
            self.example.setToolTip(str(error))
        self.changed.emit()
