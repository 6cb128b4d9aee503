"""ColorEdit from weights on disk to the placed picture."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled
from colorstudio.imaging.color import Color
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.recolor.coloredit import edit as edit_module
from colorstudio.methods.recolor.coloredit.attention import BranchAttention
from colorstudio.methods.recolor.coloredit.request import (
    BASELINES,
    READINGS,
    ColorEditRequest,
    request_from,
)
from colorstudio.methods.recolor.coloredit.run import source_picture
from colorstudio.methods.recolor.coloredit.traces import TRACES, Trace, Traces
from tests.methods.coloredit.conftest import RED, asked, hat
from tests.tiny_models import tiny_sd

ROLES = ("unet", "vae", "text_encoder", "tokenizer")


def run(engine: Engine, ctx: Any = None, **options: object):
    return engine.run("recolor.coloredit", asked(**options), ctx or Quiet())


def away(a: Pixels | None, b: Pixels | None) -> float:
    assert a is not None
    assert b is not None
    return float(np.abs(a.array.astype(int) - b.array).mean())


class Steps(Quiet):
    def __init__(self) -> None:
        self.seen: list[tuple[int, int, str]] = []
        self.previews = 0

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self.seen.append((done, total, stage))
        if preview is not None:
            assert preview.dtype == np.uint8
            assert preview.shape[2] == 3
            self.previews += 1


def test_a_result_says_all_that_it_should(engine):
    steps = Steps()
    TRACES.clear()
    result = run(engine, steps)
    image, mask = hat()
    assert result.seals == {"outside_changed_pixels": 0}
    outside = mask == 0
    assert np.array_equal(result.pixels.array[outside], image.array[outside])
    assert not np.array_equal(result.pixels.array, image.array)
    assert result.raw is not None
    assert result.raw.size == (64, 40)
    assert result.bundle == "tiny-sd1"
    assert "Reading R1" in result.notes[0]
    assert result.recipe["reading_used"] == "R1"
    assert result.reports[0].asked == RED
    done = [d for d, total, stage in steps.seen if stage and total > 1]
    assert done == sorted(done)
    assert steps.seen[-1] == (16, 16, "Done")
    assert steps.previews == 5


def test_the_recipe_makes_the_same_pixels_again(engine):
    image, mask = hat()
    crop = Pixels(image.array[:20, :30].copy())
    for options in ({"tau": 0.7, "blend": 0.2}, {"color": None, "reference": crop}):
        first = run(engine, **options)
        recipe = json.loads(json.dumps(dict(first.recipe)))
        TRACES.clear()
        reference = crop if recipe["reference"] else None
        again = engine.run(
            "recolor.coloredit", request_from(recipe, image, mask, reference), Quiet()
        )
        assert np.array_equal(first.pixels.array, again.pixels.array)
        assert {**again.recipe} == {**first.recipe}


def test_a_picture_is_traced_once(engine):
    TRACES.clear()
    first, second, other = Steps(), Steps(), Steps()
    one = run(engine, first)
    two = run(engine, second)
    assert first.seen[-1][1] == 16
    assert second.seen[-1][1] == 6
    assert np.array_equal(one.pixels.array, two.pixels.array)
    run(engine, other, prompt="another hat")  # other words: another trace
    assert other.seen[-1][1] == 11


@pytest.mark.parametrize("reading", READINGS[1:])
def test_each_reading_is_at_work_and_named(engine, reading):
    off = run(engine, reading=reading, tau=1.0)
    on = run(engine, reading=reading, tau=0.5)
    assert on.recipe["reading_used"] == reading
    assert f"Reading {reading}" in on.notes[0]
    assert away(on.raw, off.raw) > 0.5


@pytest.mark.parametrize("inversion", ["negative-prompt", "null-text"])
def test_nothing_asked_gives_the_picture_back(engine, inversion):
    """tau 1, no blend, the same words: the decode is that of the picture's own latents."""
    from colorstudio.diffusion import latents
    from colorstudio.methods.recolor.coloredit.view import srgb

    image, _ = hat()
    result = run(
        engine, tau=1.0, blend=0.0, target_prompt="", inversion=inversion, background=0.0, steps=2
    )
    with engine.models_for(ROLES).lease("vae") as (vae,):
        shown = srgb(image.array, image.profile, (64, 40))
        z = latents.encoded(vae, edit_module.tensor_of(shown, torch.device("cpu")))
        own = edit_module.codes_of(latents.decoded(vae, z))[0]
    assert result.raw is not None
    assert np.abs(result.raw.array[..., :3].astype(int) - own).max() <= 1


