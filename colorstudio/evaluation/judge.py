"""The judge of the tables: what pictures show and how alike sets of them are; conditions nothing.

Its network, seed and training are other than those of all that is measured (`training.judge`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.torch import load as weights_in

from colorstudio import resources
from colorstudio.diffusion import own_files
from colorstudio.engine.inspection import small_json
from colorstudio.errors import BadInput
from colorstudio.evaluation.mini.report import Figure, mean_figure
from colorstudio.training.judge import ROLE
from colorstudio.training.judge_net import Judge as Net
from colorstudio.training.scenes.collection import Collection, Item
from colorstudio.training.scenes.compose import Layer, composed, drawn_ground
from colorstudio.training.scenes.families import TRAIN
from colorstudio.training.scenes.words import with_article

if TYPE_CHECKING:
    from colorstudio.evaluation.mini.testbed import Testbed

PLACE = "evaluation/judge"
BATCH = 64
CAPTIONS = 20
NO_THINGS = frozenset(
    word
    for line in (
        "bubble button down eyes food hands hearts keycap mark mouth oclock",
        "right room sign suit sweat symbol thirty tongue type up",
    )
    for word in line.split()
)
"""Last words of names that say no shape, or one that many others have."""
NO_GROUPS = frozenset({"People & Body", ""})
"""What is told apart of people is not what a picture of 64 px shows."""
SHIPPED_HEADS = (
    "face", "arrow", "square", "heart", "circle", "flag", "moon", "ball", "car", "cat",
    "star", "book", "diamond", "dog", "tree", "balloon", "bear", "box", "calendar", "clock",
)  # fmt: skip
"""What `heads` gives of the collection that the shipped weights were trained on."""
ANSWERS = 200
SUBSET, SUBSETS = 1000, 10
SIDE, PART = 128, 0.85


@dataclass(eq=False)
class Judge:
    """Pictures are h x w x 3 uint8, of any size; they are seen at 64 px."""

    net: Net

    def features(self, pictures: Sequence[np.ndarray]) -> np.ndarray:
        """n x c float64: what the network sees before it is compared with words."""
        found = [self.net.features(batch) for batch in self._batches(pictures)]
        width = 2 * self.net.config["widths"][-1]
        return torch.cat(found).double().numpy() if found else np.zeros((0, width))

    def likeness(self, pictures: Sequence[np.ndarray], captions: Sequence[str]) -> np.ndarray:
        """n x k cosines, float64. Raises BadInput for a caption without a word that it reads."""
        places = [self.net.places(caption) for caption in captions]
        for caption, words in zip(captions, places, strict=True):
            if not words[0]:
                raise BadInput(f"The judge knows no word of “{caption}”.", "Ask for another one.")
        if not len(pictures):
            return np.zeros((0, len(captions)))
        with torch.no_grad():
            texts = self.net.captions(torch.tensor(places))
            seen = torch.cat([self.net.pictures(self.net.features(b))
                              for b in self._batches(pictures)])  # fmt: skip
            return (seen @ texts.T).double().numpy()

    def top(self, pictures: Sequence[np.ndarray], captions: Sequence[str]) -> np.ndarray:
        """The place of the likeliest caption of each picture: n int64."""
        return self.likeness(pictures, captions).argmax(1)

    def kid(self, made: np.ndarray, truths: np.ndarray) -> float:
        """See `kid`."""
        return kid(made, truths)

    def _batches(self, pictures: Sequence[np.ndarray]) -> Any:
        with torch.no_grad():
            for at in range(0, len(pictures), BATCH):
                squares = [_seen(rgb, self.net.side) for rgb in pictures[at : at + BATCH]]
                batch = torch.from_numpy(np.stack(squares)).permute(0, 3, 1, 2)
                yield batch.float() / 127.5 - 1


def judge_of(bed: Testbed) -> Judge:
    """The judge in the testbed's folder, or the one that comes along. Raises BadInput."""
    return load(bed.judge or resources.root() / PLACE)


