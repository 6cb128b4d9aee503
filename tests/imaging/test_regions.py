"""Drawings fall apart along their ink: gaps are closed and told, natural narrow places are not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.regions import KEPT, PAPER, PLAIN, Gap, Regions, described, found

SIDE = 240
MIDDLE = (120, 120)


def blank(w: int = SIDE, h: int = SIDE) -> np.ndarray:
    return np.zeros((h, w), np.uint8)


def ring(
    hole: float = 0.0,
    turn: float = 0.0,
    radius: int = 70,
    width: int = 5,
) -> np.ndarray:
    """A circle with a hole of so many pixels in the direction ``turn`` (degrees)."""
    ink = blank()
    cv2.circle(ink, MIDDLE, radius, 255, width, cv2.LINE_AA)
    if hole:
        y, x = np.mgrid[:SIDE, :SIDE] - 120.0
        t = np.radians(turn)
        across = np.abs(x * np.sin(t) - y * np.cos(t))
        ahead = x * np.cos(t) + y * np.sin(t) > 0
        ink[ahead & (across < hole / 2)] = 0
    return ink


def necked(opening: float) -> np.ndarray:
    """Two bowls that bulge towards each other like )(, so that a waist is left between them."""
    ink = blank(300, 240)
    r = 90
    gap = round(opening / 2)
    cv2.circle(ink, (150 - r - gap - 2, 120), r, 255, 4, cv2.LINE_AA)
    cv2.circle(ink, (150 + r + gap + 2, 120), r, 255, 4, cv2.LINE_AA)
    return ink


def label(regions: Regions, x: int, y: int) -> int:
    return int(regions.labels[y, x])


def partition(labels: np.ndarray) -> np.ndarray:
    """The same map with numbers in the order in which they appear."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[inverse].reshape(labels.shape)


def at(gaps: tuple[Gap, ...], x: float, y: float, within: float = 8) -> Gap:
    near = [gap for gap in gaps if np.hypot(gap.x - x, gap.y - y) <= within]
    assert len(near) == 1
    return near[0]


# ---- closed lines


def test_a_closed_circle_parts_inside_from_outside():
    regions, gaps = found(ring())
    assert len(regions) == 2
    assert gaps == ()
    inside, outside = label(regions, *MIDDLE), label(regions, 3, 3)
    assert inside != outside
    assert regions.role[outside] == PAPER
    assert regions.role[inside] == PLAIN
    assert regions.neighbours.tolist() == [[0, 1]]
    assert regions.shared[0] == pytest.approx(8 * 70, rel=0.08)  # in steps of the grid


def test_the_facts_about_a_region_are_true():
    regions, _ = found(ring())
    inside = label(regions, *MIDDLE)
    assert regions.size == (SIDE, SIDE)
    y, x = np.mgrid[:SIDE, :SIDE] - 120
    assert regions.area[inside] == ((ring() < 96) & (np.hypot(x, y) < 70)).sum()
    assert np.abs(regions.centroid[inside] - 120).max() < 1
    assert np.abs(regions.inner[inside] - 120).max() <= 2
    assert regions.radius[inside] == pytest.approx(65.5, abs=1)
    x0, y0, x1, y1 = regions.bounds[inside]
    ys, xs = np.nonzero(regions.labels == inside)
    assert (x0, y0, x1, y1) == (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
    assert regions.area.sum() == regions.free.sum()
    for n, (x, y) in enumerate(regions.inner):
        assert label(regions, x, y) == n
        assert regions.distance[y, x] == regions.radius[n]


@given(
    circles=st.lists(
        st.tuples(st.integers(0, 119), st.integers(0, 119), st.integers(1, 50), st.integers(1, 6)),
        max_size=8,
    )
)
@settings(max_examples=40)
def test_every_pixel_belongs_to_a_region_that_is_there(circles: list[tuple[int, int, int, int]]):
    ink = blank(120, 120)
    for x, y, r, width in circles:
        cv2.circle(ink, (x, y), r, 255, width, cv2.LINE_AA)
    regions, _ = found(ink)
    present = np.unique(regions.labels)
    assert present.tolist() == list(range(len(regions)))
    assert (np.bincount(regions.labels[regions.free], minlength=len(regions)) == regions.area).all()
    assert (regions.neighbours[:, 0] < regions.neighbours[:, 1]).all()


def test_regions_meet_in_the_middle_of_the_line_between_them():
    ink = blank()
    ink[:, 100:111] = 255
    regions, _ = found(ink)
    left, right = label(regions, 20, 50), label(regions, 200, 50)
    row = regions.labels[50]
    border = int(np.flatnonzero(row == right)[0])
    assert 104 <= border <= 106
    assert (row[:border] == left).all()
    assert (row[border:] == right).all()


def test_tiny_regions_go_with_what_lies_around_them():
    ink = blank()
    cv2.circle(ink, MIDDLE, 60, 255, 4, cv2.LINE_AA)
    cv2.circle(ink, MIDDLE, 6, 255, -1)
    ink[119:121, 119:121] = 0  # a fleck of paper in a dot
    regions, _ = found(ink)
    assert len(regions) == 2


# ---- gaps


@pytest.mark.parametrize("hole", [2, 4, 8, 12])
@pytest.mark.parametrize("turn", [0, 37, 180, 250])
def test_a_gap_is_closed_and_told_with_its_width_and_place(hole: int, turn: int):
    regions, gaps = found(ring(hole, turn), gap=12)
    assert len(regions) == 2
    assert label(regions, *MIDDLE) != label(regions, 3, 3)
    assert len(gaps) == 1
    t = np.radians(turn)
    gap = at(gaps, 120 + 70 * np.cos(t), 120 + 70 * np.sin(t), within=4)
    assert gap.closed
    assert abs(gap.width - hole) <= 2.5
    # the ends lie in either stroke, so that a wall between them bridges the gap
    for x, y in (gap.start, gap.end):
        assert ring(hole, turn)[round(y), round(x)] > 96
    length = np.hypot(gap.start[0] - gap.end[0], gap.start[1] - gap.end[1])
    assert length >= hole


def test_a_gap_wider_than_asked_stays_open_but_is_told():
    ink = ring(12)
    regions, gaps = found(ink, gap=4)
    assert len(regions) == 1
    gap = at(gaps, 190, 120)
    assert not gap.closed
    assert gap.width == pytest.approx(12, abs=2)


def test_a_wall_between_the_ends_of_a_gap_bridges_it():
    ink = ring(14, 30)
    regions, gaps = found(ink, gap=4)
    assert len(regions) == 1
    walls = blank()
    ends = [tuple(round(v) for v in end) for end in (gaps[0].start, gaps[0].end)]
    cv2.line(walls, ends[0], ends[1], 1, 2)
    regions, left = found(ink, gap=4, walls=walls > 0)
    assert len(regions) == 2
    assert left == ()


def test_nothing_is_closed_with_a_gap_of_nought():
    regions, gaps = found(ring(3), gap=0)
    assert len(regions) == 1
    assert not at(gaps, 190, 120).closed


def test_a_hole_too_wide_to_be_a_gap_is_not_told():
    regions, gaps = found(ring(40), gap=12)
    assert len(regions) == 1
    assert gaps == ()


def test_a_gap_in_a_very_thick_line_is_closed():
    regions, gaps = found(ring(8, radius=60, width=56))
    assert len(regions) == 2
    assert abs(at(gaps, 180, 120, within=12).width - 8) <= 2.5


def test_two_gaps_in_one_line_are_both_closed_and_told():
    ink = np.minimum(ring(6, 0), ring(9, 180))
    regions, gaps = found(ink)
    assert len(regions) == 2
    assert abs(at(gaps, 190, 120).width - 6) <= 2
    assert abs(at(gaps, 50, 120).width - 9) <= 2


def test_a_line_that_stops_short_of_another_is_a_gap():
    ink = ring()
    ink[118:123, 52:182] = 255  # a chord that does not reach the right side
    ink[118:123, 178:186] = 0
    regions, gaps = found(ink)
    assert len(regions) == 3
    assert at(gaps, 182, 120).closed
    assert label(regions, 120, 80) != label(regions, 120, 160)


@pytest.mark.parametrize("opening", [4, 6, 8, 10])
def test_a_natural_waist_between_two_lines_is_no_gap(opening: int):
    ink = necked(opening)
    regions, gaps = found(ink, gap=12)
    assert gaps == ()
    assert label(regions, 150, 20) == label(regions, 150, 220)


def test_a_long_corridor_is_no_gap():
    ink = blank()
    ink[60:64, :] = ink[70:74, :] = 255
    ink[60:74, 100:140] = 0
    ink[20:64, 100:104] = ink[70:220, 100:104] = 255
    ink[20:64, 136:140] = ink[70:220, 136:140] = 255
    regions, gaps = found(ink)
    assert label(regions, 10, 67) == label(regions, 230, 67)
    assert gaps == ()


def test_many_gaps_close_together_are_texture():
    ink = blank()
    for n in range(6):
        ink[60 + 14 * n : 64 + 14 * n] = 255
    hatched = ink.copy()
    hatched[:, 100:104] = hatched[:, 130:134] = 0
    regions, gaps = found(hatched)
    assert gaps == ()
    assert len({label(regions, 20, 67 + 14 * n) for n in range(-1, 6)}) == 1
    ink[60:64, 100:104] = 0  # one of them alone is a gap
    regions, gaps = found(ink)
    assert len(gaps) == 1
    assert len({label(regions, 20, 67 + 14 * n) for n in range(-1, 6)}) == 7


# ---- what the artist says


def test_walls_part_what_ink_does_not():
    ink = ring()
    walls = np.zeros(ink.shape, bool)
    walls[:, 119:121] = True
    regions, _ = found(ink, walls=walls)
    assert len(regions) == 4
    assert label(regions, 90, 120) != label(regions, 150, 120)


def test_ink_that_is_passable_parts_nothing():
    ink = ring()
    cv2.putText(ink, "HOO", (60, 135), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 255, 5)
    passable = np.zeros(ink.shape, bool)
    passable[95:142, 56:186] = True
    inside_ring = np.hypot(*(np.mgrid[:SIDE, :SIDE] - 120)) < 62
    before, _ = found(ink)
    assert len(before) == 4
    regions, _ = found(ink, passable=passable & inside_ring)
    assert len(regions) == 2
    assert len(np.unique(regions.labels[inside_ring])) == 1


def test_walls_hold_where_ink_is_passable():
    ink = ring()
    everywhere = np.ones(ink.shape, bool)
    walls = np.zeros(ink.shape, bool)
    walls[:, 119:121] = True
    regions, _ = found(ink, passable=everywhere, walls=walls)
    assert len(regions) == 2
    assert label(regions, 20, 120) != label(regions, 220, 120)


def test_joined_regions_are_one():
    ink = ring()
    ink[:, 118:123] = 255
    regions, _ = found(ink)
    assert len(regions) == 4
    join = np.array([120 * SIDE + 90, 120 * SIDE + 150])
    regions, _ = found(ink, joined=[join])
    assert len(regions) == 3
    assert label(regions, 90, 120) == label(regions, 150, 120)
    assert label(regions, 10, 10) != label(regions, 230, 10)


def test_a_join_that_ends_on_ink_joins_the_others():
    ink = ring()
    ink[:, 118:123] = 255
    path = np.array([120 * SIDE + x for x in range(90, 151)])  # crosses the line
    regions, _ = found(ink, joined=[path])
    assert len(regions) == 3


def test_ink_is_what_reaches_the_threshold():
    ink = (ring() // 255 * 120).astype(np.uint8)
    assert len(found(ink, threshold=96)[0]) == 2
    assert len(found(ink, threshold=130)[0]) == 1


# ---- the whole


@settings(max_examples=30)
@given(hole=st.just(0) | st.integers(2, 12), turn=st.integers(0, 359), other=st.integers(0, 359))
def test_the_picture_upside_down_falls_into_the_same_regions(hole: int, turn: int, other: int):
    ink = np.maximum(ring(hole, turn), ring(0, other, 30))
    ink = np.maximum(ink, ring(8, other, 104))
    one, told = found(ink)
    two, told_too = found(np.ascontiguousarray(ink[::-1, ::-1]))
    assert len(one) == len(two) == 4
    assert len(told) == len(told_too) == 1 + (hole > 0)
    # where two regions are equally near, under the ink and in gaps, the order of pixels decides
    open_places = one.distance > 7
    turned = two.labels[::-1, ::-1]
    assert np.array_equal(partition(one.labels[open_places]), partition(turned[open_places]))


@pytest.mark.parametrize("code", [0, 255])
@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (60, 60)])
def test_a_picture_all_ink_or_all_paper_is_one_region(code: int, shape: tuple[int, int]):
    regions, gaps = found(np.full(shape, code, np.uint8))
    assert len(regions) == 1
    assert regions.role.tolist() == [PLAIN]
    assert not regions.labels.any()
    assert gaps == ()


def test_no_drawing_is_refused():
    with pytest.raises(BadInput, match="no drawing"):
        found(np.zeros((0, 5), np.uint8))


def test_the_drawing_itself_stays_as_it_is_and_regions_are_read_only():
    ink = ring(6)
    before = ink.copy()
    walls, passable = np.zeros(ink.shape, bool), np.zeros(ink.shape, bool)
    walls[5, 5] = passable[9, 9] = True
    given_walls, given_passable = walls.copy(), passable.copy()
    regions, _ = found(ink, walls=walls, passable=passable)
    assert np.array_equal(ink, before)
    assert np.array_equal(walls, given_walls)
    assert np.array_equal(passable, given_passable)
    for array in (regions.labels, regions.distance):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 0


def test_more_neighbours_than_the_first_table_holds_are_all_told():
    labels = np.arange(70 * 70, dtype=np.int32).reshape(70, 70)
    regions = described(labels, np.ones(labels.shape, np.float32))
    assert len(regions.neighbours) == 2 * 70 * 69
    assert (regions.shared == 1).all()
    pairs = {tuple(pair) for pair in regions.neighbours.tolist()}
    assert (0, 1) in pairs
    assert (0, 70) in pairs
    assert len(pairs) == len(regions.neighbours)


def test_roles_can_be_told_apart():
    assert len({PLAIN, PAPER, KEPT}) == 3


def test_cancelled_work_stops():
    class Stop(Exception):
        pass

    def check() -> None:
        raise Stop

    with pytest.raises(Stop):
        found(ring(), check=check)
