"""Words for a reference in a document: undone as one step, kept in the file and the journal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from states import photo

from colorstudio.document.document import Document
from colorstudio.document.journal import Journal
from colorstudio.document.project_file import load, save
from colorstudio.document.recovery import recoverable
from colorstudio.document.text_edits import SetTextEdits, from_record, to_record
from colorstudio.errors import BadInput
from colorstudio.methods.sketch.reference.edits import TextEdit

HAIR = TextEdit("red hair", "black hair", "hair", slider=0.7, enhance=True)
SKY = TextEdit("a sunset", scale=8.5, thresholds=(0.4, 0.5, 0.6, 0.9), strength=1.5, muted=True)


def test_they_are_undone_one_step_at_a_time() -> None:
    document = Document.from_pixels(photo((40, 30)))
    document.push(SetTextEdits((HAIR,)))
    document.push(SetTextEdits((HAIR, SKY)))
    document.push(SetTextEdits((HAIR, SKY)))
    assert len(document.steps) == 2
    document.undo()
    assert document.state.text_edits == (HAIR,)
    document.undo()
    assert document.state.text_edits == ()


def test_a_dragged_slider_is_one_step() -> None:
    document = Document.from_pixels(photo((40, 30)))
    for value in (0.1, 0.4, 0.6):
        document.push(SetTextEdits((TextEdit("fire", slider=value),), merge_key="drag:1"))
    assert len(document.steps) == 1
    assert document.state.text_edits[0].slider == 0.6


def test_they_are_kept_in_files_and_journals(tmp_path: Path) -> None:
    document = Document.from_pixels(photo((40, 30)))
    document.push(SetTextEdits((HAIR, SKY)))
    path = tmp_path / "a.colorstudio"
    save(path, document.state, None)
    assert load(path)[0].text_edits == (HAIR, SKY)
    document.mark_unsaved()
    journal = Journal(tmp_path / "journal", document)
    assert journal.flush()
    document.push(SetTextEdits((SKY, HAIR)))
    assert journal.flush()
    journal.close(keep=True)
    (found,) = recoverable(tmp_path / "journal")
    assert found.read().state.text_edits == (SKY, HAIR)


def test_record_and_back() -> None:
    assert from_record(to_record((HAIR, SKY))) == (HAIR, SKY)
    assert from_record([{"target": "fire", "of_a_later_version": 3}]) == (TextEdit("fire"),)


@pytest.mark.parametrize(
    "rows",
    [
        None,
        {},
        ["red"],
        [{"target": 3}],
        [{"target": "a", "slider": float("nan")}],
        [{"target": "a", "scale": "much"}],
        [{"target": "a", "thresholds": [0.1, 0.2]}],
        [{"target": "a", "muted": 1}],
        [{"target": "a"}] * 1000,
    ],
)
def test_damaged_ones_are_said(rows: Any) -> None:
    with pytest.raises(BadInput, match="damaged"):
        from_record(rows)
