"""Names of exported files: a template with fields, made safe for every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from itertools import count
from pathlib import Path
from string import Formatter
from typing import Any

from colorstudio.errors import BadInput

FIELDS: dict[str, str] = {
    "name": "Name of the document",
    "task": "Task",
    "way": "Way",
    "layer": "Layer",
    "color": "Colour as hex",
    "color_name": "Colour in words",
    "width": "Width in pixels",
    "height": "Height in pixels",
    "date": "Date",
    "time": "Time",
    "n": "Number, counts up",
}
"""What may stand in braces, and what that is in words."""
DEFAULT_TEMPLATE = "{name}-coloured"
FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"]
)
"""Names that Windows keeps for devices, with any ending."""
NO_LETTERS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})
LONGEST_BYTES = 180
"""Of a name without its ending: systems stop at 255, and a number may follow."""
UNNAMED = "picture"
NUMBER_FORMAT = re.compile(r"0?[1-9]?")
DATE_FORMATS: dict[type, str] = {date: "%Y-%m-%d", time: "%H-%M-%S"}
LONGEST_FORMAT = 40


def expanded(template: str, values: Mapping[str, Any]) -> str:
    """A file name without its ending, safe on all systems, never empty.

    ``values``: by the names of `FIELDS`; numbers take a width like ``{n:02}``, ``date`` and
    ``time`` (a datetime each) a format of strftime. What is missing or None becomes nothing, and
    separators that stood around it become one. Raises BadInput for other fields and broken braces.
    """
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise BadInput(
            "The braces in the file name do not match.", "Write {{ or }} for a brace itself."
        ) from error
    text, empty = "", False
    for literal, field, form, conversion in parts:
        text += literal
        if field is None:
            continue
        if field not in FIELDS or conversion:
            known = ", ".join(f"{{{name}}}" for name in FIELDS)
            raise BadInput(f"There is no “{{{field}}}” in a file name.", f"There are {known}.")
        value = _shown(field, values.get(field), form or "")
        empty = empty or not value
        text += value
    if empty:
        text = re.sub(r"([-_ .])[-_ .]*(?=[-_ .])", "", text).strip("-_ .")
    return safe(text)


def _shown(field: str, value: Any, form: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date() if field == "date" else value.time()
    refused = BadInput(
        f"“{{{field}:{form}}}” is not how a file name shows that.",
        "Write a number of digits like {n:02}, or a date like {date:%d.%m.%Y}.",
    )
    if isinstance(value, date | time):
        form = form or DATE_FORMATS[type(value)]
        if len(form) > LONGEST_FORMAT:
            raise refused
        try:
            return safe(value.strftime(form)) if form else ""
        except ValueError as error:
            raise refused from error
    if isinstance(value, int):
        if not NUMBER_FORMAT.fullmatch(form):
            raise refused
        return format(value, form)
    if form:
        raise refused
    return safe(str(value)) if str(value).strip() else ""


def safe(text: str) -> str:
    """The text as a file's name without its ending, on Windows, macOS and Linux alike.

    What separates folders becomes a hyphen; control characters fall away; names of devices get a
    low line; what is too long is cut. Never empty.
    """
    text = unicodedata.normalize("NFC", text)
    text = "".join(" " if c in "\t\n\r" else c for c in text)
    text = "".join(c for c in text if unicodedata.category(c) not in NO_LETTERS)
    text = FORBIDDEN.sub("-", text)
    text = re.sub(r"\s+", " ", text).strip(" .")
    while len(text.encode()) > LONGEST_BYTES:
        text = text[: max(1, len(text) - (len(text.encode()) - LONGEST_BYTES + 3) // 4)]
    text = text.strip(" .")
    if text.split(".")[0].rstrip().lower() in RESERVED:
        text = f"_{text}"
    return text or UNNAMED


def free_path(path: Path, taken: Iterable[Path] = ()) -> Path:
    """``path``, or with a number behind its name if a file is there or among ``taken``."""
    used = {other.name.casefold() for other in taken if other.parent == path.parent}
    numbered = (path.with_name(f"{path.stem} {n}{path.suffix}") for n in count(2))
    candidate = path
    while candidate.exists() or candidate.name.casefold() in used:
        candidate = next(numbered)
    return candidate


def named_path(folder: Path, template: str, values: Mapping[str, Any], ending: str) -> Path:
    """The file that a template names. ``{n}`` counts up to the first that is not there yet.

    Without ``{n}`` a file may be there: to replace it or not is for the caller. Raises BadInput.
    """
    path = folder / f"{expanded(template, values)}{ending}"
    fields = {field for _, field, _, _ in Formatter().parse(template)}
    if "n" not in fields:
        return path
    before = None
    for n in count(int(values.get("n") or 1)):
        path = folder / f"{expanded(template, {**values, 'n': n})}{ending}"
        if path == before:  # so long a name that its number was cut off
            return free_path(path)
        if not path.exists():
            return path
        before = path
    raise AssertionError
