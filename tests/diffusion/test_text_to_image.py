"""The whole loop, from prompts to pixels, against diffusers' own pipeline with the same weights."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from diffusers.schedulers.scheduling_ddpm import DDPMScheduler

from colorstudio.diffusion.conditioning import Denoiser, encoded
from colorstudio.diffusion.latents import decoded
from colorstudio.diffusion.samplers import SAMPLERS
from colorstudio.diffusion.schedules import Schedule

SCHEDULER: dict[str, Any] = {
    "beta_schedule": "scaled_linear",
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "clip_sample": False,
    "steps_offset": 1,
}


@pytest.mark.parametrize(
    ("sampler", "scheduler"),
    [
        ("ddim", DDIMScheduler(**SCHEDULER, set_alpha_to_one=False)),
        ("ddpm", DDPMScheduler(**SCHEDULER, variance_type="fixed_small")),
    ],
)
def test_our_loop_is_the_pipelines(
    unet: Any,
    vae: Any,
    clip: tuple[Any, Any],
    sampler: str,
    scheduler: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tqdm.tqdm.monitor_interval", 0)  # even a disabled bar starts a thread
    tokenizer, text_encoder = clip
    make: Any = StableDiffusionPipeline
    pipeline = make(
        vae=vae,
        text_encoder=text_encoder,
        tokenizer=tokenizer,
        unet=unet,
        scheduler=scheduler,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipeline.set_progress_bar_config(disable=True)
    noise = torch.randn((1, 4, 8, 8), generator=torch.Generator().manual_seed(0))
    theirs = pipeline(
        "a red hat",
        negative_prompt="red",
        num_inference_steps=4,
        guidance_scale=5.0,
        height=64,
        width=64,
        latents=noise,
        generator=torch.Generator().manual_seed(1),
        output_type="pt",
    ).images
    cond, uncond = encoded(tokenizer, text_encoder, ["a red hat", "red"]).split(1)
    schedule = Schedule.scaled_linear(4)
    x = SAMPLERS[sampler](
        Denoiser(unet, cond, uncond, 5.0),
        noise,
        schedule,
        generator=torch.Generator().manual_seed(1),
    )
    ours = decoded(vae, x) / 2 + 0.5
    assert float((ours - theirs).abs().max()) <= 0.5 / 255
