"""Strokes of the brush: ceiling, evenness, symmetry, and the same ink however samples arrive."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.brush import TILE, Brush, Sample, StrokeMask, dab
from colorstudio.imaging.geometry import Rect

SIZE = (700, 600)
WHOLE = Rect(0, 0, *SIZE)

samples = st.builds(
    Sample,
    st.floats(-50, 750, width=32),
    st.floats(-50, 650, width=32),
    st.floats(0, 1, width=32),
)
paths = st.lists(samples, min_size=1, max_size=8)
brushes = st.builds(
    Brush,
    radius_px=st.floats(0.5, 90),
    hardness=st.floats(0, 1),
    opacity=st.floats(0, 1),
    flow=st.floats(0, 1),
    spacing=st.floats(0.05, 0.5),
    pressure_size=st.booleans(),
    pressure_opacity=st.booleans(),
    smoothing=st.sampled_from([0.0, 0.3, 1.0]),
)


def drawn(brush: Brush, *path: Sample) -> np.ndarray:
    mask = StrokeMask(brush, SIZE)
    mask.add(path)
    mask.finish()
    return mask.read(WHOLE)


@settings(max_examples=40)
@given(brush=brushes, path=paths, data=st.data())
def test_a_stroke_in_one_call_is_the_stroke_in_many_calls(brush, path, data):
    cut = data.draw(st.integers(0, len(path)))
    pieces = StrokeMask(brush, SIZE)
    pieces.add(path[:cut])
    for sample in path[cut:]:
        pieces.add([sample])
    pieces.finish()
    assert np.allclose(pieces.read(WHOLE), drawn(brush, *path), atol=1e-6)


@settings(max_examples=40)
@given(brush=brushes, path=paths)
def test_each_call_changes_its_dirty_rectangle_alone(brush, path):
    mask = StrokeMask(brush, SIZE)
    before = mask.read(WHOLE)
    for call in [*([s] for s in path), None]:
        dirty = mask.finish() if call is None else mask.add(call)
        after = mask.read(WHOLE)
        outside = np.ones(after.shape, bool)
        outside[dirty.slices] = False
        assert np.array_equal(before[outside], after[outside])
        assert dirty.intersected(WHOLE) == dirty or dirty.empty
        before = after


@settings(max_examples=40)
@given(brush=brushes, path=paths)
def test_opacity_is_the_ceiling_of_one_stroke(brush, path):
    coverage = drawn(brush, *path, *path)
    assert coverage.min() >= 0
    assert coverage.max() <= brush.opacity + 1e-6


def test_flow_builds_up_to_the_ceiling():
    brush = Brush(20, 0.5, opacity=0.6, flow=0.3)
    there_and_back = [Sample(200, 300), Sample(500, 300)] * 8
    once = drawn(brush, *there_and_back[:2])[300, 350]
    often = drawn(brush, *there_and_back)[300, 350]
    assert 0.2 < once < 0.5
    assert often == pytest.approx(0.6, abs=0.005)


@pytest.mark.parametrize("hardness", [0, 0.3, 0.8, 1])
@pytest.mark.parametrize("radius", [0.5, 3, 20, 90])
def test_a_dab_is_the_same_on_all_sides_and_as_wide_as_its_radius(radius, hardness):
    touch = dab(radius, hardness)
    for turned in (touch.T, touch[::-1], touch[:, ::-1]):
        assert np.array_equal(touch, turned)
    middle = touch.shape[0] // 2
    assert touch[middle, middle] == pytest.approx(1)
    if hardness == 1:
        assert touch.sum() == pytest.approx(np.pi * radius**2, rel=0.3 if radius < 1 else 0.01)
    assert touch[0].max() == 0


def test_a_dab_between_pixels_is_shifted_by_that_part():
    touch = dab(10, 0.5, (0.25, -0.5))
    rows, columns = np.mgrid[: touch.shape[0], : touch.shape[1]] - touch.shape[0] // 2
    assert (touch * columns).sum() / touch.sum() == pytest.approx(0.25, abs=0.01)
    assert (touch * rows).sum() / touch.sum() == pytest.approx(-0.5, abs=0.01)


@pytest.mark.parametrize(
    ("hardness", "codes"), [(0.0, 2), (0.5, 1), (0.8, 2), (1.0, 9)], ids=lambda v: str(v)
)
@pytest.mark.parametrize("radius", [20, 100])
@pytest.mark.parametrize("flow", [1.0, 0.2])
def test_a_straight_stroke_shows_no_bands(radius, hardness, codes, flow):
    """Along the stroke each row is even; on the antialiased pixel of a hard border to 9 codes."""
    coverage = drawn(
        Brush(radius, hardness, flow=flow, smoothing=0), Sample(110.3, 300.2), Sample(590.6, 300.2)
    )
    even = coverage[:, 110 + radius + 10 : 590 - radius - 10]
    assert even.max() > 0.2
    assert (even.max(axis=1) - even.min(axis=1)).max() * 255 <= codes


def test_one_fast_move_leaves_no_gap():
    coverage = drawn(Brush(4, 1), Sample(5, 5), Sample(690, 590))
    along = np.linspace(0, 1, 2000)
    columns, rows = (5 + 685 * along).astype(int), (5 + 585 * along).astype(int)
    assert coverage[rows, columns].min() > 0.99


def test_a_soft_stroke_stays_about_as_soft_as_its_dab():
    coverage = drawn(Brush(80, 0, smoothing=0), Sample(100.5, 300.5), Sample(600.5, 300.5))
    assert 0.4 < coverage[340, 350] < 0.75
    assert coverage[300, 350] > 0.99


def test_spacing_does_not_change_how_much_ink_flows():
    means = [
        drawn(Brush(30, 0.4, flow=0.2, spacing=s), Sample(100, 300), Sample(600, 300)).mean()
        for s in (0.05, 0.1, 0.2)
    ]
    assert np.ptp(means) < 0.01 * means[0]


def test_mirrored_samples_draw_the_mirrored_stroke():
    path = [(100.0, 200.0, 0.3), (260.5, 340.0, 1.0), (330.0, 120.0, 0.6)]
    brush = Brush(25, 0.6, smoothing=0.5)
    plain = drawn(brush, *(Sample(x, y, p) for x, y, p in path))
    mirrored = drawn(brush, *(Sample(SIZE[0] - x, y, p) for x, y, p in path))
    assert np.abs(plain - mirrored[:, ::-1]).max() < 0.15
    assert np.abs(plain - mirrored[:, ::-1]).mean() < 1e-3


def test_pressure_scales_size_and_opacity():
    light, full = Sample(300, 300, 0.5), Sample(300, 300, 1.0)
    by_size = Brush(40, 1, pressure_size=True)
    assert drawn(by_size, light).sum() == pytest.approx(drawn(by_size, full).sum() / 4, rel=0.05)
    by_opacity = Brush(40, 1, pressure_size=False, pressure_opacity=True)
    assert drawn(by_opacity, light).max() == pytest.approx(0.5)
    curved = Brush(40, 1, pressure_size=False, pressure_opacity=True, pressure_curve=2)
    assert drawn(curved, light).max() == pytest.approx(0.25)
    neither = Brush(40, 1, pressure_size=False)
    assert np.array_equal(drawn(neither, light), drawn(neither, full))


def test_a_lighter_touch_takes_no_ink_away():
    brush = Brush(40, 1, pressure_size=False, pressure_opacity=True, smoothing=0)
    path = [
        Sample(200, 300, 0.9),
        Sample(400, 300, 0.9),
        Sample(402, 300, 0.2),
        Sample(200, 300, 0.2),
    ]
    coverage = drawn(brush, *path)
    assert coverage[300, 210:390].min() > 0.89


def test_a_tap_takes_the_pressure_that_the_pen_reached():
    brush = Brush(40, 1)
    tap = [Sample(300, 300, p) for p in (0.1, 0.5, 1.0, 0.4)]
    assert np.array_equal(drawn(brush, *tap), drawn(brush, tap[2]))


def test_smoothing_rounds_corners_and_still_ends_where_the_pen_ended():
    corner = [Sample(100, 100), Sample(400, 100), Sample(400, 400)]
    sharp, round_ = drawn(Brush(5, smoothing=0), *corner), drawn(Brush(5, smoothing=0.6), *corner)
    assert sharp[100, 397] > 0.9
    assert round_[100, 397] == 0
    assert round_[398, 400] > 0.9


def test_a_shift_click_draws_a_straight_line_from_the_last_point():
    mask = StrokeMask(Brush(5, smoothing=1), SIZE)
    mask.add([Sample(100, 100)])
    mask.line_to(Sample(400, 100))
    mask.line_to(Sample(400, 400))
    assert mask.read(WHOLE)[100, 398] > 0.9
    assert mask.read(WHOLE)[250, 400] > 0.9


def test_a_huge_picture_costs_only_the_squares_that_were_touched():
    mask = StrokeMask(Brush(20), (100_000, 100_000))
    dirty = mask.add([Sample(50_000, 50_000), Sample(50_030, 50_000)])
    assert len(mask.tiles) <= 4
    assert dirty.area < 100 * 60
    assert all(tile.shape == (TILE, TILE) for tile in mask.tiles.values())


def test_a_stroke_outside_of_the_picture_touches_nothing():
    mask = StrokeMask(Brush(20), SIZE)
    assert mask.add([Sample(-500, -500), Sample(-100, 900)]).empty
    assert not mask.tiles


@pytest.mark.parametrize(
    "values",
    [{"radius_px": 0}, {"hardness": 1.5}, {"opacity": -0.1}, {"flow": 2}, {"spacing": 0}],
)
def test_a_brush_out_of_range_is_refused(values):
    with pytest.raises(BadInput, match=r"is .* to"):
        Brush(**values)
