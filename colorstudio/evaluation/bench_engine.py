"""What the engine adds to bare models, what stays after many jobs, and the window meanwhile."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.memory import Meter
from colorstudio.engine.store import ModelStore
from colorstudio.errors import Cancelled, ColorStudioError
from colorstudio.evaluation.bench import Figure, Say
from colorstudio.evaluation.random_weights import random_bundle
from colorstudio.methods import registry
from colorstudio.methods.base import Lane, MethodSpec, Quiet, Result, RunContext

STEPS = 10
RUNS = 5
FULL_WIDTH = 320
"""Of the U-Net of Stable Diffusion 1."""
JOBS, SETTLED, EACH_CANCELLED = 200, 20, 5
MEGABYTE = 1 << 20

GAP_PROGRAM = """
import os, sys, time
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from colorstudio.ui.garbage import GarbageCollector
from colorstudio.ui.job_runner import JobRunner
from colorstudio.app import _give_way
from colorstudio.engine.warm_up import warm_up
app = QApplication([])
garbage = GarbageCollector()
lane = JobRunner("models", before=_give_way)
last, longest = time.perf_counter(), 0.0
def tick():
    global last, longest
    now = time.perf_counter()
    longest, last = max(longest, now - last), now
timer = QTimer()
timer.timeout.connect(tick)
def begin():
    global longest, began
    longest, began = 0.0, time.perf_counter()
    garbage.hold()
    lane.submit("Prepare", lambda context: warm_up(context.check))
def end(job):
    garbage.settle()
    tick()
    print(longest, time.perf_counter() - began, flush=True)
    os._exit(0 if job.error is None else 1)
lane.ended.connect(end)
timer.start(2)
QTimer.singleShot(300, begin)
app.exec()
"""
"""Prints the longest time between two turns of the event loop, and how long the imports took."""


def bench(data: Path | None, say: Say) -> list[Figure]:
    """Ratio of runs to bare calls; memory over JOBS jobs; the longest gap of the window."""
    del data
    figures = [*gaps(say)]
    # a ratio of small networks: with several threads one would measure who else is busy
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        random_bundle(Path(folder))
        before = registry.METHODS
        registry.METHODS = (*before, SPEC)
        try:
            figures += overhead(ModelStore(Path(folder)), say)
            figures += many_jobs(ModelStore(Path(folder)), say)
            if torch.cuda.is_available():
                figures += peaks("cuda", FULL_WIDTH, 512, say)
        finally:
            registry.METHODS = before
    return figures


def gaps(say: Say) -> list[Figure]:
    """The event loop, while a worker imports all that models need."""
    say("imports behind an open window")
    longest, seconds = [], []
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", GAP_PROGRAM], capture_output=True, text=True)
        if done.returncode:
            raise ColorStudioError(f"The window did not start: {done.stderr[-400:]}")
        gap, took = map(float, done.stdout.split())
        longest.append(gap)
        seconds.append(took)
    name = "longest gap of the window while models' libraries are imported"
    return [
        Figure(name, 1000 * max(longest), "ms", "<= 400 once, else 100"),
        Figure("importing models' libraries", statistics.median(seconds), "s"),
    ]


@dataclass(frozen=True)
class LoopRequest:
    """Noise that the U-Net is asked about, ``steps`` times; ``whole``: guided, and decoded."""

    steps: int = STEPS
    seed: int = 0
    width: int = 256
    height: int = 256
    whole: bool = False


ROLES = ("unet", "vae")
SPEC = MethodSpec(
    id="palette.bench",
    title="Bench",
    request="colorstudio.evaluation.bench_engine:LoopRequest",
    entry="colorstudio.evaluation.bench_engine:run",
    lane=Lane.model,
    models=ROLES,
)


def run(request: LoopRequest, ctx: Any) -> Result:
    """A way that does little but sample: what lies around that is the engine's own."""
    import numpy as np

    from colorstudio.imaging.pixels import Pixels

    with ctx.models.lease("unet") as (unet,):
        x = _sampled(unet, request, lambda i, n: ctx.step(i, n, "Sampling"))
    if request.whole:
        from colorstudio.diffusion.latents import decoded

        with ctx.models.lease("vae") as (vae,):
            x = decoded(vae, x, ctx.models.vae_tile)
    codes = np.full((8, 8, 4), 255, np.uint8)
    codes[..., :3] = float(x.float().abs().mean()) * 255 % 256
    return Result(Pixels(codes), {"way": SPEC.id, "mean": float(x.float().mean())})


def _sampled(unet: Any, request: LoopRequest, on_step: Any) -> torch.Tensor:
    from colorstudio.diffusion.conditioning import Denoiser
    from colorstudio.diffusion.samplers import ddim
    from colorstudio.diffusion.schedules import Schedule

    weight = next(unet.parameters())
    x, words = _inputs(unet, request, weight)
    schedule = Schedule.scaled_linear(request.steps, spacing="leading")
    predict = Denoiser(unet, words, 0 * words, 7.5 if request.whole else 1.0)
    return ddim(predict, x, schedule, on_step=lambda i, n, x, x0: on_step(i + 1, n))


