"""`batch --cluster`: the pictures of a batch on the machines of a Ray cluster.

Ray starts the workers, finds those that died and brings values from one machine to another; what is
done with a picture is the batch's own. Files do not travel: pictures, results and what the options
name lie in folders that all machines see under the same path.
"""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from colorstudio import __version__
from colorstudio.errors import BadInput, ColorStudioError, ModelMissing, OutOfMemory

if TYPE_CHECKING:
    from colorstudio.cli.batch import Picture

LOCAL = "local"
"""The address that starts a cluster on this machine, for as long as the batch takes."""
AHEAD = 2
"""Pictures that wait at each worker, so that none is idle while an answer travels."""
PATIENCE = 10.0
"""Seconds until an address counts as silent."""
NOT_RAY = ("run", "row", "cluster", "workers", "worker_cpus", "worker_gpus", "retries")
"""Options that workers do not need, or that cannot travel."""


def add_options(task: argparse.ArgumentParser, name: str) -> None:
    """``--cluster`` and what goes with it; ``name``: of the task."""
    task.set_defaults(task=name)
    group = task.add_argument_group("on several machines (needs colorstudio[cluster])")
    group.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help=f"a Ray cluster (HOST:PORT, ray://HOST:PORT, auto), or {LOCAL} for this machine; "
        "all machines see the pictures under the same path",
    )
    group.add_argument(
        "--workers", type=_count, metavar="N", help="how many; without it as many as have room"
    )
    group.add_argument(
        "--worker-cpus", type=_count, default=1, metavar="N", help="cores of a worker (default 1)"
    )
    group.add_argument(
        "--worker-gpus", type=float, default=0.0, metavar="F", help="part of a card (default 0)"
    )
    group.add_argument(
        "--retries",
        type=int,
        default=2,
        metavar="N",
        help="how often a picture whose worker or machine failed is tried again (default 2)",
    )


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return value


def answers(
    options: argparse.Namespace, asked: Sequence[Picture]
) -> Iterator[tuple[Picture, dict[str, Any] | ColorStudioError]]:
    """Each picture with its answer or why it failed, as they come. Every one comes once.

    A picture whose worker died, whose memory was full or whose folder did not answer is tried
    ``options.retries`` times more, by a new worker; one that is itself at fault is not. While they
    come, ``sys.stdout`` is the standard error: what Ray prints is not the command's answer. Raises
    ModelMissing, and BadInput where no cluster is had or it does not see the folder of the results.
    """
    if not asked:
        return
    with redirect_stdout(sys.stderr), _connected(options) as ray, _token(options) as token:
        crew = _Crew(ray, options, token, _room(ray, options, len(asked)))
        waiting = deque((picture, 0) for picture in asked)
        while waiting or crew.busy:
            while waiting and crew.has_room:
                crew.give(*waiting.popleft())
            picture, tries, found = crew.next()
            if isinstance(found, ModelMissing):
                raise found
            if isinstance(found, _Again):
                if tries < options.retries:
                    waiting.append((picture, tries + 1))
                    continue
                found = ColorStudioError(
                    f"{found.words} It was tried {tries + 1} times.", "Run it with --resume."
                )
            yield picture, found


# -- the cluster ----------------------------------------------------------------------------------


