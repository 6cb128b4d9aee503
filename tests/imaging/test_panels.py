"""Frames of comic pages are found in reading order; drawings without frames have none."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.panels import Panel, panels

Corner = tuple[int, int]


def framed(frames: list[list[Corner]], shape: tuple[int, int], line: int = 4) -> np.ndarray:
    """A page with polygons as frames, each with a few curves drawn in it."""
    page = np.zeros(shape, np.uint8)
    for frame in frames:
        corners = np.array(frame, np.int32)
        cv2.polylines(page, [corners], True, 255, line, cv2.LINE_AA)
        middle = tuple(int(v) for v in corners.mean(axis=0))
        reach = int(np.ptp(corners, axis=0).min()) // 4
        cv2.circle(page, middle, reach, 255, 3, cv2.LINE_AA)
        cv2.circle(page, middle, reach // 3, 255, -1, cv2.LINE_AA)
    return page


def box(x: int, y: int, w: int, h: int) -> list[Corner]:
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def grey(file: Path) -> np.ndarray:
    picture = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    return picture


def close(found: Rect, frame: list[Corner], by: int = 6) -> bool:
    low, high = np.min(frame, axis=0), np.max(frame, axis=0)
    edges = np.array([found.x, found.y, found.right, found.bottom])
    return bool(np.abs(edges - [*low, *high]).max() <= by)


THREE_ROWS = [
    box(50, 50, 400, 300),
    box(480, 50, 470, 300),
    box(50, 380, 900, 400),
    box(50, 810, 250, 540),
    box(330, 810, 620, 260),
    box(330, 1100, 300, 250),
    box(660, 1100, 290, 250),
]


@pytest.mark.parametrize("scale", [1, 3])
def test_rectangular_frames_come_in_reading_order_without_masks(scale: int):
    frames = [[(scale * x, scale * y) for x, y in frame] for frame in THREE_ROWS]
    found = panels(framed(frames, (1400 * scale, 1000 * scale)))
    assert len(found) == len(frames)
    for panel, frame in zip(found, frames, strict=True):
        assert close(panel.rect, frame, 6 * scale)
        assert panel.mask is None


def test_slanted_frames_have_masks_that_keep_apart():
    frames = [
        [(50, 50), (500, 50), (420, 500), (50, 460)],
        [(530, 50), (950, 50), (950, 555), (450, 503)],
        [(50, 490), (950, 585), (950, 950), (50, 950)],
    ]
    page = framed(frames, (1000, 1000))
    found = panels(page)
    assert len(found) == 3
    total = np.zeros(page.shape, int)
    for panel, frame in zip(found, frames, strict=True):
        assert close(panel.rect, frame)
        assert panel.mask is not None
        assert panel.mask.shape == (panel.rect.h, panel.rect.w)
        truth = np.zeros(page.shape, np.uint8)
        cv2.fillPoly(truth, [np.array(frame, np.int32)], 1)
        inside = truth[panel.rect.slices] > 0
        assert np.mean(panel.mask == inside) > 0.97
        total[panel.rect.slices] += panel.mask
    assert total.max() == 1


def test_black_gutters():
    page = np.full((1400, 1000), 255, np.uint8)
    for frame in THREE_ROWS:
        cv2.rectangle(page, frame[0], frame[2], 0, -1)
        cv2.circle(page, (frame[0][0] + 100, frame[0][1] + 100), 60, 255, 4)
    found = panels(page)
    assert len(found) == len(THREE_ROWS)
    assert all(close(panel.rect, frame) for panel, frame in zip(found, THREE_ROWS, strict=True))


def test_frames_that_run_off_the_page():
    page = np.zeros((1400, 1000), np.uint8)
    frames = [box(-20, -20, 510, 710), box(510, -20, 510, 710), box(-20, 710, 1040, 710)]
    for frame in frames:
        cv2.rectangle(page, frame[0], frame[2], 255, 5)
        cv2.circle(page, (frame[0][0] + 200, frame[0][1] + 200), 100, 255, 4)
    found = [panel.rect for panel in panels(page)]
    assert len(found) == 3
    whole = Rect(0, 0, 1000, 1400)
    for rect, frame in zip(found, frames, strict=True):
        (x, y), (right, bottom) = frame[0], frame[2]
        expected = Rect.from_edges(x, y, right, bottom).intersected(whole)
        assert close(rect, box(expected.x, expected.y, expected.w, expected.h), 8)


def test_one_frame_around_the_page_is_one_panel():
    found = panels(framed([box(40, 40, 920, 920)], (1000, 1000)))
    assert len(found) == 1
    assert close(found[0].rect, box(40, 40, 920, 920))


def test_drawings_have_none(shared_data: Path):
    for file in sorted((shared_data / "lineart").glob("*/*.png")):
        if "mural" not in file.name:
            assert panels(255 - grey(file)) == [], file.name


def test_a_page_of_drawings_in_frames(shared_data: Path):
    files = sorted((shared_data / "lineart" / "symbola_1024").glob("*.png"))[:6]
    page = np.zeros((1650, 1150), np.uint8)
    frames = [box(50 + 530 * (n % 2), 50 + 530 * (n // 2), 510, 510) for n in range(6)]
    for file, frame in zip(files, frames, strict=True):
        (x, y), _, (right, bottom), _ = frame
        page[y:bottom, x:right] = cv2.resize(255 - grey(file), (510, 510), interpolation=3)
        cv2.rectangle(page, (x, y), (right, bottom), 255, 4)
    found = panels(page)
    assert len(found) == 6
    assert all(close(panel.rect, frame) for panel, frame in zip(found, frames, strict=True))


def test_a_photo_has_none(shared_data: Path):
    file = min((shared_data / "photos").rglob("*.jpg"), default=None)
    if file is None:
        pytest.skip("no photo here")
    photo = grey(file)
    assert len(panels(photo)) <= 1


@pytest.mark.parametrize("shape", [(1, 1), (1, 3000), (3000, 1), (64, 64), (700, 500)])
@pytest.mark.parametrize("value", [0, 255])
def test_plain_pages_have_none(shape: tuple[int, int], value: int):
    assert panels(np.full(shape, value, np.uint8)) == []


@given(st.integers(0, 2**32 - 1))
def test_every_panel_lies_on_the_page(seed: int):
    rng = np.random.default_rng(seed)
    h, w = rng.integers(20, 400, 2)
    page = np.zeros((h, w), np.uint8)
    for _ in range(rng.integers(0, 8)):
        corners = rng.integers(-50, 450, (int(rng.integers(3, 6)), 2)).astype(np.int32)
        cv2.polylines(page, [corners], True, 255, int(rng.integers(1, 9)))
    for panel in panels(page):
        assert isinstance(panel, Panel)
        assert panel.rect == panel.rect.intersected(Rect(0, 0, int(w), int(h)))
        assert not panel.rect.empty
        assert panel.mask is None or panel.mask.shape == page[panel.rect.slices].shape
