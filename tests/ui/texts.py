"""A language in which every text wears brackets, and a walk over all texts that a widget shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QToolBox,
    QWidget,
)

from colorstudio.ui.catalog import Catalog

WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")
FREE = re.compile(
    r"""[#][0-9a-fA-F]{6}          # a colour
    | ⟨[^⟩]*⟩                       # nothing
    | \b\w[\w.-]*\.(png|jpg|json|colorstudio|toml|safetensors|svg|log|ora|psd|kpl|gpl)\b
    | \*\.\w+ | \.\w{2,4}\b         # endings of files
    | \{\w+\}                       # fields of templates
    | https?://\S+
    | \b(sRGB|RGB|Lab|LCh|OKLab|OKLCh|HSV|HSL|CMYK|ICC|EXIF|XMP|GPS|CSS|Hex|hex)\b
    | \b(px|ms|MB|GB|kB|MP|bit|dpi|cm|mm|CPU|GPU|VRAM|DDR)\b
    | \b(PNG|JPEG|TIFF|WebP|BMP|PSD|PSB|OpenRaster|Photoshop|Krita|GIMP)\b
    | \b(Dd[ip]m|Dpmpp|karras|sde|AdaIN|Euler)\b | 日本語
    | \b(ColorStudio|English|Deutsch|PySide6|Qt|torch|diffusers|Hugging\ Face)\b
    | \b(Ctrl|Alt|Shift|Meta|Space|Esc|Return|Enter|Tab|Del|Ins|Home|End|Up|Down|Left|Right)\b
    | \b(Delete|Backspace|F\d+|Click|Wheel|Drag)\b
    """,
    re.VERBOSE,
)
"""What is the same in every language: names, units, file endings, keys."""
WORD = re.compile(r"[^\W\d_]{2,}")


class Brackets(QTranslator):
    """Every text that a catalog of ours has, and every one of Qt's own, comes out in brackets."""

    def __init__(self, ours: Catalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contexts = {message.context for message in ours.messages}
        self._sources = {message.source for message in ours.messages}

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        known = text in self._sources or context not in self._contexts
        return f"⟦{text}⟧" if text and known else text

    def isEmpty(self) -> bool:
        return False


def bare(text: str, names: tuple[str, ...] = ()) -> str:
    """The words of a shown text that no translation has touched; "" where all is well."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    before = None
    while text != before:
        before, text = text, WRAPPED.sub(" ", text)
    text = FREE.sub(" ", re.sub(r"<[^>]+>", " ", text))
    return text.strip() if WORD.search(text) else ""


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of a widget and all inside of it, hidden ones too: where, and what it says."""
    for widget in (root, *root.findChildren(QWidget)):
        where = _place(widget)
        for name in (
            "accessibleName",
            "accessibleDescription",
            "toolTip",
            "statusTip",
            "whatsThis",
        ):
            yield f"{where}.{name}", str(getattr(widget, name)())
        if widget.isWindow() or widget.inherits("QDockWidget"):
            yield f"{where}.windowTitle", widget.windowTitle()
        for text in _own(widget):
            yield where, text
    for action in root.findChildren(QAction):
        parent = action.parent()
        if isinstance(parent, QLineEdit):
            continue  # Qt's own: the button that clears
        yield "QAction", action.text()
        yield "QAction.toolTip", action.toolTip()


def _own(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        for n in range(widget.count()):
            yield widget.itemText(n)
            yield str(widget.itemData(n, Qt.ItemDataRole.ToolTipRole) or "")
    if isinstance(widget, QTabBar | QTabWidget):
        for n in range(widget.count()):
            yield widget.tabText(n)
            yield widget.tabToolTip(n)
    if isinstance(widget, QToolBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    if isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    if isinstance(widget, QSpinBox):
        yield widget.prefix()
        yield widget.suffix()
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        model = widget.model()
        if model is not None and not isinstance(widget.parent(), QComboBox):
            yield from _items(model, QModelIndex())
            for column in range(_columns(model, QModelIndex())):
                header = model.headerData(column, Qt.Orientation.Horizontal)
                yield str(header or "")


def _items(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    kinds = Qt.ItemDataRole
    roles = (kinds.DisplayRole, kinds.ToolTipRole, kinds.AccessibleTextRole)
    for row in range(model.rowCount(parent)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            for role in roles:
                value = index.data(role)
                if isinstance(value, str):
                    yield value
        first = model.index(row, 0, parent)
        if not isinstance(model, QAbstractListModel) and model.hasChildren(first):
            yield from _items(model, first)


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def _place(widget: QWidget) -> str:
    names = []
    at: object = widget
    while isinstance(at, QWidget) and len(names) < 3:
        names.append(at.objectName() or type(at).__name__)
        at = at.parent()
    return " < ".join(names)
