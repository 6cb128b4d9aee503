"""What the trained forms of Color Alignment share (Shum et al., arXiv 2503.06746): f, psi, eps'.

A network of these forms never sees x_t, but f(x_t, c): each place's nearest colour of c. Beside it,
as further channels, lies c with its places mixed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from colorstudio.diffusion import matching
from colorstudio.diffusion.samplers import Predict
from colorstudio.diffusion.schedules import EPSILON, Schedule
from colorstudio.errors import BadInput

THROUGHOUT = -1.0
"""As the last timestep that is not aligned: none."""


def aligned(x: Tensor, colors: Iterable[Tensor]) -> Tensor:
    """f(x, c): each place of x (n x d x h x w) takes its nearest of ``colors``, m x d per sample.

    Many-to-one: colours may be used again, or not at all. Their order has no influence but where
    two are equally near.
    """
    points = x.flatten(2).transpose(1, 2).contiguous()
    met = [matching.nearest(p, c) for p, c in zip(points, colors, strict=True)]
    return torch.stack(met).transpose(1, 2).reshape(x.shape)


def permuted(x: Tensor, order: Tensor) -> Tensor:
    """psi(x): the places of x (n x d x h x w) in another ``order`` (n x hw), channels together."""
    rows = order[:, None].expand(-1, x.shape[1], -1)
    return x.flatten(2).gather(2, rows).reshape(x.shape)


def points_of(x: Tensor) -> Tensor:
    """The places of n x d x h x w as colours, n x hw x d."""
    return x.flatten(2).transpose(1, 2)


def adapted_noise(seen: Tensor, x0: Tensor, abar: Tensor | float) -> Tensor:
    """eps' = (f(x_t) - sqrt(abar) x0) / sqrt(1 - abar): what leads from ``seen`` to x0."""
    return (seen - abar**0.5 * x0) / (1 - abar) ** 0.5


def lesson(
    x0: Tensor, eps: Tensor, t: Tensor, colors: Iterable[Tensor], schedule: Schedule, last: float
) -> tuple[Tensor, Tensor]:
    """What the network is shown in training, and what it is to answer; both n x d x h x w.

    x_t is noised as ever and shown as f(x_t, c) where t > ``last``, else as it is. The answer is
    eps', or for v-predicting networks the velocity sqrt(abar) eps' - sqrt(1 - abar) x0 of the pair.
    """
    abar = schedule.alphas_cumprod.to(x0)[t].reshape(-1, 1, 1, 1)
    noisy = abar**0.5 * x0 + (1 - abar) ** 0.5 * eps
    seen = torch.where((t > last).reshape(-1, 1, 1, 1), aligned(noisy, colors), noisy)
    noise = adapted_noise(seen, x0, abar)
    if schedule.prediction_type == EPSILON:
        return seen, noise
    return seen, abar**0.5 * noise - (1 - abar) ** 0.5 * x0


def beside(predict: Predict, condition: Tensor) -> Predict:
    """``predict`` with ``condition`` (1 x d x h x w) as further channels of what it sees."""

    def wider(x: Tensor, t: int) -> Tensor:
        return predict(torch.cat([x, condition.expand(len(x), -1, -1, -1)], dim=1), t)

    return wider


class Tracks:
    """Two tracks through the noise, for a sampler's ``predict`` and ``on_x0``.

    The sampler's x goes its way unaligned: the posterior's mean is of it. The network sees f(x, c)
    while t > ``last``, from the first noise on, and x0 is what it says of that. ``colors``: c, m x
    d. ``strength`` below 1 goes part of the way to f, and ``inside`` (h x w bool) keeps it to these
    places; the paper has neither. ``clip``: x0 stays in [-1, 1], for pixels.
    """

    def __init__(
        self,
        network: Predict,
        colors: Tensor,
        schedule: Schedule,
        *,
        last: float,
        strength: float = 1.0,
        inside: Tensor | None = None,
        clip: bool = False,
    ) -> None:
        self.network = network
        self.colors = colors
        self.schedule = schedule
        self.last = last
        self.strength = strength
        self.inside = inside
        self.clip = clip
        self._seen = self._answer = torch.empty(0)

    def predict(self, x: Tensor, t: int) -> Tensor:
        """What the network says of the aligned track. Raises ValueError where x is not finite."""
        if not torch.isfinite(x).all():
            raise ValueError("the latents are not finite")
        self._seen = self.mapped(x) if t > self.last else x
        self._answer = self.network(self._seen, t)
        return self._answer

    def on_x0(self, x0: Tensor, t: int) -> Tensor:
        """x0 of the aligned track, instead of ``x0`` of the other."""
        found = self.schedule.x0_from(self._answer, self._seen, t)
        return found.clamp(-1, 1) if self.clip else found

    def mapped(self, x: Tensor) -> Tensor:
        """f(x, c), as far as strength and place say; n x d x h x w."""
        if self.strength == 0:
            return x
        wanted = aligned(x, [self.colors] * len(x))
        if self.strength != 1:
            wanted = x + self.strength * (wanted - x)
        return wanted if self.inside is None else torch.where(self.inside, wanted, x)


def condition_map(points: Tensor, size: tuple[int, int], seed: int) -> Tensor:
    """psi(c): points (h w x d) in an order drawn by ``seed``, as 1 x d x h x w of ``size``."""
    order = torch.randperm(len(points), generator=torch.Generator().manual_seed(seed))
    return points[order.to(points.device)].T.reshape(1, -1, *size)


def spatial_map(latents: Tensor, size: tuple[int, int]) -> Tensor:
    """c with its places as they are (1 x d x h' x w'), at ``size``: without psi, to compare."""
    return F.interpolate(latents, size=size, mode="nearest")


def check_channels(unet: Any, wanted: int) -> None:
    """Raises BadInput for a network that does not take the colours beside what it paints."""
    if unet.config.in_channels != wanted:
        raise BadInput(
            f"These weights take {unet.config.in_channels} channels instead of {wanted}.",
            "Choose weights that were trained for given colours.",
        )


def no_numbers() -> BadInput:
    """What is said of weights whose answer is not finite."""
    return BadInput(
        "These weights gave no picture, but values that are not numbers.",
        "Verify them in the model manager, or choose others.",
    )
