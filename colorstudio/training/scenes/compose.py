"""Composes pictures of a collection: what is seen, where, in which colours, and in which words."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from colorstudio.imaging.color import encode_rgb, lab_to_linear, rgb_to_lab
from colorstudio.training.scenes.collection import Collection, Item
from colorstudio.training.scenes.words import said, with_article

PAIRS, PHOTO_PART = 0.22, 0.14
"""Parts of the pictures that show two glyphs, and that are photos."""
SHIFTED = 0.6
"""The part of the glyphs whose hues are turned."""
SILENT = 0.25
"""The part of the captions that name no colours of objects."""
OBJECT_ALPHA = 0.5


@dataclass(frozen=True, eq=False)
class Thing:
    """One object of a scene. ``mask``: side x side float32, how much of each pixel is it.

    ``color``: what was measured on it ("red", "red and white", ""); ``turned``: degrees.
    """

    item: Item
    mask: np.ndarray
    color: str
    turned: float


@dataclass(frozen=True, eq=False)
class Scene:
    """``rgb``: side x side x 3 uint8. ``ground``: its colour in words, "" where none is said."""

    rgb: np.ndarray
    caption: str
    things: tuple[Thing, ...]
    ground: str


@dataclass(frozen=True)
class Layer:
    """A glyph to be laid on a ground: ``at``: left and top; ``size``: of its square, in pixels.

    ``turned``: degrees of hue; ``chroma``: what its chroma is multiplied by.
    """

    item: Item
    at: tuple[int, int]
    size: int
    mirrored: bool = False
    turned: float = 0.0
    chroma: float = 1.0


def scene(collection: Collection, items: Choice, side: int, rng: np.random.Generator) -> Scene:
    """A picture as training has them; everything is drawn from ``rng``."""
    if items.photos and (not items.glyphs or rng.random() < PHOTO_PART):
        return photo_scene(collection, items.photo(rng), side, rng)
    ground, word = drawn_ground(side, rng)
    layers = drawn_layers(items, side, rng)
    silent = rng.random() < SILENT
    return composed(collection, layers, ground, word, silent=silent)


class Choice:
    """What scenes are made of: a split's glyphs by style, and its photos."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.photos = tuple(item for item in items if item.is_photo)
        self.glyphs = tuple(item for item in items if not item.is_photo)

    def glyph(self, rng: np.random.Generator) -> Item:
        return self.glyphs[int(rng.integers(len(self.glyphs)))]

    def photo(self, rng: np.random.Generator) -> Item:
        return self.photos[int(rng.integers(len(self.photos)))]


def choice(collection: Collection, split: str) -> Choice:
    """What scenes of a split are made of."""
    return Choice(collection.of(split))


# -- pictures -------------------------------------------------------------------------------------


def composed(
    collection: Collection,
    layers: list[Layer],
    ground: np.ndarray,
    ground_word: str = "",
    *,
    silent: bool = False,
) -> Scene:
    """Glyphs laid on a ground (side x side x 3 uint8), with the caption that follows from them.

    ``silent``: the caption names no colours.
    """
    rgb = ground.astype(np.float32)
    things: list[Thing] = []
    for layer in layers:
        glyph = turned(collection.picture(layer.item), layer.turned, layer.chroma)
        if layer.mirrored:
            glyph = glyph[:, ::-1]
        laid, alpha = _laid(glyph, layer.at, layer.size, ground.shape[0])
        rgb = laid * alpha[..., None] + rgb * (1 - alpha[..., None])
        things = [Thing(t.item, t.mask * (1 - alpha), t.color, t.turned) for t in things]
        things.append(Thing(layer.item, alpha, _color_of(glyph), layer.turned))
    codes = np.rint(rgb).astype(np.uint8)
    if silent:
        things = [Thing(t.item, t.mask, "", t.turned) for t in things]
    caption = caption_of(things, [layer.at[0] for layer in layers], "" if silent else ground_word)
    return Scene(codes, caption, tuple(things), ground_word)


def caption_of(things: list[Thing], lefts: list[int], ground: str) -> str:
    """ "a red apple on a blue ground", "a green leaf left of a red apple"."""
    names = [with_article(f"{thing.color} {thing.item.words}".strip()) for thing in things]
    if len(names) == 2:
        first, second = np.argsort(lefts)
        text = f"{names[first]} left of {names[second]}"
    else:
        text = names[0]
    return f"{text} on {with_article(ground)} ground" if ground else text


