"""The tables of Color Alignment: known answers, the choice, and all of it on tiny weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.evaluation import judge as judging
from colorstudio.evaluation.mini import (
    alignment,
    alignment_pixels,
    conditions,
    meaning,
    testbed,
)
from colorstudio.methods.palette.alignment.request import FINE_TUNED, WAY
from colorstudio.training.scenes.collection import collection_in
from colorstudio.training.scenes.families import TEST, TRAIN, VALIDATION
from tests.tiny_alignment import add_alignment, tiny_pixels
from tests.tiny_collection import tiny_collection
from tests.tiny_models import tiny_sd

SIDE = 64


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> testbed.Testbed:
    root = tmp_path_factory.mktemp("alignment")
    folder = tiny_sd(root / "models")
    add_alignment(folder)
    pixels = tiny_pixels(root)
    (pixels / "pixel_unet").rename(folder / "pixel_unet")
    facts = folder / "bundle.toml"
    part = '[parts]\npixel_unet = { path = "pixel_unet" }\n'
    text = facts.read_text("utf-8").replace("[parts]\n", part)
    facts.write_text(f"{text}\n[constants]\npixel_resolution = 16\n", "utf-8")
    engine = Engine(ModelStore(root / "models"), "cpu")
    collection = collection_in(tiny_collection(root))
    return testbed.Testbed(engine, "tiny-sd1", collection, part=0.001, sheets=root / "sheets")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditions, "STEPS", 2)
    monkeypatch.setattr(alignment_pixels, "STEPS", 2)


class Brightest:
    """Stands in for the judge: the brightest picture shows the first caption."""

    def top(self, pictures: Sequence[np.ndarray], captions: Sequence[str]) -> np.ndarray:
        light = np.array([rgb.mean() for rgb in pictures])
        return np.where(light == light.max(), 0, len(captions) - 1)


# -- conditions -----------------------------------------------------------------------------------


def case_of(rgb: np.ndarray, palette: conditions.Palette) -> conditions.Case:
    return conditions.Case(conditions.BANDS, rgb, palette, "", 0)


def test_four_bands_are_saturated_and_as_high_as_their_shares() -> None:
    rgb, palette = conditions.four_bands(SIDE, np.random.default_rng(0))
    assert rgb.shape == (SIDE, SIDE, 3)
    assert len(palette) == 4
    assert palette.given == pytest.approx(1)
    found, rows = np.unique(rgb[:, 0], axis=0, return_counts=True)
    hexes = {"#{:02x}{:02x}{:02x}".format(*code): n for code, n in zip(found, rows, strict=True)}
    assert {s.color.hex: round((s.share or 0) * SIDE) for s in palette} == hexes
    assert min(hexes.values()) >= 0.1 * SIDE - 1
    spread = found.max(axis=1).astype(int) - found.min(axis=1)
    assert (spread > 0.7 * found.max(axis=1)).all()
    again, _ = conditions.four_bands(SIDE, np.random.default_rng(1))
    assert not np.array_equal(again, rgb)


def test_distances_have_their_known_values_and_directions() -> None:
    rgb, palette = conditions.four_bands(SIDE, np.random.default_rng(0))
    case = case_of(rgb, palette)
    assert conditions.away(rgb[::-1, ::-1], case) == pytest.approx(
        {"cd_a": 0, "cd_c": 0, "wasserstein1": 0, "share_error": 0}, abs=1e-6
    )
    # one of the colours alone: nothing is foreign, and three are left out
    one = np.broadcast_to(rgb[0, 0], rgb.shape)
    found = conditions.away(np.ascontiguousarray(one), case)
    assert found["cd_a"] == 0
    others = np.abs(rgb.astype(int) - rgb[0, 0]).sum(-1).mean()
    assert found["cd_c"] == pytest.approx(others)
    assert found["share_error"] == pytest.approx(1 - (palette[0].share or 0))
    # a foreign one beside them: all given ones are there
    foreign = rgb.copy()
    foreign[:, 0] = 255 - foreign[:, 0]
    found = conditions.away(foreign, case)
    assert found["cd_a"] > 0 == found["cd_c"]
    assert found["wasserstein1"] > 0


def test_cases_are_of_the_split_of_both_kinds_and_always_the_same(bed: testbed.Testbed) -> None:
    found = conditions.cases(bed, "x", 3, ("one", "two"), side=16)
    assert [case.kind for case in found] == list(conditions.KINDS) * 3
    assert [case.prompt for case in found] == ["one", "one", "two", "two", "one", "one"]
    assert len({case.seed for case in found}) == 6
    assert all(case.rgb.shape == (16, 16, 3) for case in found)
    again = conditions.cases(bed, "x", 2, ("one",), side=16)
    assert all(np.array_equal(a.rgb, b.rgb) for a, b in zip(found, again, strict=False)), (
        "more of them change none"
    )


def test_the_pictures_are_kept_from_training(
    bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    picture = type(bed.collection).picture
    monkeypatch.setattr(
        type(bed.collection), "picture", lambda c, item: seen.append(item) or picture(c, item)
    )
    conditions.cases(bed, "y", 6, ("",))
    assert {item.split for item in seen} == {TEST}


# -- zero-shot ------------------------------------------------------------------------------------


def far(value: float) -> dict[str, float]:
    return dict.fromkeys(conditions.METRICS, value)


def test_the_bars_hold_ratios_of_means_by_kind() -> None:
    rows = []
    for kind, own in (("four bands", 3.0), ("pictures", 6.0)):
        for scale in (1.0, 3.0):
            found = {"unaligned": far(12.0), "aligned": far(own), "instant solver": far(6.0)}
            found["round trip"] = far(1.5 * scale)
            rows.append((kind, found))
    table = {figure.name: figure for figure in alignment.figures_of(rows)}
    assert len(table) == 2 * (4 + 2)
    bands = table["CD-C, four bands, of the unaligned"]
    assert bands.value == pytest.approx(0.25)
    assert bands.beside["instant solver"] == pytest.approx(0.5)
    assert bands.is_met
    assert table["share error, pictures, of the unaligned"].value == pytest.approx(0.5)
    assert table["share error, pictures, of the unaligned"].is_met is False
    trip = table["CD-A, four bands, of the round trip"]
    assert (trip.value, trip.is_met) == (pytest.approx(1.0), True)
    assert table["CD-A, pictures, of the round trip"].is_met is False


def test_the_nearest_that_keeps_the_meaning_is_chosen() -> None:
    apart = np.array([10.0, 20.0, 15.0])
    assert alignment.chosen(apart, np.array([0.2, 0.9, 0.8]), 0.7) == 2
    assert alignment.chosen(apart, np.array([0.2, 0.4, 0.3]), 0.7) == 1


@pytest.mark.usefixtures("quick")
def test_the_table_is_made_of_the_raw_decode_and_the_same_each_time(
    bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    run = testbed.Testbed.run
    monkeypatch.setattr(
        testbed.Testbed,
        "run",
        lambda b, way, request: asked.append((way, request)) or run(b, way, request),
    )
    section = alignment.measure(bed)
    assert section.id == "alignment"
    assert section.settings["steps"] == 2
    words = {item.words for item in bed.collection.of(TRAIN)}
    plain = [r for way, r in asked if way == WAY and r.strength == 0]
    own = [r for way, r in asked if way == WAY and r.strength == 1 and r.form != FINE_TUNED]
    assert len(plain) == 4
    assert {r.prompt.split(" ", 1)[1] for r in plain} <= words
    assert [r.seed for r in own if r.reference] == [r.seed for r in plain]
    assert any(r.reference is None and len(r.palette) == 4 for r in own)
    names = {figure.name for figure in section.figures}
    assert "CD-A, four bands, as a palette, of the unaligned" in names
    assert "CD-C, pictures, fine-tuned, of the unaligned" in names
    assert bed.sheets is not None
    assert (bed.sheets / "alignment.webp").is_file()
    assert alignment.measure(bed).as_json() == section.as_json()


@pytest.mark.usefixtures("quick")
def test_the_choice_is_made_on_validation(
    bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alignment, "STOPS", (0.0, 0.9))
    monkeypatch.setattr(alignment, "BLURS", (1.0,))
    monkeypatch.setattr(judging, "judge_of", lambda bed: Brightest())
    splits = set()
    picture = conditions.picture
    monkeypatch.setattr(
        conditions, "picture", lambda b, *rest: splits.add(b.split) or picture(b, *rest)
    )
    found = alignment.choose(bed)
    assert splits == {VALIDATION}
    assert found[WAY]["blur"] == 1.0
    assert found[WAY]["stop"] in (0.0, 0.9)


def test_the_round_trip_is_the_autoencoders(bed: testbed.Testbed) -> None:
    rgb, _ = conditions.four_bands(SIDE, np.random.default_rng(0))
    made = conditions.round_trip(bed, rgb)
    assert made.shape == rgb.shape
    assert made.dtype == np.uint8
    assert not np.array_equal(made, rgb)


# -- pixels ---------------------------------------------------------------------------------------


class Grain:
    """Stands in for the judge: features are how much neighbours differ."""

    def features(self, pictures: Sequence[np.ndarray]) -> np.ndarray:
        return np.array([[np.abs(np.diff(rgb.astype(float), axis=0)).mean()] for rgb in pictures])

    def kid(self, made: np.ndarray, truths: np.ndarray) -> float:
        return float((made.mean() - truths.mean()) ** 2)


def test_kid_is_of_what_was_made_and_noise_stands_beside() -> None:
    rng = np.random.default_rng(0)
    smooth = [np.full((16, 16, 3), n, np.uint8) for n in (10, 90, 200)]
    noise = [rng.integers(0, 256, (16, 16, 3), dtype=np.uint8) for _ in smooth]
    judge: Any = Grain()
    rows = list(zip(smooth, noise, smooth[::-1], strict=True))
    figure = alignment_pixels.kid_figure(judge, rows)
    assert figure.value == 0
    assert figure.beside[alignment_pixels.NOISE] > 100
    assert alignment_pixels.kid_figure(judge, [(s, s, n) for s, n, _ in rows]).value > 100


@pytest.mark.usefixtures("quick")
def test_in_pixels_no_colour_is_foreign(
    bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alignment_pixels, "judge_of", lambda bed: Grain())
    section = alignment_pixels.measure(bed)
    table = {figure.name: figure for figure in section.figures}
    assert section.settings["side"] == 16
    for kind in conditions.KINDS:
        figure = table[f"CD-A, {kind}"]
        assert (figure.value, figure.is_met) == (0, True)
        assert figure.beside[alignment_pixels.NOISE] == 0
        assert table[f"CD-C, {kind}"].bar == "<= 6"
        assert table[f"share error, {kind}"].bar == ""


def test_noise_takes_the_nearest_colours_alone(bed: testbed.Testbed) -> None:
    rgb, palette = conditions.four_bands(32, np.random.default_rng(3))
    made = alignment_pixels.in_noise(bed, case_of(rgb, palette))
    allowed = set(map(tuple, rgb.reshape(-1, 3).tolist()))
    assert set(map(tuple, made.reshape(-1, 3).tolist())) <= allowed
    assert conditions.away(made, case_of(rgb, palette))["cd_a"] == 0


# -- meaning --------------------------------------------------------------------------------------


def test_meaning_is_what_is_kept_of_what_is_right_without_alignment() -> None:
    kinds = ["four bands", "pictures"] * 4
    right = {
        "unaligned": np.array([1, 1, 1, 1, 1, 0, 0, 0.0]),
        "aligned": np.array([1, 1, 1, 1, 0, 0, 0, 0.0]),
        "instant solver": np.array([1, 0, 1, 0, 0, 0, 0, 0.0]),
    }
    table = {f.name: f for f in meaning.figures_of(kinds, right, 20)}
    assert table["top-1 of 20, unaligned"].value == pytest.approx(5 / 8)
    assert table["top-1 of 20, unaligned"].is_met
    kept = table["top-1 of 20, aligned, of the unaligned"]
    assert (kept.value, kept.is_met) == (pytest.approx(0.8), False)
    assert kept.beside["instant solver"] == pytest.approx(0.4)
    assert table["top-1 of 20, aligned, four bands"].beside["instant solver"] == 0.5


@pytest.mark.usefixtures("quick")
def test_the_judge_is_asked_for_every_picture(
    bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "judge_of", lambda bed: Brightest())
    monkeypatch.setattr(meaning, "accuracy", lambda bed: [])
    section = meaning.measure(bed)
    words = judging.captions(bed.collection)
    first = section.figures[0]
    assert first.name == f"top-1 of {len(words)}, unaligned"
    assert first.n == 4
    assert first.beside == {"chance": 1 / len(words)}
    assert words[0] in section.notes[0]
    assert bed.sheets is not None
    assert (bed.sheets / "meaning.webp").is_file()
