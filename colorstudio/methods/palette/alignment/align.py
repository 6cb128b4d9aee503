"""Color Alignment itself (Shum et al., arXiv 2503.06746): x0 gives way to colours of c."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from colorstudio.diffusion import matching
from colorstudio.diffusion.schedules import TRAINING_STEPS
from colorstudio.imaging.matching import matched

Matcher = Callable[[Tensor, Tensor], Tensor]
"""Points and colours, both n x d, to each point's colour."""


def matcher_of(name: str, seed: int) -> Matcher:
    """The matcher of that name in `request.MATCHERS`; ``seed`` is for the one that draws lots."""
    if name == "nearest":
        return matching.nearest
    if name == "greedy":
        generator = torch.Generator().manual_seed(seed)
        return lambda points, colors: matching.greedy(points, colors, generator)
    return auctioned


def auctioned(points: Tensor, colors: Tensor) -> Tensor:
    """g near the least cost, on whatever device the points are."""
    if points.device.type != "cpu":
        return matching.balanced(points, colors)
    return torch.from_numpy(matched(points.numpy(), colors.numpy()))


class Alignment:
    """x0 <- (1 - strength) x0 + strength g(x0, c) while t > stop T; for a sampler's ``on_x0``.

    ``colors``: c, n x d, one per place of a latent, or per place of ``inside`` (h x w bool). The
    paper's strength is 1, its stop 0.2.
    """

    def __init__(
        self,
        colors: Tensor,
        matcher: Matcher,
        *,
        stop: float = 0.2,
        strength: float = 1.0,
        inside: Tensor | None = None,
    ) -> None:
        self.colors = colors
        self.matcher = matcher
        self.last = stop * TRAINING_STEPS
        self.strength = strength
        self.inside = inside

    def __call__(self, x0: Tensor, t: int) -> Tensor:
        """``x0``: n x d x h x w, each aligned for itself. Raises ValueError where it is not finite.

        After `last`, x0 itself: details come freely.
        """
        if t <= self.last or self.strength == 0:
            return x0
        return torch.stack([self._aligned(latent) for latent in x0])

    def _aligned(self, latent: Tensor) -> Tensor:
        """One latent, d x h x w."""
        points = latent.flatten(1).T.contiguous()
        if not torch.isfinite(points).all():
            raise ValueError("the latents are not finite")
        at = slice(None) if self.inside is None else self.inside.flatten()
        wanted = points.clone()
        wanted[at] = self.matcher(points[at], self.colors)
        moved = points + self.strength * (wanted - points)
        # all the way is the very numbers of c
        moved = wanted if self.strength == 1 else moved
        return moved.T.reshape(latent.shape)
