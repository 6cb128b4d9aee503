"""Notices at the bottom of the canvas: they slide in, say one sentence, and leave by themselves."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from colorstudio.ui import icons, theme
from colorstudio.ui.notices import Level, Notice
from colorstudio.ui.widgets.buttons import icon_button, text_button

STAY_MS = {Level.info: 4500, Level.warning: 9000, Level.error: 0}
"""How long a notice stays; 0: until it is dismissed."""
SIGNS = {Level.info: "info", Level.warning: "triangle-alert", Level.error: "circle-alert"}
SLIDE_MS = 160
MOST = 4
WIDEST = 560
LEAST_HEIGHT = 44
MARGIN = 16


class Toast(QFrame):
    """One notice. It waits while the pointer rests on it."""

    def __init__(self, notice: Notice, parent: Toasts) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.notice = notice
        self._parent = parent
        self._sign = QLabel()
        self._sign.setFixedSize(18, 18)
        self._text = QLabel(notice.text)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        label = notice.button or (self.tr("Copy details") if notice.details else "")
        if label:
            self.button = text_button(label, self._act)
            row.addWidget(self.button)
        row.addWidget(icon_button("x", self.tr("Dismiss"), self.leave))
        self.setAccessibleName(notice.text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS[notice.level])
        self._timer.timeout.connect(self.leave)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.restyle()
        self.wait()

    @property
    def leaves_by_itself(self) -> bool:
        return self._timer.interval() > 0

    def wait(self) -> None:
        """The time runs anew."""
        if self.leaves_by_itself:
            self._timer.start()

    def wanted_width(self) -> int:
        """Wide enough for the sentence on one line."""
        beside = self.sizeHint().width() - self._text.sizeHint().width()
        return beside + self._text.fontMetrics().horizontalAdvance(self.notice.text) + 8

    def restyle(self) -> None:
        """The sign in the theme's colours; amber for what asks for a look."""
        worn = theme.current()
        color = worn.text if self.notice.level is Level.info else worn.amber
        name = SIGNS[self.notice.level]
        self._sign.setPixmap(icons.pixmap(name, 18, color, self.devicePixelRatioF()))

    def slide_to(self, place: QPoint) -> None:
        self._slide.stop()
        self._slide.setStartValue(self.pos())
        self._slide.setEndValue(place)
        self._slide.start()

    def leave(self) -> None:
        self._timer.stop()
        self._slide.stop()
        self._parent.drop(self)

    def _act(self) -> None:
        if self.notice.action is not None:
            self.notice.action()
        elif self.notice.details:
            QGuiApplication.clipboard().setText(self.notice.details)
        self.leave()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self.wait()


class Toasts(QWidget):
    """The stack of notices over the lower part of ``over``; it takes no room from it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._toasts: list[Toast] = []
        self.hide()
        over.installEventFilter(self)

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """Those that are seen, the oldest first."""
        return tuple(self._toasts)

    def tell(self, notice: Notice) -> Toast:
        """Shows a notice. The same sentence again only makes the first one stay longer."""
        for toast in self._toasts:
            if toast.notice.text == notice.text:
                toast.wait()
                return toast
        for former in [t for t in self._toasts if notice.about and t.notice.about == notice.about]:
            self.drop(former)
        while len(self._toasts) >= MOST:
            # an error is not pushed out by a triviality
            kept = [t for t in self._toasts if t.notice.level is not Level.error]
            self.drop((kept or self._toasts)[0])
        toast = Toast(notice, self)
        self._toasts.append(toast)
        self.show()
        self.raise_()
        self._arrange(new=toast)
        toast.show()
        QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))
        return toast

    def drop(self, toast: Toast) -> None:
        """Takes a notice away."""
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._arrange()
        if not self._toasts:
            self.hide()

    def clear(self) -> None:
        for toast in self.toasts:
            self.drop(toast)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._toasts:
            self._arrange(slide=False)
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            for toast in self._toasts:
                toast.restyle()

    def _arrange(self, *, new: Toast | None = None, slide: bool = True) -> None:
        width = max(160, min(WIDEST, self._over.width() - 2 * MARGIN))
        sizes = [self._size(toast, width) for toast in self._toasts]
        height = sum(size.height() + 8 for size in sizes)
        left = (self._over.width() - width) // 2
        # only the notices themselves lie over the canvas, the rest stays free for the pen
        self.setGeometry(left, self._over.height() - height - MARGIN + 8, width, height)
        y = 0
        for toast, size in zip(self._toasts, sizes, strict=True):
            toast.resize(size)
            place = QPoint((width - size.width()) // 2, y)
            if toast is new:
                toast.move(place + QPoint(0, 24))
            if slide:
                toast.slide_to(place)
            else:
                toast.move(place)
            y += size.height() + 8

    def _size(self, toast: Toast, most: int) -> QSize:
        width = min(most, toast.wanted_width())
        layout = toast.layout()
        assert layout is not None
        return QSize(width, max(LEAST_HEIGHT, layout.totalHeightForWidth(width)))
