"""Unpacks wheels into a folder of libraries, and checks what was unpacked against their own lists.

As `pip install --no-deps --no-compile --target` lays them out, but without pip: not every runtime
has one, it gathers gigabytes in the system's folder for temporary files, and cannot be stopped
amid a file. Programs, headers and data of a wheel are left out; libraries need none of them.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import stat
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from colorstudio.errors import BadInput

CHUNK_BYTES = 1 << 20
LIBRARIES = ("purelib", "platlib")
"""The parts of a wheel's ".data" folder that are libraries."""


def sha256_of(path: Path, step: Callable[[int], None]) -> str:
    """The hash of a file. ``step(bytes)``: called as it goes on; may raise Cancelled."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
            step(len(chunk))
    return digest.hexdigest()


def unpack(wheel: Path, site: Path, step: Callable[[int], None]) -> dict[str, int]:
    """Unpacks a wheel, and returns its files: path below ``site`` to bytes.

    ``step(bytes)``: called as it goes on; may raise Cancelled. Raises BadInput for a file that is
    no wheel, reaches out of the folder, or would take the place of another wheel's file.
    """
    sizes: dict[str, int] = {}
    try:
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.infolist():
                path = _target(member.filename, wheel)
                if path is None or member.is_dir():
                    continue
                _write(archive, member, site / path, step)
                sizes[str(path)] = member.file_size
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise BadInput(f"{wheel.name} is not a whole wheel: {error}.", "Fetch it again.") from error
    except FileExistsError as error:
        raise BadInput(
            f"{wheel.name} holds a file of another wheel of the pack: {error.filename}.",
            "The list of the pack is wrong; please report it.",
        ) from error
    except OSError as error:
        raise BadInput(
            f"{wheel.name} cannot be unpacked: {error.strerror or error}.",
            "Make room on the disk and try again; what was downloaded is kept.",
        ) from error
    return sizes


def problems(site: Path, step: Callable[[int], None]) -> list[str]:
    """Which unpacked files are gone or have other bytes than their wheels list, by path."""
    bad = []
    for record in sorted(site.glob("*.dist-info/RECORD")):
        for path, known, size in _listed(record):
            target = _target(path, record)
            if target is None or not known:
                continue
            file = _long(site / target)
            there = os.path.isfile(file) and (not size or os.path.getsize(file) == int(size))
            if not there or not _same(Path(file), known, step):
                bad.append(str(target))
    return bad


def _target(name: str, wheel: Path) -> PurePosixPath | None:
    """Where a file of a wheel goes below the folder of libraries; None for those left out."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise BadInput(f"{wheel.name} reaches out of its folder: {name}.", "It was not unpacked.")
    if path.parts and path.parts[0].endswith(".data"):
        if len(path.parts) < 3 or path.parts[1] not in LIBRARIES:
            return None
        return PurePosixPath(*path.parts[2:])
    return path


def _write(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, step: Callable[[int], None]
) -> None:
    place = _long(target)
    os.makedirs(os.path.dirname(place), exist_ok=True)
    with archive.open(member) as source, open(place, "xb") as file:
        while chunk := source.read(CHUNK_BYTES):
            file.write(chunk)
            step(len(chunk))
    if (member.external_attr >> 16) & 0o111:  # torch starts a program of its own
        os.chmod(place, os.stat(place).st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


def _long(path: Path) -> str:
    """The path in the form in which Windows takes more than 260 letters."""
    if sys.platform != "win32":
        return str(path)
    return f"\\\\?\\{os.path.abspath(path)}"


def _listed(record: Path) -> Iterator[tuple[str, str, str]]:
    text = record.read_text("utf-8", "replace")
    for row in csv.reader(io.StringIO(text)):
        if len(row) == 3 and not row[0].endswith("/RECORD"):
            yield row[0], row[1], row[2]


def _same(file: Path, known: str, step: Callable[[int], None]) -> bool:
    algorithm, _, said = known.partition("=")
    if algorithm != "sha256":
        return True
    digest = bytes.fromhex(sha256_of(file, step))
    return base64.urlsafe_b64encode(digest).decode().rstrip("=") == said
