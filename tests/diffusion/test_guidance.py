"""The three forms of guidance, on numbers worked out by hand."""

from __future__ import annotations

import pytest
import torch

from colorstudio.diffusion.guidance import dual, dual_branches, extra_weight, guided

COND, UNCOND = torch.tensor([3.0, -1.0]), torch.tensor([1.0, 0.0])
NAMED = {
    "both": COND,
    "no_reference": UNCOND,
    "no_sketch": torch.tensor([2.0, 4.0]),
}


def test_ordinary_guidance_goes_from_uncond_over_cond_and_on() -> None:
    assert guided(COND, UNCOND, 5.0).tolist() == [11.0, -5.0]
    assert guided(COND, UNCOND, 1.0).tolist() == COND.tolist()
    assert guided(COND, UNCOND, 0.0).tolist() == UNCOND.tolist()


def test_the_extra_weight_comes_on_top() -> None:
    assert extra_weight(COND, UNCOND, 1.6).tolist() == pytest.approx([6.2, -2.6])
    assert torch.allclose(extra_weight(COND, UNCOND, 1.6), guided(COND, UNCOND, 2.6))
    assert extra_weight(COND, UNCOND, 0.0).tolist() == COND.tolist()


def test_dual_guidance_is_the_mean_of_both() -> None:
    # u_r + 4 (c - u_r) = (9, -4); u_s + 2 (c - u_s) = (4, -6)
    assert dual(NAMED, 4.0, 2.0).tolist() == [6.5, -5.0]


@pytest.mark.parametrize(
    ("reference", "sketch", "branches"),
    [
        (4.0, 2.0, ("both", "no_reference", "no_sketch")),
        (4.0, 1.0, ("both", "no_reference")),
        (1.0, 2.0, ("both", "no_sketch")),
        (1.0, 1.0, ("both",)),
    ],
)
def test_a_half_that_does_nothing_is_neither_asked_for_nor_counted(
    reference: float, sketch: float, branches: tuple[str, ...]
) -> None:
    assert dual_branches(reference, sketch) == branches
    predictions = {name: NAMED[name] for name in branches}
    answer = dual(predictions, reference, sketch)
    ordinary = {
        ("both",): COND,
        ("both", "no_reference"): guided(COND, UNCOND, reference),
        ("both", "no_sketch"): guided(COND, NAMED["no_sketch"], sketch),
    }
    if branches in ordinary:
        assert torch.equal(answer, ordinary[branches])
