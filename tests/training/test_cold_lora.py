"""Training cold diffusion's adapter: what it is shown and asked, and what it does for the way."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from colorstudio.diffusion import conditioning, latents
from colorstudio.engine import loaders
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.cold_files import read_cold_adapter
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput
from colorstudio.imaging.color import lightness
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.saturation import mean_saturation
from colorstudio.methods.base import Quiet
from colorstudio.methods.colorize import picture as pictures
from colorstudio.methods.colorize.cold.degrade import mixed, residual
from colorstudio.methods.colorize.cold.request import ColdRequest
from colorstudio.training.bundles import write_bundle
from colorstudio.training.cold_lora import (
    ROLE,
    ColdRecipe,
    ColdSettings,
    injected,
    saturation_of,
)
from colorstudio.training.config import FitSettings, read_config
from colorstudio.training.data import Pictures, Row, collated
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.fit import fit
from colorstudio.training.recipe import Picture, as_tensor
from colorstudio.training.registry import load, recipe
from tests.tiny_cold import add_parts
from tests.tiny_models import tiny_sd, tiny_sd2_v
from tests.training.overfit import overfit

SIDE = 64
PLAIN = {"resolution": SIDE, "vivid": 0.0, "varied": 0.0, "drop": 0.0, "times": "uniform"}


class Base:
    """The weights of a folder, as recipes get them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bundle = read_bundle(folder)

    def load(self, role: str) -> Any:
        return loaders.load(self.bundle, role)


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def photo(color: tuple[int, int, int] = (200, 60, 40), seed: int = 0) -> np.ndarray:
    """A colour under soft light, the same when mirrored; h x w x 3 uint8."""
    noise = np.random.default_rng(seed).random((SIDE, SIDE)).astype(np.float32)
    soft = cv2.GaussianBlur(noise + noise[:, ::-1], (0, 0), SIDE / 10)
    soft = soft + soft[:, ::-1]
    shade = np.interp(soft, (soft.min(), soft.max()), (0.3, 1.2))[..., None]
    return np.rint(np.clip(np.array(color) * shade, 0, 255)).astype(np.uint8)


def picture(rgb: np.ndarray, caption: str = "a hat") -> Picture:
    opaque = np.full((*rgb.shape[:2], 1), 255, np.uint8)
    return Picture("a.png", np.concatenate([rgb, opaque], axis=-1), caption)


def wide(folder: Path) -> Path:
    """The autoencoder's latents become about 1 in size, as those of a trained one are."""
    file = folder / "vae" / "diffusion_pytorch_model.safetensors"
    weights = load_file(file)
    vae: Any = loaders.load(read_bundle(folder), "vae")
    with torch.no_grad():
        found = vae.encode(as_tensor(photo())[None]).latent_dist.mean
    middle, spread = found.mean(dim=(0, 2, 3)), found.std(dim=(0, 2, 3)) * 0.18215
    weights["quant_conv.weight"][:4] /= spread.reshape(4, 1, 1, 1)
    weights["quant_conv.bias"][:4] -= middle
    weights["quant_conv.bias"][:4] /= spread
    save_file(weights, file)
    return folder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    return Base(wide(tiny_sd(tmp_path_factory.mktemp("base"))))


@pytest.fixture(scope="module")
def made(base: Base) -> ColdRecipe:
    return ColdRecipe(ColdSettings(**PLAIN), base)


def batch_of(made: ColdRecipe, *rows: Picture) -> Mapping[str, Any]:
    samples = [
        {**made.sample(row, Draw(n)), "keys": n, "names": row.name, "left_out": []}
        for n, row in enumerate(rows)
    ]
    batch = collated(samples)
    assert isinstance(batch, dict)
    return batch


# -- samples ---------------------------------------------------------------------------------------


def test_a_sample_is_a_photo_and_its_own_lightness(made: ColdRecipe) -> None:
    sample = made.sample(picture(photo()), Draw(3))
    rgb = np.rint((sample["rgb"].permute(1, 2, 0).numpy() + 1) * 127.5).astype(np.uint8)
    grey = np.rint((sample["grey"][0].numpy() + 1) * 127.5).astype(np.uint8)
    same = lightness(np.dstack([grey] * 3)) - lightness(rgb)
    assert np.abs(same).max() < 0.3
    assert sample["caption"] == "a hat"
    # the very grey that the way shows to the model
    image = Pixels(np.dstack([grey, grey, grey, np.full_like(grey, 255)]))
    seen = pictures.grey_of(image, (SIDE, SIDE))
    np.testing.assert_allclose(seen, sample["grey"][0], atol=2 / 255)


