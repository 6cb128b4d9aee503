"""Folders of pictures as samples: which one stands at which place of a run, with its words."""

from __future__ import annotations

import copy
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset, Sampler

from colorstudio import json_text
from colorstudio.errors import FALSE, BadInput, ColorStudioError, one_sentence
from colorstudio.imaging.pixels import Pixels
from colorstudio.training.draws import Draw, key_of
from colorstudio.training.recipe import Picture, Recipe

CAPTION_FILES = ("captions.jsonl", "metadata.jsonl")
"""Where words are looked for in a folder where no file is named."""
MAX_MEGAPIXELS = 100.0
TRIES = 100
"""So many unreadable pictures in a row, and none of them is taken to be readable."""
SHOWN = 5


@dataclass(frozen=True)
class Row:
    """One picture: where it lies, its words, and what else its row of the captions' file says."""

    path: Path
    caption: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


class Pictures:
    """The pictures of folders in a fixed order, read when asked for.

    ``notes``: sentences on what was left out when the folders were looked through. ``memory``:
    bytes of read pictures that are kept, so that small collections are read once.
    """

    def __init__(self, rows: Sequence[Row], notes: Sequence[str] = (), memory: int = 0) -> None:
        self.rows = tuple(rows)
        self.notes = tuple(notes)
        self._room = memory
        self._kept: dict[int, Picture] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def read(self, index: int) -> Picture:
        """The picture at ``index``: 8-bit sRGB. Raises BadInput where its file is unreadable."""
        if index in self._kept:
            return self._kept[index]
        row = self.rows[index]
        picture = Picture(row.path.name, read_rgba(row.path), row.caption, row.facts)
        if picture.rgb.nbytes <= self._room:
            self._room -= picture.rgb.nbytes
            self._kept[index] = picture
        return picture

    def fingerprint(self) -> str:
        """64 letters that change with the pictures' names, their order and their words."""
        digest = sha256()
        for row in self.rows:
            # names within the collection: a moved folder is the same collection
            text = f"{row.path.parent.name}/{row.path.name}\0{row.caption}\0"
            digest.update(text.encode("utf-8", "surrogatepass"))  # a name need not be UTF-8
        return digest.hexdigest()


def read_rgba(path: Path) -> np.ndarray:
    """A picture file as h x w x 4 uint8, sRGB, straight alpha, upright. Raises BadInput."""
    from colorstudio.imaging.io import read

    return _in_srgb(read(path, max_megapixels=MAX_MEGAPIXELS).pixels)


def rgba_of(data: bytes, name: str) -> np.ndarray:
    """The same from a file's bytes; ``name``: for sentences."""
    from colorstudio.imaging.io import read_bytes

    return _in_srgb(read_bytes(data, name, max_megapixels=MAX_MEGAPIXELS).pixels)


def _in_srgb(pixels: Pixels) -> np.ndarray:
    from colorstudio.imaging.fitting import fitted
    from colorstudio.imaging.io.write import at_depth

    return np.ascontiguousarray(at_depth(fitted(pixels, srgb=True).array, 8))


# -- folders --------------------------------------------------------------------------------------


def pictures_in(
    folders: Sequence[Path],
    *,
    captions: Path | None = None,
    image_key: str = "image",
    caption_key: str = "caption",
    only_captioned: bool = False,
    memory: int = 0,
) -> Pictures:
    """All pictures below ``folders``, by name; files that begin with a dot are left out.

    ``captions``: a file of JSON lines; without one, ``captions.jsonl`` or ``metadata.jsonl`` in
    each folder. ``image_key``: where a row has its picture's name, relative to the rows' own file;
    several names or names by style (a list, an object) are so many pictures; "files.color" goes
    into objects. ``caption_key``: words, or a list of them. Raises BadInput for a folder that is
    not there, without pictures, or whose captions all miss their pictures.
    """
    found: dict[Path, Row] = {}
    for folder in folders:
        found.update((path, Row(path)) for path in _files(folder))
    if not found:
        named = ", ".join(map(str, folders))
        raise BadInput(f"There are no pictures in {named}.", "Name a folder that holds some.")
    files = [captions] if captions else [f / n for f in folders for n in CAPTION_FILES]
    notes: list[str] = []
    for file in files:
        if captions or file.is_file():
            notes += _add_words(found, file, tuple(folders), image_key, caption_key)
    rows = [found[path] for path in sorted(found)]
    if only_captioned:
        rows = [row for row in rows if row.caption]
        if not rows:
            raise BadInput(
                "None of the pictures has words.",
                "This recipe needs some: add a captions.jsonl, or name its file and keys.",
            )
    return Pictures(rows, notes, memory)


