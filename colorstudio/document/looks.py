"""Looks as JSON and back: candidates that go with a project."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from colorstudio.document import coloredit_look, picture_look
from colorstudio.document.coloredit_look import ColorEditLook
from colorstudio.document.look import Look
from colorstudio.document.palette_look import PaletteLook
from colorstudio.document.picture_look import PictureLook
from colorstudio.document.recolor_look import RecolorLook
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import from_json, to_json

ENTRY = "colorstudio/candidates.json"
"""Where a project file holds them."""
MOST = 60


def packed(looks: Iterable[tuple[str, bool, Look]]) -> bytes:
    """Candidates (task, pinned, look) as the entry of a project.

    One that goes by a reference picture is left out: the picture is not in the project.
    """
    rows = []
    for task, pinned, look in looks:
        record = _record(look)
        if record is not None:
            rows.append({"task": task, "pinned": pinned, **record})
    return json.dumps(rows, ensure_ascii=False).encode()


def unpacked(data: bytes) -> tuple[tuple[str, bool, Look], ...]:
    """Inverse of `packed`. What cannot be understood is left out: candidates are no pictures."""
    try:
        rows = json.loads(data)
    except ValueError:
        return ()
    out = []
    for row in rows[:MOST] if isinstance(rows, list) else ():
        try:
            look = _look(row)
            out.append((str(row.get("task", "")), bool(row.get("pinned", False)), look))
        except (BadInput, KeyError, TypeError, ValueError, AttributeError):
            continue
    return tuple(out)


def _record(look: Look) -> dict[str, Any] | None:
    if isinstance(look, PaletteLook) and look.reference is None:
        return {
            "way": "palette.instant",
            "palette": to_json(look.palette),
            "exact": look.exact,
            "strength": look.strength,
            "dither": look.dither,
            "keep_lightness": look.keep_lightness,
            "mask": look.mask,
        }
    if isinstance(look, RecolorLook) and look.color is not None:
        return {
            "way": "recolor.instant",
            "mask": look.mask,
            "color": list(look.color.lab),
            "anchor": look.anchor,
            "point": None if look.point is None else list(look.point),
            "match_lightness": look.match_lightness,
            "highlights": look.highlights,
            "name": look.name,
        }
    if isinstance(look, ColorEditLook):
        return coloredit_look.to_record(look)
    if isinstance(look, PictureLook):
        return picture_look.to_record(look)
    return None


def _look(row: Mapping[str, Any]) -> Look:
    if row["way"] == "palette.instant":
        return PaletteLook(
            palette=from_json(row["palette"]),
            exact=bool(row["exact"]),
            strength=_part(row["strength"]),
            dither=_part(row["dither"]),
            keep_lightness=bool(row["keep_lightness"]),
            mask=str(row["mask"]),
        )
    if row["way"] == coloredit_look.WAY:
        return coloredit_look.from_record(row)
    if row["way"] == picture_look.WAY:
        return picture_look.from_record(row)
    if row["way"] != "recolor.instant" or row["anchor"] not in ("midtone", "mean", "point"):
        raise BadInput("This candidate is of another version.")
    point = row["point"]
    return RecolorLook(
        mask=str(row["mask"]),
        color=Color.parse("lab({:.9f} {:.9f} {:.9f})".format(*row["color"])),
        anchor=row["anchor"],
        point=None if point is None else (float(point[0]), float(point[1])),
        match_lightness=_part(row["match_lightness"]),
        highlights=_part(row["highlights"]),
        name=str(row["name"]),
    )


def _part(value: Any) -> float:
    number = float(value)
    if not 0 <= number <= 1:
        raise BadInput("This candidate has a value out of range.")
    return number
