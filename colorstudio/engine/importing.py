"""Takes in weights that a person has on a disk: used where they lie, or copied into the store."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from colorstudio.diffusion.bundle import Bundle, Licence, Part
from colorstudio.engine.bundle_files import (
    CHUNK_BYTES,
    FACTS,
    FileFact,
    Origin,
    hash_of,
    read_bundle,
    read_installed,
    write_facts,
)
from colorstudio.engine.catalog import PICKLE_WARNING, PICKLES, catalogue
from colorstudio.engine.downloads import check_disk, place, staging
from colorstudio.engine.headers import is_pytorch
from colorstudio.engine.inspection import ADAPTERS, FileFacts, inspected
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, not_written
from colorstudio.methods.base import RunContext, is_text

UNKNOWN_LICENCE = "Its licence is not known: look where it came from."
CONFIGURATION = (".json", ".txt", ".safetensors", *PICKLES)
"""What is copied of a folder; previews, logs and the rest stay."""


@dataclass(frozen=True)
class Imported:
    """``notes``: sentences for the person."""

    bundle: Bundle
    notes: tuple[str, ...]


def is_pickle(path: Path) -> bool:
    """Whether files of a format that could hold programs would be read for ``path``."""
    if path.is_dir():
        weights = [f for f in path.rglob("*") if f.suffix.lower() in (*PICKLES, ".safetensors")]
        return any(f.suffix.lower() in PICKLES for f in weights) and not any(
            f.suffix.lower() == ".safetensors" for f in weights
        )
    return path.suffix.lower() in PICKLES or is_pytorch(path)


def take_in(
    store: ModelStore,
    path: Path,
    ctx: RunContext,
    *,
    copy: bool = False,
    pickle_allowed: bool = False,
    prediction_type: str = "",
    title: str = "",
) -> Imported:
    """Lists the weights at ``path``: a file, a folder of diffusers or transformers, or a model's
    folder of another ColorStudio.

    ``copy``: into the store; otherwise they are used where they lie. ``prediction_type``: where the
    person knows it better than the file. The family comes from the keys. Steps are bytes. Raises
    BadInput for what cannot be used, Cancelled.
    """
    path = Path(path).expanduser().absolute()
    title = "".join(letter for letter in " ".join(title.split()) if letter.isprintable())
    if not path.exists():
        raise BadInput(f"{path} does not exist.", "Check the name.")
    if not is_text(str(path)):
        raise BadInput(f"The name of {path} is not text in UTF-8.", "Rename it.")
    if is_pickle(path) and not pickle_allowed:
        raise BadInput(f"{path.name}: {PICKLE_WARNING}", "To use it all the same: --allow-pickle.")
    path = _whole(path)
    source = _carried(path) if (path / FACTS).is_file() else _found(path, prediction_type)
    total = sum(file.stat().st_size for file in source.files)
    bundle_id = store.free_id(title or source.bundle.id)
    folder = staging(store, bundle_id)
    shutil.rmtree(folder, ignore_errors=True)
    if copy:
        check_disk(folder, total)
    _made(folder)
    try:
        rows = _copied(source.files, path, folder, ctx) if copy else _hashed(source.files, ctx)
        _compare(source, path, rows)
        licence, notes = source.licence(rows)
        parts = _moved(source.bundle.parts, path, folder) if copy else source.bundle.parts
        bundle = replace(
            source.bundle,
            id=bundle_id,
            title=title or source.bundle.title,
            root=folder,
            parts=parts,
            licence=licence,
        )
        write_facts(folder, bundle, rows, Origin("copy" if copy else "reference"))
        place(store, folder, store.root / bundle_id)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Imported(read_bundle(store.root / bundle_id), notes)


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise not_written(
            error,
            folder,
            f"{folder} cannot be made: {error.strerror or error}.",
            "Make its folder writable, or set COLORSTUDIO_HOME to one that is.",
        ) from error


@dataclass(frozen=True, eq=False)
class _Source:
    """What is to be taken in. ``hashes``: those that files have to have, by path."""

    bundle: Bundle
    files: list[Path]
    notes: tuple[str, ...] = ()
    hashes: Mapping[Path, str] = field(default_factory=dict)

    def licence(self, rows: list[FileFact]) -> tuple[Licence, tuple[str, ...]]:
        """The licence, as far as it is known, and the sentences for the person."""
        if self.hashes:
            return self.bundle.licence, self.notes
        here = {row.sha256 for row in rows}
        for model in catalogue().models:
            own = {file.sha256 for file in model.files} | {model.original_sha256}
            if model.family == self.bundle.family and here & (own - {""}):
                return model.licence, self.notes
        licence = self.bundle.licence
        unknown = () if licence != Licence() else (UNKNOWN_LICENCE,)
        return licence, (*self.notes, *unknown)


def _whole(path: Path) -> Path:
    """The folder of PEFT for the file in it, which is not all that is told of its strength."""
    beside = path.with_name("adapter_config.json")
    return path.parent if path.name in ADAPTERS and beside.is_file() else path


def _found(path: Path, prediction_type: str) -> _Source:
    try:
        facts = inspected(path)
    except BadInput as error:
        if not (path.parent / FACTS).is_file():
            raise
        raise BadInput(
            f"{path.name} alone is not enough: it is a part of {path.parent}.", "Import that."
        ) from error
    if prediction_type:
        facts = _predicting(facts, prediction_type)
    return _Source(facts.bundle(path.stem, path.stem), _files_of(facts), facts.notes)


def _carried(path: Path) -> _Source:
    """A model as ColorStudio keeps it, from another computer: no network is needed there."""
    row = read_installed(path)
    if row.missing:
        raise BadInput(
            f"{path.name} is not whole: {', '.join(row.missing)}.", "Copy the folder again."
        )
    files = {path / file.path: file.sha256 for file in row.files}
    inside = [part.path for part in row.bundle.parts.values()] + list(files)
    if not files:
        raise BadInput(
            f"{path.name}/bundle.toml does not say which files are its own.",
            "Take the whole folder anew from where it was made.",
        )
    if not all(place.resolve().is_relative_to(path.resolve()) for place in inside):
        raise BadInput(f"{path.name} names files outside of its folder.", "Import those files.")
    return _Source(row.bundle, sorted(files), (), files)


def _compare(source: _Source, path: Path, rows: list[FileFact]) -> None:
    for row in rows:
        known = source.hashes.get(path / row.path)
        if known and known != row.sha256:
            raise BadInput(f"{row.path} is damaged.", "Copy the folder again.")


def _predicting(facts: FileFacts, prediction_type: str) -> FileFacts:
    family = facts.family
    if family in ("sd2", "sd2-v"):
        family = "sd2-v" if prediction_type == "v_prediction" else "sd2"
    return replace(
        facts, family=family, prediction_type=prediction_type, prediction_is_sure=True, notes=()
    )


def _files_of(facts: FileFacts) -> list[Path]:
    """All files that loading would read."""
    if facts.path.is_file():
        return [facts.path]
    found = [f for f in facts.path.rglob("*") if f.suffix.lower() in CONFIGURATION and f.is_file()]
    safe = any(f.suffix.lower() == ".safetensors" for f in found)
    return sorted(f for f in found if not (safe and f.suffix.lower() in PICKLES))


def _hashed(files: list[Path], ctx: RunContext) -> list[FileFact]:
    rows, done, total = [], 0, sum(file.stat().st_size for file in files)
    for file in files:
        at = done
        digest = _read(file, lambda n, at=at, file=file: ctx.step(at + n, total, file.name))
        rows.append(FileFact(str(file), file.stat().st_size, digest))
        done += rows[-1].size
    ctx.step(total, total, "Imported")
    return rows


def _copied(files: list[Path], source: Path, folder: Path, ctx: RunContext) -> list[FileFact]:
    rows, done, total = [], 0, 2 * sum(file.stat().st_size for file in files)
    for file in files:
        name = file.relative_to(source).as_posix() if source.is_dir() else file.name
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(file, "rb") as read, open(target, "wb") as write:
                while chunk := read.read(CHUNK_BYTES):
                    write.write(chunk)
                    done += len(chunk)
                    ctx.step(done, total, file.name)
        except OSError as error:
            raise not_written(
                error,
                target,
                f"{file.name} cannot be copied: {error.strerror or error}.",
                "Make room, or use it where it lies.",
            ) from error
        # read back: a copy is believed once the disk says the same
        at = done
        digest = _read(target, lambda n, at=at, file=file: ctx.step(at + n, total, file.name))
        rows.append(FileFact(name, target.stat().st_size, digest))
        done += rows[-1].size
    ctx.step(total, total, "Imported")
    return rows


def _read(file: Path, told: object) -> str:
    try:
        return hash_of(file, told)
    except OSError as error:
        raise BadInput(
            f"{file.name} cannot be read: {error.strerror or error}.", "Choose another file."
        ) from error


def _moved(parts: Mapping[str, Part], source: Path, folder: Path) -> dict[str, Part]:
    base = source if source.is_dir() else source.parent
    return {
        role: replace(part, path=folder / part.path.relative_to(base))
        for role, part in parts.items()
    }
