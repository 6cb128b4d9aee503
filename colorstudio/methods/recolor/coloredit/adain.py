"""Adaptive instance normalisation: features take the mean and the spread of others, per channel."""

from __future__ import annotations

import torch
from torch import Tensor

EPSILON = 1e-5
"""Added to variances, as in Huang and Belongie (2017)."""


def aligned(values: Tensor, reference: Tensor, weight: Tensor | None = None) -> Tensor:
    """``values`` (b x n x c) with the statistics of ``reference`` (b x m x c).

    V' = sigma_r (V - mu_t) / sigma_t + mu_r for every channel (Huang and Belongie 2017, eq. 8), the
    statistics over tokens, axis 1; m may differ from n. ``weight`` (n): how much each token of
    ``values`` counts in them and is changed; None: all, wholly. Without any weight nothing changes.
    Worked out in float32.
    """
    own, other = values.float(), reference.float()
    part = torch.ones(own.shape[1], device=own.device) if weight is None else weight.float()
    part = part[None, :, None]
    if float(part.sum()) < EPSILON:
        return values
    mean, spread = _statistics(own, part)
    mean_r, spread_r = _statistics(other, torch.ones_like(other[:1, :, :1]))
    new = spread_r * (own - mean) / spread + mean_r
    return (own + part * (new - own)).to(values.dtype)


def _statistics(values: Tensor, weight: Tensor) -> tuple[Tensor, Tensor]:
    """Weighted mean and standard deviation over tokens (b x 1 x c)."""
    total = weight.sum(dim=1, keepdim=True)
    mean = (values * weight).sum(dim=1, keepdim=True) / total
    variance = ((values - mean).square() * weight).sum(dim=1, keepdim=True) / total
    return mean, (variance + EPSILON).sqrt()
