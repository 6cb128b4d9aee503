"""Which libraries models run on: the program's own, or a GPU pack that lies beside its data.

A pack is a folder of libraries (`engine/gpu_install.py` makes it). It is chosen at the very start,
by a pointer file, and goes before the program's own libraries for as long as the process runs. So
nothing is imported here but what a start has imported anyway, and what is wrong with a pack never
keeps the program from starting: it goes on with its own libraries and says why.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import colorstudio
from colorstudio import paths, safe_mode

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "environments"
POINTER, STARTING = "current.json", "starting.json"
FACTS, SITE = "environment.json", "site"
OFF = "COLORSTUDIO_GPU_PACK"
"""An environment variable: "off" leaves every pack aside."""
SAFE_MODE = "--safe-mode"
CLOCK_SECONDS = 2.0
"""How far apart two clocks of one machine may be."""
PYTHON = sys.implementation.cache_tag or ""


def _T(context: str, text: str) -> str:
    """Marks a text for translation; the window translates it where it shows it."""
    return text


SAFE, TURNED_OFF, LATE, GONE, BROKEN, OTHER_PYTHON, OTHER_PROGRAM, DIED = (
    "safe",
    "off",
    "late",
    "gone",
    "broken",
    "python",
    "program",
    "died",
)
REASONS = {
    SAFE: _T("Environments", "Safe mode leaves the GPU pack aside."),
    TURNED_OFF: _T("Environments", "COLORSTUDIO_GPU_PACK=off leaves the GPU pack aside."),
    LATE: _T("Environments", "The GPU pack was left aside: torch had been imported before."),
    GONE: _T("Environments", "The GPU pack is not there any more. Install it again."),
    BROKEN: _T("Environments", "The GPU pack is damaged. Install it again."),
    OTHER_PYTHON: _T(
        "Environments", "The GPU pack is for another version of Python. Install it again."
    ),
    OTHER_PROGRAM: _T(
        "Environments",
        "The GPU pack is of another version of ColorStudio. Install it again; what is still the "
        "same is not downloaded anew.",
    ),
    DIED: _T(
        "Environments",
        "The last start with the GPU pack ended before it was ready, so it is left aside.",
    ),
}
"""Why a pack that was chosen does not run: code to the sentence that is shown."""


@dataclass(frozen=True)
class Environment:
    """A pack on the disk, by its own facts.

    ``program``: the version of ColorStudio that it was tested with; ``python``: as
    ``sys.implementation.cache_tag``. ``lock``: the fingerprint of its list of wheels. ``files``:
    its largest files below ``site``, path to bytes, looked at on each start. ``size``: bytes of
    all. ``device``: what the smoke test ran on, for people.
    """

    name: str
    pack: str
    title: str
    backend: str
    program: str
    python: str
    lock: str
    torch: str = ""
    device: str = ""
    installed: str = ""
    size: int = 0
    files: dict[str, int] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return root() / self.name

    @property
    def site(self) -> Path:
        """What goes before the other libraries."""
        return self.folder / SITE


@dataclass(frozen=True)
class Pointer:
    """The pack in use and the one before it, by name; "" is the program's own libraries."""

    current: str = ""
    previous: str = ""


@dataclass(frozen=True)
class Choice:
    """What this process runs on. ``chosen``: the pack that was asked for; ``reason``: a code of
    `REASONS` where it is left aside, else ""."""

    chosen: Environment | None = None
    name: str = ""
    reason: str = ""

    @property
    def active(self) -> Environment | None:
        """The pack that runs, None for the program's own libraries."""
        return None if self.reason else self.chosen

    @property
    def unexpected(self) -> bool:
        """Whether the pack is left aside and the person has to be told."""
        return bool(self.reason) and self.reason not in (SAFE, TURNED_OFF)

    @property
    def words(self) -> str:
        """Why the pack is left aside, as a sentence; "" where it is not."""
        return REASONS.get(self.reason, "")


class _Running:
    """What `activate` found, for the rest of the process."""

    choice = Choice()


def root() -> Path:
    """Where packs lie. Nothing of the person's own is in there."""
    return paths.data() / FOLDER


def running() -> Choice:
    """What this process runs on."""
    return _Running.choice


def share_cores() -> None:
    """Threads of one computation soon sleep while they wait for each other. To be called before
    torch is imported.

    By default they hold their cores for milliseconds, many thousand times a run. Where another
    program keeps one core of two busy, a run of the shipped weights that takes 2 seconds was not
    done in 70; so it is in 2 to 7. The price: on cores that are free, short steps may take longer.
    """
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")  # GNU's OpenMP, which torch uses on Linux


def open_no_socket() -> None:
    """Keeps urllib3, which libraries of models import, from opening one to look for IPv6.

    For the program alone: it says so to all of the process. No download goes through urllib3.
    """
    socket.has_ipv6 = False


# -- at the start ---------------------------------------------------------------------------------


def activate(arguments: Sequence[str]) -> Choice:
    """Chooses the libraries, before any of them is imported. Never raises.

    ``arguments``: of the command line; ``--safe-mode`` leaves packs aside. Takes well under a
    millisecond without a pack.
    """
    try:
        _Running.choice = _choose(arguments)
    except Exception:  # whatever is wrong with a pack, the program starts
        _Running.choice = Choice(reason=BROKEN)
    pack = _Running.choice.active
    if pack is not None and str(pack.site) not in sys.path:
        # before all others: a torch.py in the current folder is not meant either
        sys.path.insert(0, str(pack.site))
    return _Running.choice


