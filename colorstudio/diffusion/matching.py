"""Points and colours matched in torch, without leaving the device: f and g of "Color Alignment".

For the CPU there is `imaging.matching`, which comes nearer to the least cost in less time there.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from colorstudio.imaging.matching import linear_parts
from colorstudio.imaging.matching import nearest as nearest_on_cpu

ROWS = 4096
"""Points that are held against all colours at a time, and most that `balanced` takes at once."""
MATRIX = 1 << 18
"""Largest matrix of distances that is worth its memory on a processor."""
TIES = 1e-6
"""Noise on the colours by which the authors' code breaks ties."""
FIRST_WIDTH, LEVELS, SWEEPS = 0.25, 6, 6
"""Softness of the first prices in parts of the mean cost, its halvings, and sweeps at each."""
EPSILON = 0.1
"""Least rise of a bid, in parts of the mean cost of a matching."""
REST = 0.02
"""Part of the points that may be left when bidding ends; they take the nearest that is free."""
MOST_ROUNDS = 400


def nearest(points: Tensor, colors: Tensor) -> Tensor:
    """f: each point's nearest colour. n x d and m x d to n x d; colours may be used again."""
    plain = points.device.type == "cpu" and points.dtype == colors.dtype == torch.float32
    if plain and len(points) * len(colors) > MATRIX:
        return torch.from_numpy(nearest_on_cpu(points.numpy(), colors.numpy()))
    return colors[_claims(points, colors)]


def greedy(points: Tensor, colors: Tensor, generator: torch.Generator) -> Tensor:
    """g as the authors' code has it: every colour (n x d) used once, first come, first served.

    Points claim their nearest colour that is left; of several claimants the one that a random order
    puts first gets it; the others claim again. ``generator``: of the CPU. The order of the colours
    has no influence.
    """
    colors = ordered(colors)
    noise = torch.randn(colors.shape, generator=generator).to(colors.device)
    tried = colors + TIES * noise
    turn = torch.randperm(len(points), generator=generator).to(points.device)
    given = torch.empty(len(points), dtype=torch.long, device=points.device)
    left = torch.arange(len(colors), device=points.device)
    while len(turn):
        claims = _claims(points[turn], tried[left])
        first = _first_claimant(claims, len(left))
        met = first < len(turn)
        given[turn[first[met]]] = left[met]
        served = torch.zeros(len(turn), dtype=torch.bool, device=points.device)
        served[first[met]] = True
        turn, left = turn[~served], left[~met]
    return colors[given]


