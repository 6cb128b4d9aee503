"""Plates for the press: a TIFF per ink, with registration marks and its name in the margin."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.inks import pixels_of

MARGIN_MM = 12.0
MARK_MM = 5.0
RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))}


@dataclass(frozen=True, eq=False)
class Plate:
    """What one ink prints. ``coverage``: h x w, bool for dots, uint8 for tone (255 full)."""

    name: str
    color: Color
    coverage: np.ndarray

    @property
    def area(self) -> float:
        """Part of the picture that is covered, 0 to 1."""
        full = 1 if self.coverage.dtype == bool else 255
        return float(self.coverage.mean(dtype=np.float64) / full)


def sheet(plate: Plate, dpi: float) -> np.ndarray:
    """The plate as a film positive with its marks, uint8: 0 where ink is printed, else 255."""
    margin, arm = (max(8, round(pixels_of(mm, dpi))) for mm in (MARGIN_MM, MARK_MM))
    film = plate.coverage
    ink = np.where(film, 0, 255).astype(np.uint8) if film.dtype == bool else 255 - film
    out = np.pad(ink, margin, constant_values=255)
    h, w = out.shape
    line = max(1, round(dpi / 300))
    for cx, cy in ((w // 2, margin // 2), (w // 2, h - 1 - margin // 2),
                   (margin // 2, h // 2), (w - 1 - margin // 2, h // 2)):  # fmt: skip
        half = arm // 2
        cv2.line(out, (cx - half, cy), (cx + half, cy), 0, line)
        cv2.line(out, (cx, cy - half), (cx, cy + half), 0, line)
        cv2.circle(out, (cx, cy), max(2, arm // 4), 0, line)
    for x in (margin, w - 1 - margin):
        for y, up in ((margin, -1), (h - 1 - margin, 1)):
            side = -1 if x == margin else 1
            cv2.line(out, (x + side * line * 2, y), (x + side * margin // 3, y), 0, line)
            cv2.line(out, (x, y + up * line * 2), (x, y + up * margin // 3), 0, line)
    _write_name(out, plate.name, margin, dpi)
    return out


def _write_name(out: np.ndarray, name: str, margin: int, dpi: float) -> None:
    """The ink's name at the lower left, in a font that knows its letters."""
    from PIL import Image, ImageDraw, ImageFont

    size = max(7, round(pixels_of(3.0, dpi)))
    strip = Image.fromarray(out[-margin + 1 :, margin : out.shape[1] // 2 - margin // 2])
    ImageDraw.Draw(strip).text(
        (2, max(0, margin // 2 - size // 2)), name, fill=0, font=ImageFont.load_default(size)
    )
    out[-margin + 1 :, margin : out.shape[1] // 2 - margin // 2] = np.asarray(strip)


def file_names(names: Sequence[str]) -> list[str]:
    """One safe file name per ink, numbered in order: ``1 Red.tif``."""
    out = []
    for number, name in enumerate(names, 1):
        safe = " ".join(re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", name).split())
        safe = safe.strip(" .")[:60].strip(" .")
        if safe.casefold() in RESERVED:
            safe += "_"
        out.append(f"{number} {safe}".strip() + ".tif")
    return out


def write_plates(folder: Path, plates: Sequence[Plate], *, dpi: float, bits: int) -> list[Path]:
    """Writes all plates or none. ``bits``: 1 (dots, CCITT G4) or 8 (tone). Raises BadInput.

    Files of the same names are replaced once every plate has been written; others stay.
    """
    from PIL import Image

    folder = Path(folder)
    names = file_names([plate.name for plate in plates])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".plates-", dir=folder))
    except OSError as error:
        raise BadInput(
            f"{folder} cannot be written: {error.strerror}.", "Choose another."
        ) from error
    try:
        for plate, name in zip(plates, names, strict=True):
            image = Image.fromarray(sheet(plate, dpi))
            if bits == 1:
                image = image.point([255 * (v >= 128) for v in range(256)], mode="1")
            image.save(
                work / name,
                compression="group4" if bits == 1 else "tiff_adobe_deflate",
                dpi=(dpi, dpi),
                description=plate.name,
            )
        for name in names:
            (work / name).replace(folder / name)
    except OSError as error:
        raise BadInput(
            f"The plates were not written: {error.strerror or error}.", "Check the disk."
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return [folder / name for name in names]
