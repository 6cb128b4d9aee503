"""Edits of references by words, as a document keeps them: one step each, in its record as JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from colorstudio.document.state import DocumentState
from colorstudio.errors import BadInput
from colorstudio.methods.sketch.reference.edits import TextEdit

DAMAGED = "The words for a reference in the document are damaged"
MOST = 200
"""Rows in a record; a document with more is no document of ours."""
TEXTS = ("target", "anchor", "control")
SWITCHES = ("enhance", "muted")


@dataclass(frozen=True, eq=False)
class SetTextEdits:
    """All edits by words, in the order in which they act."""

    edits: tuple[TextEdit, ...]
    name: str = "Change words"
    merge_key: str = ""

    def apply(self, state: DocumentState) -> DocumentState:
        return state if self.edits == state.text_edits else replace(state, text_edits=self.edits)


def to_record(edits: Iterable[TextEdit]) -> list[dict[str, Any]]:
    """JSON of the edits."""
    return [{**asdict(edit), "thresholds": list(edit.thresholds)} for edit in edits]


def from_record(rows: Any) -> tuple[TextEdit, ...]:
    """Inverse of `to_record`. Raises BadInput."""
    if not isinstance(rows, list) or len(rows) > MOST:
        raise BadInput(f"{DAMAGED}.")
    return tuple(_edit(row) for row in rows)


def _edit(row: Any) -> TextEdit:
    if not isinstance(row, Mapping):
        raise BadInput(f"{DAMAGED}.")
    values: dict[str, Any] = {}
    for name in TEXTS:
        values[name] = _checked(row.get(name, ""), str)
    for name in SWITCHES:
        values[name] = _checked(row.get(name, False), bool)
    scale = row.get("scale")
    values["scale"] = None if scale is None else _number(scale)
    plain = TextEdit(values["target"])
    values["slider"] = _number(row.get("slider", plain.slider))
    values["strength"] = _number(row.get("strength", plain.strength))
    thresholds = row.get("thresholds", list(plain.thresholds))
    if not isinstance(thresholds, list) or len(thresholds) != len(plain.thresholds):
        raise BadInput(f"{DAMAGED}.")
    values["thresholds"] = tuple(_number(value) for value in thresholds)
    try:
        return TextEdit(**values)
    except BadInput as error:
        raise BadInput(f"{DAMAGED}: {error}") from error


def _checked(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise BadInput(f"{DAMAGED}.")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadInput(f"{DAMAGED}.")
    return float(value)
