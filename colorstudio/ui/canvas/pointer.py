"""Where the pen, mouse or finger is, in all the planes that tools ask for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from colorstudio.imaging.brush import Sample
from colorstudio.ui.canvas.view import INDEX, Point

NO_MODIFIERS = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Pointer:
    """``x``, ``y``: the picture plane (pixel i reaches from i to i + 1). ``sx``, ``sy``: device
    pixels of the pane. ``pressure`` in [0, 1], 1 for a mouse. ``eraser``: the pen's other end.
    """

    x: float
    y: float
    sx: float
    sy: float
    pressure: float = 1.0
    modifiers: Qt.KeyboardModifier = NO_MODIFIERS
    eraser: bool = False

    @property
    def index(self) -> Point:
        """The same place in pixel indices, as hints count."""
        return self.x - INDEX, self.y - INDEX

    @property
    def sample(self) -> Sample:
        return Sample(self.x, self.y, self.pressure)

    @property
    def shift(self) -> bool:
        return bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)

    @property
    def ctrl(self) -> bool:
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)

    @property
    def alt(self) -> bool:
        return bool(self.modifiers & Qt.KeyboardModifier.AltModifier)
