"""A project's file between programs: who has it open, and whether somebody else has written it."""

from __future__ import annotations

import hashlib
import os
import weakref
import zipfile
from pathlib import Path

from colorstudio import paths
from colorstudio.document.lock import FileLock
from colorstudio.errors import BadInput

UNREADABLE = (OSError, zipfile.BadZipFile, ValueError, RuntimeError, EOFError)


def mark_of(path: Path) -> str:
    """What a project file holds, as a short text: equal for equal content, whatever its date.

    Taken from the list of contents at the file's end, so it takes milliseconds. "" where there is
    no file, or none that can be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            rows = [(i.filename, i.CRC, i.file_size, i.compress_size) for i in archive.infolist()]
    except UNREADABLE:
        return ""
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:32]


class Claim:
    """Says that this window has a project open. Ends with `release`, or with the program.

    It holds among all windows and programs of one person on one computer; the lock lies with the
    program's own files, so nothing is left beside the picture.
    """

    def __init__(self, path: Path, lock: FileLock) -> None:
        self.path = path
        self._lock = lock
        # also where the window that held it is simply gone
        weakref.finalize(self, lock.release)

    @classmethod
    def on(cls, path: Path) -> Claim | None:
        """The claim; None where another window has it. Raises BadInput where none can be made."""
        real = os.path.normcase(os.path.realpath(path))
        name = hashlib.sha256(real.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        folder = paths.claims()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(folder / name)
            return cls(path, lock) if lock.take() else None
        except OSError as error:
            raise BadInput(
                f"{folder} cannot be used: {error.strerror or error}.",
                "Mend the permissions of that folder.",
            ) from error

    def release(self) -> None:
        """Others may open the project now."""
        self._lock.release()
