"""Colours in words, as captions have them and as they are asked for: a fixed list."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

HUES = {
    "red": 35.0,
    "orange": 60.0,
    "yellow": 92.0,
    "green": 136.0,
    "teal": 188.0,
    "blue": 270.0,
    "purple": 325.0,
    "pink": 355.0,
}
"""Hue angles in CIELAB, degrees: where a word is most itself, and half way to the next its end."""
GREYS = ("black", "grey", "white")
NAMES = (*HUES, "brown", *GREYS)
"""All colours that captions name."""
CHROMATIC = (*HUES, "brown")
LEAST_CHROMA = 14.0
"""Below it a colour is none; dark ones need less, for less is possible."""
BLACK, WHITE = 22.0, 86.0


@dataclass(frozen=True)
class Change:
    """Colours that people call otherwise than their hue: within all of these, ``name``.

    ``hue``: degrees from and to; ``lightness``, ``chroma``: from and to.
    ``vivid``: at least 25 + 0.6 L* of chroma.
    """

    name: str
    hue: tuple[float, float]
    lightness: tuple[float, float] = (0.0, 101.0)
    chroma: tuple[float, float] = (0.0, 200.0)
    vivid: bool = False


CHANGES = (
    Change("pink", (15, 48), lightness=(66, 101)),
    Change("pink", (15, 48), lightness=(55, 101), chroma=(0, 45)),
    Change("red", (352, 360), lightness=(0, 42)),
    Change("red", (0, 15), lightness=(0, 42)),
    Change("purple", (340, 352), lightness=(0, 42)),
    Change("brown", (42, 96), lightness=(0, 58), chroma=(0, 56)),
    Change("brown", (42, 88), lightness=(0, 64), chroma=(0, 53)),
    Change("brown", (42, 88), lightness=(0, 80), chroma=(0, 32)),
    Change("brown", (25, 42), lightness=(0, 55), chroma=(0, 30)),
    Change("green", (96, 114), lightness=(0, 58)),
    # the blues of screens lie far into CIELAB's purples
    Change("blue", (297, 307), lightness=(0, 50), vivid=True),
)
"""In this order, the last one that fits; measured on the colours of CSS by their names."""

_ANGLES = np.array(list(HUES.values()))


def named(lab: np.ndarray) -> np.ndarray:
    """The place in `NAMES` of each colour: ... x 3 CIELAB to ... int64."""
    lightness, a, b = lab[..., 0], lab[..., 1], lab[..., 2]
    chroma = np.hypot(a, b)
    hue = np.degrees(np.arctan2(b, a)) % 360
    found = nearest_hue(hue)
    for change in CHANGES:
        fits = (
            _within(hue, change.hue)
            & _within(lightness, change.lightness)
            & _within(chroma, change.chroma)
        )
        if change.vivid:
            fits &= chroma > 25 + 0.6 * lightness
        found = np.where(fits, NAMES.index(change.name), found)
    grey = np.where(lightness < BLACK, 0, np.where(lightness > WHITE, 2, 1)) + len(CHROMATIC)
    return np.where(chroma < np.minimum(LEAST_CHROMA, 4 + 0.4 * lightness), grey, found)


def _within(values: np.ndarray, bounds: tuple[float, float]) -> np.ndarray:
    return (values >= bounds[0]) & (values < bounds[1])


def nearest_hue(hue: np.ndarray) -> np.ndarray:
    """The place in `HUES` of the nearest hue; ``hue``: degrees."""
    apart = np.abs((np.asarray(hue)[..., None] - _ANGLES + 180) % 360 - 180)
    return apart.argmin(-1)


def said(lab: np.ndarray, weight: np.ndarray | None = None) -> str:
    """What is said of an object's pixels: "red", "red and white", or "" where no word fits.

    ``lab``: n x 3; ``weight``: n, how much each counts. A colour is named from a quarter of the
    object on; greys only where nothing else is.
    """
    if not len(lab):
        return ""
    places = named(lab)
    share = np.bincount(places, weight, len(NAMES))
    share = share / max(share.sum(), 1e-9)
    colored = share[: len(CHROMATIC)]
    order = np.argsort(-colored, kind="stable")
    first, second = colored[order[0]], colored[order[1]]
    if first >= 0.25 and first >= 0.7 * colored.sum():
        return NAMES[order[0]]
    if second >= 0.2:
        return f"{NAMES[order[0]]} and {NAMES[order[1]]}"
    if first >= 0.25:
        return NAMES[order[0]]
    grey = int(share[len(CHROMATIC) :].argmax())
    plain = colored.sum() < 0.1 and share[len(CHROMATIC) + grey] > 0.6
    return GREYS[grey] if plain else ""


def with_article(words: str) -> str:
    """ "an apple", "a red apple"."""
    return f"{'an' if words[:1] in 'aeiou' else 'a'} {words}"
