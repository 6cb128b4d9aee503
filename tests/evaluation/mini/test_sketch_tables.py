"""The tables of references and of edits by words, all of them, on tiny weights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from colorstudio.engine.engine import Engine
from colorstudio.engine.store import ModelStore
from colorstudio.evaluation.mini import manipulation, reference, testbed
from colorstudio.training.scenes.collection import collection_in
from tests.tiny_collection import tiny_collection
from tests.tiny_reference import tiny_reference


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[testbed.Testbed]:
    root = tmp_path_factory.mktemp("sketches")
    tiny_reference(root / "models")
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    collection = collection_in(tiny_collection(root))
    engine = Engine(ModelStore(root / "models"), "cpu")
    sheets = root / "sheets"
    yield testbed.Testbed(engine, "tiny-reference", collection, part=0.01, sheets=sheets)
    engine.close()
    torch.set_num_threads(threads)


def test_the_table_of_references(bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reference, "OWN", {**reference.OWN, "steps": 2})
    monkeypatch.setattr(reference, "SCALES", (1.0, 3.0))
    section = reference.measure(bed)
    assert section.id == "reference"
    error, bare, solved, ink = section.figures[:4]
    assert (bare.bar, solved.bar, ink.bar) == ("<= 0.6", "< 1", ">= 0.8")
    assert error.n == 2
    # random weights know no colours, the solver does
    assert error.beside["instant"] < error.beside["instant with its ink"] < error.value
    assert solved.is_met is False
    assert ink.value < 0.8
    assert {"spill at GS 1", "spill at GS 3"} <= {line.name for line in section.figures}
    assert Path(bed.sheets or "", "reference.webp").is_file()
    with pytest.raises(ValueError, match="validation"):
        reference.choose(bed)


def test_the_table_of_edits(bed: testbed.Testbed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(manipulation, "STEPS", 2)
    monkeypatch.setattr(manipulation, "POSITIONS", 3)
    section = manipulation.measure(bed)
    assert section.id == "manipulation"
    assert section.figures[0].bar == ">= 70"
    assert section.figures[0].n == 2
    assert section.figures[0].is_met is False
    moved = {line.name: line.value for line in section.figures}
    assert moved["dE00 from end to end, named glyph"] > 0  # words reach the picture
    assert Path(bed.sheets or "", "manipulation.webp").is_file()
    with pytest.raises(ValueError, match="validation"):
        manipulation.choose(bed)