def _inputs(
    unet: Any, request: LoopRequest, like: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(request.seed)
    shape = 1, unet.config.in_channels, request.height // 8, request.width // 8
    x = torch.randn(shape, generator=generator)
    words = torch.randn(1, 77, unet.config.cross_attention_dim, generator=generator)
    return x.to(like.device), words.to(like.device, like.dtype)


def overhead(store: ModelStore, say: Say) -> list[Figure]:
    """A run through the engine beside as many bare calls of its U-Net, in turn."""
    engine = Engine(store)
    request = LoopRequest()
    with torch.no_grad():
        engine.run(SPEC.id, request, Quiet())
        say(f"{STEPS} steps on {engine.facts.name}, through the engine and bare")
        with engine.models_for(("unet",)).lease("unet") as (unet,):
            like = next(unet.parameters())
            x, words = _inputs(unet, request, like)
            x = x.to(like.dtype)

            def bare() -> None:
                for i in range(STEPS):
                    unet(x, 900 - 50 * i, words, return_dict=False)

            times: dict[str, list[float]] = {"engine": [], "bare": []}
            for _ in range(RUNS):
                times["engine"].append(
                    _seconds(lambda: engine.run(SPEC.id, request, Quiet()), like.device)
                )
                times["bare"].append(_seconds(bare, like.device))
    # the fastest of each: what else the machine does only ever adds
    ours, theirs = min(times["engine"]), min(times["bare"])
    return [Figure("engine", ours, "s", "<= 1.02 x", f"{STEPS} bare calls of the U-Net", theirs)]


def peaks(device: str, width: int, side: int, say: Say) -> list[Figure]:
    """The most memory of a guided run with decoding, by tier; random weights of ``width``."""
    figures = []
    request = LoopRequest(steps=3, width=side, height=side, whole=True)
    with tempfile.TemporaryDirectory() as folder:
        random_bundle(Path(folder), width)
        for tier in ("high", "mid", "low", "least"):
            say(f"{side} x {side} on the tier {tier}")
            engine = Engine(ModelStore(Path(folder)), device, tier)
            meter = Meter(engine.facts.device)
            engine.run(SPEC.id, request, Quiet())
            bar = "<= 4" if tier == "low" else ""
            name = f"peak memory, {side} x {side}, tier {tier}, {device}"
            figures.append(Figure(name, meter.peak / (1 << 30), "GiB", bar))
            engine.close()
    return figures


def _seconds(work: Any, device: torch.device) -> float:
    """On the processor, the time that the one thread computes: others may want the core too."""
    clock = time.perf_counter if device.type == "cuda" else time.process_time
    started = clock()
    work()
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return clock() - started


class CancelAt:
    """A context whose artist cancels at the ``report``-th report."""

    def __init__(self, report: int) -> None:
        self._left = report

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self._left -= 1
        if self._left == 0:
            raise Cancelled


def many_jobs(store: ModelStore, say: Say, jobs: int = JOBS) -> list[Figure]:
    """Bytes that stay after ``jobs`` runs, every fifth cancelled; and whether pixels stay equal."""
    say(f"{jobs} jobs, every {EACH_CANCELLED}th cancelled")
    engine = Engine(store)

    def ask(job: int, ctx: RunContext) -> tuple[object, object]:
        request = LoopRequest(steps=4, seed=job % 3, width=64, height=64)
        return request.seed, engine.run(SPEC.id, request, ctx).recipe["mean"]

    left = what_stays(ask, engine.facts.device, jobs)
    name = f"memory after {jobs} jobs over that after {SETTLED}, {engine.facts.device.type}"
    before = left.settled / MEGABYTE
    return [
        Figure(name, left.growth / MEGABYTE, "MB", "<= 30 or 2 %", "after the first jobs", before),
        Figure("jobs cancelled", left.cancelled, "jobs"),
        Figure(
            "jobs whose pixels differ from the first of their seed", left.differing, "jobs", "0"
        ),
    ]


@dataclass
class Left:
    """What many jobs leave behind. ``settled``, ``most``: bytes; the others: jobs."""

    settled: int = 0
    most: int = 0
    cancelled: int = 0
    differing: int = 0

    @property
    def growth(self) -> int:
        """Bytes at most over those after the first jobs."""
        return self.most - self.settled


def what_stays(
    ask: Callable[[int, RunContext], tuple[object, object]], device: torch.device, jobs: int = JOBS
) -> Left:
    """Does ``jobs`` jobs, every EACH_CANCELLED-th cancelled, at its first, second or third report.

    ``ask(job, context)``: does one; says what was asked, and what came of it: the same for the
    same.
    """
    left = Left()
    first: dict[object, object] = {}
    for job in range(jobs):
        if job % EACH_CANCELLED == EACH_CANCELLED - 1:
            try:
                ask(job, CancelAt(1 + job // EACH_CANCELLED % 3))
            except Cancelled:
                left.cancelled += 1
        else:
            asked, made = ask(job, Quiet())
            left.differing += first.setdefault(asked, made) != made
        taken = _taken(device)
        if job == SETTLED - 1:
            left.settled = taken
        left.most = max(left.most, taken)
    return left


def _taken(device: torch.device) -> int:
    if device.type == "cuda":
        return torch.cuda.memory_allocated(device)
    import psutil

    return psutil.Process(os.getpid()).memory_info().rss
