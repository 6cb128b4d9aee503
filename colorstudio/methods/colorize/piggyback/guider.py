"""The diffusion guider: a second U-Net that reads the photo and steers a frozen prior (002, Eq. 2).

Liu et al., arXiv 2304.11105, section 3.2: a copy of the denoising U-Net whose input also holds the
grey photo and the map of hints; what it has at every level and before its output is joined to what
the prior has there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from torch import Tensor, nn

from colorstudio.errors import BadInput

LATENTS = 4
HINTS = "cells"
"""How hints are shown: on mid-grey, each filling the places of the latents that it touches, with a
channel that says where they are (`seen.condition`)."""
OUT = "out"
MISFIT = "This guider belongs to weights of another kind: it cannot steer these."
CHOOSE = "Choose weights of the family that it was trained for."


@dataclass(frozen=True, eq=False)
class Condition:
    """What the guider sees besides z_t, at the latent's size: n x 4, n x 4 and n x 1 channels.

    ``grey``, ``hints``: latents of the grey photo and of the map of hints. ``mask``: 1 where
    a place has hints, else 0.
    """

    grey: Tensor
    hints: Tensor
    mask: Tensor

    def joined(self, z: Tensor) -> Tensor:
        """z_t and it as one input; one condition serves any number of rows in its multiples."""
        rows = [part.to(z.device, z.dtype) for part in (self.grey, self.hints, self.mask)]
        times = len(z) // len(rows[0])
        return torch.cat([z, *(row.repeat(times, 1, 1, 1) for row in rows)], dim=1)


class Fusion(nn.Module):
    """F' = Conv1x1(Concat(F_prior, Conv1x1(F_guider))) (Eq. 2); begins as F' = F_prior.

    The outer convolution is [Identity | 0] at first, the inner one as torch makes it.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.inner = nn.Conv2d(channels, channels, 1)
        self.outer = nn.Conv2d(2 * channels, channels, 1)
        nn.init.zeros_(self.outer.weight)
        if self.outer.bias is not None:
            nn.init.zeros_(self.outer.bias)
        with torch.no_grad():
            self.outer.weight[:, :channels, 0, 0] = torch.eye(channels)

    def forward(self, prior: Tensor, guide: Tensor) -> Tensor:
        """Both n x c x h x w; the answer is of the prior's type."""
        dtype = self.outer.weight.dtype
        both = torch.cat([prior.to(dtype), self.inner(guide.to(dtype))], dim=1)
        return self.outer(both).to(prior.dtype)


class Guider(nn.Module):
    """The copy of the U-Net, and a `Fusion` for every point at which it meets the prior.

    ``config``: ``unet``, the prior's configuration; ``points``: where they meet, "down.0", ...,
    "mid", "up.0", ..., "out" (before the last convolution); ``hints``: see `HINTS`.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        super().__init__()
        unet = {k: v for k, v in dict(config["unet"]).items() if not k.startswith("_")}
        self.config: dict[str, Any] = {
            "unet": unet,
            "points": list(config.get("points") or points_of(unet)),
            "hints": config.get("hints", HINTS),
        }
        if self.config["hints"] != HINTS:
            raise ValueError(f"hints are encoded in a way that is not known: {config['hints']}")
        self.unet: Any = UNet2DConditionModel.from_config(
            unet | {"in_channels": int(unet["in_channels"]) + 2 * int(unet["out_channels"]) + 1}
        )
        # what it has before its output is what counts: nothing goes through its last convolution
        self.unet.conv_out = nn.Identity()
        widths = widths_of(unet)
        self.fusions = nn.ModuleDict(
            {_key(point): Fusion(widths[point]) for point in self.config["points"]}
        )

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Guider:
        """Raises KeyError, TypeError or ValueError for a configuration that makes no network."""
        return cls(config)

    @classmethod
    def of(cls, prior: Any, points: tuple[str, ...] = ()) -> Guider:
        """A fresh one for a prior, with its weights: as it begins to train.

        Of the widened first convolution the part for z_t is the prior's, the rest zeros.
        """
        facts = {k: _plain(v) for k, v in dict(prior.config).items() if not k.startswith("_")}
        made = cls({"unet": facts, "points": list(points)})
        weights = {k: v for k, v in prior.state_dict().items() if not k.startswith("conv_out.")}
        wide = torch.zeros_like(made.unet.conv_in.weight)
        own = weights["conv_in.weight"]
        wide[:, : own.shape[1]] = own
        made.unet.load_state_dict(weights | {"conv_in.weight": wide})
        return made.to(prior.device)

    @property
    def dtype(self) -> torch.dtype:
        return self.unet.dtype

    def enable_gradient_checkpointing(self) -> None:
        """The copy's blocks are computed again on the way back instead of being kept."""
        self.unet.enable_gradient_checkpointing()

    def check_fits(self, prior: Any) -> None:
        """Raises BadInput where levels or words of the prior are not those of the guider."""
        own, other = self.unet.config, prior.config
        same = all(
            _plain(getattr(own, key)) == _plain(getattr(other, key))
            for key in (
                "block_out_channels",
                "down_block_types",
                "up_block_types",
                "cross_attention_dim",
            )
        )
        if not same:
            raise BadInput(MISFIT, CHOOSE)

    def forward(self, z: Tensor, t: Tensor, words: Tensor, seen: Condition) -> dict[str, Tensor]:
        """F_guider at every point. ``z``: n x 4 x h x w; ``t``: n; ``words``: n x tokens x c."""
        found: dict[str, Tensor] = {}
        hooks = []
        for point in self.config["points"]:
            if point != OUT:
                hook = _keeper(found, point)
                hooks.append(_module(self.unet, point).register_forward_hook(hook))
        try:
            dtype = self.dtype
            last = self.unet(
                seen.joined(z.to(dtype)),
                t,
                encoder_hidden_states=words.to(dtype),
                return_dict=False,
            )[0]
        finally:
            for handle in hooks:
                handle.remove()
        if OUT in self.config["points"]:
            found[OUT] = last
        return found


