"""The table of times: every way is asked as a person asks it, on two cores, new to each picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.evaluation.mini import testbed, times
from colorstudio.evaluation.mini.measures import plain_ground
from colorstudio.methods.recolor.coloredit.traces import TRACES
from colorstudio.methods.registry import METHODS, load, method
from colorstudio.training.scenes.collection import collection_in
from tests.tiny_collection import tiny_collection
from tests.tiny_models import tiny_sd


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[testbed.Testbed]:
    root = tmp_path_factory.mktemp("mini")
    tiny_sd(root / "models")
    facts = root / "models" / "tiny-sd1" / "bundle.toml"
    facts.write_text(facts.read_text("utf-8") + '\n[defaults."all"]\nsteps = 3\n', "utf-8")
    engine = Engine(ModelStore(root / "models"), device="cpu")
    yield testbed.Testbed(engine, "tiny-sd1", collection_in(tiny_collection(root)), part=0.1)
    engine.close()
    TRACES.clear()


def test_every_way_with_weights_of_our_own_is_timed():
    own = {s.id for s in METHODS if s.models and s.id != "colorize.ddcolor"}
    assert {row.way for row in times.WAYS} == own
    assert len({row.name for row in times.WAYS}) == len(times.WAYS)


@pytest.mark.parametrize("row", times.WAYS, ids=lambda row: row.name)
def test_what_is_asked_is_a_whole_request(bed: testbed.Testbed, row: times.Timed):
    first, second = (plain_ground(bed.collection, item) for item in bed.glyphs[:2])
    request: Any = load(method(row.way).request)(**row.make(first, second))
    if hasattr(request, "hints"):
        hints = request.hints.acting
        assert len(hints) == (3 if row.way.startswith("colorize") else 0)
        for hint in hints:
            color = first.rgb[int(hint.y), int(hint.x)]
            assert hint.color.rgb8 == tuple(color)
    assert row.bar == ("<= 60" if "null" in row.name else "<= 10")


def test_the_table(bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch):
    asked: list[tuple[str, Any, int]] = []
    before = torch.get_num_threads()
    rows = [r for r in times.WAYS if not r.way.startswith("colorize") and "null" not in r.name]
    monkeypatch.setattr(times, "WAYS", tuple(r for r in rows if "picture" not in r.name))

    def run(self: testbed.Testbed, way: str, request: Any) -> None:
        asked.append((way, request, torch.get_num_threads()))

    monkeypatch.setattr(testbed.Testbed, "run", run)
    section = times.measure(bed)
    assert torch.get_num_threads() == before
    names = [figure.name for figure in section.figures]
    assert names == [
        "alignment, zero-shot, 128 px",
        "alignment, zero-shot, 256 px",
        "coloredit, 128 px",
        "coloredit, 256 px",
    ]
    assert [figure.bar for figure in section.figures] == ["<= 10", "", "<= 10", ""]
    left_out = [note for note in section.notes if "no part" in note]
    assert [note.split(":")[0] for note in left_out] == [
        "alignment, fine-tuned",
        "alignment in pixels",
        "reference",
    ]
    assert {threads for *_, threads in asked} == {2}
    # the weights' own default
    assert {request.steps for _, request, _ in asked} == {3}
    sizes = [r.image.size if w == "recolor.coloredit" else r.size for w, r, _ in asked]
    assert sizes == [(128, 128)] * 2 + [(256, 256)] * 2 + [(128, 128)] * 2 + [(256, 256)] * 2
    pictures = [r.image.array for w, r, _ in asked if w == "recolor.coloredit"]
    assert not np.array_equal(pictures[0], pictures[1])


def test_a_run_is_really_made(bed: testbed.Testbed):
    (row,) = (row for row in times.WAYS if row.name == "coloredit")
    with times.cores(bed, 1):
        assert torch.get_num_threads() == 1
        found = times.seconds(bed, row, list(bed.glyphs[:3]), 128, {"steps": 2})
    assert len(found) == 2
    assert min(found) > 0


def test_the_median_is_told_and_the_first_run_beside():
    row = times.WAYS[0]
    figure = times.figure_of(row, 128, [9.0, 1.0, 4.0, 2.0])
    assert (figure.value, figure.low, figure.high, figure.n) == (2.0, 1.0, 4.0, 3)
    assert figure.beside == {"first": 9.0}
    assert figure.is_met
    assert times.figure_of(row, 256, [9.0, 11.0]).is_met is None
    assert not times.figure_of(row, 128, [1.0, 11.0]).is_met
