"""What dichromats see: the published numbers, greys that stay, planes that meet, screens alike."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.imaging.color import decode_rgb, encode_rgb
from colorstudio.imaging.color_vision import (
    BRETTEL_TRITAN,
    DICHROMATS,
    TRITAN_PLANE,
    Viewer,
    seen,
    seen_lab,
    seen_screen,
)
from colorstudio.imaging.metrics import delta_e00

channels = st.integers(0, 255)

MACHADO_TABLE = {
    # columns of the matrices of severity 1.0: what is seen of full red, green and blue light
    Viewer.protan: ((0.152286, 0.114503, 0.0), (1.0, 0.786281, 0.0), (0.0, 0.099216, 1.0)),
    Viewer.deutan: (
        (0.367322, 0.280085, 0.0),
        (0.860646, 0.672501, 0.04294),
        (0.0, 0.047413, 0.968881),
    ),
}


@pytest.mark.parametrize("viewer", MACHADO_TABLE)
def test_the_lights_look_as_machado_et_al_publish(viewer: Viewer) -> None:
    np.testing.assert_allclose(seen(np.eye(3), viewer), MACHADO_TABLE[viewer], atol=1e-6)


def test_tritan_is_what_brettel_et_al_give_for_srgb() -> None:
    # yellow and its grey are told apart by nothing; red and cyan keep their hue
    lights = seen(np.array([[1.0, 0, 0], [0, 0, 1.0]]), Viewer.tritan)
    np.testing.assert_allclose(lights[0], [1.0, 0.0, 0.07589], atol=1e-6)
    np.testing.assert_allclose(lights[1], [0.0, 0.12320, 0.24796], atol=1e-6)


def test_the_two_half_planes_of_tritan_meet() -> None:
    some = np.random.default_rng(1).random((500, 3))
    some[:, 2] = -(some[:, :2] @ TRITAN_PLANE[:2]) / TRITAN_PLANE[2]
    first, second = (some @ matrix.T for matrix in BRETTEL_TRITAN)
    np.testing.assert_allclose(first, second, atol=2e-4)


@pytest.mark.parametrize("viewer", Viewer)
def test_greys_are_greys_for_everybody(viewer: Viewer) -> None:
    grey = np.repeat(np.linspace(0, 1, 33)[:, None], 3, axis=1)
    np.testing.assert_allclose(seen(grey, viewer), grey, atol=2e-4)


@pytest.mark.parametrize(
    ("viewer", "one", "other"),
    [
        (Viewer.deutan, "c04030", "608020"),
        (Viewer.protan, "2ca02c", "ff7f0e"),
        (Viewer.tritan, "3a9c9c", "3a9cc0"),
    ],
)
def test_known_pairs_come_nearer(viewer: Viewer, one: str, other: str) -> None:
    linear = decode_rgb(np.array([list(bytes.fromhex(c)) for c in (one, other)], np.uint8))
    normal, theirs = (seen_lab(linear.astype(float), who) for who in (None, viewer))
    assert delta_e00(*theirs) < 0.4 * delta_e00(*normal)


@given(st.lists(st.tuples(channels, channels, channels), min_size=1, max_size=8))
def test_a_screen_shows_what_the_formula_says(codes: list[tuple[int, int, int]]) -> None:
    bgr = np.array(codes, np.uint8)[None]
    bgrx = np.concatenate([bgr, np.full((*bgr.shape[:2], 1), 7, np.uint8)], axis=-1)
    linear = decode_rgb(bgr[..., ::-1]).astype(np.float64)
    for viewer in Viewer:
        made = seen_screen(bgrx, viewer)
        right = np.rint(encode_rgb(seen(linear, viewer)) * 255)[..., ::-1]
        assert np.abs(made[..., :3] - right).max() <= 1
        assert (made[..., 3] == 7).all()


@given(st.tuples(channels, channels, channels))
def test_what_was_seen_once_is_hardly_changed_by_seeing_it_again(
    code: tuple[int, int, int],
) -> None:
    linear = decode_rgb(np.array(code, np.uint8)).astype(np.float64)
    for viewer in (*DICHROMATS[:1], Viewer.tritan, Viewer.grey):
        once = seen(linear, viewer)
        assert np.abs(seen(once, viewer) - once).max() < 0.25
