"""Zip files that come from anywhere: names, sizes and contents are checked before they are used."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from types import TracebackType

from colorstudio.errors import BadInput

MAX_ENTRIES = 20_000
MAX_TOTAL_BYTES = 64 * 2**30
"""Declared sizes of all entries together; each one is also limited where it is read."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What OpenRaster allows; others may claim gigabytes for their dictionaries."""
NOT_SOUND = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, KeyError)
"""What Python's zipfile raises for files that are cut, changed, encrypted or packed otherwise."""
GET_OLD = "Open the backup beside it (its name ends with ~), or another copy."


class Archive:
    """A project file, open for reading; a context manager. Raises BadInput for an unsound one."""

    def __init__(self, path: Path, data: bytes | None = None) -> None:
        """``data``: what is read in place of the file, which then gives its name alone."""
        self.path = path
        self.name = path.name
        try:
            self._zip = zipfile.ZipFile(path if data is None else io.BytesIO(data))
        except OSError as error:
            reason = error.strerror or str(error)
            raise BadInput(f"{self.name} cannot be read: {reason}.") from error
        except NOT_SOUND as error:
            raise self.damaged("it is not a whole zip file") from error
        try:
            self._check()
        except BadInput:
            self._zip.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> list[str]:
        """Names of all files inside, in their order; no folders."""
        return [i.filename for i in self._zip.infolist() if not i.is_dir()]

    def size(self, name: str) -> int:
        """Declared size of an entry in bytes, unpacked. Raises BadInput where it is missing."""
        try:
            return self._zip.getinfo(name).file_size
        except KeyError as error:
            raise self.damaged(f"“{name[:80]}” is missing inside") from error

    def read(self, name: str, limit: int) -> bytes:
        """An entry, unpacked. Raises BadInput where it is missing, broken or above ``limit``."""
        if self.size(name) > limit:
            raise self.damaged(f"“{name[:80]}” inside is larger than it can be")
        try:
            with self._zip.open(name) as entry:
                data = entry.read(limit + 1)
        except (*NOT_SOUND, OSError) as error:
            raise self.damaged(f"“{name[:80]}” inside cannot be read") from error
        if len(data) > limit:
            raise self.damaged(f"“{name[:80]}” inside is larger than it can be")
        return data

    def head(self, name: str, count: int) -> bytes:
        """The first bytes of an entry. Raises BadInput where it is missing or broken."""
        self.size(name)
        try:
            with self._zip.open(name) as entry:
                return entry.read(count)
        except (*NOT_SOUND, OSError) as error:
            raise self.damaged(f"“{name[:80]}” inside cannot be read") from error

    def damaged(self, why: str) -> BadInput:
        """The error for this file, ready to raise."""
        return BadInput(f"{self.name} is damaged: {why}.", GET_OLD)

    def _check(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES or sum(i.file_size for i in entries) > MAX_TOTAL_BYTES:
            raise self.damaged("it would unpack to more than any picture")
        for entry in entries:
            if not is_safe(entry.filename):
                raise self.damaged(f"it holds an unsafe name (“{entry.filename[:80]}”)")
            if entry.compress_type not in METHODS:
                raise self.damaged(f"“{entry.filename[:80]}” inside is packed in an unknown way")


def is_safe(name: str) -> bool:
    """Whether an entry's name stays inside of the file: relative, no way up, no drive."""
    parts = name.rstrip("/").split("/")
    return (
        bool(name)
        and not name.startswith("/")
        and not any(part in ("", ".", "..") for part in parts)
        and not any(c in name for c in "\\:\0")
    )
