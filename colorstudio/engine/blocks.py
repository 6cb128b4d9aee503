"""A network on a small device: each block comes while it computes, and goes afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import nn


class Blockwise:
    """Hooks on the blocks of a network, until `close`; before and after, it lies on the CPU.

    A block that computes for a gradient stays on the device until then: its weights are needed
    again on the way back.
    """

    def __init__(self, model: nn.Module, device: torch.device) -> None:
        self._model = model
        self._device = device
        self._handles: list[Any] = []
        for block in blocks(model):
            self._handles.append(block.register_forward_pre_hook(self._bring))
            self._handles.append(block.register_forward_hook(self._take_away, always_call=True))
        for tensor in _own_tensors(model):
            tensor.data = tensor.data.to(device)

    def close(self) -> None:
        """Takes the hooks off, and everything to the CPU."""
        for handle in self._handles:
            handle.remove()
        self._handles.clear()
        self._model.to("cpu")

    def _bring(self, block: nn.Module, _: Any) -> None:
        block.to(self._device)

    def _take_away(self, block: nn.Module, _: Any, answer: Any) -> None:
        if not (torch.is_grad_enabled() and _needs_gradient(answer)):
            block.to("cpu")


def blocks(model: nn.Module) -> Iterator[nn.Module]:
    """The parts that come and go as one: children, and those of lists of modules.

    A U-Net within a network comes in its own blocks.
    """
    for child in model.children():
        if isinstance(child, nn.ModuleList | nn.ModuleDict):
            yield from child.children()
        elif hasattr(child, "down_blocks") and not _own_tensors(child):
            yield from blocks(child)
        else:
            yield child


def _own_tensors(model: nn.Module) -> list[torch.Tensor]:
    """Weights and buffers that belong to no block."""
    return [*model.parameters(recurse=False), *model.buffers(recurse=False)]


def _needs_gradient(answer: Any) -> bool:
    if isinstance(answer, torch.Tensor):
        return answer.requires_grad
    values = answer.values() if isinstance(answer, dict) else answer
    if isinstance(values, str | bytes) or not hasattr(values, "__iter__"):
        return False
    return any(_needs_gradient(value) for value in values)
