"""What every table of the shipped models is measured with: weights, pictures, chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from colorstudio.methods.base import Quiet, RunContext
from colorstudio.training.scenes.collection import Collection, Item
from colorstudio.training.scenes.families import TEST

if TYPE_CHECKING:
    from colorstudio.diffusion.bundle import Bundle
    from colorstudio.engine.engine import Engine

Say = Callable[[str], None]
Drawn = TypeVar("Drawn")


@dataclass(eq=False)
class Testbed:
    """``split``: "test" for what is reported, "validation" for every choice.

    ``part``: how much of each table is measured, 1 for all: quick looks take less. ``bundle``: id
    of the weights. ``sheets``: where contact sheets go, None for none. ``judge``: the folder of the
    judge, None for the one that comes along. ``shown``: names of the contact sheets so far.
    """

    engine: Engine
    bundle: str
    collection: Collection
    split: str = TEST
    part: float = 1.0
    sheets: Path | None = None
    judge: Path | None = None
    ctx: RunContext = field(default_factory=Quiet)
    say: Say = lambda text: None
    shown: list[str] = field(default_factory=list)

    @cached_property
    def glyphs(self) -> tuple[Item, ...]:
        """The split's glyphs, in the collection's order."""
        return tuple(item for item in self.collection.of(self.split) if not item.is_photo)

    @cached_property
    def photos(self) -> tuple[Item, ...]:
        return tuple(item for item in self.collection.of(self.split) if item.is_photo)

    @cached_property
    def weights(self) -> Bundle:
        return next(b for b in self.engine.store.bundles() if b.id == self.bundle)

    def count(self, whole: int, least: int = 2) -> int:
        """How many of ``whole`` are measured."""
        return min(whole, max(least, round(whole * self.part)))

    def rng(self, *names: object) -> np.random.Generator:
        """Chance by name: the same name gives the same numbers, whatever was drawn before."""
        digest = blake2b("/".join(map(str, names)).encode(), digest_size=8).digest()
        return np.random.Generator(np.random.Philox(int.from_bytes(digest, "little") >> 1))

    def drawn(self, items: Sequence[Drawn], count: int, name: str) -> list[Drawn]:
        """``count`` of the items, unchosen: the same ones each time."""
        order = self.rng("drawn", name).permutation(len(items))
        return [items[n] for n in order[:count]]

    def run(self, way: str, request: Any) -> Any:
        """The `Result` of a way with the weights that are measured; its ``raw`` is the decode."""
        return self.engine.run(way, request, self.ctx, bundle=self.bundle)
