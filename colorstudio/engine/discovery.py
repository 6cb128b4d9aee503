"""Finds weights that other programs have: the hub's cache, ComfyUI, A1111, any folder. Copies none.

Only names, small files and headers are read, so that a list of hundreds is made in an instant.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from colorstudio.diffusion.bundle import Bundle, Licence
from colorstudio.engine import hub
from colorstudio.engine.catalog import ModelRow, catalogue
from colorstudio.engine.inspection import FileFacts, inspected
from colorstudio.errors import BadInput
from colorstudio.methods.base import is_text

HUB_CACHE = "hub cache"
ROLES = ("unet", "vae", "text_encoder")
WEIGHTS = ".safetensors"
"""Other endings could hold programs: nobody asked for these files, so they are left alone."""

PROGRAMS = (
    "ComfyUI",
    "comfyui",
    "Documents/ComfyUI",
    "ComfyUI_windows_portable/ComfyUI",
    "stable-diffusion-webui",
    "stable-diffusion-webui-forge",
    "automatic",
)
"""Where other programs usually are, in the person's home."""

BELOW = (
    "models/checkpoints",
    "models/Stable-diffusion",
    "models/diffusers",
    "models/sams",
    "models/loras",
    "models/Lora",
)
EXTRA_KEYS = ("checkpoints", "diffusers", "sams", "loras")
EXTRA_PATHS = "extra_model_paths.yaml"
DEPTH = 3
"""How deep below a folder files are looked for."""
MOST_FILES = 5000


def found_bundles(folders: Sequence[Path] = ()) -> list[Bundle]:
    """All that is found: the hub's cache, then the usual places, then ``folders``. Ids are unique.

    What cannot be read, or is of a family that is not used, is left out.
    """
    found: dict[str, Bundle] = {}
    seen: set[str] = set()
    for bundle in (*in_hub_cache(), *in_folders(places(folders))):
        own = sorted({os.path.realpath(part.path) for part in bundle.parts.values()})
        if own[0] not in seen:
            seen.add(own[0])
            found.setdefault(bundle.id, bundle)
    return list(found.values())


def in_hub_cache(cache: Path | None = None) -> Iterator[Bundle]:
    """What the programs of the hub have fetched and is whole."""
    for folder in sorted((cache or hub.cache()).glob("models--*--*")):
        state = _state(folder)
        if state is None:
            continue
        repo = folder.name.removeprefix("models--").replace("--", "/", 1)
        rows = [row for row in catalogue().models if repo in (row.repo, *row.mirrors)]
        if not rows:
            with suppress(BadInput):
                yield _bundle(state, idea_of(repo), repo, HUB_CACHE)
        for row in rows:
            with suppress(BadInput):
                whole = _bundle(_place(state, row), row.id, row.title, HUB_CACHE, row.licence)
                if row.parts.keys() <= whole.parts.keys():
                    yield whole


def _place(state: Path, row: ModelRow) -> Path:
    """Where a model lies in its repository, which may hold several: its one file, or all of it.

    Raises BadInput where that file was not fetched.
    """
    files = {part["path"] for part in row.parts.values() if part["path"].endswith(WEIGHTS)}
    if len(files) != 1:
        return state
    file = state / files.pop()
    if not file.is_file():
        raise BadInput(f"{file.name} is not there.", "Check the name.")
    return file


def in_folders(folders: Iterable[Path]) -> Iterator[Bundle]:
    """Files of weights and folders of diffusers in these folders and a little below."""
    for place in folders:
        for path in _weights(place):
            with suppress(BadInput):
                name = path.stem if path.is_file() else path.name
                yield _bundle(path, idea_of(name), name, str(place))


def idea_of(name: str) -> str:
    """An id after a name."""
    return re.sub(r"[^a-z0-9._-]+", "--", name.lower()).strip("-._")[:60] or "weights"


