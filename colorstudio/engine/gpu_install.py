"""Installs GPU packs: fetched, unpacked beside the others, tried out, and only then chosen.

At every moment the pack in use is whole and chosen: what is new lies under a name of its own until
its smoke test went well, and the pointer is one file that is replaced. A killed installation leaves
downloads, which the next one goes on with, and a hidden folder, which the next one throws away.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import colorstudio
from colorstudio import environments, paths
from colorstudio.engine import downloads, package_index, wheels
from colorstudio.engine.catalog import FileRow
from colorstudio.engine.gpu_packs import Pack
from colorstudio.engine.graphics_cards import run_python
from colorstudio.environments import Environment
from colorstudio.errors import BadInput, ColorStudioError, ModelMissing
from colorstudio.methods.base import RunContext

SMOKE_TEST = Path(__file__).with_name("smoke_test.py")
SMOKE_SECONDS = 300.0
"""A first import of torch from a slow disk takes minutes."""
STAGE, GOING = ".installing-", ".removed-"
DOWNLOADS = ".downloading"
REMOVED = "removed.json"
"""What the facts of a pack are called that was removed while it ran."""
WATCHED = 64
"""So many of the largest files of a pack are looked at on each start."""
LOG = "gpu-pack.log"
STEPS = {
    "start": "Python could not be started for it",
    "import": "its libraries cannot be imported",
    "device": "it finds no graphics card",
    "compute": "the graphics card computes wrongly",
    "memory": "the graphics card has too little free memory",
}
"""How far a smoke test came, to what is wrong then."""


def install(
    pack: Pack,
    ctx: RunContext,
    *,
    source: Path | None = None,
    fresh: bool = False,
    device: str = "cuda",
) -> Environment:
    """Makes a pack the one that the next start chooses; the former one is kept. Steps are bytes.

    ``source``: a folder that has the pack's wheels, or one of them; nobody is asked then.
    ``device``: what it is tried out on. A pack of the same files that is here already is only tried
    out anew, but where ``fresh``. Raises BadInput (disk, files), ModelMissing (the index),
    ColorStudioError (the smoke test), Cancelled; what has come is kept.
    """
    sweep()
    same = None if fresh else _same_files(pack)
    if same is not None:
        return _renew(same, pack, ctx, device)
    found = _from_folder(pack, source, ctx) if source is not None else {}
    place = environments.root()
    _make(place)
    if source is None:
        found = _fetch(pack, ctx)
    else:
        downloads.check_disk(place, pack.disk)
    stage = place / f"{STAGE}{os.getpid()}-{os.urandom(4).hex()}"
    try:
        sizes = _unpack(pack, found, stage / environments.SITE, ctx)
        facts = _try_out(stage / environments.SITE, device, ctx)
        made = Environment(
            name=_free_name(pack),
            pack=pack.id,
            title=pack.title,
            backend=pack.backend,
            program=colorstudio.__version__,
            python=environments.PYTHON,
            lock=pack.lock,
            torch=str(facts.get("torch", pack.torch)),
            device=str(facts.get("device", "")),
            installed=datetime.now(UTC).isoformat(timespec="seconds"),
            size=sum(sizes.values()),
            files=dict(sorted(sizes.items(), key=lambda item: -item[1])[:WATCHED]),
        )
        environments.write(made, stage)
        _flush()
        ctx.step(1, 1, "Choosing the pack")
        _move(stage, made.folder)
    finally:
        _delete(stage)
    _choose(made.name)
    _delete(_downloads(pack))
    return made


def rollback() -> str:
    """Chooses the pack that was in use before, and says which; the two change places.

    Without one it is the program's own libraries. Raises BadInput.
    """
    pointer = environments.pointer()
    if not pointer.current and not pointer.previous:
        raise BadInput("No GPU pack is installed.", "There is nothing to go back to.")
    use(pointer.previous)
    return pointer.previous


def use(name: str) -> None:
    """Chooses a pack by its name, "" for the program's own libraries. Raises BadInput."""
    pointer = environments.pointer()
    if name:
        pack = environments.read(name)
        if pack is None:
            known = ", ".join(p.name for p in environments.installed()) or "none"
            raise BadInput(f"There is no GPU pack “{name}”.", f"There are: {known}.")
        wrong = environments.trouble(pack)
        if wrong:
            raise BadInput(environments.REASONS[wrong], "Choose another pack.")
    environments.point(name, pointer.previous if name == pointer.current else pointer.current)


