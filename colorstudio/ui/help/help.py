"""F1: finds the page on what is pointed at, and shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from colorstudio.ui.help.pages import Page, read_pages, section_of, topic_of
from colorstudio.ui.help.topics import FIRST, label_of, topic_at
from colorstudio.ui.help.window import HelpWindow

if TYPE_CHECKING:
    from colorstudio.ui.main_window import MainWindow


class Help(QObject):
    """The help of one main window; its pages are read when one is first shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pages: dict[str, Page] = {}
        self._shown: HelpWindow | None = None
        window.closed.connect(self.close)

    @property
    def pages(self) -> dict[str, Page]:
        """All pages, in the language of the window as far as there are such."""
        if not self._pages:
            self._pages = read_pages(self._window.session.settings.language)
        return self._pages

    @property
    def shown(self) -> HelpWindow | None:
        """The window of help, where it was opened before."""
        return self._shown

    def show_here(self, rested: QPoint | None = None) -> None:
        """The page on the control under the pointer, else on the one that has the focus.

        ``rested``: where the pointer was when the focus last moved. One that has not moved since
        points at nothing: the keyboard is used.
        """
        at = QCursor.pos()
        hovered = QApplication.widgetAt(at) if at != rested else None
        active = QApplication.activeWindow()
        if hovered is not None and active is not None and hovered.window() is not active:
            hovered = None
        self.show_for(hovered or QApplication.focusWidget() or active)

    def show_for(self, widget: QWidget | None) -> None:
        """The page on a control, at the place where its name stands, if it does."""
        self.show(self.topic_for(widget))

    def topic_for(self, widget: QWidget | None) -> str:
        """The topic of a control: its panel's page, where it can be at the words on itself."""
        topic = topic_at(widget, self._window.session.tool.id)
        section = section_of(self.pages, topic)
        label = label_of(widget)
        if label and section is not None:
            named = self.pages[section.page].section_naming(label)
            if named is not None and named.anchor:
                return topic_of(named)
        return topic

    def show(self, topic: str) -> HelpWindow:
        """Shows a topic in the window of help, in front."""
        if self._shown is None:
            self._shown = HelpWindow(self.pages)
        if not self._shown.show_topic(topic):
            self._shown.show_topic(FIRST)
        self._shown.show()
        self._shown.raise_()
        self._shown.activateWindow()
        return self._shown

    def close(self) -> None:
        """Closes the window of help for good."""
        if self._shown is not None:
            self._shown.close()
            self._shown.deleteLater()
            self._shown = None
