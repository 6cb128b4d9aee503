"""The pages of help as they lie in the resources: read, cut into sections, searched. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from colorstudio import resources

ENGLISH = "en"
ORDER = (
    "start",
    "window",
    "colorize",
    "recolor",
    "palette",
    "inks",
    "sketch",
    "text-edits",
    "hints",
    "tools-hints",
    "tools-paint",
    "tools-masks",
    "tools-look",
    "masks",
    "layers",
    "colour",
    "models",
    "files",
    "export",
    "shortcuts",
    "tablet",
    "trouble",
    "privacy",
    "command-line",
)
"""The pages in the order of the list of contents; each is a file NAME.md."""
_HEADING = re.compile(r"^(#{1,3}) +(.+?)\s*$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
SNIPPET = 110
"""Characters of a page that a search shows around what it found."""


@dataclass(frozen=True)
class Section:
    """A part of a page under one heading. ``anchor``: how links call it, "" for the page's top."""

    page: str
    title: str
    anchor: str
    text: str


@dataclass(frozen=True)
class Page:
    """One file of help: ``name`` without its ending, its first heading, its Markdown."""

    name: str
    title: str
    text: str

    @property
    def sections(self) -> tuple[Section, ...]:
        """The page, cut at its headings; the first is what stands under the title."""
        found = list(_HEADING.finditer(self.text))
        ends = [*(match.start() for match in found[1:]), len(self.text)]
        return tuple(
            Section(
                self.name,
                match[2],
                "" if n == 0 else anchor_of(match[2]),
                self.text[match.end() : end].strip(),
            )
            for n, (match, end) in enumerate(zip(found, ends, strict=True))
        )

    @property
    def links(self) -> tuple[str, ...]:
        """Where its links go: "page.md", "page.md#anchor" or "#anchor"."""
        return tuple(match[2] for match in _LINK.finditer(self.text))

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands in bold: words that are seen in the window."""
        return tuple(" ".join(match[1].split()) for match in _BOLD.finditer(self.text))

    def section_naming(self, label: str) -> Section | None:
        """The first section that has these words in bold or as its heading; None for none."""
        for section in self.sections:
            bold = (" ".join(match[1].split()) for match in _BOLD.finditer(section.text))
            if section.title == label or label in bold:
                return section
        return None


@dataclass(frozen=True)
class Found:
    """A section that a search found, the better the higher ``score``, and some words of it."""

    section: Section
    score: int
    snippet: str

    @property
    def topic(self) -> str:
        """How `Help.show` calls it."""
        return topic_of(self.section)


def topic_of(section: Section) -> str:
    """``"page"`` or ``"page#anchor"``."""
    return f"{section.page}#{section.anchor}" if section.anchor else section.page


def anchor_of(heading: str) -> str:
    """A heading as links write it: ``"Box mask"`` to ``"box-mask"``."""
    return "-".join(re.findall(r"[a-z0-9]+", heading.lower()))


def folder(language: str) -> Path:
    """The pages of a language ("de", "de_DE"); the English ones where there are none of it."""
    for name in (language, language.split("_")[0]):
        if name:
            try:
                return resources.path(f"help/{name}")
            except FileNotFoundError:
                continue
    return resources.path(f"help/{ENGLISH}")


def read_pages(language: str = "") -> dict[str, Page]:
    """All pages by name, in the order of the contents. What a language lacks comes in English."""
    places = (folder(language), resources.path(f"help/{ENGLISH}"))
    pages = {}
    for name in ORDER:
        file = next(place / f"{name}.md" for place in places if (place / f"{name}.md").is_file())
        text = file.read_text("utf-8")
        first = _HEADING.search(text)
        pages[name] = Page(name, first[2] if first else name, text)
    return pages


def section_of(pages: Mapping[str, Page], topic: str) -> Section | None:
    """The section that a topic means; None where there is no such page or heading."""
    name, _, anchor = topic.partition("#")
    page = pages.get(name.removesuffix(".md"))
    if page is None:
        return None
    return next((s for s in page.sections if s.anchor == anchor), None)


def search(pages: Mapping[str, Page], words: str) -> list[Found]:
    """Sections that hold every word, best first: in the heading counts more than in the text."""
    wanted = words.lower().split()
    if not wanted:
        return []
    found = []
    for page in pages.values():
        for section in page.sections:
            title, text = section.title.lower(), plain(section.text)
            low = text.lower()
            if not all(word in title or word in low for word in wanted):
                continue
            score = sum(20 * (word in title) + min(low.count(word), 5) for word in wanted)
            at = min((low.find(word) for word in wanted if word in low), default=0)
            found.append(Found(section, score, _snippet(text, at)))
    return sorted(found, key=lambda hit: -hit.score)


def plain(text: str) -> str:
    """Markdown as it is read: links and emphasis without their marks, in one line."""
    text = _LINK.sub(lambda match: match[1], text)
    text = re.sub(r"[*`#>|]+|^-{3,}|^- ", " ", text, flags=re.MULTILINE)
    return " ".join(text.split())


def _snippet(text: str, at: int) -> str:
    start = max(0, at - SNIPPET // 3)
    if start:
        start = text.find(" ", start) + 1
    end = start + SNIPPET
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
