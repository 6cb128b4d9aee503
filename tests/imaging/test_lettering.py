"""Rows of letters are found, the balloons around them too; drawings are not read."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from colorstudio.imaging.lettering import balloons, lettering
from colorstudio.imaging.regions import PLAIN, Regions

TEXTS = ("WE HAVE TO GO NOW!", "before it is late", "Who said that, Anna?")


def grey(file: Path) -> np.ndarray:
    picture = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    return picture


def write(page: np.ndarray, text: str, x: int, y: int, size: float, font: int = 0) -> np.ndarray:
    """Letters on the page with their base at y; the box that holds them, as a mask."""
    alone = np.zeros_like(page)
    cv2.putText(alone, text, (x, y), font, size, 255, max(1, round(2 * size)), cv2.LINE_AA)
    np.maximum(page, alone, out=page)
    left, top, w, h = cv2.boundingRect(alone)
    box = np.zeros(page.shape, bool)
    box[top : top + h, left : left + w] = True
    return box


def cut(page: np.ndarray) -> Regions:
    """Regions of a page without gaps: the components of its paper, ink given to the first."""
    free = page < 128
    count, found, stats, centres = cv2.connectedComponentsWithStats(
        free.view(np.uint8), connectivity=4
    )
    labels = np.maximum(np.asarray(found, np.int32) - 1, 0)
    n = count - 1
    bounds = stats[1:, :4].astype(np.int32)
    bounds[:, 2:] += bounds[:, :2]
    return Regions(
        labels=labels,
        distance=cv2.distanceTransform(free.view(np.uint8), cv2.DIST_L2, 5),
        area=stats[1:, 4].astype(np.int64),
        centroid=centres[1:],
        inner=centres[1:].astype(np.int32),
        radius=np.ones(n, np.float32),
        bounds=bounds,
        role=np.full(n, PLAIN, np.uint8),
        neighbours=np.zeros((0, 2), np.int32),
        shared=np.zeros(0, np.int64),
    )


@pytest.mark.parametrize("size", [0.5, 0.8, 1.4])
@pytest.mark.parametrize("font", [cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_COMPLEX])
@pytest.mark.parametrize("text", TEXTS)
def test_a_row_of_letters_is_found_and_little_around_it(text: str, font: int, size: float):
    page = np.zeros((600, 900), np.uint8)
    cv2.ellipse(page, (400, 300), (380, 200), 0, 0, 360, 255, 4, cv2.LINE_AA)
    box = write(page, text, 100, 300, size, font)
    found = lettering(page)
    both = np.count_nonzero(found & box)
    assert both >= 0.9 * np.count_nonzero(box)
    assert both >= 0.45 * np.count_nonzero(found)


def test_rows_below_each_other_are_one_block():
    page = np.zeros((600, 900), np.uint8)
    for n, text in enumerate(TEXTS):
        write(page, text, 100, 200 + 40 * n, 0.8)
    count, _ = cv2.connectedComponents(lettering(page).view(np.uint8))
    assert count == 2


def test_strokes_dots_and_outlines_are_not_read():
    page = np.zeros((600, 900), np.uint8)
    for n in range(12):
        cv2.line(page, (100 + 12 * n, 100), (80 + 12 * n, 140), 255, 3, cv2.LINE_AA)
        cv2.circle(page, (100 + 30 * n, 200), 8, 255, -1, cv2.LINE_AA)
        cv2.circle(page, (100 + 40 * n, 300), 15, 255, 2, cv2.LINE_AA)
        cv2.rectangle(page, (100 + 40 * n, 400), (125 + 40 * n, 430), 255, 2)
    assert not lettering(page).any()


def test_dots_of_a_marked_tone_are_not_read():
    page = np.zeros((300, 600), np.uint8)
    box = write(page, TEXTS[0], 100, 100, 0.8)
    assert lettering(page, np.zeros(page.shape, bool))[box].mean() > 0.9
    assert not lettering(page, np.ones(page.shape, bool)).any()


def test_balloons_and_captions_are_told_from_what_is_drawn():
    page = np.zeros((1000, 1000), np.uint8)
    cv2.rectangle(page, (20, 20), (980, 980), 255, 4)
    cv2.ellipse(page, (300, 200), (240, 110), 0, 0, 360, 255, 4, cv2.LINE_AA)
    write(page, TEXTS[0], 120, 190, 0.9)
    write(page, TEXTS[1], 130, 230, 0.9)
    cv2.rectangle(page, (560, 100), (940, 180), 255, 4)
    write(page, TEXTS[2], 575, 150, 0.8)
    cv2.circle(page, (300, 600), 180, 255, 4, cv2.LINE_AA)
    cv2.circle(page, (260, 560), 30, 255, 4, cv2.LINE_AA)
    regions = cut(page)
    found = balloons(regions, lettering(page))

    def kept(x: int, y: int) -> bool:
        assert regions.distance[y, x] > 0
        return bool(found[regions.labels[y, x]])

    assert kept(300, 280)
    assert kept(750, 170)
    assert not kept(5, 5)
    assert not kept(900, 900)
    assert not kept(300, 700)
    assert not kept(260, 560)
    big = regions.area > 400
    assert np.count_nonzero(found & big) == 2


def test_a_page_with_lettering_alone_is_no_balloon():
    page = np.zeros((200, 500), np.uint8)
    for n in range(4):
        write(page, TEXTS[n % 3], 20, 40 + 45 * n, 1.0)
    regions = cut(page)
    assert not balloons(regions, lettering(page))[regions.labels[0, 0]]


def test_drawings_are_hardly_read(shared_data: Path):
    for file in sorted((shared_data / "lineart").glob("*/*.png")):
        assert lettering(255 - grey(file)).mean() < 0.02, file.name


def test_the_eyes_of_a_face_make_it_no_balloon(shared_data: Path):
    for file in sorted((shared_data / "lineart" / "symbola_1024").glob("*.png")):
        page = cv2.resize(255 - grey(file), (660, 660), interpolation=cv2.INTER_AREA)
        regions = cut(page)
        found = balloons(regions, lettering(page))
        assert not np.any(found & (regions.area > 2000)), file.name


def test_letters_in_a_page_of_drawings(shared_data: Path):
    page = 255 - grey(shared_data / "lineart" / "pages" / "things_2048x1536.png")
    box = write(page, TEXTS[2], 60, 1515, 0.9)
    found = lettering(page)
    assert found[box].mean() > 0.9
    assert found[~box].mean() < 0.005


def test_a_photo_is_hardly_read(shared_data: Path):
    file = min((shared_data / "photos").rglob("*.jpg"), default=None)
    if file is None:
        pytest.skip("no photo here")
    assert lettering(grey(file)).mean() < 0.1


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1), (64, 64)])
@pytest.mark.parametrize("value", [0, 255])
def test_plain_pages_of_any_size_have_none(shape: tuple[int, int], value: int):
    found = lettering(np.full(shape, value, np.uint8))
    assert found.shape == shape
    assert found.dtype == bool
    assert not found.any()


def test_noise_is_no_trouble():
    noise = np.random.default_rng(3).integers(0, 256, (700, 700)).astype(np.uint8)
    assert lettering(noise).shape == noise.shape