def test_blending_alone_moves_towards_the_reference(engine):
    plain = run(engine, tau=1.0, blend=0.0, target_prompt="")
    mixed = run(engine, tau=1.0, blend=0.3, target_prompt="")
    assert away(plain.raw, mixed.raw) > 0.5


def test_every_baseline_is_another_picture(engine):
    results = [run(engine, baseline=name, target_prompt="a red shoe") for name in BASELINES]
    for n, one in enumerate(results):
        assert one.seals["outside_changed_pixels"] == 0
        assert all(away(one.raw, other.raw) > 0.1 for other in results[:n])
    assert "Baseline" in results[1].notes[0]
    assert "Reading R1" in results[1].notes[1]


def test_several_objects_in_turn(engine):
    """The second run is given the first one's answer; both objects keep their new colour."""
    image, mask = hat()
    left, right = mask.copy(), mask.copy()
    left[:, 48:] = 0
    right[:, :48] = 0
    first = engine.run("recolor.coloredit", asked(mask=left), Quiet())
    second = engine.run(
        "recolor.coloredit",
        asked(image=first.pixels, mask=right, color=Color.from_hex("#20a040")),
        Quiet(),
    )
    assert np.array_equal(second.pixels.array[right == 0], first.pixels.array[right == 0])
    assert not np.array_equal(second.pixels.array[right > 0], first.pixels.array[right > 0])
    assert np.array_equal(second.pixels.array[mask == 0], image.array[mask == 0])


def test_a_generated_picture_needs_no_tracing(engine):
    models = engine.models_for(ROLES)
    ctx: Any = SimpleNamespace(models=models, step=Quiet().step)
    words = {"seed": 3, "steps": 4, "guidance": 3.0, "negative_prompt": "a shoe"}
    picture = source_picture(ctx, "a hat", (64, 48), **words)
    mask = np.zeros((48, 64), np.float32)
    mask[10:40, 20:50] = 1
    steps = Steps()
    TRACES.clear()
    options = {"image": picture, "mask": mask, "generated": True, **words}
    same = run(engine, steps, **options, tau=1.0, blend=0.0, target_prompt="")
    # its own latents: nothing was traced, and nothing asked is nothing changed
    assert "Tracing the picture" not in {stage for _, _, stage in steps.seen}
    assert away(same.raw, picture) < 0.1
    changed = run(engine, **options)
    assert away(changed.raw, picture) > 1
    with pytest.raises(BadInput, match="do not make this picture"):
        run(engine, **{**options, "seed": 4})
    cut = Pixels(picture.array[:47].copy())
    with pytest.raises(BadInput, match="no model made it"):
        run(engine, **{**options, "image": cut, "mask": mask[:47]})


@pytest.mark.parametrize("generated", [False, True])
def test_each_branch_has_its_own_words(engine, monkeypatch, generated):
    seen: list[Any] = []
    real = edit_module.Branches
    monkeypatch.setattr(edit_module, "Branches", lambda *a: seen.append(a[2]) or real(*a))
    monkeypatch.setattr(edit_module, "SAME_PICTURE", 255.0)
    options = {"image": Pixels(hat()[0].array), "generated": generated, "steps": 2}
    run(engine, **options, negative_prompt="a shoe")
    words = ["a hat", "a red hat", "a shoe"]
    source, target, negative = edit_module.embeddings(engine.models_for(ROLES), words)
    assert torch.equal(seen[0].source, source)
    assert torch.equal(seen[0].target, target)
    # the quick inversion stands on the source's own words in the place of the empty ones
    assert torch.equal(seen[0].null, negative if generated else source)
    assert seen[0].source_guided == generated


