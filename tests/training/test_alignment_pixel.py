"""Training Color Alignment in pixels: the lesson, its loss, and what it does for the way."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput
from colorstudio.imaging.palette import Palette
from colorstudio.imaging.pixels import Pixels
from colorstudio.methods.base import Quiet
from colorstudio.methods.palette.alignment import tracks
from colorstudio.methods.palette.alignment.pixels_request import PixelsRequest
from colorstudio.training.alignment_pixel import (
    AlignmentPixelRecipe,
    AlignmentPixelSettings,
    network,
)
from colorstudio.training.config import read_config
from colorstudio.training.data import collated
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.recipe import Picture, as_tensor
from colorstudio.training.registry import load, recipe
from tests.tiny_alignment import PIXELS
from tests.training.overfit import overfit

SIDE = 16
TINY = AlignmentPixelSettings(resolution=SIDE, channels=(16, 32), layers=1)


def picture() -> np.ndarray:
    """A red square and a blue bar before a soft ground: many colours, few of them often."""
    rgba = np.full((SIDE, SIDE, 4), 255, np.uint8)
    steps = np.linspace(0, 1, SIDE)
    rgba[..., 0] = 240 - 90 * steps[:, None]
    rgba[..., 1] = 230 - 60 * steps
    rgba[..., 2] = 200 + 40 * steps[:, None] * steps
    rgba[:8, :8, :3] = (0xC0, 0x30, 0x20)
    rgba[8:14, 10:, :3] = (0x20, 0x30, 0x60)
    return rgba


def batch_of(made: AlignmentPixelRecipe, rgba: np.ndarray, count: int) -> Mapping[str, Any]:
    """The same picture under other numbers: other noise, times and orders."""
    sample = made.sample(Picture("a", rgba), Draw(0))
    rows = [{**sample, "keys": key, "names": "a", "left_out": []} for key in range(count)]
    batch = collated(rows)
    assert isinstance(batch, dict)
    return batch


@pytest.fixture
def made() -> AlignmentPixelRecipe:
    torch.manual_seed(0)
    return AlignmentPixelRecipe(TINY)


def test_the_papers_network_is_as_wide_and_takes_six_channels() -> None:
    with torch.device("meta"):
        unet: Any = network(AlignmentPixelSettings())
    assert unet.config.block_out_channels == (224, 224, 448, 448, 672, 672)
    assert (unet.config.in_channels, unet.config.out_channels) == (6, 3)
    assert unet.config.sample_size == 64


@pytest.mark.parametrize("mini", [False, True])
def test_the_shipped_settings_make_a_network(mini: bool) -> None:
    config = read_config(recipe("alignment-pixel"), mini=mini)
    assert load(recipe("alignment-pixel")) is AlignmentPixelRecipe
    assert config.recipe.resolution == 64
    with torch.device("meta"):
        network(config.recipe)


def test_widths_that_cannot_be_are_refused() -> None:
    refused: list[dict[str, Any]] = [
        {"channels": (12, 24)},
        {"channels": (16,)},
        {"resolution": 36},
    ]
    for values in refused:
        with pytest.raises(BadInput):
            AlignmentPixelSettings(**values)


def test_what_the_network_is_shown_and_what_it_is_to_answer(
    made: AlignmentPixelRecipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    rgba = np.random.default_rng(0).integers(0, 256, (SIDE, SIDE, 4), dtype=np.uint8)
    rgba[..., 3] = 255
    batch = batch_of(made, rgba, 8)
    shown: list[tuple[torch.Tensor, torch.Tensor]] = []

    def watched(x: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        shown.append((x, t))
        return torch.zeros_like(x[:, :3])

    monkeypatch.setattr(made, "_network", watched)
    draws = Draws(batch["keys"])
    loss = made.loss(batch, draws, 0).total
    ((x, t),) = shown
    x0 = batch["rgb"]
    seen, target = tracks.lesson(
        x0,
        draws.normal("eps", 3, SIDE, SIDE),
        t,
        tracks.points_of(x0),
        made.schedule,
        tracks.THROUGHOUT,
    )
    assert (t <= 200).any(), "late steps, too"
    assert torch.equal(x[:, :3], seen)
    assert loss.item() == pytest.approx(target.square().mean().item(), rel=1e-5)
    for n in range(8):
        own, beside = tracks.points_of(x0)[n], tracks.points_of(x[:, 3:])[n]
        assert sorted(beside.tolist()) == sorted(own.tolist()), "all pixels of c"
        assert not torch.equal(beside, own), "in another order"
        assert set(map(tuple, tracks.points_of(x[:, :3])[n].tolist())) <= set(
            map(tuple, own.tolist())
        ), "f at every timestep"
    assert not torch.equal(x[0, 3:], x[1, 3:]), "each sample in its own"


def bundle(folder: Path, made: AlignmentPixelRecipe) -> Engine:
    folder.mkdir(parents=True)
    parts = made.save(folder)
    assert parts.parts == {"pixel_unet": ("pixel_unet", "diffusers")}
    assert (parts.family, parts.resolution, parts.base) == ("alignment-pixels", SIDE, False)
    (folder / "bundle.toml").write_text(PIXELS, "utf-8")
    return Engine(ModelStore(folder.parent), "cpu")


def errors(engine: Engine, rgba: np.ndarray) -> tuple[float, float, float]:
    """CD-A, CD-C and Wasserstein-1, means over seeds, of the way's own picture."""
    from colorstudio.methods.palette.alignment.measure import measured

    found = []
    wanted = rgba.reshape(-1, 4)[:, :3]
    for seed in range(3):
        request = PixelsRequest(Palette(), Pixels(rgba), steps=12, seed=seed)
        result = engine.run("palette.pixels", request, Quiet())
        assert result.raw is not None
        assert result.seals == {"palette_cd_a": 0.0}
        own = result.raw.array.reshape(-1, 4)[:, :3]
        found.append(measured(own, wanted, np.ones(len(wanted))))
    a, c, w = np.mean(found, axis=0)
    return float(a), float(c), float(w)


def test_one_batch_is_learned_and_the_picture_has_all_colours_in_their_amounts(
    made: AlignmentPixelRecipe, tmp_path: Path
) -> None:
    rgba = picture()
    before = errors(bundle(tmp_path / "before" / "tiny-pixels", made), rgba)
    losses = overfit(made, batch_of(made, rgba, 6), 140, rate=3e-3, fresh=True)
    after = errors(bundle(tmp_path / "after" / "tiny-pixels", made), rgba)
    assert losses[0] > 0.5
    assert np.mean(losses[-10:]) < 0.1
    assert before[0] == after[0] == 0, "CD-A"
    assert after[1] < 0.5 * before[1], "CD-C"
    assert after[2] < 0.5 * before[2], "amounts"


def test_the_picture_for_the_eye(made: AlignmentPixelRecipe) -> None:
    batch = batch_of(made, picture(), 2)
    with torch.no_grad():
        rgb = made.shown(batch, Draws(batch["keys"]))
    assert rgb.shape == (2 * SIDE, 2 * SIDE, 3)
    assert np.array_equal(as_tensor(rgb[:SIDE, :SIDE]), batch["rgb"][0])
    colors = set(map(tuple, picture().reshape(-1, 4)[:, :3].tolist()))
    assert set(map(tuple, rgb[SIDE:].reshape(-1, 3).tolist())) <= colors
