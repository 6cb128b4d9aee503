"""docs/fidelity.md names functions and tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "docs" / "fidelity.md"


def named() -> list[tuple[str, str]]:
    """Every ``path.py:name`` of the table's second and third columns, with its folder."""
    rows = [line.split("|") for line in TABLE.read_text("utf-8").splitlines() if line[:1] == "|"]
    found = []
    for row in rows:
        for folder, cell in (("colorstudio", row[2]), ("tests", row[3])):
            found += [(folder, name) for name in re.findall(r"`([^`]+\.py[^`]*)`", cell)]
    return found


def test_the_table_is_there() -> None:
    assert len(named()) > 80


@pytest.mark.parametrize("folder", ["colorstudio", "tests"])
def test_what_the_table_names_exists(folder: str) -> None:
    missing = []
    for place, name in named():
        path, _, what = name.partition(":")
        file = ROOT / place / path
        if place == folder and not (
            file.is_file()
            and all(
                re.search(rf"^ *(def|class) {n}\b|^{n}\b", file.read_text("utf-8"), re.MULTILINE)
                for n in what.split(".")
            )
        ):
            missing.append(name)
    assert not missing
