"""A note on the disk of what a model does at the moment: found at the next start after a crash."""

from __future__ import annotations

import json
import logging
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from colorstudio import json_text
from colorstudio.document.lock import FileLock

log = logging.getLogger(__name__)

ENDING = ".json"
LOCK = ".lock"


@dataclass(frozen=True)
class CrashedRun:
    """What ran when a program ended. ``title``: of the job; ``where``: "cpu", "cuda", "mps", "" for
    not known yet."""

    title: str
    where: str


class RunMark:
    """The note of this program: there while something runs, gone when it is done.

    A driver that takes the whole program with it leaves the note behind. It is no reason for
    anything to fail: where it cannot be written, that is logged.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: FileLock | None = None
        self._guard = threading.Lock()

    def note(self, title: str, where: str) -> None:
        """This runs from now on; on the disk when it returns."""
        with self._guard:
            try:
                file = self._file()
                with open(file, "w", encoding="utf-8") as out:
                    json.dump({"title": title, "where": where}, out)
                    out.flush()
                    os.fsync(out.fileno())
            except OSError as error:
                log.warning("A run is not noted: %s", error)

    def clear(self) -> None:
        """It is done, or the program ends in the ordinary way."""
        with self._guard:
            if self._lock is None:
                return
            with suppress(OSError):
                self._lock.path.with_suffix(ENDING).unlink(missing_ok=True)
            self._lock.release()
            with suppress(OSError):
                self._lock.path.unlink(missing_ok=True)
            self._lock = None

    def _file(self) -> Path:
        if self._lock is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._folder / f"{os.getpid()}-{os.urandom(4).hex()}{LOCK}")
            lock.take()
            self._lock = lock
        return self._lock.path.with_suffix(ENDING)


def crashed_runs(folder: Path) -> list[CrashedRun]:
    """What ran in programs that are gone. Told once: the notes are taken away."""
    found = []
    for path in sorted(folder.glob(f"*{LOCK}")):
        lock = FileLock(path)
        note = path.with_suffix(ENDING)
        try:
            if not lock.take():
                continue
            if note.exists():
                found.append(_read(note))
            note.unlink(missing_ok=True)
            lock.release()
            path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("A note of a run cannot be read: %s", error)
        finally:
            lock.release()
    return found


def _read(note: Path) -> CrashedRun:
    try:
        row = json_text.loads(note.read_text("utf-8"))
        return CrashedRun(str(row["title"]), str(row["where"]))
    except (ValueError, KeyError, TypeError):  # cut off in the midst of being written
        return CrashedRun("", "")