@contextmanager
def _connected(options: argparse.Namespace) -> Iterator[Any]:
    """Ray, connected for the time of the ``with``. Raises BadInput."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # it would tell its makers how it is used
    try:
        import ray
    except ImportError as error:
        raise BadInput(
            "Batches on a cluster need Ray, which is not installed.",
            'Install it with `pip install "colorstudio[cluster]"`.',
        ) from error
    _reach(options.cluster)
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
    if options.cluster == LOCAL:
        quiet["include_dashboard"] = False
        if options.workers:
            quiet["num_cpus"] = options.workers * options.worker_cpus
    else:
        quiet["address"] = options.cluster
    try:
        ray.init(**quiet)
    except (ConnectionError, RuntimeError, ValueError, OSError, TimeoutError) as error:
        raise _unreached(options.cluster, error) from error
    try:
        yield ray
    finally:
        ray.shutdown()


def _reach(address: str) -> None:
    """Asks whether anybody listens there; Ray itself would ask for minutes. Raises BadInput."""
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if not host or not port.isdigit():
        return  # local, auto
    try:
        socket.create_connection((host.strip("[]"), int(port)), PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise _unreached(address, error) from error


def _unreached(address: str, error: Exception) -> BadInput:
    said = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
    return BadInput(
        f"The cluster at {address} cannot be reached: {said}.", "Look at it with `ray status`."
    )


@contextmanager
def _token(options: argparse.Namespace) -> Iterator[str]:
    """A file among the results by which workers show that they see that folder; gone afterwards."""
    path = options.target.resolve() / f".colorstudio-{uuid4().hex}"
    path.touch()
    try:
        yield str(path)
    finally:
        path.unlink(missing_ok=True)


def _room(ray: Any, options: argparse.Namespace, pictures: int) -> int:
    """How many workers there shall be: as many as are asked for, or have room; at least one."""
    found = ray.cluster_resources()
    room = int(found.get("CPU", 0)) // options.worker_cpus
    if options.worker_gpus > 0:
        room = min(room, int(found.get("GPU", 0) / options.worker_gpus))
    if room < 1:
        raise BadInput(
            "No machine of the cluster has room for a worker.",
            "Ask for less with --worker-cpus or --worker-gpus.",
        )
    return max(1, min(options.workers or room, room, pictures))


# -- workers --------------------------------------------------------------------------------------


class _Again:
    """Why a picture has no answer yet: nothing that the picture can help."""

    def __init__(self, words: str) -> None:
        self.words = words


class _Unfit(BadInput):
    """A machine of the cluster can do nothing for this batch."""


class _Crew:
    """The workers and what each has been given; one that died is replaced."""

    def __init__(self, ray: Any, options: argparse.Namespace, token: str, count: int) -> None:
        self._ray, self._token = ray, token
        kept = {name: value for name, value in vars(options).items() if name not in NOT_RAY}
        self._values = ray.put({**kept, "quiet": True, "json": True})
        self._make = ray.remote(_Worker).options(
            num_cpus=options.worker_cpus, num_gpus=options.worker_gpus
        )
        self._cpus = options.worker_cpus
        self._load: dict[Any, int] = {self._started(): 0 for _ in range(count)}
        self._given: dict[Any, tuple[Any, Picture, int]] = {}
        self._ready: deque[Any] = deque()

    def _started(self) -> Any:
        return self._make.remote(self._values, os.getcwd(), self._token, __version__, self._cpus)

    @property
    def busy(self) -> bool:
        return bool(self._given)

    @property
    def has_room(self) -> bool:
        return min(self._load.values()) < AHEAD

    def give(self, picture: Picture, tries: int) -> None:
        worker = min(self._load, key=self._load.__getitem__)
        self._load[worker] += 1
        self._given[worker.work.remote(picture)] = worker, picture, tries

    def next(self) -> tuple[Picture, int, Any]:
        """Waits for the first answer: the picture, its tries before, and what was found."""
        if not self._ready:  # all that are there, since asking costs as much as there are workers
            given = list(self._given)
            self._ray.wait(given, num_returns=1)
            self._ready += self._ray.wait(given, num_returns=len(given), timeout=0)[0]
        ready = self._ready.popleft()
        worker, picture, tries = self._given.pop(ready)
        try:
            found = self._ray.get(ready)
        except self._ray.exceptions.RayError as error:
            return picture, tries, self._lost(worker, error)
        self._load[worker] -= 1
        if isinstance(found, _Unfit):
            raise found
        is_passing = isinstance(found, OutOfMemory)
        return picture, tries, _Again(str(found)) if is_passing else found

    def _lost(self, worker: Any, error: Exception) -> Any:
        """What is told of a picture whose worker is gone, or failed in a way nobody foresaw."""
        from ray.exceptions import RayActorError

        if not isinstance(error, RayActorError):  # the worker lives: a bug, or a disk that failed
            self._load[worker] -= 1
            cause = getattr(error, "cause", None) or error
            return _Again(f"{type(cause).__name__}: {str(cause).splitlines()[0]}.")
        if worker in self._load:
            del self._load[worker]
            self._load[self._started()] = 0
        return _Again("Its worker ended before it was done.")


class _Worker:
    """Lives in a process of its own somewhere in the cluster, with one engine for all it does."""

    def __init__(
        self, values: dict[str, Any], folder: str, token: str, version: str, cpus: int
    ) -> None:
        from colorstudio.cli.batch import TASKS

        self._problem = _problem(folder, token, version)
        self._options = argparse.Namespace(**values, row=TASKS[values["task"]], cluster=None)
        _use_threads(cpus)

    def work(self, picture: Picture) -> Any:
        """The picture's answer, without its recipe (that stands in its file), or the error."""
        from colorstudio.cli.batch import answer

        if self._problem is not None:
            return self._problem
        try:
            found = answer(self._options, picture)
        except ColorStudioError as error:
            return error
        told = ("output", "outputs", "seconds", "seals")
        ways = [{"seals": way["seals"]} for way in found.get("colourways", ())]
        return {**{k: found[k] for k in told if k in found}, "colourways": ways}


def _problem(folder: str, token: str, version: str) -> _Unfit | None:
    """Why a worker can do nothing at all: the same for each of its pictures."""
    if version != __version__:
        return _Unfit(
            f"A machine of the cluster has ColorStudio {__version__}, this one {version}.",
            "Install the same on all.",
        )
    if not os.path.isfile(token):
        return _Unfit(
            "A machine of the cluster does not see the folder of the results.",
            "Put pictures and results into a folder that all machines share, under one path.",
        )
    if os.path.isdir(folder):
        os.chdir(folder)  # where relative names of options begin
    return None


def _use_threads(cpus: int) -> None:
    """As many threads as the worker has cores, so that workers of one machine do not crowd."""
    import cv2

    from colorstudio.imaging.bands import limit_threads

    cv2.setNumThreads(cpus)  # torch goes by OMP_NUM_THREADS, which Ray sets
    limit_threads(cpus)
