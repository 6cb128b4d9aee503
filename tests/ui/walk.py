"""Every window, panel, dialog and menu of the program, with something in each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from colorstudio.document.document import Document
from colorstudio.document.edits import AddHints
from colorstudio.document.layers import PixelLayer
from colorstudio.document.recovery import Recovery
from colorstudio.imaging.hints import Hint
from colorstudio.ui import layer_actions, mask_actions
from colorstudio.ui.canvas.hint_menu import hint_menu
from colorstudio.ui.canvas.tools import TOOLS
from colorstudio.ui.dialogs.about import AboutDialog
from colorstudio.ui.dialogs.changed import ChangedDialog
from colorstudio.ui.dialogs.close import CloseDialog
from colorstudio.ui.dialogs.diagnostics import DiagnosticsDialog
from colorstudio.ui.dialogs.export import ExportDialog
from colorstudio.ui.dialogs.graphics_card import GraphicsCardDialog
from colorstudio.ui.dialogs.levels import LevelsDialog
from colorstudio.ui.dialogs.models import ModelsDialog
from colorstudio.ui.dialogs.recovery import RecoveryDialog
from colorstudio.ui.dialogs.settings import SettingsDialog
from colorstudio.ui.dialogs.share_card import ShareCardDialog
from colorstudio.ui.dialogs.shortcuts import ShortcutsDialog
from colorstudio.ui.main_window import MainWindow


def fill(window: MainWindow, document: Document, hints: tuple[Hint, ...]) -> None:
    """The window with a picture, hints, layers, a mask, and every panel to be seen."""
    session = window.session
    session.show(document)
    session.push(AddHints(hints))
    layer_actions.add_color(session)
    layer_actions.add_group(session)
    layer_actions.add_pixels(session)
    mask_actions.add(session)
    for dock in window.docks.values():
        dock.show()
        dock.raise_()
    window.masks.show()


def parts(window: MainWindow, tmp_path: Path) -> Iterator[QWidget]:
    """The window with each tool and each task, every menu, then every dialog, one by one.

    A dialog is shown while it is handed out, and gone after.
    """
    session = window.session
    for tool in TOOLS:
        session.set_tool(id=tool.id)
    for task in ("colorize", "recolor", "palette", "sketch"):
        session.choose_task(task)
    window._fill_recent()
    yield window
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        yield menu
    for dialog in dialogs(window, tmp_path):
        made = dialog()
        made.show()
        if isinstance(made, ModelsDialog):
            until(lambda made=made: len(made.items()) > 8)
        yield made
        made.close()


def until(met: Callable[[], bool]) -> None:
    """Lets the program work until something holds; fails after a minute."""
    end = time.monotonic() + 60
    while not met():
        assert time.monotonic() < end
        QApplication.processEvents()
        time.sleep(0.01)


def dialogs(window: MainWindow, tmp_path: Path) -> Iterator[Callable[[], QWidget]]:
    """What makes each dialog."""
    session = window.session
    document = session.document
    assert document is not None
    yield lambda: ShortcutsDialog(window)
    yield lambda: SettingsDialog(window)
    yield lambda: ModelsDialog(window)
    yield lambda: GraphicsCardDialog(window)
    yield lambda: ExportDialog(session, window)
    yield lambda: AboutDialog(window)
    yield lambda: DiagnosticsDialog(session, window)
    yield lambda: GraphicsCardDialog(window)
    yield lambda: ShareCardDialog(session, window)
    yield lambda: ChangedDialog(window, document.title)
    yield lambda: CloseDialog(window, document.title)
    source = document.state.source_layer
    assert isinstance(source, PixelLayer)
    yield lambda: LevelsDialog(session, source, window)
    gone = Recovery("lost.png", None, datetime(2025, 3, 4, 5, 6), (40, 30), tmp_path)
    yield lambda: RecoveryDialog(session, [gone], window)
    hint = next(h for h in document.state.hints.items if h.color is not None)
    yield lambda: hint_menu(window.canvas, hint)
