"""The weights that a recipe builds on: installed ones, or those that another run has left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.bundle_files import FACTS, read_bundle
from colorstudio.engine.joining import completed
from colorstudio.engine.loaders import load
from colorstudio.engine.store import ModelStore
from colorstudio.errors import ModelMissing


class StoredBase:
    """`training.recipe.Base` of a bundle on the disk."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle

    @property
    def bundle(self) -> Bundle:
        return self._bundle

    def load(self, role: str) -> Any:
        """A fresh model of the role, on the CPU in float32. Raises ModelMissing, BadInput."""
        if role not in self._bundle.parts:
            raise _lacking(self._bundle.title, (role,))
        return load(self._bundle.home(role), role, torch.float32)


def base_for(roles: Sequence[str], named: Sequence[str], store: ModelStore) -> StoredBase | None:
    """The weights with all ``roles``; None where none are needed and none are named.

    ``named``: ids of installed weights, or folders with a bundle.toml (what a run has left); what
    the first lacks comes from the next, then from what else is installed. Raises ModelMissing that
    names the roles that are lacking, BadInput for a damaged bundle.
    """
    if not roles and not named:
        return None
    if not named:
        return StoredBase(store.bundle_for(roles))
    found = [_named(name, roles, store) for name in named]
    joined = found[0]
    for other in found[1:]:
        new = {role: part for role, part in other.parts.items() if role not in joined.parts}
        homes = {role: other.home(role) for role in new}
        joined = replace(joined, parts={**joined.parts, **new}, joined={**joined.joined, **homes})
    joined = completed(joined, store.bundles(), [role for role in roles])
    lacking = tuple(role for role in roles if role not in joined.parts)
    if lacking:
        raise _lacking(joined.title, lacking)
    return StoredBase(joined)


def _named(name: str, roles: Sequence[str], store: ModelStore) -> Bundle:
    folder = Path(name).expanduser()
    if (folder / FACTS).is_file():
        return read_bundle(folder.absolute())
    for bundle in store.bundles():
        if bundle.id == name:
            return bundle
    return store.bundle_for(roles, name)  # raises, with what to do


def _lacking(title: str, roles: Sequence[str]) -> ModelMissing:
    words = ", ".join(role.replace("_", " ") for role in roles)
    return ModelMissing(
        f"“{title}” has no {words}, which this recipe builds on.",
        "Name weights that have it with --bundle; `colorstudio models list` shows what there is.",
    )
