"""The palette coach: pairs of swatches that merge for some viewers, and moves that part them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette
from colorstudio.jobs.job import JobContext
from colorstudio.ui.session import Session
from colorstudio.ui.viewers import VIEWERS, viewer_name
from colorstudio.ui.widgets.buttons import icon_button, note, text_button
from colorstudio.ui.widgets.elided import ElidedLabel
from colorstudio.ui.widgets.flow import Flow
from colorstudio.ui.widgets.fold import Fold
from colorstudio.ui.widgets.swatch import color_words, paint_swatch

if TYPE_CHECKING:
    from colorstudio.imaging.palette_coach import Advice, Merge, Move

ROWS = 8
"""Pairs, and moves, that are listed; of more, the number is said."""
SIDE = 18


class _Colors(QWidget):
    """Squares beside each other; those that stand together touch."""

    def __init__(self, *groups: tuple[Color, ...]) -> None:
        super().__init__()
        self._groups = groups
        count = sum(len(group) for group in groups)
        self.setFixedSize(count * SIDE + (len(groups) - 1) * 6, SIDE)

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0
        for group in self._groups:
            for color in group:
                paint_swatch(painter, QRect(x, 0, SIDE, SIDE), color, self.palette())
                x += SIDE
            x += 6


class _Line(QWidget):
    """Squares and what is to be said of them; a click or Space chooses the swatch that is meant."""

    chosen = Signal(int)

    def __init__(self, index: int, text: str, *groups: tuple[Color, ...]) -> None:
        super().__init__()
        self._index = index
        self.text = text
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(8)
        row.addWidget(_Colors(*groups))
        row.addWidget(ElidedLabel(text), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self._index)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class CoachBox(QWidget):
    """Folded until it is needed; then it looks anew at every palette. ``tried()``: another palette
    is to be seen on the picture, or none; ``applied(Palette)``: it is to be the palette.
    ``chosen(int)``: a swatch is meant."""

    tried = Signal()
    applied = Signal(object)
    chosen = Signal(int)

    def __init__(self, session: Session, shown: Callable[[], Palette]) -> None:
        super().__init__()
        self._session = session
        self._shown = shown
        self._asked: tuple[object, ...] = ()
        self.advice: Advice | None = None
        self._lines: list[QWidget] = []
        self.viewers = {}
        for viewer in VIEWERS:
            box = self.viewers[viewer] = QCheckBox(viewer_name(viewer))
            box.setChecked(viewer != "grey")
            box.toggled.connect(lambda _: self.refresh())
        self.said = note("")
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.preview = icon_button("eye", self.tr("Try it on the picture"), checkable=True)
        self.preview.toggled.connect(lambda _: self.tried.emit())
        self.part = text_button(self.tr("Part the colours"), self._apply)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Flow(*self.viewers.values()))
        column.addWidget(self.said)
        column.addLayout(self.list)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.part, 1)
        buttons.addWidget(self.preview)
        column.addLayout(buttons)
        self.fold = Fold(self.tr("Colours that merge for some viewers"), body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.fold)
        self.fold.opened.connect(self._opened)
        self._show()

    @property
    def palette_tried(self) -> Palette | None:
        """The palette that is to be seen on the picture in place of the document's."""
        advice = self.advice
        fits = advice is not None and self._asked[:1] == (self._shown(),)
        return advice.palette if advice and fits and self.preview.isChecked() else None

    def refresh(self) -> None:
        """Looks at the palette as it is now, on the slow lane."""
        palette = self._shown()
        viewers = tuple(v for v, box in self.viewers.items() if box.isChecked())
        asked = palette, viewers
        if not self.fold.is_open or asked == self._asked:
            return
        self._asked, self.advice = asked, None
        self._show()

        def work(context: JobContext) -> Advice:
            from colorstudio.imaging.color_vision import Viewer
            from colorstudio.imaging.palette_coach import advised

            return advised(palette, [Viewer(v) for v in viewers], check=context.check)

        def then(advice: Advice) -> None:
            if self._asked == asked:
                self.advice = advice
                self._show()
                if self.preview.isChecked():
                    self.tried.emit()

        self._session.submit(
            self.tr("Look for colours that merge"), work, key="coach", quiet=True, front=True,
            then=then,
        )  # fmt: skip

    def _opened(self, on: bool) -> None:
        if on:
            self.refresh()
        else:
            self.preview.setChecked(False)

    def _apply(self) -> None:
        if self.advice is not None and self.advice.moves:
            made = self.advice.palette
            self.preview.setChecked(False)
            self.applied.emit(made)

    def _show(self) -> None:
        for line in self._lines:
            self.list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        advice = self.advice
        self.part.setEnabled(advice is not None and bool(advice.moves))
        self.preview.setEnabled(advice is not None and bool(advice.moves))
        if advice is None:
            self.said.setText(self.tr("Looking…") if self._asked else "")
            return
        if not advice.merges:
            self.said.setText(self.tr("All colours stay apart for these viewers."))
            return
        pairs = {(m.first, m.second) for m in advice.merges}
        left = {(m.first, m.second) for m, _ in advice.left}
        said = [self.tr("Pairs that merge: {0}.").format(len(pairs))]
        if advice.moves:
            said.append(self.tr("Moves that part them: {0}.").format(len(advice.moves)))
        if left:
            said.append(self.tr("Not to be parted: {0}.").format(len(left)))
        self.said.setText(" ".join(said))
        for merge in advice.merges[:ROWS]:
            self._add_pair(merge)
        for move in advice.moves[:ROWS]:
            self._add_move(move)
        whys = {(m.first, m.second): (m, why) for m, why in advice.left}
        for merge, why in list(whys.values())[:ROWS]:
            self._add_left(merge, why)

    def _add(self, line: _Line) -> None:
        line.chosen.connect(self.chosen)
        self.list.addWidget(line)
        self._lines.append(line)

    def _add_pair(self, merge: Merge) -> None:
        from colorstudio.imaging.color_vision import Viewer

        palette = self._shown()
        both = palette[merge.first].color, palette[merge.second].color
        seen = as_seen(both[0], Viewer(merge.viewer)), as_seen(both[1], Viewer(merge.viewer))
        text = self.tr("{0}: ΔE {1}, for others {2}").format(
            viewer_name(merge.viewer), f"{merge.delta:.1f}", f"{merge.normal:.0f}"
        )
        self._add(_Line(merge.first, text, both, seen))

    def _add_move(self, move: Move) -> None:
        text = self.tr("{0}: {1} → {2}").format(color_words(move.old), move.old.hex, move.new.hex)
        self._add(_Line(move.index, text, (move.old,), (move.new,)))

    def _add_left(self, merge: Merge, why: str) -> None:
        reasons = {
            "locked": self.tr("Both are locked: unlock one."),
            "crowded": self.tr("No free place: take a colour away, or unlock one."),
        }
        palette = self._shown()
        both = palette[merge.first].color, palette[merge.second].color
        self._add(_Line(merge.first, reasons[str(why)], both))


def as_seen(color: Color, viewer: str) -> Color:
    """A colour that shows everybody what a viewer sees of it."""
    from colorstudio.imaging.color_vision import Viewer, seen_screen

    r, g, b = color.rgb8
    screen = seen_screen(np.array([[[b, g, r, 255]]], np.uint8), Viewer(viewer))
    return Color.from_pixel(screen[0, 0, 2::-1])
