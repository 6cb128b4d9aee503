"""Which graphics cards of NVIDIA this computer has, asked of the driver itself, without torch.

The driver is asked in a process of its own (`card_probe.py`): one that crashes or hangs takes
nobody with it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from colorstudio.errors import ColorStudioError

PROBE = Path(__file__).with_name("card_probe.py")
PATIENCE_SECONDS = 30.0
"""A driver that is just being loaded takes some."""
CHECK_SECONDS = 0.1
STRIPPED = ("PYTHON", "PIP_")
"""Beginnings of variables that would give a subprocess other libraries or another index."""


@dataclass(frozen=True)
class Card:
    """``memory``: bytes. ``capability``: NVIDIA's number of its generation."""

    name: str
    memory: int
    capability: tuple[int, int]


@dataclass(frozen=True)
class Cards:
    """What was found. ``cuda``: the newest CUDA that the driver knows, 0 without a driver.

    ``trouble``: a sentence where there is a driver and no usable card.
    """

    found: tuple[Card, ...] = ()
    cuda: int = 0
    driver: str = ""
    trouble: str = ""

    @property
    def words(self) -> str:
        """The cards by name and memory, or that there is none."""
        names = [f"{card.name}, {card.memory / 1e9:.1f} GB" for card in self.found]
        if names:
            driver = f" (driver {self.driver})" if self.driver else ""
            return f"{'; '.join(names)}{driver}"
        return self.trouble or "no graphics card of NVIDIA found"


def look(check: Callable[[], None] = lambda: None, libraries: Sequence[str] = ()) -> Cards:
    """Asks the driver. Takes up to half a minute. Raises Cancelled by way of ``check``.

    ``libraries``: the driver's two libraries (CUDA, NVML), default those of the system.
    """
    try:
        status, said = run_python([str(PROBE), *libraries], PATIENCE_SECONDS, check)
    except ColorStudioError:
        return Cards(trouble="The graphics driver does not answer. Restart the computer.")
    try:
        facts = json.loads(said.strip().splitlines()[-1]) if said.strip() else {}
        cards = tuple(
            Card(
                str(c["name"]), int(c["memory"]), (int(c["capability"][0]), int(c["capability"][1]))
            )
            for c in facts["cards"]
        )
        return Cards(cards, int(facts["cuda"]), str(facts["driver"]), str(facts["trouble"]))
    except (ValueError, KeyError, TypeError, IndexError):
        return Cards(trouble=f"The graphics driver ended the test of it (status {status}).")


def built_in() -> bool:
    """Whether the program's own torch, or the pack that runs, is built for graphics cards.

    Looks for its library; imports nothing.
    """
    spec = importlib.util.find_spec("torch")
    if spec is None or spec.origin is None:
        return False
    return any((Path(spec.origin).parent / "lib").glob("*torch_cuda*"))


def run_python(
    arguments: Sequence[str],
    seconds: float,
    check: Callable[[], None],
    *,
    log: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> tuple[int, str]:
    """Runs this Python on a file, apart from the person's own settings of Python and pip.

    Returns the exit status and what it printed, which goes to the end of ``log`` instead where that
    is given. ``environ``: besides. Raises ColorStudioError where it takes longer than ``seconds``,
    and Cancelled by way of ``check``; then it is ended.
    """
    kept = {k: v for k, v in os.environ.items() if not k.upper().startswith(STRIPPED)}
    kept.update({"PYTHONUTF8": "1", **(environ or {})})
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    # not the folder of the file at the front of the path: modules of ours have common names
    apart = "-I" if sys.flags.isolated else "-P"
    line = [sys.executable, apart, *arguments]
    with open(log, "a+b") if log is not None else tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            line,
            env=kept,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT if log is not None else subprocess.DEVNULL,
            creationflags=hidden,
        )
        end = time.monotonic() + seconds
        try:
            while process.poll() is None:
                check()
                if time.monotonic() > end:
                    raise ColorStudioError(
                        f"It took longer than {seconds:.0f} seconds.",
                        "Restart the computer if the driver hangs.",
                    )
                time.sleep(CHECK_SECONDS / 4)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        if log is not None:
            return process.returncode, ""
        out.seek(0)
        return process.returncode, out.read().decode("utf-8", "replace")
