"""What a worker gets: the photo uncopied, and the request of the exact run."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from states import answer_for, photo

from colorstudio.document import edits
from colorstudio.document.capture import Capture, instant_request
from colorstudio.document.document import Document
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint


def test_a_capture_stays_as_it_was() -> None:
    document = Document(DocumentState.from_pixels(photo((60, 40))))
    field = answer_for((60, 40))
    document.set_answer(field)
    capture = Capture.of(document)
    before = document.state
    document.push(edits.SetLayer("photo", {"name": "new"}))
    document.set_answer(None)
    assert capture.state is before
    assert capture.answer is field


def test_the_exact_run_gets_what_the_window_shows() -> None:
    pixels = photo((60, 40))
    state = DocumentState.from_pixels(pixels)
    hint = Hint("h", "point", ((5.0, 5.0),), 4.0, Color(50, 20, 20), mask="face")
    mask = Tiles.from_array(np.full((40, 60, 1), 51, np.uint8))
    state = edits.AddHints((hint,)).apply(edits.SetMask("face", mask).apply(state))
    state = edits.SetLayer("answer", {"follow": 0.7, "saturation": 1.5}).apply(state)
    request = instant_request(state)
    assert np.shares_memory(request.image.array, pixels.array)
    assert request.hints == state.hints
    assert (request.follow, request.saturation) == (0.7, 1.5)
    assert np.allclose(request.masks["face"], 0.2)
    with pytest.raises(BadInput, match="no photo"):
        instant_request(replace(state, source=""))
