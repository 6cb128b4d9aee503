"""The table of piggybacked colorization: known answers, and all of it on tiny weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.diffusion import own_files
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.evaluation.mini import hinted, measures, piggyback, testbed
from colorstudio.evaluation.mini.piggyback import Free, Hinted
from colorstudio.training.judge_net import Judge
from colorstudio.training.scenes.collection import Collection, Item, collection_in
from colorstudio.training.scenes.compose import Scene
from tests.tiny_collection import tiny_collection
from tests.tiny_models import tiny_sd
from tests.tiny_piggyback import add_piggyback, learnable


class MeanColor:
    """Stands in for the judge: features are mean colours, KID how far their means are apart."""

    def features(self, pictures: Sequence[np.ndarray]) -> np.ndarray:
        return np.stack([rgb.reshape(-1, 3).mean(axis=0) for rgb in pictures])

    def kid(self, first: np.ndarray, second: np.ndarray) -> float:
        return float(((first.mean(axis=0) - second.mean(axis=0)) ** 2).sum())


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> testbed.Testbed:
    root = tmp_path_factory.mktemp("piggyback")
    add_piggyback(learnable(tiny_sd(root / "models")))
    collection = collection_in(tiny_collection(root))
    engine = Engine(ModelStore(root / "models"), "cpu")
    torch.manual_seed(0)
    net = Judge(["tree"], widths=(16,), blocks=(1,), projection=4, side=32)
    own_files.write(root / "judge", net)
    return testbed.Testbed(
        engine,
        "tiny-sd1",
        collection,
        part=0.01,
        sheets=root / "sheets",
        judge=root / "judge",
    )


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch):
    torch.set_num_threads(1)
    monkeypatch.setattr(hinted, "STEPS", 2)


def square(color: tuple[int, int, int]) -> Scene:
    """A square of this colour on white."""
    glyph = np.zeros((128, 128, 4), np.uint8)
    glyph[16:112, 16:112] = (*color, 255)
    item = Item("a.png", "square", "flat", "", "25a0", "", "")
    return measures.plain_ground(Collection([item], lambda name: glyph), item, side=64)


REDS = [square((200 - 9 * n, 60, 50)) for n in range(6)]


def test_ratios_and_medians_of_known_errors():
    away = {piggyback.MODEL: np.array([1.0, 2.0, 9.0]), piggyback.GREY: np.array([20.0, 30, 40])}
    one = Hinted({3: 2.0, 10: 3.0}, {3: 4.0, 10: 2.0}, {3: 5.0, 10: 7.0}, 6.0, 9.0, away)
    three, ten, missed = piggyback.hint_figures([one, one])
    assert (three.value, three.bar, three.is_met) == (0.5, "<= 0.9", True)
    assert (ten.value, ten.bar, ten.is_met) == (1.5, "<= 1", False)
    assert (missed.value, missed.bar, missed.is_met) == (2.0, "<= 3", True)
    assert missed.beside == {"grey input": 30}
    assert three.beside["instant solver, dE00"] == 4
    assert three.beside["model, strength 1, dE00"] == 5
    assert three.beside["without its hints, dE00"] == 6
    assert three.beside["grey input, dE00"] == 9


def test_the_truth_itself_reaches_every_bar_but_that_of_seeds(bed: testbed.Testbed):
    found = [Free(scene, [scene.rgb, scene.rgb], measures.grey_of(scene.rgb)) for scene in REDS]
    best, colourful, differ = piggyback.free_figures(bed, found)
    assert (best.value, best.is_met, best.bar) == (0, True, "<= 0.9")
    assert (colourful.value, colourful.is_met) == (1, True)
    assert (differ.value, differ.is_met) == (0, False)
    kid = piggyback.kid_line(found, MeanColor(), [scene.rgb for scene in REDS])
    assert kid.value == pytest.approx(0)
    assert kid.is_met


def test_grey_pictures_reach_none_of_them(bed: testbed.Testbed):
    grey = [measures.grey_of(scene.rgb) for scene in REDS]
    found = [Free(scene, [rgb, rgb], rgb) for scene, rgb in zip(REDS, grey, strict=True)]
    best, colourful, differ = piggyback.free_figures(bed, found)
    assert colourful.value == 0
    assert not colourful.is_met
    assert not differ.is_met
    assert best.value == pytest.approx(
        best.beside["grey input, dE00"] / best.beside["random hue, dE00"]
    )
    kid = piggyback.kid_line(found, MeanColor(), [scene.rgb for scene in REDS])
    assert kid.value == pytest.approx(1)
    assert not kid.is_met


def test_the_best_seed_counts_and_seeds_that_differ_are_seen(bed: testbed.Testbed):
    red, green = (square((200, 60, 50)), square((60, 170, 60)))
    one = Free(red, [green.rgb, red.rgb], red.rgb)
    best, _, differ = piggyback.free_figures(bed, [one, one])
    assert best.value == 0
    assert best.beside["mean seed, dE00"] == pytest.approx(np.mean(one.errors))
    assert differ.value == pytest.approx(one.error(green.rgb))
    assert differ.is_met


def test_random_hues_keep_lightness_and_chroma():
    scene = square((150, 120, 110))
    before = measures.rgb_to_lab(scene.rgb)
    for rgb in piggyback.random_hues(scene, 4, np.random.default_rng(3)):
        lab = measures.rgb_to_lab(rgb)
        assert np.abs(lab[..., 0] - before[..., 0]).max() < 0.5
        chroma, true = (np.hypot(*np.moveaxis(x[..., 1:], -1, 0)) for x in (lab, before))
        assert np.abs(chroma - true).max() < 1.5
        assert measures.de00(rgb, scene.rgb) > 1


def test_of_readings_as_lively_as_asked_the_nearest_is_chosen():
    away = {"pale": 10.0, "lively": 10.3, "wild": 14.0}
    assert piggyback.chosen(away, {"pale": 0.5, "lively": 0.9, "wild": 1.0}) == "lively"
    assert piggyback.chosen(away, {"pale": 0.95, "lively": 1.6, "wild": 1.0}) == "pale"
    assert piggyback.chosen(away, {"pale": 0.5, "lively": 0.6, "wild": 1.3}) == "wild"


def test_both_ways_get_the_same_hints_and_the_raw_decode_is_judged(bed: testbed.Testbed):
    truth = square((200, 60, 50))
    hints = hinted.drawn_hints(truth.rgb, truth.things[0].mask, 3, bed.rng("t"))
    side = bed.weights.resolution
    solved = hinted.instant(bed, truth.rgb, hints)
    assert solved.shape == truth.rgb.shape == (side, side, 3)
    assert measures.de00(solved, truth.rgb) < measures.de00(measures.grey_of(truth.rgb), truth.rgb)
    raw = hinted.piggybacked(bed, truth.rgb, hints)
    assert raw.shape == (side, side, 3)
    assert (raw == hinted.piggybacked(bed, truth.rgb, hints)).all()
    assert (raw != hinted.piggybacked(bed, truth.rgb)).any()
    assert (raw != hinted.piggybacked(bed, truth.rgb, hints, seed=1)).any()
    vivid = hinted.READINGS["vivid, 7.5"]
    assert (raw != hinted.piggybacked(bed, truth.rgb, hints, reading=vivid)).any()


def test_the_table_of_tiny_weights(bed: testbed.Testbed):
    section = piggyback.measure(bed)
    assert section.id == "piggyback"
    assert [line.bar for line in section.figures] == [
        "<= 0.9",
        "<= 1",
        "<= 3",
        "<= 0.5",
        "<= 0.9",
        "0.85 .. 1.15",
        "> 1",
    ]
    assert [line.n for line in section.figures] == [2] * 7
    assert all(np.isfinite([x.value, x.low, x.high]).all() for x in section.figures)
    missed = section.figures[2]
    # the solver gives what it is asked for, a grey picture and other colours do not
    assert missed.beside["instant solver"] < 1 < missed.beside["grey input"]
    assert bed.sheets is not None
    names = {file.name for file in bed.sheets.iterdir()}
    assert names == {"piggyback.webp", "piggyback-hints.webp"}


def test_a_reading_is_chosen_on_the_validation_split(
    bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch
):
    seen: list[str] = []

    def piggybacked(given: testbed.Testbed, truth: np.ndarray, **how: Any) -> np.ndarray:
        seen.append(given.split)
        return truth if how["reading"] is good else measures.grey_of(truth)

    good = hinted.READINGS["vivid, 3"]
    monkeypatch.setattr(hinted, "piggybacked", piggybacked)
    assert piggyback.choose(bed)["reading"] == "vivid, 3"
    assert set(seen) == {"validation"}
    assert bed.split == "test"


def test_the_model_is_as_free_as_costs_little():
    assert piggyback.freest({1.0: 2.0, 0.5: 1.09, 0.3: 1.0, 0.1: 1.01}) == 0.5
    assert piggyback.freest({1.0: 0.9, 0.5: 1.04}) == 1.0


def test_a_strength_is_chosen_where_runs_begin_with_hints(
    bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch
):
    def piggybacked(given: testbed.Testbed, truth: np.ndarray, *_: Any, **how: Any) -> np.ndarray:
        assert given.split == "validation"
        return truth if how.get("strength", 0) <= 0.5 else measures.grey_of(truth)

    monkeypatch.setattr(hinted, "piggybacked", piggybacked)
    monkeypatch.setattr(hinted, "beginning", lambda bed: {"begin": "instant"})
    assert piggyback.choose(bed)["colorize.piggyback"] == {"strength": 0.5}
