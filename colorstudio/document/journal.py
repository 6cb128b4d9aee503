"""Nothing is lost: every state of a document is on the disk within a second, by its own thread."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import colorstudio
from colorstudio import atomic
from colorstudio.document.document import Document
from colorstudio.document.journal_format import (
    ABOUT,
    BLOB,
    CLEAN,
    FRAME,
    MAGIC,
    TILE_HEAD,
    Found,
    Recorder,
    frame,
    payload,
)
from colorstudio.document.lock import FileLock
from colorstudio.document.record import Json, packed
from colorstudio.document.state import DocumentState

WRITE_EVERY_SECONDS = 0.25
"""States that follow each other faster are written as one; together with the time of a flush to
the disk this stays below the second that may be lost."""
SNAPSHOT_SECONDS = 60.0
COMPACT_BYTES = 64_000_000
"""A journal is written anew once so much, and more than half of it, is of use to no state."""
KEEP_FREE_BYTES = 256_000_000
"""Room that is left on the disk for everybody else."""
LOCK_NAME = "lock"


def journal_name(generation: int) -> str:
    """File name of a journal; compaction makes the next generation."""
    return f"journal-{generation:06}.bin"


class Journal:
    """Follows a document from now on, in a folder of its own inside ``folder``.

    Everything of the journal but `flush` and `close` happens on its own thread: the document's
    thread only leaves a note. An undo is written like an edit: as the difference to the state
    before. ``failed``: why the journal had to stop ("" while it works); painting goes on then.
    ``on_failure`` is called with it, on the journal's thread. Raises OSError where the folder
    cannot be made.
    """

    def __init__(
        self,
        folder: Path,
        document: Document,
        *,
        on_failure: Callable[[str], None] | None = None,
        write_every: float = WRITE_EVERY_SECONDS,
        snapshot_every: float = SNAPSHOT_SECONDS,
        compact_bytes: int = COMPACT_BYTES,
    ) -> None:
        self.failed = ""
        self._document = document
        self._on_failure = on_failure
        self._write_every = write_every
        self._snapshot_every = snapshot_every
        self._compact_bytes = compact_bytes
        self.folder = _own_folder(folder)
        self._lock = FileLock(self.folder / LOCK_NAME)
        self._lock.take()
        self._wake = threading.Condition()
        self._note: _Note | None = None
        self._posted = self._written = 0
        self._hurry = self._closing = self._abandoned = self._ended = False
        self._disconnect = (
            document.committed.connect(lambda _: self._post()),
            document.renamed.connect(lambda _: self._post()),
        )
        self._post()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def flush(self, timeout: float = 10.0) -> bool:
        """Waits until the present state is on the disk; False if that took longer or failed."""
        with self._wake:
            target = self._posted
            self._hurry = True
            self._wake.notify_all()
            self._wake.wait_for(lambda: self._written >= target or self._ended, timeout)
            return self._written >= target

    def close(self, *, keep: bool = False) -> None:
        """Ends the journal and deletes it. ``keep``: leaves it, whole, to be recovered."""
        for disconnect in self._disconnect:
            disconnect()
        with self._wake:
            self._closing = True
            if not keep:
                self._note = None
                self._abandoned = True
            self._wake.notify_all()
        self._thread.join()
        self._lock.release()
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _post(self) -> None:
        """Leaves a note of the present state; a note that was not yet taken is replaced."""
        document = self._document
        with self._wake:
            self._note = _Note(document.state, document.modified, document.title, document.path)
            self._posted += 1
            self._wake.notify_all()

    # ---- on the journal's thread

    def _run(self) -> None:
        writer = _Writer(
            self.folder, self._snapshot_every, self._compact_bytes, lambda: self._abandoned
        )
        try:
            while (taken := self._next()) is not None:
                note, number = taken
                if not writer.write(note):
                    return
                with self._wake:
                    self._written = number
                    self._wake.notify_all()
        except OSError as error:
            self._stop(f"Recovery is off: {error.strerror or error}.")
        finally:
            writer.close()
            with self._wake:
                self._ended = True
                self._wake.notify_all()

    def _next(self) -> tuple[_Note, int] | None:
        """The newest note, at most one each `_write_every` seconds; None when all is over."""
        with self._wake:
            self._wake.wait_for(self._is_urgent, self._write_every)
            self._wake.wait_for(lambda: self._note is not None or self._closing)
            note, self._note = self._note, None
            self._hurry = False
            return None if note is None else (note, self._posted)

    def _is_urgent(self) -> bool:
        return self._closing or (self._hurry and self._note is not None) or self._written == 0

    def _stop(self, why: str) -> None:
        self.failed = why
        if self._on_failure is not None:
            self._on_failure(why)


class _Note:
    """What the document's thread tells the journal's."""

    def __init__(self, state: DocumentState, modified: bool, title: str, path: Path | None) -> None:
        self.state = state
        self.modified = modified
        self.about: Json = {
            "title": title,
            "path": None if path is None else str(path),
            "size": list(state.size),
            "program": f"ColorStudio {colorstudio.__version__}",
        }


class _Writer:
    """The file: appends records, now and then a whole state, and starts anew when it is stale."""

    def __init__(
        self,
        folder: Path,
        snapshot_every: float,
        compact_bytes: int,
        abandoned: Callable[[], bool],
    ) -> None:
        self._folder = folder
        self._abandoned = abandoned
        self._snapshot_every = snapshot_every
        self._compact_bytes = compact_bytes
        self._recorder = Recorder()
        self._file: BinaryIO | None = None
        self._generation = 0
        self._blobs: dict[int, Found] = {}
        self._state: DocumentState | None = None
        self._about: Json = {}
        self._modified: bool | None = None
        self._whole_at = 0.0

    def write(self, note: _Note) -> bool:
        """Brings the file up to the note and flushes it to the disk; False once it is abandoned.

        Raises OSError.
        """
        if shutil.disk_usage(self._folder).free < KEEP_FREE_BYTES:
            raise OSError("the disk is full")
        if self._file is None:
            self._file = self._begun(self._folder / journal_name(self._generation))
            atomic.flush_folder(self._folder)
        if note.about != self._about:
            self._append(ABOUT, packed(note.about))
        now = time.monotonic()
        if note.state is not self._state:
            full = now - self._whole_at >= self._snapshot_every
            for kind, data in self._recorder.records(note.state, full=full):
                # the first state of a large photo takes seconds, and closing must not
                if self._abandoned():
                    return False
                self._append(kind, data)
            self._whole_at = now if full else self._whole_at
        elif note.modified and self._modified is False:
            # the file that held this state is no longer the document's: say so again
            for kind, data in self._recorder.records(note.state):
                self._append(kind, data)
        if not note.modified:
            self._append(CLEAN, b"")
        self._state, self._about, self._modified = note.state, note.about, note.modified
        self._flush(self._file)
        self._compact_if_stale()
        return True

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def _begun(self, path: Path) -> BinaryIO:
        file = open(path, "w+b")  # noqa: SIM115 (open as long as the journal)
        file.write(MAGIC)
        return file

    def _append(self, kind: bytes, data: bytes) -> None:
        assert self._file is not None
        at = self._file.tell() + FRAME.size
        self._file.write(frame(kind, data))
        if kind == BLOB:
            self._blobs[TILE_HEAD.unpack_from(data)[0]] = Found(kind, at, len(data))

    def _flush(self, file: BinaryIO) -> None:
        file.flush()
        os.fsync(file.fileno())

    def _compact_if_stale(self) -> None:
        assert self._file is not None
        living = self._recorder.living()
        useful = sum(self._blobs[number].length for number in living)
        if self._file.tell() - useful > max(useful, self._compact_bytes):
            self._compact(living)

    def _compact(self, living: set[int]) -> None:
        """Writes the next generation with the present state alone, then drops this one."""
        assert self._file is not None
        assert self._state is not None
        old, old_path = self._file, self._folder / journal_name(self._generation)
        blobs, self._blobs = self._blobs, {}
        self._generation += 1
        path = self._folder / journal_name(self._generation)
        self._file = self._begun(path.with_suffix(".part"))
        self._append(ABOUT, packed(self._about))
        for number in sorted(living):
            self._append(BLOB, payload(old, blobs[number]))
        self._recorder.forget(living)
        for kind, data in self._recorder.records(self._state, full=True):
            self._append(kind, data)
        if self._modified is False:
            self._append(CLEAN, b"")
        self._flush(self._file)
        old.close()
        # a file that is open cannot be renamed on Windows
        self._file.close()
        os.replace(path.with_suffix(".part"), path)
        atomic.flush_folder(path.parent)
        self._file = open(path, "r+b")  # noqa: SIM115 (open as long as the journal)
        self._file.seek(0, 2)
        self._whole_at = time.monotonic()
        old_path.unlink(missing_ok=True)


def _own_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    while True:
        own = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}-{number}"
        try:
            own.mkdir()
        except FileExistsError:
            number += 1
        else:
            return own
