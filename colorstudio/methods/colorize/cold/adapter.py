"""The trained part of cold diffusion: a LoRA for the U-Net, and how time was told in training."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from colorstudio.diffusion.lora import Lora
from colorstudio.errors import BadInput
from colorstudio.methods.colorize.cold.degrade import AS_PUBLISHED, ASCENDING

TARGETS = ("attn2.to_q", "attn2.to_k", "attn2.to_v", "attn2.to_out.0", "ff.net.0.proj", "ff.net.2")
"""Layers that change: cross-attention and feed-forward (section 4.1), by diffusers' names."""
TIME_SCALES: Mapping[str, float] = {ASCENDING: 1000.0, AS_PUBLISHED: 1.0}
"""What t is multiplied by where the file is silent: to the range that Stable Diffusion knows; as
the students' notebook has it, not at all."""
LARGEST_SCALE = 1e6


@dataclass(frozen=True, eq=False)
class ColdAdapter:
    """``lora``: W = W0 + B A alpha / r, of the role "unet" (section 4.1).

    ``order``: "grey-to-colour" or "as-published". ``time_scale``: None where the file is silent.
    """

    lora: Lora
    order: str = ASCENDING
    time_scale: float | None = None

    def timing(self, order: str = "auto") -> tuple[str, float]:
        """Order and time scale of a run; ``order``: "auto" for the adapter's own."""
        order = self.order if order == "auto" else order
        stated = self.time_scale
        return order, TIME_SCALES[order] if stated is None else stated


def adapter(lora: Lora, words: Mapping[str, str]) -> ColdAdapter:
    """A LoRA with what its file says beside the weights: ``order`` and ``time_scale``.

    Raises BadInput for values that make no sense, and where nothing is for the U-Net.
    """
    order = words.get("order", ASCENDING)
    said = words.get("time_scale")
    try:
        scale = None if said is None else float(said)
    except ValueError:
        scale = math.nan
    if order not in TIME_SCALES or (scale is not None and not 0 < scale <= LARGEST_SCALE):
        raise BadInput(
            f"What {lora.name} says of its time is damaged: {order}, {said}.", "Train it again."
        )
    if "unet" not in lora.changes:
        raise BadInput(f"{lora.name} changes nothing in the U-Net.", "Choose another file.")
    return ColdAdapter(lora, order, scale)
