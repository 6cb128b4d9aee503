"""The palette contract on real and random pictures: only these colours, in these amounts."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import ot
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging import io, transport
from colorstudio.imaging.blue_noise import SIZE, texture
from colorstudio.imaging.color import decode_rgb, lightness
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.oklab import linear_to_oklab
from colorstudio.imaging.palette import Palette, from_hex_list
from colorstudio.imaging.profiles import SRGB

PALETTE = from_hex_list("#f2efe6 #22201e #5b7a3a #a9b88a #8c6d4f #c99a2e #3c4a5a #7d7f86")


def noise(seed: int, size: tuple[int, int] = (64, 64), dtype: type = np.uint8) -> np.ndarray:
    rng = np.random.default_rng(seed)
    full = np.iinfo(dtype).max
    small = rng.random((9, 9, 3)).astype(np.float32)
    rgb = cv2.resize(small, size, interpolation=cv2.INTER_CUBIC) + rng.normal(0, 0.05, (*size, 3))
    codes = np.rint(np.clip(rgb, 0, 1) * full)
    return np.dstack([codes, np.full(size, full)]).astype(dtype)


def with_shares(seed: int, palette: Palette) -> Palette:
    """Random shares for some of the colours; they sum to 1 where none is free."""
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.ones(len(palette)))
    free = rng.random(len(palette)) < 0.4
    return palette.with_shares(
        {n: None if free[n] else float(share) for n, share in enumerate(shares)}
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([np.uint8, np.uint16]), st.sampled_from([0.0, 0.7]))
def test_exact_keeps_the_contract(seed: int, dtype: type, dither: float) -> None:
    codes = noise(seed, dtype=dtype)
    codes[:5, :7, 3] = 0
    palette = with_shares(seed, PALETTE)
    inside = np.ones(codes.shape[:2], bool)
    inside[40:, 50:] = False
    done = transport.exact(codes, SRGB, palette, inside=inside, dither=dither)
    counted = inside & (codes[..., 3] > 0)
    colors = {tuple(c) for c in transport.palette_codes(palette, SRGB, dtype).tolist()}
    assert {tuple(c) for c in done.codes[counted][:, :3].tolist()} <= colors
    assert np.array_equal(done.codes[~counted], codes[~counted])
    assert np.array_equal(done.codes[..., 3], codes[..., 3])
    counts = np.bincount(done.labels[counted], minlength=len(palette))
    for swatch, count in zip(palette, counts, strict=True):
        if swatch.share is not None:
            assert abs(count - swatch.share * counted.sum()) <= 1
    assert transport.contract(done.plan, exact=True).kept


@pytest.mark.parametrize("free", [False, True])
def test_its_cost_is_that_of_the_best_plan(free: bool, shared_data: Path) -> None:
    photo = io.read(shared_data / "photos_full/library_samples/skimage_coffee.png").pixels
    codes = cv2.resize(photo.array, (64, 64), interpolation=cv2.INTER_AREA)
    palette = PALETTE.with_shares({n: 0.125 for n in range(8)})
    if free:
        palette = palette.with_shares({2: None, 5: None})
    done = transport.exact(codes, SRGB, palette)
    oklab = linear_to_oklab(decode_rgb(codes[..., :3]).astype(np.float64)).reshape(-1, 3)
    cost = ((oklab[:, None] - done.plan.oklab[None]) ** 2).sum(-1)
    ours = cost[np.arange(len(cost)), done.labels.reshape(-1)].sum()
    columns, masses = cost, np.full(8, 512.0)
    if free:
        columns = np.column_stack([np.delete(cost, [2, 5], axis=1), cost[:, [2, 5]].min(axis=1)])
        masses = np.append(np.full(6, 512.0), 1024.0)
    least = float(np.asarray(ot.emd2(np.full(4096, 1 / 4096), masses / 4096, columns))) * 4096
    assert ours <= 1.0001 * least


def test_bins_cost_next_to_nothing(shared_data: Path) -> None:
    photo = io.read(shared_data / "photos_full/library_samples/skimage_coffee.png").pixels
    codes = np.ascontiguousarray(photo.array[:200, :400])
    palette = PALETTE.with_shares({n: 0.125 for n in range(8)})
    fine = transport.exact(codes[:160], SRGB, palette)  # 64,000 pixels: their very colours
    assert fine.plan.total <= transport.SMALL
    coarse = transport.plan(codes[:160], SRGB, palette)
    assert coarse.cost == pytest.approx(fine.plan.cost, rel=0.01)


def test_a_flat_area_is_divided_evenly_everywhere() -> None:
    codes = np.full((128, 128, 4), 255, np.uint8)
    codes[..., :3] = 128
    palette = from_hex_list("#707070 #909090").with_shares({0: 0.25, 1: 0.75})
    labels = transport.exact(codes, SRGB, palette).labels
    parts = (labels == 0).reshape(4, 32, 4, 32).mean(axis=(1, 3))
    assert (labels == 0).sum() == 128 * 128 // 4
    assert np.abs(parts - 0.25).max() < 0.03


def test_part_of_the_picture_is_labelled_as_the_whole() -> None:
    codes = noise(3, (96, 96))
    made = transport.plan(codes, SRGB, PALETTE)
    whole = transport.labelled(codes, made, Rect(0, 0, 96, 96))
    part = transport.labelled(codes[16:48, 8:72], made, Rect(8, 16, 64, 32))
    assert np.array_equal(whole[16:48, 8:72], part)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([np.uint8, np.uint16]))
def test_soft_is_smooth_and_stays_where_it_may_not(seed: int, dtype: type) -> None:
    codes = noise(seed, dtype=dtype)
    codes[3, 3, 3] = 0
    made = transport.plan(codes, SRGB, with_shares(seed, PALETTE))
    weight = np.zeros(codes.shape[:2], np.float32)
    weight[:, 20:] = 1
    out = transport.softened(codes, transport.soft_map(made), weight=weight)
    assert np.array_equal(out[:, :20], codes[:, :20])
    assert np.array_equal(out[..., 3], codes[..., 3])
    assert (out[:, 20:] != codes[:, 20:]).any()
    none = transport.softened(codes, transport.soft_map(made, strength=0.0))
    assert np.abs(none.astype(int) - codes)[codes[..., 3] > 0].max() <= 0.03 * np.iinfo(dtype).max


def test_neighbouring_colours_stay_neighbours_when_they_are_moved() -> None:
    ramp = np.zeros((1, 256, 4), np.uint8)
    ramp[0, :, 0], ramp[0, :, 1], ramp[0, :, 2] = range(256), 60, 200 - np.arange(256) // 2
    ramp[..., 3] = 255
    photo = noise(5)
    mapping = transport.soft_map(transport.plan(photo, SRGB, PALETTE))
    out = transport.softened(ramp, mapping).astype(int)
    assert np.abs(np.diff(out[0, :, :3], axis=0)).max() <= 14


def test_soft_may_keep_lightness() -> None:
    codes = noise(6)
    made = transport.plan(codes, SRGB, from_hex_list("#203060 #c06030 #e0d0a0"))
    out = transport.softened(codes, transport.soft_map(made, keep_lightness=True))
    assert np.abs(lightness(out) - lightness(codes)).max() <= 0.19
    assert (out != codes).any()


@pytest.mark.parametrize(
    "palette", ["#808080", "#808080 #808080 #808080", "#ffffff #000000", "#ff0000 #00ff00"]
)
def test_odd_palettes_have_the_obvious_answer(palette: str) -> None:
    codes = noise(2, (16, 16))
    made = from_hex_list(palette)
    done = transport.exact(codes, SRGB, made)
    assert set(np.unique(done.labels)) <= set(range(len(made)))
    soft = transport.softened(codes, transport.soft_map(done.plan))
    assert soft.shape == codes.shape


def test_shares_that_sum_to_one_leave_nothing_to_free_colours() -> None:
    palette = from_hex_list("#d02020 #2020d0 #20d020").with_shares({0: 0.4, 1: 0.6})
    done = transport.exact(noise(4), SRGB, palette)
    assert (done.labels != 2).all()


def test_a_picture_of_one_pixel_and_one_without() -> None:
    one = np.array([[[10, 200, 30, 255]]], np.uint8)
    assert transport.exact(one, SRGB, PALETTE).labels.shape == (1, 1)
    clear = np.zeros((4, 4, 4), np.uint8)
    done = transport.exact(clear, SRGB, PALETTE)
    assert np.array_equal(done.codes, clear)
    with pytest.raises(BadInput, match="no pixel"):
        transport.check_counted(0)
    with pytest.raises(BadInput, match="empty"):
        transport.exact(one, SRGB, Palette())


def test_256_colours_are_bearable() -> None:
    rng = np.random.default_rng(1)
    colors = rng.integers(0, 256, (256, 3))
    palette = from_hex_list(" ".join("#{:02x}{:02x}{:02x}".format(*c) for c in colors))
    palette = palette.with_shares({n: 1 / 256 for n in range(256)})
    done = transport.exact(noise(9, (300, 300)), SRGB, palette)
    counts = np.bincount(done.labels.reshape(-1), minlength=256)
    assert np.abs(counts - 90_000 / 256).max() <= 1


def test_blue_noise_has_every_threshold_once_and_no_clumps() -> None:
    noise_ = texture()
    assert len(np.unique(noise_)) == SIZE * SIZE
    power = np.abs(np.fft.fft2(noise_ - noise_.mean())) ** 2
    f = np.hypot(*np.meshgrid(np.fft.fftfreq(SIZE), np.fft.fftfreq(SIZE)))
    assert power[(f > 0) & (f < 0.12)].mean() < 0.1 * power[f > 0.3].mean()


def test_kernels_are_compiled_for_one_form_of_pixels() -> None:
    """A look on pixels that may not be written is not the first to have them compiled."""
    from colorstudio.imaging import transport_kernels as kernels

    transport.warm_up()
    for dtype in (np.uint8, np.uint16):
        free = noise(2, (300, 300), dtype)
        kept = free.copy()
        kept.flags.writeable = False
        for codes in (free, kept):
            palette = with_shares(1, PALETTE)
            made = transport.plan(codes, SRGB, palette)
            transport.exact(codes, SRGB, palette, dither=0.5)
            transport.labelled(codes, made, Rect(0, 0, 300, 300), dither=0.5)
            for keep_lightness in (False, True):
                transport.softened(codes, transport.soft_map(made, keep_lightness=keep_lightness))
    for kernel in (
        kernels.gather, kernels.look_up, kernels.mark, kernels.perturb, kernels.apply_cube,
        kernels.chroma_of_cube,
    ):  # fmt: skip
        assert len(kernel.signatures) == 2, kernel  # type: ignore[attr-defined]
