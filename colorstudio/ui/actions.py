"""The actions of the window, made from the table: keys, menus, what is greyed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from colorstudio.ui import icons
from colorstudio.ui.action_table import CONTEXT, MENUS, ActionRow
from colorstudio.ui.shortcut_schemes import is_bare
from colorstudio.ui.text import shown

BEHIND = re.compile(r"\(&\w\)")


def translated(text: str) -> str:
    """A text of the table in the language of the window."""
    return shown(text, CONTEXT)


def plain(text: str) -> str:
    """A menu text without its mnemonic: ``"Save &as…"`` to ``"Save as…"``.

    Where it stands behind the words, as in Japanese, its brackets go too: ``"開く(&O)…"``.
    """
    text = BEHIND.sub("", text)
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def keys_of(row: ActionRow, overrides: Mapping[str, str]) -> tuple[str, ...]:
    """The shortcuts of a row; an override replaces all of them, "" takes them away."""
    if row.id not in overrides:
        return row.keys
    return tuple(key for key in overrides[row.id].split(" ; ") if key)


def conflicts(
    rows: Iterable[ActionRow], overrides: Mapping[str, str] | None = None
) -> dict[str, list[str]]:
    """Shortcuts that more than one row claims: key to ids. Empty when all is well."""
    claimed: dict[str, list[str]] = {}
    for row in rows:
        for key in keys_of(row, overrides or {}):
            name = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
            claimed.setdefault(name, []).append(row.id)
    return {key: ids for key, ids in claimed.items() if len(ids) > 1}


class Actions(QObject):
    """The rows as QActions. ``handlers``: id to what is done; checkable ones get their state."""

    def __init__(
        self,
        window: QWidget,
        canvas: QWidget,
        rows: tuple[ActionRow, ...],
        handlers: Mapping[str, Callable[..., object]],
        overrides: Mapping[str, str],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._canvas = canvas
        self.rows = tuple(row for row in rows if not row.id.startswith("-"))
        self._all = rows
        self._actions: dict[str, QAction] = {}
        self._bare: list[QShortcut] = []
        for row in self.rows:
            if not row.id.startswith("menu."):
                self._actions[row.id] = self._made(row, handlers[row.id])
        self.rebind(overrides)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __contains__(self, action_id: str) -> bool:
        return action_id in self._actions

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._actions)

    def _made(self, row: ActionRow, handler: Callable[..., object]) -> QAction:
        action = QAction(translated(row.text), self._window)
        action.setObjectName(row.id)
        action.setCheckable(row.checkable)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if row.icon:
            action.setIcon(icons.icon(row.icon))
            # menus stay calm: icons are for buttons
            action.setIconVisibleInMenu(False)
        if row.checkable:
            action.toggled.connect(handler)
        else:
            action.triggered.connect(lambda *_: handler())
        holder = self._canvas if row.canvas else self._window
        holder.addAction(action)
        return action

    def rebind(self, overrides: Mapping[str, str]) -> None:
        """Gives every action its keys: the table's, or the artist's own.

        A key that types something acts in the canvas alone, whatever it belongs to.
        """
        for shortcut in self._bare:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._bare.clear()
        for row in self.rows:
            action = self._actions.get(row.id)
            if action is None:
                continue
            keys = keys_of(row, overrides)
            whole = [key for key in keys if row.canvas or not is_bare(key)]
            action.setShortcuts([QKeySequence(key) for key in whole])
            for key in keys:
                if key not in whole:
                    self._bind_bare(key, action)
            context = Qt.ShortcutContext
            action.setShortcutContext(
                context.WidgetShortcut if row.canvas else context.WindowShortcut
            )
            tip = plain(translated(row.text)).rstrip("…")
            shown = (
                QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
                if keys
                else ""
            )
            action.setToolTip(f"{tip} ({shown})" if shown else tip)

    def _bind_bare(self, key: str, action: QAction) -> None:
        shortcut = QShortcut(QKeySequence(key), self._canvas)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: action.trigger() if action.isEnabled() else None)
        self._bare.append(shortcut)

    def fill(self, bar: QMenuBar, submenus: Mapping[str, QMenu]) -> dict[str, QMenu]:
        """The menus of the bar. ``submenus``: ids that start with "menu." to their menus."""
        menus = {title: bar.addMenu(translated(text)) for title, text in MENUS.items()}
        for row in self._all:
            if not row.menu:
                continue
            menu = menus[row.menu]
            if row.id.startswith("-"):
                menu.addSeparator()
            elif row.id in self._actions:
                menu.addAction(self._actions[row.id])
            else:
                submenus[row.id].setTitle(translated(row.text))
                menu.addMenu(submenus[row.id])
        return menus

    def enable(self, *, document: bool, layer: bool) -> None:
        """What needs a document or a layer is greyed while there is none."""
        met = {"": True, "document": document, "layer": document and layer}
        for row in self.rows:
            if row.id in self._actions:
                self._actions[row.id].setEnabled(met[row.needs])
