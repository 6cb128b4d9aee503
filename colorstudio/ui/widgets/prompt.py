"""A field for words to a model: a few lines, with what was asked before in a menu and under Alt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QSizePolicy, QWidget

from colorstudio.ui.widgets.buttons import icon_button

SHOWN_CHARACTERS = 60
"""Of a former prompt in the menu."""
LONGEST = 20_000
"""Characters; a paste that is longer is cut."""


class _Lines(QPlainTextEdit):
    run = Signal(bool)  # in front of all others
    walked = Signal(int)

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._rows = rows
        self.setProperty("prompt", True)  # its least height is in the style sheet
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin())
        height = self._rows * self.fontMetrics().lineSpacing() + around + 4
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers, key = event.modifiers(), event.key()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.run.emit(bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and alt:
            self.walked.emit(1 if key == Qt.Key.Key_Up else -1)
        elif key == Qt.Key.Key_Escape:
            self.clearFocus()
        else:
            super().keyPressEvent(event)


class PromptField(QWidget):
    """``changed()``: other words. ``run(front)``: Ctrl+Enter, with Shift ahead of what waits.

    ``history()`` gives former prompts, the newest first: Alt+Up and Alt+Down walk through them, a
    button shows them all. Without it there is neither.
    """

    changed = Signal()
    run = Signal(bool)

    def __init__(
        self,
        name: str,
        hint: str = "",
        *,
        history: Callable[[], Sequence[str]] | None = None,
        rows: int = 2,
    ) -> None:
        super().__init__()
        self._history = history
        self._at = -1
        self._own = ""
        self._walking = False
        self.field = _Lines(rows)
        self.field.setAccessibleName(name)
        self.field.setToolTip(name)
        self.field.setPlaceholderText(hint)
        self.former = icon_button("history", self.tr("Former words (Alt+Up)"), self._open)
        self.show_history()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.former, 0, Qt.AlignmentFlag.AlignTop)
        self.field.textChanged.connect(self._typed)
        self.field.run.connect(self.run)
        self.field.walked.connect(self._walk)

    def text(self) -> str:
        """The words as one line."""
        return " ".join(self.field.toPlainText()[:LONGEST].split())

    def set_text(self, text: str) -> None:
        """Shows other words."""
        if text != self.text():
            self.field.setPlainText(text)

    def show_history(self) -> None:
        """The button is there as soon as there is something to take again."""
        self.former.setVisible(self._history is not None and bool(self._history()))

    def menu(self) -> QMenu:
        """The former prompts, to be taken again."""
        menu = QMenu(self)
        former = self._history() if self._history is not None else ()
        for text in former:
            short = text if len(text) <= SHOWN_CHARACTERS else f"{text[: SHOWN_CHARACTERS - 1]}…"
            action = menu.addAction(short.replace("&", "&&"))
            action.setToolTip(text)
            action.triggered.connect(lambda _=False, t=text: self.set_text(t))
        return menu

    def _open(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.former.mapToGlobal(QPoint(0, self.former.height())))

    def _typed(self) -> None:
        if not self._walking:
            self._at = -1
        self.changed.emit()

    def _walk(self, by: int) -> None:
        former = list(self._history()) if self._history is not None else []
        if self._at < 0:
            self._own = self.field.toPlainText()
        to = min(max(self._at + by, -1), len(former) - 1)
        if to == self._at:
            return
        self._walking = True
        self.field.setPlainText(self._own if to < 0 else former[to])
        self._walking = False
        self._at = to
