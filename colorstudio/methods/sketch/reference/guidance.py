"""ColorizeDiffusion as samplers want it: x and t to a prediction guided by picture and lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import Tensor

from colorstudio.diffusion.guidance import BOTH, NO_REFERENCE, NO_SKETCH, dual, dual_branches
from colorstudio.diffusion.samplers import noise_like
from colorstudio.diffusion.schedules import Schedule
from colorstudio.methods.sketch.reference.nets import added
from colorstudio.methods.sketch.reference.tokens import is_noised, noised


@dataclass(frozen=True, eq=False)
class Condition:
    """What one prediction is made of: ``tokens`` (1 x k x c, clean), ``hints`` of the lines."""

    tokens: Tensor
    hints: Sequence[Tensor]


class Lending(Protocol):
    """What lends the reference's own features to the U-Net; see `injection.Injection`."""

    def reading(
        self, unet: Any, t: int, tokens: Tensor, alone: Sequence[bool]
    ) -> AbstractContextManager[None]: ...


class ReferenceDenoiser:
    """The U-Net under dual guidance: as many evaluations as the scales ask for, in one batch.

    ``conditions``: by the names of `diffusion.guidance`; only those are looked at that the scales
    need. ``noise_level``: see `tokens.is_noised`; the tokens of all branches are noised, each with
    its own fresh noise of ``generator`` (CPU), from the clean ones. x is 1 x c x h x w in float32.
    """

    def __init__(
        self,
        unet: Any,
        conditions: Mapping[str, Condition],
        schedule: Schedule,
        *,
        guidance: float = 1.0,
        sketch_guidance: float = 1.0,
        noise_level: float = 0.0,
        generator: torch.Generator | None = None,
        lending: Lending | None = None,
    ) -> None:
        self.unet = unet
        self.schedule = schedule
        self.scales = (guidance, sketch_guidance)
        self.noise_level = noise_level
        self.generator = generator
        self.lending = lending
        self.branches = dual_branches(*self.scales)
        used = [conditions[name] for name in self.branches]
        self.tokens = torch.cat([c.tokens for c in used])
        self.hints = [torch.cat(level) for level in zip(*(c.hints for c in used), strict=True)]

    def __call__(self, x: Tensor, t: int) -> Tensor:
        tokens = self.tokens
        if is_noised(t, self.noise_level):
            tokens = noised(tokens, noise_like(tokens, self.generator), t, self.schedule)
        rows = x.expand(len(self.branches), -1, -1, -1)
        lent: AbstractContextManager[None] = nullcontext()
        if self.lending is not None:
            # the reference's own pass sees what the first branch is shown
            alone = [name == NO_REFERENCE for name in self.branches]
            lent = self.lending.reading(self.unet, t, tokens[:1], alone)
        with lent, added(self.unet, self.hints):
            answers = evaluated(self.unet, rows, t, tokens)
        by_name = dict(zip(self.branches, answers.split(1), strict=True))
        return dual(by_name, *self.scales)


def evaluated(unet: Any, x: Tensor, t: int, tokens: Tensor) -> Tensor:
    """One call of the U-Net: rows x c x h x w, rows x k x c; float32, in its own dtype between."""
    dtype = unet.dtype
    steps = torch.full((len(x),), t, device=x.device, dtype=torch.long)
    return unet(
        x.to(dtype), steps, encoder_hidden_states=tokens.to(x.device, dtype), return_dict=False
    )[0].float()


def conditions(
    tokens: Tensor, zeros: Tensor, hints: Sequence[Tensor], blank: Sequence[Tensor]
) -> dict[str, Condition]:
    """The conditions of the three branches: zero tokens for none, ``blank`` hints for no lines."""
    return {
        BOTH: Condition(tokens, hints),
        NO_REFERENCE: Condition(zeros, hints),
        NO_SKETCH: Condition(tokens, blank),
    }
