"""A painted picture as a look: over its part of the document, baked as shown, kept in projects."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from colorstudio.document import looks
from colorstudio.document.bake_look import baked_look
from colorstudio.document.document import Document
from colorstudio.document.look import Scene
from colorstudio.document.picture_look import PictureLook, look_of
from colorstudio.document.pyramid import Pyramid, reduced, reduced_size
from colorstudio.document.render import flatten
from colorstudio.document.state import DocumentState
from colorstudio.document.tiles import Tiles
from colorstudio.errors import BadInput
from colorstudio.imaging.geometry import Rect
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Result
from colorstudio.methods.palette.alignment import place
from colorstudio.methods.palette.alignment.condition import canvas_of_palette
from colorstudio.methods.palette.alignment.finish import finished
from colorstudio.methods.palette.alignment.request import WAY, AlignmentRequest

SIZE = (620, 540)
WHOLE = Rect(0, 0, *SIZE)
PALETTE = Palette.of(["#c03020", "#e0d0a0", "#203060"]).with_shares({0: 0.5, 1: 0.2})


def nothing() -> None:
    return


def scene(dtype: type = np.uint8) -> Scene:
    """A noisy picture with a soft round mask "hole"."""
    w, h = SIZE
    rng = np.random.default_rng(0)
    codes = rng.integers(0, np.iinfo(dtype).max, (h, w, 4), dtype=dtype)
    codes[..., 3] = np.iinfo(dtype).max
    y, x = np.mgrid[:h, :w] + 0.5
    matte = np.clip(128 - np.hypot(x - 330, y - 250), -1, 1) * 127.5 + 127.5
    state = DocumentState.from_pixels(Pixels(codes))
    masks = {"hole": Tiles.from_array(np.rint(matte).astype(np.uint8)[..., None])}
    return Scene(replace(state, masks=masks), None, Pyramid(), {})


def answer(there: Scene, *, mask: bool, exact: bool) -> tuple[Result, AlignmentRequest]:
    """What a run gives back whose model paints soft colours of its own."""
    image = matte = None
    frame = place.frame_of(SIZE, 128)
    if mask:
        image = flatten(there.state, None)
        matte = there.state.masks["hole"].to_array()[..., 0]
        frame = place.frame_inside(matte, 128)
    request = AlignmentRequest(
        palette=PALETTE,
        prompt="a hat",
        width=SIZE[0],
        height=SIZE[1],
        image=image,
        mask=None if matte is None else matte / np.float32(255),
        exact=exact,
    )
    w, h = frame.size
    y, x = np.mgrid[:h, :w]
    made = np.stack([x * 255 / w, y * 255 / h, 128 + 100 * np.sin(x / 9)], axis=-1).astype(np.uint8)
    done = finished(request, frame, matte, made, PALETTE, canvas_of_palette(PALETTE, 64, 0))
    rect = frame.rect
    recipe = {"way": WAY, "prompt": "a hat", "rect": [rect.x, rect.y, rect.w, rect.h]}
    raw = Pixels(place.as_codes(made, done.pixels.profile, np.dtype(np.uint8)))
    return Result(done.pixels, recipe, done.seals, raw=raw), request


@pytest.mark.parametrize(
    ("dtype", "mask"), [(np.uint8, False), (np.uint8, True), (np.uint16, True)]
)
@pytest.mark.parametrize("exact", [False, True])
def test_what_is_baked_is_what_the_run_gave(dtype: type, mask: bool, exact: bool) -> None:
    there = scene(dtype)
    result, request = answer(there, mask=mask, exact=exact)
    look = look_of(result, request, "hole" if mask else "")
    document = Document(there.state)
    document.push(baked_look(there, look, nothing))
    assert np.array_equal(flatten(document.state, None).array, result.pixels.array)
    assert document.state.layers[-1].name == "a hat"
    assert document.state.recipes[-1]["prompt"] == "a hat"


@pytest.mark.parametrize("mask", [False, True])
def test_any_part_shows_what_the_whole_shows(mask: bool) -> None:
    there = scene()
    result, request = answer(there, mask=mask, exact=False)
    draft = look_of(result, request, "hole" if mask else "").prepared(there, nothing)
    whole = draft.shown(there.codes(WHOLE), WHOLE, 0)
    assert np.array_equal(whole, result.pixels.array)
    for rect in (Rect(300, 200, 40, 50), Rect(0, 0, 9, 9), Rect(600, 500, 20, 40)):
        part = draft.shown(there.codes(rect), rect, 0)
        assert np.array_equal(part, whole[rect.slices])


@pytest.mark.parametrize("level", [1, 2, 3])
def test_reduced_it_lies_where_it_will_lie(level: int) -> None:
    there = scene()
    result, request = answer(there, mask=True, exact=False)
    draft = look_of(result, request, "hole").prepared(there, nothing)
    rect = Rect(0, 0, *reduced_size(SIZE, level))
    small = draft.shown(there.codes(rect, level), rect, level).astype(int)
    wanted = reduced(result.pixels.array, level).astype(int)
    assert np.abs(small - wanted).mean() < 1.5


def test_exact_shows_only_the_palette_and_its_shares() -> None:
    there = scene()
    result, request = answer(there, mask=True, exact=True)
    draft = look_of(result, request, "hole").prepared(there, nothing)
    assert draft.figures is not None
    assert draft.figures.kept
    shown = draft.shown(there.codes(WHOLE), WHOLE, 0)
    inside = there.state.masks["hole"].to_array()[..., 0] > 127
    colors = {tuple(c) for c in shown[inside][:, :3].tolist()}
    assert colors == {(0xC0, 0x30, 0x20), (0xE0, 0xD0, 0xA0), (0x20, 0x30, 0x60)}
    assert np.array_equal(shown[~inside], there.codes(WHOLE)[~inside])
    red = (shown[inside][:, :3] == (0xC0, 0x30, 0x20)).all(axis=-1).mean()
    assert red == pytest.approx(0.5, abs=0.02)


def test_the_mask_of_now_counts() -> None:
    there = scene()
    result, request = answer(there, mask=True, exact=False)
    less = there.state.masks["hole"].to_array().copy()
    less[:, 330:] = 0
    state = replace(there.state, masks={"hole": Tiles.from_array(less)})
    now = Scene(state, None, Pyramid(), {})
    draft = look_of(result, request, "hole").prepared(now, nothing)
    shown = draft.shown(now.codes(WHOLE), WHOLE, 0)
    assert np.array_equal(shown[:, 330:], now.codes(WHOLE)[:, 330:])
    assert np.array_equal(shown[:, :330], result.pixels.array[:, :330])


def test_transparent_pixels_stay_so() -> None:
    there = scene()
    codes = there.codes(WHOLE).copy()
    codes[:100] = 0
    there = Scene(DocumentState.from_pixels(Pixels(codes)), None, Pyramid(), {})
    result, request = answer(there, mask=False, exact=False)
    draft = look_of(result, request).prepared(there, nothing)
    shown = draft.shown(codes, WHOLE, 0)
    assert np.array_equal(shown[:100], codes[:100])
    assert not np.array_equal(shown[100:], codes[100:])


def test_it_is_kept_in_the_project() -> None:
    there = scene()
    for exact in (False, True):
        result, request = answer(there, mask=True, exact=exact)
        look = look_of(result, request, "hole")
        ((task, pinned, back),) = looks.unpacked(looks.packed([("palette", True, look)]))
        assert (task, pinned) == ("palette", True)
        assert isinstance(back, PictureLook)
        assert np.array_equal(back.picture.array, look.picture.array)
        assert replace(back, picture=look.picture) == look
        assert back.made == look.made


def test_what_does_not_fit_is_refused() -> None:
    there = scene()
    result, request = answer(there, mask=True, exact=False)
    look = look_of(result, request, "hole")
    with pytest.raises(BadInput, match="another size"):
        replace(look, size=(9, 9)).prepared(there, nothing)
    with pytest.raises(BadInput, match="no mask"):
        replace(look, mask="gone").prepared(there, nothing)
    with pytest.raises(BadInput, match="no answer"):
        look_of(replace(result, raw=None), request, "hole")
    for damage in ({"rect": [0, 0, 9999, 9]}, {"picture": "no"}, {"size": [5]}):
        data = looks.packed([("palette", True, look)]).decode()
        rows = json.loads(data)
        rows[0].update(damage)
        assert looks.unpacked(json.dumps(rows).encode()) == ()
