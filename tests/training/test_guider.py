"""Training the guider: hints as people make them, Eq. 3, and what it does for the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.diffusion import conditioning, latents
from colorstudio.diffusion.schedules import Schedule
from colorstudio.engine import loaders
from colorstudio.engine.bundle_files import read_bundle
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.colorize.picture import grey_of
from colorstudio.methods.colorize.piggyback import seen
from colorstudio.methods.colorize.piggyback.guider import guided
from colorstudio.methods.colorize.piggyback.hint_map import hint_map
from colorstudio.methods.colorize.piggyback.request import PiggybackRequest
from colorstudio.training import guider as training
from colorstudio.training.config import read_config
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.guider import GuiderRecipe, GuiderSettings
from colorstudio.training.recipe import Picture
from colorstudio.training.region_hints import (
    _mark,
    map_of,
    quantised,
    regions_of,
    share_of_regions,
)
from colorstudio.training.registry import load, recipe
from tests.tiny_models import tiny_sd, tiny_sd2_v
from tests.tiny_piggyback import learnable
from tests.training.overfit import overfit

SIDE = 64
RED, BLUE = Color(50, 45, 30), Color(50, 10, -45)


class Base:
    """The weights of a folder, as recipes get them."""

    def __init__(self, folder: Path) -> None:
        self.bundle = read_bundle(folder)

    def load(self, role: str) -> Any:
        return loaders.load(self.bundle, role)


def photo(seed: int = 0, side: int = SIDE) -> np.ndarray:
    """Soft blobs of strong colours, h x w x 3 uint8."""
    noise = np.random.default_rng(seed).random((side, side, 3)).astype(np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), side / 10)
    return np.rint(255 * (soft - soft.min()) / (soft.max() - soft.min())).astype(np.uint8)


def picture(rgb: np.ndarray, caption: str = "a hat") -> Picture:
    opaque = np.full((*rgb.shape[:2], 1), 255, np.uint8)
    return Picture("a.png", np.concatenate([rgb, opaque], axis=-1), caption)


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Any:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_sd(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def made(folder: Path) -> GuiderRecipe:
    return GuiderRecipe(GuiderSettings(resolution=SIDE, segments=40), Base(folder))


# -- hints ----------------------------------------------------------------------------------------


def test_superpixels_are_about_as_many_as_asked_and_hang_together() -> None:
    regions = regions_of(photo(side=128), 64, 10.0, 8)
    assert 40 <= len(regions) <= 100
    assert set(np.unique(regions.labels)) == set(range(len(regions)))
    for label in range(0, len(regions), 7):
        parts, _ = cv2.connectedComponents((regions.labels == label).astype(np.uint8))
        assert parts == 2
    assert len(np.unique(regions.color)) <= 8


def test_a_region_has_the_colour_of_its_pixels_as_far_as_the_palette_goes() -> None:
    rgb = np.zeros((64, 64, 3), np.uint8)
    rgb[:, :32], rgb[:, 32:] = (200, 60, 50), (40, 90, 180)
    regions = regions_of(rgb, 16, 10.0, 2)
    lab = rgb_to_lab(rgb)
    for x in (8, 56):
        got = regions.lab[regions.labels[32, x]]
        np.testing.assert_allclose(got, lab[32, x], atol=3)
    same = regions_of(rgb, 16, 10.0, 2)
    np.testing.assert_array_equal(same.labels, regions.labels)
    np.testing.assert_array_equal(same.lab, regions.lab)


def test_colours_are_reduced_to_the_means_of_those_alike() -> None:
    values = np.array([[0, 0, 0], [2, 0, 0], [50, 0, 0], [0, 60, 0]], float)
    palette, nearest = quantised(values, np.array([3.0, 1, 1, 1]), 3)
    np.testing.assert_allclose(palette[nearest[0]], (0.5, 0, 0))
    assert nearest[0] == nearest[1]
    assert len(set(nearest)) == 3


def test_few_hints_are_as_common_as_many() -> None:
    rng = np.random.default_rng(0)
    shares = np.array([share_of_regions(rng, 200, paper=False, most=0.5) for _ in range(4000)])
    assert shares.min() >= 1 / 200 - 1e-9
    assert shares.max() <= 0.5
    logs = (np.log(shares) - np.log(1 / 200)) / (np.log(0.5) - np.log(1 / 200))
    np.testing.assert_allclose(np.quantile(logs, (0.25, 0.5, 0.75)), (0.25, 0.5, 0.75), atol=0.04)
    paper = np.array([share_of_regions(rng, 200, paper=True, most=0.5) for _ in range(1000)])
    assert paper.min() >= 0.3
    assert paper.max() <= 0.5
    np.testing.assert_allclose(np.median(paper), 0.4, atol=0.02)


@given(seed=st.integers(0, 200))
def test_marks_are_discs_and_strokes_in_their_regions_colours(seed: int) -> None:
    rgb = photo(seed % 3)
    regions = regions_of(rgb, 40, 10.0, 8)
    _, lightness = training.grey_of(rgb)
    drawn = map_of(regions, lightness, np.random.default_rng(seed), paper=False, most=0.5)
    inside = drawn.mask > 0
    assert inside.any()
    assert not drawn.codes[~inside].any()
    assert set(np.unique(drawn.mask)) <= {0, 1}
    shown = rgb_to_lab(np.rint((drawn.codes[inside] + 1) * 127.5).astype(np.uint8))
    a, b = np.unique(shown[:, 1:].round(6), axis=0).T[..., None]
    # a colour may be paler where there is none so strong at the photo's lightness
    turned = np.abs(a * regions.lab[:, 2] - b * regions.lab[:, 1])
    assert (turned / np.hypot(*regions.lab[:, 1:].T)).min(axis=1).max() < 2.5


def test_a_mark_lies_where_its_colour_is() -> None:
    regions = regions_of(photo(), 40, 10.0, 8)
    kinds = set()
    for region in range(len(regions)):
        mark = _mark(regions, region, np.random.default_rng(region), 0)
        kinds.add(mark.kind)
        assert mark.color is not None
        np.testing.assert_allclose(mark.color.lab, regions.lab[region])
        under = [int(regions.labels[int(y), int(x)]) for x, y in mark.points]
        assert under[0] == region
        assert {int(regions.color[label]) for label in under} == {int(regions.color[region])}
    assert kinds == {"point", "stroke"}


def test_the_papers_hints_are_whole_regions() -> None:
    rgb = photo()
    regions = regions_of(rgb, 40, 10.0, 8)
    _, lightness = training.grey_of(rgb)
    drawn = map_of(regions, lightness, np.random.default_rng(1), paper=True, most=0.5)
    chosen = {int(label) for label in np.unique(regions.labels[drawn.mask > 0])}
    assert 0.25 * len(regions) <= len(chosen) <= 0.55 * len(regions)
    np.testing.assert_array_equal(np.isin(regions.labels, list(chosen)), drawn.mask > 0)
    label = min(chosen)
    expected = np.array(Color(*regions.lab[label]).rgb8) / 127.5 - 1
    np.testing.assert_allclose(drawn.codes[regions.labels == label][0], expected, atol=1e-6)


# -- samples and loss -----------------------------------------------------------------------------


def test_a_sample_is_repeated_and_shows_the_photo_as_the_way_does(made: GuiderRecipe) -> None:
    rgb = photo()
    one, again = (made.sample(picture(rgb), Draw(5)) for _ in range(2))
    for name, value in one.items():
        assert torch.equal(value, again[name]) if torch.is_tensor(value) else value == again[name]
    assert one["rgb"].shape == one["hints"].shape == (3, SIDE, SIDE)
    shown = np.rint((one["rgb"].permute(1, 2, 0).numpy() + 1) * 127.5).astype(np.uint8)
    opaque = np.full((SIDE, SIDE, 1), 255, np.uint8)
    way = grey_of(Pixels(np.concatenate([shown, opaque], axis=-1)), (SIDE, SIDE))
    np.testing.assert_allclose(one["grey"][0].numpy(), way, atol=1 / 127.5)


def test_captions_and_hints_are_left_out_as_often_as_asked(made: GuiderRecipe) -> None:
    rgb = photo()
    samples = [made.sample(picture(rgb), Draw(n)) for n in range(120)]
    empty = np.mean([not s["mask"].any() for s in samples])
    assert 0.35 < empty < 0.65
    captions = [s["caption"] for s in samples]
    assert set(captions) == {"a hat", "", "color photo", "high quality photo"}
    assert 0.35 < captions.count("a hat") / 120 < 0.65


def batch_of(made: GuiderRecipe, pictures: list[np.ndarray], **said: Any) -> dict[str, Any]:
    rows = [{**made.sample(picture(rgb), Draw(n)), "key": n} for n, rgb in enumerate(pictures)]
    keys = torch.tensor([row.pop("key") for row in rows])
    stacked = {
        name: torch.stack([row[name] for row in rows])
        if torch.is_tensor(rows[0][name])
        else [row[name] for row in rows]
        for name in rows[0]
    }
    return {**stacked, "keys": keys, **said}


@pytest.mark.parametrize("kind", ["epsilon", "v_prediction"])
def test_eq_3_is_the_error_of_prior_and_guider_together(tmp_path: Path, kind: str) -> None:
    made = (tiny_sd if kind == "epsilon" else tiny_sd2_v)(tmp_path)
    taught = GuiderRecipe(GuiderSettings(resolution=SIDE, segments=40), Base(made))
    with torch.no_grad():
        for weight in taught.guider.parameters():
            weight += 0.02 * torch.randn(weight.shape, generator=torch.Generator().manual_seed(1))
    batch = batch_of(taught, [photo(), photo(1)])
    draws = Draws(batch["keys"])
    schedule = Schedule.scaled_linear(20, prediction_type=kind)
    vae, unet = taught.frozen["vae"], taught.frozen["unet"]
    losses = []
    with torch.no_grad():
        found = vae.encode(batch["rgb"]).latent_dist  # type: ignore[operator]
        z = 0.18215 * (found.mean + found.std * draws.normal("latents", 4, 8, 8))
        eps, t = draws.normal("eps", 4, 8, 8), draws.integers("t", 1000)
        words = conditioning.encoded(
            taught.tokenizer, taught.frozen["text_encoder"], batch["caption"], windows=1
        )
        with guided(unet, taught.guider, taught._condition(batch)) as both:
            for n in range(2):
                x = schedule.add_noise(z[n], eps[n], int(t[n]))
                target = eps[n] if kind == "epsilon" else schedule.velocity(z[n], eps[n], int(t[n]))
                one = taught._condition({k: v[n : n + 1] for k, v in batch.items()})
                both.seen = one
                got = both(x[None], t[n : n + 1], encoder_hidden_states=words[n : n + 1])[0]
                losses.append((got[0] - target).square().mean())
        expected = torch.stack(losses).mean()
        assert taught.loss(batch, draws, 0).total == pytest.approx(float(expected), rel=1e-4)


def test_the_prior_and_the_encoders_stay(made: GuiderRecipe) -> None:
    assert set(made.trained) == {"guider"}
    assert set(made.frozen) == {"unet", "vae", "text_encoder"}
    for module in made.frozen.values():
        module.requires_grad_(False)
    made.guider.requires_grad_(True)
    batch = batch_of(made, [photo()])
    made.checkpointing()
    made.loss(batch, Draws(batch["keys"]), 0).total.backward()
    assert all(weight.grad is not None for weight in made.guider.parameters())
    made.guider.zero_grad(set_to_none=True)


# -- what it is for -------------------------------------------------------------------------------


def flat(color: Color) -> np.ndarray:
    """A soft picture of one colour whose lightness alone varies."""
    light = photo(3)[..., 0].astype(np.float64) / 255 * 12 + 44
    lab = np.stack([light, np.full_like(light, color.a), np.full_like(light, color.b)], axis=-1)
    codes = [Color(*(float(v) for v in row)).rgb8 for row in lab.reshape(-1, 3)]
    return np.array(codes, np.uint8).reshape(SIDE, SIDE, 3)


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> GuiderRecipe:
    """Of weights that can learn colours, and predict v: noise hides them less."""
    folder = learnable(tiny_sd2_v(tmp_path_factory.mktemp("learnable")))
    settings = GuiderSettings(resolution=SIDE, segments=12, empty=0.0, dummies=0.0)
    return untaught(settings, folder)


def untaught(settings: GuiderSettings, folder: Path) -> GuiderRecipe:
    """A guider that begins the same, whatever was tested before."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        return GuiderRecipe(settings, Base(folder))


