"""Proposals and casts as hints: parts by colour, by area, by words; the artist's stay."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.imaging.cast import Cast, Part
from colorstudio.imaging.casting import (
    cast_hints,
    hints_of,
    nearest_part,
    proposed_onto,
    recast,
)
from colorstudio.imaging.color import Color
from colorstudio.imaging.hints import Hint, Hints
from colorstudio.imaging.proposals import Proposal, Reference
from colorstudio.imaging.regions import PLAIN, Regions, found

HAIR, SKIN, COAT = (Color.from_hex(c) for c in ("#2b4a6f", "#e0b090", "#b03040"))
CAST = Cast("Mika", (Part("coat", COAT), Part("hair", HAIR), Part("skin", SKIN)))


def drawing() -> Regions:
    """A figure in outlines: coat, hair, face. 300 x 400."""
    page = np.zeros((400, 300), np.uint8)
    cv2.ellipse(page, (150, 290), (110, 90), 0, 0, 360, 255, 4)
    cv2.ellipse(page, (150, 105), (85, 80), 0, 0, 360, 255, 4)
    cv2.ellipse(page, (150, 115), (48, 52), 0, 0, 360, 255, 4)
    return found(page)[0]


def reference(hair: Color = HAIR) -> np.ndarray:
    """The same figure painted, on transparency."""
    codes = np.zeros((200, 150, 4), np.uint8)
    for center, axes, color in (
        ((75, 145), (55, 45), COAT),
        ((75, 52), (42, 40), hair),
        ((75, 57), (24, 26), SKIN),
    ):
        cv2.ellipse(codes, center, axes, 0, 0, 360, (*color.rgb8, 255), -1)
    return codes


def groups_at(regions: Regions, hints: tuple[Hint, ...]) -> list[str]:
    """Groups in the coat, the hair, the face."""
    by_region = {int(regions.labels[round(h.y), round(h.x)]): h.group for h in hints}
    return [by_region[int(regions.labels[y, x])] for x, y in ((150, 290), (150, 40), (150, 115))]


def test_a_hint_lies_in_the_widest_place_of_its_region_and_fits_into_it() -> None:
    regions = drawing()
    given = regions.role == PLAIN
    colors = np.zeros((len(regions), 3), np.uint8)
    colors[given] = np.arange(3 * given.sum()).reshape(-1, 3)
    made = hints_of(regions, Proposal(colors, given, given.astype(np.float32)), group="x")
    assert len(made) == given.sum() == 3
    for hint, region in zip(made, np.flatnonzero(given), strict=True):
        assert regions.labels[round(hint.y), round(hint.x)] == region
        assert hint.radius <= min(6.0, 0.5 * regions.radius[region])
        assert hint.color is not None
        assert hint.color.rgb8 == tuple(colors[region])
        assert (hint.kind, hint.group) == ("point", "x")
    assert len({h.id for h in made}) == 3


def test_a_reference_shows_which_region_is_which_part() -> None:
    regions = drawing()
    made = cast_hints(regions, CAST, reference())
    assert groups_at(regions, made) == ["coat", "hair", "skin"]
    assert {h.color for h in made} == {COAT, HAIR, SKIN}
    bound = [Reference(reference(), np.ones((400, 300), bool))]
    assert cast_hints(regions, CAST, bound) == made


def test_a_shade_leads_to_its_part_and_a_foreign_colour_stays_its_own() -> None:
    shade = Color.from_hex("#104010")
    cast = Cast("Mika", (*CAST.parts[:1], Part("hair", Color.from_hex("#ffff80"), shade)))
    assert nearest_part(cast, Color.from_hex("#124212")) == cast.parts[1]
    assert nearest_part(cast, Color.from_hex("#30d0ff")) is None
    regions = drawing()
    green = Color.from_hex("#20c040")
    made = cast_hints(regions, CAST, reference(green))
    assert groups_at(regions, made) == ["coat", "", "skin"]
    assert any(h.color is not None and abs(h.color.a - green.a) < 3 for h in made)


def test_without_a_reference_the_largest_regions_are_the_first_parts() -> None:
    regions = drawing()
    assert groups_at(regions, cast_hints(regions, CAST, None)) == ["coat", "hair", "skin"]
    proposals = {
        tuple(groups_at(regions, cast_hints(regions, CAST, None, seed=n))) for n in range(8)
    }
    assert len(proposals) > 1
    assert cast_hints(regions, CAST, None, seed=3) == cast_hints(regions, CAST, None, seed=3)


def test_neighbours_get_different_parts() -> None:
    page = np.zeros((200, 400), np.uint8)
    cv2.rectangle(page, (20, 20), (380, 180), 255, 3)
    for x in (110, 200, 290):
        cv2.line(page, (x, 20), (x, 180), 255, 3)
    regions = found(page)[0]
    two = Cast("", CAST.parts[:2])
    made = {h.x: h.group for h in cast_hints(regions, two, None)}
    in_row = [made[x] for x in sorted(made)]
    assert len(in_row) == 4
    assert all(a != b for a, b in itertools.pairwise(in_row))


def test_only_what_was_chosen() -> None:
    regions = drawing()
    chosen = np.zeros(len(regions), bool)
    chosen[int(regions.labels[290, 150])] = True
    for shown in (None, reference()):
        (hint,) = cast_hints(regions, CAST, shown, chosen=chosen)
        assert regions.labels[round(hint.y), round(hint.x)] == regions.labels[290, 150]
    with pytest.raises(BadInput):
        cast_hints(regions, CAST, None, chosen=chosen[:-1])


def test_words_move_the_hints_of_their_part_and_no_others() -> None:
    regions = drawing()
    made = cast_hints(regions, CAST, reference())
    own = Hint("mine", "stroke", ((3.0, 3.0), (9.0, 9.0)), color=SKIN, group=" HAIR ")
    keep = Hint("k", "keep", ((3.0, 3.0),), group="hair")
    before = Hints(regions.size, (own, keep, *made))
    ordered = CAST.with_words("hair: dark green")
    after = recast(before, ordered)
    for old, new in zip(before.items, after.items, strict=True):
        if old.group.strip().lower() == "hair" and old.kind != "keep":
            assert new.color == ordered.part("hair").color
        else:
            assert new == old
    assert recast(after, CAST).items[2:] == before.items[2:]


@given(st.lists(st.sampled_from(["p1", "p2", "h1", "p1'"]), unique=True))
def test_ids_stay_apart(taken: list[str]) -> None:
    own = Hints((9, 9), tuple(Hint(i, "point", ((1.0, 1.0),), color=HAIR) for i in taken))
    new = tuple(Hint(i, "point", ((2.0, 2.0),), color=SKIN) for i in ("p1", "p2", "p3"))
    both = proposed_onto(own, new)
    assert both.items[: len(own)] == own.items
    assert len({h.id for h in both.items}) == len(own) + 3
