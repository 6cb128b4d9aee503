"""Transport onto few sinks is exact, with amounts to the unit, also where some are free."""

from __future__ import annotations

import numpy as np
import ot
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colorstudio.imaging.assignment import FREE, transported


def problem(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Random costs (sometimes with many ties), weights, and amounts of which some are free."""
    rng = np.random.default_rng(seed)
    points, sinks = int(rng.integers(1, 300)), int(rng.integers(1, 10))
    cost = ((rng.random((points, 1, 3)) - rng.random((1, sinks, 3))) ** 2).sum(-1)
    if seed % 3 == 0:
        cost = np.round(cost, 1)
    weights = rng.integers(0, 30, points)
    weights[0] += 1
    total = int(weights.sum())
    amounts = np.floor(rng.dirichlet(np.ones(sinks)) * rng.random() * total).astype(np.int64)
    free = rng.random(sinks) < 0.4
    if not free.any():
        amounts[0] += total - amounts.sum()
    amounts[free] = FREE
    return cost, weights, amounts


def best(cost: np.ndarray, weights: np.ndarray, amounts: np.ndarray) -> float:
    """The least cost by POT's network simplex; free sinks are one, at the nearest of them."""
    given_ = amounts >= 0
    columns = [cost[:, k] for k in np.flatnonzero(given_)]
    masses = [float(amounts[k]) for k in np.flatnonzero(given_)]
    if not given_.all():
        columns.append(cost[:, ~given_].min(axis=1))
        masses.append(float(weights.sum() - amounts[given_].sum()))
    total = float(weights.sum())
    plan = ot.emd2(weights / total, np.array(masses) / total, np.stack(columns, axis=1))
    return float(np.asarray(plan)) * total


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_it_is_as_cheap_as_the_linear_programme(seed: int) -> None:
    cost, weights, amounts = problem(seed)
    mass, prices = transported(cost, weights, amounts)
    assert (mass >= 0).all()
    assert np.array_equal(mass.sum(axis=1), weights)
    fixed = amounts >= 0
    assert np.array_equal(mass.sum(axis=0)[fixed], amounts[fixed])
    assert (mass * cost).sum() <= best(cost, weights, amounts) + 1e-6
    free_prices = prices[~fixed]
    assert np.allclose(free_prices[np.isfinite(free_prices)], 0, atol=1e-9)


def test_a_start_from_other_prices_changes_nothing_but_time() -> None:
    cost, weights, amounts = problem(7)
    mass, prices = transported(cost, weights, amounts)
    again, _ = transported(cost, weights, amounts, prices=prices + 0.3)
    assert (again * cost).sum() == pytest.approx((mass * cost).sum())


def test_amounts_that_cannot_be_met_are_refused() -> None:
    cost, weights = np.zeros((2, 2)), np.array([3, 4])
    with pytest.raises(ValueError, match="shared out"):
        transported(cost, weights, np.array([5, 5]))
    with pytest.raises(ValueError, match="shared out"):
        transported(cost, weights, np.array([1, 2]))
