"""Colours proposed from references: place, shares, neighbours, masks, seeds, and bad input."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.errors import BadInput
from colorstudio.evaluation.bench_proposals import cases, error, regions_of
from colorstudio.imaging.color import Color, rgb_to_lab
from colorstudio.imaging.metrics import delta_e00
from colorstudio.imaging.proposals import Proposal, Reference, palette_of, proposed
from colorstudio.imaging.regions import KEPT, PAPER, Regions

HAIR, SKIN, COAT, EYE = "#2b4a6f", "#e0b090", "#b03040", "#208040"
COLORS = np.array([[0, 0, 0], *(Color.from_hex(c).rgb8 for c in (HAIR, SKIN, COAT, EYE, EYE))])


def figure(width: int = 300, height: int = 400) -> np.ndarray:
    """Labels of a figure: 0 ground, 1 hair, 2 face, 3 coat, 4 and 5 eyes."""
    labels = np.zeros((height, width), np.uint8)
    cx, unit = width // 2, width / 300
    for label, x, y, rx, ry in (
        (3, 0, 360, 110, 140), (1, 0, 110, 85, 80), (2, 0, 140, 55, 65), (4, -22, 135, 9, 7),
        (5, 22, 135, 9, 7),
    ):  # fmt: skip
        center = round(cx + x * unit), round(y * height / 400)
        axes = round(rx * unit), round(ry * height / 400)
        cv2.ellipse(labels, center, axes, 0, 0, 360, (label,), -1)
    return labels.astype(np.int32)


def painted(labels: np.ndarray, *, shaded: bool = False, ground: bool = False) -> np.ndarray:
    """The figure in its colours; shaded from the left to the right, with highlights."""
    codes = np.zeros((*labels.shape, 4), np.uint8)
    light = np.linspace(1.15, 0.75, labels.shape[1])[None, :, None] if shaded else 1.0
    codes[..., :3] = np.clip(COLORS[labels] * light, 0, 255)
    codes[..., 3] = np.where(labels > 0, 255, 0)
    if shaded:
        cv2.circle(codes, (labels.shape[1] // 3, labels.shape[0] * 3 // 4), 9, (255,) * 4, -1)
    if ground:
        codes[labels == 0] = (250, 248, 246, 255)
    return codes


def drawing() -> Regions:
    return regions_of(figure())


def apart(made: Proposal, regions: Regions) -> np.ndarray:
    """dE00 of each region to the figure's own colours."""
    want = COLORS[: len(regions)].astype(np.uint8)
    return delta_e00(rgb_to_lab(made.colors), rgb_to_lab(want))[1:]


def test_each_part_has_the_colour_of_its_place() -> None:
    regions = drawing()
    made = proposed(regions, [Reference(painted(figure()))])
    assert made.given.tolist() == [False, True, True, True, True, True]
    assert apart(made, regions).max() < 1
    assert made.colors.dtype == np.uint8
    assert made.sure.dtype == np.float32
    assert (made.sure[1:] > 0.5).all()
    assert made.sure[0] == 0


@pytest.mark.parametrize("size", [(120, 160), (700, 500), (1500, 2000)])
def test_another_size_and_proportion(size: tuple[int, int]) -> None:
    regions = drawing()
    made = proposed(regions, [Reference(painted(figure(*size)))])
    assert apart(made, regions)[:3].max() < 3
    assert apart(made, regions)[3:].max() < 12


def test_the_object_is_found_on_a_plain_ground_and_elsewhere_in_the_picture() -> None:
    regions = drawing()
    page = np.full((900, 1000, 4), (250, 248, 246, 255), np.uint8)
    page[450:850, 40:340] = painted(figure(), ground=True)
    assert apart(proposed(regions, [Reference(page)]), regions).max() < 3


def test_shading_makes_no_colours_of_its_own() -> None:
    regions = drawing()
    codes = painted(figure(), shaded=True)
    made = proposed(regions, [Reference(codes)])
    assert apart(made, regions).max() < 12
    assert (made.colors[1:] < 250).any(axis=1).all()
    assert (made.colors[4] == made.colors[5]).all()


