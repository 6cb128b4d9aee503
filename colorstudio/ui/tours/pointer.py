"""A quiet outline around the control that a tour speaks of; it goes along when that one moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from colorstudio.ui import theme

MARGIN_PX = 3
LINE_PX = 2.0
RADIUS_PX = 6.0
MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.LayoutRequest,
    }
)


class Pointer(QWidget):
    """Lies over the window of its target, lets every click and key through, draws one line.

    Grey without a tint, light inside of dark: it is seen on each theme and beside the picture.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.follow)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """What is pointed at."""
        return self._target

    def point_at(self, target: QWidget | None) -> None:
        """Outlines another control, or none."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        self._target = target
        at = target
        while at is not None:
            self._watched.append(at)
            at.installEventFilter(self)
            at = None if at.isWindow() else at.parentWidget()
        self.follow()

    def follow(self) -> None:
        """Takes the place where the target is seen now; hides where it is not."""
        target = self._target
        seen = QRect() if target is None else target.visibleRegion().boundingRect()
        if target is None or seen.isEmpty():
            self.hide()
            return
        window = target.window()
        if self.parentWidget() is not window:  # a panel may float in a window of its own
            self.setParent(window)
        place = QRect(target.mapTo(window, QPoint(0, 0)) + seen.topLeft(), seen.size())
        reach = MARGIN_PX + round(LINE_PX)
        self.setGeometry(place.adjusted(-reach, -reach, reach, reach).intersected(window.rect()))
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._soon.start()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        inside = QRectF(self.rect()).adjusted(LINE_PX, LINE_PX, -LINE_PX, -LINE_PX)
        # around the whole canvas a bright line would be loud
        wide = self.width() > self.window().width() / 2
        for color, width in ((worn.line, LINE_PX + 1), (worn.dim if wide else worn.text, LINE_PX)):
            painter.setPen(QPen(QColor(color), width))
            painter.drawRoundedRect(inside, RADIUS_PX, RADIUS_PX)
