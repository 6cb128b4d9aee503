"""What the guider is shown, as latents: the grey photo and the map of hints (002, appendix C)."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from colorstudio.diffusion import latents
from colorstudio.imaging.placement import codes_to_lightness
from colorstudio.imaging.profiles import SRGB
from colorstudio.methods.colorize.piggyback.guider import Condition
from colorstudio.methods.colorize.piggyback.hint_map import HintMap


def condition(
    vae: object,
    grey: Tensor,
    hints: Tensor,
    mask: Tensor,
    tile: int | None = None,
    *,
    known: Tensor | None = None,
) -> Condition:
    """Encodes both by the frozen autoencoder; the mask becomes the covered part of each place.

    ``grey``: n x 1 x h x w; ``hints``: n x 3 x h x w; both in [-1, 1]. ``mask``: n x 1 x h x w.
    ``known``: latents of ``grey``, where it has been encoded before.
    """
    if known is None:
        both = latents.encoded(vae, torch.cat([grey.expand(-1, 3, -1, -1), hints]), tile=tile)
        known, laid = both.chunk(2)
    else:
        laid = latents.encoded(vae, hints, tile=tile)
    covered = F.interpolate(mask, size=laid.shape[-2:], mode="area")
    return Condition(known, laid, covered)


def map_tensors(drawn: HintMap) -> tuple[Tensor, Tensor]:
    """The map as 3 x h x w and 1 x h x w."""
    codes = torch.from_numpy(np.ascontiguousarray(drawn.codes.transpose(2, 0, 1)))
    return codes, torch.from_numpy(np.ascontiguousarray(drawn.mask[None]))


def eight_bit(grey: np.ndarray) -> np.ndarray:
    """Greys in [-1, 1] as h x w uint8 codes: what the networks are shown has been rounded."""
    return np.rint((grey + 1) * 127.5).astype(np.uint8)


def grey_tensor(codes: np.ndarray) -> Tensor:
    """h x w uint8 as 1 x h x w float32 in [-1, 1]."""
    return torch.from_numpy(np.ascontiguousarray(codes))[None].float() / 127.5 - 1


def lightness_of(codes: np.ndarray) -> np.ndarray:
    """L* (h x w float32) of sRGB greys, h x w uint8."""
    opaque = np.full_like(codes, 255)
    return codes_to_lightness(np.dstack([codes, codes, codes, opaque]), SRGB)
