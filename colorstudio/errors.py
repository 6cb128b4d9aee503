"""Every error that a person may see: one plain sentence that says what is wrong and what to do.

ColorStudioError
├── BadInput        the file, the colour, the hint or the option is not usable        exit 2
│   ├── ChangedOnDisk   another program has written the file meanwhile
│   ├── TooLarge        a picture has more pixels than the preferences allow
│   ├── NotWritten      something could not be written where it was to go
│   │   └── NoRoom      because the disk is full
│   └── BadWeights      files of a model are damaged, or not what they should be
├── ModelMissing    weights that a way needs are not installed                         exit 3
├── PlugInFailed    a way that somebody else wrote went wrong                          exit 1
└── OutOfMemory     it did not fit, even after the cheaper tries                       exit 4
Cancelled           the artist asked a running job to stop; nothing is wrong           exit 130
"""

from __future__ import annotations

import errno
import re
from pathlib import Path

LONGEST = 1000
"""Letters of a message: what a file says may be quoted in one."""
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Control characters and line ends: a terminal would obey them."""
FALSE = re.compile("[\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Marks that turn the direction of what follows, and halves of characters, which nothing prints."""


def one_sentence(text: str) -> str:
    """The text on one line of printable characters, cut where it is far too long."""
    text = FALSE.sub("\ufffd", UNSEEN.sub(" ", text))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


class ColorStudioError(Exception):
    """An expected failure. ``message`` is shown as it stands; ``hint`` names the way on.

    Both may quote what a stranger's file holds: see `one_sentence`.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = one_sentence(message)
        self.hint = one_sentence(hint)
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class BadInput(ColorStudioError):
    """What was given cannot be used."""

    exit_code = 2


class ChangedOnDisk(BadInput):
    """A file that is to be written was written by somebody else meanwhile."""


class TooLarge(BadInput):
    """A picture has more pixels than the preferences allow."""


class NotWritten(BadInput):
    """Something could not be written. ``place``: the file or folder that was to be written."""

    def __init__(self, message: str, hint: str = "", place: Path | None = None) -> None:
        super().__init__(message, hint)
        self.place = place


class NoRoom(NotWritten):
    """There is no room on the disk of ``place``."""


class BadWeights(BadInput):
    """Files of a model are damaged, or not what they should be."""


class ModelMissing(ColorStudioError):
    """A model way was asked for and its weights are not installed."""

    exit_code = 3


class PlugInFailed(ColorStudioError):
    """A way that somebody else wrote went wrong. ``details``: the story, for its author."""

    def __init__(self, message: str, hint: str = "", details: str = "") -> None:
        super().__init__(message, hint)
        self.details = details


class OutOfMemory(ColorStudioError):
    """The work did not fit into memory."""

    exit_code = 4


def not_written(error: OSError, place: Path, message: str, hint: str) -> NotWritten:
    """The failure of a write: `NoRoom` where the disk, or what one may use of it, is full."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return (NoRoom if full else NotWritten)(message, hint, place)


class Cancelled(Exception):
    """Raised by ``RunContext.step`` once the artist cancels; ``with`` blocks put things back."""

    exit_code = 130
