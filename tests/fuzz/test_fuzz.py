"""No reader crashes, hangs, swells or writes elsewhere, whatever a file holds: `scripts/fuzz.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import driver
from tests.fuzz.readers import READERS, Row
from tests.fuzz.worker import Trial

FEW, MANY = 24, 10_000
SEED = 1
"""Not that of the long run: these are other inputs."""

rows = pytest.mark.parametrize("row", READERS, ids=[row.name for row in READERS])


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder is put back, and no weights are looked for elsewhere."""
    monkeypatch.chdir(Path.cwd())
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@rows
def test_some_mutated_files(row: Row, tmp_path: Path) -> None:
    trial = Trial(row, tmp_path, SEED)
    said = [trial.one(n) for n in range(FEW)]
    assert [answer for answer in said if answer["outcome"] == "wrong"] == []
    assert {answer["outcome"] for answer in said} <= {"read", "refused"}


@rows
def test_sound_files_are_read(row: Row, tmp_path: Path) -> None:
    """Else the mutated ones would all be refused at the door."""
    trial = Trial(row, tmp_path, SEED)
    for place, data in trial.made[:6]:
        path = trial.case / place
        path.write_bytes(data)
        row.read(path)


@pytest.mark.slow
@rows
def test_ten_thousand_mutated_files(row: Row, tmp_path: Path) -> None:
    tally = driver.run(row, tmp_path, MANY)
    assert tally.inputs == MANY
    assert not tally.faults, tally.examples
