"""The whole way on tiny weights: references, edits, guidance, flats under the ink."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled, ModelMissing
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints, from_json
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet, Result
from colorstudio.methods.sketch import instant
from colorstudio.methods.sketch.reference.edits import TextEdit
from colorstudio.methods.sketch.reference.request import ReferenceRequest, request_from
from tests.methods.reference.conftest import asked, drawing, reference
from tests.tiny_reference import tiny_reference

RED, GREEN = (200, 40, 30), (30, 160, 60)


def run(engine: Engine, ctx: Any = None, **options: object) -> Result:
    return engine.run("sketch.reference", asked(**options), ctx or Quiet())


def raw(engine: Engine, **options: object) -> np.ndarray:
    found = run(engine, **options).raw
    assert found is not None
    return found.array


@pytest.fixture(scope="module")
def plain(engine: Engine) -> Result:
    return run(engine)


def test_a_drawing_becomes_flats_and_shade_under_its_own_ink(plain: Result) -> None:
    image = drawing()
    assert plain.seals == {"ink_changed_pixels": 0}
    assert plain.pixels.size == image.size
    ink = image.array[..., 0] == 0
    assert np.array_equal(plain.pixels.array[ink], image.array[ink])
    assert plain.raw is not None
    assert plain.raw.size == (64, 43)
    assert plain.bundle == "tiny-reference"
    assert len(from_json(plain.recipe["hints"])) >= 2


def test_the_models_own_picture_alone_is_the_same(engine: Engine, plain: Result) -> None:
    bare = run(engine, placed=False)
    assert bare.raw is not None
    assert plain.raw is not None
    assert np.array_equal(bare.raw.array, plain.raw.array)
    assert np.array_equal(bare.pixels.array, drawing().array)
    assert bare.seals == {}


def test_the_same_request_is_the_same_picture_and_another_seed_is_not(
    engine: Engine, plain: Result
) -> None:
    assert plain.raw is not None
    assert np.array_equal(raw(engine), plain.raw.array)
    assert not np.array_equal(raw(engine, seed=1), plain.raw.array)


@pytest.mark.parametrize(
    "options",
    [
        {"references": (reference(GREEN),)},
        {"references": ()},
        {"guidance": 1.0},
        {"sketch_guidance": 2.0},
        {"sketch_guidance": 2.0, "null_sketch": "zeros"},
        {"sketch_strength": 0.3},
        {"noise_level": 0.5},
        {"form": "cls"},
        {"injection": True},
        {"injection": True, "injection_fidelity": 1.0},
        {"injection": True, "injection_lines": 1.5},
        {"injection": True, "injection_start": 0.6},
        {"adain": 1.0},
        {"reference_noise": True},
        {"lines": "extract"},
        {"sampler": "ddim"},
        {"side": 128},
        {"edits": (TextEdit("red", slider=3.0),)},
        {"edits": (TextEdit("red", anchor="re", control="red", scale=4.0),)},
    ],
    ids=lambda options: "-".join(options),
)
def test_every_setting_changes_what_is_painted(
    engine: Engine, plain: Result, options: dict[str, Any]
) -> None:
    found = run(engine, **options)
    assert found.raw is not None
    assert plain.raw is not None
    assert not np.array_equal(found.raw.array, plain.raw.array)
    assert found.seals["ink_changed_pixels"] == 0
    json.dumps(dict(found.recipe))


def test_settings_that_act_together_differ_from_each_alone(engine: Engine) -> None:
    found = [
        raw(engine, sketch_guidance=2.0, null_sketch=kind).tobytes() for kind in ("blank", "zeros")
    ]
    found += [raw(engine, injection=True, injection_lines=v).tobytes() for v in (0.0, 2.0)]
    assert len(set(found)) == 4


def test_edits_that_are_idle_change_no_bit(engine: Engine, plain: Result) -> None:
    edits = (TextEdit("red", slider=0.0), TextEdit("re", scale=5.0, muted=True))
    assert plain.raw is not None
    assert np.array_equal(raw(engine, edits=edits), plain.raw.array)


def test_words_turn_a_picture_without_a_reference_too(engine: Engine) -> None:
    none = raw(engine, references=())
    turned = raw(engine, references=(), edits=(TextEdit("red", scale=6.0),))
    assert not np.array_equal(none, turned)
    assert np.array_equal(none, raw(engine, references=(), guidance=9.0))


def test_sizes_above_training_and_their_recipe(engine: Engine) -> None:
    found = run(engine, side=192)
    assert found.recipe["model_size"] == [192, 128]
    assert found.raw is not None
    assert found.raw.size == (192, 128)


def halves() -> tuple[np.ndarray, np.ndarray]:
    left = np.zeros((120, 180), bool)
    left[:, :90] = True
    return left, ~left


def test_references_are_bound_to_parts_of_the_drawing(engine: Engine, plain: Result) -> None:
    left, right = halves()
    same = raw(engine, references=(reference(RED, left), reference(RED, right)))
    assert plain.raw is not None
    assert np.abs(same.astype(int) - plain.raw.array).max() <= 1
    two = raw(engine, references=(reference(RED, left), reference(GREEN, right)))
    assert not np.array_equal(two, same)
    alone = raw(engine, references=(reference(RED, left),))
    assert not np.array_equal(alone, same)
    rest = raw(engine, references=(reference(RED, left), reference(GREEN)))
    assert np.array_equal(rest, two)  # what is bound to nothing is for the rest


def test_the_first_of_several_references_lends_its_features(engine: Engine) -> None:
    left, right = halves()
    both = (reference(RED, left), reference(GREEN, right))
    found = run(engine, references=both, injection=True, adain=1.0)
    assert any("the first one lends" in note for note in found.notes)
    assert found.raw is not None
    assert not np.array_equal(found.raw.array, raw(engine, references=both))


def test_a_painting_is_told_that_lines_were_looked_for(engine: Engine) -> None:
    codes = np.full((96, 96, 4), 255, np.uint8)
    codes[..., :3] = (190, 140, 120)
    codes[20:70, 20:70, :3] = (60, 90, 130)
    assert any("looked for" in note for note in run(engine, image=Pixels(codes)).notes)
    assert not any("looked for" in note for note in run(engine).notes)


@pytest.mark.parametrize("size", [(1, 1), (300, 3), (5, 400), (64, 64)])
def test_drawings_of_any_size(engine: Engine, size: tuple[int, int]) -> None:
    codes = np.full((size[1], size[0], 4), 255, np.uint8)
    found = run(engine, image=Pixels(codes), steps=1)
    assert found.pixels.size == size


def test_parts_of_different_weights_are_said(tmp_path: Path) -> None:
    from colorstudio.diffusion import own_files
    from colorstudio.methods.sketch.reference.nets import SketchEncoder

    folder = tiny_reference(tmp_path)
    own_files.write(folder / "sketch_encoder", SketchEncoder((16, 64, 96, 96), (4, 4, 4, 4)))
    engine = Engine(ModelStore(tmp_path), "cpu")
    try:
        with pytest.raises(BadInput, match="not of the same weights"):
            run(engine)
    finally:
        engine.close()


def two_panels() -> Pixels:
    import cv2

    page = np.full((240, 400, 4), 255, np.uint8)
    ink = np.zeros((240, 400), np.uint8)
    for x in (20, 210):
        cv2.rectangle(ink, (x, 20), (x + 170, 220), 255, 4)
        cv2.circle(ink, (x + 85, 120), 45, 255, 3)
    page[..., :3] -= ink[..., None]
    return Pixels(page)


def test_references_are_bound_to_panels(engine: Engine) -> None:
    page = two_panels()
    both = (reference(RED), reference(GREEN))
    first = raw(engine, image=page, references=both, reference_panels=(1, 2))
    other = raw(engine, image=page, references=both, reference_panels=(2, 1))
    assert not np.array_equal(first, other)
    with pytest.raises(BadInput, match="no panel 7"):
        run(engine, image=page, references=both, reference_panels=(7, 1))


def test_hints_overrule_what_was_painted(engine: Engine) -> None:
    blue = Color.from_hex("#1020c0")
    hints = Hints((180, 120), (Hint("a", "point", ((50.0, 60.0),), color=blue),))
    found = run(engine, hints=hints, shade=False)
    assert tuple(found.pixels.array[60, 50, :3]) == (0x10, 0x20, 0xC0)
    assert found.pixels.array[60, 135, :3].tolist() != [0x10, 0x20, 0xC0]
    assert found.reports


def test_its_shade_is_a_layer_that_can_be_left_out(engine: Engine) -> None:
    shaded, bare = run(engine), run(engine, shade=False)
    assert shaded.raw is not None
    assert bare.raw is not None
    assert np.array_equal(shaded.raw.array, bare.raw.array)
    darker = shaded.pixels.array[..., :3] < bare.pixels.array[..., :3]
    assert darker.any()
    assert (shaded.pixels.array <= bare.pixels.array).all()
    again = instant.run(asked(shade=False).placing(bare.raw.array), Quiet())
    assert np.array_equal(again.pixels.array, bare.pixels.array)


def test_a_recipe_makes_the_same_picture_again(engine: Engine) -> None:
    options: dict[str, Any] = {
        "guidance": 3.0,
        "noise_level": 0.3,
        "seed": 5,
        "edits": (TextEdit("red", slider=1.0),),
    }
    first = run(engine, **options)
    recipe = json.loads(json.dumps(dict(first.recipe)))
    request = request_from(recipe, drawing(), (reference(RED),))
    assert request.edits == options["edits"]
    again = engine.run("sketch.reference", request, Quiet())
    assert np.array_equal(first.pixels.array, again.pixels.array)
    with pytest.raises(BadInput, match="not one of ColorizeDiffusion"):
        request_from({"way": "colorize.cold"}, drawing())


class Stops:
    """Cancels at a step; keeps what was told before."""

    def __init__(self, at: int | None = None) -> None:
        self.at, self.told = at, []

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self.told.append((done, total, stage, None if preview is None else preview.shape))
        if self.at is not None and len(self.told) > self.at:
            raise Cancelled


def test_progress_rises_with_previews_of_the_drawing_alone(engine: Engine) -> None:
    ctx = Stops()
    run(engine, ctx, steps=4, side=128)
    done = [row[0] for row in ctx.told]
    assert done == sorted(done)
    assert {row[1] for row in ctx.told} == {7}
    assert done[-1] == 7
    shapes = [row[3] for row in ctx.told if row[3] is not None]
    assert len(shapes) == 4
    assert shapes[0] == (10, 16, 3)


@pytest.mark.parametrize("at", [0, 3, 5, 8])
def test_it_stops_when_it_is_asked_to(engine: Engine, at: int) -> None:
    with pytest.raises(Cancelled):
        run(engine, Stops(at), steps=4)


def test_weights_without_words_paint_but_take_no_edits(tmp_path: Path) -> None:
    tiny_reference(tmp_path, words=False)
    engine = Engine(ModelStore(tmp_path), "cpu")
    try:
        assert run(engine).seals["ink_changed_pixels"] == 0
        with pytest.raises(ModelMissing, match="edits by words"):
            run(engine, edits=(TextEdit("red", slider=1.0),))
    finally:
        engine.close()


@given(
    st.sampled_from(
        [
            {"guidance": 0.5},
            {"sketch_guidance": 6.0},
            {"noise_level": 1.5},
            {"side": 5000},
            {"form": "both"},
            {"lines": "none"},
            {"reference_panels": (1, 2)},
        ]
    )
)
@settings(deadline=None)
def test_values_out_of_range_are_said(options: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        asked(**options)


def test_a_request_imports_no_torch() -> None:
    import subprocess
    import sys

    code = (
        "import sys; import colorstudio.methods.sketch.reference.request;"
        "import colorstudio.methods.sketch.reference.frame; assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert ReferenceRequest.__doc__
