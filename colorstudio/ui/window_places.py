"""Where the panels of a window are: as they were left, else by the screen; away and back again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QWidget

from colorstudio.ui import theme

if TYPE_CHECKING:
    from colorstudio.ui.main_window import MainWindow

LAYOUT_VERSION = 1
FIRST_SHARE = 0.85
"""Part of the screen that the first window takes."""
LOW_SCREEN = 560
"""Below this height not even two panels stand above each other."""
TALL_SCREEN = 1000
"""From this height on (logical pixels) the layers have a place of their own."""
COLOR_HEIGHT = 284

AREA = Qt.DockWidgetArea
CORNERS = (
    (Qt.Corner.TopRightCorner, AREA.RightDockWidgetArea),
    (Qt.Corner.BottomRightCorner, AREA.RightDockWidgetArea),
    (Qt.Corner.TopLeftCorner, AREA.LeftDockWidgetArea),
    (Qt.Corner.BottomLeftCorner, AREA.LeftDockWidgetArea),
)
"""Docks reach to the corners; bars lie between them."""


class WindowPlaces:
    """The docks and bars of ``window``, which has made them already."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._hidden: list[QWidget] = []
        docks = window.docks
        for dock in docks.values():
            window.addDockWidget(AREA.RightDockWidgetArea, dock)
        for name in ("masks", "history", "jobs"):
            window.tabifyDockWidget(docks["layers"], docks[name])
        docks["layers"].raise_()
        for corner, area in CORNERS:
            window.setCorner(corner, area)

    def restore(self) -> None:
        """As they were left by the last window, else as they fit on the screen."""
        window = self._window
        kept = window.session.settings.window
        state = _bytes(kept.get("state", ""))
        if not window.restoreGeometry(_bytes(kept.get("geometry", ""))):
            window.resize(window.screen().availableGeometry().size() * FIRST_SHARE)
        if not (state and window.restoreState(state, LAYOUT_VERSION)):
            self._first()
        if window.screen().availableGeometry().height() < LOW_SCREEN:
            window.tabifyDockWidget(window.docks["task"], window.docks["color"])
            window.docks["task"].raise_()

    def _first(self) -> None:
        window = self._window
        task, color, layers = (window.docks[name] for name in ("task", "color", "layers"))
        heights = [(task, 420), (color, COLOR_HEIGHT), (layers, 180)]
        if window.screen().availableGeometry().height() < TALL_SCREEN:
            # three panels above each other would be three letterboxes
            for name in ("layers", "masks", "history", "jobs"):
                window.tabifyDockWidget(task, window.docks[name])
            task.raise_()
            heights.pop()
        window.resizeDocks([task], [theme.PANEL_WIDTH], Qt.Orientation.Horizontal)
        window.resizeDocks(
            [dock for dock, _ in heights], [h for _, h in heights], Qt.Orientation.Vertical
        )

    def remember(self) -> None:
        """Into the settings, which are not saved by this; panels that are away come back first."""
        if self._hidden:
            self.show_panels(True)
        self._window.session.settings.window = {
            "geometry": _text(self._window.saveGeometry()),
            "state": _text(self._window.saveState(LAYOUT_VERSION)),
        }

    def _panels(self) -> Iterable[QWidget]:
        return (self._window.tools, self._window.options, *self._window.docks.values())

    def reveal(self, name: str) -> None:
        """Brings a panel to the front."""
        self._window.docks[name].show()
        self._window.docks[name].raise_()

    def show_panels(self, on: bool) -> None:
        """All panels off, or those that were there back again."""
        if on:
            for panel in self._hidden:
                panel.show()
            self._hidden = []
        else:
            self._hidden = [panel for panel in self._panels() if not panel.isHidden()]
            for panel in self._hidden:
                panel.hide()
        self._window.check("view.panels", on)
        self._window.front.setFocus()

    def leave_canvas(self) -> None:
        """The focus goes from the canvas to the panels, and from anywhere else to the canvas."""
        window = self._window
        middle, focus = window.front, window.focusWidget()
        if focus is not None and not (focus is middle or middle.isAncestorOf(focus)):
            middle.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        for panel in (window.docks["color"], *self._panels()):
            inside = [widget for widget in panel.findChildren(QWidget) if _takes_focus(widget)]
            if inside:
                inside[0].setFocus(Qt.FocusReason.TabFocusReason)
                return


def _takes_focus(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode()))


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode()
