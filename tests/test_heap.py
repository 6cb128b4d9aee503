"""Large blocks go back to the system when they are freed, whatever small things lie around."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from colorstudio import heap

PROGRAM = """
import ctypes, sys
from pathlib import Path

from colorstudio import heap

if "tuned" in sys.argv:
    heap.tune()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes, libc.free.argtypes = (
    ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p],
)

def mapped(size, name):
    # the system's own count of mappings grows by one for a block of its own, and shrinks again
    block = libc.malloc(size)
    ctypes.memset(block, 1, size)
    libc.free(block)
    block = libc.malloc(size)
    lines = Path("/proc/self/maps").read_text().splitlines()
    spans = [[int(v, 16) for v in line.split()[0].split("-")] for line in lines]
    start, end = next(s for s in spans if s[0] <= block < s[1])
    alone = "[heap]" not in next(l for l in lines if int(l.split("-")[0], 16) == start)
    libc.free(block)
    return alone

print(mapped(heap.MAPPED_FROM, "large"), mapped(heap.MAPPED_FROM // 4, "small"))
heap.give_back()
"""

pytestmark = pytest.mark.skipif(heap._glibc() is None, reason="needs glibc")


def placed(*arguments: str) -> str:
    """Whether a large and a small block, freed and asked for again, are mappings of their own."""
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


def test_a_large_block_is_a_mapping_of_its_own_also_the_second_time() -> None:
    assert placed("tuned") == "True False"
    assert placed() == "False False", "without, the threshold has risen with the first one"


def test_nothing_happens_where_there_is_no_such_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert heap._glibc() is None
    heap.tune()
    heap.give_back()


CONVOLUTIONS = """
import ctypes, sys

from colorstudio import heap

if "tuned" in sys.argv:
    heap.tune()
import torch

class Found(ctypes.Structure):
    _fields_ = [(n, ctypes.c_size_t) for n in "arena a b c mapped d e used free keep".split()]

def in_use():
    ask = ctypes.CDLL(None).mallinfo2
    ask.restype = Found
    return (ask().used + ask().mapped) / 1e6

torch.set_grad_enabled(False)
layer = torch.nn.Conv2d(32, 32, 3, padding=1)
counts = []
for n in range(1000):
    layer(torch.zeros(1, 32, 16 + n % 5, 16 + n // 5 % 200))
    if n in (400, 999):
        counts.append(in_use())
print(counts[1] - counts[0])
"""


def test_models_of_many_sizes_do_not_fill_memory_with_machine_code() -> None:
    environment = {k: v for k, v in os.environ.items() if k not in heap.CONVOLUTIONS}

    def grown(*words: str) -> float:
        done = subprocess.run(
            [sys.executable, "-c", CONVOLUTIONS, *words],
            capture_output=True, text=True, check=True, env=environment,
        )  # fmt: skip
        return float(done.stdout)

    tuned, untuned = grown("tuned"), grown()
    assert tuned < untuned / 4