def test_the_reading_that_was_measured_for_the_weights_is_the_automatic_one(tmp_path):
    folder = tiny_sd(tmp_path)
    facts = (folder / "bundle.toml").read_text("utf-8")
    (folder / "bundle.toml").write_text(f'{facts}[constants]\ncoloredit_reading = "R3"\n', "utf-8")
    other = Engine(ModelStore(tmp_path), device="cpu")
    assert run(other, steps=2).recipe["reading_used"] == "R3"
    assert run(other, steps=2, reading="R1").recipe["reading_used"] == "R1"
    other.close()


@pytest.fixture(scope="module")
def fitted(engine) -> Pixels:
    return run(engine, inversion="null-text", steps=2).pixels


@pytest.mark.parametrize("at", ["Tracing the picture", "Fitting the empty prompt", "Recolouring"])
def test_cancelled_within_a_step_and_right_the_next_time(engine, fitted, at):
    with engine.models_for(ROLES).lease("unet") as (unet,):
        before = dict(unet.attn_processors)
    TRACES.clear()

    class Stop(Quiet):
        def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
            if stage == at:
                raise Cancelled

    with pytest.raises(Cancelled):
        run(engine, Stop(), inversion="null-text", steps=2)
    with engine.models_for(ROLES).lease("unet") as (unet,):
        after = unet.attn_processors
        assert all(after[name] is before[name] for name in before)
    again = run(engine, inversion="null-text", steps=2)
    assert np.array_equal(again.pixels.array, fitted.array)


@pytest.mark.parametrize("at", ["Tracing the picture", "Recolouring"])
def test_out_of_memory_in_a_step_and_the_second_try_is_right(engine, at):
    expected = run(engine, steps=2)
    TRACES.clear()
    with engine.models_for(ROLES).lease("unet") as (unet,):
        pass

    class Full(Quiet):
        once = True

        def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
            if stage == at and self.once:
                Full.once = False
                raise torch.OutOfMemoryError("CUDA out of memory")

    result = run(engine, Full(), steps=2)
    assert any("second run" in note for note in result.notes)
    assert not any(isinstance(p, BranchAttention) for p in unet.attn_processors.values())
    assert np.array_equal(result.pixels.array, expected.pixels.array)


def test_weights_that_give_no_numbers(engine):
    TRACES.clear()
    with engine.models_for(ROLES).lease("vae") as (vae,):
        bias = vae.decoder.conv_out.bias
        kept = bias.detach().clone()
        bias.fill_(float("nan"))
        try:
            with pytest.raises(BadInput, match="not numbers"):
                run(engine)
        finally:
            bias.copy_(kept)


@pytest.mark.parametrize("size", [(8, 8), (640, 40)])
def test_odd_sizes(engine, size):
    w, h = size
    image = Pixels(np.full((h, w, 4), 200, np.uint8))
    mask = np.zeros((h, w), np.float32)
    mask[h // 2, w // 2] = 1
    result = run(engine, image=image, mask=mask, steps=2)
    assert result.pixels.size == size
    assert result.seals["outside_changed_pixels"] == 0


def test_too_few_steps_are_said(engine):
    result = run(engine, steps=2)
    assert any("None of 2 steps" in note for note in result.notes)
    assert not any("None of" in note for note in run(engine, steps=2, tau=0.5).notes)


def test_long_and_empty_words(engine):
    result = run(engine, prompt="", target_prompt="", steps=5)
    assert len(result.notes) == 2
    result = run(engine, prompt="hat " * 2500, steps=2, negative_prompt="ugly")
    assert any("too long" in note for note in result.notes)
    assert any("left aside" in note for note in result.notes)


def test_traces_are_let_go_of_oldest_first():
    traces = Traces(most=2)
    one, two, three = (Trace((torch.zeros(1),)) for _ in range(3))
    traces.put(("1",), one)
    traces.put(("2",), two)
    assert traces.get(("1",)) is one
    traces.put(("3",), three)
    assert traces.get(("2",)) is None
    assert traces.get(("1",)) is one


def test_the_request_is_of_the_way():
    from colorstudio.methods.registry import load, method

    assert load(method("recolor.coloredit").request) is ColorEditRequest
