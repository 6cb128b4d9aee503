"""Export: where to, in which format, how large, with what metadata, flat or with its layers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.export import EXPORT_FORMATS, ExportFormat, ExportOptions
from colorstudio.document.export_presets import from_text, to_text
from colorstudio.document.weights import noncommercial
from colorstudio.ui.dialogs.export_name import NameField
from colorstudio.ui.dialogs.export_presets import PresetBar
from colorstudio.ui.session import Session
from colorstudio.ui.text import marked as _T
from colorstudio.ui.widgets.buttons import icon_button, note, text_button
from colorstudio.ui.widgets.scrub import ScrubField
from colorstudio.ui.widgets.sizes import resize_within
from colorstudio.ui.widgets.swatch import color_words

SEALED = _T("Export", "Lossless: the lightness of the photo is kept.")
CHANGED = _T("Export", "Lossless: every pixel as it was made for the file.")
LOSSY = _T("Export", "Lossy: smaller files, and no promise about lightness.")
LAYERED = _T("Export", "Layers as they are; colour is baked, so that other programs show it.")
SIDES = (16, 30_000)
USUAL_SIDE = 2048


class ExportDialog(QDialog):
    """What is chosen becomes `Session.export`; an existing file is asked about."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.setWindowTitle(self.tr("Export"))
        document = session.document
        assert document is not None
        settings = session.settings
        self._started = datetime.now()
        self.presets = PresetBar(session)
        self.name = NameField(settings.export_template, {})
        self.where = QLineEdit(settings.last_folder or str(Path.home()))
        self.where.setAccessibleName(self.tr("Folder"))
        self.browse = icon_button("folder-open", self.tr("Choose the folder"), self._browse)
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        for key, row in EXPORT_FORMATS.items():
            self.format.addItem(QCoreApplication.translate("Export", row.title), key)
        self.quality = ScrubField(self.tr("Quality"), 92, 1, 100, default=92)
        self.told = note("")
        self.scale = QCheckBox(self.tr("Scale down"))
        self.scale.setToolTip(self.tr("In linear light, and only where the picture is larger"))
        self.side = ScrubField(
            self.tr("Longer side"), USUAL_SIDE, *SIDES, unit="px", logarithmic=True
        )
        self.srgb = QCheckBox(self.tr("Convert to sRGB"))
        self.srgb.setToolTip(self.tr("For the web and for programs that know no profiles"))
        self.separate = QCheckBox(self.tr("One file per layer"))
        self.flats = QComboBox()
        self.flats.setAccessibleName(self.tr("Flats of the drawing"))
        for by, title in (
            ("part", self.tr("Flats: one layer per part")),
            ("color", self.tr("Flats: one layer per colour")),
            ("region", self.tr("Flats: one layer per region")),
        ):
            self.flats.addItem(title, by)
        self.flats.setVisible(document.state.flats_layer is not None)
        limited = noncommercial(document.state)
        self.limits = note(
            self.tr(
                "Made with models that may not be used commercially: {0}. That may hold for the "
                "picture, too."
            ).format(", ".join(limited))
        )
        self.limits.setVisible(bool(limited))
        self.metadata = QCheckBox(self.tr("Camera data and recipe"))
        self.gps = QCheckBox(self.tr("The place where it was taken (GPS)"))
        self.original = QCheckBox(self.tr("In the tone of the original scan"))
        self.original.setToolTip(
            self.tr("The cast that was neutralised lies over the result again")
        )
        self.original.setVisible(document.state.tone is not None)
        self.export_button = text_button(self.tr("&Export"), self.export)
        self.export_button.setDefault(True)
        self._lay_out()
        self.show_options(self._last())
        self._connect()
        self.name.line.setFocus()
        self.name.line.selectAll()

    def _last(self) -> ExportOptions:
        """As it was exported last; quality and metadata as the preferences have them."""
        settings = self._session.settings
        return replace(
            from_text(settings.export_last) or ExportOptions(),
            quality=settings.jpeg_quality,
            keep_metadata=settings.keep_metadata,
            keep_gps=settings.keep_gps,
        )

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows = (
            (self.tr("&Preset"), self.presets, self.presets.list),
            (self.tr("&Name"), self.name, self.name.line),
            (self.tr("Fol&der"), _row(self.where, self.browse), self.where),
            (self.tr("&Format"), self.format, self.format),
        )
        for n, (text, widget, buddy) in enumerate(rows):
            label = QLabel(text)
            label.setBuddy(buddy)
            grid.addWidget(label, 2 * n, 0)
            grid.addWidget(widget, 2 * n, 1)
        grid.addWidget(self.name.example, 3, 1)
        boxes = (self.flats, self.srgb, self.separate, self.metadata, self.gps, self.original)
        for n, widget in enumerate(
            (self.quality, self.told, _row(self.scale, self.side), *boxes), 2 * len(rows)
        ):
            grid.addWidget(widget, n, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(text_button(self.tr("Cancel"), self.reject))
        buttons.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self.limits)
        column.addStretch(1)
        column.addLayout(buttons)
        resize_within(self, 480, 440)

    def _connect(self) -> None:
        self.presets.chosen.connect(self.show_options)
        self.format.currentIndexChanged.connect(lambda _: self._changed())
        self.quality.changed.connect(lambda _: self._changed())
        self.side.changed.connect(lambda _: self._changed())
        self.flats.currentIndexChanged.connect(lambda _: self._changed())
        boxes = (self.scale, self.srgb, self.separate, self.metadata, self.gps, self.original)
        for box in boxes:
            box.toggled.connect(lambda _: self._changed())
        self.where.textChanged.connect(lambda _: self._place())
        self.name.changed.connect(self._show_button)

    # -- what is chosen ---------------------------------------------------------------------

    @property
    def row(self) -> ExportFormat:
        return EXPORT_FORMATS[self.format.currentData()]

    def options(self) -> ExportOptions:
        """The choices; what does not apply to the format is at its default."""
        row = self.row
        flat = not row.layered
        metadata = self.metadata.isChecked()
        return ExportOptions(
            format=self.format.currentData(),
            quality=round(self.quality.number()) if row.lossy else ExportOptions.quality,
            keep_metadata=metadata,
            keep_gps=metadata and self.gps.isChecked(),
            original_tone=flat and self.original.isChecked() and not self.original.isHidden(),
            max_side=round(self.side.number()) if flat and self.scale.isChecked() else 0,
            convert_to_srgb=flat and self.srgb.isChecked(),
            separate=flat and self.separate.isChecked(),
            flats=ExportOptions.flats if flat else self.flats.currentData(),
        )

    def show_options(self, options: ExportOptions) -> None:
        """Puts every control to where it gives these options."""
        controls = (
            self.format, self.quality, self.scale, self.side, self.srgb, self.separate,
            self.metadata, self.gps, self.original, self.flats,
        )  # fmt: skip
        blockers = [QSignalBlocker(control) for control in controls]
        self.format.setCurrentIndex(self.format.findData(options.format))
        if options.row.lossy:
            self.quality.set_value(options.quality)
        self.scale.setChecked(options.max_side > 0)
        if options.max_side:
            self.side.set_value(options.max_side)
        self.srgb.setChecked(options.convert_to_srgb)
        self.separate.setChecked(options.separate)
        self.flats.setCurrentIndex(max(0, self.flats.findData(options.flats)))
        self.metadata.setChecked(options.keep_metadata)
        self.gps.setChecked(options.keep_gps)
        self.original.setChecked(options.original_tone)
        del blockers
        self._changed()

    def _changed(self) -> None:
        """Shows what the choices mean, and what they leave to choose."""
        row = self.row
        self.quality.setVisible(row.lossy)
        made = self.scale.isChecked() or self.srgb.isChecked() or self.separate.isChecked()
        said = LAYERED if row.layered else LOSSY if row.lossy else CHANGED if made else SEALED
        self.told.setText(QCoreApplication.translate("Export", said))
        for box in (self.scale, self.srgb, self.separate, self.original):
            box.setEnabled(not row.layered)
        self.flats.setEnabled(row.layered)
        self.side.setEnabled(not row.layered and self.scale.isChecked())
        self.metadata.setEnabled(row.texts)
        self.gps.setEnabled(row.texts and self.metadata.isChecked())
        self.presets.show_options(self.options())
        self._place()

    # -- where it goes ----------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """What the fields of the name stand for."""
        from colorstudio.imaging.fitting import fitted_size

        session, document = self._session, self._session.document
        assert document is not None
        state, color = document.state, session.tool.color
        size = fitted_size(state.size, self.options().max_side or None)
        ways = [str(recipe.get("way", "")) for recipe in state.recipes]
        layer = state.active_layer
        return {
            "name": Path(document.title).stem,
            "task": session.task,
            "way": ways[-1].rpartition(".")[2] if ways else "",
            "layer": layer.name if layer is not None else "",
            "color": color.hex.removeprefix("#"),
            "color_name": color_words(color),
            "width": size[0],
            "height": size[1],
            "date": self._started,
            "time": self._started,
            "n": 1,
        }

    @property
    def path(self) -> Path | None:
        """Where the file goes, or None while its name cannot be used."""
        return self.name.path

    def _place(self) -> None:
        folder = Path(self.where.text()).expanduser()
        self.name.place(folder, self.row.ending, self.values())
        self._show_button()

    def _show_button(self) -> None:
        self.export_button.setEnabled(self.path is not None)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder"), self.where.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.where.setText)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    # -- go ---------------------------------------------------------------------------------

    def export(self) -> None:
        """Hands the work over and closes; asks first where a file is there already."""
        self._place()
        path = self.path
        if path is None:
            return
        if self.options().separate or not path.exists():
            self._go(path)
            return
        question = QMessageBox(self)
        question.setWindowTitle(self.tr("Export"))
        question.setText(self.tr("“{0}” is there already. Replace it?").format(path.name))
        replace_button = question.addButton(self.tr("&Replace"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.finished.connect(
            lambda _: self._go(path) if question.clickedButton() is replace_button else None
        )
        question.open()

    def _go(self, path: Path) -> None:
        settings, options = self._session.settings, self.options()
        settings.keep_metadata, settings.keep_gps = self.metadata.isChecked(), self.gps.isChecked()
        if options.row.lossy:
            settings.jpeg_quality = options.quality
        settings.last_folder = str(path.parent)
        settings.export_last = to_text(options)
        settings.export_template = self.name.template
        self._session.save_settings()
        self._session.export(path, options)
        self.accept()


def _row(first: QWidget, second: QWidget) -> QWidget:
    """Two controls beside each other; the text field of them, or the second, takes what is left."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    line = isinstance(first, QLineEdit)
    row.addWidget(first, 1 if line else 0)
    row.addWidget(second, 0 if line else 1)
    return both
