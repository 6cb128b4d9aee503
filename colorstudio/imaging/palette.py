"""Palettes as values: swatches with name, share, lock and role, and what an artist does to them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color

MAX_COLORS = 256
"""Colours that a palette may have: what indexed files hold, and what transport is built for."""
MAX_NAME = 200
SHARE_ROUNDING = 1e-6
"""Shares that were typed as percent may add up to a hair more than 1."""


def check_count(count: int) -> None:
    """Raises BadInput where a palette would have more than MAX_COLORS colours."""
    if count > MAX_COLORS:
        raise BadInput(
            f"A palette of {count:,} colours is more than ColorStudio can keep.",
            f"Use {MAX_COLORS} colours at most.",
        )


class Role(StrEnum):
    """What a swatch is in print: ``paper`` is the ground, and no plate is made for it."""

    ink = "ink"
    paper = "paper"


@dataclass(frozen=True)
class Swatch:
    """One colour of a palette.

    ``share``: its part of the picture's area in [0, 1]; None leaves the colour free, and it takes
    its natural amount. ``locked``: neither swap, sorting nor extraction changes it. ``spot``: the
    ink has a name of its own at the printer's. Raises BadInput for a share outside [0, 1].
    """

    color: Color
    name: str = ""
    share: float | None = None
    locked: bool = False
    role: Role = Role.ink
    spot: bool = False

    def __post_init__(self) -> None:
        if self.share is not None and not 0 <= self.share <= 1:
            raise BadInput(
                f"The share of {self.label} is {self.share:g}; it goes from 0 to 1.",
                "Give a part of the whole, such as 0.25.",
            )
        if len(self.name) > MAX_NAME:
            object.__setattr__(self, "name", self.name[:MAX_NAME])

    @property
    def label(self) -> str:
        """Its name, or its hex value where it has none."""
        return self.name or self.color.hex


@dataclass(frozen=True)
class Palette:
    """Swatches in the artist's order.

    Raises BadInput for more than MAX_COLORS swatches and for shares that sum to more than 1.
    """

    swatches: tuple[Swatch, ...] = ()
    name: str = ""

    def __post_init__(self) -> None:
        check_count(len(self.swatches))
        if self.given > 1 + SHARE_ROUNDING:
            raise BadInput(
                f"The shares add up to {100 * self.given:.4g} %.",
                "Lower some of them, or leave some colours free.",
            )

    @classmethod
    def of(cls, colors: Iterable[str | Color], name: str = "") -> Palette:
        """A palette of free colours, each a `Color` or a text that `Color.parse` reads."""
        parsed = (c if isinstance(c, Color) else Color.parse(c) for c in colors)
        return cls(tuple(Swatch(c) for c in parsed), name)

    def __len__(self) -> int:
        return len(self.swatches)

    def __iter__(self) -> Iterator[Swatch]:
        return iter(self.swatches)

    def __getitem__(self, index: int) -> Swatch:
        return self.swatches[index]

    @property
    def given(self) -> float:
        """What the given shares add up to."""
        return math.fsum(s.share for s in self.swatches if s.share is not None)

    @property
    def lab(self) -> np.ndarray:
        """CIELAB (D65) of the colours, K x 3 float64."""
        return np.array([s.color.lab for s in self.swatches], np.float64).reshape(-1, 3)

    def checked(self) -> Palette:
        """The palette itself. Raises BadInput where there is no colour to work with."""
        if not self.swatches:
            raise BadInput("The palette is empty.", "Drop a picture or paste hex colours.")
        if all(s.share is not None for s in self.swatches) and self.given < 1 - 1e-3:
            raise BadInput(
                f"All colours have shares, and they add up to {100 * self.given:.4g} % only.",
                "Raise one of them, or leave one colour free.",
            )
        return self

    # -- edits: each returns a new palette ---------------------------------------------------

    def added(self, *swatches: Swatch, at: int | None = None) -> Palette:
        """With further swatches, at the end or before index ``at``."""
        at = len(self) if at is None else at
        return replace(self, swatches=(*self.swatches[:at], *swatches, *self.swatches[at:]))

    def without(self, *indices: int) -> Palette:
        gone = set(indices)
        return replace(
            self, swatches=tuple(s for n, s in enumerate(self.swatches) if n not in gone)
        )

    def changed(self, index: int, **values: Any) -> Palette:
        """With other fields of one swatch: color, name, share, locked, role, spot."""
        new = replace(self.swatches[index], **values)
        return replace(self, swatches=(*self.swatches[:index], new, *self.swatches[index + 1 :]))

    def moved(self, index: int, to: int) -> Palette:
        """With one swatch at another place; ``to`` is its index afterwards."""
        rest = [s for n, s in enumerate(self.swatches) if n != index]
        rest.insert(to, self.swatches[index])
        return replace(self, swatches=tuple(rest))

    def swapped(self, a: int, b: int) -> Palette:
        """With the *colours* (and their names) of two swatches exchanged.

        Shares, locks and places stay: what was painted in A becomes B. Raises BadInput where one
        is locked.
        """
        first, second = self.swatches[a], self.swatches[b]
        for s in (first, second):
            if s.locked:
                raise BadInput(f"{s.label} is locked.", "Unlock it to swap it.")
        swatches = list(self.swatches)
        swatches[a] = replace(first, color=second.color, name=second.name)
        swatches[b] = replace(second, color=first.color, name=first.name)
        return replace(self, swatches=tuple(swatches))

    def sorted_by(self, key: str) -> Palette:
        """In the order of a key of `SORT_KEYS`; locked swatches keep their places."""
        order = sorted((s for s in self.swatches if not s.locked), key=lambda s: SORT_KEYS[key](s))
        free = iter(order)
        return replace(self, swatches=tuple(s if s.locked else next(free) for s in self.swatches))

    def with_shares(self, shares: Mapping[int, float | None]) -> Palette:
        """With other shares, by index."""
        return replace(
            self,
            swatches=tuple(
                replace(s, share=shares[n]) if n in shares else s
                for n, s in enumerate(self.swatches)
            ),
        )


def _hue(swatch: Swatch) -> tuple[float, ...]:
    """Greys first, then around the wheel from red."""
    c = swatch.color
    if c.chroma < 6:
        return (0, c.L)
    return (1, math.degrees(math.atan2(c.b, c.a)) % 360, c.L)


SORT_KEYS: dict[str, Callable[[Swatch], Any]] = {
    "lightness": lambda s: (s.color.L, s.color.chroma),
    "hue": _hue,
    "chroma": lambda s: (s.color.chroma, s.color.L),
    "share": lambda s: (-(s.share if s.share is not None else -1.0), s.color.L),
    "name": lambda s: (s.name == "", s.name.casefold(), s.color.hex),
}


# -- text forms --------------------------------------------------------------------------------

HEX = re.compile(r"(?<![0-9A-Za-z])#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9A-Za-z])")


def from_hex_list(text: str, name: str = "") -> Palette:
    """A palette of the hex colours in a pasted text: commas, spaces, lines, quotes between them.

    A three-digit colour counts only with its ``#``. Raises BadInput where there is none.
    """
    found = [m.group(1) for m in HEX.finditer(text) if len(m.group(1)) == 6 or m.group(0)[0] == "#"]
    if not found:
        raise BadInput("There is no hex colour in this text.", "Write them like #c08040, #204060.")
    check_count(len(found))
    return Palette(tuple(Swatch(Color.from_hex(h)) for h in found), name)


def to_json(palette: Palette) -> dict[str, Any]:
    """The JSON form of ``cli.md``; ``lab`` stands beside a colour that hex cannot say exactly."""
    colors = []
    for s in palette:
        row: dict[str, Any] = {"color": s.color.hex}
        if Color.from_hex(s.color.hex) != s.color:
            row["lab"] = [round(float(v), 6) for v in s.color.lab]
        if s.name:
            row["name"] = s.name
        if s.share is not None:
            row["share"] = s.share
        if s.locked:
            row["locked"] = True
        if s.role is not Role.ink:
            row["role"] = s.role.value
        if s.spot:
            row["spot"] = True
        colors.append(row)
    return {"name": palette.name, "colors": colors}


def from_json(data: Any) -> Palette:
    """Inverse of `to_json`. Raises BadInput that names what is wrong."""
    if isinstance(data, list):
        data = {"colors": data}
    rows = data.get("colors") if isinstance(data, Mapping) else None
    if not isinstance(rows, list):
        raise BadInput(
            "This is not a palette: it has no list “colors”.",
            "Choose a palette, as the window saves them.",
        )
    check_count(len(rows))
    name = data.get("name", "")
    return Palette(tuple(_swatch(row) for row in rows), str(name) if name is not None else "")


def _swatch(row: Any) -> Swatch:
    if isinstance(row, str):
        return Swatch(Color.parse(row))
    if not isinstance(row, Mapping):
        raise BadInput(f"“{json.dumps(row)[:40]}” is not a colour.", "Write it like #c08040.")
    share = row.get("share")
    if share is not None and not _is_number(share):
        raise BadInput(
            f"The share {json.dumps(share)[:40]} is not a number.", "Write a number from 0 to 1."
        )
    role = row.get("role", Role.ink.value)
    if not isinstance(role, str) or role not in set(Role):
        raise BadInput(f"“{str(role)[:40]}” is not a role.", "It is ink or paper.")
    return Swatch(
        color=_color(row),
        name=str(row.get("name") or ""),
        share=None if share is None else float(share),
        locked=bool(row.get("locked", False)),
        role=Role(role),
        spot=bool(row.get("spot", False)),
    )


def _color(row: Mapping[str, Any]) -> Color:
    lab = row.get("lab")
    if lab is None:
        text = row.get("color")
        if not isinstance(text, str):
            raise BadInput("A colour of the palette has no value.", "Write it like #c08040.")
        return Color.parse(text)
    if not (isinstance(lab, list) and len(lab) == 3 and all(_is_number(v) for v in lab)):
        raise BadInput(
            f"“lab” is {json.dumps(lab)[:40]}; it is three numbers: L, a, b.",
            "Write them in brackets.",
        )
    return Color.parse("lab({} {} {})".format(*(f"{float(v):.6f}" for v in lab)))


def _is_number(value: Any) -> bool:
    """True for a number of JSON that a float can be."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:  # JSON's whole numbers have no end
        return False
