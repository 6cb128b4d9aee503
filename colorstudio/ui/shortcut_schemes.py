"""Schemes of keys and of what the pointer does with them; a person's own keys lie upon these."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from colorstudio import json_text
from colorstudio.atomic import write_bytes
from colorstudio.errors import BadInput
from colorstudio.settings import Settings
from colorstudio.ui.action_table import ActionRow
from colorstudio.ui.text import marked as _T

BETWEEN = " ; "
"""Between the keys of one action, in the settings."""
PORTABLE = QKeySequence.SequenceFormat.PortableText
HELD = ("Space", "\\")
"""Keys that act on the canvas as long as they are held; no action can have them."""
FILE_KIND = "ColorStudio shortcuts"
LARGEST_FILE = 1_000_000


@dataclass(frozen=True)
class Scheme:
    """``keys``: action to its keys, where they differ from the table's. ``resize`` and ``sample``:
    what the pointer does in this scheme, ids of `RESIZES` and `SAMPLES`."""

    title: str
    resize: str = "shift"
    sample: str = "alt"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


RESIZES = {
    "shift": _T("Shortcuts", "Shift+drag"),
    "alt_right": _T("Shortcuts", "Alt+right-drag"),
    "ctrl_alt": _T("Shortcuts", "Ctrl+Alt+drag"),
}
"""How a drag changes the size of the brush."""
SAMPLES = {"alt": _T("Shortcuts", "Alt"), "ctrl": _T("Shortcuts", "Ctrl")}
"""What is held for the eyedropper. A tool that needs Ctrl for itself has Alt all the same."""
MODIFIERS = {
    "alt": Qt.KeyboardModifier.AltModifier,
    "ctrl": Qt.KeyboardModifier.ControlModifier,
}

OWN = "colorstudio"
SCHEMES: dict[str, Scheme] = {
    OWN: Scheme("ColorStudio"),
    "photoshop": Scheme(
        "Photoshop",
        resize="alt_right",
        keys={
            "file.export": ("Ctrl+Alt+Shift+W", "Ctrl+E"),
            "file.save_as": ("Ctrl+Shift+S", "Ctrl+Alt+S"),
            "edit.redo": ("Ctrl+Shift+Z",),
            "edit.preferences": ("Ctrl+K",),
            "view.grey": ("Ctrl+Y",),
            "view.mirror": (),
            "view.full_screen": ("F", "F11"),
            "select.invert": ("Ctrl+Shift+I", "Shift+F7"),
            "select.feather": ("Shift+F6",),
            "task.levels": ("Ctrl+Shift+L",),
            "task.neutralise": ("Ctrl+Shift+B",),
            "help.shortcuts": ("Ctrl+Alt+Shift+K", "Shift+?"),
            "tool.stroke": ("Shift+P",),
            "tool.barrier": ("U",),
            "tool.unhint": ("Shift+E",),
            "tool.fill": ("G",),
            "tool.clone": ("S",),
            "tool.object": ("Shift+W",),
            "tool.box": ("M",),
            "tool.wand": ("W",),
            "tool.mask_brush": ("Q",),
        },
    ),
}


def scheme_of(settings: Settings) -> Scheme:
    """The scheme that is chosen; an unknown one is ColorStudio's own."""
    return SCHEMES.get(settings.shortcut_scheme, SCHEMES[OWN])


def resize_of(settings: Settings) -> str:
    """How a drag changes the size: what the person chose, else the scheme's way."""
    chosen = settings.resize_gesture
    return chosen if chosen in RESIZES else scheme_of(settings).resize


def sample_of(settings: Settings) -> str:
    """What is held for the eyedropper: what the person chose, else the scheme's key."""
    chosen = settings.sample_key
    return chosen if chosen in SAMPLES else scheme_of(settings).sample


class Keys:
    """The keys of one scheme with the person's own upon them; changes go into the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def _prefix(self) -> str:
        chosen = self._settings.shortcut_scheme
        return "" if chosen not in SCHEMES or chosen == OWN else f"{chosen}/"

    def own(self) -> dict[str, str]:
        """What the person changed in this scheme: action to its keys."""
        prefix, kept = self._prefix, self._settings.shortcuts
        if prefix:
            return {k[len(prefix) :]: v for k, v in kept.items() if k.startswith(prefix)}
        return {k: v for k, v in kept.items() if "/" not in k}

    def overrides(self) -> dict[str, str]:
        """All that differs from the table: the scheme's keys, and the person's upon them."""
        scheme = scheme_of(self._settings)
        return {**{k: BETWEEN.join(v) for k, v in scheme.keys.items()}, **self.own()}

    def give(self, action_id: str, keys: Iterable[str]) -> None:
        """An action gets these keys, and no others."""
        self._settings.shortcuts[self._prefix + action_id] = BETWEEN.join(keys)

    def reset(self, action_id: str) -> None:
        """An action gets the scheme's keys again."""
        self._settings.shortcuts.pop(self._prefix + action_id, None)

    def reset_all(self) -> None:
        """The scheme as it came, its ways with the pointer too."""
        for action_id in self.own():
            self.reset(action_id)
        self._settings.resize_gesture = self._settings.sample_key = ""


