"""Pictures to latents and back, and quick pictures of latents on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from colorstudio.diffusion.bundle import Bundle
from colorstudio.diffusion.vae_tiling import decoded_in_strips, encoded_in_strips, tileable
from colorstudio.errors import BadInput

Decoder = Callable[[Tensor, int | None, torch.device | None], Tensor]
"""Latents after ``post_quant_conv``, the side of strips in pixels (None: at once), where strips
wait; to n x 3 x 8h x 8w."""

FIT_PICTURES = 4
FIT_SIDE = 96
FIT_RIDGE = 1e-6


def encoded(
    vae: Any,
    rgb: Tensor,
    *,
    sample: bool = False,
    generator: torch.Generator | None = None,
    tile: int | None = None,
    keep_on: torch.device | None = None,
) -> Tensor:
    """Latents of pictures, times the scaling factor: n x c x ceil(h / 8) x ceil(w / 8), float32.

    ``rgb``: n x 3 x h x w in [-1, 1]; sides that are no multiples of 8 are continued by reflection.
    ``sample``: a draw from the posterior, with a CPU ``generator``, instead of its mode.
    ``tile``, ``keep_on``: see `decoded`.
    """
    factor = downscaling(vae)
    padded = _padded(rgb.float(), factor).to(vae.dtype)
    with torch.no_grad():
        if tile and padded[0, 0].numel() > (tile * factor) ** 2 and tileable(vae):
            moments = encoded_in_strips(vae.encoder, padded, tile * factor, keep_on)
        else:
            moments = vae.encoder(padded)
        if vae.quant_conv is not None:
            moments = vae.quant_conv(moments)
    mean, log_variance = moments.float().chunk(2, dim=1)
    if sample:
        if generator is None:
            raise ValueError("noise is drawn: give a generator")
        noise = torch.randn(mean.shape, generator=generator, dtype=torch.float32)
        # the limits that the autoencoder was trained with
        mean = mean + (0.5 * log_variance.clamp(-30, 20)).exp() * noise.to(mean.device)
    return mean * vae.config.scaling_factor


def decoded(
    vae: Any,
    latents: Tensor,
    tile: int | None = None,
    *,
    size: tuple[int, int] | None = None,
    keep_on: torch.device | None = None,
    decoder: Decoder | None = None,
) -> Tensor:
    """Pictures of latents n x c x h x w: n x 3 x 8h x 8w in [-1, 1], float32.

    ``size``: height and width to crop to, those of the picture that was encoded. ``tile``: latents
    of more than ``tile * tile`` points are decoded in strips of about so many, which takes less
    memory and more time and changes nothing else; None or 0 for never. ``keep_on``: see
    `vae_tiling.decoded_in_strips`. ``decoder``: instead of the autoencoder's own. Raises BadInput
    where values come out that are no numbers.
    """
    rgb = _decoded(vae, latents, tile, keep_on, decoder)
    if vae.dtype == torch.float16 and not _finite(rgb):
        # some pictures are too much for half precision: once more, in single
        vae.float()
        try:
            rgb = _decoded(vae, latents, tile, keep_on, decoder)
        finally:
            vae.half()
    if not _finite(rgb):
        raise BadInput(
            "These weights gave no picture, but values that are not numbers.",
            "Verify them in the model manager, or choose others.",
        )
    if size is not None:
        rgb = rgb[:, :, : size[0], : size[1]]
    return rgb.float().clamp(-1, 1)


def _decoded(
    vae: Any,
    latents: Tensor,
    tile: int | None,
    keep_on: torch.device | None,
    decoder: Decoder | None,
) -> Tensor:
    z = (latents / vae.config.scaling_factor).to(vae.dtype)
    with torch.no_grad():
        if vae.post_quant_conv is not None:
            z = vae.post_quant_conv(z)
        in_strips = bool(tile) and z[0, 0].numel() > (tile or 0) ** 2 and tileable(vae)
        side = (tile or 0) * downscaling(vae) if in_strips else None
        if decoder is not None:
            return decoder(z, side, keep_on)
        return decoded_in_strips(vae.decoder, z, side, keep_on) if side else vae.decoder(z)


def _finite(x: Tensor) -> bool:
    # no number survives being added to what is none
    return bool(x.float().sum().isfinite())


def downscaling(vae: Any) -> int:
    """How many pixels of a picture's side one of the latents stands for: 8."""
    return 2 ** (len(vae.config.block_out_channels) - 1)


