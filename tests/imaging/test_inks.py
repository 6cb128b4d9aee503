"""Areas of ink that a press can print: no third ink on edges, no crumbs, no hairlines."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from colorstudio.errors import BadInput
from colorstudio.imaging import inks
from colorstudio.imaging.oklab import color_to_oklab
from colorstudio.imaging.palette import Palette, Role, Swatch, from_hex_list
from colorstudio.imaging.profiles import SRGB

PALETTE = from_hex_list("#ffffff #d22030 #208040 #2050b0 #f0c020 #101010 #808080")
COLORS = np.array([color_to_oklab(s.color) for s in PALETTE])
FINE = 8


def drawing(seed: int, n: int = 240) -> tuple[np.ndarray, np.ndarray]:
    """Antialiased shapes on white, and which inks truly lie in each pixel (n x n x K bool)."""
    rng = np.random.default_rng(seed)
    fine = np.zeros((n * FINE, n * FINE), np.uint8)
    for number in range(14):
        ink = int(rng.integers(0, len(PALETTE)))
        middle = rng.integers(0, n * FINE, 2)
        radius = int(rng.integers(8 * FINE, 50 * FINE))
        if number % 2:
            corners = (middle + rng.integers(-radius, radius, (5, 2))).astype(np.int32)
            cv2.fillPoly(fine, [corners], ink)
        else:
            cv2.circle(fine, (int(middle[0]), int(middle[1])), radius, ink, -1)
    rgb = np.array([s.color.rgb8 for s in PALETTE], np.float32)[fine]
    mixed = rgb.reshape(n, FINE, n, FINE, 3).mean(axis=(1, 3))
    codes = np.dstack([np.rint(mixed), np.full((n, n), 255)]).astype(np.uint8)
    true = np.stack(
        [(fine == k).reshape(n, FINE, n, FINE).any(axis=(1, 3)) for k in range(len(PALETTE))],
        axis=-1,
    )
    return codes, true


def third_rate(labels: np.ndarray, true: np.ndarray) -> float:
    """Part of the mixed pixels whose ink lies nowhere in them or beside them.

    Not on the picture's rim, where the other side of an edge cannot be seen.
    """
    near = cv2.dilate(true.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    mixed = true.sum(axis=-1) > 1
    mixed[:2] = mixed[-2:] = mixed[:, :2] = mixed[:, -2:] = False
    own = np.take_along_axis(near, labels[..., None].astype(np.int64), axis=-1)[..., 0]
    return float((mixed & ~own).sum() / mixed.sum())


def test_edges_take_one_of_the_two_inks_beside_them() -> None:
    rates, nearest = [], []
    for seed in range(4):
        codes, true = drawing(seed)
        areas = inks.ink_areas(codes, SRGB, PALETTE)
        rates.append(third_rate(areas.labels, true))
        oklab = np.stack([((inks._oklab(codes, SRGB) - c) ** 2).sum(-1) for c in COLORS], -1)
        nearest.append(third_rate(oklab.argmin(axis=-1), true))
        pure = true.sum(axis=-1) == 1
        assert (areas.labels != true.argmax(axis=-1))[pure].mean() < 0.001
    assert np.mean(rates) <= 0.002, rates
    assert np.mean(nearest) > 0.05, "nearness alone makes fringes"


@pytest.mark.parametrize("least", [12, 60])
def test_no_island_is_left(least: int) -> None:
    rng = np.random.default_rng(least)
    blobs = cv2.GaussianBlur(rng.random((160, 200, 4)).astype(np.float32), (0, 0), 1.6)
    labels = blobs.argmax(axis=-1).astype(np.int32)
    clean, removed = inks.without_islands(labels, COLORS[:4], least)
    assert removed > 10
    _, areas, owners = inks.parts_of(clean)
    assert areas.min() >= least
    assert set(owners) <= {0, 1, 2, 3}


def test_an_island_joins_the_nearest_colour_beside_it() -> None:
    labels = np.zeros((40, 40), np.int32)
    labels[:, 20:] = 5
    labels[10:12, 19:21] = 6  # a grey speck between white and black
    clean, removed = inks.without_islands(labels, COLORS, 10)
    assert removed == 1
    assert set(np.unique(clean)) == {0, 5}
    assert np.array_equal(clean[:, :19], labels[:, :19])


def test_thin_lines_go_and_thick_ones_stay() -> None:
    labels = np.zeros((100, 100), np.int32)
    labels[20:22] = 1
    labels[50:60] = 2
    clean, changed = inks.without_thin_lines(labels, 5)
    assert (clean[18:24] == 0).all()
    assert (clean[51:59] == 2).all()
    assert changed >= 200
    same, none = inks.without_thin_lines(labels, 0)
    assert none == 0
    assert np.array_equal(same, labels)


def test_light_inks_spread_under_darker_ones_and_not_over_paper() -> None:
    labels = np.zeros((30, 60), np.int32)
    labels[:, 20:40] = 4  # yellow between paper and black
    labels[:, 40:] = 5
    lightness = np.array([s.color.L for s in PALETTE])
    printed = np.array([False, *[True] * 6])
    yellow = inks.trapped(labels, 4, lightness, printed, 3)
    assert yellow[:, 40:43].all()
    assert not yellow[:, 44:].any()
    assert not yellow[:, :20].any()
    assert np.array_equal(inks.trapped(labels, 5, lightness, printed, 3), labels == 5)


def test_the_underbase_is_drawn_in() -> None:
    labels = np.zeros((40, 40), np.int32)
    labels[10:30, 10:30] = 1
    printed = np.array([False, *[True] * 6])
    white = inks.underbase(labels, printed, 2)
    assert white.sum() == 16 * 16
    assert not (white & (labels == 0)).any()


def test_palettes_that_cannot_be_printed_are_refused() -> None:
    paper = Palette((Swatch(PALETTE[0].color, role=Role.paper),))
    with pytest.raises(BadInput, match="no ink"):
        inks.check_inks(paper)
    with pytest.raises(BadInput, match="33 inks"):
        inks.check_inks(Palette(tuple(Swatch(PALETTE[1].color) for _ in range(33))))
