"""Figures of a generated picture: by pixels from all of it, and which figure is which."""

import re

import numpy as np
import pytest

from colorstudio.imaging.palette import Palette
from colorstudio.imaging.palette_metrics import wasserstein1_oklab
from colorstudio.methods.palette.alignment import measure
from colorstudio.methods.palette.alignment.measure import Figures, measured, rows_of

RED, BLUE, GREEN = (200, 40, 30), (20, 60, 200), (30, 160, 60)
SHARES = np.array([0.75, 0.25])


def striped(side: int) -> np.ndarray:
    """A quarter of it blue, in every other column of one half."""
    rgb = np.empty((side, side, 3), np.uint8)
    rgb[:] = RED
    rgb[:, 1 : side // 2 : 2] = BLUE
    return rgb.reshape(-1, 3)


@pytest.mark.parametrize("side", [64, 512, 768])
def test_what_stands_in_some_columns_only_is_seen(side: int) -> None:
    palette = Palette.of(["#c8281e", "#143cc8"]).with_shares({0: 0.75, 1: 0.25})
    rows, miss = rows_of(striped(side), palette, SHARES)
    assert miss < 0.02
    assert [row.achieved for row in rows] == pytest.approx(SHARES, abs=0.02)
    accuracy, completeness, far = measured(striped(side), np.array([RED, BLUE], np.uint8), SHARES)
    assert (accuracy, completeness) == (0, 0)
    assert far < 0.01


def test_a_references_columns_are_all_seen() -> None:
    reference = striped(512)
    all_red = np.full((512 * 512, 3), RED, np.uint8)
    _, left_out, _ = measured(all_red, reference, np.ones(len(reference)))
    assert left_out == pytest.approx(0.25 * 370, rel=0.05), "a quarter is |blue - red| away"


def test_accuracy_is_of_the_picture_and_completeness_of_the_colours() -> None:
    picture = np.array([RED, RED, GREEN, RED], np.uint8)
    asked = np.array([RED, BLUE], np.uint8)
    accuracy, completeness, _ = measured(picture, asked, np.array([0.5, 0.5]))
    assert accuracy == pytest.approx((10 + 100 + 140) / 4), "of four one is green"
    assert completeness == pytest.approx((10 + 100 + 140) / 2), "blue is nowhere"
    off = Figures(accuracy, completeness, 0.1, 0.3).sentences
    assert re.search(rf"{accuracy:.1f}[^()]*\(CD-A\)", off[0])
    assert re.search(rf"{completeness:.1f}[^()]*\(CD-C\)", off[0])
    assert "30.0 %" in off[1]


def test_equal_colours_are_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reference of thousands of pixels has few colours; the exact distance takes time for all."""
    seen: list[tuple[int, int]] = []

    def far(own: np.ndarray, weights: np.ndarray, asked: np.ndarray, amounts: np.ndarray) -> float:
        seen.append((len(own), len(asked)))
        return wasserstein1_oklab(own, weights, asked, amounts)

    monkeypatch.setattr(measure, "wasserstein1_oklab", far)
    reference = np.array([BLUE, RED, RED, RED], np.uint8).repeat(100, axis=0)
    picture = np.array([RED, BLUE], np.uint8).repeat(50, axis=0)
    once = measured(picture, np.array([RED, BLUE], np.uint8), np.array([300.0, 100.0]))
    many = measured(picture, reference, np.ones(400))
    assert seen == [(2, 2), (2, 2)]
    assert many[2] == once[2] > 0.05


def test_what_nobody_asked_for_is_not_left_out() -> None:
    picture = np.full((4, 3), RED, np.uint8)
    _, completeness, _ = measured(picture, np.array([RED, BLUE], np.uint8), np.array([1.0, 0.0]))
    assert completeness == 0


def test_the_largest_miss_of_a_share_is_told() -> None:
    palette = Palette.of(["#c8281e", "#143cc8", "#1ea03c"])
    picture = np.array([RED] * 6 + [BLUE] * 3 + [GREEN], np.uint8)
    rows, miss = rows_of(picture, palette, np.array([0.5, 0.3, 0.2]))
    assert [row.pixels for row in rows] == [6, 3, 1]
    assert miss == pytest.approx(0.1)
