"""Lines out of pictures without weights."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from colorstudio.imaging.xdog import lines, thin_lines


def test_lines_stand_where_colours_meet_and_nowhere_else() -> None:
    rgb = np.full((64, 64, 3), (230, 200, 60), np.uint8)
    rgb[16:48, 16:48] = (60, 90, 200)
    drawing = lines(rgb)
    assert drawing[14:18, 24:40].min() < 40
    assert (drawing[24:40, 24:40] == 255).all()
    assert (drawing[:8] == 255).all()


@pytest.mark.parametrize("color", [(0, 0, 0), (20, 20, 30), (255, 255, 255), (200, 30, 30)])
def test_flats_are_paper_however_dark(color: tuple[int, int, int]) -> None:
    assert (lines(np.full((32, 32, 3), color, np.uint8)) == 255).all()


def test_colours_of_one_lightness_are_parted() -> None:
    rgb = np.full((48, 48, 3), (200, 60, 60), np.uint8)
    rgb[:, 24:] = (60, 128, 60)
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    assert abs(int(grey[0, 0]) - int(grey[0, 40])) < 12
    assert lines(rgb)[10:38, 22:26].min(axis=1).max() < 60


def test_wider_lines_for_a_wider_gaussian() -> None:
    rgb = np.full((64, 64, 3), 240, np.uint8)
    rgb[:, 32:] = 80
    inked = [(lines(rgb, sigma=s) < 128).sum() for s in (0.6, 1.2)]
    assert inked[1] > 1.5 * inked[0]


def test_a_real_picture_has_closed_outlines(shared_data: Path) -> None:
    path = shared_data / "illustrations" / "fluentui-emoji" / "3d" / "1f6c4.png"
    codes = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    assert codes is not None
    alpha = codes[..., 3:] / 255
    rgb = (codes[..., 2::-1] * alpha + 255 * (1 - alpha)).round().astype(np.uint8)
    drawing = lines(cv2.resize(rgb, (512, 512), interpolation=cv2.INTER_CUBIC), sigma=1.2)
    assert 0.01 < (drawing < 128).mean() < 0.15
    count, labels = cv2.connectedComponents((drawing > 200).astype(np.uint8), connectivity=4)
    assert count > 5
    assert labels[256, 256] != labels[2, 2]


def test_small_pictures_get_thinner_lines_where_lines_stood() -> None:
    rgb = np.full((64, 64, 3), 255, np.uint8)
    cv2.circle(rgb, (32, 32), 20, (110, 130, 0), -1)
    coarse, thin = lines(rgb) < 128, thin_lines(rgb) < 128
    assert thin.shape == (64, 64)
    assert 0 < thin.sum() < 0.5 * coarse.sum()
    reached = cv2.dilate(coarse.astype(np.uint8), np.ones((3, 3), np.uint8))
    assert reached[thin].all()
    assert (thin_lines(np.full((32, 32, 3), 90, np.uint8)) == 255).all()