def portable(key: str) -> str:
    """One way to write each key: ``"ctrl+shift+z"`` is ``"Ctrl+Shift+Z"``; "" for no key."""
    return QKeySequence(key).toString(PORTABLE)


def is_bare(key: str) -> bool:
    """True for a key that types something or moves the focus, such as M, ? or Tab.

    It acts only while the canvas has the focus, so that text fields and lists keep it.
    """
    sequence = QKeySequence(key)
    if sequence.isEmpty():
        return False
    pressed: QKeyCombination = sequence[0]  # type: ignore[index]
    held = pressed.keyboardModifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    code = pressed.key().value
    function_key = Qt.Key.Key_F1.value <= code <= Qt.Key.Key_F35.value
    return not held.value and not function_key and code != Qt.Key.Key_Question.value


def save(path: Path, settings: Settings) -> None:
    """Writes the scheme's name and what the person changed in it. Raises BadInput."""
    keys = {k: v.split(BETWEEN) if v else [] for k, v in Keys(settings).own().items()}
    kept: dict[str, Any] = {
        "kind": FILE_KIND,
        "scheme": settings.shortcut_scheme,
        "resize": settings.resize_gesture,
        "eyedropper": settings.sample_key,
        "keys": keys,
    }
    write_bytes(path, json.dumps(kept, indent=1, ensure_ascii=False).encode())


def load(path: Path, settings: Settings, rows: Iterable[ActionRow]) -> None:
    """Takes a file's scheme and keys in place of one's own. Raises BadInput, changing nothing."""
    known = {row.id: row for row in rows}
    hint = "Choose a file that was exported from the list of shortcuts."
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput(f"{path.name} is no file of shortcuts: it is too large.", hint)
        data = json_text.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BadInput(f"{path.name} cannot be read: {error.strerror}.", hint) from error
    except ValueError as error:
        raise BadInput(f"{path.name} is no file of shortcuts.", hint) from error
    if not isinstance(data, dict) or data.get("kind") != FILE_KIND:
        raise BadInput(f"{path.name} is no file of shortcuts.", hint)
    scheme, keys = data.get("scheme", OWN), data.get("keys", {})
    if not isinstance(scheme, str) or scheme not in SCHEMES or not isinstance(keys, dict):
        raise BadInput(f"The scheme of {path.name} is not known.", hint)
    taken: dict[str, list[str]] = {}
    owner: dict[str, str] = {}
    for action_id, own in keys.items():
        if action_id not in known:
            continue  # of another version
        if not isinstance(own, list) or not all(isinstance(k, str) and portable(k) for k in own):
            raise BadInput(f"{path.name} has a key that cannot be read, of {action_id}.", hint)
        taken[action_id] = [portable(key) for key in own]
        for key in taken[action_id]:
            if key in HELD:
                raise BadInput(f"{path.name} gives {key} away, which is held on the canvas.", hint)
            if owner.setdefault(key, action_id) != action_id:
                raise BadInput(f"{path.name} gives {key} to two actions.", hint)
    settings.shortcut_scheme = scheme
    kept = Keys(settings)
    for action_id in kept.own():
        kept.reset(action_id)
    base = {i: _scheme_keys(known[i], SCHEMES[scheme]) for i in known}
    for action_id, own in taken.items():
        kept.give(action_id, own)
    for action_id, own in base.items():
        rest = [key for key in own if owner.get(portable(key), action_id) == action_id]
        if action_id not in taken and len(rest) < len(own):
            kept.give(action_id, rest)  # the file gave its key to another action
    settings.resize_gesture = data["resize"] if data.get("resize") in tuple(RESIZES) else ""
    settings.sample_key = data["eyedropper"] if data.get("eyedropper") in tuple(SAMPLES) else ""


def _scheme_keys(row: ActionRow, scheme: Scheme) -> tuple[str, ...]:
    return scheme.keys.get(row.id, row.keys)
