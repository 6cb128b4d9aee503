"""Saving a share card: what it shows, what it holds, how large it becomes, where it goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.card_file import LARGE_BYTES, MOST_BYTES
from colorstudio.document.project_writer import PngCache
from colorstudio.document.share_card import CardPicture, card_picture, packed_project, save_card
from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import JobContext
from colorstudio.ui.card_picture import CardText, paint_card, rgb_of
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import note, text_button
from colorstudio.ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from colorstudio.document.answer import Answer

PREVIEW = 620
"""Longer side of the card as the dialog shows it, logical pixels."""


@dataclass(frozen=True)
class _Asked:
    """What goes into the card besides its picture."""

    metadata: bool
    gps: bool


class ShareCardDialog(QDialog):
    """The card of the document as it was when the dialog was opened."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        document = session.document
        assert document is not None
        self._document = document
        self._state, self._kept = document.state, session.kept
        self._cache = PngCache()
        self._picture: CardPicture | None = None
        self._solved: tuple[Answer | None] | None = None
        self._image: QImage | None = None
        self._project: bytes | None = None
        self._packed: _Asked | None = None
        self.setWindowTitle(self.tr("Save a share card"))
        self.preview = QLabel(self.tr("Preparing the card…"))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setFixedSize(PREVIEW, PREVIEW * 3 // 4)
        self.preview.setAccessibleName(self.tr("The card"))
        self.title = QLineEdit(Path(document.title).stem)
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setPlaceholderText(self.tr("Title"))
        self.title.setMaxLength(120)
        self.shown = ChoiceBox()
        self.shown.setAccessibleName(self.tr("What the card shows"))
        self.shown.addItem(self.tr("Before and after"), True)
        self.shown.addItem(self.tr("The result alone"), False)
        self.rings = QCheckBox(self.tr("Show where hints lie"))
        self.metadata = QCheckBox(self.tr("Camera data"))
        self.metadata.setChecked(session.settings.keep_metadata)
        self.gps = QCheckBox(self.tr("The place where it was taken (GPS)"))
        self.gps.setChecked(session.settings.keep_gps)
        self.size_text = note("")
        self.holds = note(
            self.tr(
                "The card holds the whole project: the original photo, layers, masks and hints. "
                "Whoever has the file can open all of them."
            )
        )
        self.save_button = text_button(self.tr("&Save…"), self._ask_path)
        self.save_button.setDefault(True)
        self._lay_out()
        self._connect()
        self._prepare()
        self.title.setFocus()
        self.title.selectAll()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (self.title, self.shown, self.rings, self.metadata, self.gps):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self.holds)
        column.addWidget(self.size_text)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(text_button(self.tr("Cancel"), self.reject))
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.preview)
        row.addLayout(column, 1)
        self.metadata.setEnabled(self._state.metadata is not None)
        self.setMinimumWidth(PREVIEW + 330)

    def _connect(self) -> None:
        self.title.textChanged.connect(lambda _: self._paint())
        self.shown.activated.connect(lambda _: self._paint())
        self.rings.toggled.connect(lambda _: self._paint())
        self.metadata.toggled.connect(lambda _: self._pack())
        self.gps.toggled.connect(lambda _: self._pack())

    # -- the work, all on the slow lane -----------------------------------------------------------

    def _prepare(self) -> None:
        state, pyramid = self._state, self._session.pyramid

        def work(context: JobContext) -> tuple[CardPicture, Answer | None]:
            from colorstudio.document.files import solved

            answer = solved(state, pyramid, context)
            return card_picture(state, answer, pyramid, context.check), answer

        def then(made: tuple[CardPicture, Answer | None]) -> None:
            picture, answer = made
            self._picture, self._solved = picture, (answer,)
            self.shown.setEnabled(picture.before is not None)
            self.rings.setEnabled(bool(picture.rings))
            self._paint()
            self._pack()

        self._submit(self.tr("Prepare the card"), work, then, "card")
        self._show_size()

    def _pack(self) -> None:
        from colorstudio.document.looks import ENTRY, packed

        self.gps.setEnabled(self.metadata.isEnabled() and self.metadata.isChecked())
        asked = _Asked(self.metadata.isChecked(), self.gps.isChecked())
        others = {name: data for name, data in self._state.foreign.items() if name != ENTRY}
        plain, kept = self._state, self._kept
        cache, solved = self._cache, self._solved
        self._packed, self._project = asked, None
        self._show_size()
        if solved is None:  # it comes with the picture
            return
        (answer,) = solved

        def work(context: JobContext) -> bytes:
            looks = {ENTRY: packed((c.task, c.pinned, c.look) for c in kept)} if kept else {}
            state = replace(plain, foreign={**others, **looks})
            return packed_project(
                state, answer, context.check, cache,
                keep_metadata=asked.metadata, keep_gps=asked.gps,
            )  # fmt: skip

        def then(project: bytes) -> None:
            if self._packed == asked:
                self._project = project
                self._show_size()

        self._submit(self.tr("Pack the project"), work, then, "card-project")

    def _paint(self) -> None:
        picture = self._picture
        if picture is None:
            return
        self._image = None  # what is saved is what was chosen last
        self._show_size()
        text = CardText.for_title(self.title.text())
        both, rings = bool(self.shown.currentData()), self.rings.isChecked()

        def work(context: JobContext) -> QImage:
            context.check()
            return paint_card(picture, text, both=both, rings=rings)

        def then(image: QImage) -> None:
            self._image = image
            ratio = self.devicePixelRatioF()
            shown = QPixmap.fromImage(image).scaled(
                self.preview.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
            shown.setDevicePixelRatio(ratio)
            self.preview.setPixmap(shown)
            self._show_size()

        self._submit(self.tr("Draw the card"), work, then, "card-picture")

    def _submit(self, title: str, work: object, then: object, key: str) -> None:
        from shiboken6 import isValid

        def refused(error: BaseException) -> None:
            if not isValid(self):
                return
            if isinstance(error, ColorStudioError):
                self.size_text.setText(str(error))
            else:
                self._session.report_error(error, title)

        def done(result: object) -> None:
            if isValid(self):
                then(result)  # type: ignore[operator]

        self._session.submit(
            title, work, key=key, quiet=True, front=True, then=done,  # type: ignore[arg-type]
            refused=refused,
        )  # fmt: skip

    # -- what is said, and saving -----------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """Whether picture and project are there, and small enough to be saved."""
        project = self._project
        return self._image is not None and project is not None and len(project) <= MOST_BYTES

    def _show_size(self) -> None:
        self.save_button.setEnabled(self.ready)
        if self._project is None:
            self.size_text.setText(self.tr("Packing the project…"))
            return
        size = len(self._project)
        said = self.tr("The project in it: {0} MB.").format(f"{size / 1e6:.1f}")
        if size > MOST_BYTES:
            said = self.tr("This project is too large for a card: {0} GB, 2 at most.").format(
                f"{size / 1e9:.1f}"
            )
        elif size > LARGE_BYTES:
            said += " " + self.tr(
                "That is more than many mail and chat programs carry; they may write the card "
                "anew, without the project."
            )
        else:
            said += " " + self.tr("Send it as a file: as a photo, it would lose the project.")
        self.size_text.setText(said)

    def _ask_path(self) -> None:
        folder = self._session.settings.last_folder or str(Path.home())
        filters = self.tr("Share card ({0})").format("*.png")
        dialog = QFileDialog(self, self.tr("Save a share card"), folder, filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.selectFile(f"{Path(self._document.title).stem}-card.png")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def save(self, path: Path) -> None:
        """Writes the card as it is shown, and closes."""
        image, project, title = self._image, self._project, self.title.text().strip()
        session = self._session
        if image is None or project is None or not self.ready:
            return
        rgb, saved = rgb_of(image), self.tr("Saved the card {0}.").format(path.name)

        def work(context: JobContext) -> None:
            context.check()
            save_card(path, rgb, title, project)

        session.files.write(
            self.tr("Save {0}").format(path.name), work, key=f"save:{path}", front=True,
            then=lambda _: session.notice(saved),
        )  # fmt: skip
        self.accept()
