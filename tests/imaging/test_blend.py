"""Blend modes against W3C's formulas written out for one pixel, and what compositing keeps."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.imaging.blend import BLEND_MODES, FROM_ORA, composited

UNIT = st.floats(0, 1, width=32)
COLOR = st.tuples(UNIT, UNIT, UNIT)


def soft_light(cb: float, cs: float) -> float:
    if cs <= 0.5:
        return cb - (1 - 2 * cs) * cb * (1 - cb)
    d = ((16 * cb - 12) * cb + 4) * cb if cb <= 0.25 else math.sqrt(cb)
    return cb + (2 * cs - 1) * (d - cb)


def hard_light(cb: float, cs: float) -> float:
    return cb * 2 * cs if cs <= 0.5 else cb + (2 * cs - 1) - cb * (2 * cs - 1)


def dodge(cb: float, cs: float) -> float:
    return 0 if cb == 0 else 1 if cs == 1 else min(1, cb / (1 - cs))


def burn(cb: float, cs: float) -> float:
    return 1 if cb == 1 else 0 if cs == 0 else 1 - min(1, (1 - cb) / cs)


SEPARABLE = {
    "normal": lambda cb, cs: cs,
    "multiply": lambda cb, cs: cb * cs,
    "screen": lambda cb, cs: cb + cs - cb * cs,
    "overlay": lambda cb, cs: hard_light(cs, cb),
    "darken": min,
    "lighten": max,
    "color-dodge": dodge,
    "color-burn": burn,
    "hard-light": hard_light,
    "soft-light": soft_light,
    "difference": lambda cb, cs: abs(cb - cs),
}


def pixel(rgb: tuple[float, float, float], alpha: float) -> np.ndarray:
    return np.array([[[*rgb, alpha]]], np.float32)


def test_every_mode_is_known_to_openraster() -> None:
    assert set(BLEND_MODES) == {*SEPARABLE, "color", "atop"}
    assert FROM_ORA["svg:src-over"] == "normal"
    assert all(FROM_ORA[mode.ora] == name for name, mode in BLEND_MODES.items())


@pytest.mark.parametrize("mode", SEPARABLE)
@given(COLOR, COLOR)
def test_a_separable_mode_is_w3cs_formula(mode: str, cb: tuple, cs: tuple) -> None:
    mix = BLEND_MODES[mode].mix(np.array(cb, np.float32), np.array(cs, np.float32))
    expected = [SEPARABLE[mode](b, s) for b, s in zip(cb, cs, strict=True)]
    # near the jump of dodge and burn single precision may fall on either side
    steep = mode in ("color-dodge", "color-burn")
    assert np.allclose(mix, expected, atol=2e-3 if steep else 1e-5)


@given(COLOR, COLOR)
def test_color_keeps_the_luminosity_below(cb: tuple, cs: tuple) -> None:
    mix = BLEND_MODES["color"].mix(np.array(cb, np.float32), np.array(cs, np.float32))
    weights = [0.3, 0.59, 0.11]
    assert np.dot(mix, weights) == pytest.approx(np.dot(cb, weights), abs=1e-4)
    assert mix.min() > -1e-4
    assert mix.max() < 1 + 1e-4


@given(COLOR, UNIT, COLOR, UNIT, st.sampled_from(sorted(SEPARABLE)))
def test_compositing_is_w3cs_formula_in_straight_alpha(
    cb: tuple, a_b: float, cs: tuple, a_s: float, mode: str
) -> None:
    out = composited(pixel(cb, a_b), pixel(cs, a_s), mode)[0, 0]
    mix = np.asarray(BLEND_MODES[mode].mix(np.array(cb, np.float32), np.array(cs, np.float32)))
    a_o = a_s + a_b * (1 - a_s)
    premultiplied = (
        a_s * (1 - a_b) * np.array(cs) + a_s * a_b * mix + (1 - a_s) * a_b * np.array(cb)
    )
    assert out[3] == pytest.approx(a_o, abs=1e-6)
    assert np.allclose(out[:3] * a_o, premultiplied, atol=1e-5)


@given(COLOR, UNIT, COLOR, UNIT)
def test_atop_is_w3cs_formula_and_keeps_the_alpha_below(
    cb: tuple, a_b: float, cs: tuple, a_s: float
) -> None:
    out = composited(pixel(cb, a_b), pixel(cs, a_s), "atop")[0, 0]
    premultiplied = a_s * a_b * np.array(cs) + a_b * (1 - a_s) * np.array(cb)
    assert out[3] == np.float32(a_b)
    assert np.allclose(out[:3] * a_b, premultiplied, atol=1e-5)


@pytest.mark.parametrize("mode", BLEND_MODES)
def test_a_source_that_covers_nothing_changes_no_bit(mode: str) -> None:
    rng = np.random.default_rng(1)
    below = rng.random((5, 7, 4)).astype(np.float32)
    below[0, :, 3] = 0
    above = rng.random((5, 7, 4)).astype(np.float32)
    above[..., 3] = 0
    assert np.array_equal(composited(below, above, mode), below)
    assert np.array_equal(composited(below, np.ones_like(above), mode, 0.0), below)


def test_opacity_and_mask_scale_the_source() -> None:
    below = np.zeros((1, 2, 4), np.float32)
    below[..., 3] = 1
    white = np.ones((1, 2, 4), np.float32)
    assert composited(below, white, "normal", 0.25)[0, 0, 0] == pytest.approx(0.25)
    masked = composited(below, white, "normal", np.array([[0.0, 1.0]], np.float32))
    assert masked[0, :, 0].tolist() == [0, 1]
