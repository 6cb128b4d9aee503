"""A model's proposal as a look: placed live, baked as shown, kept in the project."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from colorstudio.document import looks
from colorstudio.document.bake_look import baked_look
from colorstudio.document.coloredit_look import ColorEditLook, look_of
from colorstudio.document.document import Document
from colorstudio.document.look import Scene
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.render import flatten
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.recolor import RecolorReport
from colorstudio.methods.base import Result
from colorstudio.methods.recolor.coloredit.request import ColorEditRequest
from colorstudio.methods.recolor.coloredit.view import View, view_of

SIZE = (620, 540)
WHOLE = Rect(0, 0, *SIZE)
RED, GREEN = Color.from_hex("#c83c30"), Color.from_hex("#30a050")


def nothing() -> None:
    return


def scene() -> Scene:
    """A blue ball with soft shading and edge before a grey wall, with its matte "ball"."""
    w, h = SIZE
    y, x = np.mgrid[:h, :w] + 0.5
    d = np.hypot(x - 330, y - 250)
    matte = np.rint(np.clip(170 - d, -1, 1) * 127.5 + 127.5).astype(np.uint8)
    light = 0.5 + 0.5 * np.exp(-(((x - 280) ** 2 + (y - 190) ** 2) / 9000))
    ball = light[..., None] * np.array([60, 90, 200])
    part = matte[..., None] / 255
    codes = np.full((h, w, 4), 255, np.uint8)
    codes[..., :3] = np.rint(part * ball + (1 - part) * 150)
    state = DocumentState.from_pixels(Pixels(codes))
    masks = {"ball": Tiles.from_array(matte[..., None].copy())}
    return Scene(replace(state, masks=masks), None, Pyramid(), {})


def answer(there: Scene, color: Color = RED) -> tuple[Result, ColorEditRequest, View]:
    """What a run gives back whose model paints the ball in a colour, shading kept."""
    image = flatten(there.state, None)
    matte = there.state.masks["ball"].to_array()[..., 0]
    shown = view_of(image, matte, 128)
    shade = shown.rgb.max(2, keepdims=True) / 200
    part = shown.mask[..., None] / 255
    made = part * np.clip(shade * np.array(color.rgb8), 0, 255) + (1 - part) * shown.rgb
    raw = np.full((*made.shape[:2], 4), 255, np.uint8)
    raw[..., :3] = np.rint(made)
    crop = shown.crop
    recipe = {"way": "recolor.coloredit", "crop": [crop.x, crop.y, crop.w, crop.h], "tau": 0.8}
    request = ColorEditRequest(image, matte / np.float32(255), color)
    report = RecolorReport(color, color, 0.0)
    return Result(image, recipe, reports=(report,), raw=Pixels(raw)), request, shown


def look(there: Scene, color: Color = RED) -> ColorEditLook:
    result, request, _ = answer(there, color)
    return look_of(result, request, "ball")


def shown(there: Scene, look: ColorEditLook, rect: Rect = WHOLE, level: int = 0) -> np.ndarray:
    return look.prepared(there, nothing).shown(there.codes(rect, level), rect, level)


def test_what_was_shown_is_baked_and_the_rest_untouched():
    there = scene()
    asked = look(there)
    out = shown(there, asked)
    matte = there.state.masks["ball"].to_array()[..., 0]
    before = flatten(there.state, None).array
    assert np.array_equal(out[matte == 0], before[matte == 0])
    assert (rgb_to_lab(out)[matte == 255][:, 1] > 20).mean() > 0.95
    document = Document(there.state)
    document.push(baked_look(there, asked, nothing))
    assert np.array_equal(flatten(document.state, None).array, out)
    recipe = document.state.recipes[-1]
    assert (recipe["way"], recipe["mask"], recipe["tau"]) == ("recolor.coloredit", "ball", 0.8)


def test_it_is_what_the_run_itself_would_place():
    from colorstudio.methods.recolor.coloredit.proposal import Proposal
    from colorstudio.methods.recolor.coloredit.run import placed

    there = scene()
    result, request, view = answer(there)
    assert result.raw is not None
    matte = there.state.masks["ball"].to_array()[..., 0]
    proposal = Proposal(result.raw.array[..., :3].copy(), view.rgb, view.mask, view.crop)
    direct = placed(request.image, matte, proposal, 1.0)
    assert np.array_equal(shown(there, look(there)), direct.array)


def test_every_rectangle_is_the_same_as_the_whole():
    there = scene()
    asked = look(there)
    whole = shown(there, asked)
    for rect in (Rect(0, 0, 100, 90), Rect(150, 77, 300, 200), Rect(330, 250, 290, 290)):
        assert np.array_equal(shown(there, asked, rect), whole[rect.slices])


def test_reduced_it_looks_like_the_full_picture_reduced():
    there = scene()
    asked = look(there)
    full = shown(there, asked).astype(float)
    small = shown(there, asked, Rect(0, 0, 310, 270), 1).astype(float)
    area = (full[::2, ::2] + full[1::2, ::2] + full[::2, 1::2] + full[1::2, 1::2]) / 4
    assert np.abs(small - area).mean() < 0.5


def test_a_mask_that_grew_takes_the_colour_along():
    there = scene()
    asked = look(there)
    matte = there.state.masks["ball"].to_array().copy()
    matte[300:330, 200:620] = 255  # out of the ball and to the picture's border
    masks = {"ball": Tiles.from_array(matte)}
    grown = replace(there, state=replace(there.state, masks=masks), memory={})
    out = shown(grown, asked)
    before = flatten(there.state, None).array
    assert np.array_equal(out[matte[..., 0] == 0], before[matte[..., 0] == 0])
    assert rgb_to_lab(out)[305:325, 600:][..., 1].min() > 10


def test_figures_say_asked_and_got():
    there = scene()
    report = look(there).prepared(there, nothing).figures
    assert report is not None
    assert report.asked == RED
    assert report.delta_e00 < 20
    far = replace(look(there), asked=GREEN).prepared(there, nothing).figures
    assert far is not None
    assert far.delta_e00 > 40


def test_lightness_moves_after_the_run():
    there = scene()
    asked = look(there)
    before = rgb_to_lab(flatten(there.state, None).array)[..., 0]
    kept = rgb_to_lab(shown(there, replace(asked, match_lightness=0.0)))[..., 0]
    inside = there.state.masks["ball"].to_array()[..., 0] == 255
    assert np.abs(kept - before)[inside].max() < 0.7
    assert np.abs(rgb_to_lab(shown(there, asked))[..., 0] - before)[inside].mean() > 2


def test_looks_are_laid_on_one_another():
    """A second object over the first: both are in the picture, as layers."""
    there = scene()
    matte = there.state.masks["ball"].to_array()
    left, right = matte.copy(), matte.copy()
    left[:, 330:] = 0
    right[:, :330] = 0
    masks = {"left": Tiles.from_array(left), "right": Tiles.from_array(right)}
    there = replace(there, state=replace(there.state, masks={**there.state.masks, **masks}))
    red = replace(look(there, RED), mask="left")
    green = replace(look(there, GREEN), mask="right")
    document = Document(there.state)
    document.push(baked_look(there, red, nothing))
    first = flatten(document.state, None).array
    then = replace(there, state=document.state, memory={})
    document.push(baked_look(then, green, nothing))
    both = flatten(document.state, None).array
    assert np.array_equal(both[right[..., 0] == 0], first[right[..., 0] == 0])
    hue = rgb_to_lab(both)[..., 1]
    assert hue[left[..., 0] == 255].mean() > 20
    assert hue[right[..., 0] == 255].mean() < -15


def test_it_goes_with_the_project():
    there = scene()
    asked = replace(look(there), match_lightness=0.5, name="Ball in red")
    data = looks.packed([("recolor", True, asked)])
    ((task, pinned, again),) = looks.unpacked(data)
    assert (task, pinned) == ("recolor", True)
    assert isinstance(again, ColorEditLook)
    assert again.title == "Ball in red"
    assert again.made == asked.made
    assert np.array_equal(shown(there, again), shown(there, asked))


@pytest.mark.parametrize(
    "change",
    [
        {"rgb": "bm9uc2Vuc2U="},
        {"rgb": "%%"},
        {"crop": [0, 0, 0, 0]},
        {"crop": [600, 500, 100, 100]},
        {"match_lightness": 2},
        {"asked": [1]},
    ],
)
def test_a_damaged_candidate_is_left_out(change):
    (row,) = json.loads(looks.packed([("recolor", False, look(scene()))]))
    assert looks.unpacked(json.dumps([{**row, **change}]).encode()) == ()


def test_bad_input():
    there = scene()
    asked = look(there)
    with pytest.raises(BadInput, match="No object"):
        replace(asked, mask="hat").prepared(there, nothing)
    with pytest.raises(BadInput, match="another size"):
        replace(asked, size=(10, 10)).prepared(there, nothing)
    empty = {"ball": Tiles.from_array(np.zeros((SIZE[1], SIZE[0], 1), np.uint8))}
    state = replace(there.state, masks=empty)
    with pytest.raises(BadInput, match="empty"):
        asked.prepared(replace(there, state=state, memory={}), nothing)
    result, request, _ = answer(there)
    with pytest.raises(BadInput, match="no answer"):
        look_of(replace(result, raw=None), request, "ball")


def test_what_asks_the_same_is_equal():
    asked = look(scene())
    assert replace(asked) == asked
    assert replace(asked, match_lightness=0.3) != asked
