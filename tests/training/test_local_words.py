"""What places of a picture say of colours and things, and how their answers are measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from colorstudio.errors import BadInput
from colorstudio.methods.sketch.reference.edits import Reading, reading_of
from colorstudio.training.bundles import write_bundle
from colorstudio.training.clip import ClipRecipe, ClipSettings
from colorstudio.training.data import batch_at
from colorstudio.training.draws import Draws
from colorstudio.training.local_words import (
    constants_of,
    lab_of_places,
    measured_constants,
    shares_of_things,
    things_loss,
    thresholds_of,
)
from colorstudio.training.scenes.collection import collection_in
from colorstudio.training.scenes.pictures import THINGS, Scenes
from tests.tiny_collection import tiny_collection

SIZES = {"side": 32, "patch": 4, "image_width": 32, "image_layers": 1, "text_width": 32,
         "text_layers": 1, "projection": 16, "word_list": "mini-words"}  # fmt: skip


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Scenes:
    folder = tiny_collection(tmp_path_factory.mktemp("words"))
    return Scenes(collection_in(folder), 8, side=64)


def made(base: object = None, **settings: object) -> ClipRecipe:
    with torch.random.fork_rng():
        torch.manual_seed(0)
        return ClipRecipe(ClipSettings(**{**SIZES, **settings}), base)  # pyright: ignore


def test_where_words_project_high_that_is_measured() -> None:
    rng = np.random.default_rng(0)
    high = [(rng.uniform(0.6, 1, 20), rng.uniform(0, 0.4, 80)) for _ in range(5)]
    low = [(1 - meant, 1 - others) for meant, others in high]
    found, mirrored = constants_of(high), constants_of(low)
    assert (found["local_polarity"], mirrored["local_polarity"]) == (1, -1)
    assert found["local_thresholds"] == mirrored["local_thresholds"]
    first, second, third, fourth = found["local_thresholds"]
    assert 0.35 <= first <= 0.6
    assert first < second < third < fourth == 1.0
    assert constants_of([]) == {}


@pytest.mark.parametrize("seed", range(4))
def test_thresholds_are_in_order_whatever_was_measured(seed: int) -> None:
    rng = np.random.default_rng(seed)
    meant, others = rng.random(40) ** (seed + 1), rng.random(90) ** (4 - seed)
    for pair in ((meant, others), (others, meant), (meant * 0, others * 0), (meant * 0 + 1,) * 2):
        first, second, third, fourth = thresholds_of(*pair)
        assert 0 < first < second < third < fourth <= 1


def test_colours_of_places_are_means() -> None:
    rgb = np.zeros((64, 64, 3), np.uint8)
    rgb[:32] = 255
    lab = lab_of_places(rgb, 4).reshape(4, 4, 3)
    np.testing.assert_allclose(lab[0, 0], (2, 0, 0), atol=0.01)  # L* 100
    np.testing.assert_allclose(lab[3, 3], (-2, 0, 0), atol=0.01)


def test_shares_of_things() -> None:
    mask = np.zeros((64, 64), np.uint8)
    mask[:16, :32] = 255
    shares = shares_of_things([mask], 4)
    assert shares.shape == (2, 16)
    np.testing.assert_allclose(shares[0].reshape(4, 4)[0], (1, 1, 0, 0), atol=1e-6)
    assert shares[0].sum() == pytest.approx(2)
    assert not shares[1].any()


def test_the_loss_of_things_falls_where_places_say_their_words() -> None:
    words = torch.eye(4)[[0, 1, 2, 0]]
    ids = torch.tensor([[0], [1], [2], [0]])
    shares = torch.zeros(2, 2, 3)
    shares[0, 0, 0] = shares[0, 1, 1] = shares[1, 0, 2] = shares[1, 1, 0] = 1.0
    right = torch.zeros(2, 3, 4)
    right[0, 0, 0] = right[0, 1, 1] = right[1, 2, 2] = right[1, 0, 0] = 5.0
    wrong = right.roll(1, dims=-1)
    good, bad = (float(things_loss(t, shares, words, ids, 15.0)) for t in (right, wrong))
    assert good < 0.8 < 5 < bad  # two of the same words: log 2 is the least
    assert float(things_loss(right, shares * 0, words, ids, 15.0)) == 0


def test_all_terms_are_learnt_and_what_is_measured_is_saved(scenes: Scenes, tmp_path: Path) -> None:
    plain, whole = made(local=0.3), made(local=0.3, things=0.3, color=0.5)
    batch = batch_at(whole, scenes, 0, range(6))
    assert batch["shares"].shape == (6, 2, 64)
    assert batch["thing_ids"].shape[:2] == (6, 2)
    losses = whole.loss(batch, Draws(batch["keys"]), 0)
    alone = plain.loss(batch, Draws(batch["keys"]), 0)
    parts = alone.total + 0.3 * losses.terms["things"] + 0.5 * losses.terms["color"]
    torch.testing.assert_close(losses.total, parts)
    losses.total.backward()
    assert bool(whole.trained["colors"].weight.grad.abs().sum() > 0)  # pyright: ignore
    with torch.no_grad():
        whole.measure([batch])
    bundle = write_bundle(whole, tmp_path, "CLIP", None, {})
    again = measured_constants(whole.image, whole.text, whole.tokenizer, [batch["rgb"]])
    reading = reading_of(bundle)
    assert reading == Reading(again["local_polarity"], tuple(again["local_thresholds"]))


def test_the_towers_go_on_and_the_words_stay(scenes: Scenes, tmp_path: Path) -> None:
    from colorstudio.engine.store import ModelStore
    from colorstudio.training.bases import base_for

    first = made()
    write_bundle(first, tmp_path, "CLIP", None, {})
    base = base_for((), [str(tmp_path / "bundle")], ModelStore(tmp_path / "home"))
    then = made(base, words_stay=True, things=0.3)
    for own, other in ((then.text, first.text), (then.image, first.image)):
        pairs = zip(own.parameters(), other.parameters(), strict=True)
        assert all(torch.equal(a, b) for a, b in pairs)
    assert "text" in then.frozen
    assert set(then.trained) == {"image", "temperature"}
    batch = batch_at(then, scenes, 0, range(4))
    assert then.loss(batch, Draws(batch["keys"]), 0).total.isfinite()
    with pytest.raises(BadInput, match="goes on with towers"):
        made(words_stay=True)
    with pytest.raises(BadInput, match="other sizes"):
        made(base, words_stay=True, image_layers=2)


def test_scenes_say_what_is_where(scenes: Scenes) -> None:
    found = [fact for index in range(8) for fact in scenes.read(index).facts[THINGS]]
    assert found
    for words, mask in found:
        assert words.startswith(("a ", "an "))
        assert mask.shape == (64, 64)
        assert mask.max() > 200
