"""Alignment of features: mean and spread per channel, over tokens, where the mask says."""

from __future__ import annotations

import pytest
import torch

from colorstudio.methods.recolor.coloredit.adain import aligned

torch.set_num_threads(2)


@pytest.fixture
def values() -> torch.Tensor:
    return torch.randn(2, 40, 3, generator=torch.Generator().manual_seed(1))


@pytest.fixture
def reference() -> torch.Tensor:
    noise = torch.randn(2, 25, 3, generator=torch.Generator().manual_seed(2))
    return noise * torch.tensor([2.0, 0.5, 4.0]) + torch.tensor([5.0, -3.0, 1.0])


def test_takes_mean_and_spread_of_each_channel_over_tokens(values, reference):
    new = aligned(values, reference)
    torch.testing.assert_close(new.mean(1), reference.mean(1), rtol=1e-3, atol=1e-3)
    torch.testing.assert_close(
        new.std(1, correction=0), reference.std(1, correction=0), rtol=1e-3, atol=1e-3
    )
    # an affine map of each row and channel: order is kept
    assert torch.equal(new.argsort(1), values.argsort(1))


def test_is_the_equation(values, reference):
    mu_t, mu_r = values.mean(1, keepdim=True), reference.mean(1, keepdim=True)
    sigma_t = (values.var(1, keepdim=True, correction=0) + 1e-5).sqrt()
    sigma_r = (reference.var(1, keepdim=True, correction=0) + 1e-5).sqrt()
    torch.testing.assert_close(
        aligned(values, reference), sigma_r * (values - mu_t) / sigma_t + mu_r
    )


def test_only_what_the_mask_holds_counts_and_changes(values, reference):
    weight = (torch.arange(40) < 10).float()
    spoilt = values.clone()
    spoilt[:, 10:] += 100
    new = aligned(spoilt, reference, weight)
    assert torch.equal(new[:, 10:], spoilt[:, 10:])
    torch.testing.assert_close(new[:, :10], aligned(values[:, :10], reference))
    assert torch.equal(aligned(values, reference, torch.zeros(40)), values)


def test_half_a_weight_is_half_a_change(values, reference):
    whole = aligned(values, reference, torch.ones(40))
    half = aligned(values, reference, torch.full((40,), 0.5))
    torch.testing.assert_close(half, (values + whole) / 2)


def test_to_oneself_is_no_change(values):
    torch.testing.assert_close(aligned(values, values), values)


def test_keeps_its_type(values, reference):
    assert aligned(values.half(), reference.half()).dtype == torch.float16
