"""What the papers say in numbers is what is asked for where nobody says otherwise."""

import numpy as np
import pytest

from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.palette.alignment.request import AlignmentRequest
from colorstudio.methods.recolor.coloredit.request import ColorEditRequest
from colorstudio.methods.sketch.reference.request import ReferenceRequest

PICTURE = Pixels(np.full((8, 8, 4), 255, np.uint8))


@pytest.mark.parametrize(
    ("name", "value"),
    [("steps", 50), ("guidance", 5.0), ("stop", 0.2), ("strength", 1.0), ("blur", 3.0)],
)
def test_color_alignment(name: str, value: float) -> None:
    assert getattr(AlignmentRequest(Palette.of(["#000", "#fff"])), name) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("steps", 50),
        ("guidance", 7.5),
        ("tau", 0.8),
        ("blend", 0.1),
        ("blocks", "1+2"),
        ("maps", "up"),
        ("baseline", "coloredit"),
        ("background", 0.2),
    ],
)
def test_coloredit(name: str, value: object) -> None:
    request = ColorEditRequest(PICTURE, np.ones((8, 8), np.float32), Color.from_hex("#c8102e"))
    assert getattr(request, name) == value
    assert request.reading_for("sd1") == "R1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("steps", 20),
        ("sampler", "dpmpp_2m_karras"),
        ("guidance", 5.0),
        ("sketch_guidance", 1.0),
        ("noise_level", 0.0),
        ("form", "attention"),
        ("injection", False),
        ("adain", 0.0),
        ("scale_is_d", False),
        ("released_edits", False),
    ],
)
def test_colorize_diffusion(name: str, value: object) -> None:
    assert getattr(ReferenceRequest(PICTURE), name) == value
