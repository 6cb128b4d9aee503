"""What a program that died had not saved: found at the next start and offered to the artist."""

from __future__ import annotations

import shutil
import struct
import time
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from colorstudio.document.desk import FoundDesk, found_desk
from colorstudio.document.journal import LOCK_NAME, generations
from colorstudio.document.journal_format import ABOUT, CLEAN, STATE, Playback, payload, records
from colorstudio.document.lock import FileLock
from colorstudio.document.record import parsed, size_from
from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput

YOUNG_SECONDS = 60.0
ENTRY = "colorstudio/candidates.json"
"""As `document.looks.ENTRY`, which is imported when it is needed."""
NOT_READABLE = (BadInput, LookupError, ValueError, TypeError, AttributeError, OverflowError)
NOT_READABLE += (struct.error,)
"""Also what records lead to that are whole and say what cannot be."""


@dataclass(frozen=True)
class Recovered:
    """What a journal held: the document's state, with its candidates among what a project carries
    besides, and what was chosen beside it."""

    state: DocumentState
    desk: FoundDesk = field(default_factory=FoundDesk)


@dataclass(frozen=True)
class Recovery:
    """An unsaved document of a program that is gone.

    ``path``: the project that it was saved as before, if any. ``when``: the last change. ``size``:
    width and height of the picture. ``folder``: where its journal lies. ``on_disk``: as
    `Document.on_disk`, of the project when it was last read or written.
    """

    title: str
    path: Path | None
    when: datetime
    size: tuple[int, int]
    folder: Path
    on_disk: str = ""

    def read(self) -> Recovered:
        """The last state that reached the disk whole. Raises BadInput where none did."""
        for file_path in generations(self.folder):
            try:
                with open(file_path, "rb") as file:
                    playback = Playback(file)
                    playback.run()
                    return _recovered(playback)
            except OSError as error:
                reason = error.strerror or str(error)
                raise BadInput(
                    f"The unsaved “{self.title}” cannot be read: {reason}.",
                    "Throw it away; a project that was saved is unharmed.",
                ) from error
            except NOT_READABLE:
                continue
        raise BadInput(
            f"The unsaved “{self.title}” is damaged and cannot be recovered.",
            "Throw it away; a project that was saved is unharmed.",
        )

    def discard(self) -> None:
        """Throws the journal away. Call it once the document is saved, or has a journal again."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _recovered(playback: Playback) -> Recovered:
    state = playback.state()
    try:
        desk = found_desk(playback)
    except NOT_READABLE:  # the picture is more than its candidates
        desk = FoundDesk()
    if desk.entry is not None:
        others = {name: data for name, data in state.foreign.items() if name != ENTRY}
        kept = {ENTRY: desk.entry} if desk.entry else {}
        state = replace(state, foreign={**others, **kept})
    return Recovered(state, desk)


def recoverable(folder: Path) -> list[Recovery]:
    """What can be recovered, newest first; documents of programs that still run are left alone.

    Journals of dead programs that hold nothing unsaved are removed.
    """
    if not folder.is_dir():
        return []
    found: list[Recovery] = []
    for own in sorted(folder.iterdir()):
        if not (own / LOCK_NAME).is_file():
            continue
        lock = FileLock(own / LOCK_NAME)
        try:
            if not lock.take():
                continue
        except OSError:
            continue
        recovery = _summary(own)
        lock.release()
        # a clock that was put back makes a folder of the future, and that is not young
        if recovery is None and abs(time.time() - own.stat().st_mtime) < YOUNG_SECONDS:
            continue  # perhaps just being made
        if recovery is None:
            shutil.rmtree(own, ignore_errors=True)
        else:
            found.append(recovery)
    return sorted(found, key=lambda r: r.when, reverse=True)


def _summary(folder: Path) -> Recovery | None:
    """What a journal is about, from the heads of its records; None where nothing is unsaved."""
    for path in generations(folder):
        last = b""
        about = None
        try:
            with open(path, "rb") as file:
                for found in records(file, checked=False):
                    if found.kind == ABOUT:
                        about = payload(file, found)
                    elif found.kind in (STATE, CLEAN):
                        last = found.kind
            if about is None or last == b"":
                continue
            if last == CLEAN:
                return None
            row = parsed(about, "the journal")
            return Recovery(
                title=str(row.get("title")),
                path=Path(row["path"]) if isinstance(row.get("path"), str) else None,
                when=_when(path),
                size=size_from(row.get("size")),
                folder=folder,
                on_disk=str(row.get("on_disk") or ""),
            )
        except (OSError, BadInput):
            continue
    return None


def _when(path: Path) -> datetime:
    seconds = path.stat().st_mtime
    try:
        return datetime.fromtimestamp(seconds)
    except (ValueError, OverflowError, OSError):  # a clock that was far off
        return datetime.fromtimestamp(0)
