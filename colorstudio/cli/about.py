"""`colorstudio methods`, `doctor`, `bench`: what there is, whether it works, how fast it is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from colorstudio.cli import parser
from colorstudio.cli.output import complain, print_json
from colorstudio.errors import BadInput
from colorstudio.methods import plugins
from colorstudio.methods.registry import methods as all_methods


def _add(
    commands: parser.Commands, name: str, run: Callable[[argparse.Namespace], int], text: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(run=run)
    parser.add_common(command)
    return command


def add_methods(commands: parser.Commands) -> None:
    """Adds the parser of `methods`."""
    text = "every way: task, models it needs, whether they are installed"
    _add(commands, "methods", methods, text)


def add_doctor(commands: parser.Commands) -> None:
    """Adds the parser of `doctor`."""
    text = "versions, folders, what is missing and how to mend it"
    command = _add(commands, "doctor", doctor, text)
    command.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="also write what a report of a fault needs, without names; nothing is sent",
    )


def add_bench(commands: parser.Commands) -> None:
    """Adds the parser of `bench`."""
    command = _add(commands, "bench", bench, "measure this machine; without a name, everything")
    command.add_argument("names", nargs="*", metavar="NAME")
    command.add_argument("--data", type=Path, help="folder of test pictures")


def methods(options: argparse.Namespace) -> int:
    """Runs `methods`."""
    store = parser.preferences().model_store()
    packages = {found.spec.id: found.distribution for found in plugins.found().plugins}
    items = [
        {
            "id": spec.id,
            "task": spec.task,
            "way": spec.way,
            "title": spec.title,
            "lane": spec.lane.value,
            "models": list(spec.models),
            "optional": list(spec.optional),
            "installed": not spec.models or bool(store.bundles_for(spec.models)),
            "distribution": packages.get(spec.id, "colorstudio"),
        }
        for spec in all_methods()
    ]
    broken = [vars(found) for found in plugins.found().broken]
    if options.json:
        print_json({"items": items, "broken": broken})
    else:
        for item in items:
            needs = ", ".join(item["models"]) or "nothing to install"
            needs += "" if item["installed"] else " (see `colorstudio models list`)"
            package = packages.get(item["id"], "")
            needs += f"; plug-in of {package}" if package else ""
            print(f"{item['id']:22s} {item['title']}; {needs}")
        for row in plugins.found().broken:
            complain(row.sentence)
    return 0


def doctor(options: argparse.Namespace) -> int:
    """Runs `doctor`."""
    from colorstudio.doctor import examine

    checks = examine()
    if options.report is not None:
        from colorstudio.atomic import write_bytes
        from colorstudio.diagnostics import report

        write_bytes(options.report, report(checks=checks).encode("utf-8"))
    ok = all(check.ok for check in checks)
    if options.json:
        print_json({"ok": ok, "checks": [vars(check) for check in checks]})
    else:
        for check in checks:
            print(f"{'ok  ' if check.ok else 'FAIL'} {check.name:18s} {check.found}")
            if not check.ok:
                print(f"     {check.mend}")
    return 0 if ok else 1


def bench(options: argparse.Namespace) -> int:
    """Runs `bench`."""
    from colorstudio.evaluation.bench import BENCHES, run_benches

    unknown = [name for name in options.names if name not in BENCHES]
    if unknown:
        raise BadInput(f"There is no bench “{unknown[0]}”.", f"There are: {', '.join(BENCHES)}.")
    say: Callable[[str], None] = _say if not options.quiet else lambda text: None
    figures = run_benches(options.names or list(BENCHES), options.data, say)
    rows = [figure.as_json() for figure in figures]
    if options.json:
        print_json({"figures": rows})
    else:
        for row in rows:
            _print_figure(row)
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _print_figure(row: Mapping[str, Any]) -> None:
    peer = ""
    if row["peer"]:
        peer = f"   {row['peer']}: {row['peer_value']:.4g} {row['unit']}, ratio {row['ratio']:.3g}"
    print(f"{row['name']:44s} {row['value']:10.4g} {row['unit']}{peer}")
