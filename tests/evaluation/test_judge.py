"""The judge of the tables: its distances have known answers, its words are the collection's."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import torch

from colorstudio.errors import BadInput
from colorstudio.evaluation import judge
from colorstudio.evaluation.judge import captions, kid
from colorstudio.evaluation.mini import testbed
from colorstudio.training.bundles import write_bundle
from colorstudio.training.data import batch_at
from colorstudio.training.judge import JudgeRecipe, JudgeSettings
from colorstudio.training.scenes.collection import Collection, collection_in
from colorstudio.training.scenes.pictures import Scenes
from tests.tiny_collection import tiny_collection
from tests.training.overfit import overfit

RNG = np.random.default_rng(0)


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return collection_in(tiny_collection(tmp_path_factory.mktemp("judge")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, collection: Collection) -> Path:
    """A judge that has seen some hundred pictures of the small collection."""
    torch.manual_seed(0)
    recipe = JudgeRecipe(JudgeSettings(side=32, widths=(32, 64), blocks=(1, 1)), None)
    for first in range(0, 192, 64):
        batch: Any = batch_at(recipe, Scenes(collection, 200), 0, range(first, first + 64))
        overfit(recipe, batch, 20, rate=2e-3)
    return write_bundle(recipe, tmp_path_factory.mktemp("out"), "Judge", None, {}).root


def _bed(collection: Collection, folder: Path | None, part: float = 0.2) -> testbed.Testbed:
    return testbed.Testbed(cast("Any", None), "none", collection, part=part, judge=folder)


class TestKid:
    def test_of_sets_that_are_one_point_each(self) -> None:
        v, w = np.array([1.0, 2.0]), np.array([3.0, -1.0])
        wanted = (v @ v / 2 + 1) ** 3 + (w @ w / 2 + 1) ** 3 - 2 * (v @ w / 2 + 1) ** 3
        assert kid(np.stack([v] * 4), np.stack([w] * 7)) == pytest.approx(wanted)
        assert kid(np.stack([v] * 4), np.stack([v] * 3)) == pytest.approx(0)

    def test_pairs_of_a_set_with_itself_are_left_out(self) -> None:
        x, y = np.array([[1.0], [3.0]]), np.array([[0.0], [0.0]])
        # (1 * 3 + 1)^3 + 1 - 2 * mean of (0 + 1)^3
        assert kid(x, y) == pytest.approx(64 + 1 - 2)

    def test_of_one_kind_it_is_nought_on_average_and_grows_with_the_distance(self) -> None:
        same = [kid(RNG.normal(size=(20, 3)), RNG.normal(size=(25, 3))) for _ in range(300)]
        assert abs(np.mean(same)) < 3 * np.std(same) / np.sqrt(len(same))
        assert min(same) < 0
        near, far = (kid(RNG.normal(size=(200, 3)) + by, RNG.normal(size=(200, 3)))
                     for by in (0.5, 1.5))  # fmt: skip
        assert 0 < near < far

    def test_large_sets_are_drawn_from_by_seed(self) -> None:
        x, y = RNG.normal(size=(60, 2)) + 1, RNG.normal(size=(50, 2))
        found = kid(x, y, subset=30, seed=4)
        assert found == kid(x, y, subset=30, seed=4) != kid(x, y, subset=30, seed=5)
        assert found == pytest.approx(kid(x, y), rel=0.4)

    def test_one_picture_is_no_set(self) -> None:
        with pytest.raises(BadInput, match="at least two"):
            kid(np.zeros((1, 3)), np.zeros((5, 3)))


def test_captions_are_what_training_shows_most_often(collection: Collection) -> None:
    # training has six things in four styles each, one of which all splits know
    wanted = ("an apple", "a balloon", "a droplet", "a heart", "a shamrock", "a star")
    assert captions(collection) == wanted
    assert captions(collection, 2) == wanted[:2]


def test_captions_of_the_real_collection_are_twenty(shared_data: Path) -> None:
    found = captions(collection_in(shared_data))
    assert len(set(found)) == 20
    assert found[0] == "a face"
    assert {"a heart", "a car", "a tree", "a moon"} < set(found)
    # the packed collection holds no pictures of training, and asks for the same
    assert captions(Collection((), lambda name: np.zeros((0, 0, 4)))) == found


def test_it_answers_to_pictures_and_words(collection: Collection, folder: Path) -> None:
    found = judge.load(folder)
    glyphs = [collection.picture(item)[..., :3] for item in collection.items[:6]]
    features = found.features(glyphs)
    assert features.shape == (6, 128)
    assert features.std(0).max() > 0
    assert found.features(glyphs[:1]) == pytest.approx(features[:1], rel=1e-4, abs=1e-5)
    likeness = found.likeness(glyphs, ["a star", "a red heart", "a heart"])
    assert np.abs(likeness).max() <= 1 + 1e-6
    assert (likeness[:, 1] == likeness[:, 2]).all()  # colours are not read
    assert (found.top(glyphs, ["a star", "a heart"]) == likeness[:, [0, 2]].argmax(1)).all()
    with pytest.raises(BadInput, match="no word"):
        found.likeness(glyphs, ["xyzzy"])


def test_its_own_accuracy_is_said(collection: Collection, folder: Path) -> None:
    bed = _bed(collection, folder, 0.4)
    known, held_out = judge.accuracy(bed)
    assert (known.n, held_out.n) == (24, 16)  # all that there are
    assert known.value > 2 * known.beside["chance"] == pytest.approx(2 / 6)
    assert held_out.beside["chance"] == pytest.approx(1 / 4)  # four things in the split of tests
    assert judge.accuracy(bed) == [known, held_out]


def test_without_pictures_of_training_it_is_asked_about_those_that_there_are(
    collection: Collection, folder: Path
) -> None:
    tests = Collection(collection.of("test"), collection._read)
    known, _ = judge.accuracy(_bed(tests, folder, 0.4))
    assert known.n == 4  # hearts, in four styles
    assert "test split" in known.name


def test_a_judge_that_is_not_there_is_named(collection: Collection, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no judge"):
        judge.judge_of(_bed(collection, tmp_path))


def test_a_damaged_judge_is_refused(folder: Path, tmp_path: Path) -> None:
    for name in ("config.json", "model.safetensors"):
        (tmp_path / name).write_bytes((folder / "judge" / name).read_bytes())
    weights = (tmp_path / "model.safetensors").read_bytes()
    (tmp_path / "model.safetensors").write_bytes(weights[: len(weights) // 2])
    with pytest.raises(BadInput, match="damaged"):
        judge.load(tmp_path)
