"""Pairs of a picture and its reference: the same things in the same colours, drawn otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.imaging.color import rgb_to_lab
from colorstudio.training.scenes.collection import Collection, collection_in
from colorstudio.training.scenes.compose import choice
from colorstudio.training.scenes.families import TRAIN
from colorstudio.training.scenes.pairs import Styles, pair
from colorstudio.training.scenes.pictures import REFERENCE, Scenes
from tests.tiny_collection import tiny_collection

SIDE = 64


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return collection_in(tiny_collection(tmp_path_factory.mktemp("pairs")))


def test_styles_are_of_one_collection(collection: Collection) -> None:
    styles = Styles(choice(collection, TRAIN).glyphs)
    for item in choice(collection, TRAIN).glyphs:
        others = styles.others(item)
        assert len(others) == (0 if item.style == "noto" else 2)
        assert all((o.code, o.source) == (item.code, item.source) for o in others)
        assert all(o.style != item.style for o in others)
        assert styles.flat(item).style == ("noto" if item.style == "noto" else "flat")


def test_a_reference_shows_the_same_things_in_the_same_hues_elsewhere(
    collection: Collection,
) -> None:
    items = choice(collection, TRAIN)
    styles = Styles(items.glyphs)
    moved = other_style = 0
    for seed in range(24):
        made, lending = pair(collection, items, styles, SIDE, np.random.default_rng(seed))
        assert made.rgb.shape == lending.rgb.shape == (SIDE, SIDE, 3)
        assert made.ground == lending.ground
        assert len(made.things) == len(lending.things)
        for one, other in zip(made.things, lending.things, strict=True):
            assert (one.item.code, one.turned) == (other.item.code, other.turned)
            other_style += one.item.style != other.item.style
            moved += float(np.abs(one.mask - other.mask).mean()) > 0.02
            hues = [mean_ab(scene.rgb, thing.mask) for scene, thing in
                    ((made, one), (lending, other))]  # fmt: skip
            assert np.linalg.norm(hues[0] - hues[1]) < 30
    assert moved > 16
    assert other_style > 10


def mean_ab(rgb: np.ndarray, mask: np.ndarray) -> np.ndarray:
    return rgb_to_lab(rgb)[..., 1:][mask > 0.9].mean(axis=0)


def test_half_of_the_scenes_come_with_a_reference_and_the_rest_stay_as_they_were(
    collection: Collection,
) -> None:
    plain = Scenes(collection, 60, side=SIDE)
    paired = Scenes(collection, 60, side=SIDE, pairs=0.5)
    assert plain.fingerprint() != paired.fingerprint()
    with_one = 0
    for index in range(60):
        found = paired.read(index)
        reference = found.facts.get(REFERENCE)
        if reference is None:
            assert np.array_equal(found.rgb, plain.read(index).rgb)
        else:
            with_one += 1
            assert reference.shape == (SIDE, SIDE, 3)
            assert found.caption
    assert 18 <= with_one <= 42
    assert not any(REFERENCE in plain.read(index).facts for index in range(4))
