"""Composed scenes where recipes expect the pictures of a folder."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import numpy as np

from colorstudio.training.data import Pictures, Row
from colorstudio.training.draws import Draw, key_of
from colorstudio.training.recipe import Picture
from colorstudio.training.scenes.collection import Collection, collection_in
from colorstudio.training.scenes.compose import choice, scene
from colorstudio.training.scenes.families import TRAIN

SIDE = 128
STREAM = "scene"


class Scenes(Pictures):
    """``count`` pictures that are composed when asked for; each follows from its number alone."""

    def __init__(
        self, collection: Collection, count: int, *, split: str = TRAIN, side: int = SIDE, seed=0
    ) -> None:
        rows = [Row(Path(f"scene-{n:06d}")) for n in range(count)]
        super().__init__(rows)
        self._collection, self._items = collection, choice(collection, split)
        self._side, self._seed, self._split = side, seed, split

    def read(self, index: int) -> Picture:
        """The scene at ``index``: opaque, with its caption."""
        rng = Draw(key_of(self._seed, index)).rng(STREAM)
        found = scene(self._collection, self._items, self._side, rng)
        opaque = np.full((self._side, self._side, 1), 255, np.uint8)
        rgba = np.concatenate([found.rgb, opaque], axis=-1)
        return Picture(self.rows[index].path.name, rgba, found.caption)

    def fingerprint(self) -> str:
        digest = sha256(f"{len(self)}/{self._split}/{self._side}/{self._seed}".encode())
        for item in self._items.glyphs + self._items.photos:
            digest.update(f"{item.id}\0{item.words}\0".encode())
        return digest.hexdigest()


def scenes_in(folder: Path, count: int, *, split: str = TRAIN, side: int = SIDE, seed: int = 0):
    """`Scenes` of the collection in a folder. Raises BadInput."""
    return Scenes(collection_in(folder), count, split=split, side=side, seed=seed)
