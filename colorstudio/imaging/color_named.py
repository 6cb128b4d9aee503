"""A colour from plain words: "#2b4a6f", "teal", "dark green", "pale muted rose", "light skin".

What has no entry of its own is composed in OKLCh: nouns give a colour, adjectives move it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache, lru_cache

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color, encode_rgb
from colorstudio.imaging.oklab import codes_to_oklab, oklab_to_linear

MAX_LETTERS = 10_000
"""Of a text: longer ones are no orders."""
NEAR = 0.72
"""Spellings that are so alike (0 to 1) are offered."""
OFFERED = 3
COMPOUND = 3
"""Words that may together be one noun: "light golden rod"."""
ALIKE_DEGREES = 50.0
"""Hues within this: "navy blue" is a navy, not half of each."""
GREY = 0.03
"""OKLab chroma below which a colour has no hue to compare."""

CSS = """
aliceblue f0f8ff, antiquewhite faebd7, aqua 00ffff, aquamarine 7fffd4, azure f0ffff,
beige f5f5dc, bisque ffe4c4, black 000000, blanchedalmond ffebcd, blue 0000ff, blueviolet 8a2be2,
brown a52a2a, burlywood deb887, cadetblue 5f9ea0, chartreuse 7fff00, chocolate d2691e,
coral ff7f50, cornflowerblue 6495ed, cornsilk fff8dc, crimson dc143c, cyan 00ffff,
darkblue 00008b, darkcyan 008b8b, darkgoldenrod b8860b, darkgray a9a9a9, darkgreen 006400,
darkgrey a9a9a9, darkkhaki bdb76b, darkmagenta 8b008b, darkolivegreen 556b2f, darkorange ff8c00,
darkorchid 9932cc, darkred 8b0000, darksalmon e9967a, darkseagreen 8fbc8f, darkslateblue 483d8b,
darkslategray 2f4f4f, darkslategrey 2f4f4f, darkturquoise 00ced1, darkviolet 9400d3,
deeppink ff1493, deepskyblue 00bfff, dimgray 696969, dimgrey 696969, dodgerblue 1e90ff,
firebrick b22222, floralwhite fffaf0, forestgreen 228b22, fuchsia ff00ff, gainsboro dcdcdc,
ghostwhite f8f8ff, gold ffd700, goldenrod daa520, gray 808080, green 008000, greenyellow adff2f,
grey 808080, honeydew f0fff0, hotpink ff69b4, indianred cd5c5c, indigo 4b0082, ivory fffff0,
khaki f0e68c, lavender e6e6fa, lavenderblush fff0f5, lawngreen 7cfc00, lemonchiffon fffacd,
lightblue add8e6, lightcoral f08080, lightcyan e0ffff, lightgoldenrodyellow fafad2,
lightgray d3d3d3, lightgreen 90ee90, lightgrey d3d3d3, lightpink ffb6c1, lightsalmon ffa07a,
lightseagreen 20b2aa, lightskyblue 87cefa, lightslategray 778899, lightslategrey 778899,
lightsteelblue b0c4de, lightyellow ffffe0, lime 00ff00, limegreen 32cd32, linen faf0e6,
magenta ff00ff, maroon 800000, mediumaquamarine 66cdaa, mediumblue 0000cd, mediumorchid ba55d3,
mediumpurple 9370db, mediumseagreen 3cb371, mediumslateblue 7b68ee, mediumspringgreen 00fa9a,
mediumturquoise 48d1cc, mediumvioletred c71585, midnightblue 191970, mintcream f5fffa,
mistyrose ffe4e1, moccasin ffe4b5, navajowhite ffdead, navy 000080, oldlace fdf5e6, olive 808000,
olivedrab 6b8e23, orange ffa500, orangered ff4500, orchid da70d6, palegoldenrod eee8aa,
palegreen 98fb98, paleturquoise afeeee, palevioletred db7093, papayawhip ffefd5,
peachpuff ffdab9, peru cd853f, pink ffc0cb, plum dda0dd, powderblue b0e0e6, purple 800080,
rebeccapurple 663399, red ff0000, rosybrown bc8f8f, royalblue 4169e1, saddlebrown 8b4513,
salmon fa8072, sandybrown f4a460, seagreen 2e8b57, seashell fff5ee, sienna a0522d, silver c0c0c0,
skyblue 87ceeb, slateblue 6a5acd, slategray 708090, slategrey 708090, snow fffafa,
springgreen 00ff7f, steelblue 4682b4, tan d2b48c, teal 008080, thistle d8bfd8, tomato ff6347,
turquoise 40e0d0, violet ee82ee, wheat f5deb3, white ffffff, whitesmoke f5f5f5, yellow ffff00,
yellowgreen 9acd32
"""
"""The names of CSS Color Module Level 4, section 6.1."""

OTHERS = """
amber ffbf00, amethyst 9966cc, apricot fbb98c, aqua green 4fd0ae, ash b2beb5, auburn 7b3020,
banana ffe135, black skin 4b2f23, blond e3c07a, blonde e3c07a, blood 8a0303, blush f0b6b6,
bone e3dac9, brass b5a642, brick a63c2e, bronze b0743a, brown 7b4b2a, brown skin 8a5636,
brunette 4e3325, bubblegum ff9ecb, burgundy 7a1230, butter fbe7a1, camel c19a6b, canary ffef5a,
caramel c07a3e, cardinal c41e3a, carmine 960018, carrot ed7f22, celadon ace1af, cerise de3163,
cerulean 2a7fb8, champagne f3e0bf, charcoal 36393d, cherry c0122e, chestnut 84402b,
cinnamon b5652c, clay b66a50, cloud eceff2, cobalt 0047ab, cocoa 6f4a36, coffee 5a3c2b,
copper b87333, cream fbf3d9, denim 3a5f95, ebony 2b2623, ecru c9b88f, eggplant 5a2f56,
eggshell f0ead6, electric blue 1f6bff, emerald 1f9e58, fawn d9a972, fern 5a8a45, fire e8441c,
flame e25822, flax e3cf8d, flaxen e3cf8d, flesh e6b08e, ginger b8622d, glass cfe3e8,
golden e8b53a, grape 6f2da8, graphite 3f4246, grass 5aa02c, gunmetal 2f3a40, hazel 8e7044,
honey dd9a2c, iron 55585c, ivory black 231f20, jade 12a474, jet 1d1d1f, latte c9a27e,
leaf 4f9a36, leather 8a5431, lemon fbe64d, lilac c4a2cf, mahogany 6b2f22, mango ffa437,
mauve b48ba8, melon fdb79b, mint 98e0bc, mocha 7b5744, moss 77804a, mud 6b5236, mulberry a3407c,
mustard d3a625, night 151a2c, nude e6bc98, oak a98352, ocean 1f6a94, ochre c5792a,
olive skin b98d5f, onyx 26282a, oyster d8d2c4, paprika b8401f, parchment efe3c4, pea 8fae3c,
peach fdc09a, peacock 0a7285, pearl eee9df, periwinkle 9a9ee8, petrol 17566a, pine 1c5b45,
pistachio a8c97f, platinum blonde efe2c0, platinum e5e2d9, pumpkin ee7a22, raspberry c2255c,
raven 1c1c24, red hair b5482a, redhead b5482a, rose e0637f, rosewood 65222a, ruby b3123f,
ruddy d98c74, rust a9481f, sable 3d2f2a, saffron efb532, sage 9caf88, sand d8c08f,
sapphire 1747a6, scarlet e02318, sea 2f7f93, seaweed 3d5d40, sepia 704a2c, shadow 3a3a44,
skin dba07d, sky 87c3ee, smoke 8f9499, soot 2b2a2b, steel 7f8c97,
stone a09a8e, straw e1cf83, strawberry blonde dfa26c, strawberry e23b50, sun fcd440,
sunflower f8c42c, tan skin c08a62, tangerine f28d1c, taupe 8a7a6d, tea c9a66b, terracotta c8694a,
titanium 8b8a86, toffee a9713f, topaz f0b45c, ultramarine 2b35af, umber 6b5140, vanilla f5e8c0,
verdigris 4aae9f, vermilion e3432c, walnut 5c4536, watermelon f15c70, white skin f3d3c0,
wine 6e1f33, wood 9a7048
"""
"""Nouns of artists, cloth, hair and skin, as usual in English; our own values. Where CSS has the
name too, this counts: CSS's brown is a red."""

