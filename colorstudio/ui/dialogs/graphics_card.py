"""The graphics card: what was found, the pack of libraries for it, what is installed, going back.

It stays open beside the work: the window goes on, and a download outlives the dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from colorstudio import environments
from colorstudio.ui.dialogs.model_details import bytes_words, progress_words
from colorstudio.ui.gpu_pack_work import Found, gpu_pack_work
from colorstudio.ui.text import marked as _T
from colorstudio.ui.text import shown
from colorstudio.ui.widgets.buttons import heading, note, rule, text_button

if TYPE_CHECKING:
    from colorstudio.engine.gpu_install import Item
    from colorstudio.ui.main_window import MainWindow

ITEM = Qt.ItemDataRole.UserRole
ROLES = {
    "current": _T("GraphicsCard", "Chosen"),
    "previous": _T("GraphicsCard", "The one before"),
    "other": _T("GraphicsCard", "Not in use"),
    "download": _T("GraphicsCard", "Not finished"),
}
COLUMNS = (
    _T("GraphicsCard", "Pack"),
    _T("GraphicsCard", "State"),
    _T("GraphicsCard", "Size"),
)
SIZE = (620, 520)


def open_graphics_card(window: MainWindow) -> GraphicsCardDialog:
    """Opens the dialog, or brings it to the front."""
    found = next(iter(window.findChildren(GraphicsCardDialog)), None)
    dialog = found or GraphicsCardDialog(window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


class GraphicsCardDialog(QDialog):
    """From top to bottom: the card, what runs now, the pack that can be had, what is installed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = window.session
        self._work = gpu_pack_work(window.session)
        self.setWindowTitle(self.tr("Graphics card"))
        self.card, self.runs = heading(""), note("")
        self.pack, self.sizes = heading(""), note("")
        self.licence = QLabel()
        self.licence.setWordWrap(True)
        self.read = text_button(self.tr("Read the &licence"), self._read)
        self.install = text_button(self.tr("&Install"), self._install, icon="download")
        self.folder = text_button(self.tr("From a &folder…"), self._ask_folder)
        self.stop = text_button(self.tr("&Stop"), self._work.cancel, icon="x")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.told = note("")
        self.told.setAccessibleName(self.tr("What happened"))
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list = _list(self.tr("GPU packs on this computer"))
        self.again = text_button(self.tr("Start &again now"), self._session.restart_wanted.emit)
        self.here = QWidget()
        self.back = text_button(self.tr("&Go back"), self._work.roll_back, icon="undo-2")
        self.back.setToolTip(self.tr("Choose what was in use before; once more goes forward again"))
        self.use = text_button(self.tr("&Use it"), self._use)
        self.verify = text_button(self.tr("&Verify"), self._verify)
        self.remove = text_button(self.tr("&Remove…"), self._remove)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._enable())
        self._work.looked.connect(self._show)
        self._work.moved.connect(self._move)
        self._show()
        self._work.look()

    def _lay_out(self) -> None:
        get = QHBoxLayout()
        below = QHBoxLayout()
        foot = QHBoxLayout()
        for row in (get, below, foot):
            row.setSpacing(4)
        get.addWidget(self.install)
        get.addWidget(self.folder)
        get.addWidget(self.read)
        get.addWidget(self.stop)
        get.addWidget(self.bar, 1)
        get.addStretch(0)
        for button in (self.back, self.use, self.verify, self.remove):
            below.addWidget(button)
        below.addStretch(1)
        packs = QVBoxLayout(self.here)
        packs.setContentsMargins(0, 0, 0, 0)
        packs.setSpacing(8)
        packs.addWidget(rule())
        packs.addWidget(heading(self.tr("On this computer")))
        packs.addWidget(self.list, 1)
        packs.addLayout(below)
        foot.addWidget(self.again)
        foot.addStretch(1)
        foot.addWidget(text_button(self.tr("Close"), self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (self.card, self.runs, rule(), self.pack, self.sizes, self.licence):
            column.addWidget(widget)
        column.addLayout(get)
        column.addWidget(self.told)
        column.addWidget(self.here, 1)
        column.addStretch(0)
        column.addLayout(foot)
        self.resize(*SIZE)

    # -- what is shown ----------------------------------------------------------------------------

    def _show(self) -> None:
        self.runs.setText(_running_words())
        found = self._work.found
        if found is None:
            self.card.setText(self.tr("Looking for a graphics card…"))
        else:
            self.card.setText(self._card_words(found))
            self._show_pack(found)
            self._fill(found)
        for widget in (self.pack, self.sizes):
            widget.setVisible(found is not None)
        self.licence.setVisible(bool(self.licence.text()))
        self.here.setVisible(found is not None and bool(found.items))
        self._move()

    def _card_words(self, found: Found) -> str:
        names = [f"{card.name}, {bytes_words(card.memory)}" for card in found.cards.found]
        if names and found.cards.driver:
            return self.tr("{0} (driver {1})").format("; ".join(names), found.cards.driver)
        if names:
            return "; ".join(names)
        return shown(found.cards.trouble) or self.tr("No graphics card of NVIDIA was found.")

    def _show_pack(self, found: Found) -> None:
        pack = found.pack
        if pack is None:
            self.pack.setText(self.tr("No GPU pack"))
            text = self.tr("There is none for this system: models run on what came along.")
            self.sizes.setText(text)
            self.licence.setText("")
            return
        self.pack.setText(self.tr("GPU pack: {0}").format(shown(pack.title)))
        text = self.tr(
            "With it, models run on the card, many times faster. {0} to download, {1} on the disk."
        ).format(bytes_words(pack.download), bytes_words(pack.disk))
        if found.refusal and found.cards.found:  # otherwise the heading says it
            text = f"{text} {shown(found.refusal)}"
        elif found.begun:
            here = self.tr("{0} are here already; installing goes on from there.")
            text = f"{text} {here.format(bytes_words(found.begun))}"
        self.sizes.setText(text)
        self.licence.setText("" if found.refusal else shown(pack.licence))
        self.read.setToolTip(pack.licence_url)

    def _fill(self, found: Found) -> None:
        chosen = self.chosen()
        self.list.clear()
        for item in found.items:
            row = QTreeWidgetItem(self.list)
            title = shown(item.pack.title) if item.pack is not None else item.name
            words = (title, QCoreApplication.translate("GraphicsCard", ROLES[item.role]))
            for column, text in enumerate((*words, bytes_words(item.size))):
                row.setText(column, text)
            row.setData(0, ITEM, item)
            row.setToolTip(0, item.name)
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if chosen is not None and chosen.name == item.name:
                self.list.setCurrentItem(row)
        first = self.list.topLevelItem(0)
        if self.list.currentItem() is None and first is not None:
            self.list.setCurrentItem(first)

    def chosen(self) -> Item | None:
        """The pack that is marked in the list."""
        row = self.list.currentItem()
        return row.data(0, ITEM) if row is not None else None

    def _move(self) -> None:
        job = self._work.job
        self.told.setText(progress_words(job) if job is not None else self._work.told)
        self.told.setVisible(bool(self.told.text()))
        self.bar.setVisible(job is not None)
        if job is not None:
            fraction = job.progress.fraction
            self.bar.setRange(0, 0 if fraction is None else 1000)
            self.bar.setValue(round(1000 * (fraction or 0.0)))
            self.bar.setAccessibleName(f"{job.title}: {self.told.text()}")
        self._enable()

    def _enable(self) -> None:
        found, job, item = self._work.found, self._work.job, self.chosen()
        idle = job is None
        fits = found is not None and found.pack is not None and not found.refusal
        self.install.setVisible(idle)
        self.folder.setVisible(idle)
        self.read.setVisible(idle and fits and bool(self.read.toolTip()))
        self.install.setEnabled(fits)
        self.folder.setEnabled(fits)
        begun = found is not None and bool(found.begun)
        self.install.setText(self.tr("Go &on") if begun else self.tr("&Install"))
        self.stop.setVisible(job is not None)
        self.stop.setEnabled(job is not None and not job.stopping)
        pointer = environments.pointer()
        self.back.setEnabled(idle and bool(pointer.current or pointer.previous))
        running = environments.running().active
        self.again.setVisible(idle and pointer.current != (running.name if running else ""))
        pack = item.pack if item is not None else None
        died = bool(pack is not None and environments.died() == pack.name)
        self.use.setEnabled(idle and pack is not None and (died or pack.name != pointer.current))
        self.verify.setEnabled(idle and pack is not None)
        self.remove.setEnabled(idle and item is not None)

    # -- what is done -----------------------------------------------------------------------------

    def _install(self) -> None:
        found, name = self._work.found, environments.pointer().current
        if found is not None and any(item.name == name for item in found.items):
            self._ask(
                self.tr("A GPU pack is installed. Install it anew, or only try it out again?"),
                (
                    (self.tr("&Install anew"), lambda: self._work.install(fresh=True)),
                    (self.tr("&Try out"), self._work.install),
                ),
            )
            return
        self._work.install()

    def _read(self) -> None:
        QDesktopServices.openUrl(QUrl(self.read.toolTip()))

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder with the files of the GPU pack"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._work.install(Path(name)))
        dialog.open()

    def _use(self) -> None:
        item = self.chosen()
        if item is not None:
            self._work.use(item.name)

    def _verify(self) -> None:
        item = self.chosen()
        if item is not None:
            self._work.verify(item.name)

    def _remove(self) -> None:
        item = self.chosen()
        if item is None:
            return
        title = item.pack.title if item.pack is not None else item.name
        text = self.tr("Delete “{0}” ({1}) from the disk?").format(title, bytes_words(item.size))
        self._ask(text, ((self.tr("&Remove"), lambda: self._work.remove(item)),))

    def _ask(self, text: str, answers: tuple[tuple[str, Callable[[], object]], ...]) -> None:
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(self.windowTitle())
        question.setText(text)
        for words, do in answers:
            button = question.addButton(words, QMessageBox.ButtonRole.AcceptRole)
            button.clicked.connect(lambda _=False, do=do: do())
        question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.open()


def _running_words() -> str:
    def words(text: str) -> str:
        return QCoreApplication.translate("GraphicsCard", text)

    choice = environments.running()
    if choice.active is not None:
        text = words(_T("GraphicsCard", "This window runs on the GPU pack “{0}”, torch {1}."))
        return text.format(choice.active.title, choice.active.torch)
    if choice.reason:
        return shown(choice.words, "Environments")
    return words(
        _T("GraphicsCard", "This window runs on the libraries that came with ColorStudio.")
    )


def _list(name: str) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setColumnCount(len(COLUMNS))
    tree.setHeaderLabels([QCoreApplication.translate("GraphicsCard", text) for text in COLUMNS])
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    tree.headerItem().setTextAlignment(2, right)
    tree.setColumnWidth(1, 130)
    tree.setColumnWidth(2, 96)
    return tree