def preview(latents: Tensor, factors: np.ndarray) -> np.ndarray:
    """A picture of the first latents, as large as they are: h x w x 3 uint8 sRGB.

    ``latents``: n x c x h x w. ``factors``: from `fitted_factors`.
    """
    z = latents[0].detach().float()
    weights = torch.from_numpy(factors).to(z)
    rgb = torch.einsum("chw,ck->hwk", z, weights[:-1]) + weights[-1]
    return _uint8(rgb)


def tiny_preview(tiny_vae: Any, latents: Tensor) -> np.ndarray:
    """A picture of the first latents by a tiny autoencoder (TAESD): 8h x 8w x 3 uint8 sRGB."""
    with torch.no_grad():
        rgb = tiny_vae.decode(latents[:1].to(tiny_vae.dtype), return_dict=False)[0]
    return _uint8(rgb[0].float().permute(1, 2, 0))


def fitted_factors(vae: Any, seed: int = 0) -> np.ndarray:
    """The linear map from latents to colours that fits this autoencoder: (c + 1) x 3 float32.

    The last row is the bias; colours are in [-1, 1]. Least squares over seeded pictures of soft
    colours: their latents against what these decode to, averaged over the pixels of a latent.
    """
    pictures = _soft_pictures(seed).to(vae.device)
    z = encoded(vae, pictures)
    seen = F.avg_pool2d(decoded(vae, z), downscaling(vae))
    rows = z.movedim(1, -1).flatten(0, 2).double().cpu().numpy()
    rows = np.concatenate([rows, np.ones((len(rows), 1))], axis=1)
    colors = seen.movedim(1, -1).flatten(0, 2).double().cpu().numpy()
    # a little ridge: the channels of some autoencoders are nearly one another's multiples
    gram = rows.T @ rows
    gram += FIT_RIDGE * np.trace(gram) / len(gram) * np.eye(len(gram))
    return np.linalg.solve(gram, rows.T @ colors).astype(np.float32)


_KNOWN: dict[tuple[str, str], np.ndarray] = {}


def known_factors(vae: Any, bundle: Bundle) -> np.ndarray:
    """`fitted_factors` of a bundle's autoencoder, fitted once and remembered."""
    key = bundle.id, str(bundle.root)
    if key not in _KNOWN:
        _KNOWN[key] = fitted_factors(vae)
    return _KNOWN[key]


def _soft_pictures(seed: int) -> Tensor:
    """Random colours on grids from 2 x 2 to 5 x 5, blown up smoothly: n x 3 x h x w in [-1, 1]."""
    generator = torch.Generator().manual_seed(seed)
    pictures = []
    for k in range(FIT_PICTURES):
        grid = torch.rand((1, 3, 2 + k, 2 + k), generator=generator) * 2 - 1
        pictures.append(F.interpolate(grid, size=(FIT_SIDE, FIT_SIDE), mode="bilinear"))
    return torch.cat(pictures)


def _padded(rgb: Tensor, factor: int) -> Tensor:
    """Continued to the right and below up to multiples of ``factor``."""
    height, width = rgb.shape[-2:]
    below, right = -height % factor, -width % factor
    if not (below or right):
        return rgb
    # a picture that is narrower than the strip that is wanted has nothing to reflect
    mode = "reflect" if below < height and right < width else "replicate"
    return F.pad(rgb, (0, right, 0, below), mode=mode)


def _uint8(rgb: Tensor) -> np.ndarray:
    """h x w x 3 in [-1, 1] as bytes."""
    return ((rgb.clamp(-1, 1) + 1) * 127.5).round().byte().cpu().numpy()
