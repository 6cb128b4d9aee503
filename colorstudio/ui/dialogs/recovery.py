"""The offer at the start: what was not saved when the program last ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from colorstudio.document.document import Document
from colorstudio.jobs.job import JobContext
from colorstudio.ui.candidates import TASKS
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import heading, note, text_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from colorstudio.document.desk import FoundDesk
    from colorstudio.document.recovery import Recovered, Recovery

JOURNAL_SECONDS = 60.0
ITEM = Qt.ItemDataRole.UserRole


class RecoveryDialog(QDialog):
    """One row for each document. Closing the dialog throws nothing away: it is offered again."""

    def __init__(self, session: Session, found: Sequence[Recovery], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.setWindowTitle(self.tr("Unsaved work"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Unsaved documents"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for recovery in found:
            time = QDateTime.fromSecsSinceEpoch(int(recovery.when.timestamp()))
            when = QLocale().toString(time, QLocale.FormatType.ShortFormat)
            w, h = recovery.size
            text = self.tr("{0}, {1} × {2}, last change {3}").format(recovery.title, w, h, when)
            item = QListWidgetItem(text)
            item.setToolTip(text)
            item.setData(ITEM, recovery)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.recover_button = text_button(self.tr("&Recover"), self.recover)
        self.recover_button.setDefault(True)
        self.discard_button = text_button(self.tr("&Throw away"), self.discard)
        self.later_button = text_button(self.tr("&Later"), self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.discard_button)
        buttons.addStretch(1)
        buttons.addWidget(self.later_button)
        buttons.addWidget(self.recover_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("The program ended before this was saved.")))
        column.addWidget(self.list, 1)
        column.addWidget(note(self.tr("What you leave for later is offered again.")))
        column.addLayout(buttons)
        self.resize(520, 260)

    def chosen(self) -> Recovery | None:
        """The recovery of the current row."""
        item = self.list.currentItem()
        return item.data(ITEM) if item is not None else None

    def recover(self) -> None:
        """Shows the chosen document, unsaved; its journal goes once it is shown."""
        recovery = self.chosen()
        if recovery is not None:
            recover(self._session, recovery)
        self.accept()

    def discard(self) -> None:
        """Throws the chosen one away and offers the rest."""
        recovery = self.chosen()
        if recovery is None:
            return
        recovery.discard()
        self.list.takeItem(self.list.currentRow())
        if self.list.count() == 0:
            self.accept()


def recover(session: Session, recovery: Recovery) -> None:
    """Reads a journal on the slow lane and shows what it holds."""

    def work(context: JobContext) -> Recovered:
        context.check()
        return recovery.read()

    def then(found: Recovered) -> None:
        document = Document(found.state, path=recovery.path, title=recovery.title)
        document.on_disk = recovery.on_disk
        document.mark_unsaved()
        session.show(document)
        _lay_out(session, found.desk)
        session.submit("Keep", lambda _: keep(), quiet=True)

    def keep() -> None:
        # the old journal goes only once the new one holds everything
        if session.journalled(JOURNAL_SECONDS):
            recovery.discard()

    session.submit(f"Recover {recovery.title}", work, front=True, then=then)


def _lay_out(session: Session, desk: FoundDesk) -> None:
    """What was chosen beside the picture: task, mask, the candidate that was tried."""
    if desk.task in TASKS:
        session.choose_task(desk.task)
    session.choose_mask(desk.mask)
    if 0 <= desk.tried < len(session.kept):
        session.set_look(session.kept[desk.tried].look)


def offer_recovery(session: Session, found: Sequence[Recovery], parent: QWidget) -> None:
    """Opens the offer if there is anything to offer."""
    if found:
        RecoveryDialog(session, found, parent).open()
