"""The table of ColorEdit: cases, measures with known answers, and the whole of it at tiny size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.evaluation.mini import coloredit, testbed
from colorstudio.evaluation.mini.coloredit_measures import (
    NO_HUE,
    chroma_of,
    curved,
    hue_error,
    is_one_colour,
    rising,
    structure,
)
from colorstudio.evaluation.mini.measures import grey_of
from colorstudio.evaluation.recolor_metrics import MeanColor, mean_color
from colorstudio.imaging.color import Color
from colorstudio.imaging.pixels import Pixels
from colorstudio.training.scenes.collection import collection_in
from colorstudio.training.scenes.compose import turned
from colorstudio.training.scenes.families import VALIDATION
from tests.tiny_collection import tiny_collection
from tests.tiny_models import tiny_sd

RED = mean_color(np.array([[[255, 0, 0]]], np.uint8))
FULL = np.ones((32, 32))


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[testbed.Testbed]:
    root = tmp_path_factory.mktemp("mini")
    tiny_sd(root / "models")
    engine = Engine(ModelStore(root / "models"), device="cpu")
    yield testbed.Testbed(engine, "tiny-sd1", collection_in(tiny_collection(root)), part=0.04)
    engine.close()


def flat(color: tuple[int, int, int]) -> np.ndarray:
    return np.full((32, 32, 3), color, np.uint8)


def ramp() -> np.ndarray:
    """Bumps of lightness: h x w x 3 grey codes."""
    y, x = np.mgrid[:32, :32]
    level = 90 + 40 * np.sin(x / 3) + 30 * np.cos(y / 4)
    return np.repeat(level[..., None], 3, axis=-1).astype(np.uint8)


# -- measures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("color", "degrees"),
    [((200, 0, 0), 0), ((255, 255, 0), 60), ((0, 255, 255), 180), ((255, 0, 255), 60)],
)
def test_hue_in_degrees(color: tuple[int, int, int], degrees: float):
    assert hue_error(flat(color), FULL, RED) == pytest.approx(degrees, abs=0.1)


def test_a_pixel_counts_by_its_chroma():
    both = flat((255, 0, 0))
    both[16:] = (0, 255, 255)
    assert hue_error(both, FULL, RED) == pytest.approx(90)
    both[16:] = (120, 125, 125)
    assert hue_error(both, FULL, RED) == pytest.approx(180 * 5 / 260, rel=0.02)
    both[16:] = (80, 80, 80)
    assert hue_error(both, FULL, RED) == pytest.approx(0, abs=1e-6)


def test_hue_of_nothing_is_that_of_chance():
    assert hue_error(flat((120, 120, 120)), FULL, RED) == NO_HUE
    with pytest.raises(ValueError, match="grey"):
        hue_error(flat((1, 2, 3)), FULL, MeanColor(None, 0, 0))


def test_only_the_object_is_looked_at():
    rgb, mask = flat((255, 0, 0)), np.zeros((32, 32))
    rgb[:, 16:] = (0, 255, 255)
    mask[:, :16] = 1
    mask[:, 16:18] = 0.4
    assert hue_error(rgb, mask, RED) == pytest.approx(0, abs=1e-6)
    assert chroma_of(rgb, mask.round()) == pytest.approx(chroma_of(flat((255, 0, 0)), FULL))


def test_a_curve_of_lightness_breaks_no_structure():
    rgb = ramp()
    assert structure(rgb, rgb, FULL) == pytest.approx(1, abs=1e-3)
    lighter = (255 * (rgb / 255.0) ** 0.5).astype(np.uint8)
    assert structure(rgb, lighter, FULL) > 0.97
    assert structure(rgb, turned(rgb, 90), FULL) > 0.999
    # other bumps, and the same ones upside down, are another structure
    assert structure(rgb, np.ascontiguousarray(rgb.transpose(1, 0, 2)), FULL) < 0.6
    assert structure(rgb, 255 - rgb, FULL) < 0.6


def test_the_curve_never_falls():
    own = np.linspace(0, 100, 1024).reshape(32, 32)
    assert np.allclose(curved(own, 20 + own / 2, FULL), 20 + own / 2, atol=0.3)
    assert np.allclose(curved(own, 100 - own, FULL), 50, atol=0.3)
    risen = curved(own, own + 9 * np.sin(own), FULL)
    assert (np.diff(risen.ravel()) >= -1e-9).all()


def test_structure_outside_is_told_elsewhere():
    rgb, mask = ramp(), np.zeros((32, 32))
    mask[8:24, 8:24] = 1
    other = rgb.copy()
    other[mask == 0] = 255
    assert structure(rgb, other, mask) == pytest.approx(structure(rgb, rgb, mask))


def test_glyphs_of_one_colour():
    plain = np.dstack([flat((220, 30, 40)), np.full((32, 32), 255, np.uint8)])
    assert is_one_colour(plain)
    assert is_one_colour(turned(plain, 130))
    motley = plain.copy()
    motley[16:, :, :3] = (30, 160, 60)
    assert not is_one_colour(motley)
    assert not is_one_colour(np.dstack([grey_of(plain[..., :3]), plain[..., 3:]]))
    plain[..., 3] = 0
    assert not is_one_colour(plain)


# -- cases ----------------------------------------------------------------------------------------


def test_cases_ask_for_another_hue(bed: testbed.Testbed):
    found = list(coloredit.cases(bed, 6))
    assert len(found) == 6
    assert {case.by_picture for case in found} == {True, False}
    for case in found:
        assert case.source.caption != case.truth.caption
        assert case.source.things[0].item.split == "test"
        outside = case.mask == 0
        assert np.array_equal(case.source.rgb[outside], case.truth.rgb[outside])
        right = hue_error(case.truth.rgb, case.mask, case.wanted)
        assert right < 40
        assert hue_error(case.source.rgb, case.mask, case.wanted) > right + 15
    again = list(coloredit.cases(bed, 3))
    assert all(
        np.array_equal(a.source.rgb, b.source.rgb) for a, b in zip(again, found, strict=False)
    )


# -- the table ------------------------------------------------------------------------------------


def test_the_table(bed: testbed.Testbed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    quick(monkeypatch)
    bed.sheets = tmp_path
    section = coloredit.measure(bed)
    figures = {figure.name: figure for figure in section.figures}
    hue = figures["hue error inside the object, weighted by chroma"]
    assert (hue.bar, hue.n, hue.unit) == ("<= 12", 2, "degrees")
    assert hue.beside["grey"] == NO_HUE
    assert hue.beside["truth"] < hue.beside["unchanged"]
    assert hue.beside["instant"] < 30
    assert hue.beside["text alone"] != hue.value
    spilled = figures["change outside, over that of the edit by text alone"]
    assert spilled.bar == "<= 0.5"
    assert spilled.value == pytest.approx(
        spilled.beside["codes"] / spilled.beside["codes, text alone"], rel=1e-6
    )
    assert section.settings["reading"] == "R1"
    assert section.settings["steps"] == 2
    readings = [figures[f"{name}: hue error"].value for name in ("R1", "R2", "R3")]
    assert readings[0] == hue.value
    assert len(set(readings)) == 3
    assert (tmp_path / "coloredit.webp").is_file()


def test_the_choice_is_the_best_of_all_that_were_tried(
    bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch
):
    quick(monkeypatch)
    seen: list[str] = []
    one = coloredit.edit
    monkeypatch.setattr(
        coloredit,
        "edit",
        lambda bed, case, **s: seen.append(case.source.things[0].item.split) or one(bed, case, **s),
    )
    found = coloredit.choose(bed, ("reading",))
    rows = found["tried"]
    assert set(seen) == {VALIDATION}
    assert {row["reading"] for row in rows} == {"R1", "R2", "R3"}
    assert found["recolor.coloredit"] == {"reading": rows[0]["reading"]}
    json.dumps(found, allow_nan=False)


def test_a_score_minds_what_is_around():
    calm = coloredit.Trial({}, 12.0, 0.4, 0.95)
    assert calm.score == 1
    assert coloredit.Trial({}, 6.0, 0.9, 0.95).score > calm.score
    assert coloredit.Trial({}, 6.0, 0.4, 0.6).score > calm.score
    assert coloredit.Trial({}, 6.0, 0.4, 0.9).score < calm.score


def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two steps instead of fifty, and one of them among the noisy ones."""
    asked, few = coloredit.Case.asked, {"steps": 2, "tau": 0.5}
    monkeypatch.setattr(
        coloredit.Case, "asked", lambda self, **fields: asked(self, **{**few, **fields})
    )


def test_references_are_what_a_person_gives(bed: testbed.Testbed):
    for case in coloredit.cases(bed, 2):
        request = case.asked()
        assert isinstance(case.reference, Pixels if case.by_picture else Color)
        assert (request.color is None) == case.by_picture
        assert (request.reference is None) != case.by_picture
        assert request.prompt == case.source.caption
        assert request.wanted == case.truth.caption


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0.1, 10)), min_size=1, max_size=30))
def test_a_rising_sequence_is_the_nearest_one(rows: list[tuple[float, float]]) -> None:
    from scipy.optimize import isotonic_regression

    values, weights = np.array(rows).T
    assert np.allclose(rising(values, weights), isotonic_regression(values, weights=weights).x)
