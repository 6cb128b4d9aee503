"""A network as its difference to another one."""

from __future__ import annotations

import pytest
import torch

from colorstudio.diffusion.low_rank import DOWN, added, difference


def test_a_change_of_low_rank_comes_back_and_takes_little() -> None:
    torch.manual_seed(0)
    before = {"a": torch.randn(24, 16, 3, 3), "b": torch.randn(24), "c": torch.randn(8, 4)}
    after = {name: weight.clone() for name, weight in before.items()}
    after["a"] += (torch.randn(24, 2) @ torch.randn(2, 144)).reshape(24, 16, 3, 3)
    after["b"] += 1
    after["d"] = torch.randn(8, 8)
    stored = difference(after, before, 2)
    assert {key.partition(".")[0] for key in stored} == {"a", "b", "d"}
    assert stored["a.down"].shape == (2, 144)
    found = added(before, stored)
    assert found.keys() == after.keys()
    for name, weight in after.items():
        assert torch.allclose(found[name], weight, atol=1e-4)
    # of a larger rank than is kept, the largest part stays
    near = added(before, difference(after, before, 1))["a"]
    assert 0 < (near - after["a"]).norm() < (before["a"] - after["a"]).norm()


def test_what_belongs_to_nothing_is_refused() -> None:
    before = {"a": torch.zeros(4, 4)}
    for stored in ({"a.down": torch.zeros(1, 4)}, {"a": torch.zeros(1)}):
        with pytest.raises(ValueError, match="belongs to nothing"):
            added(before, stored)
    odd = {"a.up": torch.zeros(4, 1), f"a{DOWN}": torch.zeros(1, 5)}
    with pytest.raises(ValueError, match="another size"):
        added(before, odd)
