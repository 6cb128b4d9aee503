"""Colours in style sheets (.css): custom properties where there are some, else all colours.

After CSS Color Module Level 4; lab() and lch() are under D50 there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import numpy as np

from colorstudio.imaging.color import Color
from colorstudio.imaging.oklab import oklab_to_linear
from colorstudio.imaging.palette import Palette, Swatch, check_count
from colorstudio.imaging.palette_files import spaces
from colorstudio.imaging.palette_files.cursor import Damaged
from colorstudio.imaging.palette_files.text import decoded, one_line

COLOR = re.compile(
    r"#(?P<hex>[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{4}|[0-9a-f]{3})(?![\w-])"
    r"|(?<![\w-])(?P<function>rgba?|hsla?|lab|lch|oklab|oklch)\((?P<numbers>[^(){};]{1,200})\)",
    re.IGNORECASE,
)
PROPERTY = re.compile(
    r"(?<![\w-])--(?P<ident>[^\s:;{}()/*]{1,200})\s{0,20}:(?P<value>[^;{}]{0,300})"
    r"(?:;[ \t]{0,20}(?:/\*(?P<comment>[^\n]{0,400}?)\*/)?|(?=\}))"
)
NOTHING = re.compile(r"/\*.*?\*/|/\*.*\Z", re.DOTALL)
TITLE = re.compile(r"\s{0,20}/\* Palette: ([^\n]{0,400}?) ?\*/")
NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|deg|turn|rad|grad)?", re.I | re.A)
NUMBERED = re.compile(r"(?:colou?r|swatch)?(?:[-_]?\d+){0,3}", re.IGNORECASE)
TURNS = {"": 360.0, "deg": 360.0, "turn": 1.0, "rad": 2 * math.pi, "grad": 400.0}


def read(data: bytes) -> Palette:
    """Names from the comment behind a custom property, or from the property's own name."""
    text = decoded(data)
    title = TITLE.match(text)
    found = [
        (color, _name(p["ident"], p["comment"]))
        for p in PROPERTY.finditer(text)
        if (color := COLOR.fullmatch(NOTHING.sub("", p["value"]).strip()))
    ]
    if not found:
        plain = NOTHING.sub(" ", text)
        found = [(color, "") for color in {m[0].lower(): m for m in COLOR.finditer(plain)}.values()]
    check_count(len(found))
    swatches = tuple(Swatch(_color(match), name) for match, name in found)
    return Palette(swatches, title[1] if title else "")


def _name(ident: str, comment: str | None) -> str:
    if comment is not None and comment.strip():
        return comment.strip(" \t")
    return "" if NUMBERED.fullmatch(ident) else re.sub("[-_]+", " ", ident).strip()


def _color(match: re.Match[str]) -> Color:
    if digits := match["hex"]:
        return Color.from_hex(digits[: 3 if len(digits) < 6 else 6])
    words = [w for w in re.split(r"[\s,/]+", match["numbers"].strip()) if w]
    parts = [NUMBER.fullmatch("0" if w.lower() == "none" else w) for w in words[:3]]
    if len(parts) < 3 or None in parts:
        raise Damaged(f"“{one_line(match[0])[:40]}” is not a colour")
    values = [(float(p[1]), (p[2] or "").lower()) for p in parts if p]
    return FUNCTIONS[match["function"].lower()](*values)


Value = tuple[float, str]
"""A number and its unit."""


def _of(value: Value, whole: float) -> float:
    """The number, with 100 % as ``whole``."""
    return value[0] * whole / 100 if value[1] == "%" else value[0]


def _turn(value: Value) -> float:
    """A hue as a part of the circle."""
    return value[0] / TURNS.get(value[1], 360.0)


def _rgb(r: Value, g: Value, b: Value) -> Color:
    return spaces.rgb([_of(v, 255.0) / 255 for v in (r, g, b)])


def _hsl(h: Value, s: Value, lightness: Value) -> Color:
    return spaces.hsl(_turn(h), s[0] / 100, lightness[0] / 100)


def _lab(L: Value, a: Value, b: Value) -> Color:
    return spaces.lab50((_of(L, 100.0), _of(a, 125.0), _of(b, 125.0)))


def _lch(L: Value, c: Value, h: Value) -> Color:
    return spaces.lab50((_of(L, 100.0), *_polar(_of(c, 150.0), _turn(h))))


def _oklab(L: Value, a: Value, b: Value) -> Color:
    return _from_oklab(_of(L, 1.0), _of(a, 0.4), _of(b, 0.4))


def _oklch(L: Value, c: Value, h: Value) -> Color:
    return _from_oklab(_of(L, 1.0), *_polar(_of(c, 0.4), _turn(h)))


def _polar(chroma: float, turn: float) -> tuple[float, float]:
    spaces.finite((chroma, turn))
    return chroma * math.cos(2 * math.pi * turn), chroma * math.sin(2 * math.pi * turn)


def _from_oklab(L: float, a: float, b: float) -> Color:
    return spaces.linear_rgb(oklab_to_linear(np.array(spaces.finite((L, a, b)))))


FUNCTIONS: dict[str, Callable[[Value, Value, Value], Color]] = {
    "rgb": _rgb,
    "rgba": _rgb,
    "hsl": _hsl,
    "hsla": _hsl,
    "lab": _lab,
    "lch": _lch,
    "oklab": _oklab,
    "oklch": _oklch,
}


def write(palette: Palette) -> bytes:
    """One custom property per colour, lab() for what hex cannot say exactly."""
    rows = []
    if palette.name:
        rows.append(f"/* Palette: {_comment(palette.name)} */")
    rows.append(":root {")
    taken: set[str] = set()
    for n, s in enumerate(palette, 1):
        comment = f" /* {_comment(s.name)} */" if one_line(s.name) else ""
        rows.append(f"  --{_ident(s.name, n, taken)}: {_value(s.color)};{comment}")
    return ("\n".join([*rows, "}"]) + "\n").encode("utf-8")


def _comment(name: str) -> str:
    return one_line(name).replace("*/", "* /")


def _value(color: Color) -> str:
    if spaces.is_8bit(color):
        return color.hex
    return "lab({:.5f} {:.5f} {:.5f})".format(*spaces.to_lab50(color))


def _ident(name: str, number: int, taken: set[str]) -> str:
    """A name for a property that no other has: letters and digits of ASCII, joined by hyphens."""
    base = re.sub("[^a-z0-9]+", "-", name.casefold()).strip("-")[:60] or f"color-{number}"
    ident, n = base, 2
    while ident in taken:
        ident, n = f"{base}-{n}", n + 1
    taken.add(ident)
    return ident
