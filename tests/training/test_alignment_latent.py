"""Fine-tuning Color Alignment's U-Net: the lesson, its loss, and what it does for the way."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from colorstudio.diffusion import conditioning, latents
from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine import loaders
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.palette.alignment import run, tracks
from colorstudio.methods.palette.alignment.condition import blurred
from colorstudio.methods.palette.alignment.request import AlignmentRequest
from colorstudio.training.alignment_latent import (
    AlignmentLatentRecipe,
    AlignmentLatentSettings,
    widened,
)
from colorstudio.training.config import read_config
from colorstudio.training.data import collated
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.recipe import Picture, as_tensor
from colorstudio.training.registry import load, recipe
from tests.tiny_models import tiny_sd, tiny_sd2_v
from tests.training.overfit import overfit

SIDE = 64


class Base:
    """The weights of a folder, as recipes get them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bundle: Bundle = read_bundle(folder)

    def load(self, role: str) -> Any:
        return loaders.load(self.bundle, role)


def steady(folder: Path) -> Path:
    """The autoencoder's latents become what pictures are, about 1 in size, without noise."""
    file = folder / "vae" / "diffusion_pytorch_model.safetensors"
    weights = load_file(file)
    weights["quant_conv.weight"][4:] = 0
    weights["quant_conv.bias"][4:] = -30
    vae: Any = loaders.load(read_bundle(folder), "vae")
    with torch.no_grad():
        found = vae.encode(as_tensor(picture()[..., :3])[None]).latent_dist.mean
    middle, spread = found.mean(dim=(0, 2, 3)), found.std(dim=(0, 2, 3)) * 0.18215
    weights["quant_conv.weight"][:4] /= spread.reshape(4, 1, 1, 1)
    weights["quant_conv.bias"][:4] -= middle
    weights["quant_conv.bias"][:4] /= spread
    save_file(weights, file)
    return folder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    return Base(steady(tiny_sd(tmp_path_factory.mktemp("base"))))


def made_of(base: Base, **values: Any) -> AlignmentLatentRecipe:
    return AlignmentLatentRecipe(AlignmentLatentSettings(resolution=SIDE, **values), base)


def picture() -> np.ndarray:
    rgba = np.full((SIDE, SIDE, 4), 255, np.uint8)
    rgba[..., :3] = (0xE8, 0xE0, 0xD0)
    rgba[:32, :32, :3] = (0xC0, 0x30, 0x20)
    rgba[32:, 40:, :3] = (0x20, 0x30, 0x60)
    return rgba


def batch_of(made: AlignmentLatentRecipe, count: int, words: str = "red") -> Mapping[str, Any]:
    sample = made.sample(Picture("a", picture(), words), Draw(0))
    rows = [{**sample, "keys": key, "names": "a", "left_out": []} for key in range(count)]
    batch = collated(rows)
    assert isinstance(batch, dict)
    return batch


@pytest.mark.parametrize("mini", [False, True])
def test_the_shipped_settings(mini: bool) -> None:
    config = read_config(recipe("alignment-latent"), mini=mini)
    assert load(recipe("alignment-latent")) is AlignmentLatentRecipe
    assert (config.recipe.blur, config.recipe.stop, config.recipe.drop) == (3.0, 0.2, 0.1)
    assert config.fit.warm_up == 200
    if not mini:
        assert (config.fit.learning_rate, config.fit.steps) == (1e-5, 160_000)
        assert config.fit.batch * config.fit.accumulate == 8
        assert config.recipe.resolution == 512
    with pytest.raises(BadInput, match="drop is 2"):
        AlignmentLatentSettings(drop=2)


def test_widened_it_answers_as_before(base: Base) -> None:
    unet, wider = base.load("unet"), widened(base.load("unet"), 4)
    x, words = torch.randn(1, 8, 8, 8), torch.randn(1, 77, 32)
    with torch.no_grad():
        before = unet(x[:, :4], 500, encoder_hidden_states=words).sample
        after = wider(x, 500, encoder_hidden_states=words).sample
    assert (before - after).abs().max() <= 1e-6
    assert wider.config.in_channels == 8  # pyright: ignore


