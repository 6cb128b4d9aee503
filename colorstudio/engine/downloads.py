"""Brings models here: resumes what broke off, believes no file before its hash, lists it last."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from colorstudio import json_text
from colorstudio.atomic import write_bytes
from colorstudio.diffusion.bundle import Bundle, Part
from colorstudio.engine import hub
from colorstudio.engine.bundle_files import CHUNK_BYTES, FileFact, Origin, read_bundle, write_facts
from colorstudio.engine.catalog import FileRow, ModelRow
from colorstudio.engine.store import AN_ID, SHIPPED, ModelStore
from colorstudio.errors import BadInput, ModelMissing, NoRoom, not_written
from colorstudio.methods.base import RunContext

MARGIN_BYTES = 500_000_000
"""Of the disk that an installation leaves free: a full one breaks other programs."""
RETRIES = 3
"""In a row without a byte gained."""
PAUSE_SECONDS = 1.0
STAGING = ".downloading"
STATE = "state.json"

OpenBody = Callable[[hub.Remote, int, hub.Check], AbstractContextManager[hub.Body]]
"""What asks a server for a file from a byte on: `hub.body`, or one for another kind of server."""


def install(
    store: ModelStore, row: ModelRow, ctx: RunContext, *, accepted: bool, repo: str = ""
) -> Bundle:
    """Fetches a model and lists it once it is whole. Steps are bytes; what has come is kept.

    ``accepted``: the person agreed to the licence. ``repo``: another repository with the same
    files. Raises BadInput (licence, disk), ModelMissing (the hub), Cancelled.
    """
    if not accepted:
        raise BadInput(
            f"{row.title}: {row.licence.text} ({row.licence.url}).",
            "Accept that licence to install it: --accept-licence.",
        )
    target = store.root / row.id
    for there in store.installed():
        if there.bundle.id == row.id and not there.missing:
            return there.bundle
    repo = _repo(repo or row.repo)
    folder = staging(store, row.id)
    try:
        commit, files = _fetch_all(repo, row.revision, row.files, folder, ctx)
    except ModelMissing as error:
        raise _with_mirrors(error, row, repo) from error
    accepted_at = datetime.now(UTC).isoformat(timespec="seconds")
    write_facts(folder, _bundle(row, folder), files, Origin("hub", repo, commit, accepted_at))
    (folder / STATE).unlink(missing_ok=True)
    place(store, folder, target)
    return read_bundle(target)


def repair(store: ModelStore, bundle_id: str, ctx: RunContext) -> list[str]:
    """Fetches the files of a bundle that are not as they were, and says which.

    Raises BadInput for weights that came from a disk, ModelMissing (the hub), Cancelled.
    """
    row = store.entry(bundle_id)
    bad = {problem.path for problem in store.verify(bundle_id, ctx)}
    if not bad:
        return []
    if row.origin.kind == SHIPPED:
        raise BadInput(f"“{bundle_id}” comes with ColorStudio.", "Install ColorStudio again.")
    if row.origin.kind != "hub":
        raise BadInput(
            f"“{bundle_id}” came from a disk, not from the hub: it cannot be fetched again.",
            "Remove it, and import the files anew.",
        )
    wanted = [
        FileRow((file.name,), file.path, file.size, True, file.sha256)
        for file in row.files
        if file.path in bad
    ]
    folder = staging(store, bundle_id)
    _fetch_all(row.origin.repo, row.origin.revision, wanted, folder, ctx)
    for file in wanted:
        whole = row.bundle.root / file.path
        whole.parent.mkdir(parents=True, exist_ok=True)
        os.replace(folder / file.path, whole)
    shutil.rmtree(folder, ignore_errors=True)
    return sorted(bad)


def remove(store: ModelStore, model_id: str) -> str:
    """`ModelStore.remove`, and where there is only what a broken-off download left: throws it away.

    Says what was done. Raises ModelMissing, BadInput.
    """
    here = begun(store, model_id)
    if here:
        shutil.rmtree(staging(store, model_id), ignore_errors=True)
    try:
        return store.remove(model_id)
    except ModelMissing:
        if not here:
            raise
        return f"What had come of “{model_id}” is thrown away."


def begun(store: ModelStore, model_id: str) -> int:
    """Bytes that a download which broke off has left, 0 for none."""
    if not AN_ID.fullmatch(model_id):
        return 0
    folder = store.root / STAGING / model_id
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file() and f.name != STATE)


def staging(store: ModelStore, model_id: str) -> Path:
    """Where files of that model are put until they are whole; never listed."""
    if not AN_ID.fullmatch(model_id):
        raise BadInput(f"“{model_id}” cannot be the name of a model.", "Use letters and digits.")
    return store.root / STAGING / model_id


def place(store: ModelStore, folder: Path, target: Path) -> None:
    """Puts a finished folder where it is listed, in place of a damaged one."""
    if target.exists() or target.is_symlink():
        store.delete_folder(target)
    try:
        os.replace(folder, target)
    except OSError as error:
        raise not_written(
            error,
            target,
            f"{target} cannot be made: {error.strerror or error}.",
            "End what uses it; try again.",
        ) from error


def check_disk(folder: Path, needed: int) -> None:
    """Raises BadInput where a disk has no room for so many bytes and a margin."""
    place = folder
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    if free < needed + MARGIN_BYTES:
        raise NoRoom(
            f"The disk of {place} has {free / 1e9:.1f} GB free; this takes "
            f"{needed / 1e9:.1f} GB, and {MARGIN_BYTES / 1e9:.1f} GB are to stay free.",
            "Make room, or set COLORSTUDIO_HOME to a folder on another disk.",
            place,
        )


# -- fetching -------------------------------------------------------------------------------------


def _fetch_all(
    repo: str, revision: str, rows: Sequence[FileRow], folder: Path, ctx: RunContext
) -> tuple[str, list[FileFact]]:
    """All files into ``folder``; the commit, and a fact each in the order of the rows."""
    remotes = []
    for row in rows:
        remote = _first_there(repo, revision, row, lambda: ctx.step(0, 0, "Asking the hub"))
        revision = remote.commit  # one revision for all, whatever is pushed meanwhile
        _believe(row, remote)
        remotes.append(remote)
    return revision, fetch_files(folder, rows, remotes, ctx)


def fetch_files(
    folder: Path,
    rows: Sequence[FileRow],
    remotes: Sequence[hub.Remote],
    ctx: RunContext,
    *,
    room: int = 0,
    body: OpenBody = hub.body,
) -> list[FileFact]:
    """Brings files into ``folder``, a fact each; what came before goes on where it broke off.

    ``rows``: where each of ``remotes`` goes, and the hash that it must have. ``room``: bytes that
    the disk has to have besides. ``body``: how a file is asked for. Steps are bytes. Raises
    BadInput (disk), ModelMissing (the server, the hash), Cancelled.
    """
    state = _State(folder)
    total = sum(remote.size for remote in remotes)
    here = [
        state.here(row.path or remote.name, remote)
        for row, remote in zip(rows, remotes, strict=True)
    ]
    check_disk(folder, total - sum(here) + room)
    files, done = [], 0
    for row, remote in zip(rows, remotes, strict=True):
        path = row.path or remote.name
        digest = _File(folder, path, row, remote, state, ctx, done, total, body).fetch()
        files.append(FileFact(path, remote.size, digest, remote.name))
        done += remote.size
    ctx.step(total, total, "Installed")
    return files


def _first_there(repo: str, revision: str, row: FileRow, check: hub.Check) -> hub.Remote:
    missing: hub.NotThere | None = None
    for name in row.names:
        try:
            return hub.describe(repo, name, revision, check)
        except hub.NotThere as error:
            missing = missing or error
    assert missing is not None
    raise missing


def _believe(row: FileRow, remote: hub.Remote) -> None:
    other = row.exact and remote.size != row.size
    stated = remote.etag if len(remote.etag) == 64 else ""
    if other or (row.sha256 and stated and stated != row.sha256):
        raise ModelMissing(
            f"{remote.repo} holds another {remote.name} than the one that is known.",
            "It was not fetched. Name another repository, or import a file that you trust.",
        )


class _State:
    """What lies in a staging folder: of each file the etag and size, and once whole its hash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(
                error,
                folder,
                f"{folder} cannot be made: {error.strerror or error}.",
                "Make its folder writable, or set COLORSTUDIO_HOME to one that is.",
            ) from error
        self._rows: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            self._rows = dict(json_text.loads((folder / STATE).read_text("utf-8")))

    def here(self, path: str, remote: hub.Remote) -> int:
        """How many bytes of that very file are here; others are thrown away."""
        whole, part = self._folder / path, part_of(self._folder / path)
        same = self._rows.get(path, {}).get("key") == _key(remote)
        if not same:
            whole.unlink(missing_ok=True)
            part.unlink(missing_ok=True)
            self.note(path, remote)
            return 0
        if whole.exists() and self.digest(path):
            return remote.size
        return part.stat().st_size if part.exists() else 0

    def digest(self, path: str) -> str:
        """The hash of a file that is whole, else ""."""
        return self._rows.get(path, {}).get("sha256", "")

    def note(self, path: str, remote: hub.Remote, digest: str = "") -> None:
        self._rows[path] = {"key": _key(remote), "sha256": digest}
        write_bytes(self._folder / STATE, json.dumps(self._rows).encode())


