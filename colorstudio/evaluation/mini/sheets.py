"""Contact sheets: unchosen results in rows, so that people look at what the tables measured."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from colorstudio.atomic import write_bytes

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

    from colorstudio.evaluation.mini.testbed import Testbed

ROWS, BLOCK = 24, 12
"""Rows of a sheet, and of one block of it: two blocks stand side by side."""
CELL, GAP, LABEL, LETTERS = 128, 3, 16, 11
"""Pixels: of a picture's side, between pictures, of the line of labels, of its letters."""
MOST_BYTES = 400_000
QUALITIES = (85, 75, 65, 50, 35, 20)
PAPER, INK = (255, 255, 255), (60, 60, 60)
FORMAT = "webp"


def contact_sheet(
    bed: Testbed, name: str, rows: Sequence[Sequence[np.ndarray]], columns: Sequence[str]
) -> Path | None:
    """Writes the first 24 rows of pictures (h x w x 3 uint8, of any size) as ``name``.webp.

    ``columns``: a label for each place of a row. The file, below 400 kB; None, and nothing done,
    where the testbed has no folder for sheets. Raises ValueError where a row and the labels differ
    in number.
    """
    if bed.sheets is None or not rows:
        return None
    file = bed.sheets / f"{name}.{FORMAT}"
    bed.sheets.mkdir(parents=True, exist_ok=True)
    write_bytes(file, packed(sheet(rows, columns)))
    bed.shown.append(name)
    return file


def sheet(rows: Sequence[Sequence[np.ndarray]], columns: Sequence[str]) -> np.ndarray:
    """Blocks of 12 labelled rows side by side: h x w x 3 uint8."""
    if any(len(row) != len(columns) for row in rows):
        raise ValueError("a row has as many pictures as there are labels")
    rows = rows[:ROWS]
    blocks = [_block(rows[at : at + BLOCK], columns) for at in range(0, len(rows), BLOCK)]
    height = max(len(block) for block in blocks)
    gap = np.full((height, 4 * GAP, 3), PAPER, np.uint8)
    parts = []
    for block in blocks:
        room = ((0, height - len(block)), (0, 0), (0, 0))
        parts += [gap, np.pad(block, room, constant_values=255)]
    return np.concatenate(parts[1:], axis=1)


def packed(rgb: np.ndarray, most: int = MOST_BYTES) -> bytes:
    """A lossy WebP of h x w x 3 uint8 that holds at most ``most`` bytes, as good as possible.

    Where no quality is small enough, at half the size.
    """
    for quality in QUALITIES:
        how = [cv2.IMWRITE_WEBP_QUALITY, quality]
        found = cv2.imencode(".webp", np.ascontiguousarray(rgb[..., ::-1]), how)[1].tobytes()
        if len(found) <= most:
            return found
    half = rgb.shape[1] // 2, rgb.shape[0] // 2
    return packed(cv2.resize(rgb, half, interpolation=cv2.INTER_AREA), most)


def _block(rows: Sequence[Sequence[np.ndarray]], columns: Sequence[str]) -> np.ndarray:
    from PIL import Image, ImageDraw, ImageFont

    step = CELL + GAP
    size = len(columns) * step - GAP, LABEL + len(rows) * step - GAP
    page = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(LETTERS)
    for number, label in enumerate(columns):
        shown = _fitting(draw, label, font)
        draw.text((number * step + 2, 1), shown, fill=INK, font=font)
    for down, row in enumerate(rows):
        for across, rgb in enumerate(row):
            page.paste(Image.fromarray(_cell(rgb)), (across * step, LABEL + down * step))
    return np.asarray(page)


def _fitting(draw: ImageDraw, label: str, font: object) -> str:
    while len(label) > 1 and draw.textlength(label, font=font) > CELL - 2:  # pyright: ignore
        label = label[:-1]
    return label


def _cell(rgb: np.ndarray) -> np.ndarray:
    """The picture in a square cell, whole, in the middle."""
    h, w = rgb.shape[:2]
    scale = CELL / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_NEAREST
    small = rgb if size == (w, h) else cv2.resize(rgb, size, interpolation=way)
    cell = np.full((CELL, CELL, 3), PAPER, np.uint8)
    top, left = (CELL - size[1]) // 2, (CELL - size[0]) // 2
    cell[top : top + size[1], left : left + size[0]] = small
    return cell