MOVES: dict[str, tuple[float, float, float]] = {
    # lightness: below 0 towards black, above 0 towards white; factor of chroma; degrees of hue
    # towards orange (above 0) or blue
    "dark": (-0.32, 0.85, 0), "darker": (-0.18, 0.92, 0), "deep": (-0.24, 1.05, 0),
    "dim": (-0.25, 0.7, 0), "dusky": (-0.25, 0.6, 0), "shadowy": (-0.4, 0.65, 0),
    "rich": (-0.1, 1.2, 0), "strong": (-0.03, 1.25, 0), "intense": (-0.03, 1.35, 0),
    "medium": (0, 1, 0), "mid": (0, 1, 0), "plain": (0, 1, 0), "true": (0, 1, 0),
    "light": (0.4, 0.8, 0), "lighter": (0.22, 0.9, 0), "bright": (0.2, 1.25, 0),
    "fair": (0.5, 0.7, 0), "pale": (0.6, 0.5, 0), "pastel": (0.62, 0.6, 0),
    "faint": (0.75, 0.35, 0), "soft": (0.22, 0.7, 0), "washed": (0.45, 0.45, 0),
    "bleached": (0.65, 0.4, 0), "faded": (0.3, 0.5, 0), "icy": (0.68, 0.4, -14),
    "milky": (0.6, 0.4, 0), "vivid": (0.03, 1.45, 0), "saturated": (0, 1.4, 0),
    "brilliant": (0.12, 1.4, 0), "neon": (0.3, 1.7, 0), "fluorescent": (0.3, 1.7, 0),
    "electric": (0.1, 1.5, 0), "hot": (0.05, 1.35, 8), "muted": (0.03, 0.55, 0),
    "dull": (-0.08, 0.5, 0), "dusty": (0.14, 0.5, 0), "smoky": (-0.08, 0.4, 0),
    "drab": (-0.12, 0.45, 0), "subdued": (0, 0.6, 0), "muddy": (-0.2, 0.5, 12),
    "dirty": (-0.15, 0.6, 8), "earthy": (-0.1, 0.65, 14), "desaturated": (0, 0.4, 0),
    "warm": (0.02, 1.05, 16), "cool": (0, 0.95, -16), "cold": (0.02, 0.9, -24),
    "sunny": (0.2, 1.25, 10), "tanned": (-0.14, 1.05, 0), "burnt": (-0.2, 0.9, 6),
}  # fmt: skip
"""Adjectives; what they do to OKLab's lightness and chroma, and by how much they turn the hue."""
DEGREES = {
    "very": 1.7, "extremely": 2.1, "super": 1.9, "really": 1.5, "so": 1.4, "quite": 1.15,
    "rather": 0.9, "fairly": 0.85, "somewhat": 0.6, "slightly": 0.4, "little": 0.4, "bit": 0.4,
}  # fmt: skip
"""How much of the adjective that follows."""
FILLERS = frozenset(
    {
        "a", "an", "the", "of", "in", "with", "and", "on", "out", "color", "colour", "colored",
        "coloured", "tone", "toned", "tones", "shade", "tint", "hue", "natural", "complexion",
        "hair", "haired", "eye", "eyes", "eyed", "skinned",
    }
)  # fmt: skip
"""Words that say nothing about the colour."""
TINGES = {
    "reddish": "red", "greenish": "green", "bluish": "blue", "blueish": "blue",
    "yellowish": "gold", "purplish": "purple", "pinkish": "hotpink", "orangish": "darkorange",
    "orangey": "darkorange", "brownish": "saddlebrown", "greyish": "grey", "grayish": "grey",
    "whitish": "white", "blackish": "black", "silvery": "silver", "rosy": "rose", "sandy": "sand",
    "ashen": "ash", "coppery": "copper", "tealish": "teal",
}  # fmt: skip
"""Adjectives that stand for a little of another colour."""
TINGE = 0.18
WARM_HUE = 60.0
"""OKLab hue (degrees) that is warmest."""
WARMTH = 0.0012
"""OKLab chroma that a grey gets for each degree by which a colour would be turned."""


