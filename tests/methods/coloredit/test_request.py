"""What is asked of ColorEdit: defaults, ranges, and the way back from a recipe."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.recolor.coloredit.request import (
    ColorEditRequest,
    request_from,
    settings_of,
)

RED = Color.from_hex("#c8102e")
IMAGE = Pixels(np.full((20, 30, 4), 255, np.uint8))
MASK = np.ones((20, 30), np.float32)


def test_the_papers_defaults():
    asked = ColorEditRequest(IMAGE, MASK, RED)
    assert (asked.tau, asked.blend, asked.guidance, asked.steps) == (0.8, 0.1, 7.5, 50)
    assert asked.inversion == "negative-prompt"
    assert asked.reading_for("sd1") == "R1"
    assert asked.reading_for("something new") == "R1"
    assert ColorEditRequest(IMAGE, MASK, RED, reading="R3").reading_for("sd1") == "R3"
    assert asked.reading_for("sd1", "R3") == "R3"
    assert asked.reading_for("sd1", "R7") == "R1"
    assert ColorEditRequest(IMAGE, MASK, RED, reading="R2").reading_for("sd1", "R3") == "R2"
    assert ColorEditRequest(IMAGE, MASK, RED, prompt="a hat").wanted == "a hat"
    assert ColorEditRequest(IMAGE, MASK, RED, prompt="a", target_prompt="b").wanted == "b"


BAD = {
    "tau": ({"tau": 0.4}, "goes from"),
    "blend": ({"blend": 1.4}, "goes from"),
    "reading": ({"reading": "R4"}, "one of"),
    "blocks": ({"blocks": "4"}, "one of"),
    "no colour": ({"color": None}, "not clear"),
    "two": ({"reference": IMAGE}, "not clear"),
    "empty": ({"mask": np.zeros((20, 30), np.float32)}, "empty"),
    "shape": ({"mask": np.ones((20, 20), np.float32)}, "proportions"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input(case: str):
    options, words = BAD[case]
    with pytest.raises(BadInput, match=words):
        ColorEditRequest(**{"image": IMAGE, "mask": MASK, "color": RED, **options})


def test_there_and_back():
    asked = ColorEditRequest(IMAGE, MASK, RED, prompt="a hat", tau=0.7, blocks="3", generated=True)
    recipe = {"way": "recolor.coloredit", "to": "#c8102e", **settings_of(asked), "size": [30, 20]}
    again = request_from(recipe, IMAGE, MASK)
    assert settings_of(again) == settings_of(asked)
    assert again.color is not None
    assert again.color.hex == "#c8102e"
    with pytest.raises(BadInput, match="not one of"):
        request_from({"way": "recolor.instant"}, IMAGE, MASK)
    with pytest.raises(BadInput, match="damaged"):
        request_from({**recipe, "tau": "much"}, IMAGE, MASK)


def test_is_light():
    module = "colorstudio.methods.recolor.coloredit.request"
    code = f"import {module}, sys; sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
