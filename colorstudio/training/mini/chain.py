"""Runs the stages: skips what is finished, goes on with what was broken off."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from colorstudio.atomic import write_bytes
from colorstudio.engine.bundle_files import read_installed
from colorstudio.errors import BadInput
from colorstudio.methods.base import RunContext
from colorstudio.training.checkpoints import there_are
from colorstudio.training.config import TrainConfig, read_config
from colorstudio.training.kept_latents import kept_in
from colorstudio.training.mini.gathered import OnlyNamed
from colorstudio.training.mini.stages import Stage, state_of
from colorstudio.training.run import train

LATENTS = "latents"
"""In the folder of the stages: what the autoencoder said of the pictures, for all of them."""
GROUNDS = "grounds.json"
"""In a stage's folder: of which weights it was built on, so that other ones are noticed."""
FINISHED, EARLY, SKIPPED = "finished", "ended early", "finished before"


@dataclass(frozen=True)
class Wishes:
    """What the stages are told. ``data``: a collection's folder or pack. ``work``: holds a folder
    for each stage. ``steps``: in the place of each recipe's, 0 for its own. ``minutes``: as of
    `fit.fit`, for each stage. ``given``: settings in the place of the recipes', by table.
    ``configs``: a folder of NAME.toml that go over the small settings of stages, None for none.
    """

    data: Path
    work: Path
    steps: int = 0
    minutes: float = 0.0
    device: str = "auto"
    given: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    configs: Path | None = None


def chosen(stages: Sequence[Stage], only: str = "", first: str = "") -> tuple[Stage, ...]:
    """Which stages run: ``only`` one, or all from ``first`` on. Raises BadInput."""
    names = [stage.name for stage in stages]
    for name in filter(None, (only, first)):
        if name not in names:
            raise BadInput(f"There is no stage “{name}”.", f"There are: {', '.join(names)}.")
    if only:
        return tuple(stage for stage in stages if stage.name == only)
    return tuple(stages[names.index(first) if first else 0 :])


def config_of(stage: Stage, wishes: Wishes) -> TrainConfig:
    """The settings of a stage: its recipe's small ones, on scenes of the collection."""
    data = {"folders": [str(wishes.data)], "scenes": stage.scenes}
    fit = {"steps": wishes.steps} if wishes.steps else {}
    tables = {"data": data, "fit": fit, "base": {"title": stage.name}}
    given = {table: {**row, **wishes.given.get(table, {})} for table, row in tables.items()}
    given |= {table: dict(row) for table, row in wishes.given.items() if table not in given}
    own = wishes.configs / f"{stage.name}.toml" if wishes.configs else None
    file = own if own is not None and own.is_file() else None
    return read_config(stage.spec, file, mini=True, given=given)


def run_stage(
    stage: Stage,
    wishes: Wishes,
    ctx: RunContext | None = None,
    say: Callable[[str], None] = lambda text: None,
) -> str:
    """Runs a stage to its end, or until its time is up; how it ended: `FINISHED` and its like.

    A stage that was broken off goes on from its last checkpoint. Raises BadInput (what it builds on
    is not there, or other than when it began), Cancelled.
    """
    out, config = wishes.work / stage.name, config_of(stage, wishes)
    grounds = grounds_of(stage, wishes.work)
    _check_grounds(stage, out, grounds)
    state = state_of(out)
    if state.bundle is not None and state.kept >= max(config.fit.steps, state.learned):
        return SKIPPED
    out.mkdir(parents=True, exist_ok=True)
    write_bytes(out / GROUNDS, json.dumps(grounds).encode())
    bases = [str(state_of(wishes.work / name).bundle) for name in stage.upon]
    with kept_in(wishes.work / LATENTS):
        found = train(
            stage.spec,
            config,
            out,
            OnlyNamed(wishes.work),
            bases=bases,
            ctx=ctx,
            resume=there_are(out),
            device=wishes.device,
            say=say,
            minutes=wishes.minutes,
        )
    return FINISHED if found.trained.steps >= config.fit.steps else EARLY


def grounds_of(stage: Stage, work: Path) -> dict[str, str]:
    """By the stages that it builds on, what tells their weights from others.

    Raises BadInput where one has left none.
    """
    found = {}
    for name in stage.upon:
        bundle = state_of(work / name).bundle
        if bundle is None:
            raise BadInput(
                f"“{stage.name}” builds on “{name}”, which has left no weights yet.",
                f"Run it first: --only {name}.",
            )
        found[name] = mark_of(bundle)
    return found


def mark_of(bundle: Path) -> str:
    """64 letters that change with the weights of a bundle."""
    digest = sha256()
    for file in sorted(read_installed(bundle).files, key=lambda file: file.path):
        if file.path.endswith(".safetensors"):
            digest.update(f"{file.path}\0{file.sha256}\0".encode())
    return digest.hexdigest()


def _check_grounds(stage: Stage, out: Path, grounds: Mapping[str, str]) -> None:
    try:
        before = json.loads((out / GROUNDS).read_text("utf-8"))
    except (OSError, ValueError):
        return
    changed = [name for name, mark in grounds.items() if before.get(name, mark) != mark]
    if changed and state_of(out).learned:
        raise BadInput(
            f"“{stage.name}” was begun upon another “{changed[0]}” than the one that is there now.",
            f"Take {out} away to train it anew.",
        )
