"""f and g in torch: exact counts, near the least cost, blind to the order of the colours."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from colorstudio.diffusion import matching


def clouds(kind: str, n: int, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(seed)
    points = torch.randn((n, 4), generator=generator)
    palette = 1.5 * torch.randn((5, 4), generator=generator)
    colors = palette[torch.randint(0, 5, (n,), generator=generator)]
    if kind == "smooth":
        colors = colors + 0.5 * torch.randn((n, 4), generator=generator)
    return points, colors


def rows(colors: torch.Tensor) -> list[tuple[float, ...]]:
    return sorted(map(tuple, colors.tolist()))


def cost(points: torch.Tensor, given: torch.Tensor) -> float:
    return float((points - given).square().sum())


def least(points: torch.Tensor, colors: torch.Tensor) -> float:
    table = torch.cdist(points.double(), colors.double()).square().numpy()
    return float(table[linear_sum_assignment(table)].sum())


def greedy(points: torch.Tensor, colors: torch.Tensor) -> torch.Tensor:
    return matching.greedy(points, colors, torch.Generator().manual_seed(5))


ONE_TO_ONE = {"greedy": greedy, "balanced": matching.balanced}


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from(sorted(ONE_TO_ONE)),
    st.sampled_from(("smooth", "few colours")),
    st.integers(1, 150),
    st.integers(0, 99),
)
def test_every_colour_is_used_once_whatever_their_order(
    name: str, kind: str, n: int, seed: int
) -> None:
    points, colors = clouds(kind, n, seed)
    out = ONE_TO_ONE[name](points, colors)
    assert rows(out) == rows(colors)
    shuffled = colors[torch.randperm(n, generator=torch.Generator().manual_seed(seed))]
    assert torch.equal(ONE_TO_ONE[name](points, shuffled), out)


@pytest.mark.parametrize("kind", ["smooth", "few colours"])
def test_balanced_is_within_a_tenth_of_the_least_cost(kind: str) -> None:
    points, colors = clouds(kind, 800, 1)
    assert cost(points, matching.balanced(points, colors)) <= 1.10 * least(points, colors)


def test_more_points_than_fit_at_once_are_dealt_into_groups(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matching, "ROWS", 256)
    points, colors = clouds("few colours", 1000, 2)
    out = matching.balanced(points, colors)
    assert rows(out) == rows(colors)
    assert cost(points, out) <= 1.15 * least(points, colors)


def test_greedy_is_the_authors_first_come_first_served() -> None:
    points = torch.tensor([[0.0], [0.1], [5.0]])
    colors = torch.tensor([[4.0], [0.0], [9.0]])
    generator = torch.Generator().manual_seed(0)
    turn = torch.Generator().manual_seed(0)
    torch.randn(colors.shape, generator=turn)
    order = torch.randperm(3, generator=turn).tolist()
    out = matching.greedy(points, colors, generator).flatten().tolist()
    first, second = (0, 1) if order.index(0) < order.index(1) else (1, 0)
    # both of the first two are nearest to 0; whoever comes later takes what the third left
    assert out[first] == 0.0
    assert out[2] == 4.0
    assert out[second] == 9.0


def test_nearest_takes_the_nearest_though_it_was_taken_before() -> None:
    points, colors = clouds("smooth", 500, 3)
    colors = colors[:37]
    found = np.square(points.numpy()[:, None] - colors.numpy()[None]).sum(-1).argmin(axis=1)
    assert torch.equal(matching.nearest(points, colors), colors[torch.from_numpy(found)])


def test_nearest_of_many_is_the_same_without_the_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    points, colors = clouds("smooth", 600, 3)
    quick = matching.nearest(points, colors)
    monkeypatch.setattr(matching, "MATRIX", 1 << 40)
    assert torch.equal(matching.nearest(points, colors), quick)
