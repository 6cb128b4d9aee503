"""What the window does for each action of the table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QCursor, QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from colorstudio.errors import BadInput
from colorstudio.ui import clipboard, colorize_actions, layer_actions, mask_actions
from colorstudio.ui.canvas.commands import COMMANDS

if TYPE_CHECKING:
    from colorstudio.ui.help.help import Help
    from colorstudio.ui.main_window import MainWindow
    from colorstudio.ui.tours.tours import Tours

PROJECT_ENDING = ".colorstudio"


class WindowCommands(QObject):
    """One method or a call elsewhere for each id."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = session = window.session
        self._tours: Tours | None = None
        self._help: Help | None = None
        self._rested: QPoint | None = None
        session.place_wanted.connect(lambda place: PLACES[place](self))
        session.changed_on_disk.connect(self.ask_to_overwrite)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Id of an action to what it does."""
        session, window = self._session, self._window
        canvas = window.canvas

        def command(name: str) -> Callable[..., object]:
            return lambda *_: COMMANDS[name](canvas)

        def layer(do: Callable[..., object]) -> Callable[..., object]:
            return partial(do, session)

        return {
            "file.new_from_clipboard": partial(clipboard.new_from_clipboard, session),
            "file.open": self.open,
            "file.open_elsewhere": self.open_elsewhere,
            "file.save": self.save,
            "file.save_as": self.save_as,
            "file.export": self.export,
            "file.share_card": self.share_card,
            "file.close": lambda: window.when_saved(session.close_document),
            "file.quit": self.quit,
            "edit.undo": session.undo,
            "edit.redo": session.redo,
            "edit.copy": partial(clipboard.copy_picture, session),
            "edit.paste": self.paste,
            "edit.preferences": self.preferences,
            "view.zoom_in": command("zoom_in"),
            "view.zoom_out": command("zoom_out"),
            "view.fit": command("fit"),
            "view.actual": command("actual_size"),
            "view.rotate_left": command("rotate_left"),
            "view.rotate_right": command("rotate_right"),
            "view.rotate_reset": command("reset_rotation"),
            "view.mirror": command("mirror"),
            "view.compare": command("compare"),
            "view.hints": command("hints"),
            "view.grey": command("grey"),
            "view.panels": lambda on: window.places.show_panels(on),
            "view.full_screen": self.full_screen,
            "select.all": partial(mask_actions.select_all, session),
            "select.none": partial(mask_actions.select_none, session),
            "select.invert": partial(mask_actions.invert, session),
            "select.grow": partial(mask_actions.grow, session),
            "select.shrink": partial(mask_actions.shrink, session),
            "select.feather": partial(mask_actions.feather, session),
            "select.new": partial(mask_actions.add, session),
            "select.duplicate": partial(mask_actions.duplicate, session),
            "select.delete": partial(mask_actions.delete, session),
            "select.load": lambda: window.masks.load(),
            "select.save": lambda: window.masks.save(),
            "layer.add_pixels": layer(layer_actions.add_pixels),
            "layer.add_color": layer(layer_actions.add_color),
            "layer.add_group": layer(layer_actions.add_group),
            "layer.duplicate": layer(layer_actions.duplicate),
            "layer.delete": layer(layer_actions.delete),
            "layer.up": layer(layer_actions.move_up),
            "layer.down": layer(layer_actions.move_down),
            **{
                f"task.show.{task}": partial(self.show_task, task)
                for task in ("colorize", "recolor", "palette", "sketch")
            },
            "task.neutralise": partial(colorize_actions.neutralise, session),
            "task.levels_dialog": self.levels,
            "task.levels": partial(colorize_actions.auto_levels, session),
            "task.load_hints": self.load_hints,
            "task.save_hints": self.save_hints,
            "task.apply_look": lambda: session.apply_look(),
            "task.keep_look": lambda: window.candidates.keep(),
            "task.bake": partial(colorize_actions.bake, session),
            "task.models": self.models,
            "task.graphics_card": self.graphics_card,
            "task.cancel": lambda: window.jobs.cancel_front(),
            "help.contents": self.help,
            **{
                f"help.tour.{task}": partial(self.tour, task)
                for task in ("colorize", "recolor", "palette", "sketch")
            },
            "help.shortcuts": self.shortcuts,
            "help.diagnostics": self.diagnostics,
            "help.logs": self.open_logs,
            "help.about": self.about,
            "color.swap": command("swap_colors"),
            "color.default": command("default_colors"),
            "brush.smaller": command("smaller"),
            "brush.larger": command("larger"),
            "brush.softer": command("softer"),
            "brush.harder": command("harder"),
            "focus.leave_canvas": lambda: window.places.leave_canvas(),
        }

    # -- files ----------------------------------------------------------------------------------

    def _folder(self) -> str:
        return self._session.settings.last_folder or str(Path.home())

    def _ask_file(
        self, title: str, filters: str, then: Callable[[Path], object], *, save: str = ""
    ) -> QFileDialog:
        """A file dialog that stops nothing; ``save``: the name proposed for saving."""
        dialog = QFileDialog(self._window, title, self._folder(), filters)
        if save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(save)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()
        return dialog

    def open(self) -> None:
        """Chooses pictures or a project to open."""
        from colorstudio.imaging.io import ENDINGS

        endings = " ".join(f"*{e}" for e in sorted({*ENDINGS, PROJECT_ENDING, ".ora"}))
        filters = self.tr("Pictures and projects ({0})").format(endings)
        self._ask_file(
            self.tr("Open"),
            f"{filters};;{self.tr('All files (*)')}",
            lambda p: self._session.open([p]),
        )

    def open_elsewhere(self) -> None:
        """Shows the document's file in the program that the system has for it."""
        document = self._session.document
        if document is None or document.path is None:
            self._session.notice(
                BadInput(self.tr("This document has no file yet."), self.tr("Save it first."))
            )
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(document.path)))

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Saves to the project's file, or asks for one."""
        document = self._session.document
        if document is None:
            return
        if document.path is None or document.path.suffix.lower() != PROJECT_ENDING:
            self.save_as(then)
        else:
            self._session.save_as(document.path, _quiet(then))

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Asks where to, and saves the project there."""
        document = self._session.document
        if document is None:
            return

        def save(path: Path) -> None:
            path = path if path.suffix else path.with_suffix(PROJECT_ENDING)
            self._session.save_as(path, _quiet(then))

        filters = self.tr("ColorStudio project ({0})").format(f"*{PROJECT_ENDING}")
        name = Path(document.title).stem + PROJECT_ENDING
        self._ask_file(self.tr("Save as"), filters, save, save=name)

    def ask_to_overwrite(self, path: Path, then: Callable[[], None] | None) -> None:
        """Somebody else wrote the project since it was read: a copy, or over it."""
        from colorstudio.ui.dialogs.changed import ask_to_overwrite

        ask_to_overwrite(
            self._window,
            path.name,
            copy=lambda: self.save_as(then),
            overwrite=lambda: self._session.files.save(path, then, anyway=True),
        )

    def export(self) -> None:
        """A flat picture with its recipe, after a look at the choices."""
        from colorstudio.ui.dialogs.export import ExportDialog

        if self._session.document is not None:
            ExportDialog(self._session, self._window).open()

    def share_card(self) -> None:
        """One picture to show that holds the whole project."""
        from colorstudio.ui.dialogs.share_card import ShareCardDialog

        if self._session.document is not None:
            ShareCardDialog(self._session, self._window).open()

    def levels(self) -> None:
        """Black, middle and white of the photo, with a picture of the result."""
        from colorstudio.ui.dialogs.levels import open_levels

        open_levels(self._session, self._window)

    def load_hints(self) -> None:
        """Hints from a file, in place of those that are there."""
        filters = self.tr("Hints ({0})").format("*.json")
        self._ask_file(self.tr("Load hints"), filters, lambda p: self._session.open([p]))

    def save_hints(self) -> None:
        """The hints as a file."""
        document = self._session.document
        if document is None:
            return
        filters = self.tr("Hints ({0})").format("*.json")
        name = Path(document.title).stem + ".hints.json"
        self._ask_file(
            self.tr("Save hints"),
            filters,
            lambda p: colorize_actions.save_hints(self._session, p),
            save=name,
        )

    def paste(self) -> None:
        clipboard.paste(self._session)

    def quit(self) -> None:
        """Closes this window and every other one, each with its question."""
        from PySide6.QtWidgets import QApplication

        for window in QApplication.topLevelWidgets():
            if type(window) is type(self._window) and window is not self._window:
                window.close()
        self._window.close()

    # -- the window -------------------------------------------------------------------------------

    def full_screen(self, on: bool) -> None:
        """The window over the whole screen, or as it was."""
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def show_task(self, task: str, *_: object) -> None:
        """The panel of a task, in front."""
        self._window.tasks.choose(task)
        self._window.places.reveal("task")

    def preferences(self) -> None:
        from colorstudio.ui.dialogs.settings import SettingsDialog

        SettingsDialog(self._window).open()

    def models(self, roles: tuple[str, ...] = ()) -> None:
        """The weights that are here and can be had; those for ``roles`` are pointed out."""
        from colorstudio.ui.dialogs.models import open_models

        open_models(self._window, roles if isinstance(roles, tuple) else ())

    @property
    def helper(self) -> Help:
        """What finds and shows the pages of help; made when it is first asked for."""
        if self._help is None:
            from colorstudio.ui.help.help import Help

            self._help = Help(self._window)
        return self._help

    def help(self) -> None:
        """The page on what is pointed at, or on what has the focus."""
        self.helper.show_here(self._rested)

    def focused(self, widget: QWidget | None) -> None:
        """The focus has moved: help is told from where, and dialogs learn F1."""
        self._rested = QCursor.pos()
        dialog = widget.window() if widget is not None else None
        if not isinstance(dialog, QDialog) or dialog.property("helped"):
            return
        owner = dialog.parentWidget()
        if owner is not None and owner.window() is self._window:
            dialog.setProperty("helped", True)
            key = QShortcut(QKeySequence("F1"), dialog)
            key.activated.connect(self.help)

    @property
    def tours(self) -> Tours:
        """The tours of this window; made when one is first wanted."""
        if self._tours is None:
            from colorstudio.ui.tours.tours import Tours

            self._tours = Tours(self._window)
        return self._tours

    def tour(self, task: str, *_: object) -> None:
        """Starts the tour of a task, or goes on with it."""
        self.tours.begin(task)

    def end_tour(self) -> bool:
        """Puts a tour away; False where none is shown."""
        running = self._tours is not None and self._tours.running
        if running:
            self.tours.end()
        return running

    def graphics_card(self) -> None:
        """The card that was found, and the pack of libraries for it."""
        from colorstudio.ui.dialogs.graphics_card import open_graphics_card

        open_graphics_card(self._window)

    def shortcuts(self) -> None:
        from colorstudio.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window).open()

    def about(self) -> None:
        from colorstudio.ui.dialogs.about import AboutDialog

        AboutDialog(self._window).open()

    def diagnostics(self) -> None:
        """What a report of a fault needs, to be read, copied or saved. Nothing is sent."""
        from colorstudio.ui.dialogs.diagnostics import DiagnosticsDialog

        DiagnosticsDialog(self._session, self._window).open()

    def open_logs(self) -> None:
        """The folder of logs in the system's file manager."""
        from colorstudio import paths

        folder = paths.logs()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


PLACES: dict[str, Callable[[WindowCommands], object]] = {
    "save": lambda commands: commands.save_as(),
    "export": lambda commands: commands.export(),
}
"""What is done when something is to be put elsewhere."""


def _quiet(then: Callable[[], object] | None) -> Callable[[], None] | None:
    """The same call, without its answer."""
    if then is None:
        return None

    def call() -> None:
        then()

    return call
