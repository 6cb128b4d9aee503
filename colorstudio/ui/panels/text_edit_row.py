"""One edit of a reference by words: what, instead of what, where, and how far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from colorstudio.methods.sketch.reference.edits import THRESHOLDS, TextEdit
from colorstudio.ui import icons
from colorstudio.ui.panels.film_row import FilmRow
from colorstudio.ui.panels.heat_box import HeatBox
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import icon_button
from colorstudio.ui.widgets.center_field import CenterField
from colorstudio.ui.widgets.scrub import ScrubField

if TYPE_CHECKING:
    from colorstudio.ui.sketch_actions import BoundReference

REACH, RAW_REACH = 4.0, 40.0
GRIP = 14
"""Width of what a row is dragged by, in pixels."""
RAW = 8.0
"""The paper's numbers that are of use go from 4 to 15."""

HeatOf = Callable[["TextEditRow"], tuple[Sequence["BoundReference"], tuple[TextEdit, ...], str]]


class _Words(QLineEdit):
    """``taken(text)``: other words, once they are typed. ``run(front)``: Ctrl+Enter."""

    taken = Signal(str)
    run = Signal(bool)
    moved = Signal(int)

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self._finished)

    def show_text(self, text: str) -> None:
        """Shows words without telling, unless others are being typed."""
        if text != self.text() and not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self.setCursorPosition(0)
            self.setModified(False)

    def _finished(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.taken.emit(" ".join(self.text().split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers, key = event.modifiers(), event.key()
        if modifiers & Qt.KeyboardModifier.AltModifier and key in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            self._finished()
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif modifiers & Qt.KeyboardModifier.ControlModifier and key in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self._finished()
            self.run.emit(bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)


class _Grip(QWidget):
    """What a row is dragged by. ``began()``; ``dragged(y)``: to a height of the screen."""

    began = Signal()
    dragged = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedWidth(GRIP)
        # what is being typed elsewhere is taken first
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            hand = Qt.CursorShape.OpenHandCursor
            self.setCursor(hand if self.isEnabled() else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            icons.icon("grip-vertical").paint(painter, self.rect(), mode=mode)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.began.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)


class TextEditRow(QWidget):
    """``edit``: what the document has of it, None for a new row. ``changed(values)``: by hand.

    ``removed()``; ``moved(by)``: up or down; ``grip``: it is dragged by that; ``run(front)``.
    ``heat_of(row)``: what its map is of.
    """

    changed = Signal(object)
    removed = Signal()
    moved = Signal(int)
    run = Signal(bool)

    def __init__(self, session: Session, edit: TextEdit | None, heat_of: HeatOf) -> None:
        super().__init__()
        self.edit = edit
        self._heat_of = heat_of
        self._make_words()
        self._make_numbers()
        self._make_buttons()
        self.film = FilmRow()
        self.film.chosen.connect(lambda v: self.changed.emit({"slider": v, "scale": None}))
        self.heat = HeatBox(session)
        self.heat.hide()
        self._lay_out()
        self.heat.thresholds_changed.connect(lambda v: self.changed.emit({"thresholds": v}))
        # by its name, so that Qt ends it with the row
        session.committed.connect(self._look)
        self.show_edit(edit)

    # -- parts ------------------------------------------------------------------------------------

    def _make_words(self) -> None:
        self.target = _Words(self.tr("What there shall be more of"), self.tr("More of: red hair"))
        self.anchor = _Words(self.tr("What it takes the place of"), self.tr("Instead of: hair"))
        self.control = _Words(self.tr("Where in the reference"), self.tr("Where: hair"))
        for field, name in (
            (self.target, "target"),
            (self.anchor, "anchor"),
            (self.control, "control"),
        ):
            field.taken.connect(lambda text, name=name: self._worded(name, text))
            field.run.connect(self.run)
            field.moved.connect(self.moved)

    def _make_numbers(self) -> None:
        self.slider = CenterField(self.tr("How far"), 0, REACH, step=0.1)
        self.slider.setToolTip(
            self.tr(
                "In the middle nothing is changed. 1 is as far as pictures usually differ in these"
                " words; below 0 there is less of it."
            )
        )
        self.raw = ScrubField(
            self.tr("target_scale"), RAW, -RAW_REACH, RAW_REACH, default=RAW, decimals=2, step=0.25
        )
        self.raw.setToolTip(self.tr("The paper's own number; from 4 to 15 it is of use"))
        self.as_raw = QCheckBox(self.tr("The paper's own number"))
        self.as_raw.setToolTip(self.tr("A number that means the same with all weights"))
        self.enhance = QCheckBox(self.tr("Enhance"))
        self.enhance.setToolTip(
            self.tr(
                "On top of what is there of it. With “instead of”, that is taken out wholly first."
            )
        )
        self.slider.changed.connect(lambda v: self.changed.emit({"slider": round(v, 4)}))
        self.raw.changed.connect(lambda v: self.changed.emit({"scale": round(v, 4)}))
        self.as_raw.clicked.connect(
            lambda on: self.changed.emit({"scale": self.raw.number() if on else None})
        )
        self.enhance.clicked.connect(lambda on: self.changed.emit({"enhance": bool(on)}))

    def _make_buttons(self) -> None:
        self.mute = icon_button("eye", self.tr("Leave these words out"), checkable=True)
        self.mute.clicked.connect(lambda on: self.changed.emit({"muted": bool(on)}))
        self.fold = icon_button("chevron-down", self.tr("More of these words"), checkable=True)
        self.fold.toggled.connect(self._unfold)
        self.grip = _Grip(self.tr("Drag up to act earlier, down to act later"))
        self.remove = icon_button("x", self.tr("Remove these words"), self.removed.emit)
        self.up = icon_button("arrow-up", self.tr("Acts earlier (Alt+Up)"))
        self.down = icon_button("arrow-down", self.tr("Acts later (Alt+Down)"))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.where = icon_button(
            "map-pin", self.tr("Show where that is in the reference"), checkable=True
        )
        self.where.toggled.connect(self._look)

    def _lay_out(self) -> None:
        def line(*widgets: QWidget) -> QHBoxLayout:
            made = QHBoxLayout()
            made.setSpacing(4)
            for n, widget in enumerate(widgets):
                made.addWidget(widget, 0 if n else 1)
            return made

        self.more = QWidget()
        more = QVBoxLayout(self.more)
        more.setContentsMargins(12, 0, 0, 4)
        more.setSpacing(4)
        more.addLayout(line(self.anchor))
        more.addLayout(line(self.control, self.where))
        more.addWidget(self.heat)
        more.addLayout(line(self.enhance, self.up, self.down))
        more.addLayout(line(self.as_raw))
        self.more.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        words = line(self.target, self.mute, self.fold, self.remove)
        words.insertWidget(0, self.grip)
        column.addLayout(words)
        column.addWidget(self.slider)
        column.addWidget(self.raw)
        column.addWidget(self.film)
        column.addWidget(self.more)

    # -- what is shown ----------------------------------------------------------------------------

    def show_edit(self, edit: TextEdit | None) -> None:
        """Shows an edit; None: a row for a new one."""
        self.edit = edit
        new = edit is None
        values = edit or TextEdit("-")
        self.target.show_text("" if edit is None else edit.target)
        self.anchor.show_text(values.anchor)
        self.control.show_text(values.control)
        self.slider.set_value(values.slider)
        if values.scale is not None:
            self.raw.set_value(values.scale)
        self.slider.setVisible(values.scale is None)
        self.raw.setVisible(values.scale is not None)
        self.as_raw.setChecked(values.scale is not None)
        self.enhance.setChecked(values.enhance)
        self.mute.setChecked(values.muted)
        self.mute.setIcon(icons.icon("eye-off" if values.muted else "eye"))
        self.slider.setAccessibleName(self.tr("How far: {0}").format(self.target.text()))
        for part in (
            self.slider, self.raw, self.mute, self.anchor, self.control, self.enhance, self.as_raw,
        ):  # fmt: skip
            part.setEnabled(not new)
        self.heat.show_thresholds(values.thresholds)
        self._look()

    def show_place(self, n: int, count: int) -> None:
        """Whether it can go up or down: it is row ``n`` of ``count``."""
        self.grip.setEnabled(n < count and count > 1)
        self.up.setEnabled(0 < n < count)
        self.down.setEnabled(n < count - 1)

    def _worded(self, name: str, text: str) -> None:
        if name == "target" and not text:
            if self.edit is not None:
                self.target.setText(self.edit.target)  # there is a button that removes it
            return
        self.changed.emit({name: text})

    def _unfold(self, on: bool) -> None:
        self.more.setVisible(on)
        self.fold.setIcon(icons.icon("chevron-up" if on else "chevron-down"))
        self._look()

    @Slot()
    def _look(self) -> None:
        """The map where it is wanted, of what stands now."""
        wanted = self.where.isChecked() and self.fold.isChecked()
        self.heat.setVisible(wanted)
        if wanted:
            references, before, bundle = self._heat_of(self)
            thresholds = self.edit.thresholds if self.edit is not None else THRESHOLDS
            self.heat.ask(references, before, self.control.text(), bundle, thresholds)
