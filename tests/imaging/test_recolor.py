"""Objects take a colour fully: on white, grey, black and coloured ones, without a halo."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from colorstudio.errors import BadInput
from colorstudio.imaging.color import (
    Color,
    decode_rgb,
    encode_rgb,
    lightness,
    linear_to_lab,
    rgb_to_lab,
)
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import SRGB, named
from colorstudio.imaging.recolor import Recoloring, changed_outside, recolored
from colorstudio.imaging.shading import anchor_light, color_of, measured

SIDE = 160
WHOLE = Rect(0, 0, SIDE, SIDE)
BODIES = {
    "white": (0.8, 0.8, 0.8),
    "grey": (0.2, 0.2, 0.2),
    "black": (0.02, 0.02, 0.02),
    "saturated": (0.4, 0.03, 0.05),
}
ASKED = ("#c8102e", "#ffd400", "#14284b", "#2e8b57", "#e8e4dc", "#3a3a3c", "#00a3e0", "#f5a9b8")


def sphere(
    body: tuple[float, float, float],
    gloss: float = 0.0,
    dtype: type = np.uint8,
    in_codes: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """A shaded ball before green, its edge mixed in light or codes; codes and matte."""
    y, x = (np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2) / (0.4 * SIDE)
    r2 = np.minimum(x * x + y * y, 1)
    z = np.sqrt(1 - r2)
    shade = 0.25 + 0.95 * np.maximum(0.3 * z - 0.5 * x - 0.6 * y, 0)
    shine = gloss * np.maximum(0.75 * z - 0.4 * x - 0.5 * y, 0) ** 60
    light = np.clip(shade[..., None] * body + shine[..., None], 0, 1)
    part = np.clip((1 - np.hypot(x, y)) * 0.4 * SIDE / 2 + 0.5, 0, 1)
    matte = np.rint(part * 255).astype(np.uint8)
    part = matte[..., None] / 255
    behind = np.array([0.1, 0.4, 0.12])
    if in_codes:
        values = part * encode_rgb(light) + (1 - part) * encode_rgb(behind)
    else:
        values = encode_rgb(part * light + (1 - part) * behind)
    full = np.iinfo(dtype).max
    codes = np.full((SIDE, SIDE, 4), full, dtype)
    codes[..., :3] = np.rint(values * full)
    return codes, matte


def made(codes: np.ndarray, matte: np.ndarray, hex_: str, **options: object) -> Recoloring:
    return recolored(measured(codes, matte, SRGB), Color.from_hex(hex_), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("asked", ASKED)
def test_the_asked_colour_lands_on_the_lit_midtone(kind: str, asked: str) -> None:
    codes, matte = sphere(BODIES[kind])
    recoloring = made(codes, matte, asked)
    assert recoloring.shading.albedo == kind
    assert recoloring.report.delta_e00 <= 2
    # and in the picture itself, not only in the report
    L = lightness(codes)
    inside = matte == 255
    middle = np.percentile(L[inside], 70)
    chosen = inside & (np.abs(L - middle) < 0.4)
    out = recoloring.applied(codes, matte, WHOLE)
    got = rgb_to_lab(out[chosen]).mean(axis=0)
    assert delta_e00(got, np.array(Color.from_hex(asked).lab)) <= 2


def test_the_report_says_what_a_gamut_or_lightness_does_not_allow() -> None:
    codes, matte = sphere(BODIES["black"])
    shading = measured(codes, matte, SRGB)
    vivid = recolored(shading, Color(50, -120, 60)).report
    assert vivid.delta_e00 > 5
    assert abs(vivid.got.L - 50) < 0.5
    kept = recolored(shading, Color.from_hex("#ffd400"), match_lightness=0).report
    assert kept.delta_e00 > 20


@pytest.mark.parametrize("anchor", ["mean", "point"])
@pytest.mark.parametrize("kind", BODIES)
def test_other_anchors(anchor: str, kind: str) -> None:
    codes, matte = sphere(BODIES[kind])
    at = (70, 62)
    light = anchor_light(codes, matte, at, SRGB)
    recoloring = made(codes, matte, "#2e8b57", anchor=anchor, point_light=light)
    out = recoloring.applied(codes, matte, WHOLE)
    chosen = out[61:64, 69:72] if anchor == "point" else out[matte == 255]
    got = rgb_to_lab(chosen.reshape(-1, 4)).mean(axis=0)
    assert delta_e00(got, np.array(Color.from_hex("#2e8b57").lab)) <= 2
    assert recoloring.report.delta_e00 <= 2


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_keep_lightness_keeps_the_lightness_of_every_pixel(kind: str, dtype: type) -> None:
    codes, matte = sphere(BODIES[kind], gloss=0.4, dtype=dtype)
    out = made(codes, matte, "#8a2be2", match_lightness=0).applied(codes, matte, WHOLE)
    d = np.abs(lightness(out) - lightness(codes))[matte == 255]
    assert d.max() < (1.2 if dtype == np.uint8 else 0.1)
    assert (rgb_to_lab(out[matte == 255])[:, 2] < -3).mean() > 0.9


def test_folds_stay_and_brighter_stays_brighter() -> None:
    for kind, body in BODIES.items():
        codes, matte = sphere(body, dtype=np.uint16)
        before = lightness(codes)[matte == 255]
        for asked in ("#ffd400", "#14284b", "#ffffff"):
            out = made(codes, matte, asked).applied(codes, matte, WHOLE)
            after = lightness(out)[matte == 255]
            order = np.argsort(before)
            assert np.diff(after[order]).min() > -0.05, (kind, asked)


@pytest.mark.parametrize("kind", ["grey", "black", "saturated"])
def test_highlights_stay_neutral(kind: str) -> None:
    codes, matte = sphere(BODIES[kind], gloss=0.7)
    spot = codes[..., :3].astype(int).sum(axis=-1) == codes[..., :3].astype(int).sum(axis=-1).max()
    spot &= matte == 255
    chroma = {}
    for much in (0.0, 1.0):
        out = made(codes, matte, "#14284b", highlights=much).applied(codes, matte, WHOLE)
        lab = rgb_to_lab(out[spot]).mean(axis=0)
        chroma[much] = np.hypot(*lab[1:]) / max(lab[0], 1)
        if much:
            assert lab[0] > 50
    assert chroma[1.0] < 0.5 * chroma[0.0]


@pytest.mark.parametrize("in_codes", [False, True])
def test_no_halo_of_the_old_colour(in_codes: bool) -> None:
    """A red disc before green becomes the blue disc before green, its soft edge included."""

    def disc(color: str) -> tuple[np.ndarray, np.ndarray]:
        y, x = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
        matte = np.rint(np.clip(50 - np.hypot(x, y), -1, 1) * 127.5 + 127.5).astype(np.uint8)
        part = matte[..., None] / 255
        inside, behind = np.array(Color.from_hex(color).rgb8) / 255, np.array([0.2, 0.6, 0.3])
        if in_codes:
            values = part * inside + (1 - part) * behind
        else:
            linear = [decode_rgb(np.rint(c * 255).astype(np.uint8)) for c in (inside, behind)]
            values = encode_rgb(part * linear[0] + (1 - part) * linear[1])
        codes = np.full((SIDE, SIDE, 4), 255, np.uint8)
        codes[..., :3] = np.rint(values * 255)
        return codes, matte

    red, matte = disc("#c8202a")
    blue, _ = disc("#2040b0")
    out = made(red, matte, "#2040b0").applied(red, matte, WHOLE)
    rim = (matte > 0) & (matte < 255)
    assert rim.sum() > 400
    distance = delta_e00(rgb_to_lab(out[rim]), rgb_to_lab(blue[rim]))
    assert distance.mean() < 0.7
    assert distance.max() < 3


@settings(max_examples=30)
@given(
    codes=hnp.arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(4))),
    data=st.data(),
)
def test_outside_of_the_matte_no_bit_changes(codes: np.ndarray, data: st.DataObject) -> None:
    h, w = codes.shape[:2]
    matte = data.draw(hnp.arrays(np.uint8, (h, w), elements=st.sampled_from([0, 1, 128, 254, 255])))
    if data.draw(st.booleans()):
        codes = codes.astype(np.uint16) * 257
    if not ((matte > 0) & (codes[..., 3] > 0)).any():
        with pytest.raises(BadInput):
            measured(codes, matte, SRGB)
        return
    hex_ = data.draw(st.sampled_from(ASKED))
    out = made(codes, matte, hex_).applied(codes, matte, Rect(0, 0, w, h))
    assert np.array_equal(out[..., 3], codes[..., 3])
    assert np.array_equal(out[matte == 0], codes[matte == 0])
    assert np.array_equal(out[codes[..., 3] == 0], codes[codes[..., 3] == 0])
    assert changed_outside(codes, out, matte) == 0


def test_the_seal_counts() -> None:
    before = np.zeros((3, 4, 4), np.uint8)
    after = before.copy()
    after[0, 0, 1] = after[1, 1, 3] = 1
    matte = np.zeros((3, 4), np.uint8)
    assert changed_outside(before, after, matte) == 2
    matte[0, 0] = 1
    assert changed_outside(before, after, matte) == 1


def test_any_rectangle_is_the_same_as_the_whole() -> None:
    codes, matte = sphere(BODIES["saturated"], gloss=0.5)
    recoloring = made(codes, matte, "#ffd400")
    whole = recoloring.applied(codes, matte, WHOLE)
    for rect in (Rect(13, 40, 71, 63), Rect(60, 0, 100, 160)):
        at = rect.slices
        part = recoloring.applied(codes[at], matte[at], rect, workers=1)
        assert np.array_equal(part, whole[at])


@pytest.mark.parametrize("profile", ["prophoto", "display-p3"])
def test_in_other_profiles_the_same_colour_lands(profile: str) -> None:
    codes, matte = sphere(BODIES["white"], dtype=np.uint16)
    shading = measured(codes, matte, named(profile))
    report = recolored(shading, Color.from_hex("#c8102e")).report
    assert report.delta_e00 <= 2
    assert report.got.hex != "#c8102e" or report.delta_e00 < 0.2


def test_a_reference_gives_the_colour_of_its_lit_midtone() -> None:
    plain = np.full((20, 30, 4), 255, np.uint8)
    plain[..., :3] = (14, 90, 160)
    assert color_of(Pixels(plain)).hex == "#0e5aa0"
    codes, matte = sphere(BODIES["saturated"], gloss=0.6)
    crop = np.where(matte[..., None] == 255, codes, 0)
    color = color_of(Pixels(crop))
    body = linear_to_lab(np.array(BODIES["saturated"]))
    hue = np.degrees(np.arctan2(body[2], body[1]))
    assert abs(np.degrees(np.arctan2(color.b, color.a)) - hue) < 6
    with pytest.raises(BadInput, match="transparent"):
        color_of(Pixels(np.zeros((4, 4, 4), np.uint8)))


def test_points_beside_the_object_are_refused() -> None:
    codes, matte = sphere(BODIES["grey"])
    with pytest.raises(BadInput, match="outside"):
        anchor_light(codes, matte, (SIDE, 3), SRGB)
    with pytest.raises(BadInput, match="on the object"):
        anchor_light(codes, matte, (2, 3), SRGB)
    with pytest.raises(BadInput, match="No point"):
        made(codes, matte, "#fff", anchor="point")
