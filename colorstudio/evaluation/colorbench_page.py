"""The report of COLORBENCH as a page that people read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

NONE = "–"
KINDS = {"placed": "the finished picture", "raw": "the model's own decode"}


def page(report: Mapping[str, Any]) -> str:
    """A table for each setting: means with 95 % bootstrap intervals over the items (Markdown)."""
    measured = len({row["item"] for row in report["items"]})
    head = (
        f"{report['program']}, `evaluate {report['suite']}`, way `{report['way']}`, weights "
        f"`{report['bundle']}`, reading {report['reading']}: {_count(measured, 'item')}"
        f"{_settings(report['settings'])}."
    )
    parts = [f"# {report['bundle']}: {report['suite']}", head]
    for row in report["means"]:
        if row["setting"]:
            parts.append(f"## {_named(row['setting'])}")
        parts.append(_table(row, report["metrics"]))
    meanings = [f"- {name}: {metric['meaning']}." for name, metric in report["metrics"].items()]
    parts.append("\n".join(["The formulas are ours; the paper names the measures.", "", *meanings]))
    absent = [f"- {name}: {reason}." for name, reason in report["absent"].items()]
    skipped = [f"- {_plain(row['name'])}: {_plain(row['reason'])}" for row in report["skipped"]]
    for title, rows in (("Absent", absent), ("Left out", skipped)):
        if rows:
            parts.append("\n".join([f"## {title}", "", *rows]))
    return "\n\n".join(parts) + "\n"


def _table(row: Mapping[str, Any], metrics: Mapping[str, Any]) -> str:
    lines: list[Sequence[str]] = [
        ("measure", "better", *(f"{title} [95 %]" for title in KINDS.values()), "n"),
        ("---",) * (3 + len(KINDS)),
    ]
    for name, metric in metrics.items():
        found = [row[kind].get(name) for kind in KINDS]
        counts = [str(got["n"]) for got in found if got]
        lines.append((name, metric["better"], *map(_interval, found), counts[0] if counts else "0"))
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _interval(got: Mapping[str, float] | None) -> str:
    return f"{got['mean']:.4f} [{got['low']:.4f}, {got['high']:.4f}]" if got else NONE


def _settings(settings: Mapping[str, Any]) -> str:
    return f", {_named(settings)}" if settings else ""


def _named(settings: Mapping[str, Any]) -> str:
    return ", ".join(
        f"{name} {value:g}" if isinstance(value, float) else f"{name} {value}"
        for name, value in settings.items()
    )


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _plain(text: str) -> str:
    """In one line, and no sign that would begin something else in Markdown."""
    return " ".join(text.split()).replace("|", "\\|")
