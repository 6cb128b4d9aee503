"""How different two pictures look, by the features of a network that does not learn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

EPSILON = 1e-10


class Perceptual(nn.Module):
    """The distance of LPIPS (Zhang et al., arXiv 1801.03924, Eq. 1) with equal weights.

    ``features``: the network's stages, each fed with what the one before gives. Their own weights
    are LPIPS's only with VGG and its learned weights, which are not here: ours are named as a
    deviation. At every stage the features of a pixel are made one long, their squared difference
    is summed over the channels and averaged over the picture.
    """

    def __init__(self, features: Sequence[nn.Module]) -> None:
        super().__init__()
        self.stages = nn.ModuleList(features).eval().requires_grad_(False)

    def forward(self, made: Tensor, real: Tensor) -> Tensor:
        """B x 3 x h x w in [-1, 1], twice, to B: the sum over the stages."""
        total = torch.zeros(made.shape[0], device=made.device)
        with torch.no_grad():
            wanted = self._features(real)
        for here, there in zip(self._features(made), wanted, strict=True):
            difference = _unit(here) - _unit(there)
            total = total + difference.square().sum(1).mean((1, 2))
        return total

    def _features(self, rgb: Tensor) -> list[Tensor]:
        found = []
        for stage in self.stages:
            rgb = stage(rgb)
            found.append(rgb.float())
        return found


def _unit(features: Tensor) -> Tensor:
    return features / (features.square().sum(1, keepdim=True) + EPSILON).sqrt()


def encoder_stages(vae: Any) -> list[nn.Module]:
    """The stages of an autoencoder's own encoder: pictures to features, halved each time.

    ``vae``: diffusers' AutoencoderKL.
    """
    blocks = list(vae.encoder.down_blocks)
    return [nn.Sequential(vae.encoder.conv_in, blocks[0]), *blocks[1:]]


def random_stages(width: int = 32, stages: int = 4, seed: int = 0) -> list[nn.Module]:
    """Stages of convolutions with random weights, always the same: edges and colours of all sizes.

    Untrained features still tell a sharp picture from a soft one; what a thing is they do not know.
    """
    found: list[nn.Module] = []
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        before = 3
        for n in range(stages):
            after = width * 2**n
            layers: list[nn.Module] = [] if n == 0 else [nn.AvgPool2d(2)]
            layers += [nn.Conv2d(before, after, 3, padding=1), nn.ReLU()]
            layers += [nn.Conv2d(after, after, 3, padding=1), nn.ReLU()]
            for layer in layers:
                if isinstance(layer, nn.Conv2d):
                    nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
                    nn.init.zeros_(layer.bias)  # pyright: ignore  (there is one)
            found.append(nn.Sequential(*layers))
            before = after
    return found
