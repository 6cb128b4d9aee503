"""Our text-to-image loop beside diffusers' own pipeline: same weights, steps, noise and dtype."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from colorstudio import resources
from colorstudio.engine.loaders import quiet_libraries
from colorstudio.evaluation.bench import Figure, Say

STEPS = 10
GUIDANCE = 7.5
RUNS = 5
SMALL = {"block_out_channels": [64, 128, 256, 256], "cross_attention_dim": 256}
"""Widths that a CPU answers in seconds; on CUDA the family's own are used."""
SMALL_VAE = {"block_out_channels": [32, 64, 128, 128]}


def bench(data: Path | None, say: Say) -> list[Figure]:
    """Seconds of a picture at 256 (CPU) or 512 pixels (CUDA); and how far the pictures differ."""
    del data
    cuda = torch.cuda.is_available()
    device = torch.device("cuda" if cuda else "cpu")
    dtype = torch.float16 if cuda else torch.float32
    side = 512 if cuda else 256
    parts = models({} if cuda else SMALL, device, dtype)
    ours, theirs = loops(parts, side, STEPS)
    say(f"text to image, {side} px, {STEPS} steps, {dtype}, {device}")
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    with torch.inference_mode():
        difference = float((ours() - theirs().float()).abs().max())
        for _ in range(RUNS):  # in turn, so that a machine that drifts drifts for both
            times["ours"].append(_seconds(ours, device))
            times["theirs"].append(_seconds(theirs, device))
    name = f"text to image, {side} px, {STEPS} steps, {device.type}"
    return [
        Figure(
            name,
            statistics.median(times["ours"]),
            "s",
            bar="not slower",
            peer="diffusers StableDiffusionPipeline",
            peer_value=statistics.median(times["theirs"]),
        ),
        Figure(f"{name}, largest difference", difference * 255, "/255"),
    ]


def loops(
    parts: dict[str, Any], side: int, steps: int
) -> tuple[Callable[[], torch.Tensor], Callable[[], torch.Tensor]]:
    """Our loop and diffusers', on the same noise; each answers 1 x 3 x side x side in [0, 1]."""
    unet = parts["unet"]
    tokens = _tokens(parts["text_encoder"], unet.device)
    noise = torch.randn(1, 4, side // 8, side // 8, generator=torch.Generator().manual_seed(0))
    noise = noise.to(unet.device)
    pipeline = _pipeline(parts)

    def ours() -> torch.Tensor:
        return picture(parts, tokens, noise, steps)

    def theirs() -> torch.Tensor:
        embeddings = parts["text_encoder"](tokens).last_hidden_state
        return pipeline(
            prompt_embeds=embeddings[1:],
            negative_prompt_embeds=embeddings[:1],
            num_inference_steps=steps,
            guidance_scale=GUIDANCE,
            latents=noise.to(unet.dtype),
            height=side,
            width=side,
            output_type="pt",
        ).images

    return ours, theirs


def picture(
    parts: dict[str, Any], tokens: torch.Tensor, noise: torch.Tensor, steps: int
) -> torch.Tensor:
    """The loop that the ways run: prompts, DDIM, decode; n x 3 x h x w in [0, 1]."""
    from colorstudio.diffusion.conditioning import Denoiser
    from colorstudio.diffusion.latents import decoded
    from colorstudio.diffusion.samplers import ddim
    from colorstudio.diffusion.schedules import Schedule

    embeddings = parts["text_encoder"](tokens).last_hidden_state
    predict = Denoiser(parts["unet"], embeddings[1:], embeddings[:1], GUIDANCE)
    schedule = Schedule.scaled_linear(steps, spacing="leading")
    latents = ddim(predict, noise, schedule)
    return (decoded(parts["vae"], latents).float() / 2 + 0.5).clamp(0, 1)


def models(widths: dict[str, Any], device: torch.device, dtype: torch.dtype) -> dict[str, Any]:
    """U-Net, VAE and text encoder of Stable Diffusion 1 with random weights."""
    from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel

    def config(role: str) -> dict[str, Any]:
        file = resources.path(f"configs/sd1/{role}/config.json")
        return {k: v for k, v in json.loads(file.read_text("utf-8")).items() if k[:1] != "_"}

    quiet_libraries()
    text = config("text_encoder")
    if widths:
        size = widths["cross_attention_dim"]
        text |= {"hidden_size": size, "intermediate_size": 2 * size, "num_hidden_layers": 4}
        text |= {"num_attention_heads": 4, "projection_dim": size}
    with torch.random.fork_rng(), device:
        torch.manual_seed(0)
        found = {
            "unet": UNet2DConditionModel.from_config(config("unet") | widths),
            "vae": AutoencoderKL.from_config(config("vae") | (SMALL_VAE if widths else {})),
            "text_encoder": CLIPTextModel(CLIPTextConfig(**text)),
        }
    return {k: v.to(device, dtype).eval().requires_grad_(False) for k, v in found.items()}


def _tokens(text_encoder: Any, device: torch.device) -> torch.Tensor:
    """Two rows of 77: the empty prompt and one of seven words; which words matters to nobody."""
    end = text_encoder.config.eos_token_id
    rows = torch.full((2, 77), end)
    rows[:, 0] = text_encoder.config.bos_token_id
    rows[1, 1:8] = torch.arange(320, 327)
    return rows.to(device)


def _pipeline(parts: dict[str, Any]) -> Any:
    from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import (
        StableDiffusionPipeline,
    )
    from diffusers.schedulers.scheduling_ddim import DDIMScheduler

    file = resources.path("configs/sd1/scheduler/scheduler_config.json")
    facts = json.loads(file.read_text("utf-8"))
    del facts["_class_name"], facts["skip_prk_steps"]  # those of another sampler
    make: Any = StableDiffusionPipeline  # the missing parts are those that embeddings replace
    pipeline = make(
        **parts,
        tokenizer=None,
        scheduler=DDIMScheduler.from_config(facts),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def _seconds(work: Any, device: torch.device) -> float:
    started = time.perf_counter()
    work()
    if device.type == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - started
