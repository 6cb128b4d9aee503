"""Printed tones are found where they are; lines, lettering and a few dots are left alone."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from colorstudio.imaging.screentone import screentone

SIDE = 500


def dots(shape: tuple[int, int], radius: float, pitch: float, degrees: float) -> np.ndarray:
    """Anti-aliased dots of one size in a square lattice turned by ``degrees``."""
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    a = np.deg2rad(degrees)
    u = (x * np.cos(a) + y * np.sin(a)) / pitch
    v = (y * np.cos(a) - x * np.sin(a)) / pitch
    far = np.hypot(u - np.round(u), v - np.round(v)) * pitch
    return (255 * np.clip(radius - far + 0.5, 0, 1)).astype(np.uint8)


def disc() -> np.ndarray:
    inside = np.zeros((SIDE, SIDE), np.uint8)
    cv2.circle(inside, (250, 250), 200, 1, -1)
    return inside


def grey(file: Path) -> np.ndarray:
    picture = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    return picture


def overlap(found: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Part of the truth that was found, and part of what was found that is true."""
    both = np.count_nonzero(found & truth)
    return both / np.count_nonzero(truth), both / max(1, np.count_nonzero(found))


@pytest.mark.parametrize(
    ("radius", "pitch", "degrees"),
    [(1, 5, 45), (1.5, 5, 0), (2, 5, 30), (2, 8, 45), (3, 10, 15), (5, 16, 30), (6, 24, 45)],
)
def test_dots_of_any_size_and_angle_are_found_up_to_their_outline(radius, pitch, degrees):
    inside = disc()
    page = dots(inside.shape, radius, pitch, degrees) * inside
    cv2.circle(page, (250, 250), 200, 255, 3)
    recall, precision = overlap(screentone(page), inside > 0)
    assert recall > 0.85
    assert precision > 0.99


def test_holes_between_large_dots_are_a_tone_too():
    inside = disc()
    page = (255 - dots(inside.shape, 2, 6, 45)) * inside
    recall, precision = overlap(screentone(page), inside > 0)
    assert recall > 0.85
    assert precision > 0.97


def test_a_page_of_more_dots_than_are_judged_keeps_its_blank_half():
    page = dots((1500, 1500), 1.5, 5, 0)
    page[:, 700:] = 0
    inside = np.zeros(page.shape, bool)
    inside[:, :700] = True
    recall, precision = overlap(screentone(page), inside)
    assert recall > 0.95
    assert precision > 0.99


def test_lines_letters_strokes_and_a_few_dots_are_no_tone():
    page = np.zeros((SIDE, SIDE), np.uint8)
    cv2.rectangle(page, (20, 20), (480, 200), 255, 4)
    for n in range(4):
        text = "What is this thing, little.one?"
        cv2.putText(page, text, (40, 50 + 40 * n), 0, 0.8, 255, 2, cv2.LINE_AA)
    for n in range(8):
        cv2.line(page, (80 + 9 * n, 300), (60 + 9 * n, 380), 255, 2, cv2.LINE_AA)
        cv2.circle(page, (300 + 12 * (n % 4), 320 + 12 * (n // 4)), 3, 255, -1)
    assert not screentone(page).any()


def test_drawings_have_next_to_none(shared_data: Path):
    for file in sorted((shared_data / "lineart").glob("*/*.png")):
        page = 255 - grey(file)
        assert screentone(page).mean() < 0.015, file.name


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1), (64, 64)])
@pytest.mark.parametrize("value", [0, 255])
def test_plain_pages_of_any_size_have_none(shape, value):
    found = screentone(np.full(shape, value, np.uint8))
    assert found.shape == shape
    assert found.dtype == bool
    assert not found.any()


def test_a_photo_has_next_to_none(shared_data: Path):
    file = min((shared_data / "photos").rglob("*.jpg"), default=None)
    if file is None:
        pytest.skip("no photo here")
    photo = grey(file)
    assert screentone(photo).mean() < 0.02
