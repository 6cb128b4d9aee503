"""The model manager: what weights there are, what each enables, by what licence; get, check, drop.

It stays open beside the work: the window goes on, and a download outlives the dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QMessageBox,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from colorstudio.engine.catalog import PICKLE_WARNING, PICKLES, catalogue
from colorstudio.engine.listing import GROUP_OF_ROLE, Entry, State, groups
from colorstudio.ui.dialogs.model_details import (
    JobBar,
    ModelDetails,
    bytes_words,
    progress_words,
)
from colorstudio.ui.panels.model_row import seconds_text
from colorstudio.ui.text import marked as _T
from colorstudio.ui.text import shown as shown_text
from colorstudio.ui.widgets.buttons import text_button
from colorstudio.ui.widgets.sizes import resize_within

if TYPE_CHECKING:
    from colorstudio.ui.main_window import MainWindow

ENTRY = Qt.ItemDataRole.UserRole
STATES = {
    State.installed: _T("Models", "Installed"),
    State.shipped: _T("Models", "Comes with ColorStudio"),
    State.damaged: _T("Models", "Damaged"),
    State.found: _T("Models", "Found"),
    State.begun: _T("Models", "Not finished"),
    State.available: _T("Models", "Can be installed"),
}
REMOVED = _T("Models", "Taken off the hub")
COLUMNS = (
    _T("Models", "Model"),
    _T("Models", "State"),
    _T("Models", "Size"),
    _T("Models", "Licence"),
)
WIDTHS = (0, 190, 96, 170)
FILTERS = _T("Models", "Weights ({0})")


def open_models(window: MainWindow, roles: tuple[str, ...] = ()) -> ModelsDialog:
    """Opens the dialog, or brings it to the front; the models for ``roles`` are pointed out."""
    dialog = next(iter(window.findChildren(ModelsDialog)), None) or ModelsDialog(window)
    dialog.point_out(roles)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


class ModelsDialog(QDialog):
    """A list of models by what they are for; below it the chosen one, with what can be done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = window.session
        self._work = window.session.model_work
        self._wanted: tuple[str, ...] = ()
        self.setWindowTitle(self.tr("Models"))
        self.list = _tree(self.tr("Models"))
        self.details = ModelDetails()
        self.install = text_button(self.tr("&Install"), self._install, icon="download")
        self.stop = text_button(self.tr("&Stop"), self._stop, icon="x")
        self.verify = text_button(self.tr("&Verify"), lambda: self._do(self._work.verify))
        self.repair = text_button(self.tr("Re&pair"), lambda: self._do(self._work.repair))
        self.remove = text_button(self.tr("&Remove…"), self._remove)
        self.take_in = text_button(self.tr("I&mport…"))
        self.folder = text_button(self.tr("&Folder of another program…"), self._add_folder)
        self.commercial = QCheckBox(self.tr("Hide non-commercial ways"))
        self.commercial.setChecked(self._session.settings.hide_noncommercial)
        self._import_menu()
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        self.details.accepted.toggled.connect(lambda _: self._enable())
        self.details.kind.activated.connect(lambda _: self._set_kind())
        self.commercial.toggled.connect(self._work.hide_noncommercial)
        self._work.listed.connect(self._fill)
        self._work.moved.connect(self._moved)
        self._work.imported.connect(self._imported)
        self._fill()
        self._work.refresh()

    # -- what is shown ----------------------------------------------------------------------------

    def point_out(self, roles: tuple[str, ...]) -> None:
        """Chooses the first model that is for these roles."""
        self._wanted = roles
        for item in self.items():
            entry = item.data(0, ENTRY)
            if isinstance(entry, Entry) and entry.group in {GROUP_OF_ROLE.get(r) for r in roles}:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)
                return

    def items(self) -> list[QTreeWidgetItem]:
        """The rows of models, from top to bottom."""
        found = []
        for n in range(self.list.topLevelItemCount()):
            group = self.list.topLevelItem(n)
            if group is not None:
                found += [group.child(k) for k in range(group.childCount())]
        return found

    def entry(self) -> Entry | None:
        """The chosen model."""
        item = self.list.currentItem()
        found = item.data(0, ENTRY) if item is not None else None
        return found if isinstance(found, Entry) else None

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(4)
        for button in (self.install, self.stop, self.repair, self.verify, self.remove):
            below.addWidget(button)
        below.addStretch(1)
        holder = QWidget()
        lower = QVBoxLayout(holder)
        lower.setContentsMargins(0, 8, 0, 0)
        lower.setSpacing(8)
        lower.addWidget(self.details, 1)
        lower.addLayout(below)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(holder)
        split.setStretchFactor(0, 1)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.take_in)
        foot.addWidget(self.folder)
        foot.addWidget(self.commercial)
        foot.addStretch(1)
        foot.addWidget(text_button(self.tr("Close"), self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(split, 1)
        column.addLayout(foot)
        resize_within(self, 820, 680)

    def _fill(self) -> None:
        chosen = self.entry()
        self.list.clear()
        titles = groups()
        rows = {name: self._group(shown_text(titles[name].title)) for name in self._groups_in_use()}
        for entry in self._work.entries:
            item = QTreeWidgetItem(rows[entry.group])
            item.setData(0, ENTRY, entry)
            item.setText(0, entry.title)
            item.setText(2, _size(entry))
            item.setText(3, entry.licence.id)
            if not entry.licence.commercial:
                item.setText(3, self.tr("{0}, not commercial").format(entry.licence.id))
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._show_state(item, entry)
        if self._work.entries:
            group = self._group(self.tr("Not to be had"))
            for row in catalogue().unavailable:
                item = QTreeWidgetItem(group)
                item.setText(0, row.title)
                item.setText(1, self.tr("Not published"))
                item.setData(0, ENTRY, row)
                item.setForeground(0, _dim(self))
        self.list.expandAll()
        self._choose(chosen.id if chosen is not None else "")

    def _groups_in_use(self) -> list[str]:
        return list(dict.fromkeys(entry.group for entry in self._work.entries))

    def _group(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.list, [title])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFirstColumnSpanned(True)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(0, font)
        return item

    def _choose(self, model_id: str) -> None:
        for item in self.items():
            entry = item.data(0, ENTRY)
            if isinstance(entry, Entry) and entry.id == model_id:
                self.list.setCurrentItem(item)
                return
        self.point_out(self._wanted)
        if self.entry() is None and self.items():
            self.list.setCurrentItem(self.items()[0])

    def _show_state(self, item: QTreeWidgetItem, entry: Entry) -> None:
        job = self._work.job_of(entry.id)
        bar = self.list.itemWidget(item, 1)
        if job is None:
            if bar is not None:
                self.list.removeItemWidget(item, 1)
            removed = entry.state is State.available and entry.row and entry.row.removed
            words = REMOVED if removed else STATES[entry.state]
            item.setText(1, QCoreApplication.translate("Models", words))
            return
        if not isinstance(bar, JobBar):
            bar = JobBar()
            item.setText(1, "")
            self.list.setItemWidget(item, 1, bar)
        bar.show_job(job)

    def _moved(self, model_id: str) -> None:
        for item in self.items():
            entry = item.data(0, ENTRY)
            if isinstance(entry, Entry) and entry.id == model_id:
                self._show_state(item, entry)
                if item is self.list.currentItem():
                    self._tell(entry)
                    self._enable()

    def _imported(self, model_id: str) -> None:
        self._wanted = ()
        self._work.listed.connect(
            lambda: self._choose(model_id), Qt.ConnectionType.SingleShotConnection
        )

    def _chosen(self) -> None:
        item = self.list.currentItem()
        shown = item.data(0, ENTRY) if item is not None else None
        if isinstance(shown, Entry):
            to = self.tr("It goes to {0}.").format(self._work.store.root / shown.id)
            fetch = shown.state in (State.available, State.begun)
            if fetch and shown.row is not None and shown.row.warning:
                to = f"{to} {shown_text(shown.row.warning)}"
            self.details.show_entry(shown, self._enables(shown), to if fetch else "")
            self._tell(shown)
        else:
            self.details.show_text(
                getattr(shown, "title", ""),
                shown_text(getattr(shown, "text", self.tr("Looking for models…"))),
            )
        self._enable()

    def _tell(self, entry: Entry) -> None:
        job = self._work.job_of(entry.id)
        text = self._work.told.get(entry.id, "")
        if job is not None:
            text = progress_words(job)
            left = self._work.seconds_left(job)
            if left is not None:
                text = self.tr("{0}, {1} left").format(text, seconds_text(left))
        elif not text and entry.state is State.begun:
            text = self.tr("{0} are here already; installing goes on from there.").format(
                bytes_words(entry.here)
            )
        elif not text and entry.state is State.damaged and entry.came_along:
            text = self.tr("Files are missing or cut off. Install ColorStudio again.")
        elif not text and entry.state is State.damaged:
            text = self.tr("Files are missing or cut off. Repair fetches them anew.")
        self.details.say(text)

    def _enables(self, entry: Entry) -> str:
        from colorstudio.methods.registry import METHODS

        group = groups()[entry.group]
        ways = [shown_text(spec.title) for spec in METHODS if spec.id in group.enables]
        used = self.tr("Used by {0}.").format("; ".join(ways)) if ways else ""
        return f"{used} {shown_text(group.text)}".strip()

    def _enable(self) -> None:
        entry = self.entry()
        job = self._work.job_of(entry.id) if entry is not None else None
        state = entry.state if entry is not None and job is None else None
        here = state in (State.installed, State.shipped, State.damaged)
        own = entry is not None and entry.came_along
        fetch = state in (State.available, State.begun)
        from_hub = bool(entry and entry.installed and entry.installed.origin.kind == "hub")
        self.install.setVisible(fetch)
        self.install.setEnabled(self.details.accepted.isChecked())
        self.install.setText(self.tr("Go &on") if state is State.begun else self.tr("&Install"))
        self.stop.setVisible(job is not None)
        self.stop.setEnabled(job is not None and not job.stopping)
        self.verify.setVisible(here)
        self.repair.setVisible(here and from_hub)
        self.remove.setVisible((here and not own) or state in (State.found, State.begun))
        self.details.ask(fetch)

    # -- what is done -----------------------------------------------------------------------------

    def _do(self, what: Callable[[Entry], None]) -> None:
        entry = self.entry()
        if entry is not None:
            what(entry)

    def _install(self) -> None:
        entry = self.entry()
        if entry is not None and entry.row is not None and self.details.accepted.isChecked():
            repo = self.details.repo.text().strip()
            self._work.install(entry, "" if repo == entry.row.repo else repo)

    def _set_kind(self) -> None:
        kind = self.details.kind.currentData()
        self._do(lambda entry: self._work.set_prediction(entry, kind))

    def _stop(self) -> None:
        self._do(lambda entry: self._work.cancel(entry.id))

    def _remove(self) -> None:
        entry = self.entry()
        if entry is None:
            return
        reference = entry.installed is not None and entry.installed.origin.kind == "reference"
        if entry.state is State.found or reference:
            text = self.tr("Use “{0}” no more? Its files stay where they are.")
        elif entry.state is State.begun:
            text = self.tr("Throw away what has come of “{0}”?")
        else:
            text = self.tr("Delete “{0}” ({1}) from the disk?")
        self._ask(
            text.format(entry.title, bytes_words(entry.size)),
            ((self.tr("&Remove"), lambda: self._work.remove(entry)),),
        )

    def _ask(self, text: str, answers: tuple[tuple[str, Callable[[], object]], ...]) -> None:
        """A question with these answers, and Cancel."""
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(self.tr("Models"))
        question.setText(text)
        for words, do in answers:
            button = question.addButton(words, QMessageBox.ButtonRole.AcceptRole)
            button.clicked.connect(lambda _=False, do=do: do())
        question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.open()

    def _import_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("&File of weights…"), self._import_file)
        menu.addAction(self.tr("Folder of &diffusers or transformers…"), self._import_folder)
        self.take_in.setMenu(menu)

    def _import_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Import weights"), self._session.settings.last_folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*{ending}" for ending in (".safetensors", *PICKLES))
        dialog.setNameFilter(QCoreApplication.translate("Models", FILTERS).format(endings))
        self._open_file_dialog(dialog, self.ask_import)

    def _import_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Import weights"), self._session.settings.last_folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open_file_dialog(dialog, self.ask_import)

    def _add_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder with weights, or of a program that has some"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open_file_dialog(dialog, self._work.add_folder)

    def _open_file_dialog(self, dialog: QFileDialog, then: Callable[[Path], object]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def ask_import(self, path: Path) -> None:
        """Asks how weights are to be taken in, and does it."""
        from colorstudio.engine.importing import is_pickle

        risky = is_pickle(path)
        text = self.tr("Use “{0}” where it lies, or copy it into ColorStudio's own folder?")
        if risky:
            text += f"\n\n{PICKLE_WARNING}"
        self._ask(
            text.format(path.name),
            (
                (self.tr("&Use it there"), lambda: self._take_in(path, False, risky)),
                (self.tr("&Copy"), lambda: self._take_in(path, True, risky)),
            ),
        )

    def _take_in(self, path: Path, copy: bool, risky: bool) -> None:
        self._work.take_in(path, copy=copy, pickle_allowed=risky)


def _tree(name: str) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setColumnCount(len(COLUMNS))
    tree.setHeaderLabels([QCoreApplication.translate("Models", text) for text in COLUMNS])
    tree.setRootIsDecorated(False)
    tree.setItemsExpandable(False)
    tree.setIndentation(12)
    tree.setUniformRowHeights(True)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    tree.headerItem().setTextAlignment(2, right)
    for column, width in enumerate(WIDTHS):
        if width:
            tree.setColumnWidth(column, width)
    return tree


def _dim(widget: QWidget) -> QBrush:
    return widget.palette().placeholderText()


def _size(entry: Entry) -> str:
    return bytes_words(entry.size) if entry.exact else f"~{bytes_words(entry.size)}"
