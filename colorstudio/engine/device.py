"""What this computer computes on, and how much is asked of its memory: one row of TIERS each."""

from __future__ import annotations

import os
import platform
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch

from colorstudio import safe_mode
from colorstudio.errors import BadInput

GIB = 1 << 30
WHOLE_PRECISION = frozenset(
    {"vae", "tiny_vae", "lightness", "segmenter", "image_encoder", "colorizer", "pixel_unet"}
)
"""Roles that stay in float32 on every device: some VAEs overflow in half precision (black
pictures), and the others are small."""


@dataclass(frozen=True)
class Tier:
    """How a run uses memory.

    ``lower``: the row that an out-of-memory run is repeated with, "" for none. ``half``: half
    precision for the large networks, on graphics cards. ``keep``: the share of the device's memory
    in which models stay between leases; at 0 they lie there only while leased. ``blocks``: a leased
    network comes to the device block by block, while that block computes. ``vae_tile``: side of the
    VAE's tiles in latent pixels, 0 for whole pictures. ``slice_attention``: one attention head at a
    time, for devices without fused attention.
    """

    name: str
    lower: str
    half: bool
    keep: float
    vae_tile: int
    blocks: bool = False
    slice_attention: bool = False

    def dtype(self, role: str, device: torch.device) -> torch.dtype:
        """What the weights of ``role`` work in; float32 on the CPU whatever the row."""
        if not self.half or device.type == "cpu" or role in WHOLE_PRECISION:
            return torch.float32
        return torch.float16


TIERS: dict[str, Tier] = {
    tier.name: tier
    for tier in (
        Tier("high", "mid", half=True, keep=0.6, vae_tile=128),
        Tier("mid", "low", half=True, keep=0.4, vae_tile=64),
        Tier("low", "least", half=True, keep=0.0, vae_tile=32),
        Tier("least", "", half=True, keep=0.0, vae_tile=24, blocks=True, slice_attention=True),
        Tier("cpu", "low", half=False, keep=0.35, vae_tile=96),
    )
}
"""From the largest demand to the smallest, then the processor's own row."""

LEAST_BYTES: tuple[tuple[int, str], ...] = ((11 * GIB, "high"), (7 * GIB, "mid"), (0, "low"))
"""From how much memory of a graphics card on a tier is the first choice."""
SHARED_MEMORY = 0.5
"""The share of a Mac's memory that is counted as the graphics card's."""
HOST_KEEP = 0.3
"""The share of the computer's memory in which models wait that are not on the graphics card."""


@dataclass(frozen=True)
class Device:
    """``name``: for people. ``total``, ``free``: bytes of its memory. ``tier``: the first choice.

    ``host_total``: bytes of the computer's own memory. ``flops``: a guess at what it does a second.
    """

    device: torch.device
    name: str
    total: int
    free: int
    tier: str
    host_total: int
    flops: float

    def budget(self, tier: Tier) -> int:
        """Bytes of models that stay on the device between leases."""
        return int(tier.keep * self.total)

    @property
    def host_budget(self) -> int:
        """Bytes of models that wait beside the device; 0 where the device is the processor."""
        return 0 if self.device.type == "cpu" else int(HOST_KEEP * self.host_total)


def detect(asked: str = "auto") -> Device:
    """The device ``asked`` for: "auto", "cpu", "cuda", "cuda:1", "mps".

    "auto" takes a graphics card where there is one, but not in safe mode. Raises BadInput where it
    is not there.
    """
    kind = asked.partition(":")[0]
    if kind == "auto":
        cards = () if safe_mode.on() else ("cuda", "mps")
        kind = next((k for k in cards if _there(k)[0]), "cpu")
        asked = kind
    if kind not in DEVICES:
        raise BadInput(f"There is no device “{asked}”.", "It is one of auto, cpu, cuda, mps.")
    there, why = _there(kind)
    if not there:
        raise BadInput(NOT_THERE[kind], why or "Choose auto or cpu.")
    return DEVICES[kind](asked)


def use_cores() -> None:
    """Leaves one core to the window, where there are more than two. Call before the first run."""
    cores = _cores()
    if cores > 2 and torch.get_num_threads() > cores - 1:
        torch.set_num_threads(cores - 1)


@contextmanager
def threads(count: int) -> Iterator[None]:
    """The models' work on this thread is done by ``count`` threads of the processor, 0 for all.

    Small work is done soonest by one: several wait for each other where other programs keep the
    cores busy, ten times as long as they work.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(count or before)
    try:
        yield
    finally:
        torch.set_num_threads(before)


NOT_THERE = {
    "cuda": "torch finds no graphics card of NVIDIA or AMD here.",
    "mps": "torch finds no graphics card of a Mac here.",
}


def _cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _there(kind: str) -> tuple[bool, str]:
    """Whether there is such a device, and if not, what to do."""
    if kind == "cpu":
        return True, ""
    if kind == "mps":
        return torch.backends.mps.is_available(), "Choose auto or cpu."
    if not torch.backends.cuda.is_built():
        return False, "This torch is built for the processor only: install one for CUDA."
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        there = torch.cuda.is_available()
    reason = str(said[0].message).split(" (")[0] if said else ""
    return there, f"Check its driver, or choose auto or cpu. {reason}".strip()


def _processor(asked: str) -> Device:
    total, free = host_memory()
    cores = _cores()
    name = f"{platform.processor() or platform.machine() or 'Processor'}, {cores} cores"
    return Device(torch.device("cpu"), name, total, free, "cpu", total, cores * 25e9)


def _cuda(asked: str) -> Device:
    number = asked.partition(":")[2] or "0"
    count = torch.cuda.device_count()
    if not number.isdecimal() or int(number) >= count:
        raise BadInput(
            f"There is no graphics card “{asked}”.", f"They go from cuda:0 to cuda:{count - 1}."
        )
    device = torch.device("cuda", int(number))
    free, total = torch.cuda.mem_get_info(device)
    facts = torch.cuda.get_device_properties(device)
    flops = facts.multi_processor_count * 3.5e11
    tier = _tier_for(total)
    return Device(device, facts.name, total, free, tier, host_memory()[0], flops)


def _mps(asked: str) -> Device:
    host, free = host_memory()
    total = int(SHARED_MEMORY * host)
    return Device(torch.device("mps"), "Mac", total, min(free, total), _tier_for(total), host, 4e12)


DEVICES: dict[str, Callable[[str], Device]] = {"cpu": _processor, "cuda": _cuda, "mps": _mps}


def _tier_for(total: int) -> str:
    return next(name for least, name in LEAST_BYTES if total >= least)


def host_memory() -> tuple[int, int]:
    """Bytes of the computer's memory: all, and what a program can still have."""
    import psutil

    memory = psutil.virtual_memory()
    return memory.total, memory.available
