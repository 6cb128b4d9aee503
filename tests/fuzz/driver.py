"""Sends mutated files to workers, outlives what kills them, and counts what came of it."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fuzz.readers import Row

REPOSITORY = Path(__file__).resolve().parent.parent.parent
WALL_SECONDS = 20.0
"""Without a word for so long a worker hangs; processor time is judged by itself."""
FIRST_SECONDS = 300.0
"""Imports, seeds and kernels that are compiled once."""
KEPT = 3
"""Inputs that are kept of each fault."""


@dataclass
class Tally:
    """What came of a row's inputs. ``faults``: how often each, with where its inputs lie."""

    name: str
    group: str
    inputs: int = 0
    read: int = 0
    refused: int = 0
    out_of_memory: int = 0
    cpu: float = 0.0
    memory: int = 0
    seconds: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def take(self, said: dict[str, Any]) -> None:
        """One input more."""
        self.inputs += 1
        self.cpu = max(self.cpu, said.get("cpu", 0.0))
        self.memory = max(self.memory, said.get("memory", 0))
        self.seconds += said.get("wall", 0.0)
        if said["outcome"] == "wrong":
            self.faults[said["key"]] += 1
            kept = self.examples.setdefault(said["key"], [])
            if len(kept) < KEPT:
                kept.append(said)
            elif "input" in said:
                Path(said["input"]).unlink(missing_ok=True)
            return
        if said["outcome"] == "read":
            self.read += 1
        else:
            self.refused += 1
            self.out_of_memory += said.get("kind") == "OutOfMemory"

    def report(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "reader": self.name, "group": self.group, "inputs": self.inputs, "read": self.read,
            "refused": self.refused, "refused_for_memory": self.out_of_memory,
            "slowest_cpu_s": round(self.cpu, 3),
            "highest_memory_mib": round(self.memory / 2**20, 1),
            "wall_s": round(self.seconds, 1), "faults": dict(self.faults),
            "examples": self.examples,
        }  # fmt: skip


def run(
    row: Row,
    folder: Path,
    inputs: int,
    seed: int = 0,
    tell: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Tries ``inputs`` mutated files on a row, in ``folder``."""
    tally = Tally(row.name, row.group)
    while tally.inputs < inputs:
        before = tally.inputs
        died = _one_worker(row, folder, seed, tally, inputs, tell)
        if died and tally.inputs == before and before == 0 and "start" in died:
            raise RuntimeError(f"The worker of {row.name} does not start: {died}")
    return tally


def _one_worker(
    row: Row, folder: Path, seed: int, tally: Tally, stop: int, tell: Callable[[Tally], None]
) -> str:
    """Until a worker ends; "" where it came to its end, else why it did not."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tmp").mkdir(exist_ok=True)
    start = tally.inputs
    words = [sys.executable, "-m", "tests.fuzz.worker", str(folder), row.name, str(seed)]
    with open(folder / "stderr.txt", "wb") as errors:
        worker = subprocess.Popen(
            [*words, str(start), str(stop)], stdout=subprocess.PIPE, stderr=errors,
            env=environment(folder), cwd=REPOSITORY, start_new_session=True,
        )  # fmt: skip
    assert worker.stdout is not None
    os.set_blocking(worker.stdout.fileno(), False)
    rest, patience = b"", FIRST_SECONDS
    try:
        with selectors.DefaultSelector() as selector:
            selector.register(worker.stdout, selectors.EVENT_READ)
            while tally.inputs < stop:
                if not selector.select(patience):
                    return _ended(row, folder, seed, tally, "hangs: no word for 20 s", start)
                data = os.read(worker.stdout.fileno(), 1 << 16)
                if not data:
                    status = worker.wait(30)
                    if status == 0:
                        return ""
                    return _ended(row, folder, seed, tally, _death(status, folder), start)
                *lines, rest = (rest + data).split(b"\n")
                for line in lines:
                    tally.take(json.loads(line))
                    patience = WALL_SECONDS
                    if tally.inputs % 500 == 0:
                        tell(tally)
        return ""
    finally:
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
        worker.stdout.close()


def _death(status: int, folder: Path) -> str:
    name = signal.Signals(-status).name if status < 0 else f"status {status}"
    tail = (folder / "stderr.txt").read_text("utf-8", "replace")[-1500:]
    return f"dies: {name}\n{tail}"


def _ended(row: Row, folder: Path, seed: int, tally: Tally, why: str, start: int) -> str:
    """Counts the input that a worker died of."""
    if tally.inputs == start == 0 and "dies: status" in why:
        return f"start {why}"
    from tests.fuzz.worker import inputs, keep

    made_in = folder / "seeds"
    made = row.seeds(made_in)
    place, data = inputs(row, seed, made, tally.inputs)
    path = keep(folder, row.name, tally.inputs, place, data)
    key = why.split("\n")[0]
    tally.take({"outcome": "wrong", "key": key, "text": why, "n": tally.inputs, "input": path})
    return why


def environment(folder: Path) -> dict[str, str]:
    """Settings of a worker: a home of its own, one thread for numbers, no network."""
    return {
        **os.environ,
        "COLORSTUDIO_HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONFAULTHANDLER": "1",
        "OMP_NUM_THREADS": "1",
        "HF_HUB_OFFLINE": "1",
    }