def remove(name: str) -> int:
    """Deletes a pack, and returns how many bytes that freed; links in it are never followed.

    One that this process runs on is only not chosen any more (0 bytes): `sweep` deletes it after
    the next start. Raises BadInput.
    """
    folder = environments.root() / name
    if not environments.is_name(name) or not os.path.lexists(folder):
        known = ", ".join(pack.name for pack in environments.installed()) or "none"
        raise BadInput(f"There is no GPU pack “{name}”.", f"There are: {known}.")
    pointer = environments.pointer()
    previous = "" if pointer.previous == name else pointer.previous
    current = pointer.current
    if current == name:
        current, previous = previous, ""
    environments.point(current, previous)
    running = environments.running().active
    if running is not None and running.name == name:
        with suppress(OSError):  # a pack no more, for whoever starts from now on
            os.replace(folder / environments.FACTS, folder / REMOVED)
        return 0
    size = size_of(folder)
    _delete(folder)
    return size


def sweep() -> None:
    """Deletes what killed installations and removals have left; nothing that is not ours."""
    running = environments.running().active
    with suppress(OSError, BadInput):
        for folder in list(environments.root().iterdir()):
            dead = folder.name.startswith(STAGE) and not _lives(folder.name)
            gone = folder.name.startswith(GOING)
            waits = environments.is_name(folder.name) and (folder / REMOVED).is_file()
            in_use = running is not None and running.name == folder.name
            if dead or gone or (waits and not in_use):
                _delete(folder)


@dataclass(frozen=True)
class Item:
    """Something of GPU packs that takes room on the disk. ``role``: "current", "previous",
    "other" or "download"."""

    name: str
    role: str
    size: int
    pack: Environment | None = None


def items() -> list[Item]:
    """All packs and begun downloads, with what each takes on the disk."""
    pointer = environments.pointer()
    found = []
    for pack in environments.installed():
        roles = {pointer.current: "current", pointer.previous: "previous"}
        role = roles.get(pack.name, "other")
        found.append(Item(pack.name, role, size_of(pack.folder), pack))
    with suppress(OSError):
        for folder in sorted((environments.root() / DOWNLOADS).iterdir()):
            found.append(Item(folder.name, "download", size_of(folder)))
    return found


def begun(pack: Pack) -> int:
    """Bytes of a pack that a download which broke off has left, 0 for none."""
    return size_of(_downloads(pack))


def forget_download(name: str) -> int:
    """Throws away what has come of a pack; returns how many bytes that freed. Raises BadInput."""
    folder = environments.root() / DOWNLOADS / name
    if not environments.is_name(name) or not folder.is_dir():
        raise BadInput(
            f"Nothing has come of a GPU pack “{name}”.", "There is nothing to be taken away."
        )
    size = size_of(folder)
    _delete(folder)
    return size