@lru_cache(1024)
def named_color(text: str) -> Color:
    """A colour from ``#rrggbb``, ``lab(L a b)``, a CSS name or words such as ``"dark sea green"``.

    Words that are no known name together are composed: nouns give the colour ("blue green" is half
    of each, "navy blue" a navy), adjectives move it in OKLCh, "very" and "slightly" say how far.
    CSS's own compounds count where they are written as one word: ``darkgray`` is lighter than
    ``gray`` there. What words give is in sRGB. Raises BadInput, with near spellings where there
    are some.
    """
    shown = _plain(text)
    if shown.startswith(("#", "lab(")) or _is_hex(shown):
        return Color.parse(shown)
    tokens = re.findall(r"[^\s_\-/.]+", shown)
    return _composed(tokens, text.strip())


def parts_from_words(text: str) -> dict[str, Color]:
    """``"hair: dark green; coat = #aabbcc, eyes: amber"`` as part and colour, in order.

    Parts are parted by ``;``, ``,`` or new lines; a piece after a comma that names no part belongs
    to the colour before it ("coat: dark, muted green"). The last word on a part counts. Raises
    BadInput for a piece without a part or colour, and for unknown colours.
    """
    if len(text) > MAX_LETTERS:
        raise BadInput("That is too long to be a list of colours.", "Write: hair: dark green.")
    pieces: list[tuple[str, str]] = []
    for end, piece in re.findall(r"(^|[;,\n])((?:\([^)]*\)|[^;,\n])*)", text):
        match = re.fullmatch(r"\s*([^:=]*?)\s*[:=]\s*(.*?)\s*", piece)
        if match:
            pieces.append((match[1], match[2]))
        elif piece.strip() and end == "," and pieces:
            part, words = pieces.pop()
            pieces.append((part, f"{words} {piece.strip()}"))
        elif piece.strip():
            raise BadInput(
                f"“{_short(piece)}” does not say which part has which colour.",
                "Write it like “hair: dark green”.",
            )
    return {_part(part, words): named_color(words) for part, words in pieces}


