"""The instant way from request to result: sealed, repeatable, and cancelled at any step."""

from __future__ import annotations

import json

import numpy as np
import pytest

from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints, from_json
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.placement import lightness_error
from colorstudio.methods.base import Quiet, options
from colorstudio.methods.colorize.instant import prepare, run
from colorstudio.methods.colorize.request import InstantRequest
from colorstudio.methods.registry import load, method

ORANGE = Color(60.0, 30.0, 40.0)


def photo(w: int = 160, h: int = 120, dtype: type = np.uint8) -> Pixels:
    y, x = np.mgrid[:h, :w]
    grey = (128 + 80 * np.sin(x / 17) * np.cos(y / 23)).astype(np.uint8)
    rgba = np.dstack([grey] * 3 + [np.full_like(grey, 255)])
    return Pixels(rgba.astype(dtype) * 257 if dtype is np.uint16 else rgba)


def point(x: float = 40, y: float = 30, **more) -> Hint:
    return Hint("p", "point", ((float(x), float(y)),), color=ORANGE, **more)


def ask(*items: Hint, image: Pixels | None = None, **more) -> InstantRequest:
    image = image or photo()
    return InstantRequest(image, Hints(image.size, items), **more)


class Stopping(Quiet):
    def __init__(self, at: int) -> None:
        self.at, self.calls = at, 0

    def step(self, done, total, stage="", preview=None) -> None:
        self.calls += 1
        if self.calls == self.at:
            raise Cancelled


def test_what_is_not_placed_is_told_the_same_without_full_size_pixels():
    hint = point(mask="m")
    masks = {"m": np.zeros((120, 160), np.float32)}
    whole = run(ask(hint, masks=masks), Quiet())
    bare = run(ask(hint, masks=masks, placed=False), Quiet())
    assert (bare.pixels.array == photo().array).all()
    assert bare.seals == {}
    assert bare.recipe == whole.recipe
    assert bare.notes == whole.notes != ()
    assert bare.reports == whole.reports


@pytest.mark.parametrize(("dtype", "bar"), [(np.uint8, 0.18), (np.uint16, 0.002)])
def test_a_run_colours_and_keeps_lightness(dtype, bar):
    request = ask(point(), image=photo(dtype=dtype))
    result = run(request, Quiet())
    assert result.pixels.array.dtype == dtype
    assert result.pixels.size == request.image.size
    assert np.ptp(result.pixels.array[..., :3].astype(int), axis=-1).mean() > 10
    assert result.seals["lightness_max_error"] <= bar
    assert result.seals["lightness_max_error"] == lightness_error(request.image, result.pixels)
    assert [r.hint_id for r in result.reports] == ["p"]


def test_the_spec_leads_here():
    spec = method("colorize.instant")
    assert load(spec.entry) is run
    assert load(spec.request) is InstantRequest
    assert {"follow", "saturation"} <= set(options(InstantRequest))


def test_the_same_request_gives_the_same_pixels_with_any_workers():
    request = ask(point())
    first = run(request, Quiet()).pixels.array
    np.testing.assert_array_equal(run(request, Quiet(), workers=1).pixels.array, first)
    np.testing.assert_array_equal(run(request, Quiet(), workers=3).pixels.array, first)


def test_the_recipe_makes_it_again():
    request = ask(point(), follow=0.7, saturation=1.5)
    result = run(request, Quiet())
    recipe = json.loads(json.dumps(result.recipe))
    again = InstantRequest(
        request.image,
        from_json(recipe["hints"]),
        follow=recipe["follow"],
        saturation=recipe["saturation"],
    )
    np.testing.assert_array_equal(run(again, Quiet()).pixels.array, result.pixels.array)


def test_saturation_scales_chroma():
    grey = run(ask(point(), saturation=0.0), Quiet()).pixels.array
    np.testing.assert_array_equal(grey, photo().array)
    pale = run(ask(point(), saturation=0.5), Quiet()).pixels.array[..., :3].astype(int)
    full = run(ask(point()), Quiet()).pixels.array[..., :3].astype(int)
    assert np.ptp(pale, axis=-1).mean() < 0.7 * np.ptp(full, axis=-1).mean()


def test_hints_of_another_size_are_carried_over():
    small = Hints((80, 60), (point(19.75, 14.75),))
    image = photo()
    scaled = run(InstantRequest(image, small), Quiet())
    # a pixel twice as wide has its centre half a pixel further in
    own = run(ask(point(40, 30, radius=8.0)), Quiet())
    np.testing.assert_array_equal(scaled.pixels.array, own.pixels.array)


def test_a_cancel_at_any_step_leaves_nothing_behind():
    request = ask(point())
    counter = Stopping(-1)
    # one worker: with more, it is chance how many bands the asking thread takes
    expected = run(request, counter, workers=1).pixels.array
    assert counter.calls >= 5
    for at in range(1, counter.calls + 1):
        with pytest.raises(Cancelled):
            run(request, Stopping(at), workers=1)
    np.testing.assert_array_equal(run(request, Quiet()).pixels.array, expected)


def test_what_is_wrong_is_told_before_the_run():
    with pytest.raises(BadInput, match="follow"):
        ask(point(), follow=3.0)
    with pytest.raises(BadInput, match="outside"):
        ask(point(900, 900))
    with pytest.raises(BadInput, match="coat"):
        ask(point(mask="coat"))
    with pytest.raises(BadInput):
        InstantRequest(photo(), Hints((50, 60), (point(),)))


def test_notes_name_the_hints_that_are_not_met():
    vivid = Hint("v", "point", ((90.0, 60.0),), color=Color(50.0, 110.0, -100.0))
    result = run(ask(vivid), Quiet())
    assert len(result.notes) == 1
    assert "v" in result.notes[0]
    assert "lightness" in result.notes[0]


def test_a_prepared_picture_answers_again_and_again():
    image = photo()
    spreader = prepare(image)
    fields = [spreader.solve(Hints(image.size, (point(x),)), follow=0.4).grid for x in (10, 80, 10)]
    np.testing.assert_array_equal(fields[0], fields[2])
