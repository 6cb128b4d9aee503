"""Export: where to, in which format, with what metadata, in the neutral or the original tone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
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

from colorstudio.ui.session import Session
from colorstudio.ui.text import marked as _T
from colorstudio.ui.widgets.buttons import icon_button, note, text_button
from colorstudio.ui.widgets.scrub import ScrubField

if TYPE_CHECKING:
    from colorstudio.imaging.io import WriteOptions


@dataclass(frozen=True)
class FormatRow:
    """A way to write a file. ``depth``: bits, None: the document's. ``lossy``: has a quality."""

    id: str
    title: str
    ending: str
    depth: int | None = None
    lossy: bool = False
    lossless: bool = False
    keeps: str = ""


SEALED = _T("Export", "Lossless: the lightness of the photo is kept.")
LOSSY = _T("Export", "Lossy: smaller files, and no promise about lightness.")
FORMATS: tuple[FormatRow, ...] = (
    FormatRow("png", "PNG", ".png", keeps=SEALED),
    FormatRow("png16", "PNG, 16 bit", ".png", depth=16, keeps=SEALED),
    FormatRow("jpeg", "JPEG", ".jpg", lossy=True, keeps=LOSSY),
    FormatRow("webp", "WebP", ".webp", lossy=True, keeps=LOSSY),
    FormatRow(
        "webp-lossless", _T("Export", "WebP, lossless"), ".webp", lossless=True, keeps=SEALED
    ),
    FormatRow("tiff", "TIFF", ".tif", keeps=SEALED),
    FormatRow("tiff16", "TIFF, 16 bit", ".tif", depth=16, keeps=SEALED),
)


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
        self.folder = Path(settings.last_folder or Path.home())
        self.name = QLineEdit(f"{Path(document.title).stem}-coloured.png")
        self.name.setAccessibleName(self.tr("File name"))
        self.where = QLineEdit(str(self.folder))
        self.where.setAccessibleName(self.tr("Folder"))
        self.browse = icon_button("folder-open", self.tr("Choose the folder"), self._browse)
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        for row in FORMATS:
            self.format.addItem(QCoreApplication.translate("Export", row.title), row)
        self.quality = ScrubField(self.tr("Quality"), settings.jpeg_quality, 1, 100, default=92)
        self.told = note("")
        self.metadata = QCheckBox(self.tr("Camera data and recipe"))
        self.metadata.setChecked(settings.keep_metadata)
        self.gps = QCheckBox(self.tr("The place where it was taken (GPS)"))
        self.gps.setChecked(settings.keep_gps)
        self.original = QCheckBox(self.tr("In the tone of the original scan"))
        self.original.setToolTip(
            self.tr("The cast that was neutralised lies over the result again")
        )
        self.original.setVisible(document.state.tone is not None)
        self.export_button = text_button(self.tr("&Export"), self.export)
        self.export_button.setDefault(True)
        self._lay_out()
        self.format.currentIndexChanged.connect(lambda _: self._show_format())
        self.metadata.toggled.connect(self.gps.setEnabled)
        self.name.textChanged.connect(lambda t: self.export_button.setEnabled(bool(t.strip())))
        self._show_format()
        self.gps.setEnabled(self.metadata.isChecked())
        self.name.setFocus()
        self.name.setSelection(0, len(Path(self.name.text()).stem))

    def _lay_out(self) -> None:
        folder = QHBoxLayout()
        folder.setSpacing(4)
        folder.addWidget(self.where, 1)
        folder.addWidget(self.browse)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows = ((self.tr("&Name"), self.name), (self.tr("&Format"), self.format))
        for n, (text, widget) in enumerate(rows):
            label = QLabel(text)
            label.setBuddy(widget)
            grid.addWidget(label, n, 0)
            grid.addWidget(widget, n, 1)
        label = QLabel(self.tr("Fol&der"))
        label.setBuddy(self.where)
        grid.addWidget(label, 2, 0)
        grid.addLayout(folder, 2, 1)
        grid.addWidget(self.quality, 3, 1)
        grid.addWidget(self.told, 4, 1)
        for n, box in enumerate((self.metadata, self.gps, self.original)):
            grid.addWidget(box, 5 + n, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(text_button(self.tr("Cancel"), self.reject))
        buttons.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addStretch(1)
        column.addLayout(buttons)
        self.resize(480, 360)

    @property
    def row(self) -> FormatRow:
        return FORMATS[self.format.currentIndex()]

    def _show_format(self) -> None:
        row = self.row
        self.quality.setEnabled(row.lossy)
        self.told.setText(QCoreApplication.translate("Export", row.keeps))
        name = self.name.text().strip()
        self.name.setText(str(Path(name).with_suffix(row.ending)) if name else "")

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder"), self.where.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.where.setText)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    @property
    def path(self) -> Path:
        """Where the file goes; the format's ending is added where the name has none."""
        name = Path(self.name.text().strip())
        path = Path(self.where.text()).expanduser() / name
        return path if path.suffix else path.with_suffix(self.row.ending)

    def options(self) -> WriteOptions:
        """The choices as the writer takes them."""
        from colorstudio.imaging.io import WriteOptions

        row = self.row
        return WriteOptions(
            quality=round(self.quality.number()),
            lossless=row.lossless,
            keep_metadata=self.metadata.isChecked(),
            keep_gps=self.gps.isChecked() and self.metadata.isChecked(),
            depth=row.depth,
        )

    def export(self) -> None:
        """Hands the work over and closes; asks first where a file is there already."""
        path = self.path
        if not path.exists():
            self._go(path)
            return
        question = QMessageBox(self)
        question.setWindowTitle(self.tr("Export"))
        question.setText(self.tr("“{0}” is there already. Replace it?").format(path.name))
        replace = question.addButton(self.tr("&Replace"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.finished.connect(
            lambda _: self._go(path) if question.clickedButton() is replace else None
        )
        question.open()

    def _go(self, path: Path) -> None:
        settings = self._session.settings
        settings.keep_metadata, settings.keep_gps = self.metadata.isChecked(), self.gps.isChecked()
        settings.jpeg_quality = round(self.quality.number())
        settings.last_folder = str(path.parent)
        self._session.save_settings()
        original = self.original.isChecked() and not self.original.isHidden()
        self._session.export(path, self.options(), original_tone=original)
        self.accept()
