"""Fetches wheels from a package index: by their known address, or looked up by name and hash.

The person's token for the model hub is never sent there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import colorstudio
from colorstudio import json_text
from colorstudio.engine import hub
from colorstudio.engine.gpu_packs import Pack, Wheel
from colorstudio.errors import ModelMissing

PUBLIC = "https://pypi.org/simple"
OWN = "COLORSTUDIO_PACKAGE_INDEX"
"""An environment variable: the address of an index to ask in place of all others (a mirror)."""
ACCEPT = "application/vnd.pypi.simple.v1+json, text/html;q=0.5"
GONE = (403, 404, 410)


def index_of(pack: Pack) -> str:
    """The index that knows the wheels of a pack, without a slash at its end."""
    return (os.environ.get(OWN) or pack.index or PUBLIC).rstrip("/")


def find(pack: Pack, wheel: Wheel, check: hub.Check) -> hub.Remote:
    """Where a wheel is. Asks the index where no address is known, or another index is wished.

    Raises ModelMissing, BrokenOff, Cancelled.
    """
    url = wheel.url if wheel.url and not os.environ.get(OWN) else _looked_up(pack, wheel, check)
    return hub.Remote(_host(url), wheel.file, url, wheel.size, wheel.sha256, wheel.version)


def body(remote: hub.Remote, start: int, check: hub.Check) -> AbstractContextManager[hub.Body]:
    """A wheel's bytes from ``start`` on, as `hub.body` gives those of a model."""
    _refuse_offline()

    def ask() -> Iterator[Any]:
        headers = {"Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
        with _get(remote.url, headers) as response:
            _refuse(response.status_code, remote.url, remote.name)
            yield hub.first_byte(response, start)
            yield from response.iter_raw()

    return hub.Opened(hub.Patient(ask, check, lambda error: _sentence(error, remote.url)))


def _looked_up(pack: Pack, wheel: Wheel, check: hub.Check) -> str:
    """The address of the very file that is locked."""
    _refuse_offline()
    page = f"{index_of(pack)}/{re.sub(r'[-_.]+', '-', wheel.name).lower()}/"

    def ask() -> Iterator[Any]:
        with _get(page, {"Accept": ACCEPT}) as response:
            _refuse(response.status_code, page, wheel.name)
            response.read()
            yield str(response.url), response.text

    with hub.Patient(ask, check, lambda error: _sentence(error, page)) as answers:
        base, text = next(answers)
    hashes = {url: sha256 for url, name, sha256 in _files(base, text) if name == wheel.file}
    for url, sha256 in hashes.items():
        if sha256 in ("", wheel.sha256):
            return url
    if hashes:
        raise ModelMissing(
            f"{_host(page)} holds another {wheel.file} than the one that is known.",
            "It was not fetched. Import the files from a disk that you trust.",
        )
    raise ModelMissing(
        f"{_host(page)} has no {wheel.file}.", "Import the files from a disk, or try again later."
    )


def _files(base: str, text: str) -> Iterator[tuple[str, str, str]]:
    """Address, name and SHA-256 ("" where not said) of the files on a page of an index."""
    if text.lstrip().startswith("{"):
        try:
            rows = json_text.loads(text)["files"]
            for row in rows:
                yield urljoin(base, row["url"]), row["filename"], row["hashes"].get("sha256", "")
        except (ValueError, KeyError, TypeError, AttributeError):
            return
        return
    links = _Links()
    links.feed(text)
    for link in links.found:
        url, fragment = urldefrag(urljoin(base, link))
        name = unquote(urlsplit(url).path.rpartition("/")[2])
        yield url, name, fragment.removeprefix("sha256=") if "sha256=" in fragment else ""


class _Links(HTMLParser):
    """Takes the links out of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def _get(url: str, headers: dict[str, str]) -> AbstractContextManager[Any]:
    from huggingface_hub.utils import get_session

    mine = {"User-Agent": f"ColorStudio/{colorstudio.__version__}", **headers}
    return get_session().stream(
        "GET", url, headers=mine, timeout=hub.STALL_SECONDS, follow_redirects=True
    )


def _refuse(status: int, url: str, name: str) -> None:
    if status in GONE:
        raise ModelMissing(
            f"{_host(url)} does not have {name} (any more).",
            "Import the files from a disk, or install a newer version of ColorStudio.",
        )
    if status not in (200, 206):
        raise hub.BrokenOff(
            f"{_host(url)} failed with {status} when it was asked for {name}.",
            "Try again later; what has come is kept.",
        )


def _refuse_offline() -> None:
    if hub.offline():
        raise ModelMissing(
            "No package index was asked: --offline or HF_HUB_OFFLINE forbids using the network.",
            "Go online, or import the files from a disk.",
        )


def _sentence(error: Exception, url: str) -> Exception:
    from huggingface_hub import errors

    if isinstance(error, (OSError, *errors.HfHubHTTPError.__bases__)):
        return hub.BrokenOff(
            f"{_host(url)} cannot be reached, or broke off ({hub.short(error)}).",
            "Check the network and try again; what has come is kept.",
        )
    return error


def _host(url: str) -> str:
    return urlsplit(url).netloc or url
