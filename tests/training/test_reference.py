"""Training ColorizeDiffusion: each term of its losses, what samples are, and that it learns."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from torch import Tensor

from colorstudio.diffusion import latents
from colorstudio.diffusion.bundle import Bundle
from colorstudio.diffusion.schedules import Schedule
from colorstudio.engine import loaders
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput
from colorstudio.imaging.pixels import Pixels
from colorstudio.imaging.proposals import Reference
from colorstudio.methods.base import Quiet
from colorstudio.methods.sketch.reference.request import ReferenceRequest
from colorstudio.methods.sketch.reference.tokens import image_tokens
from colorstudio.training.config import read_config
from colorstudio.training.data import collated
from colorstudio.training.deform import deformed, rigid
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.recipe import Picture
from colorstudio.training.reference import ReferenceRecipe, ReferenceSettings, sketch
from colorstudio.training.registry import load, recipe
from tests.tiny_models import UNET_2, tiny_sd2_v
from tests.tiny_reference import add_reference, save_diffusers
from tests.training.overfit import overfit
from tests.training.test_alignment_latent import steady

SIDE = 64
STEPS, RATE = 50, 3e-3
LOSS = 0.6
"""Below what the loss on one batch falls; it begins above 1."""
RED, BLUE = ((230, 60, 40), (250, 220, 60)), ((40, 70, 220), (60, 200, 210))


@pytest.fixture(autouse=True, scope="module")
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


class Base:
    """The weights of a folder, as recipes get them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bundle: Bundle = read_bundle(folder)

    def load(self, role: str) -> Any:
        return loaders.load(self.bundle, role)


def tiny_base(root: Path) -> Path:
    """A small prior that predicts velocities, with CLIP beside it."""
    folder = steady(add_reference(tiny_sd2_v(root)))
    shutil.rmtree(folder / "unet")
    sizes = {"block_out_channels": [32, 32, 64, 64], "layers_per_block": 1}
    config: dict[str, Any] = UNET_2 | sizes | {"attention_head_dim": [1, 1, 2, 2]}
    with torch.random.fork_rng():
        torch.manual_seed(0)
        unet = UNet2DConditionModel(**config)
    save_diffusers(folder / "unet", unet)
    return folder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    return Base(tiny_base(tmp_path_factory.mktemp("base")))


def made_of(base: Base, **values: Any) -> ReferenceRecipe:
    usual: dict[str, Any] = {"resolution": SIDE, "drop": 0.0, "lines": "ink"}
    return ReferenceRecipe(ReferenceSettings(**(usual | values)), base)


def painted(colors: tuple[tuple[int, ...], tuple[int, ...]], ink: bool = True) -> np.ndarray:
    rgba = np.full((SIDE, SIDE, 4), 255, np.uint8)
    rgba[..., :3] = colors[0]
    rgba[16:48, 16:48, :3] = colors[1]
    if ink:
        cv2.rectangle(rgba, (15, 15), (48, 48), (0, 0, 0, 255), 2)
    return rgba


def drawing() -> np.ndarray:
    return painted(((255,) * 3, (255,) * 3))


def batch_of(made: ReferenceRecipe, times: int = 2) -> dict[str, Any]:
    rows = []
    for n in range(2 * times):
        picture = Picture("x", painted((RED, BLUE)[n % 2]), "")
        rows.append({**made.sample(picture, Draw(n)), "keys": n, "names": "x", "left_out": []})
    batch = collated(rows)
    assert isinstance(batch, dict)
    return batch


