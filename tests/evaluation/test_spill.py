"""Spill is nothing for flats within lines, all for colours that know no line, and in between."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.evaluation.spill import distance_to, ink_of, spill

RED, BLUE, WHITE = (200, 30, 30), (30, 30, 200), (255, 255, 255)


def halves(side: int = 40, at: int = 20) -> np.ndarray:
    """Red up to column ``at``, blue from there on."""
    rgb = np.full((side, side, 3), RED, np.uint8)
    rgb[:, at:] = BLUE
    return rgb


def line(side: int = 40, at: int = 20) -> np.ndarray:
    ink = np.zeros((side, side), bool)
    ink[:, at] = True
    return ink


@pytest.mark.parametrize(
    ("edge", "expected"), [(20, 0.0), (22, 0.0), (23, 0.0), (24, 1.0), (30, 1.0), (17, 1.0)]
)
def test_colours_may_change_within_two_pixels_of_ink(edge: int, expected: float) -> None:
    # the edge at column 23 lies between 22 and 23: the nearer is two pixels from the line at 20
    assert spill(halves(at=edge), line()) == expected


def test_edges_across_count_as_those_down() -> None:
    rgb = np.ascontiguousarray(halves(at=30).transpose(1, 0, 2))
    assert spill(rgb, line().T) == 1.0
    assert spill(rgb, line()) == pytest.approx(35 / 40)  # five pixels of it cross the line


def test_it_is_the_share_of_the_edges() -> None:
    rgb = halves(at=20)
    rgb[:10, 20:30] = RED  # a quarter of the edge runs over, and three of the ten back are near
    found = spill(rgb, line())
    assert found == pytest.approx((10 + 7) / (30 + 10 + 10))


def test_light_shade_and_ink_are_no_edges_of_colour() -> None:
    grey = np.full((40, 40, 3), 255, np.uint8)
    grey[:, 25:] = 40
    grey[line()] = 0
    assert spill(grey, line()) is None


def test_without_ink_every_edge_spills() -> None:
    assert spill(halves(), np.zeros((40, 40), bool)) == 1.0
    assert np.isinf(distance_to(np.zeros((4, 4), bool))).all()


@given(shift=st.integers(0, 15))
def test_the_farther_the_colours_slip_the_more_spills(shift: int) -> None:
    rgb = halves(at=20 + shift)
    found = spill(rgb, line())
    assert found == (0.0 if shift <= 3 else 1.0)


def test_ink_is_kept_where_a_drawing_is_made_smaller() -> None:
    drawing = np.full((80, 80), 255, np.uint8)
    drawing[:, 41] = 0
    small = ink_of(drawing, (20, 20))
    assert small[:, 10].all()
    assert small.sum() == 20
    assert np.array_equal(ink_of(drawing), drawing < 128)


def test_sizes_have_to_agree() -> None:
    with pytest.raises(ValueError, match="for a picture of"):
        spill(halves(), line(30))
