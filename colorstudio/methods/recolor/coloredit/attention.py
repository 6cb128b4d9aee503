"""ColorEdit inside the U-Net: which row of the batch lends its maps, and its colour, to which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from colorstudio.errors import BadInput
from colorstudio.methods.recolor.coloredit.adain import aligned


@dataclass(eq=False)
class Plan:
    """What the processors do in the next call of the U-Net; the loop changes it between calls.

    ``mask``: h x w float32 in [0, 1] at the latent's size, on the U-Net's device.
    ``reading``: "R1", "R2", "R3", or "" for no alignment.
    ``map_rows``: for each row of the batch the row whose queries and keys its self-attention takes.
    ``pairs``: (row that is aligned, row that it is aligned to; under R2 that is not looked at).
    ``reference_text``: 1 x n x c, the text that R2 takes values from.
    ``keys``: factors (n) of the text's keys, for ``key_rows``.
    """

    mask: Tensor
    reading: str = ""
    map_rows: tuple[int, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    reference_text: Tensor | None = None
    keys: Tensor | None = None
    key_rows: tuple[int, ...] = ()
    _weights: dict[int, Tensor] = field(default_factory=dict)

    def weight(self, tokens: int) -> Tensor:
        """The mask (``tokens``) at the resolution of a layer with so many places."""
        if tokens not in self._weights:
            size = grid_of(tokens, (self.mask.shape[0], self.mask.shape[1]))
            small = F.adaptive_avg_pool2d(self.mask[None, None], size)
            self._weights[tokens] = small.flatten()
        return self._weights[tokens]


def grid_of(tokens: int, size: tuple[int, int]) -> tuple[int, int]:
    """Height and width of a layer, from its number of places; ``size``: of the latent."""
    h, w = size
    while h * w > tokens:
        h, w = -(-h // 2), -(-w // 2)
    if h * w != tokens:
        raise BadInput(
            "These weights divide a picture in a way that ColorEdit does not know.",
            "Choose other weights.",
        )
    return h, w


@contextmanager
def processors(unet: Any, plan: Plan, *, blocks: str, maps: str) -> Iterator[None]:
    """The U-Net with ColorEdit's attention; its own processors are put back, whatever happens.

    ``blocks``: up-blocks that are aligned, "1+2"; ``maps``: "up" or "all" blocks whose
    self-attention follows ``plan.map_rows``. Blocks are counted among those that have
    cross-attention, in the order of the decoder, the coarsest first; a number beyond the last of a
    small U-Net means the last, so that something is aligned in any. Raises BadInput for a decoder
    without cross-attention.
    """
    before: Mapping[str, Any] = dict(unet.attn_processors)
    numbers = _up_block_numbers(before)
    if not numbers:
        raise BadInput(
            "These weights have no cross-attention that ColorEdit could align.",
            "Choose other weights.",
        )
    chosen = {min(int(n), len(numbers)) for n in blocks.split("+")}
    new = {}
    for name in before:
        number = numbers.get(_up_block(name))
        new[name] = BranchAttention(
            plan, aligns=number in chosen, follows=maps == "all" or number is not None
        )
    unet.set_attn_processor(new)
    try:
        yield
    finally:
        unet.set_attn_processor(dict(before))


def _up_block(name: str) -> int:
    """The number in "up_blocks.2.attentions..."; -1 elsewhere."""
    found = re.match(r"up_blocks\.(\d+)\.", name)
    return int(found[1]) if found else -1


def _up_block_numbers(names: Mapping[str, Any]) -> dict[int, int]:
    """Index of an up-block to its number (from 1) among those that have cross-attention."""
    blocks = sorted({_up_block(name) for name in names if ".attn2." in name} - {-1})
    return {block: number for number, block in enumerate(blocks, 1)}


class BranchAttention:
    """An attention processor of diffusers that follows a `Plan`."""

    def __init__(self, plan: Plan, *, aligns: bool, follows: bool) -> None:
        self.plan, self.aligns, self.follows = plan, aligns, follows

    def __call__(
        self,
        attn: Any,
        hidden_states: Tensor,
        encoder_hidden_states: Tensor | None = None,
        attention_mask: Tensor | None = None,
        temb: Tensor | None = None,
    ) -> Tensor:
        """hidden_states: rows x places x c; encoder_hidden_states: rows x n x c of the text."""
        text = encoder_hidden_states
        if text is not None and attn.norm_cross:
            text = attn.norm_encoder_hidden_states(text)
        context = hidden_states if text is None else text
        query, key = attn.to_q(hidden_states), attn.to_k(context)
        value = attn.to_v(context)
        if text is None:
            out = self._among_places(attn, query, key, value)
        else:
            out = self._to_text(attn, query, key, value)
        out = attn.to_out[1](attn.to_out[0](out))
        if attn.residual_connection:
            out = out + hidden_states
        return out / attn.rescale_output_factor

    def _among_places(self, attn: Any, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        plan = self.plan
        if self.follows and plan.map_rows and plan.map_rows != tuple(range(len(query))):
            rows = list(plan.map_rows)
            query, key = query[rows], key[rows]
        if self.aligns and plan.reading == "R3" and plan.pairs:
            value = self._towards_reference(value)
        return attended(attn, query, key, value)

    def _to_text(self, attn: Any, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        plan = self.plan
        if plan.keys is not None and plan.key_rows:
            key = key.clone()
            rows = list(plan.key_rows)
            key[rows] = key[rows] * plan.keys.to(key.dtype)[None, :, None]
        out = attended(attn, query, key, value)
        if not (self.aligns and plan.pairs):
            return out
        if plan.reading == "R1":
            return self._towards_reference(out)
        if plan.reading == "R2":
            return self._towards_text(attn, query, key, value, out)
        return out

    def _towards_reference(self, features: Tensor) -> Tensor:
        """R1 and R3: per place, inside the mask, to the statistics of the reference's places."""
        new = features.clone()
        weight = self.plan.weight(features.shape[1])
        for row, other in self.plan.pairs:
            new[row] = aligned(features[row : row + 1], features[other : other + 1], weight)[0]
        return new

    def _towards_text(
        self, attn: Any, query: Tensor, key: Tensor, value: Tensor, out: Tensor
    ) -> Tensor:
        """R2: the values of words, to the statistics of the reference text's; inside the mask."""
        assert self.plan.reference_text is not None
        reference = attn.to_v(self.plan.reference_text)
        rows = [row for row, _ in self.plan.pairs]
        worded = aligned(value[rows], reference.expand(len(rows), -1, -1))
        weight = self.plan.weight(out.shape[1]).to(out.dtype)[None, :, None]
        new = out.clone()
        changed = attended(attn, query[rows], key[rows], worded)
        new[rows] = out[rows] + weight * (changed - out[rows])
        return new


def attended(attn: Any, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """softmax(Q K^T / sqrt(d)) V by heads; all rows x places x c. The maps are never kept."""
    heads = attn.heads
    q, k, v = (x.unflatten(-1, (heads, -1)).transpose(1, 2) for x in (query, key, value))
    if attn.norm_q is not None:
        q = attn.norm_q(q)
    if attn.norm_k is not None:
        k = attn.norm_k(k)
    out = F.scaled_dot_product_attention(q, k, v)
    return out.transpose(1, 2).flatten(2).to(query.dtype)


def new_words(tokenizer: Any, prompt: str, target: str, factor: float) -> Tensor:
    """Factors (n) for the keys of ``target``'s tokens: ``factor`` for those not in ``prompt``."""

    def ids(words: str) -> list[int]:
        return tokenizer(
            words, padding="max_length", truncation=True, max_length=tokenizer.model_max_length
        ).input_ids

    known = set(ids(prompt))
    return torch.tensor([1.0 if token in known else factor for token in ids(target)])
