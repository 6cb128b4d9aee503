"""Edits of a reference by words, as a file, a panel and the command line have them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colorstudio import json_text
from colorstudio.atomic import write_bytes
from colorstudio.errors import BadInput
from colorstudio.methods.base import is_text, plain

if TYPE_CHECKING:
    from colorstudio.diffusion.bundle import Bundle

THRESHOLDS = (0.5, 0.55, 0.65, 0.95)
EVERYTHING = "everything"
"""The authors' control word for no place in particular; no word at all means the same here."""

SPREAD, WORDS = "text_spread", "text_projector"
"""In a bundle's constants the unit of sliders, as `manipulate.text_spread`; the role of words."""
POLARITY, MEASURED = "local_polarity", "local_thresholds"
"""In a bundle's constants: see `Reading`."""

MOST_EDITS = 200
MOST_LETTERS = 1000
MOST_BYTES = 2**22
RANGES = {"scale": (-1000.0, 1000.0), "slider": (-20.0, 20.0), "strength": (0.0, 20.0)}
"""From where to where the numbers of an edit go."""


@dataclass(frozen=True)
class Reading:
    """How the local tokens of some weights answer to words; the paper's where nothing was measured.

    ``polarity``: -1 where what a text speaks of projects LOW on it, as with OpenCLIP's ViT-H and in
    the paper; +1 where it projects high. ``thresholds``: where such weights part what is meant from
    what is not, as of `TextEdit`, on a map that is low where the text speaks of. They take the
    place of `THRESHOLDS`: the map is stretched so that these cut it there.
    """

    polarity: int = -1
    thresholds: tuple[float, float, float, float] = THRESHOLDS


@dataclass(frozen=True)
class TextEdit:
    """One edit of the reference's tokens (ColorizeDiffusion, Algorithms 1 and 2).

    ``target``: what shall be seen; ``anchor``: what it takes the place of, "" for none;
    ``control``: where, "" for everywhere. ``scale``: the paper's target_scale, or None for
    ``slider``: -1 ... 1 and beyond in units of the spread of v_cls.e that the bundle knows; 0
    leaves the tokens as they are, bit by bit. ``thresholds``: ts0 < ts1 < ts2 < ts3.
    ``strength``: r of Eq. 10. ``muted``: left out.

    Raises BadInput that names the value which cannot be used.
    """

    target: str
    anchor: str = ""
    control: str = ""
    scale: float | None = None
    slider: float = 0.0
    enhance: bool = False
    thresholds: tuple[float, float, float, float] = THRESHOLDS
    strength: float = 2.0
    muted: bool = False

    def __post_init__(self) -> None:
        for key in ("target", "anchor", "control"):
            object.__setattr__(self, key, _words(key, getattr(self, key)))
        if not self.target:
            raise BadInput("“target” is empty.", "Say what shall be seen, such as “green hair”.")
        for key in RANGES:
            if key != "scale" or self.scale is not None:
                object.__setattr__(self, key, _number(key, getattr(self, key)))
        for key in ("enhance", "muted"):
            if not isinstance(getattr(self, key), bool):
                raise BadInput(f"“{key}” is {_shown(getattr(self, key))}; it is true or false.")
        object.__setattr__(self, "thresholds", checked_thresholds(self.thresholds))

    @property
    def is_idle(self) -> bool:
        """Whether it leaves the tokens as they are."""
        return self.muted or (self.scale is None and self.slider == 0.0)

    @property
    def is_everywhere(self) -> bool:
        """Whether all places are changed alike."""
        return self.control.casefold() in ("", EVERYTHING)


def checked_thresholds(values: Any) -> tuple[float, float, float, float]:
    """Four numbers from 0 to 1, each above the one before. Raises BadInput."""
    rows = list(values) if isinstance(values, list | tuple) else []
    numbers = [float(row) for row in rows if _is_number(row) and 0 <= row <= 1]
    if len(rows) != 4 or len(numbers) != 4:
        raise BadInput("“thresholds” are four numbers from 0 to 1.", "The usual: " + _usual())
    first, second, third, fourth = numbers
    if not first < second < third < fourth:
        shown = ", ".join(map(plain, numbers))
        raise BadInput(
            f"“thresholds” are out of order: {shown}.",
            "Each has to be above the one before. The usual: " + _usual(),
        )
    return first, second, third, fourth


def spread_of(bundle: Bundle) -> float | None:
    """What 1 on a slider is with these weights: as they know it, or those that lent them words.

    None where neither was measured.
    """
    for weights in (bundle, bundle.home(WORDS)):
        value: Any = weights.constants.get(SPREAD)
        if _is_number(value) and value > 0:
            return float(value)
    return None


def reading_of(bundle: Bundle) -> Reading:
    """How local tokens answer with these weights: as they, or those that lent them words, know."""
    for weights in (bundle, bundle.home(WORDS)):
        polarity: Any = weights.constants.get(POLARITY)
        if polarity not in (-1, 1):
            continue
        found: Any = weights.constants.get(MEASURED, THRESHOLDS)
        try:
            return Reading(int(polarity), checked_thresholds(found))
        except BadInput:  # a damaged file of facts
            return Reading(int(polarity))
    return Reading()


