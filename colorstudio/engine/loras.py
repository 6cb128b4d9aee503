"""Which LoRAs a run is to have, and how strongly: chosen by name or file, and found again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.families import FAMILIES, family_named
from colorstudio.engine.identity import fingerprint
from colorstudio.engine.inspection import inspected
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, ModelMissing

ROLE = "lora"
CHANGED_ROLES = frozenset({"unet", "text_encoder"})
"""What a LoRA changes; a way that has neither takes none."""
STRONGEST = 2.0
_WITH_STRENGTH = re.compile(r"(.+):([-+]?(?:\d+\.?\d*|\.\d+))", re.DOTALL)


@dataclass(frozen=True)
class LoraUse:
    """A LoRA, a bundle of that role alone, and its strength: 1 as it was trained, 0 for nothing.

    Raises BadInput for a strength beyond STRONGEST, and for what is no LoRA.
    """

    bundle: Bundle
    strength: float = 1.0

    def __post_init__(self) -> None:
        if ROLE not in self.bundle.roles:
            raise BadInput(f"“{self.bundle.title}” is not a LoRA.", "Choose another one.")
        if not abs(self.strength) <= STRONGEST:  # also what is no number
            raise BadInput(
                f"The strength of a LoRA is {self.strength:g};"
                f" it goes from {-STRONGEST:g} to {STRONGEST:g}."
            )

    @property
    def file(self) -> Path:
        return self.bundle.parts[ROLE].path

    @property
    def fingerprint(self) -> str:
        """64 hex digits, see `identity.fingerprint`. Raises ModelMissing where the file is gone."""
        return fingerprint(self.bundle, (ROLE,))


def loras_of(store: ModelStore, family: str = "") -> list[Bundle]:
    """The LoRAs that are here; ``family``: of the weights that they are to fit, "" for all."""
    here = [bundle for bundle in store.bundles() if ROLE in bundle.roles]
    return [bundle for bundle in here if not family or fits(bundle, family)]


def fits(lora: Bundle, family: str) -> bool:
    """Whether a LoRA was made for weights of this family; both kinds of SD 2 take the same ones."""
    if lora.family not in FAMILIES or family not in FAMILIES:
        return False
    return FAMILIES[lora.family].context == FAMILIES[family].context


def check_fit(weights: Bundle, roles: Sequence[str], uses: Sequence[LoraUse]) -> None:
    """Raises BadInput where the models of these roles take no LoRA, or not one of these."""
    if uses and not CHANGED_ROLES & set(roles):
        raise BadInput("This way has no model that a LoRA could change.", "Run it without one.")
    for use in uses:
        if not fits(use.bundle, weights.family):
            made_for, is_for = (family_named(b.family).title for b in (use.bundle, weights))
            raise BadInput(
                f"The LoRA “{use.bundle.title}” was made for {made_for};"
                f" “{weights.title}” is {is_for}.",
                "Choose other weights, or another LoRA.",
            )


def lora_named(store: ModelStore, text: str) -> LoraUse:
    """What ``FILE_OR_ID[:STRENGTH]`` names. Raises BadInput, ModelMissing."""
    name, strength = _parted(text)
    return LoraUse(_bundle_named(store, name), strength)


def lora_at(path: Path) -> Bundle:
    """The LoRA in a file, or in a folder of PEFT or diffusers. Raises BadInput."""
    from colorstudio.engine.importing import is_pickle

    path = path.expanduser().absolute()
    if is_pickle(path):
        raise BadInput(
            f"{path.name} is of a kind of file that can carry programs.",
            f"Take it in with `colorstudio models import {path.name} --allow-pickle`,"
            " and give its id.",
        )
    return inspected(path).bundle(path.stem, path.stem)


def _parted(text: str) -> tuple[str, float]:
    found = _WITH_STRENGTH.fullmatch(text)
    if found is None or Path(text).expanduser().exists():
        return text, 1.0
    return found[1], float(found[2])


def _bundle_named(store: ModelStore, name: str) -> Bundle:
    if Path(name).expanduser().exists():
        return lora_at(Path(name))
    for bundle in loras_of(store):
        if bundle.id == name:
            return bundle
    raise ModelMissing(
        f"There is no LoRA “{name}”.",
        "Give a file, or an id that `colorstudio models list` shows.",
    )


# -- recipes ----------------------------------------------------------------------------------


def facts_of(use: LoraUse, digest: str) -> Mapping[str, Any]:
    """What a recipe says of a LoRA: no paths, which tell of a person's disk."""
    licence = use.bundle.licence
    return {
        "bundle": use.bundle.id,
        "title": use.bundle.title,
        "family": use.bundle.family,
        "fingerprint": digest,
        "strength": use.strength,
        "licence": {"id": licence.id, "url": licence.url, "commercial": licence.commercial},
    }


def loras_again(
    store: ModelStore, recipe: Mapping[str, Any], given: Sequence[LoraUse] = ()
) -> tuple[LoraUse, ...]:
    """The LoRAs of a recipe, in its order, with its strengths; () where it has none.

    ``given``: files to look among first. Raises ModelMissing where one is not here, or only another
    of that name is, and BadInput for a damaged recipe.
    """
    weights = recipe.get("weights")
    rows = weights.get("loras", ()) if isinstance(weights, Mapping) else ()
    try:
        wanted = [
            (*(str(row[key]) for key in ("bundle", "title", "fingerprint")), float(row["strength"]))
            for row in rows
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(
            "What the recipe says of its LoRAs is damaged.", "Choose the LoRAs by hand."
        ) from error
    here = [use.bundle for use in given] + (loras_of(store) if wanted else [])
    return tuple(LoraUse(_same(here, *names), strength) for *names, strength in wanted)


def _same(here: Sequence[Bundle], bundle_id: str, title: str, digest: str) -> Bundle:
    """The LoRA of that fingerprint, whatever it is called here."""
    named = [bundle for bundle in here if bundle_id == bundle.id or title == bundle.title]
    others = [bundle for bundle in here if bundle not in named]
    for bundle in (*named, *others):
        if fingerprint(bundle, (ROLE,)) == digest:
            return bundle
    hint = "Give the file that was used with --lora FILE."
    if named:
        raise ModelMissing(f"“{title}” is another LoRA here than that of the recipe.", hint)
    raise ModelMissing(f"The LoRA “{title}” of the recipe is not here.", hint)
