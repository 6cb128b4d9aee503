"""Training the lightness decoder: Eq. 5, who learns and who stays, and what it does for photos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from colorstudio.diffusion import latents, lightness_vae
from colorstudio.diffusion.lightness_vae import carried, grey_like
from colorstudio.engine import loaders
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.evaluation.recolor_metrics import grey, ssim
from colorstudio.imaging.color import lightness
from colorstudio.imaging.io import write
from colorstudio.imaging.metrics import psnr
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.colorize.piggyback.request import PiggybackRequest
from colorstudio.training.adversary import maker_loss, opponent_loss
from colorstudio.training.config import FitSettings, read_config
from colorstudio.training.data import pictures_in
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.fit import fit
from colorstudio.training.lightness_vae import LightnessRecipe, LightnessSettings
from colorstudio.training.logs import rows_of
from colorstudio.training.recipe import Picture
from colorstudio.training.registry import load, recipe
from tests.tiny_models import tiny_sd
from tests.tiny_piggyback import add_piggyback, learnable
from tests.training.overfit import overfit

SIDE = 64


class Base:
    """The weights of a folder, as recipes get them."""

    def __init__(self, folder: Path) -> None:
        self.bundle = read_bundle(folder)

    def load(self, role: str) -> Any:
        return loaders.load(self.bundle, role)


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return learnable(tiny_sd(tmp_path_factory.mktemp("tiny")))


def recipe_of(folder: Path, **said: Any) -> LightnessRecipe:
    settings = {"resolution": SIDE, "width": 8, "layers": 2, **said}
    return LightnessRecipe(LightnessSettings(**settings), Base(folder))


def photo(seed: int = 0) -> np.ndarray:
    """Soft colours with fine detail in lightness, which no latent holds: h x w x 3 uint8."""
    rng = np.random.default_rng(seed)
    soft = cv2.GaussianBlur(rng.random((SIDE, SIDE, 3)).astype(np.float32), (0, 0), 8)
    soft = 60 + 120 * (soft - soft.min()) / (soft.max() - soft.min())
    detail = 70 * (rng.random((SIDE // 2, SIDE // 2, 1)) - 0.5)
    return np.clip(soft + np.kron(detail, np.ones((2, 2, 1))), 0, 255).astype(np.uint8)


def batch_of(made: LightnessRecipe, count: int = 2) -> dict[str, Any]:
    rows = []
    for n in range(count):
        rgba = np.full((SIDE, SIDE, 4), 255, np.uint8)
        rgba[..., :3] = photo(n)
        rows.append(made.sample(Picture("a", rgba), Draw(n)))
    batch = {name: torch.stack([row[name] for row in rows]) for name in rows[0]}
    return {**batch, "keys": torch.arange(count)}


def plain_again(made: LightnessRecipe, batch: dict[str, Any]) -> Tensor:
    vae: Any = made.frozen["vae"]
    with torch.no_grad():
        found = vae.encode(batch["rgb"]).latent_dist
        noise = Draws(batch["keys"]).normal("latents", *found.mean.shape[1:])
        return vae.decoder(vae.post_quant_conv(found.mean + found.std * noise))


def codes(rgb: Tensor) -> np.ndarray:
    return np.rint((rgb.clamp(-1, 1).permute(1, 2, 0).numpy() + 1) * 127.5).astype(np.uint8)


def test_a_sample_is_a_photo_and_its_grey(folder: Path) -> None:
    made = recipe_of(folder)
    batch = batch_of(made)
    assert batch["rgb"].shape == (2, 3, SIDE, SIDE)
    assert batch["grey"].shape == (2, 1, SIDE, SIDE)
    seen = np.rint((batch["grey"][0, 0].numpy() + 1) * 127.5)
    np.testing.assert_array_equal(seen, seen.astype(np.uint8))
    alike = np.dstack([seen.astype(np.uint8)] * 3)
    np.testing.assert_allclose(lightness(alike), lightness(codes(batch["rgb"][0])), atol=0.3)


def test_eq_5_before_training_is_the_plain_decoders_error(folder: Path) -> None:
    made = recipe_of(folder, adversarial_from=10)
    batch = batch_of(made)
    found = made.loss(batch, Draws(batch["keys"]), 0)
    plain = plain_again(made, batch)
    l1 = (plain - batch["rgb"]).abs().mean()
    perceptual = made.frozen["perceptual"](plain, batch["rgb"]).mean()
    assert float(perceptual) > 0.01
    assert float(found.terms["l1"].detach()) == pytest.approx(float(l1), rel=1e-4)
    assert float(found.total.detach()) == pytest.approx(float(l1 + 0.1 * perceptual), rel=1e-4)


def test_the_error_of_chroma_counts_beside_eq_5(folder: Path) -> None:
    made = recipe_of(folder, adversarial_from=10, perceptual=0.0, chroma=2.0)
    batch = batch_of(made)
    found = made.loss(batch, Draws(batch["keys"]), 0)
    plain = plain_again(made, batch)
    l1 = (plain - batch["rgb"]).abs().mean()
    red, green, blue = (plain - batch["rgb"]).unbind(1)
    opposed = torch.stack([red - green, (red + green) / 2 - blue]).abs().mean()
    assert set(found.terms) == {"l1", "chroma"}
    assert float(found.total.detach()) == pytest.approx(float(l1 + 2 * opposed), rel=1e-4)


def test_carried_its_decode_is_as_light_as_the_photo(folder: Path) -> None:
    """And it learns colour alone: the error of a lightness that is wrong is not in its loss."""
    made = recipe_of(folder, carries=True, adversarial_from=10)
    batch = batch_of(made)
    rgb = made._made(batch, Draws(batch["keys"])).detach()
    held = (rgb.abs() <= 1).all(dim=1, keepdim=True)
    assert held.float().mean() > 0.5
    away = (grey_like(rgb) - batch["grey"]).abs() * 127.5
    assert float(away[held].mean()) < 0.5
    plain = plain_again(made, batch)
    assert float((grey_like(plain) - batch["grey"]).abs().mean() * 127.5) > 5
    torch.testing.assert_close(rgb, carried(plain, batch["grey"]))


def test_a_run_goes_on_with_its_channels_side_by_side(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    for n in range(3):
        rgba = np.dstack([photo(n), np.full((SIDE, SIDE), 255, np.uint8)])
        write(tmp_path / "pictures" / f"{n}.png", Pixels(rgba))
    pictures = pictures_in([tmp_path / "pictures"])
    settings = FitSettings(
        steps=4, batch=2, warm_up=1, checkpoint_every=2, validate_every=0, log_every=1, workers=0
    )
    seen: list[bool] = []

    class Watched(LightnessRecipe):
        def loss(self, batch: Any, draws: Any, step: int) -> Any:
            weight = self.lightness.conv_in.weight
            seen.append(weight.is_contiguous(memory_format=torch.channels_last))
            return super().loss(batch, draws, step)

    def run(out: Path, steps: int, resume: bool = False) -> None:
        asked = LightnessSettings(resolution=SIDE, width=8, layers=2, adversarial_from=10)
        torch.manual_seed(0)
        made = Watched(asked, Base(folder))
        fit(made, replace(settings, steps=steps), pictures, out, device="cpu", resume=resume)
        assert made.lightness.conv_in.weight.is_contiguous()

    run(tmp_path / "whole", 4)
    run(tmp_path / "parts", 2)
    run(tmp_path / "parts", 4, resume=True)
    assert all(seen)
    whole, parts = ([row["loss"] for row in rows_of(tmp_path / n)] for n in ("whole", "parts"))
    assert [float(v) for v in parts] == pytest.approx([float(v) for v in whole], abs=1e-6)


def test_the_opponent_counts_as_much_as_the_likeness_pulls(folder: Path) -> None:
    made = recipe_of(folder, adversarial_from=0, adversarial=0.5)
    batch = batch_of(made)
    for module in made.frozen.values():
        module.requires_grad_(False)
    made.lightness.requires_grad_(True)
    draws = Draws(batch["keys"])
    found = made.loss(batch, draws, 0)
    rgb = made._made(batch, draws)
    likeness = (rgb - batch["rgb"]).abs().mean()
    likeness = likeness + 0.1 * made.frozen["perceptual"](rgb, batch["rgb"]).mean()
    judged = maker_loss(made.trained["opponent"](rgb))
    last = made.lightness.adapters[-1].weight
    one, other = (
        torch.autograd.grad(loss, last, retain_graph=True)[0].norm() for loss in (likeness, judged)
    )
    expected = one / (other + 1e-4)
    assert float(found.terms["lambda_d"]) == pytest.approx(float(expected), rel=1e-3)
    total = likeness + 0.5 * expected * judged
    assert float(found.total.detach()) == pytest.approx(float(total.detach()), rel=1e-3)
    before = recipe_of(folder, adversarial_from=5)
    assert set(before.loss(batch, draws, 4).terms) == {"l1", "perceptual"}


def test_the_opponent_learns_to_tell_photos_from_what_is_made(folder: Path) -> None:
    made = recipe_of(folder, adversarial_from=7)
    turns = made.turns()
    assert [(turn.name, turn.modules, turn.start) for turn in turns] == [
        ("lightness-vae", ("lightness",), 0),
        ("opponent", ("opponent",), 7),
    ]
    batch = batch_of(made)
    draws = Draws(batch["keys"])
    opponent = made.trained["opponent"]
    with torch.no_grad():
        expected = opponent_loss(opponent(batch["rgb"]), opponent(made._made(batch, draws)))
    found = turns[1].losses(batch, draws, 7).total
    assert float(found.detach()) == pytest.approx(float(expected), rel=1e-5)
    found.backward()
    assert all(weight.grad is None for weight in made.lightness.parameters())


def test_encoder_and_decoder_stay_to_the_bit(folder: Path) -> None:
    made = recipe_of(folder, adversarial_from=1)
    vae = made.frozen["vae"]
    before = {name: value.clone() for name, value in vae.state_dict().items()}
    own = {name: value.clone() for name, value in made.lightness.state_dict().items()}
    overfit(made, batch_of(made), 3)
    assert all(torch.equal(value, before[name]) for name, value in vae.state_dict().items())
    after = made.lightness.state_dict()
    same = [name for name in own if torch.equal(after[name], own[name])]
    assert same == []
    assert not any(p.requires_grad for p in vae.parameters())


def test_it_learns_a_batch_and_then_photos_keep_their_detail(folder: Path) -> None:
    made = recipe_of(folder)
    batch = batch_of(made)
    plain = plain_again(made, batch)
    losses = overfit(made, batch, 60, rate=3e-3)
    assert losses[-1] < 0.6 * losses[0]
    assert losses[-1] < 0.2
    vae: Any = made.frozen["vae"]
    z = latents.encoded(vae, batch["rgb"])
    again = lightness_vae.decoded(vae, made.lightness, z, batch["grey"])
    for n in range(2):
        truth, here, there = (codes(x[n]) for x in (batch["rgb"], again, plain))
        assert psnr(truth, here) > psnr(truth, there) + 3
        assert ssim(grey(truth), grey(here)) > ssim(grey(truth), grey(there)) + 0.2
    _the_way_keeps_detail(made, folder)


def _the_way_keeps_detail(made: LightnessRecipe, folder: Path) -> None:
    """Whatever the colours are, the model's own decode has the photo's detail."""
    if "guider" not in (folder / "bundle.toml").read_text("utf-8"):
        add_piggyback(folder)
    made.save(folder)
    engine = Engine(ModelStore(folder.parent), "cpu")
    light = lightness(photo(0))
    value = np.rint(light * 2.55).astype(np.uint8)
    image = Pixels(np.dstack([value, value, value, np.full_like(value, 255)]))
    alike = {}
    for decoder in ("lightness", "plain"):
        raw = engine.run(
            "colorize.piggyback", PiggybackRequest(image, steps=2, decoder=decoder), Quiet()
        ).raw
        assert raw is not None
        alike[decoder] = _detail_alike(lightness(raw.array), lightness(image.array))
    assert alike["lightness"] > alike["plain"] + 0.3


def _detail_alike(one: np.ndarray, other: np.ndarray) -> float:
    """The correlation of what is left when soft light is taken away."""
    fine = [x - cv2.GaussianBlur(x.astype(np.float32), (0, 0), 3) for x in (one, other)]
    return float(np.corrcoef(fine[0].ravel(), fine[1].ravel())[0, 1])


def test_it_is_saved_as_the_engine_loads_it(tmp_path: Path, folder: Path) -> None:
    parts = recipe_of(folder).save(tmp_path)
    assert parts.parts == {"lightness": ("lightness", "colorstudio")}
    assert (tmp_path / "lightness" / "config.json").is_file()
    assert parts.base


def test_a_picture_for_the_eye(folder: Path) -> None:
    made = recipe_of(folder)
    batch = batch_of(made)
    shown = made.shown(batch, Draws(batch["keys"]))
    assert shown.shape == (3 * SIDE, 2 * SIDE, 3)
    np.testing.assert_array_equal(shown[:SIDE, :SIDE], codes(batch["rgb"][0]))


@pytest.mark.parametrize("mini", [False, True])
def test_the_shipped_settings(mini: bool) -> None:
    spec = recipe("lightness-vae")
    assert load(spec) is LightnessRecipe
    config = read_config(spec, mini=mini)
    if not mini:
        assert (config.recipe.perceptual, config.recipe.adversarial) == (0.1, 0.5)
        assert config.recipe.adversarial_from < config.fit.steps
        assert config.fit.learning_rate == 1e-5
        assert config.fit.steps == 44_000
        assert config.fit.batch * config.fit.accumulate == 20
