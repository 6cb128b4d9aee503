"""Small pictures under a slider: what it would give there; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from colorstudio.ui.panels.proposals_row import icon_of
from colorstudio.ui.slider_film import VALUES

if TYPE_CHECKING:
    from colorstudio.imaging.pixels import Pixels

PICTURE = QSize(84, 63)


class FilmRow(QWidget):
    """One button for each of VALUES; seen once there is a picture. ``chosen(value)``."""

    chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.buttons: dict[float, QToolButton] = {}
        for value in VALUES:
            button = QToolButton()
            button.setIconSize(PICTURE)
            name = self.tr("A quick picture at {0}").format(QLocale().toString(value, "g", 6))
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _=False, v=value: self.chosen.emit(v))
            self.buttons[value] = button
            row.addWidget(button)
        row.addStretch(1)
        self.forget()

    def show_picture(self, value: float, picture: Pixels) -> None:
        """A picture for one of VALUES."""
        button = self.buttons[value]
        button.setIcon(icon_of(picture))
        button.show()
        self.show()

    def forget(self) -> None:
        """Those that are shown are of something else."""
        for button in self.buttons.values():
            button.hide()
        self.hide()
