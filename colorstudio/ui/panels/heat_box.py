"""Where words are found in a reference: a map over it, its parts in words, thresholds to drag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from colorstudio.errors import ColorStudioError
from colorstudio.jobs.job import JobContext
from colorstudio.methods.sketch.reference.edits import THRESHOLDS, TextEdit
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import note
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.scrub import ScrubField
from colorstudio.ui.widgets.threshold_bar import ThresholdBar

if TYPE_CHECKING:
    from colorstudio.ui.sketch_actions import BoundReference

SIDE = 512
"""Longest side at which a map is drawn."""
HIGHEST_PX = 240
REST_MS = 300
CHIP = 10


@dataclass(frozen=True, eq=False)
class _Seen:
    """``m``: rows x columns float32, from 0 (what the words speak of) to 1; ``picture``: h x w x 3
    uint8 sRGB; ``is_flat``: no place is told from another."""

    m: np.ndarray
    picture: np.ndarray
    is_flat: bool


class _Picture(QWidget):
    """The map with the grid of the places that the model tells apart."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._places = (1, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Map over the reference"))

    def show_map(self, rgb: np.ndarray, places: tuple[int, int]) -> None:
        """``rgb``: h x w x 3 uint8; ``places``: rows and columns."""
        h, w, _ = rgb.shape
        kind = QImage.Format.Format_RGB888
        self._image = QImage(rgb.tobytes(), w, h, 3 * w, kind).copy()
        self._places = places
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._image is None:
            return 0
        wanted = width * self._image.height() / self._image.width()
        return min(HIGHEST_PX, max(1, round(wanted)))

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width() or 200))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) / 2
        frame = QRectF(left, 0, size.width(), size.height())
        painter.drawImage(frame, self._image)
        painter.setPen(QColor(255, 255, 255, 70))
        rows, columns = self._places
        for n in range(1, columns):
            x = frame.left() + frame.width() * n / columns
            painter.drawLine(round(x), 0, round(x), round(frame.bottom()))
        for n in range(1, rows):
            y = frame.height() * n / rows
            painter.drawLine(round(frame.left()), round(y), round(frame.right()), round(y))


