"""Parts of the Recolor panel: the new colour and where it comes from, asked against got."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.ui import clipboard, recolor_actions
from colorstudio.ui.recolor_actions import Reference
from colorstudio.ui.session import Session
from colorstudio.ui.text import number
from colorstudio.ui.widgets.buttons import heading, icon_button
from colorstudio.ui.widgets.color_picker import parse_color
from colorstudio.ui.widgets.color_popup import pick_color
from colorstudio.ui.widgets.elided import ElidedLabel
from colorstudio.ui.widgets.swatch import RecentColors, Swatch, color_words

if TYPE_CHECKING:
    from colorstudio.imaging.recolor import RecolorReport

SWATCH, SMALL = 28, 20
TARGETS = 24
"""Colours that are one click away: two rows."""


class NewColor(QWidget):
    """A swatch with its picker, text, eyedropper, a reference, and colours one click away.

    ``chosen(Color)``: asked by hand. ``refused(str)``: what was typed is no colour.
    ``patch_wanted()``: the next drag over the picture is to say whose colour is taken.
    ``referred()``: another reference, or none any more.
    """

    chosen = Signal(object)
    refused = Signal(str)
    patch_wanted = Signal()
    referred = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.color = session.tool.color
        self.reference: Reference | None = None
        self.swatch = Swatch(self.color, self.tr("New colour"), SWATCH)
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("New colour as #rrggbb or L a b"))
        self.text.setToolTip(self.text.accessibleName())
        self.dropper = icon_button(
            "pipette",
            self.tr("Take a colour from the picture (hold Alt)"),
            lambda: session.set_tool(id="eyedropper"),
        )
        self.refer = icon_button(
            "image", self.tr("Take the colour of another picture or of a patch"), self._refer
        )
        self.words = ElidedLabel(role="dim")
        self.no_reference = icon_button("x", self.tr("Let the reference go"), self._forget)
        self.targets = RecentColors()
        self._lay_out()
        self.swatch.clicked.connect(self._open_picker)
        self.text.editingFinished.connect(self._typed)
        self.targets.chosen.connect(self.chosen)

    def _lay_out(self) -> None:
        asked = QHBoxLayout()
        asked.setSpacing(4)
        asked.addWidget(self.swatch)
        asked.addWidget(self.text, 1)
        asked.addWidget(self.dropper)
        asked.addWidget(self.refer)
        said = QHBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.words, 1)
        said.addWidget(self.no_reference)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("New colour")))
        column.addLayout(asked)
        column.addLayout(said)
        column.addWidget(self.targets)

    def show_color(self, color: Color) -> None:
        """The colour that is asked for where there is no reference."""
        self.color = color
        self.refresh()

    def refresh(self) -> None:
        """Shows colour and reference as they are."""
        reference, there = self.reference, self._session.document is not None
        self.swatch.set_color(self.color)
        if not self.text.isModified():
            self.text.setText(self.color.hex)
        self.words.setText(
            self.tr("Colour of {0}").format(reference.name)
            if reference is not None
            else color_words(self.color)
        )
        self.no_reference.setVisible(reference is not None)
        for control in (self.swatch, self.text):
            control.setEnabled(there and reference is None)
        for control in (self.dropper, self.refer, self.targets):
            control.setEnabled(there)
        self.show_targets()

    def show_targets(self) -> None:
        """Swatches of the document's palette, then the colours that were used."""
        document = self._session.document
        own = [s.color.text for s in document.state.palette] if document is not None else []
        texts = dict.fromkeys([*own, *self._session.settings.recent_colors])
        self.targets.show_colors(list(texts)[:TARGETS])
        self.targets.setVisible(bool(texts))

    def _typed(self) -> None:
        if not self.text.isModified():
            return
        self.text.setModified(False)
        try:
            color = parse_color(self.text.text().strip())
        except BadInput as error:
            self.refused.emit(str(error))
        else:
            self.chosen.emit(color)

    def _open_picker(self) -> None:
        at = self.swatch.mapToGlobal(QPoint(0, self.swatch.height() + 4))
        pick_color(self, self.color, at, self.chosen.emit, self._session.use_color)

    # -- a reference ------------------------------------------------------------------------------

    def reference_menu(self) -> QMenu:
        """Where a reference may come from."""
        menu = QMenu(self)
        menu.addAction(self.tr("From a &Picture…")).triggered.connect(lambda *_: self._ask_file())
        patch = menu.addAction(self.tr("From a Patch of &This Picture"))
        patch.triggered.connect(lambda *_: self.patch_wanted.emit())
        return menu

    def _refer(self) -> None:
        menu = self.reference_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.refer.mapToGlobal(QPoint(0, self.refer.height())))

    def _ask_file(self) -> None:
        from colorstudio.imaging.io import ENDINGS

        endings = " ".join(f"*{e}" for e in sorted(ENDINGS))
        folder = self._session.settings.last_folder or str(Path.home())
        filters = self.tr("Pictures ({0})").format(endings)
        dialog = QFileDialog(self, self.tr("Reference"), folder, filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def take_file(self, path: Path) -> None:
        """The colour of a picture file is what is asked for."""
        recolor_actions.read_reference(self._session, path, self.refer_to)

    def take_mime(self, data: QMimeData) -> None:
        """The colour of what was dropped is what is asked for: a file, a picture, a swatch."""
        files = clipboard.files_of(data)
        image = data.imageData() if data.hasImage() else None
        if files:
            self.take_file(files[0])
        elif isinstance(image, QImage) and not image.isNull():
            recolor_actions.read_reference_bytes(
                self._session, clipboard.png_bytes(image), self.tr("A picture"), self.refer_to
            )

    def refer_to(self, reference: Reference | None) -> None:
        """The colour of a reference is what is asked for; None: that of the swatch again."""
        self.reference = reference
        self.refresh()
        self.referred.emit()

    def _forget(self) -> None:
        self.refer_to(None)


class AskedAndGot(QWidget):
    """Two swatches with their words, and how far they are apart where the colour lands."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        grey = Color(50.0, 0.0, 0.0)
        titles = self.tr("Asked"), self.tr("Got")
        self.asked, self.got = (Swatch(grey, title, SMALL) for title in titles)
        self.asked_words, self.got_words = ElidedLabel(), ElidedLabel()
        rows = zip(titles, (self.asked, self.got), (self.asked_words, self.got_words), strict=True)
        for n, (title, swatch, words) in enumerate(rows):
            label = QLabel(title)
            label.setProperty("role", "dim")
            swatch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            grid.addWidget(label, n, 0)
            grid.addWidget(swatch, n, 1)
            grid.addWidget(words, n, 2)
        self.differs = QLabel()
        self.differs.setToolTip(self.tr("CIEDE2000 between asked and got, where the colour lands"))
        grid.addWidget(self.differs, 1, 3)

    def show_report(self, report: RecolorReport) -> None:
        """Shows what came of the colour that was asked for."""
        for swatch, words, color in (
            (self.asked, self.asked_words, report.asked),
            (self.got, self.got_words, report.got),
        ):
            swatch.set_color(color)
            words.setText(f"{color.hex} {color_words(color)}")
        self.differs.setText(f"ΔE {number(report.delta_e00, 1)}")
