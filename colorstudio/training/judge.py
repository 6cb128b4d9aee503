"""Trains the judge of the tables: pictures beside their words, without the words of colours."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from colorstudio.diffusion import own_files
from colorstudio.errors import BadInput
from colorstudio.imaging.color import rgb_to_lab
from colorstudio.methods.base import check_ranges, slider, text
from colorstudio.training.clip import Temperature
from colorstudio.training.clip_files import read_words
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.judge_net import LEFT_OUT, WIDTH, Judge
from colorstudio.training.pictures import square
from colorstudio.training.recipe import (
    Base,
    Batch,
    Losses,
    Picture,
    Recipe,
    SavedParts,
    as_tensor,
)
from colorstudio.training.scenes.pictures import THINGS
from colorstudio.training.scenes.words import NAMES, named

ROLE = "judge"
SEEN, MARGIN = 127, 0.1
"""From which value of a mask on a thing is seen; what is left around it, of its side."""
COLORS_SIDE = 12
"""Shares of colours are counted on so many places a side."""


@dataclass(frozen=True)
class JudgeSettings:
    """``widths``, ``blocks``: see `Judge`. ``word_list``: see `clip_files.read_words`.

    ``temperature``: where the learned one begins. ``each``: weight of the loss by which a picture
    is told by each of its words among all that the judge reads, so that it answers to single
    words. ``colors``: of that by which features tell how much of a picture each named colour is;
    words tell nothing of it.
    """

    side: int = slider(64, 16, 512, unit=" px")
    widths: tuple[int, ...] = (32, 64, 96, 128)
    blocks: tuple[int, ...] = (0, 1, 1, 1)
    projection: int = slider(96, 4, 1024)
    word_list: str = text("mini-words")
    temperature: float = slider(0.04, 0.01, 1.0)
    each: float = slider(1.0, 0.0, 10.0)
    colors: float = slider(0.2, 0.0, 10.0)

    def __post_init__(self) -> None:
        check_ranges(self)
        widths, blocks = self.widths, self.blocks
        if not widths or any(not isinstance(w, int) or w <= 0 or w % WIDTH for w in widths):
            raise BadInput(f"widths are multiples of {WIDTH}, one per level.")
        if len(blocks) != len(widths) or any(not isinstance(n, int) or n < 0 for n in blocks):
            raise BadInput("blocks says how many there are, once for each of widths.")


class JudgeRecipe(Recipe):
    """Each picture is told apart from the others of a batch by its words, and words by pictures.

    Pictures of a batch with the same words count as one. Of scenes with several things one of them
    is looked at alone.
    """

    name = "judge"
    settings_type = JudgeSettings

    def __init__(self, settings: JudgeSettings, base: Base | None) -> None:
        self.settings = settings
        words = [word for word in read_words(settings.word_list) if word not in LEFT_OUT]
        self.judge = Judge(
            words,
            widths=settings.widths,
            blocks=settings.blocks,
            projection=settings.projection,
            side=settings.side,
        )
        self.temperature = Temperature(settings.temperature)
        self.trained = {"judge": self.judge, "temperature": self.temperature}
        self.frozen = {}
        self._every = torch.arange(1, len(words) + 1)[:, None]

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """``rgb``: a square; ``words``: their places; ``colors``: shares of `NAMES`.

        Raises BadInput where the judge knows no word of the picture's.
        """
        picture = one_thing(picture, draw)
        words = self.judge.places(picture.caption)
        if not words[0]:
            raise BadInput(f"{picture.name} has no words that the judge reads.", "Leave it out.")
        rgb = square(picture, self.settings.side, draw)
        return {
            "rgb": as_tensor(rgb),
            "words": torch.tensor(words),
            "colors": torch.from_numpy(shares(rgb)),
        }

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """Both directions' cross-entropies, that of single words, that of the shares of colours."""
        features = self.judge.features(batch["rgb"])
        words = batch["words"]
        images, texts = self.judge.pictures(features), self.judge.captions(words)
        wanted = (words[:, None] == words[None]).all(-1).float()
        wanted = wanted / wanted.sum(1, keepdim=True)
        factor = self.temperature().float()
        likeness = factor * images @ texts.T
        total = (F.cross_entropy(likeness, wanted) + F.cross_entropy(likeness.T, wanted)) / 2
        terms: dict[str, Tensor] = {"right": _right(likeness, wanted)}
        if self.settings.each:
            every = self.judge.captions(self._every.to(words.device))
            each = F.cross_entropy(factor * images @ every.T, self._wanted(words))
            total = total + self.settings.each * each
            terms["each"] = each
        if self.settings.colors:
            colors = F.cross_entropy(self.judge.colors(features).float(), batch["colors"])
            total = total + self.settings.colors * colors
            terms["colors"] = colors
        return Losses(total, terms)

    def _wanted(self, words: Tensor) -> Tensor:
        """Places of words, B x n, as shares of all words, B x V."""
        found = torch.zeros(len(words), len(self._every) + 1, device=words.device)
        found = found.scatter(1, words, 1.0)[:, 1:]
        return found / found.sum(1, keepdim=True)

    def save(self, folder: Path) -> SavedParts:
        """``judge`` in the layout of networks of our own, in half precision."""
        own_files.write(folder / ROLE, self.judge, torch.float16)
        return SavedParts(
            {ROLE: (ROLE, own_files.LAYOUT)},
            family=ROLE,
            resolution=self.settings.side,
            base=False,
        )


def one_thing(picture: Picture, draw: Draw) -> Picture:
    """The square around one of a scene's things, as drawn, with its words; else the picture."""
    things = picture.facts.get(THINGS, ())
    if len(things) < 2:
        return picture
    words, mask = things[int(draw.rng("thing").integers(len(things)))]
    down, across = (np.flatnonzero(mask.max(axis) > SEEN) for axis in (1, 0))
    if not len(down):
        return picture
    h, w = mask.shape
    side = max(np.ptp(down), np.ptp(across)) + 1
    side = min(h, w, round(side * (1 + 2 * MARGIN)))
    top = int(np.clip((down[0] + down[-1] - side) // 2, 0, h - side))
    left = int(np.clip((across[0] + across[-1] - side) // 2, 0, w - side))
    rgb = picture.rgb[top : top + side, left : left + side]
    return Picture(picture.name, np.ascontiguousarray(rgb), words)


def shares(rgb: np.ndarray) -> np.ndarray:
    """How much of a picture (h x w x 3 uint8) each of `NAMES` is: float32 that sum to 1."""
    small = cv2.resize(rgb, (COLORS_SIDE, COLORS_SIDE), interpolation=cv2.INTER_AREA)
    found = named(rgb_to_lab(small)).ravel()
    return (np.bincount(found, minlength=len(NAMES)) / len(found)).astype(np.float32)


def _right(likeness: Tensor, wanted: Tensor) -> Tensor:
    return wanted.gather(1, likeness.argmax(1, keepdim=True)).gt(0).float().mean()
