"""`colorstudio palette`: take a palette from a picture, give it one, paint in it, part its colours
for colour-blind viewers, separate inks."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from colorstudio.cli import output, palette_coach, palette_generate, parser
from colorstudio.errors import BadInput
from colorstudio.methods.registry import is_own, load, method, methods


def add(commands: parser.Commands) -> None:
    """Adds the command's parsers."""
    palette = commands.add_parser(
        "palette", help="palettes: extract, apply, generate, coach, separate"
    )
    parts = palette.add_subparsers(required=True, parser_class=parser.Parser, metavar="WHAT")
    _add_extract(parts.add_parser("extract", help="the colours of a picture"))
    _add_apply(parts.add_parser("apply", help="a picture in the colours of a palette"))
    palette_generate.add(parts.add_parser("generate", help="a picture from words, in a palette"))
    palette_coach.add(parts.add_parser("coach", help="part colours that merge for some viewers"))
    _add_separate(parts.add_parser("separate", help="one plate per ink, for print"))


def _add_extract(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=extract, way="instant")
    parser.add_input_output(command, output="P")
    command.add_argument("-n", type=count, default=6, metavar="N", help="colours (default 6)")
    command.add_argument("--mask", type=Path, metavar="M.png", help="only what lies inside")
    parser.add_file_options(command)
    parser.add_run_options(command)


def count(text: str) -> int:
    """1 to 256 colours, for argparse."""
    value = int(text)
    if not 1 <= value <= 256:
        raise argparse.ArgumentTypeError(f"{text} is not a number of colours from 1 to 256")
    return value


def _add_apply(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=apply)
    parser.add_input_output(command)
    add_task_options(command)
    parser.add_run_options(command)


def add_task_options(command: argparse.ArgumentParser) -> None:
    """What `batch palette` takes as well."""
    command.add_argument("--palette", metavar="P", help="a file, or '#aabbcc,#ddeeff'")
    command.add_argument("--reference", type=Path, metavar="R.png", help="a picture's colours")
    command.add_argument("--mask", type=Path, metavar="M.png", help="only what lies inside")
    parser.add_file_options(command)
    # the ways with models paint a picture: they are those of `generate`
    added = (spec.way for spec in methods("palette") if not is_own(spec.id))
    parser.add_way(command, "palette", ways=("instant", *added))


def _add_separate(command: argparse.ArgumentParser) -> None:
    from colorstudio.methods.palette.separate import SeparateRequest

    command.set_defaults(run=separate, way="instant")
    parser.add_input_output(command, output="DIR")
    command.add_argument("--palette", required=True, metavar="P", help="the inks, and the paper")
    parser.add_file_options(command)
    parser.add_fields(command, SeparateRequest)
    parser.add_run_options(command)


def extract(options: argparse.Namespace) -> int:
    """Runs `palette extract`."""
    from colorstudio import __version__
    from colorstudio.imaging import io, palette_files
    from colorstudio.imaging.palette import to_json
    from colorstudio.imaging.palette_extract import extracted

    started = time.perf_counter()
    palette_files.format_of(options.output.name)
    picture = output.read(options.input, options)
    weights = io.read_mask(options.mask, picture.pixels.size) if options.mask else None
    found = extracted(picture.pixels, options.n, weights=weights, seed=options.seed)
    palette_files.write(options.output, found)
    notes = [*picture.notices, *palette_files.losses(found, options.output.name)]
    recipe = {
        "program": f"ColorStudio {__version__}",
        "way": "palette.extract",
        "input": options.input.name,
        "n": options.n,
        "seed": options.seed,
    }
    said = output.answer(
        options.output,
        options,
        started=started,
        seals={},
        recipe=recipe,
        notes=notes,
        palette=to_json(found),
    )
    output.tell(said, options)
    return 0


def apply(options: argparse.Namespace) -> int:
    """Runs `palette apply`."""
    output.tell(work(options), options)
    return 0


def work(options: argparse.Namespace) -> dict[str, Any]:
    """Gives one picture the palette and returns the answer."""
    from colorstudio.engine.engine import Engine
    from colorstudio.imaging import io, palette_files
    from colorstudio.imaging.palette import Palette

    started = time.perf_counter()
    if (options.palette is None) == (options.reference is None):
        raise BadInput("The colours are not clear.", "Give --palette P, or --reference R.png.")
    io.format_of(options.output)
    palette, reference = Palette(), None
    if options.palette is not None:
        palette = palette_files.from_argument(options.palette)
    else:
        reference = output.read(options.reference, options).pixels
    picture = output.read(options.input, options)
    method_id = f"palette.{options.way}"
    request_type = load(method(method_id).request)
    asked = parser.taken(
        request_type,
        image=picture.pixels,
        palette=palette,
        reference=reference,
        mask=io.read_mask(options.mask, picture.pixels.size) if options.mask else None,
    )
    request = request_type(**asked, **parser.given(options, request_type))
    result = Engine().run(method_id, request, output.Progress(options.quiet or options.json))
    return output.written(
        options.output,
        picture,
        result,
        options,
        started=started,
        notes=parser.unheeded(options),
    )


def separate(options: argparse.Namespace) -> int:
    """Runs `palette separate`."""
    from colorstudio.imaging import palette_files
    from colorstudio.methods.palette import separate as inks

    started = time.perf_counter()
    palette = palette_files.from_argument(options.palette)
    picture = output.read(options.input, options)
    request = inks.SeparateRequest(
        image=picture.pixels, palette=palette, **parser.given(options, inks.SeparateRequest)
    )
    separation = inks.separate(request, output.Progress(options.quiet or options.json))
    plates = inks.write_plates(options.output, separation)
    said = output.answer(
        options.output,
        options,
        started=started,
        seals=separation.seals,
        recipe=separation.recipe,
        notes=[*picture.notices, *separation.notes],
        outputs=[str(path) for path in plates],
        report=separation.report_json,
    )
    output.tell(said, options)
    return 0
