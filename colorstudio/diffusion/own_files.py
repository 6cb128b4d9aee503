"""Writes networks of our own: a folder with what they are made from, and their weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol

import safetensors.torch as safetensors
import torch
from torch import Tensor

from colorstudio.atomic import write_bytes

LAYOUT = "colorstudio"
"""Of `diffusion.bundle.Part`."""
CONFIG, WEIGHTS = "config.json", "model.safetensors"
CLASS = "_class_name"


class OwnNet(Protocol):
    """``config``: what ``from_config`` of its class makes such a network from; plain JSON."""

    config: dict[str, Any]

    def state_dict(self) -> dict[str, Any]: ...


def write(folder: Path, model: OwnNet, dtype: torch.dtype | None = None) -> None:
    """The model as ``folder``, which is made where need be; `engine.loaders` reads it.

    Each file is whole at every moment; the weights stand last, so that a folder with weights is a
    whole one. ``dtype``: of what has a fraction; None: as it is. Raises BadInput where the disk
    refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    facts = {CLASS: type(model).__name__, **model.config}
    write_bytes(folder / CONFIG, (json.dumps(facts, indent=2) + "\n").encode())
    weights = {name: _plain(value, dtype) for name, value in model.state_dict().items()}
    write_bytes(folder / WEIGHTS, safetensors.save(weights, {"format": "pt"}))


def _plain(value: Tensor, dtype: torch.dtype | None) -> Tensor:
    """A copy: safetensors refuses weights that share their memory."""
    kind = dtype if dtype is not None and value.is_floating_point() else value.dtype
    return value.detach().to("cpu", kind, copy=True).contiguous()
