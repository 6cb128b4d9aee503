"""No reader crashes, hangs, swells or writes elsewhere, whatever a file holds (scripts/fuzz.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import driver
from tests.fuzz.readers import READERS, Row
from tests.fuzz.worker import Trial, put

FEW, MANY = 12, 10_000
SEED = 1
"""Not that of the long run: these are other inputs."""

rows = pytest.mark.parametrize("row", READERS, ids=[row.name for row in READERS])


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder is put back, and no weights are looked for elsewhere."""
    monkeypatch.chdir(Path.cwd())
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@rows
def test_sound_files_are_read_and_mutated_ones_read_or_refused(row: Row, tmp_path: Path) -> None:
    trial = Trial(row, tmp_path, SEED)
    for place, data in trial.made[:6]:  # else all would be refused at the door
        put(trial.case / place, data)
        row.read(trial.case / place)
    said = [trial.one(n) for n in range(FEW)]
    wrong = [answer for answer in said if answer["outcome"] == "wrong"]
    if wrong:
        pytest.fail(str(wrong[0]))
    assert {answer["outcome"] for answer in said} <= {"read", "refused"}


@pytest.mark.slow
@rows
def test_ten_thousand_mutated_files(row: Row, tmp_path: Path) -> None:
    tally = driver.run(row, tmp_path, MANY)
    assert tally.inputs == MANY
    assert not tally.faults, tally.examples
