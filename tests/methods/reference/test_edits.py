"""Edits by words: what can be asked, and what a file of them says where it cannot be used."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.diffusion.bundle import Bundle
from colorstudio.errors import BadInput
from colorstudio.methods.sketch.reference import edits
from colorstudio.methods.sketch.reference.edits import TextEdit

AN_EDIT = {
    "target": "the girl's green hair",
    "anchor": "the girl's hair",
    "control": "hair",
    "scale": 8.0,
    "enhance": False,
    "thresholds": [0.5, 0.55, 0.65, 0.95],
    "strength": 2.0,
}
"""The example of the command line's description."""

words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=20)
thresholds = st.lists(st.floats(0, 1), min_size=4, max_size=4, unique=True).map(sorted).map(tuple)
any_edit = st.builds(
    TextEdit,
    target=words,
    anchor=words | st.just(""),
    control=words | st.just(""),
    scale=st.none() | st.floats(-1000, 1000),
    slider=st.just(0.0),
    enhance=st.booleans(),
    thresholds=thresholds,
    strength=st.floats(0, 20),
    muted=st.booleans(),
)


@given(st.lists(any_edit, max_size=5))
def test_a_file_gives_back_what_was_saved(rows: list[TextEdit]) -> None:
    text = json.dumps(edits.to_json(rows))
    assert edits.from_json(json.loads(text)) == tuple(rows)


def test_the_documents_example_is_read(tmp_path: Path) -> None:
    file = tmp_path / "E.json"
    file.write_text(json.dumps([AN_EDIT, {"target": "blue eyes", "slider": -0.5}]), "utf-8")
    first, second = edits.load(file)
    assert first == TextEdit("the girl's green hair", "the girl's hair", "hair", 8.0)
    assert second == TextEdit("blue eyes", slider=-0.5)
    edits.save(tmp_path / "again.json", (first, second))
    assert edits.load(tmp_path / "again.json") == (first, second)


def test_what_acts_and_where() -> None:
    assert TextEdit("red").is_idle
    assert TextEdit("red", scale=4.0, muted=True).is_idle
    assert not TextEdit("red", scale=0.0).is_idle
    assert not TextEdit("red", slider=0.1).is_idle
    assert TextEdit("red").is_everywhere
    assert TextEdit("red", control="Everything").is_everywhere
    assert not TextEdit("red", control="hair").is_everywhere


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"target": " "}, "Edit 2: “target” is empty."),
        ({"target": 3}, "Edit 2: “target” is 3; it is a text."),
        ({"target": "a\ud800"}, "Edit 2: “target” holds bytes"),
        ({"control": "x" * 1001}, "Edit 2: “control” has 1,001 letters."),
        ({"scale": float("nan")}, "Edit 2: “scale” is NaN; it goes from -1000 to 1000."),
        ({"scale": float("inf")}, "Edit 2: “scale” is Infinity; it goes from -1000 to 1000."),
        ({"scale": "8"}, 'Edit 2: “scale” is "8"; it goes'),
        ({"scale": True}, "Edit 2: “scale” is true; it goes"),
        ({"slider": 10**400}, "Edit 2: “slider” is 1000"),
        ({"strength": -1}, "Edit 2: “strength” is -1; it goes from 0 to 20."),
        ({"enhance": "False"}, 'Edit 2: “enhance” is "False"; it is true or false.'),
        (
            {"thresholds": [0.5, 0.65, 0.55, 0.95]},
            "Edit 2: “thresholds” are out of order: 0.5, 0.65",
        ),
        ({"thresholds": [0.5, 0.5, 0.6, 0.9]}, "Edit 2: “thresholds” are out of order"),
        ({"thresholds": [0.5, 0.6, 0.9]}, "Edit 2: “thresholds” are four numbers"),
        ({"thresholds": [0.5, 0.6, 0.9, 10**400]}, "Edit 2: “thresholds” are four numbers"),
        ({"thresholds": 0.5}, "Edit 2: “thresholds” are four numbers"),
        ({"treshold": 0.5}, "Edit 2: “treshold” is not known."),
        ({"scale": None}, "Edit 2 has neither “scale” nor “slider”."),
    ],
)
def test_a_sentence_names_the_edit_and_the_key(change: dict[str, Any], said: str) -> None:
    with pytest.raises(BadInput) as caught:
        edits.from_json([AN_EDIT, AN_EDIT | change])
    assert caught.value.message.startswith(said)


