"""All keys in one searchable list, where each can be set anew; a clash is told beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from colorstudio.errors import ColorStudioError
from colorstudio.ui import shortcut_schemes
from colorstudio.ui.action_table import HELD_KEYS, ActionRow
from colorstudio.ui.actions import conflicts, keys_of, plain, translated
from colorstudio.ui.shortcut_schemes import HELD, RESIZES, SAMPLES, SCHEMES, Keys, portable
from colorstudio.ui.text import error_text, shown
from colorstudio.ui.widgets.buttons import note, text_button
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.sizes import resize_within

if TYPE_CHECKING:
    from colorstudio.ui.main_window import MainWindow

ROW = Qt.ItemDataRole.UserRole
NATIVE = QKeySequence.SequenceFormat.NativeText
CONTEXT = "Shortcuts"
ENDING = ".json"


class ShortcutsDialog(QDialog):
    """Search by name or by key; choose a row, press the key that it is to have."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._actions = window.actions_table
        self._settings = window.session.settings
        self._keys = Keys(self._settings)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._make_head()
        self._make_list()
        self.keys = QKeySequenceEdit()
        self.keys.setAccessibleName(self.tr("New key for the chosen row"))
        self.keys.setMaximumSequenceLength(1)
        self.told = note("")
        self.set_button = text_button(self.tr("&Set key"), self.assign)
        self.cancel_button = text_button(self.tr("&Cancel"), self._chosen)
        self.none_button = text_button(self.tr("&No key"), lambda: self._give(()))
        self.reset_button = text_button(self.tr("&Default"), self.reset)
        self.reset_all_button = text_button(self.tr("&All defaults"), self.reset_all)
        self.export_button = text_button(self.tr("&Export…"), self._ask_export)
        self.import_button = text_button(self.tr("&Import…"), self._ask_import)
        self._lay_out()
        self._fill()
        self.search.textChanged.connect(self.filter)
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        self.keys.keySequenceChanged.connect(lambda _: self._look_for_clash())
        self._chosen()
        self.search.setFocus()

    # -- parts --------------------------------------------------------------------------------

    def _make_head(self) -> None:
        self.scheme = ChoiceBox()
        self.scheme.setAccessibleName(self.tr("Scheme"))
        for name, row in SCHEMES.items():
            self.scheme.addItem(row.title, name)
        self.resize_way = ChoiceBox()
        self.resize_way.setAccessibleName(self.tr("Size of the brush by dragging"))
        for name, words in RESIZES.items():
            self.resize_way.addItem(shown(words, CONTEXT), name)
        self.sample_way = ChoiceBox()
        self.sample_way.setAccessibleName(self.tr("Hold for the eyedropper"))
        for name, words in SAMPLES.items():
            self.sample_way.addItem(shown(words, CONTEXT), name)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by name or key"))
        self.search.setAccessibleName(self.tr("Search shortcuts"))
        self.search.setClearButtonEnabled(True)
        self._show_ways()
        self.scheme.activated.connect(lambda n: self.choose_scheme(self.scheme.itemData(n)))
        self.resize_way.activated.connect(lambda _: self._set_ways())
        self.sample_way.activated.connect(lambda _: self._set_ways())

    def _make_list(self) -> None:
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Shortcuts"))
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([self.tr("What"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setSpacing(8)
        head.setColumnStretch(1, 1)
        rows = (
            (self.tr("Scheme"), self.scheme),
            (self.tr("Size of the brush by dragging"), self.resize_way),
            (self.tr("Hold for the eyedropper"), self.sample_way),
        )
        for n, (words, box) in enumerate(rows):
            label = QLabel(words)
            label.setBuddy(box)
            head.addWidget(label, n, 0)
            head.addWidget(box, n, 1)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.keys, 1)
        for button in (self.set_button, self.cancel_button, self.none_button, self.reset_button):
            row.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(4)
        for button in (self.reset_all_button, self.import_button, self.export_button):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(text_button(self.tr("Close"), self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addLayout(row)
        column.addLayout(below)
        resize_within(self, 600, 640)

    def _fill(self) -> None:
        for row in self._actions.rows:
            if row.id.startswith("menu."):
                continue
            item = QTreeWidgetItem([plain(translated(row.text)).rstrip("…"), ""])
            item.setData(0, ROW, row)
            self.list.addTopLevelItem(item)
        for _, text in HELD_KEYS:
            self.list.addTopLevelItem(QTreeWidgetItem([translated(text), ""]))
        self._show_keys()

    def _show_keys(self) -> None:
        overrides = self._keys.overrides()
        ways = {
            "{resize}": RESIZES[shortcut_schemes.resize_of(self._settings)],
            "{sample}": SAMPLES[shortcut_schemes.sample_of(self._settings)],
        }
        held = iter(HELD_KEYS)
        for item in self.items():
            row = item.data(0, ROW)
            if row is not None:
                keys = [QKeySequence(k).toString(NATIVE) for k in keys_of(row, overrides)]
                item.setText(1, "   ".join(keys))
            else:
                key, _ = next(held)
                item.setText(1, shown(ways.get(key, key), CONTEXT))

    def _show_ways(self) -> None:
        settings = self._settings
        for box, value in (
            (self.scheme, settings.shortcut_scheme),
            (self.resize_way, shortcut_schemes.resize_of(settings)),
            (self.sample_way, shortcut_schemes.sample_of(settings)),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))

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

    # -- one key ------------------------------------------------------------------------------

    def _chosen(self) -> None:
        row = self.row()
        for widget in (self.keys, self.set_button, self.none_button, self.reset_button):
            widget.setEnabled(row is not None)
        keys = keys_of(row, self._keys.overrides()) if row is not None else ()
        self.keys.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())
        self._offer(self.tr("Choose a row, press the new key, then “Set key”."), clash=False)

    def _offer(self, told: str, *, clash: bool) -> None:
        """Says how the key stands; with a clash it can be taken over, or not."""
        self.told.setText(told)
        self.set_button.setText(self.tr("&Take over") if clash else self.tr("&Set key"))
        self.cancel_button.setVisible(clash)

    def _look_for_clash(self) -> list[str]:
        """Names who has the key already; returns those rows' ids."""
        row = self.row()
        text = self.keys.keySequence().toString(shortcut_schemes.PORTABLE)
        if row is None or not text:
            return []
        self.set_button.setEnabled(text not in HELD)
        if text in HELD:
            said = self.tr("⚠ {0} acts on the canvas while it is held, and cannot be given.")
            self._offer(said.format(text), clash=False)
            return []
        trial = {**self._keys.overrides(), row.id: text}
        others = [i for i in conflicts(self._actions.rows, trial).get(text, []) if i != row.id]
        if not others:
            self._offer("", clash=False)
            return []
        names = [
            plain(translated(r.text)).rstrip("…") for r in self._actions.rows if r.id in others
        ]
        said = self.tr("⚠ {0} belongs to “{1}”. Take it over, and that one loses it.")
        self._offer(said.format(text, "”, “".join(names)), clash=True)
        return others

    def assign(self) -> None:
        """The chosen row takes the key; whoever had it gives it up."""
        text = self.keys.keySequence().toString(shortcut_schemes.PORTABLE)
        if text in HELD:
            return
        overrides = self._keys.overrides()
        for former in self._look_for_clash():
            other = next(r for r in self._actions.rows if r.id == former)
            rest = [key for key in keys_of(other, overrides) if portable(key) != text]
            self._keys.give(former, rest)
        self._give((text,) if text else ())

    def reset(self) -> None:
        """The scheme's own key again; whoever was given it meanwhile loses it."""
        row = self.row()
        if row is None:
            return
        self._keys.reset(row.id)
        mine = {portable(key) for key in keys_of(row, self._keys.overrides())}
        for other in self._actions.rows:
            keys = keys_of(other, self._keys.overrides())
            rest = [key for key in keys if portable(key) not in mine]
            if other.id != row.id and len(rest) < len(keys):
                self._keys.give(other.id, rest)
        self._apply()

    def _give(self, keys: tuple[str, ...]) -> None:
        row = self.row()
        if row is not None:
            self._keys.give(row.id, keys)
            self._apply()

    # -- all of them --------------------------------------------------------------------------

    def choose_scheme(self, name: str) -> None:
        """The keys of a scheme; what was changed in another one waits there."""
        self._settings.shortcut_scheme = name
        self._settings.resize_gesture = self._settings.sample_key = ""
        self._apply()

    def _set_ways(self) -> None:
        self._settings.resize_gesture = self.resize_way.currentData()
        self._settings.sample_key = self.sample_way.currentData()
        self._apply()

    def reset_all(self) -> None:
        """The scheme as it came."""
        self._keys.reset_all()
        self._apply()

    def export(self, path: Path) -> None:
        """Writes what was changed to a file; what cannot be written is said."""
        try:
            shortcut_schemes.save(path if path.suffix else path.with_suffix(ENDING), self._settings)
        except ColorStudioError as error:
            self.told.setText(error_text(error))
        else:
            self.told.setText(self.tr("Saved {0}.").format(path.name))

    def take_in(self, path: Path) -> None:
        """The scheme and keys of a file; one that is not right is said, and changes nothing."""
        try:
            shortcut_schemes.load(path, self._settings, self._actions.rows)
        except ColorStudioError as error:
            self.told.setText(error_text(error))
            return
        self._apply()
        self.told.setText(self.tr("The keys of {0} are set.").format(path.name))

    def _ask_export(self) -> None:
        dialog = self._file_dialog(self.tr("Export shortcuts"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"colorstudio-shortcuts{ENDING}")
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        dialog.open()

    def _ask_import(self) -> None:
        dialog = self._file_dialog(self.tr("Import shortcuts"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_in(Path(name)))
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        folder = self._settings.last_folder
        filters = self.tr("Shortcuts ({0})").format(f"*{ENDING}")
        dialog = QFileDialog(self, title, folder, filters)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        return dialog

    def _apply(self) -> None:
        self._actions.rebind(self._keys.overrides())
        self._window.session.save_settings()
        self._show_keys()
        self._show_ways()
        self._chosen()
