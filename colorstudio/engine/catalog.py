"""The models that can be fetched, what each enables, under which licence: `models.toml`, read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from colorstudio import resources
from colorstudio.diffusion.bundle import Licence
from colorstudio.errors import BadInput

PICKLES = (".bin", ".pt", ".pth", ".ckpt")
"""Endings of files that could hold a program; they are read as numbers only."""

PICKLE_WARNING = (
    "Files of this kind can hold programs. It is read as numbers only, and nothing in it is run; "
    "a .safetensors file is safer still."
)


@dataclass(frozen=True)
class FileRow:
    """One file of a model.

    ``names``: on the hub, the first that is there is taken. ``path``: where it is kept in the
    bundle, "" for the name that was taken. ``size``: bytes; ``exact``: or a rounded guess.
    ``sha256``: 64 letters, "" where it is not known for certain.
    """

    names: tuple[str, ...]
    path: str = ""
    size: int = 0
    exact: bool = False
    sha256: str = ""


@dataclass(frozen=True)
class ModelRow:
    """One model that can be fetched.

    ``group``: id of a `Group`. ``repo``: "owner/name" on the hub; ``removed``: its maker has taken
    it off; ``mirrors``: copies that nobody has verified, never taken unasked. ``parts``: role to
    path, layout, prefix. ``originals``: names of its makers' own files, for importing;
    ``original_sha256``: of the first of them.
    """

    id: str
    title: str
    group: str
    family: str
    repo: str
    licence: Licence
    files: tuple[FileRow, ...]
    parts: Mapping[str, Mapping[str, str]]
    prediction_type: str = ""
    resolution: int = 512
    revision: str = "main"
    removed: bool = False
    mirrors: tuple[str, ...] = ()
    note: str = ""
    originals: tuple[str, ...] = ()
    original_sha256: str = ""

    @property
    def size(self) -> int:
        """Bytes to fetch."""
        return sum(row.size for row in self.files)

    @property
    def warning(self) -> str:
        """What to know of its files beforehand, "" for nothing."""
        names = [name for row in self.files for name in row.names if name.endswith(PICKLES)]
        return f"It may come as {' or '.join(names)}. {PICKLE_WARNING}" if names else ""

    @property
    def exact(self) -> bool:
        """Whether `size` is right to one in a hundred, and not a rounded guess."""
        return 100 * sum(row.size for row in self.files if not row.exact) < self.size


@dataclass(frozen=True)
class Group:
    """What models are for. ``enables``: ids of ways and commands."""

    id: str
    title: str
    enables: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True)
class Unavailable:
    """A model that a person may look for, and why it cannot be had."""

    title: str
    text: str


@dataclass(frozen=True)
class Catalogue:
    """All of `models.toml`."""

    models: tuple[ModelRow, ...]
    groups: tuple[Group, ...]
    unavailable: tuple[Unavailable, ...]

    def model(self, model_id: str) -> ModelRow:
        """The model of that id. Raises BadInput."""
        for row in self.models:
            if row.id == model_id:
                return row
        known = ", ".join(row.id for row in self.models)
        raise BadInput(f"There is no model “{model_id}” to install.", f"There are: {known}.")

    def of_repo(self, repo: str) -> ModelRow | None:
        """The model whose weights lie in that repository of the hub."""
        return next((row for row in self.models if repo in (row.repo, *row.mirrors)), None)

    def licence_of(self, family: str) -> Licence:
        """For weights of which nothing but the family is known: unknown, but where none of the
        family may be used commercially, that licence."""
        rows = [row for row in self.models if row.family == family]
        is_limited = bool(rows) and not any(row.licence.commercial for row in rows)
        return rows[0].licence if is_limited else Licence()

    def of_family(self, family: str) -> ModelRow | None:
        """The first model of a family: its licence is that of what was made from it, mostly."""
        return next((row for row in self.models if row.family == family), None)


@cache
def catalogue() -> Catalogue:
    """What ships with the program."""
    return read_catalogue(resources.path("models.toml"))


def read_catalogue(path: Path) -> Catalogue:
    """A file in the form of `models.toml`. Raises KeyError, TypeError, ValueError: it is ours."""
    data: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    licences = {key: Licence(**facts) for key, facts in data.get("licence", {}).items()}
    return Catalogue(
        tuple(_model(row, licences) for row in data.get("model", ())),
        tuple(Group(**{**row, "enables": tuple(row["enables"])}) for row in data.get("group", ())),
        tuple(Unavailable(**row) for row in data.get("unavailable", ())),
    )


def _model(row: dict[str, Any], licences: Mapping[str, Licence]) -> ModelRow:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    values["licence"] = licences[row["licence"]]
    values["files"] = tuple(_file(file) for file in row["files"])
    return ModelRow(**values)


def _file(row: dict[str, Any]) -> FileRow:
    return FileRow(
        tuple(row["names"]),
        row.get("path", ""),
        row.get("bytes", row.get("about", 0)),
        "bytes" in row,
        row.get("sha256", ""),
    )