@pytest.mark.parametrize("data", [{"target": "red"}, "red", None, 4])
def test_edits_are_a_list(data: Any) -> None:
    with pytest.raises(BadInput, match="Edits by words are a list"):
        edits.from_json(data)


def test_an_edit_is_an_object_with_a_target() -> None:
    with pytest.raises(BadInput, match="Edit 1 is not an object"):
        edits.from_json(["red"])
    with pytest.raises(BadInput, match="Edit 1 has no “target”"):
        edits.from_json([{"scale": 4}])


def test_fifty_edits_are_fine_and_there_is_an_end() -> None:
    assert len(edits.from_json([AN_EDIT] * 50)) == 50
    assert len(edits.from_json([AN_EDIT] * edits.MOST_EDITS)) == edits.MOST_EDITS
    with pytest.raises(BadInput, match="201 edits by words"):
        edits.from_json([AN_EDIT] * (edits.MOST_EDITS + 1))


def test_files_that_are_none(tmp_path: Path) -> None:
    for name, data, said in (
        ("a.json", b"[{", "a.json is not a file of edits"),
        ("b.json", b"\xff\xfe\x00", "b.json is not a file of edits"),
        ("c.json", b"[" * 100_000, "c.json is not a file of edits"),
        ("d.json", b"[[]]", "d.json: Edit 1 is not an object"),
        ("e.json", b" " * (edits.MOST_BYTES + 1), "e.json is far too large"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadInput, match=said):
            edits.load(tmp_path / name)
    with pytest.raises(BadInput, match="is a folder"):
        edits.load(tmp_path)
    with pytest.raises(BadInput, match="There is no file of edits"):
        edits.load(tmp_path / "none.json")


def test_the_unit_is_of_the_weights_or_of_those_that_lend_the_words(tmp_path: Path) -> None:
    def weights(**facts: Any) -> Bundle:
        return Bundle("x", "X", "colorize-diffusion", {}, tmp_path, **facts)

    clip = weights(constants={"text_spread": 0.5})
    assert edits.spread_of(weights()) is None
    assert edits.spread_of(clip) == 0.5
    assert edits.spread_of(weights(joined={"text_projector": clip})) == 0.5
    own = weights(joined={"text_projector": clip}, constants={"text_spread": 0.75})
    assert edits.spread_of(own) == 0.75
    for damaged in ("much", True, -1.0, float("nan")):
        assert edits.spread_of(weights(constants={"text_spread": damaged})) is None


def test_how_tokens_answer_is_of_the_weights_or_of_those_that_lend_the_words(
    tmp_path: Path,
) -> None:
    def weights(**facts: Any) -> Bundle:
        return Bundle("x", "X", "colorize-diffusion", {}, tmp_path, **facts)

    measured = {"local_polarity": 1, "local_thresholds": [0.2, 0.4, 0.6, 0.8]}
    clip = weights(constants=measured)
    high = edits.Reading(1, (0.2, 0.4, 0.6, 0.8))
    assert edits.reading_of(weights()) == edits.Reading(-1, edits.THRESHOLDS)
    assert edits.reading_of(clip) == high
    assert edits.reading_of(weights(joined={"text_projector": clip})) == high
    for damaged in (2, "high", None):
        assert edits.reading_of(weights(constants={"local_polarity": damaged})) == edits.Reading()
    out_of_order = weights(constants=measured | {"local_thresholds": [0.4, 0.2, 0.6, 0.8]})
    assert edits.reading_of(out_of_order) == edits.Reading(1)


def test_edits_are_known_without_torch() -> None:
    script = (
        "import sys; import colorstudio.methods.sketch.reference.edits; "
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
