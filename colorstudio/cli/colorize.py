"""`colorstudio colorize`: a grey photo in colour, from hints, or from what a model proposes."""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio.cli import output, parser
from colorstudio.engine.loras import loras_again
from colorstudio.errors import BadInput
from colorstudio.methods.registry import load, method

if TYPE_CHECKING:
    import numpy as np

    from colorstudio.engine.loras import LoraUse
    from colorstudio.imaging.hints import Hints
    from colorstudio.imaging.pixels import Pixels
    from colorstudio.methods.base import MethodSpec

SAMPLING = ("seed", "steps", "guidance")
"""Fields whose options every command has."""
ALSO = {"negative_prompt": "--negative"}
"""Second names of options."""


def add(commands: parser.Commands) -> None:
    """Adds the command's parser."""
    command = commands.add_parser("colorize", help="colour a grey photo")
    command.set_defaults(run=run)
    parser.add_input_output(command)
    add_task_options(command)
    command.add_argument(
        "--again",
        type=Path,
        metavar="FILE",
        help="run the recipe in FILE once more on IN; masks that its hints name are looked for"
        " beside --hints",
    )
    parser.add_run_options(command)


def add_task_options(command: argparse.ArgumentParser) -> None:
    """What `batch colorize` takes as well."""
    command.add_argument("--hints", type=Path, metavar="H.json")
    command.add_argument("--mask", type=Path, metavar="M.png", help="colour only inside of it")
    parser.add_file_options(command)
    parser.add_loras(command)
    parser.add_way(command, "colorize", without=SAMPLING, unset=True, also=ALSO)


def run(options: argparse.Namespace) -> int:
    """Runs the command."""
    output.tell(work(options), options)
    return 0


def work(options: argparse.Namespace) -> dict[str, Any]:
    """Colours one picture and returns the answer."""
    started = time.perf_counter()
    output.check_targets(options.output, options.raw)
    output.check_raw(options.raw, options.input, options.output, options.mask)
    recipe = _recipe(options)
    way = f"colorize.{options.way}" if recipe is None else str(recipe["way"])
    spec = method(way)
    options.way = spec.way
    bundle = options.bundle or str((recipe or {}).get("bundle", ""))
    engine = parser.engine(options)
    notes = parser.foreign(options, "colorize") if recipe is None else _overruled(options)
    loras: tuple[LoraUse, ...] = ()
    starts = parser.started(options, spec, engine.store, bundle)
    if spec.models:  # before anything slow
        engine.store.bundle_for(spec.models, bundle)
        loras = parser.loras(options, engine.store)
    else:
        notes += parser.unheeded(options)
    picture = output.read(options.input, options)
    if recipe is None:
        request = _asked(picture.pixels, options, load(spec.request), starts)
    else:
        request = _asked_again(picture.pixels, options, spec, recipe)
        loras = loras_again(engine.store, recipe, loras) if spec.models else ()
    progress = output.Progress(options.quiet or options.json)
    result = engine.run(way, request, progress, bundle=bundle, loras=loras)
    return output.written(
        options.output,
        picture,
        result,
        options,
        started=started,
        notes=notes,
        raw=options.raw,
    )


def _asked(
    image: Pixels, options: argparse.Namespace, request_type: type, starts: Mapping[str, Any]
) -> Any:
    """The request for a photo as the command line has it. Raises BadInput."""
    from colorstudio.imaging import hints

    marks = hints.Hints(image.size)
    if options.hints is not None:
        marks = hints.load(options.hints).scaled_to(image.size).checked()
    given = parser.taken(
        request_type,
        image=image,
        hints=marks,
        masks=_masks(marks, image, options),
        mask=_mask(image, options),
    )
    return request_type(**given, **{**starts, **parser.given(options, request_type)})


def _asked_again(
    image: Pixels, options: argparse.Namespace, spec: MethodSpec, recipe: Mapping[str, Any]
) -> Any:
    """The request behind a recipe. Raises BadInput."""
    from colorstudio.imaging import hints
    from colorstudio.methods.colorize.again import request_from

    masks = _masks(hints.from_json(recipe.get("hints")), image, options)
    mask = _mask(image, options)
    return request_from(recipe, spec.id, load(spec.request), image, mask=mask, masks=masks)


def _masks(marks: Hints, image: Pixels, options: argparse.Namespace) -> dict[str, np.ndarray]:
    """Those that hints name, from beside the hint file."""
    from colorstudio.imaging import io

    if options.hints is None:
        return {}
    names = {mark.mask for mark in marks.items if mark.mask}
    return {name: io.read_mask(options.hints.parent / name, image.size) for name in names}


def _mask(image: Pixels, options: argparse.Namespace) -> np.ndarray | None:
    from colorstudio.imaging import io

    return io.read_mask(options.mask, image.size) if options.mask else None


def _recipe(options: argparse.Namespace) -> Mapping[str, Any] | None:
    """What ``--again`` names; None without it. Raises BadInput where there is none."""
    path: Path | None = getattr(options, "again", None)
    if path is None:
        return None
    recipe = output.read(path, options).metadata.recipe
    if recipe is None or not str(recipe.get("way")).startswith("colorize."):
        raise BadInput(
            f"There is no recipe of a coloured photo in {path.name}.",
            "Choose a picture that ColorStudio wrote with its recipe.",
        )
    return recipe


def _overruled(options: argparse.Namespace) -> list[str]:
    """A sentence on each option that the recipe has an answer of its own to."""
    names = parser.set_fields(options, "colorize")
    return [f"{name} was left aside: the recipe says it." for name in names]
