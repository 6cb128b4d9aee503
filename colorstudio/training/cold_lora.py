"""Trains the adapter of cold diffusion: from grey latents to colour (Boraso et al., section 4.3).

What the network is shown and asked is `degrade`'s, which the sampling runs on, too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from colorstudio.diffusion import conditioning, latents
from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.guidance import extra_weight
from colorstudio.errors import BadInput
from colorstudio.imaging import saturation
from colorstudio.imaging.color import lightness
from colorstudio.methods.base import check_ranges, choice, slider, switch
from colorstudio.methods.colorize.cold.adapter import TARGETS
from colorstudio.methods.colorize.cold.degrade import ASCENDING, mixed, residual, restored
from colorstudio.methods.colorize.cold.request import NEGATIVE
from colorstudio.methods.colorize.picture import grey_codes
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.kept_latents import KeptLatents
from colorstudio.training.perceptual import Perceptual, encoder_stages
from colorstudio.training.pictures import side_by_side, square
from colorstudio.training.recipe import (
    Base,
    Batch,
    Losses,
    Picture,
    Recipe,
    SavedParts,
    as_tensor,
)

ROLE = "cold_adapter"
UNIFORM, LATE_BIAS = "uniform", "late-bias"
SHOWN_STEPS, SHOWN_GUIDANCE = 20, 1.6
BOOST, CHROMA = (1.2, 1.6), (1.1, 1.4)
BLUR, CONTRAST, BRIGHTNESS = (0.3, 1.2), (0.8, 1.25), (0.85, 1.15)
"""From where to where a picture's colours are drawn; the report has no numbers."""
NAME = "default"


@dataclass(frozen=True)
class ColdSettings:
    """The table ``[recipe]``.

    ``rank``, ``alpha``: of the LoRA. ``time_scale``: what t in [0, 1] is multiplied by for the
    network. ``times``: "uniform", or "late-bias": from step ``bias_from`` on, within
    ``bias_over`` steps, t becomes u to the power ``bias``, which is near grey. ``vivid``: the part
    of the pictures whose saturation and chroma are boosted; ``varied``: the part that is blurred,
    of another contrast and brightness, and of more chroma. ``least_saturation``: pictures of less
    are left out. ``drop``: the part of the captions that are left out. ``mse``,
    ``saturation_loss``, ``perceptual``: weights of the losses; the latter two take a decode.
    ``flip``, ``cache``: as of `BaseSettings`.
    """

    resolution: int = slider(512, 32, 2048, step=8, unit=" px")
    rank: int = slider(16, 1, 512)
    alpha: float = slider(16.0, 0.01, 4096.0)
    time_scale: float = slider(1000.0, 0.001, 100_000.0)
    times: str = choice(LATE_BIAS, (UNIFORM, LATE_BIAS))
    bias_from: int = slider(900, 0, 100_000_000)
    bias_over: int = slider(100, 1, 100_000_000)
    bias: float = slider(3.0, 1.0, 20.0)
    vivid: float = slider(0.4, 0.0, 1.0)
    varied: float = slider(0.1, 0.0, 1.0)
    least_saturation: float = slider(saturation.LEAST_TRAINED, 0.0, 1.0)
    drop: float = slider(0.1, 0.0, 1.0)
    flip: bool = switch(True)
    cache: int = slider(0, 0, 1 << 20)
    mse: float = slider(1.0, 0.0, 1000.0)
    saturation_loss: float = slider(0.0, 0.0, 1000.0)
    perceptual: float = slider(0.0, 0.0, 1000.0)

    def __post_init__(self) -> None:
        check_ranges(self)
        if not self.mse + self.saturation_loss + self.perceptual > 0:
            raise BadInput("All losses have the weight 0.", "Give one of them another weight.")