def check(name: str, ctx: RunContext) -> list[str]:
    """The files of a pack that are gone or not as they were, by path. Raises BadInput."""
    pack = environments.read(name)
    if pack is None:
        raise BadInput(f"There is no GPU pack “{name}”.", "See `colorstudio gpu-pack status`.")
    count = _Count(ctx, pack.size, "Checking")
    return wheels.problems(pack.site, count.add)


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder; a link counts nothing and is not followed."""
    total = 0
    if is_link(folder):
        return 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and not is_link(Path(entry.path)):
                total += size_of(Path(entry.path))
            elif entry.is_file(follow_symlinks=False):
                total += entry.stat(follow_symlinks=False).st_size
    return total


def is_link(path: Path) -> bool:
    """Whether a path is a symbolic link, or a junction of Windows."""
    if path.is_symlink():
        return True
    with suppress(OSError):
        # FILE_ATTRIBUTE_REPARSE_POINT: junctions are folders to all other questions
        return bool(getattr(path.lstat(), "st_file_attributes", 0) & 0x400)
    return False


# -- steps of an installation ---------------------------------------------------------------------


class _Count:
    """Steps in bytes for work that reports how much it did."""

    def __init__(self, ctx: RunContext, total: int, stage: str) -> None:
        self._ctx, self._total, self._done = ctx, max(total, 1), 0
        self.stage = stage

    def add(self, count: int) -> None:
        self._done += count
        self._ctx.step(min(self._done, self._total - 1), self._total, self.stage)


def _fetch(pack: Pack, ctx: RunContext) -> dict[str, Path]:
    """All wheels, from the index; file name to place."""
    folder = _downloads(pack)
    try:
        rows = [FileRow((w.file,), w.file, w.size, True, w.sha256) for w in pack.wheels]
        remotes = [
            package_index.find(pack, wheel, lambda: ctx.step(0, 0, "Asking the package index"))
            for wheel in pack.wheels
        ]
        downloads.fetch_files(folder, rows, remotes, ctx, room=pack.disk, body=package_index.body)
    except ModelMissing as error:
        hint = error.hint
        if "HF_ENDPOINT" in hint:
            hint = "It was thrown away. Try again, or import the files from a disk."
        raise type(error)(error.message, hint) from error
    return {wheel.file: folder / wheel.file for wheel in pack.wheels}


def _from_folder(pack: Pack, source: Path, ctx: RunContext) -> dict[str, Path]:
    """All wheels in a person's folder, each with the right hash; file name to place."""
    folder = source if source.is_dir() else source.parent
    missing = [wheel.file for wheel in pack.wheels if not (folder / wheel.file).is_file()]
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise BadInput(
            f"{folder} does not have {missing[0]}{more}.",
            "`colorstudio gpu-pack files` lists what belongs there.",
        )
    count = _Count(ctx, pack.download, "Checking the files")
    for wheel in pack.wheels:
        path = folder / wheel.file
        try:
            right = path.stat().st_size == wheel.size
            right = right and wheels.sha256_of(path, count.add) == wheel.sha256
        except OSError as error:
            raise BadInput(
                f"{path} cannot be read: {error.strerror or error}.",
                "Check its permissions, or copy it elsewhere.",
            ) from error
        if not right:
            raise BadInput(
                f"{wheel.file} is not the file that it should be: its hash is another.",
                "Copy it again. Nothing was installed.",
            )
    return {wheel.file: folder / wheel.file for wheel in pack.wheels}


def _unpack(pack: Pack, found: dict[str, Path], site: Path, ctx: RunContext) -> dict[str, int]:
    """All wheels into one folder; path to bytes of what was written."""
    _make(site)
    count = _Count(ctx, pack.disk, "")
    sizes: dict[str, int] = {}
    for wheel in pack.wheels:
        count.stage = f"Unpacking {wheel.name}"
        sizes.update(wheels.unpack(found[wheel.file], site, count.add))
    return sizes


