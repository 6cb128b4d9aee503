"""The C library's memory, so that what was freed goes back to the system; Linux with glibc only."""

from __future__ import annotations

import ctypes
import sys

M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
"""Numbers of malloc.h."""
MAPPED_FROM = 4 << 20
"""Bytes from which a block is a mapping of its own. numpy asks for huge pages from here on; inside
of a heap they would stay, whole, for as long as anything small lies in one of them."""
ARENAS = 4
"""Heaps for all threads. Kernels run in short-lived ones, each of which would leave a heap behind
that is empty but for what outlived it."""


def tune() -> None:
    """Call before there are threads. Without it, hours of work leave hundreds of MB of gaps."""
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
