"""Strokes on layers: what they change, what they leave alone, and the way back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.document.document import Document
from colorstudio.document.edits import AddLayer, SetLayer, new_color_layer, new_pixel_layer
from colorstudio.document.layers import FULL_ALPHA, GroupLayer
from colorstudio.document.painting import Clone, Erase, Heal, Paint, Stroke, live_state
from colorstudio.document.render import render
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import TILE, Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging import brush as brush_module
from colorstudio.imaging.brush import Brush, Sample
from colorstudio.imaging.color import Color, lightness
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels

SIZE = (540, 400)
WHOLE = Rect(0, 0, *SIZE)
RED = Color.from_hex("#c04020")

points = st.builds(
    Sample, st.floats(-30, 570, width=32), st.floats(-30, 430, width=32), st.floats(0.1, 1)
)
paths = st.lists(points, min_size=1, max_size=5)
brushes = st.builds(
    Brush,
    radius_px=st.floats(1, 60),
    hardness=st.floats(0, 1),
    opacity=st.floats(0.1, 1),
    flow=st.floats(0.1, 1),
)


def photo(dtype: type = np.uint8) -> np.ndarray:
    """A grey photo with grain: every place is different."""
    rows, columns = np.mgrid[: SIZE[1], : SIZE[0]]
    grey = 110 + 60 * np.sin(rows / 31) + 40 * np.cos(columns / 23)
    grey += np.random.default_rng(3).normal(0, 4, grey.shape)
    full = np.iinfo(dtype).max
    codes = np.clip(grey / 255 * full, 0, full).astype(dtype)
    return np.dstack([codes, codes, codes, np.full(codes.shape, full, dtype)])


def three_layers(dtype: type = np.uint8) -> DocumentState:
    """A grey photo, above it a colour layer and a pixel layer, both empty."""
    state = DocumentState.from_pixels(Pixels(photo(dtype)))
    state = AddLayer(replace(new_color_layer(state), id="colour")).apply(state)
    return AddLayer(replace(new_pixel_layer(state), id="paint")).apply(state)


def pixels_of(state: DocumentState, layer_id: str) -> np.ndarray:
    layer = state.layer(layer_id)
    return layer.tiles.read(WHOLE)  # type: ignore[union-attr]


def drawn(state, layer_id, action, *path, brush=Brush(30, 0.5), mask=None):
    stroke = Stroke(state, layer_id, brush, action, mask=mask)
    stroke.add(path)
    return stroke.edit().apply(state)


LINE = (Sample(100, 100), Sample(300, 250))


def test_coverage_and_layers_share_their_tiles():
    assert brush_module.TILE == TILE


@settings(max_examples=25)
@given(
    brush=brushes,
    path=paths,
    layer=st.sampled_from(["photo", "colour", "paint"]),
    action=st.sampled_from([Paint(RED), Erase(), Clone(40, -25), Heal(-60, 30), Heal()]),
    dtype=st.sampled_from([np.uint8, np.uint16]),
)
def test_one_call_or_many_the_dirty_rectangles_tell_all_and_undo_restores(
    brush, path, layer, action, dtype
):
    if layer == "photo" and isinstance(action, Erase):
        layer = "paint"
    document = Document(three_layers(dtype))
    document.push(Stroke(document.state, layer, Brush(200), Paint(RED)).edit())
    state = document.state
    stroke = Stroke(state, layer, brush, action)
    shown = pixels_of(state, layer)
    for call in [*([s] for s in path), None]:
        dirty = stroke.finish() if call is None else stroke.add(call)
        now = pixels_of(live_state(state, layer, stroke.tiles()), layer)
        outside = np.ones(now.shape[:2], bool)
        outside[dirty.slices] = False
        assert np.array_equal(now[outside], shown[outside])
        shown = now
    before = pixels_of(state, layer)
    document.push(stroke.edit())
    after = pixels_of(document.state, layer)
    assert np.array_equal(after, shown)
    at_once = pixels_of(drawn(state, layer, action, *path, brush=brush), layer)
    assert np.array_equal(at_once, after)
    if document.state is not state:
        document.undo()
    assert document.state is state
    assert np.array_equal(pixels_of(document.state, layer), before)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_paint_on_an_empty_layer_is_the_colour_with_the_strokes_coverage(dtype):
    state = drawn(three_layers(dtype), "paint", Paint(RED), *LINE, brush=Brush(30, 0.5, 0.5))
    painted = pixels_of(state, "paint")
    full = np.iinfo(dtype).max
    assert painted[..., 3].max() == pytest.approx(full / 2, abs=1)
    seen = painted[painted[..., 3] > 0]
    assert np.all(np.abs(seen[:, :3] / full * 255 - RED.rgb8) < 0.6)


def test_paint_on_the_photo_mixes_in_codes():
    state = drawn(three_layers(), "photo", Paint(RED), *LINE, brush=Brush(40, 1, opacity=0.25))
    before = photo()[175, 200].astype(float)
    wanted = 0.75 * before + 0.25 * np.array([*RED.rgb8, 255])
    assert np.abs(pixels_of(state, "photo")[175, 200] - wanted).max() <= 0.51


@pytest.mark.parametrize(("dtype", "bar"), [(np.uint8, 0.18), (np.uint16, 0.002)])
def test_colour_on_a_colour_layer_leaves_lightness_alone(dtype, bar):
    state = three_layers(dtype)
    coloured = drawn(state, "colour", Paint(RED), *LINE)
    before, after = render(state, None, WHOLE), render(coloured, None, WHOLE)
    assert np.abs(lightness(after) - lightness(before)).max() <= bar
    assert np.ptp(after[175, 200, :3].astype(int)) > np.iinfo(dtype).max // 10
    assert np.array_equal(after[350:, :100], before[350:, :100])
    assert np.array_equal(pixels_of(coloured, "photo"), pixels_of(state, "photo"))


def test_erasing_a_colour_layer_gives_the_grey_back():
    state = drawn(three_layers(), "colour", Paint(RED), *LINE)
    erased = drawn(state, "colour", Erase(), *LINE, brush=Brush(60, 1))
    assert pixels_of(state, "colour")[..., 2].max() == FULL_ALPHA
    assert pixels_of(erased, "colour")[..., 2].max() == 0
    assert np.array_equal(render(erased, None, WHOLE), render(three_layers(), None, WHOLE))


def test_cloning_takes_the_pixels_as_they_were_at_press():
    state = three_layers()
    cloned = pixels_of(drawn(state, "photo", Clone(20, 15), *LINE, brush=Brush(25, 1)), "photo")
    before = photo()
    for t in (0.1, 0.5, 0.9):
        x, y = int(100 + 200 * t), int(100 + 150 * t)
        assert np.array_equal(cloned[y, x], before[y + 15, x + 20])


def test_cloning_from_outside_of_the_picture_changes_nothing():
    stroke = Stroke(three_layers(), "photo", Brush(25), Clone(5000, 0))
    stroke.add(LINE)
    assert not stroke.edit().tiles


def test_healing_removes_a_scratch_without_a_seam():
    clean = photo()
    scratched = clean.copy()
    scratched[100:103, 100:300, :3] = 255
    state = DocumentState.from_pixels(Pixels(scratched))
    path = (Sample(98, 101.5), Sample(302, 101.5))
    brush = Brush(6, 0.8)
    healed = pixels_of(drawn(state, "photo", Heal(0, 25), *path, brush=brush), "photo")
    cloned = pixels_of(drawn(state, "photo", Clone(0, 25), *path, brush=brush), "photo")
    place = (slice(97, 106), slice(105, 295))

    def error(picture: np.ndarray) -> float:
        return float(np.abs(picture[place].astype(int) - clean[place].astype(int)).mean())

    assert error(healed) < 6
    assert error(healed) < 0.3 * error(scratched)
    assert error(healed) < 0.4 * error(cloned)


def test_a_spot_is_healed_without_being_told_from_where():
    clean = photo()
    spotted = clean.copy()
    spotted[195:206, 265:276, :3] = 255
    state = DocumentState.from_pixels(Pixels(spotted))
    stroke = Stroke(state, "photo", Brush(12, 0.9), Heal())
    stroke.add([Sample(270.5, 200.5)])
    shade = pixels_of(live_state(state, "photo", stroke.tiles()), "photo")
    assert shade[200, 270, 0] == pytest.approx(255 * 0.6, abs=1)
    healed = pixels_of(stroke.edit().apply(state), "photo")
    off = np.abs(healed[195:206, 265:276, 0].astype(int) - clean[195:206, 265:276, 0])
    assert off.mean() < 8
    assert np.array_equal(healed[:180], clean[:180])


def test_a_spot_without_a_place_to_lend_stays_as_it_is():
    state = DocumentState.from_pixels(Pixels(photo()[:40, :40].copy()))
    stroke = Stroke(state, "photo", Brush(200), Heal())
    stroke.add([Sample(20, 20)])
    assert not stroke.edit().tiles


def test_a_selection_bounds_the_stroke():
    left = np.zeros((SIZE[1], SIZE[0], 1), np.uint8)
    left[:, :200] = 255
    left[:, 200:210] = 128
    state = drawn(three_layers(), "paint", Paint(RED), *LINE, mask=Tiles.from_array(left))
    alpha = pixels_of(state, "paint")[..., 3]
    assert alpha[:, 210:].max() == 0
    assert alpha[:, :200].max() == 255
    assert alpha[:, 200:210].max() == 128


def test_a_stroke_touches_few_tiles_and_hands_out_frozen_ones():
    state = three_layers()
    stroke = Stroke(state, "photo", Brush(10), Paint(RED))
    stroke.add([Sample(100, 100)])
    first = stroke.tiles()
    assert set(first) == {(0, 0)}
    kept = first[0, 0].copy()
    stroke.add([Sample(150, 100)])
    assert np.array_equal(first[0, 0], kept)
    assert stroke.tiles()[0, 0] is not first[0, 0]
    with pytest.raises(ValueError, match="read-only"):
        stroke.tiles()[0, 0][0, 0] = 0
    after = stroke.edit().apply(state)
    layer = after.source_layer
    assert layer is not None
    assert layer.tiles.tile((1, 0)) is state.source_layer.tiles.tile((1, 0))  # type: ignore[union-attr]


def test_a_stroke_that_changes_nothing_is_no_step():
    document = Document(three_layers())
    stroke = Stroke(document.state, "paint", Brush(20), Erase())
    stroke.add(LINE)
    document.push(stroke.edit())
    assert not document.can_undo


def test_the_photo_itself_is_not_erased():
    with pytest.raises(BadInput, match="cannot be erased"):
        Stroke(three_layers(), "photo", Brush(), Erase())


@pytest.mark.parametrize(
    ("layer", "values", "words"),
    [
        ("paint", {"locked": True}, "locked"),
        ("paint", {"visible": False}, "hidden"),
        ("answer", {}, "follows the hints"),
        ("group", {}, "is a group"),
        ("nowhere", {}, "no layer"),
    ],
)
def test_layers_that_cannot_be_painted_on_say_why(layer, values, words):
    state = AddLayer(GroupLayer(id="group", name="Group")).apply(three_layers())
    state = SetLayer(layer, values).apply(state)
    with pytest.raises(BadInput, match=words):
        Stroke(state, layer, Brush(), Paint(RED))