def _bundle(
    path: Path, bundle_id: str, title: str, source: str, licence: Licence | None = None
) -> Bundle:
    """Raises BadInput where nothing that is used lies there."""
    if not is_text(str(path)):
        raise BadInput(f"The name of {path} is not text in UTF-8.", "Rename it.")
    facts = _facts(path, path.stat().st_mtime_ns)
    if isinstance(facts, BadInput):
        raise facts
    return replace(facts.bundle(bundle_id, title, licence), source=source)


@lru_cache(maxsize=4096)
def _facts(path: Path, changed: int) -> FileFacts | BadInput:
    """What lies there, or why it is not used: hundreds of files are not read twice.

    Not used is also what could hold a program: nobody asked for it.
    """
    if path.is_dir():
        inner = [path / role for role in ROLES if (path / role).is_dir()]
        if not all(next(f.glob(f"*{WEIGHTS}"), None) for f in inner or [path]):
            return BadInput(
                f"{path.name} holds no {WEIGHTS} files.", "Choose a folder or a file with weights."
            )
    try:
        return inspected(path)
    except BadInput as error:
        return BadInput(error.message, error.hint)  # without what the first one holds on to


def _state(folder: Path) -> Path | None:
    """The newest state of a cached repository, by the cache's own record."""
    with suppress(OSError):
        named = folder / "snapshots" / (folder / "refs" / "main").read_text("utf-8").strip()
        if named.is_dir():
            return named
    states = [state for state in folder.glob("snapshots/*") if state.is_dir()]
    return max(states, key=lambda state: state.stat().st_mtime, default=None)


# -- places --------------------------------------------------------------------------------


def places(folders: Sequence[Path] = ()) -> list[Path]:
    """Where other programs keep weights: below the usual places, then below ``folders``.

    Of a folder that is no program's, the folder itself.
    """
    usual = [Path.home() / name for name in PROGRAMS]
    found: list[Path] = []
    for base in (*usual, *(folder.expanduser() for folder in folders)):
        inner = [base / name for name in BELOW] + _extra_paths(base)
        inner = [place for place in inner if place.is_dir()]
        if not inner and base not in usual and base.is_dir():
            inner = [base]
        found += [place for place in inner if place not in found]
    return found


def _extra_paths(base: Path) -> list[Path]:
    """Folders that a ComfyUI was told of in its `extra_model_paths.yaml`."""
    try:
        text = (base / EXTRA_PATHS).read_text("utf-8", "replace")
    except OSError:
        return []
    found = []
    for section in _sections(text):
        root = base / Path(next(iter(section.get("base_path", ())), ".")).expanduser()
        found += [root / line for key in EXTRA_KEYS for line in section.get(key, ())]
    return found


def _sections(text: str) -> list[dict[str, list[str]]]:
    """The sections of such a file: key to its lines. As much of YAML as these files have."""
    sections: list[dict[str, list[str]]] = []
    lines: list[str] = []
    inner = 0
    for line in text.splitlines():
        bare = line.split(" #")[0].rstrip()
        depth = len(bare) - len(bare.lstrip())
        if not bare.strip() or bare.lstrip().startswith("#"):
            continue
        key, colon, value = bare.strip().partition(":")
        if depth == 0:
            sections.append({})
            inner = 0
        elif sections and colon and (not inner or depth <= inner):
            inner = depth
            lines = sections[-1].setdefault(key.strip(), [])
            value = value.strip().strip("\"'")
            lines += [value] if value not in ("", "|", ">", "|-", ">-") else []
        elif sections and inner:  # a line of a block that belongs to the key above
            lines.append(bare.strip().removeprefix("- ").strip("\"'"))
    return sections


def _weights(place: Path) -> Iterator[Path]:
    """Files and folders of weights, by name; hidden folders are left alone."""
    count = 0
    for at, inner, names in os.walk(place):
        folder = Path(at)
        depth = len(folder.relative_to(place).parts)
        inner[:] = sorted(name for name in inner if depth < DEPTH and not name.startswith("."))
        if "model_index.json" in names or "config.json" in names:  # the folder is the model
            inner[:] = []
            yield folder
            continue
        for name in sorted(names):
            if name.lower().endswith(WEIGHTS):
                yield folder / name
                count += 1
        if count > MOST_FILES:
            return
