"""Cold diffusion from files on disk through the engine to the placed picture."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from colorstudio.diffusion import conditioning, latents
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled, ModelMissing
from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet, Result
from colorstudio.methods.colorize import picture
from colorstudio.methods.colorize.cold.request import NEGATIVE, ColdRequest
from colorstudio.methods.colorize.cold.run import rescaled
from tests.tiny_cold import adapter_weights, add_cold, write_peft
from tests.tiny_models import tiny_sd, tiny_sd2_v

ROLES = ("unet", "vae", "text_encoder", "tokenizer", "cold_adapter")


def photo(w: int, h: int, seed: int = 0) -> Pixels:
    noise = np.random.default_rng(seed).random((h, w)).astype(np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), 5)
    grey = np.interp(soft, (soft.min(), soft.max() + 1e-6), (25, 230)).astype(np.uint8)
    return Pixels(np.dstack([grey, grey, grey, np.full_like(grey, 255)]))


def run(engine: Engine, request: ColdRequest, ctx: Any = None) -> Result:
    return engine.run("colorize.cold", request, ctx or Quiet())


def chroma(pixels: Pixels) -> np.ndarray:
    return rgb_to_lab(pixels.array, pixels.profile)[..., 1:]


@contextmanager
def evaluations(engine: Engine) -> Iterator[list[tuple[int, float]]]:
    """Rows and time of each call of the U-Net."""
    seen: list[tuple[int, float]] = []

    def look(module: Any, args: Any) -> None:
        seen.append((len(args[0]), float(args[1].flatten()[0])))

    with engine.models_for(ROLES).lease("unet") as (unet,):
        hook = unet.register_forward_pre_hook(look)
    yield seen
    hook.remove()


def raw(result: Result) -> np.ndarray:
    assert result.raw is not None
    return result.raw.array[..., :3].astype(int)


def test_the_photo_is_coloured_and_keeps_its_lightness(engine: Engine, image: Pixels) -> None:
    result = run(engine, ColdRequest(image, steps=3))
    assert result.seals["lightness_max_error"] <= 0.18
    assert np.abs(chroma(result.pixels)).mean() > 3
    assert result.raw is not None
    assert result.raw.size == (80, 53)
    facts = {"way": "colorize.cold", "steps": 3, "negative_prompt": NEGATIVE, "order": "auto"}
    facts |= {"order_used": "grey-to-colour", "time_scale": 1000.0, "model_size": [80, 56]}
    assert facts.items() <= result.recipe.items()
    assert result.recipe["weights"]["bundle"] == "tiny-sd1"


def test_what_is_not_placed_is_the_same_proposal(engine: Engine, image: Pixels) -> None:
    whole = run(engine, ColdRequest(image, steps=3))
    bare = run(engine, ColdRequest(image, steps=3, placed=False))
    np.testing.assert_array_equal(raw(bare), raw(whole))
    assert (bare.recipe, bare.notes) == (whole.recipe, whole.notes)
    assert bare.pixels is image


def test_there_is_no_chance_in_it(engine: Engine, image: Pixels) -> None:
    first, second = (run(engine, ColdRequest(image, steps=3)) for _ in range(2))
    np.testing.assert_array_equal(first.pixels.array, second.pixels.array)
    np.testing.assert_array_equal(raw(first), raw(second))


@pytest.mark.parametrize("make", [tiny_sd, tiny_sd2_v])
@pytest.mark.parametrize("order", ["grey-to-colour", "as-published"])
def test_it_is_the_papers_algorithm_with_pefts_own_lora(
    tmp_path: Path, image: Pixels, make: Any, order: str
) -> None:
    """Section 4.5 written out, on a U-Net that peft put the adapter in, as the students did."""
    from peft import PeftModel

    steps, s, scale, color_scale = 4, 1.6, 250.0, 1.3
    said = {"order": order, "time_scale": str(scale)}
    bundle = add_cold(make(tmp_path), said=said)
    result = run(
        Engine(ModelStore(tmp_path), "cpu"),
        ColdRequest(image, prompt="red house", guidance=s, color_scale=color_scale, steps=steps),
    )
    models = Engine(ModelStore(tmp_path), "cpu").models_for(ROLES)
    width, height = picture.model_size(image.size, 64)
    with torch.no_grad(), models.lease(*ROLES[:4]) as (unet, vae, text_encoder, tokenizer):
        network: Any = PeftModel.from_pretrained(unet, str(bundle / "cold_adapter"))
        seen = torch.from_numpy(picture.grey_of(image, (width, height)))
        grey = vae.encode(seen.expand(1, 3, -1, -1)).latent_dist.mean * 0.18215
        c, other = conditioning.encoded(tokenizer, text_encoder, ["red house", NEGATIVE]).split(1)
        z = z_x = grey
        for k in range(steps):
            t = k / steps if order == "grey-to-colour" else (steps - 1 - k) / steps
            time = torch.tensor([t * scale])
            delta, negative = (network(z, time, words).sample for words in (c, other))
            z_x = z + delta + s * (delta - negative)
            z = z + (z_x - grey) / steps
        torch.testing.assert_close(torch.from_numpy(result.kept.grey), grey, atol=1e-5, rtol=1e-4)
        away = torch.from_numpy(result.kept.color) - z_x
        assert away.abs().max() < 1e-3 * z_x.std()
        rgb = vae.decode((grey + color_scale * (z_x - grey)) / 0.18215).sample[0]
    codes = ((rgb.clamp(-1, 1).permute(1, 2, 0) + 1) * 127.5).round().byte().numpy()
    wanted = picture.pixels_of(codes[:height, :width], image.size).array[..., :3].astype(int)
    assert np.abs(raw(result) - wanted).mean() < 0.1


def test_the_adapter_is_gone_to_the_bit(engine: Engine, image: Pixels) -> None:
    with engine.models_for(ROLES).lease("unet") as (unet,):
        before = {name: weight.clone() for name, weight in unet.named_parameters()}
        watched = Stopping(-1)
        run(engine, ColdRequest(image, steps=2))  # loading has steps of its own
        run(engine, ColdRequest(image, steps=2), watched)
        amid = next(n for n, (done, _) in enumerate(watched.steps, 1) if done == 3)
        with pytest.raises(Cancelled):
            run(engine, ColdRequest(image, steps=2), Stopping(amid))
        for name, weight in unet.named_parameters():
            assert torch.equal(weight, before[name]), name


def test_without_guidance_or_with_equal_words_there_is_one_evaluation(
    engine: Engine, image: Pixels
) -> None:
    requests = {
        2: ColdRequest(image, steps=2),
        1: ColdRequest(image, steps=2, guidance=0.0),
        -1: ColdRequest(image, steps=2, prompt="sea", negative_prompt="sea"),
    }
    for rows, request in requests.items():
        with evaluations(engine) as seen:
            run(engine, request)
        assert [r for r, _ in seen] == [abs(rows)] * 2


def test_time_is_the_adapters_unless_the_request_says_otherwise(
    tmp_path: Path, image: Pixels
) -> None:
    cases = [
        ({"order": "as-published", "time_scale": "10"}, "auto", [5.0, 0.0]),
        ({"order": "as-published", "time_scale": "10"}, "grey-to-colour", [0.0, 5.0]),
        ({}, "auto", [0.0, 500.0]),
        ({}, "as-published", [0.5, 0.0]),
    ]
    bundle = add_cold(tiny_sd(tmp_path))
    weights = adapter_weights(bundle / "unet")
    for said, order, wanted in cases:
        write_peft(bundle / "cold_adapter", weights, said)
        engine = Engine(ModelStore(tmp_path), "cpu")
        with evaluations(engine) as seen:
            run(engine, ColdRequest(image, steps=2, order=order))
        assert [t for _, t in seen] == wanted


# -- what is kept ----------------------------------------------------------------------------------


@pytest.mark.parametrize("color_scale", [0.0, 0.55, 2.0])
def test_the_colour_scale_needs_one_decode_and_no_network(
    engine: Engine, image: Pixels, color_scale: float
) -> None:
    first = run(engine, ColdRequest(image, steps=2))
    with evaluations(engine) as seen:
        again = run(engine, ColdRequest(image, steps=2, color_scale=color_scale, kept=first.kept))
    assert seen == []
    assert not again.notes
    anew = run(engine, ColdRequest(image, steps=2, color_scale=color_scale))
    np.testing.assert_array_equal(raw(again), raw(anew))
    np.testing.assert_array_equal(again.pixels.array, anew.pixels.array)
    live = rescaled(engine.models_for(ROLES), first.kept, color_scale)
    np.testing.assert_array_equal(live.array[..., :3], raw(anew))


def test_a_scale_of_1_is_what_was_measured_for_the_weights(
    engine: Engine, own_bundle: Path, image: Pixels
) -> None:
    with (own_bundle / "bundle.toml").open("a", encoding="utf-8") as file:
        file.write("\n[constants]\ncold_saturation = 1.5\n")
    measured = run(Engine(ModelStore(own_bundle.parent), "cpu"), ColdRequest(image, steps=1))
    asked = run(engine, ColdRequest(image, steps=1, color_scale=1.5))
    np.testing.assert_array_equal(raw(measured), raw(asked))
    assert (raw(measured) != raw(run(engine, ColdRequest(image, steps=1)))).any()
    assert measured.recipe["cold_saturation"] == 1.5
    assert measured.recipe["color_scale"] == 1


def test_at_colour_scale_0_the_decode_is_that_of_grey(engine: Engine, image: Pixels) -> None:
    result = run(engine, ColdRequest(image, steps=2, color_scale=0.0))
    models = engine.models_for(ROLES)
    seen = picture.grey_of(image, (80, 56))
    with models.lease("vae") as (vae,):
        z = latents.encoded(vae, torch.from_numpy(seen).expand(1, 3, -1, -1))
        rgb = latents.decoded(vae, z)[0].permute(1, 2, 0)
    codes = ((rgb + 1) * 127.5).round().byte().numpy()
    wanted = picture.pixels_of(codes, image.size).array[..., :3].astype(int)
    np.testing.assert_array_equal(raw(result), wanted)


@pytest.mark.parametrize(
    "other",
    [
        {"image": photo(120, 80, seed=1)},
        {"prompt": "sea"},
        {"negative_prompt": ""},
        {"steps": 3},
        {"guidance": 0.5},
        {"order": "as-published"},
    ],
)
def test_what_was_kept_of_another_run_is_not_used(
    engine: Engine, image: Pixels, other: dict[str, Any]
) -> None:
    kept = run(engine, ColdRequest(image, steps=2)).kept
    asked = {"image": image, "steps": 2} | other
    with evaluations(engine) as seen:
        result = run(engine, ColdRequest(**asked, kept=kept))
    assert len(seen) == asked["steps"]
    assert "another photo, words or steps" in result.notes[0]
    np.testing.assert_array_equal(raw(result), raw(run(engine, ColdRequest(**asked))))


# -- hints, sizes, ends ----------------------------------------------------------------------------


def test_hints_go_before(engine: Engine, image: Pixels) -> None:
    red = Color.from_hex("#a04038")
    hint = Hint("a", "point", ((60.0, 40.0),), color=red, radius=4)
    kept = run(engine, ColdRequest(image, steps=2)).kept
    result = run(engine, ColdRequest(image, Hints(image.size, (hint,)), steps=2, kept=kept))
    np.testing.assert_allclose(chroma(result.pixels)[40, 60], red.lab[1:], atol=2.0)
    assert result.reports[0].hint_id == "a"


def test_outside_of_the_mask_nothing_is_coloured(engine: Engine, image: Pixels) -> None:
    mask = np.zeros((80, 120), np.float32)
    mask[:, :40] = 1
    ab = chroma(run(engine, ColdRequest(image, mask=mask, steps=1)).pixels)
    assert np.abs(ab[:, 45:]).max() < 1
    assert np.abs(ab[:, :35]).mean() > 1


@pytest.mark.parametrize("size", [(1, 1), (8, 8), (3, 400), (333, 77)])
def test_any_size(engine: Engine, size: tuple[int, int]) -> None:
    image = photo(*size)
    result = run(engine, ColdRequest(image, steps=1))
    assert result.pixels.array.shape == image.array.shape
    assert result.seals["lightness_max_error"] <= 0.18


class Stopping:
    """Stops at a given call; knows what it was told."""

    def __init__(self, at: int) -> None:
        self.at, self.steps, self.previews = at, [], []

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self.steps.append((done, total))
        if preview is not None:
            self.previews.append((stage, preview))
        if len(self.steps) == self.at:
            raise Cancelled


def test_each_step_is_shown_and_it_can_be_stopped_everywhere(engine: Engine, image: Pixels) -> None:
    request = ColdRequest(image, steps=3)
    watched = Stopping(-1)
    run(engine, request)  # loading has steps of its own
    wanted = run(engine, request, watched)
    done, totals = zip(*watched.steps[1:], strict=True)
    assert list(done) == sorted(done)
    assert done[-1] == totals[-1] == max(totals)
    sampled = [p for stage, p in watched.previews if stage == "Colouring"]
    assert [p.shape for p in sampled] == [(7, 10, 3)] * 3
    for at in (1, 2, 5, len(done) // 2, len(done) - 3):
        with pytest.raises(Cancelled):
            run(engine, request, Stopping(at))
    np.testing.assert_array_equal(run(engine, request).pixels.array, wanted.pixels.array)


# -- bad input -------------------------------------------------------------------------------------


@pytest.fixture
def own_bundle(tmp_path: Path, cold_bundle: Path) -> Path:
    return Path(shutil.copytree(cold_bundle, tmp_path / "tiny-sd1"))


@pytest.mark.parametrize(
    "said",
    [{"order": "sideways"}, {"time_scale": "fast"}, {"time_scale": "nan"}, {"time_scale": "-1"}],
)
def test_odd_words_on_time_are_said(own_bundle: Path, image: Pixels, said: dict[str, str]) -> None:
    weights = adapter_weights(own_bundle / "unet")
    write_peft(own_bundle / "cold_adapter", weights, said)
    with pytest.raises(BadInput, match="time is damaged"):
        run(Engine(ModelStore(own_bundle.parent), "cpu"), ColdRequest(image, steps=1))


def test_damaged_adapters_say_so(own_bundle: Path, image: Pixels) -> None:
    whole = adapter_weights(own_bundle / "unet")
    name = next(key for key in whole if key.endswith("attn2.to_k.lora_A.weight"))
    text = {key.replace("down_blocks", "encoder.layers"): w for key, w in whole.items()}
    cases: dict[str, dict[str, Tensor]] = {
        "another size": whole | {name: torch.zeros(2, 7)},
        "not numbers": whole | {name: torch.full_like(whole[name], torch.nan)},
        "half of": {key: w for key, w in whole.items() if key != name},
        "nothing in the U-Net": {k: w for k, w in text.items() if "encoder.layers" in k},
        "no picture": {k: w * 1e18 for k, w in whole.items()},
    }
    for says, weights in cases.items():
        write_peft(own_bundle / "cold_adapter", weights, {})
        with pytest.raises(BadInput, match=says):
            run(Engine(ModelStore(own_bundle.parent), "cpu"), ColdRequest(image, steps=2))


def test_layers_that_the_model_lacks_are_counted(own_bundle: Path, image: Pixels) -> None:
    weights = adapter_weights(own_bundle / "unet")
    name = next(key for key in weights if key.endswith("attn2.to_q.lora_A.weight"))
    for part in ("lora_A", "lora_B"):
        key = name.replace("lora_A", part)
        weights[key.replace("down_blocks.0", "down_blocks.9")] = weights[key].clone()
    write_peft(own_bundle / "cold_adapter", weights, {})
    notes = run(Engine(ModelStore(own_bundle.parent), "cpu"), ColdRequest(image, steps=1)).notes
    assert any("1 of the adapter's" in note for note in notes)


def test_without_an_adapter_it_is_said(tmp_path: Path, image: Pixels) -> None:
    tiny_sd(tmp_path)
    with pytest.raises(ModelMissing):
        run(Engine(ModelStore(tmp_path), "cpu"), ColdRequest(image, steps=1))


def test_the_request_says_what_is_wrong(image: Pixels) -> None:
    bad: dict[str, Any] = {"steps": 0, "guidance": -1.0, "color_scale": 2.1, "order": "x"}
    for field, value in bad.items():
        with pytest.raises(BadInput, match=field):
            ColdRequest(image, **{field: value})


def test_long_words_are_said(engine: Engine, image: Pixels) -> None:
    notes = run(engine, ColdRequest(image, prompt="sea " * 400, steps=1)).notes
    assert any("too long" in note for note in notes)


def test_defaults_are_the_reports_and_its_notebooks(image: Pixels) -> None:
    asked = ColdRequest(image)
    assert (asked.steps, asked.guidance, asked.color_scale) == (50, 1.6, 1.0)
    assert (asked.prompt, asked.negative_prompt) == ("", NEGATIVE)
    words = "grainy black-and-white photo, photo taken on an old box camera, grayscale photography"
    assert words == NEGATIVE