def _files(folder: Path) -> Iterator[Path]:
    from colorstudio.imaging.io import ENDINGS

    if not folder.is_dir():
        raise BadInput(f"{folder} is not a folder.", "Name the folder of pictures to train on.")
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in ENDINGS:
                yield Path(at, name)


def _add_words(
    found: dict[Path, Row], file: Path, folders: tuple[Path, ...], image_key: str, caption_key: str
) -> list[str]:
    """Gives the rows their words; the sentences on those without a picture."""
    known = {os.path.realpath(path): path for path in found}
    inside = tuple(os.path.realpath(folder) + os.sep for folder in folders)
    seen, missing = 0, []
    for number, facts in _rows(file):
        for name in _names(_value(facts, image_key)):
            place = os.path.realpath(file.parent / _nameable(name))
            if place in known:
                seen += 1
                words = _words(_value(facts, caption_key), file, number, caption_key)
                found[known[place]] = Row(known[place], words, facts)
            elif place.startswith(inside):  # rows of other folders are nobody's fault
                missing.append(name)
    if not seen:
        raise BadInput(
            f"No row of {file.name} names a picture that is here.",
            f"Each needs the key “{image_key}” with a file's name, from {file.parent} on.",
        )
    if not missing:
        return []
    more = "" if len(missing) <= SHOWN else f" and {len(missing) - SHOWN} more"
    names = ", ".join(missing[:SHOWN])
    return [one_sentence(f"Left out, captions without a picture: {names}{more}.")]


