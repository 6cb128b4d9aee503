"""Shows that a recipe can learn: a tiny network learns one batch by heart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from colorstudio.training.draws import Draws
from colorstudio.training.recipe import Recipe


def overfit(
    recipe: Recipe,
    batch: Mapping[str, Any],
    steps: int,
    *,
    rate: float = 1e-3,
    fresh: bool = False,
    start: int = 0,
) -> list[float]:
    """The first turn's loss of each step on the same batch, with the same chance each time.

    ``fresh``: with new chance in each step. ``start``: the number of the first step, for turns that
    begin late. Afterwards the networks are in eval mode.
    """
    for module in recipe.frozen.values():
        module.eval().requires_grad_(False)
    turns = [turn for turn in recipe.turns() if turn.start < start + steps]
    makers = {
        turn.name: torch.optim.Adam(
            [p for name in turn.modules for p in recipe.trained[name].parameters()],
            lr=rate * turn.rate,
            betas=(0.9, 0.99),
        )
        for turn in turns
    }
    losses = []
    for step in range(start, start + steps):
        keys = batch["keys"] + step if fresh else batch["keys"]
        torch.manual_seed(step if fresh else 0)
        for turn in turns:
            if step < turn.start:
                continue
            for name, module in recipe.trained.items():
                module.train().requires_grad_(name in turn.modules)
            found = turn.losses(batch, Draws(keys), step)
            makers[turn.name].zero_grad(set_to_none=True)
            found.total.backward()
            makers[turn.name].step()
            if turn is turns[0]:
                losses.append(found.total.item())
    for module in recipe.trained.values():
        module.eval().requires_grad_(False)
    return losses
