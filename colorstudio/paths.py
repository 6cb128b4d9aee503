"""Where the program keeps things: settings, state, caches, logs, by each system's own custom.

Or in one folder: the one that ``COLORSTUDIO_HOME`` names, else, for an installed copy with a file
``portable.txt`` beside its launcher, the folder ``user`` there.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

APP = "ColorStudio"
HOME = "COLORSTUDIO_HOME"
FACTS = "payload.json"
"""Beside the launcher of every installed copy; `packaging/payload.py` writes it."""
PORTABLE = "portable.txt"
PORTABLE_HOME = "user"
KERNELS, STAMP = "kernels", "stamp"
"""Compiled kernels, in the cache, and beside the launcher where installing compiled them. The stamp
tells one installation from the next."""


def installed_at() -> Path | None:
    """The folder of an installed copy, with its launcher; None in a source tree or a wheel."""
    folder = Path(sys.base_prefix).parent
    return folder if (folder / FACTS).is_file() else None


def home() -> Path | None:
    """The one folder for everything, where there is one."""
    given = os.environ.get(HOME)
    if given:
        return Path(given)
    copy = installed_at()
    return copy / PORTABLE_HOME if copy is not None and (copy / PORTABLE).is_file() else None


def settle() -> None:
    """To be called at the start, before anything is imported that keeps files of its own.

    What this program starts finds the same places. The compiled kernels of an installed copy go to
    the cache, so that its own folder stays as it was installed, whoever runs it. Those that were
    compiled while installing are copied there: numba reads only where it may write.
    """
    place = home()
    if place is not None:
        os.environ[HOME] = str(place)
    if _can_be_made(cache()):  # else torch leaves a folder among everybody's temporary files
        os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", str(cache() / "torch"))
    copy = installed_at()
    if copy is not None and "NUMBA_CACHE_DIR" not in os.environ:
        places = (cache() / KERNELS, _own_place("cache") / KERNELS)
        kernels = next(filter(writable, places), None) or Path(tempfile.mkdtemp(prefix=f"{APP}-"))
        os.environ["NUMBA_CACHE_DIR"] = str(kernels)
        _take_over(copy / KERNELS, kernels)


def _take_over(made: Path, kernels: Path) -> None:
    """Copies kernels that were compiled while installing, once for each installation."""
    stamp, taken = made / STAMP, kernels / STAMP
    try:
        if stamp.is_file() and not (taken.is_file() and taken.read_bytes() == stamp.read_bytes()):
            import shutil

            shutil.copytree(made, kernels, dirs_exist_ok=True)
    except OSError:
        pass  # they are compiled again, then


def writable(folder: Path) -> bool:
    """Whether files can be made in ``folder``, which is made where it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _can_be_made(folder: Path) -> bool:
    """Whether ``folder`` could be written to; nothing is made."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    return there.is_dir() and os.access(there, os.W_OK)


def _root(kind: str) -> Path:
    place = home()
    return _own_place(kind) if place is None else place / kind


def _own_place(kind: str) -> Path:
    import platformdirs

    # never roaming: recovery files and caches grow large
    custom = {
        "config": platformdirs.user_config_path,
        "state": platformdirs.user_state_path,
        "cache": platformdirs.user_cache_path,
        "logs": platformdirs.user_log_path,
        "data": platformdirs.user_data_path,
    }[kind]
    return Path(custom(APP, appauthor=False))


def config() -> Path:
    """Settings."""
    return _root("config")


def recovery() -> Path:
    """Journals of documents that are open, or were when the program died."""
    return _root("state") / "recovery"


def claims() -> Path:
    """Locks that say which projects are open."""
    return _root("state") / "open"


def runs() -> Path:
    """Notes of what models do at the moment."""
    return _root("state") / "runs"


def cache() -> Path:
    """What can be thrown away."""
    return _root("cache")


def logs() -> Path:
    return _root("logs")


def data() -> Path:
    """Palettes, casts, models: what the artist keeps."""
    return _root("data")
