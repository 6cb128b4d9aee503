"""What layers make together: untouched bits, kept lightness, groups, masks, reductions, export."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.document import edits
from colorstudio.document.chroma import chroma_of, place_chroma
from colorstudio.document.layers import (
    CHROMA_SCALE,
    FULL_ALPHA,
    AnswerLayer,
    ColorLayer,
    GroupLayer,
    Layer,
    PixelLayer,
    replaced,
)
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import export_tone, flatten, render, source_lightness
from colorstudio.document.state import DocumentState, Tone
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging.color import lightness, rgb_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import ChromaField, empty_field, lightness_error, place

SIZE = (600, 400)
WHOLE = Rect(0, 0, *SIZE)


def grey(size: tuple[int, int] = SIZE, dtype: type = np.uint8, seed: int = 0) -> Pixels:
    """A smooth grey photo with a little grain."""
    w, h = size
    full = np.iinfo(dtype).max
    y, x = np.mgrid[:h, :w]
    values = 0.5 + 0.3 * np.sin(x / 40) * np.cos(y / 30)
    values += np.random.default_rng(seed).normal(0, 0.02, (h, w))
    codes = np.rint(np.clip(values, 0.02, 0.98) * full).astype(dtype)
    return Pixels(np.dstack([codes, codes, codes, np.full_like(codes, full)]))


def colored(size: tuple[int, int] = SIZE, dtype: type = np.uint8) -> Pixels:
    """Random colours, a quarter of them transparent."""
    w, h = size
    full = np.iinfo(dtype).max
    codes = np.random.default_rng(1).integers(0, full, (h, w, 4), dtype, endpoint=True)
    codes[h // 2 :, :, 3] = full
    codes[: h // 4, :, 3] = 0
    return Pixels(codes)


def field(size: tuple[int, int] = SIZE, ab: tuple[float, float] = (12.0, 18.0)) -> ChromaField:
    """An answer that is one colour everywhere, stronger to the right."""
    grid = np.zeros((3, 8, 10), np.float32)
    grid[0] = 50
    grid[1:] = np.array(ab)[:, None, None] * np.linspace(0.5, 1, 10)
    return replace(empty_field(size), grid=grid, follow=0.0)


def color_tiles(
    rect: Rect, ab: tuple[float, float], alpha: float = 1.0, size: tuple[int, int] = SIZE
) -> Tiles:
    patch = np.empty((rect.h, rect.w, 3), np.int16)
    patch[:] = (ab[0] * CHROMA_SCALE, ab[1] * CHROMA_SCALE, round(alpha * FULL_ALPHA))
    return Tiles.empty(size, 3, np.int16).written(rect, patch)


def paint_tiles(rect: Rect, rgba: tuple[int, ...], size: tuple[int, int] = SIZE) -> Tiles:
    patch = np.empty((rect.h, rect.w, 4), np.uint8)
    patch[:] = rgba
    return Tiles.empty(size, 4, np.uint8).written(rect, patch)


def with_layers(state: DocumentState, *more: Layer) -> DocumentState:
    return replace(state, layers=(*state.layers, *more))


def error(before: np.ndarray, after: np.ndarray) -> float:
    return lightness_error(Pixels(before.copy()), Pixels(after.copy()))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("make", [grey, colored])
def test_a_photo_alone_comes_back_bit_for_bit_and_uncopied(make, dtype) -> None:
    photo = make(SIZE, dtype)
    state = DocumentState.from_pixels(photo)
    rect = Rect(100, 50, 400, 300)
    part = render(state, None, rect)
    assert np.array_equal(part, photo.array[rect.slices])
    assert np.shares_memory(part, photo.array)
    flat = flatten(state, None)
    assert np.array_equal(flat.array, photo.array)
    assert np.shares_memory(flat.array, photo.array)


@pytest.mark.parametrize("make", [grey, colored])
def test_pixels_that_no_layer_touches_keep_their_bits(make) -> None:
    photo = make()
    rect = Rect(240, 100, 40, 40)
    paint = PixelLayer(id="p", name="Paint", opacity=0.5, tiles=paint_tiles(rect, (255, 0, 0, 200)))
    color = ColorLayer(id="c", name="Colour", tiles=color_tiles(rect, (30, -20)))
    for layer in (paint, color):
        out = render(with_layers(DocumentState.from_pixels(photo), layer), None, WHOLE)
        changed = (out != photo.array).any(axis=2)
        inside = np.zeros_like(changed)
        inside[rect.slices] = True
        assert not changed[~inside].any()
        if make is grey:
            assert changed[inside].all()


def test_the_answer_is_placed_over_the_photo_and_keeps_its_lightness() -> None:
    photo = grey()
    state = DocumentState.from_pixels(photo)
    out = render(state, field(), WHOLE)
    assert np.array_equal(out, place(field(), photo.array, photo.profile, WHOLE))
    assert error(photo.array, out) <= 0.18
    assert np.abs(chroma_of(out, photo.profile)[..., 0].mean() - 9) < 1


def test_a_weaker_or_less_saturated_answer_has_less_colour() -> None:
    photo = grey()
    state = DocumentState.from_pixels(photo)

    def chroma(**values: float) -> float:
        layers = replaced(state.layers, "answer", lambda la: replace(la, **values))
        out = render(replace(state, layers=layers), field(), WHOLE)
        assert error(photo.array, out) <= 0.18
        return float(chroma_of(out, photo.profile)[..., 1].mean())

    whole = chroma()
    assert chroma(opacity=0.5) == pytest.approx(whole / 2, rel=0.05)
    assert chroma(saturation=0.5) == pytest.approx(whole / 2, rel=0.05)
    assert chroma(saturation=1.5) == pytest.approx(whole * 1.5, rel=0.05)
    assert chroma(visible=False) == 0


def test_the_answer_is_guided_by_the_photo_also_below_paint() -> None:
    photo = grey()
    state = DocumentState.from_pixels(photo)
    above = ((photo.array[..., :1] > 128) * 1.0)[..., 0]
    grid = np.zeros((3, 2, 2), np.float32)
    grid[1:] = 0.2
    followed = replace(empty_field(SIZE), grid=grid, follow=1.0)
    white = PixelLayer(id="w", name="w", tiles=paint_tiles(WHOLE, (128, 128, 128, 255)))
    photo_layer, answer = state.layers
    out = render(replace(state, layers=(photo_layer, white, answer)), followed, WHOLE)
    chroma = np.hypot(*np.moveaxis(chroma_of(out, photo.profile), 2, 0))
    # all codes below the colour are alike, so only the photo can make a difference
    assert chroma[above > 0].mean() > chroma[above == 0].mean() + 2


@pytest.mark.parametrize(("dtype", "most"), [(np.uint8, 0.18), (np.uint16, 0.002)])
def test_many_colour_layers_round_lightness_once(dtype: type, most: float) -> None:
    photo = grey(dtype=dtype)
    layers = [
        ColorLayer(id=f"c{n}", name="c", tiles=color_tiles(WHOLE, (10.0 * n, -7.0 * n), 0.4))
        for n in range(5)
    ]
    out = render(with_layers(DocumentState.from_pixels(photo), *layers), field(), WHOLE)
    assert error(photo.array, out) <= most
    assert (out != photo.array).any()


def test_a_colour_layer_gives_its_chroma_by_alpha_opacity_and_mask() -> None:
    photo = grey(dtype=np.uint16)
    mask = Tiles.from_array(np.full((SIZE[1], SIZE[0], 1), 128, np.uint8))
    layer = ColorLayer(
        id="c", name="c", opacity=0.5, mask=mask, tiles=color_tiles(WHOLE, (20, 10), 0.5)
    )
    out = render(with_layers(DocumentState.from_pixels(photo), layer), None, WHOLE)
    middle = (photo.array[..., 0] > 20000) & (photo.array[..., 0] < 40000)
    lab = rgb_to_lab(out)[middle]
    share = 0.5 * 0.5 * 128 / 255
    assert np.allclose(lab[:, 1], 20 * share, atol=0.05)
    assert np.allclose(lab[:, 2], 10 * share, atol=0.05)


def test_a_group_is_composited_apart_and_laid_on_as_one() -> None:
    photo = grey()
    one = PixelLayer(id="1", name="1", tiles=paint_tiles(Rect(0, 0, 200, 200), (255, 0, 0, 255)))
    two = PixelLayer(id="2", name="2", tiles=paint_tiles(Rect(100, 0, 200, 200), (0, 0, 255, 255)))
    group = GroupLayer(id="g", name="g", opacity=0.5, children=(one, two))
    out = render(with_layers(DocumentState.from_pixels(photo), group), None, WHOLE)
    base = photo.array[50, 150].astype(float)
    # red lies hidden below blue, also when the group is half transparent
    assert np.allclose(out[50, 150, :3], (base[:3] + np.array([0, 0, 255])) / 2, atol=1)
    multiplied = replace(group, opacity=1.0, blend="multiply", children=(one,))
    out = render(with_layers(DocumentState.from_pixels(photo), multiplied), None, WHOLE)
    assert out[50, 50].tolist() == [photo.array[50, 50, 0], 0, 0, 255]
    hidden = replace(group, visible=False)
    out = render(with_layers(DocumentState.from_pixels(photo), hidden), None, WHOLE)
    assert np.array_equal(out, photo.array)


def test_a_group_of_colours_colours_what_lies_below_it() -> None:
    photo = grey()
    color = ColorLayer(id="c", name="c", tiles=color_tiles(WHOLE, (20, 10)))
    state = DocumentState.from_pixels(photo)
    group = GroupLayer(id="g", name="g", children=(color,))
    direct = render(with_layers(state, color), None, WHOLE)
    assert np.array_equal(render(with_layers(state, group), None, WHOLE), direct)
    weak = render(with_layers(state, replace(group, opacity=0.25)), None, WHOLE)
    expected = render(with_layers(state, replace(color, opacity=0.25)), None, WHOLE)
    assert np.array_equal(weak, expected)


def test_colours_at_the_bottom_of_a_group_reach_below_it_and_those_above_do_not() -> None:
    photo = grey()
    state = DocumentState.from_pixels(photo)
    color = ColorLayer(id="c", name="c", tiles=color_tiles(WHOLE, (20, 10)))
    rect = Rect(10, 10, 50, 50)
    paint = PixelLayer(id="p", name="p", tiles=paint_tiles(rect, (99, 99, 99, 255)))
    inside = (slice(20, 50), slice(20, 50))
    colored = render(with_layers(state, color), None, WHOLE)
    above = GroupLayer(id="g", name="g", children=(color, paint))
    out = render(with_layers(state, above), None, WHOLE)
    assert np.array_equal(out[inside][..., :3], np.full((30, 30, 3), 99))
    assert np.array_equal(out[100:], colored[100:])
    below = render(with_layers(state, replace(above, children=(paint, color))), None, WHOLE)
    assert np.array_equal(below[100:], photo.array[100:])
    assert (below[inside] != out[inside]).any()
    hidden = replace(above, children=(replace(paint, visible=False), color))
    assert np.array_equal(render(with_layers(state, hidden), None, WHOLE), colored)


@given(
    st.integers(0, 3),
    st.integers(0, 40),
    st.integers(0, 30),
    st.integers(1, 600),
    st.integers(1, 400),
)
@settings(max_examples=25)
def test_a_rectangle_is_the_same_part_of_the_whole(
    level: int, x: int, y: int, w: int, h: int
) -> None:
    state = with_layers(
        DocumentState.from_pixels(grey()),
        PixelLayer(
            id="p",
            name="p",
            blend="screen",
            tiles=paint_tiles(Rect(90, 90, 300, 200), (40, 90, 160, 100)),
        ),
        ColorLayer(id="c", name="c", tiles=color_tiles(Rect(300, 10, 200, 300), (9, 40), 0.6)),
    )
    width, height = -(-SIZE[0] >> level), -(-SIZE[1] >> level)
    rect = Rect(x, y, w, h).intersected(Rect(0, 0, width, height))
    whole = render(state, field(), Rect(0, 0, width, height), level)
    part = render(state, field(), rect, level, workers=1)
    # the field is interpolated in single precision from where the rectangle begins
    assert np.abs(part.astype(int) - whole[rect.slices].astype(int)).max() <= 1


def test_a_reduced_picture_looks_like_the_whole_one_reduced() -> None:
    photo = grey()
    state = with_layers(
        DocumentState.from_pixels(photo),
        PixelLayer(id="p", name="p", tiles=paint_tiles(Rect(64, 64, 128, 128), (10, 200, 30, 255))),
    )
    small = render(state, field(), Rect(0, 0, 150, 100), 2).astype(float)
    large = render(state, field(), WHOLE).astype(float)
    average = large.reshape(100, 4, 150, 4, 4).mean(axis=(1, 3))
    assert np.abs(small - average).mean() < 1


def test_a_rectangle_outside_is_refused() -> None:
    state = DocumentState.from_pixels(grey())
    for rect in (Rect(-1, 0, 10, 10), Rect(590, 0, 20, 10), Rect(0, 0, 0, 5)):
        with pytest.raises(BadInput):
            render(state, None, rect)
    with pytest.raises(BadInput):
        render(state, None, Rect(0, 0, 1, 1), 9)


def test_flatten_is_the_whole_composite_in_bands_and_can_be_cancelled() -> None:
    photo = grey((300, 1300))
    state = DocumentState.from_pixels(photo)
    answer = field((300, 1300))
    bands = []
    out = flatten(state, answer, lambda: bands.append(1))
    assert len(bands) == 3
    expected = render(state, answer, photo.rect)
    assert np.abs(out.array.astype(int) - expected).max() <= 1
    assert lightness_error(photo, out) <= 0.18

    def cancel() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        flatten(state, answer, cancel)


def test_the_tone_of_a_neutralised_scan_returns_on_export() -> None:
    photo = grey(dtype=np.uint16)
    steps = np.arange(101)
    tone = Tone(np.stack([3 + 0 * steps, 12 * np.sin(np.pi * steps / 100)], axis=1))
    state = replace(DocumentState.from_pixels(photo), tone=tone)
    assert np.array_equal(flatten(state, None).array, photo.array)
    out = flatten(state, None, original_tone=True)
    assert np.array_equal(out.array, export_tone(photo, tone).array)
    lab = rgb_to_lab(out.array)
    assert np.allclose(lab[..., 1], 3, atol=0.1)
    assert np.allclose(lab[..., 2], 12 * np.sin(np.pi * lab[..., 0] / 100), atol=0.1)
    assert lightness_error(photo, out) <= 0.002


@given(st.integers(1, 5), st.integers(1, 5))
@settings(max_examples=10)
def test_chroma_goes_on_pictures_of_any_size_and_comes_back(w: int, h: int) -> None:
    codes = grey((w, h), np.uint16).array
    rng = np.random.default_rng(2)
    ab = rng.uniform(-5, 5, (h, w, 2)).astype(np.float32)
    codes = np.clip(codes, 20000, 45000)
    out = place_chroma(ab, codes, Pixels(codes).profile)
    assert np.abs(chroma_of(out, Pixels(codes).profile) - ab).max() < 0.05


def test_the_sources_lightness_is_that_of_the_photo_and_follows_a_stroke() -> None:
    photo = grey((2000, 1200))
    state = DocumentState.from_pixels(photo)
    cache = Pyramid()
    L = source_lightness(state, 500, cache)
    assert L.shape == (300, 500)
    assert L.dtype == np.float32
    assert abs(float(L.mean()) - float(lightness(photo.array, photo.profile).mean())) < 0.2
    entries = len(cache)
    tile = np.full((256, 256, 4), 255, np.uint8)
    after = edits.ReplaceTiles("photo", {(1, 1): tile}).apply(state)
    brighter = source_lightness(after, 500, cache)
    assert brighter[70:120, 70:120].min() > 99.9
    assert np.array_equal(brighter[:60], L[:60])
    # a reduced tile and its lightness, and nothing else
    assert len(cache) <= entries + 2
    without = replace(state, source="")
    assert np.abs(source_lightness(without, 500, cache) - L).max() < 0.5
    assert source_lightness(state, 5000, cache).shape == (1200, 2000)


def test_real_photo_keeps_lightness_and_untouched_bits(shared_data) -> None:
    from colorstudio.imaging import io

    path = sorted((shared_data / "photos_full" / "library_samples").glob("skimage_chelsea*"))[0]
    photo = io.read(path).pixels
    state = DocumentState.from_pixels(photo)
    answer = next(la for la in state.layers if isinstance(la, AnswerLayer))
    out = render(state, field(photo.size), photo.rect)
    assert lightness_error(photo, Pixels(out)) <= 0.18
    assert answer.opacity == 1
    assert np.array_equal(render(state, None, photo.rect), photo.array)