def _key(remote: hub.Remote) -> list[Any]:
    # without an etag only the commit says that the second half belongs to the first
    return [remote.name, remote.size, remote.etag or remote.commit]


def part_of(path: Path) -> Path:
    """Where a file lies until it is whole."""
    return path.with_name(f"{path.name}.part")


class _File:
    """One file on its way."""

    def __init__(
        self,
        folder: Path,
        path: str,
        row: FileRow,
        remote: hub.Remote,
        state: _State,
        ctx: RunContext,
        before: int,
        total: int,
        body: OpenBody,
    ) -> None:
        self._body = body
        self._path, self._row, self._remote, self._state = path, row, remote, state
        self._whole = folder / path
        self._part = part_of(self._whole)
        self._ctx, self._before, self._total = ctx, before, total
        self._done = 0
        self._fresh()

    def fetch(self) -> str:
        """Its SHA-256, once it is here, whole and right."""
        known = self._state.digest(self._path)
        if known and self._whole.exists():
            return known
        self._whole.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(self._part, "r+b" if self._part.exists() else "w+b") as file:
                self._take_up(file)
                self._go_on(file)
                file.flush()
                os.fsync(file.fileno())
            digest = self._right()
            os.replace(self._part, self._whole)
        except OSError as error:
            raise not_written(
                error,
                self._whole,
                f"{self._whole.name} cannot be written: {error.strerror or error}.",
                "Make room on the disk and try again; what has come is kept.",
            ) from error
        self._state.note(self._path, self._remote, digest)
        return digest

    def _fresh(self) -> None:
        self._sha256 = hashlib.sha256()
        # git's own name for a small file, which is what the hub states as its etag
        head = f"blob {self._remote.size}\0".encode()
        self._git = hashlib.sha1(head, usedforsecurity=False)
        self._is_git = len(self._remote.etag) == 40
        self._done = 0

    def _add(self, chunk: bytes) -> None:
        self._sha256.update(chunk)
        if self._is_git:
            self._git.update(chunk)
        self._done += len(chunk)

    def _step(self) -> None:
        self._ctx.step(self._before + self._done, self._total, self._whole.name)

    def _take_up(self, file: Any) -> None:
        """Reads what is here already, since the hash is of the whole."""
        while self._done <= self._remote.size and (chunk := file.read(CHUNK_BYTES)):
            self._add(chunk)
            self._step()
        if self._done > self._remote.size:
            self._restart(file)

    def _restart(self, file: Any) -> None:
        file.seek(0)
        file.truncate()
        self._fresh()

    def _go_on(self, file: Any) -> None:
        tries = 0
        while self._done < self._remote.size:
            before = self._done
            try:
                self._stream(file)
                if self._done < self._remote.size:
                    raise hub.BrokenOff(
                        f"{self._remote.name} ended after {self._done} of "
                        f"{self._remote.size} bytes.",
                        "Try again; what has come is kept.",
                    )
            except hub.BrokenOff:
                tries = tries + 1 if self._done <= before else 0
                if tries > RETRIES:
                    raise
                self._pause()

    def _stream(self, file: Any) -> None:
        with self._body(self._remote, self._done, self._step) as body:
            if body.start != self._done:
                self._restart(file)
            if body.start not in (0, self._done):
                raise hub.BrokenOff(
                    f"The hub sent another part of {self._remote.name} than was asked for.",
                    "Try again later.",
                )
            for chunk in body.chunks:
                if self._done + len(chunk) > self._remote.size:
                    self._restart(file)
                    raise ModelMissing(
                        f"The hub sent more of {self._remote.name} than it had announced.",
                        "Nothing was installed. Try again later, or name another repository.",
                    )
                file.write(chunk)
                self._add(chunk)
                self._step()

    def _pause(self) -> None:
        end = time.monotonic() + PAUSE_SECONDS
        while time.monotonic() < end:
            self._step()
            time.sleep(hub.CHECK_SECONDS)

    def _right(self) -> str:
        """The hash of the whole file. Raises ModelMissing where it is not the promised one."""
        digest, etag = self._sha256.hexdigest(), self._remote.etag
        stated = {64: digest, 40: self._git.hexdigest()}.get(len(etag), etag)
        if stated == etag and self._row.sha256 in ("", digest):
            return digest
        self._part.unlink()
        raise ModelMissing(
            f"{self._remote.name} is not the file that it should be: its hash is another.",
            "It was thrown away. Try again, or name another repository (or HF_ENDPOINT).",
        )