def _part(part: str, words: str) -> str:
    if not part:
        raise BadInput(f"“{_short(words)}” is the colour of no part.", "Write: hair: dark green.")
    if not words:
        raise BadInput(f"No colour is given for “{_short(part)}”.", "Write: hair: dark green.")
    return part


def _plain(text: str) -> str:
    if len(text) > MAX_LETTERS:
        raise BadInput(f"“{_short(text)}” is too long to be a colour.", "Write: dark green.")
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"


def _is_hex(text: str) -> bool:
    """Six digits without ``#``; three could be a word."""
    return re.fullmatch(r"[0-9a-f]{6}", text) is not None and text not in _nouns()


# -- words ----------------------------------------------------------------------------------------


@cache
def _nouns() -> dict[str, str]:
    """Name without blanks to hex."""
    rows = (row.strip() for row in f"{CSS},{OTHERS}".split(",") if row.strip())
    return {name.replace(" ", ""): code for name, code in (row.rsplit(" ", 1) for row in rows)}


def _composed(tokens: list[str], shown: str) -> Color:
    """Words in English order: degree, adjectives, nouns; an adjective may also come behind."""
    tokens = [word.strip("'\"“”,;:!?") for word in tokens]
    tokens = [word for word in tokens if word]
    if len(tokens) == 1 and tokens[0] in _nouns():
        return Color.from_hex(_nouns()[tokens[0]])
    nouns: list[np.ndarray] = []
    moves: list[tuple[tuple[float, float, float], float]] = []
    tinges: list[tuple[np.ndarray, float]] = []
    degree, at = 1.0, 0
    while at < len(tokens):
        taken, code = _noun_at(tokens, at)
        word = tokens[at]
        if taken:
            nouns.append(_oklab(code))
            at += taken
            continue
        at += 1
        if word in DEGREES:
            degree *= DEGREES[word]
        elif word in MOVES:
            moves.append((MOVES[word], degree))
            degree = 1.0
        elif word in TINGES:
            tinges.append((_oklab(_nouns()[TINGES[word]]), degree))
            degree = 1.0
        elif word not in FILLERS:
            raise _unknown(word, shown)
    if not nouns and tinges:  # "silvery" alone is a silver
        nouns = [tinges.pop()[0]]
    if not nouns:
        raise BadInput(
            f"“{_short(shown)}” names no colour." if shown else "No colour was given.",
            "Write it like “dark green”, or like #c08040.",
        )
    color = _joined(nouns)
    for other, much in tinges:
        color = color + (other - color) * min(TINGE * much, 0.6)
    for move, much in moves:
        color = _moved(color, move, much)
    return _in_srgb(color)


