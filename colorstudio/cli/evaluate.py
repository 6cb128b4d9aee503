"""`colorstudio evaluate`: a way over a folder of tasks, measured; the report is a JSON file."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from colorstudio.cli import evaluate_tables, output, parser
from colorstudio.errors import BadInput
from colorstudio.methods.registry import load, method

SHOWN = ("suite", "bundle", "means", "absent", "skipped")
"""What of a report goes to standard output."""
PAGE = ".md"


@dataclass(frozen=True)
class Suite:
    """A protocol: ``module`` has ``evaluate`` and ``lines``, ``way`` the request whose fields hold
    for all its runs, but for ``without``: those which the protocol says. ``arguments`` adds its own
    options, ``values`` makes keywords of ``evaluate`` of them. ``page``: "module:function" that
    makes Markdown of the report, to be written beside it; "" for none."""

    name: str
    help: str
    way: str
    module: str
    without: tuple[str, ...] = ()
    data: str = "of pictures"
    arguments: Callable[[argparse.ArgumentParser], None] = lambda command: None
    values: Callable[[argparse.Namespace], Mapping[str, Any]] = field(
        default=lambda options: {"bundle": options.bundle or ""}
    )
    page: str = ""

    @property
    def request(self) -> Any:
        """The class of the way's request."""
        return load(method(self.way).request)


def add(commands: parser.Commands) -> None:
    """Adds the command's parser."""
    command = commands.add_parser("evaluate", help="measure a way over a folder of tasks")
    suites = command.add_subparsers(required=True, parser_class=parser.Parser, metavar="SUITE")
    for suite in SUITES:
        _add(suites.add_parser(suite.name, help=suite.help), suite)
    evaluate_tables.add(suites)


def _add(command: argparse.ArgumentParser, suite: Suite) -> None:
    command.set_defaults(run=run, suite=suite.name)
    command.add_argument("--data", type=Path, required=True, metavar="DIR", help=suite.data)
    command.add_argument("-o", "--output", type=Path, required=True, metavar="report.json")
    suite.arguments(command)
    parser.add_fields(command, suite.request, without=suite.without)
    parser.add_run_options(command, sampling=False)


def run(options: argparse.Namespace) -> int:
    """Runs the command. Items that were left out are named; they do not change the status."""
    from colorstudio.atomic import write_bytes

    suite = next(row for row in SUITES if row.name == options.suite)
    values = suite.values(options)
    if options.output.is_dir() or not options.output.parent.is_dir():
        raise BadInput(f"{options.output} cannot be written.", "Name a file in a folder.")
    if suite.page and options.output.suffix == PAGE:
        raise BadInput("The report is JSON; its page is written beside it.", "Name it .json.")
    protocol: Any = import_module(suite.module)
    given = parser.given(options, suite.request)
    settings = {name: given[name] for name in sorted(given) if name not in suite.without}
    quiet = options.quiet or options.json
    report = protocol.evaluate(
        options.data,
        parser.engine(options),
        output.Progress(quiet),
        settings=settings,
        say=(lambda text: None) if quiet else output.complain,
        **values,
    )
    text = json.dumps(report, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    write_bytes(options.output, text.encode())
    if suite.page:
        write_bytes(options.output.with_suffix(PAGE), load(suite.page)(report).encode())
    if options.json:
        told = {name: report[name] for name in SHOWN}
        output.print_json({"output": str(options.output), **told})
    elif not options.quiet:
        for line in protocol.lines(report):
            print(line)
        print(f"{options.output} written.")
    return 0


# -- what each protocol takes ---------------------------------------------------------------------


def _colorbench(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--sweep",
        default="",
        metavar="tau,blend",
        help="every combination; values of your own as tau=0.7:0.8,blend=0.1",
    )


def _colorbench_values(options: argparse.Namespace) -> Mapping[str, Any]:
    from colorstudio.evaluation.colorbench import sweep_of

    return {"sweep": sweep_of(options.sweep), "bundle": options.bundle or ""}


def _sketch(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--scales",
        default="1,2,3,5,10",
        metavar="GS,GS",
        help="scales of the reference's guidance (default: the paper's 1,2,3,5,10)",
    )
    command.add_argument(
        "--shuffle",
        type=int,
        default=0,
        metavar="N",
        help="another number: another picture lends each its colours",
    )


def _sketch_values(options: argparse.Namespace) -> Mapping[str, Any]:
    return {
        "scales": _scales(options.scales),
        "shuffle": options.shuffle,
        "bundle": options.bundle or "",
    }


def _scales(text: str) -> Sequence[float]:
    from colorstudio.methods.sketch.reference.request import ReferenceRequest

    form = ReferenceRequest.__dataclass_fields__["guidance"].metadata["form"]
    try:
        scales = [float(part) for part in text.split(",")]
    except ValueError:
        scales = []
    if not scales or not all(form.low <= scale <= form.high for scale in scales):
        raise BadInput(
            f"“{text}” are no scales of guidance.",
            f"Write them like 1,2,5, each from {form.low:g} to {form.high:g}.",
        )
    return list(dict.fromkeys(scales))


def _alignment(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--pixel-bundle", default="", metavar="ID", help="the weights of the form in pixels"
    )


def _alignment_values(options: argparse.Namespace) -> Mapping[str, Any]:
    return {"bundle": options.bundle or "", "pixel_bundle": options.pixel_bundle}


SUITES = (
    Suite(
        "colorbench",
        "ColorEdit on objects and references",
        "recolor.coloredit",
        "colorstudio.evaluation.colorbench",
        ("prompt", "target_prompt", "generated"),
        "with items.jsonl in it",
        _colorbench,
        _colorbench_values,
        page="colorstudio.evaluation.colorbench_page:page",
    ),
    Suite(
        "colorize",
        "Piggyback on photos that are made grey, beside its ablations",
        "colorize.piggyback",
        "colorstudio.evaluation.colorize_suite",
        ("prompt", "negative_prompt", "caption", "decoder", "relight"),
        "of colour photos; captions.jsonl in it says what they show",
    ),
    Suite(
        "sketch",
        "ColorizeDiffusion on drawings with shuffled references",
        "sketch.reference",
        "colorstudio.evaluation.sketch_suite",
        ("guidance",),
        "of coloured pictures, or with the folders drawings and references in it",
        _sketch,
        _sketch_values,
    ),
    Suite(
        "alignment",
        "Color Alignment in all its forms, with and without its parts",
        "palette.alignment",
        "colorstudio.evaluation.alignment_suite",
        ("prompt", "form", "strength", "width", "height"),
        "of pictures; captions.jsonl in it says what they show",
        _alignment,
        _alignment_values,
    ),
)
"""Every protocol, in the order of the help."""
