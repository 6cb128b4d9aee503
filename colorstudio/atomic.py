"""Saving a file so that at every moment the old or the new one is whole."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from colorstudio.errors import BadInput, not_written

DAY_SECONDS = 86_400
KEPT_LETTERS = 40
"""Of the file's own name in that of the temporary one, which a system limits to 255 bytes."""


@contextmanager
def replacing(path: Path | str, *, backup: bool = False) -> Iterator[BinaryIO]:
    """A new file, open for writing and reading, that takes the place of ``path`` on leaving.

    Written beside ``path``, flushed to the disk, then renamed over it; the folder is flushed too.
    ``backup``: the file that was there stays as ``NAME~``. A link stays a link: its target is
    replaced. Leaving by an exception removes the new file and changes nothing. Raises BadInput
    where the file cannot be written; other exceptions of the body pass through.
    """
    shown = Path(path)
    # a link that the artist made must go on pointing to the picture
    target = Path(os.path.realpath(shown))
    temporary = _beside(target)
    try:
        _refuse(shown, target)
        _sweep(target)
        # not the tempfile module: it would make the picture private in spite of the umask
        with open(temporary, "x+b") as file:
            if target.exists():
                with suppress(OSError):  # some file systems know no permissions
                    os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
            yield file
            file.flush()
            os.fsync(file.fileno())
        if backup and target.exists():
            _keep(target)
        os.replace(temporary, target)
        flush_folder(target.parent)
    except OSError as error:
        raise not_written(
            error,
            shown,
            f"{shown} could not be saved: {error.strerror or error}.",
            "Choose another folder or make room; a file that was there before is unharmed.",
        ) from error
    finally:
        with suppress(OSError):  # of a drive that is read-only or gone
            temporary.unlink(missing_ok=True)


def check_target(path: Path) -> None:
    """Raises BadInput where `replacing` would, as far as that is known before there is a result."""
    try:
        _refuse(path, Path(os.path.realpath(path)))
    except OSError as error:
        raise BadInput(
            f"{path} cannot be saved: {error.strerror or error}.", "Rename it."
        ) from error


def write_bytes(path: Path | str, data: bytes, *, backup: bool = False) -> None:
    """Save ``data`` as ``path`` with `replacing`."""
    with replacing(path, backup=backup) as file:
        file.write(data)


def _refuse(shown: Path, target: Path) -> None:
    if target.is_dir():
        raise BadInput(f"{shown} is a folder.", "Give the name of a file.")
    if not target.parent.is_dir():
        raise BadInput(f"The folder {shown.parent} does not exist.", "Make it, or choose another.")
    if target.exists() and not target.is_file():
        raise BadInput(f"{shown} is not a file that can be replaced.", "Choose another name.")
    # a rename would replace a file that its owner has made read-only
    if target.exists() and not os.access(target, os.W_OK):
        raise BadInput(f"{shown} is read-only.", "Choose another name.")


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:KEPT_LETTERS]}.{os.urandom(4).hex()}.part")


def _sweep(target: Path) -> None:
    """Remove what a save of this file left behind that was killed more than a day ago."""
    start, now = f".{target.name[:KEPT_LETTERS]}.", time.time()
    with suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            ours = entry.name.startswith(start) and entry.name.endswith(".part")
            if ours and now - entry.stat().st_mtime > DAY_SECONDS:
                os.unlink(entry.path)


def _keep(target: Path) -> None:
    """Give the file that is there a second name, so that its first one is never missing."""
    second = _beside(target)
    try:
        try:
            os.link(target, second)
        except OSError:  # no hard links on this file system
            import shutil

            shutil.copy2(target, second)
        os.replace(second, target.with_name(target.name + "~"))
    finally:
        with suppress(OSError):
            second.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Makes sure that the names in a folder are on the disk, after a file was made or renamed."""
    if os.name == "nt":  # a folder cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
