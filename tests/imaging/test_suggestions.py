"""Colours that are offered for a place: as they exist there, each once, the nearest hints first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.imaging import likeness, placement, suggestions
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.suggestions import DISTINCT, MOST, Spot, Why, at_spot, suggested

SIZE = (100, 80)
levels = st.floats(0, 100)
colors = st.builds(Color, levels, st.floats(-110, 110), st.floats(-110, 110))
places = st.tuples(st.floats(0, 99), st.floats(0, 79))


@st.composite
def hint_lists(draw: st.DrawFn) -> list[Hint]:
    rows = draw(st.lists(st.tuples(places, colors), max_size=6))
    return [Hint(f"h{n}", "point", (at,), color=color) for n, (at, color) in enumerate(rows)]


def test_nearness_is_that_of_the_spread() -> None:
    assert suggestions.PER_L == likeness.PER_L
    assert suggestions.PER_PLACE == likeness.PER_PLACE
    assert suggestions.FLOOR == placement.FOLLOW_FLOOR


@given(places, st.none() | levels, hint_lists(), st.lists(colors, max_size=6), levels)
def test_every_colour_exists_at_the_place_and_is_offered_once(
    at: tuple[float, float], L: float | None, hints: list[Hint], recent: list[Color], under: float
) -> None:
    spot = Spot(*at, SIZE, L)
    runs = [np.full((8, 10, 2), (n * 20 - 60, 30), np.float32) for n in range(8)]
    cast = [("hair", Color(40, 30, 30)), ("coat", Color(30, 10, -40))]
    found = suggested(
        spot, hints=hints, lightness_at=lambda _: under, cast=cast, runs=runs, recent=recent
    )
    for n, one in enumerate(found):
        if L is not None:
            assert one.color.L == L
            assert one.color.in_srgb
        for other in found[:n]:
            assert delta_e00(np.array(one.color.lab), np.array(other.color.lab)) >= DISTINCT
    for why in Why:
        assert sum(one.why is why for one in found) <= MOST[why.value]
    order = [list(Why).index(one.why) for one in found]
    assert order == sorted(order)
    assert suggested(spot) == ()


def test_the_nearest_hint_in_place_and_lightness_comes_first() -> None:
    red, blue, green = Color(50, 60, 40), Color(50, 10, -60), Color(50, -50, 40)
    hints = [
        Hint("far", "point", ((95.0, 40.0),), color=green),
        Hint("dark", "point", ((12.0, 40.0),), color=blue),
        Hint("alike", "point", ((20.0, 40.0),), color=red, group="coat"),
    ]
    lights = {"far": 50.0, "dark": 5.0, "alike": 50.0}
    found = suggested(
        Spot(10, 40, SIZE, 50.0), hints=hints, lightness_at=lambda hint: lights[hint.id]
    )
    assert [one.name for one in found][:1] == ["coat"], "a dark place beside is not alike"
    assert found[0].color.a == pytest.approx(60)
    flat = suggested(Spot(10, 40, SIZE, None), hints=hints)
    assert flat[0].color == blue, "in flats the place alone counts"


def test_a_hint_pales_where_the_photo_is_darker_as_the_spread_makes_it() -> None:
    hint = Hint("h", "point", ((0.0, 0.0),), color=Color(60, 30, 20))
    (dark,) = suggested(
        Spot(5, 5, SIZE, 30.0, follow=0.4), hints=[hint], lightness_at=lambda _: 60.0
    )
    factor = ((30 + suggestions.FLOOR) / (60 + suggestions.FLOOR)) ** 0.4
    assert (dark.color.a, dark.color.b) == pytest.approx((30 * factor, 20 * factor))
    (still,) = suggested(
        Spot(5, 5, SIZE, 30.0, follow=0.0), hints=[hint], lightness_at=lambda _: 60.0
    )
    assert still.color.a == pytest.approx(30)


def test_a_models_runs_are_gathered_and_the_most_frequent_comes_first() -> None:
    runs = [np.zeros((20, 25, 2), np.float32) for _ in range(8)]
    for n, run in enumerate(runs):
        run[10:, :12] = (50, 40) if n < 5 else (-10, -45)
        run[:10] = (0, 70)
    below = suggested(Spot(20, 70, SIZE, 55.0), runs=runs)
    assert [(one.why, one.votes) for one in below] == [(Why.model, 5), (Why.model, 3)]
    assert below[0].color.a == pytest.approx(50)
    above = suggested(Spot(20, 10, SIZE, 80.0), runs=runs)
    assert [one.votes for one in above] == [8]


def test_a_cast_keeps_its_names_and_own_lightness_in_flats() -> None:
    hair = Color(20, 5, 10)
    (one,) = suggested(Spot(5, 5, SIZE), cast=[("hair", hair)], recent=[hair])
    assert (one.color, one.name, one.why) == (hair, "hair", Why.cast)


@given(colors, levels)
def test_a_colour_at_a_place_keeps_its_hue(color: Color, L: float) -> None:
    there = at_spot(color, Spot(0, 0, SIZE, L))
    assert there.chroma <= color.chroma + 1e-6
    assert there.a * color.b == pytest.approx(there.b * color.a, abs=1e-4)
