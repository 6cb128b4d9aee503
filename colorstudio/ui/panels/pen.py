"""What the preferences say of the pen: its curve, and a place to try it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from colorstudio.imaging.pressure import PressureCurve, curve_of
from colorstudio.ui.widgets.buttons import heading, text_button
from colorstudio.ui.widgets.pressure_editor import PenTester, PressureEditor

SHAPES = {
    "straight": PressureCurve(),
    "softer": PressureCurve(((0.0, 0.0), (0.3, 0.5), (1.0, 1.0))),
    "firmer": PressureCurve(((0.0, 0.0), (0.6, 0.35), (1.0, 1.0))),
}
"""Curves that are often wanted."""


class PenPage(QWidget):
    """``changed(text)``: another curve, as the settings keep it."""

    changed = Signal(str)

    def __init__(self, text: str) -> None:
        super().__init__()
        curve = curve_of(text)
        self.editor = PressureEditor(curve)
        self.tester = PenTester(curve)
        self.straight = text_button(self.tr("Straight"), lambda: self.take("straight"))
        self.softer = text_button(self.tr("Softer"), lambda: self.take("softer"))
        self.firmer = text_button(self.tr("Firmer"), lambda: self.take("firmer"))
        self.clear = text_button(self.tr("Clear"), self.tester.pad.clear)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.straight, self.softer, self.firmer):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(heading(self.tr("Pressure")))
        left.addWidget(self.editor, 1)
        left.addLayout(buttons)
        right = QVBoxLayout()
        right.addWidget(heading(self.tr("Try it")))
        right.addWidget(self.tester, 1)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.clear)
        right.addLayout(end)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.editor.changed.connect(self._moved)
        self.editor.settled.connect(lambda curve: self.changed.emit(curve.text))
        self.tester.pad.felt.connect(self.editor.show_pressure)

    def take(self, shape: str) -> None:
        """One of the shapes that are often wanted."""
        self.editor.set_curve(SHAPES[shape])
        self.changed.emit(self.editor.curve.text)

    def _moved(self, curve: PressureCurve) -> None:
        self.tester.pad.curve = curve
        self.tester.pad.update()
