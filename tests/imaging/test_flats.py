"""Hints colour regions up to under the ink, share them where there are several, and no others."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.imaging import flats as flats_module
from colorstudio.imaging.color import Color
from colorstudio.imaging.flats import Flats, Flatter, path, uncoloured
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.hints import Hint, Hints, Kind
from colorstudio.imaging.profiles import SRGB, named
from colorstudio.imaging.regions import Regions, described, found

SIDE = 160
WHOLE = Rect(0, 0, SIDE, SIDE)
RED, BLUE, GREEN = (Color.from_hex(text) for text in ("#c03020", "#2040c0", "#30a040"))
NOTHING = (0, 0, 0, 0)


def rgba(color: Color) -> tuple[int, ...]:
    return (*color.rgb8, 255)


def ringed(x: int = 80, y: int = 80, radius: int = 45, width: int = 5) -> np.ndarray:
    ink = np.zeros((SIDE, SIDE), np.uint8)
    cv2.circle(ink, (x, y), radius, 255, width, cv2.LINE_AA)
    return ink


def grid(cells: int = 4, line: int = 4) -> np.ndarray:
    """So many by so many rooms between straight walls."""
    ink = np.zeros((SIDE, SIDE), np.uint8)
    for n in range(1, cells):
        at = n * SIDE // cells
        ink[at - line // 2 : at + line // 2] = ink[:, at - line // 2 : at + line // 2] = 255
    return ink


def bells() -> np.ndarray:
    """Two rooms with a corridor between them, all one region, in ink."""
    ink = np.full((SIDE, SIDE), 255, np.uint8)
    ink[40:120, 10:70] = ink[40:120, 90:150] = 0
    ink[70:90, 60:100] = 0
    return ink


def flatter(ink: np.ndarray, dtype: type = np.uint8, **options: object) -> Flatter:
    regions, _ = found(ink, gap=0)
    return Flatter(regions, ink, dtype=np.dtype(dtype), **options)  # type: ignore[arg-type]


def divided(labels: np.ndarray, *marks: Hint) -> Flats:
    """The flats of regions that touch without ink."""
    regions = described(labels, np.full(labels.shape, 3, np.float32))
    blank = np.zeros(labels.shape, np.uint8)
    return Flatter(regions, blank).solve(Hints((SIDE, SIDE), marks))


def mark(
    color: Color | None,
    *points: tuple[float, float],
    mask: str = "",
    group: str = "",
    kind: Kind | None = None,
) -> Hint:
    """A point, or a stroke where there are several points; its id tells where it lies."""
    kind = kind or ("point" if len(points) == 1 else "stroke")
    return Hint(f"{kind} {points[0]}", kind, points, color=color, mask=mask, group=group)


def solved(ink: np.ndarray, *marks: Hint) -> Flats:
    return flatter(ink).solve(Hints((SIDE, SIDE), marks))


def color_at(flats: Flats, x: int, y: int) -> tuple[int, ...]:
    return tuple(flats.shown(Rect(x, y, 1, 1))[0, 0].tolist())


def label(regions: Regions, x: int, y: int) -> int:
    return int(regions.labels[y, x])


# ---- one colour in a region


@pytest.mark.parametrize("at", [(20, 20), (100, 60), (60, 100), (140, 140)])
def test_a_point_colours_its_region_and_no_other(at: tuple[int, int]):
    flats = solved(grid(), mark(RED, at))
    own = flats.regions.labels == label(flats.regions, *at)
    assert own.sum() == pytest.approx(SIDE**2 / 16, rel=0.2)
    shown = flats.shown(WHOLE)
    assert (shown[own] == rgba(RED)).all()
    assert not shown[~own].any()


def test_each_region_takes_the_colour_of_its_own_hint():
    places = [(20 + 40 * (n % 4), 20 + 40 * (n // 4)) for n in range(16)]
    colors = [Color(50, 3 * n, -2 * n) for n in range(16)]
    flats = solved(grid(), *(mark(c, at) for c, at in zip(colors, places, strict=True)))
    assert [entry.hint for entry in flats.entries] == [f"point {(at,)[0]}" for at in places]
    for color, at in zip(colors, places, strict=True):
        entry = flats.at(*at)
        assert entry is not None
        assert (entry.color, entry.region) == (color, label(flats.regions, *at))
    assert (flats.shown(WHOLE)[..., 3] == 255).all()


def test_a_point_on_the_ink_colours_the_region_that_flows_there():
    flats = solved(ringed(), mark(RED, (80 - 44, 80)))
    assert color_at(flats, 80, 80) == rgba(RED)
    assert color_at(flats, 5, 5) == NOTHING


def test_a_stroke_colours_the_regions_that_it_crosses():
    flats = solved(grid(), mark(RED, (20, 20), (140, 20), (140, 60)))
    for x, y in ((20, 20), (60, 20), (100, 20), (140, 20), (140, 60)):
        assert color_at(flats, x, y) == rgba(RED)
    for x, y in ((20, 60), (60, 60), (100, 60), (140, 100)):
        assert color_at(flats, x, y) == NOTHING


def test_a_stroke_that_barely_slips_over_a_line_stays_in_its_region():
    flats = solved(grid(), mark(RED, (20, 5), (20, 36), (20, 5), (20, 43)))
    assert color_at(flats, 20, 20) == rgba(RED)
    assert color_at(flats, 20, 60) == NOTHING


@pytest.mark.parametrize("end", [(82, 37), (80, 33)])
def test_a_stroke_that_lies_on_ink_alone_still_colours_one_region(end: tuple[int, int]):
    flats = solved(ringed(width=9), mark(RED, (80, 38), end))
    assert len(flats.entries) == 1


def test_keep_leaves_a_region_as_paper():
    keep = mark(None, (60, 20), kind="keep")
    flats = solved(grid(), mark(RED, (20, 20), (140, 20)), keep)
    assert color_at(flats, 20, 20) == rgba(RED)
    entry = flats.at(60, 20)
    assert entry is not None
    assert entry.color is None
    assert color_at(flats, 60, 20) == NOTHING


def test_barriers_and_joins_colour_nothing():
    marks = [mark(RED, (20, 20), (60, 20), kind=kind) for kind in ("barrier", "join")]
    assert solved(grid(), *marks).entries == ()


def test_hints_of_a_hidden_group_do_not_act():
    hints = Hints((SIDE, SIDE), (mark(RED, (20, 20), group="coat"),))
    work = flatter(grid())
    assert [entry.group for entry in work.solve(hints).entries] == ["coat"]
    hidden = Hints(hints.size, hints.items, frozenset({"coat"}))
    assert work.solve(hidden).entries == ()


def test_marks_outside_of_the_picture_are_nothing():
    flats = solved(grid(), mark(RED, (-5, 20)), mark(BLUE, (20, 400), (30, 500)))
    assert flats.entries == ()
    assert flats.reports == ()
    assert not flats.shown(WHOLE).any()


def test_a_stroke_that_leaves_the_picture_colours_where_it_is_inside():
    flats = solved(grid(), mark(RED, (-60, 20), (30, 20)))
    assert color_at(flats, 20, 20) == rgba(RED)


def test_no_hints_are_no_flats():
    flats = solved(grid())
    assert not flats.index(WHOLE).any()
    assert not flats.shown(WHOLE).any()
    assert flats.at(3, 3) is None


@pytest.mark.parametrize("profile", ["srgb", "display-p3"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_colours_come_in_the_depth_and_profile_of_the_document(dtype: type, profile: str):
    own = named(profile)
    flats = flatter(grid(), dtype, profile=own).solve(
        Hints((SIDE, SIDE), (mark(RED, (20, 20)), mark(BLUE, (60, 20))))
    )
    assert flats.codes.dtype == dtype
    shown = flats.shown(WHOLE)
    assert shown[20, 20, 3] == np.iinfo(dtype).max
    got = Color.from_pixel(shown[20, 20], own)
    assert np.abs(np.subtract(got.lab, RED.lab)).max() < 1
    if own is SRGB and dtype is np.uint8:
        assert tuple(shown[20, 60]) == rgba(BLUE)


# ---- several colours in a region


def test_two_colours_share_a_region_at_its_narrow_place():
    flats = solved(bells(), mark(RED, (20, 50)), mark(BLUE, (140, 110)))
    assert len(flats.regions) == 1
    assert (flats.shown(WHOLE)[50:110, 12:58] == rgba(RED)).all()
    assert (flats.shown(WHOLE)[50:110, 102:148] == rgba(BLUE)).all()
    assert {tuple(c) for c in flats.shown(WHOLE).reshape(-1, 4)} == {rgba(RED), rgba(BLUE)}


def test_where_a_room_ends_counts_for_more_than_how_near_a_hint_is():
    # the red hint is far from the corridor, the blue one before it; distance alone cuts the room
    flats = solved(bells(), mark(RED, (20, 80)), mark(BLUE, (95, 80)))
    shown = flats.shown(WHOLE)
    room = shown[44:116, 14:66]
    assert (room == rgba(RED)).all(axis=-1).mean() > 0.9


def hairpin() -> np.ndarray:
    """Two lanes side by side that meet at the lower end, int32."""
    lanes = np.zeros((SIDE, SIDE), np.int32)
    lanes[5:150, 70:76] = lanes[5:150, 78:84] = lanes[144:150, 70:84] = 1
    return lanes


def test_colours_go_around_a_wall_not_through_it():
    ink = np.where(hairpin() > 0, 0, 255).astype(np.uint8)
    flats = solved(ink, mark(RED, (73, 8)), mark(BLUE, (73, 140)))
    assert len(flats.regions) == 1
    assert color_at(flats, 73, 20) == rgba(RED)
    assert color_at(flats, 80, 8) == rgba(BLUE)


def test_colours_of_a_region_never_run_through_another():
    flats = divided(hairpin(), mark(RED, (73, 8)), mark(BLUE, (73, 140)))
    assert color_at(flats, 73, 20) == rgba(RED)
    assert color_at(flats, 80, 8) == rgba(BLUE)
    assert color_at(flats, 77, 8) == NOTHING


def test_colours_meet_at_a_step_of_tone():
    ink = np.zeros((SIDE, SIDE), np.uint8)
    ink[:, 110:] = 70  # a shadow, paler than ink
    flats = solved(ink, mark(RED, (15, 80)), mark(BLUE, (145, 80)))
    assert len(flats.regions) == 1
    shown = flats.shown(WHOLE)
    assert (shown[:, :108] == rgba(RED)).all()
    assert (shown[:, 112:] == rgba(BLUE)).all()


def test_a_colour_twice_in_a_region_is_one_entry():
    flats = solved(ringed(), mark(RED, (60, 80)), mark(RED, (100, 80)))
    assert len(flats.entries) == 1
    assert len(flats.patches) == 0


def test_keep_shares_a_region_too():
    keep = mark(None, (140, 110), kind="keep")
    shown = solved(bells(), mark(RED, (20, 50)), keep).shown(WHOLE)
    assert (shown[50:110, 12:58] == rgba(RED)).all()
    assert not shown[50:110, 102:148].any()


def test_the_last_of_two_hints_at_one_place_wins_and_the_first_says_so():
    flats = solved(ringed(), mark(RED, (80, 80)), mark(BLUE, (80, 80)))
    assert color_at(flats, 80, 80) == rgba(BLUE)
    first, last = flats.reports
    assert (first.reason, first.got) == ("overruled", BLUE)
    assert (last.reason, last.got, last.delta_e00) == ("", BLUE, 0.0)


@pytest.mark.parametrize("cells", [400, 5000])
def test_a_large_region_is_shared_in_coarse_cells_but_ends_at_the_pixel(
    cells: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(flats_module, "CELLS", cells)
    flats = solved(ringed(), mark(RED, (60, 80)), mark(BLUE, (100, 80)), mark(GREEN, (5, 5)))
    shown = flats.shown(WHOLE)
    inside = flats.regions.labels == label(flats.regions, 80, 80)
    assert (shown[~inside] == rgba(GREEN)).all()
    ours = {tuple(c) for c in shown[inside]}
    assert ours == {rgba(RED), rgba(BLUE)}
    assert color_at(flats, 60, 80) == rgba(RED)
    assert color_at(flats, 100, 80) == rgba(BLUE)
    assert (shown[inside] == rgba(RED)).all(axis=-1).mean() == pytest.approx(
        0.5, abs=0.3 if cells < 1000 else 0.15
    )


def test_spurs_thinner_than_a_coarse_cell_are_coloured_to_their_ends(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(flats_module, "CELLS", 150)
    comb = np.zeros((SIDE, SIDE), np.int32)
    comb[100:150, 10:150] = 1
    for n, x in enumerate(range(14, 146, 21)):
        comb[60 if n == 0 else 80 : 100, x : x + 3] = 1
    flats = divided(comb, mark(GREEN, (2, 2)), mark(RED, (30, 125)), mark(BLUE, (130, 125)))
    assert set(np.unique(flats.index(WHOLE)[comb == 1])) == {2, 3}
    assert set(np.unique(flats.index(WHOLE)[comb == 0])) == {1}


def test_more_shared_regions_than_are_remembered_are_right(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(flats_module, "KEPT_COSTS", 3)
    marks = []
    for n in range(16):
        x, y = 20 + 40 * (n % 4), 20 + 40 * (n // 4)
        marks += [mark(RED, (x - 10, y)), mark(BLUE, (x + 10, y))]
    work = flatter(grid())
    hints = Hints((SIDE, SIDE), tuple(marks))
    for _ in range(2):
        flats = work.solve(hints)
        for one in marks:
            assert color_at(flats, int(one.x), int(one.y)) == rgba(one.color or GREEN)
    assert len(work._costs) == 3


# ---- masks


def half(left: bool) -> np.ndarray:
    mask = np.zeros((SIDE, SIDE), np.uint8)
    mask[:, : SIDE // 2] = 255
    return mask if left else 255 - mask


def test_a_hint_never_colours_outside_of_its_mask():
    hints = Hints((SIDE, SIDE), (mark(RED, (60, 80), mask="left"),))
    flats = flatter(ringed()).solve(hints, masks={"left": half(True)})
    shown = flats.shown(WHOLE)
    inside = flats.regions.labels == label(flats.regions, 80, 80)
    assert (shown[inside & (half(True) > 0)] == rgba(RED)).all()
    assert not shown[~inside | (half(True) == 0)].any()


def test_masks_divide_a_region_among_hints():
    marks = (mark(RED, (78, 60), mask="left"), mark(BLUE, (120, 80), mask="right"))
    masks = {"left": half(True), "right": half(False)}
    flats = flatter(ringed(radius=60)).solve(Hints((SIDE, SIDE), marks), masks=masks)
    inside = flats.regions.labels == label(flats.regions, 80, 80)
    shown = flats.shown(WHOLE)
    assert (shown[inside & (masks["left"] > 0)] == rgba(RED)).all()
    assert (shown[inside & (masks["right"] > 0)] == rgba(BLUE)).all()


def test_a_hint_outside_of_its_own_mask_does_nothing_and_says_so():
    marks = (mark(RED, (100, 80), mask="left"), mark(BLUE, (60, 80), mask="gone"))
    flats = flatter(ringed()).solve(Hints((SIDE, SIDE), marks), masks={"left": half(True)})
    assert [entry.color for entry in flats.entries] == [BLUE]  # its mask is no more
    first = flats.reports[0]
    assert first.hint_id == marks[0].id
    assert first.reason in ("mask", "overruled")
    alone = flatter(ringed()).solve(Hints((SIDE, SIDE), marks[:1]), masks={"left": half(True)})
    assert alone.reports[0].reason == "mask"


# ---- the whole


@settings(max_examples=40)
@given(
    x=st.integers(40, 120),
    y=st.integers(40, 120),
    radius=st.integers(8, 36),
    width=st.integers(1, 12),
)
def test_under_the_ink_of_a_circle_every_pixel_has_the_colour_of_one_of_its_sides(
    x: int, y: int, radius: int, width: int
):
    ink = ringed(x, y, radius, width)
    middle = ink[y, x] < 96
    marks = [mark(BLUE, (1, 1))] + ([mark(RED, (x, y))] if middle else [])
    flats = solved(ink, *marks)
    shown = flats.shown(WHOLE)
    from_middle = np.hypot(*(np.mgrid[:SIDE, :SIDE] - np.array([y, x])[:, None, None]))
    red = (shown == rgba(RED)).all(axis=-1)
    blue = (shown == rgba(BLUE)).all(axis=-1)
    assert (red | blue).all()
    # the border lies under the ink, not beside it
    if len(flats.regions) == 2:
        assert red[from_middle < radius - width / 2 - 1].all()
        assert blue[from_middle > radius + width / 2 + 1].all()
        for axis in (0, 1):
            border = red != np.roll(red, 1, axis)
            assert np.maximum(ink, np.roll(ink, 1, axis))[border].min() >= 96


places = st.tuples(st.integers(0, SIDE - 1), st.integers(0, SIDE - 1))


@settings(max_examples=40)
@given(
    marked=st.lists(st.tuples(places, st.sampled_from([RED, BLUE, GREEN, None])), max_size=8),
    scale=st.sampled_from([1, 2, 3, 4, 8, 16]),
    left=st.integers(0, 30),
    top=st.integers(0, 30),
)
def test_numbers_and_colours_agree_at_every_reduction(
    marked: list[tuple[tuple[int, int], Color | None]], scale: int, left: int, top: int
):
    ink = np.maximum(ringed(), grid(2))
    marks = [mark(c, at, kind="point" if c else "keep") for at, c in marked]
    flats = solved(ink, *marks)
    w, h = -(-SIDE // scale), -(-SIDE // scale)
    rect = Rect(min(left, w - 1), min(top, h - 1), w - min(left, w - 1), h - min(top, h - 1))
    index, shown = flats.index(rect, scale), flats.shown(rect, scale, workers=1)
    assert np.array_equal(shown, flats.codes[index])
    ys, xs = (
        np.minimum((start + np.arange(n)) * scale + scale // 2, SIDE - 1)
        for start, n in ((rect.y, rect.h), (rect.x, rect.w))
    )
    assert np.array_equal(index, flats.index(WHOLE)[np.ix_(ys, xs)])
    for number in np.unique(index[index > 0]):
        where = np.argwhere(index == number)[0]
        entry = flats.entries[number - 1]
        assert flats.at(int(xs[where[1]]), int(ys[where[0]])) == entry
        assert entry.region == label(flats.regions, int(xs[where[1]]), int(ys[where[0]]))


def test_the_same_hints_give_the_same_flats_again():
    hints = Hints((SIDE, SIDE), (mark(RED, (60, 80)), mark(BLUE, (100, 90), (90, 60))))
    work = flatter(ringed())
    first = work.solve(hints)
    work.solve(Hints((SIDE, SIDE), (mark(GREEN, (80, 80)), mark(BLUE, (70, 70)))))
    for again in (work.solve(hints), flatter(ringed()).solve(hints)):
        assert again.entries == first.entries
        assert np.array_equal(again.index(WHOLE), first.index(WHOLE))
        assert np.array_equal(again.shown(WHOLE), first.shown(WHOLE))


def test_what_no_hint_colours_yet_is_told():
    flats = solved(ringed(), mark(RED, (80, 80)))
    assert not uncoloured(flats).any()  # the page around everything asks for no colour
    assert uncoloured(solved(ringed())).sum() == 1


def test_the_path_of_a_mark_has_no_holes():
    stroke = mark(RED, (10, 10), (60, 33), (12, 90))
    way = path(stroke, (SIDE, SIDE))
    assert np.abs(np.diff(way, axis=0)).max() == 1
    assert way[0].tolist() == [10, 10]
    assert way[-1].tolist() == [12, 90]
    assert path(mark(RED, (4.5, 4.4)), (SIDE, SIDE)).tolist() == [[5, 4]]
    assert len(path(mark(RED, (-1, 4)), (SIDE, SIDE))) == 0


def test_cancelled_work_stops():
    class Stop(Exception):
        pass

    def check() -> None:
        raise Stop

    with pytest.raises(Stop):
        flatter(grid()).solve(Hints((SIDE, SIDE), (mark(RED, (20, 20)),)), check=check)


@pytest.mark.parametrize(("beyond", "colours_page"), [(11, False), (90, True)])
def test_a_stroke_that_overshoots_does_not_colour_the_page(beyond: int, colours_page: bool):
    side, middle, radius = 600, 300, 60
    ink = np.zeros((side, side), np.uint8)
    cv2.circle(ink, (middle, middle), radius, 255, 3)
    regions, _ = found(ink)
    stroke = mark(RED, (middle - 40, middle), (middle + radius + beyond, middle))
    flats = Flatter(regions, ink).solve(Hints((side, side), (stroke,)))
    assert flats.at(middle, middle) is not None
    assert (flats.at(10, 10) is not None) == colours_page
