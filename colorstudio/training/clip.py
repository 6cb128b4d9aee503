"""Brings words and pictures into one space: CLIP (Radford et al., arXiv 2103.00020)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
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
from colorstudio.methods.base import check_ranges, slider, switch, text
from colorstudio.methods.sketch.reference.tokens import image_tokens, text_embeddings
from colorstudio.training.clip_files import LONGEST, tokenizer_of, write_model, write_tokenizer
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.local_words import (
    MOST_THINGS,
    colors_of_places,
    lab_of_places,
    measured_constants,
    shares_of_things,
    things_loss,
)
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
from colorstudio.training.scenes.pictures import THINGS
from colorstudio.training.scenes.words import NAMES

HEAD = 64
LOCAL_FACTOR = 15.0
"""On the likenesses of places and names of colours."""
WARMEST = 100.0
"""The largest factor on the likenesses, as CLIP has it."""
FAMILY = "clip-vit-h-14"


@dataclass(frozen=True)
class ClipSettings:
    """``words``: of CLIP's 49408, the most common ones; ``word_list``: those of a list in their
    place (`clip_files.read_words`). ``projection``: width of the common space. ``temperature``:
    where the learned temperature begins. ``local``: weight of the loss by which the places of a
    picture answer to the names of their colours; ``things``: of that by which they answer to what
    is said of the thing that they show, for composed scenes; ``color``: of that by which their
    colours follow from their tokens by a linear map, so that a reference's colours are not lost.
    ``words_stay``: the towers of [base] are trained on, of pictures alone: what was trained on the
    words of these towers goes on to fit.
    """

    side: int = slider(224, 8, 1024, unit=" px")
    patch: int = slider(14, 2, 64, unit=" px")
    image_width: int = slider(1280, 8, 4096)
    image_layers: int = slider(32, 1, 64)
    text_width: int = slider(1024, 8, 4096)
    text_layers: int = slider(24, 1, 64)
    projection: int = slider(1024, 4, 4096)
    words: int = slider(49_408, 514, 49_408)
    word_list: str = text()
    temperature: float = slider(0.07, 0.01, 1.0)
    local: float = slider(0.0, 0.0, 10.0)
    things: float = slider(0.0, 0.0, 10.0)
    color: float = slider(0.0, 0.0, 10.0)
    words_stay: bool = switch(False)

    def __post_init__(self) -> None:
        check_ranges(self)
        if self.side % self.patch:
            raise BadInput(f"side is {self.side}, which is no multiple of patch {self.patch}.")

    @property
    def vocabulary(self) -> int | str:
        """What `clip_files.tokenizer_of` is asked for."""
        return self.word_list or self.words


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
        self.tokenizer = tokenizer_of(settings.vocabulary)
        self.text: Any = CLIPTextModelWithProjection(text_config(settings, len(self.tokenizer)))
        self.image: Any = CLIPVisionModelWithProjection(image_config(settings))
        self.temperature = Temperature(settings.temperature)
        self.trained = {"text": self.text, "image": self.image, "temperature": self.temperature}
        self.frozen = {}
        if settings.words_stay:
            self._go_on(base)
        if settings.color:
            self.trained["colors"] = nn.Linear(settings.projection, 3)
        self.spread = 0.0
        self.answers: dict[str, Any] = {}

    def _go_on(self, base: Base | None) -> None:
        """Takes the towers of the base; the tower of words is trained no further."""
        lacking = {"text_projector", "image_encoder"} - (base.bundle.roles if base else set())
        if base is None or lacking:
            raise BadInput(
                "words_stay goes on with towers that are there already.",
                "Name the bundle of a finished CLIP with --bundle.",
            )
        for own, role in ((self.text, "text_projector"), (self.image, "image_encoder")):
            try:
                own.load_state_dict(base.load(role).state_dict())
            except RuntimeError as error:
                raise BadInput(
                    f"The {role.replace('_', ' ')} of {base.bundle.title} has other sizes.",
                    "Give the recipe the sizes that it was trained with.",
                ) from error
        self.frozen["text"] = self.trained.pop("text")

    def sample(self, picture: Picture, draw: Draw) -> dict[str, Any]:
        """``rgb``: a square; ``ids``: its words, 77 of them. Raises BadInput where it has none."""
        if not picture.caption.strip():
            raise BadInput(
                f"{picture.name} has no words.", "Write some beside it, or leave it out."
            )
        s = self.settings
        rgb = square(picture, s.side, draw, flip=False)
        found = {
            "rgb": as_tensor(rgb),
            "ids": self._ids([picture.caption])[0],
            "caption": picture.caption,
        }
        side = s.side // s.patch
        if s.local:
            found["places"] = torch.from_numpy(colors_of_places(rgb, side))
        if s.color:
            found["lab"] = torch.from_numpy(lab_of_places(rgb, side))
        if s.things:
            things = _things(picture)[:MOST_THINGS]
            words = [words for words, _ in things] + [""] * (MOST_THINGS - len(things))
            found["thing_ids"] = self._ids(words)
            shares = shares_of_things([mask for _, mask in things], side)
            found["shares"] = torch.from_numpy(shares)
        return found

    def loss(self, batch: Batch, draws: Draws, step: int) -> Losses:
        """The mean of both directions' cross-entropies."""
        ids = _trimmed(batch["ids"])
        tokens = image_tokens(self.image, batch["rgb"])
        image = F.normalize(tokens[:, 0], dim=-1)
        text = F.normalize(self.text(ids).text_embeds.float(), dim=-1)
        images, texts, all_ids = _gathered(image), _gathered(text), _gathered(batch["ids"])
        wanted = (batch["ids"][:, None] == all_ids[None]).all(-1).float()
        wanted = wanted / wanted.sum(1, keepdim=True)
        factor = self.temperature().float()
        by_image = F.cross_entropy(factor * image @ texts.T, wanted)
        by_text = F.cross_entropy(factor * text @ images.T, wanted)
        right = wanted.gather(1, (image @ texts.T).argmax(1, keepdim=True)).gt(0).float().mean()
        total = (by_image + by_text) / 2
        terms = {"right": right, "factor": factor}
        if self.settings.local:
            local = self._local(tokens[:, 1:], batch["places"])
            total, terms = total + self.settings.local * local, {**terms, "local": local}
        if self.settings.things:
            ids = batch["thing_ids"].flatten(0, 1)
            words = F.normalize(self.text(_trimmed(ids)).text_embeds.float(), dim=-1)
            things = things_loss(tokens[:, 1:], batch["shares"], words, ids, LOCAL_FACTOR)
            total, terms = total + self.settings.things * things, {**terms, "things": things}
        if self.settings.color:
            told = self.trained["colors"](tokens[:, 1:]).float()
            color = F.smooth_l1_loss(told, batch["lab"])
            total, terms = total + self.settings.color * color, {**terms, "color": color}
        return Losses(total, terms)

    def _local(self, tokens: Tensor, places: Tensor) -> Tensor:
        """Which of the named colours a place has, by its token and their words; ours."""
        ids = _trimmed(self._ids(NAMES).to(tokens.device))
        words = F.normalize(self.text(ids).text_embeds.float(), dim=-1)
        answers = LOCAL_FACTOR * F.normalize(tokens.flatten(0, 1), dim=-1) @ words.T
        sure = (places.flatten() >= 0).float()
        each = F.cross_entropy(answers, places.flatten().clamp(min=0), reduction="none")
        return (each * sure).sum() / sure.sum().clamp(min=1)

    def _ids(self, words: Sequence[str]) -> Tensor:
        return self.tokenizer(
            list(words),
            padding="max_length",
            truncation=True,
            max_length=LONGEST,
            return_tensors="pt",
        ).input_ids

    def checkpointing(self) -> None:
        for tower in (self.text, self.image):
            tower.gradient_checkpointing_enable({"use_reentrant": False})

    def measure(self, batches: Iterable[Batch]) -> None:
        """How far v_cls.e spreads over pictures, the unit of the sliders of edits by words; how
        local tokens answer to the names of colours."""
        pictures, captions, squares = [], [], []
        for batch in batches:
            squares.append(batch["rgb"])
            pictures.append(image_tokens(self.image, batch["rgb"])[:, 0])
            captions += [words for words in batch["caption"] if words not in captions]
        if pictures:
            directions = text_embeddings(self.text, self.tokenizer, captions)
            likeness = torch.cat(pictures).double() @ directions.double().T
            self.spread = float(likeness.std(0, correction=0).mean())
        self.answers = measured_constants(self.image, self.text, self.tokenizer, squares)

    def save(self, folder: Path) -> SavedParts:
        """``text_encoder``, ``text_projector`` (the same with projection), ``image_encoder``,
        ``tokenizer``."""
        write_model(folder / "text_encoder", self.text, "CLIPTextModel", without="text_projection.")
        write_model(folder / "text_projector", self.text, "CLIPTextModelWithProjection")
        write_model(folder / "image_encoder", self.image, "CLIPVisionModelWithProjection")
        write_tokenizer(folder / "tokenizer", self.settings.vocabulary)
        roles = ("text_encoder", "text_projector", "image_encoder", "tokenizer")
        return SavedParts(
            {role: (role, "diffusers") for role in roles},
            family=FAMILY,
            resolution=self.settings.side,
            constants={"text_spread": self.spread, **self.answers},
            base=False,
        )


def _things(picture: Picture) -> list[tuple[str, np.ndarray]]:
    """Of composed scenes; a row of a captions' file may have other things under that name."""
    found = picture.facts.get(THINGS, [])
    is_told = isinstance(found, list) and all(isinstance(row, tuple) for row in found)
    return found if is_told else []


def text_config(settings: ClipSettings, words: int) -> CLIPTextConfig:
    """The tower of words: CLIP's, of these widths."""
    return CLIPTextConfig(
        vocab_size=words,
        hidden_size=settings.text_width,
        intermediate_size=4 * settings.text_width,
        num_hidden_layers=settings.text_layers,
        num_attention_heads=max(1, settings.text_width // HEAD),
        max_position_embeddings=LONGEST,
        projection_dim=settings.projection,
        hidden_act="gelu",
        bos_token_id=words - 2,
        eos_token_id=words - 1,
        pad_token_id=words - 1,
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


def _trimmed(ids: Tensor) -> Tensor:
    """Without the padding that all rows end with: each token looks at those before it alone."""
    differs = (ids != ids[:, -1:]).any(0)
    longest = int(differs.nonzero().max()) + 2 if bool(differs.any()) else 1
    return ids[:, : min(longest, ids.shape[1])]


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
