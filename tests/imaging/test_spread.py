"""Colour spreads within edges, stops at barriers and masks, and meets the artist's marks."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging import hint_report
from colorstudio.imaging.color import Color, lightness, rgb_to_lab
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.metrics import chroma_distance
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import ChromaField, place_all
from colorstudio.imaging.spread import Proposal, Spreader, reduced_lightness, report

RED, GREEN = Color(60.0, 40.0, 10.0), Color(60.0, -30.0, 25.0)
W, H = 300, 200


def point(name: str, x: float, y: float, color: Color | None = RED, **more) -> Hint:
    return Hint(name, "point", ((float(x), float(y)),), color=color, **more)


def grey_picture(codes: np.ndarray) -> Pixels:
    return Pixels(np.dstack([codes] * 3 + [np.full_like(codes, 255)]))


def boxed(grain: float = 0.0) -> Pixels:
    """A flat grey with a dark outlined box in the middle."""
    codes = np.full((H, W), 150.0)
    cv2.rectangle(codes, (100, 50), (200, 150), 30, 3)
    codes += np.random.default_rng(0).normal(0, grain, codes.shape) if grain else 0
    return grey_picture(np.clip(codes, 0, 255).astype(np.uint8))


def hints(*items: Hint) -> Hints:
    return Hints((W, H), items)


def spreader(pixels: Pixels, **more) -> Spreader:
    L = lightness(pixels.array)
    return Spreader(L, pixels.size, **more)


def chroma(field: ChromaField, pixels: Pixels) -> np.ndarray:
    return field.chroma(lightness(pixels.array), pixels.rect)


def test_without_hints_nothing_is_coloured():
    pixels = boxed()
    field = spreader(pixels).solve(hints())
    assert not chroma(field, pixels).any()
    np.testing.assert_array_equal(place_all(field, pixels).array, pixels.array)


@pytest.mark.parametrize("grain", [0.0, 6.0])
def test_colour_stays_within_an_outline_also_under_grain(grain):
    pixels = boxed(grain)
    field = spreader(pixels).solve(
        hints(
            point("in", 150, 100, RED), point("out", 20, 20, GREEN), point("o2", 280, 180, GREEN)
        ),
        follow=0.0,
    )
    ab = chroma(field, pixels)
    inside, outside = ab[60:140, 110:190], np.concatenate([ab[:40], ab[160:]])
    apart = np.hypot(70, 15)
    assert chroma_distance(inside, np.array([40.0, 10.0])) < 0.1 * apart
    assert chroma_distance(outside, np.array([-30.0, 25.0])) < 0.15 * apart


def test_chroma_follows_lightness():
    ramp = np.tile(np.linspace(60, 220, W).astype(np.uint8), (H, 1))
    pixels = grey_picture(ramp)
    prepared = spreader(pixels)
    alone = hints(point("a", 150, 100, RED))
    still = np.hypot(*chroma(prepared.solve(alone, follow=0.0), pixels)[20].T)
    moving = np.hypot(*chroma(prepared.solve(alone, follow=0.4), pixels)[20].T)
    assert np.ptp(still) < 0.5
    assert moving[-1] > moving[150] > moving[0]
    L = lightness(pixels.array)[20]
    expected = ((L[-1] + 6) / (L[0] + 6)) ** 0.4
    assert moving[-1] / moving[0] == pytest.approx(expected, rel=0.02)


def test_a_keep_stroke_stays_grey():
    pixels = boxed()
    keep = Hint("k", "keep", ((30.0, 100.0), (80.0, 100.0)), radius=5)
    ab = chroma(spreader(pixels).solve(hints(point("a", 20, 20), keep)), pixels)
    assert np.abs(ab[100, 30:80]).max() < 1e-3
    assert np.hypot(*ab[20, 20]) > 30


def test_a_stroke_colours_all_its_pixels():
    pixels = boxed()
    stroke = Hint("s", "stroke", ((30.0, 20.0), (60.0, 170.0)), radius=6, color=RED)
    ab = chroma(spreader(pixels).solve(hints(stroke, point("g", 250, 20, GREEN))), pixels)
    for t in np.linspace(0, 1, 9):
        at = round(20 + 150 * t), round(30 + 30 * t)
        np.testing.assert_allclose(ab[at], [40, 10], atol=2)


def test_a_closed_barrier_holds_colour_to_the_pixel():
    pixels = grey_picture(np.full((H, W), 150, np.uint8))
    ring = [(100.3, 50.0), (200.0, 60.2), (180.0, 150.0), (90.0, 140.7), (100.3, 50.0)]
    barrier = Hint("b", "barrier", tuple(ring), radius=1)
    field = spreader(pixels, working_size=100).solve(hints(point("a", 140, 100, RED), barrier))
    ab = np.hypot(*np.moveaxis(chroma(field, pixels), -1, 0))
    inside = np.zeros((H, W), np.uint8)
    cv2.fillPoly(inside, [np.rint(np.array(ring) * 16).astype(np.int32)], 1, cv2.LINE_8, 4)
    rim = cv2.dilate(inside, np.ones((3, 3))) - cv2.erode(inside, np.ones((3, 3)))
    assert ab[(inside == 0) & (rim == 0)].max() == 0
    assert ab[(inside == 1) & (rim == 0)].min() > 30


def test_an_open_barrier_parts_two_colours_along_its_line():
    pixels = grey_picture(np.full((H, W), 150, np.uint8))
    line = ((140.0, -3.0), (171.0, 90.0), (150.0, 203.0))
    field = spreader(pixels, working_size=100).solve(
        hints(point("a", 20, 100, RED), point("b", 280, 100, GREEN), Hint("w", "barrier", line))
    )
    a = chroma(field, pixels)[..., 0]
    for y in (10, 60, 90, 130, 180):
        x = np.interp(y, [p[1] for p in line], [p[0] for p in line])
        assert a[y, round(x) - 2] > 30
        assert a[y, round(x) + 2] < -20


def test_a_point_beside_a_barrier_does_not_spill_over_it():
    pixels = grey_picture(np.full((H, W), 150, np.uint8))
    wall = Hint("w", "barrier", ((150.5, -3.0), (150.5, 203.0)))
    field = spreader(pixels, working_size=100).solve(
        hints(point("a", 148, 100, RED, radius=12), point("b", 280, 100, GREEN), wall)
    )
    a = chroma(field, pixels)[..., 0]
    assert a[100, 149] > 30
    assert a[100, 153] < -20


def test_a_hint_never_colours_outside_of_its_mask():
    pixels = boxed()
    mask = np.zeros((H, W), np.float32)
    mask[30:170, 20:90] = 1
    mask[10:25, 250:280] = 1  # an island that has no hint of its own
    field = spreader(pixels, working_size=120).solve(
        hints(point("m", 50, 100, RED, mask="coat", radius=60)), masks={"coat": mask}
    )
    ab = np.hypot(*np.moveaxis(chroma(field, pixels), -1, 0))
    assert ab[mask == 0].max() == 0
    assert ab[mask == 1].min() > 20


def test_the_document_mask_bounds_all_colour():
    pixels = boxed()
    mask = np.zeros((H, W), np.float32)
    mask[:, :150] = 1
    ab = chroma(spreader(pixels, mask=mask).solve(hints(point("a", 20, 20))), pixels)
    assert not ab[:, 151:].any()
    assert np.hypot(*ab[20, 100]) > 20


def test_a_sure_proposal_counts_where_no_hint_reaches_and_not_at_hints():
    pixels = boxed()
    prepared = spreader(pixels)
    wish = np.zeros((20, 30, 2), np.float32) + np.array([5, -35], np.float32)
    sure = Proposal(wish, np.ones((20, 30), np.float32))
    alone = chroma(prepared.solve(hints(), proposal=sure), pixels)
    assert chroma_distance(alone, wish[0, 0]) < 1
    ab = chroma(prepared.solve(hints(point("a", 150, 100, RED)), proposal=sure), pixels)
    np.testing.assert_allclose(ab[100, 150], RED.lab[1:], atol=1e-3)
    np.testing.assert_allclose(ab[190, 10], [5, -35], atol=3)
    unsure = Proposal(wish, np.zeros((20, 30), np.float32))
    np.testing.assert_allclose(
        chroma(prepared.solve(hints(point("a", 150, 100)), proposal=unsure), pixels),
        chroma(prepared.solve(hints(point("a", 150, 100))), pixels),
        atol=0.5,
    )


def test_places_that_look_alike_take_like_colours_across_the_picture():
    rng = np.random.default_rng(3)
    codes = np.full((H, W), 150.0) + rng.normal(0, 3, (H, W))
    for x in range(0, W, 60):
        codes[:, x : x + 30] = 70 + rng.normal(0, 3, codes[:, x : x + 30].shape)
    pixels = grey_picture(np.clip(codes, 0, 255).astype(np.uint8))
    ab = chroma(
        spreader(pixels).solve(hints(point("d", 15, 100, RED), point("b", 45, 100, GREEN))), pixels
    )
    dark, bright = ab[:, 245:265, 0].mean(), ab[:, 275:295, 0].mean()
    assert dark > bright + 8


@settings(max_examples=25)
@given(
    x=st.integers(0, W - 1),
    y=st.integers(0, H - 1),
    hue=st.floats(0, 360),
    strength=st.floats(0, 60),
    working=st.sampled_from([48, 150, 512]),
)
def test_a_hints_own_pixel_gets_its_hue_and_chroma_up_to_the_gamut(x, y, hue, strength, working):
    pixels = boxed(grain=6.0)
    a, b = strength * np.cos(np.radians(hue)), strength * np.sin(np.radians(hue))
    wanted = hints(
        point("q", 10, 10, GREEN), point("p", x, y, Color(50.0, a, b)), point("r", 290, 190, RED)
    )
    field = spreader(pixels, working_size=working).solve(wanted)
    got = {r.hint_id: r for r in report(field, wanted, pixels)}["p"]
    assert got.delta_e00 < 2 or got.reason in ("gamut", "overruled")
    if got.reason == "overruled":
        assert max(abs(x - 290), abs(y - 190)) <= 5
    assert got.asked == wanted.get("p").color


def test_reports_say_why():
    pixels = boxed()
    mask = np.zeros((H, W), np.float32)
    mask[:20] = 1
    wanted = hints(
        point("fine", 30, 30),
        point("vivid", 150, 100, Color(60.0, 100.0, -90.0)),
        point("under", 60, 100),
        point("grey", 250, 100),
        point("outside", 30, 180, mask="sky"),
        point("above", 60, 100, GREEN),
        Hint("keep", "keep", ((240.0, 100.0), (260.0, 100.0)), radius=4),
    )
    reports = {
        r.hint_id: r for r in report(
            spreader(pixels).solve(wanted, masks={"sky": mask}), wanted, pixels
        )
    }  # fmt: skip
    reasons = {name: r.reason for name, r in reports.items()}
    assert reasons == {
        "fine": "", "vivid": "gamut", "under": "overruled", "grey": "keep", "outside": "mask",
        "above": "",
    }  # fmt: skip
    assert reports["vivid"].delta_e00 > 2


def test_a_report_does_not_ask_every_hint_about_every_other(monkeypatch):
    vivid = Color(60.0, 100.0, -90.0)
    pixels = boxed()
    wanted = hints(
        *(point(f"p{n}", n % 30 * 10, n // 30 * 10, vivid, radius=2.0) for n in range(600))
    )
    asked = []
    distance = hint_report._distance
    monkeypatch.setattr(hint_report, "_distance", lambda *of: asked.append(of) or distance(*of))
    reports = report(spreader(pixels).solve(wanted), wanted, pixels)
    assert {r.reason for r in reports} == {"gamut"}
    assert len(asked) < len(wanted)


def test_a_pinned_hint_wins_over_later_marks():
    pixels = boxed()
    under = point("p", 250, 100, RED)
    keep = Hint("k", "keep", ((240.0, 100.0), (260.0, 100.0)), radius=4)
    prepared = spreader(pixels)
    loose = chroma(prepared.solve(hints(under, keep)), pixels)
    pinned = chroma(prepared.solve(hints(replace(under, pinned=True), keep)), pixels)
    assert np.hypot(*loose[100, 250]) < 1
    np.testing.assert_allclose(pinned[100, 250], RED.lab[1:], atol=1e-3)


def test_hidden_groups_do_not_act():
    pixels = boxed()
    prepared = spreader(pixels)
    both = hints(point("a", 20, 20, RED), point("b", 280, 20, GREEN, group="sky"))
    hidden = replace(both, hidden=frozenset({"sky"}))
    np.testing.assert_array_equal(
        prepared.solve(hidden).grid, prepared.solve(hints(both.items[0])).grid
    )


def test_the_same_hints_give_the_same_field_whatever_came_before_and_with_any_workers():
    pixels = boxed(grain=3.0)
    wanted = hints(point("a", 20, 20, RED), point("b", 150, 100, GREEN))
    first = spreader(pixels).solve(wanted).grid
    used = spreader(pixels)
    used.solve(hints(point("z", 290, 5, GREEN), Hint("w", "barrier", ((0.0, 0.0), (99.0, 99.0)))))
    np.testing.assert_array_equal(used.solve(wanted).grid, first)
    np.testing.assert_array_equal(used.solve(wanted, workers=1).grid, first)


def test_it_can_be_cancelled_and_used_again():
    pixels = boxed()
    prepared = spreader(pixels)

    def check():
        raise Cancelled

    with pytest.raises(Cancelled):
        prepared.solve(hints(point("a", 20, 20)), check=check)
    assert prepared.solve(hints(point("a", 20, 20))).grid[1:].any()


def test_wrong_sizes_and_masks_that_are_not_there_are_told():
    prepared = spreader(boxed())
    with pytest.raises(BadInput, match="picture is"):
        prepared.solve(Hints((10, 10), (point("a", 2, 2),)))
    with pytest.raises(BadInput, match="coat"):
        prepared.solve(hints(point("a", 2, 2, mask="coat")))


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 700), (5, 3), (700, 2)])
def test_tiny_and_thin_pictures(size):
    w, h = size
    pixels = grey_picture(np.full((h, w), 120, np.uint8))
    wanted = Hints(size, (point("a", w - 1, h - 1, RED),))
    field = Spreader(lightness(pixels.array), size).solve(wanted)
    assert report(field, wanted, pixels)[0].reason == ""
    lab = rgb_to_lab(place_all(field, pixels).array[0, 0])
    assert lab[1] > 20


def test_reduced_lightness_is_small_and_true():
    codes = np.random.default_rng(0).integers(0, 256, (900, 1300)).astype(np.uint8)
    pixels = grey_picture(codes)
    small = reduced_lightness(pixels, 100)
    assert max(small.shape) <= 4 * 100
    assert small.mean() == pytest.approx(lightness(pixels.array).mean(), abs=0.1)


def test_it_beats_grey_by_far_on_a_real_photo_and_more_hints_help(shared_data):
    from colorstudio.evaluation.hint_spread import colourize, distances, grey, true_hints, truth

    photo = truth(shared_data / "photos_full/library_samples/skimage_chelsea.png")
    picture = grey(photo)
    nothing = distances(picture, photo)[0]
    errors = [distances(colourize(picture, true_hints(photo, n)), photo)[0] for n in (10, 50, 200)]
    assert errors[0] > errors[1] > errors[2]
    assert errors[2] < 0.25 * nothing
    grainy = grey(photo, grain=6.0)
    # on the mean of twelve photos the grain costs 3 % (docs/performance.md); this one is the worst
    assert distances(colourize(grainy, true_hints(photo, 50)), photo)[0] < 1.2 * errors[1]
