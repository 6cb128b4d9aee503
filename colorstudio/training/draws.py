"""Chance that does not depend on who asks first: each sample draws by its own number.

A sample's number follows from the seed and its place in the whole run. So what a sample draws is
the same after a resume, in any number of workers and on any number of machines.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import torch
from torch import Tensor


def key_of(seed: int, place: int) -> int:
    """The number of the sample at ``place`` (0, 1, ...) of a run: below 2^63."""
    digest = blake2b(f"{seed}/{place}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


def _stream(key: int, name: str) -> int:
    digest = blake2b(f"{key}/{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


class Draw:
    """The chance of one sample, on the CPU, for making it of a picture."""

    def __init__(self, key: int) -> None:
        self.key = key

    def rng(self, name: str) -> np.random.Generator:
        """A fresh generator for one purpose; the same name gives the same numbers."""
        return np.random.Generator(np.random.Philox(_stream(self.key, name)))


class Draws:
    """The chance of a batch, for its loss: one row per sample, each from the sample's own number.

    ``keys``: (B,) int64, as a batch has them. The order in which purposes are drawn does not
    matter, only their names.
    """

    def __init__(self, keys: Tensor, device: torch.device | str = "cpu") -> None:
        self._keys = [int(key) for key in keys]
        self._device = torch.device(device)

    def normal(self, name: str, *shape: int) -> Tensor:
        """B x shape, N(0, 1), float32."""
        rows = [torch.randn(shape, generator=g) for g in self._generators(name)]
        return torch.stack(rows).to(self._device)

    def uniform(self, name: str, *shape: int) -> Tensor:
        """B x shape in [0, 1), float32."""
        rows = [torch.rand(shape, generator=g) for g in self._generators(name)]
        return torch.stack(rows).to(self._device)

    def integers(self, name: str, high: int, *shape: int) -> Tensor:
        """B x shape of 0 ... high - 1, int64: timesteps, say."""
        rows = [torch.randint(high, shape, generator=g) for g in self._generators(name)]
        return torch.stack(rows).to(self._device)

    def permutation(self, name: str, n: int) -> Tensor:
        """B x n, each row an order of 0 ... n - 1, int64."""
        rows = [torch.randperm(n, generator=g) for g in self._generators(name)]
        return torch.stack(rows).to(self._device)

    def _generators(self, name: str) -> list[torch.Generator]:
        return [torch.Generator().manual_seed(_stream(key, name)) for key in self._keys]
