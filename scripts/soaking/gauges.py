"""What a long run is measured with: memory, threads, timers, objects, files, waits.

Part of `scripts/soak.py`.
"""

from __future__ import annotations

import ctypes
import gc
import os
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from colorstudio import heap
from colorstudio.app import Application
from colorstudio.document.document import Document
from colorstudio.document.journal import Journal
from colorstudio.document.pyramid import Pyramid
from colorstudio.ui.session import Session

BEAT_MS = 10
COUNTED = (Document, Journal, Pyramid, Session, QTimer)
"""Types whose living objects are counted by name."""
MB = 1e-6


@dataclass
class Point:
    """All gauges at one moment; bytes are in MB, times in milliseconds."""

    edits: int
    jobs: int
    lane_jobs: int
    seconds: float
    cpu_seconds: float
    rss: float = 0.0
    pss: float = 0.0
    anonymous: float = 0.0
    rss_before_trim: float = 0.0
    peak: float = 0.0
    in_use: float = 0.0
    python_objects: int = 0
    frozen_objects: int = 0
    widgets: int = 0
    qobjects: int = 0
    timers: int = 0
    active_timers: int = 0
    threads: dict[str, int] = field(default_factory=dict)
    descriptors: int = 0
    home_files: int = 0
    home_mb: float = 0.0
    temporary: int = 0
    log_mb: float = 0.0
    living: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    beat_worst: float = 0.0
    beat_p99: float = 0.0
    waits: dict[str, float] = field(default_factory=dict)
    cpus: dict[str, float] = field(default_factory=dict)
    fresh_waits: dict[str, float] = field(default_factory=dict)
    fresh_cpus: dict[str, float] = field(default_factory=dict)

    def row(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


class Beat:
    """A timer of the UI thread that ought to come every BEAT_MS; remembers how late it came."""

    def __init__(self, parent: QObject) -> None:
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(parent)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def taken(self) -> tuple[float, float]:
        """The worst gap and the 99th percentile since the last call, milliseconds."""
        gaps, self.gaps = sorted(self.gaps), []
        return (gaps[-1], gaps[int(len(gaps) * 0.99)]) if gaps else (0.0, 0.0)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def resident() -> tuple[float, float, float, float]:
    """RSS, proportional RSS, what of it is no file's, and the highest RSS there was, in MB; zeros
    but on Linux."""
    if sys.platform != "linux":
        return 0.0, 0.0, 0.0, 0.0
    rolled = _kilobytes(Path("/proc/self/smaps_rollup"))
    peak = _kilobytes(Path("/proc/self/status")).get("VmHWM", 0)
    own = [rolled.get(name, 0) / 1000 for name in ("Rss", "Pss", "Anonymous")]
    return own[0], own[1], own[2], peak / 1000


class _Mallinfo(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks",
        "fordblks", "keepcost",
    )]  # fmt: skip


def in_use() -> float:
    """MB that malloc has handed out and not got back; the rest of RSS is code and gaps between.

    0 but on Linux with glibc.
    """
    try:
        ask = ctypes.CDLL(None).mallinfo2
    except AttributeError:
        return 0.0
    ask.restype = _Mallinfo
    found = ask()
    return (found.uordblks + found.hblkhd) * MB


def _kilobytes(path: Path) -> dict[str, int]:
    found = {}
    for line in path.read_text().splitlines():
        name, _, rest = line.partition(":")
        words = rest.split()
        if len(words) == 2 and words[1] == "kB":
            found[name] = int(words[0])
    return found


def threads() -> dict[str, int]:
    """Threads of the process by name, also those that Python knows nothing of."""
    folder = Path("/proc/self/task")
    if not folder.is_dir():
        return dict(Counter(t.name for t in threading.enumerate()))
    names: Counter[str] = Counter()
    for task in folder.iterdir():
        try:
            names[(task / "comm").read_text().strip()] += 1
        except OSError:
            continue  # it ended meanwhile
    return dict(sorted(names.items()))


def descriptors() -> int:
    """Files, sockets and pipes that are open; 0 where the system does not say."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def roots(application: Application) -> list[QObject]:
    """All objects without a parent whose trees make up the program."""
    found: list[QObject] = [application, application.qt]
    found += [application.slow, application.models, application.fetches]
    for window in application.windows:
        found += [window.session, window.session.instant]
    return found + QApplication.topLevelWidgets()


def trees(application: Application) -> Iterator[QObject]:
    for root in roots(application):
        yield root
        yield from root.findChildren(QObject)


def gauge(application: Application, point: Point) -> Point:
    """Fills in what is counted. Collects garbage and gives memory back before."""
    gc.collect()
    point.rss_before_trim = resident()[0]
    heap.give_back()
    point.rss, point.pss, point.anonymous, point.peak = resident()
    point.in_use = in_use()
    everything = gc.get_objects()
    point.python_objects, point.frozen_objects = len(everything), gc.get_freeze_count()
    names = Counter(type(item).__qualname__ for item in everything)
    point.types = dict(names.most_common(60))
    point.living = {kind.__name__: 0 for kind in COUNTED}
    for item in everything:
        if isinstance(item, COUNTED):
            point.living[type(item).__name__] = point.living.get(type(item).__name__, 0) + 1
    del everything
    point.widgets = len(QApplication.allWidgets())
    objects = list(trees(application))
    point.qobjects = len(objects)
    timers = [item for item in objects if isinstance(item, QTimer)]
    point.timers, point.active_timers = len(timers), sum(t.isActive() for t in timers)
    point.threads = threads()
    point.descriptors = descriptors()
    home = Path(os.environ["COLORSTUDIO_HOME"])
    files = [f for f in home.rglob("*") if f.is_file()]
    point.home_files, point.home_mb = len(files), sum(f.stat().st_size for f in files) * MB
    logs = [f for f in files if ".log" in f.name]
    point.log_mb = sum(f.stat().st_size for f in logs) * MB
    point.temporary = len(list(Path(tempfile.gettempdir()).iterdir()))
    return point


def reference() -> None:
    """A fixed piece of work, to tell a slow machine from a slow program."""
    numbers = np.random.default_rng(1).random(900_000)
    np.sort(numbers)
    (numbers * numbers).sum()


def timed(what: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds on the clock and of all processors that something took."""
    began, cpu = time.perf_counter(), time.process_time()
    what()
    return (time.perf_counter() - began) * 1000, (time.process_time() - cpu) * 1000


def medians(
    rows: dict[str, list[tuple[float, float]]],
) -> tuple[dict[str, float], dict[str, float]]:
    """The median of clock and of processors by name."""
    waits = {name: statistics.median(w for w, _ in found) for name, found in rows.items()}
    cpus = {name: statistics.median(c for _, c in found) for name, found in rows.items()}
    return waits, cpus
