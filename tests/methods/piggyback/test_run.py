"""The piggybacked model from files on disk through the engine to the placed picture."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from colorstudio.diffusion import conditioning, latents
from colorstudio.diffusion.conditioning import Denoiser
from colorstudio.diffusion.sampler_names import SAMPLER_NAMES
from colorstudio.diffusion.samplers import SAMPLERS, ddim
from colorstudio.diffusion.schedules import Schedule
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, Cancelled, ModelMissing
from colorstudio.imaging.color import Color, lightness, rgb_to_lab
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.io.read import read
from colorstudio.imaging.overruled import Overruler
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.profiles import named
from colorstudio.methods.base import Quiet, Result
from colorstudio.methods.colorize import instant, picture
from colorstudio.methods.colorize.again import request_from
from colorstudio.methods.colorize.piggyback import run as run_module
from colorstudio.methods.colorize.piggyback import seen
from colorstudio.methods.colorize.piggyback.hint_map import hint_map
from colorstudio.methods.colorize.piggyback.request import (
    BLEEDING,
    VIVID,
    WAY,
    PiggybackRequest,
)
from tests.tiny_cold import tiny_blip

STEPS = 2


def photo(w: int = 120, h: int = 80, seed: int = 0, dtype: Any = np.uint8) -> Pixels:
    """Soft grey blobs."""
    noise = np.random.default_rng(seed).random((h, w)).astype(np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), 5)
    low, high = float(soft.min()), max(float(soft.max()), float(soft.min()) + 1e-6)
    top = np.iinfo(dtype).max
    grey = np.rint((0.1 + 0.8 * (soft - low) / (high - low)) * top).astype(dtype)
    return Pixels(np.dstack([grey, grey, grey, np.full_like(grey, top)]))


def asked(image: Pixels | None = None, hints: Hints | None = None, **said: Any) -> PiggybackRequest:
    return PiggybackRequest(image or photo(), hints or Hints(), **{"steps": STEPS, **said})


def run(engine: Engine, request: PiggybackRequest, ctx: Any = None, bundle: str = "") -> Result:
    bundle = bundle or "tiny-sd1"
    return engine.run("colorize.piggyback", request, ctx or Quiet(), bundle=bundle)


def chroma(pixels: Pixels) -> np.ndarray:
    return rgb_to_lab(pixels.array, pixels.profile)[..., 1:]


def test_the_photo_is_coloured_and_keeps_its_lightness(engine: Engine) -> None:
    image = photo()
    result = run(engine, asked(image))
    assert result.seals["lightness_max_error"] <= 0.18
    assert np.abs(chroma(result.pixels)).mean() > 1
    assert result.bundle == result.recipe["bundle"] == "tiny-sd1"
    assert result.raw is not None
    assert result.raw.size == (80, 53)
    assert result.recipe["model_size"] == [80, 56]


def test_the_same_again_equals_to_the_pixel_and_another_seed_differs(engine: Engine) -> None:
    red = Hint("a", "point", ((60.0, 40.0),), color=Color.from_hex("#a04038"), radius=6)
    request = asked(
        hints=Hints((120, 80), (red,)),
        prompt="a red hat",
        negative_prompt="grey",
        seed=7,
        guidance=4.0,
        sampler="dpmpp_2m_sde",
        saturation=1.2,
    )
    first = run(engine, request)
    recipe = json.loads(json.dumps(first.recipe))
    again = run(engine, request_from(recipe, WAY, PiggybackRequest, photo()))
    np.testing.assert_array_equal(again.pixels.array, first.pixels.array)
    assert again.raw is not None
    assert first.raw is not None
    np.testing.assert_array_equal(again.raw.array, first.raw.array)
    other = run(engine, request_from({**recipe, "seed": 8}, WAY, PiggybackRequest, photo()))
    assert np.abs(chroma(other.pixels) - chroma(first.pixels)).mean() > 0.5
    with pytest.raises(BadInput, match="not one of"):
        request_from({**recipe, "way": "sketch.instant"}, WAY, PiggybackRequest, photo())
    with pytest.raises(BadInput, match="damaged"):
        request_from({**recipe, "steps": "many"}, WAY, PiggybackRequest, photo())


def test_what_is_not_placed_is_the_same_proposal(engine: Engine) -> None:
    red = Hint("a", "point", ((60.0, 40.0),), color=Color.from_hex("#a04038"), radius=6)
    for relight in (False, True):
        request = asked(hints=Hints((120, 80), (red,)), relight=relight)
        whole, bare = run(engine, request), run(engine, replace(request, placed=False))
        assert whole.raw is not None
        assert bare.raw is not None
        np.testing.assert_array_equal(bare.raw.array, whole.raw.array)
        assert (bare.recipe, bare.notes) == (whole.recipe, whole.notes)
        assert bare.reports == whole.reports
        assert bare.pixels is request.image


def test_before_training_it_is_the_prior(engine: Engine) -> None:
    """Guider and lightness decoder as they begin: the sampling of the prior alone, decoded."""
    result = run(engine, asked(prompt="red", negative_prompt="grey"), bundle="untrained")
    models = engine.models_for(("unet", "vae", "text_encoder", "tokenizer"), "untrained")
    with models.lease("unet", "vae", "text_encoder", "tokenizer") as (unet, vae, text, tokenizer):
        words = conditioning.encoded(tokenizer, text, ["red", "grey"])
        generator = torch.Generator().manual_seed(0)
        noise = torch.randn((1, 4, 7, 10), generator=generator)
        denoiser = Denoiser(unet, words[:1], words[1:], 7.5)
        with torch.no_grad():
            z = ddim(denoiser, noise, Schedule.scaled_linear(STEPS))
            rgb = latents.decoded(vae, z)
    codes = ((rgb[0].permute(1, 2, 0) + 1) * 127.5).round().byte().numpy()
    assert result.raw is not None
    expected = picture.pixels_of(codes, (120, 80)).array.astype(int)
    assert np.abs(result.raw.array.astype(int) - expected).max() <= 1


def test_the_guider_is_shown_the_photo_the_hints_and_the_words(engine: Engine) -> None:
    def raw(**said: Any) -> np.ndarray:
        found = run(engine, asked(**{"prompt": "red", **said})).raw
        assert found is not None
        return found.array.astype(int)

    plain = raw()
    hint = Hint("a", "point", ((60.0, 40.0),), color=Color.from_hex("#a04038"), radius=20)
    assert np.abs(raw(hints=Hints((120, 80), (hint,))) - plain).mean() > 0.2
    assert np.abs(raw(image=photo(seed=1)) - plain).mean() > 0.2
    assert np.abs(raw(prompt="blue") - plain).mean() > 0.1
    assert np.abs(raw(negative_prompt="blue") - plain).mean() > 0.1
    assert np.abs(raw(guidance=1.0) - plain).mean() > 0.1
    assert np.abs(raw(decoder="plain") - plain).mean() > 0.2


def test_hints_go_before_the_model(engine: Engine) -> None:
    image = photo()
    red = Color.from_hex("#a04038")
    hint = Hint("a", "point", ((60.0, 40.0),), color=red, radius=4)
    result = run(engine, asked(image, Hints(image.size, (hint,))))
    np.testing.assert_allclose(chroma(result.pixels)[40, 60], red.lab[1:], atol=2.0)
    assert result.reports[0].hint_id == "a"
    keep = Hint("k", "keep", ((30.0, 40.0), (90.0, 40.0)), radius=3)
    kept = run(engine, asked(image, Hints(image.size, (keep,))))
    assert np.abs(chroma(kept.pixels)[40, 35:85]).max() < 1.5


def test_where_no_hint_is_the_colour_is_the_models(engine: Engine) -> None:
    image = photo()
    result = run(engine, asked(image, follow=0.0))
    assert result.raw is not None
    raw = cv2.resize(chroma(result.raw).astype(np.float32), image.size)
    got = chroma(result.pixels)
    inside = np.hypot(*np.moveaxis(raw, -1, 0)) < 15  # in gamut at these lightnesses
    assert inside.mean() > 0.2
    smooth = cv2.GaussianBlur(raw, (0, 0), 4)
    away = np.median(np.abs(got - smooth)[inside])
    assert away < 4
    assert away < 0.7 * np.median(np.abs(got + smooth)[inside])


def test_what_the_model_says_is_placed_as_any_proposal_with_all_marks(engine: Engine) -> None:
    """Barriers, keep strokes, masks and pins are the solver's business, and it gets them all."""
    image = photo(80, 80)
    left = np.zeros((80, 80), np.float32)
    left[:, :50] = 1
    marks = (
        Hint("a", "point", ((20.0, 40.0),), color=Color.from_hex("#a04038"), radius=4, mask="left"),
        Hint("w", "barrier", ((60.0, 5.0), (60.0, 75.0)), radius=1),
        Hint("k", "keep", ((30.0, 10.0), (70.0, 10.0)), radius=3),
    )
    request = asked(
        image, Hints(image.size, marks), masks={"left": left}, follow=0.2, saturation=0.8
    )
    result = run(engine, request)
    assert result.raw is not None
    assert result.raw.size == (64, 64)
    said = Overruler(picture.chroma_of(result.raw.array[..., :3]), image.size)
    proposal = said.proposal(request.hints, request.masks)
    expected = instant.run(request.placing(proposal), Quiet())
    np.testing.assert_array_equal(result.pixels.array, expected.pixels.array)
    assert result.reports == expected.reports


