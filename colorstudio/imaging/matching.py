"""One-to-one matching of points with colours, near the least cost: g of "Color Alignment".

Every point gets one of the given colours, every given colour is used exactly once, and the sum of
squared distances is within TOLERANCE of the least there is, which the prices of the auction prove.
What all matchings have in common, the distance of the means, does not count towards it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from colorstudio.imaging.bands import nothing

TOLERANCE = 0.04
"""How far above the least cost a matching may lie, by what its prices prove. Measured against the
optimum it is about a tenth of that: 0 to 0.5 % on clouds of 4096 points."""
COARSEST = 0.1
"""First ε, in parts of the spread."""
STEP = 8.0
"""By what ε shrinks from one auction to the next."""
NEARBY = 10.0
"""First ε where that is less, in parts of the mean square distance to the nearest colour."""
FINEST = 1e-5
"""Least ε, in parts of the spread: finer than this float32 cannot tell."""
BIDS = 50
"""Bids per point before an auction is broken off; real ones need about five."""


def matched(
    points: np.ndarray, colors: np.ndarray, *, check: Callable[[], None] = nothing
) -> np.ndarray:
    """The colour of each point, n x d float32: a permutation of the rows of ``colors``.

    ``points`` and ``colors``: n x d, finite. The order of the colours' rows has no influence; the
    same input gives the same output. Raises ValueError where the two differ in shape or are not
    finite.
    """
    from colorstudio.imaging.matching_kernels import auction, least_offers

    points, colors = np.asarray(points, np.float32), np.asarray(colors, np.float32)
    if points.shape != colors.shape or points.ndim != 2:
        raise ValueError(f"{points.shape} points cannot share {colors.shape} colours")
    if not (np.isfinite(points).all() and np.isfinite(colors).all()):
        raise ValueError("points and colours are finite numbers")
    if len(points) < 2:
        return colors.copy()
    kinds, places = np.unique(colors, axis=0, return_counts=True)
    if len(kinds) == 1:
        return colors.copy()
    bidders, wares, apart = straightened(points, kinds, places)
    starts = np.concatenate([[0], np.cumsum(places)])
    squares = np.square(wares).sum(axis=1, dtype=np.float32)
    rows, worth = _padded(wares, squares)
    place_kinds = np.repeat(np.arange(len(kinds)), places)
    owners = np.empty(len(points), np.int64)
    own = float(np.square(bidders, dtype=np.float64).sum()) + apart
    spread = float(squares @ places) / len(points) + (own - apart) / len(points)
    best, least = np.inf, own + least_offers(bidders, rows, worth)
    epsilon = min(COARSEST * spread, max(NEARBY * least / len(points), FINEST * spread))
    found = np.empty(0, np.int64)
    while True:
        check()
        most = BIDS * len(points)
        broken_off = auction(bidders, rows, worth, starts, np.float32(epsilon), most, owners) < 0
        if broken_off:
            _settle(owners)
        to = np.empty(len(points), np.int64)
        to[owners] = place_kinds
        cost = apart + float(np.square(bidders - wares[to], dtype=np.float64).sum())
        if cost < best:
            best, found = cost, to
        # an auction is at most n ε above the least; nearer the end the prices say it better
        least = max(least, cost - len(points) * epsilon)
        if epsilon <= 4 * TOLERANCE * best / len(points):
            prices = (worth[: len(kinds)] - squares).astype(np.float64)
            offers = least_offers(bidders, rows, worth)
            least = max(least, own + offers - float(prices @ places))
        if broken_off or best <= (1 + TOLERANCE) * least or epsilon <= FINEST * spread:
            break
        # this ε is sure to do, and half as much again nearly always does
        sure = max(TOLERANCE * least / len(points), FINEST * spread)
        epsilon = max(epsilon / STEP, 1.5 * sure if epsilon > 1.5 * sure else sure)
    return kinds[found]


def nearest(points: np.ndarray, colors: np.ndarray) -> np.ndarray:
    """Each point's nearest colour: n x d and m x d to n x d float32; colours may be used again.

    Raises ValueError where either is not finite.
    """
    from colorstudio.imaging.matching_kernels import nearest as claims

    points = np.ascontiguousarray(points, np.float32)
    kinds = _kinds(np.ascontiguousarray(colors, np.float32))
    if not (np.isfinite(points).all() and np.isfinite(kinds).all()):
        raise ValueError("points and colours are finite numbers")
    found = np.empty(len(points), np.int64)
    claims(points, *_padded(kinds, np.square(kinds).sum(axis=1)), found)
    return kinds[found]


def straightened(
    points: np.ndarray, kinds: np.ndarray, places: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """Points and colours moved towards each other without a change to which matching is best.

    A matching's cost is a constant less twice the sum of x · y, and x · y = (A x) · (A⁻¹ y) for a
    symmetric A. With A the root of the linear map that carries the points' Gaussian onto the
    colours', both have one covariance, prices stay low and bids few. Returns both as float32 and
    what is to be added to the cost of a matching of theirs; how far their means lie apart does not
    count.
    """
    total = float(places.sum())
    x, y = points.astype(np.float64), kinds.astype(np.float64)
    x, y = x - x.mean(axis=0), y - places @ y / total
    apart = float(np.square(x).sum() + places @ np.square(y).sum(axis=1))
    x_spread = x.T @ x / total
    y_spread = (y * places[:, None]).T @ y / total
    towards, back = linear_parts(x_spread, y_spread)
    x, y = x @ towards, y @ back
    apart -= float(np.square(x).sum() + places @ np.square(y).sum(axis=1))
    return x.astype(np.float32), y.astype(np.float32), apart


def linear_parts(of_points: np.ndarray, of_colors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A and A⁻¹ of `straightened`, d x d, from the two covariances."""
    of_points, of_colors = _not_flat(of_points), _not_flat(of_colors)
    root, back = _power(of_points, 0.5), _power(of_points, -0.5)
    carried = back @ _power(root @ of_colors @ root, 0.5) @ back
    return _power(carried, 0.5), _power(carried, -0.5)


def _kinds(rows: np.ndarray) -> np.ndarray:
    """Every row once, in the order of their numbers; as `numpy.unique`, in less time."""
    rows = rows[np.lexsort(rows.T[::-1])]
    new = np.ones(len(rows), bool)
    new[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    return rows[new]


def _settle(owners: np.ndarray) -> None:
    """Gives the places that are left (-1) to the points that are left, in their order."""
    without = np.ones(len(owners), bool)
    without[owners[owners >= 0]] = False
    owners[owners < 0] = np.flatnonzero(without)


def _not_flat(covariance: np.ndarray) -> np.ndarray:
    """A covariance with some width in every direction."""
    dims = len(covariance)
    return covariance + (0.03 * np.trace(covariance) / dims + 1e-12) * np.eye(dims)


def _power(matrix: np.ndarray, exponent: float) -> np.ndarray:
    """A power of a symmetric positive matrix."""
    values, vectors = np.linalg.eigh(matrix)
    return (vectors * np.maximum(values, 1e-20) ** exponent) @ vectors.T


def _padded(wares: np.ndarray, squares: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Colours (channel after channel) and their worth, as the kernels take them."""
    from colorstudio.imaging.matching_kernels import ROUND

    count, dims = wares.shape
    room = -(-count // ROUND) * ROUND
    rows = np.zeros((dims, room), np.float32)
    rows[:, :count] = wares.T
    worth = np.full(room, np.inf, np.float32)
    worth[:count] = squares
    return rows.reshape(-1), worth
