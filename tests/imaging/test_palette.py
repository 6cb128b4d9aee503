"""Palettes as values: what an artist does to swatches, and what is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.color import Color
from colorstudio.imaging.palette import (
    MAX_COLORS,
    Palette,
    Role,
    Swatch,
    from_hex_list,
    from_json,
    to_json,
)

RED, GREEN, BLUE = (Color.from_hex(h) for h in ("#ff0000", "#00ff00", "#0000ff"))


def three() -> Palette:
    return Palette(
        (
            Swatch(RED, "Red", 0.5),
            Swatch(GREEN, "Green", locked=True),
            Swatch(BLUE, "Blue", 0.25, role=Role.paper, spot=True),
        ),
        "Three",
    )


def names(palette: Palette) -> list[str]:
    return [s.name for s in palette]


def test_add_delete_change_and_move():
    palette = three()
    white = Swatch(Color.from_hex("#fff"), "White")
    assert names(palette.added(white)) == ["Red", "Green", "Blue", "White"]
    assert names(palette.added(white, white, at=1)) == ["Red", "White", "White", "Green", "Blue"]
    assert names(palette.without(0, 2)) == ["Green"]
    assert palette.changed(1, name="Leaf", share=0.1)[1] == Swatch(GREEN, "Leaf", 0.1, locked=True)
    assert names(palette.moved(0, 2)) == ["Green", "Blue", "Red"]
    assert names(palette.moved(2, 0)) == ["Blue", "Red", "Green"]
    assert names(palette) == ["Red", "Green", "Blue"]


def test_swapping_exchanges_colours_and_names_alone():
    palette = three().swapped(0, 2)
    assert [s.color for s in palette] == [BLUE, GREEN, RED]
    assert names(palette) == ["Blue", "Green", "Red"]
    assert [s.share for s in palette] == [0.5, None, 0.25]
    assert palette[2].role is Role.paper
    with pytest.raises(BadInput, match="Green is locked"):
        three().swapped(0, 1)


@pytest.mark.parametrize(
    ("key", "order"),
    [
        ("lightness", ["Blue", "Green", "Red"]),
        ("name", ["Blue", "Green", "Red"]),
        ("share", ["Red", "Green", "Blue"]),
        ("chroma", ["Red", "Green", "Blue"]),
    ],
)
def test_sorting_leaves_locked_swatches_at_their_places(key, order):
    assert names(three().sorted_by(key)) == order


def test_greys_come_before_hues():
    palette = Palette.of(["#0000ff", "#ff0000", "#808080", "#00ff00", "#101010"])
    found = [s.color.hex for s in palette.sorted_by("hue")]
    assert found == ["#101010", "#808080", "#ff0000", "#00ff00", "#0000ff"]


def test_shares_outside_of_the_whole_are_refused():
    for share in (-0.01, 1.01, float("nan")):
        with pytest.raises(BadInput, match="goes from 0 to 1"):
            Swatch(RED, share=share)
    with pytest.raises(BadInput, match="The shares add up to 150 %"):
        Palette((Swatch(RED, share=0.75), Swatch(BLUE, share=0.75)))
    with pytest.raises(BadInput, match="add up to 175 %"):
        three().with_shares({0: 0.5, 1: 1.0, 2: 0.25})
    # thirds that were typed as percent
    assert Palette(tuple(Swatch(RED, share=0.3333334) for _ in range(3))).given > 1


def test_palettes_that_say_nothing_to_do_are_refused():
    with pytest.raises(BadInput, match="The palette is empty"):
        Palette().checked()
    with pytest.raises(BadInput, match="they add up to 50 % only"):
        Palette((Swatch(RED, share=0.25), Swatch(BLUE, share=0.25))).checked()
    assert three().checked() == three()


def test_ten_thousand_colours_are_refused_wherever_they_come_from():
    sentence = "A palette of 10,000 colours is more than ColorStudio can keep"
    with pytest.raises(BadInput, match=sentence):
        Palette((Swatch(RED),) * 10_000)
    with pytest.raises(BadInput, match=sentence):
        from_hex_list("#102030 " * 10_000)
    with pytest.raises(BadInput, match=sentence):
        from_json(["#102030"] * 10_000)
    assert len(Palette((Swatch(RED),) * MAX_COLORS)) == 256


@pytest.mark.parametrize(
    "text",
    [
        "#c08040, #204060",
        "c08040\n204060",
        '["#C08040", "#204060"]',
        "one: #c08040; two: #204060;",
        "https://example.org/c08040-204060",
    ],
)
def test_hex_lists_are_found_in_whatever_was_pasted(text):
    assert [s.color.hex for s in from_hex_list(text)] == ["#c08040", "#204060"]


def test_three_digits_count_with_their_sign_only():
    assert [s.color.hex for s in from_hex_list("#abc 123 bad")] == ["#aabbcc"]
    with pytest.raises(BadInput, match="There is no hex colour in this text"):
        from_hex_list("add 123 beads, please")


@given(
    st.lists(
        st.builds(
            Swatch,
            st.integers(0, 0xFFFFFF).map(lambda n: Color.from_hex(f"{n:06x}")),
            st.text(max_size=20),
            st.none() | st.floats(0, 0.125),
            st.booleans(),
            st.sampled_from(Role),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_json_holds_everything(swatches):
    palette = Palette(tuple(swatches), "P")
    assert from_json(json.loads(json.dumps(to_json(palette)))) == palette


def test_json_keeps_colours_that_hex_cannot_say():
    color = Color(61.123456, -80.5, 0.000001)
    back = from_json(to_json(Palette((Swatch(color),))))[0].color
    assert back.lab == pytest.approx(color.lab, abs=1e-6)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (7, "not a palette"),
        ({"colors": "red"}, "no list “colors”"),
        ([7], "“7” is not a colour"),
        (["red"], "“red” is not a colour"),
        ([{}], "A colour of the palette has no value"),
        ([{"color": 7}], "A colour of the palette has no value"),
        ([{"color": "#fff", "share": "half"}], 'The share "half" is not a number'),
        ([{"color": "#fff", "share": True}], "The share true is not a number"),
        ([{"color": "#fff", "share": 10**400}], "is not a number"),
        ([{"color": "#fff", "share": 2}], "goes from 0 to 1"),
        ([{"color": "#fff", "role": "foil"}], "“foil” is not a role"),
        ([{"color": "#fff", "role": ["ink"]}], "is not a role"),
        ([{"lab": [1, 2]}], "it is three numbers"),
        ([{"lab": [1, 2, 10**400]}], "it is three numbers"),
        ([{"lab": [101, 0, 0]}], "is not a colour"),
    ],
)
def test_json_that_is_no_palette_is_refused_by_what_is_wrong(data, sentence):
    with pytest.raises(BadInput, match=sentence):
        from_json(data)
