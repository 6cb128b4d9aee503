"""Parts of the Sketch panel: references bound to parts of the page, and a cast with its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.document import Committed, Document
from colorstudio.errors import ColorStudioError
from colorstudio.imaging.color import Color
from colorstudio.imaging.pixels import Pixels
from colorstudio.ui import recolor_actions, sketch_actions
from colorstudio.ui.session import Session
from colorstudio.ui.sketch_actions import BoundReference
from colorstudio.ui.widgets.buttons import heading, icon_button, note, text_button
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.color_popup import pick_color
from colorstudio.ui.widgets.elided import ElidedLabel
from colorstudio.ui.widgets.swatch import Swatch

if TYPE_CHECKING:
    from colorstudio.imaging.cast import Cast

SWATCH = 20
SAME = "\0same"
"""Stands for a mask in the box of a reference that is the drawing itself; no mask is called so."""
COLUMNS = 2
PICTURES = "*.png *.jpg *.jpeg *.webp *.tif *.tiff *.psd *.bmp"


class ReferencesBox(QWidget):
    """Pictures whose colours are proposed, each for a mask or for the rest of the drawing."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.references: list[BoundReference] = []
        self.seed = 0
        self.add = icon_button("image-plus", self.tr("Add a reference picture…"), self._ask)
        self.propose = text_button(self.tr("Propose"), lambda: self._propose(again=False))
        self.propose.setToolTip(
            self.tr("Propose a colour for every region without a hint, as hints")
        )
        self.another = icon_button(
            "dices", self.tr("Another proposal"), lambda: self._propose(again=True)
        )
        self.empty = note(self.tr("Drop a coloured picture here to take its colours."))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(heading(self.tr("Reference")), 1)
        head.addWidget(self.add)
        run = QHBoxLayout()
        run.setSpacing(4)
        run.addWidget(self.propose, 1)
        run.addWidget(self.another)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addLayout(self._rows)
        column.addLayout(run)
        session.committed.connect(self._committed)
        self.refresh()

    def take(self, pixels: Pixels, name: str, mask: str = "") -> None:
        """Adds a reference for a mask ("" for the rest)."""
        self.references.append(BoundReference(pixels, name, mask or self._session.mask))
        self.seed = 0
        self.refresh()
        self.changed.emit()

    def read(self, path: Path) -> None:
        """Reads a picture file as a further reference."""
        recolor_actions.read_reference(
            self._session,
            path,
            lambda found: self.take(found.pixels, found.name),
            instead=False,
        )

    def forget(self) -> None:
        """Lets all references go."""
        self.references = []
        self.refresh()

    def refresh(self) -> None:
        """Shows the references as they are."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for n, reference in enumerate(self.references):
            self._rows.addWidget(self._row(n, reference))
        some = bool(self.references)
        self.empty.setVisible(not some)
        self.propose.setVisible(some)
        self.another.setVisible(some)

    def _row(self, n: int, reference: BoundReference) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        mask = ChoiceBox()
        mask.setAccessibleName(self.tr("What {0} is for").format(reference.name))
        mask.setToolTip(mask.accessibleName())
        narrow(mask)
        mask.addItem(self.tr("Whole drawing"), "")
        mask.addItem(self.tr("This very drawing, coloured"), SAME)
        document = self._session.document
        for name in document.state.masks if document is not None else ():
            mask.addItem(name, name)
        bound = SAME if reference.same else reference.mask
        if mask.findData(bound) < 0:
            mask.addItem(self.tr("{0} (gone)").format(bound), bound)
        mask.setCurrentIndex(mask.findData(bound))
        mask.activated.connect(lambda _: self._bind(n, mask.currentData()))
        line.addWidget(ElidedLabel(reference.name), 1)
        line.addWidget(mask, 1)
        line.addWidget(icon_button("x", self.tr("Let the reference go"), lambda: self._drop(n)))
        return row

    def _bind(self, n: int, mask: str) -> None:
        old = self.references[n]
        same = mask == SAME
        self.references[n] = BoundReference(old.pixels, old.name, "" if same else mask, same)
        self.changed.emit()

    def _drop(self, n: int) -> None:
        del self.references[n]
        self.refresh()
        self.changed.emit()

    def _committed(self, committed: Committed) -> None:
        if committed.change.masks and self.references:
            self.refresh()

    def _propose(self, *, again: bool) -> None:
        self.seed = self.seed + 1 if again else 0
        sketch_actions.propose(self._session, self.references, seed=self.seed)

    def _ask(self) -> None:
        folder = self._session.settings.last_folder or str(Path.home())
        dialog = QFileDialog(
            self, self.tr("Reference"), folder, f"{self.tr('Pictures')} ({PICTURES})"
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: [self.read(Path(name)) for name in names])
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()


class CastBox(QWidget):
    """A character's colours by named part; words set them, and the drawing follows at once."""

    def __init__(self, session: Session, references: ReferencesBox) -> None:
        super().__init__()
        self._session = session
        self._references = references
        self.cast: Cast | None = None
        self.reference: Pixels | None = None
        self.seed = 0
        self.load = icon_button("folder-open", self.tr("Open a cast…"), self._ask)
        self.save = icon_button("save", self.tr("Save the cast…"), self._ask_save)
        self.name = ElidedLabel(role="dim")
        self.empty = note(self.tr("A cast is a character's colours by name: hair, coat, eyes."))
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("hair: dark green; coat: #aa3322"))
        self.words.setAccessibleName(self.tr("Colours of parts, in words"))
        self.problem = note("")
        self.problem.hide()
        self.place = text_button(self.tr("Place on the drawing"), lambda: self._place(again=False))
        self.another = icon_button(
            "dices", self.tr("Place it another way"), lambda: self._place(again=True)
        )
        self._parts = QGridLayout()
        self._parts.setSpacing(4)
        self._lay_out()
        self.words.returnPressed.connect(self._obey)
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(heading(self.tr("Cast")))
        head.addWidget(self.name, 1)
        head.addWidget(self.load)
        head.addWidget(self.save)
        run = QHBoxLayout()
        run.setSpacing(4)
        run.addWidget(self.place, 1)
        run.addWidget(self.another)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addLayout(self._parts)
        column.addWidget(self.words)
        column.addWidget(self.problem)
        column.addLayout(run)

    def read(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Opens a cast file and the reference beside it; then does what is said."""

        def taken(cast: Cast, reference: Pixels | None) -> None:
            self.take(cast, reference)
            if then is not None:
                then()

        sketch_actions.read_cast(self._session, path, taken)

    def take(self, cast: Cast, reference: Pixels | None) -> None:
        """Shows a cast; nothing is placed yet."""
        self.cast, self.reference, self.seed = cast, reference, 0
        self.refresh()

    def refresh(self) -> None:
        """Shows the parts and their colours."""
        while (item := self._parts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        cast = self.cast
        self.empty.setVisible(cast is None)
        for control in (self.save, self.place, self.another):
            control.setVisible(cast is not None)
        self.name.setText(cast.name if cast is not None else "")
        if cast is None:
            return
        for n, part in enumerate(cast.parts):
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(4)
            swatch = Swatch(part.color, part.name, SWATCH)
            swatch.clicked.connect(lambda *_, name=part.name, s=swatch: self._pick(name, s))
            line.addWidget(swatch)
            line.addWidget(ElidedLabel(part.name), 1)
            self._parts.addWidget(holder, n // COLUMNS, n % COLUMNS)

    # -- words and swatches -----------------------------------------------------------------------

    def _obey(self) -> None:
        from colorstudio.imaging.color_named import parts_from_words

        try:
            colors = parts_from_words(self.words.text())
            if self.cast is not None:
                named = {self._key(part.name) for part in self.cast.parts}
                known = {n: c for n, c in colors.items() if self._key(n) in named}
                words = "; ".join(f"{n}: {c.text}" for n, c in known.items())
                self.cast = self.cast.with_words(words) if words else self.cast
            missing = self._set(colors)
        except ColorStudioError as error:
            self._say(str(error))
            return
        self.refresh()
        if missing:
            self._say(
                self.tr("No part of the drawing is called “{0}”.").format("”, “".join(missing))
            )
        else:
            self._say("")
            self.words.clear()

    def _set(self, colors: dict[str, Color]) -> list[str]:
        """Colours the hints of named parts; the names that neither hints nor the cast have."""
        document = self._session.document
        groups = {self._key(g) for g in document.state.hints.groups} if document else set()
        if self.cast is not None:
            groups |= {self._key(part.name) for part in self.cast.parts}
        sketch_actions.obey(self._session, dict(colors))
        return [name for name in colors if self._key(name) not in groups]

    def _pick(self, name: str, swatch: Swatch) -> None:
        def chosen(color: Color) -> None:
            if self.cast is not None:
                self.cast = self.cast.with_words(f"{name}: {color.text}")
                swatch.set_color(color)
                self._set({name: color})

        below = swatch.mapToGlobal(QPoint(0, swatch.height()))
        pick_color(self, swatch.color, below, chosen, settled=self._session.use_color)

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    @staticmethod
    def _key(name: str) -> str:
        return " ".join(name.split()).casefold()

    # -- the drawing ------------------------------------------------------------------------------

    def place_on_drawing(self) -> None:
        """Proposes hints in the cast's colours, the likeliest first."""
        self._place(again=False)

    def _place(self, *, again: bool) -> None:
        if self.cast is None:
            return
        self.seed = self.seed + 1 if again else 0
        references = list(self._references.references)
        if self.reference is not None and not references:
            references = [BoundReference(self.reference, self.cast.name)]
        sketch_actions.propose(self._session, references, cast=self.cast, seed=self.seed)

    # -- files ------------------------------------------------------------------------------------

    def _ask(self) -> None:
        dialog = self._dialog(self.tr("Open a cast"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def _ask_save(self) -> None:
        dialog = self._dialog(self.tr("Save the cast"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        folder = self._session.settings.last_folder or str(Path.home())
        dialog = QFileDialog(self, title, folder, f"{self.tr('Casts')} (*.json)")
        dialog.finished.connect(lambda _: dialog.deleteLater())
        return dialog

    def write(self, path: Path) -> None:
        """Saves the cast as it is now."""
        from colorstudio.imaging import cast as casts

        if self.cast is None:
            return
        cast = self.cast
        self._session.submit(
            self.tr("Save the cast"), lambda _: casts.save(path, cast), key="cast", quiet=True
        )

    def document_changed(self, document: Document | None) -> None:
        """A cast goes from page to page; what was said about the last one does not."""
        self._say("")
        self.setEnabled(document is not None)


def narrow(box: QComboBox) -> None:
    """Lets a box be as narrow as the panel; long names are cut, and told in the tooltip."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)


def drop_names(paths: list[Path]) -> tuple[list[Path], list[Path]]:
    """What was dropped on the panel: casts, and pictures."""
    casts = [p for p in paths if p.suffix.lower() == ".json"]
    return casts, [p for p in paths if p not in casts]


__all__ = ["CastBox", "ReferencesBox", "drop_names", "narrow"]