def photo_scene(collection: Collection, item: Item, side: int, rng: np.random.Generator) -> Scene:
    """A square out of a photo; clothes are named with the colour of their middle."""
    rgb = collection.picture(item)[..., :3]
    h, w = rgb.shape[:2]
    part = int(min(h, w) * rng.uniform(0.75, 1.0))
    top, left = (int(rng.integers(n - part + 1)) for n in (h, w))
    rgb = rgb[top : top + part, left : left + part]
    if rng.random() < 0.5:
        rgb = rgb[:, ::-1]
    rgb = np.ascontiguousarray(cv2.resize(rgb, (side, side), interpolation=cv2.INTER_AREA))
    words = item.words
    if "clothing" in item.id and rng.random() >= SILENT:
        middle = rgb[side // 3 : -side // 3 : 2, side // 3 : -side // 3 : 2].reshape(-1, 3)
        color = said(rgb_to_lab(middle))
        words = words.replace(item.label, f"{color} {item.label}") if color else words
        words = words.replace("a orange", "an orange")
    return Scene(rgb, words, (), "")


def turned(rgba: np.ndarray, degrees: float, chroma: float = 1.0) -> np.ndarray:
    """A picture with all hues turned in CIELAB at the same L*; alpha as it is.

    What leaves sRGB is clipped.
    """
    if degrees == 0 and chroma == 1:
        return rgba
    lab = rgb_to_lab(rgba[..., :3])
    angle = np.deg2rad(degrees)
    a, b = lab[..., 1] * chroma, lab[..., 2] * chroma
    lab[..., 1] = np.cos(angle) * a - np.sin(angle) * b
    lab[..., 2] = np.sin(angle) * a + np.cos(angle) * b
    codes = np.rint(encode_rgb(np.clip(lab_to_linear(lab), 0, 1)) * 255).astype(np.uint8)
    return np.dstack([codes, rgba[..., 3]]) if rgba.shape[-1] == 4 else codes


def _laid(
    glyph: np.ndarray, at: tuple[int, int], size: int, side: int
) -> tuple[np.ndarray, np.ndarray]:
    """A glyph at its place: colours (side x side x 3) and alpha (side x side), float32."""
    alpha = glyph[..., 3:].astype(np.float32) / 255
    both = np.concatenate([glyph[..., :3] * alpha, alpha], axis=-1).astype(np.float32)
    way = cv2.INTER_AREA if size < glyph.shape[0] else cv2.INTER_CUBIC
    if size != glyph.shape[0]:
        both = cv2.resize(both, (size, size), interpolation=way)
    whole = np.zeros((side, side, 4), np.float32)
    x, y = at
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + size, side), min(y + size, side)
    whole[y0:y1, x0:x1] = both[y0 - y : y1 - y, x0 - x : x1 - x]
    alpha = whole[..., 3].clip(0, 1)
    return (whole[..., :3] / np.maximum(alpha, 1e-3)[..., None]).clip(0, 255), alpha


def _color_of(glyph: np.ndarray) -> str:
    small = glyph[1::3, 1::3]
    seen = small[..., 3] > OBJECT_ALPHA * 255
    return said(rgb_to_lab(small[seen]))


# -- chance ---------------------------------------------------------------------------------------


def drawn_ground(side: int, rng: np.random.Generator) -> tuple[np.ndarray, str]:
    """A ground, side x side x 3 uint8, and its colour in words ("" for paper and mixtures)."""
    kind = rng.random()
    if kind < 0.3:
        level = 255 if rng.random() < 0.8 else int(rng.integers(0, 256))
        return np.full((side, side, 3), level, np.uint8), ""
    first = _drawn_color(rng)
    if kind < 0.75:
        codes = _codes(first)
        return np.broadcast_to(codes, (side, side, 3)).copy(), said(rgb_to_lab(codes[None]))
    second = _drawn_color(rng)
    if kind < 0.9:  # from one to the other
        angle = rng.uniform(0, 2 * np.pi)
        y, x = np.mgrid[:side, :side] / (side - 1) - 0.5
        part = (x * np.cos(angle) + y * np.sin(angle) + 0.5).clip(0, 1)[..., None]
        return _codes(first * (1 - part) + second * part), ""
    ground = np.broadcast_to(_codes(first), (side, side, 3)).copy()
    for _ in range(int(rng.integers(1, 6))):  # blocks
        x0, x1 = np.sort(rng.integers(0, side + 1, 2))
        y0, y1 = np.sort(rng.integers(0, side + 1, 2))
        ground[y0:y1, x0:x1] = _codes(_drawn_color(rng))
    return ground, ""


def _drawn_color(rng: np.random.Generator) -> np.ndarray:
    """A colour in CIELAB: pale, plain or strong, of any hue."""
    angle = rng.uniform(0, 2 * np.pi)
    strong = rng.random()
    chroma = rng.uniform(0, 25) if strong < 0.3 else rng.uniform(20, 100)
    return np.array([rng.uniform(20, 95), chroma * np.cos(angle), chroma * np.sin(angle)])


def _codes(lab: np.ndarray) -> np.ndarray:
    linear = np.clip(lab_to_linear(lab), 0, 1)
    return np.rint(encode_rgb(linear) * 255).astype(np.uint8)


def drawn_layers(items: Choice, side: int, rng: np.random.Generator) -> list[Layer]:
    """One glyph somewhere, or now and then two side by side."""
    return _pair(items, side, rng) if rng.random() < PAIRS else [_single(items, side, rng)]


def _colors(rng: np.random.Generator) -> tuple[float, float]:
    if rng.random() >= SHIFTED:
        return 0.0, float(rng.uniform(0.85, 1.2))
    return float(rng.uniform(0, 360)), float(rng.uniform(0.7, 1.3))


def _single(items: Choice, side: int, rng: np.random.Generator) -> Layer:
    size = int(side * rng.uniform(0.72, 0.98))
    room = side - size
    at = int(rng.integers(room + 1)), int(rng.integers(room + 1))
    degrees, chroma = _colors(rng)
    return Layer(items.glyph(rng), at, size, bool(rng.random() < 0.3), degrees, chroma)


def _pair(items: Choice, side: int, rng: np.random.Generator) -> list[Layer]:
    layers = []
    for left in (True, False):
        size = int(side * rng.uniform(0.42, 0.5))
        x = int(rng.integers(side // 2 - size + 1)) + (0 if left else side // 2)
        y = int(rng.integers(side - size + 1))
        degrees, chroma = _colors(rng)
        layers.append(Layer(items.glyph(rng), (x, y), size, False, degrees, chroma))
    return layers
