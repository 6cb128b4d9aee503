"""The pressure curve: straight by default, through its points, never turning back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.pressure import MOST_POINTS, PressureCurve, curve_of

UNIT = st.floats(0, 1)


@given(UNIT)
def test_the_straight_curve_changes_nothing(pressure: float) -> None:
    assert PressureCurve()(pressure) == pressure


@given(
    st.lists(st.tuples(st.integers(0, 20), UNIT), min_size=2, max_size=8, unique_by=lambda p: p[0])
)
def test_a_curve_goes_through_its_points_and_stays_between_them(
    points: list[tuple[int, float]],
) -> None:
    places = tuple(sorted((x / 20, y) for x, y in points))
    curve = PressureCurve(places)
    for x, y in places:
        assert curve(x) == pytest.approx(y, abs=1e-9)
    for (x0, y0), (x1, y1) in itertools.pairwise(places):
        felt = [curve(x0 + (x1 - x0) * n / 20) for n in range(21)]
        steps = [b - a for a, b in itertools.pairwise(felt)]
        assert min(y0, y1) - 1e-9 <= min(felt) <= max(felt) <= max(y0, y1) + 1e-9
        assert all(step * (y1 - y0) >= -1e-9 for step in steps)
    assert curve(0) == places[0][1] or places[0][0] == 0
    assert curve(1) == pytest.approx(places[-1][1])


def test_a_curve_is_kept_as_text() -> None:
    curve = PressureCurve(((0.1, 0.2), (0.5, 0.4), (0.9, 1.0)))
    assert PressureCurve.from_text(curve.text) == curve
    assert PressureCurve().text == ""
    assert PressureCurve.from_text("") == PressureCurve()


@pytest.mark.parametrize("text", ["nonsense", "0,0", "0,0 0,1", "0,0 2,1", "0,0,0 1,1", "1,0 0,1"])
def test_a_curve_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        PressureCurve.from_text(text)
    assert curve_of(text) == PressureCurve()


def test_points_are_moved_added_and_taken_away() -> None:
    curve = PressureCurve().with_point(0.5, 0.8)
    assert curve(0.5) == pytest.approx(0.8)
    assert curve.moved(1, 5.0, -1.0).points[1] == (0.98, 0.0)
    assert curve.moved(0, 0.2, 0.1)(0.1) == 0.1
    assert curve.without(1) == PressureCurve()
    assert curve.without(0) == curve
    assert curve.with_point(0.51, 0.3) == curve
    for n in range(20):
        curve = curve.with_point(n / 20 + 0.01, 0.5)
    assert len(curve.points) == MOST_POINTS