class ColdRecipe(Recipe):
    """A LoRA (`peft`) learns the residual of colour; the prior's own weights stay."""

    name = "cold-lora"
    settings_type = ColdSettings
    base_roles = ("unet", "vae", "text_encoder", "tokenizer")

    def __init__(self, settings: ColdSettings, base: Base) -> None:
        self.settings = settings
        self.bundle = base.bundle
        self.tokenizer = base.load("tokenizer")
        unet, vae = base.load("unet"), base.load("vae")
        self.trained = {ROLE: injected(unet, settings.rank, settings.alpha)}
        self.frozen = {"unet": unet, "vae": vae, "text_encoder": base.load("text_encoder")}
        self._kept = KeptLatents(settings.cache)
        if settings.perceptual:
            self.frozen["perceptual"] = Perceptual(encoder_stages(vae))

    def checkpointing(self) -> None:
        """Of the prior: the adapter lies in it."""
        unet: Any = self.frozen["unet"]
        unet.enable_gradient_checkpointing()

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """``rgb``: 3 x side x side, ``grey``: 1 x side x side, in [-1, 1]; ``caption``.

        Raises BadInput for pictures with too little colour: they are left out.
        """
        rgb = square(picture, self.settings.resolution, draw, flip=self.settings.flip)
        found = saturation.mean_saturation(rgb)
        if found < self.settings.least_saturation:
            raise BadInput(
                f"{picture.name} has too little colour to learn from: a mean saturation of"
                f" {found:.2f}, and {self.settings.least_saturation:g} is the least.",
                "Leave it out, or lower least_saturation.",
            )
        rgb = self._varied(rgb, draw.rng("colours"))
        dropped = draw.rng("caption").random() < self.settings.drop
        grey = torch.from_numpy(grey_codes(lightness(rgb)))[None]
        return {
            "rgb": as_tensor(rgb),
            "grey": grey,
            "caption": "" if dropped else picture.caption,
            "mark": self._kept.mark(rgb),
        }

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """Mean squared error of the residual, and what else has a weight."""
        s = self.settings
        grey, rgb = self._latents(batch, "grey"), self._latents(batch, "rgb")
        t = self.times(draws, step).reshape(-1, 1, 1, 1)
        z_t = mixed(grey, rgb, t)
        words = self._words(batch["caption"])
        answer = self._network(z_t, t.flatten() * s.time_scale, words).float()
        terms = {"mse": F.mse_loss(answer, residual(grey, rgb, t))}
        total = s.mse * terms["mse"]
        if s.saturation_loss or s.perceptual:
            made = self._decoded(z_t + answer)
            if s.saturation_loss:
                off = saturation_of(made) - saturation_of(batch["rgb"])
                terms["saturation"] = off.abs().mean()
                total = total + s.saturation_loss * terms["saturation"]
            if s.perceptual:
                terms["perceptual"] = self.frozen["perceptual"](made, batch["rgb"]).mean()
                total = total + s.perceptual * terms["perceptual"]
        return Losses(total, terms)

    def times(self, draws: Draws, step: int) -> Tensor:
        """t of each sample: (B,) in [0, 1)."""
        s = self.settings
        u = draws.uniform("t")
        if s.times == UNIFORM:
            return u
        part = min(max((step - s.bias_from) / s.bias_over, 0.0), 1.0)
        return u ** (1 + (s.bias - 1) * part)

    def shown(self, batch: Batch, draws: Draws) -> np.ndarray:
        """Photos, their greys, and what the network makes of these with their words."""
        count = len(batch["caption"])
        words = self._words([*batch["caption"], *[NEGATIVE] * count])
        cond, other = words.chunk(2)
        predict = Denoiser(self.frozen["unet"], cond, other, SHOWN_GUIDANCE, form=extra_weight)
        with torch.no_grad():
            z = restored(
                predict,
                self._latents(batch, "grey"),
                SHOWN_STEPS,
                time_scale=self.settings.time_scale,
            )
        side = batch["rgb"].shape[-1]
        made = latents.decoded(self.frozen["vae"], z, size=(side, side))
        return side_by_side(batch["rgb"], batch["grey"].expand(-1, 3, -1, -1), made)

    def save(self, folder: Path) -> SavedParts:
        """``cold_adapter`` in PEFT's two files, with what has to be known of time."""
        s = self.settings
        said = {"order": ASCENDING, "time_scale": repr(s.time_scale)}
        write_peft(folder / ROLE, self.trained[ROLE], s.rank, s.alpha, said)
        return SavedParts.upon(self.bundle, {ROLE: (ROLE, "peft")}, s.resolution)

    def _varied(self, rgb: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """More vivid colours for many pictures, other ones for a few (section 3.1)."""
        vivid, varied = rng.random(2) < (self.settings.vivid, self.settings.varied)
        if vivid:
            rgb = saturation.saturated(rgb, rng.uniform(*BOOST))
            rgb = saturation.with_chroma(rgb, rng.uniform(*CHROMA))
        if varied:
            rgb = saturation.blurred(rgb, rng.uniform(*BLUR))
            rgb = saturation.with_contrast(rgb, rng.uniform(*CONTRAST), rng.uniform(*BRIGHTNESS))
            rgb = saturation.with_chroma(rgb, rng.uniform(*CHROMA))
        return rgb

    def _latents(self, batch: Batch, of: str) -> Tensor:
        """The posterior's means, as the sampling takes them; float32."""
        rgb = batch[of].expand(-1, 3, -1, -1)
        return self._kept.means(self.frozen["vae"], rgb, batch["mark"], of)

    def _decoded(self, z: Tensor) -> Tensor:
        """Pictures in [-1, 1], through which gradients go."""
        vae: Any = self.frozen["vae"]
        with torch.autocast(z.device.type, enabled=False):
            return vae.decode(z / vae.config.scaling_factor).sample.clamp(-1, 1)

    def _words(self, captions: list[str]) -> Tensor:
        encoder = self.frozen["text_encoder"]
        return conditioning.encoded(self.tokenizer, encoder, captions, windows=1)

    def _network(self, z: Tensor, t: Tensor, words: Tensor) -> Tensor:
        return self.frozen["unet"](z, t, encoder_hidden_states=words, return_dict=False)[0]


def saturation_of(rgb: Tensor) -> Tensor:
    """HSV's S of B x 3 x h x w in [-1, 1]: B x h x w in [0, 1]."""
    codes = (rgb + 1) / 2
    most, least = codes.amax(dim=1), codes.amin(dim=1)
    return (most - least) / most.clamp(min=1 / 255)


# -- the adapter -----------------------------------------------------------------------------------


def injected(unet: nn.Module, rank: int, alpha: float) -> nn.Module:
    """Puts a fresh LoRA into the U-Net, and returns its A and B alone, by the layers' names.

    B is 0: the U-Net answers as before. (Hu et al., arXiv 2106.09685.)
    """
    from peft import LoraConfig, inject_adapter_in_model
    from peft.tuners.lora import LoraLayer

    if not any(name.endswith(TARGETS) for name, _ in unet.named_modules()):
        raise BadInput(
            "This U-Net has no cross-attention for an adapter to lie in.", "Choose other weights."
        )
    config = LoraConfig(r=rank, lora_alpha=alpha, target_modules=list(TARGETS))  # pyright: ignore
    inject_adapter_in_model(config, unet)
    found = nn.ModuleDict()
    for name, layer in unet.named_modules():
        if isinstance(layer, LoraLayer):
            pair = {"A": layer.lora_A[NAME], "B": layer.lora_B[NAME]}
            found[name.replace(".", "/")] = nn.ModuleDict(pair)
    return found


def write_peft(
    folder: Path, pairs: nn.Module, rank: int, alpha: float, said: dict[str, str]
) -> None:
    """What `injected` gave as PEFT's files. ``said``: words beside the weights."""
    from safetensors.torch import save_file

    weights = {}
    for name, weight in pairs.state_dict().items():
        layer, kind, _ = name.rsplit(".", 2)
        key = f"base_model.model.{layer.replace('/', '.')}.lora_{kind}.weight"
        weights[key] = weight.detach().float().cpu().contiguous().clone()
    folder.mkdir(parents=True, exist_ok=True)
    save_file(weights, folder / "adapter_model.safetensors", metadata={"format": "pt", **said})
    config = {
        "peft_type": "LORA",
        "r": rank,
        "lora_alpha": alpha,
        "lora_dropout": 0.0,
        "bias": "none",
        "use_rslora": False,
        "target_modules": list(TARGETS),
    }
    text = json.dumps(config, indent=1)
    (folder / "adapter_config.json").write_text(f"{text}\n", "utf-8")
