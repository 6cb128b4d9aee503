"""Colours in words, as captions have them and as they are asked for: a fixed list."""

from __future__ import annotations

import numpy as np

HUES = {
    "red": 35.0,
    "orange": 65.0,
    "yellow": 97.0,
    "green": 140.0,
    "teal": 195.0,
    "blue": 270.0,
    "purple": 313.0,
    "pink": 355.0,
}
"""Hue angles in CIELAB, degrees: where a word is most itself."""
GREYS = ("black", "grey", "white")
NAMES = (*HUES, "brown", *GREYS)
"""All colours that captions name."""
CHROMATIC = (*HUES, "brown")
LEAST_CHROMA = 14.0
"""Below it a colour is none; dark ones need less, for less is possible."""
BROWN = (42.0, 88.0, 58.0, 48.0)
"""Hues from and to, and the lightness and chroma below which they are brown."""
BLACK, WHITE = 22.0, 86.0

_ANGLES = np.array(list(HUES.values()))


def named(lab: np.ndarray) -> np.ndarray:
    """The place in `NAMES` of each colour: ... x 3 CIELAB to ... int64."""
    lightness, a, b = lab[..., 0], lab[..., 1], lab[..., 2]
    chroma = np.hypot(a, b)
    hue = np.degrees(np.arctan2(b, a)) % 360
    found = nearest_hue(hue)
    start, end, light, strong = BROWN
    brown = (hue > start) & (hue < end) & (lightness < light) & (chroma < strong)
    found = np.where(brown, NAMES.index("brown"), found)
    pale_red = (found == 0) & (lightness > 66)
    found = np.where(pale_red, NAMES.index("pink"), found)
    grey = np.where(lightness < BLACK, 0, np.where(lightness > WHITE, 2, 1)) + len(CHROMATIC)
    return np.where(chroma < np.minimum(LEAST_CHROMA, 4 + 0.4 * lightness), grey, found)


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
