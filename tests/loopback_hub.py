"""A model hub on the loopback address: a real HTTP server that answers what `huggingface_hub` asks.

As on the hub, a small file is sent at once, and a large one is a redirect that states its size and
SHA-256, to an address on another server that takes ranges. Every way to fail is a switch.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

COMMIT = "0123456789abcdef0123456789abcdef01234567"
LARGE_BYTES = 1000
"""From here on a file is answered as the hub answers large ones."""


@dataclass
class Trouble:
    """What goes wrong with a file.

    ``status``: an error instead of an answer, with ``code`` as the hub's own word for it.
    ``store_status``: an error of the server that keeps the bytes. ``times``: how often, -1 for
    ever. ``break_after``: bytes of a body, then the line goes dead. ``stall``: the body stops there
    and waits until this is set. ``body``: other bytes than stated. ``stated_size``: another size
    than the truth. ``no_ranges``: always begins at the beginning. ``no_etag``: says no hash.
    """

    status: int = 0
    code: str = ""
    times: int = -1
    break_after: int = -1
    stall: threading.Event | None = None
    body: bytes | None = None
    store_status: int = 0
    stated_size: int = -1
    no_ranges: bool = False
    no_etag: bool = False


@dataclass
class LoopbackHub:
    """``files``: "owner/name/path" to bytes. ``asked``: (method, path, Range) of every request.

    ``tokens``: (path, Authorization) of every request. ``store_url``: of the bytes of large files.
    """

    files: dict[str, bytes]
    troubles: dict[str, Trouble] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    tokens: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""
    store_url: str = ""
    stalled: threading.Event = field(default_factory=threading.Event)

    def add(self, repo: str, files: dict[str, bytes]) -> None:
        """A repository."""
        self.files.update({f"{repo}/{name}": data for name, data in files.items()})

    def bodies(self, name: str) -> list[str]:
        """The ranges that were asked of a file's bytes, "" for all of it."""
        return [r for method, path, r in self.asked if method == "GET" and path == f"/cdn/{name}"]


@contextmanager
def loopback_hub() -> Iterator[LoopbackHub]:
    """A hub for as long as the block lasts."""
    hub = LoopbackHub({})

    class Handler(_Handler):
        state = hub

    # two servers, as the hub has them: a token is for the first only
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Handler) for _ in range(2)]
    hub.url, hub.store_url = (f"http://127.0.0.1:{s.server_address[1]}" for s in servers)
    threads = [threading.Thread(target=s.serve_forever, args=(0.02,)) for s in servers]
    for server, thread in zip(servers, threads, strict=True):
        server.daemon_threads = True
        thread.start()
    try:
        yield hub
    finally:
        for trouble in hub.troubles.values():
            if trouble.stall is not None:
                trouble.stall.set()
        for server, thread in zip(servers, threads, strict=True):
            server.shutdown()
            server.server_close()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    state: LoopbackHub

    def log_message(self, format: str, *args: Any) -> None:
        return

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        path = unquote(self.path.partition("?")[0])
        self.state.asked.append((self.command, path, self.headers.get("Range", "")))
        self.state.tokens.append((path, self.headers.get("Authorization", "")))
        if path.startswith("/cdn/"):
            self._bytes(path.removeprefix("/cdn/"))
            return
        repo, _, rest = path.strip("/").partition("/resolve/")
        name = f"{repo}/{rest.partition('/')[2]}"
        trouble = self.state.troubles.get(name, Trouble())
        if trouble.status and trouble.times:
            trouble.times -= 1
            self._error(trouble.status, trouble.code)
        elif not any(known.startswith(f"{repo}/") for known in self.state.files):
            self._error(404, "RepoNotFound")
        elif name not in self.state.files:
            self._error(404, "EntryNotFound")
        else:
            self._describe(name, self.state.files[name], trouble)

    def _error(self, status: int, code: str) -> None:
        self.send_response(status)
        if code:
            self.send_header("X-Error-Code", code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _describe(self, name: str, data: bytes, trouble: Trouble) -> None:
        if len(data) < LARGE_BYTES:
            git = hashlib.sha1(f"blob {len(data)}\0".encode() + data, usedforsecurity=False)
            self._bytes(name, {"X-Repo-Commit": COMMIT, "ETag": f'"{git.hexdigest()}"'})
            return
        size = trouble.stated_size if trouble.stated_size >= 0 else len(data)
        self.send_response(302)
        self.send_header("Location", f"{self.state.store_url}/cdn/{name}")
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("X-Linked-Size", str(size))
        if not trouble.no_etag:
            self.send_header("X-Linked-ETag", f'"{hashlib.sha256(data).hexdigest()}"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _bytes(self, name: str, headers: dict[str, str] | None = None) -> None:
        trouble = self.state.troubles.get(name, Trouble())
        if trouble.store_status and trouble.times:
            trouble.times -= 1
            self._error(trouble.store_status, "")
            return
        data = self.state.files[name] if trouble.body is None else trouble.body
        start = 0
        asked = self.headers.get("Range", "")
        if asked.startswith("bytes=") and not trouble.no_ranges:
            start = int(asked.removeprefix("bytes=").partition("-")[0])
            if start >= len(data):
                self._error(416, "")
                return
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        else:
            self.send_response(200)
        for header, value in (headers or {}).items():
            self.send_header(header, value)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        if self.command == "HEAD":
            return
        rest = data[start:]
        if trouble.break_after >= 0 and trouble.times:
            trouble.times -= 1
            self.wfile.write(rest[: trouble.break_after])
            self.wfile.flush()
            if trouble.stall is not None:
                self.state.stalled.set()
                trouble.stall.wait()
            return  # the connection closes in the middle of the body
        with suppress(ConnectionError):  # it was cancelled
            self.wfile.write(rest)
