"""What the program says to the artist in passing: one sentence, at most one button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from colorstudio.errors import ColorStudioError
from colorstudio.ui.text import error_text


class Level(StrEnum):
    """``error`` stays until it is dismissed; the others leave by themselves."""

    info = "info"
    warning = "warning"
    error = "error"


@dataclass(frozen=True)
class Notice:
    """One sentence, an optional button, and details that can be copied (for bugs).

    ``about``: of two notices on the same thing the newer takes the place of the older.
    """

    text: str
    level: Level = Level.info
    button: str = ""
    action: Callable[[], None] | None = None
    details: str = ""
    about: str = ""

    @classmethod
    def of(cls, error: ColorStudioError) -> Notice:
        """The notice for an expected failure."""
        return cls(error_text(error), Level.error)
