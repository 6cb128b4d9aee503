"""How far networks answer otherwise after their weights were kept in half precision."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor

from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.loaders import load
from colorstudio.methods.colorize.piggyback.guider import Condition
from colorstudio.training.mini.assembled import weights_file

SIDE, LATENTS, TOKENS, TIME = 128, 16, 20, 500
"""Of the fixed input: pixels, places of its latents, words, and the timestep."""


def losses(before: Mapping[str, Bundle], after: Bundle) -> dict[str, float]:
    """By role: the length of the difference of the answers over that of the answers.

    ``before``: by role, whose weights in single precision were taken; ``after``: the bundle in
    half. Both run in single precision on the same input.
    """
    return {
        role: apart(answers(home, role), answers(after, role))
        for role, home in before.items()
        if role in after.parts and role != "tokenizer"
    }


def apart(one: Tensor, other: Tensor) -> float:
    """||other - one|| / ||one||."""
    return float((other - one).norm() / one.norm().clamp(min=1e-12))


def answers(bundle: Bundle, role: str) -> Tensor:
    """What a role's network says to the fixed input, as one row of numbers."""
    if role not in ANSWERS:  # an adapter says nothing by itself
        weights = load_file(weights_file(bundle.parts[role].path))
        return torch.cat([weights[key].float().flatten() for key in sorted(weights)])
    model = load(bundle, role, torch.float32)
    generator = torch.Generator().manual_seed(0)

    def drawn(*shape: int) -> Tensor:
        return torch.randn(shape, generator=generator)

    with torch.no_grad():
        return torch.cat(
            [tensor.float().flatten() for tensor in _flat(ANSWERS[role](model, drawn))]
        )


def _flat(found: Any) -> Iterator[Tensor]:
    if isinstance(found, Tensor):
        yield found
    else:
        for value in found.values() if isinstance(found, Mapping) else found:
            yield from _flat(value)


Drawn = Callable[..., Tensor]


def _unet(model: Any, drawn: Drawn) -> Any:
    x = drawn(1, model.config.in_channels, LATENTS, LATENTS)
    words = drawn(1, TOKENS, model.config.cross_attention_dim)
    return model(x, TIME, encoder_hidden_states=words, return_dict=False)[0]


def _pixels(model: Any, drawn: Drawn) -> Any:
    side = int(model.config.sample_size)
    return model(drawn(1, model.config.in_channels, side, side), TIME, return_dict=False)[0]


def _vae(model: Any, drawn: Drawn) -> Any:
    mean = model.encode(drawn(1, 3, SIDE, SIDE).clamp(-1, 1)).latent_dist.mean
    return mean, model.decode(mean).sample


def _words(model: Any, drawn: Drawn) -> Any:
    ids = torch.arange(1, TOKENS)[None] % model.config.vocab_size
    return model(input_ids=ids)[0]


def _pictures(model: Any, drawn: Drawn) -> Any:
    side = int(model.config.image_size)
    return model(pixel_values=drawn(1, 3, side, side))[0]


def _guider(model: Any, drawn: Drawn) -> Any:
    config = model.unet.config
    channels = (config.in_channels - 1) // 3
    z, grey, hints = (drawn(1, channels, LATENTS, LATENTS) for _ in range(3))
    seen = Condition(grey, hints, torch.zeros(1, 1, LATENTS, LATENTS))
    words = drawn(1, TOKENS, config.cross_attention_dim)
    return model(z, torch.tensor([TIME]), words, seen)


ANSWERS: dict[str, Callable[[Any, Drawn], Any]] = {
    "unet": _unet,
    "sketch_unet": _unet,
    "alignment_unet": _unet,
    "pixel_unet": _pixels,
    "vae": _vae,
    "text_encoder": _words,
    "text_projector": _words,
    "image_encoder": _pictures,
    "guider": _guider,
    "lightness": lambda model, drawn: model(drawn(1, 1, SIDE, SIDE).clamp(-1, 1)),
    "sketch_encoder": lambda model, drawn: model(drawn(1, 3, SIDE, SIDE).clamp(-1, 1)),
}
"""What each role's network is asked; what has no row is compared weight by weight."""
