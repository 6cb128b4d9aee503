"""Low-rank changes to a model's weights (LoRA, arXiv 2106.09685), put in for a while and out again.

W' = W + s (alpha / r) B A, with A: r x in, B: out x r; of convolutions A is r x in x k x k.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from colorstudio.errors import BadInput

OTHER = "Choose one that was made for this family of models."


@dataclass(frozen=True, eq=False)
class Change:
    """To one weight. ``down``: A, ``up``: B, ``scale``: alpha / r."""

    down: Tensor
    up: Tensor
    scale: float = 1.0

    def delta(self, shape: tuple[int, ...], device: torch.device | None = None) -> Tensor:
        """What is added to a weight of this shape, float32, worked out on ``device``.

        Raises ValueError where the shape differs.
        """
        down, up = self.down.to(device).float(), self.up.to(device).float()
        product = up.flatten(1) @ down.flatten(1)
        if up[0].numel() != down.shape[0] or product.numel() != torch.Size(shape).numel():
            raise ValueError("another shape")
        if product.shape[0] != shape[0]:
            raise ValueError("another shape")
        return self.scale * product.reshape(shape)


@dataclass(frozen=True, eq=False)
class Lora:
    """``changes``: by role and by the flat name of a layer (`flat`)."""

    name: str
    changes: Mapping[str, Mapping[str, Change]]


@dataclass(frozen=True)
class Applied:
    """``count``: how many weights are changed; ``left_out``: layers that the models do not have."""

    count: int
    left_out: tuple[str, ...]


def flat(name: str) -> str:
    """The name of a layer as all forms of LoRA can tell it: "attn1.to_q" is "attn1_to_q"."""
    return name.removeprefix("text_model.").replace(".", "_")


@contextmanager
def lora_applied(
    models: Mapping[str, nn.Module],
    loras: Sequence[tuple[Lora, float]],
    check: Callable[[], None] = lambda: None,
) -> Iterator[Applied]:
    """Within the ``with`` block the models have the LoRAs, each times its strength.

    ``models``: by role. The weights that come back afterwards are the very same, to the bit, also
    when the block fails. Needs the memory of the changed weights once more. ``check``: called
    before each weight, may raise Cancelled. Raises BadInput where a LoRA fits none of the models,
    or fits one of another size.
    """
    before: dict[nn.Parameter, Tensor] = {}
    try:
        yield _put_in(models, loras, before, check)
    finally:
        for weight, value in before.items():
            weight.data = value.to(weight.device)


def _put_in(
    models: Mapping[str, nn.Module],
    loras: Sequence[tuple[Lora, float]],
    before: dict[nn.Parameter, Tensor],
    check: Callable[[], None],
) -> Applied:
    weights = {role: _weights(model) for role, model in models.items()}
    left_out: list[str] = []
    for lora, strength in loras:
        count = 0
        for role, changes in lora.changes.items():
            for name, change in changes.items():
                weight = weights.get(role, {}).get(name)
                if weight is None:
                    left_out.append(f"{role}.{name}")
                    continue
                check()
                before.setdefault(weight, weight.data)
                weight.data = _changed(lora, name, weight.data, change, strength)
                count += 1
        if not count:
            raise BadInput(f"{lora.name} changes nothing that this model has.", OTHER)
    return Applied(len(before), tuple(left_out))


def _weights(model: nn.Module) -> dict[str, nn.Parameter]:
    return {
        flat(name.removesuffix(".weight")): weight
        for name, weight in model.named_parameters()
        if name.endswith(".weight") and weight.ndim in (2, 4)
    }


def _changed(lora: Lora, name: str, weight: Tensor, change: Change, strength: float) -> Tensor:
    try:
        delta = change.delta(tuple(weight.shape), weight.device)
    except (ValueError, RuntimeError, IndexError) as error:
        raise BadInput(
            f"{lora.name} does not fit this model: {name} is of another size.", OTHER
        ) from error
    return (weight.float() + strength * delta).to(weight.dtype)
