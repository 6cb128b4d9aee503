"""What runs tables and puts them together: bytes, chance, bars, intervals, pages."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio import paths
from colorstudio.cli import evaluate_tables, main
from colorstudio.diffusion.bundle import Bundle
from colorstudio.engine.bundle_files import FileFact, Origin, write_facts
from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.errors import BadInput, ModelMissing
from colorstudio.evaluation.mini import markdown, suite, testbed
from colorstudio.evaluation.mini.report import mean_figure, ratio_figure, reached, statistic_figure
from colorstudio.evaluation.mini.sections import SECTIONS, SectionSpec
from colorstudio.training.scenes.collection import collection_in
from tests.evaluation.mini.toy_sections import HERE
from tests.tiny_collection import tiny_collection

REPOSITORY = Path(__file__).resolve().parents[3]
TOYS = (
    SectionSpec("toy", f"{HERE}:chance", ("mini", "photos")),
    SectionSpec("fixed", f"{HERE}:fixed", ("mini",)),
    SectionSpec("gone", f"{HERE}:missing", ("mini",)),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_collection(tmp_path_factory.mktemp("suite"))


@pytest.fixture
def bed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> testbed.Testbed:
    """Toy tables, and weights that nothing reads."""
    monkeypatch.setattr(suite, "SECTIONS", TOYS)
    root = paths.data() / "models" / "toy"
    root.mkdir(parents=True)
    (root / "weights").write_bytes(b"abc")
    write_facts(
        root,
        Bundle("toy", "Toy", "sd1", {}, root),
        [FileFact("weights", 3, "ab" * 32)],
        Origin("trained"),
    )
    return testbed.Testbed(Engine(ModelStore()), "toy", collection_in(folder), part=0.5)


class TestFigures:
    @pytest.mark.parametrize(
        ("value", "bar", "met"),
        [
            (0.9, "<= 0.9", True),
            (0.91, "<= 0.9", False),
            (60, ">= 60", True),
            (1, "< 1", False),
            (3, "> 2", True),
            (0, "= 0", True),
            (0.85, "0.85 .. 1.15", True),
            (1.2, "0.85 .. 1.15", False),
            (-3, ">= -5", True),
            (float("nan"), "<= 1", False),
            (5, "", None),
        ],
    )
    def test_bars(self, value: float, bar: str, met: bool | None) -> None:
        assert reached(value, bar) is met

    def test_the_interval_of_a_mean_is_that_of_the_normal_law(self) -> None:
        values = np.random.default_rng(0).normal(5, 2, 400)
        found = mean_figure("m", values.tolist())
        half = 1.96 * values.std() / 20
        assert found.value == pytest.approx(values.mean())
        assert found.low == pytest.approx(values.mean() - half, abs=0.05)
        assert found.high == pytest.approx(values.mean() + half, abs=0.05)
        assert found.n == 400

    def test_of_equal_cases_the_interval_is_a_point(self) -> None:
        found = ratio_figure("r", [2.0] * 5, [4.0] * 5, bar="<= 0.5")
        assert (found.value, found.low, found.high, found.is_met) == (0.5, 0.5, 0.5, True)

    def test_a_ratio_of_means_is_no_mean_of_ratios(self) -> None:
        assert ratio_figure("r", [1.0, 9.0], [1.0, 3.0]).value == pytest.approx(2.5)

    def test_rows_are_drawn_whole(self) -> None:
        rows = np.stack([np.arange(20.0), np.arange(20.0)], axis=1)
        found = statistic_figure("s", rows, lambda r: float((r[:, 0] - r[:, 1]).max()))
        assert (found.low, found.high) == (0, 0)

    def test_no_case_is_an_error_for_people(self) -> None:
        with pytest.raises(BadInput, match="no case"):
            mean_figure("m", [])

    @settings(max_examples=12)
    @given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=12))
    def test_the_interval_holds_the_mean_and_is_the_same_each_time(self, values: list) -> None:
        found = mean_figure("m", values)
        assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9
        assert found == mean_figure("m", values)


class TestChance:
    def test_it_goes_by_name_and_not_by_order(self, bed: testbed.Testbed) -> None:
        first = bed.rng("a", 1).random(3)
        bed.rng("b").random(100)
        assert (bed.rng("a", 1).random(3) == first).all()
        assert (bed.rng("a", 2).random(3) != first).all()

    def test_pictures_are_drawn_alike_and_a_part_begins_like_the_whole(
        self, bed: testbed.Testbed
    ) -> None:
        whole = bed.drawn(bed.glyphs, 10, "x")
        assert bed.drawn(bed.glyphs, 4, "x") == whole[:4]
        assert bed.drawn(bed.glyphs, 10, "y") != whole
        assert len(set(whole)) == 10
        assert (bed.count(10), replace(bed, part=0.01).count(10)) == (5, 2)


class TestSuite:
    def test_the_same_weights_and_pictures_give_the_same_bytes(
        self, bed: testbed.Testbed, folder: Path
    ) -> None:
        again = replace(bed, collection=collection_in(folder))
        first, second = (suite.written(suite.evaluate(b, "mini")) for b in (bed, again))
        assert first == second
        assert suite.written(suite.evaluate(replace(bed, split="validation"), "mini")) != first

    def test_what_cannot_be_measured_is_named_and_the_rest_stays(
        self, bed: testbed.Testbed
    ) -> None:
        states: list[tuple[int, int]] = []
        found = suite.evaluate(
            bed, "mini", (), lambda r: states.append((len(r["sections"]), len(r["skipped"])))
        )
        assert states == [(1, 0), (2, 0), (2, 1)]
        assert [s["id"] for s in found["sections"]] == ["toy", "fixed"]
        assert found["skipped"] == [{"id": "gone", "reason": "There are no weights for a toy."}]
        figures = {f["name"]: f for s in found["sections"] for f in s["figures"]}
        assert figures["chance"]["n"] == 5
        assert (figures["chance"]["is_met"], figures["whole"]["is_met"]) == (False, True)
        assert (figures["lost"]["value"], figures["lost"]["is_met"]) == (None, False)
        assert figures["free"]["value"] == 0.1235

    def test_a_suite_has_its_own_tables(self, bed: testbed.Testbed) -> None:
        assert [s.id for s in suite.sections_of("photos")] == ["toy"]
        with pytest.raises(BadInput, match="no table “fixed”"):
            suite.sections_of("photos", ["fixed"])

    def test_weights_that_are_not_there_are_named(self, bed: testbed.Testbed) -> None:
        with pytest.raises(ModelMissing, match="no weights “other”"):
            suite.evaluate(replace(bed, bundle="other"), "mini")

    def test_the_state_of_the_weights_stands_beside_each_table(self, bed: testbed.Testbed) -> None:
        before = suite.evaluate(bed, "photos")["sections"][0]["weights"]
        root = paths.data() / "models" / "toy"
        (root / "weights").write_bytes(b"abcd")
        facts = [FileFact("weights", 4, "cd" * 32)]
        write_facts(root, Bundle("toy", "Toy", "sd1", {}, root), facts, Origin("trained"))
        assert suite.weights_of(bed) != before

    def test_contact_sheets_are_named_where_they_were_made(
        self, bed: testbed.Testbed, tmp_path: Path
    ) -> None:
        assert suite.evaluate(bed, "photos")["sections"][0]["sheets"] == []
        shown = suite.evaluate(replace(bed, sheets=tmp_path), "mini")["sections"]
        assert [section["sheets"] for section in shown] == [["toy"], []]
        assert (tmp_path / "toy.webp").is_file()


class TestMerging:
    def test_tables_of_several_runs_are_those_of_one(self, bed: testbed.Testbed) -> None:
        whole = suite.evaluate(bed, "mini")
        parts = [suite.evaluate(bed, "mini", [name]) for name in ("gone", "fixed", "toy")]
        assert suite.written(suite.merged(*parts)) == suite.written(whole)

    def test_the_last_one_of_a_table_counts(self, bed: testbed.Testbed) -> None:
        old, new = (suite.evaluate(replace(bed, part=p), "mini", ["toy"]) for p in (0.5, 1.0))
        assert suite.merged(old, new)["sections"] == new["sections"]
        lost = {**new, "sections": [], "skipped": [{"id": "toy", "reason": "gone"}]}
        assert suite.merged(old, lost) == lost
        assert suite.merged(lost, old)["skipped"] == []

    def test_reports_of_other_kinds_stay_apart(self, bed: testbed.Testbed) -> None:
        first = suite.evaluate(bed, "photos")
        other = suite.evaluate(replace(bed, split="validation"), "photos")
        with pytest.raises(BadInput, match="differ in split"):
            suite.merged(first, other)
        with pytest.raises(BadInput, match="differ in suite"):
            suite.merged(first, suite.evaluate(bed, "mini"))


class TestPage:
    def test_a_table_has_all_that_a_figure_has(self, bed: testbed.Testbed) -> None:
        page = markdown.page(suite.evaluate(bed, "mini"), lambda name: f"x/{name}.webp")
        row = next(line for line in page.splitlines() if line.startswith("| chance"))
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert cells[2:] == [">= 2", "**no**", "grey 1.25", "3", "5"]
        assert cells[1].endswith("] dE")
        assert "## A toy" in page
        assert "- One note." in page
        assert "steps 20, split test" in page
        assert "part 0.5" in page
        assert "1 of 3 bars are met." in page
        assert "- A toy | table, chance:" in page
        assert "gone: There are no weights for a toy." in page

    @pytest.mark.parametrize(
        ("value", "text"), [(1234.5, "1234"), (0.12345, "0.123"), (0.0, "0"), (None, "none")]
    )
    def test_numbers_are_short(self, value: float | None, text: str) -> None:
        assert markdown.number(value) == text

    def test_sheets_are_linked_where_they_lie(self, bed: testbed.Testbed, tmp_path: Path) -> None:
        found = suite.evaluate(replace(bed, sheets=tmp_path), "photos")
        assert "[toy](s/toy.webp)" in markdown.page(found, lambda name: f"s/{name}.webp")
        assert "Unchosen" not in markdown.page(found)


class TestCommand:
    def test_it_writes_the_report_and_its_page(
        self, bed: testbed.Testbed, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture
    ) -> None:
        out = tmp_path / "r.json"
        command = ["evaluate", "mini", "--data", str(folder), "--bundle", "toy", "-o", str(out)]
        assert main([*command, "--part", "0.5", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert [f["name"] for f in told["figures"]] == ["chance", "whole", "free", "lost"]
        assert out.read_bytes() == suite.written(suite.evaluate(bed, "mini"))
        assert "| chance |" in out.with_suffix(".md").read_text("utf-8")
        # one table anew: the others stay
        assert main([*command, "--part", "1", "--only", "toy", "--quiet"]) == 0
        after = suite.read(out)
        assert [s["part"] for s in after["sections"]] == [1.0, 0.5]
        # two files together
        both = tmp_path / "both.json"
        merge = ["evaluate", "mini", "--merge", str(out), str(out), "-o", str(both), "--quiet"]
        assert main(merge) == 0
        assert both.read_bytes() == out.read_bytes()

    def test_choices_are_written_and_not_the_tables(
        self, bed: testbed.Testbed, folder: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "c.json"
        command = ["evaluate", "mini", "--data", str(folder), "--bundle", "toy", "-o", str(out)]
        assert main([*command, "--choose", "--quiet", "--only", "toy"]) == 0
        assert set(json.loads(out.read_text("utf-8"))["toy"]) == {"best"}

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            (["--part", "0"], "--part is 0"),
            (["--only", "x"], "no table"),
            (["--bundle", "other"], "no weights “other”"),
        ],
    )
    def test_what_cannot_be_is_said(
        self,
        bed: testbed.Testbed,
        folder: Path,
        tmp_path: Path,
        capsys: pytest.CaptureFixture,
        more: list[str],
        said: str,
    ) -> None:
        out = ["-o", str(tmp_path / "r.json")]
        assert main(["evaluate", "mini", "--data", str(folder), *out, *more]) in (2, 3)
        assert said in capsys.readouterr().err
        assert not (tmp_path / "r.json").exists()

    def test_without_pictures_that_came_along_it_asks_for_some(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(evaluate_tables.resources, "root", lambda: tmp_path)
        with pytest.raises(BadInput, match="did not come along"):
            evaluate_tables.collection_file(None)
        pack = tmp_path / "evaluation" / "mini.zip"
        pack.parent.mkdir()
        pack.write_bytes(b"")
        assert evaluate_tables.collection_file(None) == pack


def test_every_table_has_a_suite_that_the_command_knows() -> None:
    named = {name for spec in SECTIONS for name in spec.suites}
    assert named == set(evaluate_tables.HELP)
    assert len({spec.id for spec in SECTIONS}) == len(SECTIONS)


def test_the_page_of_results_is_that_of_its_report() -> None:
    docs = REPOSITORY / "docs"
    if not (docs / "results.json").is_file():
        pytest.skip("nothing was measured yet (docs/results.json)")
    spec = importlib.util.spec_from_file_location("results", REPOSITORY / "scripts" / "results.py")
    assert spec is not None
    assert spec.loader is not None
    script: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    found = script.results_page(suite.read(docs / "results.json"), docs)
    assert found == (docs / "results.md").read_text("utf-8")
