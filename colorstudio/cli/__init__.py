"""The command line: opens the window, or does one task and says how it went."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import colorstudio
from colorstudio import environments, paths
from colorstudio.cli import (
    about,
    batch,
    card,
    colorize,
    evaluate,
    gpu_pack,
    models,
    palette,
    recolor,
    segment,
    sketch,
    train,
)
from colorstudio.cli.output import bug, complain
from colorstudio.cli.parser import Parser
from colorstudio.errors import BadInput, Cancelled, ColorStudioError

INTERRUPTED = 130
COMMANDS = {
    "colorize": colorize.add,
    "recolor": recolor.add,
    "palette": palette.add,
    "sketch": sketch.add,
    "segment": segment.add,
    "batch": batch.add,
    "card": card.add,
    "models": models.add,
    "gpu-pack": gpu_pack.add,
    "train": train.add,
    "methods": about.add_methods,
    "doctor": about.add_doctor,
    "bench": about.add_bench,
    "evaluate": evaluate.add,
}
"""Name to the function that adds its parser; the parser's ``run`` does the work."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit status (see ``cli.md``): 0, 1, 2, 3, 4 or 130."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a name of other bytes is no reason to fail
            stream.reconfigure(errors="backslashreplace")
    environments.open_no_socket()
    environments.share_cores()
    paths.settle()
    aside = environments.activate(given)
    try:
        if given and given[0] in COMMANDS:
            options = _parser(given[0]).parse_args(given)
            if aside.unexpected and not options.quiet:
                complain(aside.words)
            return options.run(options)
        return _open_window(_window_parser().parse_args(given))
    except ColorStudioError as error:
        complain(str(error))
        return error.exit_code
    except (Cancelled, KeyboardInterrupt):
        complain("Interrupted; nothing was written.")
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except OSError as error:
        if error.errno not in (errno.ENAMETOOLONG, errno.ELOOP):
            return bug()
        complain(f"“{str(error.filename)[:60]}…” is no name that a file can have.")
        return BadInput.exit_code
    except Exception:
        return bug()


def _window_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="colorstudio",
        description="Opens the window, with these pictures or projects.",
        epilog=f"Commands: {', '.join(COMMANDS)}; each has its own --help.",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument(
        "--safe-mode",
        action="store_true",
        help="start with default settings, no graphics card, no plug-ins; change none of them",
    )
    parser.add_argument("--version", action="version", version=colorstudio.__version__)
    parser.add_argument(
        "--demo-offscreen",
        type=Path,
        metavar="DIR",
        help="without a display: colour the sample photo, write it and a picture of the window",
    )
    return parser


def _parser(command: str) -> argparse.ArgumentParser:
    parser = Parser(prog="colorstudio")
    commands = parser.add_subparsers(required=True, parser_class=Parser)
    COMMANDS[command](commands)
    return parser


def _open_window(options: argparse.Namespace) -> int:
    if options.demo_offscreen is not None:
        from colorstudio.demo import run_demo

        return run_demo(options.demo_offscreen)
    for path in options.files:
        if not os.path.exists(path):  # Path.exists raises for a name that is too long
            raise BadInput(f"{path} does not exist.", "Check the name.")
    from colorstudio.app import run

    return run(options.files, safe_mode=options.safe_mode)


if __name__ == "__main__":
    sys.exit(main())
