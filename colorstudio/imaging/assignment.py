"""Exact transport of weighted points to a few sinks with given amounts, some of them free.

The problem is the linear programme behind "this much red, this much blue, the rest as it comes":
minimise the sum of mass x cost, each point's mass used up, each *given* sink filled to its amount,
each *free* sink with what falls to it. It is solved exactly (the tests hold it against POT's
`ot.emd`): prices are first brought near by softened counts, as in Sinkhorn's iteration (Cuturi
2013), then shortest augmenting paths over the sinks move what is left (Ahuja, Magnanti and Orlin
1993, section 9.7).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from colorstudio.imaging.bands import nothing

FREE = -1
"""The amount of a sink that takes what falls to it."""
SAMPLE = 2048
"""Points by which prices are brought near."""
STEPS = 24
"""Halvings of the softness while they are."""


def transported(
    cost: np.ndarray,
    weights: np.ndarray,
    amounts: np.ndarray,
    *,
    prices: np.ndarray | None = None,
    check: Callable[[], None] = nothing,
) -> tuple[np.ndarray, np.ndarray]:
    """The cheapest plan: ``(mass, prices)``, U x K int64 and K float64.

    ``cost``: U x K float64. ``weights``: U int64, at least 0. ``amounts``: K int64, or FREE; given
    ones sum to at most the weights' sum, and to exactly that where no sink is free. ``prices``: a
    start from an earlier, similar problem. Mass lies where cost - price is least; free sinks have
    price 0. Raises ValueError for amounts that cannot be met.
    """
    from colorstudio.imaging.assignment_kernels import BALANCED, STUCK, TOO_NARROW, augment, nearest

    cost = np.ascontiguousarray(cost, np.float64)
    weights = np.asarray(weights, np.int64)
    amounts = np.asarray(amounts, np.int64)
    given = amounts >= 0
    total, asked = int(weights.sum()), int(amounts[given].sum())
    if asked > total or (asked < total and given.all()):
        raise ValueError(f"{asked} of {total} cannot be shared out")
    points, sinks = cost.shape
    used = amounts != 0
    if asked == total:
        used &= given  # nothing is left for those that take what is left
    if not used.all():
        mass = np.zeros((points, sinks), np.int64)
        out = np.full(sinks, -np.inf)
        start = None if prices is None else prices[used]
        if total:
            inner, some = transported(
                cost[:, used], weights, amounts[used], prices=start, check=check
            )
            mass[:, used], out[used] = inner, some
        return mass, out
    near = _near_prices(cost, weights, amounts, prices, check)
    labels, gaps = np.empty(points, np.int64), np.empty(points)
    nearest(cost, near, labels, gaps)
    mass = np.zeros((points, sinks), np.int64)
    mass[np.arange(points), labels] = weights
    counts = mass.sum(axis=0)
    surplus = np.zeros(sinks + 1, np.int64)
    surplus[:sinks][given] = (counts - amounts)[given]
    surplus[sinks] = counts[~given].sum() - (total - asked)
    reach = _first_reach(gaps, weights, surplus)
    pool = 4 * points + 64 * sinks * sinks + 1024
    while True:
        check()
        state = augment(cost, mass, near, given, surplus, reach, pool)
        if state == BALANCED:
            return mass, near
        if state == STUCK:
            raise ValueError("the amounts cannot be met")
        if state == TOO_NARROW:
            reach = np.inf if reach > 1e6 else 4 * reach
        pool *= 2


def _first_reach(gaps: np.ndarray, weights: np.ndarray, surplus: np.ndarray) -> float:
    """A border that holds some times the mass that has to move."""
    finite = np.isfinite(gaps)
    if not finite.any():
        return np.inf
    order = np.argsort(gaps[finite])
    heaped = np.cumsum(weights[finite][order])
    wanted = 4 * np.abs(surplus).sum() + 1
    at = min(int(np.searchsorted(heaped, wanted)), len(order) - 1)
    return max(2 * float(gaps[finite][order[at]]), 1e-9)


def _near_prices(
    cost: np.ndarray,
    weights: np.ndarray,
    amounts: np.ndarray,
    start: np.ndarray | None,
    check: Callable[[], None],
) -> np.ndarray:
    """Prices that nearly meet the amounts: the softened dual, ever harder."""
    from colorstudio.imaging.assignment_kernels import soft_counts

    sinks = cost.shape[1]
    given = amounts >= 0
    prices = np.zeros(sinks)
    if start is not None and np.isfinite(start).all():
        prices[:] = start
    if sinks == 1 or not given.any() or not weights.any():
        prices[~given] = 0
        return prices
    step = -(-len(cost) // SAMPLE)
    some, mass = np.ascontiguousarray(cost[::step]), weights[::step].astype(np.float64)
    if not mass.any():
        some, mass = cost, weights.astype(np.float64)
    asked = amounts * (mass.sum() / weights.sum())
    spread = float(np.median(some.max(axis=1) - some.min(axis=1))) or 1.0
    softened = np.empty(sinks)
    width = spread if start is None else spread / 64
    for _ in range(STEPS):
        check()
        for _ in range(3):
            soft_counts(some, mass, prices, width, softened)
            ratio = np.maximum(asked[given], 1e-3) / np.maximum(softened[given], 1e-12)
            prices[given] += np.clip(width * np.log(ratio), -spread, spread)
            prices -= prices[~given].mean() if (~given).any() else prices.mean()
            prices[~given] = 0
        width *= 0.7
    return prices
