"""Rectangles against sets of pixels."""

from hypothesis import given
from hypothesis import strategies as st

from colorstudio.imaging.geometry import Rect

rects = st.builds(
    Rect, st.integers(-8, 20), st.integers(-8, 20), st.integers(0, 12), st.integers(0, 12)
)


def pixels(rect: Rect) -> set[tuple[int, int]]:
    return {(x, y) for x in range(rect.x, rect.right) for y in range(rect.y, rect.bottom)}


@given(rects, rects)
def test_intersection_and_union(a: Rect, b: Rect) -> None:
    assert pixels(a.intersected(b)) == pixels(a) & pixels(b)
    assert pixels(a) | pixels(b) <= pixels(a.united(b))
    assert a.intersected(b).empty == (not pixels(a) & pixels(b))


@given(rects, st.integers(1, 9))
def test_tiles_are_those_that_hold_a_pixel(rect: Rect, side: int) -> None:
    expected = {(x // side, y // side) for x, y in pixels(rect)}
    tiles = list(rect.tiles(side))
    assert set(tiles) == expected
    assert len(tiles) == len(expected)


@given(rects, st.integers(1, 8))
def test_a_scaled_down_rectangle_covers_the_same_pixels(rect: Rect, factor: int) -> None:
    small = pixels(rect.scaled_down(factor))
    assert {(x // factor, y // factor) for x, y in pixels(rect)} <= small