def test_outside_of_the_mask_nothing_is_coloured(engine: Engine) -> None:
    mask = np.zeros((80, 120), np.float32)
    mask[:, :40] = 1
    ab = chroma(run(engine, asked(mask=mask)).pixels)
    assert np.abs(ab[:, 45:]).max() < 1
    assert np.abs(ab[:, :35]).mean() > 1


def test_relit_is_the_models_own_picture_at_full_size_without_a_seal(engine: Engine) -> None:
    image = photo(160, 120)
    result = run(engine, asked(image, relight=True))
    assert result.seals == {}
    assert any("no seal" in note for note in result.notes)
    assert result.pixels.size == image.size
    assert result.raw is not None
    big = cv2.resize(result.raw.array, image.size, interpolation=cv2.INTER_CUBIC)
    assert np.abs(result.pixels.array.astype(int) - big).mean() < 6
    assert np.abs(lightness(result.pixels.array) - lightness(image.array)).mean() > 2


def test_relit_keeps_alpha_profile_depth_and_what_is_outside_of_the_mask(engine: Engine) -> None:
    codes = photo(dtype=np.uint16).array.copy()
    codes[:10, :, 3] = 777
    p3 = named("display-p3")
    image = Pixels(codes, p3)
    mask = np.zeros((80, 120), np.float32)
    mask[:, 60:] = 1
    got = run(engine, asked(image, relight=True, mask=mask)).pixels
    assert got.profile is p3
    assert got.array.dtype == np.uint16
    np.testing.assert_array_equal(got.array[..., 3], codes[..., 3])
    same = np.abs(lightness(got.array, got.profile) - lightness(codes, p3))
    assert same[:, :58].max() < 0.2
    assert same[:, 64:].mean() > 2
    whole = run(engine, asked(image, relight=True))
    assert whole.raw is not None
    srgb = rgb_to_lab(whole.raw.array).mean(axis=(0, 1))
    own = rgb_to_lab(whole.pixels.array, p3).mean(axis=(0, 1))
    np.testing.assert_allclose(own, srgb, atol=1.0)


