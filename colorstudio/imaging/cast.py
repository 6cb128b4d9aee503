"""The colours of a character by named part, as a value and as the file ``C.json``."""

from __future__ import annotations

import difflib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from colorstudio import json_text
from colorstudio.atomic import write_bytes
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.color_named import named_color, parts_from_words
from colorstudio.imaging.palette_files.text import one_line

MAX_PARTS = 1000
MAX_BYTES = 4 * 2**20
MAX_NAME = 200
MAX_REFERENCE = 4096
"""Letters of a path."""
LISTED = 12
"""Parts that a sentence lists."""
GREY = 4.0
"""Chroma (CIELAB) below which a colour has no hue that a shade could turn away from."""


@dataclass(frozen=True)
class Part:
    """One part of a character: what it is called, its colour, and that of its shadows if given."""

    name: str
    color: Color
    shade: Color | None = None

    def colored(self, color: Color) -> Part:
        """In another colour; the shade keeps its steps of L*, chroma and hue from the colour."""
        shade = None if self.shade is None else _followed(self.color, self.shade, color)
        return replace(self, color=color, shade=shade)


@dataclass(frozen=True)
class Cast:
    """A character: name, parts in the artist's order, and a picture of it if there is one.

    ``reference``: the path of that picture as it stands in the file; see `reference_path`. Raises
    BadInput for no parts, more than MAX_PARTS, and two parts of one name.
    """

    name: str
    parts: tuple[Part, ...]
    reference: str = ""

    def __post_init__(self) -> None:
        if not self.parts:
            raise BadInput(
                f"The cast{_quoted(self.name)} has no parts.",
                "Give it at least one, such as “hair: dark green”.",
            )
        if len(self.parts) > MAX_PARTS:
            raise BadInput(
                f"A cast of {len(self.parts):,} parts is more than ColorStudio can keep.",
                f"Use {MAX_PARTS:,} parts at most.",
            )
        seen: set[str] = set()
        for part in self.parts:
            if not part.name.strip():
                raise BadInput("A part of the cast has no name.", "Name every part.")
            if _key(part.name) in seen:
                raise BadInput(f"Two parts are called “{part.name}”.", "Rename one of them.")
            seen.add(_key(part.name))

    def part(self, name: str) -> Part:
        """A part by its name; capitals and blanks do not matter. Raises BadInput that names the
        parts there are."""
        found = {_key(part.name): part for part in self.parts}
        part = found.get(_key(name))
        if part is None:
            near = difflib.get_close_matches(_key(name), found, 1)
            hint = f"Did you mean “{found[near[0]].name}”? " if near else ""
            raise BadInput(f"There is no part “{name[:60]}” in the cast.", hint + self._listed())
        return part

    def with_words(self, text: str) -> Cast:
        """With other colours for the parts that ``text`` names: ``"hair: dark green; eyes: amber"``
        (see `parts_from_words`); their shades follow. Raises BadInput and changes nothing where a
        part or a colour is unknown."""
        orders = {self.part(name): color for name, color in parts_from_words(text).items()}
        return replace(
            self, parts=tuple(p.colored(orders[p]) if p in orders else p for p in self.parts)
        )

    def reference_path(self, cast_path: Path | str) -> Path | None:
        """Where its picture lies, beside the cast file ``cast_path``; None where it has none."""
        return Path(cast_path).parent / self.reference if self.reference else None

    def _listed(self) -> str:
        names = [part.name for part in self.parts]
        more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
        return f"Its parts are {', '.join(names[:LISTED])}{more}."


# -- the file -------------------------------------------------------------------------------------


