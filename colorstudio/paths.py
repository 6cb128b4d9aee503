"""Where the program keeps things: settings, state, caches, logs, by each system's own custom."""

from __future__ import annotations

import os
from pathlib import Path

APP = "ColorStudio"


def _root(kind: str) -> Path:
    home = os.environ.get("COLORSTUDIO_HOME")
    if home:
        return Path(home) / kind
    import platformdirs

    # never roaming: recovery files and caches grow large
    place = {
        "config": platformdirs.user_config_path,
        "state": platformdirs.user_state_path,
        "cache": platformdirs.user_cache_path,
        "logs": platformdirs.user_log_path,
        "data": platformdirs.user_data_path,
    }[kind]
    return Path(place(APP, appauthor=False))


def config() -> Path:
    """Settings. ``COLORSTUDIO_HOME`` moves this and all below into one folder."""
    return _root("config")


def recovery() -> Path:
    """Journals of documents that are open, or were when the program died."""
    return _root("state") / "recovery"


def cache() -> Path:
    """What can be thrown away."""
    return _root("cache")


def logs() -> Path:
    return _root("logs")


def data() -> Path:
    """Palettes, casts, models: what the artist keeps."""
    return _root("data")
