"""As whom the canvas shows the picture: names of viewers, their menu, their sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from colorstudio.ui import icons
from colorstudio.ui.text import marked as _T

if TYPE_CHECKING:
    from colorstudio.ui.session import Session

VIEWERS = {
    "deutan": (_T("Viewers", "Deutan"), _T("Viewers", "&Deutan: green looks like red")),
    "protan": (_T("Viewers", "Protan"), _T("Viewers", "&Protan: red is dark, and like green")),
    "tritan": (_T("Viewers", "Tritan"), _T("Viewers", "&Tritan: blue looks like green")),
    "grey": (_T("Viewers", "Grey print"), _T("Viewers", "&Grey print")),
}
"""A viewer's short name and what stands in the menu."""


def viewer_name(viewer: str) -> str:
    """Their short name in the language of the window."""
    return QCoreApplication.translate("Viewers", VIEWERS[viewer][0])


def fill_viewers(menu: QMenu, session: Session) -> None:
    """One line for each viewer; the one as whom the canvas is seen is ticked."""
    group = QActionGroup(menu)
    actions = {}
    rows = {"": ("", _T("Viewers", "&Everyone")), **VIEWERS}
    for viewer, (_, text) in rows.items():
        if viewer == "grey":  # it has its own line and key
            continue
        action = actions[viewer] = menu.addAction(QCoreApplication.translate("Viewers", text))
        action.setCheckable(True)
        action.setChecked(viewer == session.viewer)
        action.triggered.connect(lambda _=False, v=viewer: session.see_as(v))
        group.addAction(action)
    session.viewer_changed.connect(lambda viewer: actions[viewer].setChecked(True))


class ViewerSign(QToolButton):
    """Stands in the status bar while the canvas is not shown as it is; a click ends that."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setIcon(icons.icon("eye"))
        self.setIconSize(QSize(14, 14))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(22)
        self.setToolTip(
            self.tr("The canvas alone is shown so; files keep their colours. Click to end it.")
        )
        self.clicked.connect(lambda: session.see_as(""))
        session.viewer_changed.connect(self._show)
        self._show(session.viewer)

    def _show(self, viewer: str) -> None:
        self.setVisible(bool(viewer))
        name = viewer_name(viewer) if viewer else self.tr("Everyone")
        text = self.tr("Seen by: {0}").format(name)
        self.setText(text)
        self.setAccessibleName(text)
