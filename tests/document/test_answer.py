"""The answer to the hints of a document: asked for, and not asked for."""

from __future__ import annotations

import numpy as np

from colorstudio.document import edits
from colorstudio.document.answer import Answerer
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import flatten, nothing
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.pixels import Pixels


def test_a_colour_photo_keeps_its_colours_until_a_hint_asks() -> None:
    codes = np.full((40, 60, 4), 255, np.uint8)
    codes[..., :3] = (180, 30, 40)
    state = DocumentState.from_pixels(Pixels(codes))
    state = edits.SetMask("coat", Tiles.from_array(np.full((40, 60, 1), 255, np.uint8))).apply(
        state
    )
    wall = Hint("w", "barrier", ((5.0, 5.0), (30.0, 5.0)))
    for asked in (state, edits.AddHints((wall,)).apply(state)):
        answer = Answerer(Pyramid()).solve(asked, nothing)
        assert answer is None
        assert np.array_equal(flatten(asked, answer).array, codes)
    hint = Hint("h", "point", ((5.0, 5.0),), 4.0, Color.from_hex("#2040c0"))
    assert Answerer(Pyramid()).solve(edits.AddHints((hint,)).apply(state), nothing) is not None