class Guided:
    """Prior and guider as one network, called as the prior is; made by `guided`.

    ``seen``: may be exchanged between calls.
    """

    def __init__(self, prior: Any, guider: Guider, seen: Condition) -> None:
        self.prior, self.guider, self.seen = prior, guider, seen
        self.features: dict[str, Tensor] = {}

    @property
    def dtype(self) -> torch.dtype:
        return self.prior.dtype

    @property
    def device(self) -> torch.device:
        return self.prior.device

    def __call__(
        self, x: Tensor, t: Tensor, *, encoder_hidden_states: Tensor, return_dict: bool = False
    ) -> tuple[Tensor]:
        """The prior's prediction under the guider's eye; all rows go through both at once."""
        words = encoder_hidden_states
        try:
            self.features = self.guider(x, t, words, self.seen)
            return self.prior(x, t, encoder_hidden_states=words, return_dict=False)
        finally:
            self.features = {}

    def fused(self, point: str, own: Tensor) -> Tensor:
        """What the prior goes on with at a point."""
        return self.guider.fusions[_key(point)](own, self.features[point])


@contextmanager
def guided(prior: Any, guider: Guider, seen: Condition) -> Iterator[Guided]:
    """``with guided(unet, guider, seen) as both``: ``both`` stands where the U-Net stood.

    The prior is as it was once the block is left, whatever happens there. Raises BadInput where
    the two do not belong together.
    """
    guider.check_fits(prior)
    both = Guided(prior, guider, seen)
    handles = []
    try:
        for point in guider.config["points"]:
            module = _module(prior, point)
            if point == OUT:
                handles.append(module.register_forward_pre_hook(_before(both, point)))
            else:
                handles.append(module.register_forward_hook(_after(both, point)))
        yield both
    finally:
        for handle in handles:
            handle.remove()


def points_of(unet: Mapping[str, Any]) -> tuple[str, ...]:
    """Every level down and up, the middle, and before the output."""
    down = [f"down.{n}" for n in range(len(unet["down_block_types"]))]
    up = [f"up.{n}" for n in range(len(unet["up_block_types"]))]
    return (*down, "mid", *up, OUT)


def widths_of(unet: Mapping[str, Any]) -> dict[str, int]:
    """Channels at every point."""
    widths = [int(width) for width in unet["block_out_channels"]]
    down = {f"down.{n}": width for n, width in enumerate(widths)}
    up = {f"up.{n}": width for n, width in enumerate(reversed(widths))}
    return {**down, "mid": widths[-1], **up, OUT: widths[0]}


def _key(point: str) -> str:
    return point.replace(".", "_")  # a module's name has no dot


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, list | tuple) else value


def _module(unet: Any, point: str) -> nn.Module:
    kind, _, number = point.partition(".")
    if kind == OUT:
        return unet.conv_out
    if kind == "mid":
        return unet.mid_block
    return (unet.down_blocks if kind == "down" else unet.up_blocks)[int(number)]


def _state(output: Any) -> Tensor:
    """Blocks on the way down also give what they keep for the way up."""
    return output[0] if isinstance(output, tuple) else output


def _keeper(found: dict[str, Tensor], point: str):
    def keep(module: nn.Module, given: Any, output: Any) -> None:
        found[point] = _state(output)

    return keep


def _after(both: Guided, point: str):
    def fuse(module: nn.Module, given: Any, output: Any) -> Any:
        fused = both.fused(point, _state(output))
        if not isinstance(output, tuple):
            return fused
        # what is kept last for the way up is this same feature
        return fused, (*output[1][:-1], fused)

    return fuse


def _before(both: Guided, point: str):
    def fuse(module: nn.Module, given: Any) -> Any:
        return (both.fused(point, given[0]),)

    return fuse
