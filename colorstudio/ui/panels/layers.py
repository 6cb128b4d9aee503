"""The layers as a tree, top first: show, lock, blend, rename, drag to another place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from colorstudio.document.document import Committed, Document
from colorstudio.document.edits import MoveLayer, SetLayer
from colorstudio.document.layers import GroupLayer, Layer, find, walk
from colorstudio.document.state import DocumentState
from colorstudio.ui import icons, layer_actions
from colorstudio.ui.session import Session
from colorstudio.ui.text import shown
from colorstudio.ui.widgets.buttons import icon_button
from colorstudio.ui.widgets.choice_box import ChoiceBox
from colorstudio.ui.widgets.scrub import ScrubField

MIME = "application/x-colorstudio-layer"
KIND_ICONS = {"pixels": "image", "color": "droplet", "answer": "wand-sparkles", "group": "folder"}
EYE, NAME, MARKS = range(3)
EYE_WIDTH, MARKS_WIDTH = 30, 66
Index = QModelIndex | QPersistentModelIndex


class LayerModel(QAbstractItemModel):
    """The document's tree for a view: three columns (eye, name, marks), the top layer first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._state: DocumentState | None = None
        self._numbers: dict[str, int] = {}
        self._ids: list[str] = []
        self._parents: dict[str, str] = {}
        self._children: dict[str, list[str]] = {"": []}

    def show(self, state: DocumentState | None) -> bool:
        """Takes a new state; True when the tree itself changed and not only properties."""
        children, parents = _tree(state)
        if children == self._children:
            self._state = state
            for group, ids in children.items():
                if ids:
                    parent = self.index_of(group)
                    self.dataChanged.emit(
                        self.index(0, 0, parent), self.index(len(ids) - 1, MARKS, parent)
                    )
            return False
        self.beginResetModel()
        self._state, self._children, self._parents = state, children, parents
        self.endResetModel()
        return True

    def layer(self, index: Index) -> Layer | None:
        if not index.isValid() or self._state is None:
            return None
        return find(self._state.layers, self._ids[index.internalId()])

    def index_of(self, layer_id: str, column: int = 0) -> QModelIndex:
        """Where a layer stands; invalid for "" and for one that is not there."""
        if layer_id not in self._parents:
            return QModelIndex()
        row = self._children[self._parents[layer_id]].index(layer_id)
        return self.createIndex(row, column, self._number(layer_id))

    def _number(self, layer_id: str) -> int:
        if layer_id not in self._numbers:
            self._numbers[layer_id] = len(self._ids)
            self._ids.append(layer_id)
        return self._numbers[layer_id]

    # -- what a view asks ---------------------------------------------------------------------

    def _id(self, index: Index) -> str:
        return self._ids[index.internalId()] if index.isValid() else ""

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        ids = self._children.get(self._id(parent), [])
        if not 0 <= row < len(ids):
            return QModelIndex()
        return self.createIndex(row, column, self._number(ids[row]))

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        return self.index_of(self._parents.get(self._id(index), ""))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._children.get(self._id(parent), [])) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        layer = self.layer(index)
        if layer is None:
            return None
        roles = Qt.ItemDataRole
        if index.column() == EYE:
            return self._eye(layer, role)
        if index.column() == MARKS:
            return self._marks(layer, role)
        values = {
            roles.DisplayRole: lambda: layer_actions.title(layer),
            roles.EditRole: lambda: layer_actions.title(layer),
            roles.ToolTipRole: lambda: layer_actions.title(layer),
            roles.DecorationRole: lambda: icons.icon(KIND_ICONS.get(layer.kind, "layers")),
            roles.AccessibleTextRole: lambda: self._aloud(layer),
        }
        return values[role]() if role in values else None  # type: ignore[index]

    def _eye(self, layer: Layer, role: int) -> Any:
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.icon("eye" if layer.visible else "eye-off")
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("Shown") if layer.visible else self.tr("Hidden")
        return None

    def _marks(self, layer: Layer, role: int) -> Any:
        if role == Qt.ItemDataRole.DecorationRole and (layer.locked or layer.mask is not None):
            return icons.icon("lock" if layer.locked else "contrast")
        if role == Qt.ItemDataRole.DisplayRole and layer.opacity < 1:
            return f"{round(100 * layer.opacity)} %"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return ", ".join(self._said(layer)) or None
        return None

    def _said(self, layer: Layer) -> list[str]:
        marks = (
            (not layer.visible, self.tr("hidden")),
            (layer.locked, self.tr("locked")),
            (layer.mask is not None, self.tr("masked")),
            (layer.opacity < 1, self.tr("{0} % opaque").format(round(100 * layer.opacity))),
        )
        return [text for applies, text in marks if applies]

    def _aloud(self, layer: Layer) -> str:
        kinds = {
            "pixels": self.tr("pixel layer"),
            "color": self.tr("colour layer"),
            "answer": self.tr("answer to the hints"),
            "group": self.tr("group"),
        }
        return ", ".join(
            [layer_actions.title(layer), kinds.get(layer.kind, ""), *self._said(layer)]
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        if index.column() == NAME:
            flags |= flag.ItemIsEditable
        if isinstance(self.layer(index), GroupLayer):
            flags |= flag.ItemIsDropEnabled
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        layer = self.layer(index)
        name = str(value).strip()
        if layer is None or role != Qt.ItemDataRole.EditRole or not name:
            return False
        if name in (layer.name, layer_actions.title(layer)):
            return False
        return self._session.push(SetLayer(layer.id, {"name": name})) is not None

    # -- dragging -------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, QByteArray(self._id(indexes[0]).encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Puts the dragged layer between two rows (``row``), or into the group ``parent``."""
        if not data.hasFormat(MIME):
            return False
        layer_id = bytes(data.data(MIME).data()).decode()
        group = self._id(parent)
        ids = self._children.get(group, [])
        if row < 0:
            self._session.push(MoveLayer(layer_id, into=group) if group else MoveLayer(layer_id))
        elif row < len(ids):
            self._session.push(MoveLayer(layer_id, above=ids[row]))
        elif group and not ids:
            self._session.push(MoveLayer(layer_id, into=group))
        else:
            layer_actions.to_bottom(self._session, layer_id, group or None)
        # the document has done it; a view that now removed the dragged row would do it twice
        return False


def _tree(state: DocumentState | None) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Ids in each group ("" for the top), top layer first; and the group of each id."""
    children: dict[str, list[str]] = {"": []}
    parents: dict[str, str] = {}
    if state is None:
        return children, parents

    def add(layers: tuple[Layer, ...], group: str) -> None:
        children[group] = [layer.id for layer in reversed(layers)]
        for layer in layers:
            parents[layer.id] = group
            if isinstance(layer, GroupLayer):
                add(layer.children, layer.id)

    add(state.layers, "")
    return children, parents


class LayerTree(QTreeView):
    """The tree itself: a click on the eye shows or hides, F2 or a double-click renames."""

    def __init__(self, session: Session, model: LayerModel) -> None:
        super().__init__()
        self._session = session
        self._layers = model
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setTreePosition(NAME)
        self.setIndentation(14)
        self.setIconSize(QSize(16, 16))
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setAccessibleName(self.tr("Layers"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((EYE, EYE_WIDTH), (MARKS, MARKS_WIDTH)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    def _clicked(self, index: QModelIndex) -> None:
        layer = self._layers.layer(index)
        if layer is not None and index.column() == EYE:
            self._session.push(SetLayer(layer.id, {"visible": not layer.visible}))

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        layer = self._layers.layer(current)
        if layer is not None and self._session.document is not None:
            self._session.document.choose(layer.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            layer_actions.delete(self._session)
        elif event.key() == Qt.Key.Key_Space:
            self._clicked(self.currentIndex().siblingAtColumn(EYE))
        else:
            super().keyPressEvent(event)


class LayersPanel(QWidget):
    """The tree with the active layer's blend mode, opacity and lock above, and buttons below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = LayerModel(session)
        self.tree = LayerTree(session, self.model)
        self.blend = ChoiceBox()
        self.blend.setAccessibleName(self.tr("Blend mode"))
        self.blend.setToolTip(self.tr("Blend mode"))
        self.blend.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.blend.setMinimumContentsLength(8)
        self.opacity = ScrubField(self.tr("Opacity"), 1, 0, 1, unit="%", shown=100, default=1)
        self.lock = icon_button("lock", self.tr("Lock layer"), checkable=True)
        self._showing = False
        self._lay_out()
        self.blend.activated.connect(lambda n: self._set(blend=self.blend.itemData(n)))
        self.opacity.changed.connect(lambda v: self._set(opacity=v))
        self.lock.clicked.connect(lambda on: self._set(locked=on))
        session.document_changed.connect(self._document_changed)
        session.committed.connect(self._committed)
        self._show_active()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.blend, 1)
        top.addWidget(self.opacity, 1)
        top.addWidget(self.lock)
        bottom = QHBoxLayout()
        bottom.setSpacing(4)
        session = self._session
        buttons = (
            ("image-plus", self.tr("New pixel layer"), layer_actions.add_pixels),
            ("droplet", self.tr("New colour layer"), layer_actions.add_color),
            ("folder-plus", self.tr("New group"), layer_actions.add_group),
            ("copy", self.tr("Duplicate layer"), layer_actions.duplicate),
            ("trash-2", self.tr("Delete layer"), layer_actions.delete),
        )
        self.buttons = {
            icon: icon_button(icon, name, lambda do=do: do(session)) for icon, name, do in buttons
        }
        for icon, button in self.buttons.items():
            if icon == "copy":
                bottom.addStretch(1)
            bottom.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        column.addLayout(bottom)
        self.setMinimumHeight(140)

    def _fill_blend(self) -> None:
        from colorstudio.imaging.blend import BLEND_MODES

        for key, mode in BLEND_MODES.items():
            self.blend.addItem(shown(mode.title), key)

    def _set(self, **values: Any) -> None:
        document = self._session.document
        if document is not None and not self._showing and document.state.active:
            self._session.push(SetLayer(document.state.active, values))

    def _document_changed(self, document: Document | None) -> None:
        self._refresh(document.state if document is not None else None)

    def _committed(self, committed: Committed) -> None:
        if committed.change.layers:
            self._refresh(committed.after)

    def _refresh(self, state: DocumentState | None) -> None:
        folded = {
            layer.id
            for layer in walk(state.layers if state else ())
            if (at := self.model.index_of(layer.id)).isValid() and not self.tree.isExpanded(at)
        }
        if self.model.show(state):
            for layer in walk(state.layers if state else ()):
                if isinstance(layer, GroupLayer):
                    self.tree.setExpanded(self.model.index_of(layer.id), layer.id not in folded)
        self._show_active()

    def _show_active(self) -> None:
        document = self._session.document
        layer = document.state.active_layer if document is not None else None
        for widget in (self.blend, self.opacity, self.lock, *self.buttons.values()):
            widget.setEnabled(layer is not None)
        if layer is None:
            return
        if self.blend.count() == 0:
            self._fill_blend()
        self._showing = True
        at = self.model.index_of(layer.id, NAME)
        if self.tree.currentIndex() != at:
            self.tree.setCurrentIndex(at)
        self.blend.setCurrentIndex(max(0, self.blend.findData(layer.blend)))
        self.blend.setEnabled(layer.kind in ("pixels", "group"))
        self.opacity.set_value(layer.opacity)
        self.lock.setChecked(layer.locked)
        self._showing = False
