"""What can be done about an error with one button: a table from its class to an action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from colorstudio.errors import (
    BadInput,
    BadWeights,
    ColorStudioError,
    ModelMissing,
    NoRoom,
    NotWritten,
    OutOfMemory,
    PlugInFailed,
    TooLarge,
)
from colorstudio.ui.text import marked as _T

if TYPE_CHECKING:
    from colorstudio.ui.session import Session


@dataclass(frozen=True)
class Remedy:
    """A button on a notice: what stands on it, and what it does."""

    label: str
    do: Callable[[Session, ColorStudioError], None]

    @property
    def shown(self) -> str:
        """The label in the language of the window."""
        return QCoreApplication.translate("Remedies", self.label)


def _models(session: Session, error: ColorStudioError) -> None:
    # no roles: the model manager is opened, nothing in it pointed out
    session.weights_wanted.emit(())


def _preferences(session: Session, error: ColorStudioError) -> None:
    session.action_wanted.emit("edit.preferences")


def _free_memory(session: Session, error: ColorStudioError) -> None:
    engine = session.engine

    def then(_: object) -> None:
        session.notice(
            QCoreApplication.translate("Remedies", "The models were let go of. Try it again.")
        )

    session.submit("Free memory", lambda _: engine.free(), then=then, lane=session.models)


def _folder(session: Session, error: ColorStudioError) -> None:
    place = getattr(error, "place", None)
    if isinstance(place, Path):
        open_folder(place)


def _copy_details(session: Session, error: ColorStudioError) -> None:
    details = getattr(error, "details", "")
    QGuiApplication.clipboard().setText(f"{error}\n{details}")


def open_folder(place: Path) -> None:
    """Shows a folder, or the one that a file is in, in the system's file manager; the nearest one
    that there is.
    """
    folder = place
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


MODELS = Remedy(_T("Remedies", "Models…"), _models)
FOLDER = Remedy(_T("Remedies", "Show the folder"), _folder)

REMEDIES: Mapping[type[ColorStudioError], Remedy] = {
    ModelMissing: MODELS,
    BadWeights: MODELS,
    OutOfMemory: Remedy(_T("Remedies", "Free memory"), _free_memory),
    PlugInFailed: Remedy(_T("Remedies", "Copy details"), _copy_details),
    TooLarge: Remedy(_T("Remedies", "Preferences…"), _preferences),
    NoRoom: FOLDER,
    NotWritten: FOLDER,
}
"""The nearest class decides, so a subclass has its parent's button unless it has its own."""

WITHOUT_BUTTON: Mapping[type[ColorStudioError], str] = {
    ColorStudioError: "stands for all of them; what is raised is one of the others",
    BadInput: "what was given is to be changed by hand, as its hint says",
}
"""Classes that no button helps against, and why."""


def remedy_of(error: BaseException | type[BaseException]) -> Remedy | None:
    """The remedy for an error; None where a button cannot help."""
    kind = error if isinstance(error, type) else type(error)
    return next((REMEDIES[k] for k in kind.__mro__ if k in REMEDIES), None)
