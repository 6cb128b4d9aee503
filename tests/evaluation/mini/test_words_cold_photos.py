"""The tables of words, cold diffusion and photos: known answers, and all of it on tiny weights."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.evaluation.mini import cold, measures, photos, testbed, words
from colorstudio.imaging.color import encode_rgb, lab_to_linear
from colorstudio.training.scenes.collection import collection_in
from colorstudio.training.scenes.families import TEST, VALIDATION
from tests.tiny_cold import add_cold
from tests.tiny_collection import tiny_collection
from tests.tiny_models import tiny_sd
from tests.tiny_piggyback import add_piggyback


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> testbed.Testbed:
    root = tmp_path_factory.mktemp("tables")
    folder = tiny_sd(root / "models")
    add_piggyback(folder)
    add_cold(folder)
    engine = Engine(ModelStore(root / "models"), "cpu")
    collection = collection_in(tiny_collection(root))
    return testbed.Testbed(engine, "tiny-sd1", collection, part=0.01, sheets=root / "sheets")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((words, "STEPS"), (cold, "STEPS"), (photos.hinted, "STEPS")):
        monkeypatch.setattr(module, name, 1)
    monkeypatch.setattr(words, "COLORS", words.COLORS[:2])
    monkeypatch.setattr(cold, "CANDIDATES", (0.5, 1.0, 2.0))


def of_hue(hue: float, chroma: float = 30.0, side: int = 16) -> np.ndarray:
    """A picture of one colour of L* 60."""
    angle = np.deg2rad(hue)
    lab = np.array([60.0, chroma * np.cos(angle), chroma * np.sin(angle)])
    code = np.rint(encode_rgb(np.clip(lab_to_linear(lab), 0, 1)) * 255).astype(np.uint8)
    return np.broadcast_to(code, (side, side, 3)).copy()


# -- words ----------------------------------------------------------------------------------------


def test_the_asked_colour_is_right_on_the_object_alone() -> None:
    mask = np.zeros((16, 16))
    mask[4:12, 4:12] = 1
    green, purple = words.COLORS.index("green"), words.COLORS.index("purple")
    rgb = of_hue(325)
    rgb[4:12, 4:12] = of_hue(136, side=8)
    assert words.is_right(rgb, mask, green)
    assert not words.is_right(rgb, mask, purple)
    assert words.is_right(rgb, 1 - mask, purple)
    assert not any(words.is_right(of_hue(136, 1.0), mask, n) for n in range(8))
    assert words.chroma_on(rgb, mask) == pytest.approx(30, abs=1)


def test_pale_pixels_count_less_in_the_mean_hue() -> None:
    rgb = of_hue(270, 4.0)
    rgb[:, :4] = of_hue(136, 40.0)[:, :4]
    assert words.is_right(rgb, np.ones((16, 16)), words.COLORS.index("green"))


def answers_of(bed: testbed.Testbed, hues: list[float], silent: float = 136) -> words.Answers:
    scene = measures.plain_ground(bed.collection, bed.glyphs[0], side=16)
    return words.Answers(scene, of_hue(silent), [of_hue(hue, 25) for hue in hues])


def test_a_network_that_listens_reaches_the_bar_and_a_deaf_one_is_at_chance(
    bed: testbed.Testbed,
) -> None:
    listens = answers_of(bed, list(words.HUES.values()))
    deaf = answers_of(bed, [136.0] * 8)
    share, strong = words.figures_of("piggyback", [listens, listens])
    assert (share.value, share.is_met, share.n) == (100, True, 2)
    assert share.beside["without words"] == share.beside["chance"] == 12.5
    assert strong.value > 20
    share, _ = words.figures_of("piggyback", [deaf, deaf])
    assert (share.value, share.is_met) == (12.5, False)
    assert "green 50 %" not in words.by_color("cold", [listens])
    assert "green 100 %, teal 50 %" in words.by_color("cold", [listens, deaf])


def test_objects_are_of_the_split_of_middle_lightness_and_of_a_family_each(
    bed: testbed.Testbed,
) -> None:
    found = words.objects(bed, 25)
    assert {item.split for item in found} == {TEST}
    assert len({item.family for item in found}) == len(found) >= 3
    assert found == words.objects(replace(bed), 25)
    item = found[0]
    scene = measures.plain_ground(bed.collection, item)
    assert words.is_between(scene)
    light = replace(scene, rgb=np.full_like(scene.rgb, 250))
    dark = replace(scene, rgb=np.full_like(scene.rgb, 20))
    assert not words.is_between(light)
    assert not words.is_between(dark)
    assert words.asked_words("orange", item) == f"an orange {item.words}"


def test_the_table_of_words_on_tiny_weights(bed: testbed.Testbed, quick: None) -> None:
    section = words.measure(bed)
    assert [figure.bar for figure in section.figures] == [">= 60", "", ">= 60", ""]
    assert section.settings == {"steps": 1, "objects": 2}
    assert all(0 <= figure.value <= 100 for figure in section.figures[::2])
    assert bed.sheets is not None
    assert {file.stem for file in bed.sheets.glob("words-*")} == {"words-piggyback", "words-cold"}


# -- cold -----------------------------------------------------------------------------------------


def test_cold_is_held_against_truth_and_grey(bed: testbed.Testbed) -> None:
    scene = measures.plain_ground(bed.collection, bed.glyphs[0], side=32)
    grey = measures.grey_of(scene.rgb)
    made = {cold.CAPTION: scene.rgb, cold.NAME: grey, cold.SILENT: grey}
    colorful, away, plain = cold.figures_of([cold.Answer(scene, made)] * 2)
    assert (colorful.value, away.value, plain.value) == (1, 0, 0)
    assert colorful.is_met
    assert away.is_met
    assert colorful.beside[cold.NAME] < 0.2
    assert away.beside[cold.SILENT] == 1
    made = {cold.CAPTION: grey, cold.NAME: grey, cold.SILENT: grey}
    colorful, away, _ = cold.figures_of([cold.Answer(scene, made)] * 2)
    assert not colorful.is_met
    assert not away.is_met


def test_the_strength_is_the_nearest_to_the_truth_that_is_colourful_enough() -> None:
    away = np.array([5.0, 6.0, 7.0, 8.0])
    assert cold.chosen(away, np.array([0.5, 0.85, 1.0, 1.3])) == 1
    assert cold.chosen(away[::-1], np.array([0.5, 0.85, 1.0, 1.3])) == 2
    assert cold.chosen(away, np.array([0.2, 0.4, 0.6, 0.7])) == 3
    assert cold.chosen(away, np.array([1.1, 1.4, 1.6, 1.7])) == 0


def test_the_table_of_cold_on_tiny_weights_and_its_strength(
    bed: testbed.Testbed, quick: None
) -> None:
    section = cold.measure(bed)
    assert [figure.bar for figure in section.figures] == ["0.7 .. 1.15", "< 1", ""]
    assert section.settings["cold_saturation"] == 1
    asked: list[str] = []
    watching = replace(bed, say=asked.append)
    assert cold.choose(watching)["cold_saturation"] in cold.CANDIDATES
    assert asked[-1].startswith("cold_saturation = ")
    words_of = {item.words for item in bed.collection.of(VALIDATION)}
    assert {text.removeprefix("cold, s': ") for text in asked[:-1]} <= words_of


# -- photos ---------------------------------------------------------------------------------------


def test_a_score_knows_the_truth() -> None:
    truth = cv2.resize(np.random.default_rng(0).integers(0, 255, (4, 4, 3), np.uint8), (32, 32))
    same, other = photos.Score.of(truth, truth), photos.Score.of(measures.grey_of(truth), truth)
    assert same.away == 0 < other.away
    assert same.psnr == 100 > other.psnr
    assert same.colourfulness > other.colourfulness


def test_photos_of_a_family_are_one_case(bed: testbed.Testbed) -> None:
    whole = replace(bed, part=1.0)
    groups = photos.families(whole)
    assert sorted(i.id for g in groups for i in g) == sorted(i.id for i in bed.photos)
    assert all(len({item.family for item in group}) == 1 for group in groups)
    assert len({group[0].family for group in groups}) == len(groups) >= 2
    assert {photos.kind_of(group[0]) for group in groups} == {photos.CLOTHES, photos.VIEWS}


def test_hints_are_the_same_for_a_photo_and_a_number(bed: testbed.Testbed) -> None:
    item = bed.photos[0]
    truth = measures.photo_square(bed.collection, item, 64)
    assert photos.hints_on(bed, truth, item, 3) == photos.hints_on(replace(bed), truth, item, 3)
    assert len(photos.hints_on(bed, truth, item, 10)) == 10
    assert photos.told(0) == "no hints"
    assert photos.told(1) == "1 hint"


def test_the_table_of_photos_on_tiny_weights(
    bed: testbed.Testbed, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "COUNTS", (0, 10))
    section = photos.measure(bed)
    names = [figure.name for figure in section.figures]
    assert names[:4] == ["dE00, no hints", "PSNR, no hints", "colourfulness, no hints",
                         "dE00, 10 hints"]  # fmt: skip
    assert names[-1] == "colourfulness, 10 hints, 256 px finished"
    lines = dict(zip(names, section.figures, strict=True))
    assert lines["dE00, no hints"].beside["grey"] == pytest.approx(
        lines["dE00, no hints"].beside["instant"]
    )
    assert lines["dE00, 10 hints"].beside["instant"] < lines["dE00, 10 hints"].beside["grey"]
    assert all(figure.is_met is None for figure in section.figures)
    large = lines["dE00, 10 hints, 256 px finished"]
    assert large.beside["instant"] < large.beside["grey"]
    assert bed.sheets is not None
    assert (bed.sheets / "photos.webp").is_file()
