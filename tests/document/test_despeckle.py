"""Dust is proposed as a mask, and what a mask holds is healed as one step."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from colorstudio.document.despeckle import MASK, healed_mask, proposed_dust
from colorstudio.document.document import Document
from colorstudio.document.edits import AddLayer, new_color_layer
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging.pixels import Pixels

SPOTS = [(60, 50), (255, 130), (300, 60), (262, 130), (10, 290)]


def clean(dtype: type = np.uint8) -> np.ndarray:
    rows, columns = np.mgrid[:300, :400]
    grey = 100 + columns / 8 + rows / 10 + np.random.default_rng(2).normal(0, 2, rows.shape)
    full = np.iinfo(dtype).max
    codes = (grey / 255 * full).astype(dtype)
    return np.dstack([codes, codes, codes, np.full(codes.shape, full, dtype)])


def dusty(dtype: type = np.uint8) -> np.ndarray:
    picture = clean(dtype)
    full = int(np.iinfo(dtype).max)
    for x, y in SPOTS:
        cv2.circle(picture, (x, y), 2, (full, full, full, full), -1)
    return picture


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_found_dust_is_healed_as_one_step(dtype):
    document = Document(DocumentState.from_pixels(Pixels(dusty(dtype))))
    document.push(proposed_dust(document.state, "photo"))
    mask = document.state.masks[MASK]
    document.push(healed_mask(document.state, "photo", mask))
    assert len(document.steps) == 2
    layer = document.state.source_layer
    assert layer is not None
    after, scale = layer.tiles.to_array(), np.iinfo(dtype).max / 255
    for x, y in SPOTS:
        assert mask.to_array()[y, x, 0] == 255
        place = (slice(max(0, y - 2), y + 3), slice(x - 2, x + 3))
        off = after[place].astype(float) - clean(dtype)[place]
        assert np.abs(off).mean() < 5 * scale
    outside = mask.to_array()[..., 0] == 0
    assert np.array_equal(after[outside], dusty(dtype)[outside])
    document.undo()
    assert np.array_equal(document.state.source_layer.tiles.to_array(), dusty(dtype))  # type: ignore[union-attr]


def test_nothing_selected_heals_nothing():
    state = DocumentState.from_pixels(Pixels(dusty()))
    assert not healed_mask(state, "photo", Tiles.empty(state.size, 1, np.uint8)).tiles


def test_healing_can_be_cancelled():
    def stop() -> None:
        raise Cancelled

    state = DocumentState.from_pixels(Pixels(dusty()))
    mask = proposed_dust(state, "photo").tiles
    assert mask is not None
    with pytest.raises(Cancelled):
        healed_mask(state, "photo", mask, stop)


def test_a_colour_layer_holds_no_dust():
    state = DocumentState.from_pixels(Pixels(dusty()))
    state = AddLayer(replace(new_color_layer(state), id="colour")).apply(state)
    with pytest.raises(BadInput, match="no dust"):
        proposed_dust(state, "colour")
