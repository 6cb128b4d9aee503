"""What a healthy installation has, looked at one by one, with the way to mend what it lacks."""

from __future__ import annotations

import importlib
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import colorstudio
from colorstudio import paths, resources

LIBRARIES = ("numpy", "cv2", "numba", "PIL", "tifffile", "imagecodecs", "PySide6")
LOW_DISK_BYTES = 500_000_000


@dataclass(frozen=True)
class Check:
    """One thing looked at: whether it is well, what was found, and how to mend it if not."""

    name: str
    ok: bool
    found: str
    mend: str = ""


def examine() -> list[Check]:
    """All checks, in the order in which a person would read them."""
    checks = [
        Check("program", True, f"ColorStudio {colorstudio.__version__}"),
        Check("python", True, f"{platform.python_version()} on {platform.platform()}"),
        Check("processor", True, f"{os.cpu_count()} cores"),
    ]
    checks += [_library(name) for name in LIBRARIES]
    checks.append(_one_cv2())
    folders: dict[str, Callable[[], Path]] = {
        "settings folder": paths.config,
        "recovery folder": paths.recovery,
        "log folder": paths.logs,
    }
    checks += [_folder(name, place()) for name, place in folders.items()]
    checks.append(_resources())
    checks.append(_display())
    checks.append(_disk())
    return checks


def _library(name: str) -> Check:
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        return Check(name, False, str(error), "Install ColorStudio again.")
    return Check(name, True, str(getattr(module, "__version__", "found")))


def _one_cv2() -> Check:
    from importlib.metadata import distributions

    names = {d.metadata["Name"] for d in distributions()}
    wheels = sorted(n for n in names if n and n.lower().startswith("opencv"))
    return Check(
        "one OpenCV",
        len(wheels) == 1,
        ", ".join(wheels) or "none",
        "Uninstall all of them, then install opencv-contrib-python-headless.",
    )


def _folder(name: str, folder: Path) -> Check:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Check(
            name,
            False,
            f"{folder}: {error.strerror}",
            "Make it writable, or set COLORSTUDIO_HOME to a folder that is.",
        )
    return Check(name, True, str(folder))


def _resources() -> Check:
    try:
        found = resources.path("icons")
    except FileNotFoundError as error:
        return Check("resources", False, str(error), "Install ColorStudio again.")
    return Check("resources", True, str(found.parent))


def _display() -> Check:
    if sys.platform != "linux":
        return Check("display", True, sys.platform)
    found = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    return Check("display", True, found or "none: the window can only be drawn offscreen")


def _disk() -> Check:
    place = paths.recovery()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    return Check(
        "free disk",
        free > LOW_DISK_BYTES,
        f"{free / 1e9:.1f} GB",
        f"Make room on the disk of {place}; recovery needs it.",
    )