def test_pictures_with_little_colour_are_left_out(made: ColdRecipe) -> None:
    dull = photo((120, 110, 105))
    assert 0.1 < mean_saturation(dull) < 0.18
    with pytest.raises(BadInput, match=r"too little colour.*0\.13.*0\.18"):
        made.sample(picture(dull), Draw(0))
    assert mean_saturation(photo()) > 0.18


def test_many_pictures_are_made_vivid_and_few_are_varied(base: Base) -> None:
    rgb = photo((150, 110, 90))
    before = mean_saturation(rgb)
    drawn = [Draw(n).rng("colours") for n in range(400)]
    vivid = ColdRecipe.__new__(ColdRecipe)
    vivid.settings = ColdSettings(resolution=SIDE, varied=0.0)
    more = [mean_saturation(vivid._varied(rgb, rng)) / before for rng in drawn]
    assert 0.33 < np.mean(np.array(more) > 1.15) < 0.47
    assert all(ratio == 1 or ratio > 1.15 for ratio in more)
    vivid.settings = ColdSettings(resolution=SIDE, vivid=0.0)
    drawn = [Draw(n).rng("colours") for n in range(400)]
    other = [not np.array_equal(vivid._varied(rgb, rng), rgb) for rng in drawn]
    assert 0.06 < np.mean(other) < 0.14


def test_a_tenth_of_the_captions_is_empty(base: Base) -> None:
    dropping = ColdRecipe(ColdSettings(resolution=32, vivid=0.0, varied=0.0), base)
    words = [dropping.sample(picture(photo()), Draw(n))["caption"] for n in range(300)]
    assert set(words) == {"a hat", ""}
    assert 15 <= words.count("") <= 45


# -- the loss --------------------------------------------------------------------------------------


ANSWERED = 0.3
"""Times z: what a stand-in for the network says."""


