"""Hints: round trips through their file, scaling, groups, and bad files."""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging import hints
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints

coordinate = st.floats(0, 99, allow_nan=False).map(lambda v: round(v, 3))
point = st.tuples(coordinate, coordinate)
colors = st.integers(0, 0xFFFFFF).map(lambda n: Color.from_hex(f"#{n:06x}"))


def _marks(kind: str, **more: Any) -> st.SearchStrategy[Hint]:
    length = 1 if kind == "point" else 6
    return st.builds(
        Hint,
        id=st.just(""),
        kind=st.just(kind),  # type: ignore[arg-type]
        points=st.lists(point, min_size=1, max_size=length).map(tuple),
        radius=st.floats(0.5, 30).map(lambda v: round(v, 2)),
        **more,
    )


named = {"group": st.sampled_from(["", "skin", "coat"]), "mask": st.sampled_from(["", "m.png"])}
marks = st.one_of(
    _marks("point", color=colors, **named),
    _marks("stroke", color=colors, pinned=st.booleans(), **named),
    _marks("keep"),
    _marks("barrier"),
)


@given(st.lists(marks, max_size=12), st.sets(st.sampled_from(["skin", "coat"])))
def test_what_is_written_is_read_back(items: list[Hint], hidden: set[str]) -> None:
    given_ = Hints(
        (100, 100),
        tuple(replace(h, id=f"h{n}") for n, h in enumerate(items)),
        frozenset(hidden),
    )
    read = hints.from_json(json.loads(json.dumps(hints.to_json(given_))))
    assert read == given_


def test_a_file_by_hand_may_leave_everything_out_but_the_size() -> None:
    read = hints.from_json(
        {"size": [10, 20], "points": [{"x": 1, "y": 2, "color": "#ff0000"}], "barriers": []}
    )
    (only,) = read.items
    assert only.kind == "point"
    assert only.color == Color.from_hex("#ff0000")
    assert only.radius == 4


@given(st.integers(2, 5))
def test_scaling_keeps_marks_on_the_same_spot(factor: int) -> None:
    small = Hints((40, 30), (Hint("a", "point", ((0, 0),), 3.0, Color(50, 0, 0)),))
    large = small.scaled_to((40 * factor, 30 * factor))
    (mark,) = large.items
    assert mark.x == pytest.approx((factor - 1) / 2), "the centre of the pixels that it became"
    assert mark.radius == pytest.approx(3 * factor)
    assert large.scaled_to((40, 30)).items[0].x == pytest.approx(0)


def test_another_aspect_ratio_is_refused_with_both_sizes() -> None:
    with pytest.raises(BadInput, match=r"400 x 300.*300 x 300"):
        Hints((400, 300)).scaled_to((300, 300))
    assert Hints((400, 301)).scaled_to((800, 601)).size == (800, 601), "rounding is no other shape"


def test_a_mark_outside_of_the_picture_is_named() -> None:
    with pytest.raises(BadInput, match=r"\(500, 5\)"):
        Hints((100, 100), (Hint("a", "point", ((500, 5),), 2, Color(5, 0, 0)),)).checked()


def test_groups_are_recoloured_and_hidden_as_one() -> None:
    red, blue = Color.from_hex("#ff0000"), Color.from_hex("#0000ff")
    both = Hints(
        (9, 9),
        (
            Hint("a", "point", ((1, 1),), 1, red, group="coat"),
            Hint("b", "stroke", ((2, 2), (3, 3)), 1, red, group="coat"),
            Hint("c", "point", ((4, 4),), 1, red),
        ),
    )
    assert [h.color for h in both.recolored("coat", blue).items] == [blue, blue, red]
    hidden = Hints(both.size, both.items, frozenset({"coat"}))
    assert [h.id for h in hidden.acting] == ["c"]
    assert both.groups == ("coat",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not a hint file"),
        ("{", "not a hint file"),
        ("[1]", "one JSON object"),
        ('{"points": []}', "size"),
        ('{"size": [0, 4]}', "size"),
        ('{"size": [4, 4], "points": {}}', "not a list"),
        ('{"size": [4, 4], "points": [{"x": 1, "y": 2}]}', r"points\[0\].*color"),
        ('{"size": [4, 4], "points": [{"x": "1", "y": 2, "color": "#fff"}]}', '"x"'),
        ('{"size": [4, 4], "points": [{"x": NaN, "y": 2, "color": "#fff"}]}', '"x"'),
        ('{"size": [4, 4], "strokes": [{"points": [[1]], "color": "#fff"}]}', "pairs"),
        ('{"size": [4, 4], "strokes": [{"points": [], "color": "#fff"}]}', "not empty"),
        ('{"size": [4, 4], "keep": [{"points": [[1, 1]], "width": -2}]}', "negative"),
        ("[" * 100_000, "not a hint file"),
    ],
)
def test_a_broken_file_says_where(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "h.json"
    file.write_text(text)
    with pytest.raises(BadInput, match=says) as error:
        hints.load(file)
    assert "h.json" in str(error.value)


def test_a_byte_order_mark_is_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "h.json"
    file.write_text('{"size": [3, 2]}', "utf-8-sig")
    assert hints.load(file).size == (3, 2)


def test_a_missing_file_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        hints.load(tmp_path / "none.json")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["size", "points", "strokes", "keep", "x", "y", "color", "width", "id"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(json_values)
def test_no_json_at_all_raises_anything_but_bad_input(value: Any) -> None:
    with suppress(BadInput):
        hints.from_json(value)
