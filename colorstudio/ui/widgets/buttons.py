"""Buttons as the window uses them: an icon with a name that is read aloud and shown as a tip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SIGNAL, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from colorstudio.ui import icons, theme

ICON = 16


class ActionButton(QToolButton):
    """A button that stands for an action.

    Qt 6.11 connects a tool button to its action anew whenever the action changes, and so takes the
    longer for it the more often that was: after 8,000 changes each takes 0.1 ms.
    """

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDefaultAction(action)

    def actionEvent(self, event: QActionEvent) -> None:
        action = event.action()
        if event.type() is QEvent.Type.ActionChanged and action is self.defaultAction():
            QObject.disconnect(action, SIGNAL("changed()"), self, None)  # type: ignore[call-overload]
        super().actionEvent(event)


def icon_button(
    icon: str,
    name: str,
    clicked: Callable[[], object] | None = None,
    *,
    checkable: bool = False,
    parent: QWidget | None = None,
) -> QToolButton:
    """A flat button with an icon alone; its name is the tooltip and what a screen reader says."""
    button = QToolButton(parent)
    button.setIcon(icons.icon(icon))
    button.setIconSize(QSize(ICON, ICON))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    side = theme.control_height()
    button.setFixedSize(side, side)
    if clicked is not None:
        button.clicked.connect(lambda *_: clicked())
    return button


def text_button(
    text: str, clicked: Callable[[], object] | None = None, *, icon: str = "", plain: bool = False
) -> QPushButton:
    """A button with words; ``plain`` ones have no frame until they are pointed at."""
    button = QPushButton(text)
    if icon:
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(ICON, ICON))
    if plain:
        button.setProperty("plain", True)
    button.setAutoDefault(False)
    if clicked is not None:
        button.clicked.connect(lambda *_: clicked())
    return button


def rule() -> QFrame:
    """A thin line between groups."""
    line = QFrame()
    line.setProperty("role", "rule")
    return line


def heading(text: str) -> QLabel:
    """The title of a group in a panel."""
    label = QLabel(text)
    label.setProperty("role", "title")
    return label


def note(text: str) -> QLabel:
    """A quiet sentence that may break over lines."""
    label = QLabel(text)
    label.setProperty("role", "dim")
    label.setWordWrap(True)
    return label
