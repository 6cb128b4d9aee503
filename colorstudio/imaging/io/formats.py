"""The table of picture formats: a file format is one row."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO, Literal

from colorstudio.imaging.io.values import Decoded, Encodable, WriteOptions


@dataclass(frozen=True)
class Format:
    """What a picture format can do.

    ``module`` has ``read(data)`` and ``write(file, picture, options)``. ``recipe_in``: PNG texts,
    JPEG segments (EXIF comment and XMP, 64 KB each), the same without a limit, XMP, or nowhere.
    """

    title: str
    endings: tuple[str, ...]
    module: str
    lossless: bool
    depths: tuple[int, ...]
    alpha: bool
    grey: bool
    grey_alpha: bool
    max_side: int
    recipe_in: Literal["text", "segments", "exif", "xmp", ""]

    def reader(self, data: bytes) -> Decoded:
        """Decode; the codec is imported on first use."""
        return import_module(f"{__package__}.{self.module}").read(data)

    def writer(self, file: BinaryIO, picture: Encodable, options: WriteOptions) -> None:
        """Encode into an open file."""
        import_module(f"{__package__}.{self.module}").write(file, picture, options)


FORMATS: dict[str, Format] = {
    "png": Format("PNG", (".png",), "png", True, (8, 16), True, True, True, 2**31 - 1, "text"),
    "jpeg": Format(
        "JPEG",
        (".jpg", ".jpeg", ".jpe", ".jfif"),
        "jpeg",
        False,
        (8,),
        False,
        True,
        False,
        65535,
        "segments",
    ),
    "webp": Format("WebP", (".webp",), "webp", False, (8,), True, False, False, 16383, "exif"),
    "tiff": Format(
        "TIFF", (".tif", ".tiff"), "tiff", True, (8, 16), True, True, True, 2**31 - 1, "xmp"
    ),
    "bmp": Format("BMP", (".bmp", ".dib"), "bmp", True, (8,), True, False, False, 2**31 - 1, ""),
}

ENDINGS = {ending: kind for kind, row in FORMATS.items() for ending in row.endings}
"""Ending (with dot, lower case) to format name."""
