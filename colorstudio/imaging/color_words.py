"""A colour in two plain words, for status bars, tooltips and those who cannot see it."""

from __future__ import annotations

import math

from colorstudio.imaging.color import Color

GREY_CHROMA = 4.0
GREYS = (
    (8.0, "black"),
    (25.0, "charcoal"),
    (45.0, "dark grey"),
    (65.0, "grey"),
    (85.0, "light grey"),
    (96.0, "pale grey"),
    (101.0, "white"),
)
"""Upper L* and the word for it."""
HUES = (
    (12.0, "pink"),
    (46.0, "red"),
    (70.0, "orange"),
    (88.0, "amber"),
    (107.0, "yellow"),
    (126.0, "lime"),
    (168.0, "green"),
    (205.0, "teal"),
    (232.0, "cyan"),
    (258.0, "azure"),
    (309.0, "blue"),
    (321.0, "violet"),
    (336.0, "purple"),
    (348.0, "magenta"),
    (360.1, "pink"),
)
"""Upper hue angle in CIELAB (degrees) and the word for it."""
SPECIAL = (
    # word, hues, L* range, chroma range
    ("brown", ("red", "orange", "amber"), (0.0, 48.0), (10.0, 48.0)),
    ("olive", ("yellow", "lime"), (0.0, 68.0), (10.0, 62.0)),
    ("beige", ("orange", "amber", "yellow"), (74.0, 101.0), (8.0, 30.0)),
    ("navy", ("blue",), (0.0, 26.0), (10.0, 60.0)),
    ("rose", ("pink", "red"), (55.0, 101.0), (12.0, 45.0)),
)
"""Colours that have a word of their own."""


def words(color: Color) -> tuple[str, str]:
    """An adjective ("" where none is needed) and a noun: ("muted", "olive"), ("", "white")."""
    if color.chroma < GREY_CHROMA:
        return "", next(word for top, word in GREYS if top > color.L or top > 100)
    hue = math.degrees(math.atan2(color.b, color.a)) % 360
    noun = next(word for top, word in HUES if hue < top)
    for word, hues, (dark, bright), (dull, vivid) in SPECIAL:
        if noun in hues and dark <= color.L < bright and dull <= color.chroma < vivid:
            noun = word
            break
    return _adjective(color, noun), noun


def _adjective(color: Color, noun: str) -> str:
    rules = (
        ("greyish", color.chroma < 12),
        ("pale", color.L > 82 and color.chroma < 50 and noun != "beige"),
        ("dark", color.L < 30 and noun != "navy"),
        ("muted", color.chroma < 36 and noun not in ("beige", "navy")),
        ("bright", color.L > 70 and color.chroma > 60),
        ("vivid", color.chroma > 70),
    )
    return next((word for word, applies in rules if applies), "")


def described(color: Color) -> str:
    """The words as one text: ``"muted olive"``."""
    return " ".join(word for word in words(color) if word)
