"""Looks as JSON and back: candidates that go with a project, and with a journal."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from colorstudio import json_text
from colorstudio.document import coloredit_look, picture_look
from colorstudio.document.coloredit_look import ColorEditLook
from colorstudio.document.look import Look
from colorstudio.document.palette_look import PaletteLook
from colorstudio.document.picture_look import PictureLook
from colorstudio.document.recolor_look import RecolorLook
from colorstudio.document.record import profile_from, profile_record
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette, from_json, to_json
from colorstudio.imaging.pixels import Pixels

ENTRY = "colorstudio/candidates.json"
"""Where a project file holds them."""
MOST = 60


def packed(looks: Iterable[tuple[str, bool, Look]]) -> bytes:
    """Candidates (task, pinned, look) as the entry of a project."""
    rows = []
    for task, pinned, look in looks:
        row = record(look)
        if row is not None:
            rows.append({"task": task, "pinned": pinned, **row})
    return packed_rows(rows)


def packed_rows(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The entry of a project from rows that each are a `record` with its task and pin."""
    return json.dumps(list(rows), ensure_ascii=False).encode()


def unpacked(data: bytes) -> tuple[tuple[str, bool, Look], ...]:
    """Inverse of `packed`. What cannot be understood is left out: candidates are no pictures."""
    try:
        rows = json_text.loads(data)
    except ValueError:
        return ()
    out = []
    for row in rows[:MOST] if isinstance(rows, list) else ():
        try:
            look = _look(row)
            out.append((str(row.get("task", "")), bool(row.get("pinned", False)), look))
        except (BadInput, LookupError, TypeError, ValueError, AttributeError, OverflowError):
            continue
    return tuple(out)


def record(look: Look) -> dict[str, Any] | None:
    """JSON of one look, pictures as PNG; None for one that has no form on the disk."""
    if isinstance(look, PaletteLook):
        return {
            "way": "palette.instant",
            "palette": to_json(look.palette),
            "reference": _picture_record(look.reference),
            "exact": look.exact,
            "strength": look.strength,
            "dither": look.dither,
            "keep_lightness": look.keep_lightness,
            "mask": look.mask,
        }
    if isinstance(look, RecolorLook):
        return {
            "way": "recolor.instant",
            "mask": look.mask,
            "color": None if look.color is None else list(look.color.lab),
            "reference": _picture_record(look.reference),
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
        reference = _picture(row.get("reference"))
        return PaletteLook(
            palette=Palette() if reference is not None else from_json(row["palette"]),
            reference=reference,
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
        raise BadInput("This candidate is of another version.", "Delete it, and make it anew.")
    point, color = row["point"], row["color"]
    return RecolorLook(
        mask=str(row["mask"]),
        color=None if color is None else Color.parse("lab({:.9f} {:.9f} {:.9f})".format(*color)),
        reference=_picture(row.get("reference")),
        anchor=row["anchor"],
        point=None if point is None else (float(point[0]), float(point[1])),
        match_lightness=_part(row["match_lightness"]),
        highlights=_part(row["highlights"]),
        name=str(row["name"]),
    )


def _part(value: Any) -> float:
    number = float(value)
    if not 0 <= number <= 1:
        raise BadInput("This candidate has a value out of range.", "Delete it, and make it anew.")
    return number


def _picture_record(pixels: Pixels | None) -> dict[str, Any] | None:
    from colorstudio.imaging.io import encode_png

    if pixels is None:
        return None
    png = encode_png(np.ascontiguousarray(pixels.array))
    return {
        "png": base64.b64encode(png).decode("ascii"),
        "profile": profile_record(pixels.profile),
    }


def _picture(row: Any) -> Pixels | None:
    """Inverse of `_picture_record`. Raises BadInput, KeyError, TypeError or ValueError."""
    from colorstudio.imaging.io import decode_png
    from colorstudio.imaging.io.headers import Damaged

    if row is None:
        return None
    try:
        codes = decode_png(base64.b64decode(row["png"], validate=True))
    except Damaged as error:
        raise BadInput("This candidate is damaged.", "Delete it, and make it anew.") from error
    return Pixels(codes, profile_from(row["profile"]))
