"""A collection in one file or folder: reduced pictures as WebP, and a row on each."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path, PurePosixPath

import numpy as np

from colorstudio import json_text, resources
from colorstudio.atomic import write_bytes
from colorstudio.errors import BadInput, not_written
from colorstudio.imaging.io.headers import header
from colorstudio.training.data import rgba_of
from colorstudio.training.scenes.collection import Collection, Item, reduced
from colorstudio.training.scenes.families import TEST, TRAIN, VALIDATION

ROWS = "collection.jsonl"
LICENCES = "training/licences"
QUALITY, ALPHA_QUALITY = 36, 40
"""Of lossy pictures, 0 to 100: about 12 MB for the glyphs and photos of training."""
METHOD = 4
TIMES = (1980, 1, 1, 0, 0, 0)
"""Of all files: equal pictures make equal packs."""
ENDING, PHOTO_ENDING = ".webp", ".jpg"
WORDS = "training-words.txt"
"""A line for each glyph of training: tables paint from words whose pictures they do not hold."""
ENDINGS = (ENDING, PHOTO_ENDING, ROWS, WORDS)
MOST_SIDE = 4096
MOST_PICTURE_BYTES, MOST_ROWS_BYTES = 2**26, 2**28
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others may claim gigabytes for their dictionaries."""
UNSOUND = (OSError, EOFError, KeyError, TypeError, ValueError, AttributeError, RuntimeError)
UNSOUND += (zipfile.BadZipFile, zlib.error)
"""What is raised for a pack that is cut, changed, encrypted, or none."""


# -- what is packed -------------------------------------------------------------------------------


def for_training(collection: Collection) -> tuple[Item, ...]:
    """What is trained on and what choices are made by; nothing of the test split."""
    return tuple(item for item in collection.items if item.split in (TRAIN, VALIDATION))


def for_tables(collection: Collection) -> tuple[Item, ...]:
    """All of the test split."""
    return collection.of(TEST)


# -- writing --------------------------------------------------------------------------------------


def pack(
    collection: Collection,
    items: Sequence[Item],
    out: Path,
    *,
    lossless: bool = False,
    quality: int = QUALITY,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Writes ``items`` as a zip, or as a folder where ``out`` does not end so; bytes of it.

    ``lossless``: pictures come back as they are, but for colours that nobody sees: photos as their
    own JPEG files, a fifth of what WebP needs for that. Else all in WebP of ``quality``. Raises
    BadInput where the disk refuses.
    """
    files: dict[str, bytes] = {}
    rows = []
    for n, item in enumerate(items):
        rows.append(json.dumps(asdict(item), ensure_ascii=False))
        own = collection.file_of(item) if lossless and item.id.endswith(PHOTO_ENDING) else None
        if own is not None:
            files[item.id] = own
        else:
            files[place_of(item.id)] = _encoded(collection.picture(item), lossless, quality)
        tell(n + 1, len(items))
    for path in sorted(resources.path(LICENCES).iterdir()):
        files[f"licences/{path.name}"] = path.read_bytes()
    if collection.training_words:
        files[WORDS] = ("\n".join(collection.training_words) + "\n").encode()
    files[ROWS] = ("\n".join(rows) + "\n").encode()
    try:
        if out.suffix == ".zip":
            write_bytes(out, _zipped(files))
        else:
            for name, content in files.items():  # the rows last: with them it is whole
                path = out.joinpath(*name.split("/"))
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    except OSError as error:
        raise not_written(
            error,
            out,
            f"{out} cannot be written: {error.strerror or error}.",
            "Choose another folder, or make room.",
        ) from error
    return out.stat().st_size if out.is_file() else sum(map(len, files.values()))


def place_of(name: str) -> str:
    """Where an item's picture lies in a pack."""
    return str(PurePosixPath(name).with_suffix(ENDING))


def _encoded(rgba: np.ndarray, lossless: bool, quality: int) -> bytes:
    from PIL import Image

    opaque = bool((rgba[..., 3] == 255).all())
    image, file = Image.fromarray(rgba[..., :3] if opaque else rgba), io.BytesIO()
    if lossless:
        image.save(file, "WEBP", lossless=True, quality=100, method=METHOD)
    else:
        image.save(file, "WEBP", quality=quality, alpha_quality=ALPHA_QUALITY, method=METHOD)
    return file.getvalue()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as pack:
        for name, content in files.items():
            picture = name.endswith((ENDING, PHOTO_ENDING))
            how = zipfile.ZIP_STORED if picture else zipfile.ZIP_DEFLATED
            pack.writestr(zipfile.ZipInfo(name, TIMES), content, how)
    return whole.getvalue()


# -- reading --------------------------------------------------------------------------------------


class Packed:
    """The pictures of a pack by the ids of their items; all of its bytes are kept.

    Photos that are packed as their own files are reduced as those of a folder are.

    A plain value, so that it goes into other processes as it is.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = dict(files)

    def __call__(self, name: str) -> np.ndarray:
        """h x w x 4 uint8, straight alpha. Raises BadInput."""
        from PIL import Image

        try:
            if name in self._files:
                return reduced(rgba_of(self._files[name], name), name)
            file = io.BytesIO(self._files[place_of(name)])
            size = header(file, name)
            if max(size.width, size.height) > MOST_SIDE:
                raise ValueError("far too large")  # Pillow would already warn while it opens it
            file.seek(0)
            with Image.open(file, formats=["WEBP"]) as image:
                return np.array(image.convert("RGBA"))
        except (*UNSOUND, Image.DecompressionBombError, BadInput) as error:
            raise BadInput(
                f"{name} is missing or damaged in the pack.", "Pack the pictures again."
            ) from error


def is_pack(path: Path) -> bool:
    """Whether a collection lies there packed, in a file or in a folder."""
    return path.is_file() or (path / ROWS).is_file()


def packed_in(path: Path) -> Collection:
    """The collection of a pack, with the ids, words and families that it was made of.

    Raises BadInput.
    """
    try:
        files = dict(_contents(path))
        lines = files.pop(ROWS).decode().splitlines()
        rows = [json_text.loads(line) for line in lines if line.strip()]
        words = files.pop(WORDS, b"").decode().splitlines()
        known = {field.name for field in fields(Item)}
        items = [Item(**{k: v for k, v in row.items() if k in known}) for row in rows]
        if not all(isinstance(value, str) for item in items for value in vars(item).values()):
            raise ValueError("a row says something else than words")
    except UNSOUND as error:
        raise BadInput(
            f"{path.name} is no packed collection, or damaged.", "Pack it again."
        ) from error
    return Collection(items, Packed(files), words=words)


def _contents(path: Path) -> Iterable[tuple[str, bytes]]:
    if path.is_file():
        with zipfile.ZipFile(path) as pack:
            entries = [i for i in pack.infolist() if i.filename.endswith(ENDINGS)]
            for entry in entries:
                # nothing is unpacked beyond the size that is declared
                is_text = entry.filename.endswith((ROWS, WORDS))
                most = MOST_ROWS_BYTES if is_text else MOST_PICTURE_BYTES
                if entry.file_size > most or entry.compress_type not in METHODS:
                    raise ValueError("far too large, or packed in an unknown way")
            return [(entry.filename, pack.read(entry)) for entry in entries]
    found = [file for file in path.rglob("*") if file.name.endswith(ENDINGS)]
    return [(file.relative_to(path).as_posix(), file.read_bytes()) for file in found]
