"""Texts that come from tables and from below the window, in the window's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from colorstudio.errors import ColorStudioError

TEXTS = "Texts"
"""The context of everything that knows nothing of Qt: errors, names of edits, labels of fields."""
HOLE = re.compile(r"\{(\d+)\}")
LEAST_LETTERS = 4
"""A template with fewer letters of its own would fit whatever is said."""


def marked(context: str, text: str) -> str:
    """The text itself; it is translated where it is shown. ``scripts/translations.py`` finds it."""
    return text


def shown(text: str, context: str = TEXTS) -> str:
    """A text in the language of the window: a whole sentence, or one whose holes were filled.

    What no catalog knows (a name, a text that was translated before) comes back as it is.
    """
    if not text:
        return ""
    said = QCoreApplication.translate(context, text)
    if said == text and context != TEXTS:
        said = QCoreApplication.translate(TEXTS, text)
    return said if said != text else FILLED.said(text)


def error_text(error: ColorStudioError) -> str:
    """An expected failure in the language of the window: what is wrong, and the way on."""
    return f"{shown(error.message)} {shown(error.hint)}".strip()


def number(value: float, decimals: int = 0) -> str:
    """A number as the language writes it: 1.5 or 1,5."""
    return QLocale().toString(float(value), "f", decimals)


class _Template(NamedTuple):
    source: str
    start: str
    end: str
    weight: int


class FilledTemplates:
    """Sentences with holes, which are known again after the holes were filled."""

    def __init__(self) -> None:
        self._templates: tuple[_Template, ...] = ()

    def learn(self, sources: Iterable[str]) -> None:
        """These templates alone: ``The file {0} is damaged.``; the most telling one wins."""
        found = []
        for source in sources:
            parts = HOLE.split(source)[::2]
            letters = sum(c.isalpha() for part in parts for c in part)
            if letters >= LEAST_LETTERS:
                found.append(_Template(source, parts[0], parts[-1], letters))
        self._templates = tuple(sorted(found, key=lambda t: -t.weight))

    def said(self, text: str) -> str:
        """The text by its template's translation, or as it is where none fits."""
        for template in self._templates:
            if not (text.startswith(template.start) and text.endswith(template.end)):
                continue
            parts = HOLE.split(template.source)
            pattern = "(.+?)".join(re.escape(part) for part in parts[::2])
            match = re.fullmatch(pattern, text, re.DOTALL)
            if match is None:
                continue
            said = QCoreApplication.translate(TEXTS, template.source)
            for hole, filled in zip(parts[1::2], match.groups(), strict=True):
                said = said.replace(f"{{{hole}}}", shown(filled))
            return said
        return text


FILLED = FilledTemplates()
"""What the window's language knows of filled sentences; `translation.install` teaches it."""
