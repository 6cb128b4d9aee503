"""The hints in their groups, with what was asked and what was got."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.document import Committed, Document
from colorstudio.document.edits import ChangeHints, RecolorGroup, RemoveHints, SetHints, ShowGroup
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.ui import icons, theme
from colorstudio.ui.session import Session
from colorstudio.ui.text import number
from colorstudio.ui.widgets.buttons import icon_button, note
from colorstudio.ui.widgets.color_popup import pick_color
from colorstudio.ui.widgets.swatch import color_words, paint_swatch

if TYPE_CHECKING:
    from colorstudio.imaging.spread import HintReport

EYE, SWATCH, NAME, INFO = range(4)
DIFFERS = 3.0
"""dE00 from which an answer that differs from the ask is told."""
KIND_ICONS = {
    "point": "circle-dot",
    "stroke": "spline",
    "keep": "ban",
    "barrier": "brick-wall",
    "join": "combine",
}
GROUP, HINT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class HintTree(QTreeWidget):
    """Groups with their hints inside."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(4)
        self.setHeaderHidden(True)
        self.setTreePosition(NAME)
        self.setIndentation(14)
        self.setIconSize(QSize(16, 16))
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Hints"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((EYE, 28), (SWATCH, 28), (INFO, 76)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)


class HintsPanel(QWidget):
    """The list, with what can be done to the chosen rows."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._hints = Hints()
        self._reports: dict[str, HintReport] = {}
        self._filling = False
        self.tree = HintTree()
        self.empty = note(
            self.tr("Click a place in the photo to say what colour it has. The rest follows.")
        )
        self.why = note("")
        self.why.hide()
        self._lay_out()
        self.tree.itemClicked.connect(self._clicked)
        self.tree.itemDoubleClicked.connect(self._double_clicked)
        self.tree.itemChanged.connect(self._renamed)
        self.tree.itemExpanded.connect(self._fill_group)
        self.tree.itemSelectionChanged.connect(self._selected)
        self.tree.customContextMenuRequested.connect(self._menu)
        session.document_changed.connect(self._document_changed)
        session.committed.connect(self._committed)
        session.reported.connect(self._reported)
        self._refresh(Hints())

    def _lay_out(self) -> None:
        self.group_button = icon_button("folder-plus", self.tr("New group"), self.new_group)
        self.recolor_button = icon_button(
            "droplet", self.tr("Give the chosen hints the colour in hand"), self._recolor_with_tool
        )
        self.pin_button = icon_button(
            "pin",
            self.tr("Pin: the colour holds at the hint even where another took the place"),
            self.pin_selected,
        )
        self.delete_button = icon_button("trash-2", self.tr("Delete the chosen hints"), self.delete)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.group_button)
        row.addWidget(self.recolor_button)
        row.addWidget(self.pin_button)
        row.addStretch(1)
        row.addWidget(self.delete_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.empty)
        column.addWidget(self.tree, 1)
        column.addWidget(self.why)
        column.addLayout(row)
        self.tree.setMinimumHeight(84)

    # -- what the document says -----------------------------------------------------------------

    def _document_changed(self, document: Document | None) -> None:
        self._reports = {}
        self.tree.clear()
        self._refresh(document.state.hints if document is not None else Hints())

    def _committed(self, committed: Committed) -> None:
        if committed.change.hints:
            self._refresh(committed.after.hints)

    def _reported(self, reports: Iterable[HintReport]) -> None:
        self._reports = {report.hint_id: report for report in reports}
        self._refresh(self._hints)

    def _refresh(self, hints: Hints) -> None:
        self._hints = hints
        open_groups = {item.data(0, GROUP) for item in self._group_items() if item.isExpanded()}
        chosen = set(self.selected_groups())
        chosen_hints = set(self._chosen_hint_ids())
        self._filling = True
        self.tree.clear()
        for group in self._names():
            item = self._group_item(group)
            self.tree.addTopLevelItem(item)
            if group in open_groups:
                item.setExpanded(True)
                self._fill_group(item)
            item.setSelected(group in chosen)
            for child in _children(item):
                child.setSelected(child.data(0, HINT) in chosen_hints)
        self._filling = False
        self.empty.setVisible(not self._names())
        self.tree.setVisible(bool(self._names()))
        self._selected()

    def _names(self) -> list[str]:
        """The groups, then "" for hints without one, then the group in hand while it is empty."""
        names = list(self._hints.groups)
        if any(not hint.group for hint in self._hints.items):
            names.append("")
        if self._session.tool.group and self._session.tool.group not in names:
            names.append(self._session.tool.group)
        return names

    def _members(self, group: str) -> list[Hint]:
        return [hint for hint in self._hints.items if hint.group == group]

    def _group_item(self, group: str) -> QTreeWidgetItem:
        members = self._members(group)
        hidden = bool(group) and group in self._hints.hidden
        item = QTreeWidgetItem()
        item.setData(0, GROUP, group)
        flag = Qt.ItemFlag
        item.setFlags(flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable)
        if group:
            item.setIcon(EYE, icons.icon("eye-off" if hidden else "eye"))
            item.setToolTip(EYE, self.tr("Hidden") if hidden else self.tr("Shown"))
        color = next((hint.color for hint in members if hint.color is not None), None)
        if color is not None:
            item.setIcon(SWATCH, _swatch_icon(color, self.tree))
            item.setToolTip(
                SWATCH, self.tr("{0} {1}. Click to recolour.").format(color.hex, color_words(color))
            )
        name = group or self.tr("Without group")
        item.setText(NAME, name)
        item.setToolTip(NAME, name)
        differing = [h for h in members if self._differs(h)]
        item.setText(INFO, str(len(members)))
        item.setTextAlignment(INFO, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if differing:
            self._mark(item)
            item.setToolTip(
                INFO,
                self.tr("{0} of {1} differ from what was asked").format(
                    len(differing), len(members)
                ),
            )
        aloud = [name, self.tr("%n hints", "", len(members))]
        if color is not None:
            aloud.append(color_words(color))
        if hidden:
            aloud.append(self.tr("hidden"))
        item.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, ", ".join(aloud))
        if members:
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _fill_group(self, item: QTreeWidgetItem) -> None:
        """Rows of single hints are made when a group is opened: there may be thousands."""
        if item.childCount() or item.parent() is not None:
            return
        item.addChildren([self._hint_item(hint) for hint in self._members(item.data(0, GROUP))])

    def _hint_item(self, hint: Hint) -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        item.setData(0, HINT, hint.id)
        names = {
            "point": self.tr("Point"),
            "stroke": self.tr("Stroke"),
            "keep": self.tr("Keep grey"),
            "barrier": self.tr("Barrier"),
            "join": self.tr("Join"),
        }
        if hint.color is not None:
            item.setIcon(SWATCH, _swatch_icon(hint.color, self.tree))
            item.setToolTip(SWATCH, f"{hint.color.hex} {color_words(hint.color)}")
        item.setIcon(NAME, icons.icon("pin" if hint.pinned else KIND_ICONS[hint.kind]))
        item.setText(
            NAME, self.tr("{0} {1}, {2}").format(names[hint.kind], round(hint.x), round(hint.y))
        )
        item.setToolTip(NAME, item.text(NAME))
        item.setTextAlignment(INFO, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        report = self._reports.get(hint.id)
        if report is not None:
            item.setText(INFO, f"ΔE {number(report.delta_e00, 1)}")
            item.setToolTip(INFO, self._explained(report))
            if self._differs(hint):
                self._mark(item)
        return item

    def _differs(self, hint: Hint) -> bool:
        report = self._reports.get(hint.id)
        return report is not None and report.delta_e00 >= DIFFERS

    def _mark(self, item: QTreeWidgetItem) -> None:
        color = theme.current().amber
        sign = icons.pixmap("triangle-alert", 16, color, self.devicePixelRatioF())
        item.setIcon(INFO, _plain_icon(sign))

    def _explained(self, report: HintReport) -> str:
        reasons = {
            "gamut": self.tr("This colour cannot be reached at the lightness of the photo here."),
            "barrier": self.tr("A barrier runs over this hint."),
            "overruled": self.tr("Another hint took the place. Pin this one to let it hold."),
            "keep": self.tr("A “keep grey” stroke took the place. Pin this hint to let it hold."),
            "mask": self.tr("The mask of this hint shuts this place out."),
        }
        said = self.tr("Asked {0}, got {1} (ΔE00 {2}).").format(
            report.asked.hex, report.got.hex, number(report.delta_e00, 1)
        )
        return f"{said} {reasons.get(report.reason, '')}".strip()

    # -- what is chosen ---------------------------------------------------------------------------

    def _group_items(self) -> list[QTreeWidgetItem]:
        items = (self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount()))
        return [item for item in items if item is not None]

    def selected_groups(self) -> list[str]:
        """Names of the chosen group rows; "" is the one of hints without a group."""
        return [i.data(0, GROUP) for i in self.tree.selectedItems() if i.parent() is None]

    def _chosen_hint_ids(self) -> list[str]:
        return [i.data(0, HINT) for i in self.tree.selectedItems() if i.parent() is not None]

    def selected_hints(self) -> list[Hint]:
        """The hints of the chosen rows, those of chosen groups included."""
        groups, ids = set(self.selected_groups()), set(self._chosen_hint_ids())
        return [h for h in self._hints.items if h.group in groups or h.id in ids]

    def _selected(self) -> None:
        chosen = self.selected_hints()
        for button in (self.recolor_button, self.pin_button, self.delete_button):
            button.setEnabled(bool(chosen))
        self.group_button.setEnabled(self._session.document is not None)
        pinned = bool(chosen) and all(h.pinned for h in chosen)
        self.pin_button.setIcon(icons.icon("pin-off" if pinned else "pin"))
        report = self._reports.get(chosen[0].id) if len(chosen) == 1 else None
        self.why.setVisible(report is not None and self._differs(chosen[0]))
        self.why.setText(self._explained(report) if report is not None else "")
        if self._filling:
            return
        groups = self.selected_groups()
        if len(groups) == 1 and len(self.tree.selectedItems()) == 1:
            # the next hints join the group that was chosen, in its colour
            color = next((h.color for h in chosen if h.color is not None), None)
            self._session.set_tool(group=groups[0], **({"color": color} if color else {}))

    # -- what is done -----------------------------------------------------------------------------

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        group = item.data(0, GROUP)
        if column == EYE and item.parent() is None and group:
            self._session.push(ShowGroup(group, group in self._hints.hidden))
        elif column == SWATCH and not item.icon(SWATCH).isNull():
            self._recolor(item)

    def _double_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == NAME and item.parent() is None and item.data(0, GROUP):
            self.tree.editItem(item, NAME)

    def _recolor(self, item: QTreeWidgetItem) -> None:
        """A small picker beside the swatch; the picture follows while a colour is dragged."""
        rect = self.tree.visualItemRect(item)
        at = self.tree.viewport().mapToGlobal(QPoint(0, rect.bottom() + 4))
        group, hint_id = item.data(0, GROUP), item.data(0, HINT)
        members = self._members(group) if item.parent() is None else [self._hints.get(hint_id)]
        start = next(h.color for h in members if h.color is not None)

        def change(color: Color) -> None:
            if item_group := group:
                self._session.push(RecolorGroup(item_group, color))
            else:
                self._paint([h for h in self._hints.items if h.id in ids], color)

        ids = {h.id for h in members}
        pick_color(self, start, at, change, settled=self._session.use_color)

    def _recolor_with_tool(self) -> None:
        self._paint(self.selected_hints(), self._session.tool.color)
        self._session.use_color(self._session.tool.color)

    def _paint(self, hints: Iterable[Hint], color: Color) -> None:
        changed = tuple(replace(h, color=color) for h in hints if h.color is not None)
        key = "recolor:" + ",".join(h.id for h in changed)
        if changed:
            self._session.push(ChangeHints(changed, name=self.tr("Recolour hints"), merge_key=key))

    def pin_selected(self) -> None:
        """The chosen hints hold their colour at their own pixels; pinned ones are let go."""
        chosen = self.selected_hints()
        pinned = not all(h.pinned for h in chosen)
        changed = tuple(replace(h, pinned=pinned) for h in chosen)
        name = self.tr("Pin hints") if pinned else self.tr("Unpin hints")
        if changed:
            self._session.push(ChangeHints(changed, name=name))

    def delete(self) -> None:
        """Takes the chosen hints away."""
        chosen = self.selected_hints()
        if chosen:
            self._session.push(
                RemoveHints(tuple(h.id for h in chosen), name=self.tr("Delete hints"))
            )

    def new_group(self) -> None:
        """A new name that the chosen hints take, and the next ones too."""
        taken, n = set(self._names()), 1
        while (name := self.tr("Group {0}").format(n)) in taken:
            n += 1
        chosen = self.selected_hints()
        self._session.set_tool(group=name)
        if chosen:
            changed = tuple(replace(h, group=name) for h in chosen)
            self._session.push(ChangeHints(changed, name=self.tr("Group hints")))
        else:
            self._refresh(self._hints)
        for item in self._group_items():
            if item.data(0, GROUP) == name:
                self.tree.editItem(item, NAME)

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        if self._filling or column != NAME or item.parent() is not None:
            return
        old, new = item.data(0, GROUP), item.text(NAME).strip()
        self.rename_group(old, new)

    def rename_group(self, old: str, new: str) -> None:
        """Another name for a group; one that is there already takes its hints in."""
        members = self._members(old)
        if not new or new == old or not old:
            self._refresh(self._hints)
            return
        if self._session.tool.group == old:
            self._session.set_tool(group=new)
        if not members:
            self._refresh(self._hints)
            return
        hidden = self._hints.hidden
        if old in hidden:
            hidden = hidden - {old} | {new}
        renamed = self._hints.replaced(*(replace(h, group=new) for h in members))
        hints = replace(renamed, hidden=frozenset(hidden))
        self._session.push(SetHints(hints, name=self.tr("Rename group")))

    def _menu(self, at: QPoint) -> None:
        item = self.tree.itemAt(at)
        if item is None:
            return
        menu = QMenu(self)
        rows: list[tuple[str, Any]] = [
            (self.tr("Give the colour in hand"), self._recolor_with_tool),
            (self.tr("Pin or unpin"), self.pin_selected),
            (self.tr("Move to a new group"), self.new_group),
            (self.tr("Delete"), self.delete),
        ]
        if item.parent() is None and item.data(0, GROUP):
            rows.insert(0, (self.tr("Rename"), lambda: self.tree.editItem(item, NAME)))
        for text, do in rows:
            menu.addAction(text).triggered.connect(lambda *_, do=do: do())
        menu.popup(self.tree.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete()
            return
        item = self.tree.currentItem()
        if event.key() == Qt.Key.Key_F2 and item is not None:
            self.tree.editItem(item, NAME)
            return
        super().keyPressEvent(event)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(n) for n in range(item.childCount()))
    return [child for child in found if child is not None]


def _swatch_icon(color: Color, widget: QWidget) -> QIcon:
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(round(16 * ratio), round(16 * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, QRect(0, 0, 16, 16), color, widget.palette())
    painter.end()
    return _plain_icon(pixmap)


def _plain_icon(pixmap: QPixmap) -> QIcon:
    """An icon whose colour a selected row does not tint."""
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