def shown(
    made: ColdRecipe, batch: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch, step: int = 0
) -> tuple[list[Any], Any]:
    seen: list[Any] = []

    def watched(z: torch.Tensor, t: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
        seen.extend((z, t, words))
        return ANSWERED * z

    with monkeypatch.context() as patch:
        patch.setattr(made, "_network", watched)
        losses = made.loss(batch, Draws(batch["keys"]), step)
    return seen, losses


def test_the_network_is_shown_z_t_and_asked_for_the_residual(
    made: ColdRecipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = batch_of(made, picture(photo(), "red"), picture(photo((40, 90, 200), 1), "blue"))
    (z, t, words), losses = shown(made, batch, monkeypatch)
    u = Draws(batch["keys"]).uniform("t")
    torch.testing.assert_close(t, u * 1000)
    vae = made.frozen["vae"]
    rgb = latents.encoded(vae, batch["rgb"])
    grey = latents.encoded(vae, batch["grey"].expand(-1, 3, -1, -1))
    at = u.reshape(-1, 1, 1, 1)
    torch.testing.assert_close(z, (1 - at) * grey + at * rgb)
    torch.testing.assert_close(z, mixed(grey, rgb, at))
    wanted = (ANSWERED * z - (rgb - z)).square().mean()
    torch.testing.assert_close(losses.total, wanted)
    torch.testing.assert_close(residual(grey, rgb, at), rgb - z)
    own = conditioning.encoded(made.tokenizer, made.frozen["text_encoder"], ["red", "blue"])
    torch.testing.assert_close(words, own)


def test_time_goes_to_the_grey_end_in_the_second_half() -> None:
    biased = ColdRecipe.__new__(ColdRecipe)
    biased.settings = ColdSettings(resolution=SIDE, bias_from=100, bias_over=10, bias=3.0)
    draws = Draws(torch.arange(4000))
    u = draws.uniform("t")
    for step, power in ((0, 1), (100, 1), (105, 2), (110, 3), (9000, 3)):
        torch.testing.assert_close(biased.times(draws, step), u**power)
    assert biased.times(draws, 200).mean() < 0.27
    biased.settings = ColdSettings(resolution=SIDE, times="uniform", bias_from=0)
    assert torch.equal(biased.times(draws, 9000), u)


def test_saturation_and_perceptual_losses_take_a_decode(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings: dict[str, Any] = {**PLAIN, "mse": 0.0, "saturation_loss": 2.0, "perceptual": 3.0}
    made = ColdRecipe(ColdSettings(**settings), base)
    batch = batch_of(made, picture(photo()))
    (z, _, _), losses = shown(made, batch, monkeypatch)
    vae: Any = made.frozen["vae"]
    with torch.no_grad():
        rgb = vae.decode((z + ANSWERED * z) / vae.config.scaling_factor).sample.clamp(-1, 1)
        off = (saturation_of(rgb) - saturation_of(batch["rgb"])).abs().mean()
        far = made.frozen["perceptual"](rgb, batch["rgb"]).mean()
    torch.testing.assert_close(losses.terms["saturation"], off)
    torch.testing.assert_close(losses.terms["perceptual"], far)
    torch.testing.assert_close(losses.total, 2 * off + 3 * far)
    own = mean_saturation(photo())
    assert saturation_of(as_tensor(photo())[None]).mean().item() == pytest.approx(own, abs=1e-4)
    losses = made.loss(batch, Draws(batch["keys"]), 0)
    losses.total.backward()
    assert any(p.grad is not None and p.grad.any() for p in made.trained[ROLE].parameters())


def test_only_the_adapter_learns_and_it_starts_as_nothing(base: Base) -> None:
    unet = base.load("unet")
    x, words = torch.randn(1, 4, 8, 8), torch.randn(1, 77, 32)
    with torch.no_grad():
        before = unet(x, 500.0, encoder_hidden_states=words).sample
        pairs = injected(unet, 4, 4.0)
        after = unet(x, 500.0, encoder_hidden_states=words).sample
    assert torch.equal(before, after)
    names = {name.rsplit(".", 2)[0] for name in pairs.state_dict()}
    endings = {name.split("/transformer_blocks/0/")[1] for name in names}
    assert endings == {
        *(f"attn2/to_{n}" for n in ("q", "k", "v", "out/0")),
        "ff/net/0/proj",
        "ff/net/2",
    }
    assert len(names) == 96


# -- what it leaves --------------------------------------------------------------------------------


def test_what_is_saved_is_pefts_and_ours(base: Base, tmp_path: Path) -> None:
    from peft import PeftModel

    settings: dict[str, Any] = {**PLAIN, "rank": 3, "alpha": 6.0, "time_scale": 250.0}
    made = ColdRecipe(ColdSettings(**settings), base)
    with torch.no_grad():
        for weight in made.trained[ROLE].parameters():
            weight.normal_(0, 0.05)
    parts = made.save(tmp_path)
    assert parts.parts == {ROLE: (ROLE, "peft")}
    assert (parts.family, parts.base, parts.resolution) == ("sd1", True, SIDE)
    adapter = read_cold_adapter(tmp_path / ROLE)
    assert adapter.timing() == ("grey-to-colour", 250.0)
    assert len(adapter.lora.changes["unet"]) == 96
    assert {change.scale for change in adapter.lora.changes["unet"].values()} == {2.0}
    x, words = torch.randn(1, 4, 8, 8), torch.randn(1, 77, 32)
    peer = PeftModel.from_pretrained(base.load("unet"), str(tmp_path / ROLE))
    own: Any = made.frozen["unet"]
    with torch.no_grad():
        wanted = own(x, 500.0, encoder_hidden_states=words).sample
        found: Any = peer(x, 500.0, encoder_hidden_states=words)
    torch.testing.assert_close(found.sample, wanted)
    assert json.loads((tmp_path / ROLE / "adapter_config.json").read_text("utf-8"))["r"] == 3


COLORS = {"red": (200, 60, 40), "blue": (40, 80, 200)}


def distance(folder: Path, made: ColdRecipe) -> tuple[float, float]:
    """Of the way's colours from the photos' own, in latents, and of grey from them."""
    made.save(folder)
    if ROLE not in (folder / "bundle.toml").read_text("utf-8"):
        add_parts(folder, [f'{ROLE} = {{ path = "{ROLE}", layout = "peft" }}'])
    engine = Engine(ModelStore(folder.parent), "cpu")
    away, grey = [], []
    for word, color in COLORS.items():
        rgb = photo(color)
        wanted = latents.encoded(made.frozen["vae"], as_tensor(rgb)[None]).numpy()
        image = Pixels(np.dstack([rgb, np.full((SIDE, SIDE), 255, np.uint8)]))
        request = ColdRequest(image, prompt=word, guidance=0.0, steps=5)
        kept = engine.run("colorize.cold", request, Quiet()).kept
        away.append(np.square(kept.color - wanted).mean())
        grey.append(np.square(kept.grey - wanted).mean())
    return float(np.mean(away)), float(np.mean(grey))


def test_a_batch_is_learned_and_the_photo_comes_out_in_its_colours(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings: dict[str, Any] = {**PLAIN, "rank": 16, "alpha": 16.0}
    made = ColdRecipe(ColdSettings(**settings), base)
    rows = [picture(photo(color), word) for word, color in COLORS.items()]
    batch = batch_of(made, *rows, *rows)
    before, grey = distance(base.folder, made)
    # neither autoencoder nor words change: once is enough
    known = {key: made._latents(batch, key) for key in ("rgb", "grey")}
    words = made._words(batch["caption"])
    with monkeypatch.context() as patch:
        patch.setattr(made, "_latents", lambda batch, of: known[of])
        patch.setattr(made, "_words", lambda captions: words)
        first = loss_of(made, batch)
        overfit(made, batch, 40, rate=6e-3, fresh=True)
        last = loss_of(made, batch)
    after, _ = distance(base.folder, made)
    assert last < 0.2
    assert last < 0.4 * first
    assert after < 0.2 * before
    assert after < 0.25 * grey


def loss_of(made: ColdRecipe, batch: Mapping[str, Any]) -> float:
    """The mean over chances that were not learned from."""
    with torch.no_grad():
        found = [made.loss(batch, Draws(batch["keys"] + 1000 * n), 0).total for n in range(1, 9)]
    return float(torch.stack(found).mean())


def test_a_run_leaves_a_bundle_that_colours(base: Base, tmp_path: Path) -> None:
    settings = FitSettings(steps=2, batch=1, learning_rate=1e-2, workers=0, ema=0.5)
    rows = []
    for word, color in COLORS.items():
        rows.append(Row(tmp_path / f"{word}.png", word))
        cv2.imwrite(str(rows[-1].path), photo(color)[..., ::-1])
    made = ColdRecipe(ColdSettings(**PLAIN), base)
    still = {n: w.clone() for n, w in base.load("unet").state_dict().items()}
    fit(made, settings, Pictures(rows), tmp_path / "run", device="cpu")
    store = tmp_path / "models"
    shutil.copytree(base.folder, store / base.folder.name)
    write_bundle(made, store, "Cold", base.bundle, {})
    shutil.move(store / "bundle", store / "cold")
    engine = Engine(ModelStore(store), "cpu")
    image = Pixels(np.dstack([photo(), np.full((SIDE, SIDE), 255, np.uint8)]))
    result = engine.run("colorize.cold", ColdRequest(image, steps=1), Quiet(), bundle="cold")
    assert result.bundle == "cold"
    adapter = read_cold_adapter(store / "cold" / ROLE)
    ups = [change.up.abs().max() for change in adapter.lora.changes["unet"].values()]
    assert min(ups) > 0, "B moved away from 0"
    unet = made.frozen["unet"].state_dict()
    for name, weight in still.items():
        own = unet.get(name, unet.get(name.replace(".weight", ".base_layer.weight")))
        own = unet[name.replace(".bias", ".base_layer.bias")] if own is None else own
        assert torch.equal(own, weight), name


def test_a_v_predicting_prior_learns_residuals_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ColdRecipe(ColdSettings(**PLAIN), Base(tiny_sd2_v(tmp_path)))
    batch = batch_of(made, picture(photo()))
    (z, _, _), losses = shown(made, batch, monkeypatch)
    rgb = latents.encoded(made.frozen["vae"], batch["rgb"])
    torch.testing.assert_close(losses.total, (ANSWERED * z - (rgb - z)).square().mean())


def test_a_picture_for_the_eye(made: ColdRecipe) -> None:
    batch = batch_of(made, picture(photo()), picture(photo((40, 90, 200), 1)))
    seen = made.shown(batch, Draws(batch["keys"]))
    assert seen.shape == (3 * SIDE, 2 * SIDE, 3)


@pytest.mark.parametrize("mini", [False, True])
def test_the_shipped_settings(mini: bool) -> None:
    spec = recipe("cold-lora")
    assert load(spec) is ColdRecipe
    config = read_config(spec, mini=mini)
    own = config.recipe
    assert (own.times, own.drop) == ("late-bias", 0.1)
    assert own.bias_from + own.bias_over < config.fit.steps
    if not mini:
        assert (own.vivid, own.varied, own.least_saturation) == (0.4, 0.1, 0.18)
        assert own.bias_from == config.fit.steps // 2
        assert (config.fit.learning_rate, config.fit.batch, own.resolution) == (1e-5, 16, 512)
        assert own.mse == 1.0
        assert own.saturation_loss == own.perceptual == 0.0


def test_settings_that_learn_nothing_are_refused() -> None:
    with pytest.raises(BadInput, match="weight 0"):
        ColdSettings(mse=0.0)
    with pytest.raises(BadInput, match="drop"):
        ColdSettings(drop=2.0)


def test_a_unet_without_cross_attention_is_refused() -> None:
    with pytest.raises(BadInput, match="cross-attention"):
        injected(torch.nn.Sequential(torch.nn.Linear(3, 3)), 2, 2.0)
