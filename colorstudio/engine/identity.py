"""Tells one state of a weight file from another, at a glance and for the record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from colorstudio.diffusion.bundle import Bundle
from colorstudio.errors import ModelMissing

Stamp = tuple[tuple[str, int, int], ...]
"""Path, bytes and time of change of each file."""

SAMPLES = 16
SAMPLE_BYTES = 1 << 16


def stamp(bundle: Bundle, role: str) -> Stamp:
    """What the files of a role are now; another one where any of them was replaced.

    Raises ModelMissing where they are gone.
    """
    try:
        facts = [(str(file), file.stat()) for file in files(bundle, role)]
    except OSError:
        facts = []
    if not facts:
        raise ModelMissing(
            f"The weights “{bundle.home(role).title}” are no longer on the disk.",
            "Install them again, or choose other weights.",
        )
    return tuple((name, fact.st_size, fact.st_mtime_ns) for name, fact in facts)


def files(bundle: Bundle, role: str) -> list[Path]:
    """The files of a role, by name."""
    path = bundle.parts[role].path
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file())
    return [path]


Marks = Mapping[str, Mapping[str, bytes]]
"""Of each role, the digest of each of its files."""


def fingerprint(bundle: Bundle, roles: Iterable[str]) -> str:
    """64 hex digits of the weights of these roles, the same on every computer; see `marks`."""
    roles = tuple(roles)
    return joined(marks(bundle, roles), roles)


def joined(found: Marks, roles: Iterable[str]) -> str:
    """The fingerprint of these roles, those that are there; a file of several counts once."""
    digests = {name: one for role in roles for name, one in found.get(role, {}).items()}
    return hashlib.sha256(b"".join(sorted(digests.values()))).hexdigest()


def marks(bundle: Bundle, roles: Iterable[str]) -> Marks:
    """What tells the files of these roles from others.

    The digest of each file's size and of SAMPLES places in it, its beginning and its end among
    them: a file of several gigabytes takes milliseconds. It tells weights apart; whether a file is
    whole, the store's sha256 says. Raises ModelMissing where files are gone.
    """
    read: dict[str, bytes] = {}
    found: dict[str, dict[str, bytes]] = {}
    for role in (role for role in roles if role in bundle.parts):
        names = [name for name, *_ in stamp(bundle, role)]
        try:
            read.update((name, _digest(Path(name))) for name in names if name not in read)
        except OSError as error:
            raise ModelMissing(
                f"The weights “{bundle.home(role).title}” cannot be read: {error.strerror}.",
                "Install them again, or choose other weights.",
            ) from error
        found[role] = {name: read[name] for name in names}
    return found


def _digest(file: Path) -> bytes:
    size = file.stat().st_size
    digest = hashlib.sha256(size.to_bytes(8, "little"))
    with file.open("rb") as stream:
        last = max(0, size - SAMPLE_BYTES)
        for place in sorted({last * n // (SAMPLES - 1) for n in range(SAMPLES)}):
            stream.seek(place)
            digest.update(stream.read(SAMPLE_BYTES))
    return digest.digest()
