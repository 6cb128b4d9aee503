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
from typing import TYPE_CHECKING

import colorstudio
from colorstudio import environments, paths, resources, safe_mode
from colorstudio.errors import ColorStudioError
from colorstudio.settings import Settings

if TYPE_CHECKING:
    from colorstudio.diffusion.bundle import Bundle
    from colorstudio.engine.bundle_files import Installed
    from colorstudio.engine.store import ModelStore

LIBRARIES = ("numpy", "cv2", "numba", "PIL", "tifffile", "imagecodecs", "PySide6")
MODEL_LIBRARIES = ("torch", "diffusers", "transformers", "huggingface-hub")
"""Only their versions are asked for: importing them takes seconds."""
OPTIONAL_LIBRARIES = {
    "torchvision": "not here, and not needed: Segment Anything goes through transformers",
}
"""What installers do without, and what that means."""
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
        Check("program", True, _program()),
        Check("python", True, f"{platform.python_version()} on {platform.platform()}"),
        Check("processor", True, f"{os.cpu_count()} cores"),
    ]
    checks += [_library(name) for name in LIBRARIES]
    checks += [_version(name) for name in MODEL_LIBRARIES]
    checks += [_version(name, without) for name, without in OPTIONAL_LIBRARIES.items()]
    checks.append(_one_cv2())
    checks.append(_environment())
    checks.append(_card())
    checks.append(_device())
    folders: dict[str, Callable[[], Path]] = {
        "settings folder": paths.config,
        "recovery folder": paths.recovery,
        "log folder": paths.logs,
        "models folder": lambda: paths.data() / "models",
    }
    checks += [_folder(name, place()) for name, place in folders.items()]
    checks.append(_models())
    checks.append(_own_models())
    checks.append(_plugins())
    checks.append(_hub())
    checks.append(_resources())
    checks.append(_display())
    checks.append(_disk())
    return checks


def _program() -> str:
    """The version, and which kind of copy this is."""
    name, place = f"ColorStudio {colorstudio.__version__}", paths.installed_at()
    kind = f", installed at {place}" if place is not None else ""
    if place is not None and paths.home() == place / paths.PORTABLE_HOME:
        kind = f", portable at {place}"
    return name + kind + (", safe mode" if safe_mode.on() else "")


def _library(name: str) -> Check:
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        return Check(name, False, str(error), "Install ColorStudio again.")
    return Check(name, True, str(getattr(module, "__version__", "found")))


def _version(name: str, without: str = "") -> Check:
    """``without``: what is said where it is missing and may be."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, bool(without), without or "not installed", "Install ColorStudio again.")


def _environment() -> Check:
    """Which libraries models run on: those that came along, or a GPU pack."""
    choice = environments.running()
    if choice.active is not None:
        pack = choice.active
        return Check("GPU pack", True, f"{pack.title} ({pack.name}, tried on {pack.device})")
    if choice.reason:
        mend = "Run `colorstudio gpu-pack install`, or `colorstudio gpu-pack use base`."
        return Check("GPU pack", not choice.unexpected, choice.words, mend)
    return Check("GPU pack", True, "none: the libraries that came with ColorStudio")


def _card() -> Check:
    """What the graphics driver says of itself, whether or not torch can use it."""
    from colorstudio.engine.graphics_cards import look

    return Check("graphics card", True, look().words)


def _device() -> Check:
    """What models run on."""
    try:
        from colorstudio.engine.device import detect

        found = detect()
    except (ColorStudioError, ImportError, OSError) as error:
        return Check("device", False, str(error), "Install ColorStudio again, with its torch.")
    memory = f"{found.total / 1e9:.1f} GB"
    return Check("device", True, f"{found.device}: {found.name}, {memory}, tier {found.tier}")


def _models() -> Check:
    store = Settings.load(paths.config() / "settings.json").model_store()
    rows = store.installed()
    broken = [row.bundle.id for row in rows if row.missing]
    names = [_named(row.bundle, store) for row in rows if not row.missing]
    found = [f"{bundle.id} (found)" for bundle in store.found()]
    told = (
        ", ".join(names + found) or "none installed; `colorstudio models list` shows what there is"
    )
    if broken:
        mend = f"Run `colorstudio models verify {broken[0]} --repair`, or remove it."
        return Check("models", False, f"damaged: {', '.join(broken)}", mend)
    return Check("models", True, told)


def _own_models() -> Check:
    """The weights that come with the program, every byte of them."""
    store = Settings.load(paths.config() / "settings.json").model_store()
    rows, folder = store.came_along(), store.shipped
    bad = [row.bundle.id for row in rows if row.missing or store.problems(row)]
    read = {row.bundle.root for row in rows}
    there = sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []
    bad += [place.name for place in there if place.is_dir() and place not in read]
    if bad:
        found = f"damaged: {', '.join(bad)}"
        return Check("own models", False, found, "Install ColorStudio again.")
    told = ", ".join(f"{row.bundle.id} (whole, {_megabytes(row)})" for row in rows)
    return Check("own models", True, told or "none came with this copy; the instant ways work")


def _megabytes(row: Installed) -> str:
    return f"{sum(file.size for file in row.files) / 1e6:.0f} MB"


def _named(bundle: Bundle, store: ModelStore) -> str:
    from colorstudio.engine.listing import lacking_base

    base = lacking_base(bundle, store) if bundle.base else ""
    return f"{bundle.id} (builds upon {base}, which is not here)" if base else bundle.id


def _plugins() -> Check:
    """Ways that other packages bring."""
    from colorstudio.methods import plugins

    if safe_mode.on():
        return Check("plug-ins", True, "left aside: safe mode")
    found = plugins.found()
    named = [f"{row.spec.id} ({row.distribution})" for row in found.plugins]
    if found.broken:
        told = " ".join(row.sentence for row in found.broken)
        mend = "Update it, take it away with pip, or start with --safe-mode."
        return Check("plug-ins", False, told, mend)
    return Check("plug-ins", True, ", ".join(named) or "none")


def _hub() -> Check:
    """Where models would come from; nobody is asked."""
    from colorstudio.engine import hub

    said = "never asked (HF_HUB_OFFLINE)" if hub.offline() else "asked only to install"
    token = ", with a token" if hub.token() else ""
    return Check("model hub", True, f"{hub.endpoint()}: {said}{token}; cache {hub.cache()}")


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
