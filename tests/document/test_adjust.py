"""Levels and neutralising as undoable steps, the tone remembered for export."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from colorstudio.document.adjust import ApplyLevels, Neutralise, levels_for, tone_of
from colorstudio.document.document import Document
from colorstudio.document.edits import AddLayer, SetMask, new_color_layer, new_pixel_layer
from colorstudio.document.render import export_tone, flatten
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging.color import lightness, rgb_to_lab
from colorstudio.imaging.levels import Levels
from colorstudio.imaging.pixels import Pixels


def sepia() -> np.ndarray:
    grey = np.random.default_rng(5).integers(20, 200, (300, 400, 1)).astype(float)
    rgb = np.rint(grey * [1.0, 0.92, 0.78]).astype(np.uint8)
    return np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)])


def opened(array: np.ndarray) -> Document:
    return Document(DocumentState.from_pixels(Pixels(array)))


def source(document: Document) -> np.ndarray:
    layer = document.state.source_layer
    assert layer is not None
    return layer.tiles.to_array()


def test_neutralising_is_one_step_that_undo_takes_back():
    document = opened(sepia())
    before = document.state
    assert tone_of(before, "photo").toned
    document.push(Neutralise("photo"))
    grey = source(document)
    assert np.array_equal(grey[..., 0], grey[..., 2])
    assert np.abs(lightness(grey) - lightness(sepia())).max() <= 0.28
    assert document.state.tone is not None
    assert len(document.steps) == 1
    document.undo()
    assert document.state is before
    assert document.state.tone is None


def test_the_remembered_tone_gives_the_scan_back(shared_data):
    path = shared_data / "photos_full" / "historic_bw_pre1906" / "1867MusicianConstantinople.jpg"
    rgb = cv2.imread(str(path), cv2.IMREAD_COLOR_RGB)
    assert rgb is not None
    scan = np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)])
    document = opened(scan)
    document.push(Neutralise("photo"))
    assert document.state.tone is not None
    toned = export_tone(flatten(document.state, None), document.state.tone).array
    off = np.linalg.norm(rgb_to_lab(toned)[..., 1:] - rgb_to_lab(scan)[..., 1:], axis=-1)
    assert np.median(off) < 2
    assert np.abs(lightness(toned) - lightness(source(document))).max() <= 0.18


def test_a_neutral_photo_is_left_alone():
    array = sepia()
    array[..., :3] = array[..., :1]
    document = opened(array)
    document.push(Neutralise("photo"))
    assert not document.can_undo
    assert document.state.tone is None


def test_only_the_source_gives_its_tone_to_the_document():
    document = opened(sepia())
    copy = replace(new_pixel_layer(document.state), id="copy", tiles=Tiles.from_array(sepia()))
    document.push(AddLayer(copy))
    document.push(Neutralise("copy"))
    assert document.state.tone is None


def test_work_done_beforehand_is_used_only_for_the_pixels_it_was_done_for():
    document = opened(sepia())
    edit = Neutralise("photo").prepared(document.state)
    assert edit.computed is not None
    document.push(edit)
    assert np.shares_memory(source(document), edit.computed.after.to_array())
    other = opened(255 - sepia() // 2)
    other.push(edit)
    assert not np.shares_memory(source(other), edit.computed.after.to_array())
    assert source(other).shape == sepia().shape


def test_levels_stretch_a_flat_scan_as_one_step():
    document = opened(sepia())
    levels = levels_for(document.state, "photo")
    document.push(ApplyLevels("photo", levels))
    codes = source(document)[..., :3]
    assert codes.min() == 0
    assert codes.max() == 255
    assert np.all(source(document)[..., 3] == 255)
    document.undo()
    assert np.array_equal(source(document), sepia())


def test_levels_act_inside_a_mask():
    left = np.zeros((300, 400, 1), np.uint8)
    left[:, :150] = 255
    document = opened(sepia())
    document.push(SetMask("left", Tiles.from_array(left)))
    document.push(ApplyLevels("photo", Levels(0.2, 0.7), mask="left"))
    assert np.array_equal(source(document)[:, 150:], sepia()[:, 150:])
    assert not np.array_equal(source(document)[:, :150], sepia()[:, :150])


def test_levels_on_a_sparse_layer_write_no_new_tiles():
    document = opened(sepia())
    layer = new_pixel_layer(document.state)
    tile = np.full((44, 256, 4), 100, np.uint8)
    layer = replace(layer, tiles=layer.tiles.replaced({(0, 1): tile}))
    document.push(AddLayer(layer))
    document.push(ApplyLevels(layer.id, Levels(0.2, 0.7)))
    after = document.state.layer(layer.id).tiles  # type: ignore[union-attr]
    assert list(after.tiles) == [(0, 1)]
    assert after.tile((0, 1))[0, 0].tolist() == [98, 98, 98, 100]


def test_neutral_levels_are_no_step():
    document = opened(sepia())
    document.push(ApplyLevels("photo", Levels()))
    assert not document.can_undo


def test_long_work_can_be_cancelled():
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Neutralise("photo").prepared(opened(sepia()).state, stop)


@pytest.mark.parametrize("edit", [Neutralise("colour"), ApplyLevels("colour", Levels(0.1))])
def test_a_colour_layer_has_no_lightness_to_change(edit):
    document = opened(sepia())
    document.push(AddLayer(replace(new_color_layer(document.state), id="colour")))
    with pytest.raises(BadInput, match="colour alone"):
        document.push(edit)
