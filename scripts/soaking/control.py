"""A program that has just been started, to compare one with that has been used for hours.

Part of `scripts/soak.py`. Other programs slow both alike: what the old one needs more than the
fresh one, it needs because of its age.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

Times = dict[str, tuple[float, float]]
"""Milliseconds on the clock and of all processors, by name."""


class Fresh:
    """A process of its own that does what a person waits for when it is asked, then waits again.

    ``arguments``: of `soak.py`, so that it opens the same picture.
    """

    def __init__(self, arguments: list[str]) -> None:
        script = Path(__file__).resolve().parent.parent / "soak.py"
        self._process = subprocess.Popen(
            [sys.executable, str(script), *arguments, "--control"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def __enter__(self) -> Fresh:
        self.times()  # what comes for the first time
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.read()
        self._process.stdout.close()
        self._process.wait()

    def times(self) -> Times:
        """Does everything once. Raises BrokenPipeError, ValueError where the process has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(file=self._process.stdin, flush=True)
        return {
            name: (w, c) for name, (w, c) in json.loads(self._process.stdout.readline()).items()
        }


def serve(once: Callable[[], Times]) -> None:
    """In the fresh process: does everything ``once`` for each line that comes, and tells."""
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever else is printed
    once()
    with os.fdopen(answers, "w") as told:
        for _ in sys.stdin:
            print(json.dumps(once()), file=told, flush=True)
