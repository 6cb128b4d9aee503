"""A small picker that stands beside a swatch until one clicks elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from colorstudio.imaging.color import Color
from colorstudio.imaging.suggestions import Suggestion
from colorstudio.ui.widgets.color_picker import ColorPicker
from colorstudio.ui.widgets.suggestion_row import SuggestionRow


class ColorPopup(QFrame):
    """A `ColorPicker` in a frame of its own."""

    def __init__(self, parent: QWidget, color: Color) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.picker = ColorPicker(color, side=160, compare=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.picker)
        self.row = SuggestionRow(hint=False)
        self.row.chosen.connect(lambda one: self.picker.take(one.color))
        column.addWidget(self.row)
        self.setFixedWidth(312)


def pick_color(
    parent: QWidget,
    color: Color,
    at: QPoint,
    changed: Callable[[Color], object],
    settled: Callable[[Color], object] | None = None,
    offered: Sequence[Suggestion] = (),
) -> ColorPopup:
    """Opens a picker at a place of the screen. ``changed``: called for each colour on the way.
    ``offered``: colours that are shown below it, to be taken with a click."""
    popup = ColorPopup(parent, color)
    popup.picker.changed.connect(changed)
    if settled is not None:
        popup.picker.settled.connect(settled)
    popup.row.show_suggestions(offered)
    popup.adjustSize()
    screen = parent.screen().availableGeometry()
    at = QPoint(
        max(screen.left(), min(at.x(), screen.right() - popup.width())),
        max(screen.top(), min(at.y(), screen.bottom() - popup.height())),
    )
    popup.move(at)
    popup.show()
    popup.picker.plane.setFocus()
    return popup
