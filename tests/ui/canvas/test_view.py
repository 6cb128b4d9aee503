"""The view's promises: there and back is the same place, zooming keeps the point under the pen."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.imaging.geometry import Rect
from colorstudio.ui.canvas.view import FIT_MARGIN_PX, MAX_ZOOM, MIN_ZOOM, View

sides = st.integers(1, 12000)
viewports = st.tuples(st.integers(1, 4000), st.integers(1, 3000))
angles = st.one_of(st.sampled_from([0.0, 90.0, 180.0, 270.0, 15.0]), st.floats(0, 359))
fractions = st.floats(0, 1)


@st.composite
def views(draw: st.DrawFn) -> View:
    size = draw(sides), draw(sides)
    return View(
        draw(viewports),
        size,
        draw(fractions) * size[0],
        draw(fractions) * size[1],
        draw(st.floats(MIN_ZOOM, MAX_ZOOM)),
        draw(angles),
        draw(st.booleans()),
    )


@given(views(), st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_there_and_back_is_the_same_place(view: View, sx: float, sy: float) -> None:
    back = view.to_screen(*view.to_picture(sx, sy))
    assert back == pytest.approx((sx, sy), abs=1e-6)


@given(views(), fractions, fractions, st.floats(MIN_ZOOM, MAX_ZOOM))
def test_zooming_keeps_what_is_under_the_pointer(
    view: View, fx: float, fy: float, zoom: float
) -> None:
    sx, sy = fx * view.viewport[0], fy * view.viewport[1]
    x, y = view.to_picture(sx, sy)
    zoomed = view.zoomed(zoom, sx, sy)
    # an upright picture stands on whole device pixels, before and after: half a pixel each
    slack = 0.5 + 0.5 * zoom / view.zoom + 1e-6
    held = 0 < zoomed.x < view.size[0] and 0 < zoomed.y < view.size[1]
    if held:
        assert zoomed.to_screen(x, y) == pytest.approx((sx, sy), abs=slack)
    assert zoomed.zoom == pytest.approx(zoom)


@given(views(), st.floats(-300, 300), st.floats(-300, 300))
def test_panning_moves_the_picture_by_so_many_pixels(view: View, dx: float, dy: float) -> None:
    panned = view.panned(dx, dy)
    if 0 < panned.x < view.size[0] and 0 < panned.y < view.size[1]:
        x, y = view.x, view.y
        before, after = view.to_screen(x, y), panned.to_screen(x, y)
        assert after == pytest.approx((before[0] + dx, before[1] + dy), abs=1.001)


@given(views())
def test_the_picture_is_never_wholly_lost(view: View) -> None:
    far = view.panned(1e6, -1e6)
    assert 0 <= far.x <= view.size[0]
    assert 0 <= far.y <= view.size[1]
    assert not far.visible().empty


@given(views())
def test_all_that_is_seen_lies_in_the_visible_rectangle(view: View) -> None:
    seen = view.visible(0)
    w, h = view.viewport
    for fx in (0, 0.3, 1):
        for fy in (0, 0.7, 1):
            x, y = view.to_picture(fx * w, fy * h)
            if 0 <= x < view.size[0] and 0 <= y < view.size[1]:
                assert seen.contains(math.floor(x), math.floor(y))


@given(views())
def test_at_most_two_pixels_are_composited_for_one_that_is_seen(view: View) -> None:
    scale = view.zoom * 2**view.level
    assert scale >= math.sqrt(0.5) - 1e-9 or view.level == 8
    # the level is the coarsest that does not blur: the next finer one would be too fine
    assert view.level == 0 or scale <= math.sqrt(2) + 1e-9


@given(views())
def test_fit_shows_the_whole_picture_in_the_middle(view: View) -> None:
    fitted = view.fitted()
    w, h = fitted.viewport
    if fitted.zoom in (MIN_ZOOM, MAX_ZOOM) or min(w, h) <= 2 * FIT_MARGIN_PX:
        return
    around = fitted.screen_rect(Rect(0, 0, *fitted.size))
    assert around.x >= FIT_MARGIN_PX - 2
    assert around.y >= FIT_MARGIN_PX - 2
    assert around.right <= w - FIT_MARGIN_PX + 2
    assert around.bottom <= h - FIT_MARGIN_PX + 2
    assert around.w >= w - 2 * FIT_MARGIN_PX - 4 or around.h >= h - 2 * FIT_MARGIN_PX - 4


@given(views(), st.floats(-90, 90))
def test_turning_is_clockwise_on_the_screen_also_when_mirrored(view: View, degrees: float) -> None:
    x, y = view.x + 1, view.y
    (ax, ay), (bx, by) = _away(view, x, y), _away(view.turned(degrees), x, y)
    turned = math.degrees(math.atan2(ax * by - ay * bx, ax * bx + ay * by))
    assert turned == pytest.approx(degrees, abs=1e-6)


def _away(view: View, x: float, y: float) -> tuple[float, float]:
    xx, xy, yx, yy = view.linear
    dx, dy = x - view.x, y - view.y
    return (xx * dx + xy * dy) / view.zoom, (yx * dx + yy * dy) / view.zoom


def test_mirroring_swaps_left_and_right() -> None:
    view = View((800, 600), (400, 300), 200, 150)
    left, right = view.to_screen(100, 150), view.to_screen(300, 150)
    flipped = view.flipped()
    assert flipped.to_screen(100, 150) == right
    assert flipped.to_screen(300, 150) == left


def test_at_a_whole_zoom_pixels_lie_on_device_pixels() -> None:
    view = View((801, 601), (400, 300), 123.4, 77.7, zoom=3.0)
    x, y = view.to_screen(10, 20)
    assert x == round(x)
    assert y == round(y)


def test_zoom_keys_stop_at_whole_steps() -> None:
    view = View((800, 600), (400, 300), 200, 150, zoom=0.9)
    assert view.stepped(True, 400, 300).zoom == 1.0
    assert view.stepped(False, 400, 300).zoom == pytest.approx(1 / 1.5)
    assert replace(view, zoom=1.0).stepped(True, 400, 300).zoom == 1.5


def test_resizing_keeps_the_picture_where_it_is() -> None:
    view = View((800, 600), (4000, 3000), 2000, 1500, zoom=1.0)
    before = view.to_screen(1900, 1400)
    assert view.resized((500, 700)).to_screen(1900, 1400) == before
    moved = view.resized((500, 600), dx=-300)
    assert moved.to_screen(1900, 1400) == (before[0] - 300, before[1])
