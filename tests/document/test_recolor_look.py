"""A recolour look: measured once, the same in every rectangle, baked as it was shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from colorstudio.document import recolor_look
from colorstudio.document.bake_look import baked_look
from colorstudio.document.document import Document
from colorstudio.document.look import Scene
from colorstudio.document.pyramid import Pyramid
from colorstudio.document.recolor_look import RecolorLook
from colorstudio.document.render import flatten
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.pixels import Pixels

SIZE = (620, 540)
WHOLE = Rect(0, 0, *SIZE)
RED, BLUE = Color.from_hex("#c8102e"), Color.from_hex("#2040b0")


def nothing() -> None:
    return


def scene(dtype: type = np.uint8) -> Scene:
    """A black ball with soft shading and edge before a bright wall, with its matte "ball"."""
    w, h = SIZE
    y, x = np.mgrid[:h, :w] + 0.5
    d = np.hypot(x - 330, y - 250)
    matte = np.rint(np.clip(170 - d, -1, 1) * 127.5 + 127.5).astype(np.uint8)
    ball = 0.05 + 0.12 * np.exp(-(((x - 280) ** 2 + (y - 190) ** 2) / 9000))
    full = np.iinfo(dtype).max
    part = matte / 255
    values = part * ball + (1 - part) * (0.7 + 0.2 * x / w)
    codes = np.full((h, w, 4), full, dtype)
    codes[..., :3] = np.rint(values * full)[..., None]
    state = DocumentState.from_pixels(Pixels(codes))
    masks = {"ball": Tiles.from_array(matte[..., None].copy())}
    return Scene(replace(state, masks=masks), None, Pyramid(), {})


def looked(scene: Scene, look: RecolorLook, rect: Rect = WHOLE, level: int = 0) -> np.ndarray:
    return look.prepared(scene, nothing).shown(scene.codes(rect, level), rect, level)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_what_was_shown_is_baked_and_the_rest_untouched(dtype: type) -> None:
    there = scene(dtype)
    look = RecolorLook("ball", RED)
    shown = looked(there, look)
    matte = there.state.masks["ball"].to_array()[..., 0]
    before = flatten(there.state, None).array
    assert np.array_equal(shown[matte == 0], before[matte == 0])
    document = Document(there.state)
    document.push(baked_look(there, look, nothing))
    assert np.array_equal(flatten(document.state, None).array, shown)
    assert document.state.recipes[-1]["to"] == "#c8102e"
    assert look.title == "ball: vivid red"
    assert replace(look, name="Jacket").title == "Jacket"


def test_every_rectangle_is_the_same_as_the_whole() -> None:
    there = scene()
    look = RecolorLook("ball", RED)
    whole = looked(there, look)
    for rect in (Rect(0, 0, 100, 90), Rect(150, 77, 300, 200), Rect(330, 250, 290, 290)):
        assert np.array_equal(looked(there, look, rect), whole[rect.slices])


def test_reduced_it_looks_like_the_full_picture_reduced() -> None:
    there = scene()
    look = RecolorLook("ball", RED)
    full = looked(there, look).astype(float)
    small = looked(there, look, Rect(0, 0, 310, 270), 1).astype(float)
    area = (full[::2, ::2] + full[1::2, ::2] + full[::2, 1::2] + full[1::2, 1::2]) / 4
    assert np.abs(small - area).mean() < 0.5
    assert np.percentile(np.abs(small - area), 99.9) < 12


def test_the_object_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from colorstudio.imaging import shading

    calls = []
    measured = shading.measured
    monkeypatch.setattr(shading, "measured", lambda *a, **k: calls.append(1) or measured(*a, **k))
    there = scene()
    for color in (RED, BLUE, RED):
        RecolorLook("ball", color).prepared(there, nothing)
    assert len(calls) == 1
    # another picture below, or another mask, is measured anew
    moved = replace(there.state, layers=(there.state.layers[0],))
    RecolorLook("ball", RED).prepared(replace(there, state=moved), nothing)
    assert len(calls) == 2
    matte = there.state.masks["ball"].to_array().copy()
    masks = {f"m{n}": Tiles.from_array(np.roll(matte, n, axis=1)) for n in range(9)}
    many = replace(there, state=replace(there.state, masks=masks))
    for name in masks:
        RecolorLook(name, RED).prepared(many, nothing)
    assert len(there.memory[recolor_look.MEMORY]) <= recolor_look.KEPT


def test_figures_say_asked_and_got() -> None:
    report = RecolorLook("ball", RED).prepared(scene(), nothing).figures
    assert report.asked == RED
    assert report.delta_e00 <= 2


def test_a_clicked_point_becomes_the_colour() -> None:
    there = scene()
    draft = RecolorLook("ball", BLUE, anchor="point", point=(280.4, 190.2)).prepared(there, nothing)
    out = draft.shown(there.codes(WHOLE), WHOLE, 0)
    assert np.abs(rgb_to_lab(out[190, 280]) - BLUE.lab).max() < 2


def test_a_reference_gives_its_colour() -> None:
    crop = np.full((6, 6, 4), 255, np.uint8)
    crop[..., :3] = BLUE.rgb8
    look = RecolorLook("ball", reference=Pixels(crop))
    assert look.prepared(scene(), nothing).figures.asked.hex == BLUE.hex
    assert look.title == "ball: new colour"


def test_support_is_the_matte() -> None:
    there = scene()
    support = RecolorLook("ball", RED).prepared(there, nothing).support(Rect(0, 0, 620, 300))
    assert support is not None
    matte = there.state.masks["ball"].to_array()[:300, :, 0]
    assert np.array_equal(support, matte > 0)


def test_what_is_missing_is_said() -> None:
    there = scene()
    empty = Tiles.empty(SIZE, 1, np.uint8)
    there = replace(there, state=replace(there.state, masks={**there.state.masks, "none": empty}))
    for look, words in (
        (RecolorLook("", RED), "No object"),
        (RecolorLook("gone", RED), "No object"),
        (RecolorLook("none", RED), "empty"),
        (RecolorLook("ball"), "No colour"),
        (RecolorLook("ball", RED, anchor="point"), "No point"),
        (RecolorLook("ball", RED, anchor="point", point=(3, 3)), "on the object"),
        (RecolorLook("ball", RED, anchor="point", point=(3, 3000)), "outside"),
    ):
        with pytest.raises(BadInput, match=words):
            look.prepared(there, nothing)
