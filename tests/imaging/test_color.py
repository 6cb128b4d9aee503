"""Colour values: hex and Lab, L* from Y, the gamut at a lightness."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from skimage.color import rgb2lab

from colorstudio.errors import BadInput
from colorstudio.imaging import color
from colorstudio.imaging.color import Color
from colorstudio.imaging.profiles import D50, SRGB, Profile

codes = st.integers(0, 255)


@given(codes, codes, codes)
def test_a_hex_colour_comes_back_exactly(r: int, g: int, b: int) -> None:
    text = f"#{r:02x}{g:02x}{b:02x}"
    assert Color.from_hex(text).hex == text
    assert Color.parse(Color.from_hex(text).text).hex == text


@given(st.floats(0, 100), st.floats(-100, 100), st.floats(-100, 100))
def test_a_lab_colour_survives_its_text_and_its_hex_is_in_gamut(
    L: float, a: float, b: float
) -> None:
    asked = Color(L, a, b)
    again = Color.parse(asked.text)
    assert max(abs(p - q) for p, q in zip(again.lab, asked.lab, strict=True)) < 0.011
    shown = Color.from_hex(asked.hex)
    assert pytest.approx(asked.L, abs=0.5) == shown.L
    if shown.chroma > 8:
        turn = np.angle(complex(shown.a, shown.b) / complex(asked.a, asked.b), deg=True)
        assert abs(turn) < 6, "the gamut takes chroma, not hue"


@pytest.mark.parametrize(
    "text", ["", "#12", "#gggggg", "lab(1 2)", "lab(200 0 0)", "red", "#ff00001"]
)
def test_what_is_no_colour_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput) as error:
        Color.parse(text)
    assert error.value.hint


def test_lab_agrees_with_an_independent_library() -> None:
    rgb = np.random.default_rng(1).integers(0, 256, (500, 3), np.uint8)
    assert np.abs(color.rgb_to_lab(rgb) - rgb2lab(rgb[None])[0]).max() < 0.02


def test_lightness_of_greys_is_that_of_the_definition() -> None:
    v = np.arange(256, dtype=np.uint8)
    linear = np.where(v / 255 <= 0.04045, v / 255 / 12.92, ((v / 255 + 0.055) / 1.055) ** 2.4)
    L = np.where(linear > 216 / 24389, 116 * np.cbrt(linear) - 16, linear * 24389 / 27)
    found = color.lightness(np.stack([v, v, v], -1), SRGB)
    assert np.abs(found - L).max() < 1e-3


@given(st.floats(1, 99), st.floats(-127, 127), st.floats(-127, 127))
def test_reduced_chroma_is_in_gamut_and_no_smaller_than_needed(
    L: float, a: float, b: float
) -> None:
    ab = np.array([a, b])
    factor = float(color.chroma_limit(L, ab))
    inside = color.lab_to_linear(np.array([L, *(ab * factor)]))
    assert inside.min() > -1e-4
    assert inside.max() < 1 + 1e-4
    if factor < 1:
        outside = color.lab_to_linear(np.array([L, *(ab * min(1, factor + 0.01))]))
        assert np.hypot(a, b) < 1 or outside.min() < 0 or outside.max() > 1


def test_a_colour_seen_under_another_white_comes_back() -> None:
    prophoto = Profile(
        "wide",
        np.array(
            [
                [0.7976749, 0.1351917, 0.0313534],
                [0.2880402, 0.7118741, 0.0000857],
                [0, 0, 0.8252100],
            ]
        ),
        np.stack([np.linspace(0, 1, 65536) ** 1.8] * 3),
    )
    assert np.abs(prophoto.white - D50).max() < 1e-3
    asked = Color.from_hex("#3a7bd5")
    lab = asked.lab_in(prophoto)
    linear = color.lab_to_linear(lab, prophoto)
    codes16 = np.rint(color.encode_rgb(linear, prophoto) * 65535).astype(np.uint16)
    again = Color.from_pixel(codes16, prophoto)
    assert max(abs(p - q) for p, q in zip(again.lab, asked.lab, strict=True)) < 0.02
