"""The C library's memory, so that what was freed goes back to the system (Linux with glibc only),
and what the models' libraries keep."""

from __future__ import annotations

import ctypes
import os
import sys

M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
"""Numbers of malloc.h."""
MAPPED_FROM = 4 << 20
"""Bytes from which a block is a mapping of its own. numpy asks for huge pages from here on; inside
of a heap they would stay, whole, for as long as anything small lies in one of them."""
ARENAS = 4
"""Heaps for all threads. Kernels run in short-lived ones, each of which would leave a heap behind
that is empty but for what outlived it."""
CONVOLUTIONS = "ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY"
"""How many convolutions oneDNN keeps ready, and the layer by which torch calls it."""
KEPT_CONVOLUTIONS = "384"
"""One for each size of picture and of weights, 25 kB on average. A run of a model has up to 180;
the libraries themselves would keep 1024, which takes hours of pictures of different sizes."""


def tune() -> None:
    """Call before there are threads, and before torch is imported. Without it, hours of work leave
    hundreds of MB of gaps."""
    for name in CONVOLUTIONS:
        os.environ.setdefault(name, KEPT_CONVOLUTIONS)
    libc = _glibc()
    if libc is not None:
        # the threshold would otherwise rise to 32 MB with the first large block that is freed
        libc.mallopt(M_MMAP_THRESHOLD, MAPPED_FROM)
        libc.mallopt(M_ARENA_MAX, ARENAS)


def give_back() -> None:
    """Returns pages that hold nothing to the system; some milliseconds, without Python's lock."""
    libc = _glibc()
    if libc is not None:
        libc.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "malloc_trim") and hasattr(libc, "mallopt") else None
