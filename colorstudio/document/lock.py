"""A file that says which running program a folder belongs to, and frees itself when that ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO


class FileLock:
    """Held from `take` to `release`, or until the process ends, however it ends.

    The file holds the process's number, for people; the lock itself is the system's, so a number
    that was given out again misleads nobody.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None

    def take(self) -> bool:
        """Whether the lock is held now; False where another document or program holds it.

        Raises OSError where the file cannot be made.
        """
        file = open(self.path, "a+b")  # noqa: SIM115 (held as long as the lock)
        if not _lock(file):
            file.close()
            return False
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        self._file = file
        return True

    def release(self) -> None:
        """Frees the lock; the file stays."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    LOCK_AT = 1 << 20
    """Beyond the content, since Windows would not let others read what is locked."""

    def _lock(file: BinaryIO) -> bool:
        file.seek(LOCK_AT)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
