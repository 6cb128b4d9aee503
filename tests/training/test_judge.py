"""The judge: what it reads, that it learns, and that it does not condition anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.diffusion import own_files
from colorstudio.errors import BadInput
from colorstudio.training.bundles import write_bundle
from colorstudio.training.config import read_config
from colorstudio.training.data import batch_at
from colorstudio.training.draws import Draw, Draws
from colorstudio.training.judge import JudgeRecipe, JudgeSettings, one_thing, shares
from colorstudio.training.judge_net import MOST_WORDS, Judge, bag
from colorstudio.training.recipe import Picture
from colorstudio.training.registry import load, recipe
from colorstudio.training.scenes.pictures import scenes_in
from colorstudio.training.scenes.words import NAMES
from tests.tiny_collection import tiny_collection
from tests.training.overfit import overfit

SMALL = JudgeSettings(side=32, widths=(16, 32), blocks=(1, 1), projection=16)


@pytest.fixture
def own() -> JudgeRecipe:
    torch.manual_seed(0)
    return JudgeRecipe(SMALL, None)


def test_it_reads_no_colours() -> None:
    assert bag("a red and white apple left of an orange leaf on a teal ground") == {"apple", "leaf"}
    assert bag("a photo of a blue t-shirt") == {"photo", "t-shirt"}
    net = JudgeRecipe(SMALL, None).judge
    assert net.places("a red apple on a blue ground") == net.places("An apple")
    assert net.places("a leaf left of an apple") == net.places("an apple left of a leaf")
    assert net.places("xyzzy") == [0] * MOST_WORDS


def test_shares_are_of_colours() -> None:
    rgb = np.zeros((24, 24, 3), np.uint8)
    rgb[:, :12] = 220, 30, 30
    found = dict(zip(NAMES, shares(rgb), strict=True))
    assert found["red"] == found["black"] == pytest.approx(0.5)
    assert sum(found.values()) == pytest.approx(1.0)


def test_of_two_things_one_is_looked_at() -> None:
    rgb = np.full((64, 64, 4), 255, np.uint8)
    left, right = np.zeros((2, 64, 64), np.uint8)
    left[20:36, 4:20] = right[30:50, 40:60] = 255
    rgb[left > 0, :3], rgb[right > 0, :3] = (255, 0, 0), (0, 0, 255)
    things = [("a red apple", left), ("a blue leaf", right)]
    picture = Picture("p", rgb, "a red apple left of a blue leaf", {"things": things})
    seen = {one.caption: one.rgb for one in (one_thing(picture, Draw(n)) for n in range(12))}
    assert set(seen) == {"a red apple", "a blue leaf"}
    assert seen["a red apple"].shape == (19, 19, 4)
    assert seen["a blue leaf"].shape == (24, 24, 4)
    for words, color in (("a red apple", (255, 0, 0)), ("a blue leaf", (0, 0, 255))):
        assert 0.6 < (seen[words][..., :3] == color).all(-1).mean() < 0.8  # whole, in the middle
    alone = Picture("p", rgb, "a red apple", {"things": things[:1]})
    assert one_thing(alone, Draw(0)) is alone


def test_single_words_are_told_among_all(own: JudgeRecipe) -> None:
    words = torch.tensor([own.judge.places("an apple"), own.judge.places("a face with a tongue")])
    wanted = own._wanted(words)
    assert wanted.sum(1).tolist() == [1, 1]
    assert sorted(wanted[1][wanted[1] > 0].tolist()) == [0.5, 0.5]
    assert wanted[0].argmax() + 1 == words[0, 0]


def test_a_picture_without_words_is_left_out(own: JudgeRecipe) -> None:
    picture = Picture("a.png", np.full((32, 32, 4), 255, np.uint8), "a red xyzzy")
    with pytest.raises(BadInput, match="no words"):
        own.sample(picture, Draw(0))


def test_it_learns_one_batch_and_comes_back_from_its_files(
    own: JudgeRecipe, tmp_path: Path
) -> None:
    pictures = scenes_in(tiny_collection(tmp_path), 64)
    batch: Any = batch_at(own, pictures, 0, range(8))
    losses = overfit(own, batch, 60, rate=5e-3)
    assert losses[-1] < 0.6 * losses[0]
    with torch.no_grad():
        assert own.loss(batch, Draws(batch["keys"]), 60).terms["right"] > 0.8
    bundle = write_bundle(own, tmp_path, "Judge", None, {"steps": 60})
    part = bundle.parts["judge"]
    assert (part.layout, bundle.base) == (own_files.LAYOUT, "")


def test_the_small_one_has_less_than_a_million_weights() -> None:
    config = read_config(recipe("judge"), mini=True)
    assert load(recipe("judge")) is JudgeRecipe
    net = JudgeRecipe(config.recipe, None).judge
    assert 500_000 < sum(p.numel() for p in net.parameters()) < 1_000_000
    again = Judge.from_config(net.config)
    assert {k: v.shape for k, v in again.state_dict().items()} == {
        k: v.shape for k, v in net.state_dict().items()
    }


def test_features_know_a_pictures_own_colour(own: JudgeRecipe) -> None:
    flat = torch.tensor([[1.0, -1, -1], [-1, -1, 1.0]])[:, :, None, None].expand(2, 3, 32, 32)
    own.judge.eval()
    with torch.no_grad():
        red, blue = own.judge.features(flat)
    assert torch.linalg.norm(red - blue) > 0.2 * torch.linalg.norm(red)


@pytest.mark.parametrize(
    ("settings", "said"),
    [({"widths": (20,), "blocks": (1,)}, "multiples of 16"), ({"blocks": (1,)}, "once for each")],
)
def test_settings_that_make_no_network_are_refused(settings: dict, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        JudgeSettings(**settings)