class Watched:
    """Calls of a recipe's network, each answered with zeros."""

    def __init__(self, made: ReferenceRecipe, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[tuple[Tensor, Tensor, Tensor, list[Tensor]]] = []
        monkeypatch.setattr(made, "_network", self)

    def __call__(self, x: Tensor, t: Tensor, tokens: Tensor, hints: list[Tensor]) -> Tensor:
        self.calls.append((x, t, tokens, hints))
        return torch.zeros_like(x)


def levels(t: Tensor) -> tuple[Tensor, Tensor]:
    """alpha_t and beta_t, worked out from the betas."""
    betas = np.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2
    abar = torch.from_numpy(np.cumprod(1 - betas))[t].float()[:, None, None, None]
    return abar**0.5, (1 - abar) ** 0.5


def as_epsilon(made: ReferenceRecipe) -> ReferenceRecipe:
    made.schedule = Schedule.scaled_linear(12)
    return made


# -- the losses -----------------------------------------------------------------------------------


def test_eq_1_and_2_the_noise_under_lines_and_tokens(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = as_epsilon(made_of(base, scheme="none"))
    batch = batch_of(made)
    draws = Draws(batch["keys"])
    watched = Watched(made, monkeypatch)
    loss = made.loss(batch, draws, 0).total
    ((x, t, tokens, hints),) = watched.calls
    z0 = latents.encoded(made.frozen["vae"], batch["rgb"])
    eps = draws.normal("eps", *z0.shape[1:])
    alpha, beta = levels(t)
    torch.testing.assert_close(x, alpha * z0 + beta * eps)
    torch.testing.assert_close(loss, eps.square().mean())
    assert torch.equal(t, draws.integers("t", 1000))
    seen = image_tokens(made.frozen["image_encoder"], batch["reference"])
    assert torch.equal(tokens, seen[:, 1:])
    own = made.trained["sketch_encoder"](batch["sketch"].expand(-1, 3, -1, -1))
    assert all(torch.equal(a, b) for a, b in zip(hints, own, strict=True))


def test_velocities_where_the_prior_predicts_them(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_of(base)
    batch = batch_of(made)
    draws = Draws(batch["keys"])
    watched = Watched(made, monkeypatch)
    loss = made.loss(batch, draws, 0).total
    z0 = latents.encoded(made.frozen["vae"], batch["rgb"])
    alpha, beta = levels(watched.calls[0][1])
    wanted = alpha * draws.normal("eps", *z0.shape[1:]) - beta * z0
    torch.testing.assert_close(loss, wanted.square().mean())


def test_shuffling_permutes_the_places_of_each_sample_for_itself(base: Base) -> None:
    made = made_of(base)
    batch = batch_of(made)
    t = torch.zeros(4, dtype=torch.long)
    tokens = made.tokens(batch["reference"], t, Draws(batch["keys"]))
    plain = image_tokens(made.frozen["image_encoder"], batch["reference"])[:, 1:]
    orders = []
    for one, before in zip(tokens, plain, strict=True):
        places = torch.cdist(one, before).argmin(dim=1)
        assert sorted(places.tolist()) == list(range(len(before)))
        assert torch.equal(one, before[places])
        orders.append(tuple(places.tolist()))
    assert len(set(orders)) == 4
    assert tuple(range(16)) not in orders


def test_references_are_dropped_at_the_rate_that_is_set(base: Base) -> None:
    made = made_of(base, drop=0.75)
    reference = batch_of(made, 1)["reference"][:1].expand(64, -1, -1, -1)
    t = torch.zeros(64, dtype=torch.long)
    tokens = made.tokens(reference, t, Draws(torch.arange(64)))
    none = (tokens == 0).flatten(1).all(dim=1)
    assert 40 <= int(none.sum()) <= 56
    assert bool((tokens[~none] != 0).any(dim=2).all())


def test_eq_3_noises_tokens_at_the_same_t_with_noise_of_their_own(base: Base) -> None:
    made = made_of(base, noisy=True, scheme="none")
    batch = batch_of(made)
    draws = Draws(batch["keys"])
    t = draws.integers("t", 1000)
    found = made.tokens(batch["reference"], t, draws)
    clean = image_tokens(made.frozen["image_encoder"], batch["reference"])[:, 1:]
    alpha, beta = (level[..., 0] for level in levels(t))
    eps_r = draws.normal("eps_r", *clean.shape[1:])
    torch.testing.assert_close(found, alpha * clean + beta * eps_r)
    z_noise = draws.normal("eps", 4, 8, 8).flatten(1)
    size = min(z_noise.shape[1], eps_r.flatten(1).shape[1])
    assert not torch.allclose(eps_r.flatten(1)[:, :size], z_noise[:, :size])


def test_eq_4_adds_lambda_times_the_loss_of_the_lines_alone(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = as_epsilon(made_of(base, dual=4.0, scheme="none"))
    batch = batch_of(made)
    draws = Draws(batch["keys"])
    watched = Watched(made, monkeypatch)
    losses = made.loss(batch, draws, 0)
    ((x, t, tokens, hints),) = watched.calls
    z0 = latents.encoded(made.frozen["vae"], batch["rgb"])
    eps, other = (draws.normal(name, *z0.shape[1:]) for name in ("eps", "eps'"))
    assert not torch.equal(eps, other)
    alpha, beta = levels(t[:4])
    torch.testing.assert_close(x, torch.cat([alpha * z0 + beta * e for e in (eps, other)]))
    torch.testing.assert_close(
        losses.total, eps.square().mean() + 4 * other.square().mean(), rtol=1e-5, atol=1e-6
    )
    assert torch.equal(t[:4], t[4:])
    assert bool((tokens[:4] != 0).any())
    assert not (tokens[4:] != 0).any()
    assert all(torch.equal(hint[:4], hint[4:]) for hint in hints)


def test_the_cls_form_trains_with_one_token(base: Base) -> None:
    made = made_of(base, form="cls")
    batch = batch_of(made)
    t = torch.zeros(4, dtype=torch.long)
    tokens = made.tokens(batch["reference"], t, Draws(batch["keys"]))
    seen = image_tokens(made.frozen["image_encoder"], batch["reference"])
    assert torch.equal(tokens, seen[:, :1])
    assert made.loss(batch, Draws(batch["keys"]), 0).total.isfinite()


def test_two_halves_of_a_batch_have_the_loss_of_the_whole(base: Base) -> None:
    made = made_of(base, noisy=True, dual=4.0, drop=0.5)
    batch = batch_of(made)
    whole = made.loss(batch, Draws(batch["keys"]), 0).total
    halves = []
    for part in (slice(0, 2), slice(2, 4)):
        half = {k: v[part] if isinstance(v, Tensor) else v for k, v in batch.items()}
        halves.append(made.loss(half, Draws(half["keys"]), 0).total)
    torch.testing.assert_close(whole, torch.stack(halves).mean(), rtol=1e-4, atol=1e-5)


# -- samples --------------------------------------------------------------------------------------


def test_samples_are_the_picture_its_lines_and_its_reference(base: Base) -> None:
    sample = made_of(base).sample(Picture("a", painted(RED), ""), Draw(1))
    assert sample["rgb"].shape == (3, SIDE, SIDE)
    assert sample["reference"].shape == (3, 56, 56)
    lines = sample["sketch"][0]
    assert lines[16, 30] > 0.9
    assert lines[30, 30] == -1


@pytest.mark.parametrize("lines", ["both", "xdog", "ink", "thin"])
def test_pictures_without_ink_get_lines_where_colours_meet(lines: str) -> None:
    rgb = painted(RED, ink=False)[..., :3]
    for key in range(4):
        found = sketch(rgb, lines, Draw(key))[0].numpy()
        assert found[14:18, 24:40].max() > 0
        assert (found[22:42, 22:42] == -1).all()


def test_deform_bends_the_reference_and_not_the_picture(base: Base) -> None:
    picture = Picture("a", painted(RED), "")
    plain = made_of(base, scheme="none").sample(picture, Draw(3))
    bent = made_of(base, scheme="deform").sample(picture, Draw(3))
    assert torch.equal(plain["rgb"], bent["rgb"])
    assert torch.equal(plain["sketch"], bent["sketch"])
    assert (plain["reference"] - bent["reference"]).abs().mean() > 0.02


def test_a_picture_that_comes_with_another_one_has_that_as_its_reference(base: Base) -> None:
    made = made_of(base, scheme="none")
    other = painted(BLUE)[..., :3]
    alone, lent = (
        made.sample(Picture("a", painted(RED), "", facts), Draw(3))
        for facts in ({}, {"reference": other})
    )
    assert torch.equal(alone["rgb"], lent["rgb"])
    assert torch.equal(alone["sketch"], lent["sketch"])
    assert lent["reference"].mean(dim=(1, 2)).argmax() == 2
    assert alone["reference"].mean(dim=(1, 2)).argmax() == 0
    # a row of a captions' file may have a word there
    named = made.sample(Picture("a", painted(RED), "", {"reference": "b.png"}), Draw(3))
    assert torch.equal(named["reference"], alone["reference"])


def test_latents_that_are_kept_are_those_that_are_made(base: Base) -> None:
    kept, fresh = made_of(base, cache=8, flip=False), made_of(base, flip=False)
    batch = batch_of(kept)
    losses = [
        made.loss(batch, Draws(batch["keys"]), 0).total for made in (kept, fresh) for _ in range(2)
    ]
    assert len(kept._kept) == 2  # four samples of two pictures
    assert len(fresh._kept) == 0
    torch.testing.assert_close(torch.stack(losses), losses[0].expand(4), rtol=1e-4, atol=1e-5)


def test_bent_pictures_keep_their_colours_and_some_are_mirrored() -> None:
    half = np.zeros((40, 60, 3), np.uint8)
    half[:, 30:] = 200
    sides = {bool(deformed(half, np.random.default_rng(n))[20, 5, 0] > 100) for n in range(12)}
    assert sides == {True, False}
    bent = deformed(half, np.random.default_rng(0))
    assert bent.shape == half.shape
    assert abs(float((bent > 100).mean()) - 0.5) < 0.15


def test_rigid_moving_least_squares() -> None:
    rng = np.random.default_rng(0)
    sources, points = rng.random((9, 2)), rng.random((20, 2))
    turn = np.array([[0.8, -0.6], [0.6, 0.8]])
    moved = sources @ turn.T + [0.3, -0.2]
    np.testing.assert_allclose(
        rigid(points, sources, moved), points @ turn.T + [0.3, -0.2], atol=1e-9
    )  # what moves as one stays as it is
    targets = sources + 0.1 * rng.normal(size=sources.shape)
    np.testing.assert_allclose(rigid(sources, sources, targets), targets, atol=1e-5)
    assert np.abs(rigid(points, sources, 2 * sources) - 2 * points).max() > 0.01  # no scaling


# -- what it is made of, and what it leaves -------------------------------------------------------


def test_words_of_another_width_than_the_tokens_are_refused(base: Base) -> None:
    class Narrow(Base):
        def load(self, role: str) -> Any:
            model = super().load(role)
            if role == "image_encoder":
                model.config.projection_dim = 24
            return model

    with pytest.raises(BadInput, match="32 numbers"):
        made_of(Narrow(base.folder))


@pytest.mark.parametrize("mini", [False, True])
def test_the_shipped_settings(mini: bool) -> None:
    spec = recipe("reference")
    config = read_config(spec, mini=mini)
    assert load(spec) is ReferenceRecipe
    assert isinstance(config.recipe, ReferenceSettings)
    if not mini:
        assert (config.recipe.scheme, config.recipe.drop) == ("shuffle", 0.8)
        assert (config.fit.learning_rate, config.fit.weight_decay) == (1e-5, 0.1)
        assert config.fit.betas == (0.9, 0.999)
        assert config.fit.batch * config.fit.accumulate == 20  # on each of four cards


def result_of(folder: Path, colors: tuple[Any, Any]) -> np.ndarray:
    """What the way paints, raw, for the drawing and a reference of these colours."""
    engine = Engine(ModelStore(folder.parent), "cpu")
    try:
        request = ReferenceRequest(
            Pixels(drawing()),
            references=(Reference(painted(colors)),),
            steps=8,
            guidance=1.0,
            lines="as-is",
        )
        raw = engine.run("sketch.reference", request, Quiet()).raw
    finally:
        engine.close()
    assert raw is not None
    return raw.array[..., :3].astype(float)


def installed(made: ReferenceRecipe, root: Path) -> Path:
    """The weights of a recipe as a bundle, with the rest of its base."""
    folder = root / "trained"
    shutil.copytree(made.base.bundle.root, folder)
    for role in ("sketch_unet", "sketch_encoder"):
        shutil.rmtree(folder / role)
    made.save(folder)
    return folder


def test_it_learns_one_batch_and_the_way_then_paints_in_the_reference_s_colours(
    base: Base, tmp_path: Path
) -> None:
    made = made_of(base)
    batch = batch_of(made)
    with torch.no_grad():
        truths = [
            ((latents.decoded(made.frozen["vae"], z, size=(SIDE, SIDE))[0] + 1) * 127.5)
            .permute(1, 2, 0)
            .numpy()
            for z in latents.encoded(made.frozen["vae"], batch["rgb"][:2]).split(1)
        ]

    def away(folder: Path) -> list[list[float]]:
        results = [result_of(folder, colors) for colors in (RED, BLUE)]
        return [[float(np.abs(r - truth).mean()) for truth in truths] for r in results]

    before = away(installed(made, tmp_path / "before"))
    losses = overfit(made, batch, STEPS, rate=RATE, fresh=True)
    assert losses[0] > 1
    assert np.mean(losses[-5:]) < LOSS
    after = away(installed(made, tmp_path / "after"))
    for n in range(2):
        assert after[n][n] < 0.85 * before[n][n]  # nearer to the picture than untrained
        assert after[n][n] < 0.85 * after[n][1 - n]  # and to the reference's than to the other's
    sheet = made.shown({k: v[:1] for k, v in batch.items() if isinstance(v, Tensor)}, draws_of(1))
    assert sheet is not None
    assert sheet.shape == (4 * SIDE, SIDE, 3)


def draws_of(count: int) -> Draws:
    return Draws(torch.arange(count))


def test_what_is_saved_is_loaded_to_the_bit_with_the_sliders_unit(
    base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_of(base)
    batch: Mapping[str, Any] = batch_of(made)
    made.loss(batch, Draws(batch["keys"]), 0)
    saved = made.save(tmp_path)
    assert saved.family == "colorize-diffusion"
    assert saved.prediction_type == "v_prediction"
    assert saved.constants["text_spread"] > 0
    assert "local_polarity" not in saved.constants  # of 4 x 4 places none can be told
    monkeypatch.setattr(
        "colorstudio.training.reference.measured_constants",
        lambda encoder, projector, tokenizer, pictures: {"local_polarity": len(pictures)},
    )
    made.measure([batch])
    assert made.save(tmp_path).constants["local_polarity"] == 1
    assert dict(saved.parts) == {
        "sketch_unet": ("sketch_unet", "diffusers"),
        "sketch_encoder": ("sketch_encoder", "colorstudio"),
    }
    from colorstudio.diffusion.bundle import Part

    parts = {role: Part(role, tmp_path / path, kind) for role, (path, kind) in saved.parts.items()}
    bundle = Bundle("a", "A", saved.family, parts, tmp_path)
    for role in parts:
        own, again = made.trained[role].state_dict(), loaders.load(bundle, role).state_dict()
        assert own.keys() == again.keys()
        assert all(torch.equal(own[key], again[key]) for key in own)