@lru_cache(maxsize=2)
def load(folder: Path) -> Judge:
    """From a folder that `train judge` left, or its part. Raises BadInput."""
    part = folder / ROLE if (folder / ROLE).is_dir() else folder
    if not (part / own_files.CONFIG).is_file():
        raise BadInput(
            f"There is no judge in {folder}.",
            "`colorstudio train judge --mini` makes one; name its folder with --judge.",
        )
    config = small_json(part / own_files.CONFIG)
    try:
        if config.pop(own_files.CLASS, "") != Net.__name__:
            raise ValueError("it is another network's")
        net = Net.from_config(config)
        weights = weights_in((part / own_files.WEIGHTS).read_bytes())
        net.load_state_dict({name: value.float() for name, value in weights.items()})
    except (OSError, TypeError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise BadInput(f"The judge in {folder} is damaged: {error}.", "Train it anew.") from error
    return Judge(net.eval().requires_grad_(False))


def kid(made: np.ndarray, truths: np.ndarray, *, subset: int = SUBSET, seed: int = 0) -> float:
    """Kernel Inception distance of two sets of features, n x c and m x c (n, m >= 2).

    The unbiased square of the maximum mean discrepancy under (x.y / c + 1)^3 (Binkowski et al.,
    arXiv 1801.01401); 0 on average for sets of one kind, below it by chance. Of larger sets the
    mean over `SUBSETS` seeded draws of ``subset``. Raises BadInput for a set of less than two.
    """
    x, y = (np.asarray(rows, np.float64) for rows in (made, truths))
    if min(len(x), len(y)) < 2:
        raise BadInput("KID is of two sets of at least two pictures each.")
    if max(len(x), len(y)) <= subset:
        return _discrepancy(x, y)
    rng = np.random.Generator(np.random.Philox(seed))
    drawn = [
        _discrepancy(*(rows[rng.permutation(len(rows))[:subset]] for rows in (x, y)))
        for _ in range(SUBSETS)
    ]
    return float(np.mean(drawn))


def _discrepancy(x: np.ndarray, y: np.ndarray) -> float:
    def kernel(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return (a @ b.T / a.shape[1] + 1) ** 3

    def among(rows: np.ndarray) -> float:
        found = kernel(rows, rows)
        return (found.sum() - np.trace(found)) / (len(rows) * (len(rows) - 1))

    return float(among(x) + among(y) - 2 * kernel(x, y).mean())


def _seen(rgb: np.ndarray, side: int) -> np.ndarray:
    if rgb.shape[:2] == (side, side):
        return rgb
    way = cv2.INTER_AREA if min(rgb.shape[:2]) > side else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(rgb, (side, side), interpolation=way))


# -- what it is asked -----------------------------------------------------------------------------


def captions(collection: Collection, count: int = CAPTIONS) -> tuple[str, ...]:
    """The ``count`` things that the training pictures show most often: "a face", "a heart", ....

    A thing is the last word of a glyph's name; equally frequent ones by the alphabet. Fewer where
    a collection has no more; of one without pictures of training, such as the packed one, those of
    the shipped weights' own.
    """
    return tuple(with_article(word) for word in heads(collection, count))


def heads(collection: Collection, count: int = CAPTIONS) -> list[str]:
    """The words of `captions`."""
    found: dict[str, Counter[str]] = {}
    for item in _glyphs(collection, TRAIN):
        found.setdefault(head(item), Counter())[item.label] += 1
    if not found:
        return list(SHIPPED_HEADS[:count])
    usable = [
        word
        for word, groups in found.items()
        if word not in NO_THINGS and groups.most_common(1)[0][0] not in NO_GROUPS
    ]
    return sorted(usable, key=lambda word: (-found[word].total(), word))[:count]


def head(item: Item) -> str:
    """The last word of a glyph's name: "tree" of "palm tree"."""
    return item.words.split()[-1]


def accuracy(bed: Testbed) -> list[Figure]:
    """How often the judge itself is right, on compositions that it was not trained on.

    Of glyphs among the captions of `captions`: those of training where the collection has them,
    else of the split; and of the split's families, each among its own name and those of others.
    """
    judge, words = judge_of(bed), heads(bed.collection)
    found = []
    trained = _glyphs(bed.collection, TRAIN)
    known = [item for item in trained or bed.glyphs if head(item) in words]
    items = bed.drawn(known, bed.count(ANSWERS), "judge/known")
    if items:
        pictures = [_composition(bed, item, n) for n, item in enumerate(items)]
        top = judge.top(pictures, [with_article(word) for word in words])
        right = [float(words[at] == head(item)) for at, item in zip(top, items, strict=True)]
        of = "families of training" if trained else f"the {bed.split} split"
        name = f"top-1 of the {len(words)} captions, {of}"
        found.append(mean_figure(name, right, beside={"chance": 1 / len(words)}))
    held_out = [item for item in bed.glyphs if judge.net.places(item.words)[0]]
    asked = bed.drawn(held_out, bed.count(ANSWERS), "judge/held out")
    names = sorted({item.words for item in held_out})
    if asked:
        many = min(CAPTIONS, len(names))
        right = [_is_right(bed, judge, item, n, names) for n, item in enumerate(asked)]
        name = f"top-1 of {many} names, the {bed.split} split"
        found.append(mean_figure(name, right, beside={"chance": 1 / many}))
    return found


def _glyphs(collection: Collection, split: str) -> list[Item]:
    return [item for item in collection.of(split) if not item.is_photo]


def _is_right(bed: Testbed, judge: Judge, item: Item, number: int, names: Sequence[str]) -> float:
    rng = bed.rng("judge/others", number)
    others = [name for name in rng.permutation(names) if name != item.words][: CAPTIONS - 1]
    asked = [with_article(str(name)) for name in (item.words, *others)]
    return float(judge.top([_composition(bed, item, number)], asked)[0] == 0)


def _composition(bed: Testbed, item: Item, number: int) -> np.ndarray:
    rng = bed.rng("judge/composition", item.id, number)
    ground, _ = drawn_ground(SIDE, rng)
    size = round(SIDE * PART)
    at = (SIDE - size) // 2
    layer = Layer(item, (at, at), size, turned=float(rng.uniform(0, 360)))
    return composed(bed.collection, [layer], ground).rgb
