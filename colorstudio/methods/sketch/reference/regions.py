"""Several references at once: each part of the picture attends to the tokens of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor


@contextmanager
def bound(unet: Any, maps: Tensor) -> Iterator[None]:
    """The U-Net with cross-attention by regions; its own processors are put back.

    ``maps``: r x h x w at the latent's size, >= 0, their sum 1 at each place. The tokens that the
    U-Net is then given are r sets of equal length, one after another, in the order of the maps. A
    place between two regions takes of each as much as its share. Where all sets are the same, so
    is the result, up to rounding; with one set the result is that of the plain U-Net, bit by bit.
    """
    before = dict(unet.attn_processors)
    shares = Shares(maps)
    new = {
        name: ByRegion(own, shares) if ".attn2." in name else own for name, own in before.items()
    }
    unet.set_attn_processor(new)
    try:
        yield
    finally:
        unet.set_attn_processor(before)


class Shares:
    """The maps at each level of the U-Net: r x places."""

    def __init__(self, maps: Tensor) -> None:
        self.maps = maps
        self._known: dict[int, Tensor] = {}

    def at(self, places: int) -> Tensor:
        """Averages over the latent points of each place. Raises ValueError for another shape."""
        if places not in self._known:
            h, w = self.maps.shape[1:]
            while h * w > places:
                h, w = -(-h // 2), -(-w // 2)
            if h * w != places:
                raise ValueError(f"{places} places are no level of {tuple(self.maps.shape[1:])}")
            small = F.adaptive_avg_pool2d(self.maps[None].float(), (h, w))[0]
            self._known[places] = small.flatten(1)
        return self._known[places]


class ByRegion:
    """Cross-attention to each region's tokens by the layer's own processor, put together."""

    def __init__(self, own: Any, shares: Shares) -> None:
        self.own, self.shares = own, shares

    def __call__(
        self,
        attn: Any,
        hidden_states: Tensor,
        encoder_hidden_states: Tensor | None = None,
        *args: Any,
        **values: Any,
    ) -> Tensor:
        """hidden_states: rows x places x c; encoder_hidden_states: rows x r k x c."""
        assert encoder_hidden_states is not None
        shares = self.shares.at(hidden_states.shape[1])
        out: Tensor | None = None
        for tokens, share in zip(
            encoder_hidden_states.chunk(len(shares), dim=1), shares, strict=True
        ):
            answer = self.own(attn, hidden_states, tokens, *args, **values)
            if len(shares) == 1:
                return answer
            part = answer * share[None, :, None].to(answer.dtype)
            out = part if out is None else out + part
        assert out is not None
        return out


def shares_of(masks: list[Tensor | None], cells: tuple[int, int]) -> tuple[Tensor, list[int]]:
    """Maps of regions whose sum is 1 everywhere, and which reference each is of (-1: none).

    ``masks``: one per reference, h x w (``cells``) in [0, 1], or None for "wherever no other is
    bound". Where masks overlap they share evenly, and so do all references that are bound to
    nothing. Where none is left for the rest, the last map is that of no reference.
    """
    own = {n: mask for n, mask in enumerate(masks) if mask is not None}
    free = [n for n, mask in enumerate(masks) if mask is None]
    total = sum(own.values(), torch.zeros(cells))
    maps = {n: mask / total.clamp(min=1) for n, mask in own.items()}
    rest = (1 - total).clamp(min=0)
    if bool((rest > 0).any()):
        maps |= {n: rest / max(1, len(free)) for n in free or [-1]}
    return torch.stack(list(maps.values())), list(maps)
