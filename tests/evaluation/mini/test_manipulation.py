"""The table of edits by words: its measures on known pictures, and all of it on tiny weights."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from colorstudio.evaluation.mini import manipulation, testbed
from colorstudio.evaluation.mini.manipulation import Edit, Outcome, Setting
from colorstudio.evaluation.mini.reference import Case
from colorstudio.training.scenes.collection import collection_in
from colorstudio.training.scenes.words import HUES
from tests.tiny_collection import tiny_collection

RED, BLUE, GREEN = (200, 60, 60), (60, 60, 220), (60, 170, 60)


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> testbed.Testbed:
    """Without weights: for what asks no model."""
    collection = collection_in(tiny_collection(tmp_path_factory.mktemp("manipulation")))
    no_engine: Any = None
    return testbed.Testbed(no_engine, "none", collection, part=0.02)


def halves(left: tuple[int, ...], right: tuple[int, ...]) -> np.ndarray:
    rgb = np.empty((32, 32, 3), np.uint8)
    rgb[:, :16], rgb[:, 16:] = left, right
    return rgb


def an_edit() -> Edit:
    left = np.zeros((32, 32))
    left[:, :16] = 1
    picture = halves(RED, GREEN)
    case = Case("a", picture[..., 0], picture, picture, left, 0)
    return Edit(case, left, 1 - left, "apple", "red", "blue")


def between(one: tuple[int, ...], other: tuple[int, ...], part: float) -> tuple[int, ...]:
    return tuple(round(a + part * (b - a)) for a, b in zip(one, other, strict=True))


def test_an_edit_that_goes_where_it_is_asked_to():
    made = [halves(between(RED, BLUE, part), GREEN) for part in np.linspace(0, 1, 5)]
    found = manipulation.outcome(an_edit(), made)
    assert found.rank == pytest.approx(1)
    assert found.named > 30
    assert found.other == 0
    assert found.holds


def test_edits_that_go_astray():
    edit, steps = an_edit(), np.linspace(0, 1, 5)
    everywhere = [halves(between(RED, BLUE, p), between(GREEN, BLUE, p)) for p in steps]
    elsewhere = [halves(RED, between(GREEN, BLUE, p)) for p in steps]
    back = [halves(between(RED, (255, 60, 0), p), GREEN) for p in steps]
    little = [halves(between(RED, BLUE, p / 20), GREEN) for p in steps]
    for made in (everywhere, elsewhere, back, little):
        assert not manipulation.outcome(edit, made).holds
    assert manipulation.outcome(edit, back).rank == pytest.approx(-1)
    assert manipulation.outcome(edit, elsewhere).rank == 0


def test_ranks():
    assert manipulation.spearman(range(5), [1, 2, 3, 4, 50]) == pytest.approx(1)
    assert manipulation.spearman(range(5), [1, 2, 4, 3, 5]) == pytest.approx(0.9)
    assert manipulation.spearman(range(5), [2, 1, 3, 5, 4]) == pytest.approx(0.8)
    assert manipulation.spearman(range(5), [7] * 5) == 0
    assert manipulation.spearman(range(4), [1, 2, 2, 3]) == pytest.approx(0.9487, abs=1e-4)


def test_the_share_that_holds():
    good, bad = Outcome(1.0, 20.0, 2.0), Outcome(1.0, 20.0, 9.0)
    lines = manipulation.figures([good] * 3 + [bad], [bad])
    assert lines[0].value == 75
    assert lines[0].is_met
    assert lines[0].beside == {"without control words": 0}
    assert not manipulation.figures([good, bad], [bad])[0].is_met


def test_words_of_an_edit():
    text = an_edit().text(2.0, Setting(strength=5.0))
    assert (text.target, text.anchor, text.control) == (
        "a blue apple",
        "a red apple",
        "a red apple",
    )
    assert (text.slider, text.strength) == (2.0, 5.0)
    assert an_edit().text(2.0, Setting(anchor=False)).anchor == ""
    assert an_edit().text(0.0, Setting()).is_idle


def test_two_glyphs_of_different_plain_colours(bed: testbed.Testbed):
    found = manipulation.edits(replace(bed, part=0.1), 100)
    assert len(found) == 10
    for edit in found:
        assert not (edit.named * edit.other).any()
        assert edit.named.sum() > 300 < edit.other.sum()
        assert edit.color != edit.target
        assert {edit.color, edit.target} <= set(HUES)
        assert f"{edit.color} {edit.words}" in edit.case.name
        columns = np.flatnonzero(edit.named.any(axis=0))
        assert columns.max() < 64 or columns.min() >= 64
    assert len({edit.target for edit in found}) > 2


def test_the_setting_under_which_most_edits_hold_is_chosen(
    bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch
):
    def fake(bed: testbed.Testbed, edit: Edit, setting: Setting) -> list[np.ndarray]:
        fits = (setting.end, setting.strength, setting.anchor) == (0.5, 4.0, False)
        made = []
        for part in np.linspace(0, 1, 5):
            rgb = edit.case.truth.astype(float)
            angle = np.deg2rad(HUES[edit.target])
            where = edit.named if fits else edit.named + edit.other
            color = np.array(
                [128 + 100 * np.cos(angle), 128 - 100 * np.cos(angle), 128 - 100 * np.sin(angle)]
            )
            made.append((rgb + part * where[..., None] * (color - rgb)).astype(np.uint8))
        return made

    monkeypatch.setattr(manipulation, "painted", fake)
    found = manipulation.choose(replace(bed, split="validation"))
    assert found["setting"]["strength"] == 4.0
    assert found["setting"]["end"] == 0.5
    assert found["setting"]["anchor"] is False
    assert len(found["candidates"]) == 36
