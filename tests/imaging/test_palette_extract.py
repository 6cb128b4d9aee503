"""Palettes taken from pictures: the colours a person would name, in their true amounts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging import io, palette_extract, palette_extract_kernels
from colorstudio.imaging.color import Color
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.palette import Palette, Swatch
from colorstudio.imaging.palette_extract import extracted
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB, named


def flat(*areas: tuple[str, int], width: int = 50) -> np.ndarray:
    """Rows of flat colours: hex and number of pixels; the rest of the last row is transparent."""
    codes = [c for h, count in areas for c in [[*Color.from_hex(h).rgb8, 255]] * count]
    codes += [[9, 9, 9, 0]] * (-len(codes) % width)
    return np.array(codes, np.uint8).reshape(-1, width, 4)


def hexes(palette: Palette) -> list[str]:
    return [s.color.hex for s in palette]


def shares(palette: Palette) -> list[float]:
    return [s.share if s.share is not None else -1.0 for s in palette]


def sea_with_a_boat(size: int = 400) -> np.ndarray:
    """A noisy blue picture with a red spot of 0.2 % of its area."""
    rng = np.random.default_rng(5)
    depth = np.linspace(0, 1, size)[:, None]
    sea = np.stack([20 + 30 * depth, 60 + 80 * depth, 120 + 100 * depth], axis=-1)
    picture = np.broadcast_to(sea, (size, size, 3)) + rng.normal(0, 6, (size, size, 3))
    side = round(size * 0.002**0.5)
    picture = np.array(picture)
    picture[10 : 10 + side, 20 : 20 + side] = rng.normal((200, 40, 30), 5, (side, side, 3))
    rgb = np.clip(picture, 0, 255).astype(np.uint8)
    return np.dstack([rgb, np.full((size, size), 255, np.uint8)])


def test_flat_colours_come_out_exactly_with_their_amounts():
    picture = flat(("#ff0000", 250), ("#ff0100", 500), ("#0000ff", 1250))
    palette = extracted(Pixels(picture), 6)
    assert hexes(palette) == ["#0000ff", "#ff0100", "#ff0000"]
    assert shares(palette) == [0.625, 0.25, 0.125]
    assert palette[0].name == "vivid blue"
    assert len({s.name for s in palette}) == 3


def test_a_single_pixel_of_its_own_colour_is_found_where_there_is_room():
    picture = flat(("#ffffff", 99_999), ("#101010", 1), width=1000)
    assert hexes(extracted((picture, SRGB), 2)) == ["#ffffff", "#101010"]


def test_antialiased_flat_art_gives_the_inks_and_not_their_mixtures():
    grid = np.hypot(*np.mgrid[-100:100, -100:100])
    edge = np.clip(60 - grid, 0, 1)[..., None]
    ink, paper = np.array([200, 30, 60]), np.array([250, 240, 220])
    rgb = np.rint(ink * edge + paper * (1 - edge)).astype(np.uint8)
    palette = extracted((rgb, SRGB), 2)
    assert hexes(palette) == ["#faf0dc", "#c81e3c"]
    assert shares(palette)[1] == pytest.approx(np.pi * 59.5**2 / 200**2, rel=0.01)


def test_a_small_saturated_accent_is_found():
    palette = extracted((sea_with_a_boat(), SRGB), 5)
    red = np.array(Color.from_hex("#c8281e").lab)
    distances = delta_e00(palette.lab, red)
    assert distances.min() < 4
    assert shares(palette)[int(np.argmin(distances))] == pytest.approx(0.002, rel=0.15)


def test_shares_are_ordered_and_sum_to_one():
    palette = extracted((sea_with_a_boat(), SRGB), 8)
    assert len(palette) == 8
    assert shares(palette) == sorted(shares(palette), reverse=True)
    assert sum(shares(palette)) == pytest.approx(1, abs=1e-9)
    palette.checked()


def test_the_same_seed_gives_the_same_palette():
    picture = sea_with_a_boat(200)
    assert extracted((picture, SRGB), 6, seed=3) == extracted((picture, SRGB), 6, seed=3)


@settings(max_examples=15)
@given(st.integers(0, 2**32))
def test_the_order_of_pixels_does_not_matter(seed):
    picture = sea_with_a_boat(64)
    order = np.random.default_rng(seed).permutation(64 * 64)
    mixed = picture.reshape(-1, 4)[order].reshape(64, 64, 4)
    one, other = (extracted((p, SRGB), 4) for p in (picture, mixed))
    assert delta_e00(one.lab, other.lab).max() < 0.5
    assert np.allclose(shares(one), shares(other), atol=1e-3)


def test_transparent_pixels_count_nowhere_and_others_by_their_alpha():
    picture = flat(("#ff0000", 100), ("#00ff00", 100), ("#0000ff", 100))
    picture[:2, :, 3] = 0
    picture[2:4, :, 3] = 51
    assert hexes(extracted((picture, SRGB), 3)) == ["#0000ff", "#00ff00"]
    assert shares(extracted((picture, SRGB), 3))[1] == pytest.approx(0.2 / 1.2)


@pytest.mark.parametrize("size", [60, 300])
def test_only_what_is_in_the_mask_counts(size):
    picture = sea_with_a_boat(300)[:size, :size]
    where = np.zeros((size, size), np.float32)
    where[10:15, 20:25] = 1.0
    palette = extracted((picture, SRGB), 3, weights=where)
    assert all(s.color.a > 30 for s in palette)
    assert extracted((picture, SRGB), 3, weights=where.astype(np.uint8) * 255) == palette


def test_16_bit_pictures_give_what_8_bit_pictures_give():
    picture = sea_with_a_boat(200)
    wide = picture.astype(np.uint16) * 257
    assert hexes(extracted((wide, SRGB), 5)) == hexes(extracted((picture, SRGB), 5))
    flat16 = flat(("#123456", 50), ("#fedcba", 50)).astype(np.uint16) * 257
    assert extracted((flat16, SRGB), 3) == extracted(((flat16 // 257).astype(np.uint8), SRGB), 3)


def test_colours_of_other_profiles_are_not_cut_to_srgb():
    picture = flat(("#ff0000", 60), ("#808080", 40))
    palette = extracted((picture, named("display-p3")), 2)
    assert not palette[0].color.in_srgb
    assert palette[1].color.lab == pytest.approx(Color.from_hex("#808080").lab, abs=0.01)


def test_locked_swatches_stay_and_the_others_share_what_they_leave():
    picture = flat(("#ff0000", 500), ("#00ff00", 300), ("#0000ff", 200))
    red = Swatch(Color.from_hex("#ff0000"), "Ours", 0.4, locked=True)
    free = Swatch(Color.from_hex("#123456"), "Gone")
    palette = extracted((picture, SRGB), 3, keep=Palette((free, red)))
    assert palette[1] == red
    assert hexes(palette) == ["#00ff00", "#ff0000", "#0000ff"]
    assert shares(palette) == pytest.approx([0.36, 0.4, 0.24])
    palette.checked()
    alone = extracted((picture, SRGB), 1, keep=Palette((free, red)))
    assert alone.swatches == (red,)
    # a locked colour without a share takes its natural amount, so it is not counted for others
    natural = extracted((picture, SRGB), 3, keep=Palette((Swatch(red.color, locked=True),)))
    assert shares(natural) == pytest.approx([-1, 0.3, 0.2])


def test_locked_shares_that_leave_nothing_are_no_error():
    picture = flat(("#ff0000", 500), ("#00ff00", 500))
    red = Swatch(Color.from_hex("#ff0000"), share=1.0, locked=True)
    assert shares(extracted((picture, SRGB), 2, keep=Palette((red,)))) == [1.0, 0.0]


def test_like_colours_are_merged():
    picture = flat(("#c04030", 500), ("#c24434", 300), ("#2040c0", 200))
    assert len(extracted((picture, SRGB), 6)) == 3
    palette = extracted((picture, SRGB), 6, merge=5.0)
    assert hexes(palette) == ["#c04030", "#2040c0"]
    assert shares(palette) == pytest.approx([0.8, 0.2])


def test_256_colours_of_a_gradient():
    grid = np.mgrid[0:128, 0:128].astype(np.uint8)
    picture = np.dstack([2 * grid[0], 2 * grid[1], 255 - grid[0]])
    palette = extracted((picture, SRGB), 256)
    assert 200 < len(palette) <= 256
    assert len(set(hexes(palette))) == len(palette)


def test_real_pictures_give_their_colours(shared_data):
    picture = io.read(shared_data / "photos_full/library_samples/skimage_astronaut.png").pixels
    palette = extracted(picture, 6)
    nouns = {s.name.split()[-1] for s in palette}
    # the orange suit, the black visor, the blue of the flag
    assert "black" in nouns
    assert any(s.color.a > 30 and s.color.b > 30 for s in palette)
    assert any(s.color.b < -25 for s in palette)


@pytest.mark.parametrize("alpha", [0, 255])
def test_pictures_and_masks_in_which_nothing_is_seen_are_refused(alpha):
    picture = flat(("#ff0000", 100))
    picture[..., 3] = alpha
    weights = np.zeros(picture.shape[:2], np.float32) if alpha else None
    sentence = "The mask is empty" if alpha else "The picture is fully transparent"
    with pytest.raises(BadInput, match=sentence):
        extracted((picture, SRGB), weights=weights)


def test_a_mask_over_transparent_pixels_only_is_refused():
    picture = flat(("#ff0000", 60))
    weights = np.zeros(picture.shape[:2])
    weights[1, 40:] = 1
    with pytest.raises(BadInput, match="transparent inside of the mask"):
        extracted((picture, SRGB), weights=weights)


def test_other_bad_input_is_refused():
    picture = flat(("#ff0000", 100))
    with pytest.raises(BadInput, match="The mask has 3 x 2 pixels and the picture 50 x 2"):
        extracted((picture, SRGB), weights=np.ones((2, 3)))
    with pytest.raises(BadInput, match="not a picture of one channel"):
        extracted((picture, SRGB), weights=np.ones((2, 50, 3)))
    for n in (0, 10_000):
        with pytest.raises(BadInput, match="colours cannot be taken"):
            extracted((picture, SRGB), n)
    with pytest.raises(BadInput, match="RGB pictures in 8 or 16 bit"):
        extracted((picture.astype(np.float32), SRGB))


def test_what_counts_many_and_few_colours_is_compiled_ahead(monkeypatch: pytest.MonkeyPatch):
    counted: list[np.dtype] = []
    in_bins = palette_extract_kernels.count_in_bins

    def count(codes: np.ndarray, *more: np.ndarray) -> None:
        counted.append(codes.dtype)
        in_bins(codes, *more)

    monkeypatch.setattr(palette_extract_kernels, "count_in_bins", count)
    palette_extract.warm_up()
    assert set(counted) == {np.dtype(np.uint8), np.dtype(np.uint16)}
    assert len(in_bins.signatures) == 2  # type: ignore[attr-defined]
