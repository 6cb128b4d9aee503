"""Text in palette files: its encoding, its lines, and names that fit into them."""

from __future__ import annotations

import codecs
import re

from colorstudio.imaging.palette_files.cursor import Damaged

MAX_TEXT_BYTES = 4 * 2**20
"""The largest style sheets are smaller, and reading must not take minutes."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def decoded(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Latin-1 as old programs wrote.

    Raises Damaged for bytes that are no text, or far too much of it.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise Damaged("it is far too large")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data:
        raise Damaged("it is not a text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def lines(text: str) -> list[str]:
    """The lines, whichever system wrote them. Not splitlines, which breaks inside of names."""
    return re.split("\r\n|\r|\n", text)


def whole(name: str) -> str:
    """The name without halves of characters, which no file can hold."""
    return name.encode("utf-8", "replace").decode("utf-8")


def one_line(name: str) -> str:
    """The name with blanks for control characters and line ends, and none around it."""
    return CONTROLS.sub(" ", whole(name)).strip(" ")


def for_xml(name: str) -> str:
    """The name without the characters that XML forbids."""
    return NOT_XML.sub("", whole(name))


def quoted(line: str) -> str:
    """The beginning of a line, for a sentence about it."""
    line = one_line(line)
    return f"“{line[:24]}…”" if len(line) > 24 else f"“{line}”"
