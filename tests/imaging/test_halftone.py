"""Dots cover as much as the tone says, at any angle and frequency."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.halftone import SHAPES, screened, thresholds


@settings(max_examples=25, deadline=None)
@given(
    st.floats(0, 1),
    st.floats(20, 70),
    st.floats(-90, 90),
    st.sampled_from(SHAPES),
)
def test_coverage_is_tone(tone: float, lpi: float, angle: float, shape: str) -> None:
    limits = thresholds((600, 500), lpi=lpi, dpi=600, angle=angle, shape=shape)
    dots = screened(np.full((500, 600), tone, np.float32), limits)
    assert abs(dots.mean() - tone) < 0.01


def test_solid_is_solid_and_bare_is_bare() -> None:
    limits = thresholds((50, 50), lpi=45, dpi=300, angle=45)
    assert screened(np.ones((50, 50), np.float32), limits).all()
    assert not screened(np.zeros((50, 50), np.float32), limits).any()


def test_the_angle_turns_the_rows_of_dots() -> None:
    def peak(angle: float) -> float:
        dots = screened(
            np.full((512, 512), 0.4, np.float32),
            thresholds((512, 512), lpi=50, dpi=600, angle=angle),
        )
        power = np.abs(np.fft.fft2(dots - dots.mean()))
        y, x = np.unravel_index(power[:128, :128].argmax(), (128, 128))
        return float(np.degrees(np.arctan2(y, x)))

    assert peak(15) == pytest.approx(15, abs=3)
    assert peak(30) == pytest.approx(30, abs=3)


def test_screens_finer_than_the_pixels_are_refused() -> None:
    with pytest.raises(BadInput, match="dpi"):
        thresholds((10, 10), lpi=200, dpi=300, angle=0)
    with pytest.raises(BadInput, match="no dot"):
        thresholds((10, 10), lpi=20, dpi=300, angle=0, shape="heart")
