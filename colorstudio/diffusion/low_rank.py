"""A network as its difference to another one: few numbers for weights that were tuned a little."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

LAYOUT = "low-rank"
"""Of `diffusion.bundle.Part`."""
DOWN, UP, WHOLE = ".down", ".up", ".whole"
"""What follows a weight's name: W = W0 + up down, or the whole weight."""


def difference(
    after: Mapping[str, Tensor], before: Mapping[str, Tensor], rank: int
) -> dict[str, Tensor]:
    """What `added` makes ``after`` of again, float32: matrices by their ``rank`` largest singular
    values, all else as it is.

    Weights of another shape than before are kept whole; those that have not changed, not at all.
    """
    found: dict[str, Tensor] = {}
    for name, weight in after.items():
        old = before.get(name)
        if old is None or old.shape != weight.shape:
            found[name + WHOLE] = weight.float()
            continue
        change = (weight.float() - old.float()).flatten(1 if weight.ndim > 1 else 0)
        if not bool(change.any()):
            continue
        if change.ndim < 2 or rank * sum(change.shape) >= change.numel():
            found[name + WHOLE] = weight.float()
            continue
        left, values, right = torch.linalg.svd(change, full_matrices=False)
        root = values[:rank].sqrt()
        # each gets the root, so that both fit half precision
        found[name + UP] = left[:, :rank] * root
        found[name + DOWN] = root[:, None] * right[:rank]
    return {name: value.contiguous() for name, value in found.items()}


def added(before: Mapping[str, Tensor], stored: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights of which `difference` has ``stored`` what is not as in ``before``; float32.

    Raises ValueError for what does not fit to them.
    """
    found = {name: weight.float() for name, weight in before.items()}
    for key, value in stored.items():
        name, _, kind = key.rpartition(".")
        kind = f".{kind}"
        if kind == WHOLE:
            found[name] = value.float()
        elif kind == UP and name in found and name + DOWN in stored:
            change = value.float() @ stored[name + DOWN].float()
            if change.numel() != found[name].numel():
                raise ValueError(f"{name} is of another size")
            found[name] = found[name] + change.reshape(found[name].shape)
        elif kind != DOWN or name + UP not in stored:
            raise ValueError(f"{key} belongs to nothing")
    return found
