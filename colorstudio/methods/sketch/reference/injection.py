"""A reference lends its own features: attention injection and AdaIN (arXiv 2401.01456, Sec. 5.1).

Both as the authors' program has them: at each step the U-Net sees the reference, noised as far as
the picture is, and what it makes of it is kept for the picture's own pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import torch
from torch import Tensor, nn

from colorstudio.diffusion.samplers import noise_like
from colorstudio.diffusion.schedules import TRAINING_STEPS, Schedule
from colorstudio.methods.sketch.reference.guidance import evaluated
from colorstudio.methods.sketch.reference.nets import added

EPSILON = 1e-6
"""The least variance, as released."""

Change = Callable[[Tensor], Tensor]


class Injection:
    """The reference's features, for `ReferenceDenoiser`.

    ``latents``: the reference's, as large as the picture's. ``hints``: of its own lines, times
    their strength; () for none. ``fidelity``: how far the branch without reference stays as it is.
    ``start``: part of the way after which it begins. ``attention``: whether self-attention looks at
    the reference's places too. ``adain``: 0 for none, up to 2 for all blocks.
    """

    def __init__(
        self,
        latents: Tensor,
        schedule: Schedule,
        generator: torch.Generator,
        *,
        hints: Sequence[Tensor] = (),
        fidelity: float = 0.5,
        start: float = 0.0,
        attention: bool = True,
        adain: float = 0.0,
    ) -> None:
        self.latents, self.schedule, self.generator = latents, schedule, generator
        self.hints = hints
        self.fidelity, self.start = fidelity, start
        self.attention, self.adain = attention, adain

    @contextmanager
    def reading(self, unet: Any, t: int, tokens: Tensor, alone: Sequence[bool]) -> Iterator[None]:
        """The U-Net with what the reference is at t, for one call with a row per ``alone``.

        ``tokens``: what the reference's pass is shown. ``alone``: rows without the reference.
        """
        if 1 - t / (TRAINING_STEPS - 1) < self.start:
            yield
            return
        layers = self._layers(unet)
        kept = self._kept(unet, t, tokens, layers)
        mix = _mixing([n for n, is_alone in enumerate(alone) if is_alone], self.fidelity)
        with ExitStack() as stack:
            if self.attention:
                stack.enter_context(_processors(unet, lambda name, own: _Reading(own, kept, mix)))
            for layer in layers:
                hook = _changing(lambda x, layer=layer: mix(x, _moved(x, *kept[layer])))
                stack.callback(layer.register_forward_hook(hook).remove)
            yield

    def _layers(self, unet: Any) -> list[nn.Module]:
        return [layer for layer, weight in adain_layers(unet) if weight < self.adain]

    def _kept(self, unet: Any, t: int, tokens: Tensor, layers: list[nn.Module]) -> dict[Any, Any]:
        """By attention layer the features of the reference, by block their mean and deviation."""
        kept: dict[Any, Any] = {}
        z = self.schedule.add_noise(self.latents, noise_like(self.latents, self.generator), t)
        with ExitStack() as stack:
            if self.attention:
                stack.enter_context(_processors(unet, lambda name, own: _Writing(own, kept)))
            for layer in layers:
                hook = _watching(lambda x, layer=layer: kept.update({layer: _statistics(x)}))
                stack.callback(layer.register_forward_hook(hook).remove)
            if self.hints:
                stack.enter_context(added(unet, self.hints))
            evaluated(unet, z, t, tokens)
        return kept


def adain_layers(unet: Any) -> list[tuple[nn.Module, float]]:
    """Blocks whose mean and deviation may follow the reference, each with its weight, 0 to 2.

    A block takes part where AdaIN's fidelity is above its weight: the middle first, then the
    encoder's deep and the decoder's early blocks. The names are those of the released program:
    the middle, input blocks 4, 5, 7, 8, 10, 11, and output blocks 0 to 7; of a U-Net with fewer
    blocks in a level, as large a part.
    """
    inner = [layer for block in unet.down_blocks[1:] for layer in _blocks(block)]
    outer = [layer for block in unet.up_blocks for layer in _blocks(block, ends=True)]
    outer = outer[: len(outer) - len(outer) // 3]
    found = [(unet.mid_block, 0.0)]
    found += [(layer, 2 * (1 - w / len(inner))) for w, layer in enumerate(inner)]
    found += [(layer, 2 * w / len(outer)) for w, layer in enumerate(outer)]
    return found


def _blocks(block: Any, *, ends: bool = False) -> list[nn.Module]:
    """What each block of a level ends with; ``ends``: the last with what enlarges it."""
    layers = list(getattr(block, "attentions", None) or block.resnets)
    if ends and block.upsamplers:
        layers[-1] = block.upsamplers[-1]
    return layers


# -- attention ------------------------------------------------------------------------------------


class _Writing:
    """Keeps what goes into self-attention: what the norm before it gave."""

    def __init__(self, own: Any, kept: dict[Any, Any]) -> None:
        self.own, self.kept = own, kept

    def __call__(self, attn: Any, hidden_states: Tensor, *args: Any, **values: Any) -> Tensor:
        self.kept[attn] = hidden_states
        return self.own(attn, hidden_states, *args, **values)


class _Reading:
    """Self-attention over the picture's places and the reference's."""

    def __init__(self, own: Any, kept: dict[Any, Any], mix: Any) -> None:
        self.own, self.kept, self.mix = own, kept, mix

    def __call__(self, attn: Any, hidden_states: Tensor, *args: Any, **values: Any) -> Tensor:
        bank = self.kept[attn].expand(len(hidden_states), -1, -1)
        both = torch.cat([hidden_states, bank], dim=1)
        lent = self.own(attn, hidden_states, encoder_hidden_states=both)
        return self.mix(lambda: self.own(attn, hidden_states), lent)


@contextmanager
def _processors(unet: Any, make: Callable[[str, Any], Any]) -> Iterator[None]:
    """Other processors for self-attention; the U-Net's own are put back, whatever happens."""
    before = dict(unet.attn_processors)
    new = {name: make(name, own) if ".attn1." in name else own for name, own in before.items()}
    unet.set_attn_processor(new)
    try:
        yield
    finally:
        unet.set_attn_processor(before)


