"""Every error that a person may see: one plain sentence that says what is wrong and what to do.

ColorStudioError
├── BadInput        the file, the colour, the hint or the option is not usable        exit 2
│   └── ChangedOnDisk   another program has written the file meanwhile
├── ModelMissing    weights that a way needs are not installed                         exit 3
└── OutOfMemory     it did not fit, even after the cheaper tries                       exit 4
Cancelled           the artist asked a running job to stop; nothing is wrong           exit 130
"""

from __future__ import annotations


class ColorStudioError(Exception):
    """An expected failure. ``message`` is shown as it stands; ``hint`` names the way on."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class BadInput(ColorStudioError):
    """What was given cannot be used."""

    exit_code = 2


class ChangedOnDisk(BadInput):
    """A file that is to be written was written by somebody else meanwhile."""


class ModelMissing(ColorStudioError):
    """A model way was asked for and its weights are not installed."""

    exit_code = 3


class OutOfMemory(ColorStudioError):
    """The work did not fit into memory."""

    exit_code = 4


class Cancelled(Exception):
    """Raised by ``RunContext.step`` once the artist cancels; ``with`` blocks put things back."""

    exit_code = 130
