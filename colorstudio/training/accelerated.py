"""What a run learns on: a device, a precision, one process or several."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch import nn

from colorstudio.errors import BadInput
from colorstudio.training.config import FitSettings


def processes() -> int:
    """How many processes `accelerate launch` has started for this run."""
    return int(os.environ.get("WORLD_SIZE", "1"))


def named_device(device: torch.device) -> str:
    """A device in words: the card's name, or how many threads a processor had."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    if device.type == "cpu":
        count = torch.get_num_threads()
        return f"a processor, {count} thread{'s' if count > 1 else ''}"
    return device.type


def accelerator_for(settings: FitSettings, device: str, out: Path) -> Any:
    """accelerate's `Accelerator` of a run. Raises BadInput for what the device cannot do."""
    from accelerate import Accelerator
    from accelerate.state import AcceleratorState
    from accelerate.tracking import is_tensorboard_available
    from accelerate.utils import DistributedDataParallelKwargs, parse_flag_from_env

    from colorstudio.engine.device import detect

    alone = processes() == 1
    if device == "auto" and parse_flag_from_env("ACCELERATE_USE_CPU"):
        device = "cpu"
    if alone:  # a run before in this process may have had another device or precision
        AcceleratorState._reset_state(reset_partial_state=True)
        os.environ["ACCELERATE_TORCH_DEVICE"] = str(detect(device).device)
    trackers = "tensorboard" if is_tensorboard_available() else None
    try:
        accelerator = Accelerator(
            cpu=device == "cpu",
            mixed_precision=settings.precision,
            log_with=trackers,
            project_dir=out if trackers else None,
            kwargs_handlers=[DistributedDataParallelKwargs(find_unused_parameters=True)],
        )
    finally:
        if alone:
            del os.environ["ACCELERATE_TORCH_DEVICE"]
    if settings.precision == "fp16" and accelerator.device.type == "cpu":
        raise BadInput("fp16 needs a graphics card.", "Choose precision “no” or “bf16”.")
    return accelerator


@contextmanager
def determinism(wanted: bool) -> Iterator[None]:
    """The same steps give the same bits, where that is wanted; put back afterwards."""
    before = torch.are_deterministic_algorithms_enabled()
    if wanted:
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
        torch.use_deterministic_algorithms(True)
    try:
        yield
    finally:
        torch.use_deterministic_algorithms(before)


@contextmanager
def quick_attention(modules: Iterable[nn.Module], device: torch.device) -> Iterator[None]:
    """On a processor, attention in plain products while it learns; put back afterwards.

    torch's own in one piece is made for forward passes there: with narrow heads it is the slower
    one on the way back (a step of the small prior on two threads took 0.6 to 0.8 x as long with
    plain products).
    """
    from diffusers.models.attention_processor import AttnProcessor, AttnProcessor2_0

    changed: list[tuple[Any, dict[str, Any]]] = []
    for module in modules if device.type == "cpu" else ():
        before = getattr(module, "attn_processors", None)
        if before and all(type(one) is AttnProcessor2_0 for one in before.values()):
            changed.append((module, dict(before)))
    for module, before in changed:
        module.set_attn_processor({name: AttnProcessor() for name in before})
    try:
        yield
    finally:
        for module, before in changed:
            module.set_attn_processor(before)
