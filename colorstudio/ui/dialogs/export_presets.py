"""The line of the export dialog that names ways to export: choose, keep, delete."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QSizePolicy, QWidget

from colorstudio.document.export import ExportOptions
from colorstudio.document.export_presets import ExportPreset, presets, tidy, with_preset
from colorstudio.errors import BadInput
from colorstudio.ui.notices import Notice
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import icon_button

CUSTOM = 0
"""The place in the list of what no preset is."""


class PresetBar(QWidget):
    """Shows which preset the present options are; ``chosen(options)`` when one is picked."""

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._options = ExportOptions()
        self.list = QComboBox()
        self.list.setAccessibleName(self.tr("Preset"))
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.keep = icon_button("bookmark-plus", self.tr("Keep as a preset"), self._ask)
        self.delete = icon_button("trash-2", self.tr("Delete this preset"), self._delete)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.list, 1)
        row.addWidget(self.keep)
        row.addWidget(self.delete)
        self.list.activated.connect(self._picked)
        self._fill()

    def show_options(self, options: ExportOptions) -> None:
        """Selects the preset that these options are, or the entry for none."""
        self._options = options
        here = self.preset
        if here is None or here.options != options:
            same = [n for n, preset in self._entries() if preset.options == options]
            self.list.setCurrentIndex(same[0] if same else CUSTOM)
        self._show_buttons()

    @property
    def preset(self) -> ExportPreset | None:
        """What is selected."""
        return self.list.currentData()

    def keep_as(self, name: str) -> None:
        """Keeps the present options under a name; one of the artist's own with it gives way."""
        settings = self._session.settings
        try:
            settings.export_presets = with_preset(settings.export_presets, name, self._options)
        except BadInput as error:
            self._session.notice(Notice.of(error))
            return
        self._session.save_settings()
        self._fill()
        kept = tidy(name).casefold()
        self.list.setCurrentIndex(
            next(n for n, preset in self._entries() if preset.name.casefold() == kept)
        )
        self._show_buttons()

    def _entries(self) -> Iterator[tuple[int, ExportPreset]]:
        """Presets and their places in the list, where the rule between both kinds has one too."""
        for n in range(self.list.count()):
            preset = self.list.itemData(n)
            if isinstance(preset, ExportPreset):
                yield n, preset

    def _fill(self) -> None:
        self.list.clear()
        self.list.addItem(self.tr("None of these"), None)
        own_before = False
        for preset in presets(self._session.settings.export_presets):
            if preset.own and not own_before:
                self.list.insertSeparator(self.list.count())
            own_before = preset.own
            title = preset.name if preset.own else QCoreApplication.translate("Export", preset.name)
            self.list.addItem(title, preset)

    def _picked(self, index: int) -> None:
        preset = self.preset
        if preset is not None:
            self.chosen.emit(preset.options)
        self._show_buttons()

    def _ask(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Keep as a preset"))
        dialog.setLabelText(self.tr("Name"))
        preset = self.preset
        dialog.setTextValue(preset.name if preset is not None and preset.own else "")
        dialog.textValueSelected.connect(self.keep_as)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def _delete(self) -> None:
        preset = self.preset
        if preset is None or not preset.own:
            return
        stored = self._session.settings.export_presets
        self._session.settings.export_presets = {
            name: text for name, text in stored.items() if name != preset.name
        }
        self._session.save_settings()
        self._fill()
        self.show_options(self._options)

    def _show_buttons(self) -> None:
        preset = self.preset
        self.delete.setEnabled(preset is not None and preset.own)
