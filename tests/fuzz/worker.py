"""Tries one reader on many mutated files, in a process that may die of it.

``python -m tests.fuzz.worker FOLDER ROW SEED START STOP`` writes a line of JSON per input.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import random
import resource
import shutil
import sys
import time
import traceback
import unicodedata
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fuzz.readers import Row

CPU_SECONDS = 5.0
MEMORY_BYTES = 2 * 2**30
"""That an input may add to what the process has."""
SPARE_BYTES = 8 * 2**30
"""Address space beyond that of the start; past it memory is refused, so no bomb hurts others."""
DEVICES = ("/dev/null/", "/dev/tty/", "/dev/urandom/", "/proc/self/")
LONGEST_MESSAGE = 2100
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
FORBIDDEN = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "socket.connect",
)
CHANGING = (
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.link",
    "os.symlink",
    "os.rmdir",
    "os.truncate",
)


class Outside(Exception):
    """A file that is written, or a program that is started, where neither is asked for."""


class Watch:
    """Remembers every file that is opened for writing outside of ``inside``."""

    def __init__(self, inside: Path) -> None:
        self._inside = (str(inside) + os.sep, *DEVICES)
        self.found: list[str] = []
        self.on = False
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & WRITING:
                self._check(event, path)
        elif event in CHANGING:
            self._check(event, arguments[0])
        elif event in FORBIDDEN:
            self.found.append(f"{event} {arguments[:1]}")

    def _check(self, event: str, path: Any) -> None:
        with contextlib.suppress(TypeError, ValueError):
            text = os.path.abspath(os.fsdecode(path))
            if not (text + os.sep).startswith(self._inside) and "__pycache__" not in text:
                self.found.append(f"{event} {text}")


def peak_reset() -> int:
    """Forgets the highest memory so far; what there is now, in bytes."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    return _status("VmRSS")


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return 1024 * int(line.split()[1])
    return 0


def listed(folder: Path) -> set[str]:
    """All files and folders below."""
    return {os.path.join(at, name) for at, folders, files in os.walk(folder)
            for name in (*folders, *files)}  # fmt: skip


def inputs(row: Row, seed: int, made: list[tuple[str, bytes]], n: int) -> tuple[str, bytes]:
    """The n-th file of a row: the same for the same seed, on every machine."""
    # a text as the seed of chance means the same in every process
    rng = random.Random(f"{seed}/{row.name}/{n}")
    name, data = rng.choice([s for s in made if s[0].endswith(".json")] if row.whole else made)
    return name, row.change(data, rng, [other for _, other in made])


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def tried(row: Row, path: Path, watch: Watch, around: Path) -> dict[str, Any]:
    """What became of one file: read, refused, or what is wrong with it.

    ``around``: in it are the file's own folder and the current one; no other file may appear there.
    """
    from colorstudio.errors import ColorStudioError

    expected = listed(around)
    before = peak_reset()
    began, cpu = time.perf_counter(), time.process_time()
    said: dict[str, Any] = {}
    watch.found.clear()
    watch.on = True
    try:
        with _quiet():
            value = row.read(path)
        said["outcome"] = "read"
        del value
    except ColorStudioError as error:
        said["outcome"] = "refused"
        said["kind"] = type(error).__name__
        wrong = unfit(str(error))
        if wrong:
            said |= {
                "outcome": "wrong",
                "key": f"sentence: {wrong}",
                "text": repr(str(error))[:400],
            }
    except Exception as error:
        said |= {"outcome": "wrong", "key": key_of(error), "text": traceback.format_exc()[-3000:]}
    finally:
        watch.on = False
    said["cpu"] = round(time.process_time() - cpu, 4)
    said["wall"] = round(time.perf_counter() - began, 4)
    said["memory"] = max(0, _status("VmHWM") - before)
    if said["cpu"] > CPU_SECONDS:
        said |= {"outcome": "wrong", "key": "more than 5 s of the processor"}
    if said["memory"] > MEMORY_BYTES:
        said |= {"outcome": "wrong", "key": "more than 2 GiB of memory"}
    there = listed(around)
    if there != expected:
        new = sorted(os.path.relpath(p, path.parent) for p in there ^ expected)
        said |= {"outcome": "wrong", "key": "files left or taken", "text": str(new[:5])}
    if watch.found:
        said |= {"outcome": "wrong", "key": "outside of its folder", "text": str(watch.found[:5])}
    return said


