"""What a recipe is: what trains, on what samples, to what loss, and what it leaves behind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np
import torch
from torch import Tensor, nn

from colorstudio.diffusion.bundle import Bundle
from colorstudio.training.draws import Draw, Draws

Batch = Mapping[str, Any]
"""Samples stacked: tensors B x ..., lists of other things; ``keys``: (B,) int64."""


@dataclass(frozen=True, eq=False)
class Picture:
    """One picture of a folder as recipes get it.

    ``rgb``: h x w x 4 uint8, sRGB, straight alpha, upright. ``caption``: "" where there is none.
    ``facts``: the other keys of its row in ``captions.jsonl``.
    """

    name: str
    rgb: np.ndarray
    caption: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


class Base(Protocol):
    """The weights that a recipe builds on, loaded on the CPU in float32."""

    @property
    def bundle(self) -> Bundle: ...

    def load(self, role: str) -> Any:
        """A fresh model of the role. Raises ModelMissing that names a role which it lacks."""
        ...


@dataclass(frozen=True)
class Losses:
    """``total``: what is minimised, a scalar. ``terms``: what the log shows beside it."""

    total: Tensor
    terms: Mapping[str, Tensor] = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """One optimiser's part of a step: a recipe with an opponent has two.

    ``parameters`` of the modules named in ``modules`` (of `Recipe.trained`) move down
    ``losses(batch, draws, step)``, every step from ``start`` on. ``rate``: times the learning rate.
    ``kept``: whether these weights are what the recipe is for, so that they are averaged; opponents
    are not.
    """

    name: str
    modules: tuple[str, ...]
    losses: Callable[[Batch, Draws, int], Losses]
    rate: float = 1.0
    start: int = 0
    kept: bool = True


class Recipe(ABC):
    """One kind of training. `fit` owns devices, optimisers, averages, files and the log.

    A recipe is made on the CPU: ``__init__(settings, base)`` loads or makes its networks.
    ``settings``: an instance of ``settings_type``, a frozen dataclass whose fields have ranges
    (`methods.base.slider` and its like); they stand in the table ``[recipe]`` of the TOML.
    """

    name: ClassVar[str]
    settings_type: ClassVar[type]
    base_roles: ClassVar[tuple[str, ...]] = ()
    """Roles that ``base`` must have; () where nothing is built upon."""
    averaged: ClassVar[bool] = True
    """Whether what is kept is the moving average of the weights."""
    channels_last: ClassVar[tuple[str, ...]] = ("vae",)
    """Which networks work on pictures in full, and so are quicker with channels side by side."""

    trained: dict[str, nn.Module]
    """What trains, by name; checkpoints hold it."""
    frozen: dict[str, nn.Module]
    """What is needed beside; moved to the device, never changed."""

    @abstractmethod
    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """One sample of a picture: tensors without the batch's axis. Runs in data workers."""

    @abstractmethod
    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """The loss of a batch on the device; the mean over its samples, so that machines agree.

        All chance comes from ``draws``.
        """

    def turns(self) -> Sequence[Turn]:
        """Whose parameters move down what, in this order in every step."""
        return (Turn(self.name, tuple(self.trained), self.loss),)

    def checkpointing(self) -> None:
        """Saves memory by computing activations twice, where the networks can."""
        for module in self.trained.values():
            enable = getattr(module, "enable_gradient_checkpointing", None)
            if callable(enable):
                enable()

    def shown(self, batch: Batch, draws: Draws) -> np.ndarray | None:
        """A picture for the eye, of the averaged weights: h x w x 3 uint8; None for none."""
        return None

    def measure(self, batches: Iterable[Batch]) -> None:
        """Before `save`, with the finished weights on the device: what is to be measured on them.

        ``batches``: of some hundred pictures, made as for training; without gradients.
        """
        return

    @abstractmethod
    def save(self, folder: Path) -> SavedParts:
        """Writes the finished weights below ``folder``, as `Part` layouts that LOADERS knows."""


@dataclass(frozen=True)
class SavedParts:
    """What a recipe leaves: for ``bundle.toml``.

    ``parts``: role to (path below the folder, layout). ``family``, ``prediction_type``, ...: as of
    `Bundle`. ``constants``: measured on these weights. ``base``: whether the other roles are taken
    from the weights that it was trained upon.
    """

    parts: Mapping[str, tuple[str, str]]
    family: str
    prediction_type: str = "epsilon"
    resolution: int = 256
    scaling_factor: float = 0.18215
    latent_channels: int = 4
    constants: Mapping[str, Any] = field(default_factory=dict)
    base: bool = True

    @classmethod
    def upon(
        cls, bundle: Bundle, parts: Mapping[str, tuple[str, str]], resolution: int, **facts: Any
    ) -> SavedParts:
        """What was trained upon ``bundle``, whose latents it shares. ``facts``: other ones."""
        return cls(
            parts,
            prediction_type=bundle.prediction_type,
            resolution=resolution,
            scaling_factor=bundle.scaling_factor,
            latent_channels=bundle.latent_channels,
            **{"family": bundle.family, **facts},
        )


def as_tensor(rgb: np.ndarray) -> Tensor:
    """h x w x 3 uint8 as 3 x h x w float32 in [-1, 1]."""
    return torch.from_numpy(np.ascontiguousarray(rgb)).permute(2, 0, 1).float() / 127.5 - 1