class HeatBox(QWidget):
    """Asks the model once per question; moving a threshold asks none.

    ``thresholds_changed(values)``: by hand.
    """

    thresholds_changed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        from colorstudio.methods.sketch.reference.heat import COLORS, REGIONS

        self._session = session
        self._asked: tuple[object, ...] | None = None
        self._question: tuple[Sequence[BoundReference], tuple[TextEdit, ...], str, str] | None
        self._question = None
        self._seen: _Seen | None = None
        self.of = ChoiceBox()
        self.of.setAccessibleName(self.tr("Reference"))
        self.of.setToolTip(self.of.accessibleName())
        self.of.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.of.activated.connect(lambda _: self._soon.start())
        self.picture = _Picture()
        self.about = note("")
        colors = [QColor(*color) for color in COLORS]
        self.bar = ThresholdBar(THRESHOLDS, colors, self.tr("Thresholds"))
        self.bar.changed.connect(self._taken)
        self.numbers = tuple(
            ScrubField(
                str(n + 1), value, 0, 1, default=value, decimals=2, step=0.01
            )
            for n, value in enumerate(THRESHOLDS)
        )  # fmt: skip
        for n, number in enumerate(self.numbers):
            number.setAccessibleName(self.tr("Threshold {0}").format(n + 1))
            number.setToolTip(number.accessibleName())
            number.changed.connect(lambda value, n=n: self._typed(n, value))
        self._names = tuple(QCoreApplication.translate("Heat", text) for text in REGIONS)
        self.parts = tuple(QLabel(name) for name in self._names)
        self._lay_out(colors)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REST_MS)
        self._soon.timeout.connect(self._look)
        self._show()

    def _lay_out(self, colors: Sequence[QColor]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.of)
        column.addWidget(self.picture)
        column.addWidget(self.about)
        self.cut = QWidget()
        inside = QVBoxLayout(self.cut)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.bar)
        numbers = QHBoxLayout()
        numbers.setSpacing(4)
        for number in self.numbers:
            numbers.addWidget(number, 1)
        inside.addLayout(numbers)
        for color, label in zip(colors, self.parts, strict=True):
            row = QHBoxLayout()
            row.setSpacing(6)
            chip = QLabel()
            chip.setFixedSize(CHIP, CHIP)
            chip.setStyleSheet(f"background: {color.name()};")
            label.setWordWrap(True)
            row.addWidget(chip)
            row.addWidget(label, 1)
            inside.addLayout(row)
        column.addWidget(self.cut)

    # -- what is asked ----------------------------------------------------------------------------

    def ask(
        self,
        references: Sequence[BoundReference],
        before: tuple[TextEdit, ...],
        control: str,
        bundle: str,
        thresholds: Sequence[float],
    ) -> None:
        """Shows the map of ``control`` in a reference, after the edits ``before``."""
        self._question = tuple(references), before, " ".join(control.split()), bundle
        self.show_thresholds(thresholds)
        chosen = max(0, self.of.currentIndex())
        self.of.clear()
        for reference in references:
            self.of.addItem(reference.name)
        self.of.setCurrentIndex(min(chosen, len(references) - 1))
        self.of.setVisible(len(references) > 1)
        if self._key() != self._asked:
            self._soon.start()

    def _key(self) -> tuple[object, ...] | None:
        if self._question is None:
            return None
        references, before, control, bundle = self._question
        n = self.of.currentIndex()
        pixels = references[n].pixels if 0 <= n < len(references) else None
        return id(pixels), before, control, bundle

    def _look(self) -> None:
        key, question, session = self._key(), self._question, self._session
        if question is None or key == self._asked or session.models.queue.closed:
            return
        references, before, control, bundle = question
        self._asked = key
        if not references or not control:
            self._seen = None
            self._show()
            return
        engine, reference = session.engine, references[self.of.currentIndex()]

        def work(context: JobContext) -> _Seen:
            import cv2

            from colorstudio.imaging.proposals import Reference
            from colorstudio.methods.sketch.reference.heat import heat_of
            from colorstudio.ui.sketch_actions import srgb_codes

            context.check()
            found = heat_of(
                engine, Reference(srgb_codes(reference.pixels)), before, control, bundle
            )
            picture = found.picture
            assert picture is not None
            scale = SIDE / max(picture.shape[:2])
            if scale < 1:
                size = tuple(max(1, round(v * scale)) for v in picture.shape[1::-1])
                picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))
            return _Seen(found.m, picture, found.is_flat)

        def then(seen: _Seen) -> None:
            if self._asked == key:
                self._seen = seen
                self._show()

        def refused(error: BaseException) -> None:
            if not isinstance(error, ColorStudioError):
                session.report_error(error, self.tr("Look for words in the reference"))
            elif self._asked == key:
                self._seen = None
                self._show(str(error))

        self.about.setText(self.tr("Looking…"))
        self.about.show()
        session.submit(
            self.tr("Look for words in the reference"), work, key=f"heat {id(self)}", quiet=True,
            front=True, then=then, refused=refused, lane=session.models,
        )  # fmt: skip

    # -- thresholds -------------------------------------------------------------------------------

    def show_thresholds(self, values: Sequence[float]) -> None:
        """Shows thresholds, and the map cut by them, without telling."""
        if tuple(values) != self.bar.values:
            self.bar.set_values(values)
        for number, value in zip(self.numbers, self.bar.values, strict=True):
            number.set_value(value)
        self._paint()

    def _typed(self, n: int, value: float) -> None:
        self.bar.take(n, value)
        self.numbers[n].set_value(self.bar.values[n])

    def _taken(self, values: tuple[float, ...]) -> None:
        self.show_thresholds(values)
        self.thresholds_changed.emit(values)

    # -- what is shown ----------------------------------------------------------------------------

    def _show(self, problem: str = "") -> None:
        seen = self._seen
        words = problem
        if seen is None and not problem:
            references = self._question[0] if self._question is not None else ()
            words = (
                self.tr("Say where, and the places are shown on the reference.")
                if references
                else self.tr("Add a reference: the places are shown on it.")
            )
        elif seen is not None and seen.is_flat:
            words = self.tr("These words tell no place from another: the change goes everywhere.")
        self.about.setText(words)
        self.about.setVisible(bool(words))
        for part in (self.picture, self.cut):
            part.setVisible(seen is not None)
        self._paint()

    def _paint(self) -> None:
        seen = self._seen
        if seen is None:
            return
        from colorstudio.methods.sketch.reference.heat import heat_map

        h, w = seen.picture.shape[:2]
        found = heat_map(seen.m, self.bar.values, (w, h), seen.picture)
        rows, columns = seen.m.shape
        self.picture.show_map(found.overlay, (rows, columns))
        for label, name, share in zip(self.parts, self._names, found.shares, strict=True):
            label.setText(f"{round(100 * share)} %  {name}")
