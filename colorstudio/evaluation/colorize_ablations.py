"""What Piggyback is held against: the prior alone, and SDEdit (Liu et al., 2304.11105, Figure 10).

Both look at the photo only through the decoder, or through the noise; neither has a guider.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from colorstudio.diffusion import conditioning, latents, lightness_vae
from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.samplers import SAMPLERS
from colorstudio.diffusion.schedules import Schedule
from colorstudio.methods.base import Models, RunContext
from colorstudio.methods.colorize import picture
from colorstudio.methods.colorize.piggyback import seen
from colorstudio.methods.colorize.piggyback.request import PiggybackRequest

STRENGTH = 0.45
"""The paper's, of SDEdit."""
LIGHTNESS = "lightness"


def alone(request: PiggybackRequest, models: Models, ctx: RunContext) -> np.ndarray:
    """The prior without a guider, from noise: h x w x 3 uint8 sRGB at the model's size.

    Decoded under the photo's lightness where that decoder is installed, as in the paper.
    """
    grey = _grey(request, models)
    shape = 1, models.bundle.latent_channels, *(side // picture.CELL for side in grey.shape)
    schedule = _schedule(request, models)
    z = _sampled(request, models, ctx, _noise(request, shape), schedule)
    return _decoded(models, z, grey)


def sdedit(
    request: PiggybackRequest, models: Models, ctx: RunContext, strength: float = STRENGTH
) -> np.ndarray:
    """The grey photo under noise of the last ``strength`` of the schedule, and painted from there.

    Meng et al., arXiv 2108.01073: x(t0) = alpha(t0) x + sigma(t0) z. As `alone` otherwise.
    """
    grey = _grey(request, models)
    codes = seen.grey_tensor(grey)[None].expand(1, 3, -1, -1).to(models.device)
    with models.lease("vae") as (vae,):
        clean = latents.encoded(vae, codes, tile=models.vae_tile)
    schedule = _schedule(request, models).last_part(strength)
    noise = _noise(request, tuple(clean.shape)).to(clean.device)
    start = schedule.add_noise(clean, noise, schedule.timesteps[0])
    return _decoded(models, _sampled(request, models, ctx, start, schedule), grey)


def reconstructed(rgb: np.ndarray, models: Models, decoder: str) -> np.ndarray:
    """A colour photo (h x w x 3 uint8, sides multiples of 8) encoded and decoded again.

    ``decoder``: "plain", or "lightness" under its own grey (Table 2 of the paper).
    """
    planes = torch.from_numpy(np.ascontiguousarray(rgb.transpose(2, 0, 1)))[None]
    with torch.no_grad(), models.lease("vae") as (vae,):
        z = latents.encoded(vae, planes.float().to(models.device) / 127.5 - 1, tile=models.vae_tile)
    size = rgb.shape[1], rgb.shape[0]
    grey = seen.eight_bit(picture.grey_of(picture.pixels_of(rgb, size), size))
    return _decoded(models, z, grey if decoder == LIGHTNESS else None)


def _grey(request: PiggybackRequest, models: Models) -> np.ndarray:
    size = picture.model_size(request.image.size, models.bundle.resolution)
    return seen.eight_bit(picture.grey_of(request.image, size))


def _schedule(request: PiggybackRequest, models: Models) -> Schedule:
    kind = models.bundle.prediction_type
    return Schedule.scaled_linear(request.steps, prediction_type=kind)


def _noise(request: PiggybackRequest, shape: tuple[int, ...]) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(request.seed))


def _sampled(
    request: PiggybackRequest, models: Models, ctx: RunContext, x: Tensor, schedule: Schedule
) -> Tensor:
    def after(i: int, count: int, x: Tensor, x0: Tensor) -> None:
        ctx.step(i, count, "Colouring")

    texts = [request.prompt, request.negative_prompt]
    with torch.no_grad():
        with models.lease("text_encoder", "tokenizer") as (text_encoder, tokenizer):
            words = conditioning.encoded(tokenizer, text_encoder, texts).to(models.device)
        with models.lease("unet") as (unet,):
            denoiser = Denoiser(unet, words[:1], words[1:], request.guidance)
            generator = torch.Generator().manual_seed(request.seed + 1)
            return SAMPLERS[request.sampler](
                denoiser, x.to(models.device), schedule, generator=generator, on_step=after
            )


def _decoded(models: Models, z: Tensor, grey: np.ndarray | None) -> np.ndarray:
    with torch.no_grad():
        if grey is not None and LIGHTNESS in models.bundle.parts:
            under = seen.grey_tensor(grey)[None].to(models.device)
            with models.lease("vae", LIGHTNESS) as (vae, lightness):
                rgb: Any = lightness_vae.decoded(vae, lightness, z, under, models.vae_tile)
        else:
            with models.lease("vae") as (vae,):
                rgb = latents.decoded(vae, z, models.vae_tile)
    return ((rgb[0].permute(1, 2, 0) + 1) * 127.5).round().byte().cpu().numpy()
