"""Runs a compiled kernel over bands of rows in a few threads; stops between bands on a cancel."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass

BAND_PIXELS = 1 << 18
"""About so many pixels lie in a band: 5 ms of placing, so that a cancel is answered at once."""


@dataclass
class _Limit:
    threads: int = 64


_LIMIT = _Limit()


def limit_threads(count: int) -> None:
    """At most so many threads a call from now on, in this process: for one of many workers."""
    _LIMIT.threads = max(1, count)


def nothing() -> None:
    """The check that never cancels."""


def run_bands(
    work: Callable[[int, int], None],
    rows: int,
    *,
    width: int,
    workers: int = 2,
    check: Callable[[], None] = nothing,
    height: int = 0,
) -> None:
    """Calls ``work(first_row, last_row + 1)`` for bands that cover ``rows``, each exactly once.

    ``height``: rows of a band; 0 chooses by ``width`` (pixels in a row) and ``workers``.

    The calling thread takes part and alone calls ``check`` (which may raise `Cancelled`): no band
    is begun after that, and all threads have ended when this returns or raises. ``work`` has to
    release the GIL and to write only its own rows, so the outcome does not depend on ``workers``.
    """
    workers = min(workers, _LIMIT.threads)
    height = height or max(8, min(-(-rows // max(1, workers)), BAND_PIXELS // max(1, width)))
    starts = itertools.count(0, height)
    stop = threading.Event()
    failures: list[BaseException] = []

    def take(check: Callable[[], None]) -> None:
        try:
            while not stop.is_set() and (first := next(starts)) < rows:
                check()
                work(first, min(first + height, rows))
        except BaseException as error:
            failures.append(error)
            stop.set()

    helpers = [
        threading.Thread(target=take, args=(nothing,), name="rows", daemon=True)
        for _ in range(min(workers, -(-rows // height)) - 1)
    ]
    for thread in helpers:
        thread.start()
    take(check)
    for thread in helpers:
        thread.join()
    if failures:
        raise failures[0]