def _mixing(alone: list[int], fidelity: float) -> Callable[[Any, Tensor], Tensor]:
    """fidelity x own + (1 - fidelity) x lent for the rows that are alone; lent for the others."""

    def mix(own: Tensor | Callable[[], Tensor], lent: Tensor) -> Tensor:
        if not alone or fidelity == 0:
            return lent
        plain = own if isinstance(own, Tensor) else own()
        out = lent.clone()
        out[alone] = fidelity * plain[alone] + (1 - fidelity) * lent[alone]
        return out

    return mix


# -- mean and deviation ---------------------------------------------------------------------------


def _statistics(x: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation over height and width, biased: rows x c x 1 x 1, float32."""
    variance, mean = torch.var_mean(x.float(), dim=(2, 3), keepdim=True, correction=0)
    return mean, variance.clamp(min=EPSILON).sqrt()


def _moved(x: Tensor, mean: Tensor, deviation: Tensor) -> Tensor:
    """x with another mean and deviation per channel (Huang and Belongie 2017, Eq. 8)."""
    own_mean, own_deviation = _statistics(x)
    return ((x.float() - own_mean) / own_deviation * deviation + mean).to(x.dtype)


def _changing(change: Change) -> Any:
    def hook(module: nn.Module, given: Any, output: Any) -> Any:
        if isinstance(output, Tensor):
            return change(output)
        return (change(output[0]), *output[1:])

    return hook


def _watching(look: Callable[[Tensor], None]) -> Any:
    def hook(module: nn.Module, given: Any, output: Any) -> None:
        look(output if isinstance(output, Tensor) else output[0])

    return hook