def _noun_at(tokens: list[str], at: int) -> tuple[int, str]:
    """How many words from ``at`` on are one noun, and its hex; 0 where none is."""
    first = tokens[at]
    many = 1 if first in MOVES and f"{first} {_second(tokens, at)}" not in KEPT else COMPOUND
    for count in range(min(many, len(tokens) - at), 0, -1):
        code = _nouns().get("".join(tokens[at : at + count]))
        if code is not None:
            return count, code
    return 0, ""


def _second(tokens: list[str], at: int) -> str:
    return tokens[at + 1] if at + 1 < len(tokens) else ""


KEPT = frozenset({"hot pink", "electric blue"})
"""Names that begin with an adjective and mean a colour of their own."""


def _unknown(word: str, shown: str) -> BadInput:
    known = [*_nouns(), *MOVES, *TINGES, *DEGREES]
    near = difflib.get_close_matches(word, known, OFFERED, NEAR)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Use other words, or write #c08040."
    where = "" if word == shown.casefold() else f" in “{_short(shown)}”"
    return BadInput(f"“{_short(word)}”{where} is no colour word that ColorStudio knows.", hint)


# -- colours --------------------------------------------------------------------------------------


def _oklab(code: str) -> np.ndarray:
    return codes_to_oklab(np.frombuffer(bytes.fromhex(code), np.uint8))


def _joined(nouns: list[np.ndarray]) -> np.ndarray:
    """One colour of several nouns: the first where it is a kind of the next, else in between."""
    color = nouns[0]
    for other in nouns[1:]:
        color = color if _kind_of(color, other) else (color + other) / 2
    return color


def _kind_of(color: np.ndarray, other: np.ndarray) -> bool:
    own, wide = np.hypot(*color[1:]), np.hypot(*other[1:])
    if own < GREY or wide < GREY:
        return bool(own < GREY and wide < GREY)
    turn = _hue(color) - _hue(other)
    return abs((turn + 180) % 360 - 180) <= ALIKE_DEGREES


def _hue(color: np.ndarray) -> float:
    return float(np.degrees(np.arctan2(color[2], color[1])))


def _moved(color: np.ndarray, move: tuple[float, float, float], much: float) -> np.ndarray:
    """``color`` (OKLab) after an adjective, ``much`` times as far as it goes by itself."""
    light, factor, turn = move
    part = 1 - (1 - abs(light)) ** much
    goal = 1.0 if light > 0 else 0.0
    # white has no room above it, and black none below: what is left of the way is all there is
    level = color[0] + (goal - color[0]) * part
    chroma, hue = float(np.hypot(*color[1:])) * factor**much, _hue(color)
    if chroma < GREY:
        warm = _at(WARMTH * turn * much, WARM_HUE)
        # a tinted white is a hair below white: the gamut ends in a point there
        return np.array([min(level, 0.975) if turn else level, *(_at(chroma, hue) + warm)])
    way = (WARM_HUE - hue + 180) % 360 - 180
    step = (1.0 if way >= 0 else -1.0) * turn * much
    # warmer than the warmest hue there is nothing; away from it the way is free
    hue += float(np.clip(step, -abs(way), abs(way))) if turn > 0 else step
    return np.array([level, *_at(chroma, hue)])


def _at(chroma: float, hue: float) -> np.ndarray:
    angle = np.radians(hue)
    return chroma * np.array([np.cos(angle), np.sin(angle)])


def _in_srgb(color: np.ndarray) -> Color:
    """The nearest colour of sRGB at this OKLab lightness and hue, to 8 bits."""
    low, high = 0.0, 1.0
    for step in range(20):
        part = high if step == 0 else (low + high) / 2
        linear = oklab_to_linear(color * (1, part, part))
        if (linear >= -1e-4).all() and (linear <= 1 + 1e-4).all():
            low = part
            if step == 0:
                break
        else:
            high = part
    codes = np.rint(encode_rgb(oklab_to_linear(color * (1, low, low))) * 255).astype(np.uint8)
    return Color.from_hex(codes.tobytes().hex())
