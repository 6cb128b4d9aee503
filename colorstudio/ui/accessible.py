"""What screen readers are told of widgets that paint themselves, and of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from colorstudio.ui.canvas.canvas import Canvas, Pointed
from colorstudio.ui.session import Session
from colorstudio.ui.text import number
from colorstudio.ui.widgets.swatch import color_words

ROLE = QAccessible.Role
ROLES = {
    "Canvas": ROLE.Canvas,
    "ChromaPlane": ROLE.ColorChooser,
    "LightnessStrip": ROLE.Slider,
    "PressureEditor": ROLE.Slider,
    "ShareBar": ROLE.Slider,
    "StartPage": ROLE.Pane,
    "SwatchGrid": ROLE.List,
    "JobRow": ROLE.ListItem,
    "Toast": ROLE.AlertMessage,
}
"""What a widget of ours is, by its class."""
STILL_MS = 250
"""A screen reader hears of a place where the pointer rests, not of its way there."""


def _made(kind: str, thing: QObject) -> QAccessibleWidget | None:
    role = ROLES.get(kind)
    return QAccessibleWidget(thing, role) if role and isinstance(thing, QWidget) else None


class _Installed:
    done = False


def install() -> None:
    """Tells Qt once what our own widgets are."""
    if not _Installed.done:
        _Installed.done = True
        QAccessible.installFactory(_made)


class CanvasVoice(QObject):
    """Keeps the canvas's description: the tool, the zoom, and the colour under the pointer."""

    def __init__(self, canvas: Canvas, session: Session, titles: dict[str, str]) -> None:
        super().__init__(canvas)
        self._canvas, self._session, self._titles = canvas, session, titles
        self._pointed: Pointed | None = None
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL_MS)
        self._still.timeout.connect(self.tell)
        canvas.pointed.connect(self._moved)
        canvas.zoomed.connect(lambda _: self._still.start())
        session.tool_changed.connect(lambda _: self._still.start())
        session.document_changed.connect(lambda _: self._still.start())
        self.tell()

    def _moved(self, pointed: Pointed | None) -> None:
        self._pointed = pointed
        self._still.start()

    def tell(self) -> None:
        """Describes the canvas as it is now."""
        canvas, document = self._canvas, self._session.document
        if document is None:
            canvas.setAccessibleDescription(self.tr("No picture is open."))
            return
        state = document.state
        parts = [
            self.tr("{0}, {1} × {2} pixels").format(document.title, state.width, state.height),
            self.tr("Tool: {0}").format(self._titles.get(self._session.tool.id, "")),
            self.tr("Zoom: {0} %").format(number(100 * canvas.view.zoom)),
        ]
        pointed = self._pointed
        if pointed is not None and pointed.color is not None:
            color = pointed.color
            said = self.tr("At {0}, {1}: {2}, {3}")
            parts.append(said.format(pointed.x, pointed.y, color_words(color), color.hex))
        canvas.setAccessibleDescription(". ".join(parts) + ".")
