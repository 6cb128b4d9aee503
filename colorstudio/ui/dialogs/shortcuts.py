"""All keys in one searchable list, where each can be set anew; a clash is told beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from colorstudio.ui.action_table import HELD_KEYS, ActionRow
from colorstudio.ui.actions import conflicts, keys_of, plain, translated
from colorstudio.ui.widgets.buttons import note, text_button

if TYPE_CHECKING:
    from colorstudio.ui.main_window import MainWindow

ROW = Qt.ItemDataRole.UserRole
NATIVE = QKeySequence.SequenceFormat.NativeText
PORTABLE = QKeySequence.SequenceFormat.PortableText


class ShortcutsDialog(QDialog):
    """Search by name or by key; choose a row to give it another key."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._actions = window.actions_table
        self._overrides = window.session.settings.shortcuts
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by name or key"))
        self.search.setAccessibleName(self.tr("Search shortcuts"))
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Shortcuts"))
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([self.tr("What"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.keys = QKeySequenceEdit()
        self.keys.setAccessibleName(self.tr("New key for the chosen row"))
        self.keys.setMaximumSequenceLength(1)
        self.told = note("")
        self.set_button = text_button(self.tr("&Set key"), self.assign)
        self.none_button = text_button(self.tr("&No key"), lambda: self._give(""))
        self.reset_button = text_button(self.tr("&Default"), self.reset)
        self._lay_out()
        self._fill()
        self.search.textChanged.connect(self.filter)
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        self.keys.keySequenceChanged.connect(lambda _: self._look_for_clash())
        self._chosen()
        self.search.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.keys, 1)
        for button in (self.set_button, self.none_button, self.reset_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addLayout(row)
        close = text_button(self.tr("Close"), self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(560, 600)

    def _fill(self) -> None:
        for row in self._actions.rows:
            if row.id.startswith("menu."):
                continue
            item = QTreeWidgetItem([plain(translated(row.text)).rstrip("…"), ""])
            item.setData(0, ROW, row)
            self.list.addTopLevelItem(item)
        for key, text in HELD_KEYS:
            item = QTreeWidgetItem([translated(text), key])
            self.list.addTopLevelItem(item)
        self._show_keys()

    def _show_keys(self) -> None:
        for item in self.items():
            row = item.data(0, ROW)
            if row is not None:
                shown = [QKeySequence(k).toString(NATIVE) for k in keys_of(row, self._overrides)]
                item.setText(1, "   ".join(shown))

    def items(self) -> list[QTreeWidgetItem]:
        """All rows of the list, those that a search hides too."""
        found = (self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def filter(self, text: str) -> None:
        """Only rows whose name or key holds every word of the text."""
        words = text.lower().split()
        for item in self.items():
            line = f"{item.text(0)} {item.text(1)}".lower()
            item.setHidden(not all(word in line for word in words))

    def row(self) -> ActionRow | None:
        """The chosen row, if its key can be set."""
        item = self.list.currentItem()
        return item.data(0, ROW) if item is not None else None

    def _chosen(self) -> None:
        row = self.row()
        for widget in (self.keys, self.set_button, self.none_button, self.reset_button):
            widget.setEnabled(row is not None)
        keys = keys_of(row, self._overrides) if row is not None else ()
        self.keys.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())
        self.told.setText(self.tr("Choose a row, press the new key, then “Set key”."))

    def _look_for_clash(self) -> str:
        """Names who has the key already; returns that row's id."""
        row = self.row()
        text = self.keys.keySequence().toString(PORTABLE)
        if row is None or not text:
            return ""
        trial = {**self._overrides, row.id: text}
        others = [i for i in conflicts(self._actions.rows, trial).get(text, []) if i != row.id]
        if not others:
            self.told.setText("")
            return ""
        name = next(plain(translated(r.text)) for r in self._actions.rows if r.id == others[0])
        self.told.setText(
            self.tr("⚠ {0} belongs to “{1}”. Set it, and that one loses it.").format(text, name)
        )
        return others[0]

    def assign(self) -> None:
        """The chosen row takes the key; whoever had it gives it up."""
        text = self.keys.keySequence().toString(PORTABLE)
        former = self._look_for_clash()
        if former:
            other = next(r for r in self._actions.rows if r.id == former)
            rest = [
                k
                for k in keys_of(other, self._overrides)
                if QKeySequence(k).toString(PORTABLE) != text
            ]
            self._overrides[former] = " ; ".join(rest)
        self._give(text)

    def reset(self) -> None:
        """The key of the table again."""
        row = self.row()
        if row is not None:
            self._overrides.pop(row.id, None)
            self._apply()

    def _give(self, keys: str) -> None:
        row = self.row()
        if row is not None:
            self._overrides[row.id] = keys
            self._apply()

    def _apply(self) -> None:
        self._actions.rebind(self._overrides)
        self._window.session.save_settings()
        self._show_keys()
        self._chosen()