def _rows(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except OSError as error:
        why = error.strerror or error
        raise BadInput(f"{file} cannot be read: {why}.", "Check the captions' file.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{file} is not text in UTF-8.", "Save it as UTF-8.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            facts = json_text.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadInput(
                f"Line {number} of {file.name} is not JSON.", "Each line is one object."
            ) from error
        if not isinstance(facts, dict):
            raise BadInput(f"Line {number} of {file.name} is not an object.", "Put it in { }.")
        yield number, facts


def _value(facts: Mapping[str, Any], key: str) -> Any:
    """The value of a key, or of "outer.inner"; None where there is none."""
    if key in facts:
        return facts[key]
    outer, dot, inner = key.partition(".")
    below = facts.get(outer)
    return _value(below, inner) if dot and isinstance(below, Mapping) else None


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    several = value.values() if isinstance(value, Mapping) else value
    return [v for v in several if isinstance(v, str)] if isinstance(several, Iterable) else []


def _nameable(name: str) -> str:
    """A name that a disk may be asked for; what no file can be called becomes U+FFFD."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        name = FALSE.sub("\ufffd", name)
    return name.replace("\0", "\ufffd")


def _words(value: Any, file: Path, number: int, key: str) -> str:
    if isinstance(value, list):
        value = ", ".join(str(v) for v in value)
    if not isinstance(value, (str, type(None))):
        raise BadInput(f"Line {number} of {file.name}: “{key}” is not words.", "Put it in quotes.")
    # half a character, which no tokenizer takes, becomes "?"
    return (value or "").encode("utf-8", "replace").decode()


# -- places ---------------------------------------------------------------------------------------


class Order:
    """Which picture stands at which place: every epoch has all, each in an order of its own."""

    def __init__(self, count: int, seed: int) -> None:
        self.count = count
        self._seed = seed
        self._epoch = -1
        self._order = np.empty(0, np.int64)

    def at(self, place: int, offset: int = 0) -> int:
        """The index of the picture at ``place``; ``offset``: how many further on in its epoch."""
        epoch, within = divmod(place, self.count)
        if epoch != self._epoch:
            rng = Draw(key_of(self._seed, epoch)).rng("order")
            self._epoch, self._order = epoch, rng.permutation(self.count)
        return int(self._order[(within + offset) % self.count])


@dataclass(frozen=True)
class Fault:
    """An error of a worker, carried as a value so that its words survive."""

    error: ColorStudioError


class Samples(Dataset):
    """What a recipe makes of the picture at a place; unreadable pictures give way to the next."""

    def __init__(self, recipe: Recipe, pictures: Pictures, seed: int) -> None:
        # workers get the recipe's settings and tokenizers, not its networks
        self._recipe = copy.copy(recipe)
        self._recipe.trained, self._recipe.frozen = {}, {}
        self._pictures = pictures
        self._order = Order(len(pictures), seed)
        self._seed = seed

    def __getitem__(self, place: int) -> dict[str, Any] | Fault:
        left_out = []
        key = key_of(self._seed, place)
        for offset in range(min(TRIES, len(self._pictures))):
            index = self._order.at(place, offset)
            try:
                picture = self._pictures.read(index)
                made = self._recipe.sample(picture, Draw(key))
            except BadInput as error:
                left_out.append((self._pictures.rows[index].path.name, error.message))
                continue
            except ColorStudioError as error:
                return Fault(error)
            return {**made, "keys": key, "names": picture.name, "left_out": left_out}
        return Fault(
            BadInput(
                f"None of {len(left_out)} pictures can be used: {named(*left_out[0])}",
                "Check the folder of pictures.",
            )
        )


def named(name: str, why: str) -> str:
    """What is wrong with a picture, with its name once."""
    return why if name in why else f"{name}: {why}"


class Places(Sampler):
    """The places of each batch of one process, from ``first`` on.

    All processes together take ``batch * processes`` places in a row, this one the part of its
    ``rank``: so two processes see what one sees with twice the batch.
    """

    def __init__(self, first: int, batches: int, batch: int, rank: int = 0, processes: int = 1):
        self._first, self._batches, self._batch = first, batches, batch
        self._rank, self._processes = rank, processes

    def __len__(self) -> int:
        return self._batches

    def __iter__(self) -> Iterator[list[int]]:
        whole = self._batch * self._processes
        for n in range(self._batches):
            start = self._first + n * whole + self._rank * self._batch
            yield list(range(start, start + self._batch))


def collated(samples: Sequence[dict[str, Any] | Fault]) -> dict[str, Any] | Fault:
    """Samples as one batch: tensors stacked, other things in lists, ``keys`` (B,) int64."""
    rows: list[dict[str, Any]] = []
    for sample in samples:
        if isinstance(sample, Fault):
            return sample
        rows.append(sample)
    batch: dict[str, Any] = {}
    for name in rows[0]:
        values = [row[name] for row in rows]
        stacks = isinstance(values[0], torch.Tensor)
        batch[name] = torch.stack(values) if stacks else values
    batch["keys"] = torch.tensor(batch["keys"], dtype=torch.int64)
    batch["left_out"] = [pair for row in batch["left_out"] for pair in row]
    return batch


def batch_at(recipe: Recipe, pictures: Pictures, seed: int, places: Iterable[int]) -> Any:
    """The batch of these places, made here and now. Raises BadInput."""
    samples = Samples(recipe, pictures, seed)
    return sound(collated([samples[place] for place in places]))


def sound(batch: dict[str, Any] | Fault) -> dict[str, Any]:
    """The batch. Raises the error that was met while it was made."""
    if isinstance(batch, Fault):
        raise batch.error
    return batch


def batches(samples: Samples, places: Places, workers: int, *, pinned: bool = False) -> DataLoader:
    """Batches in the order of ``places``, made ahead in ``workers`` processes (0: in this one)."""
    return DataLoader(
        samples,
        batch_sampler=places,
        num_workers=workers,
        collate_fn=collated,
        worker_init_fn=_one_thread,
        pin_memory=pinned,
    )


def _one_thread(worker: int) -> None:
    import cv2

    cv2.setNumThreads(0)  # as many workers as cores: threads of their own would only wait
