"""What lies beside a document and is no part of it: candidates, and what the artist had chosen."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from colorstudio.document.journal_format import (
    DESK,
    LOOK,
    Playback,
    compressed,
    payload,
    uncompressed,
)
from colorstudio.document.record import Json, packed, parsed
from colorstudio.errors import BadInput

if TYPE_CHECKING:
    from colorstudio.document.look import Look

HEAD = struct.Struct("<I")


@dataclass(frozen=True, eq=False)
class Desk:
    """``kept``: the candidates as (task, pinned, look), oldest first. ``task``: whose panel is
    shown; ``mask``: the chosen one. ``tried``: place of the candidate that is tried on the picture,
    -1 for none. ``unsaved``: no project holds these candidates.
    """

    kept: tuple[tuple[str, bool, Look], ...] = ()
    task: str = ""
    mask: str = ""
    tried: int = -1
    unsaved: bool = False


class DeskRecorder:
    """Turns desks into records of a journal; a look is packed once, however often it is named."""

    def __init__(self) -> None:
        self._looks: dict[int, tuple[Look, int]] = {}
        self._numbers = 0

    def records(self, desk: Desk) -> Iterator[tuple[bytes, bytes]]:
        """Kind and payload of what says how the desk is now; new looks come first."""
        rows: list[list[Any]] = []
        named: dict[int, tuple[Look, int]] = {}
        for task, pinned, look in desk.kept:
            known = self._looks.get(id(look))
            if known is None:
                self._numbers += 1
                known = look, self._numbers
                yield LOOK, HEAD.pack(known[1]) + compressed(_look_bytes(look))
            named[id(look)] = known
            rows.append([known[1], task, pinned])
        # one that was taken out and comes back is written anew: it is held no longer
        self._looks = named
        row = {"kept": rows, "task": desk.task, "mask": desk.mask, "tried": desk.tried}
        yield DESK, compressed(packed(row))

    def living(self) -> set[int]:
        """Numbers of the looks that the last desk needs."""
        return {number for _, number in self._looks.values()}


def _look_bytes(look: Look) -> bytes:
    from colorstudio.document import looks

    # one that has no form on the disk is null, and left out where it is read
    return json.dumps(looks.record(look), ensure_ascii=False).encode()


@dataclass(frozen=True)
class FoundDesk:
    """A desk out of a journal. ``entry``: its candidates as `looks.ENTRY` of a project has them, no
    bytes for none; None where the journal says nothing of candidates. The rest as `Desk`."""

    entry: bytes | None = None
    task: str = ""
    mask: str = ""
    tried: int = -1


def found_desk(playback: Playback) -> FoundDesk:
    """The last desk of a journal. Candidates that cannot be read are left out."""
    row = playback.desk
    if not row:
        return FoundDesk()
    rows = []
    for number, task, pinned in row["kept"]:
        made = _look_row(playback, number)
        if made is not None:
            rows.append({"task": task, "pinned": pinned, **made})
    from colorstudio.document.looks import packed_rows

    entry = packed_rows(rows) if rows else b""
    return FoundDesk(entry, str(row["task"]), str(row["mask"]), int(row["tried"]))


def _look_row(playback: Playback, number: int) -> Json | None:
    try:
        found = playback.looks[number]
        data = uncompressed(payload(playback.file, found)[HEAD.size :])
        return parsed(data, "a candidate")
    except (BadInput, KeyError):
        return None
