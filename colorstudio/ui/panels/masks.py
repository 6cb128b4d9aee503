"""The masks of the document: choose, make, change and combine them, in any task."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.document import Committed
from colorstudio.document.pyramid import MAX_LEVEL, Pyramid, reduced_size
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.geometry import Rect
from colorstudio.jobs.job import JobContext
from colorstudio.ui import icons, mask_actions
from colorstudio.ui.session import Session
from colorstudio.ui.widgets.buttons import heading, icon_button, note
from colorstudio.ui.widgets.scrub import ScrubField

PICTURE = QSize(32, 24)
ROW = 28
MAX_AMOUNT_PX = 500.0
NAME = Qt.ItemDataRole.UserRole


class MaskList(QListWidget):
    """One row for each mask. A click on the chosen row lets it go."""

    def __init__(self, session: Session, rows: int) -> None:
        super().__init__()
        self._session = session
        self._rows = rows
        self.setMinimumHeight(rows * ROW + 4)
        self.setIconSize(PICTURE)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setAccessibleName(self.tr("Masks"))

    def sizeHint(self) -> QSize:
        # what a panel can spare is given to it; its own wish of 192 pixels would crowd out the rest
        return QSize(super().sizeHint().width(), (self._rows + 1) * ROW + 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.itemAt(event.position().toPoint()) is None:
            self._session.choose_mask("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            mask_actions.delete(self._session)
        else:
            super().keyPressEvent(event)


class MasksPanel(QWidget):
    """The list, what can be done to the chosen mask, and by how much.

    ``rows``: how many masks are seen at least before the list scrolls. ``empty``: what stands there
    while there is no mask.
    """

    def __init__(self, session: Session, *, rows: int = 2, empty: str = "") -> None:
        super().__init__()
        self._session = session
        self._pictured: dict[str, tuple[Tiles, QIcon]] = {}
        self._filling = False
        self.list = MaskList(session, rows)
        self.empty = note(empty or self.tr("Click the object. Shift-click to take away."))
        self.eye = icon_button("eye", self.tr("Show the outline of the mask"), checkable=True)
        self.eye.setChecked(session.mask_shown)
        self.amount = ScrubField(
            self.tr("By"), mask_actions.AMOUNT_PX, 0.5, MAX_AMOUNT_PX, unit="px", decimals=1,
            logarithmic=True,
        )  # fmt: skip
        self.amount.setToolTip(self.tr("How far to grow, shrink or feather"))
        self._make_buttons()
        self._lay_out()
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemChanged.connect(self._renamed)
        self.list.customContextMenuRequested.connect(self._menu)
        self.eye.toggled.connect(session.show_mask)
        session.mask_shown_changed.connect(self._show_eye)
        session.mask_changed.connect(lambda _: self._show_chosen())
        session.document_changed.connect(lambda _: self._refresh())
        session.committed.connect(self._committed)
        self._refresh()

    def _make_buttons(self) -> None:
        session = self._session

        def by(do: Any) -> Any:
            return lambda: do(session, self.amount.number())

        rows = (
            ("new", "plus", self.tr("New mask"), partial(mask_actions.add, session)),
            ("copy", "copy", self.tr("Duplicate mask"), partial(mask_actions.duplicate, session)),
            ("load", "upload", self.tr("Load mask…"), self.load),
            ("save", "download", self.tr("Save mask…"), self.save),
            ("delete", "trash-2", self.tr("Delete mask"), partial(mask_actions.delete, session)),
            ("grow", "expand", self.tr("Grow"), by(mask_actions.grow)),
            ("shrink", "shrink", self.tr("Shrink"), by(mask_actions.shrink)),
            ("feather", "feather", self.tr("Feather"), by(mask_actions.feather)),
            ("invert", "contrast", self.tr("Invert"), partial(mask_actions.invert, session)),
            ("combine", "squares-unite", self.tr("Combine with another mask"), self._combine),
        )
        self.buttons = {key: icon_button(icon, name, do) for key, icon, name, do in rows}

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(heading(self.tr("Mask")), 1)
        for button in (
            self.eye,
            *(self.buttons[key] for key in ("new", "copy", "load", "save", "delete")),
        ):
            head.addWidget(button)
        self.changes = QWidget()
        change = QHBoxLayout(self.changes)
        change.setContentsMargins(0, 0, 0, 0)
        change.setSpacing(4)
        change.addWidget(self.amount, 1)
        for key in ("grow", "shrink", "feather", "invert", "combine"):
            change.addWidget(self.buttons[key])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.changes)
        column.addStretch(0)

    # -- what the document says -------------------------------------------------------------------

    def _committed(self, committed: Committed) -> None:
        if committed.change.masks:
            self._refresh()

    def _refresh(self) -> None:
        masks = mask_actions.document_masks(self._session.document)
        self._pictured = {n: kept for n, kept in self._pictured.items() if n in masks}
        self._filling = True
        if [self._name(n) for n in range(self.list.count())] != list(masks):
            self.list.clear()
            for name in masks:
                item = QListWidgetItem(name)
                item.setData(NAME, name)
                item.setToolTip(name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                kept = self._pictured.get(name)
                item.setIcon(kept[1] if kept is not None else _picture(None))
                self.list.addItem(item)
        self._filling = False
        self.empty.setVisible(not masks)
        self.list.setVisible(bool(masks))
        self.changes.setVisible(bool(masks))
        self._show_chosen()
        self._picture_all()

    def _name(self, row: int) -> str:
        item = self.list.item(row)
        return item.data(NAME) if item is not None else ""

    def _show_chosen(self) -> None:
        chosen = self._session.mask
        names = [self._name(n) for n in range(self.list.count())]
        self._filling = True
        self.list.setCurrentRow(names.index(chosen) if chosen in names else -1)
        if chosen not in names:
            self.list.clearSelection()
        self._filling = False
        for key, button in self.buttons.items():
            needs_mask = key not in ("new", "load")
            button.setEnabled(
                self._session.document is not None and (bool(chosen) or not needs_mask)
            )
        self.buttons["combine"].setEnabled(bool(chosen) and len(names) > 1)
        self.amount.setEnabled(bool(chosen))
        self.eye.setEnabled(bool(names))

    def _show_eye(self, on: bool) -> None:
        self.eye.setChecked(on)
        self.eye.setIcon(icons.icon("eye" if on else "eye-off"))

    # -- small pictures ---------------------------------------------------------------------------

    def _picture_all(self) -> None:
        """Draws the rows anew whose mask has changed; the work is done on the instant lane."""
        document = self._session.document
        masks = dict(mask_actions.document_masks(document))
        missing = {
            name: tiles
            for name, tiles in masks.items()
            if name not in self._pictured or self._pictured[name][0] is not tiles
        }
        if not missing:
            return
        pyramid, side = self._session.pyramid, PICTURE * self.devicePixelRatioF()

        def work(context: JobContext) -> dict[str, np.ndarray]:
            context.check()
            return {name: thumbnail(tiles, side, pyramid) for name, tiles in missing.items()}

        def then(pictures: dict[str, np.ndarray]) -> None:
            if self._session.document is not document:
                return
            self._filling = True
            for row in range(self.list.count()):
                name = self._name(row)
                if name in pictures:
                    icon = _picture(pictures[name])
                    self._pictured[name] = missing[name], icon
                    self.list.item(row).setIcon(icon)
            self._filling = False

        key = f"mask-pictures:{id(self)}"
        self._session.instant.submit("Masks", work, key=key, quiet=True, then=then)

    # -- what is done -----------------------------------------------------------------------------

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if not self._filling:
            self._session.choose_mask(item.data(NAME) if item is not None else "")

    def _renamed(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        old, new = item.data(NAME), item.text().strip()
        if new != old and not mask_actions.rename(self._session, old, new):
            self._filling = True
            item.setText(old)
            self._filling = False

    def _menu(self, at: QPoint) -> None:
        item = self.list.itemAt(at)
        if item is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("&Rename")).triggered.connect(lambda *_: self.list.editItem(item))
        for key in ("copy", "invert", "save", "delete"):
            button = self.buttons[key]
            action = menu.addAction(button.accessibleName())
            action.triggered.connect(lambda *_, b=button: b.click())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def combine_menu(self) -> QMenu:
        """The other masks, each to be added, taken away, or kept in common."""
        menu = QMenu(self)
        others = tuple(mask_actions.document_masks(self._session.document))
        rows = (
            (self.tr("&Add"), "add"),
            (self.tr("&Take Away"), "subtract"),
            (self.tr("&Keep What Is Common With"), "intersect"),
        )
        for title, how in rows:
            part = menu.addMenu(title)
            for name in others:
                if name != self._session.mask:
                    action = part.addAction(name.replace("&", "&&"))
                    action.triggered.connect(
                        lambda *_, n=name, h=how: mask_actions.combine(self._session, n, h)  # type: ignore[arg-type]
                    )
        return menu

    def _combine(self) -> None:
        button = self.buttons["combine"]
        menu = self.combine_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def load(self) -> None:
        """A mask from a picture file."""
        dialog = self._dialog(self.tr("Load mask"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: mask_actions.load(self._session, Path(name)))
        dialog.open()

    def save(self) -> None:
        """The chosen mask as a PNG."""
        dialog = self._dialog(self.tr("Save mask"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.selectFile(f"{self._session.mask}.png")
        dialog.fileSelected.connect(lambda name: mask_actions.save(self._session, Path(name)))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        folder = self._session.settings.last_folder or str(Path.home())
        filters = self.tr("Pictures ({0})").format("*.png *.jpg *.jpeg *.tif *.tiff *.webp")
        dialog = QFileDialog(self, title, folder, filters)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        return dialog


def thumbnail(tiles: Tiles, side: QSize, pyramid: Pyramid) -> np.ndarray:
    """The mask reduced to fit into ``side`` (device pixels), h x w uint8."""
    scale = min(side.width() / tiles.width, side.height() / tiles.height)
    level = 0
    while level < MAX_LEVEL and 2 ** (level + 1) * scale <= 1:
        level += 1
    size = reduced_size((tiles.width, tiles.height), level)
    codes = pyramid.read(tiles, Rect(0, 0, *size), level)[..., 0]
    wanted = max(1, round(tiles.width * scale)), max(1, round(tiles.height * scale))
    return cv2.resize(np.ascontiguousarray(codes), wanted, interpolation=cv2.INTER_AREA)


def _picture(codes: np.ndarray | None) -> QIcon:
    """A small mask in the middle of a plain ground, the same where its row is chosen."""
    pixmap = QPixmap(PICTURE * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    if codes is not None:
        h, w = codes.shape
        grey = np.ascontiguousarray(codes)
        image = QImage(grey.data, w, h, w, QImage.Format.Format_Grayscale8)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = QSize(w, h).scaled(pixmap.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (pixmap.width() - shown.width()) // 2, (pixmap.height() - shown.height()) // 2
        painter.drawImage(pixmap.rect().adjusted(left, top, -left, -top), image)
        painter.end()
    pixmap.setDevicePixelRatio(2)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
