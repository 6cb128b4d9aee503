"""The numbers that the tables share say what is known of pictures whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.errors import BadInput
from colorstudio.evaluation.mini import measures
from colorstudio.imaging.color import lightness, rgb_to_lab
from colorstudio.training.scenes.collection import Collection, Item

RED, GREEN, BLUE = (200, 40, 40), (40, 160, 40), (50, 60, 200)
BLACK, DARK, PALE, WHITE = ((level, level, level) for level in (0, 20, 250, 255))


def flat(*colors: tuple[int, int, int], side: int = 24) -> np.ndarray:
    """Bands of these colours, side by side."""
    bands = [np.full((side, side // len(colors), 3), color, np.uint8) for color in colors]
    return np.concatenate(bands, axis=1)


def test_equal_pictures_do_not_differ_and_a_mask_chooses_what_counts():
    truth = flat(RED, BLUE)
    half = flat(RED, GREEN)
    left = np.zeros((24, 24))
    left[:, :12] = 1
    assert measures.de00(truth, truth) == 0
    assert measures.de00(half, truth, left) == 0
    assert measures.de00(half, truth, 1 - left) == pytest.approx(2 * measures.de00(half, truth))


def test_ciede2000_of_a_known_pair():
    # black and white are 100 apart by definition of the formula's lightness term
    assert measures.de00(flat(WHITE), flat(BLACK)) == pytest.approx(100, abs=0.01)


def test_an_empty_mask_is_said():
    with pytest.raises(BadInput, match="empty"):
        measures.de00(flat(RED), flat(BLUE), np.zeros((24, 24)))


def test_grey_keeps_lightness_and_has_no_color():
    grey = measures.grey_of(flat(RED, BLUE))
    assert np.abs(lightness(grey) - lightness(flat(RED, BLUE))).max() < 0.3
    assert (grey == grey[..., :1]).all()
    assert measures.colourfulness(grey) == 0 < measures.colourfulness(flat(RED, BLUE))


def test_chroma_error_is_blind_to_lightness():
    chroma = np.hypot(*rgb_to_lab(np.array(RED, np.uint8))[1:])
    assert measures.chroma_error(flat(DARK), flat(PALE)) < 0.05
    grey = measures.grey_of(flat(RED))
    assert measures.chroma_error(grey, flat(RED)) == pytest.approx(chroma, abs=0.05)


def test_exact_lightness_takes_colors_from_one_and_lightness_from_the_other():
    seen, truth = flat((220, 90, 90)), flat((180, 60, 60))
    found = measures.exact_lightness(seen, truth)
    assert np.abs(lightness(found) - lightness(truth)).max() < 0.3
    assert measures.chroma_error(found, seen) < 0.5 < measures.chroma_error(truth, seen)


def test_colors_that_a_lightness_has_not_give_up_chroma_alone():
    found = measures.exact_lightness(flat(BLUE), flat(PALE))
    assert np.abs(lightness(found) - lightness(flat(PALE))).max() < 0.3
    assert measures.hue_apart(measures.hue_of(found), measures.hue_of(flat(BLUE))) < 5


def test_edges_lie_between_colors_and_nowhere_else():
    found = measures.edges(flat(RED, BLUE))
    assert found[:, 11:13].all()
    assert found.sum() == 2 * 24
    near = measures.within(found, 3)
    assert near[:, 8:16].all()
    assert near.sum() == 8 * 24
    assert not measures.within(measures.edges(flat(RED)), 3).any()


def test_hue_is_weighed_by_chroma_and_goes_round():
    assert measures.hue_of(flat(RED)) == pytest.approx(
        np.degrees(np.arctan2(*rgb_to_lab(np.array(RED, np.uint8))[[2, 1]])), abs=0.1
    )
    greyish = flat(RED, (120, 122, 124))
    assert measures.hue_apart(measures.hue_of(greyish), measures.hue_of(flat(RED))) < 3
    right = np.zeros((24, 24))
    right[:, 12:] = 1
    blue = measures.hue_of(flat(BLUE))
    assert measures.hue_of(flat(RED, BLUE), right) == pytest.approx(blue, abs=1e-6)
    assert measures.hue_apart(350, 10) == measures.hue_apart(10, 350) == 20


def test_a_plain_picture_of_a_glyph_knows_where_the_glyph_is():
    glyph = np.zeros((128, 128, 4), np.uint8)
    glyph[32:96, 32:96] = (*RED, 255)
    item = Item("a.png", "apple", "flat", "", "1f34e", "", "")
    scene = measures.plain_ground(Collection([item], lambda name: glyph), item, (250, 240, 230))
    mask = scene.things[0].mask
    assert scene.rgb.shape == (128, 128, 3)
    assert mask.shape == (128, 128)
    assert mask.mean() == pytest.approx((64 * 0.875 / 128) ** 2, rel=0.05)
    assert np.abs(scene.rgb[mask > 0.99].astype(int) - RED).max() <= 1
    assert (scene.rgb[mask == 0] == (250, 240, 230)).all()
    turned = measures.plain_ground(Collection([item], lambda name: glyph), item, turned=90)
    apart = measures.hue_of(turned.rgb, mask) - measures.hue_of(scene.rgb, mask)
    assert apart % 360 == pytest.approx(90, abs=15)


def test_one_of_each_family_is_kept_the_first():
    items = [Item(name, name, "flat", "", name[0], "", "") for name in ("a1", "b1", "a2", "c1")]
    assert [item.id for item in measures.one_of_each(items)] == ["a1", "b1", "c1"]


def test_halves_of_rows_scatter_as_new_samples_do():
    rows = np.random.default_rng(0).normal(5, 2, (200, 1))
    found = measures.halves_figure("mean", rows, lambda some: float(some.mean()), bar="<= 9")
    assert found.value == pytest.approx(rows.mean())
    assert found.high - found.low == pytest.approx(2 * 1.96 * 2 / 200**0.5, rel=0.2)
    assert found.is_met
    assert found.n == 200


def test_the_middle_of_a_photo_is_seen():
    rgba = np.zeros((160, 240, 4), np.uint8)
    rgba[:, 40:200, :3] = 200
    item = Item("photos/a.jpg", "a photo", "photo", "", "a", "", "")
    rgb = measures.photo_square(Collection([item], lambda name: rgba), item)
    assert rgb.shape == (128, 128, 3)
    assert (rgb == 200).all()
