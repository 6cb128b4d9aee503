"""`colorstudio evaluate mini|photos|palettes|sketches`: tables of the shipped models."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from colorstudio import resources
from colorstudio.cli import output, parser
from colorstudio.errors import BadInput

HELP = {
    "mini": "the shipped models against bars: every method",
    "photos": "the shipped models on photos that were kept from training",
    "palettes": "the shipped models in given colours",
    "sketches": "the shipped models on drawings with a reference",
}
"""Suite to what it measures; `evaluation.mini.sections` says which tables are in each."""
PACK = "evaluation/mini.zip"
BUNDLE = "colorstudio-mini"
SPLITS = ("test", "validation")
PAGE = ".md"


def add(suites: Any) -> None:
    """Adds a parser for each suite."""
    for name, text in HELP.items():
        _add(suites.add_parser(name, help=text), name)


def _add(command: argparse.ArgumentParser, suite: str) -> None:
    command.set_defaults(run=run, suite=suite)
    command.add_argument(
        "--data", type=Path, metavar="DIR|PACK", help="a collection (default: the one that ships)"
    )
    command.add_argument("-o", "--output", type=Path, required=True, metavar="report.json")
    command.add_argument(
        "--bundle", default=BUNDLE, metavar="ID", help=f"the weights (default: {BUNDLE})"
    )
    command.add_argument("--judge", type=Path, metavar="DIR", help="another judge")
    command.add_argument("--split", choices=SPLITS, default="test")
    command.add_argument(
        "--part", type=float, default=1.0, metavar="P", help="of the cases: 0.1 for a quick look"
    )
    command.add_argument(
        "--only",
        default="",
        metavar="ID,ID",
        help="these tables alone; they take their place in a report that is there",
    )
    command.add_argument("--sheets", type=Path, metavar="DIR", help="also write contact sheets")
    command.add_argument(
        "--choose",
        action="store_true",
        help="measure no tables, but the constants that are chosen on the validation split",
    )
    command.add_argument(
        "--merge",
        type=Path,
        nargs="+",
        metavar="report.json",
        help="measure nothing: put the tables of these reports together",
    )
    command.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    parser.add_common(command)


def run(options: argparse.Namespace) -> int:
    """Runs the command. Tables that were left out are named; they do not change the status."""
    from colorstudio.evaluation.mini import suite

    if options.output.is_dir() or not options.output.parent.is_dir():
        raise BadInput(f"{options.output} cannot be written.", "Name a file in a folder.")
    if options.output.suffix == PAGE:
        raise BadInput("The report is JSON; its page is written beside it.", "Name it .json.")
    if not 0 < options.part <= 1:
        raise BadInput(f"--part is {options.part:g}.", "It is above 0 and at most 1.")
    only = [name.strip() for name in options.only.split(",") if name.strip()]
    suite.sections_of(options.suite, only)
    if options.merge:
        report = suite.merged(*(suite.read(file) for file in options.merge))
        return _finished(report, options)
    if options.choose:
        return _chosen(suite.choices(_bed(options), options.suite, only), options)
    before = suite.read(options.output) if only and options.output.is_file() else None
    report: Mapping[str, Any] = {}

    def keep(found: dict[str, Any]) -> None:
        nonlocal report
        report = suite.merged(before, found) if before else found
        _write(report, options.output)

    suite.evaluate(_bed(options), options.suite, only, keep)
    return _finished(report, options)


def collection_file(given: Path | None) -> Path:
    """The folder or pack of the collection. Raises BadInput where none came along."""
    if given is not None:
        return given
    pack = resources.root() / PACK
    if not pack.is_file():
        raise BadInput(
            "The pictures of the tables did not come along.", "Name a collection with --data."
        )
    return pack


def _bed(options: argparse.Namespace) -> Any:
    from colorstudio.evaluation.mini.testbed import Testbed
    from colorstudio.training.scenes.collection import collection_in

    quiet = options.quiet or options.json
    return Testbed(
        parser.engine(options),
        options.bundle,
        collection_in(collection_file(options.data)),
        split=options.split,
        part=options.part,
        sheets=options.sheets,
        judge=options.judge,
        ctx=output.Progress(quiet),
        say=(lambda text: None) if quiet else output.complain,
    )


def _finished(report: Mapping[str, Any], options: argparse.Namespace) -> int:
    from colorstudio.evaluation.mini import markdown

    _write(report, options.output)
    if options.json:
        figures = [
            {"table": section["id"], **figure}
            for section in report["sections"]
            for figure in section["figures"]
        ]
        told = {name: report[name] for name in ("suite", "bundle", "skipped")}
        output.print_json({"output": str(options.output), **told, "figures": figures})
    elif not options.quiet:
        for line in markdown.lines(report):
            print(line)
        print(f"{options.output} written.")
    return 0


def _write(report: Mapping[str, Any], file: Path) -> None:
    """The report, and beside it the same as a page."""
    from colorstudio.atomic import write_bytes
    from colorstudio.evaluation.mini import markdown, suite

    write_bytes(file, suite.written(report))
    title = f"# {report['bundle']}: {report['suite']}\n\n"
    write_bytes(file.with_suffix(PAGE), (title + markdown.page(report)).encode())


def _chosen(found: Mapping[str, Any], options: argparse.Namespace) -> int:
    from colorstudio.atomic import write_bytes
    from colorstudio.evaluation.mini import suite

    write_bytes(options.output, suite.written(found))
    if options.json:
        output.print_json({"output": str(options.output), "chosen": found})
    elif not options.quiet:
        for name, values in found.items():
            print(f"{name}: {values}")
        print(f"{options.output} written.")
    return 0
