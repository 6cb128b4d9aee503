"""The strip of candidates under the canvas: click to try one on, double-click to apply it.

What a model is making stands at its end, with the newest preview.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QMenu, QWidget

from colorstudio.ui import icons, theme
from colorstudio.ui.candidates import Candidates
from colorstudio.ui.model_runs import ModelRun
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import icon_button

PICTURE = QSize(72, 54)
SIGN = 20
HEIGHT = 92
ID = Qt.ItemDataRole.UserRole


class _Strip(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(PICTURE)
        self.setGridSize(QSize(PICTURE.width() + 16, HEIGHT - 12))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)


class CandidateStrip(QWidget):
    """Seen while there are candidates, or some are made. ``comparing()``: two are to be seen."""

    comparing = Signal()

    def __init__(self, session: Session, candidates: Candidates) -> None:
        super().__init__()
        self._session = session
        self._candidates = candidates
        self.list = _Strip()
        self.list.setAccessibleName(self.tr("Candidates"))
        self.apply = icon_button("check", self.tr("Apply the candidate as a layer"), self._apply)
        self.clear = icon_button(
            "trash-2", self.tr("Delete all candidates that are not pinned"), candidates.clear
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.list, 1)
        row.addWidget(self.apply)
        row.addWidget(self.clear)
        self.setFixedHeight(HEIGHT)
        self.list.itemClicked.connect(lambda item: candidates.show(item.data(ID)))
        self.list.itemActivated.connect(lambda item: candidates.show(item.data(ID)))
        self.list.itemDoubleClicked.connect(lambda item: candidates.apply(item.data(ID)))
        self.list.customContextMenuRequested.connect(self._menu)
        candidates.changed.connect(self._fill)
        candidates.pictured.connect(self._pictured)
        candidates.chosen.connect(self._choose)
        session.runs.changed.connect(self._runs_changed)
        session.runs.previewed.connect(self._previewed)
        self._shown_runs: tuple[int, ...] = ()
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for candidate in self._candidates.items:
            item = QListWidgetItem(candidate.look.title)
            item.setToolTip(candidate.look.title)
            item.setData(ID, candidate.id)
            if candidate.pinned:
                item.setText(f"• {candidate.look.title}")
                item.setToolTip(self.tr("{0}, pinned").format(candidate.look.title))
            item.setIcon(self._icon(candidate.id))
            self.list.addItem(item)
        runs = self._session.runs.runs
        for run in runs:
            self.list.addItem(self._run_item(run))
        self._shown_runs = tuple(run.id for run in runs)
        self.setVisible(self.list.count() > 0)
        self._choose(self._candidates.current)

    def _icon(self, candidate_id: int) -> QIcon:
        pixels = self._candidates.thumbnails.get(candidate_id)
        if pixels is None:
            return icons.icon("image")
        h, w, _ = pixels.shape
        image = QImage(pixels.data, w, h, 4 * w, QImage.Format.Format_RGB32)
        return QIcon(QPixmap.fromImage(image.copy()))

    def _run_item(self, run: ModelRun) -> QListWidgetItem:
        """A place for what is being made: it is not to be chosen yet."""
        item = QListWidgetItem(_run_words(run))
        item.setToolTip(run.ask.title)
        item.setData(ID, -run.id)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setIcon(_run_icon(run))
        return item

    def _runs_changed(self) -> None:
        runs = self._session.runs.runs
        if tuple(run.id for run in runs) != self._shown_runs:
            self._fill()
            return
        for run in runs:
            item = self._item(-run.id)
            words = _run_words(run)
            if item is not None and item.text() != words:
                item.setText(words)

    def _previewed(self, run: ModelRun) -> None:
        item = self._item(-run.id)
        if item is not None:
            item.setIcon(_run_icon(run))

    def _item(self, candidate_id: int) -> QListWidgetItem | None:
        for n in range(self.list.count()):
            item = self.list.item(n)
            if item.data(ID) == candidate_id:
                return item
        return None

    def _pictured(self, candidate_id: int) -> None:
        item = self._item(candidate_id)
        if item is not None:
            item.setIcon(self._icon(candidate_id))

    def _choose(self, candidate_id: int) -> None:
        item = self._item(candidate_id)
        if item is None:
            self.list.clearSelection()
        else:
            self.list.setCurrentItem(item)
        self.apply.setEnabled(item is not None)

    def _apply(self) -> None:
        self._candidates.apply(self._candidates.current)

    def _menu(self, at: QPoint) -> None:
        item = self.list.itemAt(at)
        candidate = self._candidates.find(item.data(ID)) if item is not None else None
        if candidate is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held = self._session.against is candidate.look
        rows = (
            (self.tr("Apply"), lambda: self._candidates.apply(candidate.id)),
            (
                self.tr("Compare with the Picture") if held else self.tr("Compare with This"),
                lambda: self.hold(candidate.id, not held),
            ),
            (
                self.tr("Unpin") if candidate.pinned else self.tr("Pin"),
                lambda: self._candidates.pin(candidate.id, not candidate.pinned),
            ),
            (self.tr("Delete"), lambda: self._candidates.remove(candidate.id)),
        )
        for text, do in rows:
            menu.addAction(text).triggered.connect(lambda _=False, d=do: d())
        menu.popup(self.list.viewport().mapToGlobal(at))

    def hold(self, candidate_id: int, on: bool) -> None:
        """Holds a candidate against the one that is tried, where the canvas shows both."""
        self._candidates.compare(candidate_id, on)
        if on:
            self.comparing.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.list.currentItem()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None:
            self._candidates.remove(item.data(ID))
            return
        super().keyPressEvent(event)


def _run_words(run: ModelRun) -> str:
    if not run.running or run.fraction is None:
        return "…"
    return f"{round(100 * run.fraction)} %"


def _run_icon(run: ModelRun) -> QIcon:
    if run.preview is None:
        return _waiting_icon()
    h, w, _ = run.preview.shape
    image = QImage(run.preview.tobytes(), w, h, 3 * w, QImage.Format.Format_RGB888)
    smooth = Qt.TransformationMode.SmoothTransformation
    fitted = image.scaled(PICTURE, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return QIcon(QPixmap.fromImage(fitted))


def _waiting_icon() -> QIcon:
    """A small sign in the middle of the place where the picture will be."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    place = QPixmap(PICTURE * ratio)
    place.setDevicePixelRatio(ratio)
    place.fill(Qt.GlobalColor.transparent)
    painter = QPainter(place)
    sign = icons.pixmap("sparkles", SIGN, theme.current().dim, ratio)
    corner = (PICTURE - QSize(SIGN, SIGN)) / 2
    painter.drawPixmap(corner.width(), corner.height(), sign)
    painter.end()
    return QIcon(place)