def test_it_learns_a_batch_by_heart(taught: GuiderRecipe) -> None:
    fresh = untaught(taught.settings, taught.bundle.root)
    losses = overfit(fresh, batch_of(fresh, [photo(), photo(1)]), 30, rate=3e-3)
    assert losses[0] > 0.5
    assert losses[-1] < 0.1


def test_trained_it_colours_as_hinted(taught: GuiderRecipe) -> None:
    """One photo in two colours, told apart by their hints alone: the way's result is nearer to
    the hinted one, and was not before."""
    colors = (RED, BLUE)
    pictures = [flat(color) for color in colors]
    hint = Hint("a", "point", ((32.0, 32.0),), radius=14)
    maps = [
        seen.map_tensors(
            hint_map(Hints((SIDE, SIDE), (replace(hint, color=color),)), training.grey_of(rgb)[1])
        )
        for color, rgb in zip(colors, pictures, strict=True)
    ]
    hints, mask = (torch.stack(part) for part in zip(*maps, strict=True))
    fresh = untaught(taught.settings, taught.bundle.root)
    batch = batch_of(fresh, pictures, caption=["", ""], hints=hints, mask=mask)
    before = _colored(fresh, colors, pictures)
    overfit(fresh, batch, 300, rate=1e-3, fresh=True)
    after = _colored(fresh, colors, pictures)
    assert before > 0.9
    assert after < 0.6


