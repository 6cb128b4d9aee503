"""A whole training run: settings, pictures, base weights, `fit`, and the bundle at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

import colorstudio
from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput
from colorstudio.methods.base import RunContext
from colorstudio.training.accelerated import processes
from colorstudio.training.bases import StoredBase, base_for
from colorstudio.training.bundles import write_bundle
from colorstudio.training.config import TrainConfig
from colorstudio.training.data import Pictures, pictures_in
from colorstudio.training.fit import Trained, fit
from colorstudio.training.recipe import Recipe
from colorstudio.training.registry import RecipeSpec, load
from colorstudio.training.scenes.pictures import scenes_in

MIB = 1 << 20


@dataclass(frozen=True, eq=False)
class Finished:
    """``bundle``: what was left; None in all processes but the main one."""

    trained: Trained
    bundle: Bundle | None


def train(
    spec: RecipeSpec,
    config: TrainConfig,
    out: Path,
    store: ModelStore,
    *,
    bases: Sequence[str] = (),
    ctx: RunContext | None = None,
    resume: bool = False,
    device: str = "auto",
    say: Callable[[str], None] = lambda text: None,
    minutes: float = 0.0,
) -> Finished:
    """Trains a recipe as ``config`` has it, into ``out``.

    ``bases``: as of `bases.base_for`, before what the configuration names. ``minutes``: as of
    `fit.fit`; a run that goes on later writes its bundle anew. Raises BadInput, ModelMissing,
    Cancelled.
    """
    from colorstudio.engine.loaders import quiet_libraries

    quiet_libraries()
    pictures = pictures_of(config)
    for note in pictures.notes:
        say(note)
    kind = load(spec)
    names = tuple(bases) or ((config.base,) if config.base else ())
    base = base_for(kind.base_roles, names, store)
    recipe = made(kind, config, base)
    trained = fit(
        recipe,
        config.fit,
        pictures,
        out,
        ctx=ctx,
        resume=resume,
        device=device,
        say=say,
        binding=config.binding(processes()),
        minutes=minutes,
    )
    if not trained.main:
        return Finished(trained, None)
    ground = upon(kind, base)
    story = {
        "recipe": spec.id,
        "version": colorstudio.__version__,
        "steps": trained.steps,
        "loss": trained.loss,
        "seconds": round(trained.seconds, 1),
        "device": trained.device,
        "pictures": len(pictures),
        "base": ground.id if ground else "",
        "fit": asdict(config.fit),
        "settings": asdict(config.recipe),
    }
    title = config.title or (spec.id if out.name == spec.id else f"{spec.id} {out.name}")
    bundle = write_bundle(recipe, out, title, ground, story)
    return Finished(trained, bundle)


def made(kind: type[Recipe], config: TrainConfig, base: StoredBase | None) -> Recipe:
    """The recipe with its networks on the CPU; new weights follow from the seed alone."""
    make: Any = kind
    with torch.random.fork_rng():
        torch.manual_seed(config.fit.seed)
        return make(config.recipe, base)


def upon(kind: type[Recipe], base: StoredBase | None) -> Bundle | None:
    """Of weights that are joined of several, those which a recipe's networks go with."""
    if base is None:
        return None
    main = [role for role in ("unet", "vae") if role in kind.base_roles]
    return base.bundle.home(main[0]) if main else base.bundle


def pictures_of(config: TrainConfig) -> Pictures:
    """The pictures that ``[data]`` names. Raises BadInput."""
    data = config.data
    if not data.folders:
        raise BadInput(
            "No folder of pictures is named.", "Name one with --data, or as folders in [data]."
        )
    if data.scenes:
        folder = Path(data.folders[0]).expanduser()
        return scenes_in(folder, data.scenes, pairs=data.pairs)
    return pictures_in(
        [Path(name).expanduser() for name in data.folders],
        captions=Path(data.captions).expanduser() if data.captions else None,
        image_key=data.image_key,
        caption_key=data.caption_key,
        only_captioned=data.only_captioned,
        memory=data.memory * MIB,
    )