def checked_edits(edits: Iterable[TextEdit]) -> tuple[TextEdit, ...]:
    """All of them, in their order. Raises BadInput where they are more than `MOST_EDITS`."""
    rows = tuple(edits)
    if len(rows) > MOST_EDITS:
        raise BadInput(
            f"{len(rows)} edits by words are more than can follow one another.",
            f"Use {MOST_EDITS} at most.",
        )
    return rows


# -- the file -------------------------------------------------------------------------------------


def load(path: Path | str) -> tuple[TextEdit, ...]:
    """The edits of a file ``E.json`` (cli.md, "Text edits"). Raises BadInput with its name."""
    path = Path(path)
    try:
        with open(path, "rb") as file:  # a device would never end
            data = file.read(MOST_BYTES + 1)
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder.", "Give the name of a file of edits.") from None
    except FileNotFoundError:
        raise BadInput(f"There is no file of edits {path}.", "Check the name.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(
            f"{path} could not be read: {reason}.", "Check its permissions, or copy it elsewhere."
        ) from error
    if len(data) > MOST_BYTES:
        raise BadInput(f"{path.name} is far too large for a file of edits.", "Choose another file.")
    try:
        return from_json(json_text.loads(data.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        raise BadInput(
            f"{path.name} is not a file of edits: it is no JSON text.",
            "Write a list of edits, as “colorstudio sketch --help” names it.",
        ) from None
    except BadInput as error:
        raise BadInput(f"{path.name}: {error.message}", error.hint) from None


def save(path: Path | str, edits: Iterable[TextEdit]) -> None:
    """Saves edits, whole or not at all. Raises BadInput where the file cannot be written."""
    text = json.dumps(to_json(edits), indent=2, ensure_ascii=False) + "\n"
    write_bytes(path, text.encode("utf-8"))


def to_json(edits: Iterable[TextEdit]) -> list[dict[str, Any]]:
    """What ``E.json`` holds: all keys of each edit, but ``scale`` or ``slider``, whichever acts."""
    return [_row(edit) for edit in edits]


def from_json(data: Any) -> tuple[TextEdit, ...]:
    """Inverse of `to_json`; what is left out is as the defaults have it, but ``target`` and one of
    ``scale`` and ``slider``. Raises BadInput that names the edit, by its number, and the key."""
    if not isinstance(data, list):
        raise BadInput("Edits by words are a list.", 'Write [{"target": ..., "scale": ...}].')
    return checked_edits(_edit(row, f"Edit {number}") for number, row in enumerate(data, 1))


def _row(edit: TextEdit) -> dict[str, Any]:
    unused = "slider" if edit.scale is not None else "scale"
    row = {f.name: getattr(edit, f.name) for f in fields(edit) if f.name != unused}
    return row | {"thresholds": list(edit.thresholds)}


def _edit(row: Any, where: str) -> TextEdit:
    if not isinstance(row, Mapping):
        raise BadInput(f"{where} is not an object.", 'Write it like {"target": ..., "scale": ...}.')
    known = {f.name for f in fields(TextEdit)}
    for key in row:
        if key not in known:
            raise BadInput(
                f"{where}: “{str(key)[:60]}” is not known.", f"It has {', '.join(sorted(known))}."
            )
    if "target" not in row:
        raise BadInput(f"{where} has no “target”.", "Say what shall be seen.")
    if row.get("scale") is None and "slider" not in row:
        raise BadInput(f"{where} has neither “scale” nor “slider”.", "Say how far it goes.")
    try:
        return TextEdit(**row)
    except BadInput as error:
        raise BadInput(f"{where}: {error.message}", error.hint) from None


# -- values ---------------------------------------------------------------------------------------


def _words(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise BadInput(f"“{key}” is {_shown(value)}; it is a text.")
    words = " ".join(value.split())
    if not is_text(words):
        raise BadInput(f"“{key}” holds bytes that are not text in UTF-8.", "Type it again.")
    if len(words) > MOST_LETTERS:
        raise BadInput(f"“{key}” has {len(words):,} letters.", f"Use {MOST_LETTERS:,} at most.")
    return words


def _number(key: str, value: Any) -> float:
    low, high = RANGES[key]
    if not _is_number(value) or not low <= value <= high:
        raise BadInput(
            f"“{key}” is {_shown(value)}; it goes from {plain(low)} to {plain(high)}.",
        )
    return float(value)


def _is_number(value: Any) -> bool:
    is_of_kind = isinstance(value, int | float) and not isinstance(value, bool)
    return is_of_kind and (isinstance(value, int) or math.isfinite(value))


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:60]


def _usual() -> str:
    return ", ".join(map(plain, THRESHOLDS)) + "."
