"""A small way with real models, for tests of the engine: encode, sample, decode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Lane, MethodSpec, Result

ROLES = ("unet", "vae", "text_encoder", "tokenizer")
SPEC = MethodSpec(
    id="palette.tiny",
    title="Tiny",
    request="tests.engine.ways:TinyRequest",
    entry="tests.engine.ways:run",
    lane=Lane.model,
    models=ROLES,
)


@dataclass(frozen=True)
class TinyRequest:
    """``spoil(stage, tier)``: called at each stage, so that a test can let it go wrong there."""

    prompt: str = "red"
    steps: int = 3
    seed: int = 0
    width: int = 32
    height: int = 32
    spoil: Callable[[str, str], None] = lambda stage, tier: None


def run(request: TinyRequest, ctx: Any) -> Result:
    """Noise, a few steps towards what the U-Net says, and a decode."""
    models = ctx.models
    tier = models.tier.name
    with models.lease("tokenizer", "text_encoder") as (tokenizer, text_encoder):
        request.spoil("encoding", tier)
        ids = tokenizer(request.prompt, padding="max_length", return_tensors="pt").input_ids
        words = text_encoder(ids.to(models.device)).last_hidden_state
    generator = torch.Generator().manual_seed(request.seed)
    x = torch.randn(1, 4, request.height // 8, request.width // 8, generator=generator)
    x = x.to(models.device, models.dtype)
    with models.lease("unet") as (unet,):
        for i in range(request.steps):
            ctx.step(i, request.steps, "Sampling")
            request.spoil("sampling", tier)
            x = x - 0.1 * unet(x, 900 - 100 * i, words).sample
        ctx.step(request.steps, request.steps, "Sampling")
    with models.lease("vae") as (vae,):
        request.spoil("decoding", tier)
        rgb = vae.decode(x.to(vae.dtype) / 0.18215).sample[0].permute(1, 2, 0)
        rgb = rgb.clamp(-1, 1).cpu().numpy()
    codes = np.full((*rgb.shape[:2], 4), 255, np.uint8)
    codes[..., :3] = np.round((rgb + 1) * 127.5)
    return Result(Pixels(codes), {"way": "palette.tiny", "seed": request.seed})
