"""Latents of pictures that come again: each is encoded once, as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
import torch
from torch import Tensor

from colorstudio.training.draws import Draws

MIB = 1 << 20


class KeptLatents:
    """What an autoencoder's encoder says of pictures, kept in ``room`` MiB; 0 keeps none."""

    def __init__(self, room: int) -> None:
        self.is_on = room > 0
        self._room = room * MIB
        self._moments: dict[str, Tensor] = {}

    def __len__(self) -> int:
        return len(self._moments)

    def mark(self, rgb: np.ndarray) -> str:
        """What tells pictures apart; "" where none are kept."""
        return blake2b(rgb.tobytes(), digest_size=16).hexdigest() if self.is_on else ""

    def moments(self, vae: Any, rgb: Tensor, marks: Sequence[str], use: str = "") -> Tensor:
        """Means and logarithms of variances: B x 2c x h x w, float32, on the device of ``rgb``.

        ``rgb``: B x 3 x side x side in [-1, 1]. ``use``: tells apart what is made of one picture.
        """
        with torch.no_grad(), torch.autocast(rgb.device.type, enabled=False):
            if not self.is_on:
                return vae.encode(rgb.float()).latent_dist.parameters
            # one by one, so that the order in which they come changes no bit
            rows = [
                self._kept(vae, use + mark, rgb[n : n + 1].float()) for n, mark in enumerate(marks)
            ]
            return torch.cat(rows).to(rgb.device)

    def means(self, vae: Any, rgb: Tensor, marks: Sequence[str], use: str = "") -> Tensor:
        """The posterior's means times the scaling factor: B x c x h x w."""
        return self.moments(vae, rgb, marks, use).chunk(2, dim=1)[0] * vae.config.scaling_factor

    def drawn(
        self,
        vae: Any,
        rgb: Tensor,
        marks: Sequence[str],
        draws: Draws,
        *,
        name: str = "latents",
        use: str = "",
    ) -> Tensor:
        """Latents from the posterior, by the noise ``name``, times the scaling factor."""
        mean, log_variance = self.moments(vae, rgb, marks, use).chunk(2, dim=1)
        noise = draws.normal(name, *mean.shape[1:])
        deviation = (0.5 * log_variance.clamp(-30, 20)).exp()
        return (mean + deviation * noise) * vae.config.scaling_factor

    def _kept(self, vae: Any, mark: str, rgb: Tensor) -> Tensor:
        if mark not in self._moments:
            moments = vae.encode(rgb).latent_dist.parameters.cpu()
            if moments.nbytes > self._room:
                return moments
            self._room -= moments.nbytes
            self._moments[mark] = moments
        return self._moments[mark]
