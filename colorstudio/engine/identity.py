"""Tells one state of a weight file from another, at a glance and for the record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
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
            f"The weights “{bundle.title}” are no longer on the disk.",
            "Install them again, or choose other weights.",
        )
    return tuple((name, fact.st_size, fact.st_mtime_ns) for name, fact in facts)


def files(bundle: Bundle, role: str) -> list[Path]:
    """The files of a role, by name."""
    path = bundle.parts[role].path
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file())
    return [path]


def fingerprint(bundle: Bundle, roles: Iterable[str]) -> str:
    """64 hex digits of the weights of these roles, the same on every computer.

    The digest of each file's size and of SAMPLES places in it, its beginning and its end among
    them: a file of several gigabytes takes milliseconds. It tells weights apart; whether a file is
    whole, the store's sha256 says. Raises ModelMissing where files are gone.
    """
    there = [role for role in roles if role in bundle.parts]
    found = {name for role in there for name, *_ in stamp(bundle, role)}
    try:
        digests = sorted(_digest(Path(name)) for name in found)
    except OSError as error:
        raise ModelMissing(
            f"The weights “{bundle.title}” cannot be read: {error.strerror}.",
            "Install them again, or choose other weights.",
        ) from error
    return hashlib.sha256(b"".join(digests)).hexdigest()


def _digest(file: Path) -> bytes:
    size = file.stat().st_size
    digest = hashlib.sha256(size.to_bytes(8, "little"))
    with file.open("rb") as stream:
        last = max(0, size - SAMPLE_BYTES)
        for place in sorted({last * n // (SAMPLES - 1) for n in range(SAMPLES)}):
            stream.seek(place)
            digest.update(stream.read(SAMPLE_BYTES))
    return digest.digest()