def balanced(points: Tensor, colors: Tensor) -> Tensor:
    """g near the least cost: every colour (n x d) used once, in a bounded number of whole steps.

    Prices from a softened problem (Cuturi 2013, ever harder) start an auction (Bertsekas 1988) in
    which all points without a colour bid at once. More than ROWS points are dealt into groups that
    are alike. The order of the colours has no influence.
    """
    groups = -(-len(points) // ROWS)
    if groups == 1:
        return _auctioned(points, ordered(colors))
    out = torch.empty_like(points)
    by_point, by_color = along_curve(points), along_curve(colors)
    for n in range(groups):
        some, place = by_point[n::groups], by_color[n::groups]
        out[some] = _auctioned(points[some], ordered(colors[place]))
    return out


def ordered(colors: Tensor) -> Tensor:
    """Rows in the order of their numbers, first column first."""
    order = torch.arange(len(colors), device=colors.device)
    for column in reversed(range(colors.shape[1])):
        order = order[colors[order, column].argsort(stable=True)]
    return colors[order]


def along_curve(points: Tensor, bits: int = 10) -> Tensor:
    """An order (n int64) in which neighbours lie near each other: along a Z-order curve."""
    low, high = points.amin(dim=0), points.amax(dim=0)
    steps = ((points - low) / (high - low).clamp(min=1e-12) * (2**bits - 1)).round().long()
    dims = min(points.shape[1], 62 // bits)
    code = torch.zeros(len(points), dtype=torch.long, device=points.device)
    for bit in range(bits):
        for d in range(dims):
            code |= ((steps[:, d] >> bit) & 1) << (bit * dims + d)
    # equal codes in the order of the numbers themselves, so that no order of the rows matters
    order = torch.arange(len(points), device=points.device)
    for column in reversed(range(points.shape[1])):
        order = order[points[order, column].argsort(stable=True)]
    return order[code[order].argsort(stable=True)]


def _claims(points: Tensor, colors: Tensor) -> Tensor:
    """The index of each point's nearest colour."""
    squares = colors.square().sum(dim=1)
    found = [
        torch.addmm(squares, part, colors.T, alpha=-2).argmin(dim=1) for part in points.split(ROWS)
    ]
    return torch.cat(found)


def _first_claimant(claims: Tensor, count: int) -> Tensor:
    """Per thing claimed the least index of those who claim it; ``len(claims)`` for none."""
    nobody = torch.full((count,), len(claims), device=claims.device)
    ranks = torch.arange(len(claims), device=claims.device)
    return nobody.scatter_reduce(0, claims, ranks, "amin")


def _auctioned(points: Tensor, colors: Tensor) -> Tensor:
    """`balanced` for one group."""
    if len(points) == 1:
        return colors.clone()
    x, y = _straightened(points.float(), colors.float())
    cost = torch.cdist(x, y, compute_mode="donot_use_mm_for_euclid_dist").square_()
    prices = _soft_prices(cost)
    least = (cost + prices).amin(dim=1).sum() - prices.sum()
    epsilon = EPSILON * float(torch.maximum(least / len(x), 1e-3 * cost.mean()))
    # equal colours: each point prefers another one of them, or all would bid for the same
    generator = torch.Generator(cost.device).manual_seed(0)
    cost += epsilon * torch.rand(cost.shape, generator=generator, device=cost.device)
    has = _bids(cost, prices, epsilon)
    return colors[_finished(cost, has)]


def _straightened(points: Tensor, colors: Tensor) -> tuple[Tensor, Tensor]:
    """See `imaging.matching.straightened`: of the points only two means and covariances leave."""
    x, y = points - points.mean(dim=0), colors - colors.mean(dim=0)
    spread = torch.stack([x.T @ x, y.T @ y]) / len(x)
    both = spread.cpu().double().numpy()
    towards, back = linear_parts(both[0], both[1])
    return x @ _like(towards, x), y @ _like(back, y)


def _like(matrix: np.ndarray, tensor: Tensor) -> Tensor:
    return torch.from_numpy(matrix).to(tensor)


def _soft_prices(cost: Tensor) -> Tensor:
    """Prices (m) at which softened demand for every colour is about one."""
    width = float(cost.mean()) * FIRST_WIDTH
    gain = torch.zeros(cost.shape[1], device=cost.device)
    for _ in range(LEVELS):
        kernel = torch.softmax((gain - cost) / width, dim=1)
        points = torch.ones(len(cost), device=cost.device)
        colors = torch.ones_like(gain)
        for _ in range(SWEEPS):
            colors = (1 / (kernel.T @ points)).clamp(1e-12, 1e12)
            points = (1 / (kernel @ colors)).clamp(1e-12, 1e12)
        gain = gain + width * colors.log()
        width /= 2
    return -gain


def _bids(cost: Tensor, prices: Tensor, epsilon: float) -> Tensor:
    """The colour of each point, -1 for the few that are left: all bid at once, highest bid wins."""
    count = len(cost)
    has = torch.full((count,), -1, device=cost.device)
    owner = has.clone()
    for _ in range(MOST_ROUNDS):
        rows = (has < 0).nonzero()[:, 0]
        if len(rows) <= REST * count:
            break
        two = (cost[rows] + prices).topk(2, dim=1, largest=False)
        at = two.indices[:, 0]
        bid = prices[at] + (two.values[:, 1] - two.values[:, 0]) + epsilon
        highest = torch.full_like(prices, -torch.inf).scatter_reduce(0, at, bid, "amax")
        wins = bid >= highest[at]
        first = torch.full_like(has, count).scatter_reduce(0, at[wins], rows[wins], "amin")
        sold = (first < count).nonzero()[:, 0]
        before = owner[sold]
        has[before[before >= 0]] = -1
        owner[sold] = first[sold]
        has[first[sold]] = sold
        prices = torch.where(first < count, highest, prices)
    return has


def _finished(cost: Tensor, has: Tensor) -> Tensor:
    """Points that are left take the nearest free colour; of several the first gets it."""
    rows = (has < 0).nonzero()[:, 0]
    free = torch.ones(len(has), dtype=torch.bool, device=has.device)
    free[has[has >= 0]] = False
    left = free.nonzero()[:, 0]
    while len(rows):
        first = _first_claimant(cost[rows][:, left].argmin(dim=1), len(left))
        met = first < len(rows)
        has[rows[first[met]]] = left[met]
        rows, left = (has < 0).nonzero()[:, 0], left[~met]
    return has
