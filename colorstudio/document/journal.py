"""Nothing is lost: every state of a document is on the disk within a second, by its own thread."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import struct
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import colorstudio
from colorstudio import atomic
from colorstudio.document.desk import Desk, DeskRecorder
from colorstudio.document.document import Document
from colorstudio.document.journal_format import (
    ABOUT,
    BLOB,
    CLEAN,
    FRAME,
    LOOK,
    MAGIC,
    Found,
    Recorder,
    frame,
    payload,
)
from colorstudio.document.lock import FileLock
from colorstudio.document.record import Json, packed
from colorstudio.document.state import DocumentState

log = logging.getLogger(__name__)

WRITE_EVERY_SECONDS = 0.25
"""States that follow each other faster are written as one; together with the time of a flush to
the disk this stays below the second that may be lost."""
SNAPSHOT_SECONDS = 60.0
COMPACT_BYTES = 64_000_000
"""A journal is written anew once so much, and more than half of it, is of use to no state."""
KEEP_FREE_BYTES = 256_000_000
"""Room that is left on the disk for everybody else."""
RETRY_SECONDS = 5.0
"""A journal that cannot write tries again after this."""
LOCK_NAME = "lock"
NUMBER = struct.Struct("<I")
"""How a blob and a look begin."""


def journal_name(generation: int) -> str:
    """File name of a journal; compaction makes the next generation."""
    return f"journal-{generation:06}.bin"


class Journal:
    """Follows a document from now on, in a folder of its own inside ``folder``.

    Everything of the journal but `flush` and `close` happens on its own thread: the document's
    thread only leaves a note. An undo is written like an edit: as the difference to the state
    before. ``failed``: why the journal cannot write at the moment ("" while it works): the disk is
    full, a folder is gone or read-only. Painting goes on then; every ``retry_every`` seconds it is
    tried anew, with the whole state. ``on_failure`` is called with the reason, ``on_return`` once
    it works again; both on the journal's thread, the first perhaps on the caller's.
    """

    def __init__(
        self,
        folder: Path,
        document: Document,
        *,
        on_failure: Callable[[str], None] | None = None,
        on_return: Callable[[], None] | None = None,
        write_every: float = WRITE_EVERY_SECONDS,
        snapshot_every: float = SNAPSHOT_SECONDS,
        compact_bytes: int = COMPACT_BYTES,
        retry_every: float | None = None,
    ) -> None:
        self.failed = ""
        self._document = document
        self._on_failure = on_failure
        self._on_return = on_return
        self._write_every = write_every
        self._retry_every = RETRY_SECONDS if retry_every is None else retry_every
        self._pace = snapshot_every, compact_bytes
        self._all = folder
        self._home: _Home | None = None
        self._desk: Desk | None = None
        self._wake = threading.Condition()
        self._note: _Note | None = None
        self._posted = self._written = 0
        self._hurry = self._closing = self._abandoned = self._ended = False
        try:
            self._home = _Home(folder)
        except OSError as error:
            self._fail(error)
        self._disconnect: tuple[Callable[[], None], ...] = (
            document.committed.connect(lambda _: self._post()),
            document.renamed.connect(lambda _: self._post()),
        )
        self._post()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @property
    def folder(self) -> Path:
        """Where it lies; the folder of all journals while it has no place of its own."""
        return self._all if self._home is None else self._home.folder

    def lay(self, desk: Desk) -> None:
        """What lies beside the document from now on; on the document's thread."""
        self._desk = desk
        self._post()

    def flush(self, timeout: float = 10.0) -> bool:
        """Waits until the present state is on the disk; False if that took longer or failed."""
        with self._wake:
            target = self._posted
            self._hurry = True
            self._wake.notify_all()
            self._wake.wait_for(lambda: self._written >= target or self._is_stuck(), timeout)
            return self._written >= target

    def close(self, *, keep: bool = False) -> None:
        """Ends the journal and deletes it. ``keep``: leaves it, whole, to be recovered."""
        for disconnect in self._disconnect:
            disconnect()
        self._disconnect = ()  # a circle with the listeners, that would hold the document
        with self._wake:
            self._closing = True
            if not keep:
                self._note = None
                self._abandoned = True
            self._wake.notify_all()
        self._thread.join()
        if self._home is not None:
            self._home.leave(keep=keep)

    def _post(self) -> None:
        """Leaves a note of the present state; a note that was not yet taken is replaced."""
        note = _Note(self._document, self._desk)
        with self._wake:
            self._note = note
            self._posted += 1
            self._wake.notify_all()

    # ---- on the journal's thread

    def _run(self) -> None:
        writer: _Writer | None = None
        try:
            while (taken := self._next()) is not None:
                note, number = taken
                writer = self._written_by(writer, note)
                if self._abandoned:
                    return
                with self._wake:
                    if writer is not None:
                        self._written = number
                    elif self._closing:
                        return
                    else:
                        self._note = self._note or note
                    self._wake.notify_all()
        finally:
            if writer is not None:
                writer.close()
            with self._wake:
                self._ended = True
                self._wake.notify_all()

    def _written_by(self, writer: _Writer | None, note: _Note) -> _Writer | None:
        """The writer that has written the note; None where nothing could be written.

        After a failure a new writer tries at once, with the whole state: in a new folder, where
        the old one is gone.
        """
        for again in (False, True):
            gone = self._home is None or self._home.gone
            if writer is not None and (again or gone):
                writer.close()
                writer = None
            try:
                if self._home is None or gone:
                    self._leave_behind()
                    self._home = _Home(self._all)
                writer = writer or _Writer(self._home.folder, *self._pace, self._given_up)
                writer.write(note)
            except OSError as error:
                failure = error
            except Exception as error:  # a fault of ours: said too, and tried again
                log.exception("The journal failed")
                failure = OSError(f"{type(error).__name__} in the program")
            else:
                self._works()
                return writer
        if writer is not None:
            writer.close()
        self._fail(failure)
        return None

    def _leave_behind(self) -> None:
        """A folder that is gone is held no longer."""
        if self._home is not None:
            self._home.leave(keep=True)
            self._home = None

    def _given_up(self) -> bool:
        return self._abandoned

    def _next(self) -> tuple[_Note, int] | None:
        """The newest note, at most one each `_write_every` seconds; None when all is over."""
        with self._wake:
            self._wake.wait_for(
                self._is_urgent, self._retry_every if self.failed else self._write_every
            )
            self._wake.wait_for(lambda: self._note is not None or self._closing)
            note, self._note = self._note, None
            self._hurry = False
            return None if note is None else (note, self._posted)

    def _is_urgent(self) -> bool:
        hurry = self._hurry and self._note is not None
        return self._closing or (not self.failed and (hurry or self._written == 0))

    def _is_stuck(self) -> bool:
        return self._ended or bool(self.failed)

    def _fail(self, error: OSError) -> None:
        first, self.failed = not self.failed, f"Recovery is off: {error.strerror or error}."
        if first and self._on_failure is not None:
            self._on_failure(self.failed)

    def _works(self) -> None:
        again, self.failed = bool(self.failed), ""
        if again and self._on_return is not None:
            self._on_return()


