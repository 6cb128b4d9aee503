"""What lies in a bundle's folder: bundle.toml, its files, where it came from."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from colorstudio.atomic import write_bytes
from colorstudio.diffusion.bundle import Bundle, Licence, Part
from colorstudio.errors import BadWeights

FACTS = "bundle.toml"
CHUNK_BYTES = 1 << 20
PLAIN = {"str": (str,), "int": (int,), "float": (float, int), "bool": (bool,)}
"""By the name of a field's type: what TOML gives for it."""
T = TypeVar("T")


@dataclass(frozen=True)
class FileFact:
    """A file of an installed bundle, as it was when it was whole.

    ``path``: within the bundle's folder, or anywhere for weights that are used where they lie.
    ``name``: on the hub, "" elsewhere.
    """

    path: str
    size: int
    sha256: str
    name: str = ""


@dataclass(frozen=True)
class Origin:
    """Where a bundle came from.

    ``kind``: "hub", "copy" (imported), "reference" (used where it lies), "trained" or "shipped"
    (came with the program). ``revision``: a commit.
    ``accepted``: when its licence was accepted, "" where nobody was asked.
    """

    kind: str = ""
    repo: str = ""
    revision: str = ""
    accepted: str = ""


@dataclass(frozen=True, eq=False)
class Installed:
    """A bundle of the store; ``missing``: its files that are gone or of another length."""

    bundle: Bundle
    files: tuple[FileFact, ...]
    origin: Origin
    missing: tuple[str, ...]


def read_bundle(folder: Path) -> Bundle:
    """The bundle in a folder, from its ``bundle.toml``. Raises BadInput."""
    return read_installed(folder).bundle


def read_installed(folder: Path) -> Installed:
    """The bundle in a folder, with its files and where it came from. Raises BadInput."""
    try:
        facts: dict[str, Any] = tomllib.loads((folder / FACTS).read_text("utf-8"))
        parts = {
            role: Part(
                role,
                folder / entry["path"],
                _text(entry.get("layout", "diffusers")),
                _text(entry.get("prefix", "")),
            )
            for role, entry in facts.pop("parts").items()
        }
        licence = _made(Licence, facts.pop("licence", {}))
        facts["knows"] = tuple(str(text) for text in facts.get("knows", ()))
        facts["defaults"] = {way: dict(v) for way, v in facts.get("defaults", {}).items()}
        files = tuple(_made(FileFact, row) for row in facts.pop("files", ()))
        origin = _made(Origin, facts.pop("origin", {}))
        known = {f.name for f in fields(Bundle)} - {"joined"}
        rest = {k: v for k, v in facts.items() if k in known}
        rest["constants"] = dict(rest.get("constants", {}))
        bundle = _made(Bundle, {**rest, "parts": parts, "licence": licence, "root": folder})
        return Installed(bundle, files, origin, _missing(folder, files))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadWeights(
            f"The weights in {folder.name} are damaged: {error}.",
            "Remove them, and install or import them again.",
        ) from error


def _made(kind: type[T], row: Mapping[str, Any]) -> T:
    """A value of these fields, plain ones of the type that they say. Raises TypeError."""
    for known in fields(kind):  # pyright: ignore[reportArgumentType]
        wanted = PLAIN.get(str(known.type))
        value = row.get(known.name)
        if wanted and known.name in row and type(value) not in wanted:
            raise TypeError(f"{known.name} is {str(value)[:40]!r}")
    return kind(**row)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{str(value)[:40]!r} is no text")
    return value


def write_facts(folder: Path, bundle: Bundle, files: Sequence[FileFact], origin: Origin) -> None:
    """Writes the ``bundle.toml`` of a folder. Paths of parts below ``bundle.root`` become relative.

    Raises BadInput where the disk refuses.
    """
    plain = ("id", "title", "family", "prediction_type", "resolution")
    plain += ("scaling_factor", "latent_channels", *(("base",) if bundle.base else ()))
    lines = [f"{name} = {_toml(getattr(bundle, name))}" for name in plain]
    if bundle.knows:
        lines.append(f"knows = {_toml(list(bundle.knows))}")
    lines += ["", "[licence]", *_rows(asdict(bundle.licence)), "", "[origin]"]
    lines += [*_rows(asdict(origin)), "", "[parts]"]
    for role, part in bundle.parts.items():
        if role in bundle.joined:
            continue
        path = within(part.path, bundle.root)
        entry = {"path": path, "layout": part.layout, "prefix": part.prefix}
        lines.append(f"{role} = {_toml(entry)}")
    if bundle.constants:
        lines += ["", "[constants]", *_rows(dict(bundle.constants))]
    for way, values in bundle.defaults.items():
        lines += ["", f"[defaults.{json.dumps(way)}]", *_rows(dict(values))]
    for file in files:
        lines += ["", "[[files]]", *_rows(asdict(file))]
    write_bytes(folder / FACTS, ("\n".join(lines) + "\n").encode())


def _rows(values: dict[str, Any]) -> list[str]:
    return [f"{name} = {_toml(value)}" for name, value in values.items()]


def _toml(value: Any) -> str:
    """TOML of plain values. Its strings, numbers and lists are JSON's."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {_toml(v)}" for k, v in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def within(path: Path, root: Path) -> str:
    """A path as seen from a folder, with slashes; as it is where it lies elsewhere."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return str(path)


def _missing(folder: Path, files: Iterable[FileFact]) -> tuple[str, ...]:
    gone = []
    for file in files:
        try:
            whole = (folder / file.path).stat().st_size == file.size
        except OSError:
            whole = False
        if not whole:
            gone.append(file.path)
    return tuple(gone)


def hash_of(path: Path, told: Any = None) -> str:
    """SHA-256 of a file as 64 letters. ``told(bytes so far)`` may raise Cancelled."""
    digest, done = sha256(), 0
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
            done += len(chunk)
            if told is not None:
                told(done)
    return digest.hexdigest()
