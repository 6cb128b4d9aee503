"""About: the version, what it is, whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

import colorstudio
from colorstudio.ui import icons
from colorstudio.ui.widgets.buttons import note


class AboutDialog(QDialog):
    """A name, a version, a licence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About ColorStudio"))
        sign = QLabel()
        sign.setPixmap(icons.program_icon().pixmap(QSize(64, 64), self.devicePixelRatioF()))
        head = QLabel(f"ColorStudio {colorstudio.__version__}")
        head.setProperty("role", "head")
        words = QLabel(self.tr("Colour photos with the artist's colours as the law."))
        words.setWordWrap(True)
        whose = note(
            self.tr(
                "Licensed under Apache-2.0. Built with Qt (LGPL-3.0), NumPy, OpenCV, Numba and "
                "LittleCMS. Icons: Lucide (ISC)."
            )
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for widget in (sign, head, words, whose):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.setFixedWidth(420)
