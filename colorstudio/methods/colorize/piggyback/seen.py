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
    """Encodes both by the frozen autoencoder, hints after `grown`.

    ``grey``: n x 1 x h x w; ``hints``: n x 3 x h x w; both in [-1, 1]. ``mask``: n x 1 x h x w.
    Sides are multiples of 8. ``known``: latents of ``grey``, where it has been encoded before.
    """
    hints, mask = grown(hints, mask, latents.downscaling(vae))
    if known is None:
        both = latents.encoded(vae, torch.cat([grey.expand(-1, 3, -1, -1), hints]), tile=tile)
        known, laid = both.chunk(2)
    else:
        laid = latents.encoded(vae, hints, tile=tile)
    return Condition(known, laid, F.interpolate(mask, size=laid.shape[-2:], mode="nearest"))


def grown(hints: Tensor, mask: Tensor, side: int) -> tuple[Tensor, Tensor]:
    """Hints that fill each square of ``side`` pixels they touch, in their mean there, and the mask.

    Of a click that covers a fifth of what one latent stands for, the latent would hold a faint
    tint. The paper's hints are whole superpixels, which are larger than that.
    """
    part = F.avg_pool2d(mask, side)
    mean = F.avg_pool2d(hints * mask, side) / part.clamp(min=1 / side**4)
    wide = F.interpolate(torch.cat([mean, (part > 0).to(mask)], dim=1), scale_factor=float(side))
    return wide[:, :-1], wide[:, -1:]


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
