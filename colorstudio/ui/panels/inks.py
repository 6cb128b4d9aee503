"""Inks for print: what a plate has to be like, a proof to look at, plates to save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from colorstudio.jobs.job import JobContext
from colorstudio.ui.session import Session
from colorstudio.ui.text import number
from colorstudio.ui.widgets.buttons import note, text_button
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.fold import Fold
from colorstudio.ui.widgets.scrub import ScrubField

if TYPE_CHECKING:
    from colorstudio.methods.palette.separate import Separation

PROOF_SIDE = 900


class InksBox(QWidget):
    """Folded until it is needed. Works on the document's palette and the picture as it is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        body = QWidget()
        self.dpi = ScrubField(self.tr("Resolution"), 300, 50, 2400, default=300, unit="dpi")
        self.trap = self._length(self.tr("Trap"), 0.0, 3.0)
        self.width_ = self._length(self.tr("Least line"), 0.0, 5.0)
        self.area = ScrubField(
            self.tr("Least island"), 0, 0, 100, default=0, unit="mm²", decimals=1, step=0.1
        )
        self.lpi = ScrubField(self.tr("Halftone"), 0, 0, 200, default=0, unit="lpi")
        self.angle = ScrubField(self.tr("Angle"), 0, -90, 90, default=0, unit="°")
        self.bits = ChoiceBox()
        self.bits.setAccessibleName(self.tr("Depth of the plates"))
        self.bits.addItem(self.tr("1 bit"), 1)
        self.bits.addItem(self.tr("8 bit"), 8)
        self.white = QCheckBox(self.tr("Underbase"))
        self.proof = text_button(self.tr("Proof"), self.show_proof)
        self.save = text_button(self.tr("Save plates…"), self._ask_folder)
        self.report = note("")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        rows = (
            (self.dpi,), (self.width_,), (self.area,),  # names that two in a row would cut off
            (self.trap, self.lpi), (self.angle, self.bits), (self.white,), (self.proof, self.save),
            (self.report,),
        )  # fmt: skip
        for n, row in enumerate(rows):
            for place, field in enumerate(row):
                grid.addWidget(field, n, place, 1, 3 - len(row))
        self.fold = Fold(self.tr("Inks for print"), body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.report.hide()

    def _length(self, label: str, low: float, high: float) -> ScrubField:
        return ScrubField(label, low, low, high, default=low, unit="mm", decimals=2, step=0.05)

    def values(self) -> dict[str, Any]:
        """The fields of a `SeparateRequest` as they stand."""
        return {
            "dpi": round(self.dpi.number()),
            "trap": self.trap.number(),
            "min_width": self.width_.number(),
            "min_area": self.area.number(),
            "lpi": self.lpi.number(),
            "angle": self.angle.number(),
            "bits": self.bits.currentData(),
            "underbase": self.white.isChecked(),
        }

    def show_proof(self) -> None:
        """Separates, and shows what the plates would print."""
        self._separate(self._proved)

    def save_plates(self, folder: Path) -> None:
        """Separates, and writes a plate for each ink into a folder."""

        def write(separation: Separation) -> None:
            session = self._session

            def work(context: JobContext) -> list[Path]:
                from colorstudio.methods.palette.separate import write_plates

                context.check()
                return write_plates(folder, separation)

            def done(paths: list[Path]) -> None:
                self._tell(separation)
                session.notice(
                    self.tr("%n plates were written to {0}.", "", len(paths)).format(folder.name)
                )

            session.submit(self.tr("Save plates"), work, then=done)

        self._separate(write)

    def _separate(self, then: Any) -> None:
        session = self._session
        document = session.document
        if document is None:
            return
        state, answer, look, values = document.state, document.answer, session.look, self.values()

        def work(context: JobContext) -> Separation:
            from colorstudio.document.look import Scene
            from colorstudio.document.render import flatten
            from colorstudio.imaging.pixels import Pixels
            from colorstudio.methods.palette.separate import SeparateRequest, separate

            pixels = flatten(state, answer, context.check, cache=session.pyramid)
            if look is not None:
                scene = Scene(state, answer, session.pyramid, {})
                draft, whole = look.finished(scene, context.check)
                if whole is None:
                    whole = draft.shown(pixels.array, pixels.rect, 0)
                pixels = Pixels(whole, state.profile)
            request = SeparateRequest(image=pixels, palette=state.palette, **values)
            return separate(request, context)

        session.submit(self.tr("Separate inks"), work, key="separate", front=True, then=then)

    def _tell(self, separation: Separation) -> None:
        inks = ", ".join(f"{r.name} {number(r.square_cm, 1)} cm²" for r in separation.reports)
        words = self.tr(
            "{0}. Third ink on {1} % of the edges; %n islands removed.", "", separation.islands
        )
        rate = number(100 * separation.third_ink_rate, 2)
        self.report.setText(words.format(inks, rate))
        self.report.show()

    def _proved(self, separation: Separation) -> None:
        self._tell(separation)
        codes = separation.proof.array
        step = max(1, -(-max(codes.shape[:2]) // PROOF_SIDE))
        small = np.ascontiguousarray(codes[::step, ::step, :3])
        if small.dtype != np.uint8:
            small = (small >> 8).astype(np.uint8)
        h, w, _ = small.shape
        picture = QImage(small.data, w, h, 3 * w, QImage.Format.Format_RGB888).copy()
        dialog = QDialog(self.window())
        dialog.setWindowTitle(self.tr("Proof"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel()
        label.setPixmap(QPixmap.fromImage(picture))
        QVBoxLayout(dialog).addWidget(label)
        dialog.show()

    def _ask_folder(self) -> None:
        start = self._session.settings.last_folder or str(Path.home())
        dialog = QFileDialog(self, self.tr("Folder for the plates"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.save_plates(Path(name)))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()