class _Home:
    """A folder of one journal, held by a lock. Raises OSError where it cannot be made."""

    def __init__(self, folder: Path) -> None:
        self.folder = _own_folder(folder)
        self._lock = FileLock(self.folder / LOCK_NAME)
        self._lock.take()

    @property
    def gone(self) -> bool:
        return not (self.folder / LOCK_NAME).exists()

    def leave(self, *, keep: bool) -> None:
        self._lock.release()
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)


class _Note:
    """What the document's thread tells the journal's."""

    def __init__(self, document: Document, desk: Desk | None) -> None:
        self.state = document.state
        self.desk = desk
        self.modified = document.modified or (desk is not None and desk.unsaved)
        self.about: Json = {
            "title": document.title,
            "path": None if document.path is None else str(document.path),
            "on_disk": document.on_disk,
            "size": list(document.state.size),
            "program": f"ColorStudio {colorstudio.__version__}",
        }


class _Writer:
    """The file: appends records, now and then a whole state, and starts anew when it is stale.

    Where the folder holds a journal already, that one stays until the first state is whole.
    """

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
        self._desks = DeskRecorder()
        self._file: BinaryIO | None = None
        self._part: Path | None = None
        self._generation = 0
        self._kept: dict[tuple[bytes, int], Found] = {}
        self._state: DocumentState | None = None
        self._desk: Desk | None = None
        self._about: Json = {}
        self._modified: bool | None = None
        self._whole_at = 0.0

    def write(self, note: _Note) -> None:
        """Brings the file up to the note and flushes it to the disk; stops once it is abandoned.

        Raises OSError.
        """
        if shutil.disk_usage(self._folder).free < KEEP_FREE_BYTES:
            raise OSError(errno.ENOSPC, "the disk is full")
        file = self._file or self._first()
        if note.about != self._about:
            self._append(ABOUT, packed(note.about))
        if note.desk is not None and note.desk is not self._desk:
            self._append_all(self._desks.records(note.desk))
        now = time.monotonic()
        if note.state is not self._state:
            full = now - self._whole_at >= self._snapshot_every
            # the first state of a large photo takes seconds, and closing must not
            if not self._append_all(self._recorder.records(note.state, full=full)):
                return
            self._whole_at = now if full else self._whole_at
        elif note.modified and self._modified is False:
            # the file that held this state is no longer the document's: say so again
            self._append_all(self._recorder.records(note.state))
        if not note.modified:
            self._append(CLEAN, b"")
        self._state, self._about, self._modified = note.state, note.about, note.modified
        self._desk = note.desk
        self._flush(file)
        self._publish()
        self._compact_if_stale()

    def close(self) -> None:
        """Ends it; a file that did not become whole goes."""
        if self._file is not None:
            with suppress(OSError):  # what could not be written cannot be written now
                self._file.close()
        if self._part is not None:
            with suppress(OSError):
                self._part.unlink(missing_ok=True)

    def _first(self) -> BinaryIO:
        """The file to begin with."""
        there = generations(self._folder)
        if there:
            self._generation = int(there[0].stem.removeprefix("journal-")) + 1
            return self._begun_aside()
        self._file = self._begun(self._folder / journal_name(0))
        atomic.flush_folder(self._folder)
        return self._file

    def _begun_aside(self) -> BinaryIO:
        """The next generation, under another name until `_publish`."""
        self._part = (self._folder / journal_name(self._generation)).with_suffix(".part")
        self._file = self._begun(self._part)
        return self._file

    def _publish(self) -> None:
        """Gives a generation that was begun aside its name, and takes the older ones away."""
        if self._part is None or self._file is None:
            return
        path = self._folder / journal_name(self._generation)
        # a file that is open cannot be renamed on Windows
        self._file.close()
        os.replace(self._part, path)
        self._part = None
        atomic.flush_folder(path.parent)
        self._file = open(path, "r+b")  # noqa: SIM115 (open as long as the journal)
        self._file.seek(0, 2)
        for old in generations(self._folder)[1:]:
            old.unlink(missing_ok=True)

    def _begun(self, path: Path) -> BinaryIO:
        file = open(path, "w+b")  # noqa: SIM115 (open as long as the journal)
        file.write(MAGIC)
        return file

    def _append(self, kind: bytes, data: bytes) -> None:
        assert self._file is not None
        at = self._file.tell() + FRAME.size
        self._file.write(frame(kind, data))
        if kind in (BLOB, LOOK):
            (number,) = NUMBER.unpack_from(data)
            self._kept[kind, number] = Found(kind, at, len(data))

    def _append_all(self, records: Iterable[tuple[bytes, bytes]]) -> bool:
        """False once it is abandoned."""
        for kind, data in records:
            if self._abandoned():
                return False
            self._append(kind, data)
        return True

    def _flush(self, file: BinaryIO) -> None:
        file.flush()
        os.fsync(file.fileno())

    def _living(self) -> list[tuple[bytes, int]]:
        """The records that the present state and desk need."""
        tiles = sorted(self._recorder.living())
        return [*((BLOB, n) for n in tiles), *((LOOK, n) for n in sorted(self._desks.living()))]

    def _compact_if_stale(self) -> None:
        assert self._file is not None
        living = self._living()
        useful = sum(self._kept[key].length for key in living)
        if self._file.tell() - useful > max(useful, self._compact_bytes):
            self._compact(living)

    def _compact(self, living: list[tuple[bytes, int]]) -> None:
        """Writes the next generation with the present state alone, then drops this one."""
        assert self._file is not None
        assert self._state is not None
        old = self._file
        kept, self._kept = self._kept, {}
        self._generation += 1
        file = self._begun_aside()
        self._append(ABOUT, packed(self._about))
        for kind, number in living:
            self._append(kind, payload(old, kept[kind, number]))
        self._recorder.forget({number for kind, number in living if kind == BLOB})
        if self._desk is not None:
            self._append_all(self._desks.records(self._desk))
        for kind, data in self._recorder.records(self._state, full=True):
            self._append(kind, data)
        if self._modified is False:
            self._append(CLEAN, b"")
        self._flush(file)
        old.close()
        self._publish()
        self._whole_at = time.monotonic()


def generations(folder: Path) -> list[Path]:
    """The journals in a folder of one document, the newest first."""
    return sorted(folder.glob("journal-*.bin"), reverse=True)


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
