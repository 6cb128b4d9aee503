"""Contact sheets, and the small collection that the tests of the tables stand on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import cv2
import numpy as np
import pytest

from colorstudio.evaluation.mini import sheets
from colorstudio.evaluation.mini.sheets import contact_sheet, packed, sheet
from colorstudio.training.scenes.collection import collection_in
from colorstudio.training.scenes.families import SPLITS
from tests.tiny_collection import tiny_collection

COLUMNS = ("input", "solver", "model", "truth")


def _rows(count: int) -> list[list[np.ndarray]]:
    return [
        [np.full((128, 128, 3), (10 * row, 60 * at, 255 - 10 * row), np.uint8) for at in range(4)]
        for row in range(count)
    ]


def _bed(folder: Path | None) -> Any:
    return cast("Any", SimpleNamespace(sheets=folder, shown=[]))


def test_a_sheet_has_two_blocks_of_twelve_and_no_more() -> None:
    found = sheet(_rows(30), COLUMNS)
    step = sheets.CELL + sheets.GAP
    wide = 4 * step - sheets.GAP
    assert found.shape == (sheets.LABEL + 12 * step - sheets.GAP, 2 * wide + 4 * sheets.GAP, 3)
    at = sheets.LABEL + 2 * step + 64
    assert tuple(found[at, step + 64]) == (20, 60, 235)  # the third row's second picture
    assert tuple(found[at, wide + 4 * sheets.GAP + 64]) == (140, 0, 115)  # the fifteenth's first


def test_labels_stand_above_their_columns() -> None:
    with_label, without = sheet(_rows(1), ("input", "", "", "")), sheet(_rows(1), ("",) * 4)
    differ = (with_label != without).any(axis=(0, 2))
    assert differ[: sheets.CELL].any()
    assert not differ[sheets.CELL :].any()
    long = sheet(_rows(1), ("x" * 80, "", "", ""))
    assert not (long != without).any(axis=(0, 2))[sheets.CELL :].any()


def test_pictures_of_any_size_stand_whole_in_their_cell() -> None:
    flat = np.full((40, 80, 3), 9, np.uint8)
    found = sheet([[flat]], ("",))[sheets.LABEL :]
    assert (found[32:96] == 9).all()
    assert (found[:32] == 255).all()


def test_a_row_needs_a_picture_for_every_label() -> None:
    with pytest.raises(ValueError, match="as many"):
        sheet(_rows(1), COLUMNS[:2])


def test_the_file_is_small_and_reads_back(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    noise = [[rng.integers(0, 256, (128, 128, 3), np.uint8) for _ in COLUMNS] for _ in range(24)]
    file = contact_sheet(_bed(tmp_path / "new"), "noise", noise, COLUMNS)
    assert file == tmp_path / "new" / "noise.webp"
    assert file is not None
    assert file.stat().st_size <= 400_000
    plain = cv2.imdecode(np.frombuffer(packed(sheet(_rows(3), COLUMNS)), np.uint8), 1)
    assert plain is not None
    gap = plain[..., ::-1].astype(int) - sheet(_rows(3), COLUMNS)
    assert np.abs(gap).mean() < 4  # lossy, but the same colours in the same order


def test_nothing_is_written_where_no_sheets_are_wanted(tmp_path: Path) -> None:
    assert contact_sheet(_bed(None), "none", _rows(2), COLUMNS) is None
    assert contact_sheet(_bed(tmp_path), "none", [], COLUMNS) is None
    assert not list(tmp_path.iterdir())


def test_the_tiny_collection_has_every_style_in_every_split(tmp_path: Path) -> None:
    collection = collection_in(tiny_collection(tmp_path))
    found = Counter((item.split, item.style) for item in collection.items)
    assert all(
        found[split, style] >= 2
        for split in SPLITS
        for style in ("3d", "color", "flat", "noto", "photo")
    )
    glyph = collection.picture(collection.items[0])
    assert glyph.shape == (128, 128, 4)
    assert 0.2 < (glyph[..., 3] > 127).mean() < 0.8