def unfit(text: str) -> str:
    """Why a message is no plain sentence, "" where it is one."""
    if not text.strip():
        return "empty"
    if len(text) > LONGEST_MESSAGE:
        return "too long"
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in BIDI for c in text):
        return "unprintable"
    return ""


def key_of(error: BaseException) -> str:
    """A name for a fault: the error, and the last place of ours that it came through."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "/colorstudio/" in f.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "?"
    return f"{type(error).__name__} in {where}"


class Trial:
    """A row's reader on one mutated file after the other, in folders of its own in ``root``.

    The file lies in ``in/case``, the current folder is to be ``in/cwd``: nothing else may come
    into ``in``.
    """

    def __init__(self, row: Row, root: Path, seed: int) -> None:
        self.row, self.root, self.seed = row, root, seed
        self.around = root / "in"
        self.case, self.cwd = self.around / "case", self.around / "cwd"
        (root / "seeds").mkdir(parents=True, exist_ok=True)
        self.made = row.seeds(root / "seeds")
        self.originals = dict(self.made)
        self.watch = Watch(self.case)
        self.as_it_was()
        for place, data in self.made:
            put(self.case / place, data)
        for place, _ in self.made:  # what is imported late is imported now, and is nobody's memory
            with contextlib.suppress(Exception):
                row.read(self.case / place)

    def one(self, n: int) -> dict[str, Any]:
        """What became of the n-th file."""
        place, data = inputs(self.row, self.seed, self.made, n)
        if not self.row.whole:
            for other in self.originals:
                (self.case / other).unlink(missing_ok=True)
        put(self.case / place, data)
        said = tried(self.row, self.case / place, self.watch, self.around)
        if self.row.whole:
            put(self.case / place, self.originals[place])
        if said["outcome"] == "wrong":
            said["input"] = keep(self.root, self.row.name, n, place, data)
            if "files" in said["key"]:
                shutil.rmtree(self.around, ignore_errors=True)
                self.as_it_was()
        return {"n": n, **said}

    def as_it_was(self) -> None:
        """The folders as they are before any input."""
        self.case.mkdir(parents=True, exist_ok=True)
        self.cwd.mkdir(exist_ok=True)
        os.chdir(self.cwd)
        self.row.beside(self.case)
        for place, data in self.originals.items() if self.row.whole else ():
            put(self.case / place, data)


def main(arguments: list[str]) -> int:
    """Runs inputs START to STOP of a row and tells of each."""
    from tests.fuzz.readers import READERS

    name, seed, start, stop = arguments[1], *map(int, arguments[2:5])
    row = next(row for row in READERS if row.name == name)
    trial = Trial(row, Path(arguments[0]), seed)
    gc.collect()
    gc.freeze()
    soft = _status("VmSize") + SPARE_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (soft, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for n in range(start, stop):
        sys.stdout.write(json.dumps(trial.one(n)) + "\n")
        sys.stdout.flush()
    return 0


def put(path: Path, data: bytes) -> None:
    """A file, with the folder around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def keep(root: Path, row: str, n: int, place: str, data: bytes) -> str:
    """Puts an input aside, to be looked at."""
    folder = root / "wrong"
    folder.mkdir(exist_ok=True)
    short = "".join(c if c.isalnum() else "-" for c in row)
    path = folder / f"{short}.{n}.{place.replace('/', '-')}"
    path.write_bytes(data)
    return str(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
