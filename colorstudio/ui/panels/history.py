"""The steps that were made, as a list; a click goes to the picture as it was then."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from colorstudio.ui.session import Session
from colorstudio.ui.text import shown


class HistoryPanel(QWidget):
    """The first row is the document as it was opened; rows below the present one can be redone."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._filling = False
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("History"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.addWidget(self.list)
        self.list.currentRowChanged.connect(self._go)
        session.document_changed.connect(lambda _: self.refresh())
        session.committed.connect(lambda _: self.refresh())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Shows the steps as they are now; costs nothing while the panel is not seen."""
        if not self.isVisible():
            return
        document = self._session.document
        names = (
            []
            if document is None
            else [self.tr("Opened"), *(shown(s.name) for s in document.steps)]
        )
        index = document.index if document is not None else -1
        self._filling = True
        while self.list.count() > len(names):
            self.list.takeItem(self.list.count() - 1)
        for n, name in enumerate(names):
            item = self.list.item(n)
            if item is None:
                item = QListWidgetItem()
                self.list.addItem(item)
            if item.text() != name:
                item.setText(name)
                item.setToolTip(name)
            undone = n > index
            font = self.list.font()
            font.setItalic(undone)
            item.setFont(font)
            aloud = self.tr("{0}, undone").format(name) if undone else name
            item.setData(Qt.ItemDataRole.AccessibleTextRole, aloud)
        self.list.setCurrentRow(index)
        self._filling = False

    def _go(self, row: int) -> None:
        document = self._session.document
        if not self._filling and document is not None and row >= 0:
            document.go_to(row)