def _try_out(site: Path, device: str, ctx: RunContext) -> dict[str, object]:
    """Runs the smoke test; what it found. Raises ColorStudioError, Cancelled."""
    log = paths.logs() / LOG
    answer = site.parent / "smoke-test.json"
    answer.unlink(missing_ok=True)

    def wait() -> None:
        ctx.step(0, 0, "Trying it out on the graphics card")

    wait()
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        line = [str(SMOKE_TEST), str(site), device, str(answer)]
        status, _ = run_python(line, SMOKE_SECONDS, wait, log=log)
        facts = json.loads(answer.read_text("utf-8")) if answer.exists() else {}
    except (ColorStudioError, OSError, ValueError) as error:
        raise ColorStudioError(
            f"The GPU pack was not chosen: it could not be tried out. {error}",
            f"Nothing was changed. The details are in {log}.",
        ) from error
    if status == 0 and facts.get("step") == "done":
        return facts
    why = STEPS.get(str(facts.get("step", "")), f"the test of it crashed (status {status})")
    said = str(facts.get("error", "")).splitlines()
    raise ColorStudioError(
        f"The GPU pack was not chosen: {why}{f' ({said[0][:160]})' if said and said[0] else ''}.",
        f"Nothing was changed. The details are in {log}; a newer graphics driver may help.",
    )


def _same_files(pack: Pack) -> Environment | None:
    """A whole pack of the very same files that is here already."""
    for there in environments.installed():
        wrong = environments.trouble(there)
        if there.lock == pack.lock and wrong in ("", environments.OTHER_PROGRAM):
            return there
    return None


def _renew(there: Environment, pack: Pack, ctx: RunContext, device: str) -> Environment:
    """Takes a pack over that an earlier version of the program had, or that is only chosen anew."""
    facts = _try_out(there.site, device, ctx)
    made = replace(
        there,
        pack=pack.id,
        title=pack.title,
        program=colorstudio.__version__,
        device=str(facts.get("device", "")),
    )
    environments.write(made, made.folder)
    _choose(made.name)
    return made


def _choose(name: str) -> None:
    """Points to a pack, keeps the one before it, and deletes those before that."""
    before = environments.pointer()
    previous = before.previous if before.current == name else before.current
    environments.point(name, previous)
    running = environments.running().active
    kept = {name, previous, running.name if running is not None else ""}
    for pack in environments.installed():
        if pack.name not in kept:
            with suppress(BadInput):  # another program runs on it
                _delete(pack.folder)


def _free_name(pack: Pack) -> str:
    base = f"{colorstudio.__version__}-{pack.backend}"
    name, number = base, 2
    while os.path.lexists(environments.root() / name):
        name, number = f"{base}-{number}", number + 1
    return name


def _downloads(pack: Pack) -> Path:
    return environments.root() / DOWNLOADS / pack.id


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"{folder} cannot be made: {error.strerror or error}.",
            "Make its folder writable, or set COLORSTUDIO_HOME to one that is.",
        ) from error


def _move(folder: Path, target: Path) -> None:
    try:
        os.rename(folder, target)
    except OSError as error:
        raise BadInput(
            f"{target} cannot be made: {error.strerror or error}.", "End what uses it; try again."
        ) from error


def _flush() -> None:
    """Sees to it that all that was unpacked is on the disk before anything points to it."""
    if hasattr(os, "sync"):
        os.sync()


def _delete(folder: Path) -> None:
    """Takes a folder away at once, then deletes it; a link is taken away, never followed."""
    if not os.path.lexists(folder):
        return
    if is_link(folder):
        with suppress(OSError):
            os.unlink(folder) if folder.is_symlink() else os.rmdir(folder)
        return
    gone = folder
    if not folder.name.startswith((STAGE, GOING)):
        gone = folder.with_name(f"{GOING}{folder.name}-{os.urandom(4).hex()}")
        try:
            os.rename(folder, gone)
        except OSError as error:
            raise BadInput(
                f"{folder} cannot be removed: {error.strerror or error}.",
                "End every ColorStudio that runs, and try again.",
            ) from error
    shutil.rmtree(gone, ignore_errors=True)  # follows no link and no junction


def _lives(name: str) -> bool:
    """Whether the process that makes this folder still runs."""
    import psutil

    number = name.removeprefix(STAGE).partition("-")[0]
    return number.isdecimal() and psutil.pid_exists(int(number))
