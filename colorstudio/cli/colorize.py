"""`colorstudio colorize`: a grey photo in colour, from hints, or from what a model proposes."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio.cli import output, parser
from colorstudio.errors import BadInput
from colorstudio.methods.registry import load, method

if TYPE_CHECKING:
    from colorstudio.engine.loras import LoraUse

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
    from colorstudio.imaging import hints, io

    started = time.perf_counter()
    output.check_targets(options.output, options.raw)
    if options.raw is not None and options.raw in (options.input, options.output):
        raise BadInput("--raw would take the place of another picture.", "Name another file.")
    spec = method(f"colorize.{options.way}")
    engine = parser.engine(options)
    notes = parser.foreign(options, "colorize")
    loras: tuple[LoraUse, ...] = ()
    if spec.models:  # before anything slow
        engine.store.bundle_for(spec.models, options.bundle or "")
        loras = parser.loras(options, engine.store)
    else:
        notes += parser.unheeded(options)
    picture = output.read(options.input, options)
    marks = hints.Hints(picture.pixels.size)
    masks: dict[str, Any] = {}
    if options.hints is not None:
        marks = hints.load(options.hints).scaled_to(picture.pixels.size).checked()
        for name in {h.mask for h in marks.items if h.mask}:
            masks[name] = io.read_mask(options.hints.parent / name, picture.pixels.size)
    request_type = load(spec.request)
    request = request_type(
        image=picture.pixels,
        hints=marks,
        masks=masks,
        mask=io.read_mask(options.mask, picture.pixels.size) if options.mask else None,
        **parser.given(options, request_type),
    )
    progress = output.Progress(options.quiet or options.json)
    result = engine.run(spec.id, request, progress, bundle=options.bundle or "", loras=loras)
    return output.written(
        options.output,
        picture,
        result,
        options,
        started=started,
        notes=notes,
        raw=options.raw,
    )
