"""Asks a model hub: where it is, what it has, the bytes of a file. Every refusal is a sentence.

The library `huggingface_hub` is asked for what it knows (addresses, headers, proxies, what a header
means); waiting is done here, since a person who cancels is not to wait for a network.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from colorstudio.errors import ModelMissing

DEFAULT_ENDPOINT = "https://huggingface.co"
CHECK_SECONDS = 0.1
"""How often a wait looks whether it is still wanted."""
STALL_SECONDS = 30.0
"""A connection that is silent for so long is a broken one."""
YES = ("1", "on", "yes", "true")

Check = Callable[[], None]
"""Called often while waiting; raises Cancelled."""
T = TypeVar("T")


class NotThere(ModelMissing):
    """The hub has the repository, and in it no such file."""


class BrokenOff(ModelMissing):
    """The connection failed: trying again may do."""


# The library reads these once, when it is imported; a person changes them between two tries.


def endpoint() -> str:
    """The hub's address, without a slash at its end (``HF_ENDPOINT``)."""
    return (os.environ.get("HF_ENDPOINT") or DEFAULT_ENDPOINT).rstrip("/")


def home() -> Path:
    """Where the hub's own programs keep things (``HF_HOME``)."""
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return _place(os.environ.get("HF_HOME") or f"{base}/huggingface")


def cache() -> Path:
    """The hub's cache of downloaded files (``HF_HUB_CACHE``)."""
    own = os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE")
    return _place(own) if own else home() / "hub"


def offline() -> bool:
    """Whether the person has forbidden to ask the network (``HF_HUB_OFFLINE``)."""
    said = os.environ.get("HF_HUB_OFFLINE") or os.environ.get("TRANSFORMERS_OFFLINE") or ""
    return said.lower() in YES


def token() -> str | None:
    """The person's own key to gated models: ``HF_TOKEN``, or the file of ``hf auth login``."""
    said = os.environ.get("HF_TOKEN") or os.environ.get("HUGGING_FACE_HUB_TOKEN")
    if not said:
        file = _place(os.environ.get("HF_TOKEN_PATH") or str(home() / "token"))
        said = file.read_text("utf-8", "replace") if file.is_file() else ""
    return said.strip() or None


def page(repo: str) -> str:
    """The address of a repository's page, for people."""
    return f"{endpoint()}/{repo}"


def _place(text: str) -> Path:
    return Path(os.path.expandvars(text)).expanduser()


@dataclass(frozen=True)
class Remote:
    """A file as the hub describes it.

    ``size``: bytes. ``etag``: SHA-256 of a large file (64 letters), git's SHA-1 of a small one
    (40), or whatever else the server says. ``commit``: the revision, as a hash.
    """

    repo: str
    name: str
    url: str
    size: int
    etag: str
    commit: str


def describe(repo: str, name: str, revision: str, check: Check) -> Remote:
    """What the hub says of a file. Raises NotThere, BrokenOff, ModelMissing, Cancelled."""
    _refuse_offline(repo)
    from huggingface_hub import get_hf_file_metadata, hf_hub_url

    where, key = endpoint(), token()
    url = hf_hub_url(repo, name, revision=revision, endpoint=where)

    def ask() -> Iterator[Any]:
        yield get_hf_file_metadata(url, token=key or False, endpoint=where, timeout=STALL_SECONDS)

    with Patient(ask, check, lambda error: _sentence(error, repo, name)) as answers:
        found = next(answers)
    if found.size is None or found.size < 0:
        raise ModelMissing(
            f"The hub does not say how large {name} of {repo} is.",
            "It may be another kind of server: check HF_ENDPOINT.",
        )
    return Remote(repo, name, url, found.size, found.etag or "", found.commit_hash or revision)


@dataclass(frozen=True)
class Body:
    """The bytes of a file from ``start``: 0 where the server cannot begin in the middle."""

    start: int
    chunks: Iterator[bytes]


def body(remote: Remote, start: int, check: Check) -> AbstractContextManager[Body]:
    """``with body(remote, start, check) as body:`` — the file's bytes from ``start`` on.

    Raises BrokenOff (also while the chunks are taken), ModelMissing, Cancelled.
    """
    _refuse_offline(remote.repo)
    from huggingface_hub.utils import build_hf_headers, get_session, hf_raise_for_status

    headers = build_hf_headers(token=token() or False)
    headers["Accept-Encoding"] = "identity"  # the bytes of the file, to be counted and resumed
    if start:
        headers["Range"] = f"bytes={start}-"

    def ask() -> Iterator[Any]:
        session = get_session()
        with session.stream("GET", remote.url, headers=headers, timeout=STALL_SECONDS) as response:
            hf_raise_for_status(response)
            yield first_byte(response, start)
            yield from response.iter_raw()  # as it comes: what a buffer holds is lost with the line

    return Opened(Patient(ask, check, lambda error: _sentence(error, remote.repo, remote.name)))


