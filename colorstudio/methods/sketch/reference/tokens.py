"""References and words as CLIP's tokens, as ColorizeDiffusion is shown them (arXiv 2401.01456)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from colorstudio.diffusion.schedules import TRAINING_STEPS, Schedule

CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
CLIP_STD = (0.26862954, 0.26130258, 0.27577711)


def image_tokens(image_encoder: Any, rgb: Tensor) -> Tensor:
    """All tokens of pictures: n x (1 + places) x c, float32; the first is CLS.

    ``rgb``: n x 3 x h x w in [-1, 1], of any size: squashed to the encoder's, bicubic with
    antialiasing. Final norm and projection go over all tokens; lengths stay as they are.
    """
    side = int(image_encoder.config.image_size)
    small = F.interpolate(
        rgb.float(), (side, side), mode="bicubic", align_corners=True, antialias=True
    )
    mean, std = (torch.tensor(v, device=rgb.device)[:, None, None] for v in (CLIP_MEAN, CLIP_STD))
    pixels = (((small + 1) / 2 - mean) / std).to(image_encoder.dtype)
    body = image_encoder.vision_model
    states = body(pixel_values=pixels).last_hidden_state
    return image_encoder.visual_projection(body.post_layernorm(states)).float()


def token_count(image_encoder: Any) -> int:
    """How many tokens a picture has: CLS and one per place."""
    config = image_encoder.config
    return 1 + (config.image_size // config.patch_size) ** 2


def no_reference(image_encoder: Any) -> Tensor:
    """What stands for no reference: zeros, 1 x (1 + places) x c."""
    config = image_encoder.config
    return torch.zeros(1, token_count(image_encoder), config.projection_dim)


def text_embeddings(text_projector: Any, tokenizer: Any, words: Sequence[str]) -> Tensor:
    """Directions of words in the space of the tokens: n x c, float32, each of length 1.

    All layers, the token at the end, the projection; what does not fit is cut off.
    """
    length = min(tokenizer.model_max_length, text_projector.config.max_position_embeddings)
    ids = tokenizer(
        list(words), padding="max_length", truncation=True, max_length=length, return_tensors="pt"
    ).input_ids
    device = text_projector.device
    return F.normalize(text_projector(ids.to(device)).text_embeds.float(), dim=-1)


def shown(tokens: Tensor, form: str) -> Tensor:
    """The tokens that cross-attention is given: "attention": the places', "cls": CLS alone.

    A model that has linear layers instead of cross-attention is the latter: the softmax over one
    token is 1, and what is left is to_out(to_v(CLS)).
    """
    return tokens[:, :1] if form == "cls" else tokens[:, 1:]


def is_noised(t: int, noise_level: float, total: int = TRAINING_STEPS) -> bool:
    """Whether tokens are blurred by noise at the training timestep t (arXiv 2401.01456, Eq. 14).

    1 - t / (T + 0.0001) < noise_level: 0 never, 1 always.
    """
    return 1 - t / (total + 0.0001) < noise_level


def noised(tokens: Tensor, eps: Tensor, t: int, schedule: Schedule) -> Tensor:
    """alpha_t tokens + beta_t eps (Eq. 3 and 14): the noise of the latents at t, on tokens."""
    return schedule.add_noise(tokens, eps, t)
