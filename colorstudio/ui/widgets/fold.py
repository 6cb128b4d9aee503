"""A heading that opens and closes what stands under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget


class Fold(QWidget):
    """``body`` is seen while it is open. ``opened(bool)``: it was opened or closed."""

    opened = Signal(bool)

    def __init__(self, title: str, body: QWidget, *, open_: bool = False) -> None:
        super().__init__()
        self.body = body
        self.head = QToolButton()
        self.head.setText(title)
        self.head.setToolTip(title)
        self.head.setMinimumWidth(24)  # a long title gives way, and is whole in its tooltip
        self.head.setCheckable(True)
        self.head.setChecked(open_)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.head.setProperty("fold", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(body)
        self._show(open_)
        self.head.toggled.connect(self._toggled)

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()

    def set_open(self, on: bool) -> None:
        """Opens or closes it."""
        self.head.setChecked(on)

    def _toggled(self, on: bool) -> None:
        self._show(on)
        self.opened.emit(on)

    def _show(self, on: bool) -> None:
        self.body.setVisible(on)
        self.head.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
