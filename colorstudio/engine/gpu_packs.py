"""GPU packs that can be had: the lock file, one list of wheels for each system, backend and Python.

`scripts/gpu_pack.py` writes `resources/gpu-packs.toml`. A wheel is told by its name, version, file,
size and SHA-256; where it is fetched from does not matter then.
"""

from __future__ import annotations

import hashlib
import platform
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from colorstudio import resources
from colorstudio.engine.graphics_cards import Cards

LOCK = "gpu-packs.toml"
SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
"""``sys.platform`` to the word of the lock file."""
MACHINES = {"amd64": "x86_64", "x64": "x86_64", "arm64": "aarch64"}
"""Names of processors that mean the same."""


@dataclass(frozen=True)
class Wheel:
    """One file of a pack. ``url``: where the public index has it, "" where it is looked up."""

    name: str
    version: str
    file: str
    size: int
    sha256: str
    url: str = ""


@dataclass(frozen=True)
class Pack:
    """Libraries that belong together.

    ``driver``: the least CUDA version that the card's driver must know, as CUDA writes it (13020 is
    13.2). ``capability``: of the oldest card that still works. ``disk``: bytes once unpacked.
    ``index``: where wheels without an address are looked up, "" for the public index. ``licence``,
    ``licence_url``: what the person agrees to by installing.
    """

    id: str
    title: str
    backend: str
    system: str
    machine: str
    python: str
    driver: int
    capability: tuple[int, int]
    disk: int
    wheels: tuple[Wheel, ...]
    index: str = ""
    licence: str = ""
    licence_url: str = ""

    @property
    def download(self) -> int:
        """Bytes to fetch."""
        return sum(wheel.size for wheel in self.wheels)

    @property
    def lock(self) -> str:
        """The fingerprint of its wheels: packs with the same one have the same files."""
        hashes = "\n".join(sorted(wheel.sha256 for wheel in self.wheels))
        return hashlib.sha256(hashes.encode()).hexdigest()

    @property
    def torch(self) -> str:
        """The version of torch in it."""
        return next((wheel.version for wheel in self.wheels if wheel.name == "torch"), "")

    def refusal(self, cards: Cards) -> str:
        """Why it does not run on these cards, as a sentence; "" where it does."""
        if not cards.found:
            return cards.trouble or "No graphics card of NVIDIA was found."
        if cards.cuda < self.driver:
            return (
                f"The graphics driver {cards.driver} knows CUDA {_dotted(cards.cuda)}; the pack "
                f"needs {_dotted(self.driver)}. Install a newer driver of NVIDIA."
            )
        if max(card.capability for card in cards.found) < self.capability:
            least = ".".join(map(str, self.capability))
            return f"{cards.found[0].name} is too old: the pack needs compute capability {least}."
        return ""


def pack_here(packs: Sequence[Pack] | None = None) -> Pack | None:
    """The newest pack for this system and Python, None where there is none.

    ``packs``: to choose from, default those of the lock file.
    """
    system = SYSTEMS.get(sys.platform, sys.platform)
    machine = platform.machine().lower()
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    here = (system, MACHINES.get(machine, machine), python)
    fitting = [
        pack
        for pack in (known() if packs is None else packs)
        if (pack.system, pack.machine, pack.python) == here
    ]
    return max(fitting, key=lambda pack: pack.driver, default=None)


@cache
def known() -> tuple[Pack, ...]:
    """What the lock file lists."""
    return read_lock(resources.path(LOCK))


def read_lock(path: Path) -> tuple[Pack, ...]:
    """A lock file. Raises KeyError, TypeError, ValueError: it is ours."""
    data: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    return tuple(_pack(row, data.get("wheel", {})) for row in data.get("pack", ()))


def _pack(row: dict[str, Any], shared: dict[str, dict[str, Any]]) -> Pack:
    wheels = tuple(Wheel(file=file, **shared[file]) for file in row["wheels"])
    return Pack(**{**row, "wheels": wheels, "capability": tuple(row["capability"])})


def _dotted(version: int) -> str:
    """CUDA's number as people write it: 13020 is 13.2."""
    return f"{version // 1000}.{version % 1000 // 10}"
