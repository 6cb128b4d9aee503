"""Brings words and pictures into one space: CLIP (Radford et al., arXiv 2103.00020)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import (
    CLIPTextConfig,
    CLIPTextModelWithProjection,
    CLIPVisionConfig,
    CLIPVisionModelWithProjection,
)

from colorstudio.errors import BadInput
from colorstudio.methods.base import check_ranges, slider
from colorstudio.methods.sketch.reference.tokens import image_tokens, text_embeddings
from colorstudio.training.clip_files import LONGEST, tokenizer_of, write_model, write_tokenizer
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.pictures import square
from colorstudio.training.recipe import (
    Base,
    Batch,
    Losses,
    Picture,
    Recipe,
    SavedParts,
    as_tensor,
)

HEAD = 64
WARMEST = 100.0
"""The largest factor on the likenesses, as CLIP has it."""
FAMILY = "clip-vit-h-14"


@dataclass(frozen=True)
class ClipSettings:
    """``words``: of CLIP's 49408, the most common ones. ``projection``: width of the common space.

    ``temperature``: where the learned temperature begins.
    """

    side: int = slider(224, 8, 1024, unit=" px")
    patch: int = slider(14, 2, 64, unit=" px")
    image_width: int = slider(1280, 8, 4096)
    image_layers: int = slider(32, 1, 64)
    text_width: int = slider(1024, 8, 4096)
    text_layers: int = slider(24, 1, 64)
    projection: int = slider(1024, 4, 4096)
    words: int = slider(49_408, 514, 49_408)
    temperature: float = slider(0.07, 0.01, 1.0)

    def __post_init__(self) -> None:
        check_ranges(self)
        if self.side % self.patch:
            raise BadInput(f"side is {self.side}, which is no multiple of patch {self.patch}.")


class Temperature(nn.Module):
    """The factor on likenesses, learned as its logarithm."""

    def __init__(self, temperature: float) -> None:
        super().__init__()
        self.logarithm = nn.Parameter(torch.tensor(-math.log(temperature)))

    def forward(self) -> Tensor:
        return self.logarithm.clamp(max=math.log(WARMEST)).exp()


class ClipRecipe(Recipe):
    """Each picture is told apart from the others of a batch by its words, and words by pictures.

    Pictures of a batch with the same words count as one (ours: collections repeat words). Over
    several processes the whole batch is looked at by all.
    """

    name = "clip"
    settings_type = ClipSettings

    def __init__(self, settings: ClipSettings, base: Base | None) -> None:
        self.settings = settings
        self.tokenizer = tokenizer_of(settings.words)
        self.text: Any = CLIPTextModelWithProjection(text_config(settings))
        self.image: Any = CLIPVisionModelWithProjection(image_config(settings))
        self.temperature = Temperature(settings.temperature)
        self.trained = {"text": self.text, "image": self.image, "temperature": self.temperature}
        self.frozen = {}
        self.spread = 0.0

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """``rgb``: a square; ``ids``: its words, 77 of them. Raises BadInput where it has none."""
        if not picture.caption.strip():
            raise BadInput(f"{picture.name} has no words.")
        found = self.tokenizer(
            [picture.caption],
            padding="max_length",
            truncation=True,
            max_length=LONGEST,
            return_tensors="pt",
        )
        rgb = as_tensor(square(picture, self.settings.side, draw, flip=False))
        return {"rgb": rgb, "ids": found.input_ids[0], "caption": picture.caption}

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """The mean of both directions' cross-entropies."""
        ids = batch["ids"]
        image = F.normalize(image_tokens(self.image, batch["rgb"])[:, 0], dim=-1)
        text = F.normalize(self.text(ids).text_embeds.float(), dim=-1)
        images, texts, all_ids = _gathered(image), _gathered(text), _gathered(ids)
        wanted = (ids[:, None] == all_ids[None]).all(-1).float()
        wanted = wanted / wanted.sum(1, keepdim=True)
        factor = self.temperature().float()
        by_image = F.cross_entropy(factor * image @ texts.T, wanted)
        by_text = F.cross_entropy(factor * text @ images.T, wanted)
        right = wanted.gather(1, (image @ texts.T).argmax(1, keepdim=True)).gt(0).float().mean()
        return Losses((by_image + by_text) / 2, {"right": right, "factor": factor})

    def checkpointing(self) -> None:
        for tower in (self.text, self.image):
            tower.gradient_checkpointing_enable({"use_reentrant": False})

    def measure(self, batches: Iterable[Batch]) -> None:
        """How far v_cls.e spreads over pictures: the unit of the sliders of edits by words."""
        pictures, captions = [], []
        for batch in batches:
            pictures.append(image_tokens(self.image, batch["rgb"])[:, 0])
            captions += [words for words in batch["caption"] if words not in captions]
        if pictures:
            directions = text_embeddings(self.text, self.tokenizer, captions)
            likeness = torch.cat(pictures).double() @ directions.double().T
            self.spread = float(likeness.std(0, correction=0).mean())

    def save(self, folder: Path) -> SavedParts:
        """``text_encoder``, ``text_projector`` (the same with projection), ``image_encoder``,
        ``tokenizer``."""
        write_model(folder / "text_encoder", self.text, "CLIPTextModel", without="text_projection.")
        write_model(folder / "text_projector", self.text, "CLIPTextModelWithProjection")
        write_model(folder / "image_encoder", self.image, "CLIPVisionModelWithProjection")
        write_tokenizer(folder / "tokenizer", self.settings.words)
        roles = ("text_encoder", "text_projector", "image_encoder", "tokenizer")
        return SavedParts(
            {role: (role, "diffusers") for role in roles},
            family=FAMILY,
            resolution=self.settings.side,
            constants={"text_spread": self.spread},
            base=False,
        )


def text_config(settings: ClipSettings) -> CLIPTextConfig:
    """The tower of words: CLIP's, of these widths."""
    return CLIPTextConfig(
        vocab_size=settings.words,
        hidden_size=settings.text_width,
        intermediate_size=4 * settings.text_width,
        num_hidden_layers=settings.text_layers,
        num_attention_heads=max(1, settings.text_width // HEAD),
        max_position_embeddings=LONGEST,
        projection_dim=settings.projection,
        hidden_act="gelu",
        bos_token_id=settings.words - 2,
        eos_token_id=settings.words - 1,
        pad_token_id=settings.words - 1,
    )


def image_config(settings: ClipSettings) -> CLIPVisionConfig:
    """The tower of pictures: CLIP's, of these widths."""
    return CLIPVisionConfig(
        hidden_size=settings.image_width,
        intermediate_size=4 * settings.image_width,
        num_hidden_layers=settings.image_layers,
        num_attention_heads=max(1, settings.image_width // HEAD),
        image_size=settings.side,
        patch_size=settings.patch,
        projection_dim=settings.projection,
        hidden_act="gelu",
    )


def _gathered(own: Tensor) -> Tensor:
    """The rows of all processes in their order; gradients find their way back."""
    if not (torch.distributed.is_available() and torch.distributed.is_initialized()):
        return own
    from torch.distributed.nn.functional import all_gather

    if own.is_floating_point():
        return torch.cat(list(all_gather(own)))
    found = [torch.empty_like(own) for _ in range(torch.distributed.get_world_size())]
    torch.distributed.all_gather(found, own)
    return torch.cat(found)