def _colored(made: GuiderRecipe, colors: tuple[Color, ...], pictures: list[np.ndarray]) -> float:
    """How far the way's own decode is from the hinted colour's picture, beside the other's.

    1: no nearer to the one than to the other. Both as the tiny autoencoder gives them back.
    """
    folder = made.bundle.root
    made.save(folder)
    file = folder / "bundle.toml"
    if "guider" not in file.read_text("utf-8"):
        row = '[parts]\nguider = { path = "guider", layout = "colorstudio" }'
        file.write_text(file.read_text("utf-8").replace("[parts]", row), "utf-8")
    engine = Engine(ModelStore(folder.parent), "cpu")
    vae = made.frozen["vae"]
    known = []
    for rgb in pictures:
        tensor = torch.from_numpy(rgb).permute(2, 0, 1)[None].float() / 127.5 - 1
        given_back = latents.decoded(vae, latents.encoded(vae, tensor))[0]
        known.append(((given_back.permute(1, 2, 0) + 1) * 127.5).numpy())
    ratios = []
    for n, rgb in enumerate(pictures):
        grey = training.grey_of(rgb)[0]
        image = Pixels(np.dstack([grey, grey, grey, np.full_like(grey, 255)]))
        hint = Hint("a", "point", ((32.0, 32.0),), radius=14, color=colors[n])
        request = PiggybackRequest(
            image, Hints((SIDE, SIDE), (hint,)), steps=10, guidance=1.0, decoder="plain"
        )
        raw = engine.run("colorize.piggyback", request, Quiet()).raw
        assert raw is not None
        away = [float(np.square(raw.array[..., :3] - other).mean()) for other in known]
        ratios.append(away[n] / away[1 - n])
    return float(np.mean(ratios))


def test_it_is_saved_as_the_engine_loads_it(tmp_path: Path, made: GuiderRecipe) -> None:
    parts = made.save(tmp_path)
    assert parts.parts == {"guider": ("guider", "colorstudio")}
    assert parts.base
    assert parts.family == "sd1"
    assert (tmp_path / "guider" / "model.safetensors").is_file()


def test_a_picture_for_the_eye(made: GuiderRecipe) -> None:
    batch = batch_of(made, [photo(), photo(1)])
    made.guider.eval()
    shown = made.shown(batch, Draws(batch["keys"]))
    assert shown.shape == (3 * SIDE, 2 * SIDE, 3)
    assert shown.dtype == np.uint8


@pytest.mark.parametrize("mini", [False, True])
def test_the_shipped_settings(mini: bool) -> None:
    spec = recipe("guider")
    assert load(spec) is GuiderRecipe
    config = read_config(spec, mini=mini)
    assert config.recipe.resolution == (128 if mini else 256)
    assert config.recipe.hints == "tools"
    if not mini:
        assert config.recipe.dummies == 0.5
        assert config.fit.learning_rate == 1e-5
