"""A picture file becomes pixels and metadata, or one plain sentence that says why not."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path
from typing import BinaryIO

from colorstudio.errors import BadInput, ColorStudioError, OutOfMemory, TooLarge
from colorstudio.imaging import profiles
from colorstudio.imaging.io import exif, recipe, xmp
from colorstudio.imaging.io.convert import is_grey, is_opaque, to_rgba, turned
from colorstudio.imaging.io.formats import ENDINGS, FORMATS
from colorstudio.imaging.io.headers import Header, Unsupported, damaged, header
from colorstudio.imaging.io.values import MAX_MEGAPIXELS, Decoded, Metadata, Picture
from colorstudio.imaging.pixels import Pixels

BYTES_PER_PIXEL = 40
"""A file that is larger than this for every pixel that the limit allows holds something else."""


def read(path: Path | str, *, max_megapixels: float = MAX_MEGAPIXELS) -> Picture:
    """The picture in a file, upright, in its own RGB profile and depth.

    The size is checked against ``max_megapixels`` before anything is decoded. Raises BadInput
    (OutOfMemory where it does not fit), never another exception, whatever the file holds.
    """
    path = Path(path)
    with _opened(path) as file:
        head = header(file, path.name)
        _check_size(head, path.name, max_megapixels)
        if os.fstat(file.fileno()).st_size > 2**28 + max_megapixels * 1e6 * BYTES_PER_PIXEL:
            raise BadInput(f"{path.name} is far too large for a picture.", "Choose another file.")
        try:
            file.seek(0)
            data = file.read()
        except OSError as error:
            raise _unreadable(path, error) from error
        except MemoryError as error:
            raise _too_much(path.name) from error
    picture = read_bytes(data, path.name, max_megapixels=max_megapixels)
    ending = path.suffix.lower()
    if ending in ENDINGS and ENDINGS[ending] != picture.format:
        lie = f"{path.name} is a {FORMATS[picture.format].title} file in spite of its ending."
        return Picture(
            picture.pixels,
            picture.metadata,
            (lie, *picture.notices),
            picture.format,
            picture.was_grey,
            picture.has_alpha,
        )
    return picture


def read_bytes(data: bytes, name: str, *, max_megapixels: float = MAX_MEGAPIXELS) -> Picture:
    """The picture in the bytes of a file (dropped, pasted); ``name`` stands in messages."""
    head = header(io.BytesIO(data), name)
    _check_size(head, name, max_megapixels)
    try:
        decoded = FORMATS[head.format].reader(data)
        if decoded.array.shape[:2] != (head.height, head.width):
            raise damaged(name)
        return _assembled(decoded, head.format)
    except ColorStudioError:
        raise
    except Unsupported as error:
        raise BadInput(f"{name} {error.words}.", error.hint) from error
    except MemoryError as error:
        raise _too_much(name) from error
    except Exception as error:  # decoders of damaged files raise whatever comes to hand
        raise damaged(name) from error


def probe(path: Path | str) -> Header:
    """``(format, width, height)`` as stored, from the head of the file. Raises BadInput."""
    path = Path(path)
    with _opened(path) as file:
        return header(file, path.name)


def _opened(path: Path) -> BinaryIO:
    try:
        # a pipe or a device would block or never end
        if not stat.S_ISREG(path.stat().st_mode):
            if path.is_dir():
                raise BadInput(f"{path.name or path} is a folder.", "Choose a picture inside it.")
            raise BadInput(f"{path.name} is not a regular file.", "Choose a picture file.")
        return path.open("rb")
    except FileNotFoundError as error:
        raise BadInput(f"{path} does not exist.", "Check the name and the folder.") from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> BadInput:
    why = getattr(error, "strerror", None) or str(error)
    return BadInput(
        f"{path} cannot be read: {why}.", "Check its permissions, or copy it elsewhere."
    )


def _too_much(name: str) -> OutOfMemory:
    return OutOfMemory(
        f"{name} does not fit into memory.", "Close other programs or make it smaller."
    )


def _check_size(head: Header, name: str, limit: float) -> None:
    size = head.width * head.height / 1e6
    if size > limit:
        raise TooLarge(
            f"{name} is {head.width} x {head.height} pixels ({size:,.0f} megapixels), more than "
            f"the limit of {limit:g}.",
            "Raise the limit in the preferences if the picture is meant to be that large.",
        )


def _assembled(decoded: Decoded, kind: str) -> Picture:
    orientation = decoded.orientation or exif.orientation(decoded.exif)
    if decoded.icc is None and decoded.space == "rgb" and exif.says_adobe_rgb(decoded.exif):
        decoded.icc = profiles.named("adobe-rgb").icc
    rgba, profile, notices = to_rgba(decoded)
    stored_grey = decoded.space == "grey"
    has_alpha = decoded.alpha
    decoded.array = rgba[:0]  # frees the decoder's array before the turned copy is made
    rgba = turned(rgba, orientation)
    dpi = decoded.dpi
    if dpi is not None and orientation >= 5:
        dpi = dpi[1], dpi[0]
    height, width = rgba.shape[:2]
    text = dict(decoded.text)
    comment = exif.comment(decoded.exif)
    made = recipe.found(text, comment, decoded.xmp, decoded.xmp_extension)
    block = exif.cleaned(decoded.exif, width, height)
    if recipe.in_comment(comment) is not None:
        block = exif.without_comment(block)
    metadata = Metadata(
        exif=block,
        xmp=xmp.cleaned(decoded.xmp),
        dpi=dpi,
        recipe=made,
        text=text,
    )
    return Picture(
        pixels=Pixels(rgba, profile),
        metadata=metadata,
        notices=tuple(decoded.notices + notices),
        format=kind,
        was_grey=stored_grey or is_grey(rgba),
        has_alpha=has_alpha and not is_opaque(rgba),
    )
