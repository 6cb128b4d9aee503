"""The newest weights of each stage: of a finished bundle, or the average of a last checkpoint."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch

from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput
from colorstudio.training import checkpoints
from colorstudio.training.bases import base_for
from colorstudio.training.bundles import write_bundle
from colorstudio.training.config import DataSettings, FitSettings, TrainConfig
from colorstudio.training.data import Pictures, batch_at
from colorstudio.training.fit import AVERAGE
from colorstudio.training.mini.stages import Stage, state_of, story_of
from colorstudio.training.recipe import Recipe
from colorstudio.training.registry import load
from colorstudio.training.run import made, upon

MEASURED, AT_A_TIME = 256, 16
"""Pictures on which unfinished weights are measured."""


@dataclass(frozen=True, eq=False)
class Gathered:
    """A stage's newest weights. ``steps``: that they have learned; ``finished``: whether they are
    a bundle that the stage itself has left. ``story``: how they came about."""

    stage: Stage
    bundle: Bundle
    steps: int
    finished: bool
    story: Mapping[str, Any]


class OnlyNamed(ModelStore):
    """A store without weights: stages build on each other, not on what happens to be here."""

    def bundles(self) -> list[Bundle]:
        return []


def gathered(
    stages: Sequence[Stage],
    work: Path,
    scratch: Path,
    pictures: Callable[[], Pictures],
    say: Callable[[str], None] = lambda text: None,
) -> list[Gathered]:
    """The newest weights of all stages that have any, in their order.

    ``work``: holds a folder for each stage. ``scratch``: gets bundles of what is not finished.
    ``pictures``: on which unfinished weights are measured. Raises BadInput.
    """
    found: dict[str, Gathered] = {}
    for stage in stages:
        state = state_of(work / stage.name)
        if state.bundle is not None and state.kept >= state.learned:
            story = story_of(state.bundle)
            found[stage.name] = Gathered(
                stage, read_bundle(state.bundle), state.kept, finished=True, story=story
            )
        elif state.learned:
            bases = [str(found[name].bundle.root) for name in stage.upon if name in found]
            if len(bases) < len(stage.upon):
                say(f"{stage.name} is left out: what it builds on is not there.")
                continue
            found[stage.name] = _unfinished(stage, work, bases, scratch, pictures, say)
    return list(found.values())


def _unfinished(
    stage: Stage,
    work: Path,
    bases: Sequence[str],
    scratch: Path,
    pictures: Callable[[], Pictures],
    say: Callable[[str], None],
) -> Gathered:
    moment = checkpoints.newest(work / stage.name, say)
    kind = load(stage.spec)
    base = base_for(kind.base_roles, bases, OnlyNamed(scratch)) if kind.base_roles else None
    tables = tables_of(moment.facts.get("binding", {}))
    settings = _given(kind.settings_type, tables.get("recipe", {}))
    fit = _given(FitSettings, tables.get("fit", {}))
    recipe = made(kind, TrainConfig(DataSettings(), fit, settings), base)
    averaged(recipe, moment)
    for module in (*recipe.trained.values(), *recipe.frozen.values()):
        module.eval()
    if type(recipe).measure is not Recipe.measure:
        shown = pictures()
        with torch.no_grad():
            recipe.measure(
                batch_at(recipe, shown, fit.seed, range(first, first + AT_A_TIME))
                for first in range(0, min(MEASURED, len(shown)), AT_A_TIME)
            )
    ground = upon(kind, base)
    story = {
        "recipe": stage.name,
        "steps": moment.step,
        "loss": moment.facts.get("loss"),
        "base": ground.id if ground else "",
        "fit": tables.get("fit", {}),
        "settings": tables.get("recipe", {}),
    }
    bundle = write_bundle(recipe, scratch / stage.name, stage.name, ground, story)
    say(f"{stage.name} is not finished: the average at step {moment.step} is taken.")
    return Gathered(stage, bundle, moment.step, finished=False, story=story)


def averaged(recipe: Recipe, moment: checkpoints.Checkpoint) -> None:
    """Puts what a finished run would keep of a checkpoint into the recipe's networks.

    Raises BadInput where the checkpoint is one of other networks.
    """
    try:
        for name, module in recipe.trained.items():
            module.load_state_dict(dict(moment.weights[name]))
            own = dict(module.named_parameters())
            for key, value in moment.weights.get(AVERAGE, {}).items():
                if key.startswith(f"{name}."):
                    own[key.removeprefix(f"{name}.")].data.copy_(value)
    except (KeyError, RuntimeError) as error:
        raise BadInput(
            f"The checkpoint of {recipe.name} is one of other networks.",
            "Choose a run of the same recipe.",
        ) from error


def tables_of(binding: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """`TrainConfig.binding` by table again."""
    tables: dict[str, dict[str, Any]] = {}
    for name, value in binding.items():
        table, _, key = name.partition(".")
        tables.setdefault(table, {})[key] = value
    return tables


def _given(kind: Any, values: Mapping[str, Any]) -> Any:
    known = {field.name for field in fields(kind)}
    return kind(
        **{
            key: tuple(value) if isinstance(value, list) else value
            for key, value in values.items()
            if key in known
        }
    )