# -- words and values -----------------------------------------------------------------------------


def _bundle(row: ModelRow, root: Path) -> Bundle:
    parts = {
        role: Part(role, root / p["path"], p.get("layout", "diffusers"), p.get("prefix", ""))
        for role, p in row.parts.items()
    }
    return Bundle(
        id=row.id,
        title=row.title,
        family=row.family,
        parts=parts,
        root=root,
        licence=row.licence,
        prediction_type=row.prediction_type or Bundle.prediction_type,
        resolution=row.resolution,
    )


def _repo(repo: str) -> str:
    owner, slash, name = repo.strip().removeprefix(f"{hub.endpoint()}/").partition("/")
    if not (owner and slash and name) or "/" in name or ".." in repo:
        raise BadInput(f"“{repo}” is no repository of a hub.", "It has the form OWNER/NAME.")
    return f"{owner}/{name}"


def _with_mirrors(error: ModelMissing, row: ModelRow, repo: str) -> ModelMissing:
    """The same, and where else a model might be that its maker has taken off the hub."""
    if not row.removed or repo != row.repo or isinstance(error, hub.BrokenOff):
        return error
    hint = "Import a file that you have"
    if row.originals:
        hint += f" (its makers' own is {' or '.join(row.originals)})"
    if row.mirrors:
        hint += f", or name a copy (nobody has verified {' or '.join(row.mirrors)}): --repo"
    return ModelMissing(f"{error.message} {row.note}".strip(), f"{hint}.")
