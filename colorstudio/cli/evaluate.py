"""`colorstudio evaluate`: a way over a folder of tasks, measured; the report is a JSON file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from colorstudio.cli import output, parser
from colorstudio.errors import BadInput

SUITES = ("colorbench",)
FROM_ITEMS = ("prompt", "target_prompt", "generated")
"""Fields of the request that the items say."""


def add(commands: parser.Commands) -> None:
    """Adds the command's parser."""
    command = commands.add_parser("evaluate", help="measure a way over a folder of tasks")
    suites = command.add_subparsers(required=True, parser_class=parser.Parser, metavar="SUITE")
    _add_colorbench(suites.add_parser("colorbench", help="ColorEdit on objects and references"))


def _add_colorbench(command: argparse.ArgumentParser) -> None:
    from colorstudio.methods.recolor.coloredit.request import ColorEditRequest

    command.set_defaults(run=run, suite=SUITES[0], way="coloredit")
    command.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="with items.jsonl in it"
    )
    command.add_argument("-o", "--output", type=Path, required=True, metavar="report.json")
    command.add_argument(
        "--sweep",
        default="",
        metavar="tau,blend",
        help="every combination; values of your own as tau=0.7:0.8,blend=0.1",
    )
    parser.add_fields(command, ColorEditRequest, without=FROM_ITEMS)
    parser.add_run_options(command, sampling=False)


def run(options: argparse.Namespace) -> int:
    """Runs the command. Items that were left out are named; they do not change the status."""
    from colorstudio.atomic import write_bytes
    from colorstudio.evaluation import colorbench
    from colorstudio.methods.recolor.coloredit.request import ColorEditRequest

    sweep = colorbench.sweep_of(options.sweep)
    if options.output.is_dir() or not options.output.parent.is_dir():
        raise BadInput(f"{options.output} cannot be written.", "Name a file in a folder.")
    settings: dict[str, Any] = parser.given(options, ColorEditRequest)
    engine = parser.engine(options)
    quiet = options.quiet or options.json
    report = colorbench.evaluate(
        options.data,
        engine,
        output.Progress(quiet),
        sweep=sweep,
        settings={name: settings[name] for name in sorted(settings)},
        bundle=options.bundle or "",
        say=(lambda text: None) if quiet else output.complain,
    )
    text = json.dumps(report, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    write_bytes(options.output, text.encode())
    if options.json:
        names = ("suite", "bundle", "means", "absent", "skipped")
        output.print_json({"output": str(options.output), **{n: report[n] for n in names}})
    elif not options.quiet:
        for line in lines(report):
            print(line)
        print(f"{options.output} written.")
    return 0


def lines(report: dict[str, Any]) -> list[str]:
    """The report in short: a line per setting and metric, what is absent, what was left out."""
    said = []
    for row in report["means"]:
        where = ", ".join(f"{name} {value:g}" for name, value in row["setting"].items())
        for name, got in row["placed"].items():
            interval = f"{got['mean']:.4f} ({got['low']:.4f} to {got['high']:.4f}, n = {got['n']})"
            said.append(f"{where:24s} {name:20s} {interval}")
    said += [f"{name} is absent: {reason}." for name, reason in report["absent"].items()]
    said += [f"Left out, {entry['name']}: {entry['reason']}" for entry in report["skipped"]]
    return said
