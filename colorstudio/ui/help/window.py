"""The window of help: contents and search at the left, the page at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from colorstudio.ui import icons
from colorstudio.ui.help.pages import Page, Section, search, section_of, topic_of
from colorstudio.ui.widgets.buttons import icon_button

TOPIC = Qt.ItemDataRole.UserRole
SNIPPET = Qt.ItemDataRole.UserRole + 1
SHOWN = Qt.ItemDataRole.UserRole + 2
ROW_PX = 6
SIZE = QSize(820, 640)
CONTENTS_PX = 250
LINE_PERCENT = 130.0
PARAGRAPH_PX = 8
HEAD_PX = {1: 0, 2: 20, 3: 12}
"""Space above a heading, by its level."""
MARGIN_PX = 20.0
MOST_FOUND = 40


class HelpBrowser(QTextBrowser):
    """Shows pages that are given to it; asks neither the disk nor the network."""

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        return None


class Rows(QStyledItemDelegate):
    """A title, and below it what a search found, quieter."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        title, snippet = self._parts(option, index)
        height = sum(rect.height() for rect in (title, snippet))
        return QSize(option.rect.width(), height + 2 * ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        title, snippet = self._parts(option, index)
        words, found = str(index.data()), index.data(SNIPPET)
        font = QFont(option.font)
        font.setBold(bool(found) or bool(index.data(SHOWN)))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.save()
        painter.setFont(font)
        palette, role = option.palette, QPalette.ColorRole
        painter.setPen(palette.color(role.Text if index.data(TOPIC) else role.PlaceholderText))
        painter.drawText(title, int(flags), words)
        if found:
            painter.setFont(option.font)
            painter.setPen(palette.color(role.PlaceholderText))
            painter.drawText(snippet, int(flags), str(found))
        painter.restore()

    def _parts(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> tuple[QRect, QRect]:
        """Where the two stand."""
        view = self.parent()
        assert isinstance(view, QListWidget)
        room = QRect(ROW_PX, 0, view.viewport().width() - 2 * ROW_PX, 10_000)
        font = QFont(option.font)
        font.setBold(True)
        flags = int(Qt.TextFlag.TextWordWrap)
        title = QFontMetrics(font).boundingRect(room, flags, str(index.data()))
        title.moveTo(ROW_PX, option.rect.top() + ROW_PX)
        title.setWidth(room.width())
        snippet = QRect(title.left(), title.bottom() + 1, room.width(), 0)
        if found := index.data(SNIPPET):
            tall = QFontMetrics(option.font).boundingRect(room, flags, str(found)).height()
            snippet.setHeight(tall)
        return title, snippet


class HelpWindow(QWidget):
    """A window of its own, without a parent: it stays usable beside dialogs, and on top of none."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Help"))
        self.setWindowIcon(icons.icon("palette"))
        self._pages = pages
        self._past: list[str] = []
        self._future: list[str] = []
        self.topic = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search help"))
        self.search.setAccessibleName(self.tr("Search help"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Contents"))
        self.list.setItemDelegate(Rows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.browser = HelpBrowser()
        self.browser.setAccessibleName(self.tr("Page"))
        self.browser.setOpenLinks(False)
        self.browser.document().setDocumentMargin(MARGIN_PX)
        self.back = icon_button("arrow-left", self.tr("Back (Alt+Left)"), self.go_back)
        self.forward = icon_button("arrow-right", self.tr("Forward (Alt+Right)"), self.go_forward)
        self._lay_out()
        self._add_keys()
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._take_first)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.browser.anchorClicked.connect(self._follow)
        self._list("")
        self._enable()
        self.resize(SIZE)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.back)
        head.addWidget(self.forward)
        head.addWidget(self.search, 1)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.browser)
        split.setStretchFactor(1, 1)
        split.setSizes([CONTENTS_PX, SIZE.width() - CONTENTS_PX])
        split.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addWidget(split)

    def _add_keys(self) -> None:
        keys = (
            (QKeySequence.StandardKey.Back, self.go_back),
            (QKeySequence.StandardKey.Forward, self.go_forward),
            (QKeySequence.StandardKey.Find, self.search.setFocus),
        )
        for key, done in keys:
            action = QAction(self)
            action.setShortcut(key)
            action.triggered.connect(lambda _=False, done=done: done())
            self.addAction(action)

    # -- pages ------------------------------------------------------------------------------------

    def show_topic(self, topic: str) -> bool:
        """Shows ``"page"`` or ``"page#anchor"``. False where there is no such page."""
        section = section_of(self._pages, topic)
        if section is None:
            return False
        if self.topic and self.topic != topic_of(section):
            self._past.append(self.topic)
            self._future.clear()
        self._show(section)
        return True

    def go_back(self) -> None:
        """The page before."""
        self._step(self._past, self._future)

    def go_forward(self) -> None:
        """The page that one came back from."""
        self._step(self._future, self._past)

    def _step(self, from_: list[str], to: list[str]) -> None:
        if from_:
            to.append(self.topic)
            section = section_of(self._pages, from_.pop())
            assert section is not None
            self._show(section)

    def _show(self, section: Section) -> None:
        page = self._pages[section.page]
        if self.topic.partition("#")[0] != page.name:
            self._read(page)
        self.topic = topic_of(section)
        self.setWindowTitle(self.tr("{0} – Help").format(section.title))
        self._scroll()
        # the first time, and after a change of the width, lines are broken anew
        QTimer.singleShot(0, self, self._scroll)
        self._enable()
        if not self.search.text():
            self._mark(page.name)

    def _read(self, page: Page) -> None:
        self.browser.document().setMarkdown(
            page.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        self._set_type()

    def _set_type(self) -> None:
        """Lines that are read with ease: more air between them, and above headings; links that are
        seen to be links.
        """
        link = QTextCharFormat()
        link.setForeground(self.palette().link())
        link.setFontUnderline(True)
        block = self.browser.document().begin()
        while block.isValid():
            form = QTextBlockFormat(block.blockFormat())
            form.setLineHeight(
                LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            form.setTopMargin(HEAD_PX.get(form.headingLevel(), 0))
            form.setBottomMargin(PARAGRAPH_PX)
            cursor = QTextCursor(block)
            cursor.setBlockFormat(form)
            for at in block:  # type: ignore[attr-defined]
                piece = at.fragment()
                if piece.charFormat().isAnchor():
                    cursor.setPosition(piece.position())
                    cursor.setPosition(
                        piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor
                    )
                    cursor.mergeCharFormat(link)
            block = block.next()

    def _scroll(self) -> None:
        section = section_of(self._pages, self.topic)
        if section is None:
            return
        bar = self.browser.verticalScrollBar()
        if not section.anchor:
            bar.setValue(0)
            return
        block = self.browser.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text().strip() == section.title:
                layout = self.browser.document().documentLayout()
                top = layout.blockBoundingRect(block).top() - MARGIN_PX / 2
                bar.setValue(round(top))
                return
            block = block.next()

    def _follow(self, url: QUrl) -> None:
        name = self.topic.partition("#")[0]
        target = url.toString()
        self.show_topic(f"{name}{target}" if target.startswith("#") else target)

    # -- contents and search ----------------------------------------------------------------------

    def _list(self, words: str) -> None:
        """The contents, or what a search finds."""
        self.list.clear()
        if not words.strip():
            for page in self._pages.values():
                self._add(page.title, "", page.name)
            self._mark(self.topic.partition("#")[0])
            return
        found = search(self._pages, words)[:MOST_FOUND]
        for hit in found:
            page = self._pages[hit.section.page]
            inside = hit.section.title != page.title
            title = (
                self.tr("{0} – {1}").format(page.title, hit.section.title) if inside else page.title
            )
            self._add(title, hit.snippet, hit.topic)
        if not found:
            none = QListWidgetItem(self.tr("Nothing was found. Try fewer or other words."))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(none)

    def _add(self, title: str, snippet: str, topic: str) -> None:
        item = QListWidgetItem(title)
        item.setData(TOPIC, topic)
        item.setData(SNIPPET, snippet)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, snippet)
        self.list.addItem(item)

    def _mark(self, name: str) -> None:
        for n in range(self.list.count()):
            item = self.list.item(n)
            item.setData(SHOWN, item.data(TOPIC) == name)

    def _take(self, item: QListWidgetItem) -> None:
        topic = item.data(TOPIC)
        if topic:
            self.show_topic(topic)

    def _take_first(self) -> None:
        if self.list.count() and self.list.item(0).data(TOPIC):
            self.list.setCurrentRow(0)
            self._take(self.list.item(0))

    def _enable(self) -> None:
        self.back.setEnabled(bool(self._past))
        self.forward.setEnabled(bool(self._future))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self.topic:
            # a page keeps the colours that it was read with
            self._read(self._pages[self.topic.partition("#")[0]])
            QTimer.singleShot(0, self, self._scroll)
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.search.clear()
        event.accept()
