"""Colours from words: known names, composed orders, near spellings, lists of parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.color_named import MOVES, _nouns, named_color, parts_from_words
from colorstudio.imaging.metrics import delta_e00

nouns = st.sampled_from(sorted(_nouns()))


def L(text: str) -> float:
    return named_color(text).L


def chroma(text: str) -> float:
    return named_color(text).chroma


def test_values_are_read_as_color_reads_them() -> None:
    assert named_color("#2b4a6f") == Color.from_hex("#2b4a6f")
    assert named_color(" #ABC ") == Color.from_hex("#aabbcc")
    assert named_color("2b4a6f") == Color.from_hex("#2b4a6f")
    assert named_color("lab(50, 10 -20)").lab == (50, 10, -20)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("rebeccapurple", "#663399"), ("Dark Sea Green", None), ("darkgray", "#a9a9a9"),
        ("teal", "#008080"), ("AliceBlue", "#f0f8ff"), ("navy blue", "#000080"),
        ("hot pink", "#ff69b4"), ("forest green", "#228b22"), ("midnight-blue", "#191970"),
    ],
)  # fmt: skip
def test_names_of_css(name: str, code: str | None) -> None:
    assert code is None or named_color(name).hex == code
    assert named_color(name).in_srgb


def test_css_has_all_its_148_names() -> None:
    from PIL import ImageColor

    other = {"brown"}  # ours is what hair and wood are
    for name, code in ImageColor.colormap.items():
        if name not in other and isinstance(code, str):
            assert named_color(name).hex == code, name


def test_adjectives_move_the_colour_their_way() -> None:
    for noun in ("green", "rose", "steel blue", "skin", "auburn", "grey", "gold"):
        assert L(f"dark {noun}") < L(noun) < L(f"light {noun}"), noun
        assert L(f"very dark {noun}") < L(f"dark {noun}") < L(f"slightly dark {noun}"), noun
        assert L(f"light {noun}") < L(f"pale {noun}"), noun
    for noun in ("green", "rose", "steel blue", "auburn"):
        assert chroma(f"muted {noun}") < chroma(noun), noun
        assert chroma(f"pale muted {noun}") < chroma(f"pale {noun}"), noun
    assert chroma("vivid teal") >= chroma("teal")


def test_the_hue_stays_with_the_noun() -> None:
    assert named_color("dark green").a < -20
    assert named_color("pale muted rose").a > 8
    assert named_color("deep navy blue").b < -20


def test_skin_and_hair() -> None:
    order = [L(f"{word} skin") for word in ("very dark", "dark", "tan", "", "light", "very pale")]
    assert order == sorted(order)
    for words in ("light skin", "dark skin", "blonde hair", "auburn", "platinum blonde", "brown"):
        color = named_color(words)
        assert color.b > 5, words
        assert color.a > -3, words
    assert L("brunette") < L("auburn hair") < L("dark blonde") < L("blond") < L("platinum blonde")


def test_two_nouns_are_a_kind_or_a_mixture() -> None:
    both = named_color("blue green")
    assert both not in (named_color("blue"), named_color("green"))
    assert named_color("emerald green") == named_color("emerald")
    assert named_color("bluish grey").b < -4 < named_color("grey").b
    assert named_color("warm grey").b > 1.5 > -1.5 > named_color("cool grey").b
    assert named_color("warm white").b > 3


@given(nouns, st.lists(st.sampled_from(sorted(MOVES)), max_size=3))
def test_every_order_is_a_colour_that_can_be_shown(noun: str, adjectives: list[str]) -> None:
    color = named_color(" ".join([*adjectives, noun]))
    assert color.in_srgb
    assert Color.from_hex(color.hex) == color


@given(st.text(max_size=40))
def test_any_text_is_a_colour_or_a_sentence(text: str) -> None:
    try:
        color = named_color(text)
    except BadInput:
        return
    assert 0 <= color.L <= 100.1


@pytest.mark.parametrize(
    ("text", "near"),
    [("drak green", "dark"), ("dark gren", "green"), ("pale turqoise", "turquoise"),
     ("aubrun", "auburn"), ("mutd rose", "muted")],
)  # fmt: skip
def test_near_spellings_are_offered(text: str, near: str) -> None:
    with pytest.raises(BadInput) as caught:
        named_color(text)
    assert near in caught.value.hint


@pytest.mark.parametrize(
    "text", ["", "   ", "dark", "hair", "xyzzy", "#12", "#gggggg", "x" * 20000]
)
def test_what_is_no_colour_is_refused_in_short(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        named_color(text)
    assert len(str(caught.value)) < 200


def test_parts_from_words() -> None:
    parts = parts_from_words("hair: dark green; coat: #aabbcc, eyes = amber\n\n left Shoe :red;")
    assert parts == {
        "hair": named_color("dark green"),
        "coat": Color.from_hex("#aabbcc"),
        "eyes": named_color("amber"),
        "left Shoe": named_color("red"),
    }


def test_commas_inside_of_a_colour() -> None:
    parts = parts_from_words("skin: lab(60, 20, 20), hat: dark, muted green, hair: blonde")
    assert list(parts) == ["skin", "hat", "hair"]
    assert parts["skin"].lab == (60, 20, 20)
    assert parts["hat"] == named_color("dark muted green")


def test_the_last_word_counts_and_nothing_is_nothing() -> None:
    assert parts_from_words("hair: red; hair: blue") == {"hair": named_color("blue")}
    assert parts_from_words(" ;\n, ") == {}


@pytest.mark.parametrize(
    "text", ["dark green", "hair:", ": red", "hair: red; blue", "hair: blurple", "=", "a:" * 9000]
)
def test_what_is_no_list_of_parts_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parts_from_words(text)


def test_words_come_near_to_what_they_mean() -> None:
    for words, code in [
        ("light skin", "#f1c9a5"),
        ("dark green", "#0a5a1e"),
        ("blonde", "#e6c27a"),
    ]:
        a, b = named_color(words), Color.from_hex(code)
        assert delta_e00(a.lab, b.lab) < 12, words  # type: ignore[arg-type]
