"""Named palettes that are kept between sessions: one file each, beside those that are shipped."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from colorstudio import paths, resources
from colorstudio.errors import BadInput, not_written
from colorstudio.imaging import palette_files
from colorstudio.imaging.palette import MAX_NAME, Palette

ENDING = ".json"
BLANKS = frozenset({"Cc", "Zl", "Zp", "Zs"})
KEPT_LETTERS = 40
"""Of the palette's name in that of its file."""


def own_folder() -> Path:
    """Where the artist's palettes lie."""
    return paths.data() / "palettes"


def shipped_folder() -> Path:
    """Where those lie that come with the program."""
    return resources.root() / "palettes"


@dataclass(frozen=True)
class _Read:
    """What a file held when it was last read: a palette, or the sentence that says why not."""

    stamp: tuple[int, int]
    palette: Palette | None
    problem: str = ""


class PaletteStore:
    """The palettes in ``folder``, which is made with the first of them, and the shipped ones.

    Several windows and programs may use the same folder: nothing is remembered of it that is not
    checked against the files, and every file is written whole. A damaged file is left out; see
    `problems`. Names are compared exactly; blanks around them and control characters fall away.
    """

    def __init__(self, folder: Path | None = None, shipped: Path | None = None) -> None:
        self._folder = folder or own_folder()
        self._shipped = shipped or shipped_folder()
        self._read: dict[Path, _Read] = {}

    def names(self) -> tuple[str, ...]:
        """All names: the artist's own in the order of the alphabet, then the shipped ones."""
        own, shipped = self._own(), self._brought()
        return (*sorted(own, key=_order), *sorted(set(shipped) - set(own), key=_order))

    def load(self, name: str) -> Palette:
        """A palette by its name. Raises BadInput where there is none."""
        name = tidy(name)
        found = self._own().get(name) or self._brought().get(name)
        palette = self._palette(found) if found else None
        if palette is None:
            raise BadInput(f"There is no palette called “{name}”.", "Choose another one.")
        return palette

    def is_shipped(self, name: str) -> bool:
        """True for a palette that comes with the program: it can be loaded, but not changed."""
        name = tidy(name)
        return name in self._brought() and name not in self._own()

    def save(self, palette: Palette) -> None:
        """Keeps a palette under its name; one of the artist's own with that name is replaced.

        Raises BadInput for a palette without colours or name, for a name of a shipped one, and
        where the file cannot be written.
        """
        name = self._allowed(palette.name)
        path = self._own().get(name) or self._free(name)
        self._write(path, replace(palette, name=name))

    def delete(self, name: str) -> None:
        """Removes one of the artist's own palettes. Raises BadInput where that cannot be done."""
        name = tidy(name)
        self._check_own(name)
        for path in _files(self._folder):
            palette = self._palette(path)
            # copies that were made by hand would bring the name back
            if palette is not None and tidy(palette.name) == name:
                _remove(path)

    def rename(self, old: str, new: str) -> None:
        """Gives one of the artist's own palettes another name.

        Raises BadInput where there is none called ``old`` or already one called ``new``.
        """
        self._check_own(tidy(old))
        name = self._allowed(new)
        if name == tidy(old):
            return
        if name in self._own():
            raise BadInput(f"There is already a palette called “{name}”.", "Choose another name.")
        # the new one first: whatever happens between the two, the colours are somewhere
        self._write(self._free(name), replace(self.load(old), name=name))
        self.delete(old)

    def problems(self) -> tuple[str, ...]:
        """A sentence for each file of the folder that is no sound palette."""
        read = [self._of(path) for path in _files(self._folder)]
        return tuple(r.problem for r in read if r.problem)

    def _own(self) -> dict[str, Path]:
        return self._names_in(self._folder)

    def _brought(self) -> dict[str, Path]:
        return self._names_in(self._shipped)

    def _names_in(self, folder: Path) -> dict[str, Path]:
        """Name to file; where two files have the same name, the later in order has it."""
        found = ((self._palette(path), path) for path in _files(folder))
        return {tidy(palette.name): path for palette, path in found if palette is not None}

    def _palette(self, path: Path) -> Palette | None:
        return self._of(path).palette

    def _of(self, path: Path) -> _Read:
        """The palette of a file, read again only where the file has changed."""
        try:
            status = path.stat()
        except OSError as error:
            return _Read((0, 0), None, f"{path} could not be read: {error.strerror or error}.")
        stamp = status.st_mtime_ns, status.st_size
        known = self._read.get(path)
        if known is None or known.stamp != stamp:
            try:
                known = _Read(stamp, palette_files.read(path))
            except BadInput as error:
                known = _Read(stamp, None, error.message)
            self._read[path] = known
        return known

    def _allowed(self, name: str) -> str:
        """A name under which the artist may save."""
        name = tidy(name)
        if not name:
            raise BadInput("The palette has no name.", "Give it one to keep it.")
        if name in self._brought():
            raise BadInput(
                f"“{name}” comes with ColorStudio and stays as it is.", "Choose another name."
            )
        return name

    def _check_own(self, name: str) -> None:
        if name in self._own():
            return
        if name in self._brought():
            raise BadInput(
                f"“{name}” comes with ColorStudio and stays as it is.",
                "Keep a copy under another name.",
            )
        raise BadInput(f"There is no palette called “{name}”.", "Choose another one.")

    def _free(self, name: str) -> Path:
        """A file for a new name. Its own is taken where it was damaged, or edited by hand."""
        first = path = self._folder / file_name(name)
        n = 2
        while path.exists():
            palette = self._palette(path)
            if palette is not None and tidy(palette.name) == name:
                break  # another window has just kept it
            path, n = first.with_stem(f"{first.stem}-{n}"), n + 1
        return path

    def _write(self, path: Path, palette: Palette) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(
                error,
                self._folder,
                f"The folder {self._folder} could not be made: {error.strerror or error}.",
                "Check the permissions of the folder above it.",
            ) from error
        palette_files.write(path, palette)
        # two saves within one tick of the clock may leave the same stamp
        self._read.pop(path, None)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise not_written(
            error,
            path,
            f"{path} could not be removed: {error.strerror or error}.",
            "Check the permissions of its folder.",
        ) from error


def tidy(name: str) -> str:
    """A name as it is kept: composed characters, one line, no blanks around it."""
    composed = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    # joiners, which are "not printable" too, hold emoji and Indic letters together
    words = "".join(" " if unicodedata.category(c) in BLANKS else c for c in composed)
    return words.strip()[:MAX_NAME].rstrip()


def file_name(name: str) -> str:
    """A name for the file that every system allows, different for different names.

    ASCII alone, since systems differ in how they compose letters; the sum keeps names apart that
    differ in other letters or in case, and from the names that Windows reserves.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    letters = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:KEPT_LETTERS].rstrip("-")
    mark = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:10]
    return f"{letters or 'palette'}-{mark}{ENDING}"


def _order(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _files(folder: Path) -> Iterator[Path]:
    """The palette files of a folder, in order; hidden ones are saves that are under way."""
    try:
        found = sorted(folder.iterdir())
    except OSError:  # not there before the first palette was kept
        return
    for path in found:
        if path.suffix == ENDING and not path.name.startswith("."):
            yield path
