"""The card of a tour: one sentence, how far it is, Skip, Back, Next; at the edge of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from colorstudio.ui import icons, theme
from colorstudio.ui.widgets.buttons import icon_button, text_button
from colorstudio.ui.widgets.elided import ElidedLabel

WIDTH_PX = 300
MARGIN_PX = 12
SIGN_PX = 16


class TourCard(QFrame):
    """Lies in the upper right corner of ``over`` and never over its middle; it asks for nothing.

    ``skipped``, ``back``, ``onward``: its buttons. Esc ends it where it has the focus, and in the
    window as well.
    """

    skipped = Signal()
    back = Signal()
    onward = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self._over = over
        self.title = ElidedLabel(role="dim")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.sign = QLabel()
        self.sign.setFixedSize(SIGN_PX, SIGN_PX)
        self.sign.hide()
        self.close_button = icon_button("x", self.tr("End the tour (Esc)"), self.skipped.emit)
        self.skip_button = text_button(self.tr("S&kip"), self.skipped.emit, plain=True)
        self.skip_button.setToolTip(self.tr("End the tour; it can be resumed from the Help menu"))
        self.back_button = text_button(self.tr("&Back"), self.back.emit)
        self.next_button = text_button(self.tr("&Next"), self.onward.emit)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.sign)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.skip_button)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addLayout(foot)
        over.installEventFilter(self)
        self.hide()

    def say(self, title: str, words: str, *, first: bool, last: bool) -> None:
        """Shows a step, and has it read aloud."""
        self.title.setText(title)
        self.words.setText(words)
        self.sign.hide()
        self.back_button.setEnabled(not first)
        self.next_button.setText(self.tr("&Done") if last else self.tr("&Next"))
        self.skip_button.setVisible(not last)
        self._tell(f"{title}. {words}")
        self.show()
        self.place()

    def approve(self) -> None:
        """Marks the step as done, just before the next one comes."""
        worn = theme.current()
        ratio = self.devicePixelRatioF()
        self.sign.setPixmap(icons.pixmap("check", SIGN_PX, worn.strong, ratio))
        self.sign.show()
        self._tell(self.tr("Done. {0}").format(self.words.text()))

    def _tell(self, text: str) -> None:
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def place(self) -> None:
        """The upper right corner; never over the middle, however small the canvas is."""
        room = self._over.size()
        width = max(180, min(WIDTH_PX, room.width() // 2 - 2 * MARGIN_PX))
        layout = self.layout()
        assert layout is not None
        height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        self.setGeometry(room.width() - width - MARGIN_PX, MARGIN_PX, width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit()
            return
        super().keyPressEvent(event)