def test_a_sample_is_the_picture_and_its_blurred_colours(base: Base) -> None:
    sample = made_of(base).sample(Picture("a", picture(), "red"), Draw(3))
    rgb = np.rint((sample["rgb"].permute(1, 2, 0).numpy() + 1) * 127.5).astype(np.uint8)
    assert sample["rgb"].shape == (3, SIDE, SIDE)
    assert np.allclose(sample["colors"].permute(1, 2, 0), blurred(rgb, 3.0))
    assert not torch.equal(sample["rgb"], sample["colors"])
    assert sample["caption"] == "red"


def shown(
    made: AlignmentLatentRecipe, batch: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, float]:
    seen: list[tuple[torch.Tensor, ...]] = []

    def watched(x: torch.Tensor, t: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
        seen.append((x, t, words))
        return torch.zeros_like(x[:, :4])

    monkeypatch.setattr(made, "_network", watched)
    loss = made.loss(batch, Draws(batch["keys"]), 0).total.item()
    return seen[0][0], seen[0][1], seen[0][2], loss


def latents_of(made: AlignmentLatentRecipe, rgb: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
    vae: Any = made.frozen["vae"]
    with torch.no_grad():
        found = vae.encode(rgb).latent_dist
        return (found.mean + found.std * noise) * 0.18215


def test_what_the_network_is_shown_and_what_it_is_to_answer(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_of(base)
    batch = batch_of(made, 8)
    draws = Draws(batch["keys"])
    x, t, _, loss = shown(made, batch, monkeypatch)
    assert (t <= 200).any()
    assert (t > 200).any()
    x0 = latents_of(made, batch["rgb"], draws.normal("x0 latents", 4, 8, 8))
    c = latents_of(made, batch["colors"], draws.normal("c latents", 4, 8, 8))
    eps = draws.normal("eps", 4, 8, 8)
    seen, target = tracks.lesson(x0, eps, t, tracks.points_of(c), made.schedule, 200)
    torch.testing.assert_close(x[:, :4], seen)
    assert loss == pytest.approx(target.square().mean().item(), rel=1e-4)
    for n in range(8):
        own, beside = tracks.points_of(c)[n], tracks.points_of(x[:, 4:])[n]
        order = [int((own - point).abs().sum(dim=1).argmin()) for point in beside]
        torch.testing.assert_close(beside, own[order])
        assert sorted(order) == list(range(64)), "every point of c once"
        assert order != sorted(order), "mixed"


def test_latents_that_are_kept_are_those_that_would_be_made_anew(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, keeping = made_of(base), made_of(base, cache=64)
    batch = batch_of(keeping, 2)
    draws, uses = Draws(batch["keys"]), ("rgb", "colors")
    kept = [keeping._latents(batch, of, draws, "x") for of in uses]
    for of, found in zip(uses, kept, strict=True):
        torch.testing.assert_close(
            found, made._latents(batch, of, draws, "x"), rtol=1e-3, atol=1e-3
        )
    assert not torch.allclose(kept[0], kept[1], atol=0.1), "the blurred ones by themselves"
    vae: Any = keeping.frozen["vae"]
    monkeypatch.setattr(vae, "encode", None)
    assert all(
        torch.equal(keeping._latents(batch, of, draws, "x"), found)
        for of, found in zip(uses, kept, strict=True)
    )


def test_a_tenth_of_the_captions_is_empty(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    made = made_of(base)
    batch = batch_of(made, 200)
    given: list[list[str]] = []

    def encoded(tokenizer: Any, encoder: Any, prompts: list[str], **more: Any) -> torch.Tensor:
        given.append(prompts)
        return torch.zeros(len(prompts), 77, 32)

    monkeypatch.setattr(conditioning, "encoded", encoded)
    small = {**batch, "rgb": batch["rgb"][:, :, :8, :8], "colors": batch["colors"][:, :, :8, :8]}
    shown(made, small, monkeypatch)
    assert set(given[0]) == {"red", ""}
    assert 8 <= given[0].count("") <= 32


def test_v_predicting_weights_learn_velocities(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_of(Base(tiny_sd2_v(tmp_path)))
    batch = batch_of(made, 2)
    _, _, _, loss = shown(made, batch, monkeypatch)
    made.schedule = type(made.schedule).scaled_linear(20)
    assert shown(made, batch, monkeypatch)[3] != loss


def engine_with(folder: Path, made: AlignmentLatentRecipe) -> Engine:
    folder.mkdir()
    tiny = steady(tiny_sd(folder))
    parts = made.save(tiny)
    assert parts.parts == {"alignment_unet": ("alignment_unet", "diffusers")}
    assert (parts.family, parts.prediction_type, parts.base) == ("sd1", "epsilon", True)
    text = (tiny / "bundle.toml").read_text("utf-8")
    line = '[parts]\nalignment_unet = { path = "alignment_unet" }\n'
    (tiny / "bundle.toml").write_text(text.replace("[parts]\n", line), "utf-8")
    return Engine(ModelStore(folder), "cpu")


def off(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> tuple[float, float]:
    """How far the way's latents lie from the points of c, and these from them (CD-A, CD-C)."""
    painted: list[torch.Tensor] = []
    colors: list[torch.Tensor] = []
    condition, decoded = run.condition, latents.decoded

    def watched(*values: Any) -> torch.Tensor:
        colors.append(condition(*values))
        return colors[-1]

    def seen(vae: Any, x: torch.Tensor, *values: Any, **more: Any) -> torch.Tensor:
        if "size" in more:  # not a preview
            painted.append(tracks.points_of(x)[0])
        return decoded(vae, x, *values, **more)

    with monkeypatch.context() as patch:
        patch.setattr(run, "condition", watched)
        patch.setattr(latents, "decoded", seen)
        for seed in range(2):
            request = AlignmentRequest(
                Palette(),
                Pixels(picture()),
                prompt="red",
                guidance=1.0,
                width=SIDE,
                height=SIDE,
                steps=10,
                seed=seed,
            )
            result = engine.run("palette.alignment", request, Quiet())
            assert result.recipe["form"] == "fine-tuned"
    far = [torch.cdist(x, c) for x, c in zip(painted, colors, strict=True)]
    accuracy = torch.stack([d.amin(dim=1).mean() for d in far]).mean()
    completeness = torch.stack([d.amin(dim=0).mean() for d in far]).mean()
    return float(accuracy), float(completeness)


def test_one_batch_is_learned_and_the_colours_come_nearer(
    base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_of(base)
    before = off(engine_with(tmp_path / "before", made), monkeypatch)
    batch = batch_of(made, 4)
    # the autoencoder draws nothing here: once is enough
    known = {
        name: latents_of(made, batch[key], torch.zeros(4, 4, 8, 8))
        for name, key in (("x0", "rgb"), ("c", "colors"))
    }
    monkeypatch.setattr(made, "_latents", lambda batch, of, draws, name: known[name])
    losses = overfit(made, batch, 60, rate=3e-3, fresh=True)
    after = off(engine_with(tmp_path / "after", made), monkeypatch)
    assert losses[0] > 0.5
    assert np.mean(losses[-10:]) < 0.4
    assert after[0] < 0.5 * before[0], "CD-A"
    assert after[1] < 0.5 * before[1], "CD-C"


def test_the_picture_for_the_eye(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    made = made_of(base)
    batch = batch_of(made, 2)
    with torch.no_grad():
        rgb = made.shown(batch, Draws(batch["keys"]))
    assert rgb.shape == (2 * SIDE, 2 * SIDE, 3)
