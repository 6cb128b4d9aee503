"""The network of the judge: what a picture shows, beside words; it conditions nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from colorstudio.training.scenes.words import NAMES

WIDTH = 16
"""Widths are multiples of it."""
MOST_WORDS = 16
"""Of one caption; further ones are not looked at."""
LEFT_OUT = frozenset(NAMES) | {"a", "an", "and", "ground", "left", "of", "on", "the", "with"}
"""Words that the judge does not read: colours, and what stands in every caption."""
WORD = re.compile(r"[a-z0-9][a-z0-9-]*")


class Judge(nn.Module):
    """A small residual network, and one vector a word. ``config``: plain JSON.

    ``words``: all that it reads, by their place. ``widths``: channels by level, each half as large
    as the one before; the first is at half of the picture. ``blocks``: by level.
    """

    def __init__(
        self,
        words: Sequence[str],
        *,
        widths: Sequence[int],
        blocks: Sequence[int],
        projection: int,
        side: int,
    ) -> None:
        super().__init__()
        self.config: dict[str, Any] = {
            "words": list(words),
            "widths": list(widths),
            "blocks": list(blocks),
            "projection": projection,
            "side": side,
        }
        self.side = side
        self._places = {word: place for place, word in enumerate(words, 1)}
        layers: list[nn.Module] = [nn.Conv2d(3, widths[0], 5, 2, 2)]
        for level, (width, count) in enumerate(zip(widths, blocks, strict=True)):
            if level:
                layers.append(nn.Conv2d(widths[level - 1], width, 3, 2, 1))
            layers += [_Block(width) for _ in range(count)]
        last = widths[-1]
        self.body = nn.Sequential(*layers, _norm(last), nn.ReLU())
        self.seen = nn.Linear(2 * last, projection)
        self.word = nn.Embedding(len(words) + 1, projection, padding_idx=0)
        self.said = nn.Sequential(nn.LayerNorm(projection), nn.Linear(projection, projection))
        self.colors = nn.Linear(2 * last, len(NAMES))
        self.to(memory_format=torch.channels_last)  # pyright: ignore  (an overload of torch's)

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Judge:
        """A network of random weights; the inverse of ``config``."""
        return cls(**config)

    def features(self, rgb: Tensor) -> Tensor:
        """B x 3 x side x side in [-1, 1] to B x 2 * the last width: means and peaks."""
        found = self.body(rgb.contiguous(memory_format=torch.channels_last))
        return torch.cat([found.mean((2, 3)), found.amax((2, 3))], 1)

    def pictures(self, features: Tensor) -> Tensor:
        """Features to directions in the common space, of length 1."""
        return F.normalize(self.seen(features).float(), dim=-1)

    def captions(self, places: Tensor) -> Tensor:
        """Words by place (B x `MOST_WORDS`, 0 for none) to directions of length 1."""
        count = (places > 0).sum(1, keepdim=True).clamp(min=1)
        return F.normalize(self.said(self.word(places).sum(1) / count).float(), dim=-1)

    def places(self, caption: str) -> list[int]:
        """The words of a caption that it knows, each once: `MOST_WORDS` places, 0 for none."""
        known = {self._places[word] for word in bag(caption) if word in self._places}
        found = sorted(known)[:MOST_WORDS]
        return found + [0] * (MOST_WORDS - len(found))


class _Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            _norm(width),
            nn.ReLU(),
            nn.Conv2d(width, width, 3, 1, 1),
            _norm(width),
            nn.ReLU(),
            nn.Conv2d(width, width, 3, 1, 1),
        )

    def forward(self, x: Tensor) -> Tensor:
        return x + self.layers(x)


def _norm(width: int) -> nn.BatchNorm2d:
    # over the batch: norms over one picture would take its own colour away, and learn more slowly
    return nn.BatchNorm2d(width)


def bag(caption: str) -> frozenset[str]:
    """The words of a caption but for colours and what stands in every one."""
    return frozenset(WORD.findall(caption.lower())) - LEFT_OUT
