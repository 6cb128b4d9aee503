"""What a report of a fault needs, as text that a person can read: without names, and sent nowhere.

Home is ``~``; user and computer have no name; pictures, projects and folders of the artist's have
none either. What the artist wrote (prompts, names of presets) is left out.
"""

from __future__ import annotations

import getpass
import os
import platform
import re
import socket
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import colorstudio
from colorstudio import paths
from colorstudio.doctor import Check, examine
from colorstudio.settings import Settings

LOG_LINES = 200
"""Of the newest log, from its end."""
FAULT_LINES = 60
LOG_BYTES = 200_000
PRIVATE = frozenset(
    {
        "recent_files",
        "recent_colors",
        "prompts",
        "window",
        "last_folder",
        "export_presets",
        "export_last",
        "export_template",
        "colorway_template",
        "model_folders",
    }
)
"""Preferences that say something of the artist's work; only how many there are is told."""
VARIABLES = re.compile(
    r"COLORSTUDIO_\w+|QT_\w+|CUDA_VISIBLE_DEVICES|PYTORCH_\w+|OMP_NUM_THREADS|HF_HUB_OFFLINE"
    r"|XDG_SESSION_TYPE|XDG_CURRENT_DESKTOP|LANG|LC_ALL"
)
ENDINGS = """
png jpg jpeg jpe webp tif tiff bmp gif psd psb ora colorstudio colorstudio~ svg pdf hints.json
palette.json cast.json mask.png gpl ase aco act kpl pal hex css safetensors ckpt pt pth
"""
_ENDING = "|".join(sorted(map(re.escape, ENDINGS.split()), key=len, reverse=True))
_END = rf"\.(?P<ending>{_ENDING})(?![\w.])"
QUOTES = "\"'“”\u2018\u2019<>|"
_FILES = re.compile(rf"(?:[A-Za-z]:[\\/]|/|\\\\)[^\"“”\n]{{0,400}}?{_END}", re.IGNORECASE)
_NAMES = re.compile(
    rf"[^\s“”<>|:/\\][^“”<>|:/\\\n]{{0,200}}?{_END}",
    re.IGNORECASE,
)
_PATHS = re.compile(
    rf"(?<![\w~.>/])(?<!https:)(?<!http:)(?:[A-Za-z]:[\\/]|/|\\\\)[^\s{QUOTES}:;,()]+"
)
KEPT_ROOTS = ("/usr/", "/lib", "/opt/", "/proc/", "/sys/", "/dev/", "/etc/")
"""Where programs lie, not people's things."""


class Anonymous:
    """Takes names out of texts. ``names``: of pictures that are known, with blanks as they may."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        home = str(Path.home())
        homes = {home, os.path.realpath(home), home.replace("\\", "\\\\"), home.replace("\\", "/")}
        self._homes = sorted((h for h in homes if len(h) > 1), key=len, reverse=True)
        self._own = [_prefix(sys.prefix), _prefix(str(Path(colorstudio.__file__).parent.parent))]
        places = (paths.config, paths.recovery, paths.cache, paths.logs, paths.data)
        self._own += [_prefix(str(place().parent)) for place in places]
        self._people = [name for name in (_user(), socket.gethostname()) if len(name) > 1]
        self._names = sorted({n for n in names if len(n) > 2}, key=len, reverse=True)

    def text(self, text: str) -> str:
        """The same without names."""
        text = _FILES.sub(lambda found: f"<file>.{found['ending']}", text)
        text = _PATHS.sub(self._path, text)
        for home in self._homes:
            text = text.replace(home, "~")
        text = _NAMES.sub(lambda found: f"<file>.{found['ending']}", text)
        for name in self._names:
            text = text.replace(name, "<name>")
        for name in self._people:
            text = re.sub(rf"(?<![\w]){re.escape(name)}(?![\w])", "<name>", text)
        return text

    def _path(self, found: re.Match[str]) -> str:
        path = found[0]
        for n, own in enumerate(self._own):
            if own and path.startswith(own):
                return f"{'<python>' if n == 0 else '<program>'}/{path[len(own) :]}"
        if path.startswith(tuple(self._homes)):
            return "~/<folder>"
        if path.startswith(KEPT_ROOTS):
            return path
        name = path.replace("\\", "/").rsplit("/", 1)[-1]
        return f"<folder>/{name}" if name.endswith((".py", ".log")) else "<folder>"


def _prefix(folder: str) -> str:
    return folder.rstrip("/\\") + os.sep


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name
        return ""


def report(
    settings: Settings | None = None,
    *,
    checks: Sequence[Check] | None = None,
    more: Mapping[str, str] | None = None,
    names: Iterable[str] = (),
) -> str:
    """Versions, device, preferences, environment and the end of the log.

    ``checks``: what `doctor.examine` found (default: it is asked, which takes seconds and imports
    torch). ``more``: further lines under "Window". ``names``: of pictures that are open, which are
    not to be told. Never raises: what cannot be read is said to be so.
    """
    settings = settings or Settings.load(paths.config() / "settings.json")
    known = [*names]
    for file in (*settings.recent_files, *names):
        known += [Path(file).name, Path(file).stem]
    hide = Anonymous(known)
    found = examine() if checks is None else checks
    parts = [
        ("ColorStudio", _program()),
        ("Window", [f"{key}: {value}" for key, value in (more or {}).items()]),
        ("Installation", [_check_line(check) for check in found]),
        ("Preferences", _preferences(settings)),
        ("Environment", _environment()),
        ("Unsaved work", _recovery()),
        ("Faults of native code", _tail(paths.logs() / "native-faults.log", FAULT_LINES)),
        ("Log", _tail(paths.logs() / "colorstudio.log", LOG_LINES)),
    ]
    blocks = [f"## {title}\n" + "\n".join(lines) for title, lines in parts if lines]
    return hide.text("\n\n".join(blocks)) + "\n"


def _program() -> list[str]:
    return [
        f"version: {colorstudio.__version__}",
        f"python: {platform.python_version()} ({platform.python_implementation()})",
        f"system: {platform.system()} {platform.release()} {platform.machine()}",
    ]


def _check_line(check: Check) -> str:
    return f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.found}"


def _preferences(settings: Settings) -> list[str]:
    rows = []
    for f in fields(settings):
        value: Any = getattr(settings, f.name)
        if f.name in PRIVATE:
            value = f"({len(value)})"
        rows.append(f"{f.name}: {value}")
    return rows


def _environment() -> list[str]:
    return [f"{k}: {v}" for k, v in sorted(os.environ.items()) if VARIABLES.fullmatch(k)]


def _recovery() -> list[str]:
    """How many journals there are, and how large; not what of."""
    try:
        folders = [p for p in paths.recovery().iterdir() if p.is_dir()]
        size = sum(f.stat().st_size for p in folders for f in p.iterdir())
    except OSError:
        return ["journals: 0"]
    return [f"journals: {len(folders)}, {size / 1e6:.1f} MB"]


def _tail(file: Path, lines: int) -> list[str]:
    try:
        with open(file, "rb") as opened:
            opened.seek(0, os.SEEK_END)
            opened.seek(max(0, opened.tell() - LOG_BYTES))
            text = opened.read().decode("utf-8", "replace")
    except OSError as error:
        return [f"({error.strerror or error})"]
    return text.splitlines()[-lines:]
