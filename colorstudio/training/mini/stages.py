"""The stages by which the mini bundle is made, and what each has left so far."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from colorstudio import json_text, resources
from colorstudio.engine.bundle_files import FACTS, read_installed
from colorstudio.errors import BadInput
from colorstudio.training import checkpoints
from colorstudio.training.bundles import FOLDER, STORY
from colorstudio.training.registry import RecipeSpec, recipe

STAGES = "training/mini.toml"


@dataclass(frozen=True)
class Stage:
    """One recipe of the chain. ``upon``: names of the stages whose weights it builds on.

    ``scenes``: how many pictures are composed for it. ``apart``: its weights are no part of the
    mini bundle.
    """

    name: str
    upon: tuple[str, ...] = ()
    scenes: int = 1_000_000
    apart: bool = False

    @property
    def spec(self) -> RecipeSpec:
        return recipe(self.name)


@dataclass(frozen=True)
class State:
    """What a stage has left in its folder. ``learned``: steps of the last checkpoint, 0 for none.

    ``bundle``: the folder of its weights, None for none; ``kept``: steps after which these were
    written.
    """

    bundle: Path | None
    kept: int
    learned: int


def read_stages(file: Path | None = None) -> tuple[Stage, ...]:
    """The stages in their order, of a TOML; None: of the one that comes with the program.

    Raises BadInput where a stage builds on none before it.
    """
    file = file or resources.path(STAGES)
    try:
        rows: list[dict[str, Any]] = _tables(file)["stages"]
        found = [Stage(**{**row, "upon": tuple(row.get("upon", ()))}) for row in rows]
    except (KeyError, TypeError) as error:
        raise BadInput(f"{file.name} holds no stages: {error}.", "Mend the file.") from error
    before: set[str] = set()
    for stage in found:
        recipe(stage.name)
        if {*stage.upon} - before:
            raise BadInput(
                f"The stage “{stage.name}” builds on stages that come later.", "Put it behind them."
            )
        before.add(stage.name)
    return tuple(found)


def _tables(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{file.name} cannot be read: {error}.", "Mend the file.") from error


def stage_named(stages: Sequence[Stage], name: str) -> Stage:
    """The stage of that name. Raises BadInput that names those which there are."""
    for stage in stages:
        if stage.name == name:
            return stage
    known = ", ".join(stage.name for stage in stages)
    raise BadInput(f"There is no stage “{name}”.", f"There are: {known}.")


def state_of(folder: Path) -> State:
    """What lies in a stage's folder. Damaged bundles count as none."""
    bundle, kept = folder / FOLDER, 0
    try:
        whole = (bundle / FACTS).is_file() and not read_installed(bundle).missing
    except BadInput:
        whole = False
    if whole:
        kept = int(story_of(bundle).get("steps", 0))
    return State(bundle if whole else None, kept, checkpoints.newest_step(folder))


def story_of(bundle: Path) -> dict[str, Any]:
    """How the weights in a folder came about; {} where nothing says so."""
    try:
        found = json_text.loads((bundle / STORY).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
