"""The weights that this computer has: those installed here, and those of other programs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from colorstudio import paths
from colorstudio.diffusion.bundle import Bundle, Licence, Part
from colorstudio.errors import BadInput, ModelMissing

FACTS = "bundle.toml"


class ModelStore:
    """Bundles in ``root`` (default: the person's data folder), a folder each."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or paths.data() / "models"

    def bundles(self) -> list[Bundle]:
        """All that are there, in the order of their ids. Damaged ones are left out."""
        found = []
        for file in sorted(self.root.glob(f"*/{FACTS}")):
            try:
                found.append(read_bundle(file.parent))
            except BadInput:
                continue
        return found

    def bundle_for(self, roles: Iterable[str], bundle_id: str = "") -> Bundle:
        """The bundle of that id, or the first that has all roles. Raises ModelMissing."""
        wanted = frozenset(roles)
        for bundle in self.bundles():
            if (bundle.id == bundle_id or not bundle_id) and wanted <= bundle.roles:
                return bundle
        if bundle_id:
            raise ModelMissing(
                f"The weights “{bundle_id}” are not installed, or do not fit here.",
                "`colorstudio models list` shows what there is.",
            )
        raise ModelMissing(
            "The weights for this are not installed.",
            "Install them with `colorstudio models install`, or in the model manager.",
        )


def read_bundle(folder: Path) -> Bundle:
    """The bundle in a folder, from its ``bundle.toml``. Raises BadInput."""
    try:
        facts: dict[str, Any] = tomllib.loads((folder / FACTS).read_text("utf-8"))
        parts = {
            role: Part(
                role,
                folder / entry["path"],
                entry.get("layout", "diffusers"),
                entry.get("prefix", ""),
            )
            for role, entry in facts.pop("parts").items()
        }
        licence = Licence(**facts.pop("licence", {}))
        known = {f.name for f in fields(Bundle)}
        rest = {k: v for k, v in facts.items() if k in known}
        return Bundle(parts=parts, licence=licence, root=folder, **rest)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"The weights in {folder.name} are damaged: {error}.") from error