def test_a_reference_with_ink_does_not_give_ink() -> None:
    regions, labels = drawing(), figure()
    codes = painted(labels)
    edge = cv2.morphologyEx(labels.astype(np.uint8), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    codes[edge > 0] = (10, 10, 10, 255)
    made = proposed(regions, [Reference(codes)])
    assert apart(made, regions)[:3].max() < 3
    assert (made.colors[1:].max(axis=1) > 60).all()


@settings(max_examples=12)
@given(st.integers(0, 0xFFFFFF), st.integers(0, 3))
def test_one_colour_goes_everywhere(number: int, seed: int) -> None:
    regions = drawing()
    codes = np.full((9, 7, 4), 255, np.uint8)
    codes[..., :3] = Color.from_hex(f"#{number:06x}").rgb8
    made = proposed(regions, [Reference(codes)], seed=seed)
    assert (made.colors[1:] == codes[0, 0, :3]).all()
    assert (made.sure[1:] == 1).all()


def test_seeds() -> None:
    regions = regions_of(np.arange(1, 65, dtype=np.int32).reshape(8, 8).repeat(30, 0).repeat(30, 1))
    rng = np.random.default_rng(0)
    codes = np.full((240, 240, 4), 255, np.uint8)
    codes[..., :3] = COLORS[1:][rng.integers(0, 4, (80, 80))].repeat(3, 0).repeat(3, 1)
    made = [proposed(regions, [Reference(codes)], seed=n).colors for n in (0, 1, 2)]
    again = [proposed(regions, [Reference(codes)], seed=n).colors for n in (0, 1, 2)]
    assert all((a == b).all() for a, b in zip(made, again, strict=True))
    assert (made[0] != made[1]).any()
    assert (made[1] != made[2]).any()


def test_another_seed_keeps_what_is_sure() -> None:
    regions = drawing()
    reference = [Reference(painted(figure()))]
    first = proposed(regions, reference).colors
    same = [(proposed(regions, reference, seed=n).colors[3] == first[3]).all() for n in range(1, 9)]
    assert sum(same) >= 6


def test_only_the_chosen_regions_have_colours() -> None:
    regions = drawing()
    chosen = np.array([True, False, True, False, False, False])
    made = proposed(regions, [Reference(painted(figure()))], chosen=chosen)
    assert (made.given == chosen).all()
    assert not made.colors[~chosen].any()
    # the frame is that of the whole figure all the same
    alone = chosen & (regions.role != PAPER)
    made = proposed(regions, [Reference(painted(figure()))], chosen=alone)
    assert apart(made, regions)[1] < 1


def test_balloons_and_paper_keep_theirs() -> None:
    regions = drawing()
    regions.role[2] = KEPT
    made = proposed(regions, [Reference(painted(figure()))])
    assert not made.given[[0, 2]].any()


def two_figures() -> tuple[Regions, np.ndarray, np.ndarray]:
    """A page of two like figures side by side, and the mask of each."""
    one = figure()
    other = np.where(one > 0, one + 5, 0)
    regions = regions_of(np.hstack([one, other]))
    left = np.zeros((400, 600), bool)
    left[:, :300] = True
    return regions, left, ~left


def turned(codes: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(codes[..., [2, 0, 1, 3]])


def test_references_are_bound_to_their_masks() -> None:
    regions, left, right = two_figures()
    own = painted(figure())
    made = proposed(regions, [Reference(turned(own), right), Reference(own, left)])
    want = COLORS.astype(np.uint8)[1:6]
    assert np.abs(made.colors[1:6].astype(int) - want).max() <= 2
    assert np.abs(made.colors[6:].astype(int) - want[:, [2, 0, 1]]).max() <= 2
    # one that is bound to nothing is for the rest
    again = proposed(regions, [Reference(turned(own), right), Reference(own)])
    assert (again.colors == made.colors).all()
    # and where there is none for the rest, it stays as it is
    part = proposed(regions, [Reference(own, left)])
    assert part.given.tolist() == [False, *[True] * 5, *[False] * 5]


def test_several_references_without_masks_are_looked_at_together() -> None:
    regions = drawing()
    upper, lower = painted(figure()), painted(figure())
    upper[300:], lower[:300] = 0, 0
    made = proposed(regions, [Reference(upper), Reference(lower)])
    assert {tuple(c) for c in made.colors[1:].tolist()} <= {
        tuple(c) for codes in (upper, lower) for c in palette_of(codes)[0].tolist()
    }


def test_the_palette_has_no_mixtures_and_its_shares_are_kept() -> None:
    regions = drawing()
    palette, shares = palette_of(painted(figure()))
    assert len(palette) == len(shares) == 4
    assert shares.sum() == pytest.approx(1)
    made = proposed(regions, [Reference(painted(figure()))])
    area = regions.area[1:] / regions.area[1:].sum()
    for color, share in zip(palette, shares, strict=True):
        taken = area[(made.colors[1:] == color).all(axis=1)].sum()
        assert taken == pytest.approx(share, abs=0.05)


@pytest.mark.parametrize(
    ("references", "words"),
    [
        ([], "no reference"),
        ([Reference(np.zeros((5, 5, 4), np.uint8))], "transparent"),
        ([Reference(painted(figure()), np.ones((3, 3), bool))], "300 x 400"),
        ([Reference(painted(figure()), np.zeros((400, 300), bool))], "empty"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(references: list[Reference], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        proposed(drawing(), references)


def test_drawings_without_regions_to_colour() -> None:
    regions = regions_of(np.zeros((40, 40), np.int32))
    made = proposed(regions, [Reference(painted(figure()))])
    assert not made.given.any()
    assert made.colors.shape == (1, 3)


def test_a_tiny_and_a_noisy_reference() -> None:
    regions = drawing()
    rng = np.random.default_rng(1)
    for shape in ((1, 1), (1, 40), (2, 3), (333, 64)):
        codes = rng.integers(0, 256, (*shape, 4)).astype(np.uint8)
        codes[..., 3] |= 128
        made = proposed(regions, [Reference(codes)], seed=1)
        assert made.given[1:].all()
        assert np.isfinite(made.sure).all()
        assert ((made.sure >= 0) & (made.sure <= 1)).all()


def test_real_glyphs_are_twice_as_right_as_chance(shared_data: Path) -> None:
    ours, chance = [], []
    for case in cases(shared_data, 12, first=900):
        ours.append(error(case, proposed(case.regions, [Reference(case.reference)]).colors))
        palette, _ = palette_of(case.reference)
        draws = np.random.default_rng(0).integers(0, len(palette), (10, len(case.regions)))
        chance.append(np.mean([error(case, palette[draw]) for draw in draws]))
    assert np.mean(ours) <= 0.5 * np.mean(chance)
