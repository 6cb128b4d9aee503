"""The condition: amounts to a hair, few changes by small edits, places without meaning."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette, Swatch
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.palette.alignment import condition
from colorstudio.methods.palette.alignment.condition import (
    blurred,
    canvas_of_palette,
    canvas_of_reference,
    picture_from_text,
    picture_text,
    reduced,
    resampled,
    shares_of,
)

PALETTE = Palette.of(["#ff0000", "#00ff00", "#0000ff", "#808080"]).with_shares({0: 0.3, 1: 0.01})


def blocks(canvas: condition.Canvas) -> np.ndarray:
    return canvas.rgb[::64, ::64].astype(int)


def amounts(rgb: np.ndarray, counts: np.ndarray) -> dict[tuple[int, ...], float]:
    colors, where = np.unique(rgb.reshape(-1, 3), axis=0, return_inverse=True)
    parts = np.bincount(where.ravel(), counts.ravel())
    return dict(zip(map(tuple, colors.tolist()), parts.tolist(), strict=True))


def test_free_colours_share_the_rest_in_equal_parts() -> None:
    np.testing.assert_allclose(shares_of(PALETTE), [0.3, 0.01, 0.345, 0.345])
    np.testing.assert_allclose(shares_of(Palette.of(["#000", "#fff"])), [0.5, 0.5])


def test_a_canvas_has_its_shares_to_a_hair_though_blocks_are_coarse() -> None:
    canvas = canvas_of_palette(PALETTE, 512, 1)
    assert canvas.rgb.shape == (512, 512, 3)
    assert canvas.counts.shape == (64, 64)
    held = amounts(canvas.rgb[::8, ::8], canvas.counts)
    assert held[255, 0, 0] == pytest.approx(0.3)
    assert held[0, 255, 0] == pytest.approx(0.01), "less than a block, and yet there"
    count = (blocks(canvas) == (255, 0, 0)).all(axis=-1).sum()
    assert count == 19, "0.3 of 64 blocks"


def test_blocks_are_mixed_by_the_seed() -> None:
    one, other = (blocks(canvas_of_palette(PALETTE, 512, seed)) for seed in (1, 2))
    assert (one != other).any()
    assert (one[:-1] != one[1:]).any(axis=-1).mean() > 0.3, "no bands"


@pytest.mark.parametrize(
    ("edited", "most"),
    [
        (PALETTE.with_shares({0: 0.35}), 8),
        (PALETTE.added(Swatch(Color.from_hex("#ffff00"), share=0.1)), 12),
    ],
)
def test_a_small_edit_moves_few_blocks(edited: Palette, most: int) -> None:
    one, other = (blocks(canvas_of_palette(p, 512, 4)) for p in (PALETTE, edited))
    assert 0 < (one != other).any(axis=-1).sum() <= most


def test_another_colour_moves_no_block() -> None:
    edited = PALETTE.changed(0, color=Color.from_hex("#ff8000"))
    one, other = (blocks(canvas_of_palette(p, 512, 4)) for p in (PALETTE, edited))
    red = (one == (255, 0, 0)).all(axis=-1)
    assert np.array_equal((one != other).any(axis=-1), red)


@pytest.mark.parametrize(("count", "side"), [(16, 512), (40, 512), (256, 512), (256, 64)])
def test_many_colours_all_have_blocks(count: int, side: int) -> None:
    rng = np.random.default_rng(0)
    colors = [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in rng.integers(0, 256, (count, 3))]
    canvas = canvas_of_palette(Palette.of(colors), side, 0)
    assert len(amounts(canvas.rgb[::8, ::8], canvas.counts)) == len(set(colors))
    assert canvas.counts.shape == (len(canvas.rgb) // 8,) * 2


def test_no_share_at_all_is_refused() -> None:
    nothing = Palette.of(["#000", "#fff"]).with_shares({0: 0.0, 1: 0.0})
    with pytest.raises(BadInput, match="share above zero"):
        shares_of(nothing)


def test_blurring_is_bilinear_down_by_three_and_up() -> None:
    rgb = np.zeros((60, 60, 3), np.uint8)
    rgb[:, 30:] = 255
    out = blurred(rgb, 3.0)
    assert out.min() == -1
    assert out.max() == 1
    edge = out[30, 26:34, 0]
    assert (np.diff(edge) >= 0).all()
    assert 2 <= ((edge > -0.99) & (edge < 0.99)).sum() <= 4
    fine = np.random.default_rng(0).integers(0, 256, (60, 60, 3), dtype=np.uint8)
    assert np.abs(np.diff(blurred(fine, 3.0), axis=1)).mean() < 0.25
    np.testing.assert_allclose(blurred(fine, 1.0), fine / 127.5 - 1, atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 60), st.integers(1, 500), st.integers(0, 99))
def test_resampling_keeps_amounts_and_forgets_the_order(n: int, total: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    points = rng.normal(size=(n, 4)).astype(np.float32)
    counts = rng.random(n) + 0.01
    out = resampled(points, counts, total)
    assert out.shape == (total, 4)
    for point, count in zip(points, counts, strict=True):
        held = (out == point).all(axis=1).sum()
        assert abs(held - count / counts.sum() * total) <= 1
    order = rng.permutation(n)
    assert np.array_equal(resampled(points[order], counts[order], total), out)


def test_of_points_that_lie_abreast_the_order_does_not_choose() -> None:
    rng = np.random.default_rng(0)
    points = np.array([(x, y) for x in range(-9, 10) for y in (-1, 1)], np.float32)
    counts = np.ones(len(points))
    for total in (7, 25):
        out = resampled(points, counts, total)
        for _ in range(5):
            assert np.array_equal(
                resampled(points[rng.permutation(len(points))], counts, total), out
            )


def test_a_whole_latent_is_taken_as_it_is() -> None:
    points = np.random.default_rng(0).normal(size=(64, 4)).astype(np.float32)
    out = resampled(points, np.full(64, 1 / 64), 64)
    assert sorted(map(tuple, out.tolist())) == sorted(map(tuple, points.tolist()))


def test_transparent_places_of_a_reference_do_not_count() -> None:
    codes = np.zeros((64, 64, 4), np.uint8)
    codes[:, :16] = (255, 0, 0, 255)
    codes[:, 16:32] = (0, 0, 255, 255)
    codes[:, 32:] = (0, 255, 0, 0)
    canvas = canvas_of_reference(Pixels(codes), mixed=False, seed=0)
    held = amounts(canvas.rgb[::8, ::8], canvas.counts)
    assert held[255, 0, 0] == pytest.approx(0.5)
    assert held[0, 0, 255] == pytest.approx(0.5)
    with pytest.raises(BadInput, match="transparent"):
        canvas_of_reference(Pixels(np.zeros_like(codes)), mixed=False, seed=0)


def test_a_mixed_reference_keeps_its_pixels() -> None:
    reference = Pixels(np.random.default_rng(0).integers(1, 256, (64, 64, 4), dtype=np.uint8))
    plain, mixed = (canvas_of_reference(reference, mixed=m, seed=1) for m in (False, True))
    assert not np.array_equal(plain.rgb, mixed.rgb)
    for a, b in ((plain.rgb, mixed.rgb), (plain.counts, mixed.counts)):
        assert np.array_equal(np.sort(a, axis=None), np.sort(b, axis=None))


def test_what_a_block_counts_goes_where_the_block_goes() -> None:
    codes = np.zeros((128, 128, 4), np.uint8)
    alphas = np.random.default_rng(0).permutation(np.arange(130, 130 + 64)).reshape(8, 8)
    codes[..., 3] = np.repeat(np.repeat(alphas, 16, axis=0), 16, axis=1)
    codes[..., 0] = codes[..., 3]
    plain, mixed = (canvas_of_reference(Pixels(codes), mixed=m, seed=1) for m in (False, True))
    assert not np.array_equal(plain.counts, mixed.counts)
    for canvas in (plain, mixed):
        shown = canvas.rgb[::16, ::16, 0].ravel()
        assert np.corrcoef(shown, canvas.counts[::2, ::2].ravel())[0, 1] > 0.95


def test_a_reduced_reference_is_reduced_no_further_and_travels_as_text() -> None:
    rng = np.random.default_rng(0)
    for dtype, size in ((np.uint8, (90, 700)), (np.uint16, (40, 30)), (np.uint8, (9, 9))):
        codes = rng.integers(0, np.iinfo(dtype).max, (*size, 4), dtype=dtype)
        small = reduced(Pixels(codes), 64)
        assert small.size == (64, 64)
        assert reduced(small, 64) is small
        assert np.array_equal(picture_from_text(picture_text(small)).array, small.array)
