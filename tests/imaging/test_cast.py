"""Casts: the file, the words that set parts at once, shades that follow, and bad input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.cast import MAX_BYTES, Cast, Part, from_json, load, save, to_json
from colorstudio.imaging.color import Color
from colorstudio.imaging.color_named import named_color

MIKA = {
    "name": "Mika",
    "parts": [
        {"name": "hair", "color": "#2b4a6f", "shade": "#1b2f49"},
        {"name": "coat", "color": "#c08040"},
        {"name": "left eye", "color": "#40a060"},
    ],
    "reference": "mika.png",
}
codes = st.integers(0, 0xFFFFFF).map(lambda n: Color.from_hex(f"#{n:06x}"))
names = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=20)
parts = st.lists(
    st.builds(Part, names, codes, st.none() | codes),
    min_size=1,
    max_size=8,
    unique_by=lambda part: part.name.casefold(),
)


@pytest.fixture
def mika() -> Cast:
    return from_json(MIKA)


def test_the_example_of_the_format(mika: Cast) -> None:
    assert mika.name == "Mika"
    assert [p.name for p in mika.parts] == ["hair", "coat", "left eye"]
    assert mika.parts[0] == Part("hair", Color.from_hex("#2b4a6f"), Color.from_hex("#1b2f49"))
    assert mika.parts[1].shade is None
    assert to_json(mika) == MIKA


@given(parts, names, st.sampled_from(["", "a.png", "pictures/b.png"]))
def test_what_is_written_is_read_again(rows: list[Part], name: str, reference: str) -> None:
    cast = Cast(name, tuple(rows), reference)
    assert from_json(json.loads(json.dumps(to_json(cast)))) == cast


def test_the_file(mika: Cast, tmp_path: Path) -> None:
    path = tmp_path / "mika.json"
    save(path, mika)
    assert load(path) == mika
    assert json.loads(path.read_text("utf-8")) == MIKA
    assert mika.reference_path(path) == tmp_path / "mika.png"
    assert Cast("x", mika.parts).reference_path(path) is None
    assert [p.name for p in tmp_path.iterdir()] == ["mika.json"]


def test_a_folder_that_is_not_there(mika: Cast, tmp_path: Path) -> None:
    path = tmp_path / "no" / "mika.json"
    with pytest.raises(BadInput):
        save(path, mika)


def test_unknown_keys_words_as_colours_and_a_missing_name(tmp_path: Path) -> None:
    path = tmp_path / "Ren.json"
    text = '\ufeff{"parts": [{"name": "hair", "color": "dark green", "x": 1}], "later": [1]}'
    path.write_text(text, "utf-8")
    cast = load(path)
    assert cast.name == "Ren"
    assert cast.parts == (Part("hair", named_color("dark green")),)


def test_words_set_parts_at_once(mika: Cast) -> None:
    made = mika.with_words("Hair: dark green; LEFT  eye = amber")
    assert made.part("hair").color == named_color("dark green")
    assert made.part("left eye").color == named_color("amber")
    assert made.part("coat") == mika.part("coat")
    assert (made.name, made.reference) == ("Mika", "mika.png")
    assert mika.part("hair").color.hex == "#2b4a6f"
    assert mika.with_words("") == mika


def test_the_shade_keeps_its_step(mika: Cast) -> None:
    old, new = mika.part("hair"), mika.with_words("hair: light salmon").part("hair")
    assert old.shade is not None
    assert new.shade is not None
    darker, duller = old.color.L - old.shade.L, old.color.chroma - old.shade.chroma
    assert abs(new.color.L - new.shade.L - darker) < 0.5
    assert abs(new.color.chroma - new.shade.chroma - duller) < 1.5
    assert new.shade != old.shade


def test_the_shade_of_a_grey_gets_no_hue_from_nowhere() -> None:
    coat = Part("coat", named_color("white"), Color(80, 2, -12))
    shade = coat.colored(named_color("light grey")).shade
    assert shade is not None
    assert shade.b < -8
    red = Part("hat", named_color("red"), named_color("dark red"))
    shade = red.colored(named_color("grey")).shade
    assert shade is not None
    assert shade.chroma < 2


@given(codes, codes, codes)
def test_shades_stay_on_their_side_and_are_colours(color: Color, shade: Color, new: Color) -> None:
    made = Part("x", color, shade).colored(new)
    assert made.color == new
    assert made.shade is not None
    assert made.shade.in_srgb
    if shade.L < color.L:
        assert made.shade.L <= new.L + 0.5
    same = Part("x", color, shade).colored(color).shade
    assert same is not None
    assert abs(same.L - shade.L) < 1


def test_a_dark_colour_keeps_a_shade_that_is_not_black(mika: Cast) -> None:
    pale = Part("coat", Color(80, 0, 0), Color(50, 0, 0))
    shade = pale.colored(Color(24, 0, 0)).shade
    assert shade is not None
    assert 8 < shade.L < 24


def test_an_unknown_part_is_refused_with_those_there_are(mika: Cast) -> None:
    with pytest.raises(BadInput, match=r"coats.*Did you mean “coat”.*hair, coat, left eye"):
        mika.with_words("hair: red; coats: blue")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "not a cast"), ({}, "no parts"),
        ({"name": "Mika", "parts": []}, "“Mika” has no parts"),
        ({"parts": {"hair": "#fff"}}, "no list"), ({"parts": ["red"]}, "no name"),
        ({"parts": [{"name": "hair"}]}, "“hair” has no colour"),
        ({"parts": [{"name": "hair", "color": 3}]}, "is no text"),
        ({"parts": [{"name": "hair", "color": "gren"}]}, "“hair”: “gren”.*green"),
        ({"parts": [{"color": "#fff"}]}, "no name"),
        ({"parts": [{"name": "a", "color": "red"}, {"name": "A", "color": "red"}]}, "Two parts"),
        ({"parts": [{"name": str(n), "color": "red"} for n in range(1001)]}, "1,001 parts"),
        ({"name": {}, "parts": [{"name": "a", "color": "red"}]}, "no text"),
    ],
)  # fmt: skip
def test_what_is_no_cast_is_refused_with_a_sentence(data: Any, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        from_json(data)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b"{}"])
def test_files_that_are_no_cast(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "C.json"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=r"^C\.json"):
        load(path)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(BadInput):
            load(path)
    large = tmp_path / "C.json"
    large.write_bytes(b" " * (MAX_BYTES + 1))
    with pytest.raises(BadInput, match="too large"):
        load(large)
