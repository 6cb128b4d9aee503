"""A proposal on the picture: its colour inside of the matte, own detail, nothing outside."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from colorstudio.errors import BadInput
from colorstudio.imaging.color import encode_rgb, rgb_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB, named
from colorstudio.imaging.rim import rim_of
from colorstudio.methods.recolor.coloredit.place import ModelColor, model_color
from colorstudio.methods.recolor.coloredit.proposal import Proposal
from colorstudio.methods.recolor.coloredit.view import (
    crop_around,
    full_matte,
    model_size,
    reference_view,
    resized_mask,
    srgb,
    view_of,
)

BLUE, GREEN = (60, 90, 200), (60, 150, 70)


def scene(size: tuple[int, int] = (240, 160)) -> tuple[np.ndarray, np.ndarray]:
    """A blue disc with fine stripes on green, anti-aliased in light; codes and matte."""
    w, h = size
    big = np.zeros((4 * h, 4 * w), np.uint8)
    cv2.circle(big, (2 * w, 2 * h), int(1.2 * h), 255, -1)
    matte = cv2.resize(big, size, interpolation=cv2.INTER_AREA)
    stripes = 1 + 0.15 * np.sin(np.arange(w) * 2.1)[None, :, None]
    linear = SRGB.decode(np.uint8)[0]
    inner = linear[np.array(BLUE)] * stripes * np.linspace(0.6, 1.2, h)[:, None, None]
    part = matte[..., None] / 255
    light = part * np.clip(inner, 0, 1) + (1 - part) * linear[np.array(GREEN)]
    codes = np.full((h, w, 4), 255, np.uint8)
    codes[..., :3] = np.rint(encode_rgb(light.astype(np.float32)) * 255)
    return codes, matte


def red(view_rgb: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """What a model may answer: the disc in red, its shading kept, its texture lost."""
    soft = cv2.GaussianBlur(view_rgb.max(2).astype(np.float32), (0, 0), 2)[..., None]
    made = soft * np.array([1.0, 0.25, 0.2])
    part = mask[..., None] / 255
    return np.rint(part * made + (1 - part) * view_rgb).astype(np.uint8)


def prepared(
    codes: np.ndarray, matte: np.ndarray, *, same: bool = False, **options: float
) -> tuple[ModelColor, Proposal]:
    picture = Pixels(codes)
    view = view_of(picture, matte, 64)
    rgb = view.rgb if same else red(view.rgb, view.mask)
    proposal = Proposal(rgb, view.rgb, view.mask, view.crop)
    rim = rim_of(codes, matte, picture.rect, SRGB)
    return model_color(proposal, SRGB, rim, **options), proposal


def test_colour_from_the_model_detail_from_the_picture():
    codes, matte = scene()
    made, proposal = prepared(codes, matte)
    out = made.applied(codes, matte, Rect(0, 0, 240, 160))
    inside = matte == 255
    lab, before = rgb_to_lab(out), rgb_to_lab(codes)
    asked = rgb_to_lab(proposal.rgb)[resized_mask(matte, proposal.rgb.shape[1::-1]) == 255]
    assert np.abs(lab[inside].mean(0) - asked.mean(0)).max() < 4
    # the stripes, which the model washed out, are still there, as strong as they were
    for picture in (lab, before):
        fine = picture[..., 0] - cv2.GaussianBlur(picture[..., 0], (0, 0), 4)
        assert 1.5 < fine[60:100, 80:160].std() < 6
    assert np.array_equal(out[matte == 0], codes[matte == 0])


def test_the_rim_is_unmixed():
    codes, matte = scene()
    out = prepared(codes, matte)[0].applied(codes, matte, Rect(0, 0, 240, 160))
    rim = (matte > 0) & (matte < 255)
    lab = rgb_to_lab(out)[rim]
    # between red and green, never towards the old blue
    assert (lab[:, 2] > -3).all()
    assert (rgb_to_lab(codes)[rim][:, 2] < -3).any()


def test_its_own_colours_back_are_hardly_a_change():
    codes, matte = scene()
    out = prepared(codes, matte, same=True)[0].applied(codes, matte, Rect(0, 0, 240, 160))
    away = np.linalg.norm(rgb_to_lab(out) - rgb_to_lab(codes), axis=-1)[matte > 0]
    assert away.mean() < 1.5


def test_lightness_is_kept_or_follows():
    codes, matte = scene()
    inside = matte == 255
    before = rgb_to_lab(codes)[..., 0]
    kept = prepared(codes, matte, match_lightness=0.0)[0]
    out = kept.applied(codes, matte, Rect(0, 0, 240, 160))
    assert np.abs(rgb_to_lab(out)[..., 0] - before)[inside].max() < 0.6
    levels = []
    for match in (0.0, 0.5, 1.0):
        made = prepared(codes, matte, match_lightness=match)[0]
        levels.append(rgb_to_lab(made.applied(codes, matte, Rect(0, 0, 240, 160)))[inside][:, 0])
    means = [level.mean() for level in levels]
    assert abs(means[1] - (means[0] + means[2]) / 2) < 0.5
    assert means[2] - means[0] > 2


@pytest.mark.parametrize("workers", [1, 3])
def test_parts_are_what_the_whole_is(workers):
    codes, matte = scene()
    made = prepared(codes, matte)[0]
    whole = made.applied(codes, matte, Rect(0, 0, 240, 160))
    rect = Rect(70, 20, 90, 100)
    part = made.applied(codes[rect.slices], matte[rect.slices], rect, workers=workers)
    assert np.array_equal(part, whole[rect.slices])


def test_a_reduced_picture_shows_what_the_full_one_becomes():
    codes, matte = scene((480, 320))
    made = prepared(codes, matte)[0]
    whole = made.applied(codes, matte, Rect(0, 0, 480, 320))
    half, small = (cv2.resize(a, (240, 160), interpolation=cv2.INTER_AREA) for a in (codes, matte))
    shown = made.applied(half, small, Rect(0, 0, 240, 160), level=1)
    expected = cv2.resize(whole, (240, 160), interpolation=cv2.INTER_AREA)
    assert np.abs(shown.astype(int) - expected).mean() < 1.5


def test_a_proposal_lies_where_its_crop_does():
    """Left dark red, right bright green: at full size and reduced, in a part of a large picture."""
    codes = np.full((320, 640, 4), 255, np.uint8)
    codes[..., :3] = 128
    matte = np.zeros((320, 640), np.uint8)
    rect = Rect(400, 200, 96, 64)
    matte[rect.slices] = 255
    view = view_of(Pixels(codes), matte, 64)
    assert view.crop.x > 300
    assert view.crop.w < 300
    halves = view.rgb.copy()
    middle = round((rect.x + rect.w / 2 - view.crop.x) * view.size[0] / view.crop.w)
    halves[:, :middle] = (110, 20, 30)
    halves[:, middle:] = (90, 230, 90)
    proposal = Proposal(halves, view.rgb, view.mask, view.crop)
    made = model_color(proposal, SRGB, rim_of(codes, matte, Rect(0, 0, 640, 320), SRGB))
    for level in (0, 1, 2):
        step = 1 << level
        small, inside = codes[::step, ::step], matte[::step, ::step]
        whole = Rect(0, 0, small.shape[1], small.shape[0])
        lab = rgb_to_lab(made.applied(small, inside, whole, level))
        part = lab[rect.y // step : rect.bottom // step, rect.x // step : rect.right // step]
        # the outer quarters: between them L* passes over smoothly
        left, right = part[:, : 24 // step], part[:, -24 // step :]
        assert left[..., 1].min() > 20
        assert right[..., 1].max() < -20
        assert left[..., 0].max() < 35
        assert right[..., 0].min() > 70


def test_the_lights_of_a_dark_object_do_not_all_turn_white():
    codes, matte = scene()
    inside = matte == 255
    codes[..., :3][inside] = np.maximum(codes[..., :3][inside] // 8, 1)
    # sheen
    codes[:, 100:104, :3][inside[:, 100:104]] = 60
    view = view_of(Pixels(codes), matte, 64)
    part = view.mask[..., None] / 255
    bright = np.rint(part * (235, 215, 60) + (1 - part) * view.rgb).astype(np.uint8)
    proposal = Proposal(bright, view.rgb, view.mask, view.crop)
    made = model_color(proposal, SRGB, rim_of(codes, matte, Rect(0, 0, 240, 160), SRGB))
    lab = rgb_to_lab(made.applied(codes, matte, Rect(0, 0, 240, 160)))
    assert (lab[inside][:, 0] > 99).mean() < 0.01
    # and the stripes are still seen
    fine = lab[..., 0] - cv2.GaussianBlur(lab[..., 0], (0, 0), 4)
    assert fine[60:95, 110:160].std() > 0.8


def test_sixteen_bits_and_another_profile():
    codes, matte = scene()
    wide = named("display-p3")
    deep = codes.astype(np.uint16) * 257
    picture = Pixels(deep, wide)
    view = view_of(picture, matte, 64)
    proposal = Proposal(red(view.rgb, view.mask), view.rgb, view.mask, view.crop)
    made = model_color(proposal, wide, rim_of(deep, matte, picture.rect, wide))
    out = made.applied(deep, matte, picture.rect)
    assert out.dtype == np.uint16
    assert np.array_equal(out[matte == 0], deep[matte == 0])
    hue = rgb_to_lab(out, wide)[matte == 255]
    assert (hue[:, 1] > 20).mean() > 0.95


def test_transparent_pixels_stay():
    codes, matte = scene()
    codes[80, 100:140, 3] = 0
    out = prepared(codes, matte)[0].applied(codes, matte, Rect(0, 0, 240, 160))
    assert np.array_equal(out[80, 100:140], codes[80, 100:140])


def test_a_damaged_proposal():
    rgb, mask = np.zeros((4, 4, 3), np.uint8), np.zeros((4, 4), np.uint8)
    with pytest.raises(BadInput, match="damaged"):
        Proposal(rgb, np.zeros((4, 5, 3), np.uint8), mask, Rect(0, 0, 4, 4))
    with pytest.raises(BadInput, match="damaged"):
        Proposal(rgb, rgb, mask[:3], Rect(0, 0, 4, 4))
    with pytest.raises(BadInput, match="no place"):
        Proposal(rgb, rgb, mask, Rect(0, 0, 0, 4))


# ---- what the model is shown


def test_a_small_object_is_shown_alone_with_what_is_around_it():
    crop = crop_around(Rect(1000, 500, 200, 100), (4000, 3000), 512)
    assert crop.w >= 512
    assert crop.h >= 512
    assert crop.x <= 950
    assert crop.right >= 1250
    assert crop.intersected(Rect(1000, 500, 200, 100)) == Rect(1000, 500, 200, 100)
    assert crop.x % 16 == crop.y % 16 == 0
    assert crop_around(Rect(0, 0, 3500, 100), (4000, 3000), 512) == Rect(0, 0, 4000, 3000)
    assert crop_around(Rect(3990, 2990, 10, 10), (4000, 3000), 512).right == 4000
    assert crop_around(Rect(1, 1, 2, 2), (8, 8), 512) == Rect(0, 0, 8, 8)


def test_the_size_for_the_model():
    assert model_size((4000, 3000), 512) == (512, 384)
    assert model_size((3000, 4000), 512) == (384, 512)
    assert model_size((8, 8), 64) == (64, 64)
    w, h = model_size((4000, 10), 512)
    assert (w, h) == (512, 64)


def test_a_view_has_the_proportions_of_the_picture():
    codes, matte = scene((160, 240))
    view = view_of(Pixels(codes), matte, 96)
    assert view.size == (64, 96)
    assert view.mask.shape == view.rgb.shape[:2] == (96, 64)
    # the disc is round still
    ys, xs = np.nonzero(view.mask > 127)
    assert abs((xs.max() - xs.min()) - (ys.max() - ys.min())) <= 1


def test_what_is_transparent_is_shown_on_white():
    codes = np.zeros((10, 12, 4), np.uint8)
    codes[:, :6] = (200, 10, 10, 255)
    shown = srgb(codes, SRGB, (12, 10))
    assert shown[0, 0].tolist() == [200, 10, 10]
    assert shown[0, 11].tolist() == [255, 255, 255]


def test_a_large_reduction_is_made_in_two_and_looks_the_same():
    codes, _ = scene((640, 480))
    at_once = cv2.resize(srgb(codes, SRGB, (160, 120)), (80, 60), interpolation=cv2.INTER_AREA)
    assert np.abs(srgb(codes, SRGB, (80, 60)).astype(int) - at_once).mean() < 1


def test_a_reference_is_cut_not_squeezed():
    codes = np.full((30, 90, 4), 255, np.uint8)
    codes[:, 30:60, :3] = (10, 200, 30)
    assert (reference_view(Pixels(codes), (64, 64)) == (10, 200, 30)).all()


def test_a_cut_out_reference_tells_of_itself_alone():
    codes = np.zeros((40, 40, 4), np.uint8)
    codes[10:30, 10:30] = (10, 200, 30, 255)
    assert np.abs(reference_view(Pixels(codes), (64, 64)).astype(int) - (10, 200, 30)).max() <= 1


def test_a_reduced_mask_is_enlarged():
    assert full_matte(np.ones((5, 7), np.float32), (14, 10)).shape == (10, 14)