def is_cast(path: Path) -> bool:
    """Whether a JSON file is meant as a cast: it has parts. False for what cannot be read."""
    try:
        with path.open("rb") as file:
            data = json_text.loads(file.read(MAX_BYTES + 1).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(data, Mapping) and "parts" in data


def load(path: Path | str) -> Cast:
    """The cast of a file; called after the file where it has no name of its own.

    Raises BadInput for a file that is missing, too large, no JSON, or not a cast.
    """
    path = Path(path)
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder.", "Give the name of a cast file.") from None
    except FileNotFoundError:
        raise BadInput(f"There is no cast file {path}.", "Check the name.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(
            f"{path} could not be read: {reason}.", "Check its permissions, or copy it elsewhere."
        ) from error
    if len(data) > MAX_BYTES:
        raise BadInput(
            f"{path.name} is far too large for a cast.", "Choose a cast: it is a small file."
        )
    try:
        made = from_json(json_text.loads(data.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        raise BadInput(
            f"{path.name} is not a cast file: it is no JSON text.",
            "Choose a cast, as the window saves them.",
        ) from None
    except BadInput as error:
        raise BadInput(f"{path.name}: {error.message}", error.hint) from None
    return made if made.name else replace(made, name=path.stem)


def save(path: Path | str, cast: Cast) -> None:
    """Saves a cast, whole or not at all. Raises BadInput where the file cannot be written."""
    text = json.dumps(to_json(cast), indent=2, ensure_ascii=False) + "\n"
    write_bytes(path, text.encode("utf-8", "replace"))


def to_json(cast: Cast) -> dict[str, Any]:
    """What ``C.json`` holds: name, parts (name, color, shade if given), reference if given."""
    rows = []
    for part in cast.parts:
        row = {"name": part.name, "color": part.color.text}
        rows.append(row if part.shade is None else {**row, "shade": part.shade.text})
    made: dict[str, Any] = {"name": cast.name, "parts": rows}
    return {**made, "reference": cast.reference} if cast.reference else made


def from_json(data: Any) -> Cast:
    """Inverse of `to_json`; unknown keys are passed over, and colours may be words. Raises
    BadInput that names what is wrong."""
    if not isinstance(data, Mapping):
        raise BadInput(
            "This is not a cast: it has no list “parts”.",
            "Choose a cast, as the window saves them.",
        )
    rows = data.get("parts", [])
    if not isinstance(rows, list):
        raise BadInput(
            "This is not a cast: “parts” is no list.", "Choose a cast, as the window saves them."
        )
    if len(rows) > MAX_PARTS:
        raise BadInput(
            f"A cast of {len(rows):,} parts is more than ColorStudio can keep.",
            f"Use {MAX_PARTS:,} parts at most.",
        )
    name, reference = _text(data, "name"), _text(data, "reference", MAX_REFERENCE)
    return Cast(name, tuple(_part(row) for row in rows), reference)


def _part(row: Any) -> Part:
    if not isinstance(row, Mapping):
        raise BadInput("A part of the cast has no name and colour.", "Give it both.")
    name = _text(row, "name")
    color = _color(row, "color", name)
    if color is None:
        raise BadInput(f"The part{_quoted(name)} has no colour.", "Write it like #c08040.")
    return Part(name, color, _color(row, "shade", name))


def _color(row: Mapping[str, Any], key: str, name: str) -> Color | None:
    text = row.get(key)
    if text is None or text == "":
        return None
    if not isinstance(text, str):
        raise BadInput(f"A colour of the part{_quoted(name)} is no text.", "Write it like #c08040.")
    try:
        return named_color(text)
    except BadInput as error:
        raise BadInput(f"The part{_quoted(name)}: {error.message}", error.hint) from None


def _text(row: Mapping[str, Any], key: str, longest: int = MAX_NAME) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str | int | float):
        raise BadInput(f"The “{key}” in the cast is no text.", "Put it in quotes.")
    return one_line(str(value))[:longest].strip()


def _quoted(name: str) -> str:
    return f" “{name[:60]}”" if name else ""


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


# -- shades ---------------------------------------------------------------------------------------


def _followed(color: Color, shade: Color, new: Color) -> Color:
    """The shade of ``new`` that stands to it as ``shade`` stood to ``color``, within sRGB."""
    level = new.L + shade.L - color.L
    if shade.L < color.L:
        # a dark colour has no room for the whole step: not all of its shades are to be black
        level = max(level, min(new.L / 2, new.L * shade.L / color.L))
    level = min(max(level, 0.0), 100.0)
    if color.chroma < GREY:
        made = Color(level, new.a + shade.a - color.a, new.b + shade.b - color.b)
    elif new.chroma < GREY:
        made = Color(level, new.a, new.b)
    else:
        turn = _hue(shade) - _hue(color) if shade.chroma >= GREY else 0.0
        chroma, hue = max(new.chroma + shade.chroma - color.chroma, 0.0), _hue(new) + turn
        made = Color(level, chroma * math.cos(hue), chroma * math.sin(hue))
    return Color.from_hex(made.hex)


def _hue(color: Color) -> float:
    return math.atan2(color.b, color.a)
