"""Shade out of a coloured picture: the picture's shadows, whatever colour the flats have."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from colorstudio.errors import BadInput
from colorstudio.imaging.painted_shade import painted_shade
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet, Result
from colorstudio.methods.sketch import instant
from colorstudio.methods.sketch.request import SketchRequest

SIDE = 128


def drawing(dtype: type = np.uint8) -> Pixels:
    """A box on white."""
    full = np.iinfo(dtype).max
    codes = np.full((SIDE, SIDE, 4), full, dtype)
    ink = np.zeros((SIDE, SIDE), np.uint8)
    cv2.rectangle(ink, (20, 20), (108, 108), 1, 3)
    codes[ink > 0, :3] = 0
    return Pixels(codes)


def picture(dark: float = 0.6, side: int = SIDE) -> np.ndarray:
    """The box in red, its right third darker."""
    rgba = np.full((SIDE, SIDE, 4), 255, np.uint8)
    rgba[20:108, 20:108, :3] = (200, 60, 40)
    rgba[20:108, 80:108, :3] = np.rint(np.array([200, 60, 40]) * dark)
    rgba[19:23, 19:109, :3] = 0  # a model paints the line, too
    return cv2.resize(rgba, (side, side), interpolation=cv2.INTER_AREA)


def laid(codes: np.ndarray, image: Pixels | None = None) -> tuple[Result, np.ndarray]:
    layers: list[np.ndarray] = []

    def shading(flats: object) -> np.ndarray:
        layers.append(painted_shade(flats, codes))  # type: ignore[arg-type]
        return layers[-1]

    request = SketchRequest(image or drawing(), aligned=codes)
    return instant.run(request, Quiet(), shading=shading), layers[0]


@pytest.mark.parametrize("side", [SIDE, 48, 300])
def test_what_is_darker_than_its_region_is_shade(side: int) -> None:
    _, layer = laid(picture(side=side))
    assert layer[60, 40, 3] == 0
    assert layer[60, 95, 3] == 255
    assert layer[60, 95, 0] / 255 == pytest.approx(0.62, abs=0.03)
    assert (layer[..., 0] == layer[..., 1]).all()  # grey: colours are the flats' own
    assert not layer[:15].any()  # the page around has none


def test_the_line_that_a_model_paints_is_no_shade() -> None:
    _, layer = laid(picture())
    assert not layer[24:30, 30:70, 3].any()


def test_the_result_is_the_flat_times_the_shade_and_ink_is_untouched() -> None:
    result, layer = laid(picture())
    plain = instant.run(SketchRequest(drawing(), aligned=picture()), Quiet())
    flat, shaded = plain.pixels.array[60, 95], result.pixels.array[60, 95]
    np.testing.assert_array_equal(shaded[:3], np.rint(flat[:3] * (layer[60, 95, 0] / 255)))
    assert result.seals["ink_changed_pixels"] == 0
    ink = drawing().array[..., 0] == 0
    assert (result.pixels.array[ink] == drawing().array[ink]).all()


def test_grain_is_no_shade() -> None:
    codes = picture(dark=1.0)
    noise = np.random.default_rng(0).normal(0, 6, (SIDE, SIDE, 1))
    codes[..., :3] = np.clip(codes[..., :3] + noise, 0, 255)
    _, layer = laid(codes)
    assert (layer[30:100, 30:100, 3] > 0).mean() < 0.1


def test_sixteen_bit_drawings_get_sixteen_bit_shade() -> None:
    _, layer = laid(picture(), drawing(np.uint16))
    assert layer.dtype == np.uint16
    assert layer[60, 95, 0] / 65535 == pytest.approx(0.62, abs=0.03)


def test_other_proportions_are_refused() -> None:
    with pytest.raises(BadInput, match="proportions"):
        laid(np.zeros((40, 90, 4), np.uint8))
