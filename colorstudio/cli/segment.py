"""`colorstudio segment`: the mask of an object, from points or a box."""

from __future__ import annotations

import argparse
import time

import numpy as np

from colorstudio.cli import masking, output, parser
from colorstudio.errors import BadInput


def add(commands: parser.Commands) -> None:
    """Adds the command's parser."""
    command = commands.add_parser("segment", help="the mask of an object")
    command.set_defaults(run=run)
    parser.add_input_output(command, output="MASK.png")
    masking.add_marks(command, option="--way")
    parser.add_file_options(command)
    parser.add_run_options(command)


def run(options: argparse.Namespace) -> int:
    """Runs the command."""
    from colorstudio.imaging import io
    from colorstudio.imaging.pixels import Pixels

    started = time.perf_counter()
    output.check_targets(options.output)
    if not io.format_of(options.output).lossless:
        raise BadInput(f"{options.output.suffix} would blur the mask.", "Write a PNG or a TIFF.")
    picture = output.read(options.input, options)
    matte, answer = masking.found(picture.pixels, options, bundle=options.bundle or "")
    grey = np.dstack([matte, matte, matte, np.full_like(matte, 255)])
    io.write(options.output, Pixels(grey), options=io.WriteOptions(keep_metadata=False))
    notes = [
        f"--{name} was left aside: a mask has no use for it."
        for name in ("steps", "guidance", "raw")
        if getattr(options, name) is not None
    ]
    area = float(matte.mean(dtype=np.float64) / 255)
    if options.json:
        said = {"output": str(options.output), "score": round(answer.score, 4)}
        said |= {"notes": notes} if notes else {}
        scores = {"scores": [round(one.score, 4) for one in answer.candidates]}
        output.print_json(said | {"area": round(area, 6)} | (scores if answer.candidates else {}))
    elif not options.quiet:
        for note in notes:
            print(note)
        seconds = time.perf_counter() - started
        print(f"{options.output} written in {seconds:.1f} s: {100 * area:.1f} % of the picture.")
    return 0
