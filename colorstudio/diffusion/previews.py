"""What a run shows of its latents while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

import numpy as np
from torch import Tensor

from colorstudio.diffusion import latents
from colorstudio.errors import BadInput, ModelMissing

TINY_VAE = "tiny_vae"


@contextmanager
def previewer(models: Any) -> Iterator[Callable[[Tensor], np.ndarray]]:
    """Makes h x w x 3 uint8 of n x c x h x w latents, of the first of them.

    ``models``: a run's `methods.base.Models`.
    By the tiny autoencoder (TAESD) where there is one, eight times as large as the latents;
    otherwise, and where its file is damaged, by the linear map that fits the bundle's own.
    """
    with ExitStack() as stack:
        tiny: Any = None
        if TINY_VAE in models.bundle.roles:
            with suppress(BadInput, ModelMissing):  # a preview is no reason to end a run
                (tiny,) = stack.enter_context(models.lease(TINY_VAE))
        if tiny is not None:
            yield lambda z: latents.tiny_preview(tiny, z)
            return
        with models.lease("vae") as (vae,):
            factors = latents.known_factors(vae, models.bundle)
        yield lambda z: latents.preview(z, factors)
