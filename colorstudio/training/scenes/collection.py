"""A collection of glyphs and photos with what is known of them, in folders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from colorstudio import json_text
from colorstudio.errors import BadInput
from colorstudio.training.data import read_rgba
from colorstudio.training.scenes.families import TRAIN, family_of_glyph, family_of_photo, split_of
from colorstudio.training.scenes.words import NAMES

GLYPHS, PHOTOS = "illustrations/metadata.jsonl", "photos/metadata.jsonl"
SHIPPABLE = {"fluentui-emoji": "MIT", "noto-emoji": "Apache-2.0"}
"""Collections of glyphs that may be trained on, and their licences."""
LEFT_OUT_STYLES = ("high_contrast",)
GLYPH_SIDE, PHOTO_SIDE = 128, 160
"""Glyphs are kept so large, photos by their shorter side."""
COLOR_WORDS = frozenset(NAMES) | {"gray", "colored", "coloured", "color", "light", "dark"}


@dataclass(frozen=True, eq=False)
class Item:
    """One picture. ``words``: what it shows, without colours: "apple", "a photo of a shirt".

    ``style``: of a glyph: "3d", "color", "flat"; "photo" of photos. ``label``: what is told apart
    of photos ("shirt"); glyphs have their group. ``family``: see `families`.
    """

    id: str
    words: str
    style: str
    label: str
    family: str
    source: str
    licence: str
    code: str = ""

    @property
    def split(self) -> str:
        return split_of(self.family)

    @property
    def is_photo(self) -> bool:
        return self.style == "photo"


class Collection:
    """Pictures by id, read once and kept.

    ``read``: gives an item's picture, h x w x 4 uint8 with straight alpha. ``folder``: where the
    pictures are files of their own. ``words``: of glyphs of training whose pictures are not here.
    """

    def __init__(
        self,
        items: Sequence[Item],
        read: Callable[[str], np.ndarray],
        folder: Path | None = None,
        words: Sequence[str] = (),
    ) -> None:
        self.items = tuple(items)
        self._read, self._folder, self._words = read, folder, tuple(words)
        self._kept: dict[str, np.ndarray] = {}

    def picture(self, item: Item) -> np.ndarray:
        """h x w x 4 uint8, straight alpha: of glyphs 128 x 128. Raises BadInput."""
        if item.id not in self._kept:
            self._kept[item.id] = self._read(item.id)
        return self._kept[item.id]

    def file_of(self, item: Item) -> bytes | None:
        """An item's own file as it is, where there is one. Raises OSError."""
        return (self._folder / item.id).read_bytes() if self._folder else None

    @property
    def training_words(self) -> tuple[str, ...]:
        """What each glyph of training shows, in the collection's order, with or without picture."""
        return self._words or tuple(i.words for i in self.of(TRAIN) if not i.is_photo)

    def of(self, split: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.split == split)


def collection_in(folder: Path) -> Collection:
    """The glyphs and photos below ``folder``, with their rows of metadata. Raises BadInput.

    ``folder``: may also be what `packed.pack` has made of one.
    """
    from colorstudio.training.scenes.packed import is_pack, packed_in

    if is_pack(folder):
        return packed_in(folder)
    items = [*_glyphs(folder), *_photos(folder)]
    if not items:
        raise BadInput(
            f"There is no collection in {folder}.",
            f"It holds {GLYPHS} or {PHOTOS}, with the pictures that they name.",
        )

    def read(name: str) -> np.ndarray:
        return reduced(read_rgba(folder / name), name)

    return Collection(items, read, folder)


def reduced(rgba: np.ndarray, name: str) -> np.ndarray:
    """A picture at the size at which it is kept; a smaller one as it is. h x w x 4 uint8."""
    side = PHOTO_SIDE if name.startswith("photos/") else GLYPH_SIDE
    scale = side / min(rgba.shape[:2])
    if scale >= 1:
        return rgba
    h, w = rgba.shape[:2]
    size = max(side, round(w * scale)), max(side, round(h * scale))
    return cv2.resize(rgba, size, interpolation=cv2.INTER_AREA)


def _glyphs(folder: Path) -> Iterator[Item]:
    for row in _rows(folder / GLYPHS):
        if row["source"] not in SHIPPABLE:
            continue
        words = plain_words(row["name"] or "")
        for style, file in row["files"].items():
            if style in LEFT_OUT_STYLES:
                continue
            yield Item(
                id=f"illustrations/{file}",
                words=words,
                style="noto" if row["source"] == "noto-emoji" else style,
                label=row.get("group") or "",
                family=family_of_glyph(row["code"]),
                source=row["source"],
                licence=SHIPPABLE[row["source"]],
                code=row["code"],
            )


def _photos(folder: Path) -> Iterator[Item]:
    for row in _rows(folder / PHOTOS):
        if not row["licence"].startswith("CC0"):
            continue
        yield Item(
            id=row["file"],
            words=row["caption"].lower(),
            style="photo",
            label=row["label"],
            family=family_of_photo(Path(row["file"]).stem),
            source=row["source"],
            licence="CC0-1.0",
        )


def _rows(file: Path) -> Iterator[dict]:
    if file.is_file():
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                yield json_text.loads(line)


def plain_words(name: str) -> str:
    """A glyph's name without what follows a colon, without colours and odd signs: "apple"."""
    head, _, tail = name.lower().partition(":")
    if head in ("flag", "keycap"):
        head = f"{head} {tail}" if head == "flag" else head
    words = re.sub(r"[^a-z ]+", " ", head.replace("\u2019", "").replace("-", " ")).split()
    kept = [word for word in words if word not in COLOR_WORDS]
    return " ".join(kept) or "sign"
