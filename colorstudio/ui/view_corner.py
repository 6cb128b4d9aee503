"""The corner of the menu bar: before and after, zoom, fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from colorstudio.ui import icons, theme
from colorstudio.ui.actions import Actions
from colorstudio.ui.canvas.canvas import Canvas, Compare
from colorstudio.ui.widgets.buttons import ActionButton
from colorstudio.ui.widgets.scrub import ScrubField

ZOOM = (0.01, 64.0)


class ViewCorner(QWidget):
    """How the picture is looked at, always in the same place."""

    def __init__(self, canvas: Canvas, actions: Actions) -> None:
        super().__init__()
        self._canvas = canvas
        self.compare = QToolButton()
        self.compare.setText(self.tr("Before | After"))
        self.compare.setIcon(icons.icon("square-split-horizontal"))
        self.compare.setIconSize(QSize(16, 16))
        self.compare.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.compare.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.compare.setCheckable(True)
        self.compare.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.compare.setFixedHeight(theme.CONTROL)
        self.compare.setToolTip(actions["view.compare"].toolTip())
        self._make_menu()
        self.zoom = ScrubField(
            self.tr("Zoom"), 1, *ZOOM, default=1, unit="%", shown=100, logarithmic=True, decimals=0
        )
        self.zoom.setFixedWidth(120)
        self.zoom.changed.connect(canvas.zoom_to)
        self.fit = ActionButton(actions["view.fit"])
        self.fit.setIconSize(QSize(16, 16))
        self.fit.setFixedSize(theme.CONTROL, theme.CONTROL)
        self.fit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fit.setAccessibleName(self.tr("Fit in window"))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 8, 2)
        row.setSpacing(4)
        for widget in (self.compare, self.zoom, self.fit):
            row.addWidget(widget)
        self.compare.clicked.connect(self._clicked)
        canvas.compare_changed.connect(self._show)
        canvas.zoomed.connect(self.zoom.set_value)
        canvas.session.document_changed.connect(self._document_changed)
        self._document_changed(canvas.session.document)

    def _make_menu(self) -> None:
        menu = QMenu(self.compare)
        group = QActionGroup(menu)
        rows = (
            (Compare.off, self.tr("Off")),
            (Compare.split, self.tr("Split")),
            (Compare.side, self.tr("Side by side")),
            (Compare.delta, self.tr("Difference map")),
        )
        self._modes = {}
        for mode, text in rows:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(mode is Compare.off)
            action.triggered.connect(lambda _=False, m=mode: self._canvas.set_compare(m))
            group.addAction(action)
            self._modes[mode] = action
        self.compare.setMenu(menu)

    def _clicked(self) -> None:
        on = self._canvas.compare is Compare.off
        self._canvas.set_compare(Compare.split if on else Compare.off)
        self._show(self._canvas.compare)

    def _show(self, mode: Compare) -> None:
        self.compare.setChecked(mode is not Compare.off)
        self._modes[mode].setChecked(True)

    def _document_changed(self, document: object) -> None:
        for widget in (self.compare, self.zoom):
            widget.setEnabled(document is not None)
