"""The coach: what merges is parted by the smallest moves, and what need not move does not."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colorstudio.errors import Cancelled
from colorstudio.imaging.color import Color, decode_rgb
from colorstudio.imaging.color_vision import DICHROMATS, Viewer, seen_lab
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.oklab import linear_to_oklab
from colorstudio.imaging.palette import Palette, Role, Swatch
from colorstudio.imaging.palette_coach import APART, Advice, Why, advised, merges, turn_of

hexes = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
some_viewers = st.lists(st.sampled_from(list(Viewer)), min_size=1, max_size=4, unique=True)


@st.composite
def palettes(draw: st.DrawFn) -> Palette:
    colors = draw(st.lists(hexes, min_size=2, max_size=5))
    # pairs that merge are rare by chance: some are made
    if draw(st.booleans()):
        colors += draw(st.sampled_from([["#c04030", "#608020"], ["#2ca02c", "#ff7f0e"]]))
    share = draw(st.sampled_from([None, 0.1]))
    return Palette(
        tuple(
            Swatch(Color.from_hex(c), f"n{n}", share, locked=draw(st.booleans()))
            for n, c in enumerate(colors)
        ),
        "name",
    )


def linear(codes: np.ndarray) -> np.ndarray:
    return decode_rgb(codes.astype(np.uint8)).astype(np.float64)


def deltas(palette: Palette, viewers: list[Viewer]) -> np.ndarray:
    """CIEDE2000 of all pairs: normal first, then each viewer."""
    codes = np.array([s.color.rgb8 for s in palette])
    labs = [seen_lab(linear(codes), who) for who in (None, *viewers)]
    return np.stack([delta_e00(lab[:, None], lab[None]) for lab in labs])


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(palettes(), some_viewers)
def test_every_pair_is_parted_or_said_to_be_impossible(
    palette: Palette, viewers: list[Viewer]
) -> None:
    advice = advised(palette, viewers)
    before, after = deltas(palette, viewers), deltas(advice.palette, viewers)
    told = before[0] >= APART
    left = {(m.first, m.second) for m, _ in advice.left}
    for i, j in itertools.combinations(range(len(palette)), 2):
        if told[i, j] and (i, j) not in left:
            assert after[:, i, j].min() >= APART
        # nobody's pair comes nearer than it was, or than what is told apart
        assert (after[:, i, j] >= np.minimum(before[:, i, j], APART) - 1e-9).all()
    moved = {move.index for move in advice.moves}
    assert moved <= {n for m in advice.merges for n in (m.first, m.second)}
    for n, (old, new) in enumerate(zip(palette, advice.palette, strict=True)):
        assert new == replace(old, color=new.color), "names, shares, locks stay"
        if n not in moved or old.locked:
            assert new is old
        else:
            assert new.color.in_srgb
            assert new.color == Color.from_hex(new.color.hex)
    for merge, why in advice.left:
        locked = palette[merge.first].locked and palette[merge.second].locked
        assert (why is Why.locked) == locked
    assert advice.palette.name == palette.name


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(palettes(), some_viewers)
def test_no_colour_moves_without_need(palette: Palette, viewers: list[Viewer]) -> None:
    advice = advised(palette, viewers)
    for move in advice.moves:
        back = advice.palette.changed(move.index, color=palette[move.index].color)
        now = {(m.first, m.second) for m, _ in advice.left}
        assert {(m.first, m.second) for m in merges(back, viewers)} - now


@pytest.mark.parametrize(
    ("colors", "viewers"),
    [
        (("#c04030", "#608020"), (Viewer.deutan,)),
        (("#c04030", "#608020"), DICHROMATS),
        (("#2ca02c", "#ff7f0e", "#d62728"), (Viewer.protan,)),
        (("#4daf4a", "#f781bf"), (Viewer.grey,)),
        (("#3a9c9c", "#3a9cd0", "#808080"), (Viewer.tritan,)),
    ],
)
def test_no_smaller_move_of_one_colour_does_it(
    colors: tuple[str, ...], viewers: tuple[Viewer, ...]
) -> None:
    """Against all codes on a grid around each colour, and the nearest ones one by one."""
    palette = Palette.of(colors)
    advice = advised(palette, viewers)
    assert advice.merges
    assert not advice.left
    assert len(advice.moves) == 1
    (move,) = advice.moves
    found = move.distance
    eyes = (None, *viewers)
    old = deltas(palette, list(viewers))
    near = {n for m in advice.merges for n in (m.first, m.second)}
    for s in near:
        code = np.array(palette[s].color.rgb8)
        home = linear_to_oklab(linear(code))
        steps = np.arange(-70, 71, 3)
        around = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
        if s == move.index:
            fine = np.array(list(itertools.product(range(-6, 7), repeat=3)))
            around = np.concatenate([around, np.array(move.new.rgb8) - code + fine])
        tried = code + around
        tried = tried[((tried >= 0) & (tried <= 255)).all(axis=-1)]
        away = np.linalg.norm(linear_to_oklab(linear(tried)) - home, axis=-1)
        nearer = away < found - 1e-9
        tried, good = tried[nearer], np.ones(int(nearer.sum()), bool)
        for e, eye in enumerate(eyes):
            lab = seen_lab(linear(tried), eye)
            for k in set(range(len(palette))) - {s}:
                least = APART if old[0, s, k] >= APART else min(APART, old[e, s, k])
                other = seen_lab(linear(np.array(palette[k].color.rgb8)), eye)
                good &= delta_e00(lab, np.broadcast_to(other, lab.shape)) >= least
        # on the grid, which reaches nearly as far as the search, hardly anything is nearer
        assert away[nearer][good].min(initial=found) >= found - 0.002


def test_shades_that_are_near_on_purpose_are_left_alone() -> None:
    ramp = Palette.of(["#b08878", "#b48c7c", "#b89080"])
    assert advised(ramp) == Advice(ramp)


def test_roles_and_free_shares_stay_and_locked_pairs_are_told() -> None:
    red, green = Color.from_hex("#c04030"), Color.from_hex("#608020")
    both = Palette((Swatch(red, locked=True, role=Role.paper), Swatch(green, locked=True)))
    advice = advised(both, [Viewer.deutan])
    assert advice.palette == both
    assert [why for _, why in advice.left] == [Why.locked]
    one = advised(both.changed(1, locked=False, share=0.25), [Viewer.deutan])
    assert [move.index for move in one.moves] == [1]
    assert one.palette[1].share == 0.25
    assert one.palette[0] == both[0]


def test_where_there_is_no_room_it_says_so() -> None:
    shades = [Swatch(Color.from_hex("#" + 3 * f"{v:02x}"), locked=True) for v in range(0, 256, 17)]
    palette = Palette((*shades, Swatch(Color.from_hex("#c04030"))))
    advice = advised(palette, [Viewer.grey])
    assert not advice.moves
    assert {why for _, why in advice.left} == {Why.crowded}


def test_the_move_is_told_in_oklch_and_the_same_again() -> None:
    palette = Palette.of(["#c04030", "#608020"])
    one, two = advised(palette, DICHROMATS), advised(palette, DICHROMATS)
    assert one == two
    L, C, h = turn_of(one.moves[0])
    assert abs(L) + abs(C) + abs(h) > 0
    assert one.moves[0].distance >= max(abs(L), abs(C)) - 1e-9


def test_it_can_be_cancelled() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        advised(Palette.of(["#c04030", "#608020"]), DICHROMATS, check=stop)