def _choose(arguments: Sequence[str]) -> Choice:
    name = pointer().current
    if not name:
        return Choice()
    pack = read(name)
    if SAFE_MODE in arguments or safe_mode.on():
        reason = SAFE
    elif os.environ.get(OFF, "").lower() in ("off", "0", "no", "false"):
        reason = TURNED_OFF
    elif pack is None:
        reason = BROKEN if (root() / name).is_dir() else GONE
    elif "torch" in sys.modules:
        reason = LATE
    else:
        reason = trouble(pack) or (DIED if died() == name else "")
    return Choice(pack, name, reason)


def trouble(pack: Environment) -> str:
    """A code of `REASONS` for a pack that cannot be used here, else "".

    Looks at the lengths of the largest files, which is what a lost or cut off copy shows in.
    """
    if pack.python != PYTHON:
        return OTHER_PYTHON
    if pack.program != colorstudio.__version__:
        return OTHER_PROGRAM
    site = str(pack.site)
    for path, size in pack.files.items():
        try:
            found = os.stat(f"{site}/{path}").st_size
        except OSError:
            return BROKEN
        if found != size:
            return BROKEN
    return ""


# -- files ----------------------------------------------------------------------------------------


def pointer() -> Pointer:
    """Which pack was chosen. One that cannot be read chooses none."""
    stored = _read_json(root() / POINTER)
    names = [stored.get(key, "") for key in ("current", "previous")]
    return Pointer(*(name if isinstance(name, str) and is_name(name) else "" for name in names))


def point(current: str, previous: str) -> None:
    """Chooses a pack for the next start; the file is the old or the new one at every moment.

    Raises BadInput where it cannot be written.
    """
    from colorstudio.atomic import write_bytes

    root().mkdir(parents=True, exist_ok=True)
    text = json.dumps({"current": current, "previous": previous})
    write_bytes(root() / POINTER, text.encode())
    forgive()


def read(name: str) -> Environment | None:
    """A pack by its name, None where there is none or its facts cannot be read."""
    facts = _read_json(root() / name / FACTS) if is_name(name) else {}
    known = {f.name for f in fields(Environment)} - {"name"}
    try:
        pack = Environment(name=name, **{k: v for k, v in facts.items() if k in known})
    except TypeError:
        return None
    sizes = pack.files if isinstance(pack.files, dict) else {"": 0}
    sound = all(
        isinstance(k, str) and ".." not in k and type(v) is int for k, v in sizes.items()
    ) and all(isinstance(getattr(pack, k), str) for k in ("python", "program", "lock", "title"))
    return pack if sound and sizes and type(pack.size) is int else None


def write(pack: Environment, folder: Path) -> None:
    """Notes the facts of a pack in its folder."""
    from colorstudio.atomic import write_bytes

    facts = asdict(pack)
    del facts["name"]
    write_bytes(folder / FACTS, json.dumps(facts, indent=1).encode())


def installed() -> list[Environment]:
    """All packs on the disk, by name; those that are on their way in or out are not."""
    if not root().is_dir():
        return []
    names = sorted(entry.name for entry in root().iterdir() if is_name(entry.name))
    return [pack for pack in map(read, names) if pack is not None]


def is_name(name: str) -> bool:
    """Whether this can be the name of a pack: one part of a path, and no hidden one."""
    plain = all(letter.isalnum() or letter in "._+-" for letter in name)
    return bool(name) and plain and not name.startswith(".")


def _read_json(path: Path) -> dict[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:
            stored = json.load(file)
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


# -- starts that did not survive ------------------------------------------------------------------


@contextmanager
def attempt() -> Iterator[None]:
    """`begin` and `survived` around what a graphics card's libraries can bring down."""
    begin()
    try:
        yield
    finally:
        survived()


def begin() -> None:
    """From here to `survived`, an end of the process is held against the pack that runs."""
    pack = running().active
    if pack is None:
        return
    facts = {"name": pack.name, "pid": os.getpid(), "time": time.time()}
    # not flushed to the disk: it tells of a process, not of the machine
    with suppress(OSError), open(root() / STARTING, "w", encoding="utf-8") as file:
        json.dump(facts, file)


def survived() -> None:
    """The pack did what it was chosen for."""
    if _read_json(root() / STARTING).get("pid") == os.getpid():
        forgive()


def died() -> str:
    """The name of a pack with which a start ended before it was ready, "" for none."""
    facts = _read_json(root() / STARTING)
    name, pid, since = facts.get("name"), facts.get("pid"), facts.get("time")
    if not isinstance(name, str) or type(pid) is not int or not isinstance(since, int | float):
        return ""
    return "" if pid == os.getpid() or _lives(pid, since) else name


def forgive() -> None:
    """Lets a pack be tried again with which a start has died."""
    with suppress(OSError):
        (root() / STARTING).unlink(missing_ok=True)


def _lives(pid: int, since: float) -> bool:
    """Whether the process is the one of that time; numbers are given out again."""
    import psutil  # only where a start is under way, or has died

    try:
        return psutil.Process(pid).create_time() <= since + CLOCK_SECONDS
    except psutil.Error:
        return False
