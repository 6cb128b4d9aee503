"""A recipe of a few hundred weights, with an opponent, for what every recipe has in common."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from colorstudio.methods.base import slider
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.pictures import square
from colorstudio.training.recipe import (
    Batch,
    Losses,
    Picture,
    Recipe,
    SavedParts,
    Turn,
    as_tensor,
)


@dataclass(frozen=True)
class TinySettings:
    side: int = slider(8, 4, 64)
    width: int = slider(6, 1, 64)
    poison: int = slider(-1, -1, 10_000, help="the step whose loss is no number")


class TinyRecipe(Recipe):
    """Takes noise away; the opponent tells what came out from what was there."""

    name = "tiny"
    settings_type = TinySettings

    def __init__(self, settings: TinySettings, base: Any = None) -> None:
        self.settings = settings
        width = settings.width
        self.trained = {
            "net": nn.Sequential(
                nn.Conv2d(3, width, 3, padding=1), nn.SiLU(), nn.Dropout(0.1)
            ).append(nn.Conv2d(width, 3, 3, padding=1)),
            "opponent": nn.Sequential(nn.Conv2d(3, width, 3, stride=2), nn.SiLU()).append(
                nn.Conv2d(width, 1, 3)
            ),
        }
        self.frozen = {"shift": nn.Conv2d(3, 3, 1)}

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        return {"rgb": as_tensor(square(picture, self.settings.side, draw))}

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        rgb: Tensor = batch["rgb"]
        made = self.made(rgb, draws)
        error = (made - rgb).square().mean()
        judged = -self.trained["opponent"](self.frozen["shift"](made)).mean()
        total = error + 0.01 * judged
        return Losses(
            total * float("nan") if step == self.settings.poison else total, {"error": error}
        )

    def made(self, rgb: Tensor, draws: Draws) -> Tensor:
        return self.trained["net"](rgb + 0.5 * draws.normal("noise", *rgb.shape[1:]).to(rgb))

    def opponent_loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        with torch.no_grad():
            made = self.made(batch["rgb"], draws)
        judge = self.trained["opponent"]
        real = (1 - judge(self.frozen["shift"](batch["rgb"]))).relu().mean()
        return Losses(real + (1 + judge(self.frozen["shift"](made))).relu().mean())

    def turns(self) -> tuple[Turn, ...]:
        return (
            Turn("net", ("net",), self.loss),
            Turn("opponent", ("opponent",), self.opponent_loss, rate=0.5, start=2, kept=False),
        )

    def shown(self, batch: Batch, draws: Draws) -> np.ndarray:
        rgb = self.made(batch["rgb"], draws)[0].clamp(-1, 1)
        return ((rgb.permute(1, 2, 0) + 1) * 127.5).round().byte().cpu().numpy()

    def save(self, folder: Path) -> SavedParts:
        (folder / "vae").mkdir(parents=True)
        save_file(self.trained["net"].state_dict(), folder / "vae" / "model.safetensors")
        return SavedParts({"vae": ("vae", "diffusers")}, family="sd1", base=False)
