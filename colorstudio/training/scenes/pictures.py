"""Composed scenes where recipes expect the pictures of a folder."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from colorstudio.errors import BadInput
from colorstudio.training.data import Pictures, Row
from colorstudio.training.draws import Draw, key_of
from colorstudio.training.recipe import Picture
from colorstudio.training.scenes.collection import Collection, collection_in
from colorstudio.training.scenes.compose import Scene, choice, scene
from colorstudio.training.scenes.families import TRAIN
from colorstudio.training.scenes.pairs import Styles, pair
from colorstudio.training.scenes.words import with_article

SIDE = 128
STREAM, PAIRED = "scene", "paired"
REFERENCE = "reference"
"""Among a picture's facts: what lends it colours, side x side x 3 uint8; absent where none was
made."""
THINGS = "things"
"""Among its facts: what is said of each of its things ("a red apple") and where it is seen, side x
side uint8."""


class Scenes(Pictures):
    """``count`` pictures that are composed when asked for; each follows from its number alone.

    ``pairs``: the part of them that come with a reference (`pairs.pair`). Raises BadInput where the
    collection has nothing of the split.
    """

    def __init__(
        self,
        collection: Collection,
        count: int,
        *,
        split: str = TRAIN,
        side: int = SIDE,
        seed: int = 0,
        pairs: float = 0.0,
    ) -> None:
        rows = [Row(Path(f"scene-{n:06d}")) for n in range(count)]
        super().__init__(rows)
        self._collection, self._items = collection, choice(collection, split)
        if not self._items.glyphs and not self._items.photos:
            raise BadInput(
                f"The collection has no pictures of the split “{split}”.", "Name another one."
            )
        self._side, self._seed, self._split = side, seed, split
        self._pairs, self._styles = pairs, Styles(self._items.glyphs)

    def read(self, index: int) -> Picture:
        """The scene at ``index``: opaque, with its caption."""
        draw = Draw(key_of(self._seed, index))
        facts: dict[str, Any] = {}
        rng = draw.rng(STREAM)
        if self._items.glyphs and draw.rng(PAIRED).random() < self._pairs:
            found, lending = pair(self._collection, self._items, self._styles, self._side, rng)
            facts[REFERENCE] = lending.rgb
        else:
            found = scene(self._collection, self._items, self._side, rng)
        facts[THINGS] = [
            (with_article(f"{thing.color} {thing.item.words}".strip()), _mask(thing.mask))
            for thing in found.things
        ]
        return Picture(self.rows[index].path.name, _opaque(found), found.caption, facts)

    def fingerprint(self) -> str:
        digest = sha256(f"{len(self)}/{self._split}/{self._side}/{self._seed}".encode())
        if self._pairs:
            digest.update(f"/pairs {self._pairs}".encode())
        for item in self._items.glyphs + self._items.photos:
            digest.update(f"{item.id}\0{item.words}\0".encode())
        return digest.hexdigest()


def scenes_in(
    folder: Path,
    count: int,
    *,
    split: str = TRAIN,
    side: int = SIDE,
    seed: int = 0,
    pairs: float = 0.0,
) -> Scenes:
    """`Scenes` of the collection in a folder. Raises BadInput."""
    return Scenes(collection_in(folder), count, split=split, side=side, seed=seed, pairs=pairs)


def _mask(mask: np.ndarray) -> np.ndarray:
    return np.rint(mask * 255).astype(np.uint8)


def _opaque(found: Scene) -> np.ndarray:
    return np.dstack([found.rgb, np.full(found.rgb.shape[:2], 255, np.uint8)])
