"""A seed: the number that chance begins with; dice for another one, a lock to keep it."""

from __future__ import annotations

import random

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from colorstudio.ui import icons
from colorstudio.ui.widgets.buttons import icon_button

LARGEST = 2**31 - 1
THROWN = 1_000_000
"""Seeds from the dice are short, so that they can be read and told."""
WIDTH = 72


class SeedField(QWidget):
    """``changed(int)``: another seed, by hand or by the dice. Unlocked, each `take` throws anew."""

    changed = Signal(int)

    def __init__(self, seed: int = 0) -> None:
        super().__init__()
        self.label = QLabel(self.tr("Seed"))
        self.label.setProperty("role", "dim")
        self.number = QLineEdit(str(seed))
        self.number.setAccessibleName(self.tr("Seed"))
        self.number.setToolTip(self.tr("The same seed and the same words make the same picture"))
        digits = QRegularExpressionValidator(QRegularExpression(r"\d{1,10}"), self)
        self.number.setValidator(digits)
        self.number.setMinimumWidth(WIDTH)
        self.number.setMaximumWidth(2 * WIDTH)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.label.setBuddy(self.number)
        self.dice = icon_button("dices", self.tr("Another seed"), self.throw)
        self.lock = icon_button("lock-open", self.tr("Keep this seed"), checkable=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.label)
        row.addStretch(1)
        row.addWidget(self.number)
        row.addWidget(self.dice)
        row.addWidget(self.lock)
        self.lock.toggled.connect(self._show_lock)
        self.number.editingFinished.connect(self._typed)

    def seed(self) -> int:
        """The number that is shown, in [0, 2^31)."""
        return min(int(self.number.text() or 0), LARGEST)

    def set_seed(self, seed: int) -> None:
        """Shows a seed, as of a candidate."""
        self.number.setText(str(seed))

    def throw(self) -> None:
        """Another seed, whether or not it is locked: it was asked for."""
        # no secret depends on it
        self.set_seed(random.randrange(THROWN))
        self.changed.emit(self.seed())

    def take(self) -> int:
        """The seed for a run: the one that is locked, else a new one, which is shown."""
        if not self.lock.isChecked():
            self.throw()
        return self.seed()

    def _typed(self) -> None:
        if self.number.isModified():
            self.number.setModified(False)
            self.set_seed(self.seed())
            self.lock.setChecked(True)  # who types a seed wants it
            self.changed.emit(self.seed())

    def _show_lock(self, on: bool) -> None:
        self.lock.setIcon(icons.icon("lock" if on else "lock-open"))
