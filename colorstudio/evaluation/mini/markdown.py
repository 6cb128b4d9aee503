"""A report of the tables as a page that people read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

COLUMNS = ("measure", "value [95 %]", "bar", "met", "beside", "the paper", "n")
NONE = "–"
MET = {True: "yes", False: "**no**", None: NONE}


def page(report: Mapping[str, Any], sheet: Callable[[str], str] = lambda name: "") -> str:
    """All tables, beneath a line of what was measured.

    ``sheet``: where the contact sheet of that name lies, as the page links to it; "" for nowhere.
    """
    parts = [head(report), *(table(section, sheet) for section in report["sections"])]
    if report["skipped"]:
        rows = [f"- {row['id']}: {_plain(row['reason'])}" for row in report["skipped"]]
        parts.append("\n".join(["## Not measured", "", *rows]))
    return "\n\n".join(parts) + "\n"


def head(report: Mapping[str, Any]) -> str:
    """What was measured with what; and the bars, those missed by name."""
    split, known = report["split"], report["collection"]
    told = [
        f"{report['program']}, `evaluate {report['suite']}`, weights `{report['bundle']}`, "
        f"{split} split: {known['glyphs']} glyphs and {known['photos']} photos."
    ]
    weights = {section["weights"] for section in report["sections"]}
    if len(weights) > 1:
        told.append("Tables differ in the state of the weights; each names its own.")
    parts = {section["part"] for section in report["sections"]} - {1.0}
    if parts:
        told.append("Some tables are quick looks at a part of their cases: see below each.")
    figures = [(s, f) for s in report["sections"] for f in s["figures"] if f["is_met"] is not None]
    missed = [(s, f) for s, f in figures if not f["is_met"]]
    if figures:
        told.append(f"{len(figures) - len(missed)} of {len(figures)} bars are met.")
    if not missed:
        return "\n\n".join(told)
    rows = [
        f"- {_plain(s['title'])}, {_plain(f['name'])}: {number(f['value'])}{_unit(f)}, "
        f"bar {f['bar']}"
        for s, f in missed
    ]
    return "\n\n".join([*told, "\n".join(["Not met:", "", *rows])])


def table(section: Mapping[str, Any], sheet: Callable[[str], str] = lambda name: "") -> str:
    """One table with its notes; see `page`."""
    rows = [COLUMNS, ["---"] * len(COLUMNS), *(_row(figure) for figure in section["figures"])]
    lines = [f"## {section['title']}", ""]
    lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    told = list(section["notes"])
    if section["settings"]:
        settings = ", ".join(f"{k} {_value(v)}" for k, v in section["settings"].items())
        told.append(f"Settings: {settings}.")
    part = "" if section["part"] == 1.0 else f", part {section['part']:g} of the cases"
    told.append(f"State of the weights: `{section['weights']}`{part}.")
    links = [(name, sheet(name)) for name in section["sheets"]]
    shown = [f"[{name}]({link})" for name, link in links if link]
    if shown:
        told.append(f"Unchosen results: {', '.join(shown)}.")
    return "\n".join([*lines, "", *(f"- {' '.join(text.split())}" for text in told)])


def lines(report: Mapping[str, Any]) -> list[str]:
    """The report in short, for a terminal: a line for each figure."""
    found = []
    for section in report["sections"]:
        for figure in section["figures"]:
            met = {True: "met", False: "NOT MET", None: ""}[figure["is_met"]]
            bar = f"{figure['bar']:>12s} {met}" if figure["bar"] else ""
            found.append(
                f"{section['id']}: {figure['name']:50s} {interval(figure)}  {bar}".rstrip()
            )
    return found + [f"{row['id']} is left out: {row['reason']}" for row in report["skipped"]]


def interval(figure: Mapping[str, Any]) -> str:
    """ "0.82 [0.7, 0.9] dE00"."""
    value, low, high = (number(figure[name]) for name in ("value", "low", "high"))
    return f"{value} [{low}, {high}]{_unit(figure)}"


def number(value: float | None) -> str:
    """Three digits that say something."""
    if value is None:
        return "none"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _row(figure: Mapping[str, Any]) -> Sequence[str]:
    beside = ", ".join(f"{name} {number(value)}" for name, value in figure["beside"].items())
    bar, paper = figure["bar"] or NONE, figure["paper"] or NONE
    met = MET[figure["is_met"]]
    return figure["name"], interval(figure), bar, met, beside or NONE, paper, str(figure["n"])


def _unit(figure: Mapping[str, Any]) -> str:
    return f" {figure['unit']}" if figure["unit"] else ""


def _value(value: Any) -> str:
    if isinstance(value, float):
        return number(value)
    return ", ".join(map(_value, value)) if isinstance(value, (list, tuple)) else str(value)


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def _plain(text: str) -> str:
    return " ".join(text.split())
