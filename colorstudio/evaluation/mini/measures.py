"""Numbers that several tables share: differences, edges, hues; and plain pictures of glyphs.

Pictures are h x w x 3 uint8 in sRGB; masks are h x w in [0, 1], the weight of each pixel.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.evaluation.mini.report import Figure
from colorstudio.evaluation.photo_metrics import colorfulness
from colorstudio.imaging.color import chroma_limit, encode_rgb, lab_to_linear, rgb_to_lab
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.pixels import Pixels
from colorstudio.training.scenes.collection import Collection, Item
from colorstudio.training.scenes.compose import OBJECT_ALPHA, Layer, Scene, composed

SIDE = 128
"""Pictures of the tables are so large: what the shipped weights were trained at."""
GLYPH_PART = 0.875
"""How much of a plain picture's side its glyph takes."""
EDGE = 10.0
"""Neighbours that are further apart in CIELAB have an edge between them."""
HALVES = 400
WHITE = (255, 255, 255)

colourfulness = colorfulness


def de00(rgb: np.ndarray, truth: np.ndarray, mask: np.ndarray | None = None) -> float:
    """Mean CIEDE2000 of two pictures; ``mask``: over these pixels alone, by weight.

    Raises BadInput for an empty mask.
    """
    return weighted(delta_e00(rgb_to_lab(rgb), rgb_to_lab(truth)), mask)


def chroma_error(rgb: np.ndarray, truth: np.ndarray, mask: np.ndarray | None = None) -> float:
    """Mean distance of two pictures in a*b*; ``mask`` as in `de00`."""
    away = rgb_to_lab(rgb)[..., 1:] - rgb_to_lab(truth)[..., 1:]
    return weighted(np.hypot(away[..., 0], away[..., 1]), mask)


def weighted(values: np.ndarray, mask: np.ndarray | None = None) -> float:
    """The mean of h x w values. Raises BadInput where the mask weighs nothing."""
    if mask is None:
        return float(values.mean())
    weight = np.asarray(mask, np.float64)
    if weight.sum() <= 0:
        raise BadInput(
            "There is nothing to measure: the mask is empty.", "Give a mask with something in it."
        )
    return float((values * weight).sum() / weight.sum())


def grey_of(rgb: np.ndarray) -> np.ndarray:
    """The grey picture of the same L*."""
    return colored(rgb, np.zeros((*rgb.shape[:2], 2)))


def colored(rgb: np.ndarray, ab: np.ndarray) -> np.ndarray:
    """The L* of ``rgb`` with the colours ``ab`` (h x w x 2); chroma gives way to the gamut."""
    light = rgb_to_lab(rgb)[..., 0]
    ab = np.asarray(ab, np.float64)
    lab = np.concatenate([light[..., None], ab * chroma_limit(light, ab)[..., None]], axis=-1)
    return np.rint(encode_rgb(np.clip(lab_to_linear(lab), 0, 1)) * 255).astype(np.uint8)


def exact_lightness(rgb: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """The colours of ``rgb`` under the L* of ``truth``."""
    return colored(truth, rgb_to_lab(rgb)[..., 1:])


def edges(rgb: np.ndarray, least: float = EDGE) -> np.ndarray:
    """Pixels (h x w bool) that differ from a neighbour by more than ``least`` in CIELAB."""
    lab = rgb_to_lab(rgb)
    found = np.zeros(rgb.shape[:2], bool)
    down = np.linalg.norm(np.diff(lab, axis=0), axis=-1) > least
    right = np.linalg.norm(np.diff(lab, axis=1), axis=-1) > least
    found[1:] |= down
    found[:-1] |= down
    found[:, 1:] |= right
    found[:, :-1] |= right
    return found


def within(found: np.ndarray, pixels: float) -> np.ndarray:
    """Pixels (h x w bool) that are no further than ``pixels`` from one that is found."""
    if not found.any():
        return np.zeros(found.shape, bool)
    away = cv2.distanceTransform((~found).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return away <= pixels


def hue_of(rgb: np.ndarray, mask: np.ndarray | None = None) -> float:
    """The mean hue, degrees in [0, 360): circular, each pixel by its chroma (and ``mask``)."""
    ab = rgb_to_lab(rgb)[..., 1:]
    a, b = (weighted(ab[..., axis], mask) for axis in (0, 1))
    return float(np.degrees(np.arctan2(b, a)) % 360)


def hue_apart(first: float, second: float) -> float:
    """How far two hues are apart, degrees in [0, 180]."""
    return abs((first - second + 180) % 360 - 180)


def plain_ground(
    collection: Collection,
    item: Item,
    ground: tuple[int, int, int] = WHITE,
    *,
    side: int = SIDE,
    turned: float = 0.0,
    chroma: float = 1.0,
) -> Scene:
    """A glyph in the middle of a ground of one colour (sRGB); its mask is ``things[0].mask``.

    ``turned``, ``chroma``: see `compose.Layer`.
    """
    size = round(side * GLYPH_PART)
    at = (side - size) // 2
    layer = Layer(item, (at, at), size, turned=turned, chroma=chroma)
    return composed(collection, [layer], np.full((side, side, 3), ground, np.uint8))


def object_of(scene: Scene) -> np.ndarray:
    """1 where a scene's first object covers more than half of a pixel, else 0; h x w."""
    return (scene.things[0].mask > OBJECT_ALPHA).astype(np.float64)


def one_of_each(items: Sequence[Item]) -> list[Item]:
    """The first of each family: cases that do not depend on each other."""
    first: dict[str, Item] = {}
    for item in items:
        first.setdefault(item.family, item)
    return list(first.values())


def photo_square(collection: Collection, item: Item, side: int = SIDE) -> np.ndarray:
    """The middle of a photo: side x side x 3 uint8."""
    rgb = collection.picture(item)[..., :3]
    h, w = rgb.shape[:2]
    edge = min(h, w)
    top, left = (h - edge) // 2, (w - edge) // 2
    part = np.ascontiguousarray(rgb[top : top + edge, left : left + edge])
    way = cv2.INTER_AREA if edge > side else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(part, (side, side), interpolation=way))


def halves_figure(
    name: str, rows: np.ndarray, statistic: Callable[[np.ndarray], float], **facts: Any
) -> Figure:
    """``statistic`` (of rows: n x k to a number) with its interval over random halves of the rows.

    For statistics of pairs of rows, such as KID, which rows that are drawn twice would mislead. A
    half scatters about the whole as a new sample does: 1 / (n / 2) - 1 / n = 1 / n.
    """
    rng = np.random.Generator(np.random.Philox(0))
    n = len(rows)
    found = [statistic(rows[rng.permutation(n)[: max(2, n // 2)]]) for _ in range(HALVES)]
    low, high = np.percentile(found, [2.5, 97.5])
    return Figure(name, float(statistic(rows)), float(low), float(high), n, **facts)


def pixels_of(rgb: np.ndarray) -> Pixels:
    """As a request takes it: opaque."""
    return Pixels(np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)]))


def rgb_of(pixels: Pixels) -> np.ndarray:
    """h x w x 3 uint8 of an 8-bit picture."""
    return np.ascontiguousarray(pixels.array[..., :3])
