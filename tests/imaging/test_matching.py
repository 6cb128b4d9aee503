"""One-to-one matching: near the least cost, exact in its counts, blind to the colours' order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from colorstudio.imaging import matching
from colorstudio.imaging.matching import matched

KINDS = ("smooth", "few colours", "near colours", "collapsed", "nearly the colours")


def clouds(kind: str, n: int, dims: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Points and colours as they occur: of one step of a sampler, and of a palette."""
    rng = np.random.default_rng(seed)
    points = rng.normal(size=(n, dims)) * 0.8 + rng.normal(size=(4, dims))[rng.integers(0, 4, n)]
    palette = 1.5 * rng.normal(size=(5, dims))
    colors = palette[rng.integers(0, 5, n)]
    if kind == "smooth":
        colors = colors + 0.5 * rng.normal(size=(n, dims))
    if kind == "near colours":
        colors = colors + 1e-3 * rng.normal(size=(n, dims))
    if kind == "collapsed":
        points = 5 + 1e-3 * points
    if kind == "nearly the colours":
        colors = points[rng.permutation(n)] + 0.02 * rng.normal(size=(n, dims))
    return points.astype(np.float32), colors.astype(np.float32)


def cost(points: np.ndarray, given: np.ndarray) -> float:
    """Without the distance of the means, which no matching changes."""
    apart = points.astype(np.float64) - given
    return float(np.square(apart - apart.mean(axis=0)).sum())


def least(points: np.ndarray, colors: np.ndarray) -> float:
    table = np.square(points[:, None].astype(np.float64) - colors[None]).sum(axis=-1)
    return cost(points, colors[linear_sum_assignment(table)[1]])


def rows(colors: np.ndarray) -> list[tuple[float, ...]]:
    return sorted(map(tuple, colors.tolist()))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(KINDS), st.integers(1, 300), st.integers(1, 5), st.integers(0, 99))
def test_every_colour_is_used_once_at_nearly_the_least_cost(
    kind: str, n: int, dims: int, seed: int
) -> None:
    points, colors = clouds(kind, n, dims, seed)
    out = matched(points, colors)
    assert rows(out) == rows(colors)
    spread = float(np.square(colors - colors.mean(axis=0)).sum())
    assert cost(points, out) <= 1.02 * least(points, colors) + 1e-4 * spread


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(KINDS), st.integers(2, 300), st.integers(0, 99))
def test_the_order_of_the_colours_has_no_influence(kind: str, n: int, seed: int) -> None:
    points, colors = clouds(kind, n, 4, seed)
    shuffled = np.random.default_rng(seed).permutation(colors)
    assert np.array_equal(matched(points, colors), matched(points, shuffled))


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_latent_is_within_two_parts_in_a_hundred(kind: str) -> None:
    # scipy takes 15 s for 4096 points; 1000 show the same
    points, colors = clouds(kind, 1000, 4, 7)
    spread = float(np.square(colors - colors.mean(axis=0)).sum())
    assert cost(points, matched(points, colors)) <= 1.02 * least(points, colors) + 1e-4 * spread


def test_moving_all_points_by_the_same_moves_no_match() -> None:
    points, colors = clouds("smooth", 200, 4, 3)
    moved = matched(points + np.float32(4), colors)
    assert cost(points, moved) == pytest.approx(cost(points, matched(points, colors)), rel=0.015)


def test_a_bidding_war_is_broken_off_and_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "BIDS", 1)
    points, colors = clouds("collapsed", 300, 4, 1)
    assert rows(matched(points, colors)) == rows(colors)


def test_numbers_that_are_none_are_refused() -> None:
    points, colors = clouds("smooth", 8, 4, 0)
    points[3, 2] = np.nan
    with pytest.raises(ValueError, match="finite"):
        matched(points, colors)
    with pytest.raises(ValueError, match="share"):
        matched(points[:4], colors)


def test_it_can_be_cancelled() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        matched(*clouds("smooth", 64, 4, 0), check=stop)


@pytest.mark.parametrize("dims", [3, 4])
def test_nearest_is_the_nearest_of_them_all_and_blind_to_order_and_repeats(dims: int) -> None:
    points, colors = clouds("few colours", 700, dims, 1)
    colors = np.concatenate([colors, clouds("smooth", 613, dims, 2)[1]])
    found = matching.nearest(points, colors)
    apart = np.square(points[:, None].astype(np.float64) - colors[None]).sum(axis=-1)
    got = np.square(points.astype(np.float64) - found).sum(axis=-1)
    assert np.abs(got - apart.min(axis=1)).max() < 1e-4
    assert set(map(tuple, found.tolist())) <= set(map(tuple, colors.tolist()))
    assert np.array_equal(matching.nearest(points, np.repeat(colors[::-1], 2, axis=0)), found)


def test_nearest_of_one_colour_and_of_what_is_no_number() -> None:
    points = np.zeros((5, 3), np.float32)
    one = np.array([[1, 2, 3]], np.float32)
    assert np.array_equal(matching.nearest(points, one), np.repeat(one, 5, axis=0))
    with pytest.raises(ValueError, match="finite"):
        matching.nearest(points + np.nan, one)
