"""`fit` beside a bare loop of the same network, optimiser, clipping and average of the weights."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from colorstudio.evaluation.bench import Figure, Say
from colorstudio.training.config import FitSettings
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.recipe import Batch, Losses, Picture, Recipe, SavedParts

ROUNDS = 5
WARM = 2
EMA = 0.999
RATE = 1e-4
CLIP = 1.0
WORDS, CONTEXT = 77, 64


@dataclass(frozen=True)
class Size:
    """How large the work is on one kind of device."""

    widths: tuple[int, ...]
    latent: int
    batch: int
    steps: int


SIZES = {
    "cpu": Size((32, 64, 64), 16, 4, 12),
    "cuda": Size((320, 640, 1280, 1280), 64, 4, 20),
}


class NoiseRecipe(Recipe):
    """A U-Net that learns noise in fixed latents: no pictures are read, so that steps are timed."""

    name = "bench"
    settings_type = Size

    def __init__(self, size: Size) -> None:
        self.size = size
        self.unet: Any = _unet(size)
        self.trained = {"unet": self.unet}
        self.frozen = {}

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        generator = torch.Generator().manual_seed(draw.key)
        shape = (4, self.size.latent, self.size.latent)
        return {
            "z": torch.randn(shape, generator=generator),
            "words": torch.randn((WORDS, CONTEXT), generator=generator),
        }

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        z: Tensor = batch["z"]
        eps = draws.normal("eps", *z.shape[1:])
        t = draws.integers("t", 1000)
        answer = self.unet(z + eps, t, encoder_hidden_states=batch["words"]).sample
        return Losses(F.mse_loss(answer, eps))

    def save(self, folder: Path) -> SavedParts:
        """Nothing is kept."""
        return SavedParts({}, family="", base=False)


class _Stopwatch:
    """A `RunContext` that notes when each step begins."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self.times.append(time.perf_counter())


def bench(data: Path | None, say: Say) -> list[Figure]:
    """Steps per second of `fit` and of the bare loop, in turns, and their ratio."""
    del data
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    size = SIZES[device.type]
    say(f"training, U-Net of {size.widths}, {size.batch} latents of {size.latent}, {device}")
    runs: dict[str, Callable[[], float]] = {
        "ours": lambda: _ours(size, device),
        "bare": lambda: _bare(size, device),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for n in range(ROUNDS):  # in turn, and each first once, so that a machine's drift is shared
        for name in sorted(runs, reverse=bool(n % 2)):
            times[name].append(runs[name]())
    ratios = [bare / ours for ours, bare in zip(times["ours"], times["bare"], strict=True)]
    name = f"training step, U-Net, {device.type}"
    return [
        Figure(
            name,
            statistics.median(times["ours"]),
            "s",
            peer="a bare torch loop",
            peer_value=statistics.median(times["bare"]),
        ),
        Figure(f"{name}, speed of fit / bare", statistics.median(ratios), "", bar=">= 0.95"),
    ]


def _ours(size: Size, device: torch.device) -> float:
    """Seconds of a step of `fit`."""
    from colorstudio.imaging.io import write
    from colorstudio.imaging.pixels import Pixels
    from colorstudio.training.data import pictures_in
    from colorstudio.training.fit import fit

    settings = FitSettings(
        steps=size.steps,
        batch=size.batch,
        learning_rate=RATE,
        ema=EMA,
        clip=CLIP,
        checkpoint_every=0,
        validate_every=0,
        log_every=10,
        workers=0,
    )
    watch = _Stopwatch()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "blank.png", Pixels(np.zeros((8, 8, 4), np.uint8)))
        pictures = pictures_in([folder], memory=1 << 20)
        recipe = NoiseRecipe(size)
        fit(recipe, settings, pictures, folder / "run", ctx=watch, device=device.type)
    return _step(watch.times, device)


def _bare(size: Size, device: torch.device) -> float:
    """Seconds of a step of a loop with nothing around it; its batches lie ready."""
    from diffusers.training_utils import EMAModel

    unet: Any = _unet(size).to(device).train()
    parameters = list(unet.parameters())
    average = EMAModel(parameters, decay=EMA, foreach=True)
    optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01, fused=True)
    shape = (size.batch, 4, size.latent, size.latent)
    z = torch.randn(shape, device=device)
    words = torch.randn((size.batch, WORDS, CONTEXT), device=device)
    times = []
    for _ in range(size.steps):
        times.append(time.perf_counter())
        eps = torch.randn(shape, device=device)
        t = torch.randint(1000, (size.batch,), device=device)
        optimizer.zero_grad(set_to_none=True)
        loss = F.mse_loss(unet(z + eps, t, encoder_hidden_states=words).sample, eps)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, CLIP)
        optimizer.step()
        average.step(parameters)
    float(parameters[0].detach().sum())  # a graphics card is waited for
    times.append(time.perf_counter())
    return _step(times, device)


def _step(times: list[float], device: torch.device) -> float:
    """Of the moments at which steps began: a graphics card runs behind, so the mean; else the
    median, which other programs disturb less."""
    steps = [after - before for before, after in zip(times[WARM:], times[WARM + 1 :], strict=False)]
    return statistics.mean(steps) if device.type == "cuda" else statistics.median(steps)


def _unet(size: Size) -> nn.Module:
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    levels = len(size.widths) - 1
    layers: dict[str, Any] = {
        "block_out_channels": size.widths,
        "down_block_types": (*("CrossAttnDownBlock2D",) * levels, "DownBlock2D"),
        "up_block_types": ("UpBlock2D", *("CrossAttnUpBlock2D",) * levels),
        "layers_per_block": 1,
        "attention_head_dim": 4,
        "cross_attention_dim": CONTEXT,
    }
    with torch.random.fork_rng():
        torch.manual_seed(0)
        return UNet2DConditionModel(sample_size=size.latent, **layers)
