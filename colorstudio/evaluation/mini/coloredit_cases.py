"""What the table of ColorEdit asks: objects of one colour, and references of another hue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from colorstudio.evaluation.mini.coloredit_measures import INSIDE, is_one_colour
from colorstudio.evaluation.mini.measures import SIDE, hue_of, pixels_of
from colorstudio.evaluation.mini.testbed import Testbed
from colorstudio.evaluation.recolor_metrics import MeanColor, mean_color
from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB
from colorstudio.imaging.shading import measured
from colorstudio.methods.recolor.coloredit.request import ColorEditRequest
from colorstudio.methods.recolor.request import RecolorRequest
from colorstudio.training.scenes.collection import Item
from colorstudio.training.scenes.compose import Layer, Scene, composed, drawn_ground, turned
from colorstudio.training.scenes.words import CHROMATIC, said

LEAST_TURN, TRIES = 60.0, 8
"""Degrees by which hues are turned at least, and how many turns are tried for another name."""


@dataclass(frozen=True, eq=False)
class Case:
    """An object and its reference. ``truth``: the same scene with the object's hues turned.

    ``mask``: h x w float32 of the object. ``wanted``: the reference's hue (HSV).
    """

    source: Scene
    truth: Scene
    reference: Color | Pixels
    wanted: MeanColor

    @property
    def mask(self) -> np.ndarray:
        return self.source.things[0].mask

    @property
    def by_picture(self) -> bool:
        return isinstance(self.reference, Pixels)

    def asked(self, **settings: Any) -> ColorEditRequest:
        color, picture = _either(self.reference)
        return ColorEditRequest(
            pixels_of(self.source.rgb),
            self.mask,
            color,
            picture,
            prompt=self.source.caption,
            target_prompt=self.truth.caption,
            **settings,
        )

    def asked_at_once(self) -> RecolorRequest:
        color, picture = _either(self.reference)
        return RecolorRequest(pixels_of(self.source.rgb), self.mask, color, picture)

    @property
    def swatch(self) -> np.ndarray:
        """The reference to look at: h x w x 3 uint8."""
        if isinstance(self.reference, Color):
            return np.full((SIDE, SIDE, 3), self.reference.rgb8, np.uint8)
        return _on_white(self.reference.array)


def cases(bed: Testbed, count: int) -> Iterator[Case]:
    """``count`` of them, or as many as there are glyphs of one colour, in an order by lot."""
    order = bed.drawn(bed.glyphs, len(bed.glyphs), "coloredit")
    plain = [item for item in order if is_one_colour(bed.collection.picture(item))]
    made = 0
    for number, item in enumerate(plain):
        lender = plain[(number + 1) % len(plain)]
        case = _case(bed, item, lender if made % 2 else None)
        if case is not None:
            made += 1
            yield case
        if made == count:
            return


def _case(bed: Testbed, item: Item, lender: Item | None) -> Case | None:
    """None where no turn of its hue has another name, or the reference has no colour."""
    rng = bed.rng("coloredit", item.id)
    ground, word = drawn_ground(SIDE, rng)
    size = int(SIDE * rng.uniform(0.72, 0.95))
    at = int(rng.integers(SIDE - size + 1)), int(rng.integers(SIDE - size + 1))
    first = float(rng.choice([0.0, rng.uniform(0, 360)]))
    layer = Layer(item, at, size, turned=first)
    source = composed(bed.collection, [layer], ground, word)
    for turn in rng.uniform(LEAST_TURN, 360 - LEAST_TURN, TRIES):
        other = replace(layer, turned=first + float(turn))
        truth = composed(bed.collection, [other], ground, word)
        before, after = source.things[0].color, truth.things[0].color
        if after in CHROMATIC and before and after != before:
            break
    else:
        return None
    reference: Color | Pixels
    if lender is None:
        reference = _color_of(truth)
        seen = np.array([reference.rgb8], np.uint8)
    else:
        picture = _lent(bed.collection.picture(lender), truth)
        reference, seen = Pixels(picture), _seen(picture)
    wanted = mean_color(seen[None])
    if wanted.hue is None or said(rgb_to_lab(seen)) not in CHROMATIC:
        return None
    return Case(source, truth, reference, wanted)


def _color_of(scene: Scene) -> Color:
    """The object's lit mid-tone: what the instant way anchors."""
    matte = np.rint(scene.things[0].mask * 255).astype(np.uint8)
    whole = Rect(0, 0, SIDE, SIDE)
    return measured(pixels_of(scene.rgb).array, matte, SRGB, whole).color


def _lent(rgba: np.ndarray, truth: Scene) -> np.ndarray:
    """Another glyph, turned to the hue that is wanted."""
    wanted = hue_of(truth.rgb, truth.things[0].mask)
    own = hue_of(_seen(rgba)[None])
    return np.ascontiguousarray(turned(rgba, wanted - own))


def _seen(rgba: np.ndarray) -> np.ndarray:
    """Its opaque pixels, n x 3."""
    return rgba[rgba[..., 3] > INSIDE * 255][:, :3]


def _either(reference: Color | Pixels) -> tuple[Color | None, Pixels | None]:
    return (reference, None) if isinstance(reference, Color) else (None, reference)


def _on_white(rgba: np.ndarray) -> np.ndarray:
    alpha = rgba[..., 3:].astype(np.float32) / 255
    return np.rint(rgba[..., :3] * alpha + 255 * (1 - alpha)).astype(np.uint8)
