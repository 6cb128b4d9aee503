"""`colorstudio recolor`: an object in another colour, or in several, a file each."""

from __future__ import annotations

import argparse
import dataclasses
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio.cli import masking, output, parser
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.methods.registry import load, method

if TYPE_CHECKING:
    from colorstudio.engine.loras import LoraUse
    from colorstudio.methods.base import Result


SAMPLING = ("seed", "steps", "guidance")
"""Fields whose options every command has."""


def add(commands: parser.Commands) -> None:
    """Adds the command's parser."""
    command = commands.add_parser("recolor", help="give an object another colour")
    command.set_defaults(run=run)
    parser.add_input_output(command)
    add_task_options(command)
    parser.add_run_options(command)


def add_task_options(command: argparse.ArgumentParser) -> None:
    """What `batch recolor` takes as well."""
    command.add_argument("--mask", type=Path, metavar="M.png", help="white where the object is")
    masking.add_marks(command)
    command.add_argument(
        "--to",
        action="extend",
        nargs="+",
        default=[],
        metavar="COLOR",
        help="'#rrggbb' or 'lab(L a b)'; several make a file each",
    )
    command.add_argument("--reference", type=Path, metavar="R.png", help="take its colour")
    command.add_argument(
        "--anchor-point",
        type=masking.point,
        metavar="X,Y",
        help="the pixel that becomes the colour, for --anchor point",
    )
    parser.add_file_options(command)
    parser.add_loras(command)
    parser.add_way(command, "recolor", without=SAMPLING, unset=True)


def run(options: argparse.Namespace) -> int:
    """Runs the command."""
    output.tell(work(options), options)
    return 0


def work(options: argparse.Namespace) -> dict[str, Any]:
    """Recolours one picture, once per colour, and returns the answer.

    Nothing is written before every colour is done; then all files.
    """
    started = time.perf_counter()
    if bool(options.to) == (options.reference is not None):
        raise BadInput("The new colour is not clear.", "Give --to '#rrggbb', or --reference R.png.")
    colors = [Color.parse(text) for text in options.to]
    paths = colourway_paths(options.output, colors)
    raws = colourway_paths(options.raw, colors) if options.raw else [None] * len(paths)
    output.check_targets(*paths, *raws)
    for raw in raws:
        output.check_raw(raw, options.input, *paths, options.mask, options.reference)
    picture = output.read(options.input, options)
    reference = None
    if options.reference is not None:
        reference = output.read(options.reference, options).pixels
    spec = method(f"recolor.{options.way}")
    fields, notes = _fields(options, load(spec.request))
    engine = parser.engine(options)
    loras: tuple[LoraUse, ...] = ()
    starts = parser.started(options, spec, engine.store)
    if spec.models:  # before the slow search for the object
        engine.store.bundle_for(spec.models, options.bundle or "")
        loras = parser.loras(options, engine.store)
    else:
        notes += parser.unheeded(options)
    mask = masking.mask_of(picture.pixels, options)
    progress = output.Progress(options.quiet or options.json)
    results: list[Result] = []
    for color in colors or [None]:
        request_type = load(spec.request)
        asked = parser.taken(
            request_type, image=picture.pixels, mask=mask, color=color, reference=reference
        )
        request = request_type(**asked, **starts | fields)
        results.append(
            engine.run(spec.id, request, progress, bundle=options.bundle or "", loras=loras)
        )
    answers = [
        output.written(path, picture, result, options, started=started, notes=notes, raw=raw)
        for path, raw, result in zip(paths, raws, results, strict=True)
    ]
    return {**answers[0], "outputs": [a["output"] for a in answers], "colourways": answers[1:]}


def _fields(options: argparse.Namespace, request_type: type) -> tuple[dict[str, Any], list[str]]:
    """What the command line sets of a request, and sentences on what it does not know."""
    fields = parser.given(options, request_type)
    if options.anchor_point is None:
        return fields, []
    if "anchor" not in {f.name for f in dataclasses.fields(request_type)}:
        return fields, [f"--anchor-point was left aside: the {options.way} way has no anchor."]
    return {**fields, "anchor": "point", "point": options.anchor_point[:2]}, []


def colourway_paths(path: Path, colors: list[Color]) -> list[Path]:
    """One path per colour: the given one for a single colour, otherwise ``name-rrggbb.png`` each.

    A colour that is asked for twice gets a number.
    """
    if len(colors) < 2:
        return [path]
    out: list[Path] = []
    for color in colors:
        stem = f"{path.stem}-{color.hex[1:]}"
        new, n = path.with_name(f"{stem}{path.suffix}"), 2
        while new in out:
            new, n = path.with_name(f"{stem}-{n}{path.suffix}"), n + 1
        out.append(new)
    return out