@pytest.mark.parametrize("size", [(1, 1), (9, 5), (3, 400), (333, 77)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_any_size_and_depth(engine: Engine, size: tuple[int, int], dtype: Any) -> None:
    image = photo(*size, dtype=dtype)
    result = run(engine, asked(image, steps=1))
    assert result.pixels.array.shape == image.array.shape
    assert result.pixels.array.dtype == dtype
    assert result.seals["lightness_max_error"] <= 0.18


@pytest.mark.parametrize("sampler", SAMPLER_NAMES)
def test_every_sampler(engine: Engine, sampler: str) -> None:
    result = run(engine, asked(sampler=sampler))
    assert result.recipe["sampler"] == sampler
    assert np.isfinite(result.seals["lightness_max_error"])


def test_the_light_names_are_the_samplers() -> None:
    assert tuple(SAMPLERS) == SAMPLER_NAMES


class Stopping:
    """Stops at a given step; knows what it was shown."""

    def __init__(self, at: int) -> None:
        self.at, self.steps, self.previews = at, [], []

    def step(self, done: int, total: int, stage: str = "", preview: Any = None) -> None:
        self.steps.append((done, total))
        if preview is not None:
            self.previews.append(preview)
        if len(self.steps) == self.at:
            raise Cancelled


def test_it_can_be_stopped_and_shows_every_step(engine: Engine) -> None:
    expected = run(engine, asked()).pixels.array  # the first run also loads
    watched = Stopping(-1)
    run(engine, asked(), watched)
    done, totals = zip(*watched.steps, strict=True)
    assert done[-1] == totals[-1] == max(totals)
    assert len(watched.previews) == STEPS + 1
    assert list(done) == sorted(done)
    for at in (1, 4, 6, len(done) - 3):
        with pytest.raises(Cancelled):
            run(engine, asked(), Stopping(at))
    with engine.models_for(("unet", "guider"), "tiny-sd1").lease("unet", "guider") as networks:
        for network in networks:
            assert not any(m._forward_hooks or m._forward_pre_hooks for m in network.modules())
    np.testing.assert_array_equal(run(engine, asked()).pixels.array, expected)


def test_without_a_lightness_decoder_the_plain_one_is_taken_and_said(engine: Engine) -> None:
    result = run(engine, asked(), bundle="no-lightness")
    assert result.recipe["decoder_used"] == "plain"
    assert any("plain one" in note for note in result.notes)
    silent = run(engine, asked(decoder="plain"), bundle="no-lightness")
    assert not any("plain one" in note for note in silent.notes)
    assert run(engine, asked()).recipe["decoder_used"] == "lightness"


def test_a_caption_stands_in_for_words_where_a_captioner_is(
    root: Path, tmp_path: Path, engine: Engine
) -> None:
    assert any("No caption" in note for note in run(engine, asked(caption=True)).notes)
    folder = shutil.copytree(root / "tiny-sd1", tmp_path / "tiny-sd1")
    tiny_blip(folder / "captioner")
    file = folder / "bundle.toml"
    row = '[parts]\ncaptioner = { path = "captioner", layout = "transformers" }'
    file.write_text(file.read_text("utf-8").replace("[parts]", row), "utf-8")
    with_words = Engine(ModelStore(tmp_path), "cpu")
    result = run(with_words, asked(caption=True))
    said = result.recipe["captioned"]
    assert said
    assert any(said in note for note in result.notes)
    same = run(with_words, asked(prompt=said))
    np.testing.assert_array_equal(same.pixels.array, result.pixels.array)
    own = run(with_words, asked(prompt="red", caption=True))
    assert "captioned" not in own.recipe


def test_weights_that_give_no_numbers_are_said(root: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(root / "tiny-sd1", tmp_path / "tiny-sd1")
    file = folder / "guider" / "model.safetensors"
    weights = load_file(file)
    weights["fusions.out.outer.weight"] *= 1e38
    save_file(weights, file, {"format": "pt"})
    with pytest.raises(BadInput, match="not numbers"):
        run(Engine(ModelStore(tmp_path), "cpu"), asked())


def test_a_bundle_without_a_guider_is_said(tmp_path: Path, root: Path) -> None:
    folder = shutil.copytree(root / "tiny-sd1", tmp_path / "tiny-sd1")
    file = folder / "bundle.toml"
    lines = [line for line in file.read_text("utf-8").splitlines() if "guider" not in line]
    file.write_text("\n".join(lines), "utf-8")
    with pytest.raises(ModelMissing, match="Tiny Stable Diffusion 1” has no guider"):
        run(Engine(ModelStore(tmp_path), "cpu"), asked())
    with pytest.raises(ModelMissing, match="not installed"):
        Engine(ModelStore(tmp_path), "cpu").run("colorize.piggyback", asked(), Quiet())


def test_a_prompt_that_is_too_long_is_said(engine: Engine) -> None:
    result = run(engine, asked(prompt="re " * 200, steps=1))
    assert any("too long" in note for note in result.notes)


def test_the_papers_settings_are_the_defaults() -> None:
    """50 steps of DDIM (section 4); 7.5 is Stable Diffusion's own, which the paper means."""
    request = PiggybackRequest(photo())
    assert (request.sampler, request.steps, request.guidance) == ("ddim", 50, 7.5)
    assert (request.prompt, request.negative_prompt) == ("", "")
    assert (VIVID, BLEEDING) == ("a high quality colorful photo", "color bleeding")


def test_a_picture_below_the_models_size_is_shown_enlarged(engine: Engine) -> None:
    small = run(engine, asked(photo(24, 16), steps=1))
    assert small.recipe["model_size"] == [80, 56]
    assert small.pixels.size == (24, 16)


@pytest.mark.parametrize(
    ("said", "match"),
    [
        ({"guidance": 0.5}, "guidance"),
        ({"steps": 0}, "steps"),
        ({"sampler": "euler"}, "sampler"),
        ({"decoder": "best"}, "decoder"),
        ({"seed": -1}, "seed"),
    ],
)
def test_what_is_out_of_range_is_refused(said: dict[str, Any], match: str) -> None:
    with pytest.raises(BadInput, match=match):
        asked(**said)


def test_a_real_photo(engine: Engine, shared_data: Path) -> None:
    image = read(shared_data / "photos" / "budgie_cc0" / "whole" / "apollo-11-earth.jpg").pixels
    result = run(engine, asked(image, steps=1))
    assert result.pixels.size == image.size
    assert result.seals["lightness_max_error"] <= 0.18


LARGE = """
import resource, sys
import numpy as np
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.colorize.piggyback.request import PiggybackRequest

from pathlib import Path

codes = np.full((4000, 6000, 4), 255, np.uint8)
codes[..., :3] = np.add.outer(np.arange(4000) // 32, np.arange(6000) // 48)[..., None] % 256
engine = Engine(ModelStore(Path(sys.argv[1])), "cpu")
result = engine.run("colorize.piggyback", PiggybackRequest(Pixels(codes), steps=1), Quiet())
assert result.pixels.size == (6000, 4000)
assert result.seals["lightness_max_error"] <= 0.18
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak as Linux gives it")
def test_24_megapixels_within_6_gb(root: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(root / "tiny-sd1", tmp_path / "tiny-sd1")
    file = folder / "bundle.toml"
    file.write_text(file.read_text("utf-8").replace("resolution = 64", "resolution = 512"))
    command = [sys.executable, "-c", LARGE, str(tmp_path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert int(said.split()[-1]) < 6 * 1e9 / 1024


def test_it_may_begin_with_the_hints_colours_under_the_noise(engine: Engine) -> None:
    """Guider and decoder as they begin, no words: what differs can only come from the beginning."""
    hint = Hint("a", "point", ((60.0, 40.0),), color=Color.from_hex("#a04038"), radius=6)
    hints = Hints((120, 80), (hint,))

    def raw(begin: str, marks: Hints) -> np.ndarray:
        found = run(engine, asked(hints=marks, begin=begin, placed=False), bundle="untrained").raw
        assert found is not None
        return rgb_to_lab(found.array, found.profile)

    # an untrained guider does not see hints: from noise alone they change nothing
    np.testing.assert_array_equal(raw("noise", hints), raw("noise", Hints()))
    assert np.abs(raw("instant", Hints()) - raw("noise", Hints())).max() > 0.5
    assert np.abs(raw("instant", hints) - raw("instant", Hints())).max() > 0.5


def test_less_freedom_keeps_more_of_the_hints_colours(engine: Engine) -> None:
    hint = Hint("a", "point", ((60.0, 40.0),), color=Color.from_hex("#a04038"), radius=6)
    hints = Hints((120, 80), (hint,))

    def raw(strength: float, marks: Hints = hints) -> np.ndarray:
        wanted = asked(hints=marks, begin="instant", strength=strength, steps=20, placed=False)
        found = run(engine, wanted, bundle="untrained").raw
        assert found is not None
        return rgb_to_lab(found.array, found.profile)

    kept = raw(0.05)
    little, whole = (float(np.abs(raw(strength) - kept).mean()) for strength in (0.1, 1.0))
    assert 0 < little < 0.8 * whole
    # without hints there are no colours to keep
    np.testing.assert_array_equal(raw(0.05, Hints()), raw(1.0, Hints()))


def test_what_lies_under_the_noise_is_the_photo_in_the_solvers_colours(engine: Engine) -> None:
    hint = Hint("a", "point", ((60.0, 40.0),), color=Color.from_hex("#a04038"), radius=6)
    request = asked(photo(), hints=Hints((120, 80), (hint,)))
    models = engine.models_for(("vae",), "untrained")
    grey = seen.eight_bit(picture.grey_of(request.image, (80, 56)))
    shown = run_module._condition(
        models, grey, hint_map(request.hints, seen.lightness_of(grey), request.masks)
    )
    seen_by_vae: list[torch.Tensor] = []
    with models.lease("vae") as (vae,):
        handle = vae.encoder.register_forward_pre_hook(lambda _, args: seen_by_vae.append(args[0]))
        try:
            run_module._begun(request, models, grey, shown)
        finally:
            handle.remove()
    codes = np.rint((seen_by_vae[0][0].numpy().transpose(1, 2, 0) + 1) * 127.5).astype(np.uint8)
    solved = instant.run(request.placing(None), Quiet()).pixels
    small = cv2.resize(solved.array[..., :3], (80, 56), interpolation=cv2.INTER_AREA)
    away = np.abs(rgb_to_lab(codes) - rgb_to_lab(small))
    assert np.median(away) < 1.0
    assert np.abs(rgb_to_lab(codes)[..., 1:]).max() > 10
