"""An opponent that judges patches, so that what is decoded looks sharp (Isola et al., pix2pix)."""

from __future__ import annotations

from math import gcd

import torch
from torch import Tensor, nn

EPSILON = 1e-4
LARGEST = 1e4
"""What taming-transformers divides by at least, and the weight that it allows at most."""


class PatchDiscriminator(nn.Module):
    """Says of every patch how real it is: B x 3 x h x w in [-1, 1] to B x 1 x h' x w'.

    The N-layer network of pix2pix; ``width``: channels of its first layer; ``layers``: how often it
    halves the picture. GroupNorm in the place of BatchNorm (ours): a sample is judged by itself,
    so that several machines agree with one.
    """

    def __init__(self, width: int = 64, layers: int = 3, channels: int = 3) -> None:
        super().__init__()
        found: list[nn.Module] = [nn.Conv2d(channels, width, 4, 2, 1), nn.LeakyReLU(0.2)]
        before = width
        for n in range(1, layers + 1):
            after = width * min(2**n, 8)
            stride = 2 if n < layers else 1
            found += [nn.Conv2d(before, after, 4, stride, 1, bias=False)]
            found += [nn.GroupNorm(gcd(32, after), after), nn.LeakyReLU(0.2)]
            before = after
        self.layers = nn.Sequential(*found, nn.Conv2d(before, 1, 4, 1, 1))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.normal_(module.weight, 0.0, 0.02)  # as pix2pix begins

    def forward(self, rgb: Tensor) -> Tensor:
        return self.layers(rgb)


def opponent_loss(real: Tensor, made: Tensor) -> Tensor:
    """The hinge loss of the opponent, from its answers on real and on made pictures."""
    return 0.5 * ((1 - real).relu().mean() + (1 + made).relu().mean())


def maker_loss(made: Tensor) -> Tensor:
    """What the maker is told: the mean answer on what it made, turned round."""
    return -made.mean()


def adaptive_weight(likeness: Tensor, judged: Tensor, last_layer: Tensor) -> Tensor:
    """How much the opponent counts, so that both losses pull equally at ``last_layer``.

    ||grad likeness|| / (||grad judged|| + 1e-4), from 0 to 1e4 (Esser et al., arXiv 2012.09841,
    Eq. 7, as in their code). Over several processes the gradients are averaged first.
    """
    pulls = [
        over_processes(torch.autograd.grad(loss, last_layer, retain_graph=True)[0])
        for loss in (likeness, judged)
    ]
    weight = pulls[0].norm() / (pulls[1].norm() + EPSILON)
    return weight.clamp(0.0, LARGEST).detach()


def over_processes(value: Tensor) -> Tensor:
    """The mean of a value over all processes of a run; without gradient."""
    value = value.detach()
    if not (torch.distributed.is_available() and torch.distributed.is_initialized()):
        return value
    total = value.clone()
    torch.distributed.all_reduce(total)
    return total / torch.distributed.get_world_size()
