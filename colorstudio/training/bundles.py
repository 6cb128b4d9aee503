"""Puts what a recipe has learned into a folder that the program can use and others can import."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from colorstudio.atomic import flush_folder
from colorstudio.diffusion.bundle import Bundle, Licence, Part
from colorstudio.engine.bundle_files import FileFact, Origin, hash_of, read_bundle, write_facts
from colorstudio.errors import BadInput
from colorstudio.training.recipe import Recipe

FOLDER = "bundle"
STORY = "training.json"
OWN = Licence(
    "own",
    "",
    "Trained by whoever made them; what may be done with them follows from the pictures that they "
    "were trained on.",
)


def write_bundle(
    recipe: Recipe, out: Path, title: str, base: Bundle | None, story: Mapping[str, Any]
) -> Bundle:
    """The recipe's networks as ``out/bundle``: safetensors, and a bundle.toml with their hashes.

    Takes the place of a bundle that was there once the new one is whole. ``base``: what they were
    trained upon; its licence holds for them too. ``story``: how they came about, as JSON in
    ``training.json``. Raises BadInput where the disk refuses.
    """
    folder, part = out / FOLDER, out / f".{FOLDER}.part"
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        saved = recipe.save(part)
        text = json.dumps(story, indent=1, ensure_ascii=False, default=str)
        (part / STORY).write_text(text + "\n", "utf-8")
        bundle = Bundle(
            id=plain_id(title),
            title=title,
            family=saved.family,
            parts={
                role: Part(role, part / path, layout)
                for role, (path, layout) in saved.parts.items()
            },
            root=part,
            licence=base.licence if base else OWN,
            prediction_type=saved.prediction_type,
            resolution=saved.resolution,
            scaling_factor=saved.scaling_factor,
            latent_channels=saved.latent_channels,
            constants=dict(saved.constants),
            base=base.id if base and saved.base else "",
        )
        files = [_fact(path, part) for path in sorted(part.rglob("*")) if path.is_file()]
        write_facts(part, bundle, files, Origin("trained"))
        _take_place(part, folder)
    except (OSError, RuntimeError) as error:
        shutil.rmtree(part, ignore_errors=True)
        raise BadInput(
            f"The weights cannot be written to {folder}: {error}.",
            "Make room, or make the folder writable, and run it again with --resume.",
        ) from error
    return read_bundle(folder)


def plain_id(title: str) -> str:
    """A title as the id of a bundle: small letters, digits, hyphens."""
    plain = "".join(c for c in normalize("NFKD", title.lower()) if not combining(c))
    return re.sub(r"[^a-z0-9._-]+", "-", plain).strip("-._")[:60] or "trained"


def _fact(path: Path, root: Path) -> FileFact:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
    return FileFact(path.relative_to(root).as_posix(), path.stat().st_size, hash_of(path))


def _take_place(part: Path, folder: Path) -> None:
    old = folder.with_name(f".{FOLDER}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        os.replace(folder, old)
    os.replace(part, folder)
    flush_folder(folder.parent)
    shutil.rmtree(old, ignore_errors=True)
