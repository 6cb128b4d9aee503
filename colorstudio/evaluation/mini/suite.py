"""Runs the tables of a suite, and puts tables of several runs together into one report."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from colorstudio import __version__
from colorstudio.errors import BadInput, ColorStudioError, ModelMissing
from colorstudio.evaluation.mini.report import Section
from colorstudio.evaluation.mini.sections import SECTIONS, SectionSpec
from colorstudio.evaluation.mini.testbed import Testbed

SAME = ("suite", "bundle", "split", "collection")
"""What reports have in common that are put together."""
DIGITS = 12
CARD = "README.md"
Report = dict[str, Any]


def sections_of(suite: str, only: Sequence[str] = ()) -> tuple[SectionSpec, ...]:
    """The tables of a suite, or those of them that are named. Raises BadInput."""
    found = [spec for spec in SECTIONS if suite in spec.suites]
    known = [spec.id for spec in found]
    unknown = [name for name in only if name not in known]
    if unknown:
        raise BadInput(f"{suite} has no table “{unknown[0]}”.", f"There are: {', '.join(known)}.")
    return tuple(spec for spec in found if not only or spec.id in only)


def evaluate(
    bed: Testbed,
    suite: str,
    only: Sequence[str] = (),
    so_far: Callable[[Report], None] = lambda report: None,
) -> Report:
    """The report of a suite's tables, in the order of `sections.SECTIONS`.

    ``so_far``: gets the report after each table, so that nothing is lost. What cannot be measured
    (weights or pictures that are missing) is left out and named. The same weights and pictures give
    the same report. Raises BadInput, ModelMissing (weights that are not there at all), Cancelled.
    """
    specs = sections_of(suite, only)
    _check(bed)
    report = _frame(bed, suite)
    weights = weights_of(bed)
    for number, spec in enumerate(specs, 1):
        bed.say(f"{number} of {len(specs)}: {spec.id}")
        bed.shown.clear()
        try:
            section: Section = _function(spec)(bed)
        except ColorStudioError as error:
            report["skipped"].append({"id": spec.id, "reason": str(error)})
            bed.say(f"{spec.id} is left out: {error}")
        else:
            facts = {"weights": weights, "part": bed.part, "sheets": list(bed.shown)}
            report["sections"].append({**section.as_json(), **facts})
        so_far(report)
    return report


def choices(bed: Testbed, suite: str, only: Sequence[str] = ()) -> dict[str, Any]:
    """What the tables' own `choose` finds, by table: measured on the validation split.

    Tables without choices have none. Raises as `evaluate`, and ColorStudioError of a choice.
    """
    _check(bed)
    found = {}
    for spec in sections_of(suite, only):
        choose = getattr(import_module(spec.entry.partition(":")[0]), "choose", None)
        if choose is not None:
            bed.say(f"{spec.id}: choosing on the validation split")
            found[spec.id] = choose(bed)
    return found


def merged(first: Report, *others: Report) -> Report:
    """One report of the tables of all: of the same table the last. Raises BadInput where they are
    not of the same suite, weights' id, split and pictures."""
    found: dict[str, dict[str, Any]] = {}
    skipped: dict[str, dict[str, Any]] = {}
    for report in (first, *others):
        for name in SAME:
            if report[name] != first[name]:
                raise BadInput(
                    f"The reports differ in {name}: {first[name]} and {report[name]}.",
                    "Put only reports of the same kind together.",
                )
        for rows, taken, other in (
            (report["sections"], found, skipped),
            (report["skipped"], skipped, found),
        ):
            for row in rows:
                taken[row["id"]] = row
                other.pop(row["id"], None)
    order = [spec.id for spec in SECTIONS]
    return {
        **first,
        "program": others[-1]["program"] if others else first["program"],
        "sections": [found[name] for name in order if name in found],
        "skipped": [skipped[name] for name in order if name in skipped],
    }


def read(file: Path) -> Report:
    """A report that `written` made. Raises BadInput."""
    try:
        report = json.loads(file.read_text("utf-8"))
        if all(name in report for name in (*SAME, "program", "sections", "skipped")):
            return report
    except OSError as error:
        raise BadInput(
            f"{file} cannot be read: {error.strerror or error}.",
            "Check its permissions, or copy it elsewhere.",
        ) from error
    except (ValueError, TypeError) as error:
        raise BadInput(f"{file.name} is no JSON: {error}.", "Name a report.") from error
    raise BadInput(f"{file.name} is no report of these tables.", "Name another file.")


def written(report: Mapping[str, Any]) -> bytes:
    """A report as its file has it: the same report, the same bytes."""
    return (json.dumps(report, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def weights_of(bed: Testbed) -> str:
    """Some letters that change with the bundle's files, but for its card, which has the figures."""
    digest = sha256()
    files = [file for file in bed.engine.store.entry(bed.bundle).files if file.path != CARD]
    for file in sorted(files, key=lambda file: file.path):
        digest.update(f"{file.path}\0{file.size}\0{file.sha256}\n".encode())
    return digest.hexdigest()[:DIGITS]


def _frame(bed: Testbed, suite: str) -> Report:
    return {
        "program": f"ColorStudio {__version__}",
        "suite": suite,
        "bundle": bed.bundle,
        "split": bed.split,
        "collection": {"glyphs": len(bed.glyphs), "photos": len(bed.photos)},
        "sections": [],
        "skipped": [],
    }


def _check(bed: Testbed) -> None:
    if not any(bundle.id == bed.bundle for bundle in bed.engine.store.bundles()):
        raise ModelMissing(
            f"There are no weights “{bed.bundle}” here.",
            "`colorstudio models list` shows what there is.",
        )
    if not bed.glyphs and not bed.photos:
        raise BadInput(
            f"The collection has no picture in the split “{bed.split}”.", "Choose another split."
        )


def _function(spec: SectionSpec) -> Callable[[Testbed], Section]:
    module, _, name = spec.entry.partition(":")
    try:
        return getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        raise BadInput(
            f"The table “{spec.id}” needs {error.name}.", "Install it, or leave the table out."
        ) from error
