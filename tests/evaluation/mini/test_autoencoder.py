"""The autoencoder's table: its measures on known pictures, and all of it on tiny weights."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.evaluation.mini import autoencoder, measures, testbed
from colorstudio.evaluation.mini.autoencoder import EXACT, GREY, LIT, PLAIN, Rebuilt
from colorstudio.training.scenes.collection import collection_in
from tests.tiny_collection import tiny_collection
from tests.tiny_models import tiny_sd
from tests.tiny_piggyback import add_piggyback


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> testbed.Testbed:
    root = tmp_path_factory.mktemp("autoencoder")
    add_piggyback(tiny_sd(root / "models"))
    collection = collection_in(tiny_collection(root))
    engine = Engine(ModelStore(root / "models"), "cpu")
    return testbed.Testbed(engine, "tiny-sd1", collection, part=0.005, sheets=root / "sheets")


def two_colors() -> np.ndarray:
    """Red beside blue."""
    rgb = np.zeros((32, 32, 3), np.uint8)
    rgb[:, :16], rgb[:, 16:] = (200, 60, 60), (60, 60, 200)
    return rgb


def bled(rgb: np.ndarray) -> np.ndarray:
    """The colours of both run into each other; lightness does not."""
    out = rgb.copy()
    out[:, 14:18] = (130, 60, 130)
    return measures.exact_lightness(out, rgb)


def test_bleeding_and_gain_of_pictures_that_are_known():
    truth = two_colors()
    one = Rebuilt(truth, False, {LIT: truth, PLAIN: bled(truth), EXACT: bled(truth), GREY: truth})
    assert one.bled(LIT) == 0
    away = measures.chroma_error(bled(truth), truth) * 32 / 8
    assert one.bled(EXACT) == pytest.approx(away)
    assert one.gain == pytest.approx(one.psnr(LIT) - one.psnr(EXACT))
    assert one.gain > 40
    lines = {line.name: line for line in autoencoder.figures([one, one])}
    assert lines["PSNR"].is_met
    assert lines["PSNR"].value == 100
    assert lines["chroma error near edges, of the plain decoder's"].value == 0


def test_a_decoder_that_bleeds_as_the_plain_one_does_misses_its_bars():
    truth = two_colors()
    one = Rebuilt(truth, True, dict.fromkeys((LIT, PLAIN, EXACT, GREY), bled(truth)))
    lines = autoencoder.figures([one, one])
    assert [line.is_met for line in lines[:3]] == [one.psnr(LIT) >= 32, False, False]
    assert lines[1].value == 0
    assert lines[2].value == pytest.approx(1)


def test_a_picture_without_edges_says_nothing_of_bleeding():
    plain = np.full((32, 32, 3), (90, 120, 80), np.uint8)
    assert Rebuilt(plain, False, dict.fromkeys((LIT, EXACT), plain)).bled(LIT) is None


def test_the_table_of_tiny_weights(bed: testbed.Testbed):
    torch.set_num_threads(1)
    section = autoencoder.measure(bed)
    assert section.id == "lightness-vae"
    first, gain, ratio = section.figures[:3]
    assert (first.bar, gain.bar, ratio.bar) == (">= 32", ">= 1", "<= 0.7")
    # random weights rebuild nothing
    assert first.is_met is False
    assert first.value < first.beside["grey input"]
    assert first.n == bed.count(200) + bed.count(100)
    assert {"PSNR, scenes", "PSNR, photos"} <= {line.name for line in section.figures}
    assert bed.sheets is not None
    assert (bed.sheets / "lightness-vae.webp").is_file()
    assert autoencoder.measure(bed).as_json() == section.as_json()
