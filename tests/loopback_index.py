"""A package index on the loopback address: pages of links or JSON, and files that take ranges."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass
class LoopbackIndex:
    """``asked``: (path, Range) of every request; ``keys``: what was sent to authorise.

    ``break_after``: so many bytes of a file, then the line goes dead, ``times`` often. ``stall``:
    the body stops there until this is set. ``html``: pages are links. ``other``: bytes in place of
    a file's, by name.
    """

    folder: Path
    url: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    break_after: int = -1
    times: int = 0
    stall: threading.Event | None = None
    stalled: threading.Event = field(default_factory=threading.Event)
    html: bool = False
    other: dict[str, bytes] = field(default_factory=dict)

    def ranges(self, name: str) -> list[str]:
        """The ranges that were asked of a file, "" for all of it."""
        return [asked for path, asked in self.asked if path == f"/files/{name}"]


@contextmanager
def loopback_index(folder: Path) -> Iterator[LoopbackIndex]:
    """An index of the wheels in a folder, for as long as the block lasts."""
    index = LoopbackIndex(folder)

    class Handler(_Handler):
        state = index

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    index.url = f"http://127.0.0.1:{server.server_address[1]}/simple"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield index
    finally:
        if index.stall is not None:
            index.stall.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    state: LoopbackIndex

    def log_message(self, format: str, *args: Any) -> None:
        return

    def do_GET(self) -> None:
        state = self.state
        state.asked.append((self.path, self.headers.get("Range", "")))
        state.keys.append(self.headers.get("Authorization", ""))
        kind, _, name = self.path.strip("/").partition("/")
        if kind == "simple":
            self._page(name.strip("/"))
        elif (state.folder / name).is_file():
            self._file(name)
        else:
            self._send(404, b"")

    def _page(self, project: str) -> None:
        files = sorted(self.state.folder.glob(f"{project}-*.whl"))
        if not files:
            self._send(404, b"")
            return
        rows = [(f.name, hashlib.sha256(self._bytes(f.name)).hexdigest()) for f in files]
        if self.state.html:
            links = [f'<a href="../../files/{n}#sha256={h}">{n}</a>' for n, h in rows]
            self._send(200, "<br>".join(links).encode())
            return
        listed = [
            {"filename": n, "url": f"../../files/{n}", "hashes": {"sha256": h}} for n, h in rows
        ]
        self._send(200, json.dumps({"files": listed}).encode())

    def _bytes(self, name: str) -> bytes:
        return self.state.other.get(name) or (self.state.folder / name).read_bytes()

    def _file(self, name: str) -> None:
        data, asked = self._bytes(name), self.headers.get("Range", "")
        start = int(asked.removeprefix("bytes=").partition("-")[0]) if asked else 0
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        rest = data[start:]
        state = self.state
        if state.times and 0 <= state.break_after < len(rest):
            state.times -= 1
            self.wfile.write(rest[: state.break_after])
            self.wfile.flush()
            if state.stall is not None:
                state.stalled.set()
                state.stall.wait()
            return
        with suppress(ConnectionError):
            self.wfile.write(rest)

    def _send(self, status: int, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(data)