def first_byte(response: Any, start: int) -> int:
    """Where the body of an answer begins: 0, ``start`` or less, -1 for anywhere else."""
    if response.status_code != 206:
        return 0
    said = response.headers.get("Content-Range", "")
    first = said.removeprefix("bytes ").partition("-")[0]
    # a server that begins elsewhere than asked would shift all that follows
    return int(first) if first.isdigit() and int(first) <= start else -1


class Opened:
    """A `Body` for as long as a ``with`` block lasts."""

    def __init__(self, stream: Patient[Any]) -> None:
        self._stream = stream

    def __enter__(self) -> Body:
        chunks = self._stream.__enter__()
        try:
            return Body(next(chunks), chunks)
        except BaseException:
            self._stream.__exit__()
            raise

    def __exit__(self, *_: object) -> None:
        self._stream.__exit__()


class Patient(AbstractContextManager[Iterator[T]]):
    """Takes what ``produce`` yields on a thread of its own, so that no wait outlives the wish.

    A name server or a silent connection cannot be interrupted: such a thread is left behind and
    ends by its own time limit. ``tell`` makes a sentence of an error of the network.
    """

    def __init__(
        self,
        produce: Callable[[], Iterator[T]],
        check: Check,
        tell: Callable[[Exception], Exception],
    ) -> None:
        self._produce, self._check, self._tell = produce, check, tell
        self._given: queue.Queue[tuple[str, Any]] = queue.Queue(maxsize=4)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name="hub", daemon=True)

    def __enter__(self) -> Iterator[T]:
        self._thread.start()
        return self._taken()

    def __exit__(self, *_: object) -> None:
        self._stop.set()

    def _taken(self) -> Iterator[T]:
        while True:
            self._check()
            try:
                kind, value = self._given.get(timeout=CHECK_SECONDS)
            except queue.Empty:
                continue
            if kind == "end":
                return
            if kind == "error":
                raise self._tell(value) from value
            yield value

    def _work(self) -> None:
        try:
            for value in self._produce():
                if not self._give("value", value):
                    return
            self._give("end", None)
        except Exception as error:  # told where the values are taken
            self._give("error", error)

    def _give(self, kind: str, value: Any) -> bool:
        while not self._stop.is_set():
            try:
                self._given.put((kind, value), timeout=CHECK_SECONDS)
                return True
            except queue.Full:
                continue
        return False


def _refuse_offline(repo: str) -> None:
    if offline():
        raise ModelMissing(
            f"{repo} was not asked for: --offline or HF_HUB_OFFLINE forbids using the network.",
            "Go online, or import the files from a disk.",
        )


def _sentence(error: Exception, repo: str, name: str) -> Exception:
    """What a person is told; the error itself where it is a fault of ours."""
    from huggingface_hub import errors

    if isinstance(error, errors.OfflineModeIsEnabled):
        return ModelMissing(
            "The network was forbidden when the program started (HF_HUB_OFFLINE).",
            "Start it again without, or import the files from a disk.",
        )
    response = getattr(error, "response", None)
    if isinstance(error, errors.EntryNotFoundError):
        return NotThere(
            f"{repo} has no file {name} on the hub any more.",
            "Name another repository that has it, or import the files from a disk.",
        )
    if response is not None:
        status, key = response.status_code, token()
        # where the bytes are kept, such an answer means that the address has run out: ask anew
        at_hub = str(response.url).startswith(endpoint())
        if isinstance(error, errors.GatedRepoError) or (at_hub and status in (401, 403)):
            return _locked(repo, key is not None)
        if at_hub and status == 404:
            return ModelMissing(
                f"{repo} is not on the hub {endpoint()} (any more).",
                "Name a repository that has the same files, or import them from a disk.",
            )
        if status == 429:
            return BrokenOff("The hub asks for patience: too many requests.", "Try again later.")
        return BrokenOff(
            f"The hub failed with {status} when it was asked for {name}.",
            "Try again later; what has come is kept.",
        )
    if isinstance(error, (OSError, *errors.HfHubHTTPError.__bases__)):
        return BrokenOff(
            f"{endpoint()} cannot be reached, or broke off ({short(error)}).",
            "Check the network and try again; what has come is kept.",
        )
    return error


def _locked(repo: str, known: bool) -> ModelMissing:
    if known:
        return ModelMissing(
            f"The hub does not open {repo} for your token.",
            f"Accept the licence on {page(repo)} while logged in, and see that the token may read.",
        )
    return ModelMissing(
        f"{repo} is not open to everyone, or is gone.",
        f"Accept the licence on {page(repo)}, make a token there, and set HF_TOKEN to it.",
    )


def short(error: Exception) -> str:
    """The first line of an error, cut where it is long."""
    said = str(error).strip().splitlines()
    return said[0][:120] if said else type(error).__name__
