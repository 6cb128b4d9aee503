"""Files of Qt Linguist (.ts): read, written, and compiled into what QTranslator takes (.qm).

The program reads the .ts files themselves: whoever mends a translation sees it at the next start,
and no wheel can carry one that is older than its sources.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
HASHES, MESSAGES, NUMERUS, LANGUAGE = 0x42, 0x69, 0x88, 0xA7
"""Sections of a .qm file."""
END, TRANSLATION, SOURCE, CONTEXT, COMMENT = 1, 3, 6, 7, 8
"""Parts of a message in it."""
ONE_OR_MORE = b"\x01\x01"
"""The rule of numbers: the first form where n equals 1, else the second."""
PLURAL_RULES = {"en": ONE_OR_MORE, "de": ONE_OR_MORE, "ja": b""}


@dataclass(frozen=True)
class Message:
    """One text. ``forms``: its translation; for a ``plural`` one per form of the language."""

    context: str
    source: str
    comment: str = ""
    plural: bool = False
    forms: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        return self.context, self.source, self.comment

    @property
    def done(self) -> bool:
        return bool(self.forms) and all(self.forms)

    def with_forms(self, forms: tuple[str, ...]) -> Message:
        return replace(self, forms=forms)


@dataclass(frozen=True)
class Catalog:
    """All texts of a language, in the order of the file."""

    language: str
    messages: tuple[Message, ...]

    def templates(self, context: str) -> tuple[str, ...]:
        """The sources of a context that have holes: ``The file {0} is damaged.``"""
        return tuple(m.source for m in self.messages if m.context == context and "{0}" in m.source)


def read(path: Path) -> Catalog:
    """A .ts file. Raises OSError, and ElementTree.ParseError where it is none."""
    root = ElementTree.parse(path).getroot()
    messages = []
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for item in context.iter("message"):
            node = item.find("translation")
            plural = item.get("numerus") == "yes"
            forms: tuple[str, ...] = ()
            if node is not None and node.get("type") not in ("vanished", "obsolete"):
                found = [f.text or "" for f in node.iter("numerusform")] if plural else [node.text]
                forms = tuple(form or "" for form in found) if any(found) else ()
            source, comment = item.findtext("source", ""), item.findtext("comment", "")
            messages.append(Message(name, source, comment, plural, forms))
    return Catalog(root.get("language", "en"), tuple(messages))


def read_language(folder: Path, language: str) -> Catalog:
    """Both files of a language as one: the window's own texts, and those from below it.

    A file that is not there holds nothing. Raises OSError where both are missing.
    """
    paths = [folder / name for name in names(language)]
    found = [read(path) for path in paths if path.exists()]
    if not found:
        raise FileNotFoundError(f"there is no {paths[0].name}")
    return Catalog(language, tuple(message for part in found for message in part.messages))


def names(language: str) -> tuple[str, str]:
    """The files of a language: the window's texts, and those of what lies below it."""
    return f"colorstudio_{language}.ts", f"texts_{language}.ts"


def write(path: Path, catalog: Catalog) -> None:
    """Writes a .ts file that Qt Linguist opens; what has no translation is marked there."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{catalog.language}" sourcelanguage="en">',
    ]
    context = None
    for message in catalog.messages:
        if message.context != context:
            if context is not None:
                lines.append("</context>")
            context = message.context
            lines += ["<context>", f"<name>{escape(context)}</name>"]
        lines.append(_line(message, catalog.language))
    if context is not None:
        lines.append("</context>")
    lines.append("</TS>")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _line(message: Message, language: str) -> str:
    state = "" if message.done else ' type="unfinished"'
    if message.plural:
        count = 2 if PLURAL_RULES.get(language) else 1
        forms = (*message.forms, *[""] * count)[:count]
        said = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in forms)
    else:
        said = escape(message.forms[0]) if message.forms else ""
    comment = f"<comment>{escape(message.comment)}</comment>" if message.comment else ""
    numerus = ' numerus="yes"' if message.plural else ""
    return (
        f"<message{numerus}><source>{escape(message.source)}</source>{comment}"
        f"<translation{state}>{said}</translation></message>"
    )


def compiled(catalog: Catalog) -> bytes:
    """The catalog as the bytes of a .qm file; texts without a translation are left out."""
    places, data = [], bytearray()
    for message in catalog.messages:
        if message.done:
            source, comment = message.source.encode(), message.comment.encode()
            places.append((_hash(source + comment), len(data)))
            for form in message.forms:
                data += _part(TRANSLATION, form.encode("utf-16-be"))
            data += _part(COMMENT, comment) + _part(SOURCE, source)
            data += _part(CONTEXT, message.context.encode()) + bytes([END])
    places.sort()
    hashes = b"".join(struct.pack(">II", *place) for place in places)
    rules = PLURAL_RULES.get(catalog.language, ONE_OR_MORE)
    sections = ((LANGUAGE, catalog.language.encode()), (HASHES, hashes), (MESSAGES, bytes(data)))
    return MAGIC + b"".join(_part(tag, body) for tag, body in (*sections, (NUMERUS, rules)) if body)


def _part(tag: int, body: bytes) -> bytes:
    return struct.pack(">BI", tag, len(body)) + body


def _hash(text: Iterable[int]) -> int:
    """The hash of ELF files, which Qt looks messages up by."""
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        if high:
            value ^= high >> 24
        value &= ~high & 0xFFFFFFFF
    return value or 1
